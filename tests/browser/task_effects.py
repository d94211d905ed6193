"""What controls of the pages of tasks must do when they are pressed; what each should say was counted by hand."""

from __future__ import annotations

import datetime as dt
import json
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import docx
from docx.document import Document
from playwright.sync_api import Download, Locator, Page, expect

from tests.browser import kinds

SAYS = {
    "cach-quyet": ("phat-phieu", "#thu-ky .tinh-ra", "Không cần trong trường hợp anh chị chọn."),
    "pham-vi": ("ca-xa", "#hai-phan-ba-ho .tinh-ra", "Không cần trong trường hợp anh chị chọn."),
    "cach-bieu-quyet": ("gio-tay", "#ban-kiem-phieu .tinh-ra", "Không cần trong trường hợp anh chị chọn."),
    "ngay-hop": ("2026-12-27", "#gui-xa-va-mat-tran .tinh-ra", "Muộn nhất thứ Hai 4/1/2027."),
    "ngay-hop-gio": ("08:30", ".duong-ngay .moc", "08 giờ 30 Chủ nhật 20/12/2026"),
    "ho-trong-thon": ("200", "#hai-phan-ba-ho .tinh-ra", "Với 200: đủ khi có từ 134 trở lên."),
    "ho-du-hop": ("50", "#thu-ky .tinh-ra", "Với 50: đủ khi có từ 26 trở lên."),
}
"""Field of the task that is filled in → another value, and what is said then, where."""
PLANS = {
    "o-dau": ("ton-giao", "[data-dau]", "Vùng đồng bào tôn giáo · Tổng số hộ"),
    "viec": ("bau-truong-thon", "#ten-ke-hoach", "Kế hoạch: Bầu trưởng thôn, tổ trưởng tổ dân phố"),
    "cach-quyet": ("phat-phieu", "[data-phan=ngay]", "Không kể 3 điều khi họp."),
    "pham-vi": ("ca-xa", "[data-phan=ngay]", "khi trong một thôn"),
    "cach-bieu-quyet": ("gio-tay", "[data-phan=ngay]", "Không kể 3 điều khi phiếu kín."),
    "so": ("200", "[data-phan=ngay]", "Với 200: đủ khi có từ 134 trở lên."),
    "ngay": ("2026-12-27", "[data-phan=ngay]", "Báo họp: Muộn nhất thứ Năm 24/12/2026."),
    "moc": ("het-han-phieu", "[data-phan=ngay]", "Báo họp: Ít nhất 2 ngày trước ngày họp."),
}
"""The same for the plan."""
WRITTEN = "Cầu <b>ván</b> & ‹ngay-hop›"
OWN_KEYS = "Object.keys(localStorage).filter(key => /^(viec|ke-hoach)/.test(key))"


def _hash(page: Page) -> str:
    return str(page.evaluate("location.hash"))


def _set(page: Page, control: Locator, value: str) -> None:
    """Choose or fill in, and wait until the address has it."""
    if control.evaluate("field => field.tagName") == "SELECT":
        control.select_option(value)
    else:
        control.fill(value)
    page.wait_for_function("value => location.hash.includes(value)", arg=value)


def _asked(page: Page, control: Locator) -> None:
    filled = bool(_hash(page))
    name = str(control.evaluate("field => field.dataset.hoi || field.name"))
    by_type = {"date": "2026-12-27", "time": "08:30", "number": "200"}
    value = by_type.get(control.get_attribute("type") or "") or control.evaluate("field => field.options[2].value")
    if filled:
        value = SAYS[name][0]
    event = name.removesuffix("-gio")
    if name != event and not filled:
        page.locator(f'[name="{event}"]').fill("2026-12-20")
    _set(page, control, value)
    there = parse_qs(_hash(page)[1:])[event]
    assert there in ([f"2026-12-20T{value}"] if name != event else [value], [f"{value}T19:00"])
    task = json.loads(page.locator("form[data-viec]").get_attribute("data-viec") or "")["viec"]
    assert page.evaluate("key => localStorage.getItem(key)", f"viec:{task}") == _hash(page)
    if filled:
        _, where, words = SAYS[name]
        expect(page.locator(where)).to_contain_text(words)


