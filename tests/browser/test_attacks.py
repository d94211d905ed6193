"""Whatever stands in an entry is text on the page: same elements, word for word, and nothing runs."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.attacks import ATTACKS, URL, entry, whole
from tests.browser.conftest import Watched
from tests.support import site_fixtures


def _expected(text: str) -> list[tuple[str, list[str]]]:
    """What the page must say, place by place."""
    where = f"{text}, {text}, {text} (cũ), Quảng Nam"
    return [
        ("h1", [text]),
        (".dan-nhap", [text]),
        (".su-kien dd >> nth=0", [f"{where}\nnay thuộc Đà Nẵng\nxã, phường nay: {text}"]),
        (".su-kien dd >> nth=1", [f"2020 ({text})"]),
        (".su-kien dd >> nth=2", [text]),
        (".su-kien dd >> nth=6", [f"Đã dò ngày 2022 Quá hạn {text}; hạn dò lại 31/12/2024"]),
        ("section:has(#boi-canh) p", [text]),
        (".buoc > li", [f"Dân biết\n:\n {text}", text]),
        ("section:has(#ket-qua) li", [text, "Xong 100 m đường."]),
        ("section:has(#kho-khan) li", [text]),
        ("section:has(#chua-xong) li", [text]),
        ("section:has(#luu-y) li", [f"Nguồn nói khác nhau. {text}"]),
        ("section:has(#dieu-kien) li", [text]),
        ("section:has(#khong-nen) li", [text]),
        ("section:has(#noi-khac) li", [f"{where} (nay thuộc Đà Nẵng), {text}. {text}"]),
        (".nguon > li > a >> nth=0", [text]),
    ]


@pytest.fixture(scope="module")
def attacked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A collection of nothing but attacks, one entry for each, built and served."""
    root = site_fixtures.copy_checkout(tmp_path_factory.mktemp("attacks") / "kho", words_only=True)
    site_fixtures.fill_owner(root)
    for id_ in ("loi-lanh", *ATTACKS):
        _write(root, id_, whole(id_))
    with site_fixtures.served(site_fixtures.build(root).site) as home:
        yield home


def _write(root: Path, id_: str, text: str) -> None:
    folder = root / "practices" / "nong-thon-moi"
    folder.mkdir(exist_ok=True)
    # JSON is YAML too, and quotes whatever it holds
    (folder / f"{id_}.yaml").write_text(json.dumps(entry(text), ensure_ascii=False), encoding="utf-8")


def _skeleton(page: Page) -> list[str]:
    """Every element of the page with its class and the names of its attributes, but for previous and next (styles come from scripts)."""
    found: list[str] = page.evaluate(
        """() => [...document.querySelectorAll('head > *, body *')]
            .filter(e => !e.closest('.truoc-sau'))
            .map(e => e.tagName + '.' + e.getAttribute('class') + ' ' + e.getAttributeNames().filter(n => n !== 'style').sort().join(' '))"""
    )
    return found


@pytest.fixture(scope="module")
def sound(attacked: str, browser: Browser) -> list[str]:
    """The elements of the entry with harmless text."""
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(f"{attacked}nong-thon-moi/loi-lanh/", wait_until="load")
        return _skeleton(page)


@pytest.mark.parametrize("id_", ATTACKS)
def test_attack_is_text(id_: str, attacked: str, sound: list[str], watched: Watched) -> None:
    """Same elements as with harmless words, the words exactly, no dialog, nothing asked of anybody."""
    page, text = watched.page, whole(id_)
    page.goto(f"{attacked}nong-thon-moi/{id_}/", wait_until="load")
    assert _skeleton(page) == sound
    for selector, said in _expected(text):
        assert page.locator(selector).all_inner_texts() == said, selector
    assert page.locator(".nguon > li").inner_text().startswith(f"{text}. {text}, 26/3/2021")
    assert f", {text}. " in str(page.locator("section:has(#van-ban) li").text_content())
    for link in page.locator(".nguon > li > a").all():
        expect(link).to_have_attribute("href", URL)
    assert page.title().startswith(f"{text} – ")
    for selector in ("meta[name=description]", 'meta[property="og:title"]', 'meta[property="og:description"]'):
        expect(page.locator(selector)).to_have_attribute("content", text)
    assert set(page.locator(".truoc-sau *").evaluate_all("all => all.map(e => e.tagName)")) == {"A", "SPAN"}
    assert watched.wrongs == []


