"""The command `links`: what is asked, what it means, how it is told."""

from __future__ import annotations

import _thread
import json
import threading
from collections.abc import Iterator
from datetime import date

import pytest

from scripts.cli import parser
from scripts.cli.commands import links as command
from scripts.upkeep import link_cache, link_check, link_report
from scripts.upkeep.http_client import Answer, FetchError
from scripts.upkeep.link_check import Citation, Link, Outcome, Verdict
from tests.conftest import ENTRY, GOOD, PracticesFolder
from tests.upkeep.web_server import Handler, Web, serving

URL = "https://example.vn/tin/bai.html"
OLD = "https://example.vn/thon-mau"
OTHER = "practices/doanh-nghiep/khac.yaml"
CITED = (Citation(GOOD, 24, 10, "nguon[1].url", 4, is_archived=False, year="2021"),)


@pytest.mark.parametrize(
    ("answer", "outcome", "now"),
    [
        (Answer(200), Outcome.ALIVE, ""),
        (Answer(206), Outcome.ALIVE, ""),
        (Answer(404), Outcome.DEAD, ""),
        (Answer(410), Outcome.DEAD, ""),
        (Answer(404, ended="https://b.vn/x", moved="https://b.vn/x"), Outcome.DEAD, ""),
        (Answer(403), Outcome.REFUSED, ""),
        (Answer(429), Outcome.REFUSED, ""),
        (Answer(503), Outcome.UNREACHABLE, ""),
        (Answer(304), Outcome.UNREACHABLE, ""),
        (Answer(200, ended="https://b.vn/x", moved="https://b.vn/x"), Outcome.MOVED, "https://b.vn/x"),
        (Answer(200, ended="https://b.vn/x"), Outcome.ALIVE, ""),
        (Answer(200, ended=URL, moved=URL), Outcome.ALIVE, ""),
        (Answer(200, ended="https://b.vn/x", moved='https://b.vn/"x|`'), Outcome.ALIVE, ""),
        (Answer(200, ended="https://example.vn/", moved="https://example.vn/"), Outcome.HOME, ""),
        (Answer(200, ended="https://example.vn"), Outcome.HOME, ""),
        (Answer(200, ended="https://example.vn/index.html"), Outcome.HOME, ""),
        (Answer(200, ended="https://example.vn/trang-chu"), Outcome.HOME, ""),
        (Answer(200, ended="https://example.vn/?p=5"), Outcome.ALIVE, ""),
        (Answer(200, ended="https://example.vn/vi/tin"), Outcome.ALIVE, ""),
        (Answer(fault=FetchError.CERTIFICATE, code=10), Outcome.CERTIFICATE, ""),
        *(
            (Answer(fault=fault), Outcome.UNREACHABLE, "")
            for fault in FetchError
            if fault is not FetchError.CERTIFICATE
        ),
    ],
)
def test_what_an_answer_means(answer: Answer, outcome: Outcome, now: str) -> None:
    """Dead, moved, certificate, not reachable, refused and sent home are told apart."""
    verdict = link_check.judge(URL, answer)
    assert (verdict.outcome, verdict.now) == (outcome, now)
    assert bool(verdict.words) == (outcome is not Outcome.ALIVE)


def test_a_home_page_that_moved_is_not_gone() -> None:
    """Who cites a home page gets a home page."""
    assert link_check.judge("https://a.vn", Answer(200, ended="https://www.a.vn/")).outcome is Outcome.ALIVE


@pytest.mark.parametrize(
    ("outcome", "strict", "failure"),
    [
        (Outcome.DEAD, False, True),
        (Outcome.CERTIFICATE, False, True),
        (Outcome.MOVED, True, False),
        (Outcome.REFUSED, True, False),
        (Outcome.ALIVE, True, False),
        (Outcome.UNREACHABLE, False, False),
        (Outcome.UNREACHABLE, True, True),
        (Outcome.HOME, False, False),
        (Outcome.HOME, True, True),
    ],
)
def test_what_fails(outcome: Outcome, strict: bool, failure: bool) -> None:  # noqa: FBT001 - rows of a table
    assert link_check.is_failure([Link(URL, Verdict(outcome), CITED)], strict=strict) is failure


