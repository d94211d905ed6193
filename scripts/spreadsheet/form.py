"""The forms that communes fill in, made from the model and the controlled words.

For one practice a sheet or a Word document of questions, for many a table of the same columns, as a workbook or a text file.
"""

from __future__ import annotations

import itertools

from scripts.content import urls
from scripts.content.problem import FieldPath
from scripts.content.vocabulary import Vocabulary
from scripts.spreadsheet import csv_file, form_lines, word_form, xlsx_file
from scripts.spreadsheet.columns import EXAMPLE, NOTE, SETTING, STAGES, Column, Kind, choices, columns
from scripts.spreadsheet.questions import form_line
from scripts.spreadsheet.xlsx_file import Sheet

SHEET = "Bài"
GUIDE = "Hướng dẫn"
LISTS = "Danh mục"
NUMBER_SHEET = "Mẫu số"
"""The hidden sheet that says which form it is."""
EXAMPLE_SHEET = "Ví dụ"
"""The form of one practice, filled in to show how; it is not read."""
_LIST = "ds_{}"
TITLE = "Mẫu nhập cách làm hay"
_WIDTHS = {Kind.TEXT: 26, Kind.LINES: 48, Kind.DATE: 13, Kind.CHOICE: 24, Kind.MARK: 16, Kind.NOTE: 10}
_WIDE: dict[FieldPath, int] = {("tieu_de",): 34, ("tom_tat",): 40, ("boi_canh",): 40}
_QUESTION_WIDTHS = (42, 56, 15)
_LINE = 15  # points
_HEAD, _HELP, _EXAMPLE = 1, 2, 3
_SHADES = {_HEAD: "CFE2F3", _HELP: "F3F3F3", _EXAMPLE: "FFF2CC"}

_GUIDE = (
    "Cách điền",
    f"1. Mở trang “{SHEET}”. Mỗi dòng kể một cách làm có thật. Cột có dấu * là bắt buộc, cột khác không có thì để trống.",
    "2. Dòng màu vàng là ví dụ, máy bỏ qua. Điền từ dòng ngay dưới nó; giữ nguyên dòng tiêu đề cột.",
    "3. Ô có mũi tên: bấm mũi tên rồi chọn. Việc nào cho thấy một khâu thì mở đầu dòng bằng tên khâu, ví dụ: Dân bàn: cả thôn họp chọn mức góp.",
    "4. Ô kể nhiều ý (cách làm, kết quả…): mỗi ý một dòng trong ô, xuống dòng bằng Alt+Enter, nhiều nhất 20 ý.",
    "5. Ngày tháng biết đến đâu ghi đến đó: 2020, hoặc 9/2020, hoặc 12/9/2020.",
    (
        "6. Mỗi bài phải có ít nhất một nguồn công khai: bài báo, trang của cơ quan, báo cáo đã đăng. Có hai nguồn trở lên thì câu"
        " có con số phải kết thúc bằng số của nguồn, ví dụ: Làm xong 400 m đường. [1]"
    ),
    "7. Không dùng công thức, không gộp ô. Điền xong lưu kiểu Excel (.xlsx) rồi gửi cho người giữ kho.",
)
_SHEET_GUIDE = (
    "Cách điền",
    f"1. Mở trang “{SHEET}”, trả lời ở cột giữa. Câu có dấu * là bắt buộc; câu khác không có thì để trống. Xem trang “{EXAMPLE_SHEET}”.",
    "2. Câu 9 và 10: mỗi dòng một việc. Việc nào cho thấy rõ một khâu thì chọn khâu ở ô bên phải. Thiếu dòng thì chèn thêm dòng.",
    "3. Ô có mũi tên: bấm mũi tên rồi chọn. Điện thoại không hiện mũi tên thì gõ tên như trong trang này.",
    "4. Câu kể nhiều ý: mỗi ý một dòng trong ô, xuống dòng bằng Alt+Enter.",
    "5. Kể bài nữa thì chép cả trang: bấm chuột phải vào tên trang, chọn Di chuyển hoặc Sao chép (Move or Copy), Tạo bản sao.",
    "6. Đừng sửa câu hỏi. Lưu kiểu Excel (.xlsx) rồi gửi cho người giữ kho.",
)
_WHAT = (
    "",
    "Viết cho người ta làm theo được",
    "Tiêu đề nói việc, không nói thành tích. Cách làm kể ai làm gì, trước sau ra sao. Kết quả nói ai được gì, bao nhiêu.",
    "Chỉ ghi điều nguồn nói, kể bằng lời của mình. Nguồn không nói khó khăn hay điều kiện thì để trống.",
    "",
    "Không được ghi",
    "Tên người dân, tên riêng của cán bộ: dùng chức danh, cơ quan, hoặc “một hộ trong thôn”.",
    "Số điện thoại, số căn cước, thư điện tử của người. Đường dây nóng đã công bố thì được, nhưng gọi rõ là đường dây nóng.",
    "Ai theo đạo nào; chi tiết khiến người ngoài nhận ra hộ nghèo, người bệnh, người khiếu nại.",
    "",
)
_HEADINGS = frozenset({"Cách điền", "Viết cho người ta làm theo được", "Không được ghi", "Sáu khâu", "Chủ đề"})


def files(vocabulary: Vocabulary) -> dict[str, bytes]:
    """The forms as the site offers them, by path from the root of the site."""
    return {
        urls.FORM: xlsx(vocabulary),
        urls.FORM_CSV: csv(vocabulary),
        urls.FORM_SHEET: sheet(vocabulary),
        urls.FORM_WORD: word(vocabulary),
    }


