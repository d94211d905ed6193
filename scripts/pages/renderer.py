"""A page of the collection from its template, when it is wanted, and the cards by which lists show entries."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from markupsafe import Markup

from scripts.content import urls
from scripts.content.collection import Catalog, Entry
from scripts.pages import environment
from scripts.pages.generated_page import Made
from scripts.pages.owner import Owner
from scripts.text.escaping import escape, squeezed
from scripts.text.vietnamese import one_line

_LEVEL, _UP = "\ue000", "\ue001"  # private use: the check lets no entry contain them


class Renderer:
    """The templates over one catalog, and what pages share. ``constants`` are for the templates."""

    def __init__(self, catalog: Catalog, owner: Owner, **constants: object) -> None:
        self._settings = catalog.words.settings
        self._known: dict[str, str] = {}
        self._environment = environment.environment(catalog, owner)
        self._environment.globals.update(constants)

    def page(self, here: str, template: str, title: str, description: str, **data: object) -> Made:
        """A page at an address; its HTML is made when it is asked for, and not kept."""
        head = bool(data.pop("head", here in urls.HEADS))
        kind, boxed, linked = data.pop("kind", ""), bool(data.pop("boxed", False)), data.pop("linked", "")
        return Made(
            address=here,
            head=head,
            title=escape(title),
            description=escape(one_line(description)),
            kind=str(kind),
            boxed=boxed,
            linked=str(linked),
            render=partial(self._body, here, template, title=title, **data),
        )

    def _body(self, here: str, template: str, **data: object) -> str:
        link, cards = partial(urls.relative, here), partial(self._cards, here)
        html = self._environment.get_template(template).render(here=here, link=link, cards=cards, **data)
        return squeezed(html).strip()

    def _cards(self, here: str, entries: Iterable[Entry], level: int) -> Markup:
        """What lists show of entries, below headings of a level."""
        made = "".join(map(self._card, entries))
        up = "../" * here.count("/")
        return Markup(made.replace(_LEVEL, str(level)).replace(_UP, up))  # noqa: S704 - made by a template that escapes

    def _card(self, entry: Entry) -> str:
        """The same of one, with marks for the level and the way to the root: a dozen pages show it, it is made once."""
        if entry.id not in self._known:
            setting, template = self._settings[entry.setting], self._environment.get_template("the.html")
            self._known[entry.id] = template.render(
                entry=entry, p=entry.practice, setting=setting, level=_LEVEL, up=_UP
            )
        return self._known[entry.id]
