"""What the search must find, one sentence a rule, on an index made as the one that ships."""

from __future__ import annotations

import json
import shutil
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from scripts.content import loader
from scripts.content.collection import VOCABULARY_FOLDER
from scripts.search import index_builder
from scripts.search.codec import encode
from scripts.search.tokenizer import syllables
from scripts.system.paths import PRACTICES, ROOT
from scripts.text.digest import bucket
from tests.browser import searching
from tests.browser.searching import Engine

ENTRIES = {
    "duong": {
        "tieu_de": "Thôn Một hiến đất làm đường liên xóm rộng 5 m",
        "tom_tat": "Cả thôn hiến đất làm đường.",
        "cach_lam": ["Thôn họp bàn rồi mở đường rộng 5 m."],
        "dia_ban": {"tinh": "Quảng Nam", "huyen": "Thăng Bình", "xa": "Bình Tú"},
        "chu_de": ["hien-dat", "duong-giao-thong"],
    },
    "duong-phan-tan": {
        "tieu_de": "Làng Hai giữ rừng và giúp hộ nghèo có đất trồng cây",
        "tom_tat": "Làng chia đất cho hộ nghèo; một nhà hiến giống cây, làm chuồng trại bên đường.",
        "cach_lam": ["Làng bàn việc giữ rừng."],
        "dia_ban": {"tinh": "Đà Nẵng"},
        "chu_de": ["moi-truong"],
    },
    "duong-kinh": {
        "tieu_de": "Xã Ba chăm người già khi dương lịch sang năm mới",
        "tom_tat": "Xã thăm người già dịp tết dương.",
        "cach_lam": ["Xã thăm từng nhà."],
        "dia_ban": {"tinh": "Cà Mau"},
        "chu_de": ["giup-ho-kho-khan"],
    },
    "doi-thoai": {
        "tieu_de": "Công ty Bốn đối thoại hằng tháng với người lao động về tiền lương",
        "tom_tat": "Mỗi tháng một buổi đối thoại; ý kiến của người lao động được trả lời.",
        "cach_lam": ["Công đoàn gom ý kiến.", "Giám đốc trả lời tại chỗ."],
        "dia_ban": {"tinh": "Hồ Chí Minh", "huyen": "Quận 7"},
        "chu_de": ["doi-thoai-noi-lam-viec"],
        "van_ban": ["nghi-dinh-145-2020"],
    },
    "giam-sat": {
        "tieu_de": "Ban giám sát xã Năm theo dõi vật liệu xây trường mầm non",
        "tom_tat": "Ban giám sát phát hiện cát kém chất lượng.",
        "cach_lam": ["Ban giám sát lập biên bản.", "Ủy ban nhân dân xã yêu cầu thay cát."],
        "dia_ban": {"tinh": "Nghệ An"},
        "chu_de": ["giam-sat-cong-dong"],
        "van_ban": ["nghi-dinh-59-2023", "luat-thuc-hien-dan-chu-o-co-so-2022"],
    },
    "nong-thon": {
        "tieu_de": "Ấp Sáu lát gạch vỉa hè, trồng hoa theo lời bàn của dân",
        "tom_tat": "Ấp được công nhận nông thôn mới kiểu mẫu sau khi lát vỉa hè.",
        "cach_lam": ["Tổ hòa giải đến từng nhà, nhà nào cũng góp công kỹ lưỡng và quý nhau."],
        "dia_ban": {"tinh": "Bạc Liêu"},
        "chu_de": ["cong-trinh-chung"],
    },
    "nhuong": {
        "tieu_de": "Khóm Tám họp bàn, nhà nhà nhường đất cho lối đi chung",
        "tom_tat": "Khóm có lối đi chung.",
        "cach_lam": ["Khóm họp bàn."],
        "dia_ban": {"tinh": "Cà Mau"},
        "chu_de": ["cong-trinh-chung"],
    },
    "ntm-tat": {
        "tieu_de": "Bản Bảy rào vườn, dọn cổng ngõ theo tiêu chí của xã",
        "tom_tat": "UBND xã cùng MTTQ chấm từng nhà; bản đạt chuẩn NTM.",
        "cach_lam": ["Bản chấm điểm từng nhà."],
        "dia_ban": {"tinh": "Lai Châu"},
        "chu_de": ["moi-truong"],
    },
}


