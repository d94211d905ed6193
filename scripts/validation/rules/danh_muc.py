"""Links, topics, provinces and documents are words of ``_danh-muc``, spelt as there, each named once."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date

from scripts.content.collection import Catalog, Record
from scripts.content.model import STAGES
from scripts.content.problem import FieldPath, Problem
from scripts.content.vocabulary import NATIONWIDE
from scripts.text.vietnamese import closest, fold

RULE = "danh-muc"
_PLAIN = 2  # parts of the path of a document written as an id alone: van_ban[1]
_PICK = "chọn một mã trong practices/_danh-muc/{}.yaml"


def check(catalog: Catalog, _today: date) -> Iterator[Problem]:
    """Judge every controlled word of every file."""
    words = catalog.words
    aliases: dict[str, str] = {}
    for province in words.provinces.values():
        for former in province.former:
            aliases |= {fold(alias): former.name for alias in (former.full_name, *former.aliases)}
        aliases |= {fold(alias): province.name for alias in (province.full_name, *province.aliases)}
    for record in catalog.records:
        yield from _words(record, "khau", words.links, "khâu")
        yield from _stages(record, words.links)
        yield from _words(record, "chu_de", words.topics, "chủ đề")
        yield from _documents(record, words.documents)
        for path in _province_fields(record):
            yield from _province(record, path, {*words.by_province_name, NATIONWIDE}, aliases)


def _words(record: Record, key: str, known: Collection[str], kind: str) -> Iterator[Problem]:
    seen: set[str] = set()
    for path, word in record.texts(key):
        if word not in known:
            yield record.source.problem(path, RULE, unknown(word, known, kind, _PICK.format(key.replace("_", "-"))))
        elif word in seen:
            yield record.source.problem(path, RULE, f"{kind} “{word}” ghi hai lần; hãy bỏ một")
        seen.add(word)


def _stages(record: Record, known: Collection[str]) -> Iterator[Problem]:
    """Stages at the lines of deeds; what is no stage at all the model has refused."""
    for path, _ in record.texts("cach_lam", "ket_qua"):
        if path[-1] in STAGES and path[-1] not in known:
            yield record.source.problem(path, RULE, unknown(str(path[-1]), known, "khâu", _PICK.format("khau")))


def _documents(record: Record, known: Collection[str]) -> Iterator[Problem]:
    for path, word in record.texts("van_ban"):
        if (len(path) == _PLAIN or path[-1] == "ma") and word not in known:
            yield record.source.problem(path, RULE, unknown(word, known, "văn bản", _PICK.format("van-ban")))


def unknown(word: str, known: Collection[str], kind: str, advice: str) -> str:
    """The sentence for a word that is none of the known ones; ``advice`` where none is near."""
    near = closest(word, known)
    hint = f"có phải ý bạn là “{near}”?" if near else f"hãy {advice}"
    return f"{kind} “{word}” không có trong danh mục; {hint}"


def _province_fields(record: Record) -> Iterator[FieldPath]:
    yield ("dia_ban", "tinh")
    others = record.value("nhan_rong")
    for index in range(len(others) if isinstance(others, tuple) else 0):
        yield ("nhan_rong", index, "dia_ban", "tinh")


def _province(record: Record, path: FieldPath, known: Collection[str], aliases: dict[str, str]) -> Iterator[Problem]:
    name = record.value(*path)
    if isinstance(name, str) and name not in known:
        near = aliases.get(fold(name)) or closest(name, known)
        hint = f"có phải ý bạn là “{near}”?" if near else "hãy viết tên tỉnh, thành phố có dấu, không kèm chữ “tỉnh”"
        yield record.source.problem(path, RULE, f"không có tỉnh, thành phố nào tên “{name}”; {hint}")
