"""A file that somebody sent, of whatever kind and shape → a table: the wide one, or forms of one practice each.

What it is goes by its content, not by its name; what cannot be read is named for what it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from scripts.content.vocabulary import Vocabulary
from scripts.spreadsheet import csv_file, form, row_reader, tall_reader, xlsx_file
from scripts.spreadsheet.questions import FORM, form_number, is_furniture, labelled
from scripts.spreadsheet.tables import LINKED, Cell, CellError, Notice, Spot, Table
from scripts.spreadsheet.tall_reader import FEW, Grid
from scripts.spreadsheet.xlsx_file import Book, SheetContents
from scripts.system import zip_guard
from scripts.system.user_error import RefusedError
from scripts.text.office_links import is_told
from scripts.text.vietnamese import slug
from scripts.word import reader

_SHORTCUT = "lối tắt dẫn tới tệp, không phải chính tệp; hãy mở nó, tải tệp về dạng Excel hay Word rồi nhập"
_SLIDES = "tệp trình chiếu (PowerPoint); hãy chép lời kể sang mẫu Excel hay Word"
_MAIL = "thư điện tử; hãy mở thư, lưu tệp đính kèm rồi nhập tệp ấy, hoặc chép lời kể sang mẫu"
_BEGINNINGS: tuple[tuple[tuple[bytes, ...], str], ...] = (
    (
        (b"%PDF-",),
        "tệp PDF chỉ để xem và in, máy không đọc được từng ô; hãy gửi chính tệp Excel hoặc Word đã điền, khoan xuất ra PDF",
    ),
    (
        (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\0", b"MM\0*"),
        "tệp ảnh (ảnh chụp phiếu hay màn hình), máy không đọc chữ trong ảnh; hãy gửi tệp Excel, Word đã điền, hoặc gõ lại vào mẫu",
    ),
    ((b"Rar!", b"7z\xbc\xaf"), "tệp nén; hãy giải nén rồi nhập tệp Excel hoặc Word ở trong"),
    ((b"{\\rtf",), "tệp RTF; hãy mở bằng Word, chọn Lưu thành (Save As), kiểu “Word Document (*.docx)”"),
    (
        (b"<!DOCTYPE", b"<!doctype", b"<html", b"<HTML", b"<?xml"),
        "trang web hay tệp XML, có thể mang đuôi của Excel; hãy mở bằng Excel, chọn Lưu thành (Save As), kiểu .xlsx",
    ),
    ((b"ID3", b"OggS", b"\xff\xfb", b"#!AMR"), "tệp ghi âm; hãy gõ lời kể vào mẫu Excel hay Word"),
    ((b"L\0\0\0\x01\x14\x02\0", b"[InternetShortcut]", b'{"url"'), _SHORTCUT),
)
_INSIDE: tuple[tuple[re.Pattern[bytes], str], ...] = (
    (
        re.compile(rb"\A.{4}ftyp(?:hei|mif|avif|msf)", re.DOTALL),
        "tệp ảnh (HEIC), máy không đọc chữ trong ảnh; hãy gửi tệp Excel, Word đã điền, hoặc gõ lại vào mẫu",
    ),
    (
        re.compile(rb"\ARIFF.{4}WEBP", re.DOTALL),
        "tệp ảnh (WebP), máy không đọc chữ trong ảnh; hãy gửi tệp Excel, Word đã điền, hoặc gõ lại vào mẫu",
    ),
    (re.compile(rb"\A(?:.{4}ftyp|RIFF)", re.DOTALL), "tệp quay phim hay ghi âm; hãy gõ lời kể vào mẫu Excel hay Word"),
    (re.compile(rb"\APK.*(?:ppt/|opendocument\.presentation)", re.DOTALL), _SLIDES),
    (re.compile(rb"\A\xd0\xcf\x11\xe0.*P\0o\0w\0e\0r\0P\0o\0i\0n\0t\0", re.DOTALL), _SLIDES),
    (
        re.compile(rb"\APK.*Index/(?:Document|Tables|Metadata)", re.DOTALL),
        "tệp Numbers hay Pages của máy Apple; hãy mở nó, chọn Tệp, Xuất sang (Export To), Excel hoặc Word",
    ),
    (
        re.compile(rb"\APK.*application/epub", re.DOTALL),
        "sách điện tử, không phải phiếu; hãy điền vào mẫu Excel hay Word",
    ),
    (re.compile(rb"\A\xd0\xcf\x11\xe0.*_\0_\0s\0u\0b\0s\0t\0g\0", re.DOTALL), _MAIL),
    (
        re.compile(
            rb"\A(?:[A-Z][\w-]*: [^\r\n]*\r?\n(?:[ \t][^\r\n]*\r?\n)*)*(?:From|Message-ID|Received|MIME-Version): "
        ),
        _MAIL,
    ),
    (re.compile(rb"\A[\0\s]*\Z|\A\xef\xbb\xbf\s*\Z"), "tệp rỗng, có thể gửi hay tải về chưa xong; hãy xin gửi lại"),
)
"""What is known by more than its beginning."""
_OWN = frozenset(map(slug, (form.GUIDE, form.LISTS, form.EXAMPLE_SHEET, form.NUMBER_SHEET, xlsx_file.NOTE_SHEET)))
_MERGED = (
    "ô này đang gộp với ô ở dòng {}{} nên máy chỉ thấy chữ ở đó; hãy chọn ô, bấm Bỏ gộp (Merge & Center, Unmerge), rồi điền"
    " đủ từng dòng"
)
_HEADLESS = (
    "không thấy dòng tiêu đề cột, cũng không thấy các câu hỏi của phiếu; hãy điền vào mẫu tải từ trang “Gửi bằng Excel hay Word”,"
    " giữ nguyên dòng đầu và các câu hỏi"
)
_GARBLED = "chữ bị vỡ (“{}” lẽ ra là “{}”) vì tệp được mở hay lưu sai bảng mã; hãy lấy lại tệp gốc, mở bằng Excel rồi lưu kiểu .xlsx"
_MOST_NAMED = 5
_OURS = (b"xl/workbook", b"word/document")
_LOOKED_AT = 1_000_000  # bytes in which a file shows what it is


def is_document(data: bytes, name: str) -> bool:
    """Whether a file is a Word document, or was one of old."""
    return reader.is_document(data) or (data.startswith(zip_guard.OLE) and name.lower().endswith((".doc", ".docx")))


def is_workbook(data: bytes, name: str) -> bool:
    """Whether a file is to be read as a workbook, new or old."""
    return data.startswith((zip_guard.ZIP, zip_guard.OLE)) or name.lower().rpartition(".")[2].startswith("xl")


def read(data: bytes, name: str, vocabulary: Vocabulary) -> Table:
    """The table of a file. Raises :class:`RefusedError`."""
    for beginnings, sentence in _BEGINNINGS:
        if data.startswith(beginnings):
            raise RefusedError(sentence)
    ours = any(name in data for name in _OURS)  # compressed bytes may spell anything
    for pattern, sentence in () if ours else _INSIDE:
        if pattern.match(data[:_LOOKED_AT]):
            raise RefusedError(sentence)
    if is_document(data, name):
        return _document(data, name, vocabulary)
    if is_workbook(data, name):
        return _workbook(xlsx_file.read(data), name, vocabulary)
    table = _text(data, name, vocabulary)
    if _is_tall(table.rows, vocabulary):
        grid = Grid(table.rows, lambda row, column: Spot(f"dòng {row + 1}", "", row + 1, column + 1))
        return _forms(name, "", [grid], (), vocabulary)
    _require_headings(table.rows, vocabulary)
    return table


def _text(data: bytes, name: str, vocabulary: Vocabulary) -> Table:
    return csv_file.read(data, name, lambda row: row_reader.known_headings(row, vocabulary))


def rows_of_text(data: bytes, name: str) -> tuple[tuple[Cell, ...], ...]:
    """The rows of a text file of one form as they stand in it."""
    return _text(data, name, Vocabulary()).rows


def _is_tall(rows: Sequence[Sequence[Cell]], vocabulary: Vocabulary) -> bool:
    """Whether questions stand one below the other, and no headings side by side."""
    wide = max((row_reader.known_headings(row, vocabulary) for row in rows[: row_reader.HEAD_ROWS]), default=0)
    return wide < FEW and tall_reader.count_labels(rows) >= FEW


def _forms(name: str, sheet: str, grids: Sequence[Grid], notices: Sequence[Notice], vocabulary: Vocabulary) -> Table:
    if any(tall_reader.is_transposed(grid.rows) for grid in grids):
        raise RefusedError(tall_reader.transposed())
    return tall_reader.table(name, sheet, [tall_reader.read(grid, vocabulary) for grid in grids], notices)


def _document(data: bytes, name: str, vocabulary: Vocabulary) -> Table:
    """A Word document: one form."""
    contents = reader.read(data)
    rows = [line.cells for line in contents.lines]
    if tall_reader.count_labels(rows) < FEW:
        _refuse_garbled(rows, vocabulary)
        raise RefusedError(_HEADLESS)

    def place(row: int, column: int) -> Spot:
        line = contents.lines[row]
        words = f"bảng {line.table}, dòng {line.row}" if line.table else f"đoạn {row + 1}"
        return Spot(words, "", row, column)

    numbers = [number for row in rows for text in row if (number := form_number(text)) is not None]
    notices = [Notice(sentence) for sentence in (*contents.remarks, *_other_form(numbers))]
    for number, line in enumerate(contents.lines):
        if line.struck:
            notices.append(Notice(_STRUCK, place(number, len(line.cells) - 1)))
    links = {number: line.links for number, line in enumerate(contents.lines) if line.links}
    return _forms(name, "", [Grid(rows, place, links)], notices, vocabulary)


_STRUCK = "có chữ bị gạch ngang; máy đọc như chữ thường, nếu bỏ thì hãy xóa hẳn"
_HIDDEN = "dòng này đang ẩn mà có chữ, máy vẫn nhập; nếu bỏ thì hãy xóa hẳn dòng"


def _other_form(numbers: Sequence[int]) -> Iterator[str]:
    """What is said of a form of another number than today's."""
    for number in dict.fromkeys(numbers):
        if number < FORM:
            yield f"phiếu theo mẫu số {number} cũ, máy vẫn đọc theo tên câu hỏi; lần sau hãy tải mẫu số {FORM}"
        elif number > FORM:
            yield f"phiếu theo mẫu số {number}, mới hơn mẫu số {FORM} mà máy này biết; hãy cập nhật kho rồi nhập, kẻo sót câu mới"


