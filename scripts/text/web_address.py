"""Web addresses: whether a text is one, letters in it that may pass for others, and what in it only follows readers about."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import urlsplit

_FORBIDDEN = re.compile(r"[\s<>\"\\^`{|}]")
_TRACKING = re.compile(
    r"(?:utm_\w*|hsa_\w*|oly_\w*|mc_[ce]id|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|gad_source|msclkid|yclid|twclid|ttclid"
    r"|igshid|igsh|zarsrc|vgclid|li_fat_id|mibextid|_ga|_gl|_hsenc|_hsmi|fb_action_ids|fb_action_types|fb_source)",
    re.IGNORECASE,
)
"""Names of parameters by which those who lead to a page follow its readers; the page is the same without them."""
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


def without_tracking(address: str) -> str:
    """The same address without parameters that only follow its readers; what is left stays as it was written."""
    before, sign, fragment = address.partition("#")
    page, mark, query = before.partition("?")
    pairs = query.split("&")
    kept = [pair for pair in pairs if not _TRACKING.fullmatch(pair.partition("=")[0])]
    if len(kept) == len(pairs):
        return address
    return f"{page}{mark if kept else ''}{'&'.join(kept)}{sign}{fragment}"
