"""Web addresses: whether a text is one, letters in it that may pass for others, and what in it only follows readers about."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import parse_qsl, urlsplit, urlunsplit

from scripts.text.reading import Reading, bare

_FORBIDDEN = re.compile(r"[\s<>\"\\^`{|}]")
_TRACKING = re.compile(
    r"(?:utm_\w*|hsa_\w*|oly_\w*|mc_[ce]id|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|gad_source|msclkid|yclid|twclid|ttclid"
    r"|igshid|igsh|zarsrc|gidzl|vgclid|srsltid|__tn__|__cft__(?:\[\d\]|%5B\d%5D)?|li_fat_id|mibextid|_ga|_gl|_hsenc|_hsmi|fb_action_ids|fb_action_types|fb_source)",
    re.IGNORECASE,
)
"""Names of parameters by which those who lead to a page follow its readers; the page is the same without them."""
_HOST = re.compile(r"(?:[^\W_]|[-_.])+|[0-9a-f:.]+")  # a name, or the numbers of IPv6


def is_web_address(text: str) -> bool:
    """Tell whether a text is an http(s) address with a host and nothing that needs escaping."""
    try:
        parts = urlsplit(text)
        return (
            parts.scheme in ("http", "https")
            and bool(_HOST.fullmatch(parts.hostname or ""))
            and "@" not in parts.netloc
            and (parts.port is None or parts.port > 0)
            and not _FORBIDDEN.search(text)
        )
    except ValueError:
        return False


def lookalike(text: str) -> str | None:
    """The first letter or digit of a host that is of another script: it may pass for a letter of a name people know."""
    return next(
        (c for c in urlsplit(text).hostname or "" if c.isalnum() and not c.isascii() and not _is_latin(c)), None
    )


def _is_latin(char: str) -> bool:
    return unicodedata.name(char, "").startswith("LATIN ")


def without_tracking(address: str) -> str:
    """The same address without parameters that only follow its readers; what is left stays as it was written."""
    before, sign, fragment = address.partition("#")
    told, directive, _ = fragment.partition(":~:")  # which words a search led to
    if directive:
        return without_tracking(f"{before}{sign if told else ''}{told}")
    page, mark, query = before.partition("?")
    pairs = query.split("&")
    kept = [pair for pair in pairs if not _TRACKING.fullmatch(pair.partition("=")[0])]
    if len(kept) == len(pairs):
        return address
    return f"{page}{mark if kept else ''}{'&'.join(kept)}{sign}{fragment}"


NO_ADDRESS = "không phải địa chỉ web; hãy chép cả địa chỉ từ trình duyệt, bắt đầu bằng https:// hoặc http://"
_BEGINS = re.compile(r"https?://", re.IGNORECASE)
_LIKE_HOST = re.compile(r"(?:[\w-]+\.)+(?:vn|com|net|org|info|edu|gov)(?:/\S*)?", re.IGNORECASE)
_SLIP = re.compile(r"h+t+p+s*[:;]*/{1,2}(\S+)", re.IGNORECASE)
_PASSING_ON = (
    (re.compile(r"(?:www\.)?google\.[a-z.]+"), "/url", ("q", "url")),
    (re.compile(r"lm?\.facebook\.com"), "/l.php", ("u",)),
    (re.compile(r"(?:www\.|m\.)?facebook\.com"), "/flx/warn/", ("u",)),
    (re.compile(r"translate\.google\.[a-z.]+"), "/translate", ("u",)),
)
"""Host and path of pages that only pass on (or translate), and the names of the parameter that says where to."""
_COPY = re.compile(r"https?://(?:www\.)?google\.[a-z.]+/amp/s/(.+)", re.IGNORECASE)
"""A search's own copy of a page, and where the page itself is."""
_INSIDE = re.compile(r"(?:^|(?<=[\s(\[]))https?://(?:[\w-]+\.)+[^\s<>\"()\[\]]+", re.IGNORECASE)
"""An address with other words beside it; what stands before it without a gap makes it another one (``blob:https://…``)."""
_SHARED = r"(?:com|net|org|edu|gov|info|biz|name|pro|health|ac|int)\.vn(?:[:/]|$)"
"""What many sites of this country end in: ``beta.com.vn`` is one of them, and no copy of another."""
_MOBILE = re.compile(rf"(?:m|mobile|amp)\.(?=[^.]+\.[^.])(?!{_SHARED})")
"""Names before that of a site, by which it calls its pages for phones."""
_WORKSHOP = re.compile(
    r"(?:test|beta|dev|staging|stg|uat)(?:v?\d+)?"
    rf"(?:\.(?=[^.]+\.[^.])(?!{_SHARED})|-(?=[^.]+\.[^.]+\.[^.])(?![^.]+\.{_SHARED}))"
)
"""Names before that of a site, by which those who build it call the copy on which they try things."""
_AMP_PATH = re.compile(r"/amp/?$|^/amp(?=/.)")
_AMP_SIGN = re.compile(r"(?:amp|outputType)(?:=(?:1|true|amp))?", re.IGNORECASE)
_KEEPS_MOBILE = frozenset({"facebook.com"})
"""Sites whose page without the name for phones is not the same one."""


