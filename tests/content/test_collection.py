"""The whole collection: what is loaded, what is shown, in which order."""

from __future__ import annotations

from tests.conftest import GOOD, PracticesFolder


def test_drafts_and_faulty_entries_are_not_shown(collection: PracticesFolder) -> None:
    """Both are loaded, so that they are checked; neither is an entry."""
    collection.add("practices/doanh-nghiep/nhap.yaml", nhap="true")
    collection.add("practices/doanh-nghiep/sai.yaml", chu_de="[]")
    found = collection.load()
    assert [record.id for record in found.records] == ["nhap", "sai", "bai-mau"]
    assert [entry.id for entry in found.entries] == ["bai-mau"]


def test_a_preview_shows_drafts(collection: PracticesFolder) -> None:
    """What is said of a draft by `new` and by its own last line: it can be looked at before it is published."""
    collection.add("practices/doanh-nghiep/nhap.yaml", nhap="true")
    shown = collection.load().without(set(), drafts=True)
    assert {entry.id: entry.practice.draft for entry in shown.entries} == {"nhap": True, "bai-mau": False}


def test_newest_first_then_by_id(collection: PracticesFolder) -> None:
    """By the deed, not by the press or a review."""
    collection.add("practices/doanh-nghiep/b.yaml", ra_soat="{ngay: 2022, don_vi: Mặt trận xã}")
    collection.add("practices/doanh-nghiep/a.yaml")
    assert [entry.id for entry in collection.load().entries] == ["a", "b", "bai-mau"]


def test_questions(collection: PracticesFolder) -> None:
    """Setting, topic, link, province of today and document each give their entries."""
    collection.add("practices/doanh-nghiep/khac.yaml", chu_de="[thu-chi-cong-khai]", van_ban="[]")
    collection.change("dan-biet: Thôn mở", "Thôn mở", "practices/doanh-nghiep/khac.yaml")
    found = collection.load()

    def ids(entries: list[object]) -> list[str]:
        return [str(getattr(entry, "id", "")) for entry in entries]

    assert ids([*found.in_setting("doanh-nghiep")]) == ["khac"]
    assert ids([*found.on_topic("thu-chi-cong-khai")]) == ["khac"]
    assert ids([*found.in_stage("dan-biet")]) == ["bai-mau"]
    assert ids([*found.in_province("da-nang")]) == ["bai-mau", "khac"], "Quảng Nam is a part of Đà Nẵng today"
    assert ids([*found.citing("luat-moi-2022")]) == ["bai-mau"]


def test_a_word_written_twice_lists_its_entry_once(collection: PracticesFolder) -> None:
    """What a rule complains of does not show in a list."""
    collection.change("chu_de: [duong", "chu_de: [duong-giao-thong, duong")
    found = collection.load()
    assert [entry.id for entry in found.on_topic("duong-giao-thong")] == ["bai-mau"]
    found.on_topic("duong-giao-thong").clear()
    assert found.on_topic("duong-giao-thong"), "who asks may change his own list"
    assert found.on_topic("khong-co") == found.in_province("khong-co") == []


def test_a_new_setting_is_a_row_and_a_folder(collection: PracticesFolder) -> None:
    """Nothing else is needed for a setting to be known."""
    words = "practices/_danh-muc/loai-hinh.yaml"
    row = (
        "- {ma: truong-hoc, ten: Trường học, ten_ngan: Trường, mo_ta: Trường., mau: xam, bieu_tuong: material/school}\n"
    )
    collection.write(words, (collection.root / words).read_text(encoding="utf-8") + row)
    collection.add("practices/truong-hoc/bai-khac.yaml")
    assert collection.lines() == []
    assert [entry.setting for entry in collection.load().in_setting("truong-hoc")] == ["truong-hoc"]


def test_without_some_files(collection: PracticesFolder) -> None:
    """The preview leaves faulty files out."""
    assert collection.load().without({GOOD}).entries == ()


def test_folders_with_an_underscore_or_a_dot_hold_no_entries(collection: PracticesFolder) -> None:
    """Controlled words, the schema and an editor's own files are no entries."""
    for path in (
        "practices/_schema/x.yaml",
        "practices/.git/x.yaml",
        "practices/ton-giao/.x.yaml",
        "practices/ton-giao/_x.yaml",
    ):
        collection.write(path, "no entry")
    assert [record.id for record in collection.load().records] == ["bai-mau"]
