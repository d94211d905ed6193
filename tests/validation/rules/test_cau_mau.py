"""Rule cau-mau: no sentence of the template is left."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from scripts.authoring import new_entry
from scripts.authoring.questions import NAMING, QUESTIONS, Answers
from scripts.content import examples, hints, yaml_file
from scripts.content.yaml_file import Value, YamlFile
from scripts.spreadsheet.columns import Kind, columns
from scripts.system.paths import ROOT
from tests.conftest import TODAY, PracticesFolder


@pytest.mark.parametrize(
    ("old", "new", "field"),
    [
        ("Thôn họp dân bàn mức góp và cách làm.", "Sau đó ai làm gì.", "cach_lam[1]"),
        ("Thôn họp dân bàn mức góp và cách làm.", "Trước hết ai làm gì.", "cach_lam[1]"),
        ("Thôn mở sổ thu chi cho mọi nhà xem.", "Ai họp bàn gì, chọn gì.", "cach_lam[2].dan-biet"),
        ("Ban công tác Mặt trận thôn", "đơn vị đứng ra làm", "chu_tri"),
        ("https://example.vn/thon-mau", "https://example.vn/dia-chi-bai-bao", "nguon[1].url"),
        ("Báo Mẫu", "Tên báo, cơ quan", "nguon[1].don_vi"),
    ],
)
def test_a_hint_that_was_left_is_told(faults: Callable[[str, str], list[str]], old: str, new: str, field: str) -> None:
    (line,) = faults(old, new)
    assert f"{field}: “{new}” là câu mẫu gợi ý" in line


@pytest.mark.parametrize(
    "text",
    [
        "N/A",
        "Như trên",
        "(chưa rõ)",
        "Không có.",
        "nt",
        "…",
        "Đang cập nhật...",
        "XXX",
        "Chưa có thông tin.",
        "Đang bổ sung",
        "Sẽ cập nhật sau.",
        "không có gì",
        "Lorem ipsum dolor sit",
        "(bỏ trống)",
    ],
)
def test_a_word_that_only_fills_its_place_is_told(faults: Callable[[str, str], list[str]], text: str) -> None:
    """What is not known is left out: on a page it would read as if somebody had said it."""
    (line,) = faults("Ban công tác Mặt trận thôn", f'"{text}"')
    assert f"chu_tri: “{text}” chưa nói gì" in line


@pytest.mark.parametrize(
    "text",
    [
        "Không có ai phản đối",
        "Chưa có đường thì dân góp",
        "Test nhanh tại thôn",
        "Như trên đã nói",
        "Đang bổ sung hồ sơ thì xã đổi mẫu",
        "Không có số liệu thì thôn tự đếm",
    ],
)
def test_a_sentence_that_begins_so_is_one(faults: Callable[[str, str], list[str]], text: str) -> None:
    assert faults("Ban công tác Mặt trận thôn", text) == []


HINTS = sorted(
    {*hints.OF_FORM.values()}
    | {column.help for column in columns() if column.kind in (Kind.TEXT, Kind.LINES)}
    | {column.help.removesuffix(f" {hints.LINES}") for column in columns() if column.kind is Kind.LINES}
    | {part.help for question in (*QUESTIONS, NAMING) for part in (question, *question.row)}
)
"""What the sheet, the form for one practice and `new` print beside a field."""


@pytest.mark.parametrize("hint", HINTS)
def test_every_hint_of_every_door_is_told(hint: str) -> None:
    """Left as an answer, whole or as far as the end of a clause, with its brackets or its full stop or without."""
    clauses = [hint[: end.start()] for end in re.finditer(r"(?<=[.;:?]) ", hint)]
    for text in (hint, hint.rstrip("."), f"({hint})", hint.upper(), *(text for text in clauses if " " in text)):
        assert examples.is_example(text), text
        assert examples.may_hold_example(f"Thôn họp.\n{text}\nThôn làm."), text


@pytest.mark.parametrize(
    "hint",
    [
        "Đơn vị đứng ra làm; không ghi tên riêng.",
        "Điều gì vướng và đã gỡ thế nào.",
        "Tên lúc ấy",
        "(đơn vị, chức danh)",
    ],
)
def test_a_hint_of_a_form_is_told_by_the_check(faults: Callable[[str, str], list[str]], hint: str) -> None:
    (line,) = faults("Ban công tác Mặt trận thôn", f'"{hint}"')
    assert f"chu_tri: “{hint}” là câu mẫu gợi ý" in line


def test_every_hint_of_the_blank_file_is_told() -> None:
    """What an editor copies from the guide: every text of it but names of places, dates and words of lists."""
    guide = (ROOT / "docs/huong-dan/gui-bai/tren-web.md").read_text("utf-8")
    blank = YamlFile("bai.yaml")
    yaml_file.parse(blank, guide.split("```yaml\n")[1].split("```")[0].encode())
    assert isinstance(blank.values, dict)
    left_out = {"dia_ban", "thoi_gian", "chu_de", "nhap"}
    texts = [text for key, value in blank.values.items() if key not in left_out for text in texts_of(value)]
    assert len(texts) > 10
    assert [text for text in texts if not examples.is_example(text)] == ["2020-09-12", "bao-chi"]


def texts_of(value: Value) -> list[str]:
    if isinstance(value, dict | tuple):
        return [text for item in (value.values() if isinstance(value, dict) else value) for text in texts_of(item)]
    return [str(value)]


def test_every_sentence_that_a_new_file_draws_is_known(collection: PracticesFolder) -> None:
    """Whoever only takes the signs of the comments away is told of each."""
    answers: Answers = {"loai_hinh": "ton-giao", "tieu_de": "Một tiêu đề đủ dài để được nhận", "dia_ban.tinh": "Huế"}
    text, _ = new_entry.text(collection.load(), TODAY, {**answers, "ma": "x"})
    lines = [line.removeprefix("# ") for line in text.splitlines()]
    drawn = [line for line in lines if re.match(r"[a-z_]+:|  ( *- | +[a-z_]+:|      )", line) and "yaml-" not in line]
    collection.write("practices/ton-giao/x.yaml", "\n".join(line for line in drawn if not line.startswith("nhap")))
    problems = [problem for problem in collection.problems() if problem.path.endswith("x.yaml")]
    told = {problem.field.split("[")[0] for problem in problems if problem.rule == "cau-mau"}
    assert told >= {
        "tom_tat",
        "chu_tri",
        "boi_canh",
        "cach_lam",
        "ket_qua",
        "kho_khan",
        "chua_xong",
        "dieu_kien",
        "nguon",
    }
