"""What web servers are told: the same for each, in its own words; and the command that writes it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from scripts.cli import parser
from scripts.publishing import csp, server_config
from scripts.publishing.server_config import FORMATS, Site
from scripts.system.paths import CALL

SITE = Site(
    frozenset({"sha256-abc="}),
    "/kho/",
    (
        "assets/bieu-tuong.svg",
        "assets/javascripts/bundle.0a1b2c3d.min.js",
        "assets/pages/site-lotibyk2.js",
        "tim/egeufaa2/0.js",
    ),
)


@pytest.mark.parametrize("form", FORMATS)
def test_every_server_sends_the_same(form: str) -> None:
    told = FORMATS[form](SITE)
    for name, value in server_config.headers(SITE).items():
        assert re.search(rf'^\s*(?:add_header )?{name}:? "?{re.escape(value)}"?(?: always;)?$', told, re.MULTILINE)
    assert server_config.FOR_EVER in told
    assert told.endswith("\n")
    assert "{{" not in told


@pytest.mark.parametrize("form", FORMATS)
def test_https_for_ever_is_advice_only(form: str) -> None:
    """Who turns it on too early locks readers out."""
    lines = [line for line in FORMATS[form](SITE).splitlines() if "Strict-Transport-Security" in line]
    assert len(lines) == 1
    assert lines[0].strip().startswith("#")


def test_the_page_for_what_is_not_there_stands_below_the_base() -> None:
    assert "/kho/404.html" in FORMATS["nginx"](SITE)
    assert " /404.html" in FORMATS["nginx"](Site(SITE.hashes))


def test_hosts_of_headers_files_keep_what_can_be_named() -> None:
    """Everything gets the headers; one of our assets a line, nothing of the index, whose manifest must be asked for again."""
    told = FORMATS["_headers"](SITE)
    assert re.findall(r"^/.*$", told, re.MULTILINE) == [
        "/kho/*",
        "/kho/assets/javascripts/bundle.0a1b2c3d.min.js",
        "/kho/assets/pages/site-lotibyk2.js",
    ]


@pytest.mark.parametrize(
    ("path", "for_ever"),
    [
        ("tim/egeufaa2/0.js", True),
        ("tim/egeufaa2/k12.js", True),
        ("tim/muc-luc.js", False),
        ("assets/pages/site-lotibyk2.js", True),
        ("assets/site-swimtk4y.css", True),
        ("assets/pages/compare.js", False),
        ("assets/chia-se.png", False),
        ("assets/javascripts/bundle.a5f9d56c.min.js", True),
        ("assets/javascripts/workers/search.a7633da7.min.js", True),
        ("assets/stylesheets/main.57a0d79d.min.css.map", True),
        ("assets/javascripts/lunr/min/lunr.stemmer.support.min.js", False),
        ("tim-kiem/index.html", False),
        ("", False),
    ],
)
def test_only_what_is_named_by_its_content_is_kept_for_ever(path: str, *, for_ever: bool) -> None:
    assert server_config.is_named_by_content(path) is for_ever


# The command


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A checkout with a site of two pages."""
    monkeypatch.setattr(parser, "ROOT", tmp_path)
    (tmp_path / "mkdocs.yml").write_text("site_url: https://vi-du.vn/kho\n", encoding="utf-8")
    for name, script in (("index.html", "a"), ("bai/index.html", "b")):
        page = tmp_path / "site" / name
        page.parent.mkdir(exist_ok=True)
        html = f'<meta charset="utf-8"><script>{script}</script>'
        page.write_text(csp.insert_policy(html, csp.inline_script_hashes(html)), encoding="utf-8")
    return tmp_path


def test_what_all_pages_allow_is_gathered(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert parser.main(["headers"]) == 0
    printed = capsys.readouterr()
    wanted = csp.inline_script_hashes("<script>a</script><script>b</script>")
    assert printed.out == FORMATS["nginx"](Site(wanted, "/kho/"))
    assert printed.err == "2 trang, 2 mã băm của mã viết thẳng trong trang.\n"
    assert here.exists()


@pytest.mark.parametrize(
    ("config", "base"), [("site_url: ''\n", "/"), ("site_url: https://vi-du.vn/\n", "/"), ("[hong", "/")]
)
def test_without_a_path_the_site_stands_at_the_root(
    here: Path, config: str, base: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (here / "mkdocs.yml").write_text(config, encoding="utf-8")
    assert parser.main(["headers", "--format", "_headers"]) == 0
    assert f"\n{base}*\n" in capsys.readouterr().out


def test_written_as_utf8_whatever_the_shell(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """PowerShell's > would make UTF-16 of it; a file that is there is renewed."""
    out = here / "site/_headers"
    out.write_text("cũ", encoding="utf-8")
    assert parser.main(["headers", "--format", "_headers", "--out", str(out)]) == 0
    assert out.read_bytes().startswith("# Đặt thành tệp _headers".encode())
    assert b"\r" not in out.read_bytes()
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.startswith("Đã ghi ")


def test_what_is_missing_is_told(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """No site; a page of another make; a folder that is not there."""
    assert parser.main(["headers", "--out", str(here / "khong-co/kho.conf")]) == 2
    assert "Không ghi được" in capsys.readouterr().err
    (here / "site/la.html").write_text('<meta charset="utf-8">', encoding="utf-8")
    assert parser.main(["headers"]) == 1
    assert "la.html không mang chính sách" in capsys.readouterr().err
    for page in (here / "site").rglob("*.html"):
        page.unlink()
    assert parser.main(["headers"]) == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    assert f"{CALL} site" in printed.err


def test_a_redirect_behind_a_proxy_tells_no_port() -> None:
    """nginx adds the slash of a folder by an address of its own, unless it is told to leave host and port out."""
    assert "absolute_redirect off;\n" in server_config.nginx(server_config.Site(frozenset()))
