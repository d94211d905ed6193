"""Files that look like entries, tasks or tables and stand where none is read, and files beside them that are none: nobody reads these."""

from __future__ import annotations

import os
import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

from scripts.content import vocabulary
from scripts.content.collection import PAPER_FOLDER, TASK_FOLDER, VOCABULARY_FOLDER
from scripts.content.problem import Problem, Severity, has_errors
from scripts.system.paths import CALL
from scripts.text.escaping import escape_control_chars
from scripts.text.vietnamese import closest, slug

_ENTRY = re.compile(r"(?P<stem>.*?)\.ya?ml(?P<more>\.txt)?\s*", re.IGNORECASE | re.DOTALL)
_NAMED = 20
"""So many files of one folder are told; the others are counted."""
_LIKE = 0.8  # of 1: the name of another file is nobody's business
_READ = 2  # parts of the path of an entry below practices/
_SILENT = frozenset({"thumbs.db", "desktop.ini", "icon\r"})
"""Files that systems write beside others, and that nobody sees; so are those whose name begins with a dot."""
_SENT = frozenset({"docx", "doc", "odt", "rtf", "xlsx", "xlsm", "xls", "ods", "csv", "tsv"})
_PICTURES = frozenset({"jpg", "jpeg", "png", "gif", "heic", "webp", "bmp", "tif", "tiff", "pdf", "mp4", "mov"})
_TEXTS = frozenset({"txt", "md", "json", "text"})
_LEFTOVERS = frozenset({"bak", "orig", "rej", "swp", "swo", "tmp", "old", "part", "crdownload"})
_OUT = "hãy chuyển ra khỏi practices/"


def problems(root: Path, settings: Collection[str]) -> list[Problem]:
    """What is wrong with each such file below ``root/practices``, and where it belongs."""
    base = root / "practices"
    found: list[Problem] = [*_misspelt_tables(root), *_deep_tasks(root)]
    for folder, folders, names in os.walk(base):
        parts = Path(folder).relative_to(base).parts
        # _danh-muc and its like hold other files; the name of a setting behind “_” is an entry's folder put aside
        folders[:] = sorted(
            name for name in folders if parts or not name.startswith(("_", ".")) or name.lstrip("_.") in settings
        )
        found += _shortly(parts, [told for name in sorted(names) if (told := _told(parts, name, settings))])
    return found


def _shortly(folders: tuple[str, ...], strays: Sequence[Problem]) -> Iterator[Problem]:
    """The first problems of the files of a folder, and how many more there are."""
    yield from strays[:_NAMED]
    if len(strays) > _NAMED:
        path = escape_control_chars("/".join(("practices", *folders)))
        severity = Severity.ERROR if has_errors(strays[_NAMED:]) else Severity.WARNING
        message = (
            f"còn {len(strays) - _NAMED} tệp nữa trong thư mục này không được đọc; hãy chuyển chúng ra khỏi practices/"
        )
        yield Problem(path, 1, 1, "", "doc-tep", severity, message)


def _misspelt_tables(root: Path) -> Iterator[Problem]:
    """Files beside the tables of controlled words whose name is nearly that of one."""
    for file in sorted((root / "practices" / VOCABULARY_FOLDER).glob("*")):
        match = _ENTRY.fullmatch(file.name)
        if match and file.name not in {f"{name}.yaml" for name in vocabulary.FILES}:
            near = closest(match["stem"], vocabulary.FILES, _LIKE)
            if near:
                yield _unread(root, file, f"không bảng nào ở đây tên như vậy; có phải ý bạn là “{near}.yaml”?")


def _deep_tasks(root: Path) -> Iterator[Problem]:
    """Files that look like tasks and stand in a folder of their own, or bear a name that is passed over; and others."""
    folder = root / "practices" / TASK_FOLDER
    others: dict[tuple[str, ...], list[Problem]] = defaultdict(list)
    for file in sorted(folder.glob("**/*")):
        inside, name = file.relative_to(folder).parts[:-1], file.name
        match = _ENTRY.fullmatch(name)
        if not match and file.is_file() and (other := _other((TASK_FOLDER, *inside), name)):
            others[inside].append(other)
        if inside[:1] == (PAPER_FOLDER,) or not match:
            continue
        if inside or name.startswith(("_", ".")) or not name.endswith((".yaml", ".yml")):
            better = f"practices/{TASK_FOLDER}/{slug(match['stem'])}.yaml"
            yield _unread(root, file, f"việc phải làm là tệp nằm ngay trong thư mục ấy; hãy chuyển thành {better}")
    for inside, strays in others.items():
        yield from _shortly((TASK_FOLDER, *inside), strays)