@pytest.fixture(scope="module")
def engine(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """Eight entries under the controlled words that ship."""
    root = tmp_path_factory.mktemp("luat-tim")
    shutil.copytree(ROOT / PRACTICES / VOCABULARY_FOLDER, root / PRACTICES / VOCABULARY_FOLDER)
    folder = root / PRACTICES / "nong-thon-moi"
    folder.mkdir()
    for id_, content in ENTRIES.items():
        rest = {
            "ket_qua": [{"dan-lam": "Việc làm xong."}],
            "nguon": [{"ten": "Tin", "don_vi": "Báo", "url": "https://example.vn/x"}],
        }
        (folder / f"{id_}.yaml").write_text(json.dumps(content | rest, ensure_ascii=False), encoding="utf-8")
    found = loader.load(root)
    assert [str(problem) for problem in found.problems] == []
    with searching.engine(browser, found, root) as opened:
        yield opened


@pytest.mark.parametrize(
    "query",
    [
        "hien dat lam duong",
        "hiến dat làm duong",
        "Hiến đất làm đường",
        "HIẾN ĐẤT LÀM ĐƯỜNG",
        unicodedata.normalize("NFD", "hiến đất làm đường"),
    ],
)
def test_marks_case_and_form_may_be_left_out(engine: Engine, query: str) -> None:
    """Rule 1: without diacritics, with some or all, in either Unicode form and any case, the same entry comes first."""
    assert engine.ask(query).entries[0] == "duong"


@pytest.mark.parametrize("query", ["hòa giải", "hoà giải", "kỹ lưỡng", "kĩ lưỡng", "quý nhau", "quí nhau"])
def test_two_ways_to_write_one_syllable(engine: Engine, query: str) -> None:
    """Rule 1: where the tone stands, and i or y, makes no difference."""
    found = engine.ask(query)
    assert found.complete == ["nong-thon"]
    assert found.suggestion == ""


def test_what_is_spelt_alike_comes_first(engine: Engine) -> None:
    """Rule 1: đường before dương, and the other way round."""
    assert engine.ask("đường").entries[0] == "duong"
    assert engine.ask("dương").entries[0] == "duong-kinh"
    assert "duong-kinh" in engine.ask("duong").entries


def test_neighbours_before_scattered_words(engine: Engine) -> None:
    """Rule 2: both entries have all the words; the one that has them side by side comes first."""
    found = engine.ask("hiến đất làm").complete
    assert found.index("duong") < found.index("duong-phan-tan")


def test_title_before_text(engine: Engine) -> None:
    """Rule 2: a word of the title weighs more than one of summary or steps."""
    assert engine.ask("xã").entries[0] in {"duong-kinh", "giam-sat"}
    assert engine.ask("vỉa hè").entries[0] == "nong-thon"


def test_quotes_mean_this_very_phrase(engine: Engine) -> None:
    """Rule 2: between quotes the words stand side by side in this spelling, or nothing is found."""
    assert engine.ask('"hiến đất"').entries == ["duong"]
    assert engine.ask("“đất làm đường”").entries == ["duong"]
    assert engine.ask('"đường đất"').entries == []


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("NTM", {"nong-thon", "ntm-tat"}),
        ("ntm", {"nong-thon", "ntm-tat"}),
        ("nông thôn mới", {"nong-thon", "ntm-tat"}),
        ("mặt trận tổ quốc", {"ntm-tat"}),
        ("mttq", {"ntm-tat"}),
        ("ubnd", {"giam-sat", "ntm-tat"}),
        ("NLĐ", {"doi-thoai"}),
        ("nld", {"doi-thoai"}),
    ],
)
def test_abbreviations_work_both_ways(engine: Engine, query: str, ids: set[str]) -> None:
    """Rule 3: typed short and written long, typed long and written short, with diacritics or without."""
    assert set(engine.ask(query).complete) >= ids


def test_synonyms_count_less(engine: Engine) -> None:
    """Rule 3: who asks for a Front's dialogue word finds its relatives, after those who have the word itself."""
    found = engine.ask("đối thoại").entries
    assert found[0] == "doi-thoai"
    found = engine.ask("nhường đất").entries
    assert found.index("nhuong") < found.index("duong"), "hiến đất is another word for it"


def test_places_by_old_and_new_names(engine: Engine) -> None:
    """Rule 4: Quảng Nam is a part of Đà Nẵng: both names find it, the closer entry first; nicknames and lost districts too."""
    assert engine.ask("Quảng Nam").entries[0] == "duong"
    found = engine.ask("Đà Nẵng").entries
    assert found[:2] == ["duong-phan-tan", "duong"]
    assert engine.ask("Thăng Bình").entries[0] == "duong"
    for name in ("TP.HCM", "tphcm", "Sài Gòn", "sai gon", "Hồ Chí Minh"):
        assert engine.ask(name).entries[0] == "doi-thoai", name


