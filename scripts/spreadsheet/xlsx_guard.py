"""Is a workbook safe to open? Its zip is looked through before any XML is read."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from xml.parsers.expat import ExpatError, ParserCreate, XMLParserType

from scripts.spreadsheet.tables import RefusedError

MAX_MEMBER = 30 * 1024 * 1024
MAX_TOTAL = 50 * 1024 * 1024
"""Bytes inflated: of one member, of all."""
MAX_MEMBERS = 1000
MAX_ELEMENTS = {"xl/worksheets/": 200_000, "xl/sharedStrings": 100_000, "": 30_000}
"""XML elements of a member, by how its name begins: openpyxl makes objects of them, some 10 or 40 µs each."""
MAX_ALL_ELEMENTS = 400_000
MAX_DEPTH = 100
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""Opens an old .xls, and an .xlsx with a password."""
ZIP = b"PK\x03\x04"

_XML = (b"<", b"\0<", b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
"""How XML begins, in any encoding that expat knows."""
_PIECE = 64 * 1024
_NESTED = "tệp có nhúng tệp hay nút điều khiển khác; hãy chép nội dung (Dán giá trị) sang mẫu mới rồi nhập"
_NOT_OURS = (
    (
        re.compile(r"vbaproject\.bin|/macrosheets/|/dialogsheets/", re.IGNORECASE),
        "tệp có macro; hãy chọn Lưu thành (Save As), kiểu “Excel Workbook (*.xlsx)”, rồi nhập tệp ấy",
    ),
    (
        re.compile(r"/(externallinks|querytables|model)/|/connections\.xml$", re.IGNORECASE),
        "tệp có liên kết lấy số liệu từ tệp hay máy khác; hãy chép nội dung (Dán giá trị) sang mẫu mới rồi nhập",
    ),
    (
        re.compile(r"/(embeddings|activex)/|\.(zip|xlsx|docx|xls|doc|exe|bin\.gz)$", re.IGNORECASE),
        _NESTED,
    ),
)
_SWOLLEN = "tệp phình quá lớn khi mở ra (quá nhiều dòng, ô, kiểu ô hay ảnh); hãy chép riêng trang đã điền (Dán giá trị) sang mẫu mới rồi nhập"
_BROKEN = "tệp Excel hỏng hoặc chép về chưa đủ; hãy mở bằng Excel, lưu lại rồi nhập"
_ENTRY = b"PK\x01\x02"


def inspect(data: bytes) -> None:
    """Raise :class:`RefusedError` for what no honest workbook has: bombs, macros, links, files within, passwords, entities."""
    if data.startswith(OLE):
        raise RefusedError("tệp kiểu cũ (.xls) hoặc có mật khẩu; hãy mở bằng Excel, bỏ mật khẩu và lưu thành .xlsx")
    if not data.startswith(ZIP):
        raise RefusedError("không phải tệp Excel .xlsx (có thể chỉ đổi đuôi tên); hãy lưu lại bằng Excel, kiểu .xlsx")
    if data.count(_ENTRY) > MAX_MEMBERS:
        raise RefusedError(_SWOLLEN)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
            _by_name(members)
            size = elements = 0
            for member in members:
                weight = _Weight(member.filename, MAX_TOTAL - size, MAX_ALL_ELEMENTS - elements)
                with archive.open(member) as stream:
                    while piece := stream.read(_PIECE):
                        weight.add(piece)
                size, elements = size + weight.size, elements + weight.elements
    except (zipfile.BadZipFile, zlib.error, ExpatError, EOFError, ValueError, OSError, NotImplementedError):
        raise RefusedError(_BROKEN) from None


def _by_name(members: list[zipfile.ZipInfo]) -> None:
    """Judge what the directory of the zip declares."""
    names = [member.filename for member in members]
    for pattern, sentence in _NOT_OURS:
        if any(pattern.search(f"/{name}") for name in names):
            raise RefusedError(sentence)
    if any(member.flag_bits & 1 for member in members):
        raise RefusedError("tệp nén có mật khẩu; hãy bỏ mật khẩu rồi nhập")
    if len(set(names)) < len(names) or any(
        member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) for member in members
    ):
        raise RefusedError(_BROKEN)
    if "[Content_Types].xml" not in names or "xl/workbook.xml" not in names:
        raise RefusedError(
            "không phải tệp Excel .xlsx (.ods, .xlsb, .docx hay tệp nén khác); hãy mở bằng Excel, lưu kiểu .xlsx"
        )
    if sum(member.file_size for member in members) > MAX_TOTAL or any(
        member.file_size > MAX_MEMBER for member in members
    ):
        raise RefusedError(_SWOLLEN)


class _Weight:
    """Takes in a member piece by piece, and stops at what is too much or no workbook's."""

    def __init__(self, name: str, size: int, elements: int) -> None:
        self.size = self.elements = self._depth = 0
        self._most_bytes = min(size, MAX_MEMBER)
        self._most_elements = min(
            elements, next(most for start, most in MAX_ELEMENTS.items() if name.startswith(start))
        )
        self._parser: XMLParserType | None = None

    def add(self, piece: bytes) -> None:
        """One more piece of the member."""
        if not self.size:
            self._begin(piece)
        self.size += len(piece)
        if self.size > self._most_bytes:
            raise RefusedError(_SWOLLEN)
        if self._parser:
            self._parser.Parse(piece)

    def _begin(self, piece: bytes) -> None:
        if piece.startswith((ZIP, OLE)):
            raise RefusedError(_NESTED)
        if not piece.lstrip().startswith(_XML):
            return
        self._parser = ParserCreate()
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.StartDoctypeDeclHandler = self._declared

    def _start(self, _name: str, _attributes: object) -> None:
        self.elements += 1
        self._depth += 1
        if self.elements > self._most_elements or self._depth > MAX_DEPTH:
            raise RefusedError(_SWOLLEN)

    def _end(self, _name: str) -> None:
        self._depth -= 1

    def _declared(self, *_: object) -> None:
        raise RefusedError("tệp có khai báo XML lạ (DOCTYPE, ENTITY) mà Excel không viết; không đọc tệp này")
