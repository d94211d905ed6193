"""Rule giay-to: the body of a paper belongs to a paper of a task, and has the fields that the law asks for."""

from __future__ import annotations

import pytest

from tests.conftest import PracticesFolder
from tests.support.small_tasks import TASK, with_task

PAPER = "practices/_viec/giay-to/hop-thon/giay-moi.yaml"
BODY = 'than:\n- doan: "Họp ngày ‹ngay-hop›, cần ‹can-hai-phan-ba› hộ, ‹.:30›."\n'


def said(collection: PracticesFolder, text: str, path: str = PAPER) -> list[str]:
    with_task(collection)
    collection.write(path, text)
    return [line.removeprefix(f"{path}:") for line in collection.lines() if line.startswith(path)]


def test_a_good_paper_has_nothing_to_say(collection: PracticesFolder) -> None:
    assert said(collection, BODY) == []


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("‹ngay-hop›", "‹ngay-hopp›", "ô ‹ngay-hopp› không phải dữ kiện nào; có phải ý bạn là ‹ngay-hop›?"),
        ("‹ngay-hop›", "‹Ngày họp›", "ô điền viết như ‹ngay-hop›"),
        ("‹ngay-hop›", "‹ngay-hop", "ô điền viết như ‹ngay-hop›"),
        ("- doan:", "- doann:", "khóa “doann” không có trong mẫu; có phải ý bạn là “doan”?"),
        ("- doan:", "- giua: Một\n  doan:", "mỗi khối có đúng một trong"),
        ("than:\n", "than:\n- {neu: hop}\n", "“than” đi với “neu” hoặc “khong”"),
        ("than:\n", "than:\n- bang: {cot: [A, B], rong: [20]}\n", "phải có đúng số ô của “cot”"),
        ("than:\n", "than:\n- bang: {cot: [A, B], rong: [100, 100]}\n", "rộng hơn trang giấy"),
    ],
)
def test_what_is_wrong_is_told_at_its_line(collection: PracticesFolder, old: str, new: str, sentence: str) -> None:
    lines = said(collection, BODY.replace(old, new, 1))
    assert [line for line in lines if sentence in line], lines


def test_a_paper_has_every_field_that_its_requirements_ask_for(collection: PracticesFolder) -> None:
    with_task(collection)
    collection.change(
        "  chac: toan-van\n  ban: ban-mau\n  da_thay: phải",
        "  truong: [so-ho-vang]\n  chac: toan-van\n  ban: ban-mau\n  da_thay: phải",
        TASK,
    )
    collection.write(PAPER, BODY)
    assert any("thiếu ô “so-ho-vang” mà dòng “bao-truoc” đòi" in line for line in collection.lines())
    collection.write(PAPER, BODY.replace('"Họp', '"Vắng ‹so-ho-vang›. Họp'))
    assert collection.lines() == []
    collection.write(PAPER, BODY + "  o: [so-ho-vang]\n")
    assert collection.lines() == []


def test_a_paper_of_no_task_is_told(collection: PracticesFolder) -> None:
    (line,) = said(collection, BODY, "practices/_viec/giay-to/hop-thonn/giay-moi.yaml")
    assert "không có việc “hop-thonn”; có phải ý bạn là “hop-thon”?" in line
    (line,) = said(collection, BODY, "practices/_viec/giay-to/hop-thon/khac.yaml")
    assert "không kể giấy “khac”" in line
