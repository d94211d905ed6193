"""Files of which nothing, or not all, can be read: each draws problems, never a traceback."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from scripts.content import loader
from scripts.validation import report, rules
from tests.conftest import ENTRY, TODAY, PracticesFolder
from tests.support.blessing import compare

HERE = Path(__file__).parent
FOLDER = "practices/ton-giao"
FILES: dict[str, bytes] = {
    "bi-danh": ENTRY.replace("[duong-giao-thong]", "[*moc]").encode(),
    "bom": b"\xef\xbb\xbf" + ENTRY.replace("cho cả thôn xem", "cho bà con coi").encode(),
    "chi-chu-thich": b"# a remark\n",
    "con-ngoac": b"[]\n- {a: b}\n",
    "danh-sach": b"- a\n- b\n",
    "dau-hai-cham": ENTRY.replace("tom_tat: Thôn", "tom_tat: Chuyện là: Thôn").encode(),
    "dau-nhay": ENTRY.replace('thôn xem"', "thôn xem").encode(),
    "hai-bai": (ENTRY + "---\n" + ENTRY).encode(),
    "khoa-phuc": b"? [a, b]\n: c\n",
    "latin-1": ENTRY.encode("cp1252", "replace").replace(b"?", b"\xe9"),
    "lui-dong": ENTRY.replace("  tinh: Quảng", "   tinh: Quảng").encode(),
    "mot-chu": b"chu\n",
    "nang": b"# " + b"x" * 300_000,
    "neo": ENTRY.replace("[duong-giao", "&moc [duong-giao").encode(),
    "ngoac-nhieu": b"[" * 50_000,
    "nul": ENTRY.replace("Thôn Mẫu làm", "Thôn\x00Mẫu làm", 1).encode(),
    "rong": b"",
    "sau": b"".join(b" " * depth + b"a:\n" for depth in range(30)),
    "dau-cach": ENTRY.replace("  tinh: Quảng", "  tinh:Quảng").encode(),
    "goi-dong": ENTRY.replace("tom_tat: Thôn", "tom_tat: >- Thôn").encode(),
    "in-dam": ENTRY.replace("chu_tri: Ban", "chu_tri: **Ban").encode(),
    "nhay-cong": ENTRY.replace("tom_tat: Thôn", "tom_tat: “Chuyện là”: Thôn").encode(),
    "tab-giua": ENTRY.replace("tom_tat: Thôn", "\ttom_tat: Thôn").encode(),
    "gach-dinh": ENTRY.replace("  - Thôn họp dân", "  - >-\n    [2] Thôn họp dân")
    .replace("- dan-biet: Thôn", "-dan-biet: >-\n      Thôn")
    .encode(),
    "gach-dinh-dai": ENTRY.replace("- dan-biet: Thôn mở sổ", "-dan-biet: Thôn mở từng quyển sổ đã ghi").encode(),
    "a-cong": ENTRY.replace("chu_tri: Ban", "chu_tri: @Ban").encode(),
    "tab": ENTRY.replace("  tinh:", "\ttinh:").encode(),
    "the": ENTRY.replace("chu_tri: Ban", "chu_tri: !!python/object:os.system Ban").encode(),
    "utf-16": ENTRY.encode("utf-16"),
}


@pytest.fixture
def unreadable(collection: PracticesFolder) -> PracticesFolder:
    """All of these files beside a good entry, with a folder and a link where files should be."""
    for name, data in FILES.items():
        collection.write(f"{FOLDER}/{name}.yaml", data)
    (collection.root / FOLDER / "thu-muc.yaml").mkdir()
    (collection.root / FOLDER / "lien-ket.yaml").symlink_to(collection.root / FOLDER / "bai-mau.yaml")
    return collection


def test_each_draws_its_sentence(unreadable: PracticesFolder) -> None:
    """Encoding, size, depth, syntax and kind of file are told, all in one run, and the good entry stays good."""
    copies = ("(tieu-de-trung)", "(trung-noi-dung)")
    compare([line for line in unreadable.lines() if not line.endswith(copies)], HERE / "expected-unreadable.txt")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_a_pipe_is_not_waited_for(collection: PracticesFolder) -> None:
    """A pipe that nobody writes to would never end."""
    os.mkfifo(collection.root / FOLDER / "ong.yaml")
    (line,) = collection.lines()
    assert line.startswith(f"{FOLDER}/ong.yaml:1:1: không phải tệp thường")


def test_an_empty_folder_misses_the_controlled_words(tmp_path: Path) -> None:
    """Without controlled words each missing file is named."""
    lines = report.as_text(rules.check(loader.load(tmp_path), TODAY)).splitlines()
    assert len(lines) == 8
    assert all("không mở được tệp" in line for line in lines)
