"""What counts as a difference between two built sites."""

from __future__ import annotations

from pathlib import Path

from tests.site import compare


def _site(folder: Path, **files: str) -> dict[str, bytes]:
    for name, text in files.items():
        path = folder / name.replace("__", "/").replace("_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return compare.files(folder)


def test_names_of_assets_make_no_difference(tmp_path: Path) -> None:
    """Neither as a file's name nor where a page asks for it; the content of an asset does."""
    before = _site(tmp_path / "a", a_html='<script src="assets/x-abc1234.js">', **{"assets__x-abc1234_js": "1"})
    after = _site(tmp_path / "b", a_html='<script src="assets/x-zzz9999.js">', **{"assets__x-zzz9999_js": "1"})
    assert compare.differences(before, after) == []
    changed = _site(tmp_path / "c", a_html='<script src="assets/x-zzz9999.js">', **{"assets__x-zzz9999_js": "2"})
    assert compare.differences(before, changed) == ["≠ assets/x-*.js"]


def test_every_other_byte_counts(tmp_path: Path) -> None:
    before = _site(tmp_path / "a", a_html="x", b_html="y", c_txt="z")
    after = _site(tmp_path / "b", a_html="x ", c_txt="z", d_html="")
    assert compare.differences(before, after) == ["- b.html", "+ d.html", "≠ a.html"]
