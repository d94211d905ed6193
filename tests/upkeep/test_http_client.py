"""One address asked: what the server's ways come to, and how politely it is asked."""

from __future__ import annotations

import itertools
import socket
import ssl
import struct
import threading
import time
from collections.abc import Iterator
from typing import Any

import pytest

from scripts.upkeep import address_guard, http_client
from scripts.upkeep.http_client import Answer, Fetcher, FetchError
from tests.upkeep.web_server import CERTIFICATE, Handler, Web, serving


def fetcher(**options: Any) -> Fetcher:
    """One that waits for nothing longer than a test may."""
    return Fetcher("thu/1.0", **({"internal": True, "pause": 0, "connect": 2, "read": 0.3, "backoff": 0.01} | options))


@pytest.fixture
def web() -> Iterator[Web]:
    with serving() as running:
        yield running


@pytest.mark.parametrize("status", [200, 204])
def test_alive_is_asked_once(web: Web, status: int) -> None:
    """The head is enough; the agent names itself."""
    assert fetcher().ask(web.page("/bai", (status, {}))) == Answer(status)
    assert [(asked.method, asked.agent) for asked in web.asked] == [("HEAD", "thu/1.0")]


@pytest.mark.parametrize("status", [404, 410, 401, 403, 451])
def test_a_refusal_is_confirmed_as_a_browser_asks(web: Web, status: int) -> None:
    """Twice, not more: it will not be another one in a moment."""
    assert fetcher().ask(web.page("/bai", (status, {}))).status == status
    assert web.methods("/bai") == ["HEAD", "GET"]


@pytest.mark.parametrize("status", [403, 404, 405, 500, 501])
def test_a_refused_head_is_no_dead_page(web: Web, status: int) -> None:
    """Many servers answer GET alone."""
    assert fetcher().ask(web.page("/bai", (status, {}), (200, {}))) == Answer(200)
    assert web.methods("/bai") == ["HEAD", "GET"]


def test_only_the_first_bytes_are_read(web: Web) -> None:
    """A page without an end is let go."""

    def endless(handler: Handler) -> None:
        if handler.command == "HEAD":
            return handler.tell(405)
        handler.send_response(200)
        handler.end_headers()
        while True:
            handler.wfile.write(b"x" * 65536)

    web.pages["/vo-tan"] = endless
    begun = time.monotonic()
    assert fetcher().ask(web.home + "/vo-tan") == Answer(200)
    assert time.monotonic() - begun < 2


def test_redirects_are_followed(web: Web) -> None:
    """Where all end, and where the permanent ones at the beginning lead."""
    web.page("/a", (301, {"Location": "/b"}))
    web.page("/b", (308, {"Location": web.home + "/c"}))
    web.page("/c", (302, {"Location": "d"}))
    web.page("/d", (200, {}))
    assert fetcher().ask(web.home + "/a") == Answer(200, ended=web.home + "/d", moved=web.home + "/c")
    assert fetcher().ask(web.home + "/c") == Answer(200, ended=web.home + "/d")


@pytest.mark.parametrize("location", ["/vong", "https://", "javascript:alert(1)", "http://[::1", "http://a b/", "\x00"])
def test_a_redirect_that_leads_nowhere(web: Web, location: str) -> None:
    """A ring, another scheme, a broken address."""
    answer = fetcher().ask(web.page("/vong", (301, {"Location": location})))
    assert answer.fault in {FetchError.LOOP, FetchError.ADDRESS, FetchError.NAME}
    assert len(web.asked) <= http_client.TRIES * (http_client.MAX_HOPS + 1)


def test_a_redirect_to_letters_with_marks(web: Web) -> None:
    """Servers write them as bare UTF-8."""
    web.page("/%C4%91%C6%B0%E1%BB%9Dng", (200, {}))
    there = "/đường".encode().decode("latin-1")
    assert fetcher().ask(web.page("/a", (301, {"Location": there}))).moved == web.home + "/đường"


@pytest.mark.parametrize("status", [500, 503, 429])
def test_a_busy_server_is_asked_again(web: Web, status: int) -> None:
    """A moment later it may have time."""
    web.page("/bai", (status, {}), (status, {}), (200, {}))
    assert fetcher().ask(web.home + "/bai").status == 200


