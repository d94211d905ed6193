"""The command line: the only place besides the MkDocs door that prints, reads arguments and asks for today's date."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import NoReturn

from scripts import catalog, publish, report, rules, schema, stats
from scripts.paths import ROOT, SCHEMA
from scripts.problem import Level, Problem

OK, FAULTS, USAGE = 0, 1, 2
VIETNAM = timezone(timedelta(hours=7))


_ARGPARSE = (
    ("the following arguments are required:", "còn thiếu"),
    ("unrecognized arguments:", "không có tham số"),
    ("expected one argument", "cần một giá trị đi kèm"),
    ("invalid choice:", "không nhận"),
    ("invalid int value:", "phải là số nguyên, không phải"),
    ("choose from", "chọn trong"),
    ("argument ", "ở "),
)
"""argparse's own phrases and what is said instead."""


class _Parser(argparse.ArgumentParser):
    """argparse with its few own words in Vietnamese."""

    def __init__(self, **options: object) -> None:
        super().__init__(add_help=False, formatter_class=argparse.RawDescriptionHelpFormatter, **options)  # type: ignore[arg-type]
        self._positionals.title, self._optionals.title = "Tham số", "Tùy chọn"
        self.add_argument("-h", "--help", action="help", help="hiện trợ giúp này rồi thôi")

    def format_help(self) -> str:
        return super().format_help().replace("usage:", "Cách dùng:", 1)

    def error(self, message: str) -> NoReturn:
        for english, words in _ARGPARSE:
            message = message.replace(english, words)
        sys.stderr.write(f"Lệnh chưa đúng: {message}\nGõ thêm --help để xem cách dùng.\n")
        raise SystemExit(USAGE)


def today() -> datetime:
    """Now, by the clock of Vietnam."""
    return datetime.now(UTC).astimezone(VIETNAM)


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; gives the exit status (0 fine, 1 faults, 2 wrong usage)."""
    try:
        arguments = _parser().parse_args(argv)
    except SystemExit as stop:
        return int(stop.code or 0)
    run: Callable[[argparse.Namespace], int] = arguments.run
    return run(arguments)


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="python -m scripts", description="Kho cách làm hay: kiểm tra bài, dựng trang, xem trước.")
    verbs = parser.add_subparsers(title="Lệnh", metavar="LỆNH", required=True, parser_class=_Parser)

    def verb(name: str, run: Callable[[argparse.Namespace], int], words: str) -> argparse.ArgumentParser:
        made = verbs.add_parser(name, help=words, description=words)
        made.set_defaults(run=run)
        return made

    check = verb("check", _check, "kiểm tra mọi bài, chỉ ra từng lỗi và cách sửa")
    check.add_argument(
        "paths", nargs="*", metavar="TỆP", help="chỉ báo lỗi của các tệp hay thư mục này (vẫn đọc cả kho)"
    )
    check.add_argument(
        "--format", choices=tuple(report.FORMATS), default="text", help="cách in: text, github hoặc json"
    )
    verb("site", _site, "dựng trang vào site/; có lỗi thì giữ nguyên trang cũ")
    serve = verb("serve", _serve, "xem trước trên máy, tự cập nhật khi lưu tệp")
    serve.add_argument("--port", type=int, default=8000, help="cổng, mặc định 8000")
    markdown = verb("markdown", _markdown, "ghi các trang thành thư mục Markdown thường")
    markdown.add_argument(
        "--out", required=True, type=Path, metavar="THƯ_MỤC", help="thư mục mới hoặc trống để ghi vào"
    )
    stats_verb = verb("stats", _stats, "đếm kho: bài theo loại hình, khâu, chủ đề, tỉnh; chỗ còn thiếu")
    stats_verb.add_argument(
        "--format", choices=tuple(stats.FORMATS), default="text", help="cách in: text hoặc json (đủ mã từng bài)"
    )
    schema_verb = verb("schema", _schema, "tạo lại mẫu JSON Schema của bài")
    schema_verb.add_argument("--check", action="store_true", help="chỉ xem mẫu đang có còn đúng không")
    verbs.add_parser("setup", help="cài mọi thứ cần dùng (thêm --tests để chạy được các phép thử)")
    return parser


def _check(arguments: argparse.Namespace) -> int:
    found = catalog.load(ROOT)
    problems = rules.check(found, today().date())
    wanted = [Path(path).resolve() for path in arguments.paths]
    missing = [str(path) for path in wanted if not path.exists()]
    if missing:
        sys.stderr.write(f"Không thấy {', '.join(missing)}; hãy xem lại đường dẫn.\n")
        return USAGE
    told = [problem for problem in problems if not wanted or _below(ROOT / problem.path, wanted)]
    files = [record for record in found.records if not wanted or _below(ROOT / record.source.path, wanted)]
    sys.stdout.write(report.FORMATS[arguments.format](told))
    sys.stderr.write(report.summary(told, len(files)) + "\n")
    return FAULTS if _has_errors(told) else OK


def _below(file: Path, wanted: list[Path]) -> bool:
    file = file.absolute()
    return any(path == file or path in file.parents for path in wanted)


def _has_errors(problems: Sequence[Problem]) -> bool:
    return any(problem.level is Level.ERROR for problem in problems)


def _site(_arguments: argparse.Namespace) -> int:
    return publish.site(ROOT)


def _serve(arguments: argparse.Namespace) -> int:
    return publish.serve(ROOT, arguments.port)


def _markdown(arguments: argparse.Namespace) -> int:
    found = catalog.load(ROOT)
    problems = rules.check(found, today().date())
    if _has_errors(problems):
        sys.stderr.write(report.as_text(problems))
        return FAULTS
    out: Path = arguments.out
    if out.exists() and (not out.is_dir() or any(out.iterdir())):
        sys.stderr.write(f"{out} đã có nội dung; hãy chọn một thư mục mới hoặc trống.\n")
        return USAGE
    count = publish.write_docs(found, ROOT, out)
    sys.stdout.write(f"Đã ghi {count} trang vào {out}.\n")
    return OK


def _stats(arguments: argparse.Namespace) -> int:
    sys.stdout.write(stats.FORMATS[arguments.format](catalog.load(ROOT)))
    return OK


def _schema(arguments: argparse.Namespace) -> int:
    made = schema.practice_schema(catalog.load(ROOT).words)
    file = ROOT / SCHEMA
    if arguments.check:
        current = file.is_file() and file.read_text(encoding="utf-8") == made
        if not current:
            sys.stderr.write(f"{SCHEMA.as_posix()} đã cũ; hãy chạy: python -m scripts schema\n")
        return OK if current else FAULTS
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(made, encoding="utf-8", newline="\n")
    sys.stdout.write(f"Đã ghi {SCHEMA.as_posix()}.\n")
    return OK