def sheet(vocabulary: Vocabulary) -> bytes:
    """The workbook for one practice: the questions, an example, how to fill them in, the lists behind them."""
    guide = _lines(GUIDE, [TITLE, "", *_SHEET_GUIDE, *_WHAT, *_words(vocabulary)])
    sheets = [
        _questions(SHEET, vocabulary, filled=False),
        _questions(EXAMPLE_SHEET, vocabulary, filled=True),
        guide,
        _lists(vocabulary),
        _number(),
    ]
    return xlsx_file.write(sheets, TITLE)


def word(vocabulary: Vocabulary) -> bytes:
    """The form for one practice as a Word document."""
    return word_form.make(vocabulary)


def csv(vocabulary: Vocabulary) -> bytes:
    """Headings, help and example as a text file."""
    return csv_file.write(_rows(vocabulary))


def xlsx(vocabulary: Vocabulary) -> bytes:
    """The workbook: how to fill it in, the form, the lists behind it."""
    return xlsx_file.write([_guide(vocabulary), _form(vocabulary), _lists(vocabulary), _number()], TITLE)


def _rows(vocabulary: Vocabulary) -> list[list[str]]:
    """Headings, help, example."""
    form_columns = columns()
    return [
        [column.heading for column in form_columns],
        ["Trợ giúp" if column.path == NOTE else column.help for column in form_columns],
        [_example(column, choices(vocabulary)) for column in form_columns],
    ]


def _example(column: Column, lists: dict[str, dict[str, str]]) -> str:
    """What the example says in a column; where its word is no longer in the list, the first one."""
    text = EXAMPLE.get(column.path, "")
    if column.kind is not Kind.CHOICE or not text:
        return text
    labels = lists[column.list_name]
    return next((label for label, value in labels.items() if value == text), next(iter(labels), ""))


def _form(vocabulary: Vocabulary) -> Sheet:
    form_columns = columns()
    return Sheet(
        SHEET,
        _rows(vocabulary),
        [_WIDE.get(column.path, _WIDTHS[column.kind]) for column in form_columns],
        bold=frozenset({_HEAD}),
        italic=frozenset({_HELP, _EXAMPLE}),
        shades=_SHADES,
        heights={_HEAD: 34, _HELP: 112, _EXAMPLE: 150},
        frozen="C3",
        choices={
            number: _LIST.format(column.list_name)
            for number, column in enumerate(form_columns, start=1)
            if column.kind is Kind.CHOICE
        },
    )


def _guide(vocabulary: Vocabulary) -> Sheet:
    return _lines(GUIDE, [TITLE, "", *_GUIDE, *_WHAT, *_words(vocabulary)])


def _words(vocabulary: Vocabulary) -> list[str]:
    """What the links of the chain and the topics mean."""
    lines = ["Sáu khâu", *(f"{stage.name}: {stage.description}" for stage in vocabulary.stages.values())]
    return [*lines, "", "Chủ đề", *(f"{topic.name}: {topic.description}" for topic in vocabulary.topics.values())]


def _lines(title: str, lines: list[str]) -> Sheet:
    bold = frozenset(number for number, line in enumerate(lines, start=1) if number == 1 or line in _HEADINGS)
    return Sheet(title, [[line] for line in lines], [110], bold=bold)


def _number() -> Sheet:
    return Sheet(NUMBER_SHEET, [[form_line()]], [20], hidden=True)


def _questions(title: str, vocabulary: Vocabulary, *, filled: bool) -> Sheet:
    """The questions one below the other, the answer beside each, the link of the chain beside deeds and results."""
    lines = form_lines.lines(vocabulary, filled=filled)
    rows = [[line.label, line.answer, line.stage] for line in lines]
    numbered = list(enumerate(lines, start=1))
    choices_ = {(number, 2): _LIST.format(line.choice) for number, line in numbered if line.choice}
    choices_ |= {(number, 3): _LIST.format(STAGES) for number, line in numbered if line.has_stage}
    return Sheet(
        title,
        rows,
        _QUESTION_WIDTHS,
        bold=frozenset(number for number, line in numbered if line.is_heading),
        shades={number: "EDEDED" for number, line in numbered if line.is_heading and number > 1},
        cell_choices=choices_,
        bold_labels=frozenset(number for number, line in numbered if line.is_first),
        # a row whose height is set no longer grows with what is typed: only those of the example, which nobody fills in
        heights={number: _LINE * _height(line.answer) for number, line in numbered if _height(line.answer) > 1},
        framed=frozenset(number for number, line in numbered if line.is_question),
        unwrapped=frozenset(number for number, line in numbered if not line.is_question),
        upright=True,
    )


def _height(answer: str) -> int:
    """How many lines an answer takes in its column."""
    return sum(-(-len(line) // (_QUESTION_WIDTHS[1] - 6)) for line in answer.split("\n"))


def _lists(vocabulary: Vocabulary) -> Sheet:
    lists = {name: list(labels) for name, labels in choices(vocabulary).items()}
    titles = {
        SETTING[0]: "Loại hình",
        STAGES: "Khâu",
        "tinh": "Tỉnh",
        "chu_de": "Chủ đề",
        "van_ban": "Văn bản",
        "loai": "Loại nguồn",
    }
    heads = [titles[name] for name in lists]
    rows = [heads, *itertools.zip_longest(*lists.values(), fillvalue="")]
    return Sheet(
        LISTS,
        rows,
        [40] * len(lists),
        bold=frozenset({_HEAD}),
        lists={number: _LIST.format(name) for number, name in enumerate(lists, start=1)},
        hidden=True,
    )
