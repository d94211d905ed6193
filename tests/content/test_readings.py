"""One table of readings: the same hundred texts through every door, which all take, refuse or write the same value."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

import pytest

from scripts.authoring import choice_matching, fixer, new_entry
from scripts.authoring.questions import QUESTIONS, Answers
from scripts.content import loader, readings, yaml_file
from scripts.content.collection import Collection
from scripts.content.problem import FieldPath
from scripts.content.yaml_file import Value, YamlFile
from scripts.spreadsheet.cell_parser import CellParser
from scripts.spreadsheet.columns import columns
from scripts.spreadsheet.tables import CellError
from scripts.system.paths import ROOT
from scripts.validation import rules
from tests.conftest import ENTRY, NO_QUESTIONS, TODAY

WORDS = loader.load(ROOT).vocabulary
READINGS = readings.of(WORDS)
ASKED = {part.key: part for question in QUESTIONS for part in (question, *question.row)}
COLUMNS = {column.path: column for column in columns()}


class Field(NamedTuple):
    """A field as each door calls it: the question of `new`, the column of the form, its place in a file."""

    question: str
    column: FieldPath
    path: FieldPath


FROM = Field("thoi_gian.tu", ("thoi_gian", "tu"), ("thoi_gian", "tu"))
DAY = Field("nguon.ngay", ("nguon", 0, "ngay"), ("nguon", 0, "ngay"))
PROVINCE = Field("dia_ban.tinh", ("dia_ban", "tinh"), ("dia_ban", "tinh"))
TOPIC = Field("chu_de", ("chu_de", 0), ("chu_de", 0))
DOCUMENT = Field("van_ban", ("van_ban", 0), ("van_ban", 0))
KIND = Field("nguon.loai", ("nguon", 0, "loai"), ("nguon", 0, "loai"))
ADDRESS = Field("nguon.url", ("nguon", 0, "url"), ("nguon", 0, "url"))
STEPS = Field("cach_lam", ("cach_lam",), ("cach_lam",))
TITLE = Field("tieu_de", ("tieu_de",), ("tieu_de",))

CERTAIN = [
    *((FROM, text, value) for text, value in {
        "2020": "2020", "năm 2020": "2020", "Năm 2020.": "2020", "“2020”": "2020", "9/2020": "2020-09", "09/2020": "2020-09",
        "9-2020": "2020-09", "9.2020": "2020-09", "tháng 9/2020": "2020-09", "Tháng 9 năm 2020": "2020-09",
        "tháng 9, 2020": "2020-09", "tháng chín năm 2020": "2020-09", "tháng năm năm 2020": "2020-05",
        "tháng mười hai 2020": "2020-12", "T9/2020": "2020-09", "2020/9": "2020-09", "2020-9": "2020-09",
        "12/9/2020": "2020-09-12", "12-9-2020": "2020-09-12", "12.9.2020": "2020-09-12", "12 / 9 / 2020": "2020-09-12",
        "ngày 12/9/2020": "2020-09-12", "ngày 12 tháng 9 năm 2020": "2020-09-12", "mùng 2 tháng 9 năm 2020": "2020-09-02",
        "mồng 2/9/2020": "2020-09-02", "2020/09/12": "2020-09-12", "2020.9.12": "2020-09-12",
        "2020-09-12 00:00:00": "2020-09-12", "12 thg 9, 2020": "2020-09-12", "12-Sep-2020": "2020-09-12", "Sep 2020": "2020-09",
        "12 September 2020": "2020-09-12", "Sep 12, 2020": "2020-09-12", "０９/２０２０": "2020-09", "12/9/2020 08:30": "2020-09-12",
        "2020-09-12 17:05:33": "2020-09-12", "12/9/2020 8:30 SA": "2020-09-12", "2020-09-12T00:00:00.000Z": "2020-09-12",
        "2020-09-11T17:00:00.000Z": "2020-09-12",
    }.items()),
    *((field, text, "2021-09-14") for field in (DAY, FROM) for text in (
        "Thứ Ba, 14/09/2021 | 08:15 (GMT+7)", "Thứ ba, ngày 14/9/2021", "Cập nhật lúc 14/9/2021", "08:15 14/09/2021",
        "14/09/2021 - 08:15", "Thứ 3, 14-09-2021, 8:15 AM", "Cập nhật: 08h15 ngày 14 tháng 9 năm 2021", "Ngày đăng: 14/9/2021",
        "14/09/2021 08:15 GMT+7", "2021-09-14T08:15:00+07:00", "T3, 14/09/2021 | 08 giờ 15 phút",
    )),
    (DAY, "26/3/2021", "2021-03-26"), (DAY, "tháng 3 năm 2021", "2021-03"),
    *((PROVINCE, text, value) for text, value in {
        "Tuyên Quang": "Tuyên Quang", "tuyen quang": "Tuyên Quang", "TUYÊN QUANG": "Tuyên Quang", "Tỉnh Lào Cai": "Lào Cai",
        "tỉnh quảng nam": "Quảng Nam", "TP.HCM": "Hồ Chí Minh", "TP HCM": "Hồ Chí Minh", "Sài Gòn": "Hồ Chí Minh",
        "Thành phố Đà Nẵng": "Đà Nẵng", "thua thien hue": "Thừa Thiên Huế", "vung tau": "Bà Rịa - Vũng Tàu",
        "Trung ương": "Toàn quốc", "cả nước": "Toàn quốc", "toan quoc": "Toàn quốc", "“Lào Cai”": "Lào Cai", "tuyen": "Tuyên Quang", "TW": "Toàn quốc",
        "T. Nghệ An": "Nghệ An", "Tp.Hồ Chí Minh": "Hồ Chí Minh", "KonTum": "Kon Tum", "Thừa Thiên - Huế": "Thừa Thiên Huế",
    }.items()),
    *((TOPIC, text, value) for text, value in {
        "Hiến đất": "hien-dat", "hien dat": "hien-dat", "hien_dat": "hien-dat", "Đường, cầu": "duong-giao-thong",
        "thu chi": "thu-chi-cong-khai", "hop dan, lay y kien": "hop-dan-lay-y-kien", "“hien-dat”": "hien-dat",
        "đèn đường": "dien-nuoc-thuy-loi",
    }.items()),
    *((DOCUMENT, text, value) for text, value in {
        "10/2022/QH15": "luat-thuc-hien-dan-chu-o-co-so-2022", "59/2023": "nghi-dinh-59-2023",
        "nghị định 59/2023/NĐ-CP": "nghi-dinh-59-2023",
        "Luật Thực hiện dân chủ ở cơ sở": "luat-thuc-hien-dan-chu-o-co-so-2022",
    }.items()),
    *((KIND, text, value) for text, value in {
        "Báo chí": "bao-chi", "báo": "bao-chi", "bao_chi": "bao-chi", "Văn bản": "van-ban", "NGHIÊN CỨU": "nghien-cuu",
        "trang của cơ quan": "co-quan",
    }.items()),
    *((ADDRESS, text, value) for text, value in {
        "https://a.vn/b?fbclid=x": "https://a.vn/b", "https://a.vn/b?utm_source=x&id=3": "https://a.vn/b?id=3",
        "<https://a.vn/b>": "https://a.vn/b", "“https://a.vn/b”": "https://a.vn/b",
        "https://a.vn/b?id=3&amp;zarsrc=30": "https://a.vn/b?id=3", "http://a.vn/b": "http://a.vn/b",
        "HTTPS://A.vn/B": "https://a.vn/B", "(https://a.vn/b)": "https://a.vn/b", "https://a.vn/b.": "https://a.vn/b",
        "https://a.vn/b#:~:text=hop": "https://a.vn/b", "https://www.google.com/url?q=https://a.vn/b": "https://a.vn/b",
        "https://l.facebook.com/l.php?u=https%3A%2F%2Fa.vn%2Fb%3Ffbclid%3D1": "https://a.vn/b",
        "https://a.vn/b?gidzl=x&srsltid=y": "https://a.vn/b", "https://a.vn/b?__cft__%5B0%5D=x&__tn__=R": "https://a.vn/b",
        "https://www.google.com/amp/s/a.vn/b": "https://a.vn/b",
        "https://translate.google.com/translate?sl=vi&u=https://a.vn/b": "https://a.vn/b",
        "https://www.facebook.com/flx/warn/?u=https%3A%2F%2Fa.vn%2Fb": "https://a.vn/b",
    }.items()),
    *((STEPS, text, value) for text, value in {
        "• Họp\n• Làm": ("Họp", "Làm"), "1. Họp\n2. Làm": ("Họp", "Làm"), "1) Họp\n2) Làm": ("Họp", "Làm"),
        "a) Họp\nb) Làm": ("Họp", "Làm"), "(1) Họp\n(2) Làm": ("Họp", "Làm"), "➢ Họp\n✔ Làm": ("Họp", "Làm"),
        "\uf0b7 Họp\n\uf0a7 Làm": ("Họp", "Làm"), "+ Họp\n– Làm": ("Họp", "Làm"), "1. 60 hộ họp\n2. 42 hộ góp": ("60 hộ họp", "42 hộ góp"),
        "50. 000 đồng mỗi hộ\nLàm": ("50. 000 đồng mỗi hộ", "Làm"), "2020. Họp\n2021. Làm": ("2020. Họp", "2021. Làm"),
        "→ Họp\n✅ Làm": ("Họp", "Làm"), "1️⃣ Họp\n2️⃣ Làm": ("Họp", "Làm"), "I. Họp\nII. Làm": ("Họp", "Làm"),
        "Bước 1: Họp\nBước 2: Làm": ("Họp", "Làm"), "1- Họp\n2- Làm": ("Họp", "Làm"), "o Họp\no Làm": ("Họp", "Làm"),
        "Bước 2: Họp\nBước 5: Làm": ("Bước 2: Họp", "Bước 5: Làm"), "*Họp* cả thôn\n_Làm_ xong": ("Họp cả thôn", "Làm xong"),
        "Họp &amp; bàn\nLàm&nbsp;xong": ("Họp & bàn", "Làm xong"), "(*) Họp (*)\n5 * 3 * 2": ("(*) Họp (*)", "5 * 3 * 2"),
        "Họp **cả thôn**\nLàm": ("Họp cả thôn", "Làm"), "Họp<br>bàn\nLàm": ("Họp bàn", "Làm"), "Họp\u200b bàn\nLàm": ("Họp bàn", "Làm"),
        "Dân bàn: cả thôn họp\nLàm": ({"dan-ban": "cả thôn họp"}, "Làm"), "• Dân bàn: họp\nLàm": ({"dan-ban": "họp"}, "Làm"),
        "dan ban: họp\nLàm": ({"dan-ban": "họp"}, "Làm"),
        "A. Họp\nB. Làm": ("Họp", "Làm"), "A. Sơn kể": ("A. Sơn kể",), "1./ Họp\n2./ Làm": ("Họp", "Làm"), "+) Họp\n+) Làm": ("Họp", "Làm"),
        "[x] Họp\n[ ] Làm": ("Họp", "Làm"), "- [ ] Họp\n- [x] Làm": ("Họp", "Làm"), "> Họp\n> Làm": ("Họp", "Làm"),
        "> 60 tuổi được miễn\nLàm": ("> 60 tuổi được miễn", "Làm"), "❥ Họp\n❥ Làm": ("Họp", "Làm"), "–Họp\n-Làm": ("Họp", "Làm"),
        "i) Họp\nii) Làm\niii) Giữ": ("Họp", "Làm", "Giữ"), "1 - Họp\n2 - Làm": ("Họp", "Làm"), "①Họp\n② Làm": ("Họp", "Làm"),
        "Việc 1: Họp\nViệc 2: Làm": ("Họp", "Làm"), "1 - 2 hộ góp\n3 - 4 hộ làm": ("1 - 2 hộ góp", "3 - 4 hộ làm"),
        "(1). Họp\n(2). Làm": ("Họp", "Làm"), "☐ Họp\n☐ Làm": ("Họp", "Làm"), "👉 Họp\n🔹 Làm": ("Họp", "Làm"),
        "Họp <span class=a>cả <b>thôn</b></span>\nLàm": ("Họp <span class=a>cả thôn</span>", "Làm"),
        "Họp <b>cả</b> <b>thôn</b></b>\nLàm": ("Họp cả thôn", "Làm"),
    }.items()),
    (TITLE, "Thôn Mẫu làm **đường** dân bàn trước", "Thôn Mẫu làm đường dân bàn trước"),
    (TITLE, "Thôn Mẫu làm đường\ufeff dân bàn trước", "Thôn Mẫu làm đường dân bàn trước"),
]  # fmt: skip
"""Texts that have one meaning, and the value that each door gives."""

DOUBTFUL = [
    *((FROM, text, said) for text, said in {
        "2023-02-31": "tháng 2/2023 chỉ có 28 ngày, không có ngày 31", "31/2/2020": "tháng 2/2020 chỉ có 29 ngày",
        "1023": "có phải ý bạn là 2023?", "0223": "năm 0223 không thể đúng", "223": "năm phải đủ bốn chữ số",
        "12/9/20": "có phải ý bạn là 2020-09-12?", "44086": "có phải ý bạn là 2020-09-12?",
        "2019-2021": "lúc bắt đầu (2019) và lúc kết thúc (2021)", "từ 2019 đến 2021": "lúc bắt đầu (2019)",
        "giai đoạn 2016-2020": "lúc bắt đầu (2016)", "nay": "còn đang làm thì để trống", "đến nay": "còn đang làm thì để trống",
        "đầu năm 2020": "hãy ghi 2020 ở đây", "13/2020": "không có tháng 13", "9/30/2020": "có phải ý bạn là 2020-09-30?",
        "tháng 9/2020 đến tháng 12/2021": "lúc bắt đầu (2020-09) và lúc kết thúc (2021-12)", "2020/2021": "lúc kết thúc (2021)",
        "hôm qua": "hãy viết năm, năm-tháng hoặc năm-tháng-ngày",
        "sáng thứ Bảy, 12/9/2020": "hãy ghi 2020-09-12 ở đây", "cuối tháng 9/2020": "hãy ghi 2020-09 ở đây",
        "ngày 12 và 13/9/2020": "hãy ghi 2020-09 ở đây", "12-13/9/2020": "hãy ghi 2020-09 ở đây", "tháng 9-10/2020": "hãy ghi 2020 ở đây",
        "rằm tháng 7 năm 2020": "hãy ghi 2020 ở đây", "Quý 3/2022": "hãy ghi 2022 ở đây", "quý III/2022": "hãy ghi 2022 ở đây",
        "đợt 2/2021": "hãy ghi 2021 ở đây", "Học kỳ 1/2020": "hãy ghi 2020 ở đây", "20221": "hãy viết năm, năm-tháng", "mùng 10 tháng 3 âm lịch 2020": "hãy ghi 2020 ở đây", "~2020": "hãy ghi 2020 ở đây",
        "9/2020 – nay": "khoảng còn kéo dài; hãy ghi lúc bắt đầu (2020-09)", "tháng 9 năm 2020 đến hiện tại": "lúc bắt đầu (2020-09)",
        "20200912": "có phải ý bạn là 2020-09-12?", "l2/9/2O20": "có phải ý bạn là 2020-09-12?",
    }.items()),
    (DAY, "Thứ Ba, 31/02/2021 | 08:15", "tháng 2/2021 chỉ có 28 ngày"), (DAY, "đầu tháng 9/2021", "hãy ghi 2021-09 ở đây"),
    (DAY, "2019-2021", "nguồn có một ngày, là ngày đăng"), (DAY, "nay", "không rõ thì để trống chỗ này"),
    (DAY, "14/9/2021 và 15/9/2021", "hãy viết năm, năm-tháng hoặc năm-tháng-ngày"),
    (PROVINCE, "Quảng Nem", "có phải ý bạn là “Quảng Nam”?"), (PROVINCE, "Quang", "có thể là:"),
    *((PROVINCE, text, said) for text, said in {
        "Vĩnh Phú": "đã chia thành Vĩnh Phúc, Phú Thọ", "tỉnh Nam Hà": "đã chia thành Hà Nam, Nam Định",
        "Nghệ Tĩnh": "đã chia thành Nghệ An, Hà Tĩnh", "ha bac": "đã chia thành Bắc Giang, Bắc Ninh", "Sông Bé": "đã chia thành Bình Dương",
        "Tịnh Biên": "có phải ý bạn là “", "Tĩnh Gia": "có phải ý bạn là “",
    }.items()),
    *((PROVINCE, text, "có phải ý bạn là “Toàn quốc”?") for text in (
        "Bộ Nội vụ", "Trung ương Hội Nông dân", "Ủy ban Trung ương Mặt trận Tổ quốc", "Quốc hội",
    )),
    (PROVINCE, "Bố Trạch", "không có tỉnh, thành phố nào tên “Bố Trạch”"),
    (PROVINCE, "Lào Cai, Yên Bái", "ở đây có “Lào Cai” và “Yên Bái”; hãy giữ một"),
    (TOPIC, "hiến đất ở xóm", "có phải ý bạn là “"), (PROVINCE, "miền Bắc", "không có tỉnh, thành phố nào tên “miền Bắc”; hãy viết"),
    (ADDRESS, "htttps:/a.vn/b", "có phải ý bạn là https://a.vn/b ?"),
    (TOPIC, "hien-dtat", "có phải ý bạn là “"), (KIND, "xyz", "hãy chọn một trong: "),
    (ADDRESS, "a.vn/b", "có phải ý bạn là https://a.vn/b ?"), (ADDRESS, "https://a.vn/b https://c.vn", "có hai địa chỉ"),
    (ADDRESS, "xem báo", "không phải địa chỉ web"), (ADDRESS, "Nguồn: https://a.vn/b", "có phải ý bạn là https://a.vn/b ?"),
    (ADDRESS, "https://a.vn/b (báo A)", "có phải ý bạn là https://a.vn/b ?"),
    (ADDRESS, "[bài](https://a.vn/b)", "có phải ý bạn là https://a.vn/b ?"),
]  # fmt: skip
"""Texts that have none for certain, and what each door says."""


def value_at(values: Value, path: FieldPath) -> Value:
    for part in path:
        assert isinstance(values, dict | tuple)
        values = values[part]  # type: ignore[index]
    return values


def by_new(field: Field, text: str) -> tuple[Value, str]:
    """The value of an answer, and what is said of it."""
    question = ASKED[field.question]
    try:
        typed = [choice_matching.read(READINGS, question, line) for line in text.split("\n")]
    except choice_matching.AnswerError as error:
        return None, str(error)
    key = field.question
    given = {"tieu_de": "Thôn Mẫu làm đường, dân bàn trước rồi mới làm", "dia_ban.tinh": "Lào Cai"}
    answers: Answers = {**given, "loai_hinh": "ton-giao"}
    if key.startswith("nguon."):
        answers["nguon"] = [{"ten": "Bài", "don_vi": "Báo", key.removeprefix("nguon."): typed[0]}]
    else:
        answers[key] = [*typed] if key in ("cach_lam", "chu_de", "van_ban") else typed[0]
    said = [problem.message for problem in new_entry.judge(Collection((), WORDS), TODAY, answers)]
    return value_at(new_entry.values(answers), field.path), "\n".join(said)


def by_import(field: Field, text: str) -> tuple[Value, str]:
    made = CellParser(WORDS).value(COLUMNS[field.column], text)
    if isinstance(made, CellError):
        return None, made.sentence
    return made, "\n".join(said_of(file_with(field, made))) if isinstance(made, str) else ""


def file_with(field: Field, value: Value) -> str:
    """A good entry with another value in one field, as somebody would type it."""
    quoted = (lambda text: '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"') if value != "2020" else str
    if field is STEPS:
        assert isinstance(value, tuple)
        lines = "".join(f"  - {quoted(line)}\n" for line in value)
        return re.sub(r"cach_lam:\n(?:  - .*\n)+", lambda _: f"cach_lam:\n{lines}", ENTRY)
    assert isinstance(value, str)
    written = quoted(value)
    return {
        FROM: lambda: re.sub(r"  tu: .*", f"  tu: {written}", ENTRY).replace("  den: 2021-03\n", ""),
        DAY: lambda: re.sub(r"ngay: .*", lambda _: f"ngay: {written}", ENTRY),
        PROVINCE: lambda: ENTRY.replace("tinh: Quảng Nam", f"tinh: {written}"),
        TOPIC: lambda: ENTRY.replace("[duong-giao-thong]", f"[{written}]"),
        DOCUMENT: lambda: ENTRY.replace("[luat-moi-2022]", f"[{written}]"),
        KIND: lambda: ENTRY.replace("loai: bao-chi", f"loai: {written}"),
        ADDRESS: lambda: ENTRY.replace("https://example.vn/thon-mau", written),
        TITLE: lambda: re.sub(r"tieu_de: .*", lambda _: f"tieu_de: {written}", ENTRY),
    }[field]()


def said_of(text: str) -> list[str]:
    """The sentences of the check."""
    made = YamlFile("practices/ton-giao/bai.yaml")
    yaml_file.parse(made, text.encode())
    record, problems = loader.record(made, "bai", "ton-giao")
    found = [*problems, *rules.check(Collection((record,), WORDS), TODAY)]
    known = {"ket_qua", "luat-moi-2022", "so-lieu-than-bai", NO_QUESTIONS}  # of the entry itself, among these words
    return [problem.message for problem in found if not any(word in problem.message for word in known)]


def by_fix(field: Field, value: Value) -> Value:
    result = fixer.fix(file_with(field, value).encode(), WORDS)
    assert not result.skipped_because, result.skipped_because
    made = YamlFile("bai.yaml")
    yaml_file.parse(made, result.text.encode())
    return value_at(made.values, field.path)


def typed_in_a_file(field: Field, text: str) -> Value:
    return tuple(text.split("\n")) if field is STEPS else text


@pytest.mark.parametrize(("field", "text", "value"), CERTAIN)
def test_one_meaning_through_all_doors(field: Field, text: str, value: Value) -> None:
    """`new` and `import` take it, `fix` writes it, the check refuses what is written otherwise and names it."""
    one = value[:1] if isinstance(value, tuple) else value
    taken = by_new(field, text)[0]
    assert taken == value
    assert by_import(field, text)[0] == value
    fixed = by_fix(field, typed_in_a_file(field, text))
    assert str(fixed) == str(value)
    said = "\n".join(said_of(file_with(field, typed_in_a_file(field, text))))
    if typed_in_a_file(field, text) != value:
        assert told(one) in said
    else:
        assert said == ""


def told(value: Value) -> str:
    """What of a value a sentence of the check must have."""
    if isinstance(value, tuple):
        value = value[0]
    if isinstance(value, dict):
        return next(iter(value))
    return str(value)


@pytest.mark.parametrize(("field", "text", "said"), DOUBTFUL)
def test_no_certain_meaning_draws_the_same_sentence(field: Field, text: str, said: str) -> None:
    """At every door; and `fix` leaves it alone."""
    assert said in by_new(field, text)[1]
    assert said.replace("“hien-", "“") in by_import(field, text)[1]
    assert said in "\n".join(said_of(file_with(field, text)))
    assert by_fix(field, text) == text


@pytest.mark.parametrize("text", ["đầu tháng 9/2021", "2019-2021", "nay", "9/2020 – nay", "khoảng năm 2020", "hôm qua"])
def test_of_the_day_of_a_source_no_door_speaks_of_words_on_a_time(text: str) -> None:
    """These are of the deed: a source has no place for them."""
    said = [by_new(DAY, text)[1], by_import(DAY, text)[1], "\n".join(said_of(file_with(DAY, text)))]
    assert all(said)
    assert not any("ghi chú" in sentence.lower() for sentence in said)


def test_a_setting_is_read_by_its_initials_and_none_is_guessed_by_half_its_words() -> None:
    """Everybody writes NTM; “Nông nghiệp” shares a word with “Doanh nghiệp”, and is no slip of it."""
    said = {
        text: READINGS.word("loai_hinh", text)
        for text in ("NTM", "DN", "ntm", "Doang nghiêp", "Nông nghiệp", "Lâm nghiệp")
    }
    assert [said[text].value for text in ("NTM", "DN", "ntm")] == ["nong-thon-moi", "doanh-nghiep", "nong-thon-moi"]
    assert said["Doang nghiêp"].meant == "doanh-nghiep"
    for text in ("Nông nghiệp", "Lâm nghiệp"):
        assert said[text].fault.startswith("hãy chọn một trong: ")


def test_a_name_within_a_longer_text_is_what_was_meant() -> None:
    assert READINGS.read(("chu_de", 0), "hiến đất ở xóm").meant == "hien-dat"
    assert READINGS.read(("dia_ban", "tinh"), "Cần Thơ city").meant == "Cần Thơ"


def test_there_are_a_hundred() -> None:
    assert len(CERTAIN) + len(DOUBTFUL) >= 100


@pytest.mark.parametrize(
    ("address", "page"),
    [
        ("https://m.a.vn/b", "https://a.vn/b"),
        ("https://amp.a.vn/b?fbclid=1", "https://a.vn/b"),
        ("https://a.vn/b/amp", "https://a.vn/b"),
        ("https://a.vn/b?amp=1&c=2", "https://a.vn/b?c=2"),
        ("https://m.facebook.com/b", "https://m.facebook.com/b"),
        ("https://m.vn/b", "https://m.vn/b"),
    ],
)
def test_an_address_typed_anew_is_stored_as_that_of_the_page(address: str, page: str) -> None:
    """One that stands in an entry stays: nobody has opened the other."""
    assert by_new(ADDRESS, address)[0] == by_import(ADDRESS, address)[0] == page
    assert by_fix(ADDRESS, address) == address.replace("?fbclid=1", "")


def test_places_keep_what_kind_they_are() -> None:
    """As the source says it, in small letters; a number stays with its kind."""
    path = ("dia_ban", "xa")
    for typed, kept in {
        "Xã Tân Hiệp": "xã Tân Hiệp",
        "xã Tân Hiệp": "xã Tân Hiệp",
        "TT. Yên Châu": "thị trấn Yên Châu",
        "Phường 7": "Phường 7",
        "Tân Hiệp": "Tân Hiệp",
        "Xã An, xã Bình": "Xã An, xã Bình",
        "Xã hội": "Xã hội",
    }.items():
        assert READINGS.read(path, typed).value == kept


def test_the_whole_collection_is_written_as_the_readings_have_it() -> None:
    """No entry is read otherwise than it stands."""
    changed: list[tuple[Path, FieldPath]] = []
    for record in loader.load(ROOT).records:
        file = Path(record.file.path)
        READINGS.corrected((), record.file.values, lambda path, file=file: changed.append((file, path)))  # type: ignore[misc]
    assert changed == []
