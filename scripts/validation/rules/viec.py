"""A task names documents, entries, events and words that are there, each once."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping

from scripts.content.collection import TaskRecord
from scripts.content.ids import RESERVED
from scripts.content.problem import FieldPath, Severity
from scripts.content.task import Event, Requirement, Task
from scripts.content.urls import RESERVED_TASKS
from scripts.text.vietnamese import closest
from scripts.validation.rule import Finding, TaskContext, TaskRule

MAX_LENGTH = 60
PARTS_OF_PAGE = frozenset(
    {
        *("noi-dung", "dien", "ngay-cua-toi", "duong-ngay", "luat-doi-gi", "luat-khong-bat", "hay-sai", "lam-tot"),
        *("giay-to", "noi-khac", "viec-lien-quan", "luu-y", "chu-cu"),
    }
)
"""Anchors that the page of a task has beside its requirements."""
MOST_WITHOUT_PARTS = 12
"""So many steps a task may have without names for its parts."""
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_PART = re.compile(r"phan-\d+")
"""The anchors of parts, which their numbers make."""
_WORDS = "thêm một dòng vào practices/_danh-muc/viec.yaml"
_ADD_DOCUMENT = "thêm văn bản ấy vào practices/_danh-muc/van-ban.yaml"
_DECLARE = "khai sự kiện ấy ở “su_kien” của việc này"


def unknown(word: str, known: Collection[str], kind: str, advice: str) -> str:
    """The sentence for a word that is none of the known ones; ``advice`` where none is near."""
    near = closest(word, known)
    hint = f"có phải ý bạn là “{near}”?" if near else f"hãy {advice}"
    return f"{kind} “{word}” không có trong danh mục; {hint}"


def check(record: TaskRecord, context: TaskContext) -> Iterator[Finding]:
    """Judge the name of the file, and all that a well-shaped task names."""
    if not _ID.fullmatch(record.id) or len(record.id) > MAX_LENGTH or not record.file.path.endswith(".yaml"):
        yield Finding((), f"tên tệp chỉ gồm chữ thường không dấu, số, gạch nối, tối đa {MAX_LENGTH} ký tự, đuôi .yaml")
    elif record.id in RESERVED | RESERVED_TASKS:
        yield Finding((), f"tên “{record.id}” đã dành cho trang khác; hãy đặt tên tệp khác")
    task = record.task
    if task is None:
        return
    yield from _words(task, context)
    yield from _events(record, task, context)
    yield from _requirements(task, context)
    yield from _parts(task)
    yield from _shortages(task, context)
    yield from _pages(record, task, context)
    yield from _once(task)


def _named(  # noqa: PLR0913 - a sentence has as many parts
    path: FieldPath,
    ids: Iterable[str],
    known: Collection[str],
    kind: str,
    advice: str,
    *,
    own: bool = False,
    repeated: bool = False,
) -> Iterator[Finding]:
    """Ids of a list: each known, none twice unless ``repeated``; ``own`` are ids of the task itself."""
    seen: set[str] = set()
    for at, id_ in enumerate(ids):
        if id_ not in known:
            yield Finding((*path, at), unknown(id_, known, kind, advice), names=() if own else (id_,))
        elif id_ in seen and not repeated:
            yield Finding((*path, at), f"{kind} “{id_}” ghi hai lần; hãy bỏ một")
        seen.add(id_)


def _words(task: Task, context: TaskContext) -> Iterator[Finding]:
    words, vocabulary = context.vocabulary.task_words, context.vocabulary
    groups = {row.id for row in words.groups}
    if task.group not in groups:
        yield Finding(("nhom",), unknown(task.group, groups, "nhóm", _WORDS), names=(task.group,))
    doers = {row.id for row in words.doers}
    yield from _named(("cho_ai",), task.readers, doers, "người làm", _WORDS)
    pick = "chọn một mã trong practices/_danh-muc/{}.yaml"
    yield from _named(("khau",), task.stages, vocabulary.stages, "khâu", pick.format("khau"))
    yield from _named(("chu_de",), task.topics, vocabulary.topics, "chủ đề", pick.format("chu-de"))
    yield from _named(("loai_hinh",), task.settings, vocabulary.settings, "loại hình", pick.format("loai-hinh"))
    for at, row in enumerate(task.requirements):
        yield from _named(("buoc", at, "nguoi_lam"), row.doers, doers, "người làm", _WORDS)
        yield from _named(("buoc", at, "khi"), row.cases, words.cases, "trường hợp", _WORDS)
    for at, paper in enumerate(task.papers):
        yield from _named(("giay_to", at, "khi"), paper.cases, words.cases, "trường hợp", _WORDS)


def _events(record: TaskRecord, task: Task, context: TaskContext) -> Iterator[Finding]:
    known = {row.id: row for row in context.vocabulary.task_words.events}
    own = {event.id: event for event in task.events}
    used = {id_ for row in task.requirements for id_ in row.events}
    used |= {target for event in task.events for target in event.by_case.values()}
    used |= context.collection.keys_in_papers(record.id)
    for at, event in enumerate(task.events):
        if event.id not in known:
            yield Finding(("su_kien", at, "ma"), unknown(event.id, known, "sự kiện", _WORDS), names=(event.id,))
        elif event.kind != "theo-truong-hop" and not known[event.id].asked:
            message = f"sự kiện “{event.id}” chưa có “hoi” trong danh mục nên không hỏi ngày được"
            yield Finding(("su_kien", at), message, names=(event.id,))
        if event.id not in used:
            yield Finding(
                ("su_kien", at),
                f"không dòng nào đếm từ “{event.id}”, không giấy nào ghi nó; hãy bỏ sự kiện này",
                Severity.WARNING,
            )
        yield from _choices(("su_kien", at, "chon"), event, own, context)
    for at, row in enumerate(task.requirements):
        for id_ in row.events:
            if id_ not in own:
                yield Finding(("buoc", at, next(iter(row.forms))), unknown(id_, own, "sự kiện", _DECLARE))


def _choices(here: FieldPath, event: Event, own: Mapping[str, Event], context: TaskContext) -> Iterator[Finding]:
    """The events that stand for another one, each in a case."""
    cases = context.vocabulary.task_words.cases
    for case, target in event.by_case.items():
        if case not in cases:
            yield Finding((*here, case), unknown(case, cases, "trường hợp", _WORDS), names=(case,))
        if target not in own or own[target].kind == "theo-truong-hop":
            yield Finding((*here, case), f"“{target}” phải là một sự kiện có ngày; hãy {_DECLARE}")


def _requirements(task: Task, context: TaskContext) -> Iterator[Finding]:
    documents, words = context.vocabulary.documents, context.vocabulary.task_words
    crowds = {row.id for row in words.crowds}
    for at, row in enumerate(task.requirements):
        here: FieldPath = ("buoc", at)
        if row.document not in documents:
            message = unknown(row.document, documents, "văn bản", _ADD_DOCUMENT)
            yield Finding((*here, "van_ban"), message, names=(row.document,))
        yield from _named((*here, "bi_sua"), row.touched_by, documents, "văn bản", _ADD_DOCUMENT)
        yield from _named((*here, "khong_bi_sua"), row.untouched_by, documents, "văn bản", _ADD_DOCUMENT)
        if row.crowd and row.crowd not in crowds:
            message = unknown(row.crowd, crowds, "số đông", _WORDS)
            yield Finding((*here, next(iter(row.forms))), message, names=(row.crowd,))
        yield from _edition(here, row, context)
    for at, freedom in enumerate(task.freedoms):
        for number, read in enumerate(freedom.read):
            if read.document not in documents:
                place = ("luat_khong_bat", at, "da_doc", number, "van_ban")
                message = unknown(read.document, documents, "văn bản", _ADD_DOCUMENT)
                yield Finding(place, message, names=(read.document,))


def _parts(task: Task) -> Iterator[Finding]:
    """A long task has parts, which begin with its first step and have a name each."""
    names = [row.part for row in task.requirements]
    if not any(names):
        if len(names) > MOST_WITHOUT_PARTS:
            message = f"việc dài hơn {MOST_WITHOUT_PARTS} bước mà chưa chia phần; hãy ghi “phan” ở bước đầu mỗi phần"
            yield Finding(("buoc",), message, Severity.WARNING)
        return
    if not names[0]:
        yield Finding(("buoc", 0), "đã chia phần thì bước đầu cũng phải có “phan”")
    for at, name in enumerate(names):
        if name and name in names[:at]:
            yield Finding(
                ("buoc", at, "phan"), f"phần “{name}” đã bắt đầu ở trên; hãy dời bước này lên, hoặc đặt tên khác"
            )


def _shortages(task: Task, context: TaskContext) -> Iterator[Finding]:
    """What is said of a number too small names a number that can be said, and ways that steps of this task allow."""
    words = context.vocabulary.task_words
    crowds = {row.id: row for row in words.crowds}
    steps = {row.id for row in task.requirements}
    pick = "chọn một mã ở “buoc”"
    for at, row in enumerate(task.requirements):
        if row.shortage is None:
            continue
        here: FieldPath = ("buoc", at, "thieu")
        crowd = crowds.get(row.shortage.given)
        if crowd is None:
            message = unknown(row.shortage.given, crowds, "số đông", _WORDS)
            yield Finding((*here, "dem"), message, names=(row.shortage.given,))
        elif not (crowd.unit and crowd.counted):
            yield Finding(
                (*here, "dem"), f"số đông “{crowd.id}” chưa có “don_vi”, “dem”; hãy ghi ở viec.yaml", names=(crowd.id,)
            )
        yield from _named((*here, "khi"), row.shortage.cases, words.cases, "trường hợp", _WORDS)
        ways = (way.row for way in row.shortage.ways)
        yield from _named((*here, "cach"), ways, steps, "bước", pick, own=True, repeated=True)
    for at, freedom in enumerate(task.freedoms):
        if freedom.beside and freedom.beside not in steps:
            yield Finding(("luat_khong_bat", at, "canh"), unknown(freedom.beside, steps, "bước", pick))


def _edition(here: FieldPath, row: Requirement, context: TaskContext) -> Iterator[Finding]:
    """The text that was read is of that document."""
    editions = {edition.id: edition for edition in context.vocabulary.task_words.editions}
    edition = editions.get(row.edition or "")
    if row.edition and edition is None:
        yield Finding((*here, "ban"), unknown(row.edition, editions, "bản đọc", _WORDS), names=(row.edition,))
    elif edition and row.document not in edition.documents:
        message = f"bản “{edition.id}” không có văn bản “{row.document}”; hãy xem lại"
        yield Finding((*here, "ban"), message, names=(edition.id, row.document))


def _pages(record: TaskRecord, task: Task, context: TaskContext) -> Iterator[Finding]:
    # a faulty entry is told where it is faulty: to say here that it is not there would have its id taken out
    entries = {*context.collection.by_id, *(row.id for row in context.collection.records if not row.practice)}
    pick = "chọn mã của một bài đang đăng"
    yield from _named(("bai",), task.entries, entries, "bài", pick)
    for at, mistake in enumerate(task.mistakes):
        yield from _named(("hay_sai", at, "bai"), mistake.entries, entries, "bài", pick)
    tasks = {row.id for row in context.collection.task_records} - {record.id}
    another = "chọn tên một tệp khác trong practices/_viec"
    yield from _named(("viec_lien_quan",), task.related, tasks, "việc", another)
    if task.companion:
        if task.companion.task not in tasks:
            message = unknown(task.companion.task, tasks, "việc", another)
            yield Finding(("di_cung", "viec"), message, names=(task.companion.task,))
        cases = context.vocabulary.task_words.cases
        for at, said in enumerate(task.companion.said):
            yield from _named(("di_cung", "noi", at, "khi"), said.cases, cases, "trường hợp", _WORDS)
    same = [row.id for row in context.collection.task_records if row.task and row.task.name == task.name]
    if len(same) > 1 and same[0] != record.id:
        yield Finding(("ten",), f"trùng tên với việc “{same[0]}”; hãy đặt tên khác")


def _once(task: Task) -> Iterator[Finding]:
    """Ids and questions of the task itself."""
    requirements = [row.id for row in task.requirements]
    for key, ids in (
        ("buoc", requirements),
        ("giay_to", [row.id for row in task.papers]),
        ("su_kien", [row.id for row in task.events]),
    ):
        for at, id_ in enumerate(ids):
            if not _ID.fullmatch(id_):
                yield Finding((key, at, "ma"), "mã chỉ gồm chữ thường không dấu, số và gạch nối")
            elif key == "buoc" and (id_ in PARTS_OF_PAGE or _PART.fullmatch(id_)):
                yield Finding((key, at, "ma"), f"mã “{id_}” là tên một phần của trang; hãy đặt mã khác")
            elif id_ in ids[:at]:
                yield Finding((key, at, "ma"), f"mã “{id_}” đã có trong “{key}”; hãy đặt mã khác")
    for at, paper in enumerate(task.papers):
        path = ("giay_to", at, "yeu_cau")
        yield from _named(path, paper.carries, requirements, "yêu cầu", "chọn một mã ở “buoc”", own=True)
        if (paper.layout == "mau-chinh-thuc") != bool(paper.form):
            yield Finding(("giay_to", at), "“mau” đi với “the_thuc: mau-chinh-thuc”, và chỉ với thể thức ấy")
    seen: set[str] = set()
    for at, text in enumerate(task.questions):
        bare = " ".join(text.lower().rstrip("?!.… ").split())
        if bare in seen:
            yield Finding(("hoi", at), "câu này hỏi hai lần; hãy bỏ một")
        seen.add(bare)


RULE = TaskRule("viec", check)
