"""The owner's data of ``mkdocs.yml``, and the links that depend on them."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from scripts import addresses, qr
from scripts.catalog import Entry


@dataclass(frozen=True, slots=True)
class Owner:
    """What the owner tells; what depends on an empty one is left out."""

    site_url: str = ""
    forge: str = ""
    mailbox: str = ""
    publisher: str = ""

    def absolute(self, here: addresses.Address) -> str:
        """The whole address of a page, "" where the site has none."""
        return f"{self.site_url.rstrip('/')}/{here}" if self.site_url else ""

    def edit(self, entry: Entry) -> str:
        """Where an entry is edited on the forge, "" without one."""
        return addresses.edit(self.forge, addresses.practice_file(entry.setting, entry.id))

    def report(self, entry: Entry, version: str) -> str:
        """A letter or an issue already begun about one entry: its address and the version that was read; "" without either."""
        here = addresses.entry(entry.setting, entry.id)
        subject = f"Báo lỗi bài {entry.id}"
        body = f"Trang: {self.absolute(here) or here}\nPhiên bản: {version}\n\nChỗ sai và nội dung đúng:\n"
        return addresses.letter(self.mailbox, subject, body) or addresses.issue(self.forge, subject, body)

    def code(self, here: addresses.Address) -> Markup:
        """The QR code of a page for paper, empty where the site has no address."""
        there = self.absolute(here)
        return qr.drawing(there, f"Mã QR dẫn tới {there}") if there else Markup()