def _workbook(book: Book, name: str, vocabulary: Vocabulary) -> Table:
    """A workbook: each sheet a form, or one sheet a wide table."""
    filled = [sheet for sheet in book.sheets if slug(sheet.title) not in _OWN]
    numbers = [
        number
        for sheet in book.sheets
        if slug(sheet.title) == slug(form.NUMBER_SHEET)
        for row in sheet.rows[:1]
        for text in row[:1]
        if isinstance(text, str) and (number := form_number(text)) is not None
    ]
    notices = [*map(Notice, _other_form(numbers)), *_of_book(book)]
    tall = [sheet for sheet in filled if _is_tall(sheet.rows, vocabulary)]
    if tall:
        for sheet in tall:
            if sheet.refused:
                raise sheet.refused
        notices += _unread(filled, tall)
        for sheet in tall:
            notices += _of_sheet(sheet)
        return _forms(name, tall[0].title, [_grid(sheet) for sheet in tall], notices, vocabulary)
    sheet = _wide(book.sheets, vocabulary)
    if sheet.refused:
        raise sheet.refused
    _require_headings(sheet.rows, vocabulary)
    head = row_reader.head_row(sheet.rows, vocabulary)
    addressed, linked = _addressed(sheet, head)
    notices += [*_unread(filled, [sheet]), *_of_sheet(sheet), *linked]
    return Table(name, sheet.title, _unmerged(sheet, addressed, head), notices=tuple(notices))


