"""A small collection of its own for every test: few controlled words and one good entry, changed as a test likes."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from scripts.content import loader
from scripts.content.collection import Collection
from scripts.content.problem import Problem
from scripts.validation import report, rules

# as scripts.spreadsheet.xlsx_file has it, which a test may import after openpyxl
os.environ["OPENPYXL_LXML"] = "False"
# the same examples on every machine, however busy it is
settings.register_profile("kho", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("kho")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Whatever needs a browser is not for `make quick`."""
    for item in items:
        if (Path(__file__).parent / "browser") in item.path.parents:
            item.add_marker("medium")


TODAY = date(2026, 11, 25)
NO_QUESTIONS = "có 0 câu hỏi"
"""Said of the minimal entry, which answers none: lines of its file are counted in many tests."""
GOOD = "practices/ton-giao/bai-mau.yaml"

WORDS = {
    "loai-hinh": """\
- {ma: ton-giao, ten: Vùng đồng bào tôn giáo, ten_ngan: Tôn giáo, mo_ta: Giáo xứ và chùa., mau: tim, bieu_tuong: material/hands-pray}
- {ma: doanh-nghiep, ten: Doanh nghiệp, ten_ngan: Doanh nghiệp, mo_ta: Nhà máy và công ty., mau: lam, bieu_tuong: material/factory}
""",
    "khau": """\
- {ma: dan-biet, ten: Dân biết, mo_ta: Được báo trước.}
- {ma: dan-ban, ten: Dân bàn, mo_ta: Được góp ý.}
- {ma: dan-lam, ten: Dân làm, mo_ta: Cùng làm.}
- {ma: dan-kiem-tra, ten: Dân kiểm tra, mo_ta: Tự xem lại.}
- {ma: dan-giam-sat, ten: Dân giám sát, mo_ta: Theo dõi và đòi trả lời.}
- {ma: dan-thu-huong, ten: Dân thụ hưởng, mo_ta: Cùng hưởng.}
""",
    "chu-de": """\
- {ma: duong-giao-thong, ten: Đường giao thông, mo_ta: Làm đường.}
- {ma: thu-chi-cong-khai, ten: Thu chi công khai, mo_ta: Ghi sổ.}
""",
    "tinh-thanh": """\
- ma: da-nang
  ten: Đà Nẵng
  ten_day_du: Thành phố Đà Nẵng
  loai: thanh-pho
  vung: Duyên hải Nam Trung Bộ
  truoc_2025:
    - {ma: da-nang, ten: Đà Nẵng, ten_day_du: Thành phố Đà Nẵng}
    - {ma: quang-nam, ten: Quảng Nam, ten_day_du: Tỉnh Quảng Nam}
- ma: hue
  ten: Huế
  ten_day_du: Thành phố Huế
  loai: thanh-pho
  vung: Bắc Trung Bộ
  ten_khac: [Cố đô]
  truoc_2025:
    - {ma: thua-thien-hue, ten: Thừa Thiên Huế, ten_day_du: Tỉnh Thừa Thiên Huế}
""",
    "van-ban": """\
- {ma: luat-moi-2022, loai: Luật, ten: Luật mới, co_quan: Quốc hội, hieu_luc_tu: "2023-07-01", noi_dung: Dân được bàn., ra_soat: "2026-11-25"}
- {ma: luat-cu-2007, loai: Luật, ten: Luật cũ, co_quan: Quốc hội, hieu_luc_tu: "2007-07-01", thay_bang: luat-moi-2022, thay_tu: "2023-07-01", noi_dung: Cũ., ra_soat: "2026-11-25"}
- {ma: luat-bo-1999, loai: Luật, ten: Luật bỏ, co_quan: Quốc hội, hieu_luc_tu: chua-ro, het_tu: chua-ro, noi_dung: Đã bỏ., ra_soat: "2026-11-25"}
""",
    "viet-tat": "viet_tat: []\n",
    "dong-nghia": "nhom: []\n",
    "chuyen-huong": "[]\n",
}

