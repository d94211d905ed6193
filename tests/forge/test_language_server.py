"""VS Code's YAML support speaks Vietnamese: its language server, with the schema of the repository, over real texts."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.cli import programs
from scripts.cli.commands.lint import PACKAGES
from scripts.content import json_schema
from scripts.system.paths import ROOT
from tests.conftest import ENTRY, WORDS, PracticesFolder
from tests.support.language_server import diagnostics

pytestmark = pytest.mark.medium

SERVER = ROOT / PACKAGES / "yaml-language-server/bin/yaml-language-server"
CASES = {
    "date": ("tu: 2021", "tu: 02/2023", 7, "ngày viết năm, năm-tháng hoặc năm-tháng-ngày"),
    "province": ("Quảng Nam", "Quang Nam", 4, "không có tỉnh, thành phố nào tên như thế"),
    "address": ("https://example.vn/thon-mau", "www.example.vn/a", 21, "không phải địa chỉ web; hãy chép cả địa chỉ"),
    "link": ("dan-biet:", "dan-bit:", 12, "chỉ một mã đứng đầu dòng kể việc"),
    "colon": ("dan-biet: Thôn mở", "Thôn: mở", 12, "câu kể có dấu “: ” thì đặt cả câu trong nháy kép"),
    "key": ("chu_tri:", "chutri:", 9, "có khóa không có trong mẫu; các khóa dùng được: tieu_de"),
    "missing": ("chu_de: [duong-giao-thong]\n", "", 1, "thiếu khóa bắt buộc (tieu_de, tom_tat, dia_ban"),
    "kind": ("bao-chi", "blog", 23, "chữ này không có trong danh mục; hãy chọn một trong: bao-chi"),
    "topic": ("[duong-giao-thong]", "[duong]", 16, "chữ này không có trong danh mục"),
    "number": ("chu_tri: Ban công tác Mặt trận thôn", "chu_tri: 12", 9, "phải là chữ; nếu là số thì đặt trong nháy"),
    "text": ("chu_de: [duong-giao-thong]", "chu_de: duong", 16, "phải là danh sách; hãy viết mỗi ý một dòng"),
    "group": ("  tinh: Quảng Nam\n  don_vi: Thôn Mẫu\n", "  - a\n", 4, "thiếu khóa bắt buộc (tinh)"),
    "flag": ("    loai: bao-chi", "    noi_khac: có", 23, "chỉ nhận true hoặc false"),
    "whole": ("    loai: bao-chi", "    dang_lai: một", 23, "phải là số nguyên"),
}


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[tuple[int, str]]]:
    """What the server says of each case, and of a good entry: asked once for all."""
    node = programs.find_node()
    assert node, "Node comes with Playwright: python -m scripts setup --tests"
    assert SERVER.is_file(), "python -m scripts setup --tests installs what tests/node/package-lock.json names"
    folder = tmp_path_factory.mktemp("vscode")
    collection = PracticesFolder(folder)
    for name, words in WORDS.items():
        collection.write(f"practices/_danh-muc/{name}.yaml", words)
    schema = Path(collection.write("schema.json", json_schema.practice_schema(collection.load().vocabulary)))
    texts = {name: ENTRY.replace(old, new) for name, (old, new, _, _) in CASES.items()}
    return diagnostics(node, SERVER, schema, {"good": ENTRY, **texts})


def test_a_good_entry_has_no_red_line(said: dict[str, list[tuple[int, str]]]) -> None:
    assert said["good"] == []


@pytest.mark.parametrize("name", CASES)
def test_a_red_line_says_what_to_write(said: dict[str, list[tuple[int, str]]], name: str) -> None:
    """In Vietnamese, at its line, and nothing in another language beside it."""
    _, _, line, sentence = CASES[name]
    assert [text for at, text in said[name] if at == line and sentence in text], said[name]
    assert [text for _, text in said[name] if text.isascii()] == []
