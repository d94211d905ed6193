"""Text made safe for where it goes."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest

from scripts.text.escaping import quoted


@pytest.mark.parametrize("text", ["", '{"a":"b"}', "it's", "<b> & &amp;", "'\"><script>x</script>", "a=b c\n\td"])
def test_a_quoted_attribute_holds_any_text_and_nothing_else(text: str) -> None:
    found: list[tuple[str, list[tuple[str, str | None]]]] = []

    class Reader(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            found.append((tag, attrs))

    Reader().feed(f"<p data-x={quoted(text)} class=y>")
    assert found == [("p", [("data-x", text), ("class", "y")])]
