"""The built site as files: links, bytes, heads of pages, the sitemap, a fourth setting, faults."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit
from xml.etree import ElementTree as ET

import pytest

from scripts.content.collection import Entry
from scripts.publishing import csp
from scripts.spreadsheet import form
from tests.support import site_fixtures, task_weights
from tests.support.site_fixtures import DRAFT, DRAFT_TITLE, MOVED, SITE_URL, Built

pytestmark = pytest.mark.medium


class Page(HTMLParser):
    """Links, ids, head and text of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.ids: set[str] = set()
        self.meta: dict[str, str] = {}
        self.canonical = ""
        self.title = ""
        self.text = ""
        self._inside = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        self._inside = tag
        if "id" in found:
            self.ids.add(found["id"])
        self.links += [found[name] for name in ("href", "src") if name in found]
        if tag == "meta":
            self.meta[found.get("name") or found.get("property", "")] = found.get("content", "")
        if tag == "link" and found.get("rel") == "canonical":
            self.canonical = found["href"]

    def handle_data(self, data: str) -> None:
        if self._inside == "title" and not self.title:
            self.title = data
        if self._inside not in {"script", "style"}:
            self.text += data


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return site_fixtures.shipped(tmp_path_factory.getbasetemp())


@pytest.fixture(scope="module")
def pages(built: Built) -> dict[str, Page]:
    """Every page by its address below the root."""
    return {
        file.relative_to(built.site).as_posix().removesuffix("index.html"): Page(file.read_text(encoding="utf-8"))
        for file in built.site.rglob("*.html")
    }


def test_every_link_and_anchor_leads_somewhere(built: Built, pages: dict[str, Page]) -> None:
    assert len(pages) > 100
    broken = [
        f"{address}: {link}"
        for address, page in pages.items()
        for link in page.links
        if not _leads(built.site, pages, urljoin(SITE_URL + address, link))
    ]
    assert broken == []


def _leads(site: Path, pages: dict[str, Page], url: str) -> bool:
    where, fragment = urldefrag(url)
    if not where.startswith(SITE_URL):
        return urlsplit(url).scheme in {"http", "https", "mailto"}
    path = unquote(where.removeprefix(SITE_URL).partition("?")[0])
    if not site_fixtures.file_of(site, path).is_file():
        return False
    return not fragment or fragment.startswith("__") or unquote(fragment) in pages[path].ids


def test_every_setting_has_a_guide_that_rests_on_its_entries(built: Built, pages: dict[str, Page]) -> None:
    """Where to begin: told by the setting's page, on pages that lead to many of its entries."""
    for setting in built.collection.vocabulary.settings.values():
        assert setting.guide
        here = pages[f"{setting.id}/"]
        assert urljoin(SITE_URL + f"{setting.id}/", f"../{setting.guide}") in {
            urljoin(SITE_URL + f"{setting.id}/", link) for link in here.links
        }
        led = {urljoin(SITE_URL + setting.guide, link) for link in pages[setting.guide].links}
        entries = {f"{SITE_URL}{setting.id}/{entry.id}/" for entry in built.collection.in_setting(setting.id)}
        assert len(led & entries) >= 15, setting.id


def test_no_page_is_an_orphan(pages: dict[str, Page]) -> None:
    """From home, every page but the 404 and the moved ones can be walked to."""
    reached, todo = set(), [""]
    while todo:
        address = todo.pop()
        if address in pages and address not in reached:
            reached.add(address)
            todo += [
                urldefrag(urljoin(SITE_URL + address, link))[0].removeprefix(SITE_URL) for link in pages[address].links
            ]
    assert set(pages) - reached == {"404.html", f"{MOVED}/"}


def _entries(built: Built) -> Iterator[tuple[str, Entry]]:
    for entry in built.collection.entries:
        yield f"{entry.setting}/{entry.id}/", entry