@pytest.mark.parametrize(
    ("query", "page", "entry"),
    [
        ("145/2020", "nghi-dinh-145-2020", "doi-thoai"),
        ("nghị định 59", "nghi-dinh-59-2023", "giam-sat"),
        ("luật dân chủ cơ sở", "luat-thuc-hien-dan-chu-o-co-so-2022", "giam-sat"),
    ],
)
def test_documents_by_number_or_nickname(engine: Engine, query: str, page: str, entry: str) -> None:
    """Rule 5: the document's own page first, the entries that it bears on after it."""
    hits = [hit["id"] for hit in engine.ask(query).hits]
    assert hits[0] == page
    assert entry in hits


@pytest.mark.parametrize(
    ("query", "first", "second"),
    [
        ("luật công đoàn", "luat-cong-doan-2024", "luat-cong-doan-2012"),
        ("luật công đoàn 2012", "luat-cong-doan-2012", "luat-cong-doan-2024"),
        ("luật 12/2012", "luat-cong-doan-2012", "luat-cong-doan-2024"),
        ("pháp lệnh 34", "phap-lenh-34-2007", "luat-thuc-hien-dan-chu-o-co-so-2022"),
        # letters of a number that are an abbreviation too
        ("4168/BNV-CQĐP thôn trùng tên thì đổi tên sao", "cong-van-4168-bnv-cqdp-2025", "nghi-dinh-185-2026"),
    ],
)
def test_what_is_over_comes_behind_unless_it_is_named(engine: Engine, query: str, first: str, second: str) -> None:
    """Rule 5: of two laws of one name the one in force; the other one for its number, or for a name that it alone has."""
    found = [hit["id"] for hit in engine.ask(query).hits]
    assert found.index(first) < (found.index(second) if second in found else len(found))


def test_a_word_still_being_typed(engine: Engine) -> None:
    """Rule 6: the last syllable may be a beginning."""
    assert engine.ask("giám s", live=True).entries[0] == "giam-sat"
    assert engine.ask("trường mầm no", live=True).entries[0] == "giam-sat"
    assert engine.ask("đối tho", live=True).entries[0] == "doi-thoai"


@pytest.mark.parametrize(
    ("query", "meant", "id_"),
    [
        ("hiến dất", "hiến đất", "duong"),
        ("giam sta", "giám sát", "giam-sat"),
        ("đối thoạy", "đối thoại", "doi-thoai"),
        ("giám xát", "giám sát", "giam-sat"),
        ("dám sát", "giám sát", "giam-sat"),
        ("hòa giãi", "hòa giải", "nong-thon"),
        ("chường mầm non", "trường mầm non", "giam-sat"),
        ("nát gạch", "lát gạch", "nong-thon"),
        ("ddoois thoaij", "đối thoại", "doi-thoai"),
        ("hieens ddaats", "hiến đất", "duong"),
        ("d9oi61 thoai5", "đối thoại", "doi-thoai"),
        ("hien61 d9at61", "hiến đất", "duong"),
    ],
)
def test_slips_are_found_and_offered(engine: Engine, query: str, meant: str, id_: str) -> None:
    """Rule 6: slips of hand, ear and input method find what was meant at once, and say what that is."""
    found = engine.ask(query)
    assert found.entries[0] == id_
    assert found.suggestion == meant


@pytest.mark.parametrize("query", ["giám sát", "giam sat", "đối thoại", "Bình Tú", "vỉa hè"])
def test_what_is_right_is_not_mended(engine: Engine, query: str) -> None:
    """Rule 6: nothing is offered where what was typed is there."""
    assert engine.ask(query).suggestion == ""


def test_the_nearest_where_none_has_all(engine: Engine) -> None:
    """Rule 7: an entry that has all words comes before others; where none has, the nearest, with what it lacks."""
    assert engine.ask("giám sát vật liệu").complete == ["giam-sat"]
    found = engine.ask("giám sát lương hưu")
    assert found.complete == []
    near = next(hit for hit in found.hits if hit["id"] == "giam-sat")
    assert "hưu" in near["missing"] or "lương" in near["missing"]


def test_nothing_is_nothing(engine: Engine) -> None:
    """Rule 7: what nobody ever wrote finds nothing."""
    assert engine.ask("zzzz qqqq").hits == []
    assert engine.ask("").hits == []
    assert engine.ask('"').hits == []