def _told(url: object, status: object = "200", *, available: object = True) -> object:
    return {"archived_snapshots": {"closest": {"available": available, "url": url, "status": status}}}


@pytest.mark.parametrize(
    ("told", "copy"),
    [
        (_told("http://web.archive.org/web/2021/https://a.vn/b"), "https://web.archive.org/web/2021/https://a.vn/b"),
        (_told("https://web.archive.org/web/2021/https://a.vn/b"), "https://web.archive.org/web/2021/https://a.vn/b"),
        (_told("https://web.archive.org/web/2021/https://a.vn/b", "404"), ""),
        (_told("https://web.archive.org/x", available="true"), ""),
        (_told("https://xau.example.vn/web/2021/"), ""),
        (_told("https://web.archive.org/a\nurl: xau"), ""),
        (_told(5), ""),
        ({"archived_snapshots": {}}, ""),
        ({"archived_snapshots": [1]}, ""),
        ([], ""),
        (None, ""),
    ],
)
def test_what_the_archive_tells_is_not_trusted(told: object, copy: str) -> None:
    """Another host, another shape or a copy of an error page is no copy."""
    assert link_check.parse_archive_reply(told) == copy


def test_the_line_to_add() -> None:
    """It can be copied into the entry as it stands."""
    assert link_check.yaml_line("https://web.archive.org/a", 4) == "    url_luu: https://web.archive.org/a"


def test_what_a_forge_reads_is_no_markup() -> None:
    """Addresses stand in code; what would be too long is counted."""
    many = [Link(f"{URL}?n={number}", Verdict(Outcome.DEAD, "máy chủ báo 404"), CITED) for number in range(400)]
    text = link_report.as_markdown(many)
    assert text.startswith(
        "400 địa chỉ: 400 chết.\n\n### Chết\n\n| Địa chỉ | Nơi dẫn | Việc nên làm |\n|---|---|---|\n"
    )
    assert (
        f"| `{URL}?n=0` | `{GOOD}` dòng 24 | máy chủ báo 404<br>[tìm bản lưu](<https://web.archive.org/web/2021/{URL}?n=0>)"
        in text
    )
    assert len(text) < 65_000
    assert "địa chỉ nữa; xem đủ bằng `python -m scripts links`." in text
    assert link_report.as_markdown([]) == "Không có địa chỉ nào.\n"


@pytest.fixture
def web() -> Iterator[Web]:
    with serving() as running:
        yield running


@pytest.fixture
def here(collection: PracticesFolder, monkeypatch: pytest.MonkeyPatch) -> PracticesFolder:
    """The minimal collection as the checkout that the command runs in."""
    monkeypatch.setattr(parser, "ROOT", collection.root)
    monkeypatch.chdir(collection.root)
    return collection


def ask(*more: str) -> int:
    return parser.main(["links", "--cho-noi-bo", "--nghi", "0", "--cho", "2", *more])


