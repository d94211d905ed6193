"""Stages, topics, provinces and documents are words of ``_danh-muc``, spelt as there, each named once."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from scripts.content.collection import Record
from scripts.content.line import STAGES
from scripts.content.problem import FieldPath
from scripts.content.vocabulary import NATIONWIDE, Vocabulary
from scripts.text.vietnamese import closest, fold
from scripts.validation.rule import Context, EntryRule, Finding

_PLAIN = 2  # parts of the path of a document written as an id alone: van_ban[1]
_PICK = "chọn một mã trong practices/_danh-muc/{}.yaml"


def check(record: Record, context: Context) -> Iterator[Finding]:
    """Judge every controlled word of an entry."""
    vocabulary = context.vocabulary
    yield from _stages(record, vocabulary.stages)
    yield from _words(record, "chu_de", vocabulary.topics, "chủ đề")
    yield from _documents(record, vocabulary.documents)
    yield from _provinces(record, vocabulary)


def _words(record: Record, key: str, known: Collection[str], kind: str) -> Iterator[Finding]:
    seen: set[str] = set()
    for path, word in record.texts(key):
        if word not in known:
            yield Finding(path, unknown(word, known, kind, _PICK.format(key.replace("_", "-"))))
        elif word in seen:
            yield Finding(path, f"{kind} “{word}” ghi hai lần; hãy bỏ một")
        seen.add(word)


def _stages(record: Record, known: Collection[str]) -> Iterator[Finding]:
    """Stages at the lines of deeds; what is no stage at all the model has refused."""
    for path, _ in record.texts("cach_lam", "ket_qua"):
        if path[-1] in STAGES and path[-1] not in known:
            yield Finding(path, unknown(str(path[-1]), known, "khâu", _PICK.format("khau")))


def _documents(record: Record, known: Collection[str]) -> Iterator[Finding]:
    for path, word in record.texts("van_ban"):
        if (len(path) == _PLAIN or path[-1] == "ma") and word not in known:
            yield Finding(path, unknown(word, known, "văn bản", _PICK.format("van-ban")))


def unknown(word: str, known: Collection[str], kind: str, advice: str) -> str:
    """The sentence for a word that is none of the known ones; ``advice`` where none is near."""
    near = closest(word, known)
    hint = f"có phải ý bạn là “{near}”?" if near else f"hãy {advice}"
    return f"{kind} “{word}” không có trong danh mục; {hint}"


def _provinces(record: Record, vocabulary: Vocabulary) -> Iterator[Finding]:
    others = record.value("nhan_rong")
    fields: list[FieldPath] = [("dia_ban", "tinh")]
    fields += [
        ("nhan_rong", index, "dia_ban", "tinh") for index in range(len(others) if isinstance(others, tuple) else 0)
    ]
    for path in fields:
        name = record.value(*path)
        if isinstance(name, str) and name not in vocabulary.by_province_name and name != NATIONWIDE:
            near = _aliases(vocabulary).get(fold(name)) or closest(name, {*vocabulary.by_province_name, NATIONWIDE})
            hint = (
                f"có phải ý bạn là “{near}”?" if near else "hãy viết tên tỉnh, thành phố có dấu, không kèm chữ “tỉnh”"
            )
            yield Finding(path, f"không có tỉnh, thành phố nào tên “{name}”; {hint}")


def _aliases(vocabulary: Vocabulary) -> dict[str, str]:
    """Folded full names and other names of provinces, of today and before, → the name to write."""
    aliases: dict[str, str] = {}
    for province in vocabulary.provinces.values():
        for former in province.former:
            aliases |= {fold(alias): former.name for alias in (former.full_name, *former.aliases)}
        aliases |= {fold(alias): province.name for alias in (province.full_name, *province.aliases)}
    return aliases


RULE = EntryRule("danh-muc", check)