def test_other_pages_are_found_after_entries(engine: Engine) -> None:
    """Rule 8: topics, places and documents are found, entries first where both have the words in their titles."""
    kinds = [hit["kind"] for hit in engine.ask("đối thoại").hits]
    assert kinds[0] == 0
    assert 1 in kinds
    assert engine.ask("Lạng Sơn").hits[0]["id"] == "lang-son"


@pytest.mark.parametrize("query", ["cho đ", "của s", "và t"])
def test_a_letter_after_a_filler_is_looked_for(engine: Engine, query: str) -> None:
    """Rule 6: a word just begun is all there is to go by."""
    assert engine.ask(query).hits


@pytest.mark.parametrize(
    "query", ["(", "*", "[a", "\\", "a" * 500, "đ " * 200, "🙂 đường", "constructor", "__proto__ toString", "1" * 40]
)
def test_odd_queries_do_no_harm(engine: Engine, query: str) -> None:
    """Whatever is typed is answered."""
    assert isinstance(engine.ask(query).hits, list)


@pytest.mark.parametrize("query", ["rong 5m", "rộng 5 m", "5m"])
def test_a_unit_may_be_glued_to_its_number(engine: Engine, query: str) -> None:
    """Written with a blank or without, in the entry and in the query."""
    assert engine.ask(query).complete[:1] == ["duong"]


def test_folding_is_one(engine: Engine) -> None:
    """Python and JavaScript fold alike: every word of the entries and of the cases of the language."""
    cases = "Đường hoà hòa KỸ kĩ quý Quí thuỷ thủy lý lí yêu y tế ý ỷ nghĩa 145/2020/NĐ-CP 1.928 Jơdrâp Đắk Lắk ươn ướt giặt gì gìn quốc khuỷu ﬁ ß İ 3km 50m2 m² 5² ½ 1.500m³ 61,000 0,125 1,234,567 1,5km 30a T78"
    text = " ".join(
        [cases, unicodedata.normalize("NFD", cases), *(Path(ROOT / "README.md").read_text(encoding="utf-8").split())]
    )
    told = engine.page.evaluate(searching.FOLD, text)
    assert told == [[word.bare, word.exact] for word in syllables(text)]


def test_files_of_their_own(browser: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Frequent words, numbers among them, have files of their own in a great collection: all is found there as well."""
    root = tmp_path
    shutil.copytree(ROOT / PRACTICES / VOCABULARY_FOLDER, root / PRACTICES / VOCABULARY_FOLDER)
    folder = root / PRACTICES / "nong-thon-moi"
    folder.mkdir()
    for number in range(30):
        text = f"Tổ {number} họp bàn, góp 100 ngày công làm đường; nhà nào cũng có tên trong sổ số {number * 7}."
        content = {
            "tieu_de": f"Tổ {number} họp bàn rồi góp 100 ngày công làm đường",
            "tom_tat": text,
            "cach_lam": [text],
            "ket_qua": [{"dan-lam": "Việc làm xong."}],
            "dia_ban": {"tinh": "Cà Mau"},
            "chu_de": ["moi-truong"],
            "nguon": [{"ten": "Tin", "don_vi": "Báo", "url": "https://example.vn/x"}],
        }
        (folder / f"to-{number}.yaml").write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
    monkeypatch.setattr(index_builder, "SHARD", 100)
    with searching.engine(browser, loader.load(root), root) as finely:
        for query in ("100", "tên", "tổ 3 họp bàn", "sổ số 21", "ngày công", "100 ngày", "bàn rồi góp", "đường"):
            assert finely.ask(query).entries, query
        assert finely.ask("tổ 3 họp bàn").entries[0] == "to-3"
        assert finely.ask("sổ số 21").entries[0] == "to-3"
        assert [*(root / "tim").glob("*/s_100.js")]


@pytest.mark.parametrize("numbers", [[0], [31, 32, 63, 64], list(range(0, 5000, 37)), [2**20]])
def test_numbers_come_back(engine: Engine, numbers: list[int]) -> None:
    """What Python encodes JavaScript decodes; and both put a word into the same file."""
    decoded = engine.page.evaluate("async text => (await kho.engine.openEngine('')).decode(text)", encode(numbers))
    assert decoded == numbers
    for word in ("duong", "145", "jodrap", "đ", "𡨸喃"):
        assert engine.page.evaluate("word => kho.marks.bucket(word)", word) == bucket(word)
