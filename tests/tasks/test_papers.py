"""Papers in Word: bodies become documents that hold the facts, or dots; the browser's half fills the same ones alike."""

from __future__ import annotations

import gzip
import io
import json
import re
import subprocess
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import docx
import pytest
import yaml

from scripts.cli import programs
from scripts.content import loader, paper
from scripts.content.paper import Block, PaperBody, Table
from scripts.pages import task_page
from scripts.system.paths import ROOT
from scripts.tasks import document, files
from scripts.word import template
from scripts.word.package import DOCUMENT, pack, unpack
from scripts.word.template import Fact
from tests.conftest import PracticesFolder
from tests.support import office
from tests.support.small_tasks import TASK, with_task
from tests.support.word_2010 import unknown_elements

BODY = """\
than:
- quoc_hieu: ["‹xa:20›"]
- ten: BIÊN BẢN
- doan: "Về ‹viec:40›, ngày ‹ngay-hop›, ‹.:12›, ở ‹thon›, tại ‹noi-lam›."
- y: ["Một ‹so-tien›", "Hai"]
- neu: hop
  than:
  - doan: Họp ở ‹noi›.
- khong: phieu
  than:
  - doan: Không phát phiếu.
- bang: {cot: ["TT", "Tên"], rong: [20, 100], lap: nguoi, o_lap: ["‹stt›", "‹ten›"], trong: 2}
- ky: [{ten: TRƯỞNG THÔN}]
"""
ATTACKS = ["<w:t>", "]]>", "‹ngay-hop›", "a\x00b\x1b", "\u202eabc", "\ud800x", "&amp;", 'x"y', "dòng\nhai\tba", "￾"]
COLLECTION = loader.load(ROOT)
KINDS: dict[str, str] = {fact.id: fact.kind for fact in COLLECTION.vocabulary.task_words.facts}
PAPERS = [(shown, *rest) for shown in COLLECTION.tasks for rest in COLLECTION.papers_of(shown)]


def body(text: str = BODY) -> PaperBody:
    return paper.with_kinds(PaperBody.model_validate(_tuples(yaml.safe_load(text))), KINDS)


def _tuples(value: object) -> object:
    """Lists as our reader of YAML gives them."""
    if isinstance(value, list):
        return tuple(map(_tuples, value))
    return {key: _tuples(item) for key, item in value.items()} if isinstance(value, dict) else value


def filled(facts: dict[str, Fact], made: PaperBody | None = None) -> str:
    """The text of the document that facts give."""
    return said(template.fill(document.template("Giấy", made or body()), facts))


def said(data: bytes) -> str:
    """All text of a document, tables too, a paragraph a line."""
    opened = docx.Document(io.BytesIO(data))
    return "\n".join(node.text or "" for node in opened.element.body.iter("{*}t"))


def test_a_paper_holds_the_facts_and_dots_for_the_rest() -> None:
    text = filled({"viec": "làm đường", "so-tien": "1.500.000", "hop": True, "nguoi": [{"ten": "A"}, {"ten": "B"}]})
    assert "làm đường" in text
    assert "1.500.000" in text
    assert "." * 12 in text
    assert "‹" not in text
    assert "Họp ở" in text
    assert "Không phát phiếu." in text
    assert [line for line in text.splitlines() if line in {"1", "2", "A", "B"}] == ["1", "A", "2", "B", "1", "2"]


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("Họp tại ‹xa:20›, ‹thon:20›.", "Họp tại xã Yên Lập, tổ dân phố Đông."),
        ("‹xa:20›, ‹thon›", "Xã Yên Lập, tổ dân phố Đông"),
        ("Xong. ‹xa› báo. Kính gửi: ‹thon›", "Xong. Xã Yên Lập báo. Kính gửi: Tổ dân phố Đông"),
        ("ỦY BAN NHÂN DÂN ‹xa›", "ỦY BAN NHÂN DÂN Xã Yên Lập"),
        ("Ở ‹noi›", "Ở Phường 3"),
        ("Tới ‹co-so›", "Tới chùa Bà"),
    ],
)
def test_a_place_is_small_within_a_sentence(text: str, made: str) -> None:
    """Capital where a sentence or a line begins, in a heading of capitals, and where a number follows."""
    facts: dict[str, Fact] = {"xa": "Xã Yên Lập", "thon": "Tổ dân phố Đông", "noi": "Phường 3", "co-so": "Chùa Bà"}
    for kind in ("doan", "giua", "ten"):
        assert "".join(filled(facts, body(f'than: [{{{kind}: "{text}"}}]')).splitlines()) == made