def test_head_of_every_entry(built: Built, pages: dict[str, Page]) -> None:
    for address, entry in _entries(built):
        page = pages[address]
        url = SITE_URL + address
        practice = entry.practice
        assert page.title == f"{practice.title} – Cách làm hay – Dân chủ ở cơ sở"
        assert page.canonical == url
        assert page.meta["description"] == practice.summary
        wanted = {
            "og:type": "article",
            "og:locale": "vi_VN",
            "og:title": practice.title,
            "og:description": practice.summary,
            "og:url": url,
            "og:image": f"{SITE_URL}assets/chia-se.png",
        }
        assert {name: page.meta.get(name) for name in wanted} == wanted


def test_titles_and_descriptions_tell_pages_apart(pages: dict[str, Page]) -> None:
    titles = [page.title for address, page in pages.items() if address != "404.html"]
    assert len(titles) == len(set(titles))
    assert [address for address, page in pages.items() if not page.meta.get("description")] == []


def test_sitemap_lists_pages_with_dates_of_entries(built: Built, pages: dict[str, Page]) -> None:
    space = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    root = ET.parse(built.site / "sitemap.xml").getroot()  # noqa: S314 - our own file
    told = {url.findtext(f"{space}loc"): url.findtext(f"{space}lastmod") for url in root}
    dates = {SITE_URL + address: entry.newest_date or None for address, entry in _entries(built)}
    assert len(dates) > 0
    assert {url: told.get(url) for url in dates} == dates
    assert {url for url, day in told.items() if day} <= set(dates)
    assert set(told) <= {SITE_URL + address for address in pages}
    assert not (built.site / "sitemap.xml.gz").exists()


def test_draft_is_not_published(built: Built) -> None:
    assert not (built.site / "nong-thon-moi" / DRAFT).exists()
    naming = [
        file
        for file in built.site.rglob("*")
        if file.suffix in {".html", ".json", ".xml"}
        and any(words in file.read_text(encoding="utf-8") for words in (DRAFT, DRAFT_TITLE))
    ]
    assert naming == []


def test_the_form_can_be_downloaded(built: Built) -> None:
    """The workbook and the text file that communes fill in, made from the words of this very collection."""
    made = form.files(built.collection.vocabulary)
    names = ("mau-nhap.xlsx", "mau-nhap.csv", "phieu-mot-bai.xlsx", "phieu-mot-bai.docx")
    assert set(made) == {f"tai-ve/{name}" for name in names}
    assert {path: (built.site / path).read_bytes() for path in made} == made


def test_moved_address_leads_on(built: Built, pages: dict[str, Page]) -> None:
    goal = built.collection.vocabulary.moved[0].new
    assert goal
    ways = {urljoin(f"{SITE_URL}{MOVED}/", link) for link in pages[f"{MOVED}/"].links}
    assert f"{SITE_URL}{goal}/" in ways


def test_strict_build_warns_of_nothing(built: Built) -> None:
    assert "WARNING" not in built.output
    assert "Chưa khai" not in built.output


def test_site_without_owner_says_what_is_left_out(tmp_path: Path) -> None:
    """Empty owner's data: a site all the same, and a sentence for each thing that it lacks."""
    built = site_fixtures.build(site_fixtures.copy_checkout(tmp_path / "kho"))
    for key in ("site_url", "extra.forge", "extra.thu_bao_loi", "extra.don_vi_chu_quan"):
        assert f"Chưa khai {key} " in built.output
    assert "WARNING" not in built.output
    assert not (built.site / "sitemap.xml").exists()
    entry = built.entry()
    html = built.html(f"{entry.setting}/{entry.id}/")
    for lacking in ("Sửa bài này", "Báo lỗi", "og:image", 'rel="canonical"'):
        assert lacking not in html


def _bytes(site: Path) -> dict[str, bytes]:
    return {file.relative_to(site).as_posix(): file.read_bytes() for file in site.rglob("*") if file.is_file()}


NO_NETWORK = """\
import socket

def refuse(*_args, **_more):
    raise SystemExit("the build asked for the network")

socket.socket.connect = socket.socket.connect_ex = socket.socket.sendto = refuse
socket.getaddrinfo = socket.gethostbyname = socket.create_connection = refuse
"""
"""Run by every Python of the build when it begins, as its sitecustomize."""


