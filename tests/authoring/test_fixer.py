"""What is mended in an entry, what is left alone, and when the whole file stays as it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.authoring import fixer, format_check, roundtrip
from scripts.authoring.yaml_writer import SCHEMA_LINE
from scripts.content import yaml_file
from scripts.content.yaml_file import Value
from scripts.system.paths import ROOT
from tests.conftest import ENTRY, minimal

ENTRIES = sorted((ROOT / "practices").glob("[!_]*/*.yaml"))
LONG = "Thôn họp dân bàn mức góp, cách làm, cách giám sát rồi ghi vào biên bản có chữ ký của các hộ, " * 2


def mended(text: str) -> fixer.FixResult:
    """The mended text without the line for editors' programs."""
    made = fixer.fix((SCHEMA_LINE + text).encode())
    assert not made.skipped_because
    assert made.text.startswith(SCHEMA_LINE)
    assert fixer.fix(made.text.encode()) == fixer.FixResult(made.text)
    return fixer.FixResult(made.text.removeprefix(SCHEMA_LINE), made.done)


@pytest.mark.parametrize("file", ENTRIES, ids=lambda file: file.stem)
def test_every_entry_needs_no_mending(file: Path) -> None:
    """The collection is as the command leaves it."""
    text = file.read_text(encoding="utf-8")
    item = yaml_file.YamlFile("")
    yaml_file.parse(item, text.encode())
    assert fixer.fix(file.read_bytes()) == fixer.FixResult(text)
    assert roundtrip.rewritten(text, item.values) == text


@pytest.mark.parametrize(
    "text",
    [
        "a: 1",
        "a: 1\n\n",
        "a: 1\n\nb: 1\n",
        "a:\n- b\n",
        "a:\n    b: 1\n",
        "a:\n  -  b\n",
        "a:  b\n",
        "a: b\n  c\n",
        "a: b\n  - c\n",
        "a: b # c\n",
        "a: [b,c]\n",
        "a: [b,\n  c]\n",
        "a: {b: c,  d: e}\n",
        "a: >-\n  ngắn\n",
        "a: >-\n    " + "ngắn " * 15 + "ngắn\n",
        "a: >\n  " + "ngắn " * 15 + "ngắn\n",
        "a: >-\n  " + "ngắn " * 25 + "ngắn\n",
        "a: " + "ngắn " * 25 + "ngắn\n",
        "a: !b c\n",
        "a: 'b\n  c'\n",
        '"a": b\n',
    ],
)
def test_another_layout_is_seen(text: str) -> None:
    """The quick look never takes another layout for the house's."""
    item = yaml_file.YamlFile("")
    yaml_file.parse(item, (SCHEMA_LINE + text).encode())
    assert not format_check.is_formatted(SCHEMA_LINE + text, item)


@pytest.mark.parametrize(
    ("old", "new", "word"),
    [
        ("tom_tat: ho\u0323p dân\n", "tom_tat: họp dân\n", "Unicode dựng sẵn"),
        ("tom_tat: Hoà Bình, thuỷ lợi\n", "tom_tat: Hòa Bình, thủy lợi\n", "dấu thanh"),
        ("dia_ban:\n  tinh: Hoà Bình\n", "dia_ban:\n  tinh: Hòa Bình\n", "dấu thanh"),
        ("tom_tat: họp  dân\u00a0bàn  \n", "tom_tat: họp dân bàn\n", "khoảng trắng"),
        ("tom_tat: họp\t dân\n", 'tom_tat: "họp dân"\n', "khoảng trắng"),
        ("tom_tat: họp\n\n\n", "tom_tat: họp\n", "khoảng trắng"),
        ("tom_tat: họp", "tom_tat: họp\n", "khoảng trắng"),
        ("tom_tat: họp   \n", "tom_tat: họp\n", "khoảng trắng"),
        ("tom_tat: họp # ghi  \n", "tom_tat: họp # ghi\n", "khoảng trắng"),
        ("tom_tat: họp\r\nboi_canh: x\r\n", "tom_tat: họp\nboi_canh: x\n", "dấu cuối dòng"),
        ('tom_tat: tổ "ba không" ấy\n', "tom_tat: tổ “ba không” ấy\n", "dấu nháy"),
        ("tom_tat: họp -- bàn\n", "tom_tat: họp – bàn\n", "dấu gạch"),
        ("thoi_gian:\n  tu: 12/9/2020\n", "thoi_gian:\n  tu: 2020-09-12\n", "ngày tháng"),
        ('thoi_gian:\n  tu: "9/2020"\n', "thoi_gian:\n  tu: 2020-09\n", "ngày tháng"),
        ("tom_tat: a\ntieu_de: b\n", "tieu_de: b\ntom_tat: a\n", "thứ tự khóa"),
        ("cach_lam:\n- a\n- b\n", "cach_lam:\n  - a\n  - b\n", "cách trình bày"),
    ],
)  # fmt: skip
def test_one_thing(old: str, new: str, word: str) -> None:
    assert mended(old) == fixer.FixResult(new, (word,))


