"""The questions, answered by keys as from a keyboard; runs on every system."""

from __future__ import annotations

import contextvars
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput

from scripts.authoring import drafts, new_entry, prompts
from scripts.authoring.drafts import Draft
from scripts.authoring.questions import Answers
from scripts.authoring.wizard import Interview
from scripts.system import disk
from tests.conftest import TODAY, PracticesFolder
from tests.support.terminal import CTRL_C, CTRL_D, CTRL_U, DOWN, ENTER

TITLE = "Thôn Thử làm đường, dân bàn trước rồi mới đổ"
TO_STEPS = ENTER + TITLE + ENTER + ENTER + "quang nam" + ENTER + ENTER + ENTER + ENTER + ENTER + ENTER + ENTER
"""From the setting to the question about steps; commune and dates are passed over, so what hangs on them is not asked."""
BACKSPACE = "\x7f"

Run = Callable[..., Answers]


def ask(collection: PracticesFolder, draft: Draft, taken: set[str]) -> None:
    """Ask all questions in a thread of its own: beside a browser's tests the main one has a running event loop."""
    interview = Interview(collection.load(), TODAY, draft, taken)
    with ThreadPoolExecutor(1) as thread:
        thread.submit(contextvars.copy_context().run, interview.run).result()


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Everything said beside the questions."""
    heard: list[str] = []
    monkeypatch.setattr(prompts, "say", heard.append)
    monkeypatch.setattr(prompts, "blame", lambda words: heard.append(f"✗ {words}"))
    return heard


@pytest.fixture
def draft(collection: PracticesFolder) -> Draft:
    return drafts.new(collection.root / "nhap")


@pytest.fixture
def answered(collection: PracticesFolder, draft: Draft) -> Run:
    """Answer by keys until they run out, then press Ctrl+C; gives the answers so far, as the file has them."""

    def run(keys: str, stop: str = CTRL_C) -> Answers:
        with create_pipe_input() as pipe, create_app_session(input=pipe, output=DummyOutput()):
            pipe.send_text(keys + stop)
            with pytest.raises((KeyboardInterrupt, EOFError)):
                ask(collection, draft, {"bai-mau"})
        return drafts.load(draft.file).answers

    return run


@pytest.mark.medium
def test_a_whole_entry(collection: PracticesFolder, draft: Draft, said: list[str]) -> None:
    """Every question answered: an entry that the check has nothing to say of."""
    keys = [
        DOWN, TITLE, "Thôn họp dân bàn rồi làm đường.", "quang nam", "huyện Thăng Bình", "xã Bình Tú", "Thôn Thử", "xã Thăng Phú",
        "9/2020", "12/3/2021", "Ban công tác Mặt trận thôn", "Đường lầy lội.",
        "Dân bàn: Thôn họp.", "Thôn làm.", "", "Xong đường.", "", "Mưa nhiều.", "", "Còn một đoạn.", "", "Có sổ.", "",
        "duong giao tong", CTRL_U + "duong", "", "luat moi", "",
        "đường lầy thì làm sao", "ai bàn", "thu mấy đồng", "bao giờ xong", "ai trông sổ", "",
        "Báo Mẫu", "Thôn Thử làm đường", "https://example.vn/a", "26/3/2021", "bao", "", "", "",
    ]  # fmt: skip
    with create_pipe_input() as pipe, create_app_session(input=pipe, output=DummyOutput()):
        pipe.send_text("".join(key + ENTER for key in keys))
        ask(collection, draft, set())
    text, problems = new_entry.text(collection.load(), TODAY, draft.answers)
    assert problems == []
    assert new_entry.path(draft.answers) == "practices/doanh-nghiep/quang-nam-binh-tu-thu-lam-duong-dan-ban-truoc.yaml"
    assert [row for row in text.splitlines() if not row.startswith("#")] == [
        f"tieu_de: {TITLE}",
        "tom_tat: Thôn họp dân bàn rồi làm đường.",
        "dia_ban:",
        "  tinh: Quảng Nam",
        "  huyen: huyện Thăng Bình",
        "  xa: xã Bình Tú",
        "  don_vi: Thôn Thử",
        "  xa_nay: xã Thăng Phú",
        "thoi_gian:",
        "  tu: 2020-09",
        "  den: 2021-03-12",
        "chu_tri: Ban công tác Mặt trận thôn",
        "boi_canh: Đường lầy lội.",
        "cach_lam:",
        "  - dan-ban: Thôn họp.",
        "  - Thôn làm.",
        "ket_qua:",
        "  - Xong đường.",
        "kho_khan:",
        "  - Mưa nhiều.",
        "chua_xong:",
        "  - Còn một đoạn.",
        "dieu_kien:",
        "  - Có sổ.",
        "chu_de: [duong-giao-thong]",
        "van_ban: [luat-moi-2022]",
        "hoi:",
        "  - đường lầy thì làm sao",
        "  - ai bàn",
        "  - thu mấy đồng",
        "  - bao giờ xong",
        "  - ai trông sổ",
        "nguon:",
        "  - ten: Thôn Thử làm đường",
        "    don_vi: Báo Mẫu",
        "    url: https://example.vn/a",
        "    ngay: 2021-03-26",
        "    loai: bao-chi",
    ]
    assert "  → Quảng Nam (nay thuộc Thành phố Đà Nẵng)" in said
    assert "✗ chủ đề “duong giao tong” không có trong danh mục; có phải ý bạn là “duong-giao-thong”?" in said


def test_faults_are_told_at_once_and_what_was_typed_stays(answered: Run, said: list[str]) -> None:
    """The sentence of the check; the text is there to go on with."""
    answers = answered(ENTER + "Thôn Thử" + ENTER + " làm đường, dân bàn trước" + ENTER)
    assert "✗ ngắn quá; hãy viết ít nhất 20 ký tự" in said
    assert answers["tieu_de"] == "Thôn Thử làm đường, dân bàn trước"


def test_what_every_entry_needs_is_not_passed_over(answered: Run, said: list[str]) -> None:
    answered(ENTER + ENTER)
    assert [words for words in said if words.startswith("✗ bài nào cũng cần tiêu đề; ")]


@pytest.mark.parametrize("stop", [CTRL_C, CTRL_C + CTRL_D])
def test_what_is_half_typed_is_kept(answered: Run, draft: Draft, stop: str, said: list[str]) -> None:
    answers = answered(TO_STEPS + "Thôn họp." + ENTER + "Thôn là", stop)
    assert answers["cach_lam"] == ["Thôn họp."]
    left = drafts.load(draft.file)
    assert (left.at, left.typed) == ("cach_lam", "Thôn là")
    answers = answered("m." + ENTER)
    assert answers["cach_lam"] == ["Thôn họp.", "Thôn làm."]
    assert len([words for words in said if "Loại hình" in words or "ở đâu?" in words]) == 1, "nothing is asked twice"


def test_the_end_of_input_is_an_end(answered: Run, said: list[str]) -> None:
    assert answered(ENTER + TITLE + ENTER, CTRL_D)["tieu_de"] == TITLE
    assert said


def test_a_group_that_was_broken_off_is_gone_on_with(answered: Run, draft: Draft, said: list[str]) -> None:
    to_sources = TO_STEPS + ENTER * 8
    answered(to_sources + "Báo Mẫu" + ENTER + ENTER + "https://example.v")
    assert drafts.load(draft.file).answers["nguon"] == [{"don_vi": "Báo Mẫu", "ten": ""}]
    answers = answered("n/a" + ENTER)
    assert answers["nguon"] == [{"don_vi": "Báo Mẫu", "ten": "", "url": "https://example.vn/a"}]
    assert said


def test_lines_pasted_at_once_are_items(answered: Run, said: list[str]) -> None:
    """From a text program, with its bullets; a faulty one among them is asked again and the rest waits."""
    pasted = f"\x1b[200~- Thôn họp.\r\n•\tGọi 0912345678.\n\n- Thôn làm.\n\x1b[201~{ENTER}"
    answers = answered(TO_STEPS + pasted)
    assert answers["cach_lam"] == ["Thôn họp."]
    assert "✗ có số điện thoại; hãy bỏ đi, chỉ ghi chức danh hoặc cơ quan" in said
    answers = answered(ENTER + CTRL_U + "Gọi xã." + ENTER)
    assert answers["cach_lam"] == ["Thôn họp.", "Gọi xã.", "Thôn làm."]


def test_an_invisible_character_is_one_backspace_away(answered: Run, said: list[str]) -> None:
    """The cursor stands behind it, as nobody sees where it is."""
    answers = answered(ENTER + f"\x1b[200~Thôn Thử làm \u202eđường, dân bàn\x1b[201~{ENTER}" + BACKSPACE + ENTER)
    assert [words for words in said if "U+202E" in words]
    assert answers["tieu_de"] == "Thôn Thử làm đường, dân bàn"


def test_a_warning_is_said_and_no_more(answered: Run, said: list[str]) -> None:
    answers = answered(ENTER + "Thôn Thử hoà giải, dân bàn trước" + ENTER)
    assert answers["tieu_de"] == "Thôn Thử hoà giải, dân bàn trước"
    assert "  Lưu ý: “hoà” đặt dấu thanh chưa thống nhất; hãy viết “hòa”" in said


@pytest.mark.medium
def test_an_answer_can_be_changed_at_the_end(answered: Run, said: list[str]) -> None:
    to_end = TO_STEPS + "Một." + ENTER + "Hai." + ENTER + ENTER + ENTER * 7 + "Báo" + ENTER + "Bài" + ENTER * 5 + ENTER
    change = DOWN + ENTER
    answers = answered(to_end + change + DOWN + ENTER + ", lại" + ENTER)
    assert answers["tieu_de"] == TITLE + ", lại"
    answers = answered(change + DOWN * 10 + ENTER + " Thêm." + ENTER + ENTER)
    assert answers["cach_lam"] == ["Một.", "Hai. Thêm."]
    answers = answered(change + DOWN * 18 + ENTER + " Mẫu" + ENTER * 5 + ENTER)
    assert answers["nguon"] == [{"don_vi": "Báo Mẫu", "ten": "Bài", "url": "", "ngay": "", "loai": ""}]
    answers = answered(change + DOWN * 18 + ENTER + CTRL_U + ENTER * 2)
    assert answers["nguon"] == []
    assert said


def test_faults_between_answers_are_told_before_the_writing(answered: Run, said: list[str]) -> None:
    """A figure of the title that stands in no step: there is time to change either."""
    answered(TO_STEPS.replace("đường", "250 m đường") + ENTER * 10)
    assert [words for words in said if words.startswith("✗ tieu_de: số “250” không có trong cách làm hay kết quả")]


def test_a_setting_or_name_that_is_no_longer_right_is_asked_again(answered: Run, draft: Draft, said: list[str]) -> None:
    draft.answers = {"loai_hinh": "bo-roi", "tieu_de": TITLE, "ma": "bai-mau"}
    draft.save()
    assert answered(ENTER) == {"loai_hinh": "ton-giao", "tieu_de": TITLE}
    assert said


def test_a_disk_that_is_full_is_told_and_the_questions_go_on(
    collection: PracticesFolder, draft: Draft, said: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_file: object, _text: str) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(disk, "write", full)
    with create_pipe_input() as pipe, create_app_session(input=pipe, output=DummyOutput()):
        pipe.send_text(ENTER + TITLE + ENTER + CTRL_C)
        with pytest.raises(KeyboardInterrupt):
            ask(collection, draft, set())
    assert draft.answers["tieu_de"] == TITLE
    assert [words for words in said if words.startswith("✗ chưa lưu được nháp")]
