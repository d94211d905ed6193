"""The only place that makes an address of the site.

An address is a path from the site's root, ``""`` for home, ending in a slash: ``ton-giao/ma-bai/``. Its file form is
the Markdown file that MkDocs turns into it: ``ton-giao/ma-bai.md``, ``ton-giao/index.md`` for the head of a folder.
"""

from __future__ import annotations

from typing import TypeAlias
from urllib.parse import quote

Address: TypeAlias = str

HOME: Address = ""
TOPICS: Address = "chu-de/"
PROVINCES: Address = "tinh-thanh/"
NATIONWIDE: Address = "tinh-thanh/toan-quoc/"
STAGES: Address = "khau/"
DOCUMENTS: Address = "van-ban/"
TASKS: Address = "viec/"
YEAR: Address = "viec/trong-nam/"
PLAN: Address = "viec/ke-hoach/"
RESERVED_TASKS = frozenset({"trong-nam", "ke-hoach"})
"""Names below :data:`TASKS` that no task can have."""
SEARCH: Address = "tim-kiem/"
GUIDES: Address = "huong-dan/"
CONTRIBUTE: Address = "huong-dan/gui-bai/"
ABOUT: Address = "gioi-thieu/"
FIRMNESS: Address = "muc-chung-thuc/"
COMPARE: Address = "so-sanh/"
BOOKLET: Address = "tap/"
NOTEBOOK: Address = "so-tay/"
REVIEWS: Address = "doi-chieu/"
FAULTS: Address = "loi-noi-dung/"
FORM: Address = "tai-ve/mau-nhap.xlsx"
FORM_CSV: Address = "tai-ve/mau-nhap.csv"
FORM_SHEET: Address = "tai-ve/phieu-mot-bai.xlsx"
FORM_WORD: Address = "tai-ve/phieu-mot-bai.docx"
HEADS = frozenset({TOPICS, PROVINCES, STAGES, DOCUMENTS, TASKS})
"""Fixed addresses that are heads of folders."""
FIXED = HEADS | {SEARCH, COMPARE, BOOKLET, NOTEBOOK, REVIEWS, FAULTS}
"""Generated pages, home apart, that do not depend on the collection."""


def setting(id_: str) -> Address:
    """Page of a setting."""
    return f"{id_}/"


def further(list_: Address, number: int) -> Address:
    """A further page of a list, from 2; page 1 is the list's own address."""
    return list_ if number == 1 else f"{list_}trang/{number}/"


def first(address: Address) -> Address | None:
    """The list that an address is a further page of, or the list of a stage in one setting; None where it is neither.

    Such a page is there only while the list is long.
    """
    head, _, last = address.rstrip("/").rpartition("/")
    list_, mark, number = address.rstrip("/").rpartition("/trang/")
    if mark and number.isdigit():
        return f"{list_}/"
    return f"{head}/" if head.startswith(STAGES) and last else None


def entry(setting_id: str, id_: str) -> Address:
    """Page of an entry."""
    return f"{setting_id}/{id_}/"


def topic(id_: str) -> Address:
    """Page of a topic."""
    return f"{TOPICS}{id_}/"


def province(id_: str) -> Address:
    """Page of a province of today, or of a former one."""
    return f"{PROVINCES}{id_}/"


def stage(id_: str) -> Address:
    """Page of a stage."""
    return f"{STAGES}{id_}/"


def stage_in_setting(id_: str, setting_id: str) -> Address:
    """List of what shows a stage in one setting."""
    return f"{STAGES}{id_}/{setting_id}/"


def document(id_: str) -> Address:
    """Page of a legal document."""
    return f"{DOCUMENTS}{id_}/"


def task(id_: str) -> Address:
    """Page of a task."""
    return f"{TASKS}{id_}/"


def paper(task_id: str, id_: str) -> Address:
    """Page of a paper of a task."""
    return f"{TASKS}{task_id}/{id_}/"


def paper_file(task_id: str, id_: str) -> str:
    """The empty Word document of a paper, as a path in the site."""
    return f"{TASKS}{task_id}/{task_id}-{id_}.docx"


def paper_templates(task_id: str) -> str:
    """The templates of the papers of a task for the browser, as a path in the site."""
    return f"{TASKS}{task_id}/giay-to.js"


def plan_script(task_id: str) -> str:
    """What the page of the plan needs of a task, as a path in the site."""
    return f"{TASKS}{task_id}/ke-hoach.js"


def relative(here: Address, there: Address) -> str:
    """Write an address as a link from one page to another, so that it holds below any folder and from a disk.

    It leads over the root, so that all pages of one depth write it alike, and what they share is made once. What stands
    before a colon would be a scheme, behind two slashes a host (RFC 3986, 4.2): behind a dot it is the name of a folder.
    """
    up = "../" * here.count("/")
    is_path = bool(up) or (":" not in there and there[:1] != "/")
    return up + there or "./" if is_path else f"./{there}"


def markdown_file(address: Address, *, head: bool = False) -> str:
    """File form of an address: ``head`` for a page that other pages stand below."""
    if address == HOME or head:
        return f"{address}index.md"
    return f"{address.rstrip('/')}.md"


def of_markdown(file: str) -> Address:
    """The address of a Markdown file: the way back from :func:`markdown_file`."""
    bare = file.removesuffix(".md")
    return HOME if bare == "index" else f"{bare.removesuffix('/index')}/"


def practice_file(setting_id: str, id_: str) -> str:
    """The YAML file of an entry, as a path in the repository."""
    return f"practices/{setting_id}/{id_}.yaml"


def task_file(id_: str) -> str:
    """The YAML file of a task, as a path in the repository."""
    return f"practices/_viec/{id_}.yaml"


def edit(forge: str, file: str) -> str:
    """Where a file is edited on the forge (GitHub or GitLab), "" where no forge is configured."""
    if not forge:
        return ""
    base = forge.rstrip("/")
    return f"{base}/-/edit/main/{file}" if "gitlab" in base else f"{base}/edit/main/{file}"


def issue(forge: str, subject: str, body: str) -> str:
    """A link to a new issue on the forge (GitHub or GitLab), already begun, "" where no forge is configured."""
    if not forge:
        return ""
    base = forge.rstrip("/")
    if "gitlab" in base:
        return f"{base}/-/issues/new?issue[title]={quote(subject)}&issue[description]={quote(body)}"
    return f"{base}/issues/new?title={quote(subject)}&body={quote(body)}"


def letter(mailbox: str, subject: str, body: str) -> str:
    """A link that opens a letter already begun, "" where there is no mailbox."""
    return f"mailto:{quote(mailbox, safe='@')}?subject={quote(subject)}&body={quote(body)}" if mailbox else ""
