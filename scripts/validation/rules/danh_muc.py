"""Stages, topics, provinces and documents are words of ``_danh-muc``, spelt as there, each named once."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from scripts.content import readings
from scripts.content.collection import Record, TableRecord
from scripts.content.line import STAGES
from scripts.content.options import DOCUMENT, PROVINCE, TOPIC
from scripts.content.problem import FieldPath
from scripts.content.readings import KINDS
from scripts.content.vocabulary import EVERY_SETTING, NATIONWIDE, Vocabulary
from scripts.text.reading import Reading
from scripts.text.vietnamese import closest
from scripts.validation.rule import Context, EntryRule, Finding

_PLAIN = 2  # parts of the path of a document written as an id alone: van_ban[1]
_PICK = "chọn một mã trong practices/_danh-muc/{}.yaml"


def check(record: Record, context: Context) -> Iterator[Finding]:
    """Judge every controlled word of an entry."""
    vocabulary = context.vocabulary
    yield from _stages(record, vocabulary.stages)
    yield from _topics(record, vocabulary)
    yield from _documents(record, vocabulary)
    yield from _provinces(record, vocabulary)


def check_table(record: TableRecord, context: Context) -> Iterator[Finding]:
    """Judge the settings that rows of a table name."""
    known = [*context.vocabulary.settings, EVERY_SETTING]
    for path, word in record.texts():
        if path[-2:-1] == ("loai_hinh",) and word not in known:
            near = closest(word, known)
            hint = f"có phải ý bạn là “{near}”?" if near else f"hãy chọn trong: {', '.join(known)}"
            yield Finding(path, f"loại hình “{word}” không có trong danh mục; {hint}", names=(word,))


def _topics(record: Record, vocabulary: Vocabulary) -> Iterator[Finding]:
    seen: set[str] = set()
    for path, word in record.texts(TOPIC):
        meant = "" if word in vocabulary.topics else readings.of(vocabulary).word(TOPIC, word).value
        if meant and meant in record.value(TOPIC):  # type: ignore[operator]  # it is a list, or there is no word in it
            yield Finding(path, f"“{word}” là chủ đề “{meant}”, đã ghi ở đây rồi; hãy bỏ một", names=(word,))
        elif word not in vocabulary.topics:
            yield Finding(path, _unknown(vocabulary, TOPIC, word, _PICK.format("chu-de")), names=(word,))
        elif word in seen:
            yield Finding(path, f"chủ đề “{word}” ghi hai lần; hãy bỏ một")
        seen.add(word)


def _stages(record: Record, known: Collection[str]) -> Iterator[Finding]:
    """Stages at the lines of deeds; what is no stage at all the model has refused."""
    for path, _ in record.texts("cach_lam", "ket_qua"):
        if path[-1] in STAGES and path[-1] not in known:
            near = closest(str(path[-1]), known)
            hint = f"có phải ý bạn là “{near}”?" if near else f"hãy {_PICK.format('khau')}"
            yield Finding(path, f"khâu “{path[-1]}” không có trong danh mục; {hint}", names=(str(path[-1]),))


def _documents(record: Record, vocabulary: Vocabulary) -> Iterator[Finding]:
    for path, word in record.texts(DOCUMENT):
        if (len(path) == _PLAIN or path[-1] == "ma") and word not in vocabulary.documents:
            yield Finding(path, _unknown(vocabulary, DOCUMENT, word, _PICK.format("van-ban")), names=(word,))


def _unknown(vocabulary: Vocabulary, list_name: str, word: str, advice: str) -> str:
    return sentence(readings.of(vocabulary).word(list_name, word), KINDS[list_name], word, advice)


def sentence(reading: Reading, kind: str, word: str, advice: str) -> str:
    """The sentence for a word that is none of its list; ``advice`` where nothing is said of what was meant."""
    hint = f"có phải ý bạn là “{reading.value}”?" if reading.value else reading.fault or f"hãy {advice}"
    return f"{kind} “{word}” không có trong danh mục; {hint}"


def _provinces(record: Record, vocabulary: Vocabulary) -> Iterator[Finding]:
    others = record.value("nhan_rong")
    fields: list[FieldPath] = [("dia_ban", PROVINCE)]
    fields += [
        ("nhan_rong", index, "dia_ban", PROVINCE) for index in range(len(others) if isinstance(others, tuple) else 0)
    ]
    for path in fields:
        name = record.value(*path)
        if isinstance(name, str) and name not in vocabulary.by_province_name and name != NATIONWIDE:
            reading = readings.of(vocabulary).word(PROVINCE, name)
            hint = (
                f"có phải ý bạn là “{reading.value}”?"
                if reading.value
                else reading.fault or "hãy viết tên tỉnh, thành phố có dấu, không kèm chữ “tỉnh”"
            )
            yield Finding(path, f"không có tỉnh, thành phố nào tên “{name}”; {hint}", names=(name,))


RULE = EntryRule("danh-muc", check)
