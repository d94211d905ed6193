"""The documents of the index: entries, topics, places, stages, legal documents, settings and guides, in weighted fields."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from scripts.content import dating, derived, document_state, labels, task_labels, urls, yaml_parser
from scripts.content.collection import Collection, Entry, ShownTask
from scripts.content.document_state import Status
from scripts.content.model import Place
from scripts.content.vocabulary import Vocabulary
from scripts.search import document_names, sections
from scripts.search.sections import Sections
from scripts.text import dates
from scripts.text.vietnamese import CITATION, normalize_whitespace, sentences

TITLE, PLACE, SUMMARY = 2.0, 2.0, 1.5
TOPIC = TODAY = BODY = 1.0
ASKED, BEARS = 0.8, 0.3
"""What an occurrence of a word counts in a field, by ``tests/relevance/tune.py``; ``BEARS``: names of documents and sources."""
ASKED_LENGTH = 3.3
"""How often a word of a question counts in the length of its page: each question is a further chance to be found, and a
page that has none may not fall far behind one that has twenty-five."""
WRITERS = ("huong-dan/gui-bai/", "huong-dan/quy-tac.md")
"""Hand-written pages for who tells an entry or keeps the collection, not for who reads."""
WRITERS_PRIOR = 0.9
"""What a score counts of theirs: they answer those who ask about sending and writing, and stay behind for all others."""
ENTRY, TOPIC_PAGE, PROVINCE, DOCUMENT, GUIDE, STAGE, SETTING, TASK = range(8)
KINDS = ("Bài", "Chủ đề", "Tỉnh, thành phố", "Văn bản", "Hướng dẫn", "Khâu", "Nơi làm giống mình", "Việc phải làm")
"""Names of the kinds, in the order of their numbers."""


_SECTION = re.compile(r"^## +(.+)$", re.MULTILINE)
_BEGINNING = 45
"""Words of a section that stand for its summary, as long as they are whole sentences."""
_BETWEEN = re.compile(r",| và ")
_SEVERAL = re.compile(r"(?:các|hai|ba|bốn|năm) (?=xã |phường |thị trấn )", re.IGNORECASE)
"""What stands between communes of one field, and before the kind that they share."""
_MARKUP = re.compile(r"```.*?```|<[^>]*>|\{[^}]*\}|^\s*[-*] |-{3,}|[#|_]", re.DOTALL | re.MULTILINE)
_MARKS = re.compile(r"\]\([^)]*\)|[*`\[\]]")
"""What parts words, and what stands close to them: a comma behind a link is one behind a word."""


@dataclass(frozen=True, slots=True)
class Guide:
    """A part of a hand-written page as plain text: its beginning, or one of its sections (``page`` is then its title)."""

    address: str
    title: str
    description: str
    text: str
    page: str = ""
    questions: tuple[str, ...] = ()
    for_writers: bool = False


@dataclass(frozen=True, slots=True)
class Facets:
    """What a list of results can be narrowed by, as ids; ``year`` is 0 and the rest empty where nothing is known.

    ``ended`` is the day, month or year in which the deed ended; ``told`` says that obstacles (``vuong-mac``) or what
    remained open (``chua-xong``) are told. ``communes`` are names: of then and of today. ``newest`` is the place of an entry in the order of all lists, counted from
    the end: the newest has the greatest.
    """

    setting: str = ""
    stages: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    province: str = ""
    communes: tuple[str, ...] = ()
    region: str = ""
    year: int = 0
    ended: str = ""
    told: tuple[str, ...] = ()
    source_kinds: tuple[str, ...] = ()
    newest: int = 0
    firmness: int = 0


@dataclass(frozen=True, slots=True)
class SearchDocument:
    """One page that can be found: what is shown of it, the weighted fields that are searched, what narrows it.

    ``body`` holds the text in its parts: a snippet is taken from it when neither title nor summary has the words.
    """

    kind: int
    id: str
    address: str
    title: str
    summary: str
    place: str = ""
    fields: tuple[tuple[float, str], ...] = ()
    body: Sections = ()
    facets: Facets = field(default_factory=Facets)
    firmness: str = ""
    """Of an entry: how firm it is, and what that rests on."""
    phases: tuple[tuple[str, Status, str], ...] = ()
    """Of a legal document: since when ("" for ever), what it is then, and the sentence that says so."""
    own_names: tuple[str, ...] = ()
    """Of a legal document: bare names that no other one has."""
    prior: float = 1.0
    """What its score is multiplied by, whatever is asked."""

    @property
    def length(self) -> float:
        """Words in the fields, those of its questions :data:`ASKED_LENGTH` times."""
        questions = (text for part, texts in self.body if part == sections.QUESTIONS for text in texts)
        more = (ASKED_LENGTH - 1) * sum(len(text.split()) for text in questions)
        # full stops part texts of one field
        return more + sum(word != "." for _, text in self.fields for word in text.split())


def guides(file: str, markdown: str) -> list[Guide]:
    """A hand-written page from its file in the docs folder: its beginning, then each section that has no name of its own.

    ``hoi`` in its front matter holds the questions that it answers, by the heading of the section ("" for its
    beginning). Sections with a name of their own (``{#name}``) are led to by others and stay with the page.
    """
    head, _, body = markdown.removeprefix("---\n").partition("\n---\n")
    values = yaml_parser.parse(file, head, places=False).values
    front_matter = values if isinstance(values, dict) else {}
    asked = front_matter.get("hoi")
    title, description = (str(front_matter.get(key, "")).strip() for key in ("title", "description"))
    first, *rest = _SECTION.split(body)
    parts: list[tuple[str, str]] = [("", first)]
    for heading, text in zip(rest[::2], rest[1::2], strict=True):
        if "{#" in heading:
            parts[0] = ("", f"{parts[0][1]} {heading} {text}")
        else:
            parts.append((heading.strip(), text))
    address, found, writers = urls.of_markdown(file), [], file.startswith(WRITERS)
    for heading, part in parts:
        text = normalize_whitespace(_MARKS.sub("", _MARKUP.sub(" ", part)))
        some = asked.get(heading, ()) if isinstance(asked, dict) else ()
        questions = tuple(map(str, some)) if isinstance(some, tuple) else ()
        if heading:
            told = _beginning(text)
            found.append(Guide(f"{address}#{anchor(heading)}", heading, told, text, title, questions, writers))
        else:
            found.append(Guide(address, title, description, text, "", questions, writers))
    return found


def anchor(heading: str) -> str:
    """The name that Markdown gives a heading in the page (its own ``slugify``: what is not ASCII is left out)."""
    plain = unicodedata.normalize("NFKD", heading).encode("ascii", "ignore").decode()
    return re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", plain).strip().lower())


def _beginning(text: str) -> str:
    """The first sentences of a text, some forty words of them."""
    told: list[str] = []
    for sentence in sentences(text):
        if told and len(" ".join([*told, sentence]).split()) > _BEGINNING:
            break
        told.append(sentence)
    return " ".join(told)


def search_documents(collection: Collection, guides: Sequence[Guide] = ()) -> Iterator[SearchDocument]:
    """Everything that can be found, in a fixed order in which alike entries stand together; one by one.

    Neighbours in this order share their files of results, so that one query needs few of them.
    """
    for entry in sorted(collection.entries, key=lambda entry: _order(collection, entry)):
        yield _entry(collection, entry)
    yield from _pages(collection.vocabulary)
    yield from (_task(collection.vocabulary, shown) for shown in collection.tasks)
    yield from map(_guide, guides)


def _order(collection: Collection, entry: Entry) -> tuple[str, str, str, str]:
    return entry.setting, entry.practice.topics[0], collection.province_of(entry), entry.id


def _entry(collection: Collection, entry: Entry) -> SearchDocument:
    practice, vocabulary = entry.practice, collection.vocabulary
    body, firm = sections.of_practice(vocabulary, practice), derived.firmness(practice)
    searched = [
        text
        for part, some in body
        if part not in {sections.PERIOD, sections.FIRMNESS, sections.REVIEW, sections.SOURCES, sections.QUESTIONS}
        for text in some
    ]
    where, ended = practice.place, dating.of_practice(practice).day
    province = vocabulary.province(where.province)
    local = " . ".join(filter(None, (where.unit, where.commune, where.district, where.province)))
    return SearchDocument(
        kind=ENTRY,
        id=entry.id,
        address=urls.entry(entry.setting, entry.id),
        title=practice.title,
        summary=practice.summary,
        place=labels.place(vocabulary, where),
        fields=(
            (TITLE, practice.title),
            *((TOPIC, vocabulary.topics[topic].name) for topic in practice.topics if topic in vocabulary.topics),
            (PLACE, local),
            *((TODAY, name) for name in _today(vocabulary, where.province, where.commune_today)),
            *([(BODY, province.region)] if province else []),
            (SUMMARY, practice.summary),
            (BODY, CITATION.sub("", " . ".join(searched))),
            *((BODY, vocabulary.stages[stage].name) for stage in practice.stages if stage in vocabulary.stages),
            *_asked(practice.questions),
            *((BEARS, _document_names(vocabulary, reference.id)) for reference in practice.documents),
            *((BEARS, normalize_whitespace(source.title)) for source in practice.sources if source.title),
        ),
        body=body,
        firmness=firm.words,
        facets=Facets(
            setting=entry.setting,
            stages=practice.stages,
            topics=practice.topics,
            province=collection.province_of(entry),
            communes=tuple(_communes(vocabulary, where)),
            region=province.region if province else "",
            year=dates.last_day(ended).year if ended else 0,
            ended=ended,
            told=tuple(
                id_ for id_, texts in (("vuong-mac", practice.obstacles), ("chua-xong", practice.unsolved)) if texts
            ),
            source_kinds=tuple(sorted({source.kind for source in practice.sources if source.kind})),
            newest=len(collection.entries) - collection.positions[entry.id],
            firmness=firm.grade,
        ),
    )


def _today(vocabulary: Vocabulary, name: str, commune: str | None) -> list[str]:
    """Other names for where an entry plays: today's province and commune, and what people call them."""
    names = [commune] if commune else []
    province = vocabulary.province(name)
    if province:
        names += [province.name] if province.name != name else []
        for former in province.former:
            if former.name == name or name in former.earlier_names:
                names += [former.name, *former.earlier_names, *former.aliases]
        if name == province.name or any(former.id == province.id and former.name == name for former in province.former):
            names += province.aliases
    return [other for other in dict.fromkeys(names) if other != name]


def _communes(vocabulary: Vocabulary, where: Place) -> Iterator[str]:
    """Each commune of a place in full, ``xã Yên Lập, huyện Chiêm Hóa (cũ), Tuyên Quang``: as the source has it, then today's."""
    then = where.model_copy(update={"unit": None})
    now = then.model_copy(
        update={"district": None, "province": labels.province_today(vocabulary, where) or where.province}
    )
    for names, place in ((where.commune, then), (where.commune_today, now)):
        for name in _BETWEEN.split(names or ""):
            bare = _SEVERAL.sub("", name.strip())
            if bare:
                yield labels.place(vocabulary, place.model_copy(update={"commune": bare}), today=False)


def _document_names(vocabulary: Vocabulary, id_: str) -> str:
    document = vocabulary.documents.get(id_)
    return " . ".join([document.name, document.number or "", *document.aliases]) if document else ""


def _pages(vocabulary: Vocabulary) -> Iterable[SearchDocument]:
    for topic in vocabulary.topics.values():
        yield _page(TOPIC_PAGE, topic.id, urls.topic(topic.id), topic.name, topic.description)
    for province in vocabulary.provinces.values():
        others = [former.name for former in province.former if former.name != province.name]
        more = f"Gồm cả {' và '.join(others)} trước ngày 1/7/2025." if others else ""
        summary = f"{province.full_name}. {more}".strip()
        here = urls.province(province.id)
        yield _page(PROVINCE, province.id, here, province.name, summary, *province.aliases, province.region)
        for former in province.former:
            if former.id != province.id:
                text = f"{former.full_name} cũ, nay thuộc {province.full_name}."
                names = (*former.earlier_names, *former.aliases)
                yield _page(PROVINCE, former.id, urls.province(former.id), former.name, text, *names)
    own = document_names.own_names(vocabulary.documents)
    for document in vocabulary.documents.values():
        names = (document.name, document.number or "", *document.aliases, (document.issued or "")[:4])
        here = urls.document(document.id)
        page = _page(DOCUMENT, document.id, here, document.full_name, document.gives, *names)
        phases = tuple(
            (phase.since, phase.status, document_state.as_text(phase.sentence, document.unverified))
            for phase in document_state.phases(vocabulary.documents, document)
        )
        fields = (*page.fields, *_asked(document.questions))
        body = ((sections.QUESTIONS, document.questions),) if document.questions else ()
        yield replace(page, fields=fields, body=body, phases=phases, own_names=tuple(own[document.id]))
    for stage in vocabulary.stages.values():
        yield _page(STAGE, stage.id, urls.stage(stage.id), stage.name, stage.description)
    for setting in vocabulary.settings.values():
        yield _page(SETTING, setting.id, urls.setting(setting.id), setting.name, setting.description)


def _page(kind: int, id_: str, address: str, title: str, summary: str, *names: str) -> SearchDocument:
    fields = ((TITLE, title), *((TITLE, name) for name in names if name), (SUMMARY, summary))
    return SearchDocument(kind, id_, address, title, normalize_whitespace(summary), fields=fields)


def _task(vocabulary: Vocabulary, shown: ShownTask) -> SearchDocument:
    """A task: what the law asks, each requirement with its number in words, so that a snippet answers.

    Mistakes and signs of a thing well done stay out: they are what entries tell, and those come first for it.
    """
    task, words = shown.task, vocabulary.task_words
    told = [f"{row.text} {_sentence(task_labels.rule(words, row))}".strip() for row in task.requirements]
    told += [row.text for row in task.freedoms]
    group = next((group.name for group in words.groups if group.id == task.group), "")
    named = dict.fromkeys(row.document for row in task.requirements)
    return SearchDocument(
        TASK,
        shown.id,
        urls.task(shown.id),
        task.name,
        task.summary,
        fields=(
            (TITLE, task.name),
            (TOPIC, group),
            (SUMMARY, task.summary),
            (BODY, " . ".join([*told, task.when])),
            *_asked(task.questions),
            *((BEARS, _document_names(vocabulary, id_)) for id_ in named),
        ),
        body=((sections.TEXT, tuple(map(normalize_whitespace, told))), (sections.QUESTIONS, task.questions)),
    )


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}." if text else ""


def _asked(questions: Sequence[str]) -> tuple[tuple[float, str], ...]:
    return ((ASKED, " . ".join(questions)),) if questions else ()


def _guide(guide: Guide) -> SearchDocument:
    # what is shown of a section is its beginning, which is in its text already
    around = (TOPIC, guide.page) if guide.page else (SUMMARY, guide.description)
    return SearchDocument(
        GUIDE,
        guide.address.strip("/"),
        guide.address,
        f"{guide.title} – {guide.page}" if guide.page else guide.title,
        guide.description,
        fields=((TITLE, guide.title), around, (BODY, guide.text), *_asked(guide.questions)),
        body=(
            (sections.TEXT, tuple(sentences(guide.text))),
            *([(sections.QUESTIONS, guide.questions)] if guide.questions else []),
        ),
        prior=WRITERS_PRIOR if guide.for_writers else 1.0,
    )
