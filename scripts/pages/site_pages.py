"""Which pages the site has over a collection, and what fills each.

Each page is front matter and one block of HTML inside Markdown. Text of an entry stands only in HTML content and
quoted attributes, escaped by Jinja: Markdown passes such a block on untouched, so nothing an entry says can be markup.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from scripts.content import derived, document_state, urls
from scripts.content.collection import Collection, Entry, ShownTask
from scripts.content.document_state import Status
from scripts.content.problem import Problem
from scripts.content.vocabulary import TaskGroup
from scripts.pages import contexts, guides, json_ld, plan_page, task_page
from scripts.pages.contexts import ListContext, ListPage
from scripts.pages.generated_page import GeneratedPage
from scripts.pages.owner import Owner
from scripts.pages.renderer import Renderer
from scripts.text.vietnamese import sort_key

NEWEST = 6
PORTION = 15
"""So many entries stand on one page of a list: on a phone at most twelve screens."""
SAMPLE = 4
"""So many entries of each setting stand on the page of a stage; the rest on pages of their own."""
MOST_TITLES = 150
"""So many titles stand in a part of the list of entries to compare."""
GROUPS = (
    ("Đang có hiệu lực", (Status.IN_FORCE, Status.AMENDED)),
    ("Chưa có hiệu lực", (Status.NOT_YET,)),
    ("Chưa rõ hiệu lực từ ngày nào", (Status.UNKNOWN,)),
    ("Không còn hiệu lực", (Status.REPLACED, Status.ENDED)),
)
"""The groups of the list of documents."""
COUNTING = "cach-dem-ngay"
"""The task that says how days are counted."""
EXAMPLES = (
    "họp dân góp tiền làm đường",
    "bầu trưởng thôn",
    "công khai thu chi",
    "đối thoại công nhân",
)  # queries to try


def pages(collection: Collection, owner: Owner, faults: Sequence[Problem] = ()) -> dict[str, str]:
    """All generated pages: file in the docs folder → Markdown, sorted by file. ``faults`` have a page of their own."""
    site_pages = SitePages(collection, owner)
    pages = [*site_pages.non_entry_pages(faults), *map(site_pages.entry, collection.entries)]
    return dict(sorted((page.file, page.markdown(site_pages.html(page))) for page in pages))


_MOVED = ("Trang đã chuyển", "Địa chỉ này đã chuyển.")
_WITHDRAWN = ("Bài đã rút", "Bài ở địa chỉ này đã rút; vì sao, và nên đọc gì thay.")
"""Title and description of the page at an address that was left."""


class SitePages:
    """The pages of the site over one collection."""

    def __init__(self, collection: Collection, owner: Owner) -> None:
        self.collection = collection
        self._owner = owner
        self._neighbours = derived.neighbours(collection)
        self._renderer = Renderer(collection, owner, most_titles=MOST_TITLES)

    def html(self, page: GeneratedPage) -> str:
        """The HTML of a page, what stands between the theme's header and footer."""
        return self._renderer.html(page)

    def guide(self, file: str, markdown: str) -> str:
        """A hand-written page, by its file in the docs folder, with the state of each document that it names and the ways to the owner."""
        filled = guides.with_ways(markdown, self._owner)
        return guides.with_states(filled, self.collection, partial(self._renderer.state, urls.of_markdown(file)))

    def values_of(self, entry: Entry) -> tuple[object, ...]:
        """All that the page of an entry shows: itself, the entries that it leads to, the controlled words."""
        chosen, near = derived.related(self.collection, entry)
        shown = (entry, *chosen, *near, *self._neighbours[entry.id])
        tasks = self.collection.tasks_naming(entry.id)
        return (
            self.collection.vocabulary,
            *((other.id, other.practice) if other else None for other in shown),
            *((task.id, task.task.name) for task in tasks),
        )

    def entry(self, entry: Entry) -> GeneratedPage:
        """The page of an entry."""
        chosen, near = derived.related(self.collection, entry)
        before, after = self._neighbours[entry.id]
        version = derived.version(entry.practice)
        return GeneratedPage(
            urls.entry(entry.setting, entry.id),
            entry.practice.title,
            entry.practice.summary,
            contexts.EntryContext(
                entry=entry,
                p=entry.practice,
                setting=self.collection.vocabulary.settings[entry.setting],
                related=[*chosen, *near],
                tasks=self.collection.tasks_naming(entry.id),
                before=before,
                after=after,
                version=version,
            ),
            page_type="article",
            json_ld=json_ld.entry(self.collection, entry, version, self._owner.site_url),
        )

    def non_entry_pages(self, faults: Sequence[Problem] = ()) -> Iterator[GeneratedPage]:
        """All pages but those of entries; ``faults`` have a page of their own.

        A page that stands is never hidden by a row of moved addresses: a further page of a list comes and goes with its entries.
        """
        standing = [*self._standing(faults)]
        yield from standing
        taken = {page.address for page in standing}
        headings = derived.headings(self.collection)
        for row in self.collection.vocabulary.moved:
            if f"{row.old}/" in taken:
                continue
            context = contexts.MovedContext(row, headings.get(f"{row.new}/"))
            title, description = _WITHDRAWN if row.reason else _MOVED
            yield GeneratedPage(f"{row.old}/", title, description, context)

    def _standing(self, faults: Sequence[Problem]) -> Iterator[GeneratedPage]:
        if faults:
            yield GeneratedPage(urls.FAULTS, "Bài còn lỗi", "Các lỗi cần sửa.", contexts.FaultsContext(faults))
        yield self._home()
        yield from self._filled_by_the_browser()
        yield from self._settings()
        yield from self._topics()
        yield from self._provinces()
        yield from self._stages()
        yield from self._documents()
        yield from self._tasks()
        yield self._reviews()
        yield GeneratedPage(
            urls.FIRMNESS,
            "Bài chắc đến đâu",
            "Bài dựa vào mấy nguồn, đã có ai dò lại chưa, có con số chưa.",
            contexts.FirmnessContext(derived.grades(self.collection)),
        )

    def _home(self) -> GeneratedPage:
        settings = self.collection.vocabulary.settings
        return GeneratedPage(
            urls.HOME,
            "Cách làm hay – Dân chủ ở cơ sở",
            "Những cách làm có thật về thực hiện dân chủ ở cơ sở: ai đã làm, làm thế nào, được gì, đọc thêm ở đâu.",
            contexts.HomeContext(
                task_groups=self._task_groups(),
                matrix=derived.coverage(self.collection),
                newest=self.collection.entries[:NEWEST],
                counts={setting: len(self.collection.in_setting(setting)) for setting in settings},
                total=len(self.collection.entries),
                examples=EXAMPLES,
            ),
            has_search_box=True,
        )

    def _filled_by_the_browser(self) -> Iterator[GeneratedPage]:
        yield GeneratedPage(
            urls.SEARCH,
            "Tìm kiếm",
            "Tìm trong kho cách làm hay.",
            contexts.SearchContext(),
            page_type="tim",
            has_search_box=True,
        )
        yield GeneratedPage(
            urls.COMPARE,
            "So sánh",
            "Hai đến bốn cách làm đặt cạnh nhau, cùng một điều nằm cùng một hàng.",
            contexts.CompareContext(),
            page_type="so-sanh",
        )
        yield GeneratedPage(
            urls.BOOKLET,
            "In thành tập",
            "Nhiều bài gom thành một tập để in cho buổi tập huấn.",
            contexts.BookletContext(),
            page_type="tap",
        )
        yield GeneratedPage(
            urls.NOTEBOOK,
            "Sổ tay",
            "Những bài anh chị đã chọn: xếp thứ tự, ghi thêm, chép vào báo cáo, in, gửi cho người khác.",
            contexts.NotebookContext(),
            page_type="so-tay",
        )

    def _settings(self) -> Iterator[GeneratedPage]:
        for row in self.collection.vocabulary.settings.values():
            entries = self.collection.in_setting(row.id)
            context = partial(contexts.SettingContext, row=row)
            yield from _list(urls.setting(row.id), row.name, row.description, entries, context, is_index=True)

    def _topics(self) -> Iterator[GeneratedPage]:
        rows = [
            (row.id, row.name, row.description, self.collection.on_topic(row.id))
            for row in self.collection.vocabulary.topics.values()
        ]
        context = contexts.TopicsContext(rows)
        yield GeneratedPage(urls.TOPICS, "Chủ đề", "Các chủ đề của kho cách làm hay.", context, is_index=True)
        up = ("Chủ đề", urls.TOPICS)
        for id_, name, description, entries in rows:
            listed = partial(contexts.FilteredListContext, up=up, text=description, narrowed=f"chu-de={id_}")
            yield from _list(urls.topic(id_), name, description, entries, listed)

    def _provinces(self) -> Iterator[GeneratedPage]:
        rows = [(row, self.collection.in_province(row.id)) for row in self.collection.vocabulary.provinces.values()]
        nationwide = [entry for entry in self.collection.entries if not self.collection.province_of(entry)]
        yield GeneratedPage(
            urls.PROVINCES,
            "Tỉnh, thành phố",
            "Cách làm hay theo 34 tỉnh, thành phố.",
            contexts.ProvincesContext(
                rows=rows,
                regions=sorted({row.region for row, _ in rows}, key=sort_key),
                nationwide=nationwide,
                sample=SAMPLE,
            ),
            is_index=True,
        )
        up = ("Tỉnh, thành phố", urls.PROVINCES)
        if len(nationwide) > SAMPLE:
            text = "Việc của cả nước, không của riêng tỉnh nào."
            whole = partial(contexts.FilteredListContext, up=up, text=text, narrowed="")
            yield from _list(urls.NATIONWIDE, "Toàn quốc", text, nationwide, whole)
        for row, entries in rows:
            others = [former.name for former in row.former if former.name != row.name]
            text = (
                f"{row.full_name}, gồm cả {' và '.join(others)} trước ngày 1/7/2025." if others else f"{row.full_name}."
            )
            listed = partial(contexts.FilteredListContext, up=up, text=text, narrowed=f"tinh={row.id}")
            yield from _list(urls.province(row.id), row.name, f"Cách làm hay ở {text}", entries, listed)
            for former in row.former:
                if former.id != row.id:
                    yield from _list(
                        urls.province(former.id),
                        former.name,
                        f"{former.full_name} cũ, nay thuộc {row.full_name}.",
                        [entry for entry in entries if entry.practice.place.province == former.name],
                        partial(contexts.FormerProvinceContext, former=former, row=row),
                    )

    def _stages(self) -> Iterator[GeneratedPage]:
        rows = [(row, self.collection.in_stage(row.id)) for row in self.collection.vocabulary.stages.values()]
        yield GeneratedPage(
            urls.STAGES,
            "Sáu khâu dân chủ ở cơ sở",
            "Dân biết, bàn, làm, kiểm tra, giám sát, thụ hưởng.",
            contexts.StagesContext(rows),
            is_index=True,
        )
        settings = self.collection.vocabulary.settings.values()
        for row, entries in rows:
            groups = [(setting, [one for one in entries if one.setting == setting.id]) for setting in settings]
            yield GeneratedPage(
                urls.stage(row.id), row.name, row.description, contexts.StageContext(row, groups, SAMPLE)
            )
            for setting, some in groups:
                if len(some) <= SAMPLE:
                    continue
                yield from _list(
                    urls.stage_in_setting(row.id, setting.id),
                    f"{row.name}: {setting.name}",
                    f"Cách làm cho thấy “{row.name.lower()}” ở {setting.name.lower()}.",
                    some,
                    partial(contexts.StageInSettingContext, row=row, setting=setting),
                )

    def _documents(self) -> Iterator[GeneratedPage]:
        documents = self.collection.vocabulary.documents
        counts = {id_: len(self.collection.citing(id_)) for id_ in documents}
        as_reviewed = {
            id_: document_state.state_on(documents, row, row.reviewed).status for id_, row in documents.items()
        }
        yield GeneratedPage(
            urls.DOCUMENTS,
            "Văn bản",
            "Luật, nghị định và văn bản khác về dân chủ ở cơ sở.",
            contexts.DocumentsContext(
                [
                    (name, statuses, [row for row in documents.values() if as_reviewed[row.id] in statuses])
                    for name, statuses in GROUPS
                ],
                counts,
                SAMPLE,
            ),
            is_index=True,
        )
        for row in documents.values():
            entries = self.collection.citing(row.id)
            yield from _list(
                urls.document(row.id),
                row.name,
                row.gives,
                entries,
                partial(contexts.DocumentContext, row=row, tasks=self.collection.tasks_citing(row.id)),
            )

    def _task_groups(self) -> list[tuple[TaskGroup, list[ShownTask]]]:
        """The groups that have tasks, each with its own."""
        groups = self.collection.vocabulary.task_words.groups
        found = [
            (group, [shown for shown in self.collection.tasks if shown.task.group == group.id]) for group in groups
        ]
        return [(group, tasks) for group, tasks in found if tasks]

    def _tasks(self) -> Iterator[GeneratedPage]:
        vocabulary, collection = self.collection.vocabulary, self.collection
        groups = self._task_groups()
        duties = task_page.duties(vocabulary, collection.tasks)
        yield GeneratedPage(
            urls.TASKS,
            "Việc phải làm",
            "Từng việc ở thôn, xã, nơi làm việc: luật đòi gì, trước ngày nào, nơi khác đã làm ra sao.",
            contexts.TasksContext(bool(duties), groups),
            is_index=True,
        )
        calendar = task_page.calendar(vocabulary.days_off)
        if duties:
            yield self._year(duties, calendar)
        if groups:
            planned = self._planned()
            yield GeneratedPage(
                urls.PLAN,
                "Năm câu hỏi ra kế hoạch",
                "Trả lời năm câu, có hai trang kế hoạch: ngày, giấy tờ, ba nơi đã làm, chỗ nơi khác đã vấp.",
                contexts.PlanContext(
                    [(group, some) for group, tasks in groups if (some := [one for one in tasks if one in planned])],
                    calendar,
                ),
                page_type="ke-hoach",
            )
        names = {doer.id: doer.name for doer in vocabulary.task_words.doers}
        for group, tasks in groups:
            for shown in tasks:
                papers = collection.papers_of(shown)
                view = task_page.view(vocabulary, shown, {paper.id: body for paper, body in papers})
                chosen, near = derived.entries_of_task(collection, shown.task)
                yield GeneratedPage(
                    urls.task(shown.id),
                    shown.task.name,
                    shown.task.summary,
                    contexts.TaskContext(
                        v=view,
                        group=group,
                        readers=", ".join(names.get(reader, reader) for reader in shown.task.readers),
                        calendar=calendar,
                        entries=collection.by_id,
                        learn_from=task_page.learnt_from(shown.task, [*chosen, *near]),
                        related=[
                            collection.task_by_id[id_] for id_ in shown.task.related if id_ in collection.task_by_id
                        ],
                        counting=collection.task_by_id.get(COUNTING),
                        companion=collection.task_by_id.get(shown.task.companion.task)
                        if shown.task.companion
                        else None,
                    ),
                    page_type="viec",
                )
                for paper, body in papers:
                    yield GeneratedPage(
                        urls.paper(shown.id, paper.id),
                        f"{paper.name} – {shown.task.name}",
                        f"{paper.name}: giấy của việc {shown.task.name}.",
                        contexts.PaperContext(shown, paper, body),
                        page_type="giay",
                    )

    def _planned(self) -> list[ShownTask]:
        """The tasks that somebody does; that which says how days are counted is none."""
        return [shown for shown in self.collection.tasks if shown.task.settings or shown.task.events]

    def scripts(self) -> Iterator[tuple[str, str]]:
        """What the page of the plan fetches of each task: path in the site, classic script."""
        for shown in self._planned():
            bodies = {paper.id: body for paper, body in self.collection.papers_of(shown)}
            text = plan_page.script(self.collection.vocabulary, shown, bodies, self.collection.by_id)
            yield urls.plan_script(shown.id), text

    def _year(self, duties: Sequence[task_page.Duty], calendar: str) -> GeneratedPage:
        named = {role for duty in duties for role in (*duty.roles, *duty.others)}
        doers = self.collection.vocabulary.task_words.doers
        return GeneratedPage(
            urls.YEAR,
            "Việc trong năm",
            "Những việc luật đòi làm theo năm, theo quý, của từng vai; tải thành lịch.",
            contexts.YearContext(
                parts=(
                    ("luat-dinh-ngay", "Luật định ngày", [duty for duty in duties if duty.dated]),
                    ("trong-nam", "Trong năm, luật không định tháng", [duty for duty in duties if not duty.dated]),
                ),
                roles=[(doer.id, doer.name) for doer in doers if doer.id in named],
                calendar=calendar,
            ),
            page_type="viec-nam",
        )

    def _reviews(self) -> GeneratedPage:
        never, compared = derived.to_review(self.collection)
        return GeneratedPage(
            urls.REVIEWS,
            "Đối chiếu nguồn",
            "Bài nào chưa ai mở bài gốc dò lại, bài nào sắp tới hạn dò lại.",
            contexts.ReviewsContext(never, compared),
        )


def _list(  # noqa: PLR0913 - all that a list is
    address: urls.Address,
    title: str,
    description: str,
    entries: Sequence[Entry],
    context: Callable[[ListPage], ListContext],
    *,
    is_index: bool = False,
) -> Iterator[GeneratedPage]:
    """A list of entries on as many pages as it takes; the first one has the address."""
    portions = [entries[start : start + PORTION] for start in range(0, len(entries), PORTION)] or [entries]
    for number, portion in enumerate(portions, start=1):
        yield GeneratedPage(
            urls.further(address, number),
            title if number == 1 else f"{title} – trang {number}",
            description,
            context(ListPage(portion, len(entries), address, number, len(portions))),
            is_index=is_index and number == 1,
        )
