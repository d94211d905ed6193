"""No marks of a list, of bold letters or of a line break are typed into a text: the page draws its own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from scripts.content import line, readings
from scripts.content.collection import Record, TableRecord
from scripts.content.problem import FieldPath, Severity
from scripts.content.yaml_file import Value
from scripts.text import list_marks, page_scraps
from scripts.validation.rule import Context, EntryRule, Finding, cut

_LINK = re.compile(r"\[(?P<words>[^][]+)\]\([^()\s]+\)")
_MOST = 200  # characters of a text that is to be copied


def check(record: Record, _context: Context) -> Iterator[Finding]:
    """Name every text that has some, with what is to be written; and every line that may be meant to bear a stage."""
    yield from _nearly_staged(record)
    yield from _quoted(record)
    yield from _linked(record)
    yield from _copied_along(record)
    yield from _marked_still(record)
    # nearly every file has none
    if not list_marks.may_draw(record.file.all_text()):
        return
    bare = dict(_listed(record))
    for path, text in record.texts(*readings.LISTS):
        if list_marks.runs_on(text):
            yield Finding(
                path, "mấy việc viết liền trong một dòng; hãy tách mỗi việc thành một dòng, bỏ số và dấu trước nó"
            )
    for path, text in record.texts():
        if not any(part in readings.PROSE for part in path):
            continue
        better = list_marks.undrawn(bare.get(path, text))
        if not any(part in readings.LISTS for part in path):
            better = list_marks.unbulleted(better)
        # what bears a stage within its text is told as that
        if better != text and readings.marked(str(path[0]), better) == better:
            yield Finding(
                path, f"trang tự vẽ dấu đầu dòng, số thứ tự, chữ đậm; hãy bỏ dấu gõ tay, viết: {cut(better, _MOST)}"
            )


def check_table(record: TableRecord, _context: Context) -> Iterator[Finding]:
    """Name every text of a table that has marks of bold letters, tags or a link."""
    for path, text in record.texts():
        link = _LINK.search(text)
        better = list_marks.undrawn(text.replace(link[0], link["words"]) if link else text)
        if better != text and path[-1] != "nguon":
            yield Finding(path, f"trang không hiện chữ đậm, thẻ hay liên kết gõ tay; hãy viết: {cut(better, _MOST)}")


def _nearly_staged(record: Record) -> Iterator[Finding]:
    """Lines that begin with what is nearly the name of a stage: from a cell of a form they come without one, unseen."""
    for key in ("cach_lam", "ket_qua"):
        lines = record.value(key)
        for index, text in enumerate(lines if isinstance(lines, tuple) else ()):
            meant = line.nearly(text) if isinstance(text, str) else None
            if meant:
                written, mark = meant
                name = line.STAGE_NAMES[mark]
                yield Finding(
                    (key, index),
                    f"“{written}” có phải là khâu “{name}”? Phải thì viết “- {mark}: …” (trong phiếu: “{name}: …”); không phải"
                    " thì viết câu cách khác, vì đầu dòng là chỗ của khâu",
                    Severity.WARNING,
                )


def _quoted(record: Record) -> Iterator[Finding]:
    """Texts that stand in curly quotes from end to end: to YAML these are letters, and the page would show them."""
    for path, text in record.texts("tieu_de", "tom_tat"):
        if text[:1] == "“" and text[-1:] == "”" and text.count("“") == 1:
            yield Finding(
                path,
                f"cả câu nằm trong nháy cong “ ”, trang sẽ hiện cả nháy; hãy bỏ đi, viết: {cut(text[1:-1], _MOST)}",
                Severity.WARNING,
            )


def _linked(record: Record) -> Iterator[Finding]:
    """Links written within a text: the page shows their brackets, and leads nowhere."""
    if "](" not in record.file.all_text():
        return
    for path, text in record.texts():
        link = _LINK.search(text) if any(part in readings.PROSE for part in path) else None
        if link:
            yield Finding(
                path,
                f"trong câu không gắn liên kết được; hãy viết: {cut(text.replace(link[0], link['words']), _MOST)}, còn địa chỉ thì ghi ở một nguồn",
            )


def _copied_along(record: Record) -> Iterator[Finding]:
    """Words of the page that an article stood on."""
    if page_scraps.scrap(record.file.all_text()) is None:
        return
    for path, text in record.texts(*readings.PROSE):
        if scrap := page_scraps.scrap(text):
            yield Finding(
                path,
                f"“{scrap}” là chữ của trang báo, dính theo khi chép chứ không thuộc chuyện; hãy xóa đi",
                Severity.WARNING,
            )


def _marked_still(record: Record) -> Iterator[Finding]:
    """Lines with what looks like a mark where the list does not count on from the first: only an editor knows what it is."""
    if list_marks.left(record.file.all_text()) is None:
        return
    for path, text in _listed(record):
        mark = None if list_marks.runs_on(text) else list_marks.left(text)
        if mark:
            yield Finding(
                path,
                f"“{mark}” ở đầu dòng có phải số thứ tự gõ tay? Phải thì hãy bỏ đi, trang tự đánh số; là số của câu thì viết lại cho rõ",
                Severity.WARNING,
            )


def _listed(record: Record) -> Iterator[tuple[FieldPath, str]]:
    """The lines of lists without the marks before them, by field."""
    for key in readings.LISTS:
        lines = record.value(key)
        if isinstance(lines, tuple):
            for index, line in enumerate(readings.listed(lines)):
                yield from _text((key, index), line)


def _text(path: FieldPath, line: Value) -> Iterator[tuple[FieldPath, str]]:
    if isinstance(line, str):
        yield path, line
    elif isinstance(line, dict):
        yield from (((*path, mark), text) for mark, text in line.items() if isinstance(text, str))


RULE = EntryRule("dau-dong", check)
