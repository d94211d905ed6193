"""Every text through every door: what passes is kept letter by letter, what is refused is refused in a sentence."""

from __future__ import annotations

import contextlib
import io
import json
import re
import sys
from pathlib import Path

import pytest

from scripts.cli import parser
from scripts.content.line import Line
from scripts.content.vocabulary import Vocabulary
from scripts.text.vietnamese import nfc, normalize_whitespace
from scripts.validation import mending, report
from tests.browser import attacks
from tests.conftest import GOOD, PracticesFolder
from tests.support import workbooks

PASSING = {id_: normalize_whitespace(attacks.whole(id_)) for id_ in attacks.ATTACKS}
FILES = [
    *("con", "aux", "nul", "com1", "lpt9", "a b", "a.b", "ấp-mẫu", "thon-mau-", "-thon-mau", "Thon-mau", "a_b", "a--b"),
    *("a" * 101, "thon\u202emau", "thon\u200bmau", "thon'onclick=x", "thon<b>", "a%2e", "thon;ls", "$(id)", "１２"),
]
UNSAFE_FILES = [*FILES, "thon\nmau", "thon\n::error::mau", "thon\x1b[2Jmau", 'thon"mau', "thon:mau", "thon\\mau", "a*"]


@pytest.fixture
def here(collection: PracticesFolder, monkeypatch: pytest.MonkeyPatch) -> PracticesFolder:
    """The minimal collection as the checkout that commands run in, without a terminal."""
    monkeypatch.setattr(parser, "ROOT", collection.root)
    monkeypatch.setattr(sys, "stdin", io.StringIO())
    monkeypatch.chdir(collection.root)
    return collection


def called(*arguments: str) -> tuple[int, str]:
    """The status of a command, and all that it printed."""
    out = io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(out):
        status = parser.main(arguments)
    return status, out.getvalue()


def row(text: str) -> dict[str, str]:
    """A row of the form that says a text in all that may say any."""
    said = dict.fromkeys(("Đơn vị", "Xã, phường", "Huyện (cũ)", "Chủ trì", "Bối cảnh"), text)
    source = dict.fromkeys(("Nguồn 1: Tên bài, tên văn bản", "Nguồn 1: Đơn vị công bố"), text)
    return workbooks.ROW | said | source | {"Tiêu đề": text, "Tóm tắt": text, "Kết quả": f"Rồi {text}"}


def flags(text: str) -> list[str]:
    """The same for `new`."""
    same = ["tieu-de", "tom-tat", "don-vi", "xa", "huyen", "chu-tri", "boi-canh", "nguon-ten", "nguon-don-vi"]
    fixed = [
        "--khong-hoi",
        "--loai-hinh",
        "ton-giao",
        "--tinh",
        "quang-nam",
        "--cach-lam",
        "Dân bàn: Họp.",
        "--chu-de",
        "duong",
        "--tu=2021",
    ]
    return ["new", *fixed, *(f"--{flag}={text}" for flag in same), "--ket-qua", f"Rồi {text}"]


def files(collection: PracticesFolder) -> set[Path]:
    return set((collection.root / "practices").glob("[!_]*/*")) - {collection.root / GOOD}


def _same(text: str, vocabulary: Vocabulary) -> set[str]:
    """A text, and the same with the spaces, quotes and dashes of this collection, which an import sets."""
    values, _ = mending.mended({"tieu_de": text}, vocabulary)
    assert isinstance(values, dict)
    return {text, str(values["tieu_de"])}


def kept(collection: PracticesFolder, *texts: str) -> None:
    """Each text came in as an entry, and stands wherever it was said; the files are taken away again."""
    came = files(collection)
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*\.yaml", file.name) for file in came)
    practices = [entry.practice for entry in collection.load().entries if f"{entry.id}.yaml" != Path(GOOD).name]
    assert len(practices) == len(texts)
    vocabulary = collection.load().vocabulary
    for text in texts:
        same = _same(text, vocabulary)
        (practice,) = (one for one in practices if one.title in same)
        place, source = practice.place, practice.sources[0]
        assert {practice.summary, practice.led_by, practice.context, source.title, source.publisher} <= same
        # the form's cells for places give them their capital letter
        assert {place.unit, place.commune, place.district} <= same | {one[:1].upper() + one[1:] for one in same}
        assert practice.results in {(Line(one),) for one in _same(f"Rồi {text}", vocabulary)}
    for file in came:
        file.unlink()


@pytest.mark.medium
def test_what_passes_is_kept_by_every_door(here: PracticesFolder) -> None:
    """Workbook, text file and flags say the same as a file would, under a name that is safe everywhere."""
    rows = [row(text) for text in PASSING.values()]
    book = workbooks.book(here.load().vocabulary, rows)
    for cells in book.worksheets[1].iter_rows():
        for cell in cells:
            cell.data_type = "s" if cell.data_type == "f" else cell.data_type
    workbooks.saved(book, here.root / "bang.xlsx")
    here.write("bang.csv", workbooks.text(*rows))
    for file in ("bang.xlsx", "bang.csv"):
        status, told = called("import", file)
        assert status == 0, told
        kept(here, *PASSING.values())
    for text in PASSING.values():
        status, told = called(*flags(text))
        assert status == 0, told
        kept(here, text)