@pytest.mark.parametrize(
    ("matter", "made"),
    [
        ("Góp tiền làm đường ngõ", "góp tiền làm đường ngõ"),
        ("Sửa đình làng", "sửa đình làng"),
        ("Hà Nội mở rộng", "Hà Nội mở rộng"),
        ("UBND xã thu tiền", "UBND xã thu tiền"),
        ("Công ty may đóng góp", "Công ty may đóng góp"),
        ("Ủy ban xã thu tiền", "Ủy ban xã thu tiền"),
        ("Tết trung thu", "Tết trung thu"),
        ("Đường", "Đường"),
        ("Cầu Ván", "Cầu Ván"),
        ("góp công", "góp công"),
    ],
)
def test_a_matter_is_small_within_a_sentence_unless_a_name_begins_it(matter: str, made: str) -> None:
    """A name has all its syllables in capitals: where the second one has none, the first is an ordinary word."""
    assert (
        "".join(filled({"viec": matter}, body('than: [{doan: "Bàn việc ‹viec›."}]')).splitlines())
        == f"Bàn việc {made}."
    )
    assert filled({"viec": matter}, body('than: [{doan: "‹viec›"}]')).strip() == matter


NAMES = [
    "Quỹ tín dụng nhân dân Yên Lập",
    "Tòa án nhân dân khu vực 2",
    "Công an xã",
    "Hội khuyến học",
    "Liên minh hợp tác xã",
    "Đội quản lý thị trường số 3",
    "Đường liên thôn",
]


@pytest.mark.parametrize("name", NAMES)
def test_a_name_stays_as_it_was_typed_within_a_sentence(name: str) -> None:
    """Whatever word it begins with: that it is a name its kind says, no list. Nor is one a place, or of no kind."""
    for key in ("noi-lam", "cong-trinh", "truong-hoc", "ten"):
        assert (
            filled({key: name}, body(f'than: [{{doan: "Gửi ‹{key}› xem."}}]')).replace("\n", "") == f"Gửi {name} xem."
        )


def test_the_kind_of_a_fact_says_how_its_markers_are_written() -> None:
    """Those that ship, shared parts and sections too; nothing else of a body changes."""
    raw = "neu: hop, than: [{bang: {cot: [A], rong: [9], dong: [['ở ‹%s%s:9›, ‹%s?%s›']]}}, {y: ['và ‹%s%s›']}]"
    for key, sign in (("viec", "~~"), ("xa", "~"), ("noi-lam", ""), ("ngay-hop", "")):
        made = body("than: [{" + raw % ((key, "") * 3) + "}]")
        assert list(made.texts()) == ["A", f"ở ‹{key}{sign}:9›, ‹{key}?{sign}›", f"và ‹{key}{sign}›"]
        assert made.blocks[0].when == "hop"
        on_page = f' data-cach="{sign}"' if sign else ""
        assert task_page.blanks(f"ở ‹{key}{sign}:3›") == f'ở <span data-o="{key}"{on_page}>...</span>'
    signs = {
        (KINDS.get(match["key"], ""), match["how"])
        for _, _, made in PAPERS
        for text in made.texts()
        for match in paper.MARKER.finditer(text)
    }
    assert {("viec", "~~"), ("noi", "~"), ("ten", None)} <= signs
    assert not {("ten", "~"), ("ten", "~~"), ("noi", "~~"), ("viec", "~"), ("", "~"), ("", "~~")} & signs


