"""Is a workbook safe to open? Its zip is looked through before any XML is read."""

from __future__ import annotations

import io
import re
import zipfile
import zlib

from scripts.tables import RefusedError

MAX_MEMBER = 30 * 1024 * 1024
MAX_TOTAL = 50 * 1024 * 1024
"""Bytes inflated: of one member, of all."""
MAX_MEMBERS = 1000
MAX_TAGS = {"xl/worksheets/": 1_000_000, "xl/sharedStrings": 500_000, "": 100_000}
"""How many ``<`` a member may hold, by how its name begins: what follows builds an object for about every second one."""
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""Opens an old .xls, and an .xlsx with a password."""
ZIP = b"PK\x03\x04"

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
        "tệp có nhúng tệp hay nút điều khiển khác; hãy chép nội dung (Dán giá trị) sang mẫu mới rồi nhập",
    ),
)
_SWOLLEN = "tệp phình quá lớn khi mở ra; hãy chép riêng trang đã điền (Dán giá trị) sang mẫu mới rồi nhập"
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
            left = MAX_TOTAL
            for member in members:
                left -= _inflate(archive, member, left)
    except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, OSError, NotImplementedError, OverflowError):
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


def _inflate(archive: zipfile.ZipFile, member: zipfile.ZipInfo, left: int) -> int:
    """Read a member piece by piece and judge it as it comes; gives its size in bytes."""
    most = next(tags for start, tags in MAX_TAGS.items() if member.filename.startswith(start))
    size = tags = 0
    before = b""
    with archive.open(member) as stream:
        while piece := stream.read(256 * 1024):
            if not size and piece.startswith((ZIP, OLE)):
                raise RefusedError(_NOT_OURS[-1][1])
            size += len(piece)
            tags += piece.count(b"<")
            if size > min(MAX_MEMBER, left) or tags > most:
                raise RefusedError(_SWOLLEN)
            if b"<!DOCTYPE" in before + piece or b"<!ENTITY" in before + piece:
                raise RefusedError("tệp có khai báo XML lạ (DOCTYPE, ENTITY) mà Excel không viết; không đọc tệp này")
            before = piece[-16:]
    return size
