"""One web address asked politely: is it there, and where? The only module that knows urllib3.

Addresses come from entries, which strangers write: a name is resolved once (:mod:`scripts.upkeep.address_guard`), and the very
address that was judged is connected to, so that the name cannot turn elsewhere in between.
"""

from __future__ import annotations

import json
import socket
import ssl
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from enum import StrEnum
from http import HTTPStatus
from urllib.parse import urljoin

import urllib3
from urllib3 import exceptions
from urllib3.util import Retry, Timeout, Url, parse_url

from scripts.upkeep import address_guard

MAX_HOPS = 5
TRIES = 3
MAX_WAIT = 60.0
"""Seconds; a server that asks for more patience is left for another day."""
_FIRST_BYTES = 1024
_MAX_JSON = 64 * 1024
_PERMANENT = frozenset({301, 308})
_REDIRECTS = frozenset({301, 302, 303, 307, 308})


class FetchError(StrEnum):
    """Why there is no answer."""

    CERTIFICATE = "chung-chi"
    TLS = "tls"
    NAME = "ten-mien"
    CONNECT = "ket-noi"
    TIMEOUT = "het-gio"
    BROKEN = "dut"
    LOOP = "vong"
    INTERNAL = "noi-bo"
    ADDRESS = "dia-chi"
    STOPPED = "dung"