def test_two_builds_give_the_same_bytes(built: Built, tmp_path: Path) -> None:
    """Nothing of the clock, the folder, the order of a disk, the time zone, the language or the network gets in."""
    copy = tmp_path / "nơi khác"
    shutil.copytree(built.root, copy, ignore=shutil.ignore_patterns("site", ".build", "__pycache__"))
    (tmp_path / "chan").mkdir()
    (tmp_path / "chan" / "sitecustomize.py").write_text(NO_NETWORK, encoding="utf-8")
    elsewhere = {
        "TZ": "America/New_York",
        "LANG": "C",
        "LC_ALL": "C",
        "PYTHONHASHSEED": "7",
        "PYTHONPATH": str(tmp_path / "chan"),
    }
    asking = "import socket; socket.create_connection(('127.0.0.1', 9))"
    cut = site_fixtures.run(copy, "timeit", "--number=1", "--repeat=1", asking, more=elsewhere)
    assert "the build asked for the network" in cut.stderr, "the network is not cut"
    mask = os.umask(0o077)
    try:
        done = site_fixtures.run(copy, "scripts", "site", more=elsewhere)
    finally:
        os.umask(mask)
    assert done.returncode == 0, done.stdout + done.stderr
    first, second = _bytes(built.site), _bytes(copy / "site")
    assert sorted(first) == sorted(second)
    assert [name for name in first if first[name] != second[name]] == []
    now = datetime.now(UTC)
    days = {(now + timedelta(hours=hours)).date().isoformat().encode() for hours in (-1, 0, 7)}
    # what a guide or a word of _danh-muc says of this day is not the clock's doing
    written = b"".join(
        file.read_bytes() for folder in ("docs", "practices") for file in (copy / folder).rglob("*") if file.is_file()
    )
    assert [name for name, data in first.items() for day in days if day in data and day not in written] == []


FOURTH = """\
- ma: khu-pho
  ten: Khu phố đô thị
  ten_ngan: Khu phố
  mo_ta: Tổ dân phố và chung cư.
  mau: dat
  bieu_tuong: material/city
"""


def test_fourth_setting_is_a_row_and_a_folder(tmp_path: Path) -> None:
    """Found in navigation, home, matrix, pages of links, the sitemap, and on its own page."""
    root = site_fixtures.copy_checkout(tmp_path / "kho", words_only=True)
    site_fixtures.fill_owner(root)
    settings = root / "practices" / "_danh-muc" / "loai-hinh.yaml"
    settings.write_text(settings.read_text(encoding="utf-8") + FOURTH, encoding="utf-8", newline="\n")
    (root / "practices" / "khu-pho").mkdir()
    (root / "practices" / "khu-pho" / "bai-khu-pho.yaml").write_text(_small("khu phố"), encoding="utf-8")
    done = site_fixtures.run(root, "scripts", "schema")
    assert done.returncode == 0, done.stderr
    built = site_fixtures.build(root)
    home = built.html("")
    assert 'href="khu-pho/"' in home
    assert 'href="khau/dan-biet/#khu-pho"' in home
    assert '<th scope="col">Khu phố</th>' in home
    tabs = home[home.index('class="md-tabs"') :].partition("</nav>")[0]
    assert "Khu phố" in tabs
    assert 'id="khu-pho"' in built.html("khau/dan-biet/")
    assert "bai-khu-pho/" in built.html("khu-pho/")
    assert "mau-dat" in built.html("khu-pho/bai-khu-pho/")
    assert f"{SITE_URL}khu-pho/bai-khu-pho/" in (built.site / "sitemap.xml").read_text(encoding="utf-8")


