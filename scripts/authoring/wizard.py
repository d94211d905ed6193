"""The questions of `new` one after another: each answer judged at once by the check's own rules, and kept in the draft."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from scripts.authoring import choice_matching, new_entry, prompts
from scripts.authoring.choice_matching import AnswerError
from scripts.authoring.drafts import Draft
from scripts.authoring.questions import ID, NAMING, PROVINCE, QUESTIONS, SETTING, Answers, Kind, Question, Skip, wanted
from scripts.content import readings
from scripts.content.collection import Collection
from scripts.content.options import Option
from scripts.content.problem import has_errors
from scripts.system import disk
from scripts.text import list_marks
from scripts.validation.rules import ky_tu_an

_WRITE, _CHANGE = "ghi", "sua"
_WISHES = (Option(_WRITE, "Ghi"), Option(_CHANGE, "Sửa lại một câu"))


@dataclass(frozen=True, slots=True)
class _Blank:
    """One text that is asked for: ``fits`` gives the answers that it changes, ``fields`` are those whose problems are its own.

    ``spare`` tells that there are others like it, so that it may be left empty.
    """

    question: Question
    label: str
    fits: Callable[[str], Answers]
    fields: Sequence[str]
    spare: bool = False


class Interview:
    """Asks what a draft does not answer yet."""

    def __init__(self, collection: Collection, today: date, draft: Draft, taken: set[str]) -> None:
        """``found`` and ``today`` are what answers are judged by, ``taken`` the ids that are not free."""
        self._collection, self._today, self._draft, self._taken = collection, today, draft, taken
        self._readings = readings.of(collection.vocabulary)
        self._pasted: list[str] = []
        """Further lines of a text that came in many lines at once."""

    def run(self) -> None:
        """Ask to the end, and again what is to be changed; whatever interrupts it, the draft has what was typed."""
        try:
            self._all()
        finally:
            if self._draft.answers or self._draft.typed:
                self._save()

    def _all(self) -> None:
        answers, resumed = self._draft.answers, self._draft.at
        if answers.get(SETTING) not in self._collection.vocabulary.settings:
            answers.pop(SETTING, None)
        if answers.get(ID) in self._taken:  # since the draft was left
            del answers[ID]
        for question in QUESTIONS:
            if wanted(question, answers) and (question.key not in answers or question.key == resumed):
                self._ask(question)
        if ID not in answers or resumed == ID:
            self._ask(NAMING, new_entry.name(answers, self._taken))
        while self._wish() == _CHANGE:
            known = [question for question in (*QUESTIONS, NAMING) if question.key in answers]
            chosen = prompts.one("Sửa câu nào?", [Option(question.key, question.label) for question in known])
            self._change(next(question for question in known if question.key == chosen))

    def _wish(self) -> str:
        """What to do with a whole entry, after what the check will say of it."""
        for problem in new_entry.judge(self._collection, self._today, self._draft.answers):
            if not new_entry.is_gap(problem):
                prompts.blame(f"{problem.field}: {problem.message}")
        return prompts.one("Ghi thành tệp?", _WISHES)

    def _change(self, question: Question) -> None:
        """Ask again what has been answered, with the answer there to be corrected."""
        answer = self._draft.answers[question.key]
        if question.kind is Kind.LINES:  # all items in one text of many lines
            self._draft.at, self._draft.typed = question.key, "\n".join(map(str, answer))
            self._draft.answers[question.key] = []
        elif question.kind is Kind.ROWS:
            for index in range(len(self._items(question.key))):
                for field in question.row:
                    self._field(question, field, index)
            rows, first = self._items(question.key), question.row[0].name
            rows[:] = [row for row in rows if isinstance(row, dict) and row[first]]
        self._ask(question, answer if isinstance(answer, str) else "")

    def _ask(self, question: Question, default: str = "") -> None:
        key, draft = question.key, self._draft
        if draft.at != key:
            draft.at, draft.typed = key, ""
        number = f"[{QUESTIONS.index(question) + 1}/{len(QUESTIONS)}] " if question in QUESTIONS else ""
        prompts.say(f"\n{number}{question.help}" + (f" ({question.skip})" if question.skip else ""))
        if question.kind is Kind.ONE:
            draft.answers[key] = prompts.one(
                f"{question.label}:", choice_matching.choices(self._readings, question), default
            )
        elif question.kind is Kind.LINES:
            self._lines(question)
        elif question.kind is Kind.ROWS:
            self._rows(question)
        else:
            blank = _Blank(question, question.label, lambda text: {key: text}, [question.field])
            draft.answers[key] = self._line(blank, default)
        draft.at = ""
        self._answered()

    def _lines(self, question: Question) -> None:
        """One item a line, until an empty one."""
        key, items = question.key, self._items(question.key)
        while True:
            number = len(items) + 1
            label, fields = f"{question.label} {number}", [key, f"{key}[{number}]"]
            text = self._line(_Blank(question, label, lambda text: {key: [*items, text]}, fields, spare=bool(items)))
            if not text:
                return
            items.append(text)
            self._answered()

    def _rows(self, question: Question) -> None:
        """Groups of fields, until one has nothing in its first field; a group that was broken off is gone on with."""
        rows, first = self._items(question.key), question.row[0].name
        while True:
            if not rows or all(field.name in rows[-1] for field in question.row):
                rows.append({})
            for field in question.row:
                if field.name not in rows[-1]:
                    self._field(question, field, len(rows) - 1)
            if not self._row(question.key, -1)[first]:
                rows.pop()
                return

    def _field(self, question: Question, field: Question, index: int) -> None:
        """One field of one group; where the first of a further group is left empty, so are the others."""
        rows, row, name = self._items(question.key), self._row(question.key, index), field.name
        first = field is question.row[0]
        if not first and not row[question.row[0].name]:
            row[name] = ""
            return
        place = f"{question.key}[{index + 1}]"
        blank = _Blank(
            field,
            f"{question.label} {index + 1} – {field.label}",
            lambda text: {question.key: [*rows[:index], {**row, name: text}, *rows[index + 1 :]]},
            [f"{place}.{name}", *([place] if name == "url" else [])],
            spare=first and index > 0,
        )
        if not first:
            prompts.say(field.help)
        row[name] = self._line(blank, row.get(name, ""))
        self._answered()

    def _line(self, blank: _Blank, default: str = "") -> str:
        """One text, asked until nothing is wrong with it; "" where it may be passed over."""
        question, label = blank.question, blank.label + (" (Enter: thôi):" if blank.spare else ":")
        typed, faulty = self._draft.typed or default, False
        while True:
            if faulty or not self._pasted:
                choices = choice_matching.choices(self._readings, question)
                typed = prompts.line(label, typed, options=choices, cursor=_behind_hidden(typed), changed=self._typing)
            else:
                typed = self._pasted.pop(0)
            if question.kind is Kind.LINES and "\n" in typed.strip():
                lines = [part.strip() for part in list_marks.items(typed.splitlines())]
                typed, *self._pasted = [text for text in lines if text] or [""]
            value, fault = self._read(blank, typed)
            if not fault:
                if value != typed:
                    prompts.say(f"  → {self._named(question, value)}")
                return value
            prompts.blame(fault)
            faulty = True

    def _read(self, blank: _Blank, typed: str) -> tuple[str, str]:
        """What a text stands for, and what is wrong with it ("" for nothing); warnings are said and no more."""
        question = blank.question
        try:
            value = choice_matching.read(self._readings, question, typed)
        except AnswerError as error:
            return typed, str(error)
        if not value and question.skip is Skip.NEVER:
            return value, f"bài nào cũng cần {question.label.lower()}; {question.help[0].lower()}{question.help[1:]}"
        if not value and question.name != "url":  # a source without a title needs one
            return "", ""
        answers = {**self._draft.answers, **blank.fits(value)}
        problems = new_entry.reportable(new_entry.judge(self._collection, self._today, answers), blank.fields)
        for problem in problems:
            if has_errors([problem]):
                return value, problem.message
        for problem in problems:
            prompts.say(f"  Lưu ý: {problem.message}")
        return value, ""

    def _named(self, question: Question, value: str) -> str:
        known = choice_matching.choices(self._readings, question)
        option = next((option for option in known if option.value == value), None)
        if option is None:
            return value
        return f"{value} ({option.remark})" if question.key == PROVINCE and option.remark else option.label

    def _items(self, key: str) -> list[str | dict[str, str]]:
        items = self._draft.answers.setdefault(key, [])
        assert isinstance(items, list)  # noqa: S101 - drafts of another shape are not gone on with
        return items

    def _row(self, key: str, index: int) -> dict[str, str]:
        row = self._items(key)[index]
        assert isinstance(row, dict)  # noqa: S101 - the same
        return row

    def _typing(self, text: str) -> None:
        self._draft.typed = "\n".join([text, *self._pasted])
        with contextlib.suppress(OSError):  # said after the answer, not at every key
            self._draft.save()

    def _answered(self) -> None:
        self._draft.typed = "\n".join(self._pasted)
        self._save()

    def _save(self) -> None:
        try:
            self._draft.save()
        except OSError as error:
            prompts.blame(f"chưa lưu được nháp ({disk.why(error)}); hãy trả lời tiếp và ghi bài trước khi đóng cửa sổ")


def _behind_hidden(text: str) -> int | None:
    """Where the cursor stands behind the first invisible character, so that Backspace removes it."""
    char = ky_tu_an.hidden(text)
    return text.index(char) + 1 if char else None
