"""What would change on the site: compared with a folder or a state that git knows."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from scripts.cli import exit_codes, parser
from scripts.content.vocabulary import REASON_WANTED
from scripts.pages import site_pages
from scripts.system.paths import CALL, SCHEMA
from tests.conftest import ENTRY, GOOD, WORDS, PracticesFolder
from tests.support.small_tasks import with_task

SECOND = "practices/ton-giao/bai-hai.yaml"
MOVES = "practices/_danh-muc/chuyen-huong.yaml"
TOPICS = "practices/_danh-muc/chu-de.yaml"
PROVINCES = "practices/_danh-muc/tinh-thanh.yaml"
SETTINGS = "practices/_danh-muc/loai-hinh.yaml"
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def repository(collection: PracticesFolder, monkeypatch: pytest.MonkeyPatch) -> PracticesFolder:
    """Two entries and a guide, committed on main; the checkout that commands run in."""
    collection.add(SECOND)
    collection.write("docs/huong-dan/bat-dau.md", "# Bắt đầu\n")
    collection.write("docs/templates/la.md", "không phải trang\n")
    for name, value in {"GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_SYSTEM": "/dev/null"}.items():
        monkeypatch.setenv(name, value)
    for name in ("GIT_DIR", "GIT_INDEX_FILE", "GIT_WORK_TREE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(parser, "ROOT", collection.root)
    monkeypatch.chdir(collection.root)
    collection.write(".gitignore", "/.build/\n")
    _git("init", "--quiet", "--initial-branch=main")
    _commit("first")
    return collection


def _git(*arguments: str) -> str:
    who = ("-c", "user.name=Mẫu", "-c", "user.email=mau@example.vn", "-c", "core.autocrlf=false")
    done = subprocess.run(["git", *who, *arguments], capture_output=True, check=True)  # noqa: S607 - the git of the machine
    return done.stdout.decode("utf-8")


def _commit(message: str) -> None:
    _git("add", "--all")
    _git("commit", "--quiet", "--message", message)


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """One command: its status, what it printed, what it complained of."""

    def ran(*arguments: str) -> tuple[int, str, str]:
        status = parser.main(arguments)
        printed = capsys.readouterr()
        return status, printed.out, printed.err

    return ran


def test_nothing_changed(repository: PracticesFolder, run: Run) -> None:
    """The default is the branch main, and the folder of the comparison is gone afterwards."""
    assert run("changes") == (exit_codes.OK, "Không trang nào đổi.\n", "")
    assert [file.name for file in (repository.root / ".build").iterdir()] == ["khoa"]
    assert _git("status", "--porcelain") == ""


def test_new_and_changed(repository: PracticesFolder, run: Run) -> None:
    """Entries with their titles and the keys that differ; guides and words by what they say themselves."""
    repository.add("practices/doanh-nghiep/bai-moi.yaml", tieu_de="Công ty Mẫu họp với công nhân mỗi tháng")
    repository.change("Làm xong 100 m đường.", "Làm xong 100 m đường bê tông.")
    repository.change("Làm đường.", "Làm đường và cầu.", TOPICS)
    repository.write("docs/huong-dan/bat-dau.md", "# Bắt đầu từ đâu\n")
    status, printed, _ = run("changes", "--so-voi", "main")
    assert status == exit_codes.OK
    assert printed.splitlines() == [
        "Trang: 1 mới, 3 sửa.",
        "Mới (1)",
        "  /doanh-nghiep/bai-moi/  Công ty Mẫu họp với công nhân mỗi tháng",
        "Sửa (3)",
        "  /chu-de/duong-giao-thong/  Đường giao thông",
        "  /huong-dan/bat-dau/",
        "  /ton-giao/bai-mau/  Thôn Mẫu làm đường: dân bàn trước, mở sổ cho cả thôn xem (ket_qua)",
    ]


def test_it_is_compared_with_where_the_work_began(repository: PracticesFolder, run: Run) -> None:
    """What others did on main meanwhile is not told."""
    _git("checkout", "--quiet", "-b", "viec")
    repository.change("Làm xong 100 m đường.", "Làm xong 100 m đường bê tông.")
    _commit("mine")
    _git("checkout", "--quiet", "main")
    repository.add("practices/doanh-nghiep/cua-nguoi-khac.yaml")
    _commit("theirs")
    _git("checkout", "--quiet", "viec")
    assert run("changes")[1].splitlines()[0] == "Trang: 1 sửa."


@pytest.mark.parametrize(
    ("change", "lost"),
    [
        (
            lambda here: (here.root / SECOND).unlink(),
            {"ton-giao/bai-hai/": '- {tu: ton-giao/bai-hai, ly_do: "Vì sao trang không còn"}'},
        ),
        (
            lambda here: (here.root / SECOND).rename(here.root / "practices/ton-giao/ten-moi.yaml"),
            {"ton-giao/bai-hai/": "- {tu: ton-giao/bai-hai, den: ton-giao/ten-moi}"},
        ),
        (
            lambda here: (
                here.add("practices/doanh-nghiep/bai-hai.yaml", tom_tat="Kể lại khác."),
                (here.root / SECOND).unlink(),
            ),
            {"ton-giao/bai-hai/": "- {tu: ton-giao/bai-hai, den: doanh-nghiep/bai-hai}"},
        ),
        (
            lambda here: here.change("ma: thu-chi-cong-khai", "ma: thu-chi", TOPICS),
            {"chu-de/thu-chi-cong-khai/": "- {tu: chu-de/thu-chi-cong-khai, den: chu-de/thu-chi}"},
        ),
        (
            lambda here: here.change(WORDS["chu-de"].splitlines(keepends=True)[1], "", TOPICS),
            {"chu-de/thu-chi-cong-khai/": '- {tu: chu-de/thu-chi-cong-khai, ly_do: "Vì sao trang không còn"}'},
        ),
        (
            lambda here: here.change("ma: quang-nam", "ma: xu-quang", "practices/_danh-muc/tinh-thanh.yaml"),
            {"tinh-thanh/quang-nam/": "- {tu: tinh-thanh/quang-nam, den: tinh-thanh/xu-quang}"},
        ),
        (
            lambda here: (
                here.change("ma: ton-giao", "ma: cong-giao", SETTINGS),
                (here.root / "practices/ton-giao").rename(here.root / "practices/cong-giao"),
            ),
            {
                "ton-giao/": "- {tu: ton-giao, den: cong-giao}",
                "ton-giao/bai-hai/": "- {tu: ton-giao/bai-hai, den: cong-giao/bai-hai}",
                "ton-giao/bai-mau/": "- {tu: ton-giao/bai-mau, den: cong-giao/bai-mau}",
            },
        ),
        (
            lambda here: (here.root / "docs/huong-dan/bat-dau.md").unlink(),
            {"huong-dan/bat-dau/": '- {tu: huong-dan/bat-dau, ly_do: "Vì sao trang không còn"}'},
        ),
    ],
    ids=["gone", "renamed", "other-setting", "topic-renamed", "topic-gone", "province", "setting", "guide"],
)
def test_a_vanishing_address_is_told_with_the_row_that_keeps_it(
    repository: PracticesFolder, run: Run, change: Callable[[PracticesFolder], object], lost: dict[str, str]
) -> None:
    """The rows can be copied: with them and a true reason nothing vanishes and the check has no fault."""
    change(repository)
    status, printed, _ = run("changes")
    assert status == exit_codes.FAULTS
    addresses, rows = (part.splitlines() for part in printed.split("sẽ hỏng:\n")[1].split("Hãy thêm vào "))
    assert addresses == [f"  /{address}" for address in lost]
    rows = rows[1:]
    assert rows == list(lost.values())
    repository.write(MOVES, "".join(f"{row}\n" for row in rows).replace(REASON_WANTED, "Nguồn đã gỡ."))
    assert repository.lines() == []
    status, printed, complaints = run("changes")
    assert (status, complaints) == (exit_codes.OK, "")
    assert "sẽ mất" not in printed


def test_moved_and_withdrawn_pages_are_told_once(repository: PracticesFolder, run: Run) -> None:
    """With their rows they are moved or withdrawn, and no longer news when main has them."""
    (repository.root / SECOND).rename(repository.root / "practices/ton-giao/ten-moi.yaml")
    (repository.root / "docs/huong-dan/bat-dau.md").unlink()
    rows = "- {tu: ton-giao/bai-hai, den: ton-giao/ten-moi}\n- {tu: huong-dan/bat-dau, ly_do: Đã gộp., den: ton-giao/bai-mau}\n"
    repository.write(MOVES, rows)
    printed = run("changes")[1].splitlines()
    assert printed[0] == "Trang: 1 chuyển, 1 rút."
    assert printed[-4:] == [
        "Chuyển (1)",
        "  /ton-giao/bai-hai/  Một bài khác nữa tên là bai-hai (nay ở /ton-giao/ten-moi/)",
        "Rút (1)",
        "  /huong-dan/bat-dau/ (Đã gộp. Nên đọc: /ton-giao/bai-mau/)",
    ]
    _commit("moved")
    assert run("changes") == (exit_codes.OK, "Không trang nào đổi.\n", "")


def test_a_row_that_is_taken_back_is_asked_for_again(repository: PracticesFolder, run: Run) -> None:
    """A moved address is an address like any other."""
    repository.write(
        MOVES, "- {tu: ton-giao/cu, den: ton-giao/bai-mau}\n- {tu: ton-giao/rut, ly_do: 'Nguồn “đã” \"gỡ\".'}\n"
    )
    _commit("rows")
    repository.write(MOVES, "[]\n")
    status, printed, _ = run("changes")
    assert status == exit_codes.FAULTS
    assert printed.splitlines()[-2:] == [
        "- {tu: ton-giao/cu, den: ton-giao/bai-mau}",
        '- {tu: ton-giao/rut, ly_do: "Nguồn “đã” \\"gỡ\\"."}',
    ]


def test_a_published_entry_does_not_become_a_draft_again(repository: PracticesFolder, run: Run) -> None:
    """A row would not be accepted while its file is there, so something else is said."""
    repository.write(SECOND, (repository.root / SECOND).read_text(encoding="utf-8") + "nhap: true\n")
    status, printed, _ = run("changes")
    assert status == exit_codes.FAULTS
    assert "  /ton-giao/bai-hai/: bài đã đăng nay là bản nháp; hãy bỏ “nhap: true”" in printed
    assert "\n- " not in printed


def test_a_folder_may_be_what_it_is_compared_with(repository: PracticesFolder, run: Run, tmp_path: Path) -> None:
    """For those without git; a name with spaces is a name."""
    old = tmp_path / "bản cũ của kho"
    shutil.copytree(repository.root / "practices", old / "practices")
    repository.add("practices/doanh-nghiep/bai-moi.yaml")
    shutil.rmtree(repository.root / ".git")
    status, printed, _ = run("changes", "--so-voi", str(old))
    assert status == exit_codes.OK
    assert printed.splitlines()[0] == "Trang: 2 mới."
    assert "/huong-dan/bat-dau/" in printed


def test_what_a_newer_rule_refuses_has_stood_there_all_the_same(repository: PracticesFolder, run: Run) -> None:
    """An address of the base counts even where its entry would be faulty today."""
    repository.write(SECOND, ENTRY.replace("duong-giao-thong", "chu-de-cu"))
    repository.write("practices/ton-giao/bai-ba.yaml", "tieu_de: 1\n")
    _commit("faulty")
    for name in ("bai-hai", "bai-ba"):
        (repository.root / f"practices/ton-giao/{name}.yaml").unlink()
    status, printed, _ = run("changes")
    assert status == exit_codes.FAULTS
    assert printed.splitlines()[0].endswith("2 địa chỉ sẽ mất.")


def test_a_task_that_names_a_withdrawn_entry_is_still_there(repository: PracticesFolder, run: Run) -> None:
    """Its pages are not asked for as lost: whoever copies the lines would lead readers away from them."""
    with_task(repository)
    _commit("a task")
    (repository.root / GOOD).unlink()
    status, printed, _ = run("changes")
    assert status == exit_codes.FAULTS
    assert "/ton-giao/bai-mau/" in printed
    assert "/viec/" not in printed


def test_documents_of_before_are_compared_too(repository: PracticesFolder, run: Run) -> None:
    """A base whose rows tell a state instead of days: what is the same is not new, what is gone is asked for."""
    table = "practices/_danh-muc/van-ban.yaml"
    rest = "loai: Luật, ten: Luật gì, co_quan: Quốc hội, noi_dung: Gì."
    today = (repository.root / table).read_text(encoding="utf-8")
    repository.write(
        table,
        f"- {{ma: luat-moi-2022, {rest}, tinh_trang: con-hieu-luc}}\n"
        f"- {{ma: luat-cu-2007, {rest}, tinh_trang: da-thay-the, thay_bang: luat-moi-2022}}\n"
        f"- {{ma: luat-bo-1999, {rest}, tinh_trang: het-hieu-luc}}\n"
        f"- {{ma: luat-mat, {rest}, tinh_trang: con-hieu-luc}}\n",
    )
    _commit("before states followed from days")
    _git("tag", "before")
    repository.write(table, today)
    status, said, _ = run("changes", "--so-voi", "before")
    assert status == exit_codes.FAULTS
    assert "tu: van-ban/luat-mat" in said
    assert "Mới" not in said


def test_a_base_in_the_former_form_is_read(repository: PracticesFolder, run: Run) -> None:
    """What changed are the deeds; no address is lost, and nothing is said of the list that is gone."""
    good = (repository.root / GOOD).read_text(encoding="utf-8")
    repository.write(GOOD, good.replace("- dan-ban: ", "- ").replace("chu_de: [", "khau: [dan-ban]\nchu_de: ["))
    _commit("former")
    repository.write(GOOD, good)
    status, printed, complaints = run("changes")
    assert (status, complaints) == (exit_codes.OK, "")
    assert printed.splitlines() == ["Trang: 1 sửa.", "Sửa (1)", printed.splitlines()[2]]
    assert printed.splitlines()[2].endswith("(ket_qua)")
    assert parser.main(["check", "--so-voi", "main"]) == exit_codes.OK


def test_a_tree_in_the_former_form_is_checked_first(repository: PracticesFolder, run: Run) -> None:
    """Against a base in today's form: a stranger's proposal made from an older copy."""
    repository.change("chu_de: [", "khau: [dan-ban]\nchu_de: [")
    assert run("changes")[0] == exit_codes.FAULTS
    status, printed, _ = run("check", "--so-voi", "main")
    assert status == exit_codes.FAULTS
    assert printed.count("(khau-cu)") == 1


def test_other_faults_hide_no_row(repository: PracticesFolder, run: Run) -> None:
    """The row that keeps an address is told while another entry is at fault, which counts as still there."""
    repository.change("Quảng Nam", "Quang Nam")
    (repository.root / SECOND).unlink()
    status, printed, complaints = run("changes")
    assert status == exit_codes.FAULTS
    assert '- {tu: ton-giao/bai-hai, ly_do: "Vì sao trang không còn"}' in printed
    assert "ton-giao/bai-mau" not in printed.split("sẽ hỏng:\n")[1]
    assert f"Kho còn lỗi khác; bài có lỗi được tính là vẫn còn đó. Hãy chạy {CALL} check" in complaints


def test_a_list_that_grew_shorter_leads_to_its_first_page(
    repository: PracticesFolder, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The row needs no reason: nothing but the entry was withdrawn; it does no harm when the list goes on again."""
    monkeypatch.setattr(site_pages, "PORTION", 1)
    monkeypatch.setattr(site_pages, "SAMPLE", 1)
    (repository.root / SECOND).unlink()
    status, printed, _ = run("changes")
    rows = [line for line in printed.splitlines() if line.startswith("- {tu: ")]
    further = [row for row in rows if "bai-hai" not in row]
    assert status == exit_codes.FAULTS
    assert "- {tu: ton-giao/trang/2, den: ton-giao}" in further
    assert "- {tu: khau/dan-ban/ton-giao/trang/2, den: khau/dan-ban}" in further
    assert "- {tu: khau/dan-ban/ton-giao, den: khau/dan-ban}" in further
    assert not [row for row in further if "ly_do" in row]
    repository.write(MOVES, "".join(f"{row}\n" for row in rows).replace(REASON_WANTED, "Nguồn đã gỡ."))
    assert repository.lines() == []
    assert run("changes")[0] == exit_codes.OK
    repository.add("practices/ton-giao/bai-ba.yaml")
    assert repository.lines() == []
    status, printed, _ = run("changes")
    assert status == exit_codes.OK
    assert "sẽ mất" not in printed