@pytest.mark.parametrize(
    "text",
    [
        'nguon:\n  - ten: Hoà  Bình -- "thuỷ" - lợi\n',
        "nguon:\n  - ten: Hoà Bình\n    don_vi: Báo Hoà Bình\n",
        "nguon:\n  - url: http://a.vn/x--y-2016-2020?q=%22a%22#z\n",
        "lien_quan: [a--b, c]\n",
        "thoi_gian:\n  tu: 31/2/2020\n",
        "thoi_gian:\n  tu: no\n  den:\n",
        "tom_tat: no\n",
        "chu_tri: '1.000'\n",
        "boi_canh: |-\n  Một.\n  Hai.\n",
        "boi_canh: 'a: b'\n",
        f"tieu_de: {'a ' * 80}b\n",
        f"tom_tat: {'a' * 200}\n",
        f"tom_tat: >-\n  {'Một đoạn. ' * 7}\n  hai.\n".replace(" \n", "\n"),
    ],
)
def test_left_alone(text: str) -> None:
    """Names of sources, addresses, ids, what is no date, what YAML takes for something else, lines that fit."""
    assert mended(text) == fixer.FixResult(text)


def test_names_of_sources_are_composed() -> None:
    assert mended("nguon:\n  - ten: ho\u0323p  hoà\n").text == "nguon:\n  - ten: họp  hoà\n"


def test_a_wide_text_is_folded_and_a_short_one_is_not() -> None:
    made = mended(f"tom_tat: {LONG}\nboi_canh: >\n  Ngắn.\n")
    assert made.done[-1] == "dòng quá dài"
    lines = made.text.splitlines()
    assert (lines[0], lines[-1]) == ("tom_tat: >-", "boi_canh: Ngắn.")
    assert max(map(len, lines)) <= 120


def test_a_folded_text_breaks_where_it_broke() -> None:
    """A mended word moves no other one."""
    text = "tom_tat: >-\n  Dân hoà thuận, cùng bàn, cùng góp công, góp tiền,\n  cùng làm con đường về thôn.\n"
    assert mended(text).text == text.replace("hoà", "hòa")


def test_keys_take_their_comments_along() -> None:
    """The comment above a key and the one on its line; the order is the model's at every level."""
    old = (
        "# của nguồn\n"
        "nguon:  # các nguồn\n"
        "  # một\n"
        "  - url: http://a.vn/ # địa chỉ\n"
        "    # tên\n"
        "    ten: A\n"
        "  # hai\n"
        "  - don_vi: B\n"
        "    ten: C\n"
        "\n"
        "# của tóm tắt\n"
        "tom_tat: >- # dài\n"
        "  Một.\n"
        "nhan_rong:\n"
        "  - noi_dung: X\n"
        "    dia_ban: {xa: Y, tinh: Z}\n"
        "# của tên\n"
        "tieu_de: T\n"
        "# cuối\n"
    )
    assert mended(old) == fixer.FixResult(
        "# của tên\n"
        "tieu_de: T\n"
        "# cuối\n"
        "\n"
        "# của tóm tắt\n"
        "tom_tat: >- # dài\n"
        "  Một.\n"
        "nhan_rong:\n"
        "  - dia_ban: {tinh: Z, xa: Y}\n"
        "    noi_dung: X\n"
        "# của nguồn\n"
        "nguon:  # các nguồn\n"
        "  # một\n"
        "    # tên\n"
        "  - ten: A\n"
        "    url: http://a.vn/ # địa chỉ\n"
        "  # hai\n"
        "  - ten: C\n"
        "    don_vi: B\n",
        ("thứ tự khóa",),
    )


