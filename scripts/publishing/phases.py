"""A build by MkDocs, phase after phase: each phase answers MkDocs' events of its time and makes the next one.

:func:`begin` loads and checks the collection before MkDocs empties any folder. All that a build knows stands in its
phases, and MkDocs forgets them with the configuration that they belong to.
"""

from __future__ import annotations

import functools
import logging
import sys
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Literal

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from scripts.content import urls
from scripts.content.collection import Collection, Entry
from scripts.content.problem import Problem, Severity, has_errors
from scripts.content.vocabulary import Vocabulary
from scripts.pages.environment import TEMPLATES, bytecode_cache
from scripts.pages.generated_page import GeneratedPage
from scripts.pages.site_pages import SitePages
from scripts.publishing import completion, exclusions, mkdocs_adapter, search_index, site_writer
from scripts.publishing.completion import AllowedHashes, Violation
from scripts.publishing.mkdocs_adapter import Theme
from scripts.publishing.page_shell import ShellWriter, holds_nothing
from scripts.publishing.site_writer import ServedFolder
from scripts.spreadsheet import form
from scripts.system import disk
from scripts.system.clock import today
from scripts.system.paths import SITE
from scripts.system.processes import ForkPool
from scripts.system.user_error import UserError
from scripts.tasks import files as papers
from scripts.text.escaping import collapse_newlines
from scripts.validation import report, runner

CONFIG = "mkdocs.yml"
log = logging.getLogger("mkdocs.hooks.cach-lam-hay")


@dataclass(frozen=True, slots=True)
class BuildOptions:
    """How a site is built.

    ``keep_going`` leaves faulty entries out; ``simple`` has MkDocs make every page, in one process (to find faults);
    ``only`` narrows a preview to some settings and ids.
    """

    keep_going: bool = False
    simple: bool = False
    only: frozenset[str] = frozenset()
    publish: bool = False
    """The site is for readers: it is not built while nobody is named who answers for it, or nobody can be written to."""
    at_end: bool = False
    """What the owner has not filled in is told by who called, at the end; else among the first lines."""


@dataclass(frozen=True, slots=True)
class PreviewMemory:
    """What one build of a preview hands to the next: what was found in each file of the collection, and what is shown.

    Without ``served``, pages are written into the folder that MkDocs empties at each build.
    """

    results: runner.ResultCache = field(default_factory=runner.ResultCache)
    served: ServedFolder | None = None
    forms: dict[int, tuple[Vocabulary, dict[str, bytes]]] = field(default_factory=dict)
    """The workbook and text file of the last build, under 0: made anew only where the words that stand in them change."""

    def form_files(self, vocabulary: Vocabulary) -> dict[str, bytes]:
        """The form that communes fill in; it takes longer to make than all pages of an entry."""
        known = self.forms.get(0)
        if known is None or known[0] != vocabulary:
            known = self.forms[0] = (vocabulary, form.files(vocabulary))
        return known[1]


@dataclass(frozen=True, slots=True)
class Build:
    """What a build knows from its beginning: the checked collection, and how it is built.

    ``collection`` is what is published; ``left_out`` are the files that are not, for their faults. ``memory`` makes it a
    build for the preview.
    """

    collection: Collection
    problems: list[Problem]
    left_out: tuple[str, ...] = ()
    options: BuildOptions = BuildOptions()
    memory: PreviewMemory | None = None
    unfilled: tuple[tuple[str, str], ...] = ()
    """What the owner has not filled in, and what the site is without for that."""

    @property
    def preview(self) -> bool:
        """Whether it is shown to an editor alone: drafts too, faulty entries left out, no policy."""
        return self.memory is not None

    @property
    def errors(self) -> list[Problem]:
        """The problems for which an entry is not published."""
        return [problem for problem in self.problems if problem.severity is Severity.ERROR]


