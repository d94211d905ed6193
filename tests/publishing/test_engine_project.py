"""The exported project, built by an engine that calls no hook of ours, becomes the same site."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from scripts.cli import parser
from scripts.publishing import csp, engine_project
from scripts.system.paths import ROOT
from scripts.system.user_error import UserError
from tests.publishing.test_mkdocs_runner import checkout

SITE_URL = "https://vi-du.vn/kho/"


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A checkout, and its exported project with both parts built by MkDocs, which here stands for any engine."""
    small = checkout(tmp_path_factory.mktemp("engine").resolve() / "kho")
    small.change('site_url: ""', f"site_url: {SITE_URL}", "mkdocs.yml")
    shutil.copytree(ROOT / "docs/templates", small.root / "docs/templates")
    out = small.root / "du-an"
    engine_project.write(small.load(), small.root, out, "material")
    for name in (engine_project.SITE, engine_project.BLANK):
        build(load_config(config_file=str(out / f"{name}.yml")))
    return small.root, out


@pytest.fixture
def project(whole: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of it to be completed, as the command line finds it."""
    monkeypatch.setattr(parser, "ROOT", whole[0])
    return Path(shutil.copytree(whole[1], tmp_path / "du-an"))


def complete(project: Path) -> int:
    return parser.main(["complete", "--project", str(project)])


def test_every_page_has_a_policy_and_the_sitemap_lists_it(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert complete(project) == 0, capsys.readouterr().err
    site = project / engine_project.SITE_HTML
    pages = sorted(site.rglob("*.html"))
    for page in pages:
        html = page.read_text(encoding="utf-8")
        allowed = csp.hashes_in_policy(html)
        assert allowed
        assert csp.violations(html, allowed) == []
    assert (site / "sitemap.xml").read_text(encoding="utf-8").count("<url>") == len(pages) - 1
    assert not (site / "sitemap.xml.gz").exists()


def test_settings_stand_in_the_navigation(project: Path) -> None:
    home = (project / engine_project.SITE_HTML / "index.html").read_text(encoding="utf-8")
    assert 'href="ton-giao/"' in home[home.index("md-tabs") : home.index("</nav>", home.index("md-tabs"))]


def test_the_blank_project_has_no_text_of_ours(project: Path) -> None:
    for page in (project / engine_project.BLANK_HTML).rglob("index.html"):
        html = page.read_text(encoding="utf-8")
        assert "Cách làm hay" not in html
        assert "Thôn Mẫu" not in html


def test_a_page_that_the_engine_left_out_is_told(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.rmtree(project / engine_project.SITE_HTML / "ton-giao" / "bai-mau")
    assert complete(project) == 1
    assert "ton-giao/bai-mau/index.html: không có trong trang đã dựng\n" in capsys.readouterr().err


def test_a_script_that_the_blank_project_lacks_is_told(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = project / engine_project.SITE_HTML / "ton-giao" / "bai-mau" / "index.html"
    html = page.read_text(encoding="utf-8")
    page.write_text(html.replace("</body>", "<script>x()</script></body>"), encoding="utf-8")
    assert complete(project) == 1
    assert "ton-giao/bai-mau/index.html: đoạn mã <script>" in capsys.readouterr().err
    assert csp.inline_script_hashes("<script>x()</script>").isdisjoint(
        csp.hashes_in_policy(page.read_text(encoding="utf-8")) or ()
    )


@pytest.mark.parametrize(
    ("gone", "sentence"),
    [
        ("site-html", "hãy dựng site.yml trước"),
        ("blank-html", "hãy dựng blank.yml trước"),
        ("blank-html/khung-trang", "chưa được dựng"),
    ],
)
def test_what_is_not_built_is_told(project: Path, gone: str, sentence: str, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.rmtree(project / gone)
    assert complete(project) == 1
    assert sentence in capsys.readouterr().err


def test_another_head_is_told(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / engine_project.SITE_HTML / "index.html").write_text("<p>a</p>", encoding="utf-8")
    assert complete(project) == 1
    assert "không bắt đầu như đã biết" in capsys.readouterr().err


def test_a_configuration_that_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text("[hong", encoding="utf-8")
    with pytest.raises(UserError, match=r"mkdocs\.yml"):
        engine_project.configuration(tmp_path)
