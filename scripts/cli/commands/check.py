"""`check`: every fault of the entries, with its place and how to correct it."""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from scripts.cli.chosen_files import is_chosen
from scripts.cli.exit_codes import FAULTS, OK, USAGE
from scripts.cli.guide_links import still_leading
from scripts.content import json_schema, loader, yaml_file
from scripts.content.collection import VOCABULARY_FOLDER, Collection
from scripts.content.problem import Problem, Severity, has_errors
from scripts.content.yaml_file import Value, YamlFile
from scripts.system import git
from scripts.system.clock import today
from scripts.system.paths import CALL, PRACTICES
from scripts.system.user_error import UserError
from scripts.text.escaping import escape_control_chars
from scripts.validation import report, runner

VERB, WORDS = "check", "kiểm tra mọi bài, chỉ ra từng lỗi và cách sửa"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Of which files problems are printed, and in which form."""
    parser.add_argument(
        "paths", nargs="*", metavar="TỆP", help="chỉ báo lỗi của các tệp hay thư mục này (vẫn đọc cả kho)"
    )
    parser.add_argument(
        "--so-voi",
        metavar="NHÁNH",
        help="chỉ báo lỗi của những tệp đã thêm, đã sửa so với nhánh này, và lỗi mà việc xóa tệp, sửa danh mục gây ra ở tệp khác (cần Git)",
    )
    parser.add_argument(
        "--format", choices=tuple(report.FORMATS), default="text", help="cách in: text, github, gitlab hoặc json"
    )
    parser.add_argument(
        "--jobs",
        type=int,
        metavar="SỐ",
        help="số tiến trình cùng làm (nếu bỏ trống: một, và với kho trên 2.000 bài thì bằng số nhân của máy, nhiều nhất 4)",
    )


def run(arguments: argparse.Namespace, root: Path) -> int:
    """Print the problems of the files asked for; those of other files are not."""
    wanted = [_real(Path(path)) for path in arguments.paths]
    missing = [escape_control_chars(str(path)) for path in wanted if not path.exists() and not path.is_symlink()]
    if missing:
        raise UserError(f"Không thấy {', '.join(missing)}; hãy xem lại đường dẫn.", USAGE)
    if arguments.jobs is not None and arguments.jobs < 1:
        raise UserError("Số tiến trình (--jobs) phải từ 1 trở lên.", USAGE)
    named = tuple(wanted)
    touched: set[str] = set()
    base = git.base(root, arguments.so_voi) if arguments.so_voi else ""
    if base:
        wanted += git.changed(root, base, PRACTICES)
        touched = _touched(root, base, wanted)
    nothing = bool(arguments.so_voi) and not wanted  # no file differs
    try:
        collection, problems = runner.check_collection(root, today(), jobs=arguments.jobs or 0)
    except KeyboardInterrupt:
        sys.stderr.write("\nĐã dừng giữa chừng, chưa kiểm tra xong.\n")
        return FAULTS
    shown = [
        problem
        for problem in problems
        if (not nothing and is_chosen(root / problem.path, wanted))
        or (problem.severity is Severity.ERROR and not touched.isdisjoint(problem.names))
    ]
    if base:
        shown = sorted({*shown, *_of_the_gone(root, base, collection)})
    if not named and not nothing:
        shown = sorted({*shown, *_stale_schemas(root, collection)})
    checked = {
        kind: [file for file in files if not nothing and is_chosen(root / file.path, wanted)]
        for kind, files in _by_kind(collection).items()
    }
    _refuse_others(named, [file for files in checked.values() for file in files], shown, root)
    sys.stdout.write(report.FORMATS[arguments.format](shown))
    sys.stderr.write(report.summary(shown, {kind: len(files) for kind, files in checked.items()}) + "\n")
    return FAULTS if has_errors(shown) else OK


def _touched(root: Path, base: str, changed: Iterable[Path]) -> set[str]:
    """The ids of files that are gone or changed, and controlled words that differ: others, themselves unchanged, may name them."""
    files = {path.stem for path in (*git.deleted(root, base, PRACTICES), *changed)}
    folder = f"{PRACTICES}/{VOCABULARY_FOLDER}"
    if not git.differs(root, base, folder):
        return files
    with tempfile.TemporaryDirectory() as out:
        git.write_tree(root, base, (folder,), Path(out))
        before, now = (_rows(loader.load_vocabulary(place)) for place in (Path(out), root))
    return files | {word for row in before.keys() ^ now.keys() for word in (before | now)[row]}


def _of_the_gone(root: Path, base: str, collection: Collection) -> Iterator[Problem]:
    """Entries that were published and are gone: addresses that nobody leads on from, and guides that lead there."""
    rows = {row.old for row in collection.vocabulary.moved}
    left = set()
    for file in git.deleted(root, base, PRACTICES):
        path = file.relative_to(root).as_posix() if root in file.parents else ""
        practices, _, rest = path.partition("/")
        setting, _, name = rest.partition("/")
        address = f"{setting}/{name.removesuffix('.yaml')}"
        if practices != PRACTICES or setting not in collection.vocabulary.settings or not name.endswith(".yaml"):
            continue
        before = YamlFile(path)
        yaml_file.parse(before, git.content(root, base, path))
        if before.value("nhap") is True or "/" in name:
            continue
        left.add(f"{address}/")
        if address not in rows:
            message = (
                f"bài đã xóa mà địa chỉ {address} chưa có dòng nào ở practices/_danh-muc/chuyen-huong.yaml, người mở sẽ"
                f" thấy trang lỗi; hãy chạy {CALL} changes, chép dòng nó gợi ý"
            )
            yield Problem(path, 1, 1, "", "chuyen-huong", Severity.ERROR, message)
    for link in still_leading(root, left):
        yield Problem(link.path, link.line, 1, "", "chuyen-huong", Severity.WARNING, link.message)


def _rows(collection: Collection) -> dict[str, set[str]]:
    """Every row of the tables, by the table and its own wording, with the words in it: ids, names."""
    rows: dict[str, set[str]] = {}
    for name, file in collection.vocabulary_files.items():
        tables = file.values.values() if isinstance(file.values, dict) else (file.values,)
        for table in tables:
            for row in table if isinstance(table, tuple) else (table,):
                rows[f"{name}: {row!r}"] = {*_words(row)}
    return rows


def _words(value: Value) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | tuple):
        for item in value.values() if isinstance(value, dict) else value:
            yield from _words(item)


def _stale_schemas(root: Path, collection: Collection) -> Iterator[Problem]:
    """The files by which editors' programs complete, where they are made of other words than those of today."""
    if has_errors(problem for problem in collection.problems if f"/{VOCABULARY_FOLDER}/" in problem.path):
        return  # made of these they would be wrong too
    for path in json_schema.stale(root, collection.vocabulary):
        if (root / path).exists():
            message = f"tệp này do máy tạo từ danh mục và đã cũ; hãy chạy: {CALL} schema"
            yield Problem(path.as_posix(), 1, 1, "", "doc-tep", Severity.ERROR, message)


def _by_kind(collection: Collection) -> Mapping[str, Sequence[YamlFile]]:
    """Every file that the check reads, by what it holds."""
    return {
        "bài": [record.file for record in collection.records],
        "việc phải làm": [record.file for record in collection.task_records],
        "mẫu giấy tờ": [record.file for record in collection.paper_records],
        "bảng danh mục": list(collection.vocabulary_files.values()),
    }


def _refuse_others(named: Iterable[Path], files: Sequence[YamlFile], shown: Sequence[Problem], root: Path) -> None:
    """No file that was named is passed over: one that is none of ours and has no problem was not looked at."""
    known = [root / file.path for file in files] + [root / problem.path for problem in shown]
    for path in named:
        if not path.is_dir() and not any(is_chosen(file, [path]) for file in known):
            raise UserError(
                f"{escape_control_chars(str(path))} không phải bài nên không được kiểm tra; bài là tệp .yaml trong"
                " practices/ton-giao và các thư mục cạnh đó, việc phải làm trong practices/_viec.",
                USAGE,
            )


def _real(path: Path) -> Path:
    """The whole path; a link stays a link, for that is what is wrong with it."""
    return path.parent.resolve() / path.name if path.name and path.name != ".." else path.resolve()
