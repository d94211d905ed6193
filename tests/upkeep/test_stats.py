"""The count of the collection: what is counted, what is told as missing."""

from __future__ import annotations

import json

import pytest

from scripts.cli import parser
from scripts.upkeep import stats
from tests.conftest import PracticesFolder

DN = "practices/doanh-nghiep"


@pytest.fixture
def mixed(collection: PracticesFolder) -> PracticesFolder:
    """Three entries, a draft and a faulty file."""
    collection.add(f"{DN}/hai.yaml", ra_soat="{ngay: 2022-05-01, don_vi: Mặt trận xã}")
    collection.change("tinh: Quảng Nam", "tinh: Thừa Thiên Huế", f"{DN}/hai.yaml")
    collection.change("    loai: bao-chi\n", "  - {don_vi: Báo B, ten: Bài khác}\n", f"{DN}/hai.yaml")
    collection.add(f"{DN}/ba.yaml")
    collection.change("tinh: Quảng Nam", "tinh: Toàn quốc", f"{DN}/ba.yaml")
    collection.add(f"{DN}/nhap.yaml", nhap="true")
    collection.add(f"{DN}/sai.yaml", chu_de="[]")
    for name in ("hai", "ba"):
        collection.change("dan-biet: Thôn mở", "Thôn mở", f"{DN}/{name}.yaml")
    return collection


def test_entries_are_counted_by_every_word(mixed: PracticesFolder) -> None:
    """Former provinces count under today's, a national body apart; words without an entry are there with 0."""
    found = stats.count(mixed.load())
    assert (found.entries, found.drafts, found.sources) == (3, 1, 4)
    assert found.by_setting == {"ton-giao": 1, "doanh-nghiep": 2}
    assert {stage: count for stage, count in found.by_stage.items() if count} == {"dan-biet": 1, "dan-ban": 3}
    assert found.by_topic == {"duong-giao-thong": 3, "thu-chi-cong-khai": 0}
    assert found.by_province == {"da-nang": 1, "hue": 1, "Toàn quốc": 1}
    assert found.matrix["dan-biet"] == {"ton-giao": 1, "doanh-nghiep": 0}
    assert found.matrix["dan-ban"] == {"ton-giao": 1, "doanh-nghiep": 2}
    assert found.matrix["dan-lam"] == {"ton-giao": 0, "doanh-nghiep": 0}
    assert found.by_source_count == {1: 2, 2: 1}
    assert sum(found.by_firmness.values()) == 3


def test_gaps_are_named(mixed: PracticesFolder) -> None:
    """Empty cells of the matrix, topics with fewer than three entries, entries that nobody compared, faulty files."""
    found = stats.count(mixed.load())
    assert [cell for cell in found.empty_cells if cell[0] in {"dan-biet", "dan-ban"}] == [("dan-biet", "doanh-nghiep")]
    assert found.thin_topics == ("thu-chi-cong-khai",)
    assert found.never_compared == ("ba", "bai-mau")
    assert found.faulty == (f"{DN}/sai.yaml",)


def test_two_entries_are_a_thin_topic_three_are_not(collection: PracticesFolder) -> None:
    """The threshold is three."""
    collection.add(f"{DN}/hai.yaml")
    assert "duong-giao-thong" in stats.count(collection.load()).thin_topics
    collection.add(f"{DN}/ba.yaml")
    assert "duong-giao-thong" not in stats.count(collection.load()).thin_topics


