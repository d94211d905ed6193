"""`import`: a filled-in workbook or text file becomes entries; all rows or none, and nothing is overwritten."""

from __future__ import annotations

import argparse
import contextlib
import sys
from pathlib import Path

from scripts.authoring import yaml_writer
from scripts.cli.exit_codes import FAULTS, OK, USAGE
from scripts.content import loader
from scripts.content.collection import VOCABULARY_FOLDER
from scripts.content.problem import has_errors
from scripts.spreadsheet import give_back, importer, message, submission, tables
from scripts.spreadsheet.grouping import grouped
from scripts.spreadsheet.importer import New, Outcome
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
    """The file, and how far to go."""
    parser.add_argument("file", type=Path, metavar="TỆP", help="tệp .xlsx, .docx hoặc .csv đã điền")
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


def run(arguments: argparse.Namespace, root: Path) -> int:
    """Tell all faults; write the new entries if there are none, or with ``--keep-going`` those that have none."""
    try:
        return _import(arguments, root)
    except RefusedError as refused:
        raise UserError(f"{tables.shown(arguments.file.name or str(arguments.file))}: {refused}.") from refused
    except KeyboardInterrupt:
        sys.stderr.write("Đã dừng; kho giữ nguyên như trước, chưa thêm tệp nào.\n")
    return FAULTS


def _import(arguments: argparse.Namespace, root: Path) -> int:
    collection = loader.load(root)
    broken = [problem for problem in collection.problems if f"/{VOCABULARY_FOLDER}/" in problem.path]
    if has_errors(broken):
        sys.stderr.write(report.as_text(broken))
        return FAULTS
    data, name = tables.load(arguments.file), arguments.file.name
    back = _back(arguments, data) if arguments.tra_lai else None
    table = submission.read(data, name, collection.vocabulary)
    if len(table.rows) > _MANY and sys.stderr.isatty():
        sys.stderr.write(f"Đang kiểm tra {len(table.rows)} dòng…\n")
    outcome = importer.judge(table, collection, today(), draft=arguments.nhap)
    if arguments.zalo:
        sys.stdout.write("\n\n".join(message.messages(table, outcome)) + "\n")
    else:
        sys.stdout.write("".join(f"{line}\n" for line in grouped([*outcome.remarks, *outcome.faults])))
    sys.stdout.flush()
    if back and outcome.findings:
        _write_back(back, give_back.marked(data, name, table, outcome.findings))
    elif back:
        sys.stderr.write("Không có gì phải nhắc nên không ghi tệp gửi lại.\n")
    return _finish(outcome, arguments, root)


def _back(arguments: argparse.Namespace, data: bytes) -> Path:
    """Where the file goes that is handed back; a folder takes it under its own name."""
    out: Path = arguments.tra_lai
    ending = give_back.ending(data, arguments.file.name)
    if out.is_dir():
        out /= f"{arguments.file.stem}-may-nhac{ending}"
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


def _finish(outcome: Outcome, arguments: argparse.Namespace, root: Path) -> int:
    """Write, or say why nothing is written."""
    sys.stderr.write(_summary(outcome) + "\n")
    if outcome.new and (arguments.keep_going or not outcome.faults):
        if arguments.thu:
            _show(outcome.new)
        else:
            _write(outcome.new, root)
    elif outcome.faults:
        sys.stderr.write(_advice(outcome) + "\n")
    return FAULTS if outcome.faults or not outcome.rows else OK


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


def _advice(outcome: Outcome) -> str:
    if outcome.new:
        return "Chưa ghi tệp nào. Hãy sửa các chỗ trên rồi nhập lại, hoặc thêm --keep-going để ghi các dòng tốt trước."
    return "Chưa ghi tệp nào. Hãy sửa các chỗ trên rồi nhập lại."


def _show(entries: list[New]) -> None:
    for entry in entries:
        sys.stdout.write(f"\n{entry.path}\n{yaml_writer.entry(entry.values)}")
    sys.stderr.write(f"Chỉ xem thử: sẽ ghi {len(entries)} tệp; chưa ghi gì.\n")


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
    sys.stdout.write("Đã ghi:\n" + "".join(f"  {entry.path}\n" for entry in entries))
    only = f" --only {' '.join(Path(entry.path).stem for entry in entries)}" if len(entries) <= _FEW else ""
    sys.stdout.write(f"Việc tiếp theo:\n  kiểm tra lại: {CALL} check\n  xem trước: {CALL} serve{only}\n")
