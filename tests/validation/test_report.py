"""How problems are printed."""

from __future__ import annotations

import dataclasses
import json

from scripts.content.problem import Problem, Severity, field_name
from scripts.validation import report

ERROR = Problem("practices/a,b:c.yaml", 3, 7, "nguon[1].url", "dia-chi-web", Severity.ERROR, "sai 100%\nhãy sửa")
WARNING = Problem("practices/a.yaml", 1, 1, "", "doc-tep", Severity.WARNING, "có dấu BOM")


def test_text() -> None:
    """``file:line:column: key: sentence (rule)``, so that an editor's terminal can jump there."""
    assert report.as_text([ERROR, WARNING]) == (
        "practices/a,b:c.yaml:3:7: nguon[1].url: sai 100%\\nhãy sửa (dia-chi-web)\n"
        "practices/a.yaml:1:1: cảnh báo: có dấu BOM (doc-tep)\n"
    )


def test_a_line_stays_a_line() -> None:
    """A key or a file's name that holds line breaks, commands of a terminal or turns of direction forges no line."""
    forged = dataclasses.replace(ERROR, path="practices/a\n::error::.yaml", field="\x1b[2J\u202e", message="a\r\nb")
    assert report.as_text([forged]).splitlines() == [
        r"practices/a\n::error::.yaml:3:7: \x1b[2J\u202e: a\r\nb (dia-chi-web)"
    ]
    assert report.as_github([forged]).count("\n") == 1


def test_github() -> None:
    """What would end a workflow command early is escaped."""
    assert report.as_github([ERROR, WARNING]) == (
        "::error file=practices/a%2Cb%3Ac.yaml,line=3,col=7,title=dia-chi-web::nguon[1].url: sai 100%25\\nhãy sửa\n"
        "::warning file=practices/a.yaml,line=1,col=1,title=doc-tep::có dấu BOM\n"
    )


def test_gitlab() -> None:
    """A Code Quality report: each problem at its line, with a fingerprint of its own that a moved line keeps."""
    moved = dataclasses.replace(ERROR, line=9)
    rows = json.loads(report.as_gitlab([ERROR, WARNING, moved]))
    assert rows[1] == {
        "description": "có dấu BOM",
        "check_name": "doc-tep",
        "fingerprint": rows[1]["fingerprint"],
        "severity": "minor",
        "location": {"path": "practices/a.yaml", "lines": {"begin": 1}},
    }
    assert rows[0]["severity"] == "blocker"
    assert rows[0]["description"] == "nguon[1].url: sai 100%\\nhãy sửa"
    assert len({row["fingerprint"] for row in rows}) == 3
    assert json.loads(report.as_gitlab([moved]))[0]["fingerprint"] == rows[0]["fingerprint"]
    assert report.as_gitlab([]) == "[]\n"


def test_json() -> None:
    """Every field of a problem, letters as they are."""
    printed = report.as_json([WARNING])
    assert json.loads(printed) == [
        {
            "path": "practices/a.yaml",
            "line": 1,
            "column": 1,
            "field": "",
            "rule": "doc-tep",
            "severity": "canh-bao",
            "message": "có dấu BOM",
            "names": [],
        }
    ]
    assert "có dấu BOM" in printed
    assert json.loads(report.as_json([])) == []


def test_summary() -> None:
    """Files, errors and warnings are counted; of what there is none, nothing is said."""
    assert report.summary([], {}) == "Đã kiểm tra 0 tệp: không có lỗi."
    assert report.summary([], {"bài": 3, "việc": 0}) == "Đã kiểm tra 3 bài: không có lỗi."
    assert (
        report.summary([ERROR, WARNING, WARNING], {"bài": 3, "việc": 1})
        == "Đã kiểm tra 3 bài, 1 việc: 1 lỗi, 2 cảnh báo."
    )


def test_field_names_count_from_one() -> None:
    """An editor's first source is number 1."""
    assert field_name(("nguon", 0, "url")) == "nguon[1].url"
    assert field_name((1, "tu")) == "[2].tu"


def test_github_is_given_what_it_shows_and_the_log_the_rest() -> None:
    """Ten errors and ten warnings at their lines; whoever opens the log finds the others."""
    many = [
        Problem("practices/ton-giao/a.yaml", line, 1, "", "kieu", severity, f"câu {line}")
        for line in range(1, 26)
        for severity in (Severity.ERROR, Severity.WARNING)
    ]
    lines = report.as_github(many).splitlines()
    assert sum(line.startswith("::error ") for line in lines) == 10
    assert sum(line.startswith("::warning ") for line in lines) == 10
    assert lines[20] == "Còn 30 chỗ nữa, GitHub không ghi cạnh dòng:"
    assert lines[21] == "practices/ton-giao/a.yaml:11:1: câu 11 (kieu)"
    assert len(lines) == 51
