"""Runs MkDocs inside this process: one build into a folder, or the live preview, with all settings as arguments."""

from __future__ import annotations

import contextlib
import logging
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException
from mkdocs.livereload import LiveReloadServer

from scripts.content import loader
from scripts.content.collection import VOCABULARY_FOLDER
from scripts.publishing import phases
from scripts.publishing.phases import CONFIG, Build, BuildOptions, PreviewMemory
from scripts.publishing.site_writer import ServedFolder
from scripts.system.paths import PRACTICES
from scripts.system.user_error import UserError

HOST = "127.0.0.1"


def build(root: Path, site: Path, options: BuildOptions) -> Build:
    """Build the site of a checkout into a folder, which is emptied; gives what it knew of the collection.

    Raises UserError where the collection or the configuration is at fault, or a page has what the policy would block;
    OSError where the disk refuses.
    """
    with _logging(), _as_user_error():
        config = _config(root, site, strict=True)
        begun = phases.begin(config, options)
        _build(config)
        return begun


def _build(config: MkDocsConfig, serve_url: str | None = None) -> None:
    try:
        mkdocs_build(config, serve_url=serve_url)
    except KeyboardInterrupt as stop:  # MkDocs has no event for it
        config.plugins.run_event("build_error", error=stop)
        raise


def build_preview(
    root: Path, new: Path, options: BuildOptions, memory: PreviewMemory, url: str = f"http://{HOST}/"
) -> None:
    """Build what a preview shows at a URL: MkDocs' own pages into a folder that it empties, then all into the folder that is served."""
    config = _config(root, new)
    config.site_url = url
    if memory.served:
        memory.served.begin()
    phases.begin(config, options, memory)
    _build(config, url)
    if memory.served:
        memory.served.take_over(new)


def serve(root: Path, port: int, options: BuildOptions) -> None:
    """Run the live preview of a checkout until Ctrl-C, which is raised. Raises UserError and OSError as :func:`build`."""
    if options.only:  # guides link entries that are not there now
        logging.getLogger("mkdocs.structure.pages").setLevel(logging.ERROR)
    with (
        tempfile.TemporaryDirectory(prefix="mkdocs_", ignore_cleanup_errors=True) as place,
        _logging(),
        _as_user_error(),
    ):
        _serve(root, Path(place), port, options)


def _serve(root: Path, place: Path, port: int, options: BuildOptions) -> None:
    """Build in one folder below ``place``, which MkDocs empties, and show another, where only what changed is written."""
    new, served = place / "new", ServedFolder(place / "served")
    memory = PreviewMemory(served=served)
    mount_path = urlsplit(_config(root, new).site_url or "/").path

    def builder() -> None:
        build_preview(root, new, options, memory, server.url)

    server = LiveReloadServer(builder=builder, host=HOST, port=port, root=str(served.folder), mount_path=mount_path)
    server.error_handler = _error_page(served.folder)
    builder()
    for path in _watched(_config(root, new), options):
        server.watch(path)
    try:
        server.serve()  # type: ignore[no-untyped-call]
    finally:
        server.shutdown()


def _error_page(site: Path) -> Callable[[int], bytes | None]:
    def page(code: int) -> bytes | None:
        with contextlib.suppress(OSError):
            return (site / f"{code}.html").read_bytes()
        return None

    return page


def _watched(config: MkDocsConfig, options: BuildOptions) -> list[str]:
    """What a preview looks at: of the entries no more than it shows, for ten thousand take it longer than a build."""
    root = Path(config.config_file_path).parent
    watched = [config.docs_dir, config.config_file_path, *config.watch]
    if not options.only:
        return watched
    shown = {file.parent if file.parent.name in options.only else file for file in loader.files(root, options.only)}
    others = [path for path in watched if Path(path) != root / PRACTICES]
    return [*others, str(root / PRACTICES / VOCABULARY_FOLDER), *sorted(map(str, shown))]


def _config(root: Path, site: Path, *, strict: bool = False) -> MkDocsConfig:
    """A fresh configuration for one build; the hooks are for a bare ``mkdocs``."""
    return load_config(config_file=str(root / CONFIG), site_dir=str(site), strict=strict, hooks=[])


@contextlib.contextmanager
def _logging() -> Iterator[None]:
    """What MkDocs and its plugins log goes to standard error, a line each."""
    logger, handler = logging.getLogger("mkdocs"), logging.StreamHandler(sys.stderr)
    handler.setFormatter(logging.Formatter("{levelname:<8}-  {message}", style="{"))
    before = logger.level, logger.propagate
    logger.setLevel(logging.INFO)
    logger.propagate = False
    logger.addHandler(handler)
    try:
        yield
    finally:
        logger.removeHandler(handler)
        logger.level, logger.propagate = before


@contextlib.contextmanager
def _as_user_error() -> Iterator[None]:
    """What MkDocs ends with, instead of a traceback."""
    try:
        yield
    except MkDocsException as error:
        raise UserError(error.format_message()) from error
