"""The shape of the code: which floor stands on which, where outside things come in, how long a module may be."""

from __future__ import annotations

import ast
import re
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

from scripts import cli, rules
from scripts.paths import ROOT

# From top to bottom: a module imports from lower floors only, never from its own.
FLOORS: tuple[tuple[str, ...], ...] = (
    ("__main__", "mkdocs_cli"),
    ("cli", "hooks"),
    ("commands", "engine"),
    ("framed",),
    ("interview", "link_report", "output", "publish"),
    ("asking",),
    (
        "setup",
        "changes",
        "due",
        "export",
        "form",
        "importing",
        "leaving",
        "links",
        "mending",
        "pages",
        "scaffold",
        "schema",
        "search_index",
        "server",
        "stats",
    ),
    ("checking", "filled", "naming"),
    ("cells",),
    ("rules",),
    ("search_hints", "search_postings"),
    ("search_lines",),
    ("search_terms",),
    ("search_facets", "thesaurus"),
    ("findable",),
    ("rendering",),
    ("templating",),
    ("assets", "columns", "linked_data", "owner", "parts", "picking"),
    ("display", "views"),
    ("present",),
    ("catalog", "house_style", "rewriting"),
    ("messages", "writing"),
    ("vocabulary", "workbook"),
    ("model", "delimited", "rounds", "zipped"),
    ("frames",),
    ("comments", "door", "drafts", "fetching", "forge", "leftovers", "made", "qr", "report", "source", "tables"),
    ("composing",),
    (
        "addresses",
        "dates",
        "demand",
        "disk",
        "folding",
        "git",
        "likeness",
        "lock",
        "nearness",
        "networks",
        "paths",
        "policy",
        "problem",
        "programs",
        "progress",
        "questions",
        "sweeping",
        "text",
        "typography",
        "work",
        "yaml_errors",
    ),
)
OUTSIDE = {
    "yaml": {"comments", "composing"},
    "click": {"progress"},
    "jinja2": {"engine", "hooks", "templating"},
    "mkdocs": {"engine", "hooks", "mkdocs_cli"},
    "numpy": {"search_lines", "search_postings", "search_terms"},
    "openpyxl": {"workbook"},
    "prompt_toolkit": {"asking"},
    "pydantic": {"model", "vocabulary", "catalog", "columns"},
    "questionary": {"asking"},
    "rapidfuzz": {"likeness"},
    "urllib3": {"fetching"},
    "rjsmin": {"assets"},
    "ruamel": {"writing", "rewriting"},
    "zxingcpp": {"qr"},
}
MAX_LINES = 260
FILES = {
    ".".join(file.relative_to(ROOT / "scripts").with_suffix("").parts): file
    for file in sorted((ROOT / "scripts").rglob("*.py"))
    if file != ROOT / "scripts/__init__.py"
}
RULES = [module.__name__.rsplit(".", maxsplit=1)[-1] for module in rules.MODULES]


def imported(file: Path) -> set[str]:
    """Everything that a module imports, wherever in it, as dotted names."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
    return names


def ours(file: Path) -> set[str]:
    """The modules of this project that a module imports: ``text``, ``rules.trich_dan``."""
    known = {*FILES, *(name.removesuffix(".__init__") for name in FILES)}
    found = set()
    for name in imported(file):
        parts = name.split(".")[1:] if name.startswith("scripts.") else []
        # from scripts.text import fold → scripts.text.fold: the longest part that is a module
        found |= (
            {".".join(parts[:end]) for end in range(len(parts), 0, -1) if ".".join(parts[:end]) in known}
            if parts
            else set()
        )
    return found


def floor(module: str) -> int:
    """Which floor a module stands on, 0 at the top."""
    return next(number for number, row in enumerate(FLOORS) if module.split(".", maxsplit=1)[0] in row)


def test_every_module_has_a_floor() -> None:
    """A new module is given its floor here; one that is gone leaves."""
    assert {name.split(".")[0] for name in FILES} == {name for row in FLOORS for name in row}


@pytest.mark.parametrize("module", FILES)
def test_imports_go_down_only(module: str) -> None:
    """What stands above or beside is not imported; the package of rules gathers its own."""
    inside = {name for name in ours(FILES[module]) if module == "rules.__init__" and name.startswith("rules")}
    assert {name for name in ours(FILES[module]) - inside if floor(name) <= floor(module)} == set()


def test_no_cycle() -> None:
    """There is an order in which all modules can be imported."""
    graph = {name.removesuffix(".__init__"): ours(file) - {"rules"} for name, file in FILES.items()}
    assert len(list(TopologicalSorter(graph).static_order())) == len(FILES)


@pytest.mark.parametrize("package", OUTSIDE)
def test_outside_things_come_in_at_one_place(package: str) -> None:
    """Who changes a library changes one module."""
    users = {name for name, file in FILES.items() if any(part.split(".")[0] == package for part in imported(file))}
    assert users == OUTSIDE[package]


def test_the_set_up_needs_nothing_but_python() -> None:
    """It runs before anything is installed."""
    import sys

    packages = {name.split(".")[0] for module in ("setup", "programs") for name in imported(FILES[module])}
    assert packages <= {*sys.stdlib_module_names, "scripts"}
    assert ours(FILES["setup"]) <= {"paths", "programs"}
    assert ours(FILES["programs"]) == set()


def test_only_the_doors_know_the_day() -> None:
    """Same entries, same pages on any day: makers and rules never ask for today."""
    asking = {name for name, file in FILES.items() if re.search(r"\b(today|now)\(", file.read_text(encoding="utf-8"))}
    assert {name for name in asking if not name.startswith("commands.")} == {"door", "hooks"}


def test_every_command_is_offered() -> None:
    """A module in the folder of commands is a verb of the command line."""
    assert sorted(f"commands.{name}" for name in cli.COMMANDS) == sorted(
        name for name in FILES if name.startswith("commands.") and "__" not in name
    )


@pytest.mark.parametrize("module", FILES)
def test_modules_stay_short(module: str) -> None:
    """A module that grows longer does two things."""
    assert len(FILES[module].read_text(encoding="utf-8").splitlines()) <= MAX_LINES


def test_every_rule_is_checked() -> None:
    """A module in the folder of rules is in the list of rules."""
    assert sorted(RULES) == sorted(
        name.removeprefix("rules.") for name in FILES if name.startswith("rules.") and "__" not in name
    )


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_has_one_name_everywhere(rule: str) -> None:
    """Module, report, test file and paragraph of the editors' guide are found by the same name."""
    module = next(module for module in rules.MODULES if module.__name__.endswith(f".{rule}"))
    guide = (ROOT / "docs/huong-dan/quy-tac.md").read_text(encoding="utf-8")
    assert rule.replace("_", "-") == module.RULE
    assert (ROOT / f"tests/rules/test_{rule}.py").is_file()
    assert re.search(rf"^## {re.escape(module.RULE)}(?: |$)", guide, re.MULTILINE)