def _other(folders: tuple[str, ...], name: str) -> Problem | None:
    """What to say of a file that is no entry; None where a system wrote it for itself."""
    if name.lower() in _SILENT or any(part.startswith(".") for part in (*folders, name)):
        return None
    path = escape_control_chars("/".join(("practices", *folders, name)))
    said = f"tệp này không phải bài nên không được đọc; {_advice(folders, name)}"
    return Problem(path, 1, 1, "", "doc-tep", Severity.WARNING, said)


def _advice(folders: tuple[str, ...], name: str) -> str:
    """What to do with such a file, by the ending of its name."""
    stem, _, ending = name.lower().rpartition(".")
    if name.startswith("~$"):
        return "Word, Excel tạo nó khi đang mở tệp khác; hãy đóng tệp ấy lại, còn nó thì xóa đi"
    if ending in _SENT:
        return f"tệp xã gửi thì nhập bằng “{CALL} import”, rồi {_OUT} (trong đó có thể có chuyện riêng của người gửi)"
    if ending in _PICTURES:
        return f"ảnh và PDF không vào bài: kể bằng chữ điều chúng cho thấy, rồi {_OUT}"
    if ending in _LEFTOVERS or name.endswith("~"):
        return "có vẻ là bản cũ mà chương trình để lại; hãy xem lại rồi xóa"
    if ending in _TEXTS or not stem:
        better = (
            f"practices/{'/'.join(folders[:1]) or '(loại hình)'}/{slug(stem or ending) or 'ten-tinh-viec-da-lam'}.yaml"
        )
        return f"nếu là bài thì đổi tên thành {better}, nếu là ghi chú thì {_OUT}"
    return _OUT


def _unread(root: Path, file: Path, why: str) -> Problem:
    path = escape_control_chars(file.relative_to(root).as_posix())
    return Problem(path, 1, 1, "", "doc-tep", Severity.ERROR, f"tệp này không được đọc vì {why}")


def _told(folders: tuple[str, ...], name: str, settings: Collection[str]) -> Problem | None:
    """The problem of a file; None for one that is read, and for what nobody put there."""
    match = _ENTRY.fullmatch(name)
    return _stray(folders, name, match, settings) if match else _other(folders, name)


def _stray(folders: tuple[str, ...], name: str, match: re.Match[str], settings: Collection[str]) -> Problem | None:
    """The problem of a file that looks like an entry; None for one that is read."""
    faults = list(_faults(folders, name, match))
    if not faults:
        return None
    setting = next((part.lstrip("_.") for part in folders if part.lstrip("_.") in settings), "")
    better = slug(match["stem"]) or "ten-tinh-viec-da-lam"
    there = f"practices/{setting or '(loại hình)'}/{better}.yaml"
    which = "" if setting else f", loại hình là một trong: {', '.join(settings)}" if settings else ""
    hidden = all(fault == _HIDDEN for fault in faults)
    advice = "; chưa muốn đăng thì bỏ dấu ấy và ghi “nhap: true” trong bài" if hidden else ""
    path = escape_control_chars("/".join(("practices", *folders, name)))
    severity = Severity.WARNING if hidden else Severity.ERROR
    said = f"tệp này không được đọc vì {' và '.join(faults)}; hãy chuyển thành {escape_control_chars(there)}{which}{advice}"
    return Problem(path, 1, 1, "", "doc-tep", severity, said)


_HIDDEN = "tên bắt đầu bằng “_” hoặc “.”"


def _faults(folders: tuple[str, ...], name: str, match: re.Match[str]) -> Iterator[str]:
    if not folders:
        yield "nằm ngoài thư mục của loại hình"
    elif len(folders) >= _READ:
        yield "nằm trong một thư mục con nữa"
    if any(part.startswith(("_", ".")) for part in (*folders[:1], name)):
        yield _HIDDEN
    if match["more"] or not name.endswith((".yaml", ".yml")):
        yield "đuôi tên phải đúng là “.yaml”, chữ thường, không có gì phía sau"
