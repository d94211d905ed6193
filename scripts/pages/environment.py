"""The Jinja templates of our pages and what all of them may use; what each is given itself stands in ``contexts``."""

from __future__ import annotations

import importlib.util
from functools import partial
from pathlib import Path

import jinja2
from jinja2.bccache import Bucket
from markupsafe import Markup

from scripts.content import dating, derived, labels, task_labels, urls
from scripts.content.collection import Collection
from scripts.content.line import REMARK_NAMES
from scripts.content.model import SHOWN_QUESTIONS
from scripts.content.vocabulary import UNKNOWN_DAY
from scripts.pages import task_page
from scripts.pages.owner import Owner
from scripts.text import dates
from scripts.text.escaping import quoted
from scripts.text.web_address import is_web_address

TEMPLATES = Path(__file__).parent / "templates"


class _ProcessCache(jinja2.BytecodeCache):
    """Templates compiled in this process: the preview makes an environment at every save, and compiles nothing again."""

    def __init__(self) -> None:
        self._code: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take what was compiled from the same text; a saved template has another key."""
        code = self._code.get(f"{bucket.key} {bucket.checksum}")
        if code:
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep it."""
        self._code[f"{bucket.key} {bucket.checksum}"] = bucket.bytecode_to_string()


bytecode_cache = _ProcessCache()


def environment(collection: Collection, owner: Owner) -> jinja2.Environment:
    """Templates over a collection; what stands in them is escaped. Icons come from the theme.

    Made anew for each build, so that a saved template shows in the preview.
    """
    theme = importlib.util.find_spec("material")
    folders = theme.submodule_search_locations if theme else None
    places = [str(TEMPLATES), *(f"{folder}/templates" for folder in folders or ())]
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(places),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,  # no look at the disk for each page
        bytecode_cache=bytecode_cache,
    )
    environment.filters["quoted"] = lambda text: Markup(quoted(text))  # noqa: S704 - it is escaped just there
    # the second wall behind the rule dia-chi-web: no other address out of data becomes a link
    environment.tests["web_address"] = lambda text: bool(text) and is_web_address(text)
    environment.globals.update(
        vocabulary=collection.vocabulary,
        owner=owner,
        a=urls,
        place=partial(labels.place, collection.vocabulary),
        period=labels.period,
        cited=labels.cited,
        day=dates.in_words,
        today_of=partial(labels.province_today, collection.vocabulary),
        kinds=labels.SOURCE_KINDS,
        text_link=labels.text_link,
        unknown_day=UNKNOWN_DAY,
        firmness=derived.firmness,
        source_notes=labels.source_notes,
        not_compared=labels.NOT_COMPARED,
        newest_first=labels.NEWEST_FIRST,
        review_state=labels.review_state,
        grade_names=list(derived.GRADES.values()),
        when=labels.when,
        dating=dating.of_practice,
        due=derived.due,
        shade=derived.shade,
        deeds_by_stage=derived.deeds_by_stage,
        extents=labels.EXTENTS,
        shown_questions=SHOWN_QUESTIONS,
        shown_task_questions=task_page.SHOWN_QUESTIONS,
        remark_kinds=REMARK_NAMES,
        layouts=task_labels.LAYOUTS,
        blanks=task_page.blanks,
    )
    return environment
