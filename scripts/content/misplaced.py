"""Files that look like entries and stand where none is read: a setting's folder holds entries, directly, by plain names."""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Iterator
from pathlib import Path

from scripts.content.problem import Problem, Severity
from scripts.text.escaping import escape_control_chars
from scripts.text.vietnamese import slug

_ENTRY = re.compile(r"(?P<stem>.*?)\.ya?ml(?P<more>\.txt)?\s*", re.IGNORECASE | re.DOTALL)
_NAMED = 20
"""So many files of one folder are told; a folder of other people's files is told as one."""
_READ = 2  # parts of the path of an entry below practices/


def problems(root: Path, settings: Collection[str]) -> list[Problem]:
    """What is wrong with each such file below ``root/practices``, and where it belongs."""
    base = root / "practices"
    found: list[Problem] = []
    for folder, folders, names in os.walk(base):
        parts = Path(folder).relative_to(base).parts
        # _danh-muc and its like hold other files; the name of a setting behind “_” is an entry's folder put aside
        folders[:] = sorted(
            name for name in folders if parts or not name.startswith(("_", ".")) or name.lstrip("_.") in settings
        )
        strays = [told for name in sorted(names) if (told := _stray(parts, name, settings))]
        found += strays[:_NAMED]
        if len(strays) > _NAMED:
            path, more = escape_control_chars("/".join(("practices", *parts))), len(strays) - _NAMED
            message = f"còn {more} tệp nữa trong thư mục này không được đọc; hãy chuyển cả thư mục ra khỏi practices/"
            found.append(Problem(path, 1, 1, "", "doc-tep", Severity.ERROR, message))
    return found


def _stray(folders: tuple[str, ...], name: str, settings: Collection[str]) -> Problem | None:
    """The problem of a file; None for an entry, and for what does not look like one."""
    match = _ENTRY.fullmatch(name)
    if not match:
        return None
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
