"""An entry under another name: what that changes in every file that names it. Pure functions from texts to texts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from scripts.content import urls
from scripts.content.collection import Collection, Record

MOVED = "practices/_danh-muc/chuyen-huong.yaml"
"""The table of moved addresses."""
_EMPTY = re.compile(r"^\[\][ \t]*\n?", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Name:
    """The name of an entry: its setting and its id."""

    setting: str
    id: str

    @property
    def address(self) -> str:
        """As the table of moved addresses has it."""
        return f"{self.setting}/{self.id}"

    @property
    def file(self) -> str:
        """Its file, from the root of the checkout."""
        return urls.practice_file(self.setting, self.id)


def relations(collection: Collection, old: Name, new: Name) -> dict[str, str]:
    """The texts of all entries that name the old id as related, with the new one in its place; by path."""
    changed = {}
    for record in collection.records:
        places = sorted(_related_at(record, old.id), reverse=True)
        if places:
            lines = record.file.text.decode().split("\n")
            for line, column in places:
                before, behind = lines[line - 1][: column - 1], lines[line - 1][column - 1 :]
                lines[line - 1] = before + behind.replace(old.id, new.id, 1)
            changed[record.file.path] = "\n".join(lines)
    return changed


def _related_at(record: Record, id_: str) -> Iterator[tuple[int, int]]:
    for path, other in record.texts("lien_quan"):
        if other == id_:
            yield record.file.place(path)


def mentions(texts: Mapping[str, str], old: Name, new: Name) -> dict[str, str]:
    """Those of some texts (guides, test sets) that name the entry by its address or id, with the new name; by path."""
    address = re.compile(rf"(?<![\w-]){re.escape(old.address)}(?![\w-])")
    bare = re.compile(rf"(?<![\w-]){re.escape(old.id)}(?![\w-])")
    renamed = {path: bare.sub(new.id, address.sub(new.address, text)) for path, text in texts.items() if old.id in text}
    return {path: text for path, text in renamed.items() if text != texts[path]}


def moved(table: str, old: Name, new: Name, *, published: bool) -> str:
    """The table of moved addresses as it is afterwards: every address leads to the new one at once, none in a chain.

    A row of the new address itself goes: it is a page again. The old address gets a row where it was ``published``.
    """
    lines = table.split("\n")
    kept = [line for line in lines if not re.match(rf"- *\{{ *tu: *{re.escape(new.address)} *,", line)]
    leads = re.compile(rf"(?<=den: ){re.escape(old.address)}(?![\w-])")
    text = "\n".join(line if line.lstrip().startswith("#") else leads.sub(new.address, line) for line in kept)
    row = f"- {{tu: {old.address}, den: {new.address}}}\n" if published else ""
    if row:
        text = _EMPTY.sub("", text, count=1)
        text += row if text.endswith("\n") or not text else f"\n{row}"
    rows = any(line.startswith("- ") for line in text.split("\n"))
    return text if rows or _EMPTY.search(text) else f"{text.rstrip()}\n[]\n".lstrip()


def all_changes(changes: Iterable[Mapping[str, str]]) -> dict[str, str]:
    """Changes of different kinds as one; no file is changed by two of them."""
    return {path: text for change in changes for path, text in change.items()}