def begin(config: MkDocsConfig, options: BuildOptions, memory: PreviewMemory | None = None) -> Build:
    """Load and check the collection next to a configuration, and have MkDocs build it; with ``memory``, a preview of it."""
    unfilled = tuple(mkdocs_adapter.missing_owner_fields(config))
    nobody = [key for key, _ in unfilled if key in mkdocs_adapter.ANSWERING]
    if options.publish and nobody:
        raise UserError(
            f"Chưa đăng được: {CONFIG} còn để trống {' và '.join(nobody)}, nên người đọc không biết trang của ai, báo chỗ sai"
            " cho ai; hãy khai, hoặc thêm --chua-co-chu-quan nếu cứ muốn đăng. Trang cũ được giữ nguyên."
        )
    build = replace(_check(Path(config.config_file_path).parent, options, memory), unfilled=unfilled)
    mkdocs_adapter.add_settings_to_nav(config, build.collection.vocabulary.settings.values())
    config.extra["so_loi"] = len(build.errors) if build.preview else 0
    _add(config, CollectionPhase(build))
    return build


def _check(root: Path, options: BuildOptions, memory: PreviewMemory | None) -> Build:
    checked, problems = runner.check_collection(
        root,
        today(),
        jobs=int(options.simple),
        only=options.only,
        cache=memory.results if memory else None,
    )
    collection = checked.without_yaml()
    faulty = {problem.path for problem in problems if problem.severity is Severity.ERROR}
    if memory or options.keep_going:
        collection = collection.without(faulty, drafts=memory is not None)
    left_out = tuple(sorted(faulty)) if options.keep_going else ()
    return Build(collection, problems, left_out, options, memory)


def unfilled_lines(build: Build) -> list[str]:
    """A sentence for each thing that the site is without, because the owner has not filled in what it takes."""
    return [f"Chưa khai {key} trong {CONFIG} nên chưa có {lost}." for key, lost in build.unfilled]


def _add(config: MkDocsConfig, phase: object) -> None:
    """From now on MkDocs calls the methods of a phase that are named like its events."""
    config.plugins[f"cach-lam-hay/{type(phase).__name__}"] = phase  # type: ignore[assignment] # like a hook, no plugin


def sentence(error: Exception) -> str:
    """The Vietnamese sentence for an error of use; "" for one that is a fault of the program."""
    if isinstance(error, OSError):
        place = f"{error.filename}: " if error.filename else ""
        return f"Không dựng được trang: {place}{disk.why(error)}; trang cũ được giữ nguyên."
    return str(error) if isinstance(error, UserError) else ""


