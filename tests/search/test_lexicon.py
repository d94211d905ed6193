"""Terms of a text: abbreviations stand for the same terms as what they are short for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scripts.content import loader
from scripts.search.lexicon import Thesaurus
from scripts.search.terms import PIECE_BITS, Batch
from scripts.search.tokenizer import syllables
from scripts.system.paths import ROOT

WORDS = loader.load(ROOT).vocabulary
GLOSSARY = WORDS.glossary
READER = Thesaurus(WORDS)


def named(thesaurus: Thesaurus, text: str) -> set[str]:
    """The terms of a text, written out."""
    batch = Batch(thesaurus)
    batch.add(0, 1.0, text, with_pairs=True)
    terms = [key >> PIECE_BITS for keys in batch.keys(1.0) for key in keys.tolist()]
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


def test_fillers_stand_in_no_pair(thesaurus: Thesaurus) -> None:
    assert named(thesaurus, "họp các hộ dân") >= {"hop&", "cac%", "hô&", "dân", "hô&_dân"}
    assert not any("_" in term for term in named(thesaurus, "họp các hộ"))


def test_every_phrase_is_of_its_group(thesaurus: Thesaurus) -> None:
    """Whatever it begins with, also a filler, and wherever it stands."""
    assert GLOSSARY
    for number, group in enumerate(GLOSSARY.synonyms):
        for phrase in group.terms:
            start = phrase.split()[0]
            assert f"~{number}" in named(thesaurus, f"{start} nay {phrase} {start} đó"), phrase


@pytest.mark.parametrize("text", ["hội nghị đồng cộng dân cư", "hội nghị cộng đồng dân", "cộng đồng dân cư hội nghị"])
def test_a_phrase_stands_whole_and_in_order(thesaurus: Thesaurus, text: str) -> None:
    group = next(n for n, (_, phrases) in enumerate(thesaurus.synonyms) if folded("họp thôn") in phrases)
    assert f"~{group}" in named(thesaurus, "hội nghị hội nghị cộng đồng dân cư")
    assert f"~{group}" not in named(thesaurus, text)


@given(text=st.text() | st.text("aáÁđ 1.,\u00a0\u0301\u2000\n"))
def test_reading_by_white_space_finds_the_same(text: str) -> None:
    """Words, numbers with points and combining marks never reach over white space."""
    assert [READER.exact(number) for number in READER.tokens.words(text.split())] == [[word] for word in folded(text)]
