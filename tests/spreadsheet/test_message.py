"""The message to those who sent a file."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

import pytest

from scripts.cli import parser
from scripts.content.collection import Collection
from scripts.spreadsheet import importer, message, submission
from scripts.spreadsheet.message import MOST
from tests.conftest import TODAY, PracticesFolder
from tests.support import forms, workbooks
from tests.support.workbooks import OTHER, ROW


@pytest.fixture
def found(collection: PracticesFolder) -> Collection:
    return collection.load()


def messages(found: Collection, data: bytes, name: str = "a.xlsx") -> list[str]:
    table = submission.read(data, name, found.vocabulary)
    return message.messages(table, importer.judge(table, found, TODAY))


def wide(found: Collection, rows: Sequence[Mapping[str, Any]]) -> list[str]:
    return messages(found, forms.data(workbooks.book(found.vocabulary, [dict(row) for row in rows])))


def test_what_is_right_stands_first_and_faults_are_in_the_words_of_the_form(found: Collection) -> None:
    bad = forms.ANSWERS | {"Xã, phường": "Mẫu", "Bước 2": "Gọi 0912345678 để hỏi."}
    for data, name in [
        (forms.xlsx(found.vocabulary, bad), "a.xlsx"),
        (forms.docx_bytes(forms.document(found.vocabulary, bad)), "a.docx"),
    ]:
        (text,) = messages(found, data, name)
        lines = text.split("\n")
        assert lines[0] == "Chào anh chị ở Mẫu, đã nhận 1 bài."
        assert lines[1].startswith("✓ “Thôn Thử lắp đèn đường")
        assert "2 việc đã làm, 1 kết quả, 1 nguồn, 2 câu hỏi" in lines[1]
        assert lines[2] == "Cần sửa 1 chỗ, nên xem lại 2 chỗ:"
        assert lines[3] == "– Bước 2: có số điện thoại; hãy bỏ đi, chỉ ghi chức danh hoặc cơ quan"
        assert lines[-1] == "Sửa xong anh chị gửi lại giúp nhé. Cảm ơn anh chị."


def test_nothing_to_mend(found: Collection) -> None:
    (text,) = messages(found, forms.xlsx(found.vocabulary, forms.ANSWERS | {"Ai sẽ hỏi gì thì cần đến bài này?": ""}))
    assert "tốt rồi" in text
    assert text.endswith("Không phải sửa gì. Cảm ơn anh chị.")


def test_one_for_each_commune(found: Collection) -> None:
    rows = [
        ROW | {"Xã, phường": "Một", "Tóm tắt": None},
        OTHER | {"Xã, phường": "Hai"},
        OTHER | {"Xã, phường": "Một", "Tiêu đề": "A"},
    ]
    one, two = wide(found, rows)
    assert "ở Một, đã nhận 2 bài" in one
    assert "dòng 4, Tóm tắt" in one
    assert "dòng 6, Tiêu đề" in one
    assert "ở Hai, đã nhận 1 bài" in two
    assert "Cần sửa" not in two


def test_it_is_never_too_long_and_has_no_letters_of_columns(found: Collection) -> None:
    """However much is at fault: what does not fit is counted."""
    row = dict.fromkeys(ROW, "0912345678 " * 60)
    (text,) = wide(found, [row] * 8)
    assert len(text) <= MOST
    assert re.search(r"– và \d+ chỗ nữa, xem trong tệp gửi lại\.", text)
    assert not re.search(r"\b(?:cột|ô) [A-Z]{1,2}\d*\b", text)
    assert not re.search(r"\([a-z]+(?:-[a-z]+)*\)", text)  # names of rules are for editors


def test_what_to_do_is_never_cut_off(found: Collection) -> None:
    """Of a long sentence the fault is shortened: without its remedy nobody can mend it."""
    bad = forms.ANSWERS | {
        "Làm từ khi nào": "30/2/2020",
        "Tỉnh, thành phố": "miền núi phía Bắc rất xa, giáp biên giới, đi cả ngày đường mới tới nơi",
    }
    (text,) = messages(found, forms.xlsx(found.vocabulary, bad))
    said = {line.split(":")[0].strip("– "): line for line in text.split("\n")}
    assert said["Làm từ khi nào"].endswith(
        "hãy xem lại, chưa rõ ngày thì viết 2020-02; nguồn không nói rõ thì ghi ở câu “Ghi chú thời gian”"
    )
    assert "…; hãy viết tên tỉnh, thành phố có dấu" in said["Tỉnh, thành phố"]


def test_a_form_hears_of_its_questions_and_a_table_of_its_columns(found: Collection) -> None:
    """Rules call a place by the key of a file, which whoever fills in a form has never seen."""
    place = "xã Mẫu, huyện Mẫu"
    (text,) = messages(found, forms.xlsx(found.vocabulary, forms.ANSWERS | {"Xã, phường": place}))
    assert "hãy chuyển xuống câu “Huyện, quận lúc ấy”" in text
    (text,) = wide(found, [ROW | {"Xã, phường": place}])
    assert "hãy chuyển xuống cột “Huyện (cũ)”" in text
    assert "“huyen”" not in text


def test_a_file_without_a_practice(found: Collection) -> None:
    (text,) = messages(found, forms.xlsx(found.vocabulary, {}))
    assert text.startswith("Chào anh chị, chưa đọc được bài nào trong tệp.")


def test_the_command(
    collection: PracticesFolder, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The messages in the place of the lines, an empty line between."""
    monkeypatch.setattr(parser, "ROOT", collection.root)
    monkeypatch.chdir(collection.root)
    words = collection.load().vocabulary
    rows = [ROW | {"Xã, phường": "Một", "Tóm tắt": None}, OTHER | {"Xã, phường": "Hai"}]
    file = workbooks.fill(words, collection.root / "a.xlsx", *rows)
    assert parser.main(["import", file.name, "--zalo"]) == 1
    out = capsys.readouterr().out
    assert out.count("Chào anh chị") == 2
    assert "\n\nChào anh chị ở Hai" in out
    assert "a.xlsx" not in out
