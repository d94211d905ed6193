"""`new`: an entry from questions in the terminal, or from flags."""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path

from scripts.authoring import choice_matching, drafts, new_entry, prompts
from scripts.authoring.choice_matching import AnswerError
from scripts.authoring.drafts import Draft
from scripts.authoring.questions import ID, NAMING, PROVINCE, QUESTIONS, SETTING, TITLE, Answers, Kind, Question
from scripts.authoring.wizard import Interview
from scripts.cli.exit_codes import FAULTS, OK, USAGE
from scripts.content import loader, readings
from scripts.content.collection import Collection
from scripts.content.options import Option
from scripts.content.problem import Problem, has_errors
from scripts.content.readings import Readings
from scripts.content.yaml_parser import EMPTY
from scripts.system import disk
from scripts.system.clock import today
from scripts.system.paths import CALL, DRAFTS
from scripts.system.user_error import UserError
from scripts.validation import report

VERB, WORDS = "new", "viết bài mới: hỏi từng câu rồi ghi tệp có chú thích"

_ALL = (*(part for question in QUESTIONS for part in question.row or (question,)), NAMING)
_NEEDED = (SETTING, TITLE, PROVINCE)
_ROW = "nguon."
_YES, _NO, _DROP = "co", "khong", "xoa"
_WISHES = (
    Option(_YES, "Có"),
    Option(_NO, "Không", "viết bài khác, nháp này vẫn giữ"),
    Option(_DROP, "Xóa nháp", "bỏ hẳn những gì đã gõ"),
)


def arguments(parser: argparse.ArgumentParser) -> None:
    """A flag for each question; what is given is not asked."""
    parser.add_argument("--khong-hoi", action="store_true", help="không hỏi gì; cần có loại hình, tiêu đề và tỉnh")
    for question in _ALL:
        flag = parser.add_argument(
            question.flag, dest=question.key, metavar="CHỮ", help=f"{question.label}: {question.help}"
        )
        if question.kind is Kind.LINES:
            flag.nargs, flag.metavar = "+", ("CHỮ", "CHỮ")


def run(arguments: argparse.Namespace, root: Path) -> int:
    """Ask or take what is given, then write; nothing that is there is overwritten."""
    try:
        return _run(arguments, root)
    except (KeyboardInterrupt, EOFError):
        has_drafts = any((root / DRAFTS).glob("*.json"))
        after = " Những gì đã gõ còn trong nháp; chạy lại lệnh này để viết tiếp." if has_drafts else ""
        sys.stdout.write(f"\nĐã dừng.{after}\n")
        return FAULTS


def _run(arguments: argparse.Namespace, root: Path) -> int:
    collection = loader.load(root)
    given = _given(arguments, collection)
    taken = _taken(collection)
    asked = not arguments.khong_hoi and sys.stdin.isatty() and sys.stdout.isatty()
    if asked:
        draft = _draft(root / DRAFTS)
        draft.answers |= given
        Interview(collection, today(), draft, taken).run()
        status = _write(collection, root, draft.answers)
        if status == OK:
            draft.remove()
        return status
    missing = [question.flag for question in _ALL if question.key in _NEEDED and question.key not in given]
    if missing:
        why = "" if arguments.khong_hoi else "Không có cửa sổ lệnh để hỏi. "
        raise AnswerError(f"{why}Còn thiếu {', '.join(missing)}; hãy thêm vào lệnh.")
    given.setdefault(ID, new_entry.name(given, taken))
    return _write(collection, root, given)


def _taken(collection: Collection) -> set[str]:
    """Ids that lead somewhere already, now or from an old address."""
    return {record.id for record in collection.records} | {
        row.old.rpartition("/")[2] for row in collection.vocabulary.moved
    }


def _given(arguments: argparse.Namespace, collection: Collection) -> Answers:
    """The answers that flags give, judged as if they had been typed; raises AnswerError, which says what is wrong."""
    known = readings.of(collection.vocabulary)
    given: Answers = {}
    row: dict[str, str] = {}
    for question in _ALL:
        said = getattr(arguments, question.key)
        if said is None:
            continue
        read = [_read(question, text, known) for text in ([said] if isinstance(said, str) else said)]
        if question.key.startswith(_ROW):
            row[question.key.removeprefix(_ROW)] = read[0]
        else:
            given[question.key] = read[0] if isinstance(said, str) else [*read]
    if row:
        given["nguon"] = [row]
    problems = new_entry.judge(collection, today(), given)
    judged = [question for question in _ALL if question.key != SETTING]
    wrong = "".join(_wrong(question, problems) for question in judged if getattr(arguments, question.key) is not None)
    if wrong:
        raise AnswerError(wrong.rstrip("\n"))
    return given


def _read(question: Question, text: str, known: Readings) -> str:
    try:
        read = choice_matching.read(known, question, text)
    except AnswerError as unclear:
        raise AnswerError(f"{question.flag}: {unclear}") from None
    if not read:
        raise AnswerError(f"{question.flag}: {EMPTY}")
    return read


def _wrong(question: Question, problems: list[Problem]) -> str:
    """A line for each thing that is wrong with what a flag gives; fields of the one source stand for its flag."""
    field = question.field.replace(_ROW, "nguon[1].")
    own = {problem.field for problem in problems if re.fullmatch(rf"{re.escape(field)}(?:\[\d+\])?", problem.field)}
    if question.key == _ROW + "don_vi":
        own.add("nguon[1]")
    errors = [problem for problem in new_entry.reportable(problems, own) if has_errors([problem])]
    return "".join(f"{question.flag}: {problem.message}\n" for problem in errors)


def _draft(folder: Path) -> Draft:
    """A draft that is gone on with, or a new one."""
    intact, damaged = drafts.pending(folder)
    for file in damaged:
        sys.stderr.write(f"Một bản nháp bị hỏng, không đọc được; đã để riêng ở {file}.\n")
    for draft in intact:
        wish = prompts.one(f"Có bài viết dở: “{draft.title}”. Viết tiếp?", _WISHES)
        if wish == _YES:
            return draft
        if wish == _DROP:
            draft.remove()
    prompts.say("Trả lời từng câu, Enter để sang câu sau. Ctrl+C để dừng: những gì đã gõ được giữ lại.")
    return drafts.new(folder)


def _write(collection: Collection, root: Path, answers: Answers) -> int:
    """Write the entry and say what comes next."""
    path = new_entry.path(answers)
    text, problems = new_entry.text(collection, today(), answers)
    try:
        disk.create(root / path, text)
    except FileExistsError:
        raise UserError(f"{path} đã có; hãy chọn mã khác bằng --ma.", USAGE) from None
    except OSError as error:
        raise UserError(
            f"Không ghi được {path} ({disk.why(error)}); hãy xem lại quyền ghi và chỗ trống trên đĩa."
        ) from error
    gaps = new_entry.gaps(problems)
    others = [problem for problem in problems if not new_entry.is_gap(problem)]
    sys.stdout.write(f"Đã ghi {path}\n")
    sys.stdout.write(f"Còn phải điền: {', '.join(gaps)}.\n" if gaps else "Mọi phần bắt buộc đã có.\n")
    if others:
        sys.stdout.write(f"Nên sửa:\n{report.as_text(others)}")
    if has_errors(problems):
        sys.stdout.write("Bài còn là bản nháp (nhap: true), chưa đăng. Mở tệp, sửa xong thì xóa dòng ấy.\n")
    sys.stdout.write(f"Kiểm tra: {CALL} check {path}\nXem trước: {CALL} serve --only {Path(path).stem}\n")
    return OK
