"""What stands on a disk: links, and files written so that nobody ever meets half of one."""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
import shutil
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

TEMPORARY = ".????????????????.tmp"
"""The name of a file that is being written; no entry begins with a dot."""
_AT_ONCE = 4
_WHY = {
    "ENOSPC": "đĩa đã đầy",
    "EDQUOT": "đã dùng hết phần đĩa được chia",
    "EROFS": "chỗ này chỉ cho đọc",
    "EACCES": "không có quyền, hay đang mở ở chương trình khác",
    "EPERM": "không có quyền, hay đang mở ở chương trình khác",
    "EBUSY": "đang mở ở chương trình khác",
    "ENOENT": "không thấy",
    "ENOTDIR": "không phải thư mục",
    "EISDIR": "là thư mục",
    "EEXIST": "đã có",
    "ENAMETOOLONG": "tên quá dài",
    "ELOOP": "liên kết vòng quanh",
    "EMFILE": "mở quá nhiều tệp",
    "EIO": "đĩa hỏng, hay đã bị rút ra",
    "EXDEV": "nằm trên đĩa khác",
}


def why(error: OSError) -> str:
    """Why the system refused, in a few Vietnamese words; in its own where there are none."""
    return _WHY.get(errno.errorcode.get(error.errno or 0, "")) or error.strerror or type(error).__name__


def is_link(folder: Path) -> bool:
    """Whether a folder stands for another one: a symbolic link, or a junction of Windows (recognised from Python 3.12 on)."""
    return folder.is_symlink() or bool(getattr(folder, "is_junction", bool)())


def remove_tree(folder: Path) -> None:
    """Remove a folder with all in it as far as the disk allows: by several at once, for it waits more than it works."""
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        for part in folder.glob("*/"):
            if not is_link(part):
                pool.submit(shutil.rmtree, part, ignore_errors=True)
    shutil.rmtree(folder, ignore_errors=True)


def write(file: Path, text: str) -> None:
    """Put a text (UTF-8, lines as they are) into a file, whole or not at all; the mode of one that is there stays.

    Raises OSError, and what stood there is untouched.
    """
    with _beside(file, text) as new:
        if file.exists():
            shutil.copymode(file, new)
        new.replace(file)


def create(file: Path, text: str) -> None:
    """Make a file that was not there, whole or not at all.

    Raises FileExistsError when it is there, and never overwrites it; OSError else.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    with _beside(file, text) as new:
        try:
            file.hardlink_to(new)  # the one step that both takes the name and refuses a taken one
        except FileExistsError:
            raise
        except OSError:  # a stick's file system knows no links
            if file.exists():
                raise FileExistsError(file) from None
            new.replace(file)


@contextmanager
def _beside(file: Path, text: str) -> Iterator[Path]:
    """The text in a file of its own beside another, gone afterwards unless it was given that one's place."""
    new = file.with_name(f".{secrets.token_hex(8)}.tmp")  # made by open, with the mode of any new file
    try:
        with new.open("x", encoding="utf-8", newline="") as stream:
            stream.write(text)
            stream.flush()
            os.fsync(stream.fileno())  # on the disk before it gets its name: the power may fail too
        yield new
    finally:
        with contextlib.suppress(OSError):
            new.unlink(missing_ok=True)
