"""The calendar file, made by the browser's scripts and read by two libraries of different families: icalendar and ical.js."""

from __future__ import annotations

import json
import random
import re
import subprocess
import unicodedata
from datetime import date, timedelta
from typing import Any

import icalendar
import pytest

from scripts.cli import programs
from scripts.cli.commands.lint import PACKAGES
from scripts.content import loader
from scripts.pages import task_page
from scripts.system.paths import ROOT

ICAL_JS = ROOT / PACKAGES / "ical.js"
OCTETS = 75
PIECES = (
    *("a", "ệ", "ữ ", "e\u0301", "đ", "😀", "👨‍👩‍👧", " ", "  ", ",", ";", ":", "\\", "\\n", '"', "\n", "\r\n", "\r", "\t"),
    *("\x00", "\x07", "\x1b", "\x7f", "\u0085", "\u2028", "\u202e", "END:VEVENT", "BEGIN:VALARM", "RRULE:FREQ=DAILY", "=", "ngày làm việc"),
)  # fmt: skip
PROGRAM = """
import {{ readFileSync }} from "node:fs";
import {{ calendarFile }} from {ics};
import {{ eventsOf }} from {duties};
import ICAL from {ical};
const {{ events, duties, calendar, today, picked }} = JSON.parse(readFileSync(0, "utf8"));
const made = events || duties.flatMap((duty) => eventsOf(duty, calendar, today, picked, "x"));
const text = calendarFile(made, "20261130T010203Z");
const read = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents("vevent").map(function (part) {{
  const event = new ICAL.Event(part);
  const {{ uid, summary, description, startDate }} = event;
  return {{ uid, day: startDate.toString(), summary, description, isDate: startDate.isDate }};
}});
process.stdout.write(JSON.stringify({{ text, read }}));
"""


def run(given: dict[str, Any]) -> tuple[str, list[dict[str, Any]]]:
    """The file that our scripts make, and what ical.js reads in it."""
    node = programs.find_node()
    assert node, "run: python -m scripts setup --tests"
    assert ICAL_JS.is_dir(), "run: python -m scripts setup --tests"
    assets = ROOT / "docs/assets/tasks"
    program = PROGRAM.format(
        ics=json.dumps((assets / "ics.js").as_uri()),
        duties=json.dumps((assets / "duties.js").as_uri()),
        ical=json.dumps((ICAL_JS / "dist/ical.js").as_uri()),
    )
    ran = subprocess.run(
        [str(node), "--no-warnings", "--input-type=module", "-e", program],
        input=json.dumps(given),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    found = json.loads(ran.stdout)
    return found["text"], found["read"]


def by_icalendar(text: str) -> list[dict[str, Any]]:
    """What icalendar reads in a file, in the same form."""
    found = []
    for event in icalendar.Calendar.from_ical(text.encode()).walk("VEVENT"):
        day = event.decoded("DTSTART")
        texts = {name.lower(): str(event[name]) for name in ("UID", "SUMMARY", "DESCRIPTION")}
        found.append({**texts, "day": day.isoformat(), "isDate": type(day) is date})
    return found


def kept(text: str) -> str:
    """What a calendar holds of a text: lines as they are, no other controls."""
    lines = re.sub("\r\n?|[\u0085\u2028\u2029]", "\n", text).replace("\t", " ")
    return "".join(char for char in lines if char == "\n" or unicodedata.category(char) != "Cc")


def wild(rng: random.Random) -> str:
    return "".join(rng.choice(PIECES) * rng.randint(1, 4) for _ in range(rng.randint(1, 60))) or "x"


@pytest.mark.parametrize("seed", range(4))
def test_two_libraries_read_what_was_written(seed: int) -> None:
    """Whatever stands in the texts: as many events, the same days and words, no line of more than 75 octets."""
    rng = random.Random(seed)  # noqa: S311 - the same texts on every machine
    events = [
        {
            "uid": f"viec.ma-{number}.2027@viec-trong-nam",
            "day": (date(2026, 1, 1) + timedelta(days=rng.randrange(2000))).isoformat(),
            "summary": "A" + wild(rng) + "B",
            "description": "A" + wild(rng) + "B",
        }
        for number in range(60)
    ]
    text, read = run({"events": events})
    wanted = [
        {**event, "summary": kept(event["summary"]), "description": kept(event["description"]), "isDate": True}
        for event in events
    ]
    assert read == wanted
    assert by_icalendar(text) == wanted
    for line in text.split("\r\n"):
        assert len(line.encode()) <= OCTETS
    assert not re.search(r"(?<!\r)\n|\r(?!\n)", text)


@pytest.mark.parametrize("today", ["2026-11-30", "2026-12-31", "2027-01-01", "2027-12-31"])
@pytest.mark.parametrize("picked", ["", "2026-12-31", "2027-01-01", "2027-03-10"])
def test_no_duty_stands_past_the_end_of_its_basis(today: str, picked: str) -> None:
    """Of all duties that the site has: one event a year at most, in the days of its law, none before today."""
    vocabulary = COLLECTION.vocabulary
    duties = [json.loads(duty.data) for duty in task_page.duties(vocabulary, COLLECTION.tasks)]
    # each of them again as if its law ended in between
    duties += [{**duty, "ma": duty["ma"] + "-het", "den": "2026-12-31", "tu": "2020-01-01"} for duty in duties]
    known = {f"{duty['viec']}.{duty['ma']}": duty for duty in duties}
    calendar = json.loads(task_page.calendar(vocabulary.days_off))
    text, read = run({"duties": duties, "calendar": calendar, "today": today, "picked": picked})
    assert by_icalendar(text) == read
    assert len({event["uid"] for event in read}) == len(read)
    for event in read:
        duty = known[event["uid"].rpartition("@")[0].rpartition(".")[0]]
        assert duty.get("tu", "") <= event["day"] <= duty.get("den", "9999")
        assert event["day"] == picked or event["day"] >= today
    assert "RRULE" not in text
    assert bool(picked) <= bool(read)


COLLECTION = loader.load(ROOT)
