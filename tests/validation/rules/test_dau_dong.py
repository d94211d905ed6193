"""Rule dau-dong: no marks of a list, of bold letters or of a line break in a text."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from scripts.text import list_marks

STEP = "Thôn họp dân bàn mức góp và cách làm."


@pytest.mark.parametrize(
    ("written", "better"),
    [
        ("• Thôn họp.", "Thôn họp."),
        ("➢ Thôn họp.", "Thôn họp."),
        ("✔ Thôn họp.", "Thôn họp."),
        ("\uf0b7 Thôn họp.", "Thôn họp."),
        ("– Thôn họp.", "Thôn họp."),
        ("1) Thôn họp.", "Thôn họp."),
        ("(1) Thôn họp.", "Thôn họp."),
        ("a) Thôn họp.", "Thôn họp."),
        ("**Thôn** họp.", "Thôn họp."),
        ("Thôn<br>họp.", "Thôn họp."),
        ("<b>Thôn</b> họp.", "Thôn họp."),
        ("Thôn&nbsp;họp.", "Thôn họp."),
        ("Thôn&#160;họp &ldquo;mở&rdquo;.", "Thôn họp “mở”."),
        ("Th&ocirc;n h&#x1ECD;p.", "Thôn họp."),
    ],
)
def test_a_mark_is_told_with_what_to_write(faults: Callable[[str, str], list[str]], written: str, better: str) -> None:
    (line,) = faults(STEP, f'"{written}"')
    assert line.startswith("11:5: cach_lam[1]: trang tự vẽ dấu đầu dòng")
    assert line.endswith(f"viết: {better} (dau-dong)")


def test_a_bullet_before_a_text_that_is_no_list_is_told(faults: Callable[[str, str], list[str]]) -> None:
    """A cell of a form gives it away as often as a line of a list does; a number may be the text's own."""
    (line,) = faults("chu_tri: Ban", "chu_tri: • Ban")
    assert line.startswith("9:10: chu_tri: trang tự vẽ dấu đầu dòng")
    assert "viết: Ban công tác" in line
    assert faults("chu_tri: • Ban", "chu_tri: 1) Ban") == []


def test_a_link_within_a_text_is_told(faults: Callable[[str, str], list[str]]) -> None:
    (line,) = faults(STEP, '"Thôn họp, xem [tin này](https://example.vn/tin) nhé."')
    assert line.startswith("11:5: cach_lam[1]: trong câu không gắn liên kết được; hãy viết: Thôn họp, xem tin này nhé.")


def test_what_is_to_be_copied_is_not_cut_unseen(faults: Callable[[str, str], list[str]]) -> None:
    (line,) = faults(STEP, f'"• {"Thôn họp rồi làm. " * 6}Xong."')
    assert line.endswith("Thôn họp rồi làm. Xong. (dau-dong)")
    (line,) = faults("Xong.", f"{'Thôn họp rồi làm. ' * 12}Xong.")
    assert line.endswith("… (dau-dong)")


@pytest.mark.parametrize(
    "text",
    ["1. Thôn họp. 2. Dân góp. 3. Cùng làm.", "(1) Họp; (2) Góp", "1/ Họp 2/ Góp", "- Họp; - Góp", "+ Họp. + Góp."],
)
def test_several_deeds_in_one_line_are_told(faults: Callable[[str, str], list[str]], text: str) -> None:
    """The first mark alone is not taken away: the second would stand in the text without anybody knowing why."""
    (line,) = faults(STEP, f'"{text}"')
    assert line.startswith("11:5: cach_lam[1]: mấy việc viết liền trong một dòng")


@pytest.mark.parametrize(
    "text",
    ["50. 000 đồng mỗi hộ.", "2020. Thôn họp.", "-5 độ vẫn họp.", "Thôn họp * hai lần.", "Góp 5*3*2.", "1. 000 đồng."],
)  # fmt: skip
def test_what_is_a_text_s_own_stays(faults: Callable[[str, str], list[str]], text: str) -> None:
    """A number is a mark only where the lines count on from the first."""
    assert faults(STEP, f'"{text}"') == []


@pytest.mark.parametrize(
    ("written", "mark"),
    [
        ("b/ Thôn họp.", "b/"),
        ("1.1. Thôn họp.", "1.1."),
        ("Ý 1. Thôn họp.", "Ý 1."),
        ("2/ Thanh niên họp.", "2/"),
        ("2) Quét chợ.", "2)"),
        ("(3) Quét chợ.", "(3)"),
        ("3. Ngõ sáng.", "3."),
    ],
)
def test_a_mark_of_a_list_that_does_not_count_from_one_is_asked_about(
    faults: Callable[[str, str], list[str]], written: str, mark: str
) -> None:
    """It is not taken away, for it may be a figure: only whoever wrote it knows."""
    (told,) = faults(STEP, f'"{written}"')
    assert told.startswith(f"11:5: cảnh báo: cach_lam[1]: “{mark}” ở đầu dòng có phải số thứ tự gõ tay?")


@pytest.mark.parametrize(
    "text",
    ["1.200 m đường đã xong.", "12.5 Ha rừng.", "1 - 2 hộ góp.", "A. Sơn kể.", "5/2020 thôn họp.", "Bước 2 thì họp."],
)
def test_figures_and_names_at_the_head_of_a_line_are_none(faults: Callable[[str, str], list[str]], text: str) -> None:
    assert faults(STEP, f'"{text}"') == []


