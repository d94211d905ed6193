"""The body of a paper that a task needs: blocks of text with markers, from which a Word document and a page are made.

A marker ``‹khoa›`` in a text is filled with a fact; where the fact is missing, dots for the pen stand there (``‹khoa:40›``:
so many), or nothing (``‹khoa?›``). Within a sentence a place begins small (``‹khoa~›``), and so does a matter (``‹khoa~~›``); in a
letterhead all is in capitals: ``‹khoa!›``. Nobody needs to write these: where the marker stands says that it is within a
sentence, the kind of its fact (:func:`with_kinds`) what that means. A block ``neu`` stands only in a case, a block ``khong`` only where it does not hold.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Annotated, Literal, TypeAlias, TypeVar, cast

from pydantic import BeforeValidator, Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from scripts.content.model import Key, Model

MARKER = re.compile(r"‹(?P<key>[a-z0-9_-]+|\.)(?P<none>\?)?(?P<how>~~?|!)?(?::(?P<dots>\d{1,3}))?›")
"""A marker of a value; what a template of a Word document takes for one."""
WIDTH = 165
"""Millimetres between the margins."""
_MISUSED = re.compile("[‹›]")
_BEGINS = (".", ":", "?", "!")
"""After these a sentence begins."""


def _within_sentences(text: str) -> str:
    """A text whose markers within a sentence say so; at its beginning, and after words in capitals, they stay as they are."""

    def said(marker: re.Match[str]) -> str:
        before = text[: marker.start()].rstrip()
        if marker["key"] == "." or marker["how"] or not before or before.endswith(_BEGINS):
            return marker[0]
        return marker[0] if MARKER.sub("", before).isupper() else _marked(marker, "~")

    return MARKER.sub(said, text)


def _marked(marker: re.Match[str], how: str) -> str:
    """A marker with another sign."""
    dots = f":{marker['dots']}" if marker["dots"] else ""
    return f"‹{marker['key']}{marker['none'] or ''}{how}{dots}›"


def _in_capitals(value: object) -> object:
    """A line of a letterhead, whose markers say that their values are in capitals, but for the line with the number."""
    if not isinstance(value, str) or value.startswith("Số:"):
        return value

    def said(marker: re.Match[str]) -> str:
        return marker[0] if marker["key"] == "." or marker["how"] else _marked(marker, "!")

    return MARKER.sub(said, value)


def _text(value: object) -> object:
    """A text on one line, whose markers are all well formed and know whether a sentence is around them."""
    if not isinstance(value, str):
        return value
    text = " ".join(value.split())
    if _MISUSED.search(MARKER.sub("", text)):
        raise PydanticCustomError(
            "o_dien", "ô điền viết như ‹ngay-hop›, ‹noi:40› hoặc ‹noi?›: chữ thường không dấu, số, gạch nối"
        )
    return _within_sentences(text)


Text: TypeAlias = Annotated[str, StringConstraints(min_length=1, max_length=1200), BeforeValidator(_text)]
"""What a paragraph says, with markers."""
Head: TypeAlias = Annotated[Text, BeforeValidator(_in_capitals)]
"""A line of a letterhead: who writes, in capitals, as Decree 30/2020 asks."""
Words: TypeAlias = Annotated[str, StringConstraints(max_length=300), BeforeValidator(_text)]
"""What a cell says; may be empty."""


class Table(Model):
    """A table: heads and widths of its columns, rows of text, blank rows for the pen, or a row for each item of a fact."""

    heads: Annotated[tuple[Words, ...], Field(min_length=1, max_length=8)] = Field(alias="cot")
    widths: Annotated[tuple[Annotated[int, Field(ge=8, le=WIDTH)], ...], Field(min_length=1, max_length=8)] = Field(
        alias="rong"
    )
    rows: Annotated[tuple[tuple[Words, ...], ...], Field(max_length=40)] = Field((), alias="dong")
    blank: Annotated[int, Field(ge=0, le=40)] = Field(0, alias="trong")
    repeated: Key | None = Field(None, alias="lap")
    repeats: tuple[Words, ...] = Field((), alias="o_lap")

    @model_validator(mode="after")
    def _even(self) -> Table:
        columns = len(self.heads)
        if len(self.widths) != columns or any(len(row) != columns for row in self.rows):
            raise PydanticCustomError("bang", "“rong” và mỗi dòng phải có đúng số ô của “cot”")
        if sum(self.widths) > WIDTH:
            raise PydanticCustomError(
                "bang", "các cột rộng hơn trang giấy; hãy để tổng “rong” không quá {most}", {"most": WIDTH}
            )
        if bool(self.repeated) != bool(self.repeats) or (self.repeats and len(self.repeats) != columns):
            raise PydanticCustomError("bang", "“lap” đi cùng “o_lap”, và “o_lap” có đúng số ô của “cot”")
        return self


class Signature(Model):
    """Who signs, and how."""

    who: Words = Field(alias="ten")
    how: Words = Field("(ký, ghi rõ họ tên)", alias="ghi")


KINDS = (
    "quoc_hieu",
    "ten",
    "giua",
    "phai",
    "doan",
    "dam",
    "muc",
    "y",
    "bang",
    "ky",
    "neu",
    "khong",
    "trang_moi",
    "chung",
)


class Block(Model):
    """One block; one of the keys, or ``neu`` or ``khong`` with ``than``. ``carries`` are fields of the law that it has."""

    letterhead: Annotated[tuple[Head, ...], Field(max_length=4)] | None = Field(None, alias="quoc_hieu")
    title: Text | None = Field(None, alias="ten")
    centre: Text | None = Field(None, alias="giua")
    right: Text | None = Field(None, alias="phai")
    paragraph: Text | None = Field(None, alias="doan")
    bold: Text | None = Field(None, alias="dam")
    heading: Text | None = Field(None, alias="muc")
    items: Annotated[tuple[Text, ...], Field(max_length=20)] | None = Field(None, alias="y")
    table: Table | None = Field(None, alias="bang")
    signatures: Annotated[tuple[Signature, ...], Field(min_length=1, max_length=4)] | None = Field(None, alias="ky")
    when: Key | None = Field(None, alias="neu")
    unless: Key | None = Field(None, alias="khong")
    within: Annotated[tuple[Block, ...], Field(max_length=30)] = Field((), alias="than")
    page_break: Literal[True] | None = Field(None, alias="trang_moi")
    common: Key | None = Field(None, alias="chung")
    carries: Annotated[tuple[Key, ...], Field(max_length=12)] = Field((), alias="o")

    @model_validator(mode="after")
    def _one(self) -> Block:
        written = [key for key in KINDS if key in self.written]
        if len(written) != 1:
            raise PydanticCustomError("khoi", "mỗi khối có đúng một trong: {kinds}", {"kinds": ", ".join(KINDS)})
        if bool(self.when or self.unless) != bool(self.within):
            raise PydanticCustomError("khoi", "“than” đi với “neu” hoặc “khong”, và chỉ với hai khóa ấy")
        return self

    @property
    def written(self) -> set[str]:
        """The keys that it has."""
        fields = type(self).model_fields
        return {str(fields[name].alias) for name in self.model_fields_set}


class PaperBody(Model):
    """What a paper says; its name and layout stand in the task."""

    blocks: Annotated[tuple[Block, ...], Field(min_length=1, max_length=60)] = Field(alias="than")

    def texts(self) -> Iterator[str]:
        """Every text of it."""
        yield from _texts(self.blocks)

    @property
    def keys(self) -> set[str]:
        """The facts that its markers and sections ask for."""
        return {match["key"] for text in self.texts() for match in MARKER.finditer(text)} | _conditions(self.blocks)

    def uses(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Each fact that a marker asks for, with the cases of the sections around it; some come more than once."""
        yield from _uses(self.blocks, ())

    @property
    def fields(self) -> set[str]:
        """The fields that it has: markers, and those that blocks say they carry."""
        return self.keys | _carried(self.blocks)


