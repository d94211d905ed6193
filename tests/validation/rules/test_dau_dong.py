"""Rule dau-dong: no marks of a list, of bold letters or of a line break in a text."""

from __future__ import annotations

from collections.abc import Callable

import pytest

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
    ["50. 000 đồng mỗi hộ.", "2) Thôn họp.", "2020. Thôn họp.", "-5 độ vẫn họp.", "Thôn họp * hai lần.", "Góp 5*3*2.", "1. 000 đồng."],
)  # fmt: skip
def test_what_is_a_text_s_own_stays(faults: Callable[[str, str], list[str]], text: str) -> None:
    """A number is a mark only where the lines count on from the first."""
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
