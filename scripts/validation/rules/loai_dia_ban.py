"""A district or commune is written with its kind where the source says it: “huyện Chiêm Hóa”, “xã Yên Lập”. Nothing is guessed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from scripts.content.collection import Record
from scripts.content.problem import Severity
from scripts.validation.rule import Context, EntryRule, Finding

KINDS = {
    "huyen": ("huyện", "quận", "thị xã", "thành phố"),
    "xa": ("xã", "phường", "thị trấn", "đặc khu"),
    "xa_nay": ("xã", "phường", "đặc khu"),
}
"""Key → the kinds that a place of that level can be."""
_SHORT = r"TP|TX|TT|[HQXP]\."  # as people shorten them
_KIND = {
    key: re.compile(rf"(?<!\w)(?:{'|'.join(kinds)}|{_SHORT})(?!\w)", re.IGNORECASE) for key, kinds in KINDS.items()
}


def check(record: Record, _context: Context) -> Iterator[Finding]:
    """Ask for the kind of each place that has none, of replications too."""
    for place in record.places():
        for key, pattern in _KIND.items():
            name = record.value(*place, key)
            if isinstance(name, str) and name.strip() and not pattern.search(name):
                *first, last = KINDS[key]
                yield Finding(
                    (*place, key),
                    f"“{name}” là {', '.join(first)} hay {last}? Nguồn nói thì ghi vào trước tên; nguồn không nói thì để nguyên",
                    severity=Severity.WARNING,
                )


RULE = EntryRule("loai-dia-ban", check)
