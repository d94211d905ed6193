"""The command line: exit status, paths, formats and help."""

from __future__ import annotations

import importlib
import json
import subprocess
import sys
from pathlib import Path

import pytest

from scripts.authoring.choice_matching import AnswerError
from scripts.cli import exit_codes, parser
from scripts.cli.commands import check
from scripts.spreadsheet import form
from scripts.system.git import GitError
from scripts.system.paths import CALL
from scripts.system.user_error import RefusedError, UserError
from tests.conftest import GOOD, PracticesFolder
from tests.support.small_tasks import TASK, with_task

OTHER = "practices/doanh-nghiep/khac.yaml"


@pytest.fixture
def here(collection: PracticesFolder, monkeypatch: pytest.MonkeyPatch) -> PracticesFolder:
    """The minimal collection as the checkout that commands run in."""
    monkeypatch.setattr(parser, "ROOT", collection.root)
    monkeypatch.chdir(collection.root)
    ask(collection, GOOD)
    return collection


def ask(collection: PracticesFolder, path: str) -> None:
    """Give an entry the questions that the minimal one lacks, below all that tests count the lines of."""
    file = collection.root / path
    questions = "hoi: [góp bao nhiêu, ai giữ sổ, xem sổ ở đâu, ai được miễn, họp mấy lần]\n"
    collection.write(path, file.read_text(encoding="utf-8") + questions)


