"""Is a file of Excel or Word safe to open? Its zip is looked through before any XML is read."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from xml.parsers.expat import ExpatError, ParserCreate, XMLParserType

from scripts.system.user_error import RefusedError

MAX_MEMBER = 30 * 1024 * 1024
MAX_TOTAL = 50 * 1024 * 1024
"""Bytes inflated: of one member, of all."""
MAX_MEMBERS = 1000
MAX_ALL_ELEMENTS = 400_000
MAX_DEPTH = 100
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""Opens an old .xls or .doc, and a new one with a password."""
ZIP = b"PK\x03\x04"

_XML = (b"<", b"\0<", b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
"""How XML begins, in any encoding that expat knows."""
_PIECE = 64 * 1024
_MACRO = re.compile(r"vbaproject\.bin|/macrosheets/|/dialogsheets/", re.IGNORECASE)
_OUTSIDE = re.compile(r"/(externallinks|querytables|model)/|/connections\.xml$", re.IGNORECASE)
_INSIDE = re.compile(r"/(embeddings|activex)/|\.(zip|xlsx|docx|xls|doc|exe|bin\.gz)$", re.IGNORECASE)
_ENTRY = b"PK\x01\x02"


@dataclass(frozen=True, slots=True)
class Kind:
    """What files of one program are like, and how to speak of them.

    ``elements`` says how many XML elements a member may have, by how its name begins: readers make objects of them, some
    10 or 40 µs each. ``main`` begins the name of the member without which it is none. ``copy`` is how to get what was typed out of a file that is not taken in.
    """

    program: str
    ending: str
    old: str
    others: str
    save_as: str
    main: str
    elements: Mapping[str, int]
    copy: str


EXCEL = Kind(
    "Excel",
    ".xlsx",
    ".xls",
    ".xlsb",
    "Excel Workbook (*.xlsx)",
    "xl/workbook.xml",
    {"xl/worksheets/": 200_000, "xl/sharedStrings": 100_000, "": 30_000},
    "chép nội dung (Dán giá trị) sang mẫu mới rồi nhập",
)
WORD = Kind(
    "Word",
    ".docx",
    ".doc",
    ".xlsx",
    "Word Document (*.docx)",
    "word/document",  # some editors of Office on the web number it
    {"word/document": 200_000, "": 60_000},
    "chép chữ sang mẫu mới rồi nhập",
)


_SENT = (".xlsx", ".docx", ".csv", ".xls", ".doc")
"""What people send in an archive of their own."""


def _nested(kind: Kind) -> str:
    return f"tệp có nhúng tệp hay nút điều khiển khác; hãy {kind.copy}"


def _swollen(kind: Kind) -> RefusedError:
    what = "dòng, ô, kiểu ô hay ảnh" if kind is EXCEL else "đoạn, bảng hay ảnh"
    part = "riêng trang đã điền (Dán giá trị)" if kind is EXCEL else "riêng chữ"
    return RefusedError(f"tệp phình quá lớn khi mở ra (quá nhiều {what}); hãy chép {part} sang mẫu mới rồi nhập")


def _broken(kind: Kind) -> RefusedError:
    return RefusedError(f"tệp {kind.program} hỏng hoặc chép về chưa đủ; hãy mở bằng {kind.program}, lưu lại rồi nhập")


def inspect(data: bytes, kind: Kind) -> None:
    """Raise :class:`RefusedError` for what no honest file has: bombs, macros, links, files within, passwords, entities."""
    if data.startswith(OLE):
        raise RefusedError(
            f"tệp kiểu cũ ({kind.old}) hoặc có mật khẩu; hãy mở bằng {kind.program}, bỏ mật khẩu và lưu thành {kind.ending}"
        )
    if not data.startswith(ZIP):
        raise RefusedError(
            f"không phải tệp {kind.program} {kind.ending} (có thể chỉ đổi đuôi tên);"
            f" hãy lưu lại bằng {kind.program}, kiểu {kind.ending}"
        )
    if data.count(_ENTRY) > MAX_MEMBERS:
        raise _swollen(kind)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
            _by_name(members, kind)
            size = elements = 0
            for member in members:
                weight = _Weight(kind, member.filename, MAX_TOTAL - size, MAX_ALL_ELEMENTS - elements)
                with archive.open(member) as stream:
                    while piece := stream.read(_PIECE):
                        weight.add(piece)
                size, elements = size + weight.size, elements + weight.elements
    except (zipfile.BadZipFile, zlib.error, ExpatError, EOFError, ValueError, OSError, NotImplementedError):
        raise _broken(kind) from None


def _by_name(members: list[zipfile.ZipInfo], kind: Kind) -> None:
    """Judge what the directory of the zip declares."""
    names = [member.filename for member in members]
    if "[Content_Types].xml" not in names and any(name.lower().endswith(_SENT) for name in names):
        raise RefusedError("tệp nén; hãy giải nén rồi nhập tệp Excel hoặc Word ở trong")
    for pattern, sentence in (
        (
            _MACRO,
            f"tệp có macro; hãy chọn Lưu thành (Save As), kiểu “{kind.save_as}”, rồi nhập tệp ấy",
        ),
        (_OUTSIDE, f"tệp có liên kết lấy số liệu từ tệp hay máy khác; hãy {kind.copy}"),
        (_INSIDE, _nested(kind)),
    ):
        if any(pattern.search(f"/{name}") for name in names):
            raise RefusedError(sentence)
    if any(member.flag_bits & 1 for member in members):
        raise RefusedError("tệp nén có mật khẩu; hãy bỏ mật khẩu rồi nhập")
    if len(set(names)) < len(names) or any(
        member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) for member in members
    ):
        raise _broken(kind)
    if "mimetype" in names and "content.xml" in names:
        raise RefusedError(
            "tệp OpenDocument (.ods, .odt) của LibreOffice; hãy mở lại bằng LibreOffice, chọn Lưu thành (Save As), kiểu Excel"
            " (.xlsx) nếu là bảng, kiểu Word (.docx) nếu là phiếu Word"
        )
    if "[Content_Types].xml" not in names or not any(name.startswith(kind.main) for name in names):
        raise RefusedError(
            f"không phải tệp {kind.program} {kind.ending} ({kind.others} hay tệp nén khác);"
            f" hãy mở bằng {kind.program}, lưu kiểu {kind.ending}"
        )
    if sum(member.file_size for member in members) > MAX_TOTAL or any(
        member.file_size > MAX_MEMBER for member in members
    ):
        raise _swollen(kind)


class _Weight:
    """Takes in a member piece by piece, and stops at what is too much or no workbook's."""

    def __init__(self, kind: Kind, name: str, size: int, elements: int) -> None:
        self._kind = kind
        self.size = self.elements = self._depth = 0
        self._most_bytes = min(size, MAX_MEMBER)
        self._most_elements = min(
            elements, next(most for start, most in kind.elements.items() if name.startswith(start))
        )
        self._parser: XMLParserType | None = None

    def add(self, piece: bytes) -> None:
        """One more piece of the member."""
        if not self.size:
            self._begin(piece)
        self.size += len(piece)
        if self.size > self._most_bytes:
            raise _swollen(self._kind)
        if self._parser:
            self._parser.Parse(piece)

    def _begin(self, piece: bytes) -> None:
        if piece.startswith((ZIP, OLE)):
            raise RefusedError(_nested(self._kind))
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
            raise _swollen(self._kind)

    def _end(self, _name: str) -> None:
        self._depth -= 1

    def _declared(self, *_: object) -> None:
        raise RefusedError(
            f"tệp có khai báo XML lạ (DOCTYPE, ENTITY) mà {self._kind.program} không viết; không đọc tệp này"
        )
