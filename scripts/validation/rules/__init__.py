"""Checks that need judgement or more than one entry. One rule, one module, one test file, one paragraph of the guide.

A module's name is the name that editors see in the report, with underscores: ``trich_dan`` says ``(trich-dan)``.
Its docstring is the rule; ``check`` yields the problems.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from itertools import groupby
from types import ModuleType

from scripts.content.collection import Catalog
from scripts.content.problem import Level, Problem, has_errors
from scripts.system.processes import gc_paused
from scripts.validation.rules import (
    bang_ma_cu,
    chuan_unicode,
    chuyen_huong,
    danh_muc,
    dau_thanh,
    dia_chi_web,
    khau_cu,
    ky_tu_an,
    lien_quan,
    ma_bai,
    ngay_thang,
    so_lieu_nguon,
    so_lieu_than_bai,
    thong_tin_ca_nhan,
    tieu_de_trung,
    tom_tat,
    trich_dan,
    trung_noi_dung,
    van_ban_hieu_luc,
)

ALONE: tuple[ModuleType, ...] = (
    chuan_unicode,
    bang_ma_cu,
    ky_tu_an,
    dau_thanh,
    danh_muc,
    tom_tat,
    trich_dan,
    so_lieu_nguon,
    so_lieu_than_bai,
    ngay_thang,
    dia_chi_web,
    thong_tin_ca_nhan,
    van_ban_hieu_luc,
    khau_cu,
)
"""Rules that judge each entry by itself: over parts of the collection they tell what they tell over all of it."""
TOGETHER: tuple[ModuleType, ...] = (
    ma_bai,
    tieu_de_trung,
    trung_noi_dung,
    lien_quan,
    chuyen_huong,
)
"""Rules that need all entries."""
MODULES = ALONE + TOGETHER

MOST = 200
"""So many problems of one file are told; nobody mends more at a time."""


def check(catalog: Catalog, today: date) -> list[Problem]:
    """All problems of a collection, those of loading included, sorted by place."""
    with gc_paused():
        return in_order(
            [*catalog.problems, *(problem for module in MODULES for problem in ask(module, catalog, today))]
        )


def ask(module: ModuleType, catalog: Catalog, today: date) -> list[Problem]:
    """What one rule says of a collection, or of a part of one."""
    rule: Callable[[Catalog, date], Iterator[Problem]] = module.check
    return list(rule(catalog, today))


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Each problem once, sorted by place; of a file with very many, the first ones."""
    return list(_bounded(sorted(set(problems))))


def _bounded(found: Iterable[Problem]) -> Iterator[Problem]:
    """The first problems of each file; how many more there are is told in one."""
    for path, group in groupby(found, key=lambda problem: problem.path):
        told = list(group)
        yield from told[:MOST]
        more = told[MOST:]
        if more:
            level = Level.ERROR if has_errors(more) else Level.WARNING
            sentence = f"còn {len(more)} chỗ nữa chưa kể; hãy sửa các chỗ trên rồi kiểm tra lại"
            yield Problem(path, more[0].line, more[0].column, "", "con-nua", level, sentence)