def test_a_guide_that_leads_to_a_withdrawn_entry_is_told(repository: PracticesFolder, run: Run) -> None:
    """At its line, before the row of the table of moved addresses is there and afterwards."""
    repository.write(
        "docs/huong-dan/xem.md", "# Xem\n\nNhư [bài hai](../ton-giao/bai-hai.md), [bài mẫu](../ton-giao/bai-mau.md).\n"
    )
    _commit("a guide")
    _git("checkout", "--quiet", "-b", "viec")
    (repository.root / SECOND).unlink()
    said = (
        "docs/huong-dan/xem.md:3: trang hướng dẫn còn dẫn tới ton-giao/bai-hai; hãy dẫn tới bài khác, hoặc bỏ chỗ ấy\n"
    )
    assert run("changes", "--so-voi", "main")[2] == said
    repository.write(MOVES, '- {tu: ton-giao/bai-hai, ly_do: "Nơi làm đề nghị rút bài."}\n')
    assert run("changes", "--so-voi", "main")[2] == said


def test_a_faulty_entry_takes_no_further_page_away(
    repository: PracticesFolder, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The list is shorter only until it is mended, so that no row is asked for."""
    monkeypatch.setattr(site_pages, "PORTION", 1)
    monkeypatch.setattr(site_pages, "SAMPLE", 1)
    repository.change("Quảng Nam", "Quang Nam")
    status, printed, complaints = run("changes")
    assert status == exit_codes.FAULTS
    assert "sẽ mất" not in printed
    assert "Kho còn lỗi khác" in complaints


def test_faulty_controlled_words_are_mended_first(repository: PracticesFolder, run: Run) -> None:
    """Without them no page is what it is."""
    repository.change("ten: Dân biết", "tenn: Dân biết", "practices/_danh-muc/khau.yaml")
    status, printed, complaints = run("changes")
    assert (status, printed) == (exit_codes.FAULTS, "")
    assert f"Danh mục đang có lỗi nên chưa so được; hãy chạy {CALL} check" in complaints


def test_without_git_or_the_branch_a_sentence_says_what_to_do(
    repository: PracticesFolder, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    status, _, complaints = run("changes", "--so-voi", "khong-co")
    assert (status, complaints.startswith("Git không thấy “khong-co”")) == (exit_codes.USAGE, True)
    status, _, complaints = run("changes", "--so-voi", "--upload-pack=x")
    assert status == exit_codes.USAGE
    _git("branch", "--move", "chinh")
    status, _, complaints = run("changes")
    assert (status, "thêm --so-voi" in complaints) == (exit_codes.USAGE, True)
    shutil.rmtree(repository.root / ".git")
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(repository.root.parent))
    assert run("changes")[0] == exit_codes.USAGE
    monkeypatch.setenv("PATH", str(repository.root))
    assert run("changes")[2] == "Máy này chưa có Git; hãy cài Git rồi chạy lại.\n"


def test_markdown_is_safe_whatever_an_entry_says(repository: PracticesFolder, run: Run) -> None:
    """A title can call nobody and be no link; what is lost is also said beside the summary."""
    title = '"@don-vi | [bấm](https://example.vn) <img src=x> `#muc` !ai"'
    repository.add("practices/doanh-nghiep/bai-moi.yaml", tieu_de=title)
    (repository.root / SECOND).unlink()
    status, printed, complaints = run("changes", "--format", "markdown")
    assert status == exit_codes.FAULTS
    assert "| ``@don-vi \\| [bấm](https://example.vn) <img src=x> `#muc` !ai`` | – |" in printed
    assert '\n```text\n- {tu: ton-giao/bai-hai, ly_do: "Vì sao trang không còn"}\n```\n' in printed
    assert "/ton-giao/bai-hai/" in complaints


# `check --so-voi`


def test_only_what_differs_is_told(repository: PracticesFolder, run: Run) -> None:
    """Committed or not, known to git or not, whatever the name; what was deleted is not missed."""
    repository.change("Quảng Nam", "Quang Nam")
    _commit("a fault that is there already")
    _git("checkout", "--quiet", "-b", "viec")
    assert run("check", "--so-voi", "main") == (exit_codes.OK, "", "Đã kiểm tra 0 tệp: không có lỗi.\n")
    odd = "practices/doanh-nghiep/ten $(lạ) có cách.yaml"
    repository.write(odd, ENTRY)
    (repository.root / SECOND).unlink()
    status, printed, _ = run("check", "--so-voi", "main")
    assert status == exit_codes.FAULTS
    assert {line.split(":")[0] for line in printed.splitlines()} == {odd, SECOND}
    _commit("odd")
    assert run("check", "--so-voi", "main")[1] == printed
    assert GOOD in run("check", "--so-voi", "main", GOOD)[1]


def test_what_a_deletion_breaks_elsewhere_is_told(repository: PracticesFolder, run: Run) -> None:
    """The file that names it is the same as before, and yet the fault is of this change."""
    repository.change("nguon:\n", "lien_quan: [bai-hai]\nnguon:\n")
    _commit("a relation")
    _git("checkout", "--quiet", "-b", "viec")
    (repository.root / SECOND).unlink()
    status, printed, _ = run("check", "--so-voi", "main")
    assert status == exit_codes.FAULTS
    assert [line.split(":")[0] for line in printed.splitlines()] == sorted([GOOD, SECOND])


def test_an_address_that_vanishes_is_told(repository: PracticesFolder, run: Run) -> None:
    """Until a row leads on from it; a guide that leads there is named as long as it does. A draft had no address."""
    repository.write("docs/huong-dan/xem.md", "# Xem\n\nNhư [bài hai](../ton-giao/bai-hai.md).\n")
    repository.add("practices/ton-giao/nhap.yaml", nhap="true")
    _commit("a guide and a draft")
    _git("checkout", "--quiet", "-b", "viec")
    (repository.root / SECOND).unlink()
    (repository.root / "practices/ton-giao/nhap.yaml").unlink()
    guide = "docs/huong-dan/xem.md:3:1: cảnh báo: trang hướng dẫn còn dẫn tới ton-giao/bai-hai; hãy dẫn tới bài khác, hoặc bỏ chỗ ấy (chuyen-huong)"
    status, printed, _ = run("check", "--so-voi", "main")
    told, gone = printed.splitlines()
    assert (status, told) == (exit_codes.FAULTS, guide)
    assert gone.startswith(f"{SECOND}:1:1: bài đã xóa mà địa chỉ ton-giao/bai-hai chưa có dòng nào ở ")
    repository.write(MOVES, '- {tu: ton-giao/bai-hai, ly_do: "Nơi làm đề nghị rút bài."}\n')
    assert run("check", "--so-voi", "main")[:2] == (exit_codes.OK, f"{guide}\n")


def test_what_a_controlled_word_breaks_elsewhere_is_told(repository: PracticesFolder, run: Run) -> None:
    """A topic under another id: every entry that has it."""
    repository.change("duong-giao-thong", "duong-cau", TOPICS)
    status, printed, _ = run("check", "--so-voi", "main")
    assert status == exit_codes.FAULTS
    assert {line.split(":")[0] for line in printed.splitlines()} >= {GOOD, SECOND}


def test_a_word_without_an_id_breaks_elsewhere_too(repository: PracticesFolder, run: Run) -> None:
    """A province goes by its name."""
    repository.change("ten: Quảng Nam,", "ten: Quảng Nam cũ,", PROVINCES)
    status, printed, _ = run("check", "--so-voi", "main")
    assert status == exit_codes.FAULTS
    assert {line.split(":")[0] for line in printed.splitlines()} >= {GOOD, SECOND}


def test_an_entry_that_becomes_a_draft_breaks_what_leads_to_it(repository: PracticesFolder, run: Run) -> None:
    repository.change("nguon:\n", "lien_quan: [bai-hai]\nnguon:\n")
    _commit("a relation")
    _git("checkout", "--quiet", "-b", "viec")
    repository.change("chu_tri:", "nhap: true\nchu_tri:", SECOND)
    printed = run("check", "--so-voi", "main")[1]
    assert [line.split(":")[0] for line in printed.splitlines()] == [GOOD]
    assert "còn là bản nháp" in printed


def test_a_fault_that_only_quotes_a_word_is_not_of_the_change(repository: PracticesFolder, run: Run) -> None:
    """The sentence has the id of the topic in quotation marks, and speaks of something else."""
    repository.change("chu_tri:", "duong-giao-thong: x\nchu_tri:")
    _commit("a fault that is there already")
    _git("checkout", "--quiet", "-b", "viec")
    repository.change("mo_ta: Làm đường.", "mo_ta: Làm đường đi.", TOPICS)
    assert "“duong-giao-thong” không có trong mẫu" in run("check")[1]
    assert run("check", "--so-voi", "main")[:2] == (exit_codes.OK, "")


def test_stale_schemas_are_told_with_the_command(repository: PracticesFolder, run: Run) -> None:
    """By the check of all, as the pipeline's own step would; not of one file, nor while the words have a fault."""
    assert run("schema")[0] == exit_codes.OK
    _commit("schema")
    assert run("check")[0] == exit_codes.OK
    _git("checkout", "--quiet", "-b", "viec")
    repository.change("ten: Đường giao thông", "ten: Đường sá", TOPICS)
    for asked in ((), ("--so-voi", "main")):
        status, printed, _ = run("check", *asked)
        assert (status, printed.startswith(f"{SCHEMA.as_posix()}:1:1: ")) == (exit_codes.FAULTS, True)
        assert f"{CALL} schema" in printed
    status, printed, _ = run("check", GOOD)
    assert (status, "schema" in printed) == (exit_codes.OK, False)
    assert run("schema")[0] == run("check")[0] == exit_codes.OK
    repository.change("ten: Đường sá", "tenn: Đường sá", TOPICS)
    assert "schema" not in run("check")[1]


def test_a_link_out_of_the_collection_is_told(repository: PracticesFolder, run: Run, tmp_path: Path) -> None:
    """Also when it is asked for by its name."""
    (tmp_path / "la.yaml").write_text(ENTRY, encoding="utf-8")
    (repository.root / SECOND).unlink()
    (repository.root / SECOND).symlink_to(tmp_path / "la.yaml")
    for asked in (("--so-voi", "main"), (SECOND,)):
        status, printed, _ = run("check", *asked)
        assert (status, printed.startswith(f"{SECOND}:1:1: ")) == (exit_codes.FAULTS, True)


def test_check_without_the_branch_says_so(repository: PracticesFolder, run: Run) -> None:
    assert repository.lines() == []
    assert run("check", "--so-voi", "khong-co")[0] == exit_codes.USAGE
