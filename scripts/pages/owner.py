"""The owner's data of ``mkdocs.yml``, and the links that depend on them."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from scripts.content import urls
from scripts.content.collection import Entry
from scripts.pages import qr


@dataclass(frozen=True, slots=True)
class Owner:
    """The owner's data; what depends on an empty one is left out."""

    site_url: str = ""
    forge: str = ""
    mailbox: str = ""
    publisher: str = ""

    def absolute(self, here: urls.Address) -> str:
        """The whole address of a page, "" where the site has none."""
        return f"{self.site_url.rstrip('/')}/{here}" if self.site_url else ""

    def edit(self, entry: Entry) -> str:
        """Where an entry is edited on the forge, "" without one."""
        return urls.edit(self.forge, urls.practice_file(entry.setting, entry.id))

    def report(self, entry: Entry, version: str) -> str:
        """A letter or an issue already begun about one entry: its address and the version that was read; "" without either."""
        return self._begun(entry, version, "Báo lỗi bài", "Chỗ sai và nội dung đúng:")

    def tell_more(self, entry: Entry, version: str) -> str:
        """The same for who knows what the sources do not tell: which deed, and where that is written."""
        asked = "Việc anh chị biết thêm (ai bàn, ai giữ sổ, ai kiểm tra, ai trả lời, còn vướng gì):\n\nBiết từ đâu (báo, trang của cơ quan, biên bản):"
        return self._begun(entry, version, "Kể thêm về bài", asked)

    def _begun(self, entry: Entry, version: str, subject: str, asked: str) -> str:
        here, subject = urls.entry(entry.setting, entry.id), f"{subject} {entry.id}"
        body = f"Trang: {self.absolute(here) or here}\nBản đã xem: {version}\n\n{asked}\n"
        return urls.letter(self.mailbox, subject, body) or urls.issue(self.forge, subject, body)

    def code(self, here: urls.Address) -> Markup:
        """The QR code of a page for paper, empty where the site has no address."""
        there = self.absolute(here)
        return qr.drawing(there, f"Mã QR dẫn tới {there}") if there else Markup()
