"""Values written as YAML are read as the same values."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.authoring import yaml_writer
from scripts.content import yaml_file
from scripts.system.paths import ROOT

ENTRIES = sorted((ROOT / "practices").glob("[!_]*/*.yaml"))


def read(text: str) -> yaml_file.YamlFile:
    made = yaml_file.YamlFile("bai.yaml")
    yaml_file.parse(made, text.encode())
    return made


@pytest.mark.parametrize("file", ENTRIES, ids=lambda file: file.stem)
def test_every_entry_can_be_written_again(file: Path) -> None:
    """Whatever an entry holds, its text made anew holds it too, on lines of at most 120 characters where they may break."""
    values = yaml_file.read(file, file.name).values
    assert isinstance(values, dict)
    again = read(yaml_writer.entry(values))
    assert (again.values, again.problems) == (values, [])


@pytest.mark.parametrize(
    "text", ["no", "Có: không", "1928. Năm ấy", "# 5 hộ", "“Ba công khai”", '"x" và y', "- 5", "1.000", "!a", "a #b"]
)
def test_a_text_stays_a_text(text: str) -> None:
    """What YAML would take for something else stands in quotes."""
    assert read(yaml_writer.entry({"ket_qua": (text, text)})).values == {"ket_qua": (text, text)}


def test_dates_stand_without_quotes() -> None:
    made = yaml_writer.entry({"thoi_gian": {"tu": "2020", "den": "2020-09-12"}})
    assert made == yaml_writer.SCHEMA_LINE + "thoi_gian:\n  tu: 2020\n  den: 2020-09-12\n"


def test_comments_stand_above_their_key() -> None:
    made = yaml_writer.entry({"tieu_de": "Một"}, {"tieu_de": "Nói việc, không nói thành tích."})
    assert made == yaml_writer.SCHEMA_LINE + "# Nói việc, không nói thành tích.\ntieu_de: Một\n"


@pytest.mark.parametrize("char", ["\x07", "\x1b", "\u202e", "\u200b", "\ufeff", "\u00a0", "\u2028", "  ", "\x85"])
def test_a_long_text_with_an_odd_character_is_kept(char: str) -> None:
    """It is not broken into lines, where it would come back as another text or not at all."""
    text = f"một chữ{char}nữa " * 20 + "hết"
    assert read(yaml_writer.entry({"tom_tat": text, "ket_qua": (text,)})).values == {
        "tom_tat": text,
        "ket_qua": (text,),
    }
