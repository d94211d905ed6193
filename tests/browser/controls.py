"""What each control of the site does when it is pressed: a row for each, by the selector that finds it.

A control is whatever a reader sees and can put the focus on. What must have changed after pressing is one of
:data:`EFFECTS`; ``test_controls.py`` presses, and fails where a control has no row, or a row no control.
"""

from __future__ import annotations

from dataclasses import dataclass

WIDE = 1220
"""From this width on the theme shows tabs and side menus in the place of the drawer."""


@dataclass(frozen=True)
class Control:
    """A row: what it is, how it is found, what pressing it must do; ``on`` narrows it to some kinds of pages."""

    name: str
    selector: str
    effect: str
    on: frozenset[str] = frozenset()


EFFECTS = (
    "leads",  # the address becomes that of the link
    "outside",  # the browser asks another host, or a program for letters
    "opens",  # a fold opens, or closes
    "clipboard",  # the clipboard holds another text
    "file",  # a file is saved
    "print",  # the page is printed
    "chooses",  # what is kept on the device is another choice
    "typed",  # what is typed stands there
    "ticked",  # the tick is set, or taken away
    "searches",  # the address asks for another list, and the list is shown
    "more",  # the list is longer
    "scheme",  # the colours are others
    "menu",  # the drawer is open
    "focus-box",  # the empty search box has the focus
    "focused",  # it takes the focus, so that keys scroll it
    "list",  # the list of the choice is another
    "narrows",  # of the values of a facet those stand there that have what is typed
    "widens",  # that value narrows the list no more; others do
    "asked",  # address and device have it, and the requirement that counts with it says the right day or number
    "written",  # the device has it, and papers; the address has not
    "address",  # the clipboard holds the address that makes the same page, without anything written
    "forgets",  # nothing stands in the fields, the address, on the device; nor after coming again
    "paper",  # a Word file is saved that has what the page of the paper shows as filled in
    "papers",  # a ZIP of all of these is saved
    "blank",  # the empty paper is saved
    "role",  # the duties of each role stand there, no others
    "duty",  # the calendar has that duty on the day picked
    "calendar",  # the calendar has the days that the page tells, no others
    "answer",  # address and device have it, and the plan says so
    "told",  # the plan has it, and the device; the address has not
    "form",  # the file of an empty form is saved
    "offered",  # the plan is that of the task offered
    "carries",  # the page of the task has what was answered
)
EACH = frozenset({"asked", "written", "paper", "answer", "told"})
"""Effects that depend on the field: each control of theirs is pressed, not the first and the last alone."""
SEARCH = frozenset({"search", "browse", "nothing-found", "narrowed"})
CHOICE = frozenset({"choice", "choice-sent"})
TASK = frozenset({"task", "task-filled"})
PLAN = frozenset({"plan", "plan-filled"})

