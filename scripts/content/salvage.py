"""What can be judged of values with faults of shape: the same values, with something that fits where a fault stands.

So that a file's faults of shape and of words are told in one round. Nothing of it is ever shown: what was filled in is known
by its place and by its text, and whatever a rule says of that is dropped.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeAlias, TypeVar

from pydantic import ValidationError

from scripts.content.model import Model, node_at
from scripts.content.problem import FieldPath
from scripts.content.yaml_file import Value

FILLER = "2020-01-01"
"""The text that is filled in: long enough for a question, short enough for a key, and a day of the calendar."""
_ROUNDS = 20
_M = TypeVar("_M", bound=Model)
_Open: TypeAlias = Any
"""Values that can be changed: dictionaries, lists, scalars within one another."""


@dataclass(frozen=True, slots=True)
class Salvaged(Generic[_M]):
    """The values as a model, and the places at which something was filled in or left out."""

    model: _M
    lost: frozenset[FieldPath]

    def touches(self, path: FieldPath) -> bool:
        """Whether something was lost at a place, in it or around it."""
        return any(path[: len(gone)] == gone or gone[: len(path)] == path for gone in self.lost)

    def lost_ids_of(self, keys: Sequence[str]) -> bool:
        """Whether an item of some lists of the top, or its id, was lost: what names it may be right."""
        return any(gone[0] in keys and (len(gone) <= 2 or gone[-1] == "ma") for gone in self.lost)  # noqa: PLR2004 - list, number


def salvaged(model: type[_M], values: Value) -> Salvaged[_M] | None:
    """As much of some faulty values as the model takes; None where there is no end to what it wants."""
    root, lost = _open(values), set[FieldPath]()
    for _ in range(_ROUNDS):
        try:
            return Salvaged(model.model_validate(_closed(root)), frozenset(lost))
        except ValidationError as error:
            # the deepest first: what is around it may be right once that is
            faults = sorted(error.errors(include_url=False), key=lambda fault: -len(fault["loc"]))
        for fault in faults:
            path = _place(root, tuple(fault["loc"]), missing=fault["type"] == "missing")
            if not path:
                return None
            _mend(model, root, path, again=path in lost)
            lost.add(path)
    return None


def _place(root: _Open, loc: FieldPath, *, missing: bool) -> FieldPath:
    """The part of a place that is there, and the key that is not."""
    path: FieldPath = ()
    here = root
    for part in loc:
        known = range(len(here)) if isinstance(here, list) else here if isinstance(here, dict) else ()
        if part not in known:
            return (*path, part) if missing and part == loc[-1] and isinstance(here, dict) else path
        here, path = here[part], (*path, part)
    return path


def _mend(model: type[Model], root: _Open, path: FieldPath, *, again: bool) -> None:
    """Leave out what may be missing, or put what fits in the place of what may not."""
    around = root
    for part in path[:-1]:
        around = around[part]
    last: Any = path[-1]
    node = node_at(model, path)
    if isinstance(around, dict) and last not in node_at(model, path[:-1]).get("required", ()):
        around.pop(last, None)
        return
    old = around.get(last) if isinstance(around, dict) else around[last]
    new = _fitting(model, path, node)
    if isinstance(old, dict) and isinstance(new, dict) and not again:
        # what must be there stays; of choices the last one, which asks for least
        new = {key: value if _is_choice(model, (*path, key)) else old.get(key, value) for key, value in new.items()}
    around[last] = new


def _is_choice(model: type[Model], path: FieldPath) -> bool:
    return "enum" in node_at(model, path)


def _fitting(model: type[Model], path: FieldPath, node: dict[str, Any]) -> _Open:
    """A value that a place takes, by its schema."""
    if "enum" in node or "const" in node:
        return node["const"] if "const" in node else node["enum"][-1]
    kind = node.get("type", "string")
    kinds = kind if isinstance(kind, list) else [kind]
    if "object" in kinds:
        return {key: _fitting(model, (*path, key), node_at(model, (*path, key))) for key in node.get("required", ())}
    if "array" in kinds:
        return [_fitting(model, (*path, at), node_at(model, (*path, at))) for at in range(node.get("minItems", 0))]
    if "string" in kinds:
        return FILLER
    return False if "boolean" in kinds else node.get("minimum", 1)


def _open(value: Value) -> _Open:
    if isinstance(value, dict):
        return {key: _open(item) for key, item in value.items()}
    return [_open(item) for item in value] if isinstance(value, tuple) else value


def _closed(value: _Open) -> Value:
    if isinstance(value, dict):
        return {key: _closed(item) for key, item in value.items()}
    return tuple(_closed(item) for item in value) if isinstance(value, list) else value