ENTRY = """\
tieu_de: "Thôn Mẫu làm đường: dân bàn trước, mở sổ cho cả thôn xem"
tom_tat: Thôn họp dân bàn mức góp rồi làm 100 m đường bê tông.
dia_ban:
  tinh: Quảng Nam
  don_vi: Thôn Mẫu
thoi_gian:
  tu: 2021
  den: 2021-03
chu_tri: Ban công tác Mặt trận thôn
cach_lam:
  - Thôn họp dân bàn mức góp và cách làm.
  - dan-biet: Thôn mở sổ thu chi cho mọi nhà xem.
ket_qua:
  - Làm xong 100 m đường.
  - dan-ban: Cả thôn bàn rồi chọn góp theo khẩu.
chu_de: [duong-giao-thong]
van_ban: [luat-moi-2022]
nguon:
  - ten: Thôn Mẫu làm đường
    don_vi: Báo Mẫu
    url: https://example.vn/thon-mau
    ngay: 2021-03-26
    loai: bao-chi
"""


@dataclass(frozen=True)
class PracticesFolder:
    """A practices folder on disk that a test may change and check."""

    root: Path

    def write(self, path: str, content: str | bytes) -> Path:
        """Write one file, folders included, byte for byte."""
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content.encode() if isinstance(content, str) else content)
        return file

    def change(self, old: str, new: str, path: str = GOOD) -> None:
        """Replace a text that stands exactly once in a file of the collection."""
        text = (self.root / path).read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {path}"
        self.write(path, text.replace(old, new))

    def add(self, path: str, **changes: str) -> None:
        """Add a further good entry, told of another hamlet; other keys of one line may be given anew.

        Its title and hamlet come from its file name: a figure in the title would need a place in the body.
        """
        letters = "".join(chr(ord("a") + int(c)) if c.isdecimal() else c for c in Path(path).stem)
        changes.setdefault("tieu_de", f"Một bài khác nữa tên là {letters[:80]}")
        lines = ENTRY.replace("don_vi: Thôn Mẫu", f'don_vi: "Thôn {letters[:80]}"').splitlines(keepends=True)
        for key, value in changes.items():
            lines = [line for line in lines if not line.startswith(f"{key}:")] + [f"{key}: {value}\n"]
        self.write(path, "".join(lines))

    def load(self) -> Collection:
        """Load the collection as it is now."""
        return loader.load(self.root)

    def problems(self, today: date = TODAY, *, unasked: bool = False) -> list[Problem]:
        """All problems, sorted; that the minimal entry has no questions only where it is ``unasked`` for."""
        return [
            problem for problem in rules.check(self.load(), today) if unasked or NO_QUESTIONS not in problem.message
        ]

    def lines(self, today: date = TODAY) -> list[str]:
        """All problems as the report prints them, a line each."""
        return report.as_text(self.problems(today)).splitlines()


@pytest.fixture(autouse=True, scope="session")
def _ctrl_c_is_heard() -> None:
    """A shell without job control has what it starts in the background ignore SIGINT, and every child inherits that."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def minimal(folder: Path) -> PracticesFolder:
    """A minimal collection without a fault, below a folder."""
    made = PracticesFolder(folder.resolve())
    for name, text in WORDS.items():
        made.write(f"practices/_danh-muc/{name}.yaml", text)
    made.write(GOOD, ENTRY)
    return made


@pytest.fixture
def collection(tmp_path: Path) -> PracticesFolder:
    """A minimal collection without a fault."""
    return minimal(tmp_path)


@pytest.fixture
def faults(collection: PracticesFolder) -> Callable[[str, str], list[str]]:
    """Replace one text of the good entry; gives what the report then says, without the file's name."""

    def changed(old: str, new: str) -> list[str]:
        collection.change(old, new)
        return [line.removeprefix(f"{GOOD}:") for line in collection.lines()]

    return changed