def expanded(body: PaperBody, commons: Mapping[str, PaperBody]) -> PaperBody:
    """A body with the parts that it shares with others (``chung``) in their places; those that are not there are left out."""
    return PaperBody.model_construct(blocks=_expanded(body.blocks, commons))


def _expanded(blocks: tuple[Block, ...], commons: Mapping[str, PaperBody]) -> tuple[Block, ...]:
    found: list[Block] = []
    for block in blocks:
        if block.common:
            shared = commons.get(block.common)
            found += [one for one in shared.blocks if not one.common] if shared else []
        elif block.within:
            found.append(block.model_copy(update={"within": _expanded(block.within, commons)}))
        else:
            found.append(block)
    return tuple(found)


SMALL = {"noi": "~", "viec": "~~"}
"""Kinds of facts that begin small within a sentence, with the sign of their rule; all others stay as they were typed."""
_Part = TypeVar("_Part")


def with_kinds(body: PaperBody, kinds: Mapping[str, str]) -> PaperBody:
    """A body whose markers within a sentence say what the kinds of their facts, by key, ask for."""

    def said(marker: re.Match[str]) -> str:
        is_within = (marker["how"] or "").startswith("~")
        return _marked(marker, SMALL.get(kinds.get(marker["key"], ""), "")) if is_within else marker[0]

    return _changed(body, lambda text: MARKER.sub(said, text))


def _changed(part: _Part, change: Callable[[str], str]) -> _Part:
    """The same with each of its texts changed."""
    made: object = part
    if isinstance(part, str):
        made = change(part)
    elif isinstance(part, tuple):
        made = tuple(_changed(one, change) for one in part)
    elif isinstance(part, Model):
        made = part.model_copy(update={name: _changed(getattr(part, name), change) for name in part.model_fields_set})
    return cast("_Part", made)


def shared(blocks: tuple[Block, ...]) -> set[str]:
    """The common parts that blocks name."""
    own = {block.common for block in blocks if block.common}
    return own.union(*(shared(block.within) for block in blocks))


def _texts(blocks: tuple[Block, ...]) -> Iterator[str]:
    for block in blocks:
        yield from _own_texts(block)
        yield from _texts(block.within)


def _own_texts(block: Block) -> Iterator[str]:
    """The texts of a block, but for those of the blocks within it."""
    single = (block.title, block.centre, block.right, block.paragraph, block.bold, block.heading)
    yield from filter(None, single)
    yield from (*(block.letterhead or ()), *(block.items or ()))
    if block.table:
        yield from (*block.table.heads, *(cell for row in block.table.rows for cell in row))
    for signature in block.signatures or ():
        yield from (signature.who, signature.how)


def _uses(blocks: tuple[Block, ...], cases: tuple[str, ...]) -> Iterator[tuple[str, tuple[str, ...]]]:
    for block in blocks:
        for text in _own_texts(block):
            for match in MARKER.finditer(text):
                yield match["key"], cases
        yield from _uses(block.within, (*cases, block.when) if block.when else cases)


def _conditions(blocks: tuple[Block, ...]) -> set[str]:
    found = {key for block in blocks for key in (block.when, block.unless) if key}
    found |= {block.table.repeated for block in blocks if block.table and block.table.repeated}
    return found.union(*(_conditions(block.within) for block in blocks))


def _carried(blocks: tuple[Block, ...]) -> set[str]:
    return {key for block in blocks for key in block.carries}.union(*(_carried(block.within) for block in blocks))
