"""The shape of the code: who may import whom, what each package shows, where outside libraries come in, what is collected."""

from __future__ import annotations

import ast
import functools
import importlib
import re
import subprocess
import sys
from collections import defaultdict
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

from scripts.cli import parser
from scripts.system.paths import ROOT
from scripts.validation import rules

SCRIPTS = ROOT / "scripts"
ENTRY_POINTS = ("hooks", "__main__")
"""Modules beside the packages: MkDocs comes in by the one, the command line by the other."""
PACKAGES = sorted(file.parent.name for file in SCRIPTS.glob("*/__init__.py"))
OUTSIDE = {
    "yaml": {"authoring.former_stages", "authoring.yaml_comments", "content.yaml_parser"},
    "docx": {"word.reader"},
    "jinja2": {"pages.environment", "publishing.mkdocs_adapter", "publishing.phases"},
    "mkdocs": {"publishing.mkdocs_adapter", "publishing.mkdocs_runner", "publishing.phases"},
    "numpy": {"search.posting_lines", "search.postings", "search.terms"},
    "openpyxl": {"spreadsheet.xlsx_file"},
    "prompt_toolkit": {"authoring.prompts"},
    "pydantic": {
        "content.loader",
        "content.model",
        "content.paper",
        "content.salvage",
        "content.task",
        "content.vocabulary",
        "spreadsheet.columns",
    },
    "questionary": {"authoring.prompts"},
    "urllib3": {"upkeep.http_client"},
    "rjsmin": {"publishing.assets"},
    "ruamel": {"authoring.roundtrip", "authoring.yaml_writer"},
    "zxingcpp": {"pages.qr"},
}
FILES = {
    ".".join(file.relative_to(SCRIPTS).with_suffix("").parts).removesuffix(".__init__"): file
    for file in sorted(SCRIPTS.rglob("*.py"))
    if file != SCRIPTS / "__init__.py"
}
RULES = [rule.name.replace("-", "_") for rule in rules.ALL]


@functools.cache
def imported(file: Path) -> frozenset[str]:
    """Everything that a module imports, wherever in it, as dotted names."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
    return frozenset(names)


def ours(module: str) -> set[str]:
    """The modules of this project that a module imports: ``text.dates``, ``validation.rules.trich_dan``."""
    found = set()
    for name in imported(FILES[module]):
        parts = name.split(".")[1:] if name.startswith("scripts.") else []
        # from scripts.text.dates import suggest → text.dates.suggest: the longest part that is a module
        longest = next((end for end in range(len(parts), 0, -1) if ".".join(parts[:end]) in FILES), 0)
        found |= {".".join(parts[:longest])} if longest else set()
    return found


def package(module: str) -> str:
    """The package of a module; an entry point is its own."""
    return module.split(".", maxsplit=1)[0]


def told(name: str, label: str) -> set[str]:
    """The names behind a label in the docstring of a package or entry point."""
    words = re.search(
        rf"^{label}: (.*)\.$", ast.get_docstring(ast.parse(FILES[name].read_text("utf-8"))) or "", re.MULTILINE
    )
    assert words, f"scripts/{name} does not say: {label}: …"
    return set(words[1].split(", ")) - {"nothing"}


@pytest.mark.parametrize("name", [*PACKAGES, *ENTRY_POINTS])
def test_the_table_of_imports_is_what_is_imported(name: str) -> None:
    """A package imports from those that its docstring names, and from each of them."""
    used = {package(target) for module in FILES if package(module) == name for target in ours(module)}
    assert used - {name} == told(name, "May import")


@pytest.mark.parametrize("name", PACKAGES)
def test_outsiders_import_what_a_package_shows(name: str) -> None:
    """The modules that the docstring names, or what lies below them, and no other; each of them by somebody."""
    used = {
        target.split(".")[1]
        for module in FILES
        if package(module) != name
        for target in ours(module)
        if name == package(target)
    }
    assert used == told(name, "Outsiders import")


@pytest.mark.parametrize("name", PACKAGES)
def test_a_package_says_what_it_is_for_in_three_lines_and_imports_nothing(name: str) -> None:
    """A face that imports makes every command pay for all of the package."""
    assert imported(FILES[name]) == set()
    lines = (ast.get_docstring(ast.parse(FILES[name].read_text("utf-8"))) or "").splitlines()
    assert len([line for line in lines if line]) == 3


def test_packages_are_the_rooms_of_the_tests_too() -> None:
    """What tests a package stands under its name."""
    assert set(PACKAGES) <= {file.parent.name for file in (ROOT / "tests").glob("*/__init__.py")}


def test_no_cycle() -> None:
    """Neither packages nor modules import one another in a ring; the package of rules gathers its own."""
    gathers = "validation.rules"
    modules = {name: ours(name) - ({gathers} if name.startswith(f"{gathers}.") else set()) for name in FILES}
    assert len(list(TopologicalSorter(modules).static_order())) == len(FILES)
    packages: dict[str, set[str]] = defaultdict(set)
    for name, targets in modules.items():
        packages[package(name)] |= {package(target) for target in targets} - {package(name)}
    assert set(TopologicalSorter(packages).static_order()) == {*PACKAGES, *ENTRY_POINTS}


@pytest.mark.parametrize("library", OUTSIDE)
def test_outside_things_come_in_at_one_place(library: str) -> None:
    """Who changes a library changes one module, or one package."""
    users = {name for name, file in FILES.items() if any(part.split(".")[0] == library for part in imported(file))}
    assert users == OUTSIDE[library]


def test_the_set_up_needs_nothing_but_python() -> None:
    """It runs before anything is installed."""
    modules, waiting = set(), {"__main__"}
    while waiting:
        module = waiting.pop()
        modules.add(module)
        # the command line is loaded only where the libraries are there
        waiting |= ours(module) - modules - {"cli.parser"}
    packages = {name.split(".")[0] for module in modules for name in imported(FILES[module])}
    assert "cli.bootstrap" in modules
    assert packages <= {*sys.stdlib_module_names, "scripts"}


def test_only_commands_and_the_build_know_the_day() -> None:
    """Same entries, same pages on any day: pages and rules never ask for today."""
    asking = {name for name in FILES if "system.clock" in ours(name)}
    assert {name for name in asking if not name.startswith("cli.commands.")} == {"publishing.phases"}
    reading = {name for name, file in FILES.items() if re.search(r"\b(today|now)\(", file.read_text("utf-8"))}
    assert reading - asking == {"system.clock"}


def test_every_command_is_offered() -> None:
    """A module in the folder of commands is a verb of the command line."""
    assert sorted(f"cli.commands.{name}" for name in parser.COMMANDS) == sorted(
        name for name in FILES if name.startswith("cli.commands.")
    )


def test_every_rule_is_checked() -> None:
    """A module in the folder of rules is in the list of rules."""
    assert sorted(f"validation.rules.{name}" for name in RULES) == sorted(
        name for name in FILES if name.startswith("validation.rules.")
    )


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_has_one_name_everywhere(rule: str) -> None:
    """Module, report, test file and paragraph of the editors' guide are found by the same name."""
    name = importlib.import_module(f"scripts.validation.rules.{rule}").RULE.name
    guide = (ROOT / "docs/huong-dan/quy-tac.md").read_text(encoding="utf-8")
    assert rule.replace("_", "-") == name
    assert (ROOT / f"tests/validation/rules/test_{rule}.py").is_file()
    assert re.search(rf"^## {re.escape(name)}(?: |$)", guide, re.MULTILINE)


