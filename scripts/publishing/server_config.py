"""Configuration of web servers for the site: headers, how long browsers keep a file, the page for what is not there."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from scripts.publishing import assets, csp

YEAR = 365 * 24 * 3600
FOR_EVER = f"public, max-age={YEAR}, immutable"
ASK_AGAIN = "no-cache"
"""Kept, but shown only after the server has said that it is still the same."""
_MARK = "[a-z2-7]"
NAMED_BY_CONTENT = (
    rf"/(?:tim/{_MARK}{{8}}/[^/]+"
    rf"|assets/(?:[^/]+/)?[^/]+-{_MARK}{{{assets.HASH}}}"
    r"|assets/(?:javascripts|stylesheets)/(?:[^/]+/)?[^/]+\.[0-9a-f]{8}\.min)\.(?:js|css)(?:\.map)?$"
)
"""Paths of files whose name changes with what they say: the search index by its folder, our assets, the theme's."""
HSTS = f"max-age={YEAR}"
_COMPRESSED = "text/css text/csv text/plain application/javascript application/json application/xml image/svg+xml"


@dataclass(frozen=True, slots=True)
class Site:
    """What is published: hashes of its inline scripts, the path it stands at (``/`` or ``/kho/``), its files' paths."""

    hashes: frozenset[str]
    base: str = "/"
    files: tuple[str, ...] = ()


def headers(site: Site) -> dict[str, str]:
    """What goes with every answer."""
    return {
        "Content-Security-Policy": f"{csp.policy(site.hashes)}; {csp.NEVER_FRAMED}",
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": csp.REFERRER,
        "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
        "Cross-Origin-Opener-Policy": "same-origin",
    }


def nginx(site: Site) -> str:
    """For an ``include`` inside ``server { … }``."""
    rows = [f'add_header {name} "{value}" always;' for name, value in headers(site).items()]
    return _lines(
        "# Trong khối server { … } của nginx, sau root và server_name:  include /đường/dẫn/tới/tệp/này;",
        "# Khối location nào có add_header riêng thì phải include lại tệp này ở trong khối ấy.",
        *_made(site),
        "",
        *rows,
        "# Khi cả trang chỉ còn chạy trên https thì bỏ dấu # ở dòng sau:",
        f'# add_header Strict-Transport-Security "{HSTS}" always;',
        "",
        "# Tệp mang tên theo nội dung thì giữ mãi; các tệp khác thì hỏi lại máy chủ.",
        f'set $kho_giu "{ASK_AGAIN}";',
        f'if ($uri ~ "{NAMED_BY_CONTENT}") {{ set $kho_giu "{FOR_EVER}"; }}',
        "add_header Cache-Control $kho_giu;",
        "",
        "# Đứng sau máy chủ khác thì lời dẫn sang địa chỉ có dấu / ở cuối không được mang theo cổng của máy này.",
        "absolute_redirect off;",
        "index index.html;",
        f"error_page 404 {site.base}404.html;",
        "charset utf-8;",
        "charset_types text/html text/css text/csv text/plain application/javascript text/javascript;",
        "server_tokens off;",
        "gzip on;",
        "gzip_vary on;",
        "gzip_min_length 512;",
        f"gzip_types {_COMPRESSED} text/javascript;",
        "# Đã nén sẵn bằng gzip -k thì bỏ dấu # ở dòng sau, máy chủ đỡ phải nén mỗi lần:",
        "# gzip_static on;",
        "# Có mô-đun brotli thì thêm: brotli on; brotli_types (như gzip_types).",
    )


def underscore_headers(site: Site) -> str:
    """A file ``_headers`` for Netlify, Cloudflare Pages and their like.

    They ask browsers to look again at every file. Only what is named one by one is kept for ever: their patterns cannot
    leave the manifest of the search index out, and they take no more than a hundred rules.
    """
    immutable = [path for path in site.files if path.startswith("assets/") and is_named_by_content(path)]
    rows = [f"{site.base}{path}\n  Cache-Control: {FOR_EVER}" for path in immutable if not path.endswith(".map")]
    return _lines(
        "# Đặt thành tệp _headers ngay trong thư mục trang (Netlify, Cloudflare Pages).",
        *_made(site),
        f"{site.base}*",
        *(f"  {name}: {value}" for name, value in headers(site).items()),
        "  # Khi cả trang chỉ còn chạy trên https thì bỏ dấu # ở dòng sau:",
        f"  # Strict-Transport-Security: {HSTS}",
        *rows,
    )


FORMATS: dict[str, Callable[[Site], str]] = {"nginx": nginx, "_headers": underscore_headers}


def is_named_by_content(path: str) -> bool:
    """Whether a file, by its path below the site's root, may be kept for ever."""
    return re.search(NAMED_BY_CONTENT, f"/{path}") is not None


def _made(site: Site) -> tuple[str, ...]:
    return (
        f"# Tạo từ trang đã dựng, cho phép {len(site.hashes)} đoạn mã của giao diện (theo mã băm). Không sửa tay:",
        "# mỗi lần dựng trang thì tạo lại bằng  python -m scripts headers",
    )


def _lines(*lines: str) -> str:
    return "".join(f"{line}\n" for line in lines)
