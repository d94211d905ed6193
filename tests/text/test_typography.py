"""White space, quotes and dashes: what is certain is mended, what may be something else stays."""

from __future__ import annotations

import pytest

from scripts.text import typography


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("  Thôn\u00a0họp \t dân  ", "Thôn họp dân"),
        ("\nHai dòng  \n  giữ nguyên\n", "Hai dòng\ngiữ nguyên"),
        ("a\u3000b\u2009c", "a b c"),
    ],
)
def test_spaces(old: str, new: str) -> None:
    assert typography.spaces(old) == new


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('Tổ "5 không", tổ "3 có".', "Tổ “5 không”, tổ “3 có”."),
        ('"Ba công khai"', "“Ba công khai”"),
        ('(gọi là "tiếng dân")', "(gọi là “tiếng dân”)"),
    ],
)
def test_straight_quotes_in_pairs(old: str, new: str) -> None:
    assert typography.quotes(old) == new


@pytest.mark.parametrize(
    "text",
    ['Màn hình 24" và 32" ở sân', 'một dấu " lẻ', '“ngoài "trong" ngoài”', 'a"b"c', '" hở "', '""', "Cư M'gar"],
)
def test_quotes_that_may_be_something_else(text: str) -> None:
    assert typography.quotes(text) == text


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"Ba công khai"', "Ba công khai"),
        ("“Ba công khai”", "Ba công khai"),
        ("'Ba công khai'", "Ba công khai"),
        ("“Họp ở Cư M'gar”", "Họp ở Cư M'gar"),
    ],
)
def test_quotes_round_all_of_a_text(old: str, new: str) -> None:
    assert typography.unquoted(old) == new


@pytest.mark.parametrize(
    "text", ['"A" và "B"', "'Ba bám' và 'ba cùng'", "‘Ba bám’ và ‘ba cùng’", "“Dân bàn”: x ”", '""', '"', "'", ""]
)
def test_quotes_round_parts_of_a_text(text: str) -> None:
    assert typography.unquoted(text) == text


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("chính trị - xã hội", "chính trị – xã hội"),
        ("sáng - xanh - sạch", "sáng – xanh – sạch"),
        ("họp -- bàn", "họp – bàn"),
        ("2016--2019", "2016–2019"),
        ("tăng 15-50%", "tăng 15–50%"),
        ("chi 30.000-40.000 đồng", "chi 30.000–40.000 đồng"),
        ("rộng 1,5-2 m.", "rộng 1,5–2 m."),
        ("tổ 3-5 hộ một lò", "tổ 3–5 hộ một lò"),
        ("Giai đoạn 2016-2020, xã", "Giai đoạn 2016–2020, xã"),
    ],
)
def test_dashes(old: str, new: str) -> None:
    assert typography.dashes(old) == new


@pytest.mark.parametrize(
    "text",
    [
        "ngày 12-9-2020",
        "tháng 9-2020",
        "Nghị quyết 12-2016",
        "số 12-16/NQ",
        "gọi 0912-345 hộ",
        "gọi 1900-1234",
        "số nhà 5-7",
        "tăng 50-15%",
        "2020-2016",
        "Kế hoạch 2016-2020",
        "giai đoạn 2016-2020/KH",
        "COVID-19",
        "MTTQ-BTT",
        "3 - 5",
        "gồm: - một",
        "lang--vi",
        "--",
        "a---b",
    ],
)
def test_hyphens_that_may_be_something_else(text: str) -> None:
    """Dates, numbers of documents, telephones, addresses, names."""
    assert typography.dashes(text) == text


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Ấp họp ba lần ,bà con chọn chỗ .Tổ giữ sổ , đọc sổ .", "Ấp họp ba lần, bà con chọn chỗ. Tổ giữ sổ, đọc sổ."),
        ("Họp xong .Ấp làm đường", "Họp xong. Ấp làm đường"),
        ("Họp ba lần,dân chọn;rồi làm", "Họp ba lần, dân chọn; rồi làm"),
        ("Ai giữ sổ ? Góp 5% [1] .", "Ai giữ sổ? Góp 5% [1]."),
        ("Tổ giám sát : ba người", "Tổ giám sát: ba người"),
    ],
)
def test_signs(old: str, new: str) -> None:
    """As a telephone leaves them."""
    assert typography.signs(old) == new
    assert typography.signs(new) == new


@pytest.mark.parametrize(
    "text", ["tên miền .vn, nền .NET", "tỷ lệ 1 : 2", "Góp 4,2 triệu, 1.000 đồng", "Chờ ... rồi họp", "Cao 1,5m"]
)
def test_signs_that_may_be_something_else(text: str) -> None:
    assert typography.signs(text) == text
