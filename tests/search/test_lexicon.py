"""Terms of a text: abbreviations stand for the same terms as what they are short for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scripts.content import loader
from scripts.search.lexicon import Thesaurus
from scripts.search.terms import PIECE_BITS, Batch
from scripts.search.tokenizer import bare_of, syllables
from scripts.system.paths import ROOT

WORDS = loader.load(ROOT).vocabulary
READER = Thesaurus(WORDS)


def named(thesaurus: Thesaurus, text: str) -> set[str]:
    """The terms of a text, written out."""
    batch = Batch(thesaurus)
    batch.add(0, 1.0, text)
    terms = [key >> PIECE_BITS for keys in batch.term_keys() for key in keys.tolist()]
    return {"_".join(thesaurus.exact(term)) for term in terms}


def folded(text: str) -> list[str]:
    """The exact forms of the words of a text."""
    return [syllable.exact for syllable in syllables(text)]


@pytest.fixture(scope="module")
def thesaurus() -> Thesaurus:
    """Over the controlled words that ship."""
    return READER


@pytest.mark.parametrize(
    ("short", "full"), [("PCCC", "phòng cháy, chữa cháy"), ("ANTT", "an ninh, trật tự"), ("MTTQ", "Mặt trận Tổ quốc")]
)
def test_abbreviations_are_written_out(thesaurus: Thesaurus, short: str, full: str) -> None:
    assert named(thesaurus, full) <= named(thesaurus, f"Đội {short} của ấp")


def test_small_letters_are_no_abbreviation(thesaurus: Thesaurus) -> None:
    assert "công_ti" not in named(thesaurus, "cty")


def test_a_pair_reaches_over_no_end_of_a_text(thesaurus: Thesaurus) -> None:
    """All neighbours are pairs, however common they are; a full stop between texts parts them."""
    pairs = {term for term in named(thesaurus, "họp các hộ . của dân") if "_" in term}
    assert pairs == {"hop&_cac%", "cac%_hô&", "cua#_dân"}


def test_every_word_of_a_page_is_of_its_group(thesaurus: Thesaurus) -> None:
    """Whatever it begins with, and wherever it stands."""
    assert WORDS.synonyms
    for number, row in enumerate(WORDS.synonyms.rows):
        for phrase in row.written:
            start = phrase.split()[0]
            assert f"~{number}" in named(thesaurus, f"{start} nay {phrase} {start} đó"), phrase


def test_what_is_said_is_found_under_a_term_that_is_asked_for(thesaurus: Thesaurus) -> None:
    """Its first pair, or its only word; a group without anything said is said by its own words."""
    assert WORDS.synonyms
    keys = {(tuple(words), number): key for key, rows in thesaurus.said.items() for words, number, _ in rows}
    for number, row in enumerate(WORDS.synonyms.rows):
        for phrase in row.said or row.written:
            words = folded(phrase)
            assert keys[tuple(words), number] == "_".join(map(bare_of, words[:2])), phrase


@pytest.mark.parametrize("text", ["hội nghị đồng cộng dân cư", "hội nghị cộng đồng dân", "cộng đồng dân cư hội nghị"])
def test_a_phrase_stands_whole_and_in_order(thesaurus: Thesaurus, text: str) -> None:
    assert WORDS.synonyms
    group = next(n for n, row in enumerate(WORDS.synonyms.rows) if "hội nghị cộng đồng dân cư" in row.written)
    assert f"~{group}" in named(thesaurus, "hội nghị hội nghị cộng đồng dân cư")
    assert f"~{group}" not in named(thesaurus, text)


@given(text=st.text() | st.text("aáÁđ 1.,\u00a0\u0301\u2000\n"))
def test_reading_by_white_space_finds_the_same(text: str) -> None:
    """Words, numbers with points and combining marks never reach over white space."""
    assert [READER.exact(number) for number in READER.tokens.words(text.split())] == [[word] for word in folded(text)]
