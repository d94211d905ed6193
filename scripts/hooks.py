"""The door to MkDocs: ``mkdocs.yml`` names this file, and MkDocs calls each function here at the event of its name.

May import: publishing.
"""

import sys
from pathlib import Path

# MkDocs loads a hook by its path, without the root of the checkout on sys.path.
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from scripts.publishing.phases import Session

_session = Session()
on_startup = _session.on_startup
on_config = _session.on_config
on_build_error = _session.on_build_error
on_shutdown = _session.on_shutdown
