"""Rule viec-doi-chieu: a quote has what its row computes with; a row that was not held gives no number."""

from __future__ import annotations

import pytest

from tests.conftest import PracticesFolder
from tests.support.small_tasks import said, with_task

QUOTE = "phải được thông báo ít nhất 02 ngày trước cuộc họp"


@pytest.mark.parametrize(
    ("old", "new", "lacking"),
    [
        (QUOTE, "phải được thông báo trước cuộc họp", "“02”"),
        (QUOTE, "phải được thông báo ít nhất 02 tháng trước", "“ngày”"),
        (QUOTE, "phải được thông báo ít nhất 12 ngày trước", "“02”"),
        ("từ hai phần ba tổng số hộ trở lên", "trên 50% tổng số hộ", "“2/3”"),
        ("05 ngày làm việc kể", "05 ngày kể", "“ngày làm việc”"),
    ],
)
def test_a_quote_holds_number_and_unit(collection: PracticesFolder, old: str, new: str, lacking: str) -> None:
    (line,) = said(with_task(collection), old, new)
    assert f"chữ trích không có {lacking}" in line


@pytest.mark.parametrize("said_so", ["ít nhất hai ngày trước", "ít nhất 2 ngày trước", "ÍT NHẤT 02 NGÀY"])
def test_a_number_may_be_said_in_words(collection: PracticesFolder, said_so: str) -> None:
    assert said(with_task(collection), QUOTE, said_so) == []


def test_a_quote_is_short(collection: PracticesFolder) -> None:
    (line,) = said(with_task(collection), QUOTE, "02 ngày " + "chữ " * 24)
    assert "trích 26 chữ; hãy rút còn nhiều nhất 25 chữ" in line


@pytest.mark.parametrize("text", ["Xã trả lời trong 10 ngày.", "Xã trả lời trong mười ngày.", "Cần 50% số hộ."])
def test_a_row_that_was_not_held_gives_no_number(collection: PracticesFolder, text: str) -> None:
    (line,) = said(with_task(collection), "Xã trả lời thôn.", text)
    assert "dòng chưa đọc trọn điều thì không ghi số" in line


def test_a_row_that_was_not_held_has_no_form(collection: PracticesFolder) -> None:
    """Not even the model takes it."""
    old = "khi: [hop]\n  ty_le: {phep: tu, tu_so: 2, mau_so: 3, cua: ho-trong-thon}\n  chac: toan-van"
    (line,) = said(with_task(collection), old, old.replace("toan-van", "trich"))
    assert "dòng chưa đọc trọn điều thì không ghi “ty_le”" in line


def test_held_means_article_edition_and_quote(collection: PracticesFolder) -> None:
    (line,) = said(with_task(collection), "  dieu: 20\n", "")
    assert "“chac: toan-van” thì phải có “dieu”" in line


@pytest.mark.parametrize(
    ("form", "sentence"),
    [
        ("thoi_han: {so: 2, don_vi: ngay, kieu: nhieu-nhat, huong: truoc, moc: ngay-hop}", "không phải hạn"),
        ("thoi_han: {so: 2, don_vi: ngay, kieu: it-nhat, huong: sau, moc: ngay-hop}", "phải ghi “roi”"),
        ("khoang: {tu: 3, den: 1, don_vi: ngay, huong: truoc, moc: ngay-hop}", "“tu” phải nhỏ hơn “den”"),
        ('trong_nam: {truoc: "31/6"}', "không phải ngày/tháng"),
        ("trong_nam: {}", "chỉ ghi một trong"),
        ("so_luong: {phep: tu-den, so: 3, cua: người}", "“den” đi với"),
        ("so_luong: {phep: it-nhat, cua: người}", "ghi “so”"),
        ("ty_le: {phep: tren, tu_so: 3, mau_so: 2, cua: ho-trong-thon}", "tử số phải nhỏ hơn"),
    ],
)
def test_a_form_makes_sense(collection: PracticesFolder, form: str, sentence: str) -> None:
    old = "thoi_han: {so: 2, don_vi: ngay, kieu: it-nhat, huong: truoc, moc: ngay-hop}"
    lines = said(with_task(collection), old, form)
    assert [line for line in lines if sentence in line], lines


def test_one_number_a_row(collection: PracticesFolder) -> None:
    old = "moc: ngay-hop}\n  chac"
    new = "moc: ngay-hop}\n  so_luong: {phep: dung, so: 2, cua: người}\n  chac"
    (line,) = said(with_task(collection), old, new)
    assert "mỗi dòng chỉ một con số, đang có thoi_han, so_luong" in line