def _small(name: str, **changes: object) -> str:
    """An entry of the fewest keys, as JSON: that is YAML too."""
    entry = {
        "tieu_de": f"Bài nhỏ về {name}: dân bàn trước khi làm",
        "tom_tat": "Dân bàn rồi mới làm.",
        "dia_ban": {"tinh": "Huế"},
        "thoi_gian": {"tu": 2020},
        "cach_lam": [{"dan-biet": "Họp dân."}],
        "ket_qua": ["Xong việc."],
        "chu_de": ["hien-dat"],
        "nguon": [{"ten": "Bài báo", "don_vi": "Báo Mẫu", "url": "https://vi-du.vn/bai"}],
        **changes,
    }
    return json.dumps(entry, ensure_ascii=False)


def test_fault_leaves_the_old_site_untouched(tmp_path: Path) -> None:
    """A fault is told with its place, the status is 1, and not a byte of site/ moves; nor by bare MkDocs."""
    root = site_fixtures.copy_checkout(tmp_path / "kho", words_only=True)
    folder = root / "practices" / "nong-thon-moi"
    folder.mkdir(exist_ok=True)
    (folder / "bai-hong.yaml").write_text(_small("lỗi", chu_de=["hien-dad"]), encoding="utf-8")
    (root / "site").mkdir()
    (root / "site" / "index.html").write_text("trang cũ", encoding="utf-8")
    for command in (("scripts", "site"), ("mkdocs", "build")):
        done = site_fixtures.run(root, *command)
        assert done.returncode == 1
        assert "practices/nong-thon-moi/bai-hong.yaml:1:" in done.stderr
        assert "có phải ý bạn là “hien-dat”?" in done.stderr
        assert "Traceback" not in done.stderr
        assert _bytes(root / "site") == {"index.html": "trang cũ".encode()}
    assert [file.name for file in (root / ".build").iterdir()] == ["khoa"]


def test_the_good_entries_are_published_without_the_faulty_ones(tmp_path: Path) -> None:
    """With --keep-going: told, left out with what led to them, and the status is 1; faulty words stop all the same."""
    root = site_fixtures.copy_checkout(tmp_path / "kho", words_only=True)
    folder = root / "practices" / "nong-thon-moi"
    folder.mkdir(exist_ok=True)
    (folder / "bai-tot.yaml").write_text(_small("tốt", lien_quan=["bai-hong"]), encoding="utf-8")
    (folder / "bai-hong.yaml").write_text(_small("lỗi", chu_de=["hien-dad"]), encoding="utf-8")
    guide = root / "docs" / "huong-dan" / "gui-bai" / "index.md"
    link = "\n[Bài hỏng](../../nong-thon-moi/bai-hong.md#dau), [bài tốt](../../nong-thon-moi/bai-tot.md).\n"
    guide.write_text(guide.read_text(encoding="utf-8") + link, encoding="utf-8", newline="\n")
    done = site_fixtures.run(root, "scripts", "site", "--keep-going")
    assert done.returncode == 1
    assert "practices/nong-thon-moi/bai-hong.yaml:1:" in done.stderr
    assert "docs/huong-dan/gui-bai/index.md: bỏ liên kết tới nong-thon-moi/bai-hong" in done.stderr
    assert "Trang thiếu 1 bài còn lỗi (đã kể ở trên): practices/nong-thon-moi/bai-hong.yaml\n" in done.stderr
    made = Built(root, "")
    assert not (made.site / "nong-thon-moi" / "bai-hong").exists()
    page = Page(made.html("nong-thon-moi/bai-tot/"))
    assert "bai-hong" not in "".join(page.links)
    guided = made.html("huong-dan/gui-bai/")
    assert "Bài hỏng, <a" in guided
    before = _bytes(made.site)
    (folder / "bai-tot.yaml").unlink()
    _stops(root, "Không bài nào hết lỗi", before)
    words = root / "practices" / "_danh-muc" / "khau.yaml"
    words.write_text("- {ma: dan-biet}\n", encoding="utf-8")
    _stops(root, "Có lỗi trong danh mục", before)


def _stops(root: Path, sentence: str, before: dict[str, bytes]) -> None:
    done = site_fixtures.run(root, "scripts", "site", "--keep-going")
    assert done.returncode == 1
    assert sentence in done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    assert _bytes(root / "site") == before


