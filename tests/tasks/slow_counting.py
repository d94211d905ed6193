"""Legal days counted the slow way: one day after the other, as with a finger on a wall calendar.

It knows the rules and nothing of the calculator of the pages, which it checks. What a term is:

- The day of the event is not counted; so many days (or working days) are, and the term is over with the last of them.
  Months are over on the same date, or on the last day of a month that has no such date.
- Before an event, what the reader owes leaves the whole term between the two days; what somebody else owes may end its
  term with the day of the event.
- A last day that the reader owes and that is off: the working day before it, as long as the event (or the first day of
  the window) does not lie after that. What somebody else owes: the next working day (Civil Code, Article 148.5).
- A first day takes the later reading: a term that ends on a day off is over with the next working day. That is what
  Article 148.5 says, so no wider reading stands beside it.
- What was not said of the place counts in whichever way asks more of the reader, and less of somebody else.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from itertools import product
from typing import Any

DAY = timedelta(days=1)
MONTHS = {
    "quy-1": (1, 3),
    "quy-2": (4, 6),
    "quy-3": (7, 9),
    "quy-4": (10, 12),
    "nua-dau": (1, 6),
    "nua-cuoi": (7, 12),
}


@dataclass(frozen=True)
class Answer:
    """The days that a rule gives, "" where there is none, or why there are none."""

    earliest: str = ""
    latest: str = ""
    wide: str = ""
    moved: bool = False
    why: str = ""
    reason: str = ""


class NobodyKnowsError(Exception):
    """Of a day it is not known whether it is off."""

    def __init__(self, why: str, reason: str = "") -> None:
        super().__init__(reason)
        self.why = why
        self.reason = reason


class Wall:
    """A wall calendar of one place, of which all is known."""

    def __init__(self, calendar: dict[str, Any], *, saturday: bool, exchanged: bool) -> None:
        self._calendar = calendar
        self._saturday = saturday
        self._exchanged = exchanged

    def off(self, day: date) -> bool:
        """Whether a day is off."""
        text = day.isoformat()
        if day.year not in self._calendar["years"]:
            raise NobodyKnowsError("ngoai-nam", str(day.year))
        for start, end, reason in self._calendar["unknown"]:
            if start <= text <= end:
                raise NobodyKnowsError("chua-biet", reason)
        if text in self._calendar["off"] or (text in self._calendar["offWithSaturday"] and not self._saturday):
            return True
        if self._exchanged and text in self._calendar["swapped"]:
            return True
        if self._exchanged and text in self._calendar["madeUp"]:
            return False
        return day.weekday() == 6 or (day.weekday() == 5 and not self._saturday)

    def working(self, day: date, step: int) -> date:
        """The day itself, or the first working day found by stepping on (1) or back (-1)."""
        while self.off(day):
            day += step * DAY
        return day

    def over(self, event: date, number: int, unit: str) -> date:
        """The last day of a term that begins with an event."""
        if unit == "thang":
            return months_later(event, number)
        day = event
        while number:
            day += DAY
            if unit == "ngay" or not self.off(day):
                number -= 1
        return day

    def leaves(self, end: date, number: int, unit: str) -> date:
        """The last day from which a term is over no later than on a day."""
        day = end
        if unit == "thang":
            while months_later(day, number) > end:
                day -= DAY
            return day
        while number:
            if unit == "ngay" or not self.off(day):
                number -= 1
            day -= DAY
        return day

    def reaches(self, event: date, number: int, unit: str) -> date:
        """The first day from which a term is not over before the day of an event."""
        day = event
        if unit == "thang":
            while months_later(day - DAY, number) >= event:
                day -= DAY
            return day
        while number:
            day -= DAY
            if unit == "ngay" or not self.off(day):
                number -= 1
        return day

    def own_last_day(self, day: date, not_before: date) -> Answer:
        """A last day that the reader owes."""
        back = self.working(day, -1)
        if back < not_before:
            back = day
        return Answer(latest=back.isoformat(), moved=back != day)


def months_later(day: date, number: int) -> date:
    """The same date so many months later, or the last one that the month has."""
    year, month = day.year, day.month
    for _ in range(number):
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    for date_in_month in range(day.day, 27, -1):
        try:
            return date(year, month, date_in_month)
        except ValueError:
            continue
    return date(year, month, day.day)


def count(rule: dict[str, Any], event: str, calendar: dict[str, Any], place: dict[str, bool], *, ours: bool) -> Answer:
    """What a rule gives for an event."""
    ((form, said),) = rule.items()
    if not event:
        return Answer(why="thieu-ngay")
    if said["don_vi"] == "gio":
        return _hours(form, said, event)
    day = date.fromisoformat(event[:10])

    def at(wall: Wall) -> Answer:
        if form == "khoang":
            return _window(said, day, wall)
        if said.get("huong") == "truoc":
            return _before(said, day, wall, ours=ours)
        if said["kieu"] == "it-nhat":
            return _first(said, day, wall, ours=ours, then=form == "thoi_han")
        return _within(said, day, wall, ours=ours)

    return _everywhere(at, calendar, place, ours=ours)


def count_in_year(rule: dict[str, str], year: int, calendar: dict[str, Any], place: dict[str, bool]) -> Answer:
    """What a rule about every year gives in one year."""
    ((form, said),) = rule.items()

    def at(wall: Wall) -> Answer:
        if form == "phan":
            start, end = date(year, MONTHS[said][0], 1), months_later(date(year - 1, 12, 31), MONTHS[said][1])
            return replace(wall.own_last_day(end, start), earliest=start.isoformat())
        number, month = map(int, said.split("/"))
        day = months_later(date(year - 1, 12, number), month) if number > 28 else date(year, month, number)
        if form == "vao":
            return Answer(earliest=day.isoformat(), latest=day.isoformat())
        return wall.own_last_day(day - DAY if form == "truoc" else day, date.min)

    return _everywhere(at, calendar, place, ours=True)


def enough(share: dict[str, Any], total: int) -> int:
    """How many of a crowd are enough, found by adding one after the other."""
    people = 0
    while True:
        part, whole = people * share["mau_so"], total * share["tu_so"]
        if part > whole or (part == whole and share["phep"] == "tu"):
            return people
        people += 1


def first_possible(
    rules: list[dict[str, Any]], start: str, today: str, calendar: dict[str, Any], place: dict[str, bool]
) -> str:
    """The first day from a day on for an event whose terms can all still be kept; "" where nobody knows."""
    day = date.fromisoformat(start[:10])
    while True:
        event = day.isoformat() + start[10:]
        answers = [count(rule, event, calendar, place, ours=True) for rule in rules]
        if any(answer.why for answer in answers):
            return ""
        if all(answer.latest[:10] >= today for answer in answers):
            return day.isoformat()
        day += DAY


def _beside(find: Callable[[], date]) -> str:
    """The wider day: where nobody knows it, the strict one still stands."""
    try:
        return find().isoformat()
    except NobodyKnowsError:
        return "?"


def _before(said: dict[str, Any], event: date, wall: Wall, *, ours: bool) -> Answer:
    if not ours:
        return Answer(latest=wall.leaves(event, said["so"], said["don_vi"]).isoformat())
    found = wall.own_last_day(wall.leaves(event - DAY, said["so"], said["don_vi"]), date.min)
    return replace(found, wide=_beside(lambda: wall.leaves(event, said["so"], said["don_vi"])))


def _within(said: dict[str, Any], event: date, wall: Wall, *, ours: bool) -> Answer:
    end = wall.over(event, said["so"], said["don_vi"])
    if not ours:
        return Answer(latest=wall.working(end, 1).isoformat(), moved=wall.off(end))
    return replace(wall.own_last_day(end, event), wide=_beside(lambda: wall.working(end, 1)))


def _first(said: dict[str, Any], event: date, wall: Wall, *, ours: bool, then: bool) -> Answer:
    end = wall.over(event, said["so"], said["don_vi"])
    after = DAY if then else timedelta()
    if not ours:
        return Answer(earliest=(end + after).isoformat())
    on = wall.working(end, 1)
    return Answer(earliest=(on + after).isoformat(), moved=on != end)


def _window(said: dict[str, Any], event: date, wall: Wall) -> Answer:
    least, most, unit = said["tu"], said["den"], said["don_vi"]
    if said["huong"] == "truoc":
        first, last = wall.reaches(event, most, unit), wall.leaves(event - DAY, least, unit)
    else:
        first, last = wall.over(event, least, unit) + DAY, wall.over(event, most, unit)
    return replace(wall.own_last_day(last, first), earliest=first.isoformat())


def _hours(form: str, said: dict[str, Any], event: str) -> Answer:
    if "T" not in event:
        return Answer(why="thieu-gio")
    sign = -1 if said.get("huong") == "truoc" else 1

    def moment(number: int) -> str:
        return (datetime.fromisoformat(event) + sign * timedelta(hours=number)).isoformat(timespec="minutes")

    if form == "khoang":
        ends = sorted([moment(said["tu"]), moment(said["den"])])
        return Answer(earliest=ends[0], latest=ends[1])
    if sign > 0 and said["kieu"] == "it-nhat":
        return Answer(earliest=moment(said["so"]))
    return Answer(latest=moment(said["so"]))


def _everywhere(
    at: Callable[[Wall], Answer], calendar: dict[str, Any], place: dict[str, bool], *, ours: bool
) -> Answer:
    """The answer that holds wherever the reader may be, given what he said."""
    said = [[place[key]] if key in place else [False, True] for key in ("saturday", "exchanged")]
    try:
        found = [at(Wall(calendar, saturday=saturday, exchanged=exchanged)) for saturday, exchanged in product(*said)]
    except NobodyKnowsError as unknown:
        return Answer(why=unknown.why, reason=unknown.reason)
    earliest = (max if ours else min)(one.earliest for one in found)
    latest = (min if ours else max)(one.latest for one in found)
    wides = {one.wide for one in found}
    wide = "" if "?" in wides else max(wides)
    moved = any(one.moved for one in found if (one.earliest, one.latest) == (earliest, latest))
    return Answer(earliest, latest, "" if wide == latest else wide, moved)
