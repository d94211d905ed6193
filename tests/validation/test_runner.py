"""A collection judged by several processes is judged as by one."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Iterable
from pathlib import Path

import pytest

from scripts.cli import parser
from scripts.cli.exit_codes import FAULTS, OK, USAGE
from scripts.content import loader
from scripts.content.collection import Collection, Record
from scripts.content.problem import Problem, Severity
from scripts.system import processes
from scripts.validation import report, rules, runner
from scripts.validation.rule import EntryRule
from tests.conftest import ENTRY, TODAY, PracticesFolder
from tests.content.test_unreadable import FILES
from tests.support import small_tasks

WICKED = Path(__file__).parent.parent / "validation/wicked.yaml"


@pytest.fixture
def faulty(collection: PracticesFolder) -> PracticesFolder:
    """Unreadable, wicked and good entries, copies among them; a moved address and a document that lead nowhere, tasks."""
    for name, data in FILES.items():
        collection.write(f"practices/ton-giao/{name}.yaml", data)
    collection.write("practices/ton-giao/wicked.yaml", WICKED.read_bytes())
    collection.write("practices/doanh-nghiep/bai-mau.yaml", ENTRY)
    undated = ENTRY.replace("thoi_gian:\n  tu: 2021\n  den: 2021-03\n", "").replace("    ngay: 2021-03-26\n", "")
    collection.write("practices/doanh-nghiep/khong-ngay.yaml", undated)
    collection.add("practices/doanh-nghiep/hoa.yaml", tieu_de="THÔN MẪU LÀM ĐƯỜNG CHO CẢ XÓM CÙNG ĐI")
    late = ENTRY.replace("  tu: 2021\n  den: 2021-03\n", "  tu: 2022\n").replace("Thôn Mẫu", "Thôn Muộn")
    collection.write("practices/doanh-nghiep/muon.yaml", late)
    for letter in "abcdefgh":
        collection.add(f"practices/doanh-nghiep/{letter}.yaml", lien_quan="[khong-co, a]")
    collection.write("practices/_danh-muc/chuyen-huong.yaml", "- {tu: ton-giao/cu, den: ton-giao/khong-co}\n")
    collection.change("thay_bang: luat-moi-2022", "thay_bang: khong-co", "practices/_danh-muc/van-ban.yaml")
    small_tasks.with_task(collection)
    new = "loai: Luật, ten: Luật mới,"
    collection.change(new, f"{new} sua_boi: [luat-cu-2007],", "practices/_danh-muc/van-ban.yaml")
    collection.change("can_cu: [luat]", "can_cu: [khong-co]", small_tasks.DAYS)
    collection.change("{ma: het-han-phieu,", "{ma: ngay-hop,", small_tasks.WORDS)
    collection.write("practices/_viec/giay-to/khong-co/giay.yaml", "than: [{doan: Một}]\n")
    return collection


@pytest.fixture(autouse=True)
def _small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(runner, "BATCH", 4)


def plain(root: Path) -> tuple[Collection, list[Problem]]:
    """What the plain way gives."""
    found = loader.load(root)
    return found, rules.check(found, TODAY)


@pytest.mark.parametrize(("jobs", "forks"), [(0, True), (1, True), (2, True), (3, True), (2, False)])
def test_the_same_entries_and_problems_in_the_same_order(
    faulty: PracticesFolder, monkeypatch: pytest.MonkeyPatch, *, jobs: int, forks: bool
) -> None:
    """By copies of this process, where the system can fork, or by this one alone: the same to the last byte."""
    monkeypatch.setattr(processes, "can_fork", lambda: forks and "fork" in multiprocessing.get_all_start_methods())
    found, problems = plain(faulty.root)
    assert {problem.rule for problem in problems} >= {rule.name for rule in rules.WHOLE_COLLECTION}
    shared = runner.check_collection(faulty.root, TODAY, jobs=jobs)
    assert shared == (found, problems)
    assert report.as_json(shared[1]).encode() == report.as_json(problems).encode()


def test_what_is_known_of_files_changes_nothing(faulty: PracticesFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    """After each edit, and after none, the same is told as by a check that knows nothing; what did not change is not read."""
    known = runner.ResultCache()
    read: list[str] = []
    records = loader.records

    def noted(root: Path, files: Iterable[Path]) -> tuple[list[Record], list[Problem]]:
        read.extend(file.stem for file in files)
        return records(root, files)

    monkeypatch.setattr(loader, "records", noted)

    def judge() -> list[str]:
        read.clear()
        assert runner.check_collection(faulty.root, TODAY, cache=known) == plain(faulty.root)
        half = len(loader.files(faulty.root))  # the plain way reads all
        return read[:-half]

    assert len(judge()) == len(loader.files(faulty.root))
    assert judge() == []
    faulty.add("practices/doanh-nghiep/a.yaml", tieu_de="Thôn mẫu cùng nhau làm con đường mới vào xóm")
    assert judge() == ["a"]
    faulty.add("practices/ton-giao/moi.yaml")
    (faulty.root / "practices/doanh-nghiep/b.yaml").unlink()
    assert judge() == ["moi"]
    (faulty.root / "practices/doanh-nghiep/c.yaml").rename(faulty.root / "practices/doanh-nghiep/doi-ten.yaml")
    assert judge() == ["doi-ten"]
    (faulty.root / "practices/ton-giao/moi.yaml").write_bytes(b"tieu_de: [")
    assert judge() == ["moi"]
    faulty.write("practices/_danh-muc/chu-de.yaml", "- {ma: khac, ten: Khác, mo_ta: Chủ đề khác.}\n")
    assert len(judge()) == len(loader.files(faulty.root))


def test_an_empty_folder(tmp_path: Path) -> None:
    assert runner.check_collection(tmp_path, TODAY, jobs=2) == plain(tmp_path)


@pytest.mark.parametrize("rule", rules.PER_ENTRY, ids=lambda rule: str(rule.name))
def test_what_one_entry_draws_does_not_hang_on_others(faulty: PracticesFolder, rule: EntryRule) -> None:
    """Rules that judge each entry by itself tell of every part what they tell of the whole."""
    whole = faulty.load()
    found = rule.run(whole, TODAY)
    assert found
    assert found == [problem for record in whole.records for problem in rule.run(whole.with_records([record]), TODAY)]


def test_how_many_processes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Few files need no second process; many take what the machine has, four at most."""
    monkeypatch.delattr(os, "sched_getaffinity", raising=False)
    for cores, files, jobs in ((8, 1_999, 1), (8, 2_000, 4), (2, 10_000, 2), (1, 10_000, 1), (None, 10_000, 1)):
        monkeypatch.setattr(os, "cpu_count", lambda cores=cores: cores)
        assert runner.default_jobs(files) == jobs