def _written(page: Page, control: Locator) -> None:
    before = page.url
    name = control.get_attribute("name") or ""
    text, kept = ("1500000", "1.500.000") if control.get_attribute("data-chu") == "tien" else (WRITTEN, WRITTEN)
    control.fill(text)
    assert json.loads(page.evaluate("localStorage.getItem('viec-chu')"))[name] == kept
    task = json.loads(page.locator("form[data-viec]").get_attribute("data-viec") or "")["viec"]
    assert json.loads(page.evaluate("key => localStorage.getItem(key)", f"viec-giay:{task}"))[name] == kept
    assert page.evaluate("location.href") == before
    page.reload()
    expect(page.locator(f'[name="{name}"]')).to_have_value(kept)


def _saved(page: Page, control: Locator) -> Download:
    with page.expect_download() as saved:
        control.click()
    return saved.value


def _text(document: Document) -> str:
    """All the text of a document, blanks as one."""
    texts = ["".join(node.text or "" for node in row.iter("{*}t")) for row in document.element.body.iter("{*}p")]
    return re.sub(r"\s+", " ", " ".join(texts))


def _paper(page: Page, control: Locator) -> None:
    paper = control.get_attribute("data-tai") or ""
    filled = bool(_hash(page))
    file = _saved(page, control)
    assert file.suggested_filename == f"hop-thon-quyet-dong-gop-{paper}.docx"
    text = _text(docx.Document(str(file.path())))
    assert "‹" not in text
    page.locator("li", has=page.locator(f'[data-tai="{paper}"]')).get_by_role("link", name="Xem, in").click()
    page.wait_for_load_state()  # its script has filled it in by then
    shown = [one for one in page.locator(".da-dien").all_inner_texts() if one]
    assert [one for one in shown if one not in text] == []
    needs = {"giay-moi": "19 giờ 00, ngày 20 tháng 12 năm 2026", "bien-ban": "87"}
    if paper in needs:
        assert (needs[paper] in shown) == filled, shown


def _papers(page: Page, control: Locator) -> None:
    ids = (control.get_attribute("data-tai") or "").split()
    with zipfile.ZipFile(_saved(page, control).path()) as archive:
        assert sorted(archive.namelist()) == sorted(f"hop-thon-quyet-dong-gop-{paper}.docx" for paper in ids)
        for name in archive.namelist():
            with archive.open(name) as paper:
                assert "‹" not in _text(docx.Document(paper))


def _blank(page: Page, control: Locator) -> None:
    file = _saved(page, control)
    assert file.suggested_filename == Path(urlsplit(file.url).path).name
    text = _text(docx.Document(str(file.path())))
    assert len(text) > 100
    assert "‹" not in text


def _role(page: Page, control: Locator) -> None:
    roles = control.locator("option").evaluate_all("all => all.map(one => one.value)")
    assert len(roles) > 10
    for role in [*roles[1:], ""]:
        control.select_option(role)
        rows = page.locator("[data-nghia-vu]").evaluate_all(
            "rows => rows.map(row => [row.dataset.vai.split(' '), row.dataset.cung.split(' '), row.checkVisibility(),"
            " row.querySelector('.ben-khac')?.checkVisibility() || false])"
        )
        assert all(seen == (not role or role in (*of, *others)) for of, others, seen, _ in rows), role
        assert all(told == (bool(role) and role in others) for _, others, _, told in rows), role
        headings = page.locator("section[data-nhom]").evaluate_all(
            "all => all.map(one => [one.checkVisibility(), !!one.querySelector('[data-nghia-vu]:not([hidden])')])"
        )
        assert all(seen == some for seen, some in headings), role


def _events(page: Page) -> dict[str, str]:
    """Mark → day of each event of the calendar that is saved."""
    file = _saved(page, page.locator("[data-ics]"))
    assert file.suggested_filename == "viec-trong-nam.ics"
    text = file.path().read_bytes().decode().replace("\r\n ", "")
    return dict(re.findall(r"UID:(\S+)\r\nDTSTAMP:\S+\r\nDTSTART;VALUE=DATE:(\d{8})\r\n", text))


def _told_days(page: Page) -> list[str]:
    days = re.findall(r"(\d+)/(\d+)/(\d{4})", " ".join(page.locator(".tinh-ra:visible").all_inner_texts()))
    return sorted(dt.date(int(year), int(month), int(day)).strftime("%Y%m%d") for day, month, year in days)


def _calendar(page: Page, _: Locator) -> None:
    days = sorted(_events(page).values())
    assert days == _told_days(page)
    assert days == ["20261231", "20271231"]
    expect(page.locator("[data-bao]")).to_contain_text(f"Lịch có {len(days)} ngày")


