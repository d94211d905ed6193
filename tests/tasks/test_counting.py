"""The calculator of legal days against cases worked by hand, and against one that counts slowly."""

from __future__ import annotations

import atexit
import json
import random
import subprocess
from dataclasses import asdict
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from scripts.cli import programs
from scripts.system.paths import ROOT
from tests.tasks import slow_counting as slow
from tests.tasks.slow_counting import Answer

WORKED = json.loads(
    json.dumps(yaml.safe_load((Path(__file__).parent / "worked-cases.yaml").read_text("utf-8")), default=str)
)
CALENDAR = WORKED["calendar"]
PLACES = WORKED["places"]
FORMS: dict[str, tuple[str, dict[str, str]]] = {
    "before": ("thoi_han", {"kieu": "it-nhat", "huong": "truoc"}),
    "after": ("thoi_han", {"kieu": "nhieu-nhat", "huong": "sau"}),
    "wait": ("thoi_han", {"kieu": "it-nhat", "huong": "sau"}),
    "window": ("khoang", {}),
    "duration": ("keo_dai", {}),
}
Call = tuple[str, list[Any]]
PROGRAM = f"""
import * as counting from {json.dumps((ROOT / "docs/assets/tasks/counting.js").as_uri())};
import {{ createInterface }} from "node:readline";
for await (const line of createInterface({{ input: process.stdin }})) {{
  const [calendars, calls] = JSON.parse(line);
  const found = calls.map(function ([name, given, calendar]) {{
    return calendar < 0 ? counting[name](...given) : counting[name](...given, calendars[calendar]);
  }});
  process.stdout.write(JSON.stringify(found) + "\\n");
}}
"""


@cache
def calculator() -> subprocess.Popen[str]:
    """Node with the calculator, which answers a line of questions with a line."""
    node = programs.find_node()
    assert node, "run: python -m scripts setup --tests"
    command = [str(node), "--no-warnings", "--input-type=module", "-e", PROGRAM]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8")
    atexit.register(process.communicate)
    return process


def calculated(calls: list[Call]) -> list[Any]:
    """What functions of the calculator give, each for its arguments, of which a calendar is the last one, if any."""
    calendars = list({id(given[-1]): given[-1] for _, given in calls if isinstance(given[-1], dict)}.values())
    numbers = {id(calendar): i for i, calendar in enumerate(calendars)}
    short = [
        (name, given[:-1], numbers[id(given[-1])]) if id(given[-1]) in numbers else (name, given, -1)
        for name, given in calls
    ]
    process = calculator()
    assert process.stdin
    assert process.stdout
    process.stdin.write(json.dumps([calendars, short]) + "\n")
    process.stdin.flush()
    found: list[Any] = json.loads(process.stdout.readline())
    return found


def worked() -> list[tuple[dict[str, Any], dict[str, Any], dict[str, bool]]]:
    """Each row about the day of an event, with its whole rule and its place."""
    rows = []
    for kind, (form, given) in FORMS.items():
        rows += [(row, {form: given | row["rule"]}, PLACES[row.get("place", "office")]) for row in WORKED[kind]]
    return rows


def expected(row: dict[str, Any]) -> dict[str, Any]:
    return {key: row.get(key, default) for key, default in asdict(Answer()).items() if key != "reason"}


def seen(found: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in found.items() if key != "reason"}


def test_sixty_and_more_cases_are_worked_out() -> None:
    rows = [row for kind in (*FORMS, "in_year", "shares") for row in WORKED[kind]]
    assert len(rows) >= 60
    assert all(row["note"] for row in rows)


def test_the_calculator_gives_what_was_worked_out_by_hand() -> None:
    calls: list[Call] = []
    for row, rule, place in worked():
        calls.append(("daysOf", [rule, row["event"], not row.get("theirs"), place, CALENDAR]))
    rows = [row for row, _, _ in worked()]
    for row in WORKED["in_year"]:
        rows.append(row)
        place = PLACES[row.get("place", "office")]
        calls.append(("daysInYear", [{"trong_nam": row["rule"]}, row["year"], place, CALENDAR]))
    wrong = [
        f"{row}\n  gives {seen(found)}"
        for row, found in zip(rows, calculated(calls), strict=True)
        if seen(found) != expected(row)
    ]
    assert not wrong, "\n".join(wrong)