def test_what_the_policy_would_block_stops_the_build(tmp_path: Path) -> None:
    """A hand-written page with a style, a script or a picture from elsewhere: told with its file, and nothing is published."""
    root = site_fixtures.copy_checkout(tmp_path / "kho", words_only=True)
    guide = root / "docs" / "gioi-thieu.md"
    planted = '<p style="color: red">Đỏ</p>\n<script>x()</script>\n\n![Ảnh](https://vi-du.vn/anh.png)\n'
    guide.write_text(f"{guide.read_text(encoding='utf-8')}\n{planted}", encoding="utf-8", newline="\n")
    done = site_fixtures.run(root, "scripts", "site")
    assert done.returncode == 1
    for told in (
        "thuộc tính style của thẻ <p>",
        "đoạn mã <script>",
        "thẻ <img> dùng địa chỉ ở nơi khác (https://vi-du.vn/anh.png)",
    ):
        assert f"gioi-thieu.md: {told}" in done.stderr
    assert not (root / "site").exists()


def test_text_allows_no_script_of_its_own(built: Built, pages: dict[str, Page]) -> None:
    """Every page carries a policy; all that it names are the theme's own scripts at that depth."""
    found: dict[int, set[frozenset[str]]] = {}
    for address in pages:
        file = built.site / ("404.html" if address == "404.html" else f"{address}index.html")
        hashes = csp.hashes_in_policy(file.read_text(encoding="utf-8"))
        assert hashes, address
        found.setdefault(address.count("/") if address != "404.html" else -1, set()).add(hashes)
    assert {depth: len(kinds) for depth, kinds in found.items()} == dict.fromkeys(found, 1)


def test_the_quick_way_gives_what_the_simple_one_does(built: Built, tmp_path: Path) -> None:
    """Shells and several processes change no byte of what MkDocs makes of each page by itself."""
    copy = tmp_path / "don-gian"
    shutil.copytree(built.root, copy, ignore=shutil.ignore_patterns("site", ".build", "__pycache__"))
    done = site_fixtures.run(copy, "scripts", "site", "--don-gian")
    assert done.returncode == 0, done.stdout + done.stderr
    quick, simple = _bytes(built.site), _bytes(copy / "site")
    assert sorted(quick) == sorted(simple)
    assert [name for name in quick if quick[name] != simple[name]] == []


def test_only_what_changed_has_a_new_time(tmp_path: Path) -> None:
    """After a second build an rsync or a CDN moves what says something else, and nothing more."""
    root = site_fixtures.copy_checkout(tmp_path / "kho")
    first = site_fixtures.build(root)
    before = {file: file.stat().st_mtime_ns for file in first.site.rglob("*") if file.is_file()}
    entry = first.entry()
    source = root / "practices" / entry.setting / f"{entry.id}.yaml"
    text = source.read_text(encoding="utf-8")
    source.write_text(text.replace("\ncach_lam:\n", "\ncach_lam:\n  - Trời mưa.\n", 1), encoding="utf-8", newline="\n")
    second = site_fixtures.build(root)
    after = {file: file.stat().st_mtime_ns for file in second.site.rglob("*") if file.is_file()}
    changed = {file.relative_to(second.site).as_posix() for file in after if after[file] != before.get(file)}
    assert f"{entry.setting}/{entry.id}/index.html" in changed
    assert {name for name in changed if not name.startswith("tim/")} == {f"{entry.setting}/{entry.id}/index.html"}


def test_tasks_and_the_plan_weigh_little(built: Built) -> None:
    """A page of 15 KB, scripts of 35 KB, what a task's papers are made of 25 KB, compressed; of the plan what it fetches of a task too."""
    tasks, scripts, templates, *plan = task_weights.weights(built.site)
    assert len(tasks.sizes) == len(built.collection.tasks) > 35
    assert min(scripts.sizes.values()) > 0
    assert len(templates.sizes) > 30
    assert len(plan[2].sizes) > 30
    assert [weight.above for weight in (tasks, scripts, templates, *plan)] == [{}] * 6
