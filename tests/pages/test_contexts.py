"""Every template is given what it reads: by its context, or by what all templates share."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import jinja2.meta
import pytest

from scripts.pages import contexts, environment
from scripts.pages.contexts import ListContext, ListPage, TemplateContext
from scripts.pages.owner import Owner
from tests.conftest import PracticesFolder

GIVEN = {"here", "title", "link", "cards", "state", "most", "most_titles"}
"""What the renderer gives to each."""
CONTEXTS = {
    made.TEMPLATE: made
    for made in vars(contexts).values()
    if isinstance(made, type) and issubclass(made, TemplateContext) and made not in {TemplateContext, ListContext}
}


def test_a_template_has_one_context() -> None:
    """All but the parts that others include."""
    files = {file.name for file in Path(environment.TEMPLATES).glob("*.html")}
    assert files - CONTEXTS.keys() == {"_chung.html", "the.html", "hieu-luc.html"}
    assert CONTEXTS.keys() - files == set()


@pytest.mark.parametrize("name", CONTEXTS)
def test_a_template_reads_what_its_context_declares(name: str, collection: PracticesFolder) -> None:
    """Nothing else, and all of it: a field that no template reads goes."""
    templates = environment.environment(collection.load(), Owner())
    assert templates.loader
    source = templates.loader.get_source(templates, name)[0]
    read = jinja2.meta.find_undeclared_variables(templates.parse(source)) - GIVEN - set(templates.globals)
    context = CONTEXTS[name]
    of_lists = {field.name for field in fields(ListPage)} if issubclass(context, ListContext) else set()
    assert read - of_lists == {field.name for field in fields(context)} - {"listed"}
