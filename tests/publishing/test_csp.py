"""The policy: which scripts it names, what it would block, how a page carries it."""

from __future__ import annotations

import base64
import hashlib

import pytest

from scripts.publishing import csp

HEAD = '<!doctype html>\n<html lang="vi">\n<head>\n<meta charset="utf-8">\n'


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


@pytest.mark.parametrize(
    ("html", "run"),
    [
        ("<script>a&lt;b</script>", ["a&lt;b"]),
        ("<SCRIPT TYPE=' Module '>\n đường = 1;\n</SCRIPT >", ["\n đường = 1;\n"]),
        ("<script>a</script><script>a</script><script>b</script>", ["a", "b"]),
        ("<script>'<p onclick=x>' + \"<!-- <b>\"</script>", ["'<p onclick=x>' + \"<!-- <b>\""]),
        ("<script type=text/javascript></script>", [""]),
        ('<script src="a.js"></script>', []),
        ('<script type="application/json">{"a": 1}</script><script type="application/ld+json">{}</script>', []),
        ("<p>&lt;script&gt;a&lt;/script&gt;</p><!-- <script>a</script> -->", []),
    ],
)
def test_inline_scripts_that_run_are_hashed(html: str, run: list[str]) -> None:
    """As a browser hashes them: the bytes between the tags. Data, files, escaped text and comments are none."""
    assert csp.inline_script_hashes(html) == {_hash(text) for text in run}
    assert (csp.violations(html) == []) is (not run)
    assert csp.violations(html, csp.inline_script_hashes(html)) == []


@pytest.mark.parametrize(
    ("html", "told"),
    [
        ('<a onclick="x()">a</a>', "onclick"),
        ('<svg onload="x()"></svg>', "onload"),
        ('<p style="color: red">a</p>', "style"),
        ("<style>p { color: red }</style>", "<style>"),
        ('<iframe src="trang.html"></iframe>', "<iframe>"),
        ('<base href="/">', "<base>"),
        ('<a href=" JavaScript:x()">a</a>', "javascript:"),
        ('<img src="https://vi-du.vn/a.png" alt="">', "https://vi-du.vn/a.png"),
        ('<img src="//vi-du.vn/a.png" alt="">', "//vi-du.vn/a.png"),
        ('<script src="https://vi-du.vn/a.js"></script>', "https://vi-du.vn/a.js"),
        ('<link rel="stylesheet" href="https://vi-du.vn/a.css">', "https://vi-du.vn/a.css"),
        ('<form action="https://vi-du.vn/"></form>', "https://vi-du.vn/"),
        ("<script>a</script>", "<script>"),
    ],
)
def test_what_would_be_blocked_is_told(html: str, told: str) -> None:
    assert [told in line for line in csp.violations(html)] == [True]


@pytest.mark.parametrize(
    "html",
    [
        '<a href="https://vi-du.vn/">a</a><img src="../a.png" alt=""><img src="data:image/png;base64,AA==" alt="">',
        '<link rel="canonical" href="https://vi-du.vn/kho/"><link rel="stylesheet" href="a.css">',
        '<form action="tim-kiem/"><input name="q"></form><td align="right">1</td>',
        "<pre>&lt;p style=&quot;x&quot; onclick=&quot;y&quot;&gt;</pre>",
    ],
)
def test_what_is_allowed_is_not_told(html: str) -> None:
    assert csp.violations(html) == []


def test_nothing_inline_is_allowed_at_large() -> None:
    """No word of the policy opens it; the order of its hashes does not depend on the order they came in."""
    made = csp.policy({"sha256-b", "sha256-a"})
    assert "script-src 'self' 'sha256-a' 'sha256-b';" in made
    assert made.startswith("default-src 'none'; ")
    assert "unsafe" not in made
    assert "http" not in made
    assert "*" not in made


def test_a_page_carries_its_policy_before_any_script() -> None:
    html = HEAD + "<script>a</script></head><body></body></html>"
    made = csp.insert_policy(html, csp.inline_script_hashes(html))
    assert made.index("Content-Security-Policy") < made.index("<script>")
    assert csp.hashes_in_policy(made) == csp.inline_script_hashes(html) == csp.inline_script_hashes(made)
    assert "frame-ancestors" not in made  # a browser would complain of it there
    assert csp.hashes_in_policy(html) is None


def test_what_a_text_says_is_no_policy() -> None:
    """The first one counts, and that is the page's own."""
    text = csp.insert_policy(HEAD, {_hash("planted")}).removeprefix(HEAD)
    made = csp.insert_policy(HEAD + f"<body>{text}</body>", {_hash("ours")})
    assert csp.hashes_in_policy(made) == frozenset({_hash("ours")})


@pytest.mark.parametrize("html", ["<p>a</p>", "<script>a</script>" + HEAD])
def test_another_head_is_refused(html: str) -> None:
    """A theme that begins otherwise must not leave pages without a policy."""
    with pytest.raises(ValueError, match="head of the theme"):
        csp.insert_policy(html, ())


def test_forms_work_from_a_disk_in_firefox() -> None:
    """It takes ``'self'`` alone for a block there, and the search box would be dead."""
    assert "form-action 'self' file:;" in csp.policy([])
