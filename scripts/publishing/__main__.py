"""MkDocs' own command line, over as soon as its work is: to take a large collection apart, object by object, takes seconds.

Run as a program of its own: ``python -m scripts.publishing build …``.
"""

from __future__ import annotations

import os
import sys

from mkdocs.__main__ import cli


def main() -> None:
    """Run MkDocs with the arguments of this program, and end the process at once with its exit code."""
    try:
        cli(prog_name="mkdocs")
    except SystemExit as end:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(end.code if isinstance(end.code, int) else int(end.code is not None))


if __name__ == "__main__":
    main()
