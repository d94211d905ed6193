"""The zip that a Word document is: parts → bytes, the same on every day."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

CONTENT_TYPES = "[Content_Types].xml"
DOCUMENT = "word/document.xml"
"""The part that holds the text."""
_FIRST = (CONTENT_TYPES, "_rels/.rels", DOCUMENT)
"""Readers that stream want them in front."""
_EPOCH = (1980, 1, 1, 0, 0, 0)


def pack(parts: Mapping[str, bytes]) -> bytes:
    """A document of its parts by name, in one order and with one date: the same parts give the same bytes twice.

    Deflated: another zlib may deflate otherwise, so documents of two machines are compared part by part.
    """
    stream = io.BytesIO()
    order = sorted(parts, key=lambda name: (_FIRST.index(name) if name in _FIRST else len(_FIRST), name))
    with zipfile.ZipFile(stream, "w") as archive:
        for name in order:
            member = zipfile.ZipInfo(name, _EPOCH)
            member.create_system, member.compress_type = 0, zipfile.ZIP_DEFLATED
            archive.writestr(member, parts[name], compresslevel=9)
    return stream.getvalue()


def unpack(data: bytes) -> dict[str, bytes]:
    """The parts of a document of our own. What strangers send goes through :mod:`scripts.system.zip_guard` first."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist() if not name.endswith("/")}
