"""Problems → what a person, GitHub, GitLab or a program reads."""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Callable, Iterable, Mapping

from scripts.content.problem import Problem, Severity
from scripts.text.digest import fingerprint
from scripts.text.escaping import escape_control_chars, safe_json

_MAX_SENTENCE = 1000
"""Characters of a sentence: what an entry holds may be quoted in it."""


def as_text(problems: Iterable[Problem]) -> str:
    """A line each: ``file:line:column: key: sentence (rule)``; warnings are marked as such."""
    return "".join(_line(problem) + "\n" for problem in problems)


def _line(problem: Problem) -> str:
    warning = "cảnh báo: " if problem.severity is Severity.WARNING else ""
    place = f"{escape_control_chars(problem.path)}:{problem.line}:{problem.column}"
    return f"{place}: {warning}{_sentence(problem)} ({problem.rule})"


def _sentence(problem: Problem) -> str:
    """The sentence, led by its field; what an entry holds can neither forge a line nor steer a terminal there."""
    sentence = f"{problem.field}: {problem.message}" if problem.field else problem.message
    return escape_control_chars(sentence, _MAX_SENTENCE)


ANNOTATED = 10
"""So many errors, and so many warnings, of one step GitHub shows at their lines."""


def as_github(problems: Iterable[Problem]) -> str:
    """Workflow commands that annotate the lines of a pull request; what GitHub would not show any more, as text in the log."""
    written: list[str] = []
    more: list[Problem] = []
    counts: Counter[Severity] = Counter()
    for problem in problems:
        counts[problem.severity] += 1
        if counts[problem.severity] <= ANNOTATED:
            written.append(_annotation(problem) + "\n")
        else:
            more.append(problem)
    rest = f"Còn {len(more)} chỗ nữa, GitHub không ghi cạnh dòng:\n{as_text(more)}" if more else ""
    return "".join(written) + rest


def _annotation(problem: Problem) -> str:
    kind = "error" if problem.severity is Severity.ERROR else "warning"
    place = f"file={_property(problem.path)},line={problem.line},col={problem.column},title={_property(problem.rule)}"
    return f"::{kind} {place}::{_data(_sentence(problem))}"


def _data(text: str) -> str:
    return text.replace("%", "%25")


def _property(text: str) -> str:
    return _data(escape_control_chars(text)).replace(":", "%3A").replace(",", "%2C")


def as_json(problems: Iterable[Problem]) -> str:
    """A list of objects with the fields of :class:`Problem`."""
    return safe_json([dataclasses.asdict(problem) for problem in problems])


def as_gitlab(problems: Iterable[Problem]) -> str:
    """A Code Quality report: GitLab shows each problem at its line of a merge request.

    The fingerprint leaves the line out, so that GitLab knows a problem again that only moved; what is reported twice in one
    file is counted.
    """
    rows = []
    seen: Counter[tuple[str, ...]] = Counter()
    for problem in problems:
        sentence = _sentence(problem)
        same = (problem.path, problem.rule, sentence)
        seen[same] += 1
        rows.append(
            {
                "description": sentence,
                "check_name": problem.rule,
                "fingerprint": fingerprint("\0".join((*same, str(seen[same]))), 40),
                "severity": "blocker" if problem.severity is Severity.ERROR else "minor",
                "location": {"path": problem.path, "lines": {"begin": problem.line}},
            }
        )
    return safe_json(rows)


FORMATS: dict[str, Callable[[Iterable[Problem]], str]] = {
    "text": as_text,
    "github": as_github,
    "gitlab": as_gitlab,
    "json": as_json,
}


def summary(problems: Iterable[Problem], checked: Mapping[str, int]) -> str:
    """One closing sentence: what was checked, how many of each kind by its Vietnamese name, and what was found."""
    severities = [problem.severity for problem in problems]
    errors, warnings = severities.count(Severity.ERROR), severities.count(Severity.WARNING)
    files = ", ".join(f"{count} {kind}" for kind, count in checked.items() if count) or "0 tệp"
    if not severities:
        return f"Đã kiểm tra {files}: không có lỗi."
    return f"Đã kiểm tra {files}: {errors} lỗi, {warnings} cảnh báo."
