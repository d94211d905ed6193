"""Mending changes nothing but what it names, whatever an entry holds and however it is written down; twice is once."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from scripts.authoring import fixer, format_check, roundtrip, yaml_comments
from scripts.content import yaml_file
from scripts.text import list_marks
from scripts.text.vietnamese import nfc, place_tones
from tests.conftest import ENTRY

pytestmark = pytest.mark.medium

PIECES = [
    *("hoà", "thuỷ", "qúy", "Đường", "đươ\u0300ng", "họp dân", "1.000", "10-15%", "3-5 hộ", "giai đoạn 2016-2020"),
    *(
        " ",
        "  ",
        "\u00a0",
        "\t",
        "\u3000",
        "\n",
        ' "',
        '" ',
        '"',
        "'",
        "“",
        "”",
        "--",
        " -- ",
        " - ",
        "-",
        "–",
        "…",
        " ,",
        ",",
        " .",
        " ?",
    ),
    *(
        ": ",
        " #",
        "# ",
        "- ",
        "[1]",
        "{",
        "}",
        ",",
        "&a",
        "*b",
        "!c",
        "|",
        ">",
        "%",
        "@",
        "`",
        "\\",
        "no",
        "null",
        "12/9/2020",
    ),
    *("😀", "👩\u200d🌾", "\u202e", "\u200b", "\u200f", "\ufeff", "a" * 130, "https://a.vn/x--y?z=1#t"),
]
TEXTS = st.lists(st.sampled_from(PIECES), min_size=1, max_size=14).map("".join)
DAYS = st.sampled_from(["2020", "2020-09", "2020-09-12", "12/9/2020", "9/2020", "31/2/2020", "1.5.2021", "hôm qua"])
PLACES = st.fixed_dictionaries({"xa": TEXTS, "tinh": TEXTS})
ENTRIES = st.fixed_dictionaries(
    {},
    optional={
        "nguon": st.lists(
            st.fixed_dictionaries({"url": TEXTS, "ten": TEXTS, "ngay": DAYS, "don_vi": TEXTS}), max_size=2
        ),
        "khau": st.lists(st.sampled_from(["dan-biet", "dan-ban"]), max_size=2),
        "tom_tat": TEXTS,
        "tieu_de": TEXTS,
        "cach_lam": st.lists(TEXTS, max_size=3),
        "nhan_rong": st.lists(st.fixed_dictionaries({"noi_dung": TEXTS, "dia_ban": PLACES}), max_size=2),
        "thoi_gian": st.fixed_dictionaries({"den": DAYS, "tu": DAYS, "ghi_chu": TEXTS}),
        "dia_ban": PLACES,
        "la": TEXTS,
        "nhap": st.booleans(),
    },
).filter(bool)
STYLES = st.fixed_dictionaries(
    {
        "width": st.sampled_from([20, 80, 1000]),
        "indent": st.sampled_from([2, 4]),
        "default_style": st.sampled_from([None, None, '"', "'", ">", "|"]),
        "default_flow_style": st.sampled_from([False, False, None]),
    }
)
HEADS = st.sampled_from(["", "\ufeff", "---\n", "# lời đầu tệp\n", "# yaml-language-server: $schema=x\n", "# a\n---\n"])
SCRAPS = ["# chú thích\n", "  # lùi vào  \n", "\n", "      # sâu\n", "\r\n"]


def parsed(data: bytes) -> yaml_file.YamlFile:
    made = yaml_file.YamlFile("bai.yaml")
    yaml_file.parse(made, data)
    return made


def common(path: tuple[Any, ...], value: Any) -> Any:
    """What a value and its mended form have in common, said without the code that mends."""
    if isinstance(value, Mapping):
        # what a list of the former form said is a comment afterwards
        return {key: common((*path, key), item) for key, item in value.items() if (*path, key) != ("khau",)}
    if isinstance(value, tuple):
        return [common((*path, index), item) for index, item in enumerate(value)]
    if not isinstance(value, str):
        return value
    if path[-1] in ("ngay", "tu", "den"):
        return sorted(int(figure) for figure in re.findall(r"\d+", value))
    plain = re.sub("[“”]", '"', re.sub("–|--", "-", " ".join(list_marks.plain(value).split())))
    if path[0] == "nguon":
        return nfc(list_marks.visible(value) if path[-1] in ("ten", "url") else plain)
    bare = re.sub(r"\A(?:[-+*] |-(?=[^\W\d_])|[>#]+ (?=\D)|\[[ xX]?\] ?|[+*]\) ?)+| ?([,;.:!?]) ?", r"\1", plain)
    whole = re.fullmatch(r"([\"'])([^\"]+)\1", bare) if path in (("tieu_de",), ("tom_tat",)) else None
    return place_tones(whole[2] if whole else bare)


def check(data: bytes) -> fixer.FixResult | None:
    """Mend a file if it can be read, and hold the result against the old one."""
    before = parsed(data)
    if not fixer.can_fix(before):
        return None
    made = fixer.fix(data)
    if format_check.is_formatted(made.text, parsed(made.text.encode())):
        # what is told quickly is what writing anew would give; nothing is said of comments, so that none is there
        assert roundtrip.rewritten(made.text, parsed(made.text.encode()).values) == made.text
    after = parsed(made.text.encode())
    assert bool(made.done) == (made.text.encode() != data)
    assert common((), after.values) == common((), before.values)
    assert fixer.fix(made.text.encode()).text == made.text
    if not made.skipped_because:
        old = yaml_comments.comments(data.decode().removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n"))
        assert {nfc(comment).replace("\t", " ") for comment in old} <= set(yaml_comments.comments(made.text))
        assert not re.search(r"\r|\A\ufeff|\n\n\Z", made.text)
        assert made.text.startswith("# yaml-language-server:")
    return made


@settings(max_examples=100)
@given(ENTRIES, STYLES, HEADS)
def test_any_entry_in_any_style(values: Any, style: Any, head: str) -> None:
    """Long words, signs of YAML, emoji, hidden characters: the loaded entry is equal but for what is named."""
    check((head + yaml.dump(values, Dumper=yaml.SafeDumper, allow_unicode=True, sort_keys=False, **style)).encode())


@settings(max_examples=100)
@given(
    st.lists(st.tuples(st.integers(0, 30), st.sampled_from(SCRAPS)), max_size=5),
    st.integers(0, len(ENTRY)),
    st.sampled_from(PIECES),
    st.permutations(range(4)),
)
def test_an_entry_with_comments_and_scraps(scraps: Any, place: int, piece: str, order: Any) -> None:
    """Comments anywhere, keys in any order, a strange piece somewhere: no comment is lost."""
    blocks = re.split(r"(?m)^(?=dia_ban|cach_lam|khau)", ENTRY[:place] + piece + ENTRY[place:])
    lines = "".join(blocks[number] for number in order if number < len(blocks)).splitlines(keepends=True)
    for number, scrap in scraps:
        lines.insert(min(number, len(lines)), scrap)
    check("".join(lines).encode())
