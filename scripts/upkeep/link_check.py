"""The addresses that entries cite, what the answers of their servers mean, and the report: for a person, a program, a forge."""

from __future__ import annotations

import json
import re
from collections import Counter, abc
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from http import HTTPStatus
from urllib.parse import quote, urlsplit

from scripts.content import yaml_file
from scripts.content.collection import Collection, Record
from scripts.content.problem import field_name
from scripts.text.web_address import is_web_address
from scripts.upkeep.http_client import Answer, FetchError

ARCHIVE = "https://archive.org/wayback/available"
"""Tells the copy of a page that is nearest to a day."""
_YEAR = "2024"
_HOME = re.compile(r"/?(?:(?:index|default|home|trang-chu|trangchu|vi|vn|vi-vn)(?:\.\w{2,5})?/?)?", re.IGNORECASE)


class Outcome(StrEnum):
    """What became of a page, the worst first."""

    DEAD = "chet"
    CERTIFICATE = "chung-chi"
    HOME = "ve-trang-chu"
    MOVED = "chuyen"
    UNREACHABLE = "khong-toi"
    REFUSED = "bi-chan"
    ALIVE = "song"


NAMES = {
    Outcome.DEAD: "chết",
    Outcome.CERTIFICATE: "lỗi chứng chỉ",
    Outcome.HOME: "có thể đã gỡ",
    Outcome.MOVED: "đã chuyển",
    Outcome.UNREACHABLE: "không tới được",
    Outcome.REFUSED: "bị chặn",
    Outcome.ALIVE: "sống",
}
_LOST = frozenset({Outcome.DEAD, Outcome.CERTIFICATE, Outcome.HOME, Outcome.MOVED, Outcome.UNREACHABLE})
"""Where a copy in an archive helps."""
_FAULTS = {
    FetchError.TLS: "máy chủ và máy này không bắt tay được (TLS)",
    FetchError.NAME: "không có tên miền này, hoặc máy đang mất mạng",
    FetchError.CONNECT: "máy chủ không nhận kết nối",
    FetchError.TIMEOUT: "máy chủ im lặng quá lâu",
    FetchError.BROKEN: "máy chủ ngắt giữa chừng",
    FetchError.LOOP: "chuyển hướng vòng quanh",
    FetchError.INTERNAL: "tên miền trỏ vào mạng nội bộ, không hỏi",
    FetchError.ADDRESS: "địa chỉ sai dạng",
    FetchError.STOPPED: "chưa hỏi xong",
}
_CERTIFICATES = {10: "hết hạn", 9: "chưa đến ngày dùng", 18: "tự ký", 19: "tự ký", 62: "cấp cho tên miền khác"}
_REFUSALS = frozenset({400, 401, 403, 405, 406, 407, 418, 429, 451, 999})


@dataclass(frozen=True, slots=True)
class Citation:
    """Where an address stands: file, line and column, field; ``indent`` is how far its key is from the margin.

    ``kept`` tells whether the source has a copy in an archive already; ``year`` is when it was published.
    """

    path: str
    line: int
    column: int
    field: str
    indent: int
    is_archived: bool
    year: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """What an answer means, with a few words why, and where the page is now ("" for unknown)."""

    outcome: Outcome
    words: str = ""
    now: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """An address, what became of it, who cites it, and a copy of it if one was found."""

    url: str
    verdict: Verdict
    citations: tuple[Citation, ...]
    copy: str = ""

    @property
    def look(self) -> str:
        """Where to look for a copy in an archive, "" where none is wanted."""
        wanted = [row for row in self.citations if not row.is_archived and not row.field.endswith("url_luu")]
        if self.copy or not wanted or self.verdict.outcome not in _LOST:
            return ""
        return f"https://web.archive.org/web/{wanted[0].year}/{self.url}"


def cited(collection: Collection, files: abc.Collection[str] | None = None) -> dict[str, tuple[Citation, ...]]:
    """Every web address of the sources, once, with who cites it; of some files only, or of all."""
    citations: dict[str, list[Citation]] = {}
    for record in collection.records:
        if files is None or record.file.path in files:
            for path, text in record.texts("nguon"):
                url = text.strip().partition("#")[0]
                if path[-1] in ("url", "url_luu") and is_web_address(url):
                    citations.setdefault(url, []).append(_citation(record, path))
    return {url: tuple(rows) for url, rows in citations.items()}