def workshop(address: str) -> str:
    """The host of an address on which a site is only tried out (``test.``, ``beta.``); "" where it is the site's own."""
    try:
        host = (urlsplit(address).hostname or "").removeprefix("www.")
    except ValueError:
        return ""
    return host if _WORKSHOP.match(host) else ""


def page(address: str) -> str:
    """The address of the page itself, without what follows readers and not that of a copy for phones (``m.``, ``/amp``) or for trying things out."""
    own = without_tracking(address)
    try:
        parts = urlsplit(own)
    except ValueError:
        return own
    host, path = parts.netloc, parts.path
    if tried := _WORKSHOP.match(host.lower()):
        host = host[tried.end() :]
    mobile = _MOBILE.match(host.lower())
    if mobile and host[mobile.end() :].lower() not in _KEEPS_MOBILE:
        host = host[mobile.end() :]
    path = _AMP_PATH.sub("", path)
    kept = [pair for pair in parts.query.split("&") if not _AMP_SIGN.fullmatch(pair)]
    if (host, path) == (parts.netloc, parts.path) and (not parts.query or len(kept) == len(parts.query.split("&"))):
        return own
    return urlunsplit((parts.scheme, host, path, "&".join(kept), parts.fragment))


_OWN_PORT = re.compile(r":(?:443|80)$")
_CAME_FROM = re.compile(r"(?<=[?&])ref=(?:zalo|facebook|fb|google)(?:&|$)")


def same_page(address: str) -> str:
    """What addresses of one page have in common, to compare them by; not to be opened.

    http or https with its own port, www, a last slash, and the network that somebody came from do not count.
    """
    there = page(address.strip()).partition("#")[0].partition("://")[2]
    host, sign, rest = there.partition("/")
    host = _OWN_PORT.sub("", host.lower()).removeprefix("www.")
    return f"{host}{sign}{_CAME_FROM.sub('', rest).rstrip('?&')}".rstrip("/")


def _led_to(address: str) -> str:
    """The address that a page of a search or a network only passes readers on to; any other as it is."""
    copied = _COPY.fullmatch(address)
    if copied:
        return f"https://{copied[1]}"
    parts = urlsplit(address)
    for host, path, names in _PASSING_ON:
        if host.fullmatch(parts.hostname or "") and parts.path == path:
            there = next((value for name, value in parse_qsl(parts.query) if name in names), "")
            return there if is_web_address(there) else address
    return address


def _host_in_small_letters(address: str) -> str:
    scheme, _, rest = address.partition("://")
    host, sign, path = re.split(r"([/?#])", rest, maxsplit=1) if re.search(r"[/?#]", rest) else (rest, "", "")
    return f"{scheme.lower()}://{host.lower()}{sign}{path}"


def read(text: str) -> Reading:
    """An address as somebody pasted it, without what follows readers; the sentence says what else it is, where it is no address.

    That of a copy for phones stays: whether the page is there without it, only who opens it knows (see :func:`page`).
    """
    typed = bare(bare(text).rstrip(",;").strip("<>")).replace("&amp;", "&")
    if typed.startswith("(") and typed.endswith(")"):
        typed = typed[1:-1]
    typed = typed.rstrip(".")
    if len(_BEGINS.findall(typed)) > 1 and re.search(r"\s", typed):
        return Reading(
            fault="có hai địa chỉ ở một chỗ; hãy giữ một, địa chỉ kia ghi thành một nguồn nữa, có “ten”, “don_vi” của nó (hoặc ở “url_luu” nếu là bản lưu)"
        )
    if is_web_address(typed):
        return Reading(_host_in_small_letters(without_tracking(_led_to(typed))))
    if (slip := _SLIP.fullmatch(typed)) and is_web_address(f"https://{slip[1]}"):
        return Reading(fault=f"phần đầu gõ nhầm; có phải ý bạn là https://{slip[1]} ?")
    inside = _INSIDE.findall(typed)
    if len(inside) == 1 and is_web_address(there := inside[0].rstrip(".,;:")):
        return Reading(fault=f"quanh địa chỉ có chữ hay dấu cách; có phải ý bạn là {there} ?")
    if _LIKE_HOST.fullmatch(typed):
        return Reading(fault=f"thiếu phần đầu; có phải ý bạn là https://{typed} ?")
    return Reading(fault=NO_ADDRESS)
