"""Checks that need judgement or more than one entry. One rule, one module, one test file, one paragraph of the guide.

A module's name is the name that editors see in the report, with underscores: ``trich_dan`` says ``(trich-dan)``.
Its docstring is the rule, its ``RULE`` the value that the check runs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from itertools import groupby

from scripts.content.collection import AnyRecord, Collection, TableRecord
from scripts.content.problem import Problem, Severity, has_errors
from scripts.system.processes import gc_paused
from scripts.validation.rule import CollectionRule, Context, EntryRule, Finding, Rule, TableRule, TaskRule, problem_of
from scripts.validation.rules import (
    bang_danh_muc,
    bang_ma_cu,
    cau_hoi,
    cau_mau,
    chu_hoa,
    chuan_unicode,
    chuyen_huong,
    dang_lai,
    danh_muc,
    danh_muc_viec,
    dau_dong,
    dau_thanh,
    dia_ban,
    dia_chi_web,
    giay_to,
    khau_cu,
    khong_ngay,
    ky_tu_an,
    lien_quan,
    loai_dia_ban,
    ma_bai,
    ngay_nghi,
    ngay_thang,
    nguon_truoc,
    so_lieu_nguon,
    so_lieu_than_bai,
    ten_rieng,
    thong_tin_ca_nhan,
    tieng_nuoc_ngoai,
    tieu_de_trung,
    tom_tat,
    trich_dan,
    trung_noi_dung,
    van_ban,
    van_ban_hieu_luc,
    viec,
    viec_doi_chieu,
    viec_hieu_luc,
    viec_sua_doi,
)

PER_ENTRY: tuple[EntryRule, ...] = (
    chuan_unicode.RULE,
    bang_ma_cu.RULE,
    ky_tu_an.RULE,
    dau_thanh.RULE,
    danh_muc.RULE,
    tom_tat.RULE,
    trich_dan.RULE,
    dang_lai.RULE,
    cau_hoi.RULE,
    so_lieu_nguon.RULE,
    so_lieu_than_bai.RULE,
    ngay_thang.RULE,
    dia_chi_web.RULE,
    tieng_nuoc_ngoai.RULE,
    thong_tin_ca_nhan.RULE,
    van_ban_hieu_luc.RULE,
    khau_cu.RULE,
    khong_ngay.RULE,
    cau_mau.RULE,
    dau_dong.RULE,
    chu_hoa.RULE,
    dia_ban.RULE,
    ten_rieng.RULE,
    nguon_truoc.RULE,
    loai_dia_ban.RULE,
)
"""Rules that judge each entry by itself: over a part of the collection they find what they find over all of it."""
WHOLE_COLLECTION: tuple[CollectionRule, ...] = (
    ma_bai.RULE,
    tieu_de_trung.RULE,
    trung_noi_dung.RULE,
    lien_quan.RULE,
    chuyen_huong.RULE,
    van_ban.RULE,
    danh_muc_viec.RULE,
    ngay_nghi.RULE,
    giay_to.RULE,
    viec_sua_doi.RULE,
)
"""Rules that need all entries."""
OF_TASKS: tuple[TaskRule, ...] = (viec.RULE, viec_doi_chieu.RULE, viec_hieu_luc.RULE)
"""Rules that judge tasks alone."""
OF_TABLES: tuple[TableRule, ...] = (bang_danh_muc.RULE,)
"""Rules that judge tables of controlled words alone."""
ALL: tuple[Rule, ...] = PER_ENTRY + WHOLE_COLLECTION + OF_TASKS + OF_TABLES

_TEXTS: Mapping[str, Callable[[AnyRecord, Context], Iterable[Finding]]] = {
    chuan_unicode.RULE.name: chuan_unicode.check,
    bang_ma_cu.RULE.name: bang_ma_cu.check,
    ky_tu_an.RULE.name: ky_tu_an.check,
    dau_thanh.RULE.name: dau_thanh.check,
    thong_tin_ca_nhan.RULE.name: thong_tin_ca_nhan.check,
}
"""Rules about any text, which tasks and tables obey too."""
_IN_TABLES: Mapping[str, Callable[[TableRecord, Context], Iterable[Finding]]] = {
    danh_muc.RULE.name: danh_muc.check_table,
    dia_chi_web.RULE.name: dia_chi_web.check_table,
    ngay_thang.RULE.name: ngay_thang.check_table,
    dau_dong.RULE.name: dau_dong.check_table,
    ten_rieng.RULE.name: ten_rieng.check_table,
}
"""What rules of entries say of tables."""

MAX_PER_FILE = 200
"""Problems of one file that are reported; nobody corrects more at a time."""


def check(collection: Collection, today: date) -> list[Problem]:
    """All problems of a collection in memory, those of loading included, sorted by place."""
    with gc_paused():
        entries: tuple[Rule, ...] = (*PER_ENTRY, *WHOLE_COLLECTION)
        problems = [problem for rule in entries for problem in rule.run(collection, today)]
        return told_of(collection, [*problems, *beside_entries(collection, today)])


def beside_entries(collection: Collection, today: date) -> list[Problem]:
    """The problems of the tasks and tables of a collection whose entries are loaded."""
    context = Context(collection.vocabulary, today)
    records: tuple[AnyRecord, ...] = (
        *collection.task_records,
        *collection.paper_records,
        *collection.table_records,
    )
    texts = [
        problem_of(record, name, finding)
        for record in records
        for name, check_texts in _TEXTS.items()
        for finding in check_texts(record, context)
    ]
    tables = [
        problem_of(record, name, finding)
        for record in collection.table_records
        for name, check_table in _IN_TABLES.items()
        for finding in check_table(record, context)
    ]
    own: tuple[Rule, ...] = (*OF_TASKS, *OF_TABLES)
    ruled = (problem for rule in own for problem in rule.run(collection, today))
    return [*texts, *tables, *ruled]


_OF_WORDS = frozenset(rule.RULE.name for rule in (danh_muc, viec, giay_to)) | frozenset(
    (danh_muc_viec.NAME, ma_bai.NAME, chuyen_huong.NAME)
)
"""Rules that say of a word that its table does not have it."""


def told_of(collection: Collection, ruled: Iterable[Problem]) -> list[Problem]:
    """The problems of a collection, those of loading and those found by rules: each once, sorted by place.

    Of a file only the first ``MAX_PER_FILE`` are told, and how many more there are. While a table cannot be read, its own fault
    stands for the thousand words that would not be found in it.
    """
    found = [one for one in ruled if not (collection.unread_tables and one.names and one.rule in _OF_WORDS)]
    return list(_capped(sorted({*collection.problems, *found})))


def _capped(problems: Iterable[Problem]) -> Iterator[Problem]:
    for path, group in groupby(problems, key=lambda problem: problem.path):
        of_file = list(group)
        yield from of_file[:MAX_PER_FILE]
        more = of_file[MAX_PER_FILE:]
        if more:
            severity = Severity.ERROR if has_errors(more) else Severity.WARNING
            sentence = f"còn {len(more)} chỗ nữa chưa kể; hãy sửa các chỗ trên rồi kiểm tra lại"
            yield Problem(path, more[0].line, more[0].column, "", "con-nua", severity, sentence)