def test_alive(here: PracticesFolder, web: Web, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing to do: status 0, one sentence; the agent tells the project and its site, and the day's answer is kept."""
    here.write("mkdocs.yml", "site_url: https://kho.example.vn/\n")
    here.change(OLD, web.page("/bai", (200, {})) + "#doan-2")
    assert ask() == 0
    assert capsys.readouterr() == ("", "1 địa chỉ: 1 sống.\n")
    assert web.asked[0].agent == "cach-lam-hay/1.0 (link check; +https://kho.example.vn/)"
    assert ask() == 0
    assert "1 địa chỉ mới hỏi mấy hôm trước, không hỏi lại" in capsys.readouterr().err
    assert len(web.asked) == 1
    assert ask("--lam-moi") == 0
    assert len(web.asked) == 2


@pytest.mark.parametrize(
    "site", ["", "site_url:\n", "site_url: 'https://a.vn/\u0111'\n", 'site_url: "https://a.vn/\\r\\nX: 1"\n', "- a\n"]
)
def test_the_agent_is_no_header_more(here: PracticesFolder, site: str) -> None:
    """What cannot stand in a header is left out."""
    here.write("mkdocs.yml", site)
    assert command.agent(here.root) == "cach-lam-hay/1.0 (link check)"


def test_dead_and_moved(here: PracticesFolder, web: Web, capsys: pytest.CaptureFixture[str]) -> None:
    """Each address is asked once, told with all who cite it, and with what to do."""
    gone, new = web.page("/gone", (410, {})), web.page("/moi", (200, {}))
    old = web.page("/cu", (301, {"Location": "/moi"}))
    here.change(f"url: {OLD}\n", f"url: {gone}\n    url_luu: {old}\n")
    here.write(OTHER, ENTRY.replace(OLD, gone))
    assert ask() == 1
    printed = capsys.readouterr()
    assert printed.out == (
        "CHẾT (1)\n"
        "\n"
        f"  {gone}\n"
        "    máy chủ báo 410\n"
        f"    {OTHER}:21:10: nguon[1].url\n"
        f"    {GOOD}:21:10: nguon[1].url\n"
        f"    → tìm bản lưu ở https://web.archive.org/web/2021/{gone} rồi ghi thêm khóa url_luu dưới url\n"
        "\n"
        "ĐÃ CHUYỂN (1)\n"
        "\n"
        f"  {old}\n"
        "    máy chủ báo đã chuyển hẳn\n"
        f"    {GOOD}:22:14: nguon[1].url_luu\n"
        f"    → địa chỉ mới: {new}\n"
        "    → bài đã có bản lưu (url_luu)\n"
    )
    assert printed.err == "2 địa chỉ: 1 chết, 1 đã chuyển.\n"
    assert web.methods("/gone") == ["HEAD", "GET"]


def test_paths_choose_what_is_asked(here: PracticesFolder, web: Web, capsys: pytest.CaptureFixture[str]) -> None:
    """A file or a folder; what is not there is wrong usage."""
    here.change(OLD, web.page("/mot", (200, {})))
    here.write(OTHER, ENTRY.replace(OLD, web.page("/hai", (200, {}))))
    assert ask("practices/doanh-nghiep") == 0
    assert [asked.path for asked in web.asked] == ["/hai"]
    assert ask("khong-co.yaml") == 2
    assert ask("--nghi", "-1") == 2
    assert "hãy xem lại đường dẫn" in capsys.readouterr().err


def test_a_copy_is_looked_for_and_offered(here: PracticesFolder, web: Web, capsys: pytest.CaptureFixture[str]) -> None:
    """With the line to add, as far from the margin as its neighbours."""
    gone = web.page("/gone", (404, {}))
    here.change(OLD, gone)
    copy = f"https://web.archive.org/web/2021/{gone}"

    def archive(handler: Handler) -> None:
        handler.tell(200, {}, json.dumps(_told(copy)).encode())

    web.pages[f"/tim?url={gone.replace(':', '%3A').replace('/', '%2F')}&timestamp=2021"] = archive
    assert ask("--tim-ban-luu", "--dich-vu-luu", web.home + "/tim") == 1
    out = capsys.readouterr().out
    assert out.endswith(f"    → có bản lưu: {copy}\n    thêm vào {GOOD}, dưới dòng 21:\n    url_luu: {copy}\n")
    assert ask("--tim-ban-luu", "--dich-vu-luu", web.home + "/tim", "--format", "json") == 1
    (row,) = json.loads(capsys.readouterr().out)["lien_ket"]
    assert row["ban_luu"] == copy
    assert row["them_dong"] == f"url_luu: {copy}"
    assert ask("--tim-ban-luu", "--dich-vu-luu", web.home + "/khac") == 1
    assert "có bản lưu" not in capsys.readouterr().out


def test_forms(here: PracticesFolder, web: Web, capsys: pytest.CaptureFixture[str]) -> None:
    """JSON tells all, alive ones too; Markdown is for the forge."""
    here.change(OLD, web.page("/bai", (403, {})))
    here.write(OTHER, ENTRY.replace(OLD, web.page("/song", (200, {}))))
    assert ask("--format", "json") == 0
    told = json.loads(capsys.readouterr().out)
    assert told["dem"] | {"bi-chan": 1, "song": 1} == told["dem"]
    assert [row["ket_qua"] for row in told["lien_ket"]] == ["bi-chan", "song"]
    assert told["lien_ket"][0]["noi_dan"] == [{"tep": GOOD, "dong": 21, "cot": 10, "khoa": "nguon[1].url"}]
    assert ask("--format", "markdown") == 0
    assert capsys.readouterr().out.startswith("2 địa chỉ: 1 bị chặn, 1 sống.\n\n### Bị chặn\n")


def test_the_own_network_is_not_asked_unless_allowed(
    here: PracticesFolder, web: Web, capsys: pytest.CaptureFixture[str]
) -> None:
    """An entry of a stranger cannot make a runner knock at its neighbours."""
    here.change(OLD, web.page("/bai", (200, {})))
    assert parser.main(["links", "--nghi", "0"]) == 0
    assert web.asked == []
    assert "tên miền trỏ vào mạng nội bộ, không hỏi" in capsys.readouterr().out
    assert parser.main(["links", "--nghi", "0", "--nghiem"]) == 1


def test_a_damaged_memory_is_told(here: PracticesFolder, web: Web, capsys: pytest.CaptureFixture[str]) -> None:
    """And asked anew."""
    here.write(command.CACHE_FILE.as_posix(), "{")
    here.change(OLD, web.page("/bai", (200, {})))
    assert ask() == 0
    assert "hỏng nên bỏ đi" in capsys.readouterr().err
    assert len(web.asked) == 1


def test_ctrl_c_keeps_what_was_learnt(
    here: PracticesFolder, web: Web, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A sentence, what is known, and next time only the rest."""
    learnt, keep = threading.Event(), link_cache.AnswerCache.keep

    def kept(memory: link_cache.AnswerCache, url: str, answer: Answer, today: date) -> None:
        keep(memory, url, answer, today)
        learnt.set()

    monkeypatch.setattr(link_cache.AnswerCache, "keep", kept)
    here.change(OLD, web.page("/mot", (404, {})))
    here.write("practices/ton-giao/hai.yaml", ENTRY.replace(OLD, web.home + "/hai"))
    waiting = threading.Event()

    def interrupting(handler: Handler) -> None:
        assert learnt.wait(30)  # the first answer may still be on its way to the one who is interrupted
        _thread.interrupt_main()
        waiting.wait(2)
        handler.tell(200)

    web.pages["/hai"] = interrupting
    assert ask() == 1
    waiting.set()
    printed = capsys.readouterr()
    assert "/mot\n    máy chủ báo 404\n" in printed.out
    assert printed.err.endswith("Đã dừng: có kết quả của 1/2 địa chỉ; chạy lại sẽ hỏi tiếp chỗ còn lại.\n")
    web.page("/hai", (200, {}))
    web.asked.clear()
    assert ask() == 1
    assert [asked.path for asked in web.asked] == ["/hai"]


def test_check_never_asks_the_network(here: PracticesFolder, web: Web) -> None:
    here.change(OLD, web.page("/bai", (404, {})))
    assert parser.main(["check"]) == 0
    assert web.asked == []
