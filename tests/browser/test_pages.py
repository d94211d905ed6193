"""Every kind of page, as a reader's browser meets it."""

from __future__ import annotations

import base64
import itertools
import json
import re
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

import pytest
import zxingcpp
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from scripts.content import derived, labels
from tests.browser.conftest import Watched
from tests.browser.kinds import address, every_kind
from tests.support.site_fixtures import MOVED, SITE_URL, Built

ENGLISH = re.compile(
    r"\b(search|skip to|back to top|previous|next|edit this|view source|copy|copied|menu|navigation|table of contents|"
    r"initializing|type to start|permanent link|made with|home|close|clear|share|light mode|dark mode|switch to|header|"
    r"footer|tabs|page not found)\b",
    re.IGNORECASE,
)


@every_kind
def test_page_is_whole_and_fits_a_phone(kind: str, home: str, entry_url: str, watched: Watched) -> None:
    """Nothing from elsewhere, nothing missing, no console error, no sideways scroll at 390 px, headings in order."""
    page = watched.page
    watched.missing_expected = kind == "404"
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(address(kind, home, entry_url), wait_until="networkidle")
    assert watched.wrongs == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    expect(page.locator("html")).to_have_attribute("lang", "vi")
    levels = page.locator("h1, h2, h3, h4, h5, h6").evaluate_all(
        "all => all.filter(h => h.checkVisibility()).map(h => Number(h.tagName[1]))"
    )
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels)), levels


@pytest.mark.parametrize("scheme", ["light", "dark"])
@every_kind
def test_axe_finds_nothing(kind: str, scheme: str, home: str, entry_url: str, browser: Browser) -> None:
    context = browser.new_context(locale="vi-VN", color_scheme="dark" if scheme == "dark" else "light")
    page = context.new_page()
    page.goto(address(kind, home, entry_url), wait_until="networkidle")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate" if scheme == "dark" else "default")
    results = Axe().run(page).response
    context.close()
    assert _told(results["violations"]) == ""


def _told(violations: list[dict[str, object]]) -> str:
    """Violations as lines that tell what to mend."""
    lines = []
    for violation in violations:
        lines.append(f"{violation['id']} ({violation['impact']}): {violation['help']}")
        nodes = violation["nodes"]
        assert isinstance(nodes, list)
        lines += [f"    {node['target']}: {node['failureSummary']}" for node in nodes[:5]]
    return "\n".join(lines)


@every_kind
def test_interface_speaks_vietnamese(kind: str, home: str, entry_url: str, watched: Watched) -> None:
    """Labels, placeholders and hints that the theme adds; the text of the page itself is left aside."""
    watched.page.goto(address(kind, home, entry_url), wait_until="networkidle")
    said = watched.page.evaluate(
        """() => [...document.querySelectorAll('[aria-label], [placeholder], [title]')]
            .flatMap(e => ['aria-label', 'placeholder', 'title'].map(name => e.getAttribute(name) || ''))
            .concat([...document.querySelectorAll('body > :not(.md-container), .md-footer')]
            .map(e => e.matches('script, style') ? '' : e.textContent.trim()))"""
    )
    assert [words for words in said if ENGLISH.search(words)] == []


def test_superscript_leads_to_its_source(built: Built, entry_url: str, watched: Watched) -> None:
    page = watched.page
    page.goto(entry_url)
    mark = page.locator("sup.trich a").first
    expect(mark).to_be_visible()
    target = mark.get_attribute("href")
    assert target
    mark.click()
    expect(page).to_have_url(re.compile(re.escape(target) + "$"))
    expect(page.locator(target)).to_be_in_viewport()
    assert page.locator(".nguon > li").count() == len(built.entry().practice.sources)


def test_keyboard_reaches_the_text_first(entry_url: str, watched: Watched) -> None:
    """The first Tab shows the way past header and menu; Enter takes it."""
    page = watched.page
    page.goto(entry_url, wait_until="networkidle")
    page.keyboard.press("Tab")
    focused = page.locator(":focus")
    expect(focused).to_have_class(re.compile("md-skip"))
    expect(focused).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("#noi-dung$"))
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.bai') !== null")


def test_entry_can_be_mended_and_reported(built: Built, entry_url: str, watched: Watched) -> None:
    entry = built.entry()
    watched.page.goto(entry_url)
    edit = watched.page.get_by_role("link", name="Sửa bài này")
    expect(edit).to_have_attribute(
        "href", f"https://github.com/don-vi/kho/edit/main/practices/{entry.setting}/{entry.id}.yaml"
    )
    letter = urlsplit(watched.page.get_by_role("link", name="Trang này sai?").get_attribute("href") or "")
    assert (letter.scheme, letter.path) == ("mailto", "kho@vi-du.vn")
    assert entry.id in letter.query
    assert f"{SITE_URL}{entry.setting}/{entry.id}/" in unquote(letter.query)
    assert f"Bản đã xem: {derived.version(entry.practice)}" in unquote(letter.query)


