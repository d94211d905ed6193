"""The shape of an entry: limits, types, and that nothing can be changed afterwards."""

from __future__ import annotations

from collections.abc import Callable

import pydantic
import pytest

from scripts.content import shape_errors, vocabulary
from scripts.content.model import (
    Document,
    Model,
    Period,
    Place,
    Practice,
    Reference,
    Replication,
    Review,
    keys_at,
)
from tests.conftest import PracticesFolder

LIMITS = [
    (
        "Thôn Mẫu làm đường: dân bàn trước, mở sổ cho cả thôn xem",
        "a" * 19,
        "1:10: tieu_de: ngắn quá; hãy viết ít nhất 20 ký tự",
    ),
    (
        "Thôn Mẫu làm đường: dân bàn trước, mở sổ cho cả thôn xem",
        "a" * 111,
        "1:10: tieu_de: dài quá; hãy rút còn nhiều nhất 110 ký tự",
    ),
    (
        "chu_tri: Ban công tác Mặt trận thôn",
        "chu_tri: [Ban]",
        "9:10: chu_tri: phải là chữ; nếu là số hay ngày thì đặt trong nháy kép,",
    ),
    (
        "  - Thôn họp dân",
        "  - Thôn: họp dân",
        '11:5: cach_lam[1]: giữa câu có dấu “: ” nên máy hiểu lầm; hãy đặt cả câu trong nháy kép: - "Thôn: …" (kieu)',
    ),
    (
        "chu_tri: Ban công tác Mặt trận thôn",
        "chu_tri: ''",
        "9:10: chu_tri: đang để trống; hãy viết nội dung, hoặc bỏ hẳn khóa này",
    ),
    ("chu_tri: Ban công tác Mặt trận thôn", "chu_tri: |\n  a\n  b", "9:10: chu_tri: phải viết trên một dòng;"),
    ("[duong-giao-thong]", "[]", "16:9: chu_de: cần ít nhất 1 mục;"),
    ("[duong-giao-thong]", "duong-giao-thong", "16:9: chu_de: phải là danh sách; hãy viết mỗi ý một dòng, mở đầu"),
    ("loai: bao-chi", "loai: blog", "23:11: nguon[1].loai: hãy chọn một trong: "),
    ("    don_vi: Báo Mẫu\n", "", "19:5: nguon[1].don_vi: thiếu khóa bắt buộc “don_vi”; hãy thêm vào"),
    ("chu_tri:", "chutri:", "9:1: chutri: khóa “chutri” không có trong mẫu; có phải ý bạn là “chu_tri”?"),
    (
        "ngay: 2021-03-26",
        "ngay: 26/3/2021",
        "22:11: nguon[1].ngay: “26/3/2021” không phải ngày hợp lệ; hãy viết 2021-03-26",
    ),
    ("tu: 2021", "tu: 99", "7:7: thoi_gian.tu: “99” không phải ngày hợp lệ; năm phải đủ bốn chữ số"),
]


@pytest.mark.parametrize(("old", "new", "said"), LIMITS)
def test_limits(faults: Callable[[str, str], list[str]], old: str, new: str, said: str) -> None:
    """Each fault of shape is one sentence at the deepest field at fault."""
    (line,) = faults(old, new)
    assert line.startswith(said)


def test_faulty_items_do_not_make_a_list_too_short(faults: Callable[[str, str], list[str]]) -> None:
    """A list whose only item is faulty is not called empty on top."""
    lines = faults("    loai: bao-chi", "    tien: bao-chi")
    assert [line.partition(" ")[2].partition(":")[0] for line in lines] == ["nguon[1].tien"]


