"""Whether a change of the code changes the site: built as of another commit and as it stands here, and compared.

``python -m tests.site.compare REV``: names of assets carry a hash of their content and are masked; every other byte
counts. With ``--same-entries`` the other commit builds the entries of here, so that only code can make a difference.
"""

from __future__ import annotations

import argparse
import io
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Sequence
from pathlib import Path

from scripts.system.paths import ROOT
from tests.support import site_fixtures

_HASH = re.compile(r"-[a-z0-9]{7}(?=\.(?:js|css)\b)")
_TEXT = {".html", ".xml", ".js", ".css"}
_LISTED = 30
CODE = ("docs", "mkdocs.yml", "practices", "scripts")


def files(site: Path) -> dict[str, bytes]:
    """The files of a site by their path, with the hashes in names of assets masked, in paths and in texts."""
    found = {}
    for file in sorted(path for path in site.rglob("*") if path.is_file()):
        content = file.read_bytes()
        if file.suffix in _TEXT:
            content = _HASH.sub("-*", content.decode("utf-8")).encode()
        found[_HASH.sub("-*", file.relative_to(site).as_posix())] = content
    return found


def differences(before: dict[str, bytes], after: dict[str, bytes]) -> list[str]:
    """What there is in one only, and what differs, a line each."""
    return [
        *(f"- {path}" for path in sorted(before.keys() - after.keys())),
        *(f"+ {path}" for path in sorted(after.keys() - before.keys())),
        *(f"≠ {path}" for path in sorted(before.keys() & after.keys()) if before[path] != after[path]),
    ]


def checkout(revision: str, to: Path) -> None:
    """What a commit builds its site from."""
    command = ["git", "-C", str(ROOT), "archive", revision, *CODE]
    packed = subprocess.run(command, check=True, capture_output=True).stdout
    with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
        archive.extractall(to, filter="data")


def main(argv: Sequence[str] | None = None) -> int:
    """Print what differs; gives 1 if anything does."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("revision", help="the commit to compare with, such as HEAD or main")
    parser.add_argument("--same-entries", action="store_true", help="build the entries of here with the code of there")
    arguments = parser.parse_args(argv)
    with tempfile.TemporaryDirectory() as folder:
        there, here = Path(folder, "there"), Path(folder, "here")
        checkout(arguments.revision, there)
        site_fixtures.copy_checkout(here)
        if arguments.same_entries:
            shutil.rmtree(there / "practices")
            shutil.copytree(here / "practices", there / "practices")
        before, after = (files(site_fixtures.build(root).site) for root in (there, here))
    found = differences(before, after)
    sys.stdout.write("".join(f"{line}\n" for line in found[:_LISTED]))
    rest = f" ({len(found) - _LISTED} more than shown)" if len(found) > _LISTED else ""
    sys.stdout.write(f"{len(before)} files before, {len(after)} after; {len(found) or 'none'} differ{rest}\n")
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main())
