"""A stage stands at the deed that shows it (``- dan-ban: …``), no longer in a list ``khau`` of its own."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from scripts.content.collection import Catalog
from scripts.content.problem import Level, Problem

RULE = "khau-cu"


def check(catalog: Catalog, _today: date) -> Iterator[Problem]:
    """Warn of every entry in the former form: its stages count nowhere until each stands at its deed."""
    for record in catalog.records:
        if record.value("khau") is not None:
            yield record.source.problem(
                ("khau",),
                RULE,
                "khâu ghi theo mẫu cũ nên chưa được tính; hãy mở lại nguồn, đưa từng khâu về đầu dòng kể việc cho thấy nó"
                " (“- dan-ban: …”) rồi xóa khóa này",
                Level.WARNING,
                key=True,
            )
