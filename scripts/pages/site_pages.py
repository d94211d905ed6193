"""Catalog → Markdown pages.

Each page is front matter and one block of HTML inside Markdown. Text of an entry stands only in HTML content and
quoted attributes, escaped by Jinja: Markdown passes such a block on untouched, so nothing an entry says can be markup.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from scripts.content import derived, urls
from scripts.content.collection import Catalog, Entry
from scripts.content.problem import Problem
from scripts.pages import json_ld
from scripts.pages.generated_page import Made
from scripts.pages.owner import Owner
from scripts.pages.renderer import Renderer
from scripts.text.vietnamese import sort_key

NEWEST = 6
PORTION = 100
"""So many entries stand on one page of a list: some 20 KB compressed."""
MOST_TITLES = 150
"""So many titles stand in a part of the list of entries to compare."""
MOST = 60
"""So many entries stand in a part of a page that holds several lists; the search has them all."""
EXAMPLES = ("hiến đất làm đường", "công khai thu chi", "đối thoại công nhân", "NTM")  # queries to try
WORKED: tuple[tuple[urls.Address, str, str, str, dict[str, object]], ...] = (
    (urls.SEARCH, "tim-kiem.html", "Tìm kiếm", "Tìm trong kho cách làm hay.", {"kind": "tim", "boxed": True}),
    (
        urls.COMPARE,
        "so-sanh.html",
        "So sánh",
        "Hai hay ba cách làm đặt cạnh nhau, cùng một điều nằm cùng một hàng.",
        {"kind": "so-sanh"},
    ),
    (
        urls.BOOKLET,
        "tap.html",
        "In thành tập",
        "Nhiều bài gom thành một tập để in cho buổi tập huấn.",
        {"kind": "tap"},
    ),
)
"""Pages that the browser fills: address, template, title, description, what their scripts are chosen by."""


def pages(catalog: Catalog, owner: Owner, faults: Sequence[Problem] = ()) -> dict[str, str]:
    """All generated pages: file in the docs folder → Markdown, sorted by file. ``faults`` are told on a page of their own."""
    maker = Maker(catalog, owner)
    made = [*maker.others(faults), *map(maker.entry, catalog.entries)]
    return dict(sorted((page.file, page.markdown()) for page in made))


class Maker:
    """Which pages there are over one catalog, and what each is told."""

    def __init__(self, catalog: Catalog, owner: Owner) -> None:
        self.catalog = catalog
        self.owner = owner
        self.neighbours = derived.neighbours(catalog)
        self.page = Renderer(catalog, owner, most=MOST, most_titles=MOST_TITLES).page

    def others(self, faults: Sequence[Problem] = ()) -> Iterator[Made]:
        """All pages but those of entries; ``faults`` are told on a page of their own."""
        if faults:
            yield self.page(urls.FAULTS, "loi.html", "Bài còn lỗi", "Các lỗi cần sửa.", faults=faults)
        yield self._home()
        for address, template, title, told, meta in WORKED:
            yield self.page(address, template, title, told, **meta)
        yield from self._settings()
        yield from self._topics()
        yield from self._provinces()
        yield from self._links()
        yield from self._documents()
        never, compared = derived.to_review(self.catalog)
        told = "Bài nào chưa so với nguồn, bài nào sắp tới hạn so lại."
        yield self.page(urls.REVIEWS, "doi-chieu.html", "Đối chiếu nguồn", told, never=never, compared=compared)
        told = "Vững, Khá hay Mỏng: bài chắc đến đâu, tính thế nào."
        counts = derived.levels(self.catalog)
        yield self.page(urls.FIRMNESS, "muc-chung-thuc.html", "Bài chắc đến đâu", told, counts=counts)
        headings = derived.headings(self.catalog)
        for row in self.catalog.words.moved:
            goal = headings.get(f"{row.new}/")
            yield self.page(
                f"{row.old}/", "chuyen.html", "Trang đã chuyển", "Địa chỉ này đã chuyển.", row=row, goal=goal
            )

    def _list(
        self, address: str, template: str, title: str, description: str, found: Sequence[Entry], **data: object
    ) -> Iterator[Made]:
        """A list of entries on as many pages as it takes; the first one has the address."""
        head = bool(data.pop("head", False))
        portions = [found[start : start + PORTION] for start in range(0, len(found), PORTION)] or [found]
        for number, portion in enumerate(portions, start=1):
            yield self.page(
                urls.further(address, number),
                template,
                title if number == 1 else f"{title} – trang {number}",
                description,
                head=head and number == 1,
                entries=portion,
                total=len(found),
                first=address,
                number=number,
                last=len(portions),
                **data,
            )

    def _home(self) -> Made:
        return self.page(
            urls.HOME,
            "trang-chu.html",
            "Cách làm hay – Dân chủ ở cơ sở",
            "Những cách làm có thật về thực hiện dân chủ ở cơ sở: ai đã làm, làm thế nào, được gì, đọc thêm ở đâu.",
            matrix=derived.coverage(self.catalog),
            newest=self.catalog.entries[:NEWEST],
            counts={setting: len(self.catalog.in_setting(setting)) for setting in self.catalog.words.settings},
            total=len(self.catalog.entries),
            boxed=True,
            examples=EXAMPLES,
        )

    def _settings(self) -> Iterable[Made]:
        for row in self.catalog.words.settings.values():
            found = self.catalog.in_setting(row.id)
            here = urls.setting(row.id)
            yield from self._list(here, "loai-hinh.html", row.name, row.description, found, head=True, row=row)

    def entry(self, entry: Entry) -> Made:
        """The page of an entry."""
        chosen, near = derived.related(self.catalog, entry)
        before, after = self.neighbours[entry.id]
        version = derived.version(entry.practice)
        here = urls.entry(entry.setting, entry.id)
        return self.page(
            here,
            "bai.html",
            entry.practice.title,
            entry.practice.summary,
            entry=entry,
            p=entry.practice,
            setting=self.catalog.words.settings[entry.setting],
            related=[*chosen, *near],
            before=before,
            after=after,
            kind="article",
            version=version,
            linked=json_ld.entry(self.catalog, entry, version, self.owner.site_url),
        )

    def _topics(self) -> Iterable[Made]:
        rows = [
            (row.id, row.name, row.description, self.catalog.on_topic(row.id))
            for row in self.catalog.words.topics.values()
        ]
        yield self.page(urls.TOPICS, "chu-de.html", "Chủ đề", "Các chủ đề của kho cách làm hay.", rows=rows)
        for id_, name, description, found in rows:
            yield from self._list(
                urls.topic(id_),
                "danh-sach.html",
                name,
                description,
                found,
                up=("Chủ đề", urls.TOPICS),
                text=description,
                narrowed=f"chu-de={id_}",
            )

    def _provinces(self) -> Iterable[Made]:
        rows = [(row, self.catalog.in_province(row.id)) for row in self.catalog.words.provinces.values()]
        regions = sorted({row.region for row, _ in rows}, key=sort_key)
        yield self.page(
            urls.PROVINCES,
            "tinh-thanh.html",
            "Tỉnh, thành phố",
            "Cách làm hay theo 34 tỉnh, thành phố.",
            rows=rows,
            regions=regions,
            nationwide=[entry for entry in self.catalog.entries if not self.catalog.province_of(entry)],
        )
        for row, found in rows:
            others = [former.name for former in row.former if former.name != row.name]
            text = (
                f"{row.full_name}, gồm cả {' và '.join(others)} trước ngày 1/7/2025." if others else f"{row.full_name}."
            )
            up = ("Tỉnh, thành phố", urls.PROVINCES)
            yield from self._list(
                urls.province(row.id),
                "danh-sach.html",
                row.name,
                f"Cách làm hay ở {text}",
                found,
                up=up,
                text=text,
                narrowed=f"tinh={row.id}",
            )
            for former in row.former:
                if former.id != row.id:
                    yield from self._list(
                        urls.province(former.id),
                        "tinh-cu.html",
                        former.name,
                        f"{former.full_name} cũ, nay thuộc {row.full_name}.",
                        [entry for entry in found if entry.practice.place.province == former.name],
                        former=former,
                        row=row,
                    )

    def _links(self) -> Iterable[Made]:
        rows = [(row, self.catalog.in_link(row.id)) for row in self.catalog.words.links.values()]
        yield self.page(
            urls.LINKS,
            "khau.html",
            "Sáu khâu dân chủ ở cơ sở",
            "Dân biết, bàn, làm, kiểm tra, giám sát, thụ hưởng.",
            rows=rows,
        )
        for row, found in rows:
            yield self.page(urls.link(row.id), "mot-khau.html", row.name, row.description, row=row, entries=found)

    def _documents(self) -> Iterable[Made]:
        documents = self.catalog.words.documents
        counts = {id_: len(self.catalog.bearing(id_)) for id_ in documents}
        yield self.page(
            urls.DOCUMENTS,
            "van-ban.html",
            "Văn bản",
            "Luật, nghị định và văn bản khác về dân chủ ở cơ sở.",
            rows=documents.values(),
            counts=counts,
        )
        for row in documents.values():
            here, found = urls.document(row.id), self.catalog.bearing(row.id)
            yield from self._list(here, "mot-van-ban.html", row.name, row.gives, found, row=row)
