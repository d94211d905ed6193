"""What was typed into `new` and is not an entry yet: one small JSON file for each, written at every change."""

from __future__ import annotations

import json
import textwrap
from dataclasses import dataclass, field
from pathlib import Path

from scripts.authoring.questions import TITLE, Answers, well_shaped
from scripts.system import disk

_DAMAGED = ".hong"
_TITLE = 110
"""So much of a title is enough to know a draft by."""


@dataclass(slots=True)
class Draft:
    """Answers so far; ``at`` is the question that is being asked, ``typed`` what stands there unfinished."""

    file: Path
    answers: Answers = field(default_factory=dict)
    at: str = ""
    typed: str = ""

    @property
    def title(self) -> str:
        """What to call it."""
        title = self.answers.get(TITLE) or (self.typed if self.at == TITLE else "")
        return textwrap.shorten(str(title), _TITLE, placeholder="…") or "chưa có tiêu đề"

    def save(self) -> None:
        """Write it whole or not at all; raises OSError."""
        self.file.parent.mkdir(parents=True, exist_ok=True)
        data = {"tra_loi": self.answers, "dang_hoi": self.at, "dang_go": self.typed}
        disk.write(self.file, json.dumps(data, ensure_ascii=True, indent=1) + "\n")

    def remove(self) -> None:
        """Forget it."""
        self.file.unlink(missing_ok=True)


def new(folder: Path) -> Draft:
    """A draft of its own, beside those that are there; nothing is written yet."""
    number = 1
    while (folder / f"{number}.json").exists():
        number += 1
    return Draft(folder / f"{number}.json")


def pending(folder: Path) -> tuple[list[Draft], list[Path]]:
    """Drafts that can be gone on with, newest first, and damaged ones, which are set aside under another name."""
    intact: list[Draft] = []
    damaged: list[Path] = []
    files = [file for file in folder.glob("[0-9]*.json") if file.is_file()]
    for file in sorted(files, key=lambda file: (-file.stat().st_mtime, file.name)):
        try:
            intact.append(load(file))
        except (ValueError, OSError):
            aside = file.with_name(file.name + _DAMAGED)
            while aside.exists():
                aside = aside.with_name(aside.name + _DAMAGED)
            file.replace(aside)
            damaged.append(aside)
    return intact, damaged


def load(file: Path) -> Draft:
    """Read one draft; raises ValueError when it is not what was saved, OSError when it cannot be read."""
    try:
        data = json.loads(file.read_text(encoding="utf-8"))
        answers, at, typed = data["tra_loi"], data["dang_hoi"], data["dang_go"]
    except (TypeError, KeyError, RecursionError) as error:
        raise ValueError(file.name) from error
    if not (isinstance(answers, dict) and well_shaped(answers) and isinstance(at, str) and isinstance(typed, str)):
        raise ValueError(file.name)
    return Draft(file, answers, at, typed)
