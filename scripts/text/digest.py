"""Short names that change with what they stand for."""

from __future__ import annotations

import base64
import hashlib


def fingerprint(value: str, length: int) -> str:
    """So many small letters and digits that change with a text: for names of files and versions of entries."""
    digest = hashlib.sha256(value.encode("utf-8", "surrogatepass")).digest()
    return base64.b32encode(digest[:length])[:length].decode().lower()  # so many bytes give more than enough