def test_a_formula_in_a_workbook_is_refused(here: PracticesFolder) -> None:
    """What Excel would reckon is no text."""
    workbooks.fill(here.load().vocabulary, here.root / "bang.xlsx", row(PASSING["cong-thuc-bang"]))
    status, told = called("import", "bang.xlsx")
    assert status == 1
    assert "cột “Tiêu đề”: ô này là công thức" in told
    assert files(here) == set()


@pytest.mark.parametrize("kind", attacks.REFUSED)
def test_what_is_refused_is_refused_at_every_door(here: PracticesFolder, kind: str) -> None:
    """With the same sentence; nothing is written, and what is said steers no terminal."""
    text, sentence = attacks.REFUSED[kind]
    here.write("practices/ton-giao/bai-la.yaml", attacks.as_yaml(text))
    status, told = called("check", "practices/ton-giao/bai-la.yaml")
    assert status == 1
    assert re.search(sentence, told)
    assert all(line.isprintable() for line in told.split("\n"))
    (here.root / "practices/ton-giao/bai-la.yaml").unlink()
    here.write("bang.csv", workbooks.text(row(text)))
    for arguments in (["import", "bang.csv"], flags(text)):
        status, told = called(*arguments)
        if kind == "dau-roi":  # letters in pieces are put together on the way in
            assert status == 0, told
            kept(here, normalize_whitespace(nfc(text)))
            continue
        assert status != 0
        assert re.search(sentence, told), told
        assert all(line.isprintable() for line in told.split("\n"))
        assert files(here) == set()


@pytest.mark.parametrize("url", attacks.BAD_URLS)
def test_addresses_that_lead_astray_are_refused(here: PracticesFolder, url: str) -> None:
    """By file, by table and by flag."""
    here.change("url: https://example.vn/thon-mau", f"url: {json.dumps(url)}")
    assert ": nguon[1].url: " in called("check")[1]
    here.write("bang.csv", workbooks.text(workbooks.ROW | {"Nguồn 1: Địa chỉ": url}))
    assert "cột “Nguồn 1: Địa chỉ”: " in called("import", "bang.csv")[1]
    assert "--nguon-url: " in called(*flags("Thôn Thử làm đường, dân bàn"), f"--nguon-url={url}")[1]
    assert files(here) == set()


@pytest.mark.parametrize("name", FILES if sys.platform == "win32" else UNSAFE_FILES)
def test_names_of_files_are_refused(collection: PracticesFolder, name: str) -> None:
    """Devices, blanks, points, marks, turns of direction, commands: told on one line, with a better name."""
    try:
        collection.write(f"practices/ton-giao/{name}.yaml", (collection.root / GOOD).read_bytes())
    except OSError:
        pytest.skip("not to be written on this system")
    told = [line for line in collection.lines() if line.endswith("(ma-bai)")]
    assert len(told) == 1
    assert told[0].isprintable()
    assert report.as_github(collection.problems()).count("::error ") == len(
        [problem for problem in collection.problems() if problem.severity == "loi"]
    )


@pytest.mark.parametrize(
    "name", ["../ngoai", "con", "a b", "ấp", "a/b", "a\\b", "C:x", "a\nb", "-a", "a" * 200, "__proto__"]
)
def test_names_that_are_given_are_refused(here: PracticesFolder, name: str) -> None:
    """`--ma` leads nowhere else."""
    status, told = called(*flags("Thôn Thử làm đường, dân bàn"), f"--ma={name}")
    assert status != 0
    assert told.startswith("--ma: ")
    assert files(here) == set()


@pytest.mark.parametrize("word", ["__proto__", "constructor", "<b>", "' or 1=1", "../x", "dan-biet\u200b", "{{7*7}}"])
@pytest.mark.parametrize("key", ["chu_de", "van_ban", "lien_quan"])
def test_words_of_no_list_are_refused(collection: PracticesFolder, key: str, word: str) -> None:
    """Ids that no list has are told, whatever they are made of."""
    text = (collection.root / GOOD).read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if not line.startswith(f"{key}:")]
    collection.write(GOOD, "\n".join([*lines, f"{key}: [{json.dumps(word)}]", ""]))
    assert any(f": {key}[1]" in line for line in collection.lines())


def test_keys_that_are_no_keys(collection: PracticesFolder) -> None:
    """A key may hold what would forge a line of the report; it is told on its own line."""
    collection.write(
        GOOD, (collection.root / GOOD).read_text(encoding="utf-8") + '"a\\n::error::b\\u001b[2J": x\n__proto__: x\n'
    )
    problems = collection.problems()
    assert len(report.as_text(problems).split("\n")) == len(problems) + 1 == 4
    assert report.as_text(problems).replace("\n", "").isprintable()
