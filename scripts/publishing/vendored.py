"""Libraries of others that stand in ``docs/assets/vendor``: their lines in the bill of materials."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

PARTS = Path("docs/assets/vendor/parts.json")
"""What stands there: file, name, version, licence, where it came from, SHA-256."""


def with_parts(bill: Mapping[str, Any], parts: list[dict[str, str]]) -> dict[str, Any]:
    """A bill of materials (CycloneDX) with the vendored libraries among its components."""
    components = [
        {
            "type": "library",
            "bom-ref": f"{part['name']}=={part['version']}",
            "name": part["name"],
            "version": part["version"],
            "purl": f"pkg:npm/{part['name']}@{part['version']}",
            "hashes": [{"alg": "SHA-256", "content": part["sha256"]}],
            "licenses": [{"license": {"id": part["license"]}}],
        }
        for part in parts
    ]
    known = [one for one in bill.get("components", []) if one.get("bom-ref") not in {c["bom-ref"] for c in components}]
    return {**bill, "components": [*known, *components]}


def main(file: Path) -> None:
    """Add them to a bill in a file."""
    parts = json.loads(PARTS.read_text(encoding="utf-8"))
    bill = with_parts(json.loads(file.read_text(encoding="utf-8")), parts)
    file.write_text(json.dumps(bill, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
