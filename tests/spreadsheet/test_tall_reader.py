"""A form that went through other hands: read by its labels wherever they stand; what cannot be placed is named."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scripts.content import loader
from scripts.content.line import STAGE_NAMES
from scripts.spreadsheet import tall_reader
from scripts.spreadsheet.cell_parser import list_items
from scripts.spreadsheet.columns import NOTE, SETTING, columns
from scripts.spreadsheet.questions import below, first_page, is_furniture, labelled, questions
from scripts.spreadsheet.tables import CellError, Spot
from scripts.spreadsheet.tall_reader import Answers, Grid
from scripts.system.paths import ROOT

WORDS = loader.load(ROOT).vocabulary


def read(*rows: Sequence[str]) -> Answers:
    grid = Grid(rows, lambda row, column: Spot(f"dòng {row + 1}", "", row + 1, column + 1))
    return tall_reader.read(grid, WORDS)


def said(answers: Answers) -> dict[str, object]:
    return {".".join(map(str, path)): cell for path, cell in answers.cells.items()}


def test_twelve_questions_on_the_first_page_and_the_rest_below() -> None:
    """Every column of the wide table has a question, one place or none."""
    assert [question.number for question in first_page() if question.number] == list(range(1, 13))
    assert {question.path for question in questions()} == {column.path for column in columns()}
    required = {column.path for column in columns() if column.required}
    assert required <= {question.path for question in first_page()}
    assert NOTE in {question.path for question in below()}


def test_every_label_is_known_as_its_own() -> None:
    """With number, star and help or without, in capitals, without marks; titles and keys of the wide table too."""
    for question in questions():
        for text in (question.heading, question.label, question.label.upper(), f"{question.label}:", *question.names):
            found = labelled(text)
            assert found, text
            assert found.question == question, text
            assert not found.rest
    assert labelled("7) chu de chinh *") == labelled("Chủ đề chính")


@pytest.mark.parametrize(
    "text", ["", "Tên của bà Hoa", "Kết quả tốt lắm", "Thôn họp ở nhà văn hóa: rất đông", "Bước", "12."]
)
def test_what_is_no_label(text: str) -> None:
    assert labelled(text) is None


def test_answers_stand_beside_behind_or_below_their_labels() -> None:
    """In a cell at the right, behind a colon, in the line below, wherever the table was put."""
    beside = read(
        ["", "Tỉnh, thành phố", "Hà Giang"],
        ["", "Kể ngắn", "Thôn họp."],
        ["", "Bước 1", "Họp."],
        ["", "Bước 2", "Làm."],
    )
    behind = read(["Tỉnh, thành phố: Hà Giang"], ["Kể ngắn: Thôn họp."], ["Bước 1: Họp."], ["Bước 2: Làm."])
    below_ = read(["Tỉnh, thành phố:\nHà Giang"], ["Kể ngắn"], ["Thôn họp."], ["Các bước đã làm"], ["Họp."], ["Làm."])
    wanted = {"dia_ban.tinh": "Hà Giang", "tom_tat": "Thôn họp.", "cach_lam": "Họp.\nLàm."}
    assert said(beside) == said(behind) == said(below_) == wanted
    assert beside.notices == behind.notices == below_.notices == []


def test_rows_in_another_order_are_the_same() -> None:
    rows = [["Tên cách làm", "a"], ["Loại hình", "b"], ["Tỉnh", "c"], ["Chủ đề", "d"]]
    for order in itertools.permutations(rows):
        assert said(read(*order)) == {"tieu_de": "a", "loai_hinh": "b", "dia_ban.tinh": "c", "chu_de.0": "d"}


def test_steps_with_their_links() -> None:
    """Chosen beside or typed in front; each leads back to its own row; rows that were put in between count."""
    answers = read(
        ["Các bước đã làm", "", "Khâu (nếu rõ)"],
        ["Bước 1", "Họp.", "Dân bàn"],
        ["", "Góp ý.", "dan biet"],
        ["Bước 2", "Dân làm: Đổ đường.", "Dân làm"],
        ["Bước 3", "- Thuê thợ.\n- Trả công.", ""],
    )
    assert answers.cells["cach_lam",] == "Dân bàn: Họp.\nDân biết: Góp ý.\nDân làm: Đổ đường.\nThuê thợ.\nTrả công."
    assert [answers.spots[("cach_lam",), item].row for item in range(1, 6)] == [2, 3, 4, 5, 5]
    assert answers.spots[("cach_lam",), 3].words == "dòng 4, câu “Bước 2”"
    assert answers.notices == []


@pytest.mark.parametrize("beside", [["Dân bàn"], []])
def test_several_deeds_beside_one_link_are_several_and_asked_about(beside: list[str]) -> None:
    """They were one long deed, and nobody saw it; which of them shows the link only the sender knows."""
    deeds = "Làng họp chia phiên.\nMỗi phiên hai người.\nGhi sổ áo phao."
    cell = deeds if beside else f"{deeds}\nDân bàn"
    answers = read(["Tên cách làm", "Họp", ""], ["Bước 1", cell, *beside], ["Bước 2", "Họp lại.", "Dân biết"])
    assert answers.cells["cach_lam",] == f"{deeds}\nDân biết: Họp lại."
    (notice,) = answers.notices
    assert "ô này kể 3 việc mà ô khâu chỉ có một (“Dân bàn”)" in notice.sentence
    assert notice.spot
    assert notice.spot.label == "Bước 1"


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (["Bước 1", "Họp.", "Dân ngó"], "“Dân ngó” không phải khâu nào"),
        (["Bước 1", "Họp.", "", "gọi lại anh ấy"], "“gọi lại anh ấy” nằm ngoài ô trả lời"),
        (["Bước 1", "Họp.", "Dân bàn", "gọi lại anh ấy"], "“gọi lại anh ấy” nằm ngoài ô trả lời"),
        (["Bước 1", "", "", "gọi lại anh ấy"], "“gọi lại anh ấy” nằm ngoài ô trả lời"),
        (["Bước 1", "Dân làm: Họp.", "Dân bàn"], "hãy giữ một khâu"),
        (["Bước 1", "", "Dân bàn"], "chưa kể việc"),
        (["Tỉnh, thành phố", "Hà Giang", "và Lào Cai"], "“và Lào Cai” nằm ngoài ô trả lời"),
        (["Khó khăn va cach gox", "Thiếu tiền.", ""], "có phải ý bạn là “Khó khăn và cách gỡ”?"),
    ],
)
def test_what_is_in_the_wrong_place_is_an_error(row: list[str], words: str) -> None:
    (notice,) = (notice for notice in read(["Tên cách làm", "Họp", ""], row).notices if notice.is_error)
    assert words in notice.sentence


def test_what_belongs_to_no_question_is_named() -> None:
    """Rows that the sender added, lines around the table: told, and no error."""
    answers = read(["Tên cách làm", "Họp"], ["Mã hồ sơ", "số 12"], ["Kính gửi kho"], ["Loại hình", "x"], ["", "y"])
    assert [(notice.sentence.partition("”")[0], notice.is_error) for notice in answers.notices] == [
        ("phiếu không có câu “Mã hồ sơ", False),
        ("“Kính gửi kho", False),
        ("“y", False),
    ]


SIMPLE = {
    "Tên cách làm": "Thôn Thử lắp đèn",
    "Loại hình": "Nông thôn mới",
    "Tỉnh, thành phố": "Lào Cai",
    "Làm từ khi nào": "9/2020",
    "Chủ đề chính": "Đường giao thông",
    "Các bước đã làm": "Họp.\nLàm.",
    "Nguồn 1: địa chỉ web": "https://example.vn/den",
}
ALTERED = {
    "Tên cách làm": "1) TÊN MÔ HÌNH/CÁCH LÀM HAY:",
    "Tỉnh, thành phố": "Tỉnh/TP",
    "Làm từ khi nào": "Thời gian thực hiện (từ)",
    "Chủ đề chính": "Chủ đề (chọn 1)",
    "Các bước đã làm": "Các bước thực hiện…",
    "Nguồn 1: địa chỉ web": "Link bài báo",
}
LAID_OUT = {
    "below, alone": [row for pair in SIMPLE.items() for row in ([pair[0]], *([line] for line in pair[1].split("\n")))],
    "below, merged": [row for pair in SIMPLE.items() for row in ([pair[0]], [pair[1]])],
    "below, in the column of the questions": [
        row for pair in SIMPLE.items() for row in ([pair[0], ""], *([line, ""] for line in pair[1].split("\n")))
    ],
    "behind, in one cell": [[f"{label}:\n{answer}"] for label, answer in SIMPLE.items()],
    "numbered": [
        ["STT", "Nội dung", "Trả lời"],
        *([str(number), *pair] for number, pair in enumerate(SIMPLE.items(), start=1)),
    ],
    "other words": [[ALTERED.get(label, label), answer] for label, answer in SIMPLE.items()],
    "other words, numbered": [
        [f"{number}.", ALTERED.get(label, label), answer]
        for number, (label, answer) in enumerate(SIMPLE.items(), start=1)
    ],
}


@pytest.mark.parametrize("layout", LAID_OUT)
def test_a_form_typed_over_is_the_same(layout: str) -> None:
    """Questions in other words or numbered, answers below or in one cell with them: everything is read, nothing is left to say."""
    plain, other = read(*map(list, SIMPLE.items())), read(*LAID_OUT[layout])
    assert other.notices == []
    assert other.cells == plain.cells


def test_labels_that_somebody_merged_are_no_deeds() -> None:
    answers = read(
        ["Bước 1\nBước 2\nBước 3", "Họp.", "Dân bàn"], ["", "Làm."], ["Tên cách làm", "x"], ["Tỉnh", "y"], ["Xã", "z"]
    )
    assert said(answers)["cach_lam"] == "Dân bàn: Họp.\nLàm."


def test_an_answer_merged_with_its_stage_bears_it() -> None:
    answers = read(["Bước 1", "Họp.\nDân bàn"], ["Bước 2", "Làm."], ["Tên cách làm", "x"], ["Tỉnh", "y"], ["Xã", "z"])
    assert said(answers)["cach_lam"] == "Dân bàn: Họp.\nLàm."


@pytest.mark.parametrize("label", ["Bước {}", "Bước {}:", "Bước thứ {}", "B{}", "Việc {}", "{word}", "thứ {word}"])
def test_steps_are_counted_in_any_way(label: str) -> None:
    words = [("một", "nhất"), ("hai", "hai"), ("ba", "ba")]
    names = [
        f"Bước {label.format(word=last if 'thứ' in label else first)}" if "word" in label else label.format(number)
        for number, (first, last) in enumerate(words, start=1)
    ]
    answers = read(*([name, f"Việc {at}."] for at, name in enumerate(names)), ["Tên cách làm", "x"], ["Tỉnh", "y"])
    assert said(answers)["cach_lam"] == "Việc 0.\nViệc 1.\nViệc 2."


def test_a_question_of_somebody_elses_is_no_deed() -> None:
    """In a numbered form a row below a list has a number too: its text is a question, not a line of the list."""
    rows = [[str(number), *pair] for number, pair in enumerate(SIMPLE.items(), start=1)]
    answers = read(*rows[:6], ["7", "Khen thưởng", "Bằng khen tỉnh"], *rows[6:])
    assert said(answers)["cach_lam"] == "Họp.\nLàm."
    (notice,) = answers.notices
    assert notice.sentence == (
        "phiếu không có câu “Khen thưởng” nên câu trả lời “Bằng khen tỉnh” không được nhập; hãy ghi lại câu hỏi như trong mẫu"
    )


def test_a_heading_below_an_unanswered_question_is_no_answer() -> None:
    """Where answers stand beside, a line below is somebody's own."""
    answers = read(*map(list, SIMPLE.items()), ["Xã, phường", ""], ["PHẦN HAI", ""], ["Ai đứng ra làm", "Thôn"])
    assert "dia_ban.xa" not in said(answers)
    assert [notice.sentence[:10] for notice in answers.notices] == ["“PHẦN HAI”"]