def test_command_tells_names_in_text_and_ids_in_json(
    mixed: PracticesFolder, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A person reads names, a program ids; faults of entries do not stop the count."""
    monkeypatch.setattr(parser, "ROOT", mixed.root)
    assert parser.main(["stats"]) == 0
    text = capsys.readouterr().out
    assert text.startswith("3 bài, 4 nguồn (trung bình 1,3 nguồn một bài), 0 câu hỏi, 1 bản nháp\n")
    assert f"Không đếm vì sai mẫu: {DN}/sai.yaml\n" in text
    lines = {" ".join(line.split()) for line in text.splitlines()}
    assert {"Đường giao thông 3", "Toàn quốc 1", "Dân biết 1 1 0", "Dân biết – Doanh nghiệp"} <= lines
    assert parser.main(["stats", "--format", "json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["so_bai"] == 3
    assert told["o_trong"][0] == {"khau": "dan-biet", "loai_hinh": "doanh-nghiep"}
    assert told["chua_doi_chieu"] == ["ba", "bai-mau"]
    assert (told["so_cau_hoi"], told["it_cau_hoi"]) == (0, ["ba", "bai-mau", "hai"])
    assert told["bai_theo_so_nguon"] == {"1": 2, "2": 1}


def test_long_lists_are_cut_in_text_only(collection: PracticesFolder) -> None:
    """Twenty ids are enough for the eye; JSON gives all."""
    for number in range(25):
        collection.add(f"{DN}/them-{number:02}.yaml")
    found = collection.load()
    assert "đối chiếu: 26\n" in stats.as_text(found)
    assert "… và 6 nữa; xem đủ bằng --format json\n" in stats.as_text(found)
    assert len(json.loads(stats.as_json(found))["chua_doi_chieu"]) == 26


def test_an_empty_collection_is_counted_too(collection: PracticesFolder) -> None:
    """No entry, no division by nothing."""
    (collection.root / "practices/ton-giao/bai-mau.yaml").unlink()
    assert stats.as_text(collection.load()).startswith("0 bài, 0 nguồn")


def test_marks_stand_beside_their_goals(
    mixed: PracticesFolder, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """What there is, what is wanted, whether it is reached; for a person and for a program."""
    mixed.change("chu_de: [", "kho_khan: [Mưa nhiều.]\nchu_de: [")
    mixed.change("  tu: 2021\n  den: 2021-03\n", "  tu: 2021\n  den: 2025-07-02\n", f"{DN}/ba.yaml")
    monkeypatch.setattr(parser, "ROOT", mixed.root)
    assert parser.main(["stats", "--format", "json"]) == 0
    told = {mark["ma"]: mark for mark in json.loads(capsys.readouterr().out)["moc"]}
    assert told["so_bai"] == {"ma": "so_bai", "ten": "Bài", "dang_co": 3, "can": 300, "dat": False}
    wanted = {"khong_len_tieng": 0, "so_buoc": 2, "khong_ngay": 0, "tu_7_2025": 1, "vuong": 1}
    assert {key: told[key]["dang_co"] for key in wanted} == wanted
    assert (told["so_bai"]["dat"], told["khong_ngay"]["dat"]) == (False, True)
    assert told["dan-ban.doanh-nghiep"]["dang_co"] == 2
    assert told["da_do_ca_trang"]["dat"] is None
    assert parser.main(["stats"]) == 0
    lines = {" ".join(line.split()) for line in capsys.readouterr().out.splitlines()}
    assert {"Bài 3 cần ít nhất 300 chưa"} <= lines


def test_the_number_of_steps_is_the_one_in_the_middle(collection: PracticesFolder) -> None:
    """One entry with very many steps moves it little: 2, 2 and 11 make 2, not 5."""
    collection.add(f"{DN}/hai.yaml")
    collection.add(f"{DN}/ba.yaml")
    steps = "".join(
        f"  - Việc thứ {word}.\n" for word in ("ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười", "mười một")
    )
    collection.change("cach_lam:\n", f"cach_lam:\n{steps}", f"{DN}/ba.yaml")
    told = {mark.id: mark.value for mark in stats.marks(collection.load())}
    assert told["so_buoc"] == 2


def test_what_remained_open_counts_as_an_obstacle_does(collection: PracticesFolder) -> None:
    collection.change("chu_de:", "chua_xong: [Còn hai nhà chưa thuận.]\nchu_de:")
    told = {mark.id: mark.value for mark in stats.marks(collection.load())}
    assert told["vuong"] == 1
