"""Properties of folding, slugs, escaping, tone marks and sentences, tried on many texts."""

from __future__ import annotations

import html
import re
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from scripts.text import escaping, vietnamese
from scripts.validation import similarity
from scripts.validation.rules import ky_tu_an

_BASES = "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY"
_TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
LETTERS = [unicodedata.normalize("NFC", base + tone) for base in _BASES for tone in _TONES] + list(
    "bcdđghklmnpqrstvxĐQ"
)
vietnamese_text = st.text(st.sampled_from([*LETTERS, " ", "-", ",", ".", "1", "9"]))
# syllables of the kind whose tone marks are placed in two ways
syllables = st.builds(
    lambda onset, first, tones, second, end: onset + first + tones[0] + second + tones[1] + end,
    st.sampled_from(["", "h", "q", "kh", "Q"]),
    st.sampled_from("ouOU"),
    st.sampled_from([("", ""), *((tone, "") for tone in _TONES), *(("", tone) for tone in _TONES)]),
    st.sampled_from("aeyioAY"),
    st.sampled_from(["", "n", "i", " ", "."]),
).map(lambda syllable: unicodedata.normalize("NFC", syllable))
any_text = st.one_of(vietnamese_text, st.lists(syllables).map("".join), st.text())


@given(any_text)
def test_folding_twice_is_folding_once(value: str) -> None:
    """Folded text stays as it is."""
    assert vietnamese.fold(vietnamese.fold(value)) == vietnamese.fold(value)


@given(vietnamese_text)
def test_folded_vietnamese_is_small_ascii(value: str) -> None:
    """No letter of Vietnamese survives with a mark, composed or not."""
    folded = vietnamese.fold(value)
    assert folded.isascii()
    assert folded == folded.lower()
    assert vietnamese.fold(unicodedata.normalize("NFD", value)) == folded


@given(any_text)
def test_slugs_are_kebab_case(value: str) -> None:
    """ASCII letters and digits with single hyphens between, or nothing; a slug is its own slug."""
    slug = vietnamese.slug(value)
    assert re.fullmatch(r"([a-z0-9]+(-[a-z0-9]+)*)?", slug)
    assert vietnamese.slug(slug) == slug


@given(any_text)
def test_escaping_is_undone_by_a_browser(value: str) -> None:
    """What is escaped holds nothing of HTML and reads as it was written."""
    escaped = escaping.escape(value)
    assert not set("<>\"'") & set(escaped)
    assert html.unescape(escaped) == value


@given(any_text)
def test_placing_tones_twice_is_placing_them_once(value: str) -> None:
    """A mended text needs no mending."""
    assert vietnamese.place_tones(vietnamese.place_tones(value)) == vietnamese.place_tones(value)


@given(any_text)
def test_placing_tones_changes_no_letter(value: str) -> None:
    """Only marks move: letters, marks and the number of words stay."""
    placed = vietnamese.place_tones(value)
    assert vietnamese.fold(placed) == vietnamese.fold(vietnamese.nfc(value))
    assert sorted(unicodedata.normalize("NFD", placed)) == sorted(unicodedata.normalize("NFD", value))
    assert len(placed.split()) == len(vietnamese.nfc(value).split())


@given(st.one_of(any_text, st.text(st.sampled_from("aB1.!?… []\n"))))
def test_sentences_lose_no_text(value: str) -> None:
    """All but white space is in some sentence, in order."""
    assert "".join("".join(vietnamese.sentences(value)).split()) == "".join(value.split())


@given(st.lists(any_text))
def test_the_order_of_the_dictionary_is_total(values: list[str]) -> None:
    """Sorting does not depend on the order before."""
    assert sorted(values, key=vietnamese.sort_key) == sorted(values, key=vietnamese.sort_key)


@given(st.text() | vietnamese_text)
def test_folding_as_defined(value: str) -> None:
    """Quick as it is: decomposed, without marks, in small letters, đ as d."""
    bare = "".join(char for char in unicodedata.normalize("NFD", value) if not unicodedata.combining(char))
    assert vietnamese.fold(value) == bare.lower().replace("đ", "d")


@given(st.text() | st.text(st.sampled_from("a\n \u200b\x00\u2028\ue000\u00a0")))
def test_hidden_as_defined(value: str) -> None:
    """The quick look before misses nothing."""
    kinds = {"Cc", "Cf", "Co", "Cs", "Cn", "Zl", "Zp"}
    assert ky_tu_an.hidden(value) == next((c for c in value if c != "\n" and unicodedata.category(c) in kinds), None)


@given(st.lists(st.text() | st.text(st.sampled_from("aạA1.,[] \n_²\u0301"))))
def test_words_as_defined(values: list[str]) -> None:
    """Cut at white space first, each part once, or not: the words are the same."""
    numbers = similarity._Numbers()
    for value in values:
        assert {numbers.words[number] for number in numbers.of(value)} == similarity.words(value)


@given(st.text(st.sampled_from("ab<> \n\t\r\x0b\u00a0")))
def test_white_space_around_line_ends_is_one_line_end(value: str) -> None:
    """Taken line by line or as a pattern would."""
    assert escaping.collapse_newlines(value) == re.sub(r"\s*\n\s*", "\n", value)