def test_clean(here: PracticesFolder, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing found: status 0, nothing on standard output, one sentence beside it."""
    assert parser.main(["check"]) == exit_codes.OK == 0
    assert capsys.readouterr() == ("", "Đã kiểm tra 1 bài, 8 bảng danh mục: không có lỗi.\n")
    assert here.lines() == []


def test_warnings_alone_are_no_fault(here: PracticesFolder, capsys: pytest.CaptureFixture[str]) -> None:
    """A warning is printed and the status stays 0."""
    here.change("luat-moi-2022]", "luat-cu-2007]")
    assert parser.main(["check"]) == 0
    assert capsys.readouterr().out.startswith(f"{GOOD}:17:11: cảnh báo: ")


def test_faults(here: PracticesFolder, capsys: pytest.CaptureFixture[str]) -> None:
    """A fault gives status 1 and its line."""
    here.change("Quảng Nam", "Quang Nam")
    assert parser.main(["check"]) == exit_codes.FAULTS == 1
    printed = capsys.readouterr()
    assert printed.out.splitlines() == here.lines()
    assert printed.err == "Đã kiểm tra 1 bài, 8 bảng danh mục: 1 lỗi, 0 cảnh báo.\n"


@pytest.mark.parametrize(
    "arguments", [[], ["kiem-tra"], ["check", "--format", "xml"], ["check", "khong-co.yaml"], ["markdown"]]
)
@pytest.mark.usefixtures("here")
def test_wrong_usage(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """Status 2, and a sentence on standard error only."""
    assert parser.main(arguments) == exit_codes.USAGE == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err


def test_paths_choose_what_is_told(here: PracticesFolder, capsys: pytest.CaptureFixture[str]) -> None:
    """With paths everything is loaded, so that relations hold, and the faults of those paths are told."""
    here.add(OTHER, lien_quan="[bai-mau, zzzzzz]")
    ask(here, OTHER)
    here.change("Quảng Nam", "Quang Nam")
    assert parser.main(["check", OTHER]) == 1
    printed = capsys.readouterr()
    assert [line.split(":")[0] for line in printed.out.splitlines()] == [OTHER]
    assert "zzzzzz" in printed.out
    assert "Đã kiểm tra 1 bài: 1 lỗi" in printed.err
    assert parser.main(["check", "practices/ton-giao"]) == 1
    assert [line.split(":")[0] for line in capsys.readouterr().out.splitlines()] == [GOOD]
    assert parser.main(["check", str(here.root / "practices/_danh-muc")]) == 0


@pytest.mark.parametrize(
    ("path", "said"),
    [
        (TASK, "1 việc phải làm"),
        ("practices/_viec", "1 việc phải làm"),
        ("practices/_danh-muc/van-ban.yaml", "1 bảng danh mục"),
        ("practices/_viec/giay-to/hop-thon/thu-moi.yaml", "1 mẫu giấy tờ"),
        ("practices/doanh-nghiep", "0 tệp"),
    ],
)
def test_whatever_is_named_is_checked_and_called_what_it_is(
    here: PracticesFolder, capsys: pytest.CaptureFixture[str], path: str, said: str
) -> None:
    """A task, a paper of one, a table of controlled words: each is counted as what it holds."""
    with_task(here)
    (here.root / "practices/doanh-nghiep").mkdir(exist_ok=True)
    if said == "1 mẫu giấy tờ":
        here.write(path, "ten: [\n")
    parser.main(["check", path])
    assert capsys.readouterr().err.startswith(f"Đã kiểm tra {said}: ")


def test_formats(here: PracticesFolder, capsys: pytest.CaptureFixture[str]) -> None:
    """JSON and annotations for GitHub tell the same."""
    here.change("Quảng Nam", "Quang Nam")
    assert parser.main(["check", "--format", "json"]) == 1
    (row,) = json.loads(capsys.readouterr().out)
    assert (row["path"], row["line"], row["rule"]) == (GOOD, 4, "danh-muc")
    assert parser.main(["check", "--format", "github"]) == 1
    assert capsys.readouterr().out.startswith(f"::error file={GOOD},line=4,col=9,title=danh-muc::dia_ban.tinh: ")


def test_an_error_of_use_is_one_sentence_and_a_status(
    here: PracticesFolder, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whoever raises it; what it quotes cannot steer the terminal."""

    def refuse(*_arguments: object) -> None:
        raise UserError("Không có “\x1b[2J”;\nhãy xem lại.", status)

    monkeypatch.setattr(check, "run", refuse)
    for status in (exit_codes.FAULTS, exit_codes.USAGE):
        assert parser.main(["check"]) == status
        assert capsys.readouterr() == ("", "Không có “\\x1b[2J”;\nhãy xem lại.\n")
    assert here.lines() == []


def test_every_error_of_use_has_a_status() -> None:
    """A wrong answer or a state that Git does not have is wrong usage; a table that is not read is a fault."""
    assert [error("").status for error in (GitError, AnswerError, RefusedError)] == [
        exit_codes.USAGE,
        exit_codes.USAGE,
        exit_codes.FAULTS,
    ]


@pytest.mark.parametrize("verb", [[], *([name.removesuffix("_")] for name in parser.COMMANDS)])
def test_help_is_vietnamese(
    verb: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """None of argparse's own English is left."""
    monkeypatch.setenv("NO_COLOR", "1")
    assert parser.main([*verb, "--help"]) == 0
    printed = capsys.readouterr().out
    assert printed.startswith(f"Cách dùng: {CALL}")
    assert not [
        word for word in ("usage", "positional", "options:", "optional", "show this", "default:") if word in printed
    ]


def test_the_schema_is_written_and_checked(here: PracticesFolder, capsys: pytest.CaptureFixture[str]) -> None:
    """A schema that is missing or old is told with the command that renews it."""
    assert parser.main(["schema", "--check"]) == 1
    assert f"{CALL} schema" in capsys.readouterr().err
    assert parser.main(["schema"]) == 0
    assert parser.main(["schema", "--check"]) == 0
    file: Path = here.root / "practices/_schema/practice.schema.json"
    for spoilt in (file.read_bytes() + b" ", b"\xff\xfe{\0}\0"):
        file.write_bytes(spoilt)
        assert parser.main(["schema", "--check"]) == 1


def test_markdown_writes_only_into_an_empty_folder(here: PracticesFolder, tmp_path: Path) -> None:
    """Nothing that is there is overwritten."""
    (here.root / "docs").mkdir()
    assert parser.main(["markdown", "--out", str(here.root)]) == 2
    assert parser.main(["markdown", "--out", str(tmp_path / "moi")]) == 0
    assert (tmp_path / "moi/ton-giao/bai-mau.md").is_file()
    assert (tmp_path / "moi/tai-ve/mau-nhap.xlsx").read_bytes() == form.xlsx(here.load().vocabulary)


def test_only_the_verb_that_is_called_is_imported() -> None:
    """What one needs, such as the libraries of another, is not loaded for it; each verb has the name of its module."""
    seen = "import sys; from scripts.cli import parser; parser.main(['check', '--help']); print({*sys.modules} & {'openpyxl', 'questionary', 'urllib3', 'jinja2'})"
    done = subprocess.run([sys.executable, "-c", seen], capture_output=True, text=True, encoding="utf-8", check=True)
    assert done.stdout.splitlines()[-1] == "set()"
    for name in parser.COMMANDS:
        assert name.removesuffix("_") == importlib.import_module(f"scripts.cli.commands.{name}").VERB
