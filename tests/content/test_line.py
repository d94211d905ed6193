"""What the head of a line names, and what of that is taken for granted."""

from __future__ import annotations

import pytest

from scripts.content import line, loader
from scripts.content.line import REMARKS, STAGES, Naming
from scripts.system.paths import ROOT

EXACT = (
    "dan-ban: họp",
    "Dân bàn: họp",
    "Dân  Bàn : họp",
    "DÂN BÀN: họp",
    "Dan ban: họp",
    "dan_ban:họp",
    "dân-bàn: họp",
    "“Dân bàn”: họp",
    "**Dân bàn:** họp",
    "- Dân bàn: họp",
    "1. Dân bàn: họp",
    "Dân bàn：họp",
    "Da\u0302n ba\u0300n: họp",
)


@pytest.mark.parametrize("text", EXACT)
def test_a_name_with_its_tones_or_letters_without_any(text: str) -> None:
    found = line.head(text, STAGES)
    assert found
    assert (found.mark, found.naming, found.rest) == ("dan-ban", Naming.EXACT, "họp")
    assert line.understood(text, STAGES) == {"dan-ban": "họp"}


@pytest.mark.parametrize(
    ("text", "naming"),
    [
        ("dan-bna: họp", Naming.SLIP),
        ("danban: họp", Naming.SLIP),
        ("dan-kiemtra: họp", Naming.SLIP),
        ("Dân biết, dân bàn: họp", Naming.SEVERAL),
        ("Dân giám sát và dân kiểm tra: họp", Naming.SEVERAL),
        ("dan-biet, dan-ban: họp", Naming.SEVERAL),
        ("Dân bàn bạc: họp", Naming.DOUBTFUL),
        ("Dân bàn, cán bộ ghi: họp", Naming.DOUBTFUL),
        ("Dân bản: họp", Naming.DOUBTFUL),
        ("Dân bán: họp", Naming.DOUBTFUL),
        ("Dân bầu: họp", None),
        ("Dân làng: họp", None),
        ("Dân lành: họp", None),
        ("Dân lập: họp", None),
        ("Thôn họp: 60 hộ", None),
        ("Hop: 60", None),
        ("Dân bàn", Naming.EXACT),
        ("Dân bàn rồi làm.", None),
        ("Dân biết và dân bàn.", None),
        ("trai-nhau: hai số", None),
        ("Ở thôn " + "xa " * 40 + ": họp", None),
    ],
)
def test_what_the_head_of_a_line_names(text: str, naming: Naming | None) -> None:
    found = line.head(text, STAGES)
    assert (found and found.naming) == naming


@pytest.mark.parametrize(
    "text",
    [
        "Dân bản: góp 200 ngày công.",
        "Dân bán: 3 tấn lúa.",
        "Dân bàn bạc: họp",
        "dan-bna: họp",
        "Dân bàn:",
        "dan-ban",
        "Dân bàn: Dân làm: x",
        "dan-ban: dan-lam:x",
        "Dân biết, dân bàn: x",
        "Dân bàn: dan-biet, dan-lam: x",
    ],
)
def test_what_is_not_certain_stays_as_it_is(text: str) -> None:
    """Nobody, and no script, gives a line a mark without the page at hand."""
    assert line.understood(text, STAGES) == text


def test_remarks_by_the_words_that_pages_print() -> None:
    assert line.understood("Nguồn nói khác nhau: hai số.", REMARKS) == {"trai-nhau": "hai số."}
    assert line.understood("Con số không khớp: thiếu 2.", REMARKS) == {"cong-lech": "thiếu 2."}


def test_names_are_those_of_the_controlled_words() -> None:
    stages = loader.load_vocabulary(ROOT).vocabulary.stages
    assert {id_: stage.name for id_, stage in stages.items()} == line.STAGE_NAMES
