"""What a page of a newspaper has around its article, and comes along when somebody copies: none of it is part of the story."""

from __future__ import annotations

import re

_NETWORK = r"(?:Google(?: News)?|Zalo|Facebook|Youtube|YouTube|TikTok|Tiktok|Twitter|Fanpage)"
_SCRAP = re.compile(
    r"(?P<scrap>(?:Xem|Đọc|Mời xem|Mời đọc) thêm ?[:»>]|>>+ ?\w|(?:Tin|Bài)(?: viết)? liên quan ?:"
    r"|Theo dõi [^.\n]{0,60}?trên Google News"
    rf"|Theo dõi (?:(?:[Bb]áo(?! cáo)|[Tt]ạp chí|[Cc]húng tôi|[Tt]rang|[Kk]ênh)\b[^.\n]{{0,40}} )?(?:trên|qua) (?:kênh )?{_NETWORK}\b"
    rf"|Chia sẻ bài viết|Chia sẻ (?:lên |qua )?{_NETWORK}(?= *(?:[.\n]|\Z))"
    r"|(?:(?<![^\n(.] )|(?<=\()|(?<=[.]\s))(?:Ảnh|Tác giả|Bài, ảnh|Tin, ảnh|Bài và ảnh|Tin và ảnh|Từ khóa|Tags) ?: ?[^\W\d]|Bình luận ?\(\d+\))"
)
_SIGNS = (
    *("thêm:", "thêm :", "thêm »", "thêm >", ">>", "liên quan:", "liên quan :", "Theo dõi", "Chia sẻ", "Ảnh"),
    *("ảnh:", "ảnh :", "Tác giả", "Từ khóa", "Tags", "Bình luận"),
)
"""One of them stands in each, so that most texts are known to have none at once."""
_MOST = 50  # characters that are quoted


def scrap(text: str) -> str | None:
    """The first such words of a text, as far as their sentence goes; None for nearly every text."""
    found = _SCRAP.search(text) if any(sign in text for sign in _SIGNS) else None
    if not found:
        return None
    rest = text[found.start() :]
    end = re.search(r"[.\n)]", rest[found.end() - found.start() :])
    said = rest[: found.end() - found.start() + end.start()] if end else rest
    return said if len(said) <= _MOST else f"{said[:_MOST].rstrip()}…"
