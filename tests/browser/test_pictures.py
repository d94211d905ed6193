"""The pictures in the guides: made from the real pages, and never older than these.

``BLESS=1 python -m pytest tests/browser/test_pictures.py`` makes them anew and writes their sizes into the guides; look at
them afterwards. Without it a picture whose part of the page has gone or has another shape fails.
"""

from __future__ import annotations

import os
import re
import struct
from base64 import b64decode
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, FloatRect, Page, expect

from scripts.content import urls
from scripts.pages import site_pages
from scripts.pages.owner import Owner
from scripts.system.paths import ROOT
from tests.conftest import GOOD, PracticesFolder
from tests.support.site_fixtures import Built

HOW = "If the page is right: BLESS=1 python -m pytest tests/browser/test_pictures.py, then look at the pictures."
FOLDER = ROOT / "docs/assets/anh"
ENTRY = "nong-thon-moi/tuyen-quang-yen-lap-na-dau-giam-sat-thu-chi-tien-dan-gop/"
MOST_BYTES, MOST_BYTES_IN_ALL = 40_000, 250_000
SHAPE = 0.2
"""How far the proportions may be off: fonts differ from machine to machine, and with them where a line breaks."""
EDGE = 8
"""Pixels around a part, that it does not stick to the frame."""
_BLANK = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="


def _nothing(_page: Page) -> None:
    """The page is shown as it comes."""


def _results(page: Page) -> None:
    expect(page.locator("#ket-qua")).to_have_attribute("aria-busy", "false")
    expect(page.locator("#ket-qua > li").first).to_be_visible()


def _booklet(page: Page) -> None:
    expect(page.locator("#tap-muc-luc li").first).to_be_visible()


@dataclass(frozen=True)
class Picture:
    """A part of a page, found by a selector, on a screen ``width`` pixels wide; what is lower than ``most`` is cut off."""

    name: str
    address: str
    part: str
    width: int
    most: int = 2_000
    first: Callable[[Page], None] = _nothing

    @property
    def file(self) -> Path:
        return FOLDER / f"{self.name}.png"


PICTURES = (
    Picture("bai-tren-dien-thoai", ENTRY, "body", 390, 440),
    Picture("thong-tin-chinh", ENTRY, ".su-kien-sau", 390, 475),
    Picture("ket-qua-co-nguon", ENTRY, "section:has(> #ket-qua)", 600, 200),
    Picture("nut-duoi-bai", ENTRY, "section.viec", 600),
    Picture("trang-ke-loi", urls.FAULTS, "article .trang", 600),
    Picture("tim-co-loc", "tim-kiem/?q=hien%20dat&loai-hinh=nong-thon-moi", "article", 390, 560, _results),
    Picture("tap-bai", "tap/?chu-de=hoa-giai", "#tap-trang", 700, 402, _booklet),
)
every_picture = pytest.mark.parametrize("picture", PICTURES, ids=lambda picture: picture.name)


@pytest.fixture(scope="session", autouse=True)
def _places() -> None:
    """A guide with a picture that is not made yet stops the build of the very pages that it is made from."""
    FOLDER.mkdir(exist_ok=True)
    for picture in PICTURES if os.environ.get("BLESS") else ():
        if not picture.file.exists():
            picture.file.write_bytes(b64decode(_BLANK))


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with browser.new_context(locale="vi-VN", color_scheme="light", reduced_motion="reduce") as context:
        yield context.new_page()


@every_picture
def test_picture_shows_the_page_as_it_is(
    picture: Picture, built: Built, home: str, collection: PracticesFolder, page: Page
) -> None:
    """The part is still there, and the picture has its shape."""
    page.set_viewport_size({"width": picture.width, "height": 800})
    if picture.address == urls.FAULTS:
        _show_faults(page, home, collection)
    else:
        page.goto(home + picture.address, wait_until="networkidle")
    picture.first(page)
    part = _part(page, picture)
    if os.environ.get("BLESS"):
        picture.file.write_bytes(page.screenshot(clip=part, full_page=True))
        _write_sizes(picture)
    width, height = size(picture.file)
    assert abs((width / height) / (part["width"] / part["height"]) - 1) <= SHAPE, HOW
    assert built.site.joinpath("assets/anh", picture.file.name).is_file()