def _grid(sheet: SheetContents) -> Grid:
    links: dict[int, tuple[str, ...]] = {}
    for (row, _), link in sorted(sheet.links.items()):
        links[row - 1] = (*links.get(row - 1, ()), link)
    width = max((number for row in sheet.rows for number, cell in enumerate(row, start=1) if cell), default=0)
    rows = [(*row, "", "")[: max(width, 2)] for row in sheet.rows]
    return Grid(rows, lambda row, column: _spot(sheet, row + 1, column + 1), links)


def _spot(sheet: SheetContents, row: int, column: int) -> Spot:
    return Spot(f"trang “{sheet.title}”, dòng {row}", sheet.title, row, column)


def _wide(sheets: Sequence[SheetContents], vocabulary: Vocabulary) -> SheetContents:
    """The sheet of the wide table: the one called so, the only one, or the only one with headings."""
    named = [sheet for sheet in sheets if slug(sheet.title) == slug(form.SHEET)]
    headed = [
        sheet
        for sheet in sheets
        if max((row_reader.known_headings(row, vocabulary) for row in sheet.rows[: row_reader.HEAD_ROWS]), default=0)
        >= FEW
    ]
    if named and (named[0] in headed or not headed):
        return named[0]
    if len(sheets) == 1 or len(headed) == 1:
        return (headed or list(sheets))[0]
    names = ", ".join(f"“{sheet.title[:40]}”" for sheet in sheets[:10])
    raise RefusedError(f"không có trang “{form.SHEET}”, chỉ có {names}; hãy đặt tên trang đã điền là “{form.SHEET}”")


