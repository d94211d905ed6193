"""What the check refuses of a text is harmless on a page all the same: text in, text out, in HTML and behind Markdown."""

from __future__ import annotations

import json
from html.parser import HTMLParser

import markdown  # type: ignore[import-untyped]  # it has no types, and this test alone asks it
import pytest
import yaml
from mkdocs.utils import meta

from scripts.content import derived
from scripts.pages.owner import Owner
from scripts.pages.site_pages import SitePages
from scripts.system.paths import ROOT
from tests.browser import attacks
from tests.conftest import PracticesFolder, minimal

HARMLESS = "Lời lành của một thôn nọ"
HOSTILE = {
    "named-entities": "&lt;script&gt;alert(1)&lt;/script&gt; &amp;amp; &nbsp;",
    "numbered-entities": "&#60;b&#62; &#x3C;i&#x3E; &copy &#0;",
    "half-entity": "Dân & chính quyền &am; AT&T &lt",
    "underscores": "_x_ __y__ ___z___ a_b_c của thôn",
    "stars": "*x* **y** ***z*** 5*3*2 * một mục",
    "link": "xem [a](javascript:alert(1)) [b]: http://ngoai.vn [b][b]",
    "picture": "![a](x){onerror=alert(1)} <img src=x onerror=alert(1)>",
    "tags": "<b>x</b> <br> <br/> </p></li></ol> <h2>y</h2>",
    "script": "</script><script>alert(1)</script><!-- x -->",
    "backticks": "`x` ``y`` ```python z``` ~~~",
    "jinja": "{{ 7*7 }} {% include 'x' %} {# y #} {%- raw -%}",
    "fence": "::: danger x ::: /// note y ///",
    "footnote": "xem [^1] [^1]: ghi chú dưới chân [TOC] [[x]]",
    "admonition": '!!! note "x" ??? tip === "y"',
    "attributes": "{: .x onclick=alert(1) } chữ {#noi-dung .y}",
    "quotes": "\" onload='alert(1)' \"> ' x=` autofocus",
    "placeholders": "wzxhzdk:0 klzzwxh:0000 STXwzxhzdk:1ETX",
    "heading": "# 5 hộ ## hai --- title: x --- > lời",
    "number": "1928. Năm ấy 1) một + hai - ba | a | b |",
    "backslashes": "\\*a\\* \\n \\1 \\g<0> C:\\tmp \\_b\\_",
}


class _Outline(HTMLParser):
    """Everything of a page in its order: tags, attributes and texts."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, ...]] = []
        self.values: list[str] = []
        self._text = ""
        self.feed(html)
        self.close()
        self._cut()

    def _cut(self) -> None:
        self.values.append(" ".join(self._text.split()))
        self._text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._cut()
        self.tags.append((tag, *(name for name, _ in attrs)))
        self.values += [value or "" for _, value in attrs]

    def handle_endtag(self, tag: str) -> None:
        self._cut()
        self.tags.append((f"/{tag}",))

    def handle_data(self, data: str) -> None:
        self._text += data

    def handle_comment(self, data: str) -> None:
        self.tags.append(("comment", data))


def _extensions() -> tuple[list[str], dict[str, dict[str, object]]]:
    """The extensions of Markdown that the site is built with."""
    written = yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))["markdown_extensions"]
    rows = [row if isinstance(row, dict) else {row: {}} for row in written]
    return [name for row in rows for name in row], {name: setting for row in rows for name, setting in row.items()}


def _pages(folder: PracticesFolder, text: str) -> dict[str, str]:
    """Every page that shows an entry which says a text in all its fields, as HTML and through Markdown; and its title."""
    values = attacks.entry(text) | {"chu_de": ["duong-giao-thong"], "lien_quan": ["bai-mau"]}
    values["van_ban"][0]["ma"] = "luat-moi-2022"
    folder.write("practices/ton-giao/xau.yaml", json.dumps(values, ensure_ascii=False))
    found = folder.load()
    site = SitePages(found, Owner())
    versions = [derived.version(entry.practice) for entry in found.entries]
    names, settings = _extensions()
    made = {}
    for page in (*map(site.entry, found.entries), *site.non_entry_pages()):
        html = site.html(page)
        for version in versions:  # changes with the text, as it should
            html = html.replace(version, "phien-ban")
        body, data = meta.get_data(page.markdown(html))
        # as MkDocs does, with the extensions that it always has
        through = markdown.markdown(body, extensions=[*names, "toc", "fenced_code"], extension_configs=settings)
        made[f"{page.address} HTML"] = html
        made[f"{page.address} Markdown"] = through
        made[f"{page.address} title"] = str(data.get("title", ""))
    return made


@pytest.fixture(scope="module")
def twin(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The pages with harmless words in the place of the hostile ones."""
    return _pages(minimal(tmp_path_factory.mktemp("lanh")), HARMLESS)


@pytest.mark.parametrize("name", HOSTILE)
def test_text_in_text_out(collection: PracticesFolder, twin: dict[str, str], name: str) -> None:
    """A page that says it has the tags of one that says harmless words, and its letters where those have theirs."""
    text = HOSTILE[name]
    shown = " ".join(text.split())
    pages = _pages(collection, text)
    assert pages.keys() == twin.keys()
    seen = 0
    for place, html in pages.items():
        made, wanted = _Outline(html), _Outline(twin[place])
        assert made.tags == wanted.tags, place
        assert [value.replace(shown, HARMLESS) for value in made.values] == wanted.values, place
        seen += sum(shown in value for value in made.values)
    assert seen > len(pages), "the text stands on the pages"


def test_the_outline_is_awake() -> None:
    """Without the escaping of templates the comparison would tell."""
    assert _Outline("<p>&lt;b&gt;x</p>").tags != _Outline("<p><b>x</p>").tags
    assert _Outline(markdown.markdown("*x*")).tags != _Outline("<p>*x*</p>").tags