SENTENCES = (
    "Dân bàn bạc: chọn mức góp",
    "Dân bản: góp 200 ngày công",
    "Dân bầu: ba người giữ sổ",
    "Dân làng: góp 3 ngày",
    "Dân lành: yên tâm",
    "Dân lập: tổ tự quản",
    "Dân báo: xã trả lời",
)
"""Ordinary words before a colon, which are near to the name of a stage; in quotes they are a sentence."""
TWO = "mỗi dòng chỉ mang một mã; hãy tách thành nhiều dòng, mỗi dòng mở đầu bằng “- ”"
TWO_ON_A_LINE = (
    '- dan-ban: "dan-lam: x y z"',
    '- dan-ban: "Dân làm: x y z"',
    "- dan-ban: dan-lam:x y z",
    "- dan-ban: {dan-lam: x y z}",
    '- "Dân bàn: Dân làm: x y z"',
    '- "Dân biết, dân bàn: họp"',
    "- Dân biết, dân bàn: họp",
    "- Dân giám sát và dân kiểm tra: họp",
    "- {Dân bàn: x, Dân làm: y}",
)
STAGED = [
    ("- dan-biet: Cả thôn họp.", None),
    ("- dan-biet: >-\n      Cả thôn\n      họp.", None),
    (
        '- "dan-biet: Thôn họp: 60 hộ"',
        "“dan-biet:” phải đứng ngoài dấu nháy, sau đó là một dấu cách rồi mới tới câu kể;",
    ),
    ("- 'Dân bàn: cả thôn họp'", "“dan-ban:” phải đứng ngoài dấu nháy,"),
    ("- dan-biet:Thôn họp", "“dan-biet:” phải đứng ngoài dấu nháy, sau đó là một dấu cách"),
    ("- Dân  Bàn: cả thôn họp", "“Dân  Bàn” không phải mã; hãy viết “- dan-ban: …”"),
    ("- dan-bn: cả thôn họp", "“dan-bn” không phải mã; hãy viết “- dan-ban: …”"),
    ("- {dan-biet: Đọc loa., dan-ban: Họp thôn.}", "mỗi dòng chỉ mang một mã; hãy tách thành nhiều dòng,"),
    ("- danban: cả thôn họp", "“danban” không phải mã; hãy viết “- dan-ban: …”"),
    ("- 1. Dân bàn: cả thôn họp", "“1. Dân bàn” không phải mã; hãy viết “- dan-ban: …”"),
    ('- "1. Dân bàn: cả thôn họp"', "“dan-ban:” phải đứng ngoài dấu nháy,"),
    ("- Dân bàn：cả thôn họp", "“dan-ban:” phải đứng ngoài dấu nháy,"),
    ("- dan-ban", "“dan-ban:” chưa có câu nào phía sau; hãy kể việc sau dấu “:”, hoặc bỏ dòng này"),
    ('- "Dân bàn:"', "“Dân bàn:” chưa có câu nào phía sau;"),
    ("- {}", "dòng này chưa có gì; hãy viết câu kể sau dấu “- ”, hoặc bỏ dòng này"),
    *((f'- "{sentence}"', None) for sentence in SENTENCES),
    *(
        (f"- {sentence}", f'giữa câu có dấu “: ” nên máy hiểu lầm; hãy đặt cả câu trong nháy kép: - "{sentence[:7]}')
        for sentence in SENTENCES[2:]
    ),
    (
        "- Dân bàn bạc: chọn mức góp",
        '“Dân bàn bạc” không phải mã; nếu là khâu thì viết “- dan-ban: …”, nếu chỉ là câu kể thì đặt cả câu trong nháy kép: - "',
    ),
    ("- Dân bản: góp 200 ngày công", "“Dân bản” không phải mã; nếu là khâu thì viết “- dan-ban: …”, nếu chỉ là câu kể"),
    *((line, TWO) for line in TWO_ON_A_LINE),
    ("- trai-nhau: hai báo", "“trai-nhau:” không đứng ở đây; hãy chuyển dòng này sang “luu_y”, hoặc bỏ chữ ấy"),
    ("- Thôn họp: 60 hộ", 'giữa câu có dấu “: ” nên máy hiểu lầm; hãy đặt cả câu trong nháy kép: - "Thôn họp: …"'),
    ('- "Thôn họp: 60 hộ"', None),
]


@pytest.mark.parametrize(("line", "said"), STAGED)
def test_a_line_bears_one_stage_or_none(faults: Callable[[str, str], list[str]], line: str, said: str | None) -> None:
    """A line that begins as a stage does is one, or a fault that is told once, at its place."""
    lines = faults("- dan-biet: Thôn mở sổ thu chi cho mọi nhà xem.", line)
    assert len(lines) == (said is not None)
    assert all(told.startswith(f"12:5: cach_lam[2]: {said}") for told in lines)