def test_shares_are_what_was_worked_out_by_hand() -> None:
    rows = [(row["share"], int(total), least) for row in WORKED["shares"] for total, least in row["enough"].items()]
    found = calculated([("needed", [share, total]) for share, total, _ in rows])
    assert found == [least for _, _, least in rows]
    assert [slow.enough(share, total) for share, total, _ in rows] == found


def test_the_slow_counter_gives_what_was_worked_out_by_hand() -> None:
    for row, rule, place in worked():
        found = slow.count(rule, row["event"], CALENDAR, place, ours=not row.get("theirs"))
        assert seen(asdict(found)) == expected(row), row
    for row in WORKED["in_year"]:
        found = slow.count_in_year(row["rule"], row["year"], CALENDAR, PLACES[row.get("place", "office")])
        assert seen(asdict(found)) == expected(row), row


WEEKDAYS_OFF = ("2026-02-16", "2026-04-27", "2026-04-30", "2026-09-01", "2026-11-24", "2027-01-01", "2027-04-16")
EDGES = [
    *(date(year, month, 1) - timedelta(days=1) for year in (2026, 2027) for month in range(2, 13)),
    *map(date.fromisoformat, WEEKDAYS_OFF),
    *(
        date(2027, 12, 31),
        date(2028, 2, 29),
        date(2026, 2, 20),
        date(2027, 2, 15),
        date(2026, 8, 22),
        date(2026, 8, 31),
    ),
]


def some_event(chance: random.Random) -> str:
    """A day near an edge, or any day; with an hour now and then."""
    if chance.random() < 0.03:
        return ""
    near = chance.choice(EDGES) + timedelta(days=chance.randint(-9, 9))
    day = near if chance.random() < 0.6 else date(2025, 12, 15) + timedelta(days=chance.randrange(810))
    return day.isoformat() + (chance.choice(["T00:00", "T07:30", "T23:59"]) if chance.random() < 0.3 else "")


def some_rule(chance: random.Random) -> dict[str, Any]:
    kind = chance.choice(list(FORMS))
    form, given = FORMS[kind]
    unit = chance.choice(["ngay", "ngay", "ngay-lam-viec", "ngay-lam-viec", "thang", "gio"])
    most = {"ngay": 45, "ngay-lam-viec": 20, "thang": 14, "gio": 200}[unit]
    if kind == "window":
        numbers = sorted(chance.sample(range(1, most), 2))
        return {form: {"tu": numbers[0], "den": numbers[1], "don_vi": unit, "huong": chance.choice(["truoc", "sau"])}}
    if kind == "duration":
        given = {"kieu": chance.choice(["it-nhat", "nhieu-nhat"])}
    return {form: given | {"so": chance.choice([1, 2, 3, chance.randint(1, most)]), "don_vi": unit}}


def some_place(chance: random.Random) -> dict[str, bool]:
    return {key: chance.random() < 0.5 for key in ("saturday", "exchanged") if chance.random() < 0.7}


def some_calendar(chance: random.Random) -> dict[str, Any]:
    """Days off alone and in a row, days exchanged for Saturdays, spans that nobody knows."""
    days = [date(2026, 1, 1) + timedelta(days=i) for i in range(730)]

    def rows(number: int, longest: int) -> list[list[str]]:
        starts = chance.sample(range(len(days)), number)
        return [[day.isoformat() for day in days[i : i + chance.randint(1, longest)]] for i in starts]

    def on(weekdays: set[int]) -> list[str]:
        return [day.isoformat() for day in chance.sample([day for day in days if day.weekday() in weekdays], 6)]

    off = sorted({day for row in rows(12, 6) for day in row})
    unknown = [[row[0], row[-1], f"quãng {i}"] for i, row in enumerate(rows(chance.randint(0, 2), 12))]
    made_up, swapped = (sorted(set(on(weekdays)) - set(off)) for weekdays in ({5}, {0, 1, 2, 3, 4}))
    return {
        "years": [2026, 2027],
        "off": off,
        "offWithSaturday": on({0, 1, 4}),
        "swapped": swapped,
        "madeUp": made_up,
        "unknown": unknown,
    }


