"""`fix`: correct what is safe to correct in the files of entries."""

from __future__ import annotations

import argparse
import difflib
import sys
from collections.abc import Iterable
from pathlib import Path

from scripts.authoring import fixer
from scripts.authoring.fixer import FixResult
from scripts.cli.exit_codes import FAULTS, OK, USAGE
from scripts.content import loader, yaml_file
from scripts.system import disk, progress
from scripts.system.paths import CALL
from scripts.system.user_error import UserError
from scripts.text.escaping import escape_control_chars
from scripts.validation import report

VERB, WORDS = "fix", "sửa giúp những chỗ máy sửa được chắc chắn: dấu thanh, khoảng trắng, thứ tự khóa…"
_PATTERN = "[!_.]*.y*ml"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Which files, and whether they are written."""
    parser.add_argument(
        "paths", nargs="*", metavar="TỆP", help="chỉ sửa các tệp hay thư mục này (không ghi thì sửa mọi bài)"
    )
    parser.add_argument("--diff", action="store_true", help="chỉ in ra chỗ sẽ sửa, không ghi vào tệp")
    parser.add_argument(
        "--check", action="store_true", help="chỉ xem bài nào cần sửa, không ghi; có bài cần sửa thì báo lỗi (mã 1)"
    )


def run(arguments: argparse.Namespace, root: Path) -> int:
    """Correct the files asked for, one after the other; what was corrected is printed, a line each."""
    files = _asked(arguments.paths, root)
    work = _Work(root, write=not (arguments.diff or arguments.check), diff=arguments.diff)
    try:
        for file in progress.track(files, "Đang xem bài"):
            work.take(file)
    except KeyboardInterrupt:
        sys.stderr.write(f"\nĐã dừng giữa chừng. {work.summary()}\n")
        return FAULTS
    sys.stderr.write(f"{work.summary()}\n")
    return FAULTS if work.left or (arguments.check and work.fixed) else OK


def _asked(paths: Iterable[str], root: Path) -> list[Path]:
    """The files of the entries below some paths, each once; UserError says which path leads to none."""
    everything = loader.files(root)
    if not paths:
        return everything
    files: dict[Path, None] = {}
    for path in paths:
        # no resolve: a link has to be seen as one
        place = Path(path).absolute()
        if place.is_dir():
            place = place.resolve()
            below = [file for file in everything if place in file.parents] or sorted(place.glob(_PATTERN))
            if place.name.startswith("_") or not below:
                raise UserError(f"Trong {path} không có bài nào; hãy chỉ vào thư mục như practices/ton-giao.", USAGE)
        elif not place.exists() and not place.is_symlink():
            raise UserError(f"Không thấy {path}; hãy xem lại đường dẫn.", USAGE)
        elif not place.match(_PATTERN) or place.parent.name.startswith("_"):
            raise UserError(
                f"{path} không phải bài; bài là tệp .yaml trong practices/ton-giao và các thư mục cạnh đó.", USAGE
            )
        else:
            below = [place]
        files.update(dict.fromkeys(below))
    return list(files)


class _Work:
    """Goes through files and keeps count."""

    def __init__(self, root: Path, *, write: bool, diff: bool) -> None:
        self.root, self.write, self.diff = root, write, diff
        self.seen = self.fixed = self.left = 0
        self.vocabulary = loader.load_vocabulary(root).vocabulary

    def take(self, file: Path) -> None:
        """Mend one file, or say why it stays as it is."""
        self.seen += 1
        name = _name(file, self.root)
        item = yaml_file.read(file, name)
        if not fixer.can_fix(item):
            self._leave(report.as_text(item.problems))
            return
        try:
            data = file.read_bytes()
            result = fixer.fix(data, self.vocabulary)
            if result.skipped_because:
                self._leave(f"{name}: để nguyên, vì {result.skipped_because}; hãy chạy check rồi sửa tay bài này\n")
            elif result.done:
                if self.write:
                    disk.write(file, result.text)
                self._tell(name, data.decode("utf-8"), result)
        except OSError as error:
            self._leave(
                f"{name}: chưa ghi được ({disk.why(error)}); hãy đóng tệp ở chương trình khác, xem lại quyền ghi và chỗ trống trên đĩa\n"
            )

    def _leave(self, words: str) -> None:
        self.left += 1
        sys.stderr.write(words)

    def _tell(self, name: str, before: str, result: FixResult) -> None:
        self.fixed += 1
        if self.diff:
            sys.stdout.write(_diff(name, before, result.text))
        line = f"{name}: {'đã sửa' if self.write else 'cần sửa'} {', '.join(result.done)}\n"
        (sys.stderr if self.diff else sys.stdout).write(line)

    def summary(self) -> str:
        """One closing sentence."""
        if not self.fixed:
            words = f"Đã xem {self.seen} bài{', không sửa bài nào' if self.left else ': không có gì phải sửa'}."
        elif self.write:
            words = f"Đã sửa {self.fixed} trong {self.seen} bài; hãy xem lại rồi mới gửi."
        else:
            words = f"{self.fixed} trong {self.seen} bài cần sửa, chưa ghi gì; để sửa, chạy: {CALL} fix"
        return words + (f" Để nguyên {self.left} bài có lỗi đã kể ở trên." if self.left else "")


def _name(file: Path, root: Path) -> str:
    """How a file is called: from the root of the checkout, or in full when it lies elsewhere."""
    return escape_control_chars(file.relative_to(root).as_posix() if root in file.parents else file.as_posix())


def _diff(name: str, before: str, after: str) -> str:
    """What `git apply` and `patch` understand; a form feed or another odd break is no end of a line."""
    old, new = before.split("\n"), after.split("\n")
    name = name.lstrip("/")
    lines = difflib.unified_diff(_ended(old), _ended(new), f"a/{name}", f"b/{name}")
    return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)


def _ended(lines: list[str]) -> list[str]:
    """Each line with its end; the last one has none."""
    ended = [f"{line}\n" for line in lines]
    ended[-1] = lines[-1]
    return ended if ended[-1] else ended[:-1]
