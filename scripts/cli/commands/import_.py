"""`import`: a filled-in workbook or text file becomes entries; all rows or none, and nothing is overwritten."""

from __future__ import annotations

import argparse
import contextlib
import sys
from dataclasses import dataclass
from pathlib import Path

from scripts.authoring import yaml_writer
from scripts.cli.exit_codes import FAULTS, OK, USAGE
from scripts.content import loader
from scripts.content.collection import VOCABULARY_FOLDER, Collection
from scripts.content.problem import has_errors
from scripts.spreadsheet import give_back, importer, message, submission, tables
from scripts.spreadsheet.grouping import across
from scripts.spreadsheet.importer import New, Outcome
from scripts.spreadsheet.tables import Table
from scripts.system import disk, progress
from scripts.system.clock import today
from scripts.system.paths import CALL
from scripts.system.user_error import RefusedError, UserError
from scripts.validation import report

VERB, WORDS = "import", "nhập các bài từ tệp Excel, Word hoặc CSV đã điền theo mẫu"
_FEW = 3
"""So many entries are previewed by themselves, which is quicker."""
_MANY = 200
"""So many rows take a second or more: a terminal shows how far it is."""


def arguments(parser: argparse.ArgumentParser) -> None:
    """The files, and how far to go."""
    parser.add_argument(
        "files", type=Path, nargs="+", metavar="TỆP", help="tệp .xlsx, .docx hoặc .csv đã điền; nhiều tệp cũng được"
    )
    parser.add_argument("--keep-going", action="store_true", help="dòng nào có lỗi thì để lại, vẫn ghi các dòng tốt")
    parser.add_argument("--thu", action="store_true", help="chỉ cho xem sẽ ghi gì, không ghi tệp nào")
    parser.add_argument(
        "--tra-lai",
        type=Path,
        metavar="TỆP",
        help="ghi bản gửi lại cho người điền: tô màu ô có lỗi, câu nhắc ghi cạnh ô; chữ của họ giữ nguyên",
    )
    parser.add_argument(
        "--zalo",
        action="store_true",
        help="in tin nhắn để gửi cho người điền, mỗi tệp hoặc mỗi xã một tin, thay cho bảng lỗi",
    )
    parser.add_argument("--nhap", action="store_true", help="ghi thành bản nháp (nhap: true), chưa đăng")


@dataclass(frozen=True)
class _Sent:
    """A file that somebody sent, and what became of it."""

    file: Path
    data: bytes
    table: Table
    outcome: Outcome
    back: Path | None


def run(arguments: argparse.Namespace, root: Path) -> int:
    """Tell all faults; write the new entries if there are none, or with ``--keep-going`` those that have none."""
    try:
        return _import(arguments, root)
    except RefusedError as refused:  # by the disk; files that cannot be read are told one by one
        names = ", ".join(tables.shown(file.name or str(file)) for file in arguments.files)
        raise UserError(f"{names}: {refused}.") from refused
    except KeyboardInterrupt:
        sys.stderr.write("Đã dừng; kho giữ nguyên như trước, chưa thêm tệp nào.\n")
    return FAULTS


def _import(arguments: argparse.Namespace, root: Path) -> int:
    collection = loader.load(root)
    broken = [problem for problem in collection.problems if f"/{VOCABULARY_FOLDER}/" in problem.path]
    if has_errors(broken):
        sys.stderr.write(report.as_text(broken))
        return FAULTS
    sent: list[_Sent] = []
    refused: list[str] = []
    for file in arguments.files:
        try:
            beside = [new for one in sent for new in one.outcome.new]
            sent.append(_judged(file, arguments, collection, beside))
        except RefusedError as error:
            refused.append(f"{tables.shown(file.name or str(file))}: {error}.")
    if refused and len(arguments.files) == 1:
        raise UserError(refused[0])
    _tell(sent, refused, arguments)
    return _finish(sent, refused, arguments, root)


def _judged(file: Path, arguments: argparse.Namespace, collection: Collection, beside: list[New]) -> _Sent:
    """A file, judged beside the entries of those before it."""
    data = tables.load(file)
    back = _back(file, arguments, data) if arguments.tra_lai else None
    table = submission.read(data, file.name, collection.vocabulary)
    if len(table.rows) > _MANY and sys.stderr.isatty():
        sys.stderr.write(f"Đang kiểm tra {len(table.rows)} dòng…\n")
    outcome = importer.judge(table, collection, today(), draft=arguments.nhap, beside=beside)
    return _Sent(file, data, table, outcome, back)


def _tell(sent: list[_Sent], refused: list[str], arguments: argparse.Namespace) -> None:
    """Print what was found, and write the files that go back."""
    if arguments.zalo:
        messages = [text for one in sent for text in message.messages(one.table, one.outcome)]
        sys.stdout.write("\n\n".join(messages) + "\n")
        sys.stderr.write("".join(f"{line}\n" for line in refused))
    else:
        lines: dict[str, list[str]] = {}
        for one in sent:
            of_file = lines.setdefault(tables.shown(one.table.file), [])
            of_file += [*one.outcome.remarks, *one.outcome.faults]
        sys.stdout.write("".join(f"{line}\n" for line in [*across(lines), *refused]))
    sys.stdout.flush()
    for one in sent:
        if one.back and one.outcome.findings:
            _write_back(one.back, give_back.marked(one.data, one.file.name, one.table, one.outcome.findings))
        elif one.back:
            sys.stderr.write(f"{_of(one, sent)}Không có gì phải nhắc nên không ghi tệp gửi lại.\n")


