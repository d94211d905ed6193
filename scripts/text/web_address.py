"""Web addresses: whether a text is one, and letters in it that may pass for others."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import urlsplit

_FORBIDDEN = re.compile(r"[\s<>\"\\^`{|}]")


_HOST = re.compile(r"(?:[^\W_]|[-_.])+|[0-9a-f:.]+")  # a name, or the numbers of IPv6


def is_web_address(text: str) -> bool:
    """Tell whether a text is an http(s) address with a host and nothing that needs escaping."""
    try:
        parts = urlsplit(text)
        return (
            parts.scheme in ("http", "https")
            and bool(_HOST.fullmatch(parts.hostname or ""))
            and "@" not in parts.netloc
            and (parts.port is None or parts.port > 0)
            and not _FORBIDDEN.search(text)
        )
    except ValueError:
        return False


def lookalike(text: str) -> str | None:
    """The first letter or digit of a host that is of another script: it may pass for a letter of a name people know."""
    return next(
        (c for c in urlsplit(text).hostname or "" if c.isalnum() and not c.isascii() and not _is_latin(c)), None
    )


def _is_latin(char: str) -> bool:
    return unicodedata.name(char, "").startswith("LATIN ")
