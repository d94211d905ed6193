"""Entries and names that nobody makes in good faith: a sentence, soon, with little memory; the others are judged all the same."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from scripts.cli import parser
from scripts.content import yaml_file
from scripts.content.problem import Severity
from scripts.system.paths import ROOT
from scripts.validation import rules
from tests.conftest import ENTRY, PracticesFolder

pytestmark = pytest.mark.medium

BAD = "practices/ton-giao/xau.yaml"
OTHER = "practices/doanh-nghiep/khac.yaml"
SECONDS = 5.0
"""Processor time: several times what it takes, for slow machines and Python's development mode."""
KILOBYTES = 110 * 1024
"""Of a whole process; some 65,000 are Python and the libraries."""
POSIX = pytest.mark.skipif(os.name == "nt", reason="Windows has no such files")

TEXTS: dict[str, Callable[[], str | bytes]] = {
    "100-mb": lambda: b"a: b\n" * 20_000_000,
    "a-million-keys": lambda: "".join(f"k{number}: 1\n" for number in range(1_000_000)),
    "all-keys-that-are-read": lambda: "".join(f"k{number}: 1\n" for number in range(9_900)),
    "50000-deep": lambda: "[" * 50_000 + "]" * 50_000,
    "deep-lines": lambda: "".join(" " * depth + "a:\n" for depth in range(700)),
    "alias-bomb": lambda: "a: &a [x, x]\n" + "".join(f"b{n}: &b{n} [*a, *a, *a, *a]\n" for n in range(100)),
    "merge-bomb": lambda: "a: &a {b: c}\nd:\n  <<: [*a, *a]\n",
    "one-long-key": lambda: "? " + "a" * 200_000 + "\n: 1\n",
    "one-long-word": lambda: ENTRY.replace("[duong-giao-thong]", "[" + "a" * 200_000 + "]"),
    "many-items-of-a-wrong-kind": lambda: ENTRY.replace("  - Làm xong 100 m đường.\n", "  - 1\n" * 15_000),
    "marks": lambda: ENTRY.replace("Làm xong", "a" + "\u0301" * 100_000),
    "figures": lambda: ENTRY.replace("Làm xong", "1." * 100_000),
}
PLACES: dict[str, Callable[[Path], object]] = {
    "link": lambda file: file.symlink_to("/etc/passwd"),
    "link-to-a-device": lambda file: file.symlink_to("/dev/zero"),
    "link-to-itself": lambda file: file.symlink_to(file),
    "pipe": lambda file: os.mkfifo(file, 0o600),
    "folder": lambda file: file.mkdir(),
}
NAMES = ("x\n::error::sai", "x\x1b]0;sai\x07\x1b[2J", "x\x9b31m", "x\u202eay", "x\r::error::sai", "x\u2028y")
VERBS = ("check", "fix", "due", "stats", "links")


@pytest.fixture
def here(collection: PracticesFolder, monkeypatch: pytest.MonkeyPatch) -> PracticesFolder:
    """The minimal collection as the checkout that commands run in, with a fault of its own in another entry."""
    monkeypatch.setattr(parser, "ROOT", collection.root)
    monkeypatch.chdir(collection.root)
    collection.add(OTHER, dia_ban='{tinh: "Hue Hue"}')
    collection.write("mkdocs.yml", "site_name: Kho\n")
    return collection


def called(verb: str) -> list[str]:
    """How a verb is called here: without the network."""
    return [verb, "--nghi", "0", "--cho", "0.01", OTHER] if verb == "links" else [verb]


def within(seconds: float, work: Callable[[], int]) -> int:
    """Do it, and see that it took no longer."""
    start = time.process_time()
    status = work()
    assert time.process_time() - start < seconds
    return status


def lines_of(path: str, text: str) -> list[str]:
    return [line for line in text.splitlines() if line.startswith(f"{path}:")]


