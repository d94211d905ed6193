"""`links`: are the sources still there? Asks the network, so it is never a part of `check`."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from scripts.cli.chosen_files import is_chosen
from scripts.cli.exit_codes import FAULTS, OK, USAGE
from scripts.content import loader, yaml_file
from scripts.system import disk, progress
from scripts.system.clock import today
from scripts.system.paths import WORK
from scripts.system.user_error import UserError
from scripts.text.escaping import escape_lines
from scripts.upkeep import link_cache, link_check, link_report
from scripts.upkeep.http_client import Answer, Fetcher
from scripts.upkeep.link_check import Citation, Link

VERB, WORDS = "links", "hỏi từng địa chỉ nguồn xem còn mở được không (cần mạng)"
CACHE_FILE = WORK / "lien-ket.json"
_SAVED_EVERY = 50
_ASCII = re.compile(r"https?://[!-~]{1,200}")


def arguments(parser: argparse.ArgumentParser) -> None:
    """Which addresses, how politely, in which form."""
    add = parser.add_argument
    add("paths", nargs="*", metavar="TỆP", help="chỉ hỏi nguồn của các tệp hay thư mục này")
    add("--format", choices=tuple(link_report.FORMATS), default="text", help="cách in: text, json hoặc markdown")
    add("--tim-ban-luu", action="store_true", help="hỏi archive.org xem trang hỏng đã có bản lưu chưa")
    add("--lam-moi", action="store_true", help="hỏi lại tất cả, không dùng kết quả mấy hôm trước")
    add("--nho", type=int, default=7, metavar="NGÀY", help="trang còn sống thì mấy ngày mới hỏi lại, mặc định 7")
    add("--nghiem", action="store_true", help="không tới được, có thể đã gỡ cũng tính là hỏng")
    add("--nghi", type=float, default=1.0, metavar="GIÂY", help="nghỉ giữa hai lần hỏi một máy chủ, mặc định 1")
    add("--cho", type=float, default=20.0, metavar="GIÂY", help="chờ một máy chủ trả lời bao lâu, mặc định 20")
    add("--cho-noi-bo", action="store_true", help="cho hỏi cả địa chỉ trong mạng nội bộ (chỉ khi tin mọi bài)")
    add(
        "--dich-vu-luu",
        default=link_check.ARCHIVE,
        metavar="ĐỊA_CHỈ",
        help="dịch vụ tìm bản lưu, mặc định của archive.org",
    )


def run(arguments: argparse.Namespace, root: Path) -> int:
    """Ask what is not known from the last days, tell what needs a hand; 1 for dead pages and bad certificates."""
    wanted = [Path(path).resolve() for path in arguments.paths]
    missing = [str(path) for path in wanted if not path.exists()]
    if missing:
        raise UserError(f"Không thấy {', '.join(missing)}; hãy xem lại đường dẫn.", USAGE)
    if arguments.nghi < 0 or arguments.cho <= 0 or arguments.nho < 0:
        raise UserError("Số giây, số ngày không được âm, và phải chờ lâu hơn 0 giây.", USAGE)
    collection = loader.load(root)
    files = {record.file.path for record in collection.records if is_chosen(root / record.file.path, wanted)}
    cited = link_check.cited(collection, files)
    fetcher = Fetcher(
        agent(root),
        internal=arguments.cho_noi_bo,
        pause=arguments.nghi,
        connect=min(10.0, arguments.cho),
        read=arguments.cho,
    )
    answers, whole = _ask(root, cited, fetcher, 0 if arguments.lam_moi else arguments.nho)
    links = [Link(url, link_check.judge(url, answers[url]), cited[url]) for url in cited if url in answers]
    if arguments.tim_ban_luu and whole:
        links, whole = _with_copies(links, arguments, root)
    sys.stdout.write(escape_lines(link_report.FORMATS[arguments.format](links)))
    sys.stderr.write(link_check.summary(links) + "\n")
    if links and all(link.verdict.outcome is link_check.Outcome.UNREACHABLE for link in links):
        sys.stderr.write(
            "Không tới được máy chủ nào: có lẽ máy này đang mất mạng, hoặc mạng chỉ cho ra ngoài qua proxy.\n"
        )
    if not whole:
        sys.stderr.write(
            f"Đã dừng: có kết quả của {len(links)}/{len(cited)} địa chỉ; chạy lại sẽ hỏi tiếp chỗ còn lại.\n"
        )
    return FAULTS if not whole or link_check.is_failure(links, strict=arguments.nghiem) else OK


def agent(root: Path) -> str:
    """How the command names itself to servers: the project, and its site if that is configured."""
    values = yaml_file.read(root / "mkdocs.yml", "mkdocs.yml").values
    site = values.get("site_url") if isinstance(values, dict) else None
    where = f"; +{site}" if isinstance(site, str) and _ASCII.fullmatch(site) else ""
    return f"cach-lam-hay/1.0 (link check{where})"


def _ask(
    root: Path, cited: Mapping[str, tuple[Citation, ...]], fetcher: Fetcher, days: int
) -> tuple[dict[str, Answer], bool]:
    """The answers, remembered or new, and whether all are there: Ctrl-C keeps what was learnt until then."""
    day, memory = today(), link_cache.AnswerCache(root / CACHE_FILE)
    if memory.damaged:
        sys.stderr.write(f"{CACHE_FILE.as_posix()} hỏng nên bỏ đi; các địa chỉ được hỏi lại từ đầu.\n")
    known = {url: answer for url in cited if days and (answer := memory.fresh(url, day, days))}
    new = [url for url in cited if url not in known]
    if known:
        sys.stderr.write(f"{len(known)} địa chỉ mới hỏi mấy hôm trước, không hỏi lại (--lam-moi để hỏi lại).\n")
    try:
        step = progress.counter("Hỏi các địa chỉ", len(new))
        for number, (url, answer) in enumerate(link_cache.ask(new, fetcher), start=1):
            known[url] = answer
            memory.keep(url, answer, day)
            step()
            if number % _SAVED_EVERY == 0:
                _save(memory, day)
    except KeyboardInterrupt:
        fetcher.stop.set()
    finally:
        _save(memory, day)
    return known, len(known) == len(cited)


def _save(memory: link_cache.AnswerCache, day: date) -> None:
    """Keep what was learnt; a disk that will not is no reason to lose the report."""
    try:
        memory.save(day)
    except OSError as error:
        sys.stderr.write(
            f"Không ghi được {CACHE_FILE.as_posix()} ({disk.why(error)}); lần sau sẽ phải hỏi lại từ đầu.\n"
        )


def _with_copies(links: list[Link], arguments: argparse.Namespace, root: Path) -> tuple[list[Link], bool]:
    """The same links with the copies that the archive has of those in need; whether all were looked for."""
    fetcher = Fetcher(agent(root), internal=arguments.cho_noi_bo, pause=arguments.nghi, read=arguments.cho)
    wanting = [link for link in links if link.look]
    copies: dict[str, str] = {}
    try:
        step = progress.counter("Tìm bản lưu", len(wanting))
        for link in wanting:
            copies[link.url] = link_check.parse_archive_reply(
                fetcher.json(link_check.copy_question(link, arguments.dich_vu_luu))
            )
            step()
    except KeyboardInterrupt:
        pass
    return [replace(link, copy=copies.get(link.url, "")) for link in links], len(copies) == len(wanting)
