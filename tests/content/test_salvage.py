"""Faults of shape and of words of a task in one round: what fits is put where a fault stands, and nothing is said of that."""

from __future__ import annotations

import random

import pytest

from scripts.content import yaml_file
from scripts.content.salvage import FILLER, salvaged
from scripts.content.task import Task
from scripts.content.yaml_file import Value, YamlFile
from scripts.system.paths import ROOT
from tests.conftest import PracticesFolder
from tests.support.small_tasks import TASK, with_task


def rules(collection: PracticesFolder) -> list[str]:
    """Which rules are broken where, in a task."""
    return [f"{p.field}: {p.rule}" for p in collection.problems() if p.path == TASK]


@pytest.mark.parametrize(
    ("old", "new", "shape"),
    [
        ("tom_tat:", "tom_tatt:", ["tom_tatt: khoa"]),
        ("tom_tat: Họp dân rồi mới làm.\n", "", ["tom_tat: khoa"]),
        ("so: 2, don_vi: ngay,", "so: hai, don_vi: ngayy,", ["buoc[1].thoi_han.so: kieu", "buoc[1].thoi_han.don_vi: kieu"]),
        ("  dieu: 21\n", "", ["buoc[2]: kieu"]),
        ("  ban: ban-mau\n  da_thay: từ hai", "  bann: ban-mau\n  da_thay: từ hai", ["buoc[2].bann: khoa"]),
        ("{ma: giay-moi, ten: Giấy mời, the_thuc: thuong,", "{ma: giay-moi, the_thuc: thuongg,", ["giay_to[1].ten: khoa", "giay_to[1].the_thuc: kieu"]),
        ("- ma: bao-truoc\n", "- mã: bao-truoc\n", ["buoc[1].mã: khoa"]),
        ("bai: [bai-mau]\nhoi:", "bai: bai-mau\nhoi:", ["bai: kieu"]),
        ("hoi: [họp thôn báo trước mấy ngày,", "hoi: [hi,", ["hoi[1]: kieu"]),
    ],
)  # fmt: skip
def test_words_are_judged_beside_faults_of_shape(
    collection: PracticesFolder, old: str, new: str, shape: list[str]
) -> None:
    """A doer, a document and a number that are wrong elsewhere are told at once; nothing is told that is right."""
    with_task(collection)
    collection.change(old, new, TASK)
    assert rules(collection) == shape
    collection.change("nguoi_lam: [ubnd-xa]", "nguoi_lam: [ubnd-xaa]", TASK)
    collection.change("noi_dung: Xã trả lời thôn.", "noi_dung: Xã trả lời thôn trong 7 ngày.", TASK)
    collection.change("van_ban: luat-moi-2022, dieu: 15–24", "van_ban: luat-la, dieu: 15–24", TASK)
    words = [
        "buoc[4].noi_dung: viec-doi-chieu",
        "buoc[4].nguoi_lam[1]: viec",
        "luat_khong_bat[1].da_doc[1].van_ban: viec",
    ]
    assert sorted(rules(collection)) == sorted([*shape, *words])


def test_what_names_a_step_whose_id_was_lost_may_be_right(collection: PracticesFolder) -> None:
    """The step has one, under a key that is misspelt."""
    with_task(collection)
    collection.change("{noi_dung: Không đòi xã duyệt., ", "{noi_dung: Không đòi xã duyệt., canh: gui-xa, ", TASK)
    assert rules(collection) == []
    collection.change("- ma: gui-xa\n", "- mã: gui-xa\n", TASK)
    assert rules(collection) == ["buoc[3].mã: khoa"]


def test_a_list_that_is_none_leaves_no_end(collection: PracticesFolder) -> None:
    """As much as can be said is said of the shape; the rules follow when it is one."""
    with_task(collection)
    (collection.root / TASK).write_text("- a\n- b\n", encoding="utf-8")
    assert {rule.rpartition(" ")[2] for rule in rules(collection)} == {"kieu"}


def spoilt(value: Value, chance: random.Random) -> Value:
    """Values with a fault here and there: keys gone or renamed, texts for lists, numbers for texts."""
    if chance.random() < 0.02:
        other: list[Value] = [None, 7, "x", ("x",), {"x": "y"}]
        return chance.choice(other)
    if isinstance(value, dict):
        kept = {key: item for key, item in value.items() if chance.random() > 0.02}
        return {key if chance.random() > 0.02 else f"{key}x": spoilt(item, chance) for key, item in kept.items()}
    return tuple(spoilt(item, chance) for item in value) if isinstance(value, tuple) else value


@pytest.mark.parametrize("seed", range(60))
def test_whatever_is_wrong_it_is_filled_in_or_left_alone(seed: int) -> None:
    """Real tasks with faults strewn over them: a task comes of it, or none; never an error, and the rest is as it was."""
    chance = random.Random(seed)  # noqa: S311 - no secret
    file = chance.choice(sorted((ROOT / "practices/_viec").glob("*.yaml")))
    item: YamlFile = yaml_file.read(file, file.name)
    whole = salvaged(Task, item.values)
    assert whole
    assert whole.lost == frozenset()
    saved = salvaged(Task, spoilt(item.values, chance))
    if saved:
        assert all(saved.lost)
        assert (saved.model.name == FILLER) <= saved.touches(("ten",))
