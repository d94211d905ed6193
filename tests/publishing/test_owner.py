"""People behind the site: what the owner has not filled in is told, to who builds it and never to its readers."""

from __future__ import annotations

import re

import pytest
import yaml

from scripts.cli import parser
from scripts.cli.exit_codes import FAULTS, OK, USAGE
from scripts.content import loader
from scripts.pages.owner import Owner
from scripts.pages.site_pages import SitePages
from scripts.publishing import mkdocs_runner
from scripts.publishing.phases import BuildOptions, PreviewMemory
from scripts.publishing.site_writer import ServedFolder
from scripts.system.paths import ROOT
from tests.conftest import PracticesFolder
from tests.publishing.test_mkdocs_runner import checkout

MAILBOX, PUBLISHER = 'thu_bao_loi: "" ', 'don_vi_chu_quan: "" '


@pytest.fixture
def here(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> PracticesFolder:
    """A small checkout whose owner has filled in nothing."""
    made = checkout(tmp_path_factory.mktemp("chu-quan") / "kho")
    monkeypatch.setattr(parser, "ROOT", made.root)
    return made


@pytest.mark.medium
@pytest.mark.usefixtures("here")
def test_a_build_ends_by_naming_what_is_empty(capfd: pytest.CaptureFixture[str]) -> None:
    assert parser.main(["site"]) == OK
    last = capfd.readouterr().err.splitlines()[-4:]
    assert [line.split(" trong ")[0] for line in last] == [
        "Chưa khai site_url",
        "Chưa khai extra.forge",
        "Chưa khai extra.thu_bao_loi",
        "Chưa khai extra.don_vi_chu_quan",
    ]
    assert last[2].endswith("nên chưa có nút “Trang này sai?”.")


@pytest.mark.medium
def test_a_site_to_publish_names_who_answers_for_it(here: PracticesFolder, capfd: pytest.CaptureFixture[str]) -> None:
    """Else nothing is built, and the old site stands; who knows what he does may publish all the same."""
    here.write("site/index.html", "trang cũ")
    assert parser.main(["site", "--dang"]) == FAULTS
    told = capfd.readouterr().err
    assert "còn để trống extra.thu_bao_loi và extra.don_vi_chu_quan" in told
    assert "thêm --chua-co-chu-quan" in told
    here.change(MAILBOX, 'thu_bao_loi: "kho@vi-du.vn" ', "mkdocs.yml")
    assert parser.main(["site", "--dang"]) == FAULTS
    assert "còn để trống extra.don_vi_chu_quan, nên" in capfd.readouterr().err
    assert (here.root / "site/index.html").read_text(encoding="utf-8") == "trang cũ"
    assert parser.main(["site", "--dang", "--chua-co-chu-quan"]) == OK
    here.change(PUBLISHER, 'don_vi_chu_quan: "Ban chủ quản" ', "mkdocs.yml")
    assert parser.main(["site", "--dang"]) == OK
    assert "Chưa khai extra.thu_bao_loi" not in capfd.readouterr().err


@pytest.mark.usefixtures("here")
def test_the_exception_belongs_to_publishing(capsys: pytest.CaptureFixture[str]) -> None:
    assert parser.main(["site", "--chua-co-chu-quan"]) == USAGE
    assert "chỉ đi cùng --dang" in capsys.readouterr().err


@pytest.mark.medium
def test_a_preview_has_the_form_and_warns_of_nothing(here: PracticesFolder, capfd: pytest.CaptureFixture[str]) -> None:
    """It is made once, whatever is saved; a link to it leads there."""
    here.write("docs/gioi-thieu.md", "# Giới thiệu\n\n[Tải mẫu](tai-ve/mau-nhap.xlsx), [CSV](tai-ve/mau-nhap.csv)\n")
    memory = PreviewMemory(served=ServedFolder(here.root / ".build/xem"))
    options = BuildOptions()
    mkdocs_runner.build_preview(here.root, here.root / ".build/moi", options, memory)
    first = memory.forms[0]
    mkdocs_runner.build_preview(here.root, here.root / ".build/moi", options, memory)
    assert memory.forms[0] is first
    assert (here.root / ".build/xem/tai-ve/mau-nhap.xlsx").is_file()
    assert "mau-nhap" not in capfd.readouterr().err


# What readers read

EDITORS = ("huong-dan/gui-bai/", "huong-dan/quy-tac", "phat-trien/")
"""Pages for those who write and keep the collection."""
TECHNICAL = re.compile(
    r"mkdocs|cấu hình|site_url|thu_bao_loi|don_vi_chu_quan|\bextra\.|\bforge\b|\byaml\b|\bpy -m\b|python|\.yml\b|\bjson\b|tham số"
    r"|(?:chưa|đã) khai (?:báo )?(?:hộp thư|địa chỉ|đơn vị)|kho mã|biến môi trường|dòng lệnh",
    re.IGNORECASE,
)


def seen(html: str) -> str:
    """What a page shows: its text, without scripts and addresses."""
    return re.sub(r"<(script|style)\b.*?</\1>|<[^>]+>", " ", html, flags=re.DOTALL)


@pytest.mark.parametrize("owner", [Owner(), Owner("https://vi-du.vn/", "https://github.com/a/b", "a@vi-du.vn", "Ban")])
def test_no_page_tells_readers_of_configuration(owner: Owner) -> None:
    """Neither where the owner has filled in everything nor where nothing is."""
    pages = SitePages(loader.load(ROOT), owner)
    entries = pages.collection.entries[::40]
    shown = {page.address: pages.html(page) for page in pages.non_entry_pages(())}
    shown |= {page.address: pages.html(page) for page in map(pages.entry, entries)}
    told = {address: found[0] for address, html in shown.items() if (found := TECHNICAL.search(seen(html)))}
    assert told == {}


def test_no_guide_for_readers_does(collection: PracticesFolder) -> None:
    del collection
    docs = ROOT / "docs"
    told = {}
    for file in sorted(docs.rglob("*.md")):
        path = file.relative_to(docs).as_posix()
        text = file.read_text(encoding="utf-8").partition("\n---\n")[2]
        found = TECHNICAL.search(re.sub(r"\]\([^)]*\)", "]", text))
        if found and not path.startswith(EDITORS):
            told[path] = found[0]
    assert told == {}


SENDERS = {
    "huong-dan/gui-bai/index.md",
    "huong-dan/gui-bai/viet-hay.md",
    "huong-dan/gui-bai/excel.md",
    "huong-dan/gui-bai/tren-web.md",
}


def test_readers_find_guides_for_readers_in_the_menu() -> None:
    """Then those for who sends an entry; what is for editors and maintainers stands under one further heading, the last."""
    nav = yaml.safe_load(re.sub(r"!!\S+", "", (ROOT / "mkdocs.yml").read_text(encoding="utf-8")))["nav"]
    *pages, sending, keeping = next(part["Hướng dẫn"] for part in nav if "Hướng dẫn" in part)
    assert [page for page in pages if not isinstance(page, str) or page.startswith(EDITORS)] == []
    assert set(sending["Gửi bài"]) == SENDERS
    docs = ROOT / "docs"
    every = {file.relative_to(docs).as_posix() for file in docs.rglob("*.md")}
    assert set(keeping["Cho người giữ kho"]) == {file for file in every if file.startswith(EDITORS)} - SENDERS


@pytest.mark.parametrize("page", ["index", "excel"])
def test_who_sends_a_form_needs_no_command(page: str) -> None:
    """The page ends with sending, and says to whom where no keeper is known."""
    text = (ROOT / f"docs/huong-dan/gui-bai/{page}.md").read_text(encoding="utf-8").partition("\n---\n")[2]
    assert re.findall(r"py -m|`--|lien_quan|\brename\b|\bimport\b", text) == []
    assert "nơi đã gửi trang này tới anh chị" in text
