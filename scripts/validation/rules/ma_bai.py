"""File name = id: kebab-case ASCII, ``.yaml``, in the folder of a known setting, not reserved, used once in all settings.

Links of a reader's choice name entries by a hash of their ids, so that two ids may not share one, withdrawn ones included.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from scripts.content.collection import Collection, Record
from scripts.content.ids import KEBAB, MAX_LENGTH, RESERVED, without_ending
from scripts.content.problem import Problem
from scripts.text.digest import bucket
from scripts.text.vietnamese import closest, slug
from scripts.validation.rule import CollectionRule, in_one_piece

NAME = "ma-bai"
_COPY = re.compile(
    r"^(?:copy of|bản sao của) |(?: ?[-_–] ?(?:copy|bản sao))?(?: ?\(\d+\))?$|[ _](?:copy|bản sao)(?: ?\d+)?$",
    re.IGNORECASE,
)


def fault_of(id_: str) -> str | None:
    """What is wrong with an id as such; None if nothing is."""
    if not KEBAB.fullmatch(id_) or len(id_) > MAX_LENGTH:
        better = (
            slug(without_ending(id_).replace("\\", "/").rpartition("/")[2])[:MAX_LENGTH].strip("-")
            or "ten-tinh-viec-da-lam"
        )
        return f"tên tệp chỉ gồm chữ thường không dấu, số và gạch nối, nhiều nhất {MAX_LENGTH} ký tự; hãy đổi thành “{better}.yaml”"
    return f"tên “{id_}” được dành riêng; hãy đặt tên kể rõ nơi làm và việc làm" if id_ in RESERVED else None


def _copied(id_: str, known: set[str]) -> str:
    """The id of the entry of which a file is a copy by its name, as systems and people call copies; "" where it is none."""
    bare = _COPY.sub("", id_)
    return bare if bare != id_ and bare in known else ""


def check(collection: Collection) -> Iterator[Problem]:
    """Judge the name and folder of every file."""
    taken: dict[str, Record] = {}
    ids = {record.id for record in collection.records}
    marks = {bucket(id_): id_ for id_ in (row.old.rpartition("/")[2] for row in collection.vocabulary.moved)}
    for record in collection.records:
        if record.setting not in collection.vocabulary.settings:
            near = closest(record.setting, collection.vocabulary.settings)
            known = ", ".join(collection.vocabulary.settings)
            hint = (
                f"có phải ý bạn là “{near}”?"
                if near
                else f"các loại hình có sẵn: {known}; loại hình mới thì thêm một dòng vào _danh-muc/loai-hinh.yaml"
            )
            yield record.file.problem(
                (),
                NAME,
                f"thư mục “{record.setting}” không có trong danh mục loại hình; {hint}",
                names=(record.setting,),
            )
        fault = fault_of(record.id)
        copied = _copied(record.id, ids) if fault else ""
        if copied:
            fault = f"tệp này có vẻ là bản chép của “{copied}”; hãy gộp chỗ đã sửa vào bài ấy rồi xóa tệp này"
        if not record.file.path.endswith(".yaml") and not fault:
            yield record.file.problem((), NAME, f"tên tệp phải có đuôi .yaml; hãy đổi tên thành “{record.id}.yaml”")
        if fault:
            yield record.file.problem((), NAME, fault)
        if record.id in taken:
            first = taken[record.id].file.path
            yield record.file.problem((), NAME, f"mã “{record.id}” đã có ở {first}; hãy đổi tên một trong hai tệp")
        other = marks.setdefault(bucket(record.id), record.id)
        if other != record.id:
            yield record.file.problem(
                (),
                NAME,
                f"mã “{record.id}” tình cờ có cùng ký hiệu với “{other}”; hãy đổi tên tệp, thêm một chữ là được",
            )
        taken.setdefault(record.id, record)


RULE = CollectionRule(NAME, in_one_piece(check))
