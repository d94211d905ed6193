"""The live preview of bare MkDocs: what is saved shows, a faulty entry is told and left out, mending heals."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from scripts.content import loader
from scripts.system.paths import ROOT
from tests.support import site_fixtures

pytestmark = pytest.mark.medium

PATIENCE = 60.0
TASK = Path("practices", "_viec", "hop-thon-quyet-dong-gop.yaml")
_TO_OTHERS = re.compile(r"^(?:lien_quan|bai|viec_lien_quan|hay_sai):.*\n(?:[ -].*\n)*", re.MULTILINE)
"""What an entry or a task says of other entries and tasks."""


@dataclass(frozen=True)
class Preview:
    root: Path
    home: str

    def get(self, address: str) -> tuple[int, str]:
        """Status and text of a page; 0 where nobody answers."""
        try:
            with urllib.request.urlopen(self.home + address, timeout=10) as answer:  # noqa: S310 - our own server
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as refused:
            with refused:
                return refused.code, ""
        except OSError:
            return 0, ""

    def wait(self, address: str, good: Callable[[int, str], bool]) -> None:
        """Ask for a page until it is as it should be."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            if good(*self.get(address)):
                return
            time.sleep(0.2)
        status, text = self.get(address)
        raise AssertionError(
            f"/{address} after {PATIENCE} s: {status}\n{(self.root / 'log').read_text()[-2000:]}\n{text[-500:]}"
        )


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    root = site_fixtures.copy_checkout(tmp_path_factory.mktemp("preview") / "kho", words_only=True)
    # every save makes all pages anew: a few are enough to see it
    papers = (
        file for name in ("_chung", TASK.stem) for file in (ROOT / TASK.parent / "giay-to" / name).rglob("*.yaml")
    )
    for file in (*sorted((ROOT / "practices" / "nong-thon-moi").glob("*.yaml"))[:3], ROOT / TASK, *papers):
        copy = root / file.relative_to(ROOT)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_text(_TO_OTHERS.sub("", file.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = {**os.environ, "PYTHONUTF8": "1", "NO_MKDOCS_2_WARNING": "1"}
    environment.pop("PYTHONDEVMODE", None)
    with (root / "log").open("w", encoding="utf-8") as log:
        server = subprocess.Popen(
            [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}"],
            cwd=root,
            env=environment,
            stdout=log,
            stderr=subprocess.STDOUT,
        )
        made = Preview(root, f"http://127.0.0.1:{port}/")
        try:
            made.wait("", lambda status, _: status == 200)
            yield made
        finally:
            server.terminate()
            server.wait(timeout=30)


def _entry(preview: Preview) -> tuple[Path, str]:
    """The file and the address of an entry."""
    entry = loader.load(preview.root).in_setting("nong-thon-moi")[0]
    return preview.root / "practices" / "nong-thon-moi" / f"{entry.id}.yaml", f"nong-thon-moi/{entry.id}/"


def _save(file: Path, pattern: str, new: str) -> None:
    text, count = re.subn(pattern, lambda _: new, file.read_text(encoding="utf-8"), count=1, flags=re.MULTILINE)
    assert count == 1
    file.write_text(text, encoding="utf-8", newline="\n")


def test_saved_entry_shows(preview: Preview) -> None:
    file, address = _entry(preview)
    _save(file, "^cach_lam:\n", "cach_lam:\n  - Việc vừa thêm vào bài.\n")
    preview.wait(address, lambda _, text: "Việc vừa thêm vào bài." in text)


def test_saved_template_shows(preview: Preview) -> None:
    _save(preview.root / "scripts" / "pages" / "templates" / "bai.html", ">Cách làm</h2>", ">Cách làm vừa đổi</h2>")
    preview.wait(_entry(preview)[1], lambda _, text: "Cách làm vừa đổi" in text)


def test_saved_word_shows(preview: Preview) -> None:
    _save(preview.root / "practices" / "_danh-muc" / "chu-de.yaml", "^  ten: .*$", "  ten: Chủ đề vừa đổi tên")
    preview.wait("chu-de/", lambda _, text: "Chủ đề vừa đổi tên" in text)


def test_saved_guide_shows(preview: Preview) -> None:
    guide = preview.root / "docs" / "gioi-thieu.md"
    guide.write_text(guide.read_text(encoding="utf-8") + "\nĐoạn vừa thêm.\n", encoding="utf-8", newline="\n")
    preview.wait("gioi-thieu/", lambda _, text: "Đoạn vừa thêm." in text)


def test_papers_are_shown_and_plans_made_but_no_word_document(preview: Preview) -> None:
    """A save need not wait for papers: their pages are there, their documents come with a build."""
    task = "viec/hop-thon-quyet-dong-gop/"
    assert [preview.get(f"{task}{name}")[0] for name in ("bien-ban/", "ke-hoach.js")] == [200, 200]
    assert preview.get(f"{task}hop-thon-quyet-dong-gop-bien-ban.docx")[0] == 404


def test_draft_shows_as_one(preview: Preview) -> None:
    file, address = _entry(preview)
    good = file.read_text(encoding="utf-8")
    assert "Bản nháp" not in preview.get(address)[1]
    file.write_text(good + "nhap: true\n", encoding="utf-8", newline="\n")
    preview.wait(address, lambda _, text: "Bản nháp, chưa đăng" in text)
    file.write_text(good, encoding="utf-8", newline="\n")
    preview.wait(address, lambda status, text: status == 200 and "Bản nháp" not in text)


def test_faulty_entry_is_told_and_mending_heals(preview: Preview) -> None:
    file, address = _entry(preview)
    good = file.read_text(encoding="utf-8")
    _save(file, "^chu_de: .*$", "chu_de: [hien-dad]")
    preview.wait("loi-noi-dung/", lambda _, text: file.name in text and "hien-dad" in text)
    assert preview.get(address)[0] == 404
    status, home = preview.get("")
    assert status == 200
    assert "còn 1 lỗi" in home
    file.write_text(good, encoding="utf-8", newline="\n")
    preview.wait(address, lambda status, _: status == 200)
    assert preview.get("loi-noi-dung/")[0] == 404
