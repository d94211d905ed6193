"""Libraries of others in ``docs/assets/vendor`` are what they say they are, and stand in the bill of materials."""

from __future__ import annotations

import hashlib
import json

from scripts.publishing import vendored
from scripts.system.paths import ROOT

FOLDER = (ROOT / vendored.PARTS).parent
PARTS = json.loads((ROOT / vendored.PARTS).read_text(encoding="utf-8"))


def test_every_file_is_told_and_unchanged() -> None:
    """Each script there has a line with its hash, licence and source."""
    assert sorted(part["file"] for part in PARTS) == sorted(file.name for file in FOLDER.glob("*.js"))
    for part in PARTS:
        assert hashlib.sha256((FOLDER / part["file"]).read_bytes()).hexdigest() == part["sha256"]
        assert part["license"] in (FOLDER / part["licenseFile"]).read_text(encoding="utf-8")
        assert part["source"].startswith("https://")


def test_they_stand_in_the_bill_of_materials_once() -> None:
    bill = {"components": [{"bom-ref": "jinja2==3", "name": "jinja2"}]}
    told = vendored.with_parts(vendored.with_parts(bill, PARTS), PARTS)
    assert [one["name"] for one in told["components"]] == ["jinja2", "fflate"]
