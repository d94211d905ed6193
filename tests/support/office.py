"""LibreOffice, as people who have no Word open our files."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

AT_ONCE = 50
"""LibreOffice 7.4 stops without a word after some 250 files of one call."""
PACKAGES = "libreoffice-writer-nogui libreoffice-calc-nogui fonts-liberation"
"""The fonts have the widths of Times New Roman and Arial: with others a text takes more lines."""


def convert(files: Sequence[Path], kind: str, folder: Path) -> None:
    """Write files anew as another kind, or the same, into a folder; its own settings stand beside them."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    assert program, f"install LibreOffice: apt-get install {PACKAGES}"
    settings = f"-env:UserInstallation={(folder / 'ho-so').as_uri()}"
    for start in range(0, len(files), AT_ONCE):
        some = map(str, files[start : start + AT_ONCE])
        command = [program, settings, "--headless", "--convert-to", kind, "--outdir", str(folder), *some]
        subprocess.run(command, check=True, capture_output=True, timeout=300)
