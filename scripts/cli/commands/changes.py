"""`changes`: what would change on the site, and which addresses would vanish."""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from scripts.cli.exit_codes import FAULTS, OK
from scripts.cli.guide_links import still_leading
from scripts.content import derived, urls
from scripts.content.collection import VOCABULARY_FOLDER, Collection
from scripts.content.problem import Problem, Severity, has_errors
from scripts.pages import site_pages
from scripts.pages.owner import Owner
from scripts.publishing import cleanup
from scripts.system import git, lock
from scripts.system.clock import today
from scripts.system.paths import CALL, PRACTICES, WORK
from scripts.system.user_error import UserError
from scripts.text.escaping import escape_lines
from scripts.upkeep import site_changes
from scripts.validation import runner

VERB, WORDS = "changes", "so với bản đã đăng: bài mới, sửa, chuyển, rút; địa chỉ nào sẽ mất"


_MENDED_HERE = frozenset({"chuyen-huong"})
"""Faults of the controlled words that this command helps to mend: moved addresses that lead nowhere."""


def arguments(parser: argparse.ArgumentParser) -> None:
    """With what to compare, and the form."""
    parser.add_argument(
        "--so-voi",
        metavar="BẢN_CŨ",
        help="nhánh hay lần ghi của Git, hoặc thư mục chứa bản cũ của cả kho; mặc định là origin/main",
    )
    parser.add_argument(
        "--format",
        choices=tuple(site_changes.FORMATS),
        default="text",
        help="cách in: text hoặc markdown (trang tóm tắt)",
    )


def run(arguments: argparse.Namespace, root: Path) -> int:
    """Print the comparison; an address that would vanish is a fault, printed on standard error too."""
    now, problems = runner.check_collection(root, today())
    words = [
        problem for problem in problems if f"/{VOCABULARY_FOLDER}/" in problem.path and problem.rule not in _MENDED_HERE
    ]
    if has_errors(words):
        raise UserError(f"Danh mục đang có lỗi nên chưa so được; hãy chạy {CALL} check và sửa trước.")
    before = _before(root, arguments.so_voi)
    faulty = has_errors(problems)
    changes = site_changes.compare(before, _state(root, now, problems))
    if faulty:  # a faulty entry stands on no list, which is shorter until it is mended
        changes = replace(changes, lost=tuple(row for row in changes.lost if not urls.first(row.address)))
    sys.stdout.write(escape_lines(site_changes.FORMATS[arguments.format](changes)))
    if changes.lost and arguments.format != "text":
        sys.stderr.write(escape_lines(site_changes.losses(changes)))
    left = {row.address for row in (*changes.moved, *changes.removed)} | {row.address for row in changes.lost}
    links = (f"{link.path}:{link.line}: {link.message}\n" for link in still_leading(root, left))
    sys.stderr.write(escape_lines("".join(links)))
    if faulty:
        sys.stderr.write(f"Kho còn lỗi khác; bài có lỗi được tính là vẫn còn đó. Hãy chạy {CALL} check và sửa.\n")
    return FAULTS if changes.lost or faulty else OK


def _before(root: Path, ref: str | None) -> site_changes.State:
    """The state in a folder that was given, else in a commit, written into a folder that is gone afterwards."""
    if ref and (Path(ref) / PRACTICES).is_dir():
        return _state(Path(ref), *runner.check_collection(Path(ref).resolve(), today()))
    commit = git.base(root, ref)
    (root / WORK).mkdir(exist_ok=True)
    with lock.held(root / cleanup.LOCK, lambda: sys.stderr.write("Đang chờ một lệnh khác trên kho này xong…\n")):
        place = Path(tempfile.mkdtemp(prefix="truoc-", dir=root / WORK))
        try:
            git.write_tree(root, commit, (PRACTICES, "docs"), place)
            return _state(place, *runner.check_collection(place, today()))
        finally:
            shutil.rmtree(place, ignore_errors=True)


def _faulty_tasks(collection: Collection, faulty: set[str]) -> Iterator[urls.Address]:
    """The pages of tasks with a fault, and of their papers: one that names a withdrawn entry is mended, not withdrawn with it."""
    tasks = {row.id: row.file.path in faulty for row in collection.task_records}
    if any(tasks.values()):
        yield urls.PLAN  # stands while there is any task to plan
    yield from (urls.task(id_) for id_, is_faulty in tasks.items() if is_faulty)
    for row in collection.paper_records:
        if row.task in tasks and (tasks[row.task] or row.file.path in faulty):
            yield urls.paper(row.task, row.id)


def _state(root: Path, collection: Collection, problems: Iterable[Problem]) -> site_changes.State:
    """All pages of a collection. A faulty entry of an earlier state counts: it stood there before a rule refused it."""
    faulty = {problem.path for problem in problems if problem.severity is Severity.ERROR}
    versions = {urls.of_markdown(file): "" for file in site_pages.pages(collection.without(faulty), Owner())}
    versions |= {
        urls.entry(record.setting, record.id): ""
        for record in collection.records
        if record.value("nhap") is not True and record.setting in collection.vocabulary.settings
    }
    versions |= dict.fromkeys(_faulty_tasks(collection, faulty), "")
    versions |= {address: row.model_dump_json() for address, row in derived.word_pages(collection).items()}
    versions |= {urls.entry(entry.setting, entry.id): derived.version(entry.practice) for entry in collection.entries}
    docs = root / "docs"
    for file in docs.rglob("*.md"):
        path = file.relative_to(docs)
        if path.parts[0] != "templates":
            versions[urls.of_markdown(path.as_posix())] = file.read_text(encoding="utf-8", errors="replace")
    return site_changes.State(collection, versions)
