"""Answers → a new entry: its text, what the check says of it, a name for it. Pure functions only."""

from __future__ import annotations

import dataclasses
import re
from collections import abc
from collections.abc import Iterable, Sequence
from datetime import date

from scripts.authoring import former_stages, yaml_writer
from scripts.authoring.questions import ID, SETTING, TITLE, Answers
from scripts.content import examples, ids, loader, readings, yaml_file
from scripts.content.collection import Collection
from scripts.content.model import FORMER_KEY, Practice, keys_at
from scripts.content.problem import Problem, has_errors
from scripts.content.vocabulary import Vocabulary
from scripts.content.yaml_file import Value, YamlFile
from scripts.system.paths import PRACTICES
from scripts.text import web_address
from scripts.validation import rules
from scripts.validation.rules import ma_bai, so_lieu_nguon, so_lieu_than_bai, tieu_de_trung, trich_dan

GAP = "CẦN ĐIỀN"
"""Marks in the file what is left to fill in."""
_HEAD = (
    "Bản nháp, chưa đăng. Chỗ nào ghi “CẦN ĐIỀN” thì điền rồi bỏ dấu “# ” ở đầu dòng; viết đủ thì xóa dòng “nhap: true”\n"
    "ở cuối và các dòng chú thích.\n"
)
_NOT_YET = frozenset(module.RULE.name for module in (so_lieu_nguon, so_lieu_than_bai, trich_dan))
"""Rules that hold one answer against others which may still come."""
_MISSING = "khoa"


def values(answers: Answers) -> dict[str, Value]:
    """The answers as the values of an entry: groups of keys nested, what was passed over left out."""
    entry: dict[str, Value] = {}
    for key, answer in answers.items():
        filled: Value = (
            answer
            if isinstance(answer, str)
            else tuple(filter(None, (_item(key, item) for item in _lines(key, answer))))
        )
        if key in (SETTING, ID, FORMER_KEY) or not filled:
            continue
        *group, last = key.split(".")
        here = entry
        for name in group:
            inner = here.setdefault(name, {})
            assert isinstance(inner, dict)  # noqa: S101 - a key is a text or a group, never both
            here = inner
        here[last] = filled
    return entry


def _lines(key: str, items: Sequence[str | dict[str, str]]) -> Sequence[Value]:
    """The items of a list; lines without the marks that were typed before them."""
    plain: list[Value] = [item if isinstance(item, str) else {**item} for item in items]
    return readings.listed(plain) if key in readings.LISTS else plain


def _item(key: str, item: Value) -> Value:
    if not isinstance(item, dict):
        return readings.marked(key, item)
    return {name: _without_tracking(name, text) for name, text in item.items() if text}


def _without_tracking(name: str, text: Value) -> Value:
    return web_address.without_tracking(text) if name == "url" and isinstance(text, str) else text


def path(answers: Answers) -> str:
    """Where the entry is to stand, from the root of the checkout."""
    return f"{PRACTICES}/{answers.get(SETTING)}/{answers.get(ID) or ids.UNNAMED}.yaml"


def judge(collection: Collection, today: date, answers: Answers) -> list[Problem]:
    """All that the check says of an entry with these answers, as the last one of the collection."""
    return _judged(collection, today, answers, yaml_writer.entry(values(answers)))


def reportable(problems: Iterable[Problem], fields: abc.Collection[str]) -> list[Problem]:
    """Those of the problems that are about some fields and will not go away with later answers."""
    return [p for p in problems if p.field in fields and p.rule not in _NOT_YET and not is_gap(p)]


def is_gap(problem: Problem) -> bool:
    """Whether it says no more than that something has not been written yet."""
    return problem.rule == _MISSING


def gaps(problems: Iterable[Problem]) -> list[str]:
    """The fields that have not been written yet, in the order of the file."""
    order = keys_at(Practice, ())
    missing = {problem.field for problem in problems if is_gap(problem)}
    return sorted(missing, key=lambda field: (order.index(re.split(r"[.\[]", field)[0]), field))


def _judged(collection: Collection, today: date, answers: Answers, written: str) -> list[Problem]:
    """Problems of a text: the rules that compare entries see the whole collection, the others this entry alone."""
    setting = str(answers.get(SETTING) or next(iter(collection.vocabulary.settings), ""))
    item = YamlFile(path({**answers, SETTING: setting}))
    yaml_file.parse(item, written.encode())
    record, problems = loader.record(item, str(answers.get(ID) or ids.UNNAMED), setting)
    alone = dataclasses.replace(collection, records=(record,), problems=(), vocabulary_files={})
    with_it = dataclasses.replace(collection, records=(*collection.records, record))
    compared = [problem for module in (ma_bai, tieu_de_trung) for problem in module.RULE.run(with_it)]
    problems = [*problems, *rules.check(alone, today), *compared]
    return sorted({problem for problem in problems if problem.path == item.path})


def text(collection: Collection, today: date, answers: Answers) -> tuple[str, list[Problem]]:
    """The file of a new entry, and what the check says of it.

    Each key has its explanation above it. What must still be filled in is drawn as comments with an example of the form,
    and such an entry, or a faulty one, is a draft that is not published; so is one whose stages stand in a list still.
    """
    entry = values(answers)
    problems = judge(collection, today, answers)
    former = answers.get(FORMER_KEY)
    if not has_errors(problems) and not former:
        return yaml_writer.entry(entry, {key: _explained(key) for key in entry}), problems
    entry["nhap"] = True
    above = _comments(entry, gaps(problems), collection.vocabulary)
    if former:
        below = next(key for key in ("cach_lam", *above) if key in above)
        note = former_stages.comment(", ".join(map(str, former))).removeprefix("# ")
        above[below] = f"{above[below]}\n{note}"
    written = yaml_writer.entry(entry, above)
    return written, _judged(collection, today, answers, written)


def _comments(entry: dict[str, Value], missing: list[str], vocabulary: Vocabulary) -> dict[str, str]:
    """What stands above each key that is there: its explanation, and before it what is not there."""
    above: dict[str, str] = {}
    waiting = [_HEAD]
    for key in keys_at(Practice, ()):
        if key not in entry:
            waiting += _drawn(key, vocabulary, needed=key in missing)
            continue
        inside = [gap for gap in missing if gap.startswith((f"{key}[", f"{key}."))]
        waiting.append(f"{GAP}: {', '.join(inside)}. {_explained(key)}" if inside else _explained(key))
        above[key], waiting = "\n".join(waiting), []
    return above


def _drawn(key: str, vocabulary: Vocabulary, *, needed: bool) -> list[str]:
    """An example of a key that is not there, as the lines of a comment; nothing for keys that few entries have."""
    example = examples.forms(vocabulary).get(key)
    if not example:
        return []
    form = yaml_writer.entry({key: example}).removeprefix(yaml_writer.SCHEMA_LINE)
    return [f"{GAP if needed else 'Nếu có'} – {_explained(key)}", *form.splitlines()]


def _explained(key: str) -> str:
    info = next(info for info in Practice.model_fields.values() if info.alias == key)
    return f"{info.title}: {info.description}"


def name(answers: Answers, taken: abc.Collection[str]) -> str:
    """A free id for the entry."""
    place = {key.removeprefix("dia_ban."): answer for key, answer in answers.items() if key.startswith("dia_ban.")}
    return ids.free_id(str(answers.get(TITLE, "")), place, taken)
