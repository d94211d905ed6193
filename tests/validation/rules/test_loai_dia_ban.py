"""Rule loai-dia-ban: the kind of a place stands in its name where the source says it."""

from __future__ import annotations

import pytest

from scripts.content.problem import Severity
from tests.conftest import GOOD, PracticesFolder


@pytest.mark.parametrize(
    ("line", "asked"),
    [
        ("huyen: Chiêm Hóa", "“Chiêm Hóa” là huyện, quận, thị xã hay thành phố?"),
        ("xa: Yên Lập", "“Yên Lập” là xã, phường, thị trấn hay đặc khu?"),
        ("xa_nay: Huyện Lộ", "“Huyện Lộ” là xã, phường hay đặc khu?"),
    ],
)
def test_a_bare_name_is_asked_about(collection: PracticesFolder, line: str, asked: str) -> None:
    """A warning, at the name: it never stops a build."""
    collection.change("  tinh: Quảng Nam\n", f"  tinh: Quảng Nam\n  {line}\n")
    (told,) = collection.problems()
    assert (told.path, told.line, told.severity) == (GOOD, 5, Severity.WARNING)
    assert told.message.startswith(asked)


@pytest.mark.parametrize(
    "line",
    [
        "huyen: huyện Chiêm Hóa",
        "huyen: Thị xã Sơn Tây",
        "huyen: các huyện A, B",
        "huyen: TP. Cà Mau",
        "xa: phường 5",
        "xa: hai xã A và B",
    ],
)
def test_a_name_with_its_kind_is_fine(collection: PracticesFolder, line: str) -> None:
    collection.change("  tinh: Quảng Nam\n", f"  tinh: Quảng Nam\n  {line}\n")
    assert collection.problems() == []


def test_places_elsewhere_are_asked_about_too(collection: PracticesFolder) -> None:
    collection.change(
        "chu_de: [duong-giao-thong]\n",
        "chu_de: [duong-giao-thong]\nnhan_rong:\n  - dia_ban: {tinh: Huế, xa: Phú Lộc}\n    noi_dung: Cũng làm.\n",
    )
    assert [problem.field for problem in collection.problems()] == ["nhan_rong[1].dia_ban.xa"]
