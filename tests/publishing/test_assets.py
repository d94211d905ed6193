"""Modules put together as classic scripts, and named by their content."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from scripts.cli import programs
from scripts.publishing import assets
from scripts.system.paths import ROOT

SOURCES = {
    file.relative_to(ROOT / "docs").as_posix(): file.read_text(encoding="utf-8")
    for file in sorted((ROOT / "docs/assets").rglob("*"))
    if file.suffix in {".js", ".css"} and file.parent.name != "vendor"  # others' files stay as they are
}


def test_every_file_belongs_to_one_that_is_published() -> None:
    """None is forgotten, none stands in two."""
    parts = [assets.FOLDER + part for parts in assets.BUNDLES.values() for part in parts]
    assert sorted(parts) == sorted(SOURCES)
    assert set(assets.bundled(SOURCES)) == {assets.FOLDER + name for name in assets.BUNDLES}


def test_scripts_stand_in_the_rooms_of_the_program() -> None:
    """A folder of scripts and styles is named as the package that writes what they show."""
    packages = {file.parent.name for file in (ROOT / "scripts").glob("*/__init__.py")}
    assert {path.split("/")[1] for path in SOURCES if path.count("/") > 1} <= packages


def test_there_is_one_global() -> None:
    """Whatever a script declares stays inside, but for one name."""
    for path, text in assets.bundled(SOURCES).items():
        if path.endswith(".js"):
            assert text.startswith("(function (kho) {")
            assert text.endswith("})((window.kho = window.kho || {}));\n")
            assert text.count("window.kho") == 2, path


def test_a_page_of_tasks_loads_what_its_scripts_import() -> None:
    """In this order, the site's own script first: one that does not find what it imports does nothing."""
    template = (ROOT / "docs/templates/main.html").read_text(encoding="utf-8")
    blocks = dict(re.findall(r'page\.meta\.loai == "([\w-]+)" %}\n(.*?){% endif %}', template, re.DOTALL))
    for kind in ("viec", "viec-nam", "ke-hoach", "giay"):
        there: set[str] = set()
        # on the page of a task a button loads the script of papers later
        for name in ["pages/site.js", *re.findall(r"tep\('((?!vendor)[\w/-]+\.js)'\)", blocks[kind])]:
            for part in assets.BUNDLES[name]:
                text = SOURCES[assets.FOLDER + part]
                imported = {
                    f"{stem}.js"
                    for stem in re.findall(r'^(?:import|\}).* from "[^"]*?([\w-]+)\.js";$', text, re.MULTILINE)
                }
                assert imported <= there, (kind, part, imported - there)
                there.add(part.rpartition("/")[2])


def test_modules_use_each_other_by_the_global() -> None:
    """Imports, also over several lines, and exports; two modules of one file, one of another."""
    modules = {
        "a/two-words.js": 'import {\n  far,\n} from "../b/far.js";\nexport const one = () => far();\nexport async function two() {}\n',
        "a/last.js": 'import { one } from "./two-words.js";\nexport class Three {}\nkho.seen = one();\n',
    }
    setting = "const window = { kho: { far: { far: () => 5 } } };\n"
    check = "console.log(JSON.stringify([window.kho.seen, Object.keys(window.kho.twoWords), Object.keys(window.kho.last)]));"
    node = programs.find_node()
    assert node, "run: python -m scripts setup --tests"
    command: list[str | Path] = [node, "--input-type=commonjs", "--eval", setting + assets.linked(modules) + check]
    ran = subprocess.run(command, capture_output=True, encoding="utf-8", check=True)
    assert ran.stdout == '[5,["one","two"],["Three"]]\n'


@pytest.mark.parametrize(
    "line",
    [
        "export default 1;",
        "export { a };",
        "export let a = 1;",
        'export * from "./b.js";',
        'import * as b from "./b.js";',
        'import b from "./b.js";',
        'import "./b.js";',
    ],
)
def test_what_is_not_carried_over_is_refused(line: str) -> None:
    with pytest.raises(assets.LinkError, match=r"a\.js: (im|ex)port"):
        assets.linked({"a.js": f"const a = 1;\n{line}\n"})


@pytest.mark.parametrize("path", [path for path in SOURCES if path.endswith(".css")])
def test_a_line_of_styles_has_one_declaration(path: str) -> None:
    """And no more than 120 characters; what is published is made small without a look at texts: they have no such signs."""
    bare = re.sub(r"/\*.*?\*/", "", SOURCES[path], flags=re.DOTALL)
    assert [line for line in bare.splitlines() if re.search(r"[;{}].*\S", line) or len(line) > 120] == []
    assert [text for text in re.findall(r'"[^"\n]*"', bare) if re.search(r"[{};,:]|\s\s", text)] == []


def test_styles_are_made_small() -> None:
    styles = {"assets/pages/tokens.css": '/* a */\na > b,\nc::before {\n  content: "· ";\n  top: 0;\n}\n'}
    files, _ = assets.published(styles)
    assert list(files.values()) == ['a > b,c::before{content:"· ";top:0}']


def test_a_name_changes_with_the_content() -> None:
    """Comments are no content."""
    _, before = assets.published(SOURCES)
    _, same = assets.published(
        {**SOURCES, "assets/pages/entry.js": SOURCES["assets/pages/entry.js"] + "\n/* more */\n"}
    )
    _, other = assets.published(
        {**SOURCES, "assets/pages/dom.js": SOURCES["assets/pages/dom.js"] + "\nexport const a = 1;\n"}
    )
    assert before == same
    assert {path for path in before if before[path] != other[path]} == {"assets/pages/site.js"}