def test_who_writes_stands_in_capitals_in_a_letterhead() -> None:
    """Decree 30/2020; the line with the number, and dots for the pen, stay as they are."""
    made = body('than: [{quoc_hieu: ["ỦY BAN MTTQ VIỆT NAM ‹xa:12›", "‹thon?›", "Số: ‹viec:10›"]}]')
    text = filled({"xa": "Xã Bàu Năng", "thon": "Thôn Đông", "viec": "12/bb"}, made)
    for line in ("XÃ BÀU NĂNG", "THÔN ĐÔNG", "12/bb"):
        assert line in text
    assert "............" in filled({}, made)


def test_every_name_in_a_letterhead_that_ships_is_in_capitals() -> None:
    """Of each paper: what is filled in there is the name of who writes."""
    for shown, row, made in PAPERS:
        for block in made.blocks:
            for line in block.letterhead or ():
                markers = [match for match in paper.MARKER.finditer(line) if match["key"] != "."]
                assert all(match["how"] == "!" for match in markers) or line.startswith("Số:"), (shown.id, row.id, line)


def test_who_writes_is_bold_and_the_number_plain() -> None:
    """Decree 30/2020: only the name of who writes is bold in the left half of a letterhead."""
    made = body('than: [{quoc_hieu: ["ỦY BAN NHÂN DÂN", "‹xa:20›", "Số: ‹.:10›"]}]')
    opened = docx.Document(io.BytesIO(template.fill(document.template("Giấy", made), {"xa": "Xã Yên Lập"})))
    left = opened.tables[0].rows[0].cells[0]
    assert [[bool(run.bold) for run in line.runs] for line in left.paragraphs] == [[False], [True], [False, False]]


def test_sections_follow_the_case() -> None:
    assert "Họp ở" not in filled({"phieu": True})
    assert "Không phát phiếu." not in filled({"phieu": True})


@pytest.mark.parametrize("attack", ATTACKS)
def test_nothing_written_in_a_field_breaks_the_document(attack: str) -> None:
    """A value is written once and never searched for markers; what XML cannot hold is left out."""
    text = filled(dict.fromkeys(("viec", "xa", "noi", "ngay-hop", "so-tien"), attack) | {"hop": True})
    assert ("‹ngay-hop›" in text) == ("‹" in attack)
    assert not re.search("[\x00\x1b\u202e\ud800]", text)


BRIM = ("Một nơi có tên rất dài " * 6)[:119] + "."


def tables(blocks: Sequence[Block]) -> Iterator[Table]:
    for block in blocks:
        yield from [block.table] if block.table else tables(block.within)


def full(made: PaperBody, value: str = BRIM) -> dict[str, Fact]:
    """Facts to the brim: texts of 120 characters, a sum of twelve digits, ten repeated rows, each case."""
    words = COLLECTION.vocabulary.task_words
    facts: dict[str, Fact] = {**files.all_cases(words), **dict.fromkeys(made.keys - {*words.cases}, value)}
    facts |= {fact.id: "123.456.789.012" for fact in words.facts if fact.kind == "tien"}
    for table in tables(made.blocks):
        if table.repeated:
            names = {match["key"] for cell in table.repeats for match in paper.MARKER.finditer(cell)} - {"stt"}
            facts[table.repeated] = [dict.fromkeys(names, value) for _ in range(10)]
    return facts


def elements(data: bytes) -> list[str]:
    """The elements of a document in their order, but for breaks of lines within a text."""
    xml = unpack(data)[DOCUMENT].decode().replace('</w:t><w:br/><w:t xml:space="preserve">', "")
    return re.findall(r"<[^>]+>", xml)


EACH = pytest.mark.parametrize(
    ("name", "made"), [(row.name, made) for _, row, made in PAPERS], ids=[f"{shown.id}-{row.id}" for shown, row, _ in PAPERS]
)  # fmt: skip