def test_the_head_of_a_file_stays() -> None:
    """A comment above the first key goes with it; one that an empty line sets apart belongs to the file."""
    old = "# đầu tệp\n\n# của tóm tắt\ntom_tat: a\ntieu_de: b\ndia_ban:\n  # của xã\n  xa: c\n  tinh: d\n"
    new = "# đầu tệp\n\ntieu_de: b\n# của tóm tắt\ntom_tat: a\ndia_ban:\n  tinh: d\n  # của xã\n  xa: c\n"
    assert mended(old).text == new


@pytest.mark.parametrize("head", ["", "\ufeff", "---\n", "\n"])
def test_the_line_for_editors_programs(head: str) -> None:
    made = fixer.fix((head + "tieu_de: a\n").encode())
    assert made.text.startswith(SCHEMA_LINE)
    assert "dòng đầu cho trình soạn thảo" in made.done
    assert ("dấu BOM" in made.done) == (head == "\ufeff")


def test_that_line_is_moved_to_the_top() -> None:
    line = "# yaml-language-server: $schema=../../khac.json\n"
    assert fixer.fix(f"# lời\n{line}tieu_de: a\n".encode()).text == f"{line}# lời\ntieu_de: a\n"


def test_a_comment_in_an_odd_place_keeps_the_file() -> None:
    """What would be lost is told, and nothing is changed."""
    text = "chu_de: [dan-biet, # vì sao\n  dan-ban]\ntom_tat: hoà\n"
    assert fixer.fix(text.encode()) == fixer.FixResult(text, skipped_because="viết lại thì mất chú thích")


def test_what_the_library_does_not_understand_keeps_the_file() -> None:
    text = "chu_de: [!cdan-biet, dan-ban]\ntom_tat: hoà\n"
    assert fixer.fix(text.encode()) == fixer.FixResult(text, skipped_because="có chỗ máy không viết lại được")