def _duty(page: Page, control: Locator) -> None:
    duty = json.loads(control.evaluate("field => field.closest('[data-nghia-vu]').dataset.nghiaVu"))
    control.fill("2027-03-10")
    assert parse_qs(_hash(page)[1:])[f"{duty['viec']}.{duty['ma']}"] == ["2027-03-10"]
    assert page.evaluate("localStorage.getItem('viec-nam')") == _hash(page)
    events = _events(page)
    assert events.pop(f"{duty['viec']}.{duty['ma']}.2027@viec-trong-nam") == "20270310"
    assert sorted(events.values()) == _told_days(page)


def _answer(page: Page, control: Locator) -> None:
    name = control.get_attribute("name") or ""
    filled = "viec=" in _hash(page)
    value, where, words = PLANS[name]
    _set(page, control, value)
    expect(control).to_have_value(value)
    page.wait_for_function(
        "([name, value]) => new URLSearchParams(location.hash.slice(1)).get(name) === value", arg=[name, value]
    )
    assert page.evaluate("localStorage.getItem('ke-hoach')") == _hash(page)
    if filled or name == "viec":
        expect(page.locator(where)).to_contain_text(words)
    expect(page.locator("[data-phan=noi-khac]")).to_have_attribute("aria-busy", "false")
    expect(page.locator("[data-phan=noi-khac] li")).to_have_count(3)


def _told(page: Page, control: Locator) -> None:
    before = page.evaluate("location.href")
    name = control.get_attribute("name") or ""
    control.fill(WRITTEN)
    expect(page.locator(".to-ke-hoach")).to_contain_text(WRITTEN)
    assert json.loads(page.evaluate("localStorage.getItem('ke-hoach-chu')"))[name] == WRITTEN
    assert page.evaluate("location.href") == before
    expect(page.locator("[data-phan=noi-khac]")).to_have_attribute("aria-busy", "false")


def _offered(page: Page, control: Locator) -> None:
    task = control.inner_text()
    control.click()
    expect(page.locator("#ten-ke-hoach")).to_have_text(f"Kế hoạch: {task}")
    expect(page.locator("[name=viec] option:checked")).to_have_text(task)
    expect(page.locator("[name=viec]")).to_be_focused()
    expect(page.locator(".goi-viec")).to_be_hidden()
    assert parse_qs(_hash(page)[1:])["viec"] == [page.locator("[name=viec]").input_value()]


def _carries(page: Page, control: Locator) -> None:
    control.click()
    expect(page).to_have_url(re.compile(r"/viec/hop-thon-quyet-dong-gop/#"))
    for name, value in {"ngay-hop": "2026-12-20", "ho-trong-thon": "87"}.items():
        expect(page.locator(f"[name={name}]")).to_have_value(value)
    expect(page.locator("[data-hoi=cach-quyet]")).to_have_value("hop")


def _address(page: Page, control: Locator) -> None:
    control.click()
    copied = page.evaluate(kinds.COPIED, "trước")
    assert copied == page.evaluate("location.href")
    assert "đường" not in unquote(copied)


def _forgets(page: Page, control: Locator) -> None:
    written = page.locator("form.viec-dien input[type=text]:visible, .chon-ngay input:visible").last
    written.fill("2027-03-10" if written.get_attribute("type") == "date" else WRITTEN)
    page.wait_for_function(f"{OWN_KEYS}.length > 0")
    control.click()
    for _ in range(2):
        page.wait_for_function(f"{OWN_KEYS}.length === 0")
        fields = page.locator("form.viec-dien :is(input, select)").evaluate_all("all => all.map(one => one.value)")
        assert set(fields) == {""}
        assert page.evaluate("location.href") == page.url.partition("#")[0]
        expect(page.locator(".duong-ngay, .to-ke-hoach")).to_be_hidden()
        page.reload()


DOING: dict[str, Callable[[Page, Locator], None]] = {
    "asked": _asked,
    "written": _written,
    "address": _address,
    "forgets": _forgets,
    "paper": _paper,
    "papers": _papers,
    "blank": _blank,
    "role": _role,
    "duty": _duty,
    "calendar": _calendar,
    "answer": _answer,
    "told": _told,
    "offered": _offered,
    "carries": _carries,
}
