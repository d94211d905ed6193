"""The unit tests of our scripts, run by Node, and what their linters must not miss."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from scripts.cli import programs
from scripts.cli.commands import lint
from scripts.system.paths import ROOT

TESTS = sorted((ROOT / "tests").glob("*/*.test.js"))
ESLINT = (ROOT / lint.PACKAGES / "eslint/bin/eslint.js", "--config", "tests/node/eslint.config.js")
STYLELINT = (ROOT / lint.PACKAGES / "stylelint/bin/stylelint.mjs", "--config", "tests/node/stylelint.config.js")
TSC = (ROOT / lint.PACKAGES / "typescript/bin/tsc", "--project")


def _node(*arguments: str | Path, text: str = "") -> tuple[int, str]:
    """The status and the report of a program that Node runs."""
    node = programs.find_node()
    assert node, "run: python -m scripts setup --tests"
    command = [node, "--no-warnings", *arguments]
    ran = subprocess.run(command, cwd=ROOT, input=text, capture_output=True, encoding="utf-8", check=False)
    return ran.returncode, ran.stdout + ran.stderr


def test_node_runs_the_unit_tests() -> None:
    assert TESTS
    status, report = _node("--test", "--test-reporter=tap", *TESTS)
    assert status == 0, report
    assert "# pass 0" not in report


def test_without_the_tools_it_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Scripts and styles are passed over with a sentence, not in silence."""
    assert list(lint.node_steps(tmp_path)) == []
    assert "Bỏ qua việc xét JavaScript và CSS" in capsys.readouterr().err


@pytest.mark.medium
@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("var a = 1;\n", "no-var"),
        ("export default 1;\n", "no-restricted-syntax"),
        ("export const a = /(?<!b)c/;\n", "no-restricted-syntax"),
        ("export const a = RegExp('(?<=b)c');\n", "no-restricted-syntax"),
        (f"export const a = '{'x' * 120}';\n", "max-len"),
    ],
)
def test_the_linter_is_awake(text: str, rule: str) -> None:
    status, report = _node(*ESLINT, "--stdin", "--stdin-filename", "docs/assets/pages/bad.js", text=text)
    assert (status, rule in report) == (1, True), report


@pytest.mark.medium
def test_the_linter_of_styles_is_awake() -> None:
    status, report = _node(*STYLELINT, "--stdin", text="a {\n  color: rde;\n  colour: red;\n}\n")
    assert status, report
    assert "property-no-unknown" in report


@pytest.mark.medium
def test_the_type_check_is_awake(tmp_path: Path) -> None:
    dom = ROOT / "docs/assets/pages/dom.js"
    bad = tmp_path / "bad.js"
    bad.write_text(f'import {{ byId }} from "{dom.as_posix()}";\nexport const a = byId(1);\n', encoding="utf-8")
    settings = {"extends": (ROOT / "tests/node/tsconfig.json").as_posix(), "files": [str(bad)], "include": []}
    project = tmp_path / "tsconfig.json"
    project.write_text(json.dumps(settings), encoding="utf-8")
    status, report = _node(*TSC, project)
    assert status, report
    assert "bad.js(2," in report
