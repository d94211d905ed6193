"""What must hold whatever bytes come: one function a door, that raises for what must not be.

They need no fuzzer: plain tests call them with seeds and with whatever a fuzzer once found.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Callable
from datetime import date

from scripts.authoring import yaml_writer
from scripts.content import labels, loader, yaml_file
from scripts.content.collection import Collection
from scripts.search import documents, index_builder, tokenizer
from scripts.spreadsheet import form, importer, submission
from scripts.spreadsheet.tables import Table
from scripts.system.paths import ROOT
from scripts.system.user_error import RefusedError
from scripts.text import dates, escaping, vietnamese
from scripts.validation import rules
from tests.support import hostile

TODAY = date(2026, 11, 25)
FOUND = loader.load(ROOT)
SMALL = Collection(FOUND.records[:2], FOUND.vocabulary)
BOOK = hostile.members(form.xlsx(FOUND.vocabulary))
DOCUMENT, TEXT = hostile.members(form.word(FOUND.vocabulary)), "word/document.xml"
_TAG = re.compile(r"<[^>]*>")
_DAY = re.compile(r"[0-9]{4}(-[0-9]{2}){0,2}")
_MONTHS = 120
_CALL = re.compile(r"kho\.files\.receive\(.*\);?\n?", re.DOTALL)


def entry(data: bytes) -> None:
    """Bytes of a file give values or problems, all rules judge them, and what is without fault is written as it was read."""
    read = yaml_file.YamlFile("practices/nong-thon-moi/bai.yaml")
    yaml_file.parse(read, data)
    assert read.problems or () in read.places
    record, problems = loader.record(read, "bai", "nong-thon-moi")
    found = rules.check(Collection((record,), FOUND.vocabulary, problems=tuple(problems)), TODAY)
    assert all(problem.line >= 1 and problem.column >= 1 and problem.message for problem in found)
    if record.practice and isinstance(read.values, dict):
        again = yaml_file.YamlFile(read.path)
        yaml_file.parse(again, yaml_writer.entry(read.values).encode())
        kept = {key: value for key, value in read.values.items() if value != ()}
        assert again.values == kept


def words(data: bytes) -> None:
    """Folding, slugs, order, tones and sentences of any text."""
    value = data.decode("utf-8", "replace")
    for word in tokenizer.words(value):
        made = tokenizer.syllable(word)
        assert (
            made == tokenizer.syllable(unicodedata.normalize("NFD", word)) == tokenizer.syllable(vietnamese.nfc(word))
        )
        assert tokenizer.bare_of(made.exact) == made.bare
        assert not set(tokenizer.SIGNS) & set(made.bare)
    assert vietnamese.fold(vietnamese.fold(value)) == vietnamese.fold(value)
    assert re.fullmatch(r"([a-z0-9]+(-[a-z0-9]+)*)?", vietnamese.slug(value))
    assert html.unescape(escaping.escape(value)) == value or "&" in value
    placed = vietnamese.place_tones(value)
    assert vietnamese.place_tones(placed) == placed
    assert "".join("".join(vietnamese.sentences(value)).split()) == "".join(value.split())
    assert vietnamese.sort_key(value)[2] == value


def citations(data: bytes) -> None:
    """A text with citations becomes HTML of their links alone, and says what it said."""
    count, value = (data[0] % 5 if data else 0), data[1:].decode("utf-8", "replace")
    made = str(labels.cited(value, count))
    link = r'<sup class="trich"><a href="#nguon-[0-9]+" aria-label="Nguồn [0-9]+">\[[0-9]+\]</a></sup>'
    assert not set("<>\"'") & set(re.sub(link, "", made))
    said = html.unescape(_TAG.sub("", made))
    assert _bare(said) == _bare(value)
    for number in re.findall(r'#nguon-([0-9]+)"', made):
        assert 1 <= int(number) <= count


def _bare(value: str) -> str:
    """Without white space, and numbers of citations as numbers: [01] is source 1."""
    return re.sub(r"\[([0-9]{1,3})\]", lambda match: f"[{int(match[1])}]", value).replace(" ", "")


def days(data: bytes) -> None:
    """What is taken for a date is one, and can be reckoned with."""
    value = data.decode("utf-8", "replace")
    for told in filter(None, (value if dates.is_partial_date(value) else None, dates.suggest(value))):
        assert _DAY.fullmatch(told)
        assert dates.is_partial_date(told)
        assert dates.first_day(told) <= dates.last_day(told)
        assert dates.in_words(told)
        if dates.first_day(told) <= TODAY:  # what lies in the future is refused before anybody reckons
            assert dates.months_later(told, _MONTHS) > dates.last_day(told)


def csv(data: bytes) -> None:
    """A text file gives a table or a sentence, its rows give entries or sentences."""
    _judged(lambda: submission.read(data, "a.csv", FOUND.vocabulary))


def sheet(data: bytes) -> None:
    """The same of a workbook whose zip is whole and whose sheet holds anything."""
    _judged(lambda: submission.read(hostile.packed(BOOK | {hostile.SHEET: data}), "a.xlsx", FOUND.vocabulary))


def book(data: bytes) -> None:
    """The same of bytes that only begin like a workbook."""
    _judged(lambda: submission.read(data, "a.xlsx", FOUND.vocabulary))


def document(data: bytes) -> None:
    """The same of a Word form whose zip is whole and whose text is anything."""
    _judged(lambda: submission.read(hostile.packed(DOCUMENT | {TEXT: data}), "a.docx", FOUND.vocabulary))


def _judged(read: Callable[[], Table]) -> None:
    try:
        outcome = importer.judge(read(), SMALL, TODAY)
    except RefusedError:
        return
    assert all(line.isprintable() for line in (*outcome.faults, *outcome.remarks))
    for new in outcome.new:
        again = yaml_file.YamlFile(new.path)
        yaml_file.parse(again, yaml_writer.entry(new.values).encode())
        assert again.problems == []


def index(data: bytes) -> None:
    """Any text can be indexed, and every file is one call with texts."""
    value = data.decode("utf-8", "replace")
    title, _, rest = value.partition("\n")
    page = documents.SearchDocument(
        documents.ENTRY, "bai", "a/bai", title, rest, fields=((documents.BODY, value),), body=((0, (value,)),)
    )
    files = dict(index_builder.build([page], FOUND.vocabulary))
    assert files[index_builder.MANIFEST]
    assert all(_CALL.fullmatch(content) for content in files.values())


TARGETS: dict[str, Callable[[bytes], None]] = {
    made.__name__: made for made in (entry, words, citations, days, csv, sheet, book, document, index)
}


def every(data: bytes) -> None:
    """All of them by turns: the first byte says which."""
    if data:
        list(TARGETS.values())[data[0] % len(TARGETS)](data[1:])


TARGETS["every"] = every
