"""What the collection holds already: a row that was imported before is found again, whatever its spelling."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.content.collection import Collection, Record
from scripts.content.loader import accepted
from scripts.content.model import Practice
from scripts.content.yaml_file import Value, YamlFile
from scripts.text.vietnamese import fold, slug
from scripts.text.web_address import same_page


class ExistingEntries:
    """The entries of a collection, by title, and by source and place."""

    def __init__(self, collection: Collection) -> None:
        self._by_title: dict[str, Record] = {}
        self._by_source: dict[tuple[str, ...], Record] = {}
        for record in collection.records:
            values = record.file.values
            if not isinstance(values, dict):
                continue
            if title := slug(str(values.get("tieu_de") or "")):
                self._by_title.setdefault(title, record)
            for key in _sources(values):
                self._by_source.setdefault(key, record)

    def already_present(self, values: dict[str, Value]) -> str:
        """The sentence for a row that was imported before, "" for a new one."""
        title = slug(str(values.get("tieu_de", "")))
        record, why = self._by_title.get(title), "cùng tiêu đề"
        if record is None:
            same = (self._by_source.get(key) for key in _sources(values))
            record, why = next(filter(None, same), None), "cùng nguồn và nơi làm"
        if record is None:
            return ""
        others = _differing(record, values)
        change = f"; khác ở {others}, muốn đổi thì hãy sửa thẳng tệp ấy" if others else ""
        return f"đã có trong kho ({record.file.path}, {why}) nên bỏ qua{change}"


def _sources(values: dict[str, Value]) -> Iterator[tuple[str, ...]]:
    """Each address of a source together with the place."""
    place, sources = values.get("dia_ban"), values.get("nguon")
    where = [fold(str(place.get(key) or "")) for key in ("tinh", "xa", "don_vi")] if isinstance(place, dict) else []
    for item in sources if isinstance(sources, tuple) else ():
        url = item.get("url") if isinstance(item, dict) else None
        if isinstance(url, str) and any(where):
            yield (same_page(url), *where)


def _differing(record: Record, values: dict[str, Value]) -> str:
    """Which fields of a row say something else than the entry, by their titles."""
    old, (new, _) = record.practice, accepted(YamlFile("", values))
    fields = Practice.model_fields.items()
    return ", ".join(
        f"“{item.title}”"
        for name, item in fields
        if old and new and item.alias in values and getattr(old, name) != getattr(new, name)
    )
