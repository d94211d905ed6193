"""What hand-written pages are given: by the collection the state of each legal document that they name, by the owner the ways to reach him."""

from __future__ import annotations

import re
from collections.abc import Callable

from scripts.content import labels, urls
from scripts.content.collection import Collection
from scripts.pages.owner import Owner

_LINK = re.compile(
    r"""<a\ [^>]*href="[./]*/van-ban/(?P<id>[\w-]+)/[^"]*"[^>]*>.*?</a>  # to the address of a document
    | \[[^\]\n]*\]\([./]*/van-ban/(?P<page>[\w-]+)\.md[^)\s]*\)  # or to its page as Markdown""",
    re.DOTALL | re.VERBOSE,
)
_WAY = re.compile(r"<!-- chủ quản: (?P<way>[^>]*?) -->")


def with_states(markdown: str, collection: Collection, state: Callable[[str], str]) -> str:
    """A hand-written page that says of each document it links what is not simply in force.

    ``state`` gives the HTML for the id of a document.
    """
    documents = collection.vocabulary.documents

    def said(link: re.Match[str]) -> str:
        document = documents.get(link["id"] or link["page"])
        if document is None or not labels.document_note(collection.vocabulary, document):
            return link[0]
        return f"{link[0]} ({state(document.id)})"

    return _LINK.sub(said, markdown)


def with_ways(markdown: str, owner: Owner) -> str:
    """A hand-written page with the ways that there are to reach the owner, each where the page leaves a place for it.

    What the page says around such a place, a comment ``<!-- chủ quản: báo lỗi -->``, holds without any of them.
    """
    ways = {"báo lỗi": _report(owner), "gửi thư": _letter(owner), "gửi trên kho mã": _forge(owner)}
    return _WAY.sub(lambda place: ways[place["way"]], markdown)


def _report(owner: Owner) -> str:
    ways = []
    if owner.mailbox:
        ways.append("bấm **Trang này sai?** ở cuối bài để gửi thư, không cần tài khoản")
    elif owner.forge:
        ways.append("bấm **Trang này sai?** ở cuối bài (cần có tài khoản ở nơi giữ các tệp của trang)")
    if owner.forge:
        ways.append("bấm **Sửa bài này** nếu quen dùng Git")
    return "".join(f"; hoặc {way}" for way in ways)


def _letter(owner: Owner) -> str:
    link = urls.letter(owner.mailbox, "Gửi một cách làm", "")
    return f", hoặc gửi thư tới [{owner.mailbox}]({link})" if link else ""


def _forge(owner: Owner) -> str:
    if not owner.forge:
        return ""
    return (
        f" Có tài khoản trên [kho mã]({owner.forge}) thì không cần tệp: mở mục Issues, chọn mẫu **Gửi cách làm hay**, điền các ô"
        " rồi bấm gửi. Ở đó ai cũng đọc được, nên càng phải giữ kín chuyện riêng."
    )