def _of(one: _Sent, sent: list[_Sent]) -> str:
    """The name of a file before a sentence on it, where there are several."""
    return f"{tables.shown(one.file.name)}: " if len(sent) > 1 else ""


def _back(file: Path, arguments: argparse.Namespace, data: bytes) -> Path:
    """Where the file goes that is handed back; a folder takes it under its own name."""
    out: Path = arguments.tra_lai
    ending = give_back.ending(data, file.name)
    if out.is_dir():
        out /= f"{file.stem}-may-nhac{ending}"
    elif len(arguments.files) > 1:
        raise UserError(f"Nhập nhiều tệp thì “--tra-lai” phải là một thư mục đã có, không phải “{out.name}”.", USAGE)
    if out.suffix.lower() != ending:
        raise UserError(f"Tên tệp gửi lại phải có đuôi {ending}, không phải “{out.name}”.", USAGE)
    if out.exists():
        raise UserError(f"{out} đã có; hãy chọn tên khác hoặc dời tệp ấy đi.", USAGE)
    return out


def _write_back(out: Path, data: bytes) -> None:
    try:
        with out.open("xb") as stream:
            stream.write(data)
    except OSError as error:
        raise UserError(f"Không ghi được {out} ({disk.why(error)}); hãy xem lại thư mục.", USAGE) from error
    sys.stderr.write(f"Đã ghi bản gửi lại: {out}\n")


def _finish(sent: list[_Sent], refused: list[str], arguments: argparse.Namespace, root: Path) -> int:
    """Write, or say why nothing is written."""
    for one in sent:
        sys.stderr.write(f"{_of(one, sent)}{_summary(one.outcome)}\n")
    new = [entry for one in sent for entry in one.outcome.new]
    faulty = bool(refused) or any(one.outcome.faults for one in sent)
    if new and (arguments.keep_going or not faulty):
        if arguments.thu:
            _show(new)
        else:
            _write(new, root)
    elif faulty:
        sys.stderr.write(_advice(new) + "\n")
    return FAULTS if faulty or not all(one.outcome.rows for one in sent) else OK


def _summary(outcome: Outcome) -> str:
    unit = "phiếu" if outcome.is_form else "dòng"
    if not outcome.rows and outcome.is_form:
        return "Phiếu chưa có câu trả lời nào; hãy điền ở cột bên phải câu hỏi."
    if not outcome.rows:
        return "Chưa có dòng nào kể một bài (dòng ví dụ không tính); hãy điền từ dòng ngay dưới ví dụ."
    return (
        f"Đã đọc {outcome.rows} {unit}: {len(outcome.new)} bài mới không lỗi, {outcome.already_present} bài đã có,"
        f" {len(outcome.faulty)} {unit} có lỗi."
    )


def _advice(new: list[New]) -> str:
    if new:
        return "Chưa ghi tệp nào. Hãy sửa các chỗ trên rồi nhập lại, hoặc thêm --keep-going để ghi các dòng tốt trước."
    return "Chưa ghi tệp nào. Hãy sửa các chỗ trên rồi nhập lại."


def _show(entries: list[New]) -> None:
    for entry in entries:
        sys.stdout.write(f"\n{_line(entry)}\n{yaml_writer.entry(entry.values)}")
    sys.stderr.write(f"Chỉ xem thử: sẽ ghi {len(entries)} tệp; chưa ghi gì.\n")


def _line(entry: New) -> str:
    """The file of an entry, and what was set in it beside what was sent."""
    return f"{entry.path} (máy đã đặt lại: {', '.join(entry.mended)})" if entry.mended else entry.path


def _write(entries: list[New], root: Path) -> None:
    """Write all files or, if something comes between, none. Raises :class:`RefusedError` when the disk will not."""
    begun: dict[Path, str] = {}
    try:
        for entry in progress.track(entries, "Đang ghi"):
            file, text = root / entry.path, yaml_writer.entry(entry.values)
            begun[file] = text  # before it is there: Ctrl-C may come at any moment
            disk.create(file, text)
    except BaseException as error:
        if isinstance(error, FileExistsError):
            begun.popitem()  # that one is somebody else's
        for file, text in begun.items():
            with contextlib.suppress(OSError):
                if file.read_bytes() == text.encode():
                    file.unlink()
        if isinstance(error, OSError):
            why = "vừa có người tạo tệp cùng tên" if isinstance(error, FileExistsError) else disk.why(error)
            raise RefusedError(f"không ghi được ({why}); kho giữ nguyên như trước") from None
        raise
    sys.stdout.write("Đã ghi:\n" + "".join(f"  {_line(entry)}\n" for entry in entries))
    only = f" --only {' '.join(Path(entry.path).stem for entry in entries)}" if len(entries) <= _FEW else ""
    sys.stdout.write(f"Việc tiếp theo:\n  kiểm tra lại: {CALL} check\n  xem trước: {CALL} serve{only}\n")
