"""What is wrong in the same way in many rows is told once."""

from __future__ import annotations

from scripts.spreadsheet.grouping import grouped


def test_three_hundred_rows_with_two_faults_are_two_lines() -> None:
    lines = [
        f"x.xlsx, trang “Bài”, dòng {row}, cột “{column}”: sai (kieu)"
        for row in range(4, 304)
        for column in ("Từ", "Đến")
    ]
    assert grouped(lines) == [
        "x.xlsx, trang “Bài”, dòng 4, 5, 6, 7, 8 và 295 dòng nữa, cột “Từ”: sai (kieu)",
        "x.xlsx, trang “Bài”, dòng 4, 5, 6, 7, 8 và 295 dòng nữa, cột “Đến”: sai (kieu)",
    ]


def test_what_differs_stays_apart_and_in_its_order() -> None:
    lines = ["a.csv, dòng 2: một", "a.csv, dòng 3: hai, dòng 9", "không có", "a.csv, dòng 5: một"]
    assert grouped(lines) == ["a.csv, dòng 2 và 5: một", "a.csv, dòng 3: hai, dòng 9", "không có"]