def some_call(chance: random.Random, calendar: dict[str, Any]) -> tuple[Call, Any]:
    """A question to the calculator, with what the slow one answers."""
    place = some_place(chance)
    kind = chance.random()
    if kind < 0.85:
        rule, event, ours = some_rule(chance), some_event(chance), chance.random() < 0.6
        return ("daysOf", [rule, event, ours, place, calendar]), asdict(
            slow.count(rule, event, calendar, place, ours=ours)
        )
    if kind < 0.95:
        day = f"{chance.randint(1, 28)}/{chance.randint(1, 12)}"
        last = chance.choice(["30/4", "31/8", "31/12", "29/2", "1/1", "3/5"])
        given = chance.choice(
            [
                {chance.choice(["truoc", "den_het", "vao"]): chance.choice([day, last])},
                {"phan": chance.choice(list(slow.MONTHS))},
            ]
        )
        year = chance.choice([2026, 2027, 2027, 2028])
        found = slow.count_in_year(given, year, calendar, place)
        return ("daysInYear", [{"trong_nam": given}, year, place, calendar]), asdict(found)
    before = [
        {"thoi_han": {"so": chance.randint(1, 12), "don_vi": unit, "kieu": "it-nhat", "huong": "truoc"}}
        for unit in ("ngay", "ngay-lam-viec")
    ]
    today = date(2026, 1, 20) + timedelta(days=chance.randrange(680))
    start = (today + timedelta(days=chance.randint(0, 9))).isoformat()
    possible = slow.first_possible(before, start, today.isoformat(), calendar, place)
    return ("firstPossible", [before, start, today.isoformat(), place, calendar]), possible


def differences(seed: int, calendars: int, calls_each: int) -> list[str]:
    """Where the calculator and the slow counter do not agree."""
    chance = random.Random(seed)  # noqa: S311
    asked = []
    for i in range(calendars):
        calendar = some_calendar(chance) if i else CALENDAR
        asked += [some_call(chance, calendar) for _ in range(calls_each)]
    calls = [call for call, _ in asked]
    pairs = zip(asked, calculated(calls), strict=True)
    return [
        f"{name} {given[:-1]}\n  gives {found}\n  not   {told}"
        for ((name, given), told), found in pairs
        if found != told
    ]


def test_the_cases_drawn_are_of_every_sort() -> None:
    """Else two programs agree because neither is asked anything."""
    chance = random.Random(1)  # noqa: S311
    drawn = [some_call(chance, CALENDAR)[1] for _ in range(400)]
    answers = [one for one in drawn if isinstance(one, dict)]
    assert {one["why"] for one in answers} == {"", "thieu-ngay", "thieu-gio", "chua-biet", "ngoai-nam"}
    for key in ("earliest", "latest", "wide", "moved"):
        assert sum(bool(one[key]) for one in answers) > 20, key
    assert sum(bool(one) for one in drawn if isinstance(one, str)) > 5


def test_the_calculator_and_the_slow_counter_agree() -> None:
    wrong = differences(1, 8, 500)
    assert not wrong, f"{len(wrong)}: " + "\n".join(wrong[:9])


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(2, 6))
def test_they_agree_over_many_calendars(seed: int) -> None:
    wrong = differences(seed, 40, 250)
    assert not wrong, f"{len(wrong)}: " + "\n".join(wrong[:9])


