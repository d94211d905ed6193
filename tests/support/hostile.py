"""Workbooks that nobody sends in good faith, made from a good one; and how tests change a workbook's members."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable, Mapping

SHEET = "xl/worksheets/sheet2.xml"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def members(data: bytes) -> dict[str, bytes]:
    """The members of a zip by name."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(parts: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip of some members."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return stream.getvalue()


def with_members(data: bytes, **changed: bytes) -> bytes:
    """The same workbook with members added or replaced; ``__`` in a name stands for a slash, ``_dot_`` for a point."""
    return packed(
        members(data) | {name.replace("__", "/").replace("_dot_", "."): part for name, part in changed.items()}
    )


def with_sheet(data: bytes, rows: bytes, before: bytes = b"") -> bytes:
    """The same workbook with other rows (XML) in its second sheet."""
    sheet = b'<worksheet xmlns="' + MAIN.encode() + b'">' + before + b"<sheetData>" + rows + b"</sheetData></worksheet>"
    return packed(members(data) | {SHEET: sheet})


def lying_size(data: bytes, name: str, size: int) -> bytes:
    """The same zip with another declared size of a member, in both of its headers."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        info = archive.getinfo(name)
    true, lie = struct.pack("<L", info.file_size), struct.pack("<L", size)
    changed = bytearray(data)
    at = info.header_offset + 22
    assert changed[at : at + 4] == true
    changed[at : at + 4] = lie
    central = data.index(b"PK\x01\x02", 0)
    while data[central + 46 : central + 46 + len(name)] != name.encode():
        central = data.index(b"PK\x01\x02", central + 4)
    changed[central + 24 : central + 28] = lie
    return bytes(changed)


def encrypted(data: bytes) -> bytes:
    """The same zip with the flag of a password on every member."""
    changed = bytearray(data)
    for sign, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(sign)
        while at >= 0:
            changed[at + offset] |= 1
            at = data.find(sign, at + 4)
    return bytes(changed)


def _strings(data: bytes, text: bytes) -> bytes:
    parts = members(data)
    types = parts["[Content_Types].xml"].replace(
        b"</Types>",
        b'<Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument'
        b'.spreadsheetml.sharedStrings+xml"/></Types>',
    )
    return packed(parts | {"[Content_Types].xml": types, "xl/sharedStrings.xml": text})


def _sst(items: bytes) -> bytes:
    return b'<sst xmlns="' + MAIN.encode() + b'">' + items + b"</sst>"


_LAUGHS = b'<!DOCTYPE a [<!ENTITY a "%s"><!ENTITY b "%s">]>' % (b"ha" * 500, b"&a;" * 500)

HOSTILE: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "bomb": (lambda good: with_members(good, xl__media__a_dot_png=b"\0" * 60_000_000), "phình"),
    "bomb-in-sheet": (lambda good: with_sheet(good, b" " * 45_000_000), "phình"),
    "bomb-of-many": (lambda good: packed(members(good) | {f"a{n}": b"\0" * 9_000_000 for n in range(8)}), "phình"),
    "bomb-that-lies": (
        lambda good: lying_size(with_members(good, a=b"\0" * 60_000_000), "a", 100),
        "hỏng",
    ),
    "many-sheets": (
        lambda good: packed(
            members(good) | {f"xl/worksheets/a{n}.xml": b"<a>" + b"<c/>" * 150_000 + b"</a>" for n in range(9)}
        ),
        "phình",
    ),
    "many-members": (lambda good: packed(members(good) | {f"a{n}": b"" for n in range(3000)}), "phình"),
    "million-rows": (lambda good: with_sheet(good, b"<row><c><v>1</v></c></row>" * 1_000_000), "phình"),
    "rows-without-end": (lambda good: with_sheet(good, b"<row/>" * 190_000), "dòng"),
    "row-far-below": (lambda good: with_sheet(good, b'<row r="999999999999"><c><v>1</v></c></row>'), "dòng"),
    "many-columns": (lambda good: with_sheet(good, b"<row>" + b"<c><v>1</v></c>" * 16_000 + b"</row>"), "cột"),
    "column-far-right": (
        lambda good: with_sheet(good, b'<row><c r="ZZZZZZZZ1"><v>1</v></c></row>'),
        "không đọc được|tiêu đề",
    ),
    "wide-rows": (lambda good: with_sheet(good, (b"<row>" + b"<c/>" * 15_000 + b"</row>") * 12), "tiêu đề"),
    "one-wide-row": (lambda good: with_sheet(good, b"<row>" + b"<c/>" * 990_000 + b"</row>"), "phình"),
    "many-strings": (lambda good: _strings(good, _sst(b"<si><t>a</t></si>" * 400_000)), "phình"),
    "deep": (lambda good: with_sheet(good, b"<a>" * 50_000 + b"</a>" * 50_000), "phình"),
    "huge-cell": (
        lambda good: with_sheet(good, b'<row><c t="inlineStr"><is><t>' + b"a" * 20_000_000 + b"</t></is></c></row>"),
        "tiêu đề",
    ),
    "entities": (lambda good: packed(members(good) | {SHEET: _LAUGHS + members(good)[SHEET]}), "XML lạ"),
    "entities-in-utf-16": (
        lambda good: packed(members(good) | {SHEET: (_LAUGHS + b"<a>&b;</a>").decode().encode("utf-16")}),
        "XML lạ",
    ),
    "one-text-in-many-cells": (
        lambda good: _strings(
            with_sheet(good, (b"<row>" + b'<c t="s"><v>0</v></c>' * 60 + b"</row>") * 900),
            _sst(b"<si><t>" + b"a" * 32_000 + b"</t></si>"),
        ),
        "triệu ký tự",
    ),
    "macros": (lambda good: with_members(good, xl__vbaProject_dot_bin=b"x"), "macro"),
    "old-macros": (lambda good: with_members(good, xl__macrosheets__sheet1_dot_xml=b"<a/>"), "macro"),
    "external-links": (lambda good: with_members(good, xl__externalLinks__externalLink1_dot_xml=b"<a/>"), "liên kết"),
    "connections": (lambda good: with_members(good, xl__connections_dot_xml=b"<a/>"), "liên kết"),
    "embedded": (lambda good: with_members(good, xl__embeddings__oleObject1_dot_bin=b"x"), "nhúng"),
    "nested": (lambda good: with_members(good, xl__media__a_dot_png=packed({"a": b"x"})), "nhúng"),
    "encrypted": (encrypted, "mật khẩu"),
    "old-xls": (lambda _: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(1000), r"\.xls"),
    "not-a-zip": (lambda _: b"%PDX-1.7 ...", "không phải tệp Excel"),
    "another-zip": (
        lambda _: packed({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet"}),
        "không phải tệp Excel",
    ),
    "truncated": (lambda good: good[: len(good) // 2], "hỏng"),
    "empty": (lambda _: b"", "tệp rỗng"),
    "lzma": (lambda good: packed(members(good), zipfile.ZIP_LZMA), "hỏng"),
}

HEAVY: dict[str, Callable[[bytes], bytes]] = {
    "strings-at-the-limit": (lambda good: _strings(good, _sst(b"<si/>" * 99_000))),
    "many-styles": (
        lambda good: with_members(
            good,
            xl__styles_dot_xml=b'<styleSheet xmlns="'
            + MAIN.encode()
            + b'"><cellXfs>'
            + b"<xf/>" * 29_000
            + b"</cellXfs></styleSheet>",
        )
    ),
}
"""At the limit of what is still read."""