def test_a_question_that_was_answered_twice() -> None:
    """So two forms in one document never become one; a text that runs on in the row below is one answer."""
    answers = read(
        ["Tỉnh", "Hà Giang"], ["Tên cách làm", "Thôn họp"], ["Tỉnh", "Lào Cai"], ["Tên cách làm", "Thôn bàn"]
    )
    for path, words in ((("dia_ban", "tinh"), "“Hà Giang” và “Lào Cai”"), (("tieu_de",), "“Thôn họp” và “Thôn bàn”")):
        cell = answers.cells[path]
        assert isinstance(cell, CellError)
        assert f"hai câu trả lời ({words})" in cell.sentence
    assert said(read(["Tên cách làm", "Thôn họp"], ["", "rồi bàn"])) == {"tieu_de": "Thôn họp rồi bàn"}


def test_a_link_behind_other_words_is_the_address() -> None:
    grid = Grid([["Nguồn 1: địa chỉ web", "xem ở đây"]], lambda *_: Spot("", "", 1, 1), {0: ["https://example.vn/a"]})
    assert tall_reader.read(grid, WORDS).cells["nguon", 0, "url"] == "https://example.vn/a"


TEXTS = st.one_of(
    st.text(max_size=20),
    st.sampled_from([question.heading for question in questions()]),
    st.sampled_from(["Bước 1", "Kết quả 2", "Mẫu số 2", "", "Trả lời", *STAGE_NAMES.values()]),
)


@given(st.lists(st.lists(TEXTS, min_size=1, max_size=4), max_size=12))
def test_every_letter_is_in_an_answer_a_notice_or_the_form_itself(rows: list[list[str]]) -> None:
    """Whatever stands wherever: nothing is dropped without a word but bare numbers, by which people count rows."""
    answers = read(*rows)
    told = "".join(
        [cell if isinstance(cell, str) else cell.sentence for cell in answers.cells.values()]
        + [notice.sentence for notice in answers.notices]
    )
    letters = re.sub(r"[\W_]", "", told)
    for text in itertools.chain.from_iterable(rows):
        own = labelled(text) or text.strip(" .)").isdigit() or is_furniture(text) or text in STAGE_NAMES.values()
        words = [re.sub(r"[\W_]", "", word) for word in ([] if own else list_items(text))]
        for word in words:
            assert word in letters, (text, told)


def test_the_setting_is_asked() -> None:
    assert SETTING in {question.path for question in first_page()}
