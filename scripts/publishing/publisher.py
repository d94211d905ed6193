"""A site on the disk: built next to the old one and swapped in whole; and the preview."""

from __future__ import annotations

import filecmp
import os
import socket
import sys
import tempfile
from collections.abc import Collection
from pathlib import Path

from scripts.publishing import cleanup, mkdocs_runner, phases
from scripts.publishing.phases import BuildOptions
from scripts.system import disk, lock
from scripts.system.paths import CALL, SITE, WORK
from scripts.system.user_error import UserError

_WAITING = "Đang có một lần dựng khác trên kho này; chờ nó xong rồi dựng tiếp (Ctrl+C để thôi).\n"


def site(root: Path, *, simple: bool = False, keep_going: bool = False, publish: bool = False) -> int:
    """Build ``site/``. A fault leaves the old one untouched; with ``keep_going`` faulty entries are left out of the new one.

    With ``publish`` a site that names nobody who answers for it is a fault too.

    Gives 0, or 1 where entries are left out. One build at a time: a second one waits. Raises UserError or OSError, and
    the old site stands.
    """
    (root / WORK).mkdir(exist_ok=True)
    with lock.held(root / cleanup.LOCK, lambda: sys.stderr.write(_WAITING)):
        cleanup.restore_and_remove(root)
        place = Path(tempfile.mkdtemp(prefix="site-", dir=root / WORK))
        try:
            return _site(root, place, BuildOptions(keep_going=keep_going, simple=simple, publish=publish, at_end=True))
        finally:
            cleanup.restore_and_remove(root)


def _site(root: Path, place: Path, options: BuildOptions) -> int:
    """Build in a place of its own, then swap in."""
    new = place / "new"
    build = mkdocs_runner.build(root, new, options)
    left_out = build.left_out
    _keep_times(new, root / SITE)
    try:
        _swap(new, root / SITE, place / cleanup.OLD)
    except OSError as error:
        raise UserError(
            f"Không thay được {SITE}/ ({disk.why(error)}); trang cũ vẫn nguyên. Hãy đóng mọi chương trình"
            f" đang mở tệp trong {SITE}/ (trình duyệt tệp, máy chủ, phần mềm đồng bộ) rồi chạy lại."
        ) from error
    sys.stdout.write(f"Trang đã sẵn sàng trong {SITE}/: mở {SITE}/index.html để xem.\n")
    sys.stdout.flush()
    sys.stderr.write("".join(f"{line}\n" for line in phases.unfilled_lines(build)))
    if left_out:
        sys.stderr.write(f"Trang thiếu {len(left_out)} bài còn lỗi (đã kể ở trên): {', '.join(left_out)}\n")
    return 1 if left_out else 0


def _keep_times(new: Path, current: Path) -> None:
    """Give each file that says what it said before the time it had: who copies the site moves only what changed."""
    for folder, _, names in os.walk(new) if current.exists() else ():
        for file in [Path(folder, name) for name in names]:
            if file.stat().st_nlink > 1:  # it is the file of the current site, linked
                continue
            before = current / file.relative_to(new)
            if before.is_file() and filecmp.cmp(file, before, shallow=False):
                was = before.stat()
                os.utime(file, ns=(was.st_atime_ns, was.st_mtime_ns))


def _swap(new: Path, current: Path, old: Path) -> None:
    """Put ``new`` in the place of ``current``, which goes to ``old``; on failure the old one comes back."""
    try:
        if current.exists():
            current.rename(old)
        new.rename(current)
    except BaseException:  # Ctrl-C between the two as well
        if old.exists() and not current.exists():
            old.rename(current)
        raise


def serve(root: Path, port: int, only: Collection[str] = ()) -> int:
    """Run the live preview, of all entries or of some settings and ids only, until it is interrupted. Raises UserError."""
    with socket.socket() as probe:
        try:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, int(os.name == "posix"))
            probe.bind((mkdocs_runner.HOST, port))
        except (OSError, OverflowError) as error:
            raise UserError(
                f"Cổng {port} đang có chương trình khác dùng, hoặc không dùng được; có khi bản xem trước vẫn đang chạy."
                f" Hãy thử cổng khác, chẳng hạn: {CALL} serve --port 8001"
            ) from error
    sys.stdout.write(
        f"Xem trước ở http://{mkdocs_runner.HOST}:{port}/ – lưu tệp là trang tự cập nhật; Ctrl+C để dừng.\n"
    )
    if only:
        sys.stdout.write(f"Chỉ dựng {', '.join(only)}: con số và danh sách chỉ tính các bài ấy.\n")
    sys.stdout.flush()
    try:
        mkdocs_runner.serve(root, port, BuildOptions(only=frozenset(only)))
    except KeyboardInterrupt:
        sys.stdout.write("\nĐã dừng xem trước.\n")
    return 0