@cache
def every_day(kind: str, number: int, unit: str, place: str, *, ours: bool = True) -> list[tuple[date, dict[str, Any]]]:
    """What a rule gives for each day of the years that are held, where it gives a day."""
    days = [date(2026, 1, 1) + timedelta(days=i) for i in range(730)]
    form, given = FORMS[kind]
    said: dict[str, Any] = {"tu": 1, "den": number, "huong": "truoc"} if kind == "window" else {"so": number}
    rule = {form: given | said | {"don_vi": unit}}
    found = calculated([("daysOf", [rule, day.isoformat(), ours, PLACES[place], CALENDAR]) for day in days])
    return [(day, one) for day, one in zip(days, found, strict=True) if not one["why"]]


def is_off(day: str, place: str = "office") -> bool:
    return slow.Wall(CALENDAR, **PLACES[place]).off(date.fromisoformat(day))


@pytest.mark.parametrize(("number", "unit"), [(2, "ngay"), (20, "ngay"), (5, "ngay-lam-viec"), (1, "thang")])
def test_who_keeps_the_latest_day_before_an_event_leaves_the_whole_term(number: int, unit: str) -> None:
    wall = slow.Wall(CALENDAR, **PLACES["office"])
    given = every_day("before", number, unit, "office")
    assert len(given) > 600
    for event, one in given:
        assert wall.over(date.fromisoformat(one["latest"]), number, unit) < event
        assert not is_off(one["latest"])
        assert not one["wide"] or one["latest"] < one["wide"] <= event.isoformat()
    latest = [one["latest"] for _, one in given]
    assert latest == sorted(latest), "a later event, an earlier day"


@pytest.mark.parametrize(
    ("number", "unit"), [(1, "ngay"), (3, "ngay"), (15, "ngay"), (5, "ngay-lam-viec"), (1, "thang")]
)
def test_a_latest_day_after_an_event_is_not_before_it_and_not_after_the_law(number: int, unit: str) -> None:
    theirs = dict(every_day("after", number, unit, "office", ours=False))
    given = every_day("after", number, unit, "office")
    assert len(given) > 600
    for event, one in given:
        assert one["latest"] >= event.isoformat()
        if event in theirs:
            assert (one["wide"] or one["latest"]) == theirs[event]["latest"]
            assert not is_off(theirs[event]["latest"])


@pytest.mark.parametrize("kind", ["before", "after", "wait"])
@pytest.mark.parametrize("ours", [True, False])
def test_who_says_less_of_his_place_is_told_what_is_safe_in_each(kind: str, ours: bool) -> None:  # noqa: FBT001
    silent = dict(every_day(kind, 5, "ngay-lam-viec", "silent", ours=ours))
    key = "earliest" if kind == "wait" else "latest"
    later = (kind == "wait") == ours
    told: dict[date, list[str]] = {}
    for place in ("office", "state", "shop"):
        for event, one in every_day(kind, 5, "ngay-lam-viec", place, ours=ours):
            told.setdefault(event, []).append(one[key])
    for event, one in silent.items():
        assert one[key] >= max(told[event]) if later else one[key] <= min(told[event])


@pytest.mark.parametrize("place", ["office", "state", "shop", "silent"])
def test_a_window_is_never_shut(place: str) -> None:
    given = every_day("window", 3, "ngay", place)
    assert len(given) > 600
    for event, one in given:
        assert one["earliest"] == (event - timedelta(days=3)).isoformat()
        assert one["earliest"] <= one["latest"] <= (event - timedelta(days=2)).isoformat()


def test_a_count_of_working_days_gives_no_day_across_what_nobody_knows() -> None:
    for kind in ("before", "after", "wait"):
        for event, one in every_day(kind, 5, "ngay-lam-viec", "office"):
            found = one["latest"] or one["earliest"]
            for start, end, _ in CALENDAR["unknown"]:
                assert not min(event.isoformat(), found) < start <= end < max(event.isoformat(), found)


def test_one_less_is_never_enough() -> None:
    asked = [(row["share"], total) for row in WORKED["shares"] for total in range(1, 301)]
    found = calculated([("needed", [share, total]) for share, total in asked])
    assert found == [slow.enough(share, total) for share, total in asked]
