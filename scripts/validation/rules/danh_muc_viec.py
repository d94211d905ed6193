"""The words of tasks (``viec.yaml``) have an id each, and the documents of an edition are in the table."""

from __future__ import annotations

from collections.abc import Collection as Words
from collections.abc import Iterable, Iterator

from scripts.content.collection import Collection
from scripts.content.problem import FieldPath, Problem
from scripts.content.vocabulary import TaskWords
from scripts.content.yaml_file import YamlFile
from scripts.validation.rule import CollectionRule, in_one_piece
from scripts.validation.rules.viec import unknown

NAME = "danh-muc-viec"
_FILE = "viec"


def check(collection: Collection) -> Iterator[Problem]:
    """Judge ``viec.yaml`` where it could be read whole."""
    source, words = collection.vocabulary_files.get(_FILE), collection.vocabulary.task_words
    if source is None or words == TaskWords():
        return
    lists: dict[str, list[tuple[FieldPath, str]]] = {
        "nhom": [(("nhom", at, "ma"), row.id) for at, row in enumerate(words.groups)],
        "su_kien": [(("su_kien", at, "ma"), row.id) for at, row in enumerate(words.events)],
        "so_dong": [(("so_dong", at, "ma"), row.id) for at, row in enumerate(words.crowds)],
        "nguoi_lam": [(("nguoi_lam", at, "ma"), row.id) for at, row in enumerate(words.doers)],
        "ban_doc": [(("ban_doc", at, "ma"), row.id) for at, row in enumerate(words.editions)],
        "truong_hop": [
            *((("truong_hop", at, "ma"), row.id) for at, row in enumerate(words.questions)),
            *(
                (("truong_hop", at, "tra_loi", number, "ma"), case.id)
                for at, row in enumerate(words.questions)
                for number, case in enumerate(row.cases)
            ),
        ],
    }
    for key, rows in lists.items():
        seen: set[str] = set()
        for path, id_ in rows:
            if id_ in seen:
                yield source.problem(path, NAME, f"mã “{id_}” đã có trong “{key}”; hãy gộp lại hoặc đặt mã khác")
            seen.add(id_)
    yield from _unknown(
        source,
        "người làm",
        "thêm một dòng vào nguoi_lam",
        [doer.id for doer in words.doers],
        [
            (("nguoi_lam", at, "thay_cho", number), id_)
            for at, doer in enumerate(words.doers)
            for number, id_ in enumerate(doer.acts_for)
        ],
    )
    yield from _unknown(
        source,
        "văn bản",
        "thêm một mục vào practices/_danh-muc/van-ban.yaml",
        collection.vocabulary.documents,
        [
            (("ban_doc", at, name, number), id_)
            for at, edition in enumerate(words.editions)
            for name, ids in (("van_ban", edition.documents), ("da_gop", edition.taken_in))
            for number, id_ in enumerate(ids)
        ],
    )


def _unknown(
    source: YamlFile, what: str, advice: str, known: Words[str], named: Iterable[tuple[FieldPath, str]]
) -> Iterator[Problem]:
    """What is named and not known, at its place."""
    for path, id_ in named:
        if id_ not in known:
            yield source.problem(path, NAME, unknown(id_, known, what, advice))


RULE = CollectionRule(NAME, in_one_piece(check))