def _show_faults(page: Page, home: str, collection: PracticesFolder) -> None:
    """The page of the preview that tells faults, in the frame of the site."""
    collection.change("[duong-giao-thong]", "[duong_giao_thong]")
    whole = collection.load().without({GOOD})
    made = site_pages.pages(whole, Owner(), collection.problems())[urls.markdown_file(urls.FAULTS)]
    assert GOOD in made
    page.goto(f"{home}gioi-thieu/", wait_until="networkidle")
    page.locator("article").evaluate("(article, html) => { article.innerHTML = html; }", made[made.index("<div") :])


def _part(page: Page, picture: Picture) -> FloatRect:
    """Where the part stands on the page, in whole pixels, its edge included."""
    found = page.locator(picture.part)
    assert found.count() == 1, f"{picture.part} stands {found.count()} times on /{picture.address}; {HOW}"
    x, y, width, height = found.evaluate(
        "e => { const r = e.getBoundingClientRect(); return [r.x + scrollX, r.y + scrollY, r.width, r.height]; }"
    )
    left, top = max(0, int(x) - EDGE), max(0, int(y) - EDGE)
    right, bottom = min(picture.width, int(x + width) + EDGE), int(y + height) + EDGE
    return {"x": left, "y": top, "width": right - left, "height": min(bottom - top, picture.most)}


def size(file: Path) -> tuple[int, int]:
    """Width and height that a PNG tells in its head."""
    width, height = struct.unpack(">II", file.read_bytes()[16:24])
    return int(width), int(height)


def _write_sizes(picture: Picture) -> None:
    """Tell the guides how large the picture is, so that nothing jumps when it comes."""
    width, height = size(picture.file)
    for guide, text in _guides().items():
        told = f"{picture.file.name}){{ .anh loading=lazy width={width} height={height} }}"
        new = re.sub(re.escape(picture.file.name) + r"\)\{[^}]*\}", told, text)
        if new != text:
            guide.write_text(new, encoding="utf-8", newline="\n")


def _guides() -> dict[Path, str]:
    return {file: file.read_text(encoding="utf-8") for file in sorted((ROOT / "docs").rglob("*.md"))}


@every_picture
def test_guides_show_the_picture_lightly(picture: Picture) -> None:
    """With words for who cannot see it, its size in advance, and only when somebody scrolls there."""
    width, height = size(picture.file)
    found = [
        (alt, attributes)
        for text in _guides().values()
        for alt, attributes in re.findall(
            rf"!\[([^]]*)\]\([./]*assets/anh/{re.escape(picture.file.name)}\)\{{([^}}]*)\}}", text
        )
    ]
    assert found, f"no guide shows {picture.file.name}"
    for alt, attributes in found:
        assert re.search(r"[ăâđêôơưáàảãạấầậệộợ]", alt)
        assert len(alt) >= 20
        assert {"loading=lazy", f"width={width}", f"height={height}"} <= set(attributes.split())


def test_pictures_are_few_small_and_ours() -> None:
    """A guide stays light on a village's line, shows nothing from elsewhere, and no picture is left over."""
    assert {file.name for file in FOLDER.iterdir()} == {picture.file.name for picture in PICTURES}
    sizes = {picture.name: picture.file.stat().st_size for picture in PICTURES}
    assert {name: count for name, count in sizes.items() if count > MOST_BYTES} == {}
    assert sum(sizes.values()) <= MOST_BYTES_IN_ALL
    shown = [target for text in _guides().values() for target in re.findall(r"!\[[^]]*\]\(([^)]*)\)", text)]
    assert {target for target in shown if not re.fullmatch(r"(?:\.\./)+assets/anh/[a-z-]+\.png", target)} == set()
