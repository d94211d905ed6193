"""Rule ten-rieng: a name behind ông, chị, cụ, linh mục and the like is asked about."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.conftest import PracticesFolder

STEP = "Thôn họp dân bàn mức góp và cách làm."


@pytest.mark.parametrize(
    "named",
    [
        "Ông Nguyễn Văn A",
        "bà Lan",
        "anh Đức",
        "chị Ánh",
        "Cụ Lê Thị B",
        "bác Hồng",
        "cô Ba",
        "linh mục Giuse Trần",
        "già làng Y Bông",
        "anh Hồ Văn C",
    ],
)
def test_a_name_is_asked_about(faults: Callable[[str, str], list[str]], named: str) -> None:
    (line,) = faults(STEP, f"Hộ {named} hiến đất." if named[0].islower() else f"{named} hiến đất.")
    assert f"cảnh báo: cach_lam[1]: “{named}” như tên riêng của một người" in line


@pytest.mark.parametrize(
    "text",
    ["Ở Bà Rịa, ông trưởng thôn mời bà con họp.", "Họp ở đường Ông Ích Khiêm.", "Hội phụ nữ dâng lễ Bà Chúa Xứ.", "Anh em họp bàn.",
     "Đảo Cô Tô, huyện Bác Ái làm theo lời Bác Hồ.", "Các hòa thượng Nam tông dự họp.", "Hiến đất đường Cô Giang."],
)  # fmt: skip
def test_places_and_offices_are_fine(faults: Callable[[str, str], list[str]], text: str) -> None:
    assert faults(STEP, text) == []


def test_titles_of_sources_stay_as_published(faults: Callable[[str, str], list[str]]) -> None:
    assert faults("ten: Thôn Mẫu làm đường", "ten: Ông Nguyễn Văn A hiến đất") == []


@pytest.mark.parametrize(
    ("by", "told"),
    [
        ("Nguyễn Văn A", "Nguyễn Văn A"),
        ("Trần Thị Bích Hằng (cán bộ xã)", "Trần Thị Bích Hằng"),
        ("Lê Văn Tám, Ban công tác Mặt trận", "Lê Văn Tám"),
        ("Đoàn Thanh niên xã", ""),
        ("Hà Nội", ""),
        ("Mặt trận thôn Mẫu", ""),
        ("Mai Linh", ""),
        ("Mai Linh Miền Trung", ""),
        ("Cao Su Dầu Tiếng", ""),
        ("Trường Lê Hồng Phong", ""),
    ],
)
def test_a_body_is_no_person(collection: PracticesFolder, by: str, told: str) -> None:
    """Who led it and who reviewed it are bodies: a name of a person by itself is told there."""
    collection.change("chu_tri: Ban công tác Mặt trận thôn", f'chu_tri: "{by}"')
    collection.change("    loai: bao-chi\n", f'    loai: bao-chi\nra_soat: {{ngay: 2026-11-20, don_vi: "{by}"}}\n')
    lines = [line for line in collection.lines() if "ten-rieng" in line]
    assert len(lines) == (2 if told else 0), lines
    assert all(f"“{told}” như tên riêng của một người; ở đây ghi tên cơ quan" in line for line in lines)
