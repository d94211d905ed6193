"""`form`: the workbook that communes fill in."""

from __future__ import annotations

import argparse
import shlex
import sys
from pathlib import Path

from scripts.cli.exit_codes import FAULTS, OK, USAGE
from scripts.content import loader
from scripts.content.collection import VOCABULARY_FOLDER
from scripts.content.problem import has_errors
from scripts.spreadsheet import form
from scripts.system import disk
from scripts.system.paths import CALL
from scripts.system.user_error import UserError
from scripts.validation import report

VERB, WORDS = "form", "tạo mẫu Excel, Word hoặc CSV để xã, đơn vị điền rồi nhập vào kho"
_MAKERS = {".xlsx": form.xlsx, ".csv": form.csv, ".docx": form.word}
_DEFAULT, _ONE = "mau-nhap.xlsx", "phieu-mot-bai.xlsx"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Which, and where to."""
    parser.add_argument(
        "--out",
        type=Path,
        metavar="TỆP",
        help=f"tệp để ghi: .xlsx hoặc .csv là bảng rộng, mỗi bài một dòng; .docx là phiếu Word kể một bài; mặc định {_DEFAULT}",
    )
    parser.add_argument(
        "--mot-bai", action="store_true", help=f"phiếu Excel kể một bài, câu hỏi từ trên xuống; mặc định ghi vào {_ONE}"
    )


def run(arguments: argparse.Namespace, root: Path) -> int:
    """Write it; a file that is there may have been filled in, so it stays."""
    out: Path = arguments.out or Path(_ONE if arguments.mot_bai else _DEFAULT)
    make = _MAKERS.get(out.suffix.lower())
    if make is None:
        raise UserError(f"Tên tệp phải có đuôi .xlsx, .docx hoặc .csv, không phải “{out.name}”.", USAGE)
    if arguments.mot_bai and make is form.csv:
        raise UserError("Phiếu kể một bài chỉ có kiểu .xlsx và .docx; hãy đổi đuôi tên tệp, hoặc bỏ --mot-bai.", USAGE)
    if arguments.mot_bai and make is form.xlsx:
        make = form.sheet
    collection = loader.load(root)
    broken = [problem for problem in collection.problems if f"/{VOCABULARY_FOLDER}/" in problem.path]
    if has_errors(broken):
        sys.stderr.write(report.as_text(broken))
        return FAULTS
    data = make(collection.vocabulary)
    try:
        with out.open("xb") as stream:
            stream.write(data)
    except FileExistsError:
        raise UserError(f"{out} đã có, có khi đã điền dở; hãy chọn tên khác hoặc dời tệp ấy đi.", USAGE) from None
    except OSError as error:
        raise UserError(f"Không ghi được {out} ({disk.why(error)}); hãy xem lại thư mục.", USAGE) from error
    sys.stdout.write(f"Đã ghi {out}. Điền xong thì nhập bằng: {CALL} import {shlex.quote(str(out))}\n")
    return OK
