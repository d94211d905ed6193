"""The theme around our pages, rendered once for all pages that differ in nothing but their text.

Measured over 10,000 entries: the theme's templates take 1.7 ms a page and Markdown, which has nothing to do in a block of
HTML, 4 ms; filling a frame takes some microseconds. The page is the same byte for byte (a test holds it).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TypeAlias

from scripts.pages.generated_page import Made

Kind: TypeAlias = tuple[str, int, str, bool, bool, bool]
"""What decides how the theme looks around a page: its folder and depth, its kind, whether it has a box, JSON-LD, a
description."""
_MARK = "\ue000{}\ue000"  # private use: the check lets no entry contain it
_BODY = "\ue000body<h1>\ue000"  # the theme adds a heading to a page that has none
_MARKS = re.compile("\ue000([a-z]+)(?:<h1>)?\ue000")
_NAME = "khung-trang"
_TEXTS = ("title", "description", "linked")


def kind(page: Made) -> Kind:
    """Pages of one kind have one frame."""
    folder, _, rest = page.address.partition("/")
    depth = page.address.count("/")
    return folder if rest else "", depth, page.kind, page.boxed, bool(page.linked), bool(page.description)


def sample(page: Made) -> Made:
    """A page of the same kind whose texts are marks."""
    folder, depth, *_ = kind(page)
    title, description, linked = (_MARK.format(name) if getattr(page, name) else "" for name in _TEXTS)
    address = "/".join([folder or _NAME, *[_NAME] * (depth - 1), ""])
    return replace(page, address=address, title=title, description=description, linked=linked, render=lambda: _BODY)


def empty(depth: int) -> Made:
    """A page that says nothing, so many folders below the root: what the theme makes of it is the theme's alone."""
    address = f"{_NAME}/" * depth
    return Made(address, not depth, title="", description="", kind="", boxed=False, linked="", render=str)


@dataclass(frozen=True, slots=True)
class Frame:
    """The HTML of a sample, cut at its marks: texts and, between them, names of what stands there."""

    parts: tuple[str, ...]


def frame(html: str, page: Made) -> Frame:
    """Cut the HTML of a sample at its marks."""
    return Frame(tuple(_MARKS.split(html.replace(page.address, _MARK.format("address")))))


def fill(made: Frame, page: Made) -> str:
    """The HTML of a page of the frame's kind."""
    return "".join([getattr(page, part) if number % 2 else part for number, part in enumerate(made.parts)])
