"""Languages of sources: their codes (ISO 639-1) and Vietnamese names, and addresses that look foreign."""

from __future__ import annotations

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
    known = ", ".join(f"{known} ({name.removeprefix('tiếng ')})" for known, name in LANGUAGES.items())
    return f"“{code[:40]}” không phải mã tiếng; các mã dùng được: {known}"
