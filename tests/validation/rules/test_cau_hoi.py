"""Rule cau-hoi: at least five questions, each once."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.conftest import PracticesFolder

ASKED = ("Góp bao nhiêu?", "Ai giữ sổ?", "Xem sổ ở đâu?", "Ai được miễn?", "Bao giờ xong?")


def hoi(*questions: str) -> str:
    return "hoi:\n" + "".join(f'  - "{question}"\n' for question in questions) + "van_ban:"


@pytest.mark.parametrize("count", [1, 4])
def test_few_questions(faults: Callable[[str, str], list[str]], count: int) -> None:
    assert faults("van_ban:", hoi(*ASKED[:count])) == [
        f"17:1: cảnh báo: hoi: có {count} câu hỏi; hãy viết đủ 5–10 câu đời thường mà bài trả lời được (cau-hoi)"
    ]


def test_five_are_enough(faults: Callable[[str, str], list[str]]) -> None:
    assert faults("van_ban:", hoi(*ASKED)) == []


def test_a_question_asked_twice(faults: Callable[[str, str], list[str]]) -> None:
    """In whatever spelling."""
    assert faults("van_ban:", hoi(*ASKED, "ai  GIỮ sổ")) == ["23:5: hoi[6]: câu này hỏi hai lần; hãy bỏ một (cau-hoi)"]


def test_none_at_all(collection: PracticesFolder) -> None:
    """Told of an entry that is published, not of a draft."""
    (told,) = [problem for problem in collection.problems(unasked=True) if problem.rule == "cau-hoi"]
    assert told.message.startswith("có 0 câu hỏi; hãy viết đủ 5–10 câu")
    collection.change("chu_de: [", "nhap: true\nchu_de: [")
    assert collection.problems(unasked=True) == []