class CollectionPhase:
    """The collection is checked: a faulty one stops here, a good one becomes pages."""

    def __init__(self, build: Build) -> None:
        self._build = build
        self._site_pages: SitePages | None = None

    def on_pre_build(self, *, config: MkDocsConfig) -> None:  # noqa: ARG002 - MkDocs' signature
        """Stop a faulty collection before MkDocs empties the folder of the site."""
        sys.stderr.write(report.as_text(self._build.problems))
        if self._build.left_out:
            refusal = exclusions.refusal(self._build.collection, self._build.left_out)
            if refusal:
                raise Abort(refusal)
        elif not self._build.preview and has_errors(self._build.problems):
            raise Abort("Có lỗi trong practices/ (xem các dòng trên); trang cũ được giữ nguyên.")
        told_later = self._build.preview or self._build.options.at_end
        for line in () if told_later else unfilled_lines(self._build):
            log.info("%s", line)

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add generated pages, form and assets as virtual files.

        MkDocs makes what stands in its navigation; all other pages are written in shells. Of those it knows the ones that
        hand-written pages link, so that it can tell when one is gone.
        """
        collection = self._build.collection
        site_pages = SitePages(collection, mkdocs_adapter.owner(config, preview=self._build.preview))
        linked = mkdocs_adapter.linked_pages(files)
        faults = self._build.errors if self._build.preview else ()
        self._site_pages = site_pages
        plan = PagePlan(site_pages)
        for page in site_pages.non_entry_pages(faults):
            if self._build.options.simple or page.is_index or page.address == urls.HOME:
                files.append(File.generated(config, page.file, content=page.markdown(site_pages.html(page))))
            else:
                plan.shell_pages.append(page)
        for entry in collection.entries:
            if self._build.options.simple:
                page = site_pages.entry(entry)
                files.append(File.generated(config, page.file, content=page.markdown(site_pages.html(page))))
            else:
                plan.shell_entries.append(entry)
        known = {page.file for page in plan.shell_pages} | {f"{row.setting}/{row.id}.md" for row in plan.shell_entries}
        for path in sorted(known & linked):
            plan.stand_ins.append(File.generated(config, path, content=""))
            files.append(plan.stand_ins[-1])
        memory = self._build.memory
        made = memory.form_files(collection.vocabulary) if memory else form.files(collection.vocabulary)
        written: dict[str, str | bytes] = {**made, **dict(site_pages.scripts())}
        for path, content in written.items():
            files.append(File.generated(config, path, content=content))
        mkdocs_adapter.pack_assets(files, config)
        _add(config, NavPhase(self._build, plan))
        return files

    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG002 - MkDocs' signature
        """Keep the words of a guide, without the link, where they led to an entry that is left out; say what is in force."""
        bare, gone = exclusions.without_links(markdown, self._build.left_out)
        for entry in gone:
            sys.stderr.write(f"docs/{page.file.src_uri}: bỏ liên kết tới {entry}, vì bài ấy bị để lại\n")
        if page.file.generated_by or self._site_pages is None:
            return bare
        return self._site_pages.guide(page.file.src_uri, bare)

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG002 - MkDocs' signature
        """Tell the theme where the heading of a generated page is: its skip link leads there."""
        if page.file.generated_by:
            page.toc = mkdocs_adapter.toc(page)
            if not html:  # a stand-in: which anchors the page has is not known here
                page.present_anchor_ids = None
        return html


@dataclass(frozen=True, slots=True)
class PagePlan:
    """The pages of the site, and which of them MkDocs does not make: they differ from their like in their text alone.

    ``stand_ins`` are what MkDocs checks links of hand-written pages against.
    """

    site_pages: SitePages
    shell_pages: list[GeneratedPage] = field(default_factory=list)
    shell_entries: list[Entry] = field(default_factory=list)
    stand_ins: list[File] = field(default_factory=list)


class NavPhase:
    """MkDocs knows its files: with navigation and templates it has a theme, and what it never sees can be written."""

    def __init__(self, build: Build, plan: PagePlan) -> None:
        self._build, self._plan = build, plan

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:  # noqa: ARG002 - MkDocs' signature
        """Go on with the navigation."""
        _add(config, ThemePhase(self._build, self._plan, nav))
        return nav


class ThemePhase:
    """The navigation is there; the templates come next."""

    def __init__(self, build: Build, plan: PagePlan, nav: Navigation) -> None:
        self._build, self._plan, self._nav = build, plan, nav

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Begin to write pages in shells and the search index, while MkDocs makes its own pages."""
        for file in self._plan.stand_ins:
            file.inclusion = InclusionLevel.EXCLUDED  # its links are checked by now
        env.bytecode_cache = bytecode_cache  # MkDocs makes a new environment for each build of a preview
        theme = Theme(self._nav, env, config, files)
        allowed = None if self._build.preview else completion.allowed_hashes(theme.render_blank)
        root, site = Path(config.config_file_path).parent, Path(config.site_dir)
        served = self._build.memory.served if self._build.memory else None
        plan = self._plan
        shells = ShellWriter(
            plan.site_pages,
            functools.partial(
                search_index.files,
                plan.site_pages.collection,
                site_writer.guides(root),
                versioned=not self._build.preview,
            ),
            [*plan.shell_pages, *plan.shell_entries],
            functools.partial(_secured, theme, allowed),
            functools.partial(_holds, served, _saved_templates()) if served else holds_nothing,
        )
        current = None if self._build.preview or site == root / SITE else root / SITE
        write = served.write_all if served else functools.partial(site_writer.write_all, site, current)
        alone = self._build.options.simple or served  # what is written is known to the process that does it
        collection = plan.site_pages.collection
        # papers are not made anew at every save of a preview
        tasks = () if self._build.preview else collection.tasks

        def work(number: int) -> None:
            rest = number - shells.chunk_count
            write(shells.chunk(number) if rest < 0 else papers.of_task(collection, tasks[rest]))

        pool = ForkPool(work, shells.chunk_count + len(tasks), 1 if alone else None)
        _add(config, OutputPhase(self._build, files, allowed, pool))
        return env


