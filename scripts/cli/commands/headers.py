"""`headers`: the configuration of a web server for the built site."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from urllib.parse import urlsplit

from scripts.cli.exit_codes import FAULTS, OK, USAGE
from scripts.content import yaml_file
from scripts.publishing import csp, server_config
from scripts.system import disk, progress
from scripts.system.paths import CALL, SITE
from scripts.system.user_error import UserError

VERB, WORDS = "headers", "tạo cấu hình máy chủ cho trang đã dựng: chính sách an toàn (CSP), bộ nhớ đệm"
_OWNER = "mkdocs.yml"
_BEGINNING = 4096
"""Bytes of a page that surely hold the policy it carries."""


def arguments(parser: argparse.ArgumentParser) -> None:
    """For which server, and where to."""
    parser.add_argument(
        "--format",
        choices=tuple(server_config.FORMATS),
        default="nginx",
        help="máy chủ: nginx (mặc định) hoặc _headers (Netlify, Cloudflare Pages)",
    )
    parser.add_argument(
        "--out",
        type=Path,
        metavar="TỆP",
        help="ghi vào tệp này (ghi đè), chẳng hạn site/_headers; không ghi thì in ra",
    )


def run(arguments: argparse.Namespace, root: Path) -> int:
    """Gather what the pages allow, and write it as that server reads it."""
    site, out = root / SITE, arguments.out
    pages = sorted(site.rglob("*.html"))
    if not pages:
        raise UserError(f"Chưa có trang nào trong {SITE}/; hãy chạy {CALL} site trước.")
    try:
        hashes = _allowed(pages)
    except KeyboardInterrupt:
        sys.stderr.write("\nĐã dừng, chưa ghi gì.\n")
        return FAULTS
    files = tuple(sorted(file.relative_to(site).as_posix() for file in (site / "assets").rglob("*.*")))
    text = server_config.FORMATS[arguments.format](server_config.Site(hashes, _base(root), files))
    if out is None:
        sys.stdout.write(text)
    else:
        try:
            disk.write(out, text)
        except OSError as error:
            raise UserError(f"Không ghi được {out} ({disk.why(error)}); hãy xem lại thư mục.", USAGE) from error
    place = "" if out is None else f"Đã ghi {out}. "
    sys.stderr.write(f"{place}{len(pages)} trang, {len(hashes)} mã băm của mã viết thẳng trong trang.\n")
    return OK


def _allowed(pages: list[Path]) -> frozenset[str]:
    """The hashes that the policies of all pages name; raises UserError for a page without one."""
    allowed: set[str] = set()
    for page in progress.track(pages, "Đang xem trang"):
        with page.open("rb") as stream:
            hashes = csp.hashes_in_policy(stream.read(_BEGINNING).decode("utf-8", errors="replace"))
        if hashes is None:
            raise UserError(f"{page} không mang chính sách an toàn; hãy dựng lại bằng {CALL} site.")
        allowed |= hashes
    return frozenset(allowed)


def _base(root: Path) -> str:
    """The path that the owner's site stands at, with a slash at both ends."""
    values = yaml_file.read(root / _OWNER, _OWNER).values
    site_url = values.get("site_url") if isinstance(values, dict) else None
    path = urlsplit(site_url).path.strip("/") if isinstance(site_url, str) else ""
    return f"/{path}/" if path else "/"
