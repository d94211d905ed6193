"""What a run begins with: the entries themselves, and small things that have a meaning somewhere."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.content import urls
from scripts.spreadsheet import csv_file
from scripts.system.paths import ROOT
from tests.fuzz import targets
from tests.support import hostile, workbooks

FOUND_FOLDER = "tests/fuzz/found"
"""What a run once found, by target: replayed by a plain test ever after."""
WORDS = (
    *("[1]", "[01]", "[999]", "hoà", "thuỷ", "qúy", "Đường", "kỹ", "1.000.000", "12/9/2020", "9/2020", "2020-09-12"),
    *(
        "</script>",
        "<!--",
        "]]>",
        "&lt;",
        "{{7*7}}",
        "*a",
        "&a",
        "!!python/object",
        "---",
        "...",
        "<<: ",
        "? ",
        "|+",
        ">-",
    ),
    *(
        "__proto__",
        "\u2028",
        "\u202e",
        "\ufeff",
        "\u200b",
        "\u0301",
        "\u0327",
        "\x00",
        "😀",
        "ﬁ",
        "ß",
        "İ",
        "٣",
        "２０２０",
    ),
    *(
        "tieu_de: ",
        "cach_lam:",
        "  - ",
        "nguon:",
        "url: https://a.vn",
        "dia_ban: {tinh: Quảng Nam}",
        "sep=;\n",
        '"',
        "\t",
    ),
    *('<row r="4">', '<c t="inlineStr"><is><t>', '<c t="s"><v>0</v></c>', '<c t="d"><v>2020</v></c>', "</row>"),
)
"""Tokens that a fuzzer mixes in."""


def of(name: str) -> Iterator[bytes]:
    """The seeds of a target."""
    if name == "every":
        for number, other in enumerate(list(targets.TARGETS)[:-1]):
            yield from (bytes([number]) + seed for seed in of(other))
        return
    entries = [
        (ROOT / urls.practice_file(record.setting, record.id)).read_bytes() for record in targets.FOUND.records[:12]
    ]
    row = workbooks.text(workbooks.ROW).encode()
    if name in ("entry", "index"):
        yield from entries
    elif name == "csv":
        yield from (
            row,
            row.decode().encode("utf-16"),
            csv_file.write([list(workbooks.ROW), list(workbooks.ROW.values())]),
        )
    elif name == "sheet":
        yield targets.BOOK[hostile.SHEET]
    elif name == "document":
        yield targets.DOCUMENT[targets.TEXT]
        yield b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body/></w:document>'
    elif name == "book":
        yield hostile.packed(targets.BOOK)
    else:
        yield from (b"\x02" + word.encode() for word in WORDS)
        yield from (word.encode() for word in WORDS)
        yield from (entry[:600] for entry in entries)


def found(name: str) -> list[bytes]:
    """What runs of a target have found, oldest name first."""
    return [file.read_bytes() for file in sorted((ROOT / FOUND_FOLDER / name).glob("*")) if file.is_file()]
