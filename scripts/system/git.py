"""What git knows of the checkout: which files differ from another state, and that state as a folder."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterable, Mapping
from pathlib import Path

from scripts.system.user_error import UserError

DEFAULT = ("origin/main", "main")
"""With what a checkout is compared by default: the first of these that there is."""


class GitError(UserError):
    """Git cannot answer: there is no Git, no repository, or no such state of it."""

    status = 2


def base(root: Path, ref: str | None = None) -> str:
    """The commit in which the work at hand and ``ref`` last agreed; ``ref`` itself where they share no history.

    Raises :class:`GitError` where there is no git, no repository or no such ref.
    """
    commits = [_commit(root, name) for name in ((ref,) if ref else DEFAULT)]
    there = next((commit for commit in commits if commit), None)
    if there is None:
        raise GitError(_unknown(root, ref))
    shared = _git(root, "merge-base", there, "HEAD", check=False)
    return shared.decode().strip() or there


def changed(root: Path, commit: str, below: str) -> list[Path]:
    """Files below a folder that differ from a commit or are not in it, sorted; what was deleted is left out."""
    differing = _git(root, "diff", "--name-only", "-z", "--no-renames", "--diff-filter=d", commit, "--", below)
    fresh = _git(root, "ls-files", "-z", "--others", "--exclude-standard", "--", below)
    names = {_top(root) / name for name in _text(differing).split("\0") if name}
    return sorted(names | {root / name for name in _text(fresh).split("\0") if name})


def deleted(root: Path, commit: str, below: str) -> list[Path]:
    """Files below a folder that a commit has and that are gone."""
    gone = _git(root, "diff", "--name-only", "-z", "--no-renames", "--diff-filter=D", commit, "--", below)
    return [_top(root) / name for name in _text(gone).split("\0") if name]


def differs(root: Path, commit: str, below: str) -> bool:
    """Whether a file of a commit below a folder is another now, or gone."""
    return bool(_git(root, "diff", "--name-only", "-z", commit, "--", below))


def dirty(root: Path, paths: Iterable[str]) -> list[str]:
    """Those of some files (from ``root``) that are not as they were committed; none where there is no repository."""
    try:
        said = _git(root, "status", "--porcelain", "-z", "--no-renames", "--untracked-files=all", "--", *paths)
        top = _top(root)
    except GitError:
        return []
    names = [top / name[3:] for name in _text(said).split("\0") if name]
    return sorted(name.relative_to(root).as_posix() for name in names if root in name.parents)


def holds(root: Path, commit: str, path: str) -> bool:
    """Whether a file (from ``root``) is part of a commit."""
    return bool(_git(root, "rev-parse", "--verify", "--quiet", f"{commit}:./{path}", check=False))


def content(root: Path, commit: str, path: str) -> bytes:
    """The bytes of a file (from ``root``) in a commit; none where it is no part of it."""
    return _git(root, "show", f"{commit}:./{path}", check=False)


def write_tree(root: Path, commit: str, folders: tuple[str, ...], out: Path) -> None:
    """Write folders of the checkout as they were in a commit below ``out``; one that was not there is left out."""
    # an index of its own: what the user has staged stays as it is
    index = {"GIT_INDEX_FILE": str(out / ".chi-muc")}
    out.mkdir(parents=True, exist_ok=True)
    for folder in folders:
        if _git(root, "rev-parse", "--verify", "--quiet", f"{commit}:./{folder}", check=False):
            _git(root, "read-tree", f"--prefix={folder}/", f"{commit}:./{folder}", more=index)
    _git(_top(root), "checkout-index", "--all", "--force", f"--prefix={out.as_posix()}/", more=index)


def _top(root: Path) -> Path:
    """The folder of the repository, of which the checkout may be a part."""
    return Path(_text(_git(root, "rev-parse", "--show-toplevel")).rstrip("\n"))


def _commit(root: Path, ref: str) -> str:
    """The id of a commit, "" where there is none of that name."""
    return (
        _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{ref}^{{commit}}", check=False)
        .decode()
        .strip()
    )


def _unknown(root: Path, ref: str | None) -> str:
    _git(root, "rev-parse", "--git-dir")
    if ref:
        return f"Git không thấy “{ref}” trong kho này; hãy xem lại tên nhánh, hoặc chạy git fetch rồi thử lại."
    return (
        f"Git không thấy nhánh {' hay '.join(DEFAULT)} để so; hãy chạy git fetch, "
        "hoặc thêm --so-voi với tên nhánh hay thư mục của bản cũ."
    )


def _git(root: Path, *arguments: str, check: bool = True, more: Mapping[str, str] | None = None) -> bytes:
    program = shutil.which("git")
    if program is None:
        raise GitError("Máy này chưa có Git; hãy cài Git rồi chạy lại.")
    done = subprocess.run(
        [program, *arguments], cwd=root, env={**os.environ, **(more or {})}, capture_output=True, check=False
    )
    if check and done.returncode:
        raise GitError(f"Git không làm được “git {arguments[0]}”: {_text(done.stderr).strip()}")
    return done.stdout if done.returncode == 0 else b""


def _text(output: bytes) -> str:
    """Names as the file system has them, whatever their bytes."""
    return os.fsdecode(output)
