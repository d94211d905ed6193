"""A QR code as a drawing inside a page."""

from __future__ import annotations

import segno
from markupsafe import Markup


def drawing(address: str, label: str) -> Markup:
    """An SVG of the code of an absolute address, black on white as scanners want it, with a text for those who listen."""
    code = segno.make(address, error="m", micro=False)
    return Markup(  # noqa: S704 - made by the library, which escapes the title
        code.svg_inline(scale=3, border=2, light="#fff", title=label, svgclass="ma-qr", lineclass=None, omitsize=True)
    )
