"""Links that were asked → what a person in a terminal, a program or a page of the forge reads."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby

from scripts.text.escaping import safe_json
from scripts.upkeep.link_check import NAMES, Citation, Link, Outcome, counts, in_order, summary, yaml_line

_ROOM = 60_000
"""Characters that a page of the forge takes; what would be more is counted."""


def as_text(links: Iterable[Link]) -> str:
    """What needs a hand, the worst first: address, why, where it stands, what to do; what is alive is only counted."""
    blocks = []
    for outcome, group in _groups(links):
        rows = list(group)
        blocks.append(f"{NAMES[outcome].upper()} ({len(rows)})\n")
        blocks += ["".join(f"{line}\n" for line in _lines(link)) for link in rows]
    return "\n".join(blocks)


def _lines(link: Link) -> Iterator[str]:
    yield f"  {link.url}"
    yield f"    {link.verdict.words}"
    for row in link.citations:
        yield f"    {row.path}:{row.line}:{row.column}: {row.field}"
    for advice in _advice(link):
        yield f"    → {advice}"
    for row in link.citations:
        if link.copy and _wants_copy(row):
            yield f"    thêm vào {row.path}, dưới dòng {row.line}:"
            yield yaml_line(link.copy, row.indent)  # as far from the margin as its neighbours there


def _advice(link: Link) -> Iterator[str]:
    if link.verdict.now:
        yield f"địa chỉ mới: {link.verdict.now}"
    if link.copy:
        yield f"có bản lưu: {link.copy}"
    elif link.look:
        yield f"tìm bản lưu ở {link.look} rồi ghi thêm khóa url_luu dưới url"
    elif link.verdict.outcome is not Outcome.REFUSED and any(row.is_archived for row in link.citations):
        yield "bài đã có bản lưu (url_luu)"


def _wants_copy(row: Citation) -> bool:
    return not row.is_archived and not row.field.endswith("url_luu")


def as_json(links: Iterable[Link]) -> str:
    """All links, alive ones too, and how many there are of each kind; keys in Vietnamese, as in the entries."""
    rows = in_order(links)
    data = {
        "dem": counts(rows),
        "lien_ket": [
            {
                "dia_chi": link.url,
                "ket_qua": link.verdict.outcome,
                "vi_sao": link.verdict.words,
                "dia_chi_moi": link.verdict.now,
                "tim_ban_luu": link.look,
                "ban_luu": link.copy,
                "them_dong": yaml_line(link.copy) if link.copy else "",
                "noi_dan": [
                    {"tep": row.path, "dong": row.line, "cot": row.column, "khoa": row.field} for row in link.citations
                ],
            }
            for link in rows
        ],
    }
    return safe_json(data)


def as_markdown(links: Iterable[Link]) -> str:
    """A table for each kind that needs a hand, for an issue on the forge. Addresses stand in code, so they link to nothing."""
    rows = list(links)
    blocks = [f"{summary(rows)}\n"]
    room, left_out = _ROOM, 0
    for outcome, group in _groups(rows):
        table = [f"\n### {NAMES[outcome].capitalize()}\n\n| Địa chỉ | Nơi dẫn | Việc nên làm |\n|---|---|---|\n"]
        for link in group:
            row = _row(link)
            room -= len(row)
            left_out += room < 0
            table += [row] if room >= 0 else []
        blocks += table
    if left_out:
        blocks.append(f"\n… và {left_out} địa chỉ nữa; xem đủ bằng `python -m scripts links`.\n")
    return "".join(blocks)


def _row(link: Link) -> str:
    places = "<br>".join(f"`{row.path}` dòng {row.line}" for row in link.citations)
    todo = [link.verdict.words]
    if link.verdict.now:
        todo.append(f"sửa thành `{link.verdict.now}`")
    if link.copy:
        todo.append(f"thêm `{yaml_line(link.copy)}`")
    elif link.look:
        todo.append(f"[tìm bản lưu](<{link.look}>), ghi vào `url_luu`")
    return f"| `{link.url}` | {places} | {'<br>'.join(todo)} |\n"


def _groups(links: Iterable[Link]) -> Iterator[tuple[Outcome, Iterator[Link]]]:
    wanting = [link for link in in_order(links) if link.verdict.outcome is not Outcome.ALIVE]
    return groupby(wanting, key=lambda link: link.verdict.outcome)


FORMATS: dict[str, Callable[[Iterable[Link]], str]] = {"text": as_text, "json": as_json, "markdown": as_markdown}
