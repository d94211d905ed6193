"""The form that communes fill in: a workbook and a text file of the same columns, made from the model and the controlled words."""

from __future__ import annotations

import itertools

from scripts.content import urls
from scripts.content.problem import FieldPath
from scripts.content.vocabulary import Vocabulary
from scripts.spreadsheet import csv_file, xlsx_file
from scripts.spreadsheet.columns import EXAMPLE, NOTE, SETTING, Column, Kind, choices, columns
from scripts.spreadsheet.xlsx_file import Sheet

SHEET = "Bài"
GUIDE = "Hướng dẫn"
LISTS = "Danh mục"
"""Name of the list of what a mark can be."""
_LIST = "ds_{}"
TITLE = "Mẫu nhập cách làm hay"
_WIDTHS = {Kind.TEXT: 26, Kind.LINES: 48, Kind.DATE: 13, Kind.CHOICE: 24, Kind.MARK: 16, Kind.NOTE: 10}
_WIDE: dict[FieldPath, int] = {("tieu_de",): 34, ("tom_tat",): 40, ("boi_canh",): 40}
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
    """The form as the site offers it, by path from the root of the site."""
    return {urls.FORM: xlsx(vocabulary), urls.FORM_CSV: csv(vocabulary)}


def csv(vocabulary: Vocabulary) -> bytes:
    """Headings, help and example as a text file."""
    return csv_file.write(_rows(vocabulary))


def xlsx(vocabulary: Vocabulary) -> bytes:
    """The workbook: how to fill it in, the form, the lists behind it."""
    return xlsx_file.write([_guide(vocabulary), _form(vocabulary), _lists(vocabulary)], TITLE)


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
    lines = [TITLE, "", *_GUIDE, "Sáu khâu"]
    lines += [f"{stage.name}: {stage.description}" for stage in vocabulary.stages.values()]
    lines += ["", "Chủ đề", *(f"{topic.name}: {topic.description}" for topic in vocabulary.topics.values())]
    bold = frozenset(number for number, line in enumerate(lines, start=1) if number == 1 or line in _HEADINGS)
    return Sheet(GUIDE, [[line] for line in lines], [110], bold=bold)


def _lists(vocabulary: Vocabulary) -> Sheet:
    lists = {name: list(labels) for name, labels in choices(vocabulary).items()}
    titles = {SETTING[0]: "Loại hình", "tinh": "Tỉnh", "chu_de": "Chủ đề", "van_ban": "Văn bản", "loai": "Loại nguồn"}
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
