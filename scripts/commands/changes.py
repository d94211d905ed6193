"""`changes`: what would change on the site, and which addresses would vanish."""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from pathlib import Path

from scripts import addresses, catalog, changes, git, leftovers, lock, pages, rules, views
from scripts.catalog import Catalog
from scripts.door import FAULTS, OK, USAGE, today
from scripts.owner import Owner
from scripts.paths import CALL, PRACTICES, WORK
from scripts.problem import Level, has_errors
from scripts.text import harmless_lines

VERB, WORDS = "changes", "so với bản đã đăng: bài mới, sửa, chuyển, rút; địa chỉ nào sẽ mất"


def arguments(parser: argparse.ArgumentParser) -> None:
    """With what to compare, and the form."""
    parser.add_argument(
        "--so-voi",
        metavar="BẢN_CŨ",
        help="nhánh hay lần ghi của Git, hoặc thư mục chứa bản cũ của cả kho; mặc định là origin/main",
    )
    parser.add_argument(
        "--format", choices=tuple(changes.FORMATS), default="text", help="cách in: text hoặc markdown (trang tóm tắt)"
    )


def run(arguments: argparse.Namespace, root: Path) -> int:
    """Print the comparison; an address that would vanish is a fault, told on standard error too."""
    now = catalog.load(root)
    if has_errors(rules.check(now, today())):
        sys.stderr.write(f"Kho đang có lỗi nên chưa so được; hãy chạy {CALL} check và sửa trước.\n")
        return FAULTS
    try:
        before = _before(root, arguments.so_voi)
    except git.GitError as stop:
        sys.stderr.write(f"{stop}\n")
        return USAGE
    found = changes.compare(before, _state(now, root))
    sys.stdout.write(harmless_lines(changes.FORMATS[arguments.format](found)))
    if found.lost and arguments.format != "text":
        sys.stderr.write(harmless_lines(changes.losses(found)))
    return FAULTS if found.lost else OK


def _before(root: Path, told: str | None) -> changes.State:
    """The state in a folder that was told, else in a commit, written into a folder that is gone afterwards."""
    if told and (Path(told) / PRACTICES).is_dir():
        return _state(catalog.load(Path(told).resolve()), Path(told))
    commit = git.base(root, told)
    (root / WORK).mkdir(exist_ok=True)
    with lock.held(root / leftovers.LOCK, lambda: sys.stderr.write("Đang chờ một lệnh khác trên kho này xong…\n")):
        place = Path(tempfile.mkdtemp(prefix="truoc-", dir=root / WORK))
        try:
            git.write_tree(root, commit, (PRACTICES, "docs"), place)
            return _state(catalog.load(place), place)
        finally:
            shutil.rmtree(place, ignore_errors=True)


def _state(found: Catalog, root: Path) -> changes.State:
    """All pages of a collection. A faulty entry of an earlier state counts: it stood there before a rule refused it."""
    faulty = {problem.path for problem in rules.check(found, today()) if problem.level is Level.ERROR}
    made = {addresses.of_markdown(file): "" for file in pages.pages(found.without(faulty), Owner())}
    made |= {
        addresses.entry(record.setting, record.id): ""
        for record in found.records
        if record.value("nhap") is not True and record.setting in found.words.settings
    }
    made |= {address: row.model_dump_json() for address, row in views.word_pages(found).items()}
    made |= {addresses.entry(entry.setting, entry.id): views.version(entry.practice) for entry in found.entries}
    docs = root / "docs"
    for file in docs.rglob("*.md"):
        path = file.relative_to(docs)
        if path.parts[0] != "templates":
            made[addresses.of_markdown(path.as_posix())] = file.read_text(encoding="utf-8", errors="replace")
    return changes.State(found, made)
