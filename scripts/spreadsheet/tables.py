"""A filled-in table: rows of cells, whatever file it came from; and the file itself, taken in with care."""

from __future__ import annotations

import stat
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias

from scripts.system import disk
from scripts.system.user_error import RefusedError
from scripts.text.escaping import escape_control_chars

MAX_BYTES = 10 * 1024 * 1024
MAX_ROWS = 1000
MAX_COLUMNS = 300
MAX_TEXT = 4_000_000
"""Characters of all cells."""
MAX_CELL = 32_767
"""Characters of a cell: what Excel itself can hold."""
REMINDER = "Máy nhắc:"
"""Begins what was written beside a cell when a file was handed back, and heads the column of it; neither is read again."""
LINKED = "chữ ở đây có đường liên kết tới {}, máy chỉ nhập chữ; địa chỉ của nguồn thì hãy chép vào ô địa chỉ web, chỗ khác thì thôi"
"""Said of words behind which an address stands where none is asked for."""
_SHOWN = 400  # characters of a sentence


@dataclass(frozen=True, slots=True)
class CellError:
    """What stands in a cell that cannot be taken: a Vietnamese sentence, and the rule that it is reported under."""

    sentence: str
    rule: str = "o-bang"


Cell: TypeAlias = str | CellError
"""A text ("" for an empty cell), or why there is none."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where something stands in the file as it was sent: ``words`` say it in a message, the rest finds it again.

    ``row`` and ``column`` are those of a sheet, from 1; of a Word document the number of the line and of the cell in it, from 0.
    ``column`` 0 of a sheet is its whole row. ``label`` is what heads it: the title of the column, or the question.
    """

    words: str
    sheet: str
    row: int
    column: int
    label: str = ""


@dataclass(frozen=True, slots=True)
class Notice:
    """What is said of a file besides its entries; ``spot`` is None where it is the file as a whole.

    An error spoils the row of the table that it belongs to, or all of it where ``row`` is 0.
    """

    sentence: str
    spot: Spot | None = None
    is_error: bool = False
    row: int = 0


@dataclass(frozen=True, slots=True)
class Table:
    """``rows[0]`` is row 1. ``file`` and ``sheet`` are its names in messages; a text file has no sheet.

    Where one practice fills a sheet or a document (``is_form``), its answers are one row here, and ``spots`` lead from row, column and number of
    the item (from 1; 0 for the cell) to where it was written. ``notices`` say what the file has besides.
    """

    file: str
    sheet: str
    rows: tuple[tuple[Cell, ...], ...]
    spots: Mapping[tuple[int, int, int], Spot] = field(default_factory=dict)
    notices: tuple[Notice, ...] = ()
    is_form: bool = False


def load(file: Path) -> bytes:
    """The bytes of a file that somebody sent. Raises :class:`RefusedError` for all but a plain file of fair size."""
    try:
        # lstat first: a link may lead anywhere, a device or pipe would never end
        info = file.lstat()
        if not stat.S_ISREG(info.st_mode):
            raise RefusedError(
                "không phải tệp thường (liên kết, thư mục hay thiết bị); hãy chỉ đúng tệp .xlsx hoặc .csv"
            )
        if info.st_size <= MAX_BYTES:
            with file.open("rb") as stream:
                data = stream.read(MAX_BYTES + 1)
            if len(data) <= MAX_BYTES:
                return data
    except FileNotFoundError:
        raise RefusedError("không thấy tệp này; hãy xem lại tên và thư mục") from None
    except (OSError, ValueError) as error:
        reason = disk.why(error) if isinstance(error, OSError) else "tên tệp không hợp lệ"
        raise RefusedError(
            f"không mở được tệp ({reason}); nếu đang mở trong Excel thì hãy đóng lại, rồi xem quyền đọc"
        ) from None
    raise RefusedError(
        f"tệp nặng quá {MAX_BYTES // 1024**2} MB; hãy chép riêng trang đã điền sang một tệp mới, không kèm ảnh"
    )


def too_much_text() -> RefusedError:
    """Said of a table whose cells hold more than all entries ever will."""
    return RefusedError(f"bảng có hơn {MAX_TEXT // 1_000_000} triệu ký tự; hãy chia làm nhiều tệp")


def cell(text: str) -> Cell:
    """A text as a cell; one that is longer than Excel allows is a flaw."""
    if len(text) > MAX_CELL:
        return CellError(f"ô có {len(text)} ký tự, quá {MAX_CELL}; hãy rút gọn")
    return text


def shown(text: str) -> str:
    """What a file holds as it may be printed: nothing that steers a terminal, and not without end."""
    return escape_control_chars(text, _SHOWN)


def too_many_rows() -> RefusedError:
    """Said of a table that goes on and on."""
    limit = f"{MAX_ROWS:,}".replace(",", ".")
    return RefusedError(
        f"bảng dài quá {limit} dòng (tính cả dòng chỉ có định dạng); hãy xóa hẳn các dòng thừa, hoặc chia làm nhiều tệp"
    )


def too_many_columns() -> RefusedError:
    """Said of a table that is wider than any form."""
    return RefusedError(f"bảng rộng quá {MAX_COLUMNS} cột; hãy xóa các cột thừa bên phải, chỉ giữ các cột của mẫu")
