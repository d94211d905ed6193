"""Many addresses asked side by side, those of one host one after another; and what was learnt kept for the next days."""

from __future__ import annotations

import json
import queue
import threading
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from datetime import date, timedelta
from http import HTTPStatus
from pathlib import Path
from urllib.parse import urlsplit

from scripts.upkeep.http_client import Answer, Fetcher, FetchError

THREADS = 6
_SILENCE = 300.0
"""Seconds without a single answer after which a round ends: longer than any one address may take to be given up."""
_TICK = 0.2
_FORM = 1
_KEPT = timedelta(days=60)
_SOON = timedelta(days=1)


def ask(urls: Iterable[str], fetcher: Fetcher, *, silence: float = _SILENCE) -> Iterator[tuple[str, Answer]]:
    """Each address with its answer, as they come. Ends early when nothing answers any more; whoever leaves stops it."""
    hosts: dict[str, list[str]] = defaultdict(list)
    for url in dict.fromkeys(urls):
        hosts[urlsplit(url).hostname or ""].append(url)
    waiting: queue.SimpleQueue[list[str]] = queue.SimpleQueue()
    for row in sorted(hosts.values(), key=len, reverse=True):  # the longest row first: it takes longest
        waiting.put(row)
    answers: queue.SimpleQueue[tuple[str, Answer]] = queue.SimpleQueue()
    for _ in range(min(THREADS, len(hosts))):
        # a daemon: a server that sends a byte now and then holds its thread, not the command
        threading.Thread(target=_work, args=(waiting, answers, fetcher), daemon=True).start()
    quiet = 0.0
    left = sum(map(len, hosts.values()))
    try:
        while left and quiet < silence:
            try:
                yield answers.get(timeout=_TICK)  # in short waits, so that Ctrl-C is handled on Windows
                left, quiet = left - 1, 0.0
            except queue.Empty:
                quiet += _TICK
    finally:
        fetcher.stop.set()


def _work(
    waiting: queue.SimpleQueue[list[str]], answers: queue.SimpleQueue[tuple[str, Answer]], fetcher: Fetcher
) -> None:
    while not fetcher.stop.is_set():
        try:
            row = waiting.get_nowait()
        except queue.Empty:
            return
        for url in row:
            answer = fetcher.ask(url)
            if fetcher.stop.is_set():
                return
            answers.put((url, answer))


class AnswerCache:
    """What servers said on earlier days, in one file that may be lost at any time."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._days: dict[str, date] = {}
        self._answers: dict[str, Answer] = {}
        self.damaged = False
        try:
            self._read(json.loads(file.read_text(encoding="utf-8")))
        except FileNotFoundError:
            pass
        except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
            self.damaged = True
            self._days, self._answers = {}, {}

    def _read(self, stored: Mapping[str, object]) -> None:
        rows = stored["answers"]
        if stored["form"] != _FORM or not isinstance(rows, dict):
            raise ValueError(stored["form"])
        for url, row in rows.items():
            fault = FetchError(row["fault"]) if row["fault"] else None
            status, code = int(row["status"]), int(row["code"])
            self._days[url] = date.fromisoformat(row["day"])
            self._answers[url] = Answer(status, fault, code, str(row["ended"]), str(row["moved"]))

    def fresh(self, url: str, today: date, days: int) -> Answer | None:
        """The answer of a few days ago if that is good enough: ``days`` for what was there, one for the rest."""
        answer, day = self._answers.get(url), self._days.get(url)
        if answer is None or day is None:
            return None
        fine = answer.fault is None and answer.status < HTTPStatus.MULTIPLE_CHOICES
        return answer if timedelta(0) <= today - day < (timedelta(days=days) if fine else _SOON) else None

    def keep(self, url: str, answer: Answer, today: date) -> None:
        """Remember what a server said today; silence is not remembered: it may be this machine that had no network."""
        if answer.status or answer.fault is FetchError.CERTIFICATE:
            self._answers[url], self._days[url] = answer, today

    def save(self, today: date) -> None:
        """Write everything that is not too old, whole or not at all."""
        rows = {
            url: asdict(answer) | {"day": self._days[url].isoformat()}
            for url, answer in self._answers.items()
            if abs(today - self._days[url]) <= _KEPT
        }
        self._file.parent.mkdir(parents=True, exist_ok=True)
        beside = self._file.with_suffix(".moi")
        text = json.dumps({"form": _FORM, "answers": rows}, ensure_ascii=False, indent=0)
        beside.write_text(text + "\n", encoding="utf-8", newline="\n")
        beside.replace(self._file)
