"""The door to MkDocs: ``mkdocs.yml`` names this file, and MkDocs calls each function here at the event of its name.

May import: publishing.
"""

import sys
from pathlib import Path

# MkDocs loads a hook by its path, without the root of the checkout on sys.path.
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from scripts.publishing.plugin import (
    on_build_error,
    on_config,
    on_env,
    on_files,
    on_nav,
    on_page_content,
    on_page_markdown,
    on_post_build,
    on_post_page,
    on_post_template,
    on_pre_build,
    on_serve,
    on_startup,
)

__all__ = [
    "on_build_error",
    "on_config",
    "on_env",
    "on_files",
    "on_nav",
    "on_page_content",
    "on_page_markdown",
    "on_post_build",
    "on_post_page",
    "on_post_template",
    "on_pre_build",
    "on_serve",
    "on_startup",
]
