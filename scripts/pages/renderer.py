"""The HTML of a generated page from its template and context, and the cards by which lists show entries."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from markupsafe import Markup

from scripts.content import document_state, urls
from scripts.content.collection import Collection, Entry
from scripts.pages import environment
from scripts.pages.generated_page import GeneratedPage
from scripts.pages.owner import Owner
from scripts.text.escaping import collapse_newlines

_LEVEL, _UP = "\ue000", "\ue001"  # private use: the check lets no entry contain them


class Renderer:
    """The templates over one collection. ``most_titles`` limits the lists of titles inside a page."""

    def __init__(self, collection: Collection, owner: Owner, *, most_titles: int) -> None:
        self._settings = collection.vocabulary.settings
        self._documents = collection.vocabulary.documents
        self._cards: dict[str, str] = {}
        self._states: dict[str, str] = {}
        self._environment = environment.environment(collection, owner)
        self._environment.globals.update(most_titles=most_titles)

    def html(self, page: GeneratedPage) -> str:
        """The HTML of a page, without blank lines; rendered anew at each call."""
        template = self._environment.get_template(page.context.TEMPLATE)
        html = template.render(
            page.context.variables(),
            here=page.address,
            title=page.title,
            link=partial(urls.relative, page.address),
            cards=partial(self._render_cards, page.address),
            state=partial(self.state, page.address),
        )
        return collapse_newlines(html).strip()

    def _render_cards(self, here: str, entries: Iterable[Entry], level: int) -> Markup:
        """What lists show of entries, below headings of a level."""
        html = "".join(map(self._card, entries))
        up = "../" * here.count("/")
        return Markup(html.replace(_LEVEL, str(level)).replace(_UP, up))  # noqa: S704 - from a template that escapes

    def state(self, here: str, id_: str) -> Markup:
        """What a page shows of the state of a document: what held when it was reviewed, and, hidden, what holds later."""
        if id_ not in self._states:
            document = self._documents[id_]
            phases = document_state.phases(self._documents, document)
            template = self._environment.get_template("hieu-luc.html")
            html = template.render(phases=phases, document=document, up=_UP)
            self._states[id_] = collapse_newlines(html).strip()
        return Markup(self._states[id_].replace(_UP, "../" * here.count("/")))  # noqa: S704 - from a template that escapes

    def _card(self, entry: Entry) -> str:
        """The card of an entry, with marks for the level and the way to the root: a dozen pages show it, it is rendered once."""
        if entry.id not in self._cards:
            setting, template = self._settings[entry.setting], self._environment.get_template("the.html")
            self._cards[entry.id] = template.render(
                entry=entry, p=entry.practice, setting=setting, level=_LEVEL, up=_UP
            )
        return self._cards[entry.id]
