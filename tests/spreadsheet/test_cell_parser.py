"""What a cell means below its column."""

from __future__ import annotations

import pytest

from scripts.content import loader
from scripts.spreadsheet.cell_parser import MAX_LINES, CellParser
from scripts.spreadsheet.columns import columns, former_columns
from scripts.spreadsheet.tables import CellError
from scripts.system.paths import ROOT

WORDS = loader.load(ROOT).vocabulary
COLUMNS = {column.title: column for column in (*columns(), *former_columns(WORDS))}
MEANING = CellParser(WORDS)


@pytest.mark.parametrize(
    ("title", "cell", "value"),
    [
        ("Tiêu đề", "  Một\u00a0 dòng\nhai dòng ", "Một dòng hai dòng"),
        ("Tiêu đề", "Đu\u031bo\u031b\u0300ng", "Đường"),
        ("Tiêu đề", " \n", None),
        ("Ghi chú", "gì cũng được", None),
        (
            "Cách làm",
            "1. Một\n\n 2. Hai\n3)Ba\n• Bốn\n•Năm\n+ Sáu\n4/ Bảy\n– Tám",
            ("Một", "Hai", "Ba", "Bốn", "Năm", "Sáu", "Bảy", "Tám"),
        ),
        ("Cách làm", "50. 000 đồng mỗi hộ.", ("50. 000 đồng mỗi hộ.",)),
        ("Cách làm", "1. 500 đồng mỗi số điện.", ("1. 500 đồng mỗi số điện.",)),
        ("Cách làm", "2. Họp\n3. Làm", ("2. Họp", "3. Làm")),
        ("Cách làm", "1. Họp\nbàn tiếp\n2. Làm", ("Họp", "bàn tiếp", "Làm")),
        ("Cách làm", "1.928 hộ góp\n-5 độ\n10.5 tấn\n2020. Xong\n3 tổ\nHọp - bàn", None),
        ("Cách làm", "- \n", None),
        ("Thời gian: Từ", "2020", "2020"),
        ("Thời gian: Từ", "9/2020", "2020-09"),
        ("Thời gian: Từ", "tháng 9/2020", "2020-09"),
        ("Thời gian: Từ", "Tháng 9 năm 2020", "2020-09"),
        ("Thời gian: Từ", "ngày 2 tháng 9 năm 2020", "2020-09-02"),
        ("Thời gian: Từ", "Năm 2020", "2020"),
        ("Thời gian: Từ", "02-09-2020", "2020-09-02"),
        ("Thời gian: Từ", "2020-09-02 00:00:00", "2020-09-02"),
        ("Xã, phường", "Xã Đồng Mẫu", "xã Đồng Mẫu"),
        ("Xã, phường", "phường 7", "Phường 7"),
        ("Xã, phường", "xã An, xã Bình", "xã An, xã Bình"),
        ("Huyện (cũ)", "Huyện Chiêm Hóa", "huyện Chiêm Hóa"),
        ("Huyện (cũ)", "huyện đảo Mẫu", "huyện đảo Mẫu"),
        ("Đơn vị", "tổ dân phố 7", "Tổ dân phố 7"),
        ("Đơn vị", "Xã đoàn Mẫu", "Xã đoàn Mẫu"),
        ("Tỉnh, thành phố", "quang nam", "Quảng Nam"),
        ("Tỉnh, thành phố", "Tỉnh Quảng Nam", "Quảng Nam"),
        ("Tỉnh, thành phố", "tp.hcm", "Hồ Chí Minh"),
        ("Tỉnh, thành phố", "toàn quốc", "Toàn quốc"),
        ("Tỉnh, thành phố", "Quảng Nem", "Quảng Nem"),
        ("Loại hình", "NONG THON MOI", "nong-thon-moi"),
        ("Loại hình", "Tôn giáo", "ton-giao"),
        ("Loại hình", "nông thôn", "nong-thon-moi"),
        ("Cách làm", "50. 000 đồng mỗi hộ.\n2) Góp", ("50. 000 đồng mỗi hộ.", "2) Góp")),
        ("Chủ đề 1", "hop dan, lay y kien", "hop-dan-lay-y-kien"),
        ("Chủ đề 1", "thu-chi-cong-khai", "thu-chi-cong-khai"),
        ("Nguồn 1: Loại nguồn", "báo chí", "bao-chi"),
        ("Cách làm", "- Dân bàn: cả thôn họp", ({"dan-ban": "cả thôn họp"},)),
        ("Kết quả", "dan-thu-huong: có đèn: 20 bóng", ({"dan-thu-huong": "có đèn: 20 bóng"},)),
        ("Khó khăn", "Dân bàn: cãi nhau", ("Dân bàn: cãi nhau",)),
        ("Khâu: Dân bàn", "X", "dan-ban"),
        ("Khâu: Dân bàn", "có", "dan-ban"),
        ("Khâu: Dân bàn", "✓", "dan-ban"),
        ("Khâu: Dân bàn", "dan-ban", "dan-ban"),
        ("Khâu: Dân bàn", "Không", None),
        ("Khâu: Dân bàn", "-", None),
    ],
)
def test_values(title: str, cell: str, value: object) -> None:
    if title == "Cách làm" and cell.startswith("1.928"):
        value = tuple(cell.splitlines())  # numbers that are no marks stay
    assert MEANING.value(COLUMNS[title], cell) == value


@pytest.mark.parametrize(
    ("title", "cell", "sentence"),
    [
        ("Chủ đề 1", "Họp dân lấy ý kiếm", "có phải ý bạn là “Họp dân, lấy ý kiến”?"),
        ("Chủ đề 1", "zzzz", "hãy chọn một dòng trong danh sách của ô"),
        (
            "Loại hình",
            "xyz",
            "loại hình “xyz” không có trong danh mục; hãy chọn một trong: “Vùng đồng bào tôn giáo”, “Doanh nghiệp”",
        ),
        ("Khâu: Dân bàn", "chắc là có", "hãy ghi x nếu có"),
        (
            "Thời gian: Từ",
            "31/2/2020",
            "không phải ngày có thật; tháng 2/2020 chỉ có 29 ngày, không có ngày 31; hãy xem lại, chưa rõ ngày thì viết 2020-02; nguồn",
        ),
        ("Loại hình", "Tôn giáo, doanh nghiệp", "ở đây có “"),
        ("Thời gian: Từ", "2019-2021", "hãy ghi riêng lúc bắt đầu (2019) và lúc kết thúc (2021); nguồn không nói rõ"),
        ("Thời gian: Từ", "9/2020 – nay", "hãy ghi lúc bắt đầu (2020-09), để trống lúc kết thúc"),
        (
            "Nguồn 1: Ngày đăng",
            "đầu năm",
            "“đầu năm” không phải ngày có thật; hãy viết năm, năm-tháng hoặc năm-tháng-ngày",
        ),
        ("Cách làm", "a\n" * (MAX_LINES + 1), f"có {MAX_LINES + 1} mục, nhiều quá"),
    ],
)
def test_flaws(title: str, cell: str, sentence: str) -> None:
    made = MEANING.value(COLUMNS[title], cell)
    assert isinstance(made, CellError)
    assert sentence in made.sentence


def test_a_flaw_stays_one() -> None:
    assert MEANING.value(COLUMNS["Tiêu đề"], CellError("hỏng")) == CellError("hỏng")
