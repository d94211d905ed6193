"""The command line: which verbs there are, what they are called with, and help in Vietnamese."""

from __future__ import annotations

import argparse
import importlib
import os
import sys
from collections.abc import Sequence
from typing import NoReturn

from scripts.cli.exit_codes import FAULTS, USAGE
from scripts.publishing import cleanup
from scripts.system import disk
from scripts.system.paths import CALL, ROOT
from scripts.system.user_error import UserError
from scripts.text.escaping import escape_control_chars, escape_lines

COMMANDS = (
    "new",
    "form",
    "import_",
    "check",
    "fix",
    "rename",
    "site",
    "headers",
    "serve",
    "changes",
    "stats",
    "due",
    "links",
    "markdown",
    "complete",
    "schema",
    "lint",
)
"""Modules of ``scripts.cli.commands`` in the order of the help: each is the verb, ``_`` behind what is a word of Python."""

_ARGPARSE = (
    ("the following arguments are required:", "còn thiếu"),
    ("unrecognized arguments:", "không có tham số"),
    ("expected one argument", "cần một giá trị đi kèm"),
    ("invalid choice:", "không nhận"),
    ("invalid float value:", "phải là số, không phải"),
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


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; gives the exit status (0 fine, 1 faults, 2 wrong usage)."""
    try:
        arguments = _parser(sys.argv[1:] if argv is None else argv).parse_args(argv)
    except SystemExit as stop:
        return int(stop.code or 0)
    try:
        cleanup.clean_up(ROOT)
        return int(arguments.command.run(arguments, ROOT))
    except UserError as error:
        sys.stderr.write(f"{escape_lines(str(error))}\n")
        return error.status
    except KeyboardInterrupt:
        sys.stderr.write("\nĐã dừng.\n")
    except BrokenPipeError:  # whoever read what was printed has read enough
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115 - for what is still to be flushed
    except OSError as error:
        place = (
            f"{escape_control_chars(os.fsdecode(error.filename))}: " if isinstance(error.filename, str | bytes) else ""
        )
        sys.stderr.write(
            f"Phải dừng: {place}{disk.why(error)}. Hãy xem lại quyền ghi và chỗ trống trên đĩa rồi chạy lại;"
            " bài và trang đã có vẫn nguyên.\n"
        )
    return FAULTS


def _parser(argv: Sequence[str] = ()) -> argparse.ArgumentParser:
    """The parser; where a verb is given, its module alone is imported, without the libraries that others need."""
    parser = _Parser(prog=CALL, description="Kho cách làm hay: kiểm tra bài, dựng trang, xem trước.")
    verbs = parser.add_subparsers(title="Lệnh", metavar="LỆNH", required=True, parser_class=_Parser)
    named = [name for name in COMMANDS if name.removesuffix("_") in argv[:1]]
    for name in named or COMMANDS:
        command = importlib.import_module(f"scripts.cli.commands.{name}")
        subparser = verbs.add_parser(command.VERB, help=command.WORDS, description=command.WORDS)
        subparser.set_defaults(command=command)
        command.arguments(subparser)
    verbs.add_parser("setup", help="cài mọi thứ cần dùng (thêm --tests để chạy được các phép thử)")
    return parser
