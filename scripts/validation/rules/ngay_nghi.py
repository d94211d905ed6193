"""A day off rests on an announcement, on two reports, or on the law's own words; it is of a year held, and stands once."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.content.collection import Collection
from scripts.content.problem import Problem
from scripts.content.vocabulary import DaysOff
from scripts.content.yaml_file import YamlFile
from scripts.validation.rule import CollectionRule, in_one_piece

NAME = "ngay-nghi"
_REPORTS = 2


def check(collection: Collection) -> Iterator[Problem]:
    """Judge ``ngay-nghi.yaml`` where it could be read whole."""
    source, table = collection.vocabulary_files.get(NAME), collection.vocabulary.days_off
    if source is None:
        return
    bases = {basis.id: basis for basis in table.bases}
    seen: set[str] = set()
    for at, day in enumerate(table.days):
        path = ("ngay", at)
        for number, id_ in enumerate(day.rests_on):
            if id_ not in bases:
                yield source.problem((*path, "can_cu", number), NAME, f"không có căn cứ “{id_}” ở “can_cu” của tệp này")
        kinds = [bases[id_].kind for id_ in set(day.rests_on) if id_ in bases]
        if not {"luat", "thong-bao"} & {*kinds} and kinds.count("tin") < _REPORTS:
            message = "ngày nghỉ cần một thông báo chính thức, hai tin độc lập, hoặc chính chữ luật; hãy thêm căn cứ"
            yield source.problem((*path, "can_cu"), NAME, message)
        if day.day in seen:
            yield source.problem((*path, "ngay"), NAME, f"ngày {day.day} ghi hai lần; hãy bỏ một")
        seen.add(day.day)
        if int(day.day[:4]) not in table.years:
            yield source.problem((*path, "ngay"), NAME, "ngày này thuộc một năm chưa ghi ở “nam”; hãy thêm năm ấy")
    yield from _unknown(source, table)


def _unknown(source: YamlFile, table: DaysOff) -> Iterator[Problem]:
    for at, span in enumerate(table.unknown):
        if span.end < span.start:
            yield source.problem(("chua_biet", at, "den"), NAME, "“den” đứng trước “tu”; hãy xem lại hai ngày")
        elif any(span.start <= day.day <= span.end for day in table.days):
            yield source.problem(
                ("chua_biet", at),
                NAME,
                "quãng chưa biết trùm lên một ngày đã ghi ở “ngay”; hãy cắt ngắn, hoặc bỏ quãng",
            )


RULE = CollectionRule(NAME, in_one_piece(check))
