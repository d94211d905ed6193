"""`check`: every fault of the entries, with its place and how to correct it."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from scripts.cli.chosen_files import is_chosen
from scripts.cli.exit_codes import FAULTS, OK, USAGE
from scripts.content.problem import Problem, has_errors
from scripts.system import git
from scripts.system.clock import today
from scripts.system.paths import PRACTICES
from scripts.system.user_error import UserError
from scripts.text.escaping import escape_control_chars
from scripts.validation import report, runner

VERB, WORDS = "check", "kiểm tra mọi bài, chỉ ra từng lỗi và cách sửa"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Of which files problems are printed, and in which form."""
    parser.add_argument(
        "paths", nargs="*", metavar="TỆP", help="chỉ báo lỗi của các tệp hay thư mục này (vẫn đọc cả kho)"
    )
    parser.add_argument(
        "--so-voi", metavar="NHÁNH", help="chỉ báo lỗi của những tệp đã thêm, đã sửa so với nhánh này (cần Git)"
    )
    parser.add_argument(
        "--format", choices=tuple(report.FORMATS), default="text", help="cách in: text, github, gitlab hoặc json"
    )
    parser.add_argument(
        "--jobs",
        type=int,
        metavar="SỐ",
        help="số tiến trình cùng làm (nếu bỏ trống: một, và với kho trên 2.000 bài thì bằng số nhân của máy, nhiều nhất 4)",
    )


def run(arguments: argparse.Namespace, root: Path) -> int:
    """Print the problems of the files asked for; those of other files are not."""
    wanted = [_real(Path(path)) for path in arguments.paths]
    missing = [escape_control_chars(str(path)) for path in wanted if not path.exists() and not path.is_symlink()]
    if missing:
        raise UserError(f"Không thấy {', '.join(missing)}; hãy xem lại đường dẫn.", USAGE)
    if arguments.jobs is not None and arguments.jobs < 1:
        raise UserError("Số tiến trình (--jobs) phải từ 1 trở lên.", USAGE)
    if arguments.so_voi:
        wanted += git.changed(root, git.base(root, arguments.so_voi), PRACTICES)
    nothing = bool(arguments.so_voi) and not wanted  # no file differs
    try:
        collection, problems = runner.check_collection(root, today(), jobs=arguments.jobs or 0)
    except KeyboardInterrupt:
        sys.stderr.write("\nĐã dừng giữa chừng, chưa kiểm tra xong.\n")
        return FAULTS
    shown = [problem for problem in problems if not nothing and is_chosen(root / problem.path, wanted)]
    files = [root / path for path in collection.paths() if not nothing and is_chosen(root / path, wanted)]
    _refuse_others(wanted if arguments.paths else (), files, shown, root)
    sys.stdout.write(report.FORMATS[arguments.format](shown))
    sys.stderr.write(report.summary(shown, len(files)) + "\n")
    return FAULTS if has_errors(shown) else OK


def _refuse_others(wanted: Iterable[Path], files: Sequence[Path], shown: Sequence[Problem], root: Path) -> None:
    """No file that was asked for is passed over: one that is no entry and has no problem was not looked at."""
    known = [*files, *(root / problem.path for problem in shown)]
    for path in wanted:
        ours = path.is_dir() or (root / PRACTICES in path.parents and path.parent.name.startswith("_"))
        if not ours and not any(is_chosen(file, [path]) for file in known):
            raise UserError(
                f"{escape_control_chars(str(path))} không phải bài nên không được kiểm tra; bài là tệp .yaml trong"
                " practices/ton-giao và các thư mục cạnh đó.",
                USAGE,
            )


def _real(path: Path) -> Path:
    """The whole path; a link stays a link, for that is what is wrong with it."""
    return path.parent.resolve() / path.name if path.name and path.name != ".." else path.resolve()