@EACH
def test_attacks_in_every_field_leave_each_paper_sound(name: str, made: PaperBody) -> None:
    """Of each paper that ships: other texts, never other elements, nor any that a Word of 2010 does not know."""
    source = document.template(name, made)
    harmless = template.fill(source, full(made, "x"))
    assert unknown_elements(harmless) == {}
    for attack in ATTACKS:
        filled_in = template.fill(source, full(made, f"x{attack}x"))
        assert elements(filled_in) == elements(harmless), attack
        docx.Document(io.BytesIO(filled_in))
    if made.keys - {*COLLECTION.vocabulary.task_words.cases}:
        with pytest.raises(template.TooLongError, match="102400 ký tự"):
            template.fill(source, full(made, "x" * 102_400))


@EACH
def test_each_paper_holds_much(name: str, made: PaperBody) -> None:
    """Places and matters of 120 characters, a sum of twelve digits, ten rows."""
    facts = full(made)
    assert {len(text) for text in facts.values() if isinstance(text, str)} <= {120, 15}
    data = template.fill(document.template(name, made), facts)
    text = said(data)
    for key in made.keys & {fact.id for fact in COLLECTION.vocabulary.task_words.facts}:
        assert str(facts[key]) in text, key
    assert "‹" not in text
    assert unknown_elements(data) == {}


def test_a_long_value_is_told_never_cut() -> None:
    with pytest.raises(template.TooLongError, match="501 ký tự"):
        filled({"viec": "x" * 501})
    assert "x" * 500 in filled({"viec": "x" * 500})


def test_a_marker_is_the_same_in_bodies_and_in_documents() -> None:
    """Two rooms must read one grammar."""
    for text in (
        "‹a›",
        "‹a-b_1:40›",
        "‹a?›",
        "‹a~›",
        "‹a!›",
        "‹a?!:9›",
        "‹a~!›",
        "‹a?~:9›",
        "‹a~?›",
        "‹a~~›",
        "‹a?~~:9›",
        "‹a~~~›",
        "‹.›",
        "‹.:3›",
        "‹A›",
        "‹a:1234›",
        "‹#a›",
        "‹›",
        "‹a b›",
    ):
        assert bool(paper.MARKER.fullmatch(text)) == bool(template.MARKER.fullmatch(text)), text


def test_the_same_body_gives_the_same_bytes() -> None:
    assert document.template("Giấy", body()) == document.template("Giấy", body())


@pytest.mark.parametrize(
    "made", [made for _, _, made in PAPERS], ids=[f"{shown.id}-{row.id}" for shown, row, _ in PAPERS]
)
def test_papers_that_ship_are_small_sound_and_nameless(made: PaperBody) -> None:
    """Empty ones have dots and no marker; nothing of ours stands in them."""
    data = template.fill(document.template("Giấy", made), files.all_cases(COLLECTION.vocabulary.task_words))
    text = said(data)
    assert ".." in text
    assert "‹" not in text
    assert len(data) <= 15 * 1024
    assert not re.search("cách làm hay|python|cach-lam-hay", text, re.IGNORECASE)
    whole = b"".join(unpack(data).values())
    assert b"python" not in whole.lower()


def test_what_a_browser_fetches_for_a_task_is_small() -> None:
    """Base and templates of a task: 25 KB compressed."""
    scripts = {path: len(gzip.compress(data)) for path, data in files.files(COLLECTION) if path.endswith(".js")}
    assert scripts
    assert {path: size for path, size in scripts.items() if size > 25 * 1024} == {}


