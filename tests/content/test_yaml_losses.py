"""What YAML takes away or changes without a word is told: every letter of a file is in the entry or in a message."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scripts.content import loader, yaml_file
from scripts.content.problem import Problem, Severity
from scripts.content.yaml_file import Value, YamlFile
from scripts.system.paths import ROOT
from tests.conftest import ENTRY

LINE = "  - Làm xong 100 m đường.\n"
"""Line 14 of the entry; the cases stand in its place."""
AT = 14


def read(text: str) -> YamlFile:
    made = YamlFile("practices/ton-giao/bai.yaml")
    yaml_file.parse(made, text.encode())
    return made


def told(text: str) -> list[Problem]:
    """All that reading and the shape say of a text."""
    made = read(text)
    return loader.record(made, "bai", "ton-giao")[1]


CASES = [
    # text behind a blank and a #
    ("  - Lắp 42 bóng đèn #1, sáng đến 22 giờ.\n", 14, 'trong nháy: "Lắp 42 bóng đèn #1, sáng đến 22 giờ."'),
    ("  - # 1 đèn\n", 14, "phần sau dấu # bị bỏ (“# 1 đèn”)"),
    ('  - Gọi "đèn" #1 trước\n', 14, "trong nháy: 'Gọi \"đèn\" #1 trước'"),
    ('  - "Lắp đèn" # 42 bóng\n', 14, "“# 42 bóng” là ghi chú, không vào bài"),
    ("  - >- # 42 bóng\n    Lắp đèn\n", 14, "“# 42 bóng” là ghi chú, không vào bài"),
    ("  - Lắp\n# giữa\n  - Thắp #2\n", 16, "phần sau dấu # bị bỏ (“#2”)"),
    # ": " and " - " inside plain text
    ("  - Lắp đèn: 42 bóng\n", 14, "giữa câu có dấu “: ”"),
    ("  - dan-ban: Lắp đèn: 42 bóng\n", 14, "có dấu “: ” giữa câu"),
    ("  - Lắp đèn\n    - Thắp đèn\n", 15, "bị nối vào dòng trên chứ không thành một mục"),
    ("  - Lắp đèn\n    -Thắp đèn\n", 15, "bị nối vào dòng trên chứ không thành một mục"),
    ("  - Lắp đèn\n    • Thắp đèn\n", 15, "bị nối vào dòng trên chứ không thành một mục"),
    ("  - Lắp đèn\n    2. Thắp đèn\n", 15, "bị nối vào dòng trên chứ không thành một mục"),
    *(
        (f"  - Lắp đèn\n    {mark} Thắp đèn\n", 15, "bị nối vào dòng trên chứ không thành một mục")
        for mark in ("+", "*", "–", "a)", "(b)", "(3)")
    ),
    ("  - Lắp đèn\n  -Thắp đèn\n", 15, "sau dấu “-” thiếu dấu cách; hãy viết “- Thắp đèn”"),
    ("  - - Lắp đèn\n", 14, "phải là chữ"),
    # marks that are no dash, dashes out of line, sentences that begin with a bracket
    *((f"  {mark} Lắp đèn\n", 14, "hãy viết “- Lắp đèn”") for mark in ("•", "–", "+", "*", "1.", "2)", "-\u00a0")),
    ("  • Lắp đèn\n  • Thắp đèn\n", 14, "hãy viết “- Lắp đèn”"),
    ("  - Lắp đèn\n  • Thắp đèn\n", 15, "hãy viết “- Thắp đèn”"),
    ("- Lắp đèn\n", 15, "dấu “-” thụt vào sâu hơn dòng trên"),
    ("  - [1] Lắp đèn\n", 14, "câu mở đầu bằng dấu [ thì phải đặt"),
    ("  - {Lắp} đèn\n", 14, "câu mở đầu bằng dấu { thì phải đặt"),
    ("  - [Lắp đèn\n", 14, "ngoặc [ mở ở đây mà không đóng"),
    ("  - > 50 hộ\n", 14, "dấu ấy là của câu thì đặt trong nháy"),
    # blocks that join lines
    ("  - |\n    Lắp đèn\n    Thắp đèn\n", 14, "các dòng và đoạn ở đây bị nối thành một câu liền"),
    ("  - |\n    - Lắp đèn\n    - Thắp đèn\n", 15, "bị nối vào dòng trên"),
    ("  - >-\n    - Lắp đèn\n    - Thắp đèn\n", 15, "bị nối vào dòng trên"),
    ("  - >-\n    Lắp đèn\n\n    Thắp đèn\n", 16, "các dòng và đoạn ở đây bị nối"),
    ("  - Lắp đèn\n\n    Thắp đèn\n", 15, "các dòng và đoạn ở đây bị nối"),
    ("  - >-\n    Lắp đèn\n  Thắp đèn\n", 16, "thiếu dấu “:” sau tên khóa, hoặc dòng nối tiếp chưa thụt lề"),
    ("  - >- Lắp đèn\n", 14, "phải xuống dòng"),
    # quotes
    ('  - "Lắp đèn" 42 bóng\n', 14, "sau dấu nháy đóng còn chữ “42 bóng”"),
    ("  - 'Lắp đèn' 42 bóng\n", 14, "sau dấu nháy đóng còn chữ “42 bóng”"),
    ('  - "Lắp đèn\n', 14, 'dấu nháy " mở ở đây mà không đóng'),
    ("  - 'Lắp đèn\n", 14, "dấu nháy ' mở ở đây mà không đóng"),
    ('  - "Lắp ổ C:\\new"\n', 14, "“\\n” bị hiểu là xuống dòng"),
    ('  - "Lắp \\u0111èn"\n', 14, "“\\u0111” bị hiểu là chữ “đ”"),
    ('  - "Lắp \\x41"\n', 14, "“\\x41” bị hiểu là chữ “A”"),
    ('  - "Lắp \\/ đèn"\n', 14, "bị hiểu là dấu /"),
    ('  - "Lắp \\quay"\n', 14, "dấu \\ có nghĩa riêng"),
    # words and figures that are no text
    *((f"  - {word}\n", 14, f"“{word}” không có nháy bị YAML hiểu là giá trị đúng/sai") for word in ("yes", "No", "on", "OFF")),
    *((f"  - {word}\n", 14, "đang để trống") for word in ("~", "null", "NULL", "")),
    *((f"  - {word}\n", 14, "không có nháy bị YAML hiểu là số") for word in ("007", "1_000", "12:30", "1.928", "0x1F", "+5")),
    ("  - 1928\n", 14, "phải là chữ"),
    ("  - true\n", 14, "phải là chữ"),
    ("  - =\n", 14, "ký hiệu riêng"),
    # what this project has no use for
    ("  - &a Lắp đèn\n", 14, "không dùng neo YAML (&a)"),
    ("  - *a\n", 14, "không dùng bí danh YAML (*a)"),
    ("  - **Lắp đèn**\n", 14, "phải đặt trong nháy kép"),
    ("  - {<<: Lắp}\n", 14, '- "<<: …"'),
    ("  - !!str Lắp đèn\n", 14, "thẻ YAML"),
    ("  - !Lắp đèn\n", 14, "là thẻ YAML"),
    ("  - ! Lắp đèn\n", 14, "dấu “!” mở đầu câu bị YAML bỏ đi"),
    ("  - !!seq [Lắp]\n", 14, "thẻ YAML"),
    ("  - !khau dan-ban: Lắp\n", 14, "thẻ YAML"),
    ("  - Lắp đèn\ntom_tat: Thắp đèn\nluu_y:\n", 15, "khóa “tom_tat” đã có ở dòng 2"),
    ("  - Lắp\tđèn # Thắp\n", 14, "phần sau dấu # bị bỏ"),
    ("\t- Lắp đèn\n", 14, "phím Tab"),
    ("  - Lắp\u2028# đèn\n", 14, "dấu xuống dòng ẩn U+2028"),
    ("  - Lắp\u0085đèn\n", 14, "dấu xuống dòng ẩn U+0085"),
    ("  - Lắp\u2029đèn\n", 14, "dấu xuống dòng ẩn U+2029"),
    ("<<<<<<< HEAD\n  - Lắp\n=======\n  - Thắp\n>>>>>>> nhanh\n", 14, "“<<<<<<< HEAD” là dấu Git để lại"),
    ("  - >-\n    Lắp\n=======\n    Thắp\n", 16, "“=======” là dấu Git để lại"),
    ("---\na: b\nket_qua:\n", 14, "một tệp chỉ chứa một bài"),
    ("  - Lắp\n  tom_tat:Thắp\n", 15, "sau dấu “:” thiếu dấu cách; hãy viết “tom_tat: Thắp”"),
]  # fmt: skip


@pytest.mark.parametrize(("line", "number", "sentence"), CASES)
def test_each_is_told_at_its_own_line(line: str, number: int, sentence: str) -> None:
    problems = told(ENTRY.replace(LINE, line))
    assert [problem for problem in problems if sentence in problem.message and problem.line == number], problems


def test_a_title_whose_quote_is_open_is_told_at_the_title() -> None:
    """Though the parser runs on to the next quote, wherever that is."""
    text = ENTRY.replace('thôn xem"', "thôn xem").replace(LINE, '  - "Làm xong" rồi\n')
    (problem,) = told(text)
    assert (problem.line, problem.column) == (1, 10)


@pytest.mark.parametrize(
    "line",
    [
        "  - Lắp đèn#1 và C#.\n",
        '  - "Lắp đèn #1: sáng - tối"\n',
        "  - 'Lắp đèn #1 ở ổ C:\\new'\n",
        '  - "Lắp \\"đèn\\" ở C:\\\\new"\n',
        "  - >-\n    Lắp đèn #1,\n    thắp đèn #2: 42 bóng\n",
        "  - >-\n    Bà Rịa\n    - Vũng Tàu\n",
        "  - Lắp đèn\n    thắp đèn\n",
        '  - "Lắp đèn\n    thắp đèn #1"\n',
        "  # đứng riêng\n  - Lắp đèn\n",
        "# đứng riêng # hai dấu\n  - Lắp đèn\n",
        "  - |\n    Lắp đèn\n",
        "  - 08\n",
        "  - 2020-13-45\n",
        "  - Lắp =======\n",
    ],
)
def test_what_loses_nothing_is_not_told(line: str) -> None:
    assert told(ENTRY.replace(LINE, line)) == []


def test_joined_lines_are_a_warning_and_told_once() -> None:
    """Where the model refuses several lines, that alone is said."""
    (joined,) = told(ENTRY.replace(LINE, "  - |\n    Lắp\n    Thắp\n"))
    assert joined.severity is Severity.WARNING
    (refused,) = told(ENTRY.replace("chu_tri: Ban", "chu_tri: |\n  Ban\n  Tổ"))
    assert (refused.rule, refused.severity) == ("kieu", Severity.ERROR)


def test_a_bracket_that_is_open_is_told_where_it_opens() -> None:
    """Though the parser runs on to the next key, or to one that has brackets of its own."""
    (problem,) = told(ENTRY.replace("[duong-giao-thong]", "[duong-giao-thong"))
    assert (problem.line, problem.column) == (16, 9)
    assert "ngoặc [ mở ở đây mà không đóng" in problem.message


def test_a_directive_is_told() -> None:
    (problem,) = told("%YAML 1.1\n---\n" + ENTRY)
    assert "dòng bắt đầu bằng %" in problem.message


def test_no_entry_of_the_collection_loses_anything() -> None:
    """What the rule would refuse by mistake shows here first."""
    collection = loader.load(ROOT)
    assert [problem for problem in collection.problems if problem.rule == "bay-yaml"] == []


# The kind as a whole: raw letters against those of the values

PIECES = [
    *("Lắp", "đèn", "42", "#1", "# ", " #", ": ", " - ", "-", "- ", "\n", "\n  ", "\n    ", "\n      ", "\n  - ", "'", '"', "\\"),
    *("\\n", "\\u0111", "|", ">-", "yes", "no", "~", "null", "007", "1_000", "12:30", "2020-01-02", "&a ", "*a", "<<: ", "!t "),
    *("! ", "[", "]", "{", "}", ", ", "\t", "\ufeff", "\u0085", "\u2028", "---\n", "...\n", "%A b\n", "? ", "=", "<<<<<<< a\n"),
    *("•", "1. ", "``", "@", "\r", "\r\n"),
]  # fmt: skip


def letters(text: str) -> str:
    """What a reader would miss if it were gone."""
    return "".join(char for char in text.casefold() if char.isalnum())


def raw_letters(text: str) -> str:
    """Those of a file without comments that stand alone on their lines, and without what heads a block."""
    lines = [line for line in re.split(r"\r\n|[\n\r]", text) if not re.match(r"[ \t]*#", line)]
    return letters("\n".join(lines))


def held(value: Value) -> str:
    """Keys and values in their order."""
    if isinstance(value, dict):
        return "".join(letters(key) + held(item) for key, item in value.items())
    if isinstance(value, tuple):
        return "".join(map(held, value))
    return letters(str(value)) if value is not None else ""


@settings(max_examples=1500)
@given(
    st.lists(st.sampled_from(PIECES), min_size=1, max_size=8).map("".join),
    st.sampled_from(
        ["  - ", "  - Lắp ", '  - "', "  - '", "  - >-\n    ", "chu_tri: ", "  - dan-ban: ", "luu_y: [", ""]
    ),
    st.sampled_from(["\n", '"\n', "'\n", "]\n"]),
)
def test_every_letter_is_in_the_entry_or_a_problem_is_told(piece: str, before: str, after: str) -> None:
    """Nothing is said only where nothing is lost."""
    text = ENTRY.replace(LINE, before + piece + after)
    made = read(text)
    if not loader.record(made, "bai", "ton-giao")[1]:
        assert held(made.values) == raw_letters(text)


@pytest.mark.parametrize(
    ("old", "new", "place", "sentence"),
    [
        (LINE, "  - Làm xong #1\n    trong tháng.\n", (14, 14), "dấu # đứng sau dấu cách mở một ghi chú"),
        ("[luat-moi-2022]", "[{ma: luat-moi-2022, dieu: Điều #2}]", (17, 42), "dấu # đứng sau dấu cách mở một ghi chú"),
        ("  tinh: Quảng Nam", "\u00a0\u00a0tinh: Quảng Nam", (4, 1), "thụt lề bằng dấu cách lạ U+00A0"),
        ("chu_tri: Ban", "chu_tri：Ban", (9, 8), "dấu “：” không phải dấu hai chấm thường; hãy gõ lại: “chu_tri: Ban"),
        (LINE, "  - 'Làm xong\\n100 m.'\n", (14, 14), "trang sẽ hiện nguyên hai chữ “\\n”"),
        (
            LINE + "  - dan-ban: Cả thôn bàn rồi chọn góp theo khẩu.\n",
            "  – Làm xong.\n  – Cả thôn bàn.\n",
            (14, 3),
            "dấu “–” không mở được mục của danh sách; hãy thay bằng dấu “-”",
        ),
    ],
)
def test_what_was_typed_is_named_where_it_stands(old: str, new: str, place: tuple[int, int], sentence: str) -> None:
    """A comment within a sentence, blanks, colons and dashes of another kind, a break that was spelt."""
    assert old in ENTRY
    first = read(ENTRY.replace(old, new)).problems[0]
    assert (first.line, first.column) == place
    assert first.message.startswith(sentence), first.message


def test_a_comment_that_takes_nothing_away_is_not_blamed() -> None:
    """Behind the colon of a key it is where people put it; the fault is the second colon of the next line."""
    text = ENTRY.replace("chu_tri: Ban", "chu_tri: # ai đứng ra\n  Họp dân: bàn: Ban")
    problems = read(text).problems
    assert problems
    assert not [one for one in problems if one.message.startswith("dấu #")]