@pytest.mark.parametrize("harm", ["tom_tat: khác\n", "tom_tat: hòa\nla: 1\n", "tom_tat: [\n", ""])
def test_a_harmful_result_is_refused(harm: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Should writing go wrong in whatever way, the file stays as it is."""

    def rewritten(_text: str, _values: Value) -> str:
        return SCHEMA_LINE + harm

    monkeypatch.setattr(roundtrip, "rewritten", rewritten)
    made = fixer.fix(b"tom_tat: ho\xc3\xa0\n")
    assert (made.text, made.done) == ("tom_tat: hoà\n", ())
    assert made.skipped_because.startswith("viết lại thì nội dung không còn y nguyên")


@pytest.mark.parametrize(
    ("text", "good"),
    [
        (ENTRY, True),
        ("\ufeff" + ENTRY, True),
        ("tom_tat: 1.5\nboi_canh:\n", True),
        ("a: 1\na: 2\n", False),
        ("a: &b 1\n", False),
        ("a: *b\n", False),
        ("a: [\n", False),
        ("", False),
    ],
)
def test_what_can_be_mended(text: str, *, good: bool) -> None:
    item = yaml_file.YamlFile("bai.yaml")
    yaml_file.parse(item, text.encode())
    assert fixer.can_fix(item) == good


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("- Dân bàn: cả thôn họp.", "- dan-ban: cả thôn họp."),
        ('- "Dân bàn: cả thôn họp."', "- dan-ban: cả thôn họp."),
        ("- 'dan-ban: Thôn họp: 60 hộ'", '- dan-ban: "Thôn họp: 60 hộ"'),
        ("- dan-ban:Thôn họp", "- dan-ban: Thôn họp"),
        ("- DÂN  BÀN: cả thôn họp.", "- dan-ban: cả thôn họp."),
        ("- dan-ban: cả thôn họp.", "- dan-ban: cả thôn họp."),
        ("- Thôn họp 60 hộ.", "- Thôn họp 60 hộ."),
    ],
)
def test_a_stage_by_its_name_becomes_its_code(before: str, after: str) -> None:
    """As people write it, in whatever quotes."""
    made = mended(f"cach_lam:\n  {before}\n  - Rồi làm.\nket_qua:\n  - Xong.\n")
    assert made.text == f"cach_lam:\n  {after}\n  - Rồi làm.\nket_qua:\n  - Xong.\n"
    assert made.done == (("khâu",) if before != after else ())


def test_a_stage_in_another_list_is_text() -> None:
    """Obstacles bear none."""
    assert mended('kho_khan:\n  - "Dân bàn: mãi không xong."\n').done == ()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("  - Dân bàn: cả thôn họp. # ai kể\n", "  - dan-ban: cả thôn họp. # ai kể\n"),
        ('  - "Dân bàn: cả thôn họp." # ai kể\n', "  - dan-ban: cả thôn họp. # ai kể\n"),
        ('  - "Dân bàn: cả thôn họp."\n  # ai kể\n  - y\n', "  - dan-ban: cả thôn họp.\n  # ai kể\n  - y\n"),
        ("  - Dân bàn: cả thôn họp.\n  # ai kể\n  - y\n", "  - dan-ban: cả thôn họp.\n  # ai kể\n  - y\n"),
        (
            "  # trên\n  - 'Dân bàn: x' # sau\n\n  # dưới\n  - y\n",
            "  # trên\n  - dan-ban: x # sau\n\n  # dưới\n  - y\n",
        ),
        ("  - Dân bàn: >- # ai kể\n      cả thôn\n  - y\n", "  - dan-ban: >- # ai kể\n      cả thôn\n  - y\n"),
        ("  - {Dân bàn: x} # sau\n  - y\n", "  - {dan-ban: x} # sau\n  - y\n"),
        (f'  - "Dân bàn: {LONG.strip()}."\n  # ai kể\n  - y\n', ""),
    ],
)
def test_a_comment_stays_with_a_line_that_bears_a_stage_now(before: str, after: str) -> None:
    """Behind it, or below."""
    made = mended(f"cach_lam:\n{before}")
    assert made.done[0] == "khâu"
    assert made.text == f"cach_lam:\n{after}" or (not after and "  # ai kể\n  - y\n" in made.text)


@pytest.mark.parametrize(
    ("former", "kept"),
    [
        ("khau: [dan-biet, dan-ban]\n", ["# khâu theo mẫu cũ: dan-biet, dan-ban"]),
        ("khau:\n  - dan-biet\n  - dan-ban\n", ["# khâu theo mẫu cũ: dan-biet, dan-ban"]),
        (
            "khau: # vì sao\n  - dan-biet # xem lại\n  - dan-ban # có\n",
            ["# khâu theo mẫu cũ: dan-biet, dan-ban", "# có", "# vì sao", "# xem lại"],
        ),
        ("khau: [dan-biet,\n  dan-ban] # hai\n", ["# khâu theo mẫu cũ: dan-biet, dan-ban", "# hai"]),
        ("khau: dan-biet\n", ["# khâu theo mẫu cũ: dan-biet"]),
        ("khau: >-\n  dan-biet\n  dan-ban\n", ["# khâu theo mẫu cũ: >- dan-biet dan-ban"]),
        ("khau: {a: [dan-biet]}\n", ["# khâu theo mẫu cũ: {a: [dan-biet]}"]),
        ("khau: []\n", []),
        ("khau:\n", []),
        ('"khau": [dan-biet]\n', ["# khâu theo mẫu cũ: dan-biet"]),
    ],
)
@pytest.mark.parametrize("above", [True, False])
def test_stages_of_the_former_form_become_a_comment(former: str, kept: list[str], *, above: bool) -> None:
    """Above the steps, whatever stood before or behind: no word of it, and no comment, is lost."""
    steps = "cach_lam:\n  - Thôn họp.\n"
    result = mended(former + steps if above else steps + former)
    assert result.text == "".join(f"{line}\n" for line in kept) + steps
    assert result.done[0] == "khâu của mẫu cũ thành chú thích"


def test_stages_of_the_former_form_where_there_are_no_steps() -> None:
    assert mended("tom_tat: a\nkhau: [dan-ban]\nhoi: [b]\n").text == (
        "tom_tat: a\n# khâu theo mẫu cũ: dan-ban\nhoi: [b]\n"
    )


def test_an_entry_within_braces_keeps_its_former_key() -> None:
    """Nothing can be put above a line there; the check tells what to do."""
    assert "khau" in fixer.fix(b"{cach_lam: [a], khau: [dan-ban]}\n").text


@pytest.mark.parametrize(
    "line",
    [
        '"Dân bản: góp 200 ngày công."',
        '"Dân bán: 3 tấn lúa."',
        '"Dân bàn: Dân làm: x"',
        'dan-ban: "Dân làm: x"',
        'Dân bàn: "Dân làm: x"',
        '"Dân biết, dân bàn: x"',
        "dan-bna: x",
        "Dân bàn bạc: x",
    ],
)
def test_no_stage_is_guessed(line: str) -> None:
    """A word that only looks like the name of a stage, or two of them: the check tells, the line stays."""
    assert mended(f"cach_lam:\n  - {line}\n").text == f"cach_lam:\n  - {line}\n"


def test_remarks_are_understood_by_the_words_of_the_page() -> None:
    made = mended('luu_y:\n  - "Nguồn nói khác nhau: hai số."\n')
    assert made == fixer.FixResult("luu_y:\n  - trai-nhau: hai số.\n", ("loại lưu ý",))


def test_addresses_follow_nobody() -> None:
    """The copy in an archive is known by its whole address."""
    made = mended(
        "nguon:\n  - url: https://a.vn/x?utm_source=fb&b=2\n    url_luu: https://l.org/https://a.vn/x?fbclid=1\n"
    )
    assert made == fixer.FixResult(
        "nguon:\n  - url: https://a.vn/x?b=2\n    url_luu: https://l.org/https://a.vn/x?fbclid=1\n",
        ("mã theo dõi trong địa chỉ",),
    )


@pytest.mark.parametrize(
    ("written", "left"),
    [
        ("[duong-giao-thong, Đường giao thông]", "[duong-giao-thong, Đường giao thông]"),
        ("[Đường giao thông, đường giao thông]", "[duong-giao-thong, đường giao thông]"),
    ],
)
def test_no_topic_is_written_twice(written: str, left: str, tmp_path: Path) -> None:
    """Of two words for one topic one goes, and which an editor says."""
    words = minimal(tmp_path).load().vocabulary
    text = SCHEMA_LINE + ENTRY.replace("[duong-giao-thong]", written)
    made = fixer.fix(text.encode(), words)
    assert made.text == SCHEMA_LINE + ENTRY.replace("[duong-giao-thong]", left)
    assert made.done == (() if written == left else ("chữ trong danh mục",))


@pytest.mark.parametrize("source", ["{ten: Lối đi, chuyện Cồn Sẻ, don_vi: Báo Mẫu}", "{ten:Lối đi, don_vi: Báo Mẫu}"])
def test_half_a_title_is_moved_nowhere(source: str) -> None:
    """A comma or a missing blank in braces makes a key of a text: the file is not read well enough."""
    text = ENTRY[: ENTRY.index("nguon:")] + f"nguon:\n  - {source}\n"
    item = yaml_file.YamlFile("x.yaml")
    yaml_file.parse(item, text.encode())
    assert not fixer.can_fix(item)