def test_entry_is_copied_into_a_report(built: Built, entry_url: str, browser: Browser) -> None:
    """The whole entry as plain text: title, place, numbered deeds, results, sources with addresses, where it is from."""
    practice = built.entry().practice
    with browser.new_context(permissions=["clipboard-read", "clipboard-write"], locale="vi-VN") as context:
        page = context.new_page()
        page.goto(entry_url)
        page.get_by_role("button", name="Chép vào báo cáo").click()
        expect(page.locator("[data-bao]")).to_contain_text("Đã chép")
        text = page.evaluate("navigator.clipboard.readText()")
        assert text.startswith(f"{practice.title}\n\n{practice.summary}\n\nNơi làm: ")
        firm = derived.firmness(practice)
        assert f"\nBài chắc đến đâu: {firm.words}\nĐối chiếu nguồn: {labels.review_state(practice)}\n" in text
        assert "\nCÁCH LÀM\n1. " in text
        assert text.count("\n- ") >= len(practice.results)
        assert all(source.url in text for source in practice.sources if source.url)
        assert f"{SITE_URL}{built.entry().setting}/{built.entry().id}/" in text
        page.get_by_role("button", name="Chép trích dẫn").click()
        expect(page.locator("[data-bao]")).to_contain_text("trích dẫn")
        cited = page.evaluate("navigator.clipboard.readText()")
        assert cited.startswith(f"“{practice.title}”")
        assert "\n" not in cited