@pytest.mark.parametrize("kind", TEXTS)
def test_content(here: PracticesFolder, capsys: pytest.CaptureFixture[str], kind: str) -> None:
    """Told, and what is told has an end."""
    here.write(BAD, TEXTS[kind]())
    assert within(SECONDS, lambda: parser.main(["check"])) == 1
    out = capsys.readouterr().out
    assert 0 < len(lines_of(BAD, out)) <= rules.MAX_PER_FILE + 1
    assert len(out) < 1000 * (rules.MAX_PER_FILE + 2)
    assert len(lines_of(OTHER, out)) == 1
    assert within(SECONDS, lambda: parser.main(["fix", BAD])) in (0, 1)
    for verb in ("due", "stats"):
        assert within(SECONDS, lambda verb=verb: parser.main([verb])) == 0  # type: ignore[misc]


@POSIX
@pytest.mark.parametrize("kind", PLACES)
def test_what_is_no_plain_file(here: PracticesFolder, capsys: pytest.CaptureFixture[str], kind: str) -> None:
    PLACES[kind](here.root / BAD)
    for verb in VERBS:
        within(SECONDS, lambda verb=verb: parser.main(called(verb)))  # type: ignore[misc]
        out, err = capsys.readouterr()
        if verb in ("check", "fix"):
            (line,) = lines_of(BAD, out + err)
            assert "không phải tệp thường" in line


@POSIX
def test_a_folder_that_is_a_link(here: PracticesFolder, capsys: pytest.CaptureFixture[str]) -> None:
    """What stands outside is not read: it is no part of the collection, and might be secret."""
    here.write("ngoai/mat.yaml", "mat_khau: rat-bi-mat\n")
    (here.root / "practices" / "nong-thon-moi").symlink_to(here.root / "ngoai")
    for verb in VERBS:
        parser.main(called(verb))
        out, err = capsys.readouterr()
        assert "mat.yaml" not in out + err
        if verb in ("check", "fix"):
            (line,) = lines_of("practices/nong-thon-moi", out + err)
            assert "không phải tệp thường" in line