def _secured(theme: Theme, allowed: AllowedHashes | None, page: GeneratedPage, content: str) -> str:
    """A page in the theme, with the policy where it is published (some hashes are allowed)."""
    html = theme.render_in_theme(page, content)
    if allowed is None:
        return html
    secured, violations = completion.secure(collapse_newlines(html), f"{page.address}index.html", allowed)
    _warn(violations, {f"{page.address}index.html": page.file})
    return secured


def _saved_templates() -> tuple[tuple[str, int], ...]:
    """When each template was saved: a page stays what it is as long as none was saved again."""
    return tuple((file.name, file.stat().st_mtime_ns) for file in sorted(TEMPLATES.iterdir()))


def _holds(served: ServedFolder, saved: tuple[tuple[str, int], ...], path: str, values: tuple[object, ...]) -> bool:
    return served.keep_if_unchanged(path, (saved, *values))


class OutputPhase:
    """Pages are written: by the pool in shells, by MkDocs its own, which are completed at the end."""

    def __init__(self, build: Build, files: Files, allowed: AllowedHashes | None, pool: ForkPool[None]) -> None:
        self._build, self._files, self._allowed, self._pool = build, files, allowed, pool

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:  # noqa: ARG002 - MkDocs' signature
        """Take the white space out of a page that is published; a preview's is not worth the time."""
        return collapse_newlines(output) if self._allowed else output

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Work through the remaining chunks, then complete what MkDocs wrote."""
        self._pool.finish()
        if self._allowed:
            sources = {file.dest_uri: file.src_uri for file in self._files.documentation_pages()}
            _warn(
                completion.complete(
                    Path(config.site_dir),
                    self._build.collection,
                    config.site_url or "",
                    self._allowed,
                    [*sources, completion.NOT_FOUND],
                ),
                sources,
            )

    @event_priority(100)  # before an error is put into words, which ends the event
    def on_build_error(self, *, error: Exception) -> None:  # noqa: ARG002 - MkDocs' signature
        """Stop the pool: nobody waits for it any more."""
        self._pool.stop()


def _warn(violations: list[Violation], sources: dict[str, str]) -> None:
    """Say what the policy would block, by the page's source file; in a strict build that stops it."""
    for violation in violations:
        log.warning(
            "%s: %s bị chính sách an toàn của trang chặn; hãy bỏ, hoặc đưa vào tệp trong docs/assets.",
            sources.get(violation.path, violation.path),
            violation.what,
        )


class Session:
    """The events of a bare ``mkdocs``, which come before a build has phases: with defaults, a preview for ``serve``."""

    def __init__(self) -> None:
        self._memory: PreviewMemory | None = None

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:  # noqa: ARG002 - MkDocs' signature
        """Begin anew."""
        self._memory = PreviewMemory() if command == "serve" else None

    def on_shutdown(self) -> None:
        """Forget."""
        self._memory = None

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Begin a build."""
        begin(config, BuildOptions(), self._memory)
        return config

    def on_build_error(self, *, error: Exception) -> None:
        """Put an error of use into a sentence; anything else is shown as it is."""
        words = sentence(error)
        if words:
            raise Abort(words)
