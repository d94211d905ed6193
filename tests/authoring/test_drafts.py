"""Drafts come back as they were left; what is damaged is set aside."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from scripts.authoring import drafts
from scripts.authoring.questions import Answers

ANSWERS: Answers = {
    "loai_hinh": "ton-giao",
    "tieu_de": "Một \u202e\x07 “hai”",
    "cach_lam": ["một", "hai"],
    "nguon": [{"don_vi": "Báo"}],
}


def test_there_and_back(tmp_path: Path) -> None:
    draft = drafts.new(tmp_path / "nhap")
    draft.answers, draft.at, draft.typed = ANSWERS, "tom_tat", "dở d\udc80"
    draft.save()
    assert drafts.pending(tmp_path / "nhap") == ([draft], [])
    assert [file.name for file in (tmp_path / "nhap").iterdir()] == ["1.json"]
    draft.remove()
    assert drafts.pending(tmp_path / "nhap") == ([], [])


def test_newest_first_and_each_its_own_file(tmp_path: Path) -> None:
    for number, title in enumerate(("cũ", "mới")):
        draft = drafts.new(tmp_path)
        draft.answers = {"tieu_de": title}
        draft.save()
        os.utime(draft.file, (number, number))
    assert [draft.title for draft in drafts.pending(tmp_path)[0]] == ["mới", "cũ"]


def test_a_title_that_is_being_typed_names_a_draft() -> None:
    assert drafts.Draft(Path("x"), {}, "tieu_de", "Thôn").title == "Thôn"
    assert drafts.Draft(Path("x")).title == "chưa có tiêu đề"


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"\xff\xfe",
        b"[]",
        b"[" * 100_000,
        b'{"tra_loi": {}}',
        json.dumps({"tra_loi": [], "dang_hoi": "", "dang_go": ""}).encode(),
        json.dumps({"tra_loi": {"cach_lam": "chữ"}, "dang_hoi": "", "dang_go": ""}).encode(),
        json.dumps({"tra_loi": {"tieu_de": 5}, "dang_hoi": "", "dang_go": ""}).encode(),
        json.dumps({"tra_loi": {"nguon": [{"url": 5}]}, "dang_hoi": "", "dang_go": ""}).encode(),
        json.dumps({"tra_loi": {"khoa_la": "x"}, "dang_hoi": "", "dang_go": ""}).encode(),
        json.dumps({"tra_loi": {}, "dang_hoi": None, "dang_go": ""}).encode(),
    ],
)
def test_a_damaged_draft_is_set_aside(tmp_path: Path, content: bytes) -> None:
    """Kept under another name, and not told of again."""
    (tmp_path / "1.json").write_bytes(content)
    assert drafts.pending(tmp_path) == ([], [tmp_path / "1.json.hong"])
    assert (tmp_path / "1.json.hong").read_bytes() == content
    assert drafts.pending(tmp_path) == ([], [])


def test_one_damaged_draft_does_not_push_out_another(tmp_path: Path) -> None:
    for content in ("một", "hai"):
        (tmp_path / "1.json").write_text(content, encoding="utf-8")
        drafts.pending(tmp_path)
    assert {file.read_text(encoding="utf-8") for file in tmp_path.iterdir()} == {"một", "hai"}


def test_a_draft_of_the_former_form_is_gone_on_with(tmp_path: Path) -> None:
    """It was begun when stages were asked for in a list; what it says is kept."""
    draft = drafts.new(tmp_path)
    draft.answers = {"tieu_de": "Thôn", "khau": ["dan-ban", "dan-lam"]}
    draft.at = "khau"
    draft.save()
    assert drafts.pending(tmp_path) == ([draft], [])
