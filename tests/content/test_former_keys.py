"""Keys of files written before: one sentence tells what to do."""

from __future__ import annotations

from tests.conftest import PracticesFolder

THESAURUS = "practices/_danh-muc/dong-nghia.yaml"


def test_a_list_of_words_that_say_little_is_told_in_one_sentence(collection: PracticesFolder) -> None:
    """And nothing else is: the entries stand."""
    collection.write(THESAURUS, "tu_dem:\n  - và\n  - của\nnhom: []\n")
    (told,) = (line for line in collection.lines() if line.startswith(THESAURUS))
    assert told.endswith(
        ":1:1: tu_dem: khóa “tu_dem” nay không còn; chữ nào bài nào cũng có thì máy tự biết là nói được ít:"
        " hãy xóa khóa này cùng các dòng của nó (khoa)"
    )
