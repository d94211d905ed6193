"""A new entry passes the check but for what is left to fill in."""

from __future__ import annotations

import re

import pytest

from scripts.authoring import new_entry, yaml_writer
from scripts.authoring.questions import Answers
from scripts.content import yaml_file
from scripts.validation import rules
from tests.conftest import TODAY, PracticesFolder

SHORT: Answers = {
    "loai_hinh": "ton-giao",
    "tieu_de": "Thôn Nà Dầu làm đường: dân bàn trước, rồi đọc sổ thu chi",
    "dia_ban.tinh": "Quảng Nam",
}
FULL: Answers = {
    **SHORT,
    "tom_tat": "Thôn họp dân bàn mức góp rồi làm đường bê tông.",
    "dia_ban.huyen": "huyện Chiêm Hóa",
    "dia_ban.xa": "xã Yên Lập",
    "dia_ban.don_vi": "Thôn Nà Dầu",
    "dia_ban.xa_nay": "",
    "thoi_gian.tu": "2020-09",
    "thoi_gian.den": "2021-03",
    "chu_tri": "Ban công tác Mặt trận thôn",
    "boi_canh": "Đường đất lầy lội, ai cũng muốn đổ bê tông.",
    "cach_lam": ["Dân bàn: Thôn họp dân bàn mức góp và cách làm.", "Thôn mở sổ thu chi cho mọi nhà xem."],
    "ket_qua": ["Làm xong đường."],
    "kho_khan": [],
    "dieu_kien": ["Có sổ thu chi."],
    "chu_de": ["duong-giao-thong"],
    "van_ban": ["luat-moi-2022"],
    "hoi": ["mức góp bao nhiêu", "ai giữ sổ", "xem sổ ở đâu", "ai được miễn góp", "họp mấy lần"],
    "nguon": [
        {
            "don_vi": "Báo Mẫu",
            "ten": "Thôn Nà Dầu làm đường",
            "url": "https://example.vn/a",
            "ngay": "2021-03-26",
            "loai": "bao-chi",
        }
    ],
}


def written(collection: PracticesFolder, answers: Answers) -> tuple[str, list[str]]:
    """The text, put among the others, and what the whole check then says of its fields."""
    answers = {"ma": "bai-moi", **answers}
    text, problems = new_entry.text(collection.load(), TODAY, answers)
    path = new_entry.path(answers)
    collection.write(path, text)
    told = [problem for problem in collection.problems() if problem.path == path]
    assert told == problems, "what is said while writing is what the check says"
    return text, [f"{problem.field}: {problem.message}" for problem in told]


def test_only_what_is_missing_is_told(collection: PracticesFolder) -> None:
    text, told = written(collection, SHORT)
    assert told == [
        f"{key}: thiếu khóa bắt buộc “{key}”; hãy thêm vào"
        for key in ("tom_tat", "cach_lam", "ket_qua", "chu_de", "nguon")
    ]
    lines = text.splitlines()
    places = [problem.line for problem in collection.problems()]
    assert all(lines[place - 1].startswith(f"# {new_entry.GAP} – ") for place in places)
    assert text.endswith("\nnhap: true\n")
    assert text.count(new_entry.GAP + " – ") == len(told)


def test_with_everything_answered_nothing_is_told(collection: PracticesFolder) -> None:
    text, told = written(collection, FULL)
    assert told == []
    assert "nhap" not in text
    assert new_entry.GAP not in text
    assert "# Tiêu đề: 20–110 ký tự" in text


def test_a_fault_keeps_an_entry_a_draft(collection: PracticesFolder) -> None:
    text, told = written(collection, {**FULL, "tom_tat": "Thôn họp dân rồi làm 100 m đường bê tông."})
    assert [line.split(":")[0] for line in told] == ["tom_tat"]
    assert "nhap: true" in text


def test_the_drawn_forms_are_right(collection: PracticesFolder) -> None:
    """Who takes away the sign of a comment before a form has a key that passes the check."""
    text, _ = written(collection, SHORT)
    forms = [
        line.removeprefix("# ")
        for line in text.splitlines()
        if not line.startswith("# ") or re.match(r"# (?: |[a-z_]+:)", line)
    ]
    collection.write("practices/ton-giao/bai-moi.yaml", "\n".join(forms) + "\n")
    assert {problem.rule for problem in collection.problems()} == {"cau-hoi", "cau-mau"}
    practice = next(record.practice for record in collection.load().records if record.id == "bai-moi")
    assert practice
    assert practice.obstacles
    assert practice.documents
    assert practice.period
    assert practice.sources[0].kind


def test_what_a_group_lacks_stands_above_it(collection: PracticesFolder) -> None:
    text, told = written(collection, {**FULL, "nguon": [{"ten": "Tin", "url": "https://example.vn/a"}]})
    assert told == ["nguon[1].don_vi: thiếu khóa bắt buộc “don_vi”; hãy thêm vào"]
    assert "# CẦN ĐIỀN: nguon[1].don_vi." in text


NASTY = [
    "no",
    "Có: không # gì cả mà tiêu đề vẫn đủ dài",
    "- [1] {a: b} & *c !d %e @f `g | > ? ' \" \\",
    "Ký tự \x07 điều khiển \x00 và \x1b[31m màu \x7f",
    "Đảo \u202e chiều \u2066 và \u200b không rộng \ufeff hết",
    "2020-09-12",
    "1_000",
    "---",
    "😀 e\u0301 \ufffd",
    "   thừa   dấu   cách   ",
    "một dòng\nhai dòng\tba",
]