def test_the_browser_fills_the_same_document() -> None:
    """Both halves give one ``document.xml`` for the same facts, attacks and repeated rows included."""
    node = programs.find_node()
    assert node, "run: python -m scripts setup --tests"
    facts: list[dict[str, Fact]] = [
        {},
        {"hop": True, "viec": "làm đường", "nguoi": [{"ten": f"Hộ {n}"} for n in range(10)]},
        {"phieu": True, "nguoi": ["a", "b"], "so-tien": 123456789012},
        {"viec": "e\u0301 " * 3, "xa": "  đầu cuối  ", "noi": "x" * 120, "hop": {"noi": "trong"}},
    ]
    facts += [{"viec": attack, "hop": True} for attack in ATTACKS if "\ud800" not in attack]
    made = {"mau": document.template("Giấy", body())}
    made |= {f"{shown.id}-{row.id}": document.template(row.name, one) for shown, row, one in PAPERS}
    templates = {name: unpack(data)[DOCUMENT].decode() for name, data in made.items()}
    cases = [[name, one] for name in templates for one in facts]
    places = [f"{word} {name}" for word in template.PLACES.split("|") for name in ("Yên Lập", "3")]
    matters = [
        f"{word} {rest}"
        for word in ("Tết", "Công ty", "Ban quản", "Ban", "Góp", "ÊN", "Ơn")
        for rest in ("làng", "Yên")
    ]
    cases += [
        ["mau", {"viec": one, "xa": one, "thon": one, "noi-lam": one}]
        for one in (*places, *matters, *NAMES, "Yên Lập", "XÃ YÊN LẬP", "Đường", " ", "ß x")
    ]
    module = (ROOT / "docs/assets/tasks/template.js").as_uri()
    program = f"""
import {{ compiled, filled }} from {json.dumps(module)};
import {{ readFileSync }} from "node:fs";
const {{ templates, cases }} = JSON.parse(readFileSync(0, "utf8"));
process.stdout.write(JSON.stringify(cases.map(([name, facts]) => filled(compiled(templates[name]), facts))));
"""
    command = [str(node), "--no-warnings", "--input-type=module", "-e", program]
    given = json.dumps({"templates": templates, "cases": cases})
    ran = subprocess.run(command, input=given, capture_output=True, encoding="utf-8", check=False)
    assert ran.returncode == 0, ran.stderr
    for (name, one), browser in zip(cases, json.loads(ran.stdout), strict=True):
        assert browser == template.filled(template.compiled(templates[str(name)]), one), (name, one)  # type: ignore[arg-type]


def test_the_script_for_the_browser_gives_back_each_template(collection: PracticesFolder) -> None:
    """Parts that all papers share stand once, and nothing is lost."""
    with_task(collection)
    collection.write("practices/_viec/giay-to/hop-thon/giay-moi.yaml", BODY)
    collection.change("yeu_cau: [bao-truoc]}", "yeu_cau: [bao-truoc]}\n- {ma: so, ten: Sổ, the_thuc: thuong}", TASK)
    collection.write("practices/_viec/giay-to/hop-thon/so.yaml", "than: [{doan: Một}]\n")
    made = dict(files.files(collection.load()))
    assert [path for path in made if path.endswith(".docx")] == [
        "viec/hop-thon/hop-thon-giay-moi.docx",
        "viec/hop-thon/hop-thon-so.docx",
    ]
    text = made["viec/hop-thon/giay-to.js"].decode()
    data = json.loads(text[text.index("= {") + 2 :].rstrip(";\n"))
    whole = {name: part.encode() for name, part in {**data["chung"], **data["giay"]["so"]["phan"]}.items()}
    assert pack(whole) == document.template("Sổ", body("than: [{doan: Một}]"))


@pytest.mark.slow
def test_libreoffice_opens_every_paper(tmp_path: Path) -> None:
    """Empty and filled to the brim, each becomes a PDF of at most four pages; one of three parts and more of two a part."""
    most = {}
    for shown, row, made in PAPERS:
        source = document.template(row.name, made)
        parts = 1 + sum(block.page_break is True for block in made.blocks)
        for kind, facts in (("trong", files.all_cases(COLLECTION.vocabulary.task_words)), ("day", full(made))):
            file = tmp_path / f"{shown.id}-{row.id}-{kind}.docx"
            file.write_bytes(template.fill(source, facts))
            most[file] = max(4, 2 * parts)
    office.convert(list(most), "pdf", tmp_path)
    for file, pages in most.items():
        pdf = file.with_suffix(".pdf").read_bytes()
        assert 1 <= len(re.findall(rb"/Type\s*/Page[^s]", pdf)) <= pages, file.name


def test_zip_members_have_no_date_of_today() -> None:
    with zipfile.ZipFile(io.BytesIO(document.template("Giấy", body()))) as archive:
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
