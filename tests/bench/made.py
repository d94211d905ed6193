"""Made entries for measuring: thousands of files from the words of the real ones, the same for the same seed.

Sentences are walks over neighbouring words of the real entries, with a jump to any word now and then, so that common
words are as common as in life and new pairs of words keep turning up. Nothing in them is true; they are never committed.
"""

from __future__ import annotations

import itertools
import random
import shutil
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from scripts.content import document_state, loader
from scripts.content.collection import VOCABULARY_FOLDER, Collection
from scripts.system.paths import PRACTICES, ROOT
from scripts.text.vietnamese import CITATION, slug

SEED = 20261125
JUMP = 0.08
OPTIONAL = {"obstacles": "kho_khan", "unsolved": "chua_xong", "remarks": "luu_y"}
"""Lists that a made entry has as often as a real one."""


class Maker:
    """Writes entries of about 350 words in the manner of a collection."""

    def __init__(self, real: Collection, seed: int = SEED) -> None:
        self.random = random.Random(seed)  # noqa: S311 - not for secrets
        self.words = real.vocabulary
        self.settings = sorted({entry.setting for entry in real.entries})
        self.next: dict[str, list[str]] = defaultdict(list)
        self.all: list[str] = []
        self.places = sorted(
            {
                (p.province, p.district or "", p.commune or "", p.unit or "")
                for p in (e.practice.place for e in real.entries)
            }
        )
        practices = [entry.practice for entry in real.entries]
        self.marks = [line.mark for practice in practices for line in (*practice.steps, *practice.results)]
        """As often each as in the real entries, "" for lines without any."""
        self.told = {key: [bool(getattr(practice, key)) for practice in practices] for key in OPTIONAL}
        for practice in practices:
            for text in (
                practice.title,
                practice.summary,
                *(line.text for line in (*practice.steps, *practice.results)),
                practice.context or "",
            ):
                row = [word.strip(".,;:“”\"'()?!") for word in CITATION.sub("", text).split()]
                row = [word for word in row if word and "#" not in word]
                self.all += row
                for first, second in itertools.pairwise(row):
                    self.next[first].append(second)

    def sentence(self, low: int, high: int, *, figures: bool = True) -> str:
        word = self.random.choice(self.all)
        row = [word]
        for _ in range(self.random.randint(low, high) - 1):
            follow = self.next.get(word)
            word = self.random.choice(follow if follow and self.random.random() > JUMP else self.all)
            row.append(word)
        text = " ".join(word for word in row if figures or not any(sign.isdigit() for sign in word))
        return text[0].upper() + text[1:]

    def entries(self, count: int) -> Iterator[tuple[str, str]]:
        """(path below practices/, YAML) of each entry."""
        topics = sorted(self.words.topics)
        documents = sorted(
            id_
            for id_, row in self.words.documents.items()
            if not document_state.state_on(self.words.documents, row, row.reviewed).status.over
        )
        provinces = sorted(self.words.by_province_name)
        for number in range(count):
            pick = self.random
            # a figure of the title or the summary would have to stand in the text too
            title = f"{self.sentence(9, 14, figures=False)[:92].strip()} {number}"
            setting = pick.choice(self.settings)
            _, district, commune, unit = pick.choice(self.places)
            place = {"tinh": pick.choice(provinces), "huyen": district, "xa": commune, "don_vi": unit}
            lines = [
                f"tieu_de: {_quoted(title)}",
                f"tom_tat: {_quoted(self.sentence(35, 48, figures=False) + '.')}",
                "dia_ban:",
            ]
            lines += [f"  {key}: {_quoted(value)}" for key, value in place.items() if value]
            year = pick.randint(2005, 2025)
            lines += [
                "thoi_gian:",
                f"  tu: {year}",
                f"boi_canh: {_quoted(self.sentence(20, 35) + '.')}",
            ]
            for key, low, high in (("cach_lam", 4, 6), ("ket_qua", 3, 4)):
                lines.append(f"{key}:")
                marks = [pick.choice(self.marks) for _ in range(pick.randint(low, high))]
                lines += [f"  - {mark + ': ' if mark else ''}{_quoted(self.sentence(20, 36) + '.')}" for mark in marks]
            lines.append(f"  - Bài số {number}.")
            for key, alias in OPTIONAL.items():
                if pick.choice(self.told[key]):
                    lines += [f"{alias}:", f"  - {_quoted(self.sentence(20, 36) + '.')}"]
            lines.append(f"chu_de: [{', '.join(pick.sample(topics, pick.randint(1, 4)))}]")
            lines.append(f"van_ban: [{', '.join(pick.sample(documents, pick.randint(0, 3)))}]")
            lines += ["hoi:", *(f"  - {_quoted(self.sentence(6, 12))}" for _ in range(pick.randint(5, 8)))]
            day = f"{pick.randint(year, 2025)}-{pick.randint(1, 12):02}-{pick.randint(1, 28):02}"
            lines += [
                "nguon:",
                f"  - don_vi: {_quoted('Báo ' + self.sentence(1, 2))}",
                f"    ten: {_quoted(self.sentence(8, 14))}",
            ]
            lines += [f"    url: https://example.vn/bai-{number}", f"    ngay: {day}", "    loai: bao-chi"]
            yield f"{setting}/{slug(title)[:80].strip('-')}-{number}.yaml", "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "").replace('"', "") + '"'


def write(root: Path, count: int) -> None:
    """A checkout's ``practices`` folder below ``root`` with ``count`` made entries and the real controlled words."""
    real = loader.load(ROOT)
    folder = root / PRACTICES
    shutil.copytree(ROOT / PRACTICES / VOCABULARY_FOLDER, folder / VOCABULARY_FOLDER)
    # moved addresses lead to entries that are not among the made ones
    (folder / VOCABULARY_FOLDER / "chuyen-huong.yaml").write_text("[]\n", encoding="utf-8")
    for path, text in Maker(real).entries(count):
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="\n")
