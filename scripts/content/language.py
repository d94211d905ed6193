"""Languages of sources: their codes (ISO 639-1) and Vietnamese names, and addresses that look foreign."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

LANGUAGES = {
    "ar": "tiếng Ả Rập",
    "cs": "tiếng Séc",
    "da": "tiếng Đan Mạch",
    "de": "tiếng Đức",
    "en": "tiếng Anh",
    "es": "tiếng Tây Ban Nha",
    "fi": "tiếng Phần Lan",
    "fr": "tiếng Pháp",
    "hi": "tiếng Hindi",
    "hu": "tiếng Hungary",
    "id": "tiếng Indonesia",
    "it": "tiếng Ý",
    "ja": "tiếng Nhật",
    "km": "tiếng Khmer",
    "ko": "tiếng Hàn",
    "lo": "tiếng Lào",
    "ms": "tiếng Mã Lai",
    "nl": "tiếng Hà Lan",
    "no": "tiếng Na Uy",
    "pl": "tiếng Ba Lan",
    "pt": "tiếng Bồ Đào Nha",
    "ru": "tiếng Nga",
    "sv": "tiếng Thụy Điển",
    "th": "tiếng Thái Lan",
    "tr": "tiếng Thổ Nhĩ Kỳ",
    "zh": "tiếng Trung",
}
"""What ``tieng`` of a source may say, and how pages say it."""
OWN = "vi"


def fault(code: str) -> str | None:
    """What is wrong with the code of a language; None if it is one of the table."""
    if code in LANGUAGES:
        return None
    lower = code.strip().lower()
    if lower in (OWN, "vie", "vn", "vietnamese"):
        return "trang tiếng Việt thì không ghi khóa này; hãy bỏ đi"
    if lower in LANGUAGES:
        return f"hãy viết mã tiếng bằng chữ thường: {lower}"
    named = next(
        (code_ for code_, name in LANGUAGES.items() if lower in (name.lower(), name.removeprefix("tiếng ").lower())), ""
    )
    if named:
        return f"hãy viết mã tiếng: {named}"
    known = ", ".join(f"{known} ({name.removeprefix('tiếng ')})" for known, name in LANGUAGES.items())
    return f"“{code[:40]}” không phải mã tiếng; các mã dùng được: {known}"


_SPELT = {code: code for code in ("en", "ja", "zh", "es", "fr", "ru", "ko", "de")} | {
    "english": "en",
    "eng": "en",
    "jp": "ja",
    "cn": "zh",
    "kr": "ko",
}
"""What the first word of a host or of a path says for a language. Codes that are also words of other use (id, it, da) are no sign."""
_ONLY_IN_PATHS = {"cs": "cs", "lo": "lo", "km": "km", "no": "no", "pt": "pt"}
_FOREIGN = {
    "e.vnexpress.net": "en",
    "news.laodong.vn": "en",
    "news.baokhanhhoa.vn": "en",
    "tuoitrenews.vn": "en",
    "vietnamnews.vn": "en",
    "vovworld.vn": "en",
    "thanhniennews.com": "en",
    "phnompenhpost.com": "en",
    "nytimes.com": "en",
    "theguardian.com": "en",
    "reuters.com": "en",
    "bbc.com": "en",
    "bbc.co.uk": "en",
    "voanews.com": "en",
    "lemonde.fr": "fr",
    "rfi.fr": "fr",
    "lecourrier.vn": "fr",
    "viet-jo.com": "ja",
}
"""Hosts that write in another language, but for pages whose address says that they are Vietnamese."""
_REGION = re.compile("-[a-z]{2}$")
_VIETNAMESE = frozenset({"vi", "vn", "vietnamese", "tieng-viet", "lang--vi"})
_SIGN = re.compile(
    rf"//(?:www\.)?(?:(?:{'|'.join(_SPELT)})\.|{'|'.join(map(re.escape, _FOREIGN))})"
    rf"|/(?:{'|'.join(_SPELT | _ONLY_IN_PATHS)})(?:-[a-z]{{2}})?/|/lang--",
    re.IGNORECASE,
)
"""Stands in every address that looks foreign, and in few others."""


def looks_like(address: str) -> str | None:
    """The language that an address seems to be in, by its host and path; None where it looks Vietnamese or like nothing."""
    if not _SIGN.search(address):
        return None
    try:
        parts = urlsplit(address.lower())
    except ValueError:
        return None
    host, folders = (parts.hostname or "").removeprefix("www."), [part for part in parts.path.split("/") if part]
    label = host.partition(".")[0]
    if label in _VIETNAMESE or not _VIETNAMESE.isdisjoint(folders):
        return None
    first = folders[0] if len(folders) > 1 else ""
    first = _REGION.sub("", first)
    named = next((part.removeprefix("lang--") for part in folders if part.startswith("lang--")), "")
    return (
        _FOREIGN.get(host)
        or (_SPELT.get(label) if host.count(".") > 1 else None)
        or _SPELT.get(named)
        or (_SPELT | _ONLY_IN_PATHS).get(first)
    )
