"""Two states of the collection → what would change on the site, and which addresses would vanish without a word."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from scripts.content import derived, urls
from scripts.content.collection import Collection, Entry
from scripts.content.urls import Address
from scripts.content.vocabulary import REASON_WANTED
from scripts.text import host_markdown

MOVES = "practices/_danh-muc/chuyen-huong.yaml"
MOST = 100
"""A list shows at most this many pages; addresses that vanish are all shown."""


@dataclass(frozen=True, slots=True)
class State:
    """A collection and all its pages: the address of each, and a text that changes with what the page itself says."""

    collection: Collection
    pages: Mapping[Address, str]


@dataclass(frozen=True, slots=True)
class Change:
    """What happens to one page: its address, its heading, and more words about it."""

    address: Address
    heading: str
    more: str = ""


@dataclass(frozen=True, slots=True)
class Lost:
    """An address that would vanish: the row of ``chuyen-huong.yaml`` that keeps it, or what else to do ("" for none)."""

    address: Address
    row: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Changes:
    """What would change on the site, each list sorted by address."""

    new: tuple[Change, ...]
    changed: tuple[Change, ...]
    moved: tuple[Change, ...]
    removed: tuple[Change, ...]
    lost: tuple[Lost, ...]


def compare(before: State, after: State) -> Changes:
    """Compare what stands on the site with what would stand there."""
    rows = {f"{row.old}/": row for row in after.collection.vocabulary.moved}
    old_rows = {f"{row.old}/" for row in before.collection.vocabulary.moved}
    led = [rows[address] for address in sorted(before.pages) if address in rows and address not in old_rows]
    headings = derived.headings(after.collection)
    was, now = _entries(before.collection), _entries(after.collection)
    goals = {f"{row.new}/" for row in led if not row.reason}  # moved, so not new
    both = sorted(before.pages.keys() & after.pages.keys() - rows.keys() - old_rows)
    return Changes(
        new=tuple(
            Change(address, headings.get(address, ""))
            for address in sorted(after.pages.keys() - before.pages.keys() - rows.keys() - goals)
        ),
        changed=tuple(
            Change(address, headings.get(address, ""), _keys(was.get(address), now.get(address)))
            for address in both
            if before.pages[address] != after.pages[address]
        ),
        moved=tuple(
            Change(f"{row.old}/", headings.get(f"{row.new}/", ""), f"nay ở /{row.new}/")
            for row in led
            if not row.reason
        ),
        removed=tuple(
            Change(f"{row.old}/", "", row.reason + (f" Nên đọc: /{row.new}/" if row.new else ""))
            for row in led
            if row.reason
        ),
        lost=tuple(
            _lost(before, after, address, was.get(address))
            for address in sorted(before.pages.keys() - after.pages.keys())
        ),
    )


def _entries(collection: Collection) -> dict[Address, Entry]:
    return {urls.entry(entry.setting, entry.id): entry for entry in collection.entries}


def _keys(old: Entry | None, new: Entry | None) -> str:
    """The keys of an entry that differ, as editors write them; "" for any other page."""
    if old is None or new is None:
        return ""
    was, now = old.practice.model_dump(by_alias=True), new.practice.model_dump(by_alias=True)
    return ", ".join(key for key in now if now[key] != was.get(key))


def _lost(before: State, after: State, address: Address, entry: Entry | None) -> Lost:
    """Say how a vanished address is kept, with the page that took its place where there is one that tells the same."""
    bare = address.rstrip("/")
    if not bare:
        return Lost(address, "", "trang chủ phải còn")
    for record in after.collection.records:
        if urls.entry(record.setting, record.id) == address and record.value("nhap") is True:
            return Lost(
                address, "", "bài đã đăng nay là bản nháp; hãy bỏ “nhap: true”, hoặc bỏ tệp rồi thêm dòng vào " + MOVES
            )
    redirect = next((row for row in before.collection.vocabulary.moved if row.old == bare), None)
    goal = (redirect.new if redirect else None) or (
        _same_entry(entry, after.collection)
        if entry
        else _first(before, after, address) or _same_word(before, after, address)
    )
    if goal and f"{goal}/" in after.pages:
        return Lost(address, f"- {{tu: {bare}, den: {goal}}}")
    reason = (redirect.reason if redirect else None) or REASON_WANTED
    return Lost(address, f"- {{tu: {bare}, ly_do: {json.dumps(reason, ensure_ascii=False)}}}")


def _same_entry(entry: Entry, collection: Collection) -> str | None:
    """The entry of another address that has the same id, else the same content, else the same title."""
    tests: tuple[Callable[[Entry], bool], ...] = (
        lambda other: other.id == entry.id,
        lambda other: derived.version(other.practice) == derived.version(entry.practice),
        lambda other: other.practice.title == entry.practice.title,
    )
    matching = (other for same in tests for other in collection.entries if same(other))
    return next((f"{other.setting}/{other.id}" for other in matching), None)


def _first(before: State, after: State, address: Address) -> str | None:
    """Where the list is now that grew too short for this page of it: nothing was withdrawn."""
    list_ = urls.first(address)
    if not list_:
        return None
    moved = next((row.new for row in after.collection.vocabulary.moved if f"{row.old}/" == list_), None)
    words = derived.word_pages(after.collection)
    heads = (head for head in (list_, urls.first(list_)) if head)
    standing = next((head.rstrip("/") for head in heads if head in words), None)
    return moved or standing or _same_word(before, after, list_)


def _same_word(before: State, after: State, address: Address) -> str | None:
    """The page of a controlled word of the same kind and name that stands at a new address."""
    old = derived.word_pages(before.collection).get(address)
    return next(
        (
            there.rstrip("/")
            for there, row in derived.word_pages(after.collection).items()
            if old and type(row) is type(old) and row.name == old.name and there not in before.pages
        ),
        None,
    )


def summary(changes: Changes) -> str:
    """One sentence: how many pages of each kind."""
    counts = ((changes.new, "mới"), (changes.changed, "sửa"), (changes.moved, "chuyển"), (changes.removed, "rút"))
    listed = ", ".join(f"{len(rows)} {word}" for rows, word in counts if rows)
    lost = f"; {len(changes.lost)} địa chỉ sẽ mất" if changes.lost else ""
    return (f"Trang: {listed}" if listed else "Không trang nào đổi") + lost + "."


def as_text(changes: Changes) -> str:
    """Lists for a terminal."""
    text = f"{summary(changes)}\n"
    for title, rows in _lists(changes):
        text += f"{title} ({len(rows)})\n"
        text += "".join(f"  {_line(row)}\n" for row in rows[:MOST])
        text += f"  … và {len(rows) - MOST} trang nữa\n" if len(rows) > MOST else ""
    return text + losses(changes)


def _line(row: Change) -> str:
    more = f" ({row.more})" if row.more else ""
    return f"/{row.address}" + (f"  {row.heading}" if row.heading else "") + more


def losses(changes: Changes) -> str:
    """What to do about addresses that would vanish, "" where none would."""
    if not changes.lost:
        return ""
    text = f"Địa chỉ đã đăng mà sẽ mất ({len(changes.lost)}); liên kết đã gửi, mã QR đã in sẽ hỏng:\n"
    text += "".join(f"  /{lost.address}" + (f": {lost.hint}" if lost.hint else "") + "\n" for lost in changes.lost)
    rows = [lost.row for lost in changes.lost if lost.row]
    return text + ("".join(f"{line}\n" for line in (_advice(), *rows)) if rows else "")


def _advice() -> str:
    return (
        f"Hãy thêm vào {MOVES} (dòng đầu tiên thay cho dấu []; trang đã chuyển thì ghi “den” và địa chỉ mới, "
        "trang đã rút thì ghi lý do):"
    )


def as_markdown(changes: Changes) -> str:
    """The same for the summary of a pipeline; what entries say can be nothing but text there."""
    text = f"## Thay đổi trên trang\n\n{summary(changes)}\n"
    if changes.lost:
        text += "\n### Địa chỉ sẽ mất\n\nLiên kết đã gửi, mã QR đã in tới các trang này sẽ hỏng.\n\n"
        text += "".join(
            f"- {host_markdown.code('/' + lost.address)}" + (f": {lost.hint}" if lost.hint else "") + "\n"
            for lost in changes.lost
        )
        keeping = [lost.row for lost in changes.lost if lost.row]
        text += f"\n{_advice()}\n\n{host_markdown.block(keeping)}" if keeping else ""
    for title, rows in _lists(changes):
        cells = [
            (host_markdown.code("/" + row.address), host_markdown.code(row.heading), host_markdown.code(row.more))
            for row in rows
        ]
        text += f"\n### {title} ({len(rows)})\n\n"
        text += host_markdown.table(("Địa chỉ", "Trang", "Ghi chú"), cells, MOST, "… và {} trang nữa.")
    return text


def _lists(changes: Changes) -> list[tuple[str, tuple[Change, ...]]]:
    rows = (("Mới", changes.new), ("Sửa", changes.changed), ("Chuyển", changes.moved), ("Rút", changes.removed))
    return [(title, changes) for title, changes in rows if changes]


FORMATS: dict[str, Callable[[Changes], str]] = {"text": as_text, "markdown": as_markdown}
