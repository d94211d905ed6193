"""The words that a field may choose from, each with all its names: what somebody typed finds the one that is meant."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from scripts.content import labels
from scripts.content.labels import EXTENTS, SOURCE_KINDS
from scripts.content.language import LANGUAGES
from scripts.content.vocabulary import NATIONWIDE, Vocabulary
from scripts.text.vietnamese import fold, nfc, slug

SETTING, PROVINCE, TOPIC, DOCUMENT, KIND, LANGUAGE, EXTENT = (
    "loai_hinh",
    "tinh",
    "chu_de",
    "van_ban",
    "loai",
    "tieng",
    "pham_vi",
)
"""The lists, by the key of the field that chooses from them."""


@dataclass(frozen=True, slots=True)
class Option:
    """A word to choose: what is written, what it is called, what there is to say of it, what else it is called, what it is about."""

    value: str
    label: str
    remark: str = ""
    aliases: tuple[str, ...] = ()
    about: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """Everything it goes by."""
        return (self.value, self.label, *self.aliases)


FIXED: dict[str, tuple[Option, ...]] = {
    KIND: tuple(Option(kind, name) for kind, name in SOURCE_KINDS.items()),
    LANGUAGE: tuple(Option(code, name, "", (name.removeprefix("tiếng "),)) for code, name in LANGUAGES.items()),
    EXTENT: tuple(Option(extent, name) for extent, name in EXTENTS.items()),
}
"""Lists that are the same in every collection."""


def options(vocabulary: Vocabulary) -> dict[str, tuple[Option, ...]]:
    """What can be chosen, by the name of the list."""
    return {
        SETTING: tuple(
            Option(row.id, row.name, gist(row.description), (row.short_name, _initials(row.short_name)))
            for row in vocabulary.settings.values()
        ),
        PROVINCE: _provinces(vocabulary),
        TOPIC: tuple(
            Option(row.id, row.name, gist(row.description), about=row.description) for row in vocabulary.topics.values()
        ),
        DOCUMENT: tuple(
            Option(
                row.id,
                row.name,
                " – ".join(filter(None, (row.full_name, labels.document_note(vocabulary, row)))),
                (row.number or "", row.full_name, *row.aliases),
            )
            for row in vocabulary.documents.values()
        ),
        **FIXED,
    }


def _initials(name: str) -> str:
    """What editors write for a name of several words: NTM."""
    return "".join(word[0] for word in name.split()).upper()


def gist(description: str) -> str:
    """The beginning of a description, up to its first colon or stop."""
    return min(description.partition(":")[0], description.partition(". ")[0], key=len).rstrip(".")


def _provinces(vocabulary: Vocabulary) -> tuple[Option, ...]:
    """Every province of today and of before July 2025, each under the name that an entry may write."""
    nationwide = ("Trung ương", "Cả nước", "Cấp trung ương", "TW", "Việt Nam")
    by_name = {NATIONWIDE: Option(NATIONWIDE, NATIONWIDE, "cơ quan trung ương làm", nationwide)}
    for today in vocabulary.provinces.values():
        by_name[today.name] = Option(today.name, today.name, "", (today.full_name, *today.aliases))
    for today in vocabulary.provinces.values():
        for former in today.former:
            for name in (former.name, *former.earlier_names):
                also = (former.full_name, *former.aliases) if name == former.name else ()
                old = by_name.get(name)
                by_name[name] = (
                    Option(name, name, old.remark, (*old.aliases, *also))
                    if old
                    else Option(name, name, f"nay thuộc {today.full_name}", also)
                )
    return tuple(by_name.values())


def matches(choices: Iterable[Option], typed: str) -> list[Option]:
    """The options that a text may mean, in their order.

    Those with just this name, else with it among their other names, else as a part of one, else its words in any
    order, else what is about it. Where marks were typed, names that have them too leave the others behind.
    """
    bare = slug(typed)
    if not bare:
        return []
    known = list(choices)
    for fits in (_called, _whole, _phrase, _words, _about):
        fitting = [option for option in known if fits(option, bare)]
        marked = [option for option in fitting if nfc(typed).strip().lower() in " | ".join(option.names).lower()]
        if fitting:
            return marked if marked and fold(typed) != nfc(typed).lower() else fitting
    return []


def _called(option: Option, bare: str) -> bool:
    return bare in (slug(option.value), slug(option.label))


def _whole(option: Option, bare: str) -> bool:
    return any(slug(name) == bare for name in option.names)


def _phrase(option: Option, bare: str) -> bool:
    return any(f"-{bare}" in f"-{slug(name)}" for name in option.names)


def _words(option: Option, bare: str) -> bool:
    """Each word typed begins a word of the option, in any order."""
    known = [word for name in option.names for word in slug(name).split("-")]
    return all(any(word.startswith(part) for word in known) for part in bare.split("-"))


def _about(option: Option, bare: str) -> bool:
    return f"-{bare}-" in f"-{slug(option.about)}-"