def test_what_begins_with_zeros_without_its_mark_was_a_figure(faults: Callable[[str, str], list[str]]) -> None:
    """“2. 000 đồng” in a list that counts on: nothing of it is taken away, and what is no figure is asked about."""
    lines = ["1. 500 đồng mỗi số điện.", "2. 000 đồng tiền công.", "3. Ngõ sáng."]
    assert list_marks.items(lines) == lines
    assert list_marks.items(["1. 60 hộ họp.", "2. 42 hộ góp."]) == ["60 hộ họp.", "42 hộ góp."]
    (told,) = faults(STEP, '"1. 500 đồng mỗi số điện."\n  - "2. 000 đồng tiền công."\n  - "3. Ngõ sáng."')
    assert "cach_lam[3]: “3.” ở đầu dòng" in told


@pytest.mark.parametrize(
    ("text", "scrap"),
    [
        ("Xem thêm: Mô hình hay ở Sơn La", "Xem thêm: Mô hình hay ở Sơn La"),
        ("Thôn họp. Đọc thêm: Chợ sạch.", "Đọc thêm: Chợ sạch"),
        (">> Mô hình hay ở Sơn La", ">> Mô hình hay ở Sơn La"),
        ("Theo dõi Báo Mẫu trên Google News để biết thêm", "Theo dõi Báo Mẫu trên Google News để biết thêm"),
        ("Theo dõi chúng tôi trên Zalo.", "Theo dõi chúng tôi trên Zalo"),
        ("Thôn họp. Chia sẻ bài viết lên Facebook", "Chia sẻ bài viết lên Facebook"),
        ("Thôn họp. Chia sẻ Facebook", "Chia sẻ Facebook"),
        ("Thôn họp (Ảnh: TTXVN).", "Ảnh: TTXVN"),
        ("Thôn họp. Tác giả: Minh Anh", "Tác giả: Minh Anh"),
        ("Thôn họp. Bình luận (3)", "Bình luận (3)"),
    ],
)
def test_words_of_the_page_around_an_article_are_told(
    faults: Callable[[str, str], list[str]], text: str, scrap: str
) -> None:
    """Whoever copies an article copies them too, and they were published as part of the story."""
    told = [line for line in faults("Ban công tác Mặt trận thôn", f'"{text}"') if "dau-dong" in line]
    assert told == [
        f"9:10: cảnh báo: chu_tri: “{scrap}” là chữ của trang báo, dính theo khi chép chứ không thuộc chuyện; hãy xóa đi (dau-dong)"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Cán bộ theo dõi tin nhắn trên Zalo của thôn.",
        "Theo dõi ý kiến của dân trên Zalo, trả lời trong ngày.",
        "Chia sẻ qua Zalo nhóm thôn để ai cũng biết.",
        "Treo ảnh: trước và sau khi làm.",
        "Bà con xem thêm: có ba cuốn sổ.",
        "Lượng nước > 5 khối thì trả thêm.",
        "Mở mục bình luận cho dân hỏi.",
        "Theo dõi báo cáo trên Zalo nhóm thôn.",
        "Ảnh: 12 tấm do dân gửi.",
    ],
)
def test_what_people_do_with_pages_is_part_of_a_story(faults: Callable[[str, str], list[str]], text: str) -> None:
    assert faults(STEP, f'"{text}"') == []


@pytest.mark.parametrize(
    ("written", "name", "mark"),
    [
        ("Dân biêt: treo bảng ở đình.", "Dân biêt", "dan-biet"),
        ("Dân bàn – cả thôn họp.", "Dân bàn", "dan-ban"),
        ("Dân bàn - cả thôn họp.", "Dân bàn", "dan-ban"),
        ("Dân bàn. Cả thôn họp.", "Dân bàn", "dan-ban"),
        ("(Dân bàn) Cả thôn họp.", "Dân bàn", "dan-ban"),
        ("Dân giám sat: xem sổ.", "Dân giám sat", "dan-giam-sat"),
    ],
)
def test_what_is_nearly_a_stage_is_asked_about(
    faults: Callable[[str, str], list[str]], written: str, name: str, mark: str
) -> None:
    """It would be published as words, without its stage, and nobody would see that."""
    (told,) = faults(STEP, f'"{written}"')
    assert told.startswith(f"11:5: cảnh báo: cach_lam[1]: “{name}” có phải là khâu “")
    assert f"viết “- {mark}: …”" in told


@pytest.mark.parametrize(
    "text",
    ["Dân làng: hai mươi hộ.", "Dân bàn mức góp trước, rồi mới thu.", "Dân hỏi: tiền đâu?", "Dân làm đường: 40 hộ."],
)
def test_a_sentence_about_people_is_no_stage(faults: Callable[[str, str], list[str]], text: str) -> None:
    assert faults(STEP, f'"{text}"') == []


def test_curly_quotes_around_a_summary_are_told(faults: Callable[[str, str], list[str]]) -> None:
    (told,) = faults("Thôn họp dân bàn mức góp rồi làm 100 m đường bê tông.", "“Thôn họp rồi làm 100 m đường.”")
    assert told == (
        "2:10: cảnh báo: tom_tat: cả câu nằm trong nháy cong “ ”, trang sẽ hiện cả nháy; hãy bỏ đi, viết: Thôn họp rồi làm"
        " 100 m đường. (dau-dong)"
    )


def test_curly_quotes_around_a_part_are_words_of_the_text(faults: Callable[[str, str], list[str]]) -> None:
    assert faults("Thôn họp dân bàn mức góp rồi", "“Thôn họp” rồi “góp” mà") == []


def test_titles_of_sources_stay_as_published(faults: Callable[[str, str], list[str]]) -> None:
    assert faults("ten: Thôn Mẫu làm đường", 'ten: "• **Thôn Mẫu** làm đường"') == []
