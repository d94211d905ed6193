"""Chrome 109 is the newest that Windows 7 has, and many phones stay at Safari 15.4: our scripts and styles ask for nothing later."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from scripts.publishing import assets
from scripts.system.paths import ROOT

ASSETS = ROOT / "docs/assets"
SCRIPTS = {
    path: text
    for path, text in assets.published(
        {file.relative_to(ROOT / "docs").as_posix(): file.read_text(encoding="utf-8") for file in ASSETS.rglob("*.js")}
    )[0].items()
    if path.endswith(".js")
}
"""Our scripts as they are published."""
# Each with the release of Chrome that brought it, by chromestatus.com.
LATER = """
for (const [owner, names] of [
  [Array.prototype, ['toSorted', 'toReversed', 'toSpliced', 'with']], // 110
  [Array, ['fromAsync']], // 121
  [Object, ['groupBy']], [Map, ['groupBy']], // 117
  [Promise, ['withResolvers', 'try']], // 119, 128
  [Set.prototype, ['union', 'intersection', 'difference', 'symmetricDifference', 'isSubsetOf', 'isSupersetOf', 'isDisjointFrom']], // 122
  [String.prototype, ['isWellFormed', 'toWellFormed']], // 111
  [URL, ['canParse', 'parse']], // 120, 126
  [AbortSignal, ['any']], // 116
  [RegExp, ['escape']], // 136
  [Document.prototype, ['startViewTransition', 'caretPositionFromPoint']], // 111, 128
  [HTMLElement.prototype, ['showPopover', 'hidePopover', 'togglePopover']], // 114
  [Element.prototype, ['setHTMLUnsafe', 'getHTML', 'moveBefore']], // 124, 125, 133
  [Math, ['sumPrecise', 'f16round']], // 135 and later
  [Uint8Array.prototype, ['toBase64', 'toHex']], // 140
]) for (const name of names) delete owner[name];
if (window.Iterator) for (const name of ['map', 'filter', 'take', 'drop', 'flatMap', 'reduce', 'toArray', 'forEach', 'some', 'every', 'find'])
  delete Iterator.prototype[name]; // 122
delete URLSearchParams.prototype.size; // 113
delete window.Temporal; delete window.scheduler; delete Intl.DurationFormat;
"""
LATER_STYLES = (
    r"&[\s.:>\[]",  # nesting, 112
    r"color-mix\(|light-dark\(|\boklch\(|\bround\(|\bsibling-",
    r"text-wrap|subgrid|@starting-style|@scope|@layer-|field-sizing|interpolate-size|anchor-name|position-try|popover-open",
    r"scrollbar-color|scrollbar-width|(?<!-)mask(-image)?:|\b(sin|cos|tan|lab|color|linear)\(|:nth-child\([^)]* of ",
    r"animation-timeline|view-transition|transition-behavior|:user-valid|:user-invalid|:open\b",
    r"@container|container-type|@property|\binert\b|:modal|\d(?:cq[wh]|lvh|svh)\b",  # Safari 16 and later
)
LATER_THAN_SAFARI = (
    r"\(\?<[=!]",  # lookbehind, 16.4: the whole script is not read
    r"/[dgimsuy]*v[dgimsuy]*[.,;)\s]\B",  # sets in regular expressions, 17
    r"\bstatic\s*\{",  # 16.4
    r"\.(?:checkVisibility|inert|requestSubmit\b|toSorted|toReversed|toSpliced|isWellFormed)\b",
    r"\b(?:requestIdleCallback|OffscreenCanvas|CompressionStream|scheduler)\b",
)
"""What Chrome 109 knows and Safari 15.4 does not, as it would stand in a script."""


@pytest.mark.parametrize("path", sorted(SCRIPTS))
def test_an_older_engine_reads_our_scripts(path: str, tmp_path: Path) -> None:
    """Parsed by the engine of Chrome 102."""
    file = tmp_path / Path(path).name
    file.write_text(SCRIPTS[path], encoding="utf-8")
    node = shutil.which("node", path=str(Path(sys.executable).parent))
    assert node, "run: python -m scripts setup --tests"
    run = partial(subprocess.run, capture_output=True, encoding="utf-8", check=False)
    assert run([node, "-p", "process.versions.v8"]).stdout.startswith("10.2.")
    read = run([node, "--check", str(file)])
    assert read.returncode == 0, read.stderr


@pytest.mark.parametrize("path", sorted(SCRIPTS))
def test_an_older_safari_reads_our_scripts(path: str) -> None:
    """One lookbehind, and the search is dead on every iPhone before iOS 16.4."""
    assert [found for pattern in LATER_THAN_SAFARI for found in re.findall(pattern, SCRIPTS[path])] == []


@pytest.mark.parametrize("file", sorted(ASSETS.rglob("*.css")), ids=lambda file: file.name)
def test_styles_use_nothing_later(file: Path) -> None:
    """No word of CSS that Chrome 109 does not know."""
    text = re.sub(r"/\*.*?\*/", "", file.read_text(encoding="utf-8"), flags=re.DOTALL)
    assert [found for pattern in LATER_STYLES for found in re.findall(pattern, text)] == []


def test_search_lives_without_what_came_later(browser: Browser, home: str) -> None:
    """Suggestions, results, facets, sorting and the list for Excel, with later interfaces taken away."""
    with browser.new_context(accept_downloads=True) as context:
        context.add_init_script(LATER)
        page = context.new_page()
        errors: list[str] = []
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.goto(home)
        page.locator("#o-tim").press_sequentially("giam sat")
        expect(page.locator("#o-tim-goi-y [role=option]").first).to_be_visible()
        page.keyboard.press("Enter")
        expect(page.locator("#ket-qua > li").first).to_be_visible()
        page.locator('#bo-loc input[data-gia^="loai-hinh="]').first.check()
        expect(page.locator("#dang-loc button")).to_have_count(1)
        page.locator("#xep").select_option("ten")
        expect(page.locator("#ket-qua")).to_have_attribute("aria-busy", "false")
        with page.expect_download() as saved:
            page.locator("#tai-danh-sach").click()
        assert saved.value.suggested_filename.endswith(".csv")
        assert errors == []