def test_a_file_that_may_not_be_read(
    here: PracticesFolder, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    here.write(BAD, ENTRY)
    opened = Path.open

    def refuse(self: Path, mode: str = "r", **more: str) -> object:
        if self.name == "xau.yaml":
            raise PermissionError(13, "Permission denied", str(self))
        return opened(self, mode, **more)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", refuse)
    assert parser.main(["check"]) == 1
    (line,) = lines_of(BAD, capsys.readouterr().out)
    assert "không mở được tệp" in line


@POSIX
@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("form", ["text", "github", "gitlab", "json"])
def test_names_neither_forge_a_line_nor_steer_a_terminal(
    here: PracticesFolder, capsys: pytest.CaptureFixture[str], name: str, form: str
) -> None:
    here.write(f"practices/ton-giao/{name}.yaml", ENTRY)
    assert parser.main(["check", "--format", form]) == 1
    out, err = capsys.readouterr()
    told = out + err
    assert all(char.isprintable() or char == "\n" for char in told)
    assert not re.search(r"^::error::", told, re.MULTILINE)
    if form in ("gitlab", "json"):
        assert any(
            "ton-giao/x\\" in str(row.get("path", row.get("location", {}).get("path"))) for row in json.loads(out)
        )
    for verb in ("fix", "due", "stats", "links"):
        parser.main(called(verb))
        told = "".join(capsys.readouterr())
        assert all(char.isprintable() or char == "\n" for char in told)
        assert not re.search(r"^::error::", told, re.MULTILINE)


@POSIX
def test_a_file_with_an_odd_name_can_be_asked_for(here: PracticesFolder, capsys: pytest.CaptureFixture[str]) -> None:
    here.write(f"practices/ton-giao/{NAMES[0]}.yaml", ENTRY)
    assert parser.main(["check", f"practices/ton-giao/{NAMES[0]}.yaml"]) == 1
    assert "chữ thường không dấu" in capsys.readouterr().out


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere a name is text")
def test_a_name_that_is_no_text(here: PracticesFolder, capsys: pytest.CaptureFixture[str]) -> None:
    """Bytes that are no UTF-8 come from an old disk; every format can be written."""
    folder = os.fsencode(here.root / "practices" / "ton-giao")
    Path(os.fsdecode(folder + b"/x\xff\xfe.yaml")).write_text(ENTRY, encoding="utf-8")
    for form in ("text", "github", "gitlab", "json"):
        assert parser.main(["check", "--format", form]) == 1
        assert "ton-giao/x\\" in capsys.readouterr().out.encode("utf-8").decode("utf-8")


@pytest.mark.parametrize("value", [r"\e[31mđỏ\e]0;sai\a", r"a\n::error::sai", r"a\u202Eb", r"\x9B31m"])
@pytest.mark.parametrize("form", ["text", "github", "gitlab", "json"])
def test_values_neither_forge_a_line_nor_steer_a_terminal(
    here: PracticesFolder, capsys: pytest.CaptureFixture[str], value: str, form: str
) -> None:
    here.change("[duong-giao-thong]", f'["{value}"]')
    here.change("chu_tri: ", f'"{value}": ')
    assert parser.main(["check", "--format", form]) == 1
    told = "".join(capsys.readouterr())
    assert all(char.isprintable() or char == "\n" for char in told)
    assert not re.search(r"^::error::", told, re.MULTILINE)


@POSIX
def test_a_name_of_255_bytes(here: PracticesFolder, capsys: pytest.CaptureFixture[str]) -> None:
    path = f"practices/ton-giao/{'a' * 250}.yaml"
    here.write(path, ENTRY)
    assert parser.main(["check", path]) == 1
    assert "nhiều nhất 100 ký tự" in capsys.readouterr().out
    parser.main(["fix", path])
    assert "Traceback" not in capsys.readouterr().err


def test_many_faults_of_one_file_are_told_in_part(here: PracticesFolder) -> None:
    """The first ones, then how many more."""
    here.write(BAD, "".join(f"la{number}: x\n" for number in range(500)))
    told = [problem for problem in here.problems() if problem.path == BAD]
    assert len(told) == rules.MAX_PER_FILE + 1
    assert re.match(r"còn 3\d\d chỗ nữa", told[-1].message)
    assert told[-1].severity is Severity.ERROR


def _peak(root: Path, arguments: Iterable[str]) -> int:
    """Kilobytes that a process of its own needed for a command."""
    start = (
        "import sys; from pathlib import Path; from scripts.cli import parser; parser.ROOT = Path(sys.argv[1]);"
        "parser.main(sys.argv[2:]);"
        "print(*(line.split()[1] for line in Path('/proc/self/status').read_text('utf-8').splitlines()"
        " if line.startswith('VmHWM')))"
    )
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDEVMODE"}
    done = subprocess.run(
        [sys.executable, "-c", start, root, *arguments], cwd=ROOT, env=environment, capture_output=True, check=True
    )
    return int(done.stdout.split()[-1])


@pytest.mark.skipif(sys.platform != "linux", reason="the kernel of Linux tells the peak of a process")
@pytest.mark.parametrize("kind", ["100-mb", "all-keys-that-are-read", "50000-deep"])
def test_memory(here: PracticesFolder, kind: str) -> None:
    here.write(BAD, TEXTS[kind]())
    assert _peak(here.root, ["check"]) < KILOBYTES


def test_thousands_of_files(here: PracticesFolder, capsys: pytest.CaptureFixture[str]) -> None:
    """Small ones, each told."""
    folder = here.root / "practices" / "ton-giao"
    for number in range(5_000):
        (folder / f"a-{number}.yaml").write_bytes(b"[\n")
    assert within(60, lambda: parser.main(["check"])) == 1
    assert "Đã kiểm tra 5002 bài" in capsys.readouterr().err


def test_the_limits_are_far_from_any_entry() -> None:
    """The largest entry is well below; a list of words, which may only grow by our own hand, has a quarter left."""
    for file in (ROOT / "practices").rglob("*.yaml"):
        most = 3 / 4 if file.parent.name == "_danh-muc" else 1 / 2
        assert file.stat().st_size < yaml_file.MAX_BYTES * most, file
