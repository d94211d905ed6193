"""The loader: YAML's traps, and where things stand."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from scripts.content import yaml_file, yaml_parser


def parsed(text: str) -> yaml_file.YamlFile:
    """One text as a source."""
    made = yaml_file.YamlFile("x.yaml")
    yaml_file.parse(made, text.encode())
    return made


@pytest.mark.parametrize(
    ("written", "meaning"),
    [
        ("no", "giá trị đúng/sai"),
        ("Yes", "giá trị đúng/sai"),
        ("off", "giá trị đúng/sai"),
        ("1_000", "số"),
        ("0123", "số"),
        ("0x1F", "số"),
        ("12:30", "số"),
        ("1.928", "số"),
        (".inf", "số"),
        ("=", "ký hiệu riêng"),
    ],
)
def test_what_yaml_would_change_without_a_word(written: str, meaning: str) -> None:
    """The trap is told kindly, and the text is kept as written for the other checks."""
    made = parsed(f"a:\n  b: {written}\n")
    assert made.values == {"a": {"b": written}}
    (problem,) = made.problems
    assert (problem.line, problem.column, problem.field, problem.rule) == (2, 6, "a.b", "bay-yaml")
    assert problem.message == f"“{written}” không có nháy bị YAML hiểu là {meaning}; hãy đặt trong nháy kép"


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("2021-03-26", "2021-03-26"),
        ("2020-13-45", "2020-13-45"),
        ("2021-03", "2021-03"),
        ("2021", 2021),
        ("true", True),
        ("12/9/2020", "12/9/2020"),
        ("'no'", "no"),
        ("'0123'", "0123"),
        ("Thôn Mẫu", "Thôn Mẫu"),
        ("36,6", "36,6"),
        ("[a, 1]", ("a", 1)),
    ],
)
def test_what_is_fine_as_written(written: str, value: yaml_file.Value) -> None:
    """Dates stay text, years and counts are numbers, quotes keep everything."""
    made = parsed(f"a: {written}\n")
    assert (made.values, made.problems) == ({"a": value}, [])


def test_places() -> None:
    """Values and keys stand where the editor sees them, both from 1."""
    made = parsed("a:\n  - b: một\n    đường: hai\n")
    assert made.place(("a", 0, "b")) == (2, 8)
    assert made.place(("a", 0, "đường")) == (3, 12)
    assert made.place(("a", 0, "đường"), key=True) == (3, 5)
    assert made.place(("a", 0, "c", "d")) == (2, 5), "the deepest field around what is not there"
    assert list(made.strings()) == [(("a", 0, "b"), "một"), (("a", 0, "đường"), "hai")]


def test_texts_below_some_keys() -> None:
    """In the order written, whatever the order of asking; walked anew they are the same."""
    made = parsed("a: một\nb: {c: [hai, 3]}\nd: bốn\n")
    two, four = (("b", "c", 0), "hai"), (("d",), "bốn")
    for _ in range(2):
        assert list(made.strings("d", "b")) == [two, four]
        assert list(made.strings("b")) == [two]
        assert list(made.strings("x")) == list(made.strings("x", "y")) == []
        assert list(made.strings()) == [(("a",), "một"), two, four]
        made.drop_caches()
    assert list(parsed("- a\n").strings()) == [((0,), "a")]
    assert list(parsed("- a\n").strings("a")) == []


@pytest.mark.parametrize("written", ["a:\n", "a: ~\n", "a: null\n"])
def test_a_key_without_a_value(written: str) -> None:
    """An empty key is told, whichever way it is empty."""
    assert [problem.message for problem in parsed(written).problems] == [
        "đang để trống; hãy viết nội dung, hoặc bỏ hẳn khóa này"
    ]


def test_the_first_of_two_equal_keys_counts() -> None:
    """The second is told, with the line of the first."""
    made = parsed("a: một\nb: hai\na: ba\n")
    assert made.values == {"a": "một", "b": "hai"}
    assert [(problem.line, problem.message) for problem in made.problems] == [
        (3, "khóa “a” đã có ở dòng 1; hãy gộp hai chỗ làm một")
    ]


@pytest.mark.parametrize("deep", [lambda n: "[" * n + "]" * n, lambda n: "{a: " * n + "x" + "}" * n])
def test_depth(deep: Callable[[int], str]) -> None:
    """Twenty levels are read, one more is refused."""
    assert parsed(deep(yaml_parser.MAX_DEPTH)).problems == []
    assert parsed(deep(yaml_parser.MAX_DEPTH + 1)).values is None


@pytest.mark.parametrize("written", ["? [a, &b c]\n: d\n", "a: b\na: [*b]\n", "a: b\n---\n&c d\n"])
def test_what_is_refused_is_refused_in_what_is_not_kept_too(written: str) -> None:
    """A key of several words, a second equal key, a second document: nothing of the file is read."""
    made = parsed(written)
    assert (made.values, made.places, [problem.rule for problem in made.problems]) == (None, {}, ["cu-phap"])
    assert "YAML" in made.problems[0].message


def test_many_nodes() -> None:
    """A file of too many small values is refused before they are built."""
    made = parsed("[" + "a," * yaml_parser.MAX_NODES + "]")
    assert made.values is None
    assert len(made.problems) == 1


@pytest.mark.parametrize(
    ("text", "values", "place", "message"),
    [
        (
            "a: {ten: Lối đi, chuyện Cồn Sẻ, và nữa, don_vi: Báo}\n",
            {"a": {"ten": "Lối đi, chuyện Cồn Sẻ, và nữa", "don_vi": "Báo"}},
            (1, 18),
            'dấu phẩy trong { } cắt đôi câu; hãy đặt cả câu trong nháy: ten: "Lối đi, chuyện Cồn Sẻ, và nữa"',
        ),
        (
            "a: {ten: Một\n  , hai\n  , b: c}\n",
            {"a": {"ten": "Một, hai", "b": "c"}},
            (2, 5),
            'dấu phẩy trong { } cắt đôi câu; hãy đặt cả câu trong nháy: ten: "Một, hai"',
        ),
        (
            "a: {tinh:Huế, xa: Xã Mẫu}\n",
            {"a": {"tinh": "Huế", "xa": "Xã Mẫu"}},
            (1, 5),
            "sau dấu “:” thiếu dấu cách; hãy viết “tinh: Huế”",
        ),
        (
            "a: {một, b: c}\n",
            {"a": {"b": "c"}},
            (1, 5),
            "“một” trong { } không có dấu “:”; hãy viết “khóa: giá trị”, câu có dấu phẩy thì đặt trong nháy",
        ),
    ],
)
def test_a_key_without_a_colon_in_braces_is_the_rest_of_something(
    text: str, values: object, place: tuple[int, int], message: str
) -> None:
    """A comma or a missing blank makes a key with nothing in it: one sentence says which, and no value is lost."""
    made = parsed(text)
    assert made.values == values
    assert [(p.line, p.column, p.rule, p.message) for p in made.problems] == [(*place, "cu-phap", message)]