def test_a_server_that_stays_busy_is_let_be(web: Web) -> None:
    """Three times, no more."""
    assert fetcher().ask(web.page("/bai", (429, {}))).status == 429
    assert web.methods("/bai") == ["HEAD"] * http_client.TRIES


@pytest.mark.medium
def test_retry_after_is_respected(web: Web) -> None:
    """A second is waited for; an hour, or a number without sense, is not."""
    web.page("/bai", (429, {"Retry-After": "1"}), (200, {}))
    begun = time.monotonic()
    assert fetcher().ask(web.home + "/bai").status == 200
    assert time.monotonic() - begun >= 1
    for header in ("3600", "99999999999", "Fri, 31 Dec 2199 23:59:59 GMT"):
        web.asked.clear()
        assert fetcher().ask(web.page("/mai", (503, {"Retry-After": header}))).status == 503
        assert web.methods("/mai") == ["HEAD"], header
    for header in ("mai", "9" * 5000, "-1"):
        assert fetcher().ask(web.page("/chu", (503, {"Retry-After": header}), (200, {}))).status == 200


def test_a_silent_server(web: Web) -> None:
    """It is given its time, thrice, then given up."""

    def slow(handler: Handler) -> None:
        time.sleep(0.6)
        handler.tell(200)

    web.pages["/cham"] = slow
    assert fetcher(read=0.1).ask(web.home + "/cham") == Answer(fault=FetchError.TIMEOUT)


def test_a_connection_cut_off(web: Web) -> None:
    """By a reset, or in silence."""

    def reset(handler: Handler) -> None:
        handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        handler.connection.close()

    web.pages["/dut"] = reset
    assert fetcher().ask(web.home + "/dut") == Answer(fault=FetchError.BROKEN)


def test_nobody_listens() -> None:
    """Then the other addresses of that server are not asked one by one."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        home = f"http://127.0.0.1:{taken.getsockname()[1]}"
        one = fetcher(backoff=0.2)
        assert one.ask(f"{home}/a") == Answer(fault=FetchError.CONNECT)
        begun = time.monotonic()
        assert one.ask(f"{home}/b") == Answer(fault=FetchError.CONNECT)
        assert time.monotonic() - begun < 0.1


def test_an_unknown_name(monkeypatch: pytest.MonkeyPatch) -> None:
    """Told apart from a server that refuses."""

    def unknown(*_: object, **__: object) -> None:
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    assert fetcher().ask("https://khong-co.example.vn/") == Answer(fault=FetchError.NAME)


@pytest.mark.parametrize(
    "url", ["http://[", "ftp://example.vn/", "http:///a", "http://a:99999999/", "", "http://" + "a" * 300]
)
def test_what_is_no_address(url: str) -> None:
    """It is told, never raised."""
    assert fetcher().ask(url).fault in {FetchError.ADDRESS, FetchError.NAME}


def test_a_certificate_that_nobody_vouches_for() -> None:
    """Signed by itself; trusted it is fine, but for its own name only."""
    trusting = ssl.create_default_context(cafile=str(CERTIFICATE))
    with serving("localhost", tls=True) as web:
        web.page("/", (200, {}))
        assert fetcher().ask(web.home + "/") == Answer(fault=FetchError.CERTIFICATE, code=18)
        assert fetcher(tls=trusting).ask(web.home + "/") == Answer(200)
        other = fetcher(tls=trusting).ask(web.home.replace("localhost", "127.0.0.1") + "/")
        assert other == Answer(fault=FetchError.CERTIFICATE, code=64)


def test_no_tls_at_all(web: Web) -> None:
    """A server that speaks no TLS has no certificate to blame."""
    assert fetcher().ask(web.home.replace("http:", "https:") + "/").fault == FetchError.TLS


@pytest.mark.parametrize("way", ["straight", "redirect"])
def test_the_own_network_is_never_asked(web: Web, way: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither by an entry's address nor by where a server sends us."""
    web.page("/mat", (200, {}))
    web.page("/dan", (302, {"Location": f"{web.home.replace('127.0.0.1', 'localhost')}/mat"}))
    if way == "straight":
        assert fetcher(internal=False).ask(web.home + "/mat") == Answer(fault=FetchError.INTERNAL)
        assert web.asked == []
    else:
        monkeypatch.setattr(address_guard, "is_public", lambda _address: len(web.asked) == 0)
        assert fetcher(internal=False).ask(web.home + "/dan").fault == FetchError.INTERNAL
        assert web.methods("/mat") == []


