"""Rule ma-bai: file names are ids."""

from __future__ import annotations

import pytest

from scripts.validation.rules import ma_bai
from tests.conftest import GOOD, PracticesFolder


@pytest.mark.parametrize("name", ["Bài Mẫu", "bai_mau", "-bai", "bai--mau", "a" * 101])
def test_a_name_that_is_not_kebab_case_draws_a_better_one(collection: PracticesFolder, name: str) -> None:
    """Capitals, marks, underscores, stray hyphens and overlong names are refused."""
    collection.add(f"practices/ton-giao/{name}.yaml")
    (line,) = [line for line in collection.lines() if line.endswith("(ma-bai)")]
    assert "tên tệp chỉ gồm chữ thường không dấu, số và gạch nối, nhiều nhất 100 ký tự; hãy đổi thành “" in line


def test_the_better_name_is_the_slug(collection: PracticesFolder) -> None:
    """What to write instead is told."""
    collection.add("practices/ton-giao/Đường Mới.yaml")
    assert collection.lines() == [
        (
            "practices/ton-giao/Đường Mới.yaml:1:1: tên tệp chỉ gồm chữ thường không dấu, số và gạch nối, nhiều nhất 100 ký tự; "
            "hãy đổi thành “duong-moi.yaml” (ma-bai)"
        )
    ]


@pytest.mark.parametrize("typed", ["practices/ton-giao/duong-moi.yaml", "practices\\ton-giao\\Đường Mới.yaml"])
def test_the_better_name_of_a_path_is_that_of_its_file(typed: str) -> None:
    assert "hãy đổi thành “duong-moi.yaml”" in str(ma_bai.fault_of(typed))


def test_a_wrong_name_and_ending_draw_one_name(collection: PracticesFolder) -> None:
    """Two names to choose from, one of them wrong again, would help nobody."""
    collection.add("practices/ton-giao/Đường Mới.yml")
    (line,) = [line for line in collection.lines() if line.endswith("(ma-bai)")]
    assert "hãy đổi thành “duong-moi.yaml”" in line


@pytest.mark.parametrize("name", ["index", "trang", "con", "nul", "com1", "lpt9"])
def test_reserved_names(collection: PracticesFolder, name: str) -> None:
    """Pages of folders and device names of Windows cannot be ids."""
    collection.add(f"practices/ton-giao/{name}.yaml")
    assert collection.lines() == [
        f"practices/ton-giao/{name}.yaml:1:1: tên “{name}” được dành riêng; hãy đặt tên kể rõ nơi làm và việc làm (ma-bai)"
    ]


def test_an_id_taken_in_another_setting(collection: PracticesFolder) -> None:
    """An id is used once in all settings, for an entry may move between them."""
    collection.add("practices/doanh-nghiep/bai-mau.yaml")
    assert collection.lines() == [
        f"{GOOD}:1:1: mã “bai-mau” đã có ở practices/doanh-nghiep/bai-mau.yaml; hãy đổi tên một trong hai tệp (ma-bai)"
    ]


def test_a_folder_that_is_no_setting(collection: PracticesFolder) -> None:
    """A misspelt folder draws the setting that was meant."""
    collection.add("practices/ton-gao/bai-khac.yaml")
    assert collection.lines() == [
        "practices/ton-gao/bai-khac.yaml:1:1: thư mục “ton-gao” không có trong danh mục loại hình; có phải ý bạn là “ton-giao”? (ma-bai)"
    ]


def test_the_other_ending(collection: PracticesFolder) -> None:
    """``.yml`` is read, so that its faults are seen, and refused."""
    collection.add("practices/ton-giao/bai-khac.yml")
    assert collection.lines() == [
        "practices/ton-giao/bai-khac.yml:1:1: tên tệp phải có đuôi .yaml; hãy đổi tên thành “bai-khac.yaml” (ma-bai)"
    ]


def test_right_names(collection: PracticesFolder) -> None:
    """Digits, single words and a hundred characters are fine."""
    for name in ("a", "to-12-nguoi", "b" * 100):
        collection.add(f"practices/ton-giao/{name}.yaml")
    assert collection.lines() == []


def test_two_ids_of_one_mark_are_told(collection: PracticesFolder) -> None:
    """Links of a choice name entries by a hash of their ids; a withdrawn one keeps its own."""
    collection.add("practices/ton-giao/thon-binh-nam-binh-quang.yaml")
    collection.write(
        "practices/_danh-muc/chuyen-huong.yaml", "- {tu: ton-giao/bai-337405, ly_do: Nguồn không kể việc ấy.}\n"
    )
    assert collection.lines() == [
        (
            "practices/ton-giao/thon-binh-nam-binh-quang.yaml:1:1: mã “thon-binh-nam-binh-quang” tình cờ có cùng ký hiệu với "
            "“bai-337405”; hãy đổi tên tệp, thêm một chữ là được (ma-bai)"
        )
    ]


@pytest.mark.parametrize(
    "name",
    [
        "Copy of bai-mau",
        "bai-mau - Copy",
        "bai-mau - Copy (2)",
        "bai-mau (1)",
        "bai-mau – Bản sao",
        "Bản sao của bai-mau",
        "bai-mau copy",
        "bai-mau copy 2",
    ],
)
def test_a_copy_is_called_so(collection: PracticesFolder, name: str) -> None:
    """A better name for it would publish the entry twice."""
    collection.add(f"practices/ton-giao/{name}.yaml")
    (line,) = [line for line in collection.lines() if line.endswith("(ma-bai)")]
    assert "có vẻ là bản chép của “bai-mau”; hãy gộp chỗ đã sửa vào bài ấy rồi xóa tệp này" in line
