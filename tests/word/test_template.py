"""Templates and facts: what stands in the document afterwards."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pytest

from scripts.word import template
from scripts.word.package import DOCUMENT, unpack
from scripts.word.reader import read
from scripts.word.template import Fact, TemplateError, TooLongError, clean, compiled, control, fill, keys
from scripts.word.writer import Cell, Writer


def paper() -> bytes:
    w = Writer("Giấy")
    w.paragraph("Ngày ‹ngay:6›, ‹y?› hết.")
    w.open("ban")
    w.paragraph("Có ban: ‹ban›.")
    w.close("ban")
    w.open("ban", inverted=True)
    w.paragraph("Chưa có ban.")
    w.close("ban")
    w.table(
        [
            ["STT", "Tên"],
            "‹#nguoi›",
            ["‹stt›", Cell(("‹ten›", "‹#viec›", "– ‹.› (‹ten›)", "‹/viec›"))],
            "‹/nguoi›",
            ["Cộng", "‹tong›"],
        ],
        [20, 100],
    )
    return w.data()


def lines(facts: Mapping[str, Fact]) -> list[tuple[str, ...]]:
    return [line.cells for line in read(fill(paper(), facts)).lines]


def test_an_empty_paper_has_dots_for_the_pen_and_no_marker() -> None:
    assert lines({}) == [("Ngày ......,  hết.",), ("Chưa có ban.",), ("STT", "Tên"), ("Cộng", "." * template.DOTS)]


def test_facts_sections_and_rows() -> None:
    facts: dict[str, Fact] = {
        "ngay": "3/11",
        "y": "vui",
        "ban": "Ban A",
        "tong": 2,
        "nguoi": [{"ten": "Một", "viec": ["hát", "múa"]}, {"ten": "Hai", "ngay": "x"}],
    }
    assert lines(facts) == [
        ("Ngày 3/11, vui hết.",),
        ("Có ban: Ban A.",),
        ("STT", "Tên"),
        ("1", "Một\n– hát (Một)\n– múa (Một)"),
        ("2", "Hai"),
        ("Cộng", "2"),
    ]


def test_a_fact_that_is_no_or_empty_is_missing() -> None:
    missing: tuple[Fact, ...] = (False, None, "", [])
    for fact in missing:
        assert lines({"ban": fact})[1] == ("Chưa có ban.",)
    assert lines({"ban": True})[1] == ("Có ban: " + "." * template.DOTS + ".",)


def test_ten_rows() -> None:
    numbers = [cells[0] for cells in lines({"nguoi": [{"ten": str(number)} for number in range(10)]})][3:-1]
    assert numbers == [str(number) for number in range(1, 11)]


@pytest.mark.parametrize(
    "attack", ["‹ngay›", "‹#nguoi›", "<w:p/>", "]]>", "&amp;", "\x00\x1b\ud800\u202e!", "a\r\nb\u2028c"]
)
def test_a_value_is_written_once_and_never_read(attack: str) -> None:
    document = fill(paper(), {"ngay": attack, "nguoi": [{"ten": attack}], "tong": attack})
    said = clean(attack)
    assert next(line.cells for line in read(document).lines) == (f"Ngày {said},  hết.",)
    assert not re.search("[\x00-\x08\u202a-\u202e]", unpack(document)[DOCUMENT].decode())


def test_a_value_that_is_too_long_is_told() -> None:
    assert lines({"ngay": "a" * template.MOST})
    with pytest.raises(TooLongError, match="501 ký tự"):
        fill(paper(), {"ngay": "a" * (template.MOST + 1)})


def test_the_same_facts_the_same_bytes() -> None:
    assert fill(paper(), {"ngay": "1"}) == fill(paper(), {"ngay": "1"})


def test_what_a_template_asks_for() -> None:
    assert keys(compiled(unpack(paper())[DOCUMENT].decode())) == {
        *("ngay", "y", "ban", "nguoi", "stt", "ten", "viec", ".", "tong")
    }


@pytest.mark.parametrize(
    ("xml", "words"),
    [
        (control("#", "a"), "never closed"),
        (control("#", "a") + control("/", "b"), "closes"),
        (control("/", "a"), "closes"),
        ("<w:t>ngày ‹a›</w:t>", "run of its own"),
        ("<w:t>‹A›</w:t>", "run of its own"),
    ],
)
def test_templates_that_break_the_grammar(xml: str, words: str) -> None:
    with pytest.raises(TemplateError, match=words):
        compiled(xml)


def test_a_cell_whose_sections_are_gone_keeps_a_paragraph() -> None:
    w = Writer("a")
    w.table([["A"], [Cell(("‹#x›", "mất", "‹/x›"))]], [50])
    assert "</w:tcPr><w:p/></w:tc>" in unpack(fill(w.data(), {}))[DOCUMENT].decode()