def _require_headings(rows: Sequence[Sequence[Cell]], vocabulary: Vocabulary) -> None:
    """Say why there are none, where the reason can be seen."""
    known = max((row_reader.known_headings(row, vocabulary) for row in rows[: row_reader.HEAD_ROWS]), default=0)
    if known < row_reader.FEW:
        _refuse_garbled(rows, vocabulary)
        raise RefusedError(_HEADLESS)


def _refuse_garbled(rows: Sequence[Sequence[Cell]], vocabulary: Vocabulary) -> None:
    """Raise :class:`RefusedError` where headings or labels become such once bytes are read as what they were."""
    for row in rows[:60]:
        texts = [text[:200] for text in row[:100] if isinstance(text, str)]
        mended = [_mended(text) for text in texts]
        known = row_reader.known_headings(mended, vocabulary)
        known += tall_reader.count_labels([[text] for text in mended])
        changed = next(((old, new) for old, new in zip(texts, mended, strict=True) if old != new), None)
        if known and changed:
            raise RefusedError(_GARBLED.format(changed[0][:30].strip(), changed[1][:30].strip()))


def _mended(text: str) -> str:
    """A text whose UTF-8 was read as Windows-1252 or Latin-1, as it was; any other stays."""
    for encoding in ("cp1252", "latin-1"):
        try:
            return text.encode(encoding).decode("utf-8")
        except UnicodeError:
            continue
    # some of the bytes have no letter in Windows-1252, and stand for themselves
    try:
        return b"".join(_byte(char) for char in text).decode("utf-8")
    except UnicodeError:
        return text


def _byte(char: str) -> bytes:
    try:
        return char.encode("cp1252")
    except UnicodeEncodeError:
        return char.encode("latin-1")


