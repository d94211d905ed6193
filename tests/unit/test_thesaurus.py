"""Terms of a text: abbreviations stand for the same terms as what they are short for."""

from __future__ import annotations

import pytest

from scripts import catalog
from scripts.paths import ROOT
from scripts.thesaurus import Thesaurus


@pytest.fixture(scope="module")
def thesaurus() -> Thesaurus:
    """Over the controlled words that ship."""
    return Thesaurus(catalog.load(ROOT).words)


@pytest.mark.parametrize(
    ("short", "full"), [("PCCC", "phòng cháy, chữa cháy"), ("ANTT", "an ninh, trật tự"), ("MTTQ", "Mặt trận Tổ quốc")]
)
def test_abbreviations_are_written_out(thesaurus: Thesaurus, short: str, full: str) -> None:
    assert set(thesaurus.terms(full)) <= set(thesaurus.terms(f"Đội {short} của ấp"))


def test_small_letters_are_no_abbreviation(thesaurus: Thesaurus) -> None:
    assert "công_ti" not in thesaurus.terms("cty")
