"""Commands killed at any moment: no entry is lost or half-written, the site is whole, the next run puts the rest right.

Every run of the tests kills a few. ``KHO_SO_LAN_GIET=300 python -m pytest tests/site/test_kills.py`` kills each command so
many times, and prints what became of them.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from scripts.cli import parser
from scripts.content import loader
from scripts.publishing import cleanup
from scripts.system import lock
from tests.cli.test_new import NEEDED
from tests.conftest import WORDS, PracticesFolder
from tests.support import site_fixtures, workbooks
from tests.support.killing import NONE, Killer
from tests.support.workbooks import ROW

ROUNDS = int(os.environ.get("KHO_SO_LAN_GIET", "0"))
SIGNALS = (signal.SIGKILL, signal.SIGINT) if os.name == "posix" else (signal.SIGTERM,)
pytestmark = [pytest.mark.medium, pytest.mark.skipif(os.name == "nt", reason="Windows has no signals to send")]


@pytest.fixture(scope="module", autouse=True)
def _heard() -> None:
    """A shell lets what it runs behind its back, and all that this runs, ignore Ctrl-C."""
    if signal.getsignal(signal.SIGINT) == signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(scope="module")
def killer() -> Iterator[Killer]:
    with Killer() as made:
        yield made


def texts(root: Path) -> dict[str, bytes]:
    """Every file that is taken for an entry, and the controlled words."""
    files = [*loader.files(root), *(root / "practices" / "_danh-muc").glob("*.yaml")]
    return {file.relative_to(root).as_posix(): file.read_bytes() for file in files}


def aged(root: Path) -> list[Path]:
    """The temporary files that are left, as they will be when a minute is over."""
    left = list(root.rglob(".*.tmp"))
    for file in left:
        os.utime(file, (time.time() - 120,) * 2)
    return left


def unhurt(collection: PracticesFolder) -> PracticesFolder:
    shutil.rmtree(collection.root / "practices")
    shutil.rmtree(collection.root / ".build", ignore_errors=True)
    for name, text in WORDS.items():
        collection.write(f"practices/_danh-muc/{name}.yaml", text)
    for number in range(10):
        collection.add(f"practices/ton-giao/bai-{number}.yaml", boi_canh="Mọi nhà hoà thuận, thuỷ lợi tốt.  ")
    return collection


def rows() -> list[dict[str, Any]]:
    names = ("An", "Bình", "Cát", "Dương", "Én", "Giang", "Hà", "Kim", "Lam", "Mai")
    return [
        ROW
        | {
            "Tiêu đề": f"Thôn {name} lắp đèn đường: dân bàn rồi cùng làm",
            "Đơn vị": f"Thôn {name}",
        }
        for name in names
    ]


def given(collection: PracticesFolder, verb: str) -> list[str]:
    """How a command is called here."""
    if verb == "import":
        return [verb, workbooks.fill(collection.load().vocabulary, collection.root / "phieu.xlsx", *rows()).name]
    return ["new", *NEEDED, "--khong-hoi"] if verb == "new" else [verb]


@pytest.mark.parametrize("verb", ["fix", *(pytest.param(verb, marks=pytest.mark.slow) for verb in ("import", "new"))])
def test_entries_are_old_or_new(
    collection: PracticesFolder,
    killer: Killer,
    verb: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Each file holds its old or its new text, no temporary file is taken for one, and once more does the rest."""
    monkeypatch.setattr(parser, "ROOT", unhurt(collection).root)
    monkeypatch.chdir(collection.root)
    arguments = given(collection, verb)
    root = collection.root
    old = texts(root)
    begun = time.monotonic()
    assert killer.kill(root, NONE, 0, *arguments)[0] == 0
    whole = time.monotonic() - begun
    new = texts(root)
    assert new != old
    chance, seen = random.Random(verb), Counter[str]()  # noqa: S311 - moments, not secrets
    for number in range(ROUNDS or 8):
        unhurt(collection)
        signed = SIGNALS[number % len(SIGNALS)]
        status, said = killer.kill(root, signed, chance.uniform(0, whole * 1.1), *arguments)
        now = texts(root)
        assert set(old) <= set(now) <= set(new)
        assert all(text in (old.get(path), new[path]) for path, text in now.items())
        assert status in (0, 1) if signed == signal.SIGINT else status in (0, -signal.SIGKILL)
        assert "Traceback" not in said
        if verb == "import" and status == 1:
            assert now in (old, new), "all or none"
        left = aged(root)
        seen[f"{'nothing' if now == old else 'all' if now == new else 'some'} done, {len(left)} left"] += 1
        if verb == "new" and now == new:
            assert parser.main(["check"]) in (0, 1)
        else:
            assert parser.main(arguments) == 0
        assert texts(root) == new
        assert aged(root) == []
    if ROUNDS:
        with capsys.disabled():
            sys.stdout.write(f"\n{verb}, {ROUNDS} times within {whole:.2f} s: {dict(seen)}\n")