SAMPLES = ("", "khau/dan-biet/")
"""Addresses of pages that show some entries and lead to the rest."""


@pytest.mark.parametrize(
    "address",
    [*SAMPLES, "nong-thon-moi/", "chu-de/hien-dat/", "tinh-thanh/quang-nam/", "khau/dan-biet/nong-thon-moi/"],
)
def test_lists_show_attacks_as_text(address: str, attacked: str, watched: Watched) -> None:
    """On every page of a list each card has the same elements, and the title that was written; none is missing."""
    page = watched.page
    page.goto(attacked + address, wait_until="load")
    cards, following = page.locator("article.the"), page.locator("nav.phan-trang a[rel=next]")
    shapes: set[str] = set()
    titles: list[str] = []
    while True:
        shapes |= set(
            cards.evaluate_all(
                "all => all.map(c => [...c.querySelectorAll('*')].map(e => e.tagName + '.' + e.className).join(' '))"
            )
        )
        shown = cards.locator(".the-ten").all_inner_texts()
        assert cards.locator(".the-tom").all_inner_texts() == shown
        titles += shown
        if not following.count():
            break
        following.first.click()
        page.wait_for_load_state("load")
    assert len(shapes) == 1
    written = {whole(id_) for id_ in ("loi-lanh", *ATTACKS)}
    assert set(titles) < written if address in SAMPLES else sorted(titles) == sorted(written)
    assert watched.wrongs == []


def test_search_shows_attacks_as_text(attacked: str, watched: Watched) -> None:
    """Results, their snippets and suggestions are made of text alone."""
    page = watched.page
    page.goto(f"{attacked}tim-kiem/", wait_until="load")
    results = page.locator("#ket-qua > li")
    expect(results.first).to_be_visible()
    while page.locator("#tim-them").is_visible():
        page.locator("#tim-them").click()
        expect(page.locator("#tim-them")).to_be_enabled()
    written = {whole(id_) for id_ in ("loi-lanh", *ATTACKS)}
    assert set(results.locator(".the-ten").all_inner_texts()) == written
    assert set(results.locator(".the-tom").all_inner_texts()) <= written
    page.goto(f"{attacked}tim-kiem/?q=th%C3%AAm%20v%C3%A0i", wait_until="load")
    expect(page.locator("#ket-qua mark").first).to_be_visible()
    tags = page.locator("#ket-qua *").evaluate_all("all => all.map(e => e.tagName)")
    assert set(tags) == {"LI", "P", "SPAN", "H2", "A", "MARK", "BUTTON"}
    box = page.locator("#o-tim")
    page.goto(attacked, wait_until="load")
    box.click()
    box.press_sequentially("thêm vài")
    expect(page.locator(".goi-y li").first).to_be_visible()
    tags = page.locator(".goi-y *").evaluate_all("all => all.map(e => e.tagName)")
    assert set(tags) == {"LI", "A", "SPAN", "MARK"}
    assert watched.wrongs == []


@pytest.mark.parametrize("id_", ATTACKS)
def test_comparison_shows_attacks_as_text(attacked: str, watched: Watched, id_: str) -> None:
    """Beside a harmless entry the table is made of the same elements."""
    page = watched.page
    page.goto(f"{attacked}so-sanh/?bai=loi-lanh&bai={id_}", wait_until="load")
    expect(page.locator("table.so-sanh thead th")).to_have_count(2)
    expect(page.locator("table.so-sanh thead th a").nth(1)).to_have_text(whole(id_), use_inner_text=True)
    tags = page.locator("table.so-sanh *").evaluate_all("all => all.map(e => e.tagName)")
    made = "CAPTION THEAD TBODY TR TH TD A BUTTON SPAN BR OL UL LI"
    assert set(tags) <= set(made.split())
    assert watched.wrongs == []


def test_booklet_shows_attacks_as_text(attacked: str, watched: Watched) -> None:
    """Many of them on one page: the elements are those of harmless entries."""
    page, ids = watched.page, list(ATTACKS)
    for some in (ids[:40], ids[40:]):
        page.goto(f"{attacked}tap/?bai={'&bai='.join(some)}", wait_until="load")
        expect(page.locator(".tap-bai")).to_have_count(len(some))
        tags = page.locator("#tap-bai *").evaluate_all("all => all.map(e => e.tagName)")
        assert set(tags) <= {"ARTICLE", "H2", "H3", "P", "OL", "UL", "LI"}
    assert watched.wrongs == []
