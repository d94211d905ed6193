"""A stage stands at the deed that shows it (``- dan-ban: …``), no longer in a list ``khau`` of its own.

`fix` turns such a list into a comment above the steps; the check stops at it until somebody has held the deeds against
the source and taken it away: no stage is lost, and none is given without the page at hand.
"""

from __future__ import annotations

from collections.abc import Iterator

from scripts.content.collection import Record
from scripts.content.model import FORMER_KEY, FORMER_NOTE
from scripts.validation.rule import Context, EntryRule, Finding

_NOTE = FORMER_NOTE.encode()


def check(record: Record, _context: Context) -> Iterator[Finding]:
    """Refuse the list, and the comment that `fix` leaves in its place."""
    if record.value(FORMER_KEY) is not None:
        yield Finding(
            (FORMER_KEY,),
            "khâu nay đứng ở đầu dòng kể việc cho thấy nó (“- dan-ban: …”); hãy mở lại nguồn, đưa từng khâu về dòng của"
            " nó rồi bỏ chỗ này (lệnh fix chép nó ra chú thích giúp bạn)",
            at_key=True,
        )
    # most files have no such comment, and are not taken apart for it
    if _NOTE in record.file.text:
        for number, line in enumerate(record.file.text.decode().splitlines(), start=1):
            if line.lstrip().startswith(FORMER_NOTE):
                yield Finding(
                    (),
                    "khâu của mẫu cũ còn nằm trong chú thích; hãy mở lại nguồn, đưa từng khâu về đầu dòng kể việc cho"
                    " thấy nó (“- dan-ban: …”) rồi xóa dòng chú thích này",
                    place=(number, 1),
                )


RULE = EntryRule("khau-cu", check)
