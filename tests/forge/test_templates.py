"""What people fill in: proposals and issues say the same on both forges, in the words of the entries."""

from __future__ import annotations

from typing import Any

from scripts.content.loader import load
from scripts.content.model import Practice, keys_at
from scripts.system.paths import ROOT
from tests.forge import reading

FORMS = ROOT / ".github/ISSUE_TEMPLATE"
OF_THE_FORM = {"loai_hinh", "rieng_tu"}
"""Fields of the form that are no keys of an entry: its folder, and what the sender confirms."""
LEFT_OUT = {"luu_y", "khau", "van_ban", "lien_quan", "ra_soat", "nhap"}
"""Keys that are for those who keep the collection."""


def _fields(name: str) -> dict[str, dict[str, Any]]:
    return {field["id"]: field for field in reading.load(FORMS / f"{name}.yml")["body"] if "id" in field}


def test_a_practice_is_sent_in_the_keys_of_an_entry() -> None:
    """In their order, so that it can be turned into YAML; what an entry needs is asked for, and the place by its form."""
    fields = _fields("gui-cach-lam-hay")
    keys = [key for key in keys_at(Practice, ()) if key not in LEFT_OUT]
    assert [name for name in fields if name not in OF_THE_FORM] == keys
    needed = {field.alias for field in Practice.model_fields.values() if field.is_required()}
    asked = {name for name, field in fields.items() if field.get("validations", {}).get("required")}
    assert needed - asked == {"chu_de"}, "that is for the maintainer to judge"


def test_the_links_of_the_chain_are_those_of_the_collection() -> None:
    links = [row.name for row in load(ROOT).vocabulary.stages.values()]
    asked = " ".join(_fields("gui-cach-lam-hay")["cach_lam"]["attributes"]["description"].split())
    assert ", ".join(links).lower() in asked
    text = (ROOT / ".gitlab/issue_templates/gui-cach-lam-hay.md").read_text(encoding="utf-8")
    assert ", ".join(links).lower() in text.lower()


def test_every_form_warns_and_asks_about_private_matters() -> None:
    for name in ("bao-loi", "gui-cach-lam-hay"):
        form = reading.load(FORMS / f"{name}.yml")
        assert "Xin đừng ghi** tên người dân" in form["body"][0]["attributes"]["value"]
        assert all(option["required"] for option in form["body"][-1]["attributes"]["options"])
        text = (ROOT / f".gitlab/issue_templates/{name}.md").read_text(encoding="utf-8")
        assert "Xin đừng ghi tên người dân" in text
        labels = [
            field["attributes"]["label"] for field in form["body"] if "id" in field and field["type"] != "checkboxes"
        ]
        assert [label for label in labels if label.split(" làm ")[0] not in text and label != "Khâu"] == []


def test_a_page_may_begin_an_issue() -> None:
    """“Trang này sai?” hands over the page and its version, which GitHub drops where blank issues are off."""
    assert reading.load(FORMS / "config.yml")["blank_issues_enabled"] is True


def test_proposals_are_asked_the_same_on_both_forges() -> None:
    github = (ROOT / ".github/pull_request_template.md").read_text(encoding="utf-8")
    assert (ROOT / ".gitlab/merge_request_templates/Default.md").read_text(encoding="utf-8") == github


def test_the_sample_of_owners_is_not_taken_for_real() -> None:
    """A forge reads files of exactly that name; the folders it speaks of are there."""
    places = ("", ".github", ".gitlab", "docs")
    assert not [place for place in places if (ROOT / place / "CODEOWNERS").exists()]
    lines = (ROOT / ".github/CODEOWNERS.mau").read_text(encoding="utf-8").splitlines()
    paths = [line.split()[0] for line in lines if line and not line.startswith("#")]
    assert [path for path in paths if not list(ROOT.glob(path.strip("/")))] == []
