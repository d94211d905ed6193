"""Text in a legacy Vietnamese encoding (TCVN3, VNI) looks like rubbish on the site: convert it to Unicode first."""

from __future__ import annotations

import re
from collections.abc import Iterator

from scripts.content.collection import AnyRecord
from scripts.validation.rule import Context, EntryRule, Finding

# Vietnamese letters that are in Latin-1 too; all other Latin-1 letters and the signs that TCVN3 puts inside words betray it.
_OURS = "àáâãèéêìíòóôõùúýÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝ"
_ODD = "".join(chr(code) for code in range(0xA1, 0x100) if chr(code) not in _OURS + "«»°²³×÷±·")
_WORD = re.compile(rf"(?:[^\W\d_]|[{re.escape(_ODD)}·])+")
# VNI writes hats and breves as a second letter, in pairs that no Vietnamese syllable has: â is aâ, ă is aê, ô is oâ.
# One class in front, then a look back: so a text without such a sign is passed over quickly.
_BETRAYED = re.compile(rf"[{re.escape(_ODD)}âÂêÊ](?:(?<=[{re.escape(_ODD)}])|(?<=[aA][âÂêÊ])|(?<=[eEoO][âÂ]))")
_FEW = 3


def check(record: AnyRecord, _context: Context) -> Iterator[Finding]:
    """Name every text with several words that only a legacy encoding can explain."""
    # nearly every file, without cutting it into words
    if not _BETRAYED.search(record.file.all_text()):
        return
    for path, text in record.texts():
        odd = [word for word in _WORD.findall(text) if len(word) > 1 and _BETRAYED.search(word)]
        if len(odd) >= _FEW or len(odd) * 2 > len(text.split()):
            yield Finding(
                path,
                f"chữ “{odd[0]}” giống bảng mã cũ (TCVN3 hoặc VNI); hãy chuyển sang Unicode, ví dụ bằng công cụ chuyển mã của bộ gõ",
            )


RULE = EntryRule("bang-ma-cu", check)
