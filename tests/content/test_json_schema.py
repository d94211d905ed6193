"""The JSON Schema that completes and explains an entry in an editor."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema  # type: ignore[import-untyped]
import pytest

from scripts.content import json_schema, loader, yaml_file
from scripts.system.paths import PRACTICES, ROOT, SCHEMA, TASK_SCHEMA
from tests.conftest import GOOD, PracticesFolder

FILES = sorted((ROOT / PRACTICES).glob("[!_.]*/*.yaml"))


def plain(value: yaml_file.Value) -> Any:
    """Values as JSON knows them."""
    if isinstance(value, tuple):
        return [plain(item) for item in value]
    return {key: plain(item) for key, item in value.items()} if isinstance(value, dict) else value


def validator(text: str) -> jsonschema.Draft7Validator:
    """The schema, itself checked."""
    made = json.loads(text)
    jsonschema.Draft7Validator.check_schema(made)
    return jsonschema.Draft7Validator(made)


def test_the_schema_of_the_repository_is_current() -> None:
    """After a change of the model or of the controlled words: python -m scripts schema."""
    assert (ROOT / SCHEMA).read_text(encoding="utf-8") == json_schema.practice_schema(loader.load(ROOT).vocabulary)


def test_the_schema_of_tasks_is_current_and_every_task_validates() -> None:
    """An editor sees no red line in a task that the check accepts."""
    text = (ROOT / TASK_SCHEMA).read_text(encoding="utf-8")
    assert text == json_schema.task_schema(loader.load(ROOT).vocabulary)
    judge = validator(text)
    for file in sorted((ROOT / PRACTICES / "_viec").glob("*.yaml")):
        values = plain(yaml_file.read(file, file.name).values)
        assert [error.message for error in judge.iter_errors(values)] == [], file.name


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_entry_validates(file: Path) -> None:
    """An editor sees no red line in an entry that the check accepts."""
    values = plain(yaml_file.read(file, file.name).values)
    assert [error.message for error in validator((ROOT / SCHEMA).read_text(encoding="utf-8")).iter_errors(values)] == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("dan-biet:", "dan-bit:"),
        ("Quảng Nam", "Quang Nam"),
        ("[luat-moi-2022]", "[luat-moi]"),
        ("chu_tri:", "chutri:"),
        ("tu: 2021", "tu: x"),
    ],
)
def test_the_schema_refuses_what_the_check_refuses(collection: PracticesFolder, old: str, new: str) -> None:
    """Controlled words, unknown keys and dates show in the editor already."""
    judge = validator(json_schema.practice_schema(collection.load().vocabulary))
    assert judge.is_valid(plain(yaml_file.read(collection.root / GOOD, GOOD).values))
    collection.change(old, new)
    assert not judge.is_valid(plain(yaml_file.read(collection.root / GOOD, GOOD).values))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_entry_points_the_editor_at_the_schema(file: Path) -> None:
    """The first line of an entry is what turns completion on."""
    assert file.read_text(encoding="utf-8").startswith(
        "# yaml-language-server: $schema=../_schema/practice.schema.json\n"
    )
