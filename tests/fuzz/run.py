"""One target under atheris, in a process of its own: libFuzzer ends the process when it is done.

Called by ``python -m tests.fuzz``; arguments: the target, then those of libFuzzer.
"""

from __future__ import annotations

import sys

import atheris

with atheris.instrument_imports(include=["scripts", "yaml", "ruamel", "openpyxl", "csv"], enable_loader_override=False):
    from tests.fuzz import targets


def main() -> None:
    """Run until libFuzzer has enough."""
    name, *arguments = sys.argv[1:]
    atheris.Setup([sys.argv[0], *arguments], targets.TARGETS[name])
    atheris.Fuzz()


if __name__ == "__main__":
    main()
