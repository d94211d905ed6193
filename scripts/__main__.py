"""`python -m scripts VERB`: set-up needs nothing but Python, every other verb runs in .venv.

Kept readable for an older Python, which has to get as far as its sentence.
"""

import os
import subprocess
import sys

MINIMUM = (3, 11)


def main(argv: list) -> int:  # type: ignore[type-arg]  # list[str] would stop Python 3.8
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