def test_a_temporary_file_that_is_being_written_stays(collection: PracticesFolder) -> None:
    """Another command may be at it right now."""
    fresh = collection.write("practices/ton-giao/.0123456789abcdef.tmp", "tieu_de: ")
    cleanup.clean_up(collection.root)
    assert fresh.exists()
    aged(collection.root)
    other = collection.write("practices/ton-giao/.ghi-chu.tmp", "của người khác")
    cleanup.clean_up(collection.root)
    assert not fresh.exists()
    assert other.exists()


def site(folder: Path, text: str) -> None:
    folder.mkdir(parents=True)
    (folder / "index.html").write_text(text, encoding="utf-8")


@pytest.mark.parametrize(("step", "after"), [(0, "cũ"), (1, "cũ"), (2, "mới")])
def test_a_swap_that_is_killed(collection: PracticesFolder, killer: Killer, step: int, after: str) -> None:
    """The site is the old or the new one after the next command, whichever that is."""
    root = collection.root
    place = root / ".build" / "site-abc"
    site(root / "site", "cũ")
    site(place / "new", "mới")
    status = killer.kill_swap(place / "new", root / "site", place / cleanup.OLD, step)
    assert status == (0 if step == 2 else -signal.SIGKILL)
    assert (root / "site").exists() == (step != 1)
    cleanup.clean_up(root)
    assert (root / "site" / "index.html").read_text(encoding="utf-8") == after
    assert not place.exists()


def test_folders_of_a_build_that_runs_stay(collection: PracticesFolder) -> None:
    """Only who holds the lock may clear them, and a build holds it."""
    place = collection.root / ".build" / "site-abc"
    site(place / "new", "mới")
    with lock.held(collection.root / cleanup.LOCK) as got:
        assert got is not None
        cleanup.clean_up(collection.root)
        assert place.exists()
    cleanup.clean_up(collection.root)
    assert not place.exists()


def test_the_second_waits_for_the_first_and_for_its_child(tmp_path: Path) -> None:
    """Also when the first is killed and its child, which does the work, goes on."""
    told: list[str] = []
    file = tmp_path / "khoa"
    with lock.held(file) as held:
        assert held is not None
        with lock.held(file) as second:
            assert second is None
        child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(0.5)"], pass_fds=[held])
    with lock.held(file, lambda: told.append("chờ")):
        assert child.poll() is not None or child.wait(5) == 0
    assert told == ["chờ"]


def _killed_build(root: Path, log: Path, signed: int, delay: float, *, group: bool) -> None:
    with log.open("w", encoding="utf-8") as stream:
        build = subprocess.Popen(
            [sys.executable, "-m", "scripts", "site"], cwd=root, stdout=stream, stderr=stream, start_new_session=True
        )
        time.sleep(delay)
        (os.killpg if group else os.kill)(build.pid, signed)
        build.wait(60)


@pytest.mark.slow
def test_the_site_is_whole(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A build that is killed leaves the old site or the new one; entries and guides are as they were."""
    root, log = site_fixtures.copy_checkout(tmp_path / "kho", words_only=True), tmp_path / "log.txt"
    written = texts(root)
    begun = time.monotonic()
    new = _bytes(site_fixtures.build(root).site)
    whole = time.monotonic() - begun
    old = {"index.html": "trang cũ".encode()}
    chance, seen = random.Random("site"), Counter[str]()  # noqa: S311 - moments, not secrets
    for number in range(ROUNDS or 1):
        shutil.rmtree(root / "site")
        site(root / "site", "trang cũ")
        signed = SIGNALS[number % len(SIGNALS)]
        _killed_build(root, log, signed, chance.uniform(0.2, whole * 1.05), group=number % 3 == 2)
        assert "Traceback" not in log.read_text(encoding="utf-8")
        assert texts(root) == written
        _quiet(root)
        assert _bytes(root / "site") in (old, new)
        seen[f"{signed.name}: {'new' if _bytes(root / 'site') == new else 'old'}"] += 1
        assert [file.name for file in (root / ".build").glob("*")] in ([], ["khoa"])
    assert _bytes(site_fixtures.build(root).site) == new
    if ROUNDS:
        with capsys.disabled():
            sys.stdout.write(f"\nsite, {ROUNDS} times within {whole:.1f} s: {dict(seen)}\n")


def _quiet(root: Path) -> None:
    """Wait until what outlived the kill has ended, then let any command run."""
    (root / ".build").mkdir(exist_ok=True)
    with lock.held(root / cleanup.LOCK, lambda: None):
        pass
    cleanup.clean_up(root)


def _bytes(folder: Path) -> dict[str, bytes]:
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}