def _addressed(sheet: SheetContents, head: int) -> tuple[list[list[Cell]], list[Notice]]:
    """The rows, an address in the place of words behind which it stands where one is asked for; what is said of the others."""
    asking = row_reader.address_columns(sheet.rows[head - 1])
    rows, notices = [list(row) for row in sheet.rows], []
    for (row, column), link in sorted(sheet.links.items()):
        words = rows[row - 1][column - 1] if row <= len(rows) and column <= len(rows[row - 1]) else ""
        if row <= head or not isinstance(words, str) or not words.strip() or _is_of_form(rows[row - 1]):
            continue
        if column in asking and "://" not in words:
            rows[row - 1][column - 1] = link
        elif not is_told(link, words):
            notices.append(Notice(LINKED.format(link), _spot(sheet, row, column)))
    return rows, notices


def _unmerged(sheet: SheetContents, rows: list[list[Cell]], head: int) -> tuple[tuple[Cell, ...], ...]:
    """Rows, with a flaw in each cell below the headings that is merged with one that says something."""
    for (row, column), (top, left) in sorted(sheet.merged.items()):
        if head < row <= len(rows) and column <= len(rows[row - 1]) and top <= len(rows):
            first = rows[top - 1][left - 1] if left <= len(rows[top - 1]) else ""
            own = rows[row - 1][column - 1]
            if first and not own:
                beside = "" if left == column else " bên trái"
                rows[row - 1][column - 1] = CellError(_MERGED.format(top, beside))
    return tuple(map(tuple, rows))


def _of_book(book: Book) -> Iterator[Notice]:
    if book.pictures:
        yield Notice(f"tệp có {book.pictures} ảnh, không nhập; hãy kể bằng chữ điều ảnh cho thấy")
    for ref, words in book.comments[:_MOST_NAMED]:
        row = ref.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ$")  # people know rows by their numbers, columns by their titles
        yield Notice(
            f"dòng {row} có lời ghi chú bên ô (“{words[:80]}”), không nhập; điều gì cần nói thì hãy viết vào ô"
        )
    if more := len(book.comments[_MOST_NAMED:]):
        yield Notice(f"còn {more} lời ghi chú nữa ở các ô khác, không nhập")


def _unread(sheets: Sequence[SheetContents], read_: Sequence[SheetContents]) -> Iterator[Notice]:
    """Sheets that somebody filled in and that are not read, and hidden ones that are."""
    for sheet in sheets:
        if sheet not in read_ and not sheet.is_empty:
            yield Notice(
                f"trang “{sheet.title}” cũng có chữ mà không được đọc; bài nào ở đó thì hãy chép sang trang đã điền"
            )
        elif sheet in read_ and sheet.hidden:
            yield Notice(f"trang “{sheet.title}” đang ẩn mà có chữ, máy vẫn nhập; nếu bỏ thì hãy xóa hẳn trang")


def _is_of_form(cells: Sequence[Cell]) -> bool:
    """Whether a row is the help or the example of the wide table, which people hide and which is not read."""
    return bool(cells) and isinstance(cells[0], str) and slug(cells[0][:40]).startswith(row_reader.ASIDE)


def _of_sheet(sheet: SheetContents) -> Iterator[Notice]:
    """What a reader of the texts alone would not see."""
    said = {
        (row, column): text
        for row, cells in enumerate(sheet.rows, start=1)
        if not _is_of_form(cells)
        for column, text in enumerate(cells, start=1)
        if text and not (isinstance(text, str) and (is_furniture(text) or labelled(text)))
    }
    for row in sorted({row for row, _ in said} & sheet.hidden_rows):
        yield Notice(_HIDDEN, _spot(sheet, row, 0))
    hidden = sorted({column for _, column in said} & sheet.hidden_columns)
    for column in hidden:
        head = next((str(row[column - 1]) for row in sheet.rows if column <= len(row) and row[column - 1]), "")
        yield Notice(f"cột “{head[:60]}” đang ẩn mà có chữ, máy vẫn đọc; nếu bỏ thì hãy xóa hẳn cột")
    for row, column in sorted(sheet.struck):
        yield Notice(_STRUCK, _spot(sheet, row, column))
