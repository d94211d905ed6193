"""`rename`: an entry gets another name, and whatever names it follows."""

from __future__ import annotations

import argparse
import contextlib
import sys
from collections.abc import Iterator
from pathlib import Path

from scripts.authoring import renaming
from scripts.authoring.renaming import MOVED, Name
from scripts.cli.exit_codes import OK, USAGE
from scripts.content import ids, loader
from scripts.content.collection import Collection
from scripts.system import disk, git
from scripts.system.paths import CALL, PRACTICES
from scripts.system.user_error import UserError
from scripts.validation.rules import ma_bai

VERB, WORDS = "rename", "đổi mã (tên tệp) của một bài: dời tệp, sửa mọi chỗ dẫn tới nó, ghi địa chỉ cũ"

_MENTIONING = ((f"{PRACTICES}/_viec", "*.yaml"), ("docs", "*.md"), ("tests", "*.yaml"))
"""Tasks, guides and test sets: they name entries by address or id."""


def arguments(parser: argparse.ArgumentParser) -> None:
    """Which entry, and its new name."""
    parser.add_argument("old", metavar="MÃ_CŨ", help="mã hay tệp của bài")
    parser.add_argument(
        "new", metavar="MÃ_MỚI", help="mã mới; thêm loại hình ở trước để chuyển thư mục: doanh-nghiep/ma-moi"
    )


def run(arguments: argparse.Namespace, root: Path) -> int:
    """Move and mend, all or nothing; says what was changed."""
    collection = loader.load(root)
    old = _old(arguments.old, collection)
    new = _new(arguments.new, old, collection)
    changes = renaming.all_changes(
        (
            renaming.relations(collection, old, new),
            renaming.mentions(dict(_texts(root)), old, new),
            _table(root, old, new, published=_was_published(root, old, collection)),
        )
    )
    own = changes.pop(old.file, None)  # an entry that names itself is at fault, and stays so
    # a file that was never committed (just imported) has no state that could be looked through
    dirty = [path for path in git.dirty(root, [old.file, new.file, *changes]) if git.holds(root, "HEAD", path)]
    if dirty:
        raise UserError(
            f"Git thấy thay đổi chưa ghi (commit) ở: {', '.join(dirty)}; hãy ghi hoặc bỏ các thay đổi ấy trước, để"
            " việc đổi tên xem lại được riêng.",
            USAGE,
        )
    _write(root, old, new, changes if own is None else {**changes, old.file: own})
    sys.stdout.write(f"Đã đổi {old.file} thành {new.file}\n")
    sys.stdout.write("".join(f"Đã sửa {path}\n" for path in sorted(changes)))
    sys.stdout.write(f"Việc tiếp theo: xem lại, rồi chạy {CALL} check và {CALL} changes\n")
    return OK


def _old(typed: str, collection: Collection) -> Name:
    """The entry that is meant; UserError where there is none."""
    setting, id_ = _parts(typed)
    found = [record for record in collection.records if record.id == id_ and (not setting or record.setting == setting)]
    if len(found) == 1:
        return Name(found[0].setting, found[0].id)
    gone = next((row for row in collection.vocabulary.moved if row.old.rpartition("/")[2] == id_), None)
    hint = f"địa chỉ ấy nay là {gone.new}" if gone and gone.new else "mã là tên tệp của bài, không có đuôi .yaml"
    raise UserError(f"Không có bài nào mang mã “{id_}”; {hint}.", USAGE)


def _new(typed: str, old: Name, collection: Collection) -> Name:
    """The name that it gets, free and well formed; UserError says what is wrong with it."""
    setting, id_ = _parts(typed)
    new = Name(setting or old.setting, id_)
    if new.setting not in collection.vocabulary.settings:
        known = ", ".join(collection.vocabulary.settings)
        raise UserError(f"Không có loại hình “{new.setting}”; hãy chọn một trong: {known}.", USAGE)
    fault = ma_bai.fault_of(new.id)
    if fault:
        raise UserError(f"Mã mới: {fault}.", USAGE)
    if new == old:
        raise UserError("Mã mới trùng mã cũ, không có gì phải đổi.", USAGE)
    taken = next((record for record in collection.records if record.id == new.id and record.id != old.id), None)
    if taken:
        raise UserError(f"Mã “{new.id}” đã có ở {taken.file.path}; hãy chọn mã khác.", USAGE)
    return new


def _parts(typed: str) -> tuple[str, str]:
    """Setting ("" where none is said) and id, of an id, an address or a file."""
    path = ids.without_ending(typed.replace("\\", "/")).removeprefix("./")
    setting, _, id_ = path.removeprefix(f"{PRACTICES}/").strip("/").rpartition("/")
    return setting.rpartition("/")[2], id_


def _texts(root: Path) -> Iterator[tuple[str, str]]:
    for folder, pattern in _MENTIONING:
        for file in sorted((root / folder).rglob(pattern)):
            if "node_modules" not in file.parts and file.is_file():
                with contextlib.suppress(UnicodeDecodeError):
                    yield file.relative_to(root).as_posix(), file.read_bytes().decode()


def _table(root: Path, old: Name, new: Name, *, published: bool) -> dict[str, str]:
    file = root / MOVED
    before = file.read_text(encoding="utf-8") if file.exists() else "[]\n"
    after = renaming.moved(before, old, new, published=published)
    return {MOVED: after} if after != before else {}


def _was_published(root: Path, old: Name, collection: Collection) -> bool:
    """Whether somebody may have the old address: no draft has one, nor what the published branch does not hold yet."""
    record = next(record for record in collection.records if record.id == old.id)
    if record.value("nhap") is True:
        return False
    try:
        return git.holds(root, git.base(root), old.file)
    except git.GitError:  # no git here: then a row does no harm
        return True


def _write(root: Path, old: Name, new: Name, changes: dict[str, str]) -> None:
    """Move the file and write the others, or leave all as it was; raises UserError when the disk will not."""
    before: dict[Path, bytes] = {}
    source, target = root / old.file, root / new.file
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        for path, text in changes.items():
            file = root / path
            before[file] = file.read_bytes()
            disk.write(file, text)
        source.rename(target)
    except BaseException as error:
        for file, data in before.items():
            file.write_bytes(data)
        if isinstance(error, OSError):
            raise UserError(f"Không đổi được ({disk.why(error)}); mọi tệp vẫn như trước.") from error
        raise