_AGAIN = frozenset({FetchError.NAME, FetchError.CONNECT, FetchError.TIMEOUT, FetchError.BROKEN})
_DOWN = frozenset({FetchError.NAME, FetchError.CONNECT, FetchError.INTERNAL})


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server says: its last status (0 for none), or why there is none.

    ``ended`` is where redirects led, ``moved`` where the permanent ones at their beginning did, both "" for nowhere else;
    ``code`` is OpenSSL's number for what is wrong with a certificate.
    """

    status: int = 0
    fault: FetchError | None = None
    code: int = 0
    ended: str = ""
    moved: str = ""


@dataclass(frozen=True, slots=True)
class _Reply:
    answer: Answer
    location: str = ""
    retry_after: float = 0.0
    body: bytes = b""


class Fetcher:
    """Asks addresses, from any number of threads; one host gets one request at a time, with a pause between.

    Times are seconds. ``internal`` lets it connect to networks of one's own; ``tls`` replaces the system's trust.
    After ``stop`` is set nothing further is asked, and waiting ends.
    """

    def __init__(  # noqa: PLR0913 - each is one way to be polite, and has its default
        self,
        agent: str,
        *,
        internal: bool = False,
        pause: float = 1.0,
        connect: float = 10.0,
        read: float = 20.0,
        backoff: float = 2.0,
        tls: ssl.SSLContext | None = None,
    ) -> None:
        self.stop = threading.Event()
        self._headers = {"User-Agent": agent, "Accept": "*/*", "Accept-Language": "vi,en;q=0.5"}
        self._internal, self._pause, self._backoff = internal, pause, backoff
        self._timeout = Timeout(connect=connect, read=read)
        self._tls = tls or ssl.create_default_context()
        self._turns: dict[str, threading.Lock] = {}
        self._asked: dict[str, float] = {}
        self._down: dict[str, Answer] = {}

    def ask(self, url: str) -> Answer:
        """Follow an address to its end; asks again where a server is busy or silent. Never raises for what it meets."""
        try:
            host = parse_url(url).netloc or ""
        except exceptions.LocationParseError:
            return Answer(fault=FetchError.ADDRESS)
        if host in self._down:
            return self._down[host]
        reply = _Reply(Answer(fault=FetchError.STOPPED))
        for attempt in range(TRIES):
            reply = self._follow(url)
            wait = max(reply.retry_after, self._backoff * 2**attempt)
            if not _is_passing(reply.answer) or attempt == TRIES - 1 or wait > MAX_WAIT or self.stop.wait(wait):
                break
        if reply.answer.fault in _DOWN and not reply.answer.ended:
            self._down[host] = reply.answer
        return reply.answer

    def json(self, url: str) -> object:
        """What a service answers, None for anything that is no JSON of a moderate size."""
        reply = self._once("GET", url, _MAX_JSON + 1)
        if reply.answer.status != HTTPStatus.OK or len(reply.body) > _MAX_JSON:
            return None
        try:
            return json.loads(reply.body)
        except (ValueError, RecursionError):
            return None

    def _follow(self, url: str) -> _Reply:
        here, moved, permanent = url, "", True
        for _ in range(MAX_HOPS + 1):
            reply = self._reply(here)
            status = reply.answer.status
            if status not in _REDIRECTS or not reply.location:
                answer = replace(reply.answer, ended=here if here != url else "", moved=moved)
                return replace(reply, answer=answer)
            here = _absolute(here, reply.location)
            permanent = permanent and status in _PERMANENT
            moved = here if permanent else moved
        return _Reply(Answer(fault=FetchError.LOOP))

    def _reply(self, url: str) -> _Reply:
        """HEAD; what it is refused for, or says is not there, is asked again as a browser would."""
        reply = self._once("HEAD", url)
        status, fault = reply.answer.status, reply.answer.fault
        busy = status == HTTPStatus.TOO_MANY_REQUESTS or reply.retry_after
        if fault in (FetchError.BROKEN, FetchError.TIMEOUT) or (status >= HTTPStatus.BAD_REQUEST and not busy):
            return self._once("GET", url)
        return reply

    def _once(self, method: str, address: str, size: int = _FIRST_BYTES) -> _Reply:
        try:
            url = parse_url(address)
            if url.scheme not in ("http", "https") or not url.host:
                return _Reply(Answer(fault=FetchError.ADDRESS))
            with self._turn(url.host.lower()):
                return _Reply(Answer(fault=FetchError.STOPPED)) if self.stop.is_set() else self._sent(method, url, size)
        except address_guard.PrivateAddressError:
            return _Reply(Answer(fault=FetchError.INTERNAL))
        except (exceptions.HTTPError, OSError, ValueError) as error:
            return _Reply(_fault(error))

    @contextmanager
    def _turn(self, host: str) -> Iterator[None]:
        with self._turns.setdefault(host, threading.Lock()):
            rest = self._asked.get(host, 0.0) + self._pause - time.monotonic()
            if rest > 0:
                self.stop.wait(rest)
            try:
                yield
            finally:
                self._asked[host] = time.monotonic()

    def _sent(self, method: str, url: Url, size: int) -> _Reply:
        host = (url.host or "").strip("[]")
        port = url.port or (443 if url.scheme == "https" else 80)
        addresses = address_guard.addresses(host, port, internal=self._internal)
        for address in addresses[:-1]:
            try:
                return self._sent_to(address, port, method, url, size)
            except (exceptions.NewConnectionError, exceptions.ConnectTimeoutError):
                continue
        return self._sent_to(addresses[-1], port, method, url, size)

    def _sent_to(self, address: str, port: int, method: str, url: Url, size: int) -> _Reply:
        pool: urllib3.HTTPConnectionPool
        if url.scheme == "https":
            # the name is what the certificate must bear, the address is where it is asked for
            name = (url.host or "").strip("[]")
            pool = urllib3.HTTPSConnectionPool(
                address, port, timeout=self._timeout, ssl_context=self._tls, server_hostname=name
            )
        else:
            pool = urllib3.HTTPConnectionPool(address, port, timeout=self._timeout)
        headers = self._headers | {"Host": url.netloc or ""}
        with pool:
            response = pool.urlopen(
                method, url.request_uri, headers=headers, retries=False, redirect=False, preload_content=False
            )
            try:
                body = response.read(size, decode_content=False) if method == "GET" else b""
                return _Reply(
                    Answer(response.status),
                    response.headers.get("Location", ""),
                    _seconds(response.headers.get("Retry-After", "")),
                    body,
                )
            finally:
                response.close()


def _is_passing(answer: Answer) -> bool:
    """Whether the same question may have another answer in a moment."""
    busy = answer.status == HTTPStatus.TOO_MANY_REQUESTS or answer.status >= HTTPStatus.INTERNAL_SERVER_ERROR
    return busy or answer.fault in _AGAIN


def _absolute(here: str, location: str) -> str:
    """Where a redirect leads, "" for nowhere; servers write letters with marks as bare UTF-8."""
    try:
        return urljoin(here, location.encode("latin-1").decode("utf-8", "replace"))
    except ValueError:
        return ""


def _seconds(retry_after: str) -> float:
    """How long a server asks to be left alone, 0 where it says nothing that can be read."""
    try:
        return Retry().parse_retry_after(retry_after) if retry_after else 0.0
    except (exceptions.InvalidHeader, ValueError, OverflowError):
        return 0.0


def _fault(error: Exception) -> Answer:
    kinds: tuple[tuple[type[Exception], FetchError], ...] = (
        (socket.gaierror, FetchError.NAME),
        (exceptions.ConnectTimeoutError, FetchError.CONNECT),
        (exceptions.NewConnectionError, FetchError.CONNECT),
        (exceptions.TimeoutError, FetchError.TIMEOUT),
        (exceptions.LocationValueError, FetchError.ADDRESS),
        (UnicodeError, FetchError.NAME),
    )
    if isinstance(error, exceptions.SSLError):
        inner = error.args[0] if error.args else None
        if isinstance(inner, ssl.SSLCertVerificationError):
            return Answer(fault=FetchError.CERTIFICATE, code=inner.verify_code)
        return Answer(fault=FetchError.TLS)
    return Answer(fault=next((fault for kind, fault in kinds if isinstance(error, kind)), FetchError.BROKEN))