@pytest.mark.parametrize("nothing", ["", "''", "'  '", "~"])
def test_a_stage_without_a_text_is_told_once(faults: Callable[[str, str], list[str]], nothing: str) -> None:
    """At the stage, by a sentence of its own."""
    (line,) = faults("dan-biet: Thôn mở sổ thu chi cho mọi nhà xem.", f"dan-biet: {nothing}")
    assert line.split(": ", 1)[1].startswith("cach_lam[2].dan-biet: “dan-biet:” chưa có câu nào phía sau; hãy kể")


def test_a_fault_in_the_text_of_a_stage_is_at_the_text(faults: Callable[[str, str], list[str]]) -> None:
    """Not at the line, and not at the stage."""
    (line,) = faults("Thôn mở sổ thu chi cho mọi nhà xem.", "a" * 601)
    assert line.startswith("12:15: cach_lam[2].dan-biet: dài quá; hãy rút còn nhiều nhất 600 ký tự")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (
            "- dan-ban: Thôn họp: 60 hộ",
            'có dấu “: ” giữa câu; hãy để “- dan-ban:” ở ngoài, chỉ đặt phần sau trong nháy: - dan-ban: "Thôn họp: 60 hộ"',
        ),
        ("- Dân bàn: Thôn\n      họp: 60 hộ", "có dấu “: ” giữa câu; hãy để “- dan-ban:” ở ngoài, chỉ đặt phần sau"),
        ('- dan-ban: Hội "ba không" họp: x', "có dấu “: ” giữa câu; hãy để “- dan-ban:” ở ngoài, chỉ đặt phần sau"),
        ("- dan-ban: dan-lam: x", TWO),
        ("- Dân bàn: Dân làm: x", TWO),
        ("- Thôn họp: 60 hộ: đông", "có dấu “: ” giữa câu nên bị hiểu là khóa mới; hãy đặt cả câu trong nháy kép"),
    ],
)
def test_a_colon_behind_a_mark(faults: Callable[[str, str], list[str]], line: str, said: str) -> None:
    """YAML stops there: what is to be quoted is the text behind the mark, not the line."""
    (told,) = faults("- dan-biet: Thôn mở sổ thu chi cho mọi nhà xem.", line)
    assert said in told


@pytest.mark.parametrize("key", ["kho_khan", "chua_xong", "dieu_kien", "khong_nen"])
@pytest.mark.parametrize("line", ["dan-ban: Thôn họp.", '"dan-ban: Thôn họp."', '"Dân bàn: Thôn họp."', "dan-ban"])
def test_a_stage_where_none_belongs(faults: Callable[[str, str], list[str]], key: str, line: str) -> None:
    """It is told where deeds stand."""
    (told,) = faults("van_ban:", f"{key}:\n  - {line}\nvan_ban:")
    assert "không đứng ở đây; hãy chuyển dòng này sang “cach_lam” hoặc “ket_qua”, hoặc bỏ chữ ấy" in told


def test_a_stage_where_remarks_stand(faults: Callable[[str, str], list[str]]) -> None:
    (told,) = faults("van_ban:", "luu_y:\n  - dan-ban: Thôn họp.\nvan_ban:")
    assert "luu_y[1]: “dan-ban:” không đứng ở đây; hãy chuyển dòng này sang “cach_lam” hoặc “ket_qua”" in told


def test_words_that_may_be_a_remark(faults: Callable[[str, str], list[str]]) -> None:
    """A remark is not called a stage."""
    (told,) = faults("van_ban:", "luu_y:\n  - Nguồn nói khác nhau nhiều: hai số.\nvan_ban:")
    assert "luu_y[1]: “Nguồn nói khác nhau nhiều” không phải mã; nếu là mã ấy thì viết “- trai-nhau: …”" in told


def test_stages_are_those_of_the_deeds(collection: PracticesFolder) -> None:
    """In the order of the chain, each once; a list of the former form is read over: its rule is another."""
    collection.change("van_ban:", "khau: [dan-lam]\nvan_ban:")
    (entry,) = collection.load().entries
    assert entry.practice.stages == ("dan-biet", "dan-ban")


def test_remarks_bear_their_kind(collection: PracticesFolder) -> None:
    """What an editor says of sources that contradict each other, and of sums."""
    collection.change("van_ban:", "luu_y:\n  - Ảnh không ghi ngày.\n  - trai-nhau: Hai báo kể hai số hộ.\nvan_ban:")
    (entry,) = collection.load().entries
    assert [(line.mark, line.text) for line in entry.practice.remarks] == [
        (None, "Ảnh không ghi ngày."),
        ("trai-nhau", "Hai báo kể hai số hộ."),
    ]