@pytest.mark.medium
def test_every_test_file_is_collected() -> None:
    """pytest passes over folders of some names (``build``, ``dist``, ``venv`` …) and files of others without a word."""
    command = [sys.executable, "-m", "pytest", "--collect-only", "-q", "-p", "no:cacheprovider"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    collected = {line.partition("::")[0] for line in done.stdout.splitlines() if "::" in line}
    on_disk = {
        file.relative_to(ROOT).as_posix()
        for file in (ROOT / "tests").rglob("*.py")
        if "node_modules" not in file.parts
        and re.search(r"^ *(?:async )?def test_", file.read_text("utf-8"), re.MULTILINE)
    }
    assert collected == on_disk, done.stderr


NAMED_IN = (
    ".pre-commit-config.yaml",
    ".vscode/tasks.json",
    ".github/CODEOWNERS.mau",
    "mkdocs.yml",
    "Makefile",
    "README.md",
    "CONTRIBUTING.md",
    "docs/phat-trien/kien-truc.md",
)
_FILE = re.compile(r"(?<![\w.-])(?:scripts|tests|practices|docs)/[\w./-]*\w")
_MODULE = re.compile(r"-m ((?:scripts|tests)(?:\.\w+)*)")


@pytest.mark.parametrize("file", NAMED_IN)
def test_files_named_in_text_are_there(file: str) -> None:
    """A file or module that is moved leaves no dead name behind."""
    text = (ROOT / file).read_text(encoding="utf-8")
    gone = [name for name in _FILE.findall(text) if "node_modules" not in name and not (ROOT / name).exists()]
    gone += [name for name in _MODULE.findall(text) if not list(ROOT.glob(f"{name.replace('.', '/')}*"))]
    assert gone == []


def test_patterns_of_hooks_match_files() -> None:
    """A hook whose pattern matches nothing never runs."""
    import yaml

    files = [
        file.relative_to(ROOT).as_posix() for top in ("practices", "scripts") for file in (ROOT / top).rglob("*.*")
    ]
    hooks = [
        hook
        for repo in yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text("utf-8"))["repos"]
        for hook in repo["hooks"]
    ]
    for pattern in filter(None, (hook.get("files") for hook in hooks)):
        alternatives = re.search(r"scripts/[\w/]*\(([^)]*)\)", pattern)
        for one in alternatives[1].split("|") if alternatives else [""]:
            narrowed = (
                pattern.replace(alternatives[0], alternatives[0].replace(f"({alternatives[1]})", one))
                if alternatives
                else pattern
            )
            assert any(re.search(narrowed, file) for file in files), narrowed
