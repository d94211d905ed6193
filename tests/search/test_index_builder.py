"""The index takes pages as they come and hands files out as they are made; what is written of a term."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scripts.content import loader
from scripts.search import documents, facets, index_builder, sections, terms
from scripts.search.codec import DIGITS, encode
from scripts.search.documents import SearchDocument
from scripts.search.hints import PAIRS, SpellingHints
from scripts.search.lexicon import Thesaurus
from scripts.search.posting_lines import PostingLine, encoded
from scripts.search.postings import K1, LENGTH, Postings, levels
from scripts.search.tokenizer import LONG_I, SIGNS, TONES
from scripts.system.paths import ROOT
from tests.conftest import PracticesFolder

FOUND = loader.load(ROOT)


def page(*fields: tuple[float, str]) -> SearchDocument:
    return SearchDocument(
        documents.ENTRY, "bai", "a/bai", "Bài", "Tóm tắt.", fields=fields, body=((0, ("Nội dung.",)),)
    )


def lines(*pages: SearchDocument) -> dict[str, PostingLine]:
    """Bare term → its line, of an index over these pages."""
    postings = Postings(Thesaurus(FOUND.vocabulary))
    for number, one in enumerate(pages):
        postings.add(number, one)
    return {line.term: line for _, some in postings.lines() for line in some}


def test_files_are_handed_out_while_pages_are_taken() -> None:
    """Neither all pages nor all files are ever together in memory; whoever reads the manifest finds the rest written."""
    taken = []

    def pages() -> Iterator[SearchDocument]:
        for some in documents.search_documents(FOUND):
            taken.append(some.id)
            yield some

    made = index_builder.build(pages(), FOUND.vocabulary)
    next(made)
    assert len(taken) == index_builder.ROWS
    assert [path for path, _ in made][-1] == index_builder.MANIFEST


def test_the_browser_is_told_what_it_shares_with_us() -> None:
    """Digits, tones and their signs, which parts of an entry are shown otherwise: none of them stands in its scripts."""
    text = dict(index_builder.build([page()], FOUND.vocabulary))[index_builder.MANIFEST]
    manifest = json.loads(text.removeprefix('kho.files.receive("muc-luc",').removesuffix(");\n"))
    assert [manifest["phan"][number] for number in manifest["phan_rieng"]] == [
        "Cách làm",
        "Kết quả",
        "Nguồn",
        "Bài này trả lời",
        "Khó khăn",
        "Chưa xong",
    ]
    assert (manifest["dau"], manifest["dau_cuoi"]) == (TONES, SIGNS)
    assert manifest["chu_so"] == DIGITS
    scripts = "".join(file.read_text(encoding="utf-8") for file in (ROOT / "docs/assets").rglob("*.js"))
    assert not [constant for constant in (SIGNS, DIGITS, LONG_I) if constant in scripts]


def test_the_manifest_tells_what_a_frequent_syllable_weighs() -> None:
    """How many files hold its pairs, and how many thousand characters it alone takes, upwards: what a query may load is counted by that."""
    made = dict(index_builder.build(documents.search_documents(FOUND), FOUND.vocabulary))
    manifest = json.loads(
        made[index_builder.MANIFEST].removeprefix('kho.files.receive("muc-luc",').removesuffix(");\n")
    )
    pairs, size = manifest["rieng"]["dan"]
    own = f"{index_builder.FOLDER}0/{index_builder.OWN}dan"
    alone = json.loads(made[f"{own}.js"].partition(",")[2].removesuffix(");\n"))
    assert size - 1 < len(alone) / 1000 <= size
    assert sum(path.startswith(f"{own}.") for path in made) == pairs + 1


def test_a_line_tells_pages_levels_and_spellings() -> None:
    """Gaps between pages in one letter each, levels in one letter each; the bare spelling is not repeated."""
    much, little, rest = (10.0, "đường làng"), (1.0, "đương"), (0.0, "từ " * (LENGTH - 3))
    found = lines(
        *(page(*some, (0.0, "từ " * (LENGTH - words))) for words, some in ((2, [much]), (1, [little]))),
        page(),
        page(much, little, rest),
    )
    high, low = levels(np.array([10.0, 1.0])).tolist()
    assert found["duong"].text == f"duong đương BB {DIGITS[low] * 2} đương! AC {DIGITS[high] * 2}"
    assert found["duong"][2:] == (3, 2 * (high + low), "đương")
    assert found["duong_lang"].usual == "đương!_lang!"


def test_a_word_said_again_adds_ever_less() -> None:
    """On pages of one length."""
    once, twice, thrice, often, more = (
        lines(page((1.0, "làng " * times), (1.0, "từ " * (9000 - times))))["lang"].total_weight
        for times in (1, 40, 79, 8000, 9000)
    )
    assert twice - once > thrice - twice > 0
    assert often <= more < 32


def test_a_word_counts_less_on_a_longer_page() -> None:
    """By as much as BM25 says: (1 - b) + b * length / a usual length; full stops that part texts are no words."""
    found = [
        lines(page((2.0, "làng . " + "từ " * (words - 1))))["lang"].total_weight for words in (3, LENGTH, 3 * LENGTH)
    ]
    assert found == levels(np.array([2 / (0.25 + 0.75 * 3 / LENGTH), 2, 2 / 2.5])).tolist()


def test_a_page_with_a_prior_counts_that_much_less_for_every_word() -> None:
    """Whatever it says of it, and as often as it does; each page by its own."""
    often = page((2.0, "làng " * 9))
    whole, half = (lines(one)["lang"].total_weight for one in (often, replace(often, prior=0.5)))
    assert half == round(whole / 2)
    assert lines(often, replace(often, prior=0.5), often)["lang"].total_weight == 2 * whole + half


def test_the_heaviest_pairs_are_told_whatever_their_order() -> None:
    """Those noted late as well, although few are kept meanwhile; pairs with a number are not."""
    hints = SpellingHints()
    for total_weight in range(20 * PAIRS):
        hints.note(f"a_{total_weight}x", 1, total_weight * 7919 % (20 * PAIRS), f"a_{total_weight}x")
    hints.note("a_1", 1, 10**9, "a_1")
    text, counts = hints.pairs()
    heaviest = {
        f"{total_weight}x" for total_weight in range(20 * PAIRS) if total_weight * 7919 % (20 * PAIRS) >= 19 * PAIRS
    }
    assert (set(text.split()[1:]), len(counts)) == (heaviest, PAIRS)


@given(st.lists(st.floats(0.01, 5000.0), min_size=1))
def test_a_level_is_the_saturated_frequency(frequencies: list[float]) -> None:
    wanted = [max(1, min(31, round(32 * tf / (tf + K1)))) for tf in frequencies]
    assert levels(np.array(frequencies)).tolist() == wanted


@given(st.lists(st.integers(0, 2**27 - 1)))
def test_many_numbers_are_written_as_each_alone(numbers: list[int]) -> None:
    text, bounds = encoded(np.array(numbers, np.int32))
    assert [text[start:end] for start, end in pairwise(bounds.tolist())] == [encode([number]) for number in numbers]


def test_where_batches_of_texts_are_cut_makes_no_difference(monkeypatch: pytest.MonkeyPatch) -> None:
    """Also with pages that say the same in fields of other order and weight, and more than once."""
    some = [*documents.search_documents(FOUND)][:40]
    some += [dataclasses.replace(one, fields=one.fields[::-1] * 2) for one in some]
    whole = lines(*some)
    monkeypatch.setattr(terms, "FULL", 1)
    assert lines(*some) == whole


def test_fields_weigh_by_what_they_say() -> None:
    """A title or a place more than a summary, that more than a deed; a question somewhat less, or pages without fall behind."""
    heard = [documents.PLACE, documents.SUMMARY, documents.BODY, documents.ASKED, documents.BEARS]
    assert heard == sorted(heard, reverse=True)
    assert len({*heard}) == len(heard)
    assert documents.TITLE >= documents.PLACE


def test_titles_are_in_vietnamese_order() -> None:
    """Not in that of code points, which puts Đ and Ấ behind Z."""
    titles = ["Xóm Xa", "Đò ngang", "Ấp Một", "Dân bàn", "ao làng", "Bà con"]
    pages = [dataclasses.replace(page(), title=title) for title in titles]
    ranks = [DIGITS.index(digit) for digit in facets.name_ranks(pages)]
    by_rank = sorted(zip(ranks, titles, strict=True))
    assert [title for _, title in by_rank] == ["ao làng", "Ấp Một", "Bà con", "Dân bàn", "Đò ngang", "Xóm Xa"]


def test_questions_are_searched_and_firmness_is_shown(collection: PracticesFolder) -> None:
    """What an entry answers is a field and a part of its own, searched once; how firm it is is shown and not searched."""
    collection.change("van_ban:", "hoi: [Ai cầm chìa khóa kho?, Góp hay miễn?]\nvan_ban:")
    (entry,) = (row for row in documents.search_documents(collection.load()) if row.kind == documents.ENTRY)
    assert (documents.ASKED, "Ai cầm chìa khóa kho? . Góp hay miễn?") in entry.fields
    body = dict(entry.body)
    assert body[sections.QUESTIONS] == ("Ai cầm chìa khóa kho?", "Góp hay miễn?")
    assert sum(text.count("chìa khóa") for _, text in entry.fields) == 1
    assert body[sections.FIRMNESS] == ("Một nguồn, chưa dò, chưa có số",)
    assert not any("chưa dò" in text for _, text in entry.fields)


def test_what_is_typed_has_the_names_that_pages_have() -> None:
    """Each once, by the alphabet; a page of none has an empty cell."""
    named = [("xã Ơ, Huế", "Đò, Huế"), (), ("xã Ơ, Huế",)]
    pages = [
        dataclasses.replace(page(), facets=dataclasses.replace(page().facets, communes=communes)) for communes in named
    ]
    (heading,) = (row for row in facets.columns(pages, FOUND.vocabulary)["loc"] if row["go"])
    assert (heading["ma"], {"gia", "cot"} & heading.keys()) == ("xa", set())
    ((name, column),) = facets.typed(pages, FOUND.vocabulary)
    assert (name, column["gia"]) == ("xa", [("do-hue", "Đò, Huế"), ("xa-o-hue", "xã Ơ, Huế")])
    assert [DIGITS.index(digit) for digit in column["cot"]] == [2, 1, 0, 0, 1, 1]
