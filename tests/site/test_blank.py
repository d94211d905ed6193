"""The blank file of the guide: what is copied from it is an entry once every hint is replaced, and not before."""

from __future__ import annotations

import re

from scripts.content import loader, yaml_file
from scripts.content.collection import Collection
from scripts.content.model import Practice
from scripts.content.yaml_file import YamlFile
from scripts.system.paths import ROOT
from scripts.validation import rules
from tests.conftest import TODAY

GUIDE = ROOT / "docs/huong-dan/gui-bai/tren-web.md"


def test_the_blank_file_has_what_an_entry_needs_and_its_hints_are_told() -> None:
    section = GUIDE.read_text(encoding="utf-8").split("{#tep-trong}")[1]
    block = re.search(r"```yaml\n(.*?)```", section, re.DOTALL)
    assert block
    made = YamlFile("practices/ton-giao/bai-moi.yaml")
    yaml_file.parse(made, block[1].encode())
    record, problems = loader.record(made, "bai-moi", "ton-giao")
    assert problems == []
    assert record.practice
    assert record.practice.draft
    assert isinstance(made.values, dict)
    assert {field.alias for field in Practice.model_fields.values() if field.is_required()} <= set(made.values)
    words = loader.load_vocabulary(ROOT).vocabulary
    told = rules.check(Collection((record,), words), TODAY)
    assert {problem.rule for problem in told} == {"cau-mau", "cau-hoi"}
    hints = {problem.field.split("[")[0] for problem in told if problem.rule == "cau-mau"}
    assert hints >= {"tom_tat", "chu_tri", "boi_canh", "cach_lam", "ket_qua", "kho_khan", "hoi", "nguon"}