def test_the_switch(
    collection: PracticesFolder, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The editor may say how many; none at all is a mistake."""
    monkeypatch.setattr(parser, "ROOT", collection.root)
    assert parser.main(["check", "--jobs", "1"]) == OK
    assert parser.main(["check", "--jobs", "2"]) == OK
    for wrong in ("0", "-1", "x"):
        assert parser.main(["check", "--jobs", wrong]) == USAGE
    assert "phải là số nguyên" in capsys.readouterr().err


def test_stopped_on_the_way(
    collection: PracticesFolder, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Ctrl-C ends in a sentence."""

    def stopped(*_arguments: object, **_options: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(runner, "check_collection", stopped)
    monkeypatch.setattr(parser, "ROOT", collection.root)
    assert parser.main(["check"]) == FAULTS
    assert capsys.readouterr().err == "\nĐã dừng giữa chừng, chưa kiểm tra xong.\n"


@pytest.mark.parametrize(
    ("table", "old", "new"),
    [
        ("chu-de", "- {ma: thu-chi", "- {ma: [thu-chi"),
        ("van-ban", "- {ma: luat-bo", "  x: [- {ma: luat-bo"),
        ("loai-hinh", "- {ma: doanh", "- {{ma: doanh"),
        ("viec", "nguoi_lam:\n", "nguoi_lamm:\n"),
        ("viec", "nhom:\n", "nhom: [\n"),
    ],
)
def test_a_table_that_cannot_be_read_is_one_fault(collection: PracticesFolder, table: str, old: str, new: str) -> None:
    """Not also one for each word of each entry and task that it would have had."""
    small_tasks.with_task(collection)
    path = f"practices/_danh-muc/{table}.yaml"
    collection.change(old, new, path)
    _, problems = runner.check_collection(collection.root, TODAY)
    assert {problem.path for problem in problems if problem.severity is Severity.ERROR} == {path}
    assert {problem.path for problem in collection.problems() if problem.severity is Severity.ERROR} == {path}
