"""Door to the disk: build a site beside the old one and swap it in whole; preview. MkDocs runs as a process of its own."""

from __future__ import annotations

import contextlib
import filecmp
import os
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Collection
from pathlib import Path

from scripts.publishing import cleanup
from scripts.system import disk, lock
from scripts.system.paths import CALL, SITE, WORK

SIMPLE = "KHO_DON_GIAN"
"""Set in the environment, it makes a build go the simple and slow way."""
KEEP_GOING = "KHO_DE_LAI_BAI_LOI"
"""Set in the environment, it makes a build leave faulty entries out; its value is a file to write their names to."""
ONLY = "KHO_CHI"
"""In the environment, the settings and ids that a preview is narrowed to, with spaces between."""
_WAITING = "Đang có một lần dựng khác trên kho này; chờ nó xong rồi dựng tiếp (Ctrl+C để thôi).\n"
_TICK = 0.1
_PATIENCE = 3


def site(root: Path, *, simple: bool = False, keep_going: bool = False) -> int:
    """Build ``site/``. A fault leaves the old one untouched; with ``keep_going`` faulty entries are left out of the new one.

    Gives 0, or 1 for faults. One build at a time: a second one waits. Raises OSError, and the old site stands.
    """
    (root / WORK).mkdir(exist_ok=True)
    with lock.held(root / cleanup.LOCK, lambda: sys.stderr.write(_WAITING)) as held:
        cleanup.places(root)
        place = Path(tempfile.mkdtemp(prefix="site-", dir=root / WORK))
        try:
            return _site(root, place, held, simple=simple, keep_going=keep_going)
        finally:
            cleanup.places(root)


def _site(root: Path, place: Path, held: int | None, *, simple: bool, keep_going: bool) -> int:
    """Build in a place of its own, then swap in."""
    new, left_out = place / "new", place / "de-lai"
    more = ({SIMPLE: "1"} if simple else {}) | ({KEEP_GOING: str(left_out)} if keep_going else {})
    if _build(
        [sys.executable, "-m", "scripts.publishing", "build", "--strict", "--site-dir", str(new)],
        root,
        _environment(**more),
        held,
    ):
        return 1
    _keep_times(new, root / SITE)
    try:
        _swap(new, root / SITE, place / cleanup.OLD)
    except OSError as error:
        sys.stderr.write(
            f"Không thay được {SITE}/ ({disk.why(error)}); trang cũ vẫn nguyên. Hãy đóng mọi chương trình"
            f" đang mở tệp trong {SITE}/ (trình duyệt tệp, máy chủ, phần mềm đồng bộ) rồi chạy lại.\n"
        )
        return 1
    sys.stdout.write(f"Trang đã sẵn sàng trong {SITE}/: mở {SITE}/index.html để xem.\n")
    sys.stdout.flush()
    missing = left_out.read_text(encoding="utf-8").splitlines() if left_out.exists() else []
    if missing:
        sys.stderr.write(f"Trang thiếu {len(missing)} bài còn lỗi (đã kể ở trên): {', '.join(missing)}\n")
    return 1 if missing else 0


def _keep_times(new: Path, current: Path) -> None:
    """Give each file that says what it said before the time it had: who copies the site moves only what changed."""
    for file in new.rglob("*") if current.exists() else ():
        before = current / file.relative_to(new)
        if (
            file.is_file()
            and before.is_file()
            and not file.samefile(before)
            and filecmp.cmp(file, before, shallow=False)
        ):
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
    """Run the live preview, of all entries or of some settings and ids only, until it is interrupted."""
    with socket.socket() as probe:
        try:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, int(os.name == "posix"))
            probe.bind(("127.0.0.1", port))
        except (OSError, OverflowError):
            sys.stderr.write(
                f"Cổng {port} đang có chương trình khác dùng, hoặc không dùng được; có khi bản xem trước vẫn đang chạy."
                f" Hãy thử cổng khác, chẳng hạn: {CALL} serve --port 8001\n"
            )
            return 1
    sys.stdout.write(f"Xem trước ở http://127.0.0.1:{port}/ – lưu tệp là trang tự cập nhật; Ctrl+C để dừng.\n")
    if only:
        sys.stdout.write(f"Chỉ dựng {', '.join(only)}: con số và danh sách chỉ tính các bài ấy.\n")
    sys.stdout.flush()
    with subprocess.Popen(
        [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}"],
        cwd=root,
        env=_environment(**{ONLY: " ".join(only)}),
    ) as child:
        try:
            return 1 if child.wait() else 0
        except KeyboardInterrupt:
            try:
                child.wait(_PATIENCE)  # Ctrl-C has reached it too, and it tidies up
            except subprocess.TimeoutExpired:
                child.terminate()
            sys.stdout.write("\nĐã dừng xem trước.\n")
            return 0


def _environment(**more: str) -> dict[str, str]:
    # Material prints a banner about MkDocs 2 even with -q; the child writes UTF-8 whatever the console
    return {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1", **more}


def _build(command: list[str], root: Path, environment: dict[str, str], held: int | None) -> int:
    """Run a build apart from the terminal, so that Ctrl-C comes here alone: then it and all its processes are ended.

    It inherits the lock: should this process be killed, nobody else begins before that one has ended too.
    """
    if sys.platform == "win32":
        child = subprocess.Popen(command, cwd=root, env=environment, creationflags=subprocess.CREATE_NEW_PROCESS_GROUP)
    else:
        pass_fds = () if held is None else (held,)
        child = subprocess.Popen(command, cwd=root, env=environment, start_new_session=True, pass_fds=pass_fds)
    with child:
        try:
            while child.poll() is None:  # in short waits, so that Ctrl-C is heard on Windows
                with contextlib.suppress(subprocess.TimeoutExpired):
                    child.wait(_TICK)
        except BaseException:
            if sys.platform == "win32":
                child.kill()
            else:
                os.killpg(child.pid, signal.SIGKILL)
            raise
        return child.returncode
