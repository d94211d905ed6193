"""A QR code as a drawing inside a page."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

import zxingcpp
from markupsafe import Markup

from scripts.text.escaping import escape

_MASK = 2
"""One pattern over all codes. To try all eight costs several times as much, and this one comes nearest to the least penalty of
ISO/IEC 18004 over addresses of entries."""
_EDGE = 4
"""Light modules around the code, as the standard asks for: scanners miss codes with less."""
_CHUNK = 14
"""Modules looked up at a time: some thousands of ways to fill so many, met again and again."""
_RUNS = re.compile(b"\x00+|\xff+")


def drawing(address: str, label: str) -> Markup:
    """An SVG of the code of an absolute address, black on white as scanners want it, with a text for those who listen."""
    code = zxingcpp.create_barcode(address, zxingcpp.BarcodeFormat.QRCode, ec_level="M", data_mask=_MASK)
    image: Any = code.to_image(scale=1, add_quiet_zones=False)  # a buffer, though its types do not say so
    modules = memoryview(image).tobytes()
    side = round(len(modules) ** 0.5)
    rows = (modules[start : start + side] for start in range(0, len(modules), side))
    path = "".join(f"M0 {number}.5{_line(row)}" for number, row in enumerate(rows))
    around = side + 2 * _EDGE
    return Markup(  # noqa: S704 - the only text is escaped
        f'<svg viewBox="-{_EDGE} -{_EDGE} {around} {around}" width="106" height="106" class="ma-qr">'
        f'<title>{escape(label)}</title><path fill="#fff" d="M-{_EDGE}-{_EDGE}h{around}v{around}h-{around}z"/>'
        f'<path stroke="#000" d="{path}"/></svg>'
    )


def _line(row: bytes) -> str:
    return "".join([_strokes(row[start : start + _CHUNK]) for start in range(0, len(row), _CHUNK)])


@cache
def _strokes(modules: bytes) -> str:
    """A pen over a few modules: drawn through dark ones (0), lifted over light ones (255)."""
    return "".join(f"m{len(run)} 0" if run[0] else f"h{len(run)}" for run in _RUNS.findall(modules))