def test_entry_is_copied_without_a_clipboard(entry_url: str, watched: Watched) -> None:
    """Pages without https have none: the old way is taken, and what was done is told."""
    page = watched.page
    page.add_init_script("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    page.goto(entry_url)
    page.get_by_role("button", name="Chép trích dẫn").click()
    expect(page.locator("[data-bao]")).to_contain_text("Đã chép")
    assert watched.wrongs == []


def test_phone_shares_in_its_own_way(entry_url: str, watched: Watched) -> None:
    """Where the system has a sheet for sharing it is offered, with title and address; elsewhere there is no such button."""
    page = watched.page
    page.goto(entry_url)
    expect(page.get_by_role("button", name="Chia sẻ")).to_have_count(0)
    page.add_init_script("navigator.share = async told => { window.told = told; }")
    page.reload()
    page.get_by_role("button", name="Chia sẻ").click()
    assert page.evaluate("window.told.url").startswith(SITE_URL)


def _codes(browser: Browser, picture: bytes) -> list[str]:
    """What a scanner reads in a picture, whose points a browser tells."""
    page = browser.new_page()
    width, gray = page.evaluate(
        """async (png) => {
            const image = await createImageBitmap(await (await fetch("data:image/png;base64," + png)).blob());
            const {width, height} = image, pen = new OffscreenCanvas(width, height).getContext("2d");
            pen.drawImage(image, 0, 0);
            return [width, [...pen.getImageData(0, 0, width, height).data].filter((_, i) => i % 4 === 1)];
        }""",
        base64.b64encode(picture).decode("ascii"),
    )
    page.close()
    points: Any = bytes(gray)  # the view does not keep it
    view = zxingcpp.ImageView(points, width, len(gray) // width, zxingcpp.ImageFormat.Lum)
    return [code.text for code in zxingcpp.read_barcodes(view)]


def test_paper_leads_back(browser: Browser, entry_url: str, watched: Watched) -> None:
    """A printed entry has a code and its address; what only a screen can do is not there."""
    page = watched.page
    page.goto(entry_url)
    expect(page.locator("svg.ma-qr")).to_be_hidden()
    page.emulate_media(media="print")
    expect(page.locator("svg.ma-qr")).to_be_visible()
    expect(page.locator(".chi-in-khoi")).to_contain_text(SITE_URL)
    code = page.locator("svg.ma-qr")
    code.evaluate("code => { code.style.width = code.style.height = '400px'; }")  # paper has finer points than a screen
    assert _codes(browser, code.screenshot()) == [urljoin(SITE_URL, urlsplit(entry_url).path)]
    expect(page.get_by_role("button", name="Chép vào báo cáo")).to_be_hidden()


def test_machines_are_told_what_it_is(built: Built, entry_url: str, watched: Watched) -> None:
    """JSON-LD that is JSON, with the title, the sources and the way to the page."""
    entry = built.entry()
    watched.page.goto(entry_url)
    told = json.loads(watched.page.locator('script[type="application/ld+json"]').inner_text())
    article, crumbs = told["@graph"]
    assert (article["@type"], article["headline"], article["inLanguage"]) == ("Article", entry.practice.title, "vi")
    assert len(article["citation"]) == len(entry.practice.sources)
    assert [step["position"] for step in crumbs["itemListElement"]] == [1, 2, 3]


def test_firmness_is_explained_in_place(built: Built, entry_url: str, watched: Watched) -> None:
    """The level opens to say how it was come by and what the next one takes, and leads to the page about all three."""
    level = derived.firmness(built.entry().practice)
    page = watched.page
    page.goto(entry_url)
    box = page.locator(".su-kien details")
    expect(box.locator("summary")).to_have_text(level.words)
    box.locator("summary").press("Enter")
    expect(box.locator("p")).to_contain_text("Máy tính ra")
    assert level.next_step in box.inner_text()
    assert level.name.lower() in box.inner_text()
    box.get_by_role("link").click()
    expect(page.locator("h1")).to_have_text("Bài chắc đến đâu")
    told = [int(number) for number in page.locator("td.so").all_inner_texts()]
    assert sum(told) == len(built.collection.entries)


def test_map_has_every_province(built: Built, home: str, watched: Watched) -> None:
    """A tile each, linked, with the number that the table says; none on top of another, on a phone as well."""
    page = watched.page
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{home}tinh-thanh/")
    tiles = page.locator(".ban-do a")
    assert tiles.count() == len(built.collection.vocabulary.provinces)
    boxes = [tuple(tile.bounding_box().values()) for tile in tiles.all()]  # type: ignore[union-attr]
    assert len({box[:2] for box in boxes}) == len(boxes)
    assert all(box[2] >= 44 and box[3] >= 44 for box in boxes)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    numbers = page.locator(".ban-do .so").all_inner_texts()
    rows = page.locator(".bang-tinh td.so").all_inner_texts()
    assert sorted(number.split()[0] for number in numbers) == sorted(rows)


def test_what_is_not_compared_is_listed(built: Built, home: str, watched: Watched) -> None:
    watched.page.goto(f"{home}doi-chieu/")
    never = [entry for entry in built.collection.entries if not entry.practice.review]
    assert watched.page.locator("#chua-so ~ details a").count() == len(never)


def test_entry_shows_its_facts_and_neighbours(built: Built, entry_url: str, watched: Watched) -> None:
    entry = built.entry()
    page = watched.page
    page.goto(entry_url)
    facts = page.get_by_role("complementary", name="Ở đâu, khi nào, ai làm")
    expect(facts.locator("dt").first).to_have_text("Nơi làm")
    further = page.get_by_role("complementary", name="Bài chắc đến đâu, chủ đề")
    expect(further.locator("dt:visible")).to_have_text(["Bài chắc đến đâu", "Đối chiếu nguồn", "Chủ đề"])
    expect(facts).to_contain_text(entry.practice.place.province)
    steps = page.locator("ol.buoc > li")
    assert steps.count() == len(entry.practice.steps)
    expect(page.locator("a[rel=prev]")).to_be_visible()
    page.locator("a[rel=next]").click()
    expect(page.locator("h1")).not_to_have_text(entry.practice.title)
    page.locator("a[rel=prev]").click()
    expect(page.locator("h1")).to_have_text(entry.practice.title)


def test_entry_reads_without_javascript(built: Built, entry_url: str, browser: Browser) -> None:
    entry = built.entry()
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(entry_url)
    expect(page.locator("h1")).to_be_visible()
    expect(page.locator("h1")).to_have_text(entry.practice.title)
    expect(page.locator("ol.buoc > li").last).to_be_visible()
    expect(page.get_by_role("link", name="Sửa bài này")).to_be_visible()
    context.close()


def test_entry_prints_its_text_and_addresses(built: Built, entry_url: str, watched: Watched) -> None:
    page = watched.page
    page.goto(entry_url)
    page.emulate_media(media="print")
    for hidden in (".md-header", ".md-footer", ".md-tabs", ".duong-dan", ".viec"):
        _all_hidden(page, hidden)
    first = next(source.url for source in built.entry().practice.sources if source.url)
    expect(page.locator(".nguon .chi-in").first).to_be_visible()
    expect(page.locator(".nguon .chi-in").first).to_have_text(first)


def _all_hidden(page: Page, selector: str) -> None:
    for element in page.locator(selector).all():
        expect(element).to_be_hidden()


def test_moved_address_leads_on(home: str, watched: Watched) -> None:
    page = watched.page
    page.goto(f"{home}{MOVED}/")
    page.locator(".dan-nhap a").click()
    expect(page.locator(".buoc")).to_be_visible()
