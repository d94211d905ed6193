"""The words of tasks (``viec.yaml``) have an id each, and the documents of an edition are in the table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from scripts.content.collection import Collection
from scripts.content.problem import FieldPath, Problem
from scripts.content.vocabulary import LegalDocument, TaskWords
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
    yield from _twice(source, words)
    yield from _sizes(source, words)
    yield from _unknown(source, words, collection.vocabulary.documents)


def _twice(source: YamlFile, words: TaskWords) -> Iterator[Problem]:
    """Ids that a list has before."""
    lists: dict[str, list[tuple[FieldPath, str]]] = {
        "nhom": [(("nhom", at, "ma"), row.id) for at, row in enumerate(words.groups)],
        "su_kien": [(("su_kien", at, "ma"), row.id) for at, row in enumerate(words.events)],
        "so_dong": [(("so_dong", at, "ma"), row.id) for at, row in enumerate(words.crowds)],
        "nguoi_lam": [(("nguoi_lam", at, "ma"), row.id) for at, row in enumerate(words.doers)],
        "ban_doc": [(("ban_doc", at, "ma"), row.id) for at, row in enumerate(words.editions)],
        "du_kien": [(("du_kien", at, "ma"), row.id) for at, row in enumerate(words.facts)],
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


def _sizes(source: YamlFile, words: TaskWords) -> Iterator[Problem]:
    """Crowds that the size of a case counts, and that stand nowhere."""
    crowds = [crowd.id for crowd in words.crowds]
    for at, question in enumerate(words.questions):
        for number, case in enumerate(question.cases):
            if case.size and case.size.crowd not in crowds:
                path = ("truong_hop", at, "tra_loi", number, "quy_mo", "cua")
                message = unknown(case.size.crowd, crowds, "số đông", "thêm một dòng vào so_dong")
                yield source.problem(path, NAME, message, names=(case.size.crowd,))


def _unknown(source: YamlFile, words: TaskWords, documents: Mapping[str, LegalDocument]) -> Iterator[Problem]:
    """Ids of doers and documents that stand nowhere."""
    doers = [doer.id for doer in words.doers]
    places = [
        *((("nguoi_lam", at, "thay_cho"), doer.acts_for, False) for at, doer in enumerate(words.doers)),
        *((("ban_doc", at, "van_ban"), edition.documents, True) for at, edition in enumerate(words.editions)),
        *((("ban_doc", at, "da_gop"), edition.taken_in, True) for at, edition in enumerate(words.editions)),
    ]
    for path, ids, is_document in places:
        for number, id_ in enumerate(ids):
            if id_ in (documents if is_document else doers):
                continue
            message = (
                unknown(id_, documents, "văn bản", "thêm một mục vào practices/_danh-muc/van-ban.yaml")
                if is_document
                else unknown(id_, doers, "người làm", "thêm một dòng vào nguoi_lam")
            )
            yield source.problem((*path, number), NAME, message, names=(id_,))


RULE = CollectionRule(NAME, in_one_piece(check))