@pytest.mark.parametrize("text", [*NASTY, *(f"{text} " * 40 for text in NASTY)])
def test_what_was_typed_is_what_is_read(collection: PracticesFolder, text: str) -> None:
    """Whatever the text, every field has it back, also where the file is faulty by other rules."""
    answers: Answers = {
        **FULL,
        "tieu_de": text,
        "tom_tat": text,
        "boi_canh": text,
        "dia_ban.xa": text,
        "cach_lam": [text, text],
        "nguon": [{"don_vi": text, "ten": text, "url": text}],
    }
    made, _ = new_entry.text(collection.load(), TODAY, answers)
    read = yaml_file.YamlFile("bai.yaml")
    yaml_file.parse(read, made.encode())
    values = dict(read.values) if isinstance(read.values, dict) else {}
    values.pop("nhap", None)
    assert values == new_entry.values(answers)
    # a line break can be kept by an escape alone, which is told as such
    assert [problem for problem in read.problems if problem.rule != "bay-yaml" or "\n" not in text] == []


def test_a_very_long_paste_is_told_and_not_cut(collection: PracticesFolder) -> None:
    long = "chữ " * 20_000
    problems = new_entry.judge(collection.load(), TODAY, {**FULL, "tom_tat": long})
    assert "dài quá" in new_entry.reportable(problems, ["tom_tat"])[0].message
    assert new_entry.values({"tom_tat": long}) == {"tom_tat": long}


def test_answers_to_come_are_waited_for(collection: PracticesFolder) -> None:
    """A figure in the title is no fault yet, the figure may come in a step."""
    problems = new_entry.judge(
        collection.load(), TODAY, {**SHORT, "tieu_de": "Thôn Mẫu làm 250 m đường, dân bàn trước"}
    )
    assert [problem.rule for problem in problems if problem.field == "tieu_de"] == ["so-lieu-than-bai"]
    assert new_entry.reportable(problems, ["tieu_de"]) == []


def test_a_title_is_compared_with_the_whole_collection(collection: PracticesFolder) -> None:
    answers: Answers = {**SHORT, "tieu_de": "Thôn mẫu làm đường: dân bàn trước, mở sổ cho cả thôn xem"}
    (problem,) = new_entry.reportable(new_entry.judge(collection.load(), TODAY, answers), ["tieu_de"])
    assert problem.message.startswith("tiêu đề này đã có ở practices/ton-giao/bai-mau.yaml")


def test_the_check_is_the_same_here_and_there(collection: PracticesFolder) -> None:
    """Judged alone or in the collection, every shipped rule says the same of an entry."""
    answers: Answers = {
        **FULL,
        "ma": "bai-moi",
        "chu_de": ["la"],
        "van_ban": ["luat-moi-2022", "la"],
        "chu_tri": "a@b.vn",
    }
    judged = new_entry.judge(collection.load(), TODAY, answers)
    collection.write(new_entry.path(answers), yaml_writer.entry(new_entry.values(answers)))
    whole = [problem for problem in rules.check(collection.load(), TODAY) if problem.path == new_entry.path(answers)]
    assert judged == whole != []


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, "quang-nam-yen-lap-na-dau-lam-duong-dan-ban-truoc"),
        ({"dia_ban.xa": ""}, "quang-nam-chiem-hoa-na-dau-lam-duong-dan-ban-truoc"),
        ({"dia_ban.don_vi": "Thôn 10"}, "quang-nam-yen-lap-thon-10-thon-na-dau-lam-duong"),
        ({"dia_ban.don_vi": "Giáo xứ Phước Lộc"}, "quang-nam-yen-lap-giao-xu-phuoc-loc-thon-na-dau-lam-duong"),
        ({"dia_ban.tinh": "Hồ Chí Minh"}, "tphcm-yen-lap-na-dau-lam-duong-dan-ban-truoc"),
        ({"dia_ban.tinh": "Toàn quốc", "dia_ban.xa": "", "dia_ban.huyen": ""}, "na-dau-lam-duong-dan-ban-truoc"),
        ({"tieu_de": "？？？ !!!"}, "quang-nam-yen-lap-na-dau"),
    ],
)
def test_a_name_tells_where_and_what(changes: Answers, expected: str) -> None:
    assert new_entry.name({**FULL, **changes}, set()) == expected


def test_a_name_is_free_and_obeys_the_rule(collection: PracticesFolder) -> None:
    first = new_entry.name(FULL, set())
    assert new_entry.name(FULL, {first, f"{first}-2"}) == f"{first}-3"
    long: Answers = {**FULL, "dia_ban.xa": "Xã " + "rất dài " * 20}
    some: list[Answers] = [FULL, long, {"tieu_de": "Con"}, {}]
    for answers in some:
        name = new_entry.name(answers, set())
        again = new_entry.name(answers, {name})
        for made in (name, again):
            problems = new_entry.judge(collection.load(), TODAY, {**answers, "ma": made})
            assert [problem for problem in problems if problem.rule == "ma-bai"] == []


def test_what_was_typed_is_taken_no_further_than_it_says(collection: PracticesFolder) -> None:
    """Two stages on a line, or a word that looks like one, are told or stay; an address loses what follows its readers."""
    source: dict[str, str] = {"don_vi": "Báo Mẫu", "ten": "Thôn Nà Dầu", "url": "https://example.vn/a?utm_source=x"}
    answers: Answers = {**FULL, "cach_lam": ["Dân bản: góp ngày công.", "Dân bàn: Dân làm: x"], "nguon": [source]}
    text, told = written(collection, answers)
    assert '  - "Dân bản: góp ngày công."\n' in text
    assert "url: https://example.vn/a\n" in text
    assert told == ["cach_lam[2]: mỗi dòng chỉ mang một mã; hãy tách thành nhiều dòng, mỗi dòng mở đầu bằng “- ”"]