def test_a_practice_is_frozen(collection: PracticesFolder) -> None:
    """No maker can change what it was handed."""
    (entry,) = collection.load().entries
    with pytest.raises(pydantic.ValidationError):
        entry.practice.title = "Khác"  # type: ignore[misc]
    assert entry.practice.period is not None
    assert entry.practice.period.start == "2021"
    assert entry.practice.documents[0].id == "luat-moi-2022"


def test_keys_of_a_field() -> None:
    """The keys that can stand inside a field, lists and choices included."""
    assert keys_at(Practice, ("van_ban", 0)) == ["ma", "dieu"]
    assert keys_at(Practice, ("nhan_rong", 3, "thoi_gian")) == ["tu", "den", "ghi_chu"]
    assert keys_at(Practice, ("tieu_de", "gi")) == []


def test_every_key_is_explained_in_vietnamese() -> None:
    """An editor sees a title and a description for each key of an entry."""
    assert [name for name, field in Practice.model_fields.items() if not field.title or not field.description] == []


ODD: tuple[object, ...] = (
    None, True, 0, 1, -5, 9999, 1.5, "", " ", "x", "EN", "vi", "a: b", "x" * 3000, "a\nb", (), ("x",) * 30, (None, 1, ""),
    {}, {"x": "y"}, {"dan-ban": None}, {1: 2}, ({"x": {}},), ({"dan-ban": 5}, {"dan-ban": ("x",)}), [], {"x"}, b"x",
)  # fmt: skip
"""Values of every kind, each of which most fields refuse."""


@pytest.mark.parametrize(
    "model",
    [
        Practice,
        Place,
        Period,
        Document,
        Replication,
        Reference,
        Review,
        *vocabulary.ROWS.values(),
        vocabulary.Abbreviation,
    ],
    ids=lambda model: model.__name__,
)
def test_no_fault_is_told_in_english(model: type[Model]) -> None:
    """Whatever the library refuses, in whichever field: its sentence has letters that only Vietnamese has."""
    for key in [str(field.alias) for field in model.model_fields.values()] + ["la"]:
        for value in ODD:
            with pytest.raises(pydantic.ValidationError) as refused:
                model.model_validate({key: value, "khac": 1})
            said = {error["type"]: shape_errors.explain(error, ["ten"]) for error in refused.value.errors()}
            assert [kind for kind, sentence in said.items() if sentence.isascii() or "hould" in sentence] == []


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("en", ""),
        ('"no"', ""),
        ("vi", "trang tiếng Việt thì không ghi khóa này; hãy bỏ đi"),
        ("EN", "hãy viết mã tiếng bằng chữ thường: en"),
        ("english", "“english” không phải mã tiếng; các mã dùng được: ar (Ả Rập), cs (Séc),"),
        ("xx", "“xx” không phải mã tiếng; các mã dùng được:"),
    ],
)
def test_languages_are_those_of_a_table(faults: Callable[[str, str], list[str]], code: str, said: str) -> None:
    told = faults("    loai: bao-chi\n", f"    loai: bao-chi\n    tieng: {code}\n")
    assert len(told) == bool(said)
    assert all(line.startswith(f"24:12: nguon[1].tieng: {said}") for line in told)


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("[Tin về thôn Mẫu]", ""),
        ("[Video] Thôn Mẫu làm đường", ""),
        ("Thôn Mẫu (báo.vn) làm đường", ""),
        ("[]", "tên chưa nói gì; hãy ghi tên bài đúng như nguồn"),
        ("[…]", "tên chưa nói gì;"),
        ("[Tin về thôn", "ngoặc vuông mở ra mà không đóng; hãy viết cả lời tả trong ngoặc: [Tin về …]"),
        ("https://x.vn/bai-1", "tên bài không phải là địa chỉ; hãy ghi tên bài"),
        ("www.x.vn/bai-1", "tên bài không phải là địa chỉ;"),
        ("baomau.vn", "tên bài không phải là địa chỉ;"),
    ],
)
def test_the_title_of_a_source(faults: Callable[[str, str], list[str]], title: str, said: str) -> None:
    told = faults("- ten: Thôn Mẫu làm đường", f'- ten: "{title}"')
    assert len(told) == bool(said)
    assert all(line.startswith(f"19:10: nguon[1].ten: {said}") for line in told)