CONTROLS = (
    Control("link to a page or place", "a[href]:not([href^='mailto:'])", "leads"),
    Control("skip link", ".md-skip", "leads"),
    Control("home", ".md-logo", "leads"),
    Control("menu", '.md-header label[for="__drawer"]', "menu"),
    Control("box in the header", ".md-header .o-tim input", "typed"),
    Control("button of that box", ".md-header .o-tim button", "focus-box"),
    Control("way to the search", ".tim-nho", "leads"),
    Control("way to the choice", ".so-tay-loi", "leads"),
    Control("colours", ".md-header__option label", "scheme"),
    Control("tab", ".md-tabs__link", "leads"),
    Control("chapter of the side menu", ".md-sidebar--primary .md-nav__link[href]", "leads"),
    Control("fold of the side menu", ".md-sidebar--primary label.md-nav__link", "opens"),
    Control("contents of a guide", ".md-sidebar--secondary a", "leads"),
    Control("breadcrumb", ".duong-dan a", "leads"),
    Control("chip of a setting", "a.nhan", "leads"),
    Control("title of a card", ".the-ten a", "leads"),
    Control("choose on a card", ".the > button.chon", "chooses"),
    Control("page of a list", ".so-trang a", "leads"),
    Control("page before or after", '.phan-trang a[rel="prev"], .phan-trang a[rel="next"]', "leads"),
    Control("table that scrolls", ".cuon[tabindex]", "focused"),
    Control("example that scrolls", "pre > code[tabindex]", "focused"),
    Control("letter to the owner", "a[href^='mailto:']", "outside"),
    Control("fold", "details > summary", "opens"),
    Control("copy the entry", '[data-chep="bai"]', "clipboard"),
    Control("copy a citation", '[data-chep="trich"]', "clipboard"),
    Control("share, or copy the address", "[data-chia-se]", "clipboard"),
    Control("print the entry", "[data-in]", "print"),
    Control("choose the entry", "[data-chon-bai]", "chooses"),
    Control("box of the front page", ".nha .o-tim input, .trang > .o-tim input", "typed"),
    Control("button of the front page", ".nha .o-tim button, .trang > .o-tim button", "focus-box"),
    Control("box of the search", "#tim-trang .o-tim-lon input", "typed", SEARCH),
    Control("button of the search", "#tim-trang .o-tim-lon button", "searches", SEARCH),
    Control("order of the results", "#xep", "searches", SEARCH),
    Control("value of a facet", "#bo-loc [type=checkbox]", "searches", SEARCH),
    Control("part of a name in a facet", "#bo-loc .o-go", "narrows", SEARCH),
    Control("value that narrows", "#dang-loc button", "widens", SEARCH),
    Control("close the facets", "#xem-ket-qua", "opens", SEARCH),
    Control("copy the results", "#chep-danh-sach", "clipboard", SEARCH),
    Control("save the results", "#tai-danh-sach", "file", SEARCH),
    Control("more results", "#tim-them", "more", SEARCH),
    Control("near matches", "#them-gan", "more", SEARCH),
    Control("print the comparison", "#so-sanh-in", "print", frozenset({"comparison"})),
    Control("out of the comparison", "table.so-sanh thead button", "searches", frozenset({"comparison"})),
    Control("print the booklet", "#tap-in", "print", frozenset({"booklet"})),
    Control("add what was sent", "#so-tay-them", "chooses", CHOICE),
    Control("tick to compare", ".so-tay-dong input", "ticked", CHOICE),
    Control("own line", ".ghi-cua-toi input", "typed", CHOICE),
    Control("up, down, out", ".so-tay-dong button", "list", CHOICE),
    Control("all out", "#so-tay-xoa", "list", CHOICE),
    Control("copy the choice", "#so-tay-chep", "clipboard", CHOICE),
    Control("save the choice", "#so-tay-tai", "file", CHOICE),
    Control("send the choice", "#so-tay-gui", "clipboard", CHOICE),
    Control("send own lines too", "#so-tay-kem", "ticked", CHOICE),
    Control("case of a task", ".viec-dien select", "asked", TASK),
    Control("day of an event", ".viec-dien [type=date]", "asked", TASK),
    Control("hour of an event", ".viec-dien [type=time]", "asked", TASK),
    Control("number of a task", ".viec-dien [data-so]", "asked", TASK),
    Control("fact for papers", ".viec-dien [data-chu]", "written", TASK),
    Control("way to a requirement", ".duong-ngay a", "leads", TASK),
    Control("filled paper", "[data-tai]", "paper", TASK),
    Control("all papers", "[data-tai*=' ']", "papers", TASK),
    Control("empty paper", "a[download]", "blank", TASK | {"paper"}),
    Control("empty form of a guide", "a[href*='/tai-ve/']", "form", frozenset({"contribute-workbook"})),
    Control("role", "[name=vai]", "role", frozenset({"year"})),
    Control("day of a duty", ".chon-ngay input", "duty", frozenset({"year"})),
    Control("calendar of the year", "[data-ics]", "calendar", frozenset({"year"})),
    Control("question of the plan", ".nam-cau :is(input, select)", "answer", PLAN),
    Control("words told to the plan", ".nam-cau [type=text]", "told", PLAN),
    Control("task offered", ".goi-viec button", "offered", PLAN),
    Control("on to the task", "[data-sang-viec]", "carries", PLAN),
    Control("copy the address", "[data-gui]", "address", TASK | PLAN),
    Control("forget all", "[data-quen]", "forgets", TASK | PLAN | {"year"}),
)
"""The last row that fits a control and its kind of page counts: the general ones stand first."""
