"""Door to the disk: build a site beside the old one and swap it in whole; preview; write a plain docs folder."""

from __future__ import annotations

import filecmp
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Collection, Mapping
from pathlib import Path

from scripts import findable, form, pages, search_index
from scripts.catalog import Catalog
from scripts.owner import Owner
from scripts.paths import SITE, WORK

SIMPLE = "KHO_DON_GIAN"
"""Set in the environment, it makes a build go the simple and slow way."""
ONLY = "KHO_CHI"
"""In the environment, the settings and ids that a preview is narrowed to, with spaces between."""


def site(root: Path, *, simple: bool = False) -> int:
    """Build ``site/``. A fault leaves the old one untouched. Gives MkDocs' exit status (0 or 1)."""
    work = root / WORK
    work.mkdir(exist_ok=True)
    place = Path(tempfile.mkdtemp(prefix="site-", dir=work))
    new = place / "new"
    try:
        status = _mkdocs(root, "build", "--strict", "--site-dir", str(new), more={SIMPLE: "1"} if simple else {})
        if status == 0:
            _keep_times(new, root / SITE)
            _swap(new, root / SITE, place / "old")
            sys.stdout.write(f"Trang đã sẵn sàng trong {SITE}/: mở {SITE}/index.html để xem.\n")
        return 1 if status else 0
    finally:
        shutil.rmtree(place, ignore_errors=True)


def _keep_times(new: Path, current: Path) -> None:
    """Give each file that says what it said before the time it had: who copies the site moves only what changed."""
    for file in new.rglob("*"):
        before = current / file.relative_to(new)
        if file.is_file() and before.is_file() and filecmp.cmp(file, before, shallow=False):
            was = before.stat()
            os.utime(file, ns=(was.st_atime_ns, was.st_mtime_ns))


def _swap(new: Path, current: Path, old: Path) -> None:
    """Put ``new`` in the place of ``current``, which goes to ``old``; on failure the old one comes back."""
    if current.exists():
        current.rename(old)
    try:
        new.rename(current)
    except OSError:
        if old.exists():
            old.rename(current)
        raise


def serve(root: Path, port: int, only: Collection[str] = ()) -> int:
    """Run the live preview, of all entries or of some settings and ids only, until it is interrupted."""
    sys.stdout.write(f"Xem trước ở http://127.0.0.1:{port}/ – lưu tệp là trang tự cập nhật; Ctrl+C để dừng.\n")
    if only:
        sys.stdout.write(f"Chỉ dựng {', '.join(only)}: con số và danh sách chỉ tính các bài ấy.\n")
    sys.stdout.flush()
    try:
        return 1 if _mkdocs(root, "serve", "--dev-addr", f"127.0.0.1:{port}", more={ONLY: " ".join(only)}) else 0
    except KeyboardInterrupt:
        return 0


def _mkdocs(root: Path, *arguments: str, more: Mapping[str, str]) -> int:
    # Material prints a banner about MkDocs 2 even with -q; the child writes UTF-8 whatever the console
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1", **more}
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", *arguments], cwd=root, env=environment, check=False
    ).returncode


def guides(root: Path) -> list[findable.Guide]:
    """The hand-written pages for readers and editors, as the search finds them; what is for maintainers is left out."""
    docs = root / "docs"
    files = sorted(
        file for file in docs.rglob("*.md") if file.relative_to(docs).parts[0] not in {"phat-trien", "templates"}
    )
    return [findable.guide(file.relative_to(docs).as_posix(), file.read_text(encoding="utf-8")) for file in files]


def write_docs(catalog: Catalog, root: Path, out: Path) -> int:
    """Write hand-written pages, generated ones, the search index and the form as one plain docs folder; gives the number of generated pages."""
    made = pages.pages(catalog, Owner())
    index = search_index.build(findable.findables(catalog, guides(root)), catalog.words)
    shutil.copytree(root / "docs", out, dirs_exist_ok=True)
    for path, content in (made | index | form.files(catalog.words)).items():
        write(out / path, content)
    return len(made)


def write(file: Path, content: str | bytes) -> None:
    """Write one file of a new folder, with the folders above it."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content.encode() if isinstance(content, str) else content)
