"""The editors' guide against what it speaks of: keys of the model, rules, commands, columns of the form, its own example."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import pytest

from scripts.cli import parser
from scripts.content import loader
from scripts.content.model import Document, Model, Period, Place, Practice, Reference, Replication, Review
from scripts.content.vocabulary import LegalDocument
from scripts.spreadsheet import columns, importer
from scripts.system.paths import ROOT
from scripts.validation import rules
from tests.conftest import TODAY
from tests.forge import reading

DOCS = ROOT / "docs/huong-dan"
EDITORS = sorted((DOCS / "gui-bai").glob("*.md"))
OF_FILES = ("doc-tep", "cu-phap", "bay-yaml", "khoa", "kieu")
"""Rules that have no module of their own: of files and of the model."""
RULES = [*OF_FILES, *(rule.name for rule in rules.ALL), importer.TABLE]
INSIDE: dict[str, type[Model]] = {
    "dia_ban.": Place,
    "thoi_gian.": Period,
    "nhan_rong[].": Replication,
    "van_ban[].": Document,
    "nguon[].": Reference,
    "ra_soat.": Review,
}


def _said(name: str) -> str:
    return (DOCS / name).read_text(encoding="utf-8")


def _keys(guide: str) -> dict[str, str]:
    """The keys that a guide's tables tell, with what stands in the column of the mandatory ones."""
    rows = re.findall(r"^\| (`[^|]*`) \| ?([^|]*?) ?\|", _said(guide), re.MULTILINE)
    return {key: needed for keys, needed in rows for key in re.findall(r"`([^`]+)`", keys)}


def test_every_key_is_told_and_no_other() -> None:
    """Whether it must be filled in, too."""
    fields: list[tuple[str, type[Model]]] = [("", Practice), *INSIDE.items()]
    wanted = {
        f"{prefix}{field.alias}": "có" if field.is_required() else ""
        for prefix, model in fields
        for field in model.model_fields.values()
    }
    assert _keys("gui-bai/cac-khoa.md") == wanted


def test_every_key_of_a_legal_document_is_told_and_no_other() -> None:
    keys = LegalDocument.model_fields.values()
    wanted = {str(field.alias): "có" if field.is_required() else "" for field in keys}
    assert _keys("gui-bai/bang-van-ban.md") == wanted


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_has_a_wrong_and_a_right_example(rule: str) -> None:
    """In its own paragraph, under the name that the report says."""
    found = re.search(rf"^## {rule} \{{#{rule}\}}\n(.*?)(?=^## |\Z)", _said("quy-tac.md"), re.MULTILINE | re.DOTALL)
    assert found, rule
    assert re.search(r"^(- Sai: |# Sai)", found[1], re.MULTILINE)
    assert re.search(r"^(- Đúng: |# Đúng)", found[1], re.MULTILINE)


def test_no_rule_is_told_that_is_gone() -> None:
    assert sorted(re.findall(r"^## (\S+)", _said("quy-tac.md"), re.MULTILINE)) == sorted(RULES)


def test_the_finished_example_passes_the_check(tmp_path: Path) -> None:
    """What the guide makes of an article is an entry without a fault or a warning, among all the others."""
    (yaml,) = re.findall(r"^```yaml\n(.*?)^```", _said("gui-bai/tu-bai-bao.md"), re.MULTILINE | re.DOTALL)
    shutil.copytree(ROOT / "practices", tmp_path / "practices")
    file = tmp_path / "practices/nong-thon-moi/tuyen-quang-suoi-mau-lam-duong.yaml"
    file.write_text(yaml, encoding="utf-8", newline="\n")
    found = loader.load(tmp_path)
    assert [problem for problem in rules.check(found, TODAY) if problem.path.endswith(file.name)] == []
    assert file.stem in {entry.id for entry in found.entries}


def test_the_example_takes_deeds_and_leaves_words() -> None:
    """Every figure of the entry is the article's; no run of eight words is."""
    text = _said("gui-bai/tu-bai-bao.md")
    article = " ".join(line.removeprefix(">").strip() for line in text.splitlines() if line.startswith(">"))
    entry = re.search(r"^tom_tat:.*?(?=^chu_de:)", text, re.MULTILINE | re.DOTALL)
    assert entry
    body = " ".join(line.strip(" -") for line in entry[0].splitlines())
    assert set(re.findall(r"\d[\d.,]*\d|\d", re.sub(r"2024-\d\d", "", body))) <= set(
        re.findall(r"\d[\d.,]*\d|\d", article)
    )
    words, others = (re.findall(r"\w+", part.lower()) for part in (body, article))
    runs = {tuple(others[at : at + 8]) for at in range(len(others) - 7)}
    assert [words[at : at + 8] for at in range(len(words) - 7) if tuple(words[at : at + 8]) in runs] == []
    assert "Bài báo minh họa, không có thật." in text


def test_commands_in_the_guide_are_commands() -> None:
    """Every line to type is understood as written, options included."""
    lines = {
        line.removeprefix("py -m scripts ")
        for guide in (*EDITORS, ROOT / "CONTRIBUTING.md")
        for line in re.findall(r"py -m scripts [^`\n|]*", guide.read_text(encoding="utf-8"))
    }
    assert len(lines) > 10
    for line in sorted(lines):
        words = shlex.split(line.replace("\\", "/").replace("[PATH…]", ""))
        if words[0] != "setup":
            parser._parser().parse_args(words)


def test_every_command_for_editors_is_told() -> None:
    """Verbs that are not for maintainers alone stand in the guide of the command line."""
    told = set(re.findall(r"py -m scripts (\w+)", _said("gui-bai/dong-lenh.md")))
    verbs = {name.removesuffix("_") for name in parser.COMMANDS} - {
        "complete",
        "headers",
        "lint",
        "markdown",
        "schema",
        "site",
        "setup",
    }
    assert verbs <= told


def test_every_column_of_the_form_is_told() -> None:
    """By the first word of its title at least, and with its star where it must be filled in."""
    text = _said("gui-bai/excel.md").lower()
    for column in columns.columns():
        title = re.split(r"[:\d(]", column.title)[0].strip().lower()
        assert title.removesuffix(" hiện hành liên quan") in text, column.title
    for column in columns.columns():
        if column.required and column.path[0] not in {"nguon", "chu_de"}:
            assert f"| {column.heading.lower()} |" in text


def test_every_task_of_the_editor_is_told() -> None:
    text = _said("gui-bai/tren-web.md")
    assert [task["label"] for task in reading.tasks() if f"| {task['label']} |" not in text] == []


def test_what_the_guide_prints_is_what_the_rules_say() -> None:
    """Names of rules at the end of a quoted line are names of rules."""
    for guide in EDITORS:
        for rule in re.findall(r"^\S.*: .* \(([a-z]+(?:-[a-z]+)+)\)$", guide.read_text(encoding="utf-8"), re.MULTILINE):
            assert rule in RULES, guide.name
