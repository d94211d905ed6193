"""Short names that change with what they stand for."""

from __future__ import annotations

import base64
import hashlib
from functools import cache


def fingerprint(value: str, length: int) -> str:
    """So many small letters and digits that change with a text: for names of files and versions of entries."""
    digest = hashlib.sha256(value.encode("utf-8", "surrogatepass")).digest()
    return base64.b32encode(digest[:length])[:length].decode().lower()  # so many bytes give more than enough


@cache
def bucket(word: str) -> int:
    """FNV-1a of a word, 32 bits: which file of the index holds it, and the mark of an entry in links (``marks.js``).

    The browser computes the same. Cached, as most words stand second in many pairs.
    """
    value = 0x811C9DC5
    for char in word:
        value = ((value ^ ord(char)) * 0x01000193) & 0xFFFFFFFF
    return value