def test_a_name_is_resolved_once(web: Web, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was judged is what is connected to: a name that turns to the own network right after gains nothing."""
    port, real, asked = int(web.home.rsplit(":", 1)[1]), socket.getaddrinfo, []

    def turning(host: str, *rest: Any, **more: Any) -> Any:
        if host == "xau.example.vn":
            asked.append(host)
            return real("127.0.0.1" if len(asked) > 1 else "192.0.2.1", *rest, **more)
        return real(host, *rest, **more)

    monkeypatch.setattr(socket, "getaddrinfo", turning)
    monkeypatch.setattr(address_guard, "is_public", lambda address: address == "192.0.2.1")
    monkeypatch.setattr(http_client, "TRIES", 1)
    answer = fetcher(internal=False, connect=0.2).ask(f"http://xau.example.vn:{port}/")
    assert answer.fault in {FetchError.CONNECT, FetchError.BROKEN}
    assert web.asked == []


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("8.8.8.8", True),
        ("2001:4860:4860::8888", True),
        ("64:ff9b::808:808", True),
        ("127.0.0.1", False),
        ("10.1.2.3", False),
        ("172.16.0.1", False),
        ("192.168.1.1", False),
        ("100.64.0.1", False),
        ("169.254.169.254", False),
        ("0.0.0.0", False),  # noqa: S104 - judged, not listened on
        ("224.0.0.1", False),
        ("255.255.255.255", False),
        ("::1", False),
        ("::", False),
        ("fe80::1%eth0", False),
        ("fc00::1", False),
        ("::ffff:127.0.0.1", False),
        ("::ffff:8.8.8.8", True),
        ("2002:7f00:1::", False),
        ("64:ff9b::7f00:1", False),
        ("64:ff9b::a9fe:a9fe", False),
        ("ff02::1", False),
    ],
)
def test_which_addresses_are_public(address: str, public: bool) -> None:  # noqa: FBT001 - the expected answer
    """However an address of the own network is written."""
    assert address_guard.is_public(address) is public


@pytest.mark.parametrize("host", ["localhost", "127.1", "2130706433", "0x7f000001", "[::1]", "127.0.0.1."])
def test_other_spellings_of_this_machine(host: str) -> None:
    """They are judged by what they resolve to."""
    assert fetcher(internal=False, backoff=0).ask(f"http://{host}:9/").fault in {
        FetchError.INTERNAL,
        FetchError.NAME,
        FetchError.ADDRESS,
    }


def test_one_request_at_a_time_with_a_pause(web: Web) -> None:
    """Redirects and second askings wait their turn too."""
    web.page("/a", (302, {"Location": "/b"}))
    web.page("/b", (405, {}), (200, {}))
    assert fetcher(pause=0.15).ask(web.home + "/a").status == 200
    times = [asked.time for asked in web.asked]
    assert len(times) == 3
    assert min(later - earlier for earlier, later in itertools.pairwise(times)) >= 0.14


def test_threads_take_turns_at_one_host(web: Web) -> None:
    """Even where they came by way of different ones."""

    def slow(handler: Handler) -> None:
        time.sleep(0.05)
        handler.tell(200)

    one = fetcher(read=2)
    for number in range(4):
        web.pages[f"/{number}"] = slow
    threads = [threading.Thread(target=one.ask, args=(f"{web.home}/{number}",)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (len(web.asked), web.most) == (4, 1)


def test_after_a_stop_nothing_is_asked(web: Web) -> None:
    """And nothing is waited for."""
    one = fetcher(pause=60, backoff=60)
    one.stop.set()
    assert one.ask(web.page("/bai", (200, {}))) == Answer(fault=FetchError.STOPPED)
    assert web.asked == []


@pytest.mark.parametrize(
    ("body", "told"),
    [
        (b'{"a": [1]}', {"a": [1]}),
        (b"", None),
        (b"<html>", None),
        (b"[" * 60_000, None),
        (b'"' + b"x" * 70_000 + b'"', None),
    ],
)
def test_json(web: Web, body: bytes, told: object) -> None:
    """What is no JSON, or far too much of it, is nothing."""
    web.pages["/hoi"] = lambda handler: handler.tell(200, {}, body)
    assert fetcher().json(web.home + "/hoi") == told
    assert fetcher().json(web.home + "/khong") is None