def _citation(record: Record, path: tuple[str | int, ...]) -> Citation:
    line, column = record.file.place(path)
    day = record.value(*path[:-1], "ngay")
    year = str(day)[:4]
    return Citation(
        path=record.file.path,
        line=line,
        column=column,
        field=field_name(path),
        indent=record.file.place(path, key=True)[1] - 1,
        is_archived=bool(record.value(*path[:-1], "url_luu")),
        year=year if year.isdecimal() and len(year) == len(_YEAR) else _YEAR,
    )


def judge(url: str, answer: Answer) -> Verdict:
    """What an answer means for whoever cites the address."""
    if answer.fault is FetchError.CERTIFICATE:
        return Verdict(Outcome.CERTIFICATE, _CERTIFICATES.get(answer.code, "không kiểm chứng được nơi cấp"))
    if answer.fault is not None:
        return Verdict(Outcome.UNREACHABLE, _FAULTS[answer.fault])
    if answer.status >= HTTPStatus.MULTIPLE_CHOICES:
        return _refused(answer.status)
    if answer.ended and _is_home(answer.ended) and not _is_home(url):
        return Verdict(Outcome.HOME, "địa chỉ dẫn về trang chủ")
    if answer.moved not in ("", url) and is_web_address(answer.moved):
        return Verdict(Outcome.MOVED, "máy chủ báo đã chuyển hẳn", answer.moved)
    return Verdict(Outcome.ALIVE)


def _refused(status: int) -> Verdict:
    if status in (HTTPStatus.NOT_FOUND, HTTPStatus.GONE):
        return Verdict(Outcome.DEAD, f"máy chủ báo {status}")
    if status in _REFUSALS:
        return Verdict(Outcome.REFUSED, f"máy chủ báo {status}; hãy mở bằng trình duyệt để xem")
    return Verdict(Outcome.UNREACHABLE, f"máy chủ báo {status}")


def _is_home(url: str) -> bool:
    parts = urlsplit(url)
    return not parts.query and _HOME.fullmatch(parts.path) is not None


def is_failure(links: Iterable[Link], *, strict: bool = False) -> bool:
    """Whether the round is one of faults: something dead or with a bad certificate; ``strict`` adds what may be gone."""
    bad = {Outcome.DEAD, Outcome.CERTIFICATE} | ({Outcome.UNREACHABLE, Outcome.HOME} if strict else set())
    return any(link.verdict.outcome in bad for link in links)


def copy_question(link: Link, service: str = ARCHIVE) -> str:
    """The address that asks the archive for the copy nearest to when the source was published."""
    return f"{service}?url={quote(link.url, safe='')}&timestamp={link.citations[0].year}"


def parse_archive_reply(reply: object) -> str:
    """The copy that the archive tells of, "" for none: what it says is not trusted in any way."""
    for key in ("archived_snapshots", "closest"):
        reply = reply.get(key) if isinstance(reply, dict) else None
    if not isinstance(reply, dict) or reply.get("available") is not True or reply.get("status") != "200":
        return ""
    url = reply.get("url")
    if not isinstance(url, str) or not is_web_address(url) or urlsplit(url).hostname != "web.archive.org":
        return ""
    return "https" + url.removeprefix("http") if url.startswith("http://") else url


def yaml_line(url: str, indent: int = 0) -> str:
    """The line of an entry that keeps the address of a copy."""
    return " " * indent + "url_luu: " + (url if yaml_file.reads_as(url) == url else json.dumps(url))


def in_order(links: Iterable[Link]) -> list[Link]:
    """The worst first, then by who cites them."""
    rank = {outcome: number for number, outcome in enumerate(Outcome)}
    return sorted(links, key=lambda link: (rank[link.verdict.outcome], link.citations[0].path, link.citations[0].line))


def summary(links: Iterable[Link]) -> str:
    """One sentence: how many addresses, and what became of them."""
    counts = Counter(link.verdict.outcome for link in links)
    counted = ", ".join(f"{counts[outcome]} {NAMES[outcome]}" for outcome in Outcome if counts[outcome])
    return f"{counts.total()} địa chỉ: {counted}." if counted else "Không có địa chỉ nào."


def counts(links: Iterable[Link]) -> Mapping[str, int]:
    """How many of each outcome, all named."""
    counts = Counter(link.verdict.outcome for link in links)
    return {outcome.value: counts[outcome] for outcome in Outcome}
