"""Addresses without what follows their readers."""

from __future__ import annotations

import pytest

from scripts.text.web_address import page, same_page, without_tracking, workshop


@pytest.mark.parametrize(
    ("address", "bare"),
    [
        ("https://a.vn/x?utm_source=fb&UTM_medium=m", "https://a.vn/x"),
        ("https://a.vn/x?b=2&fbclid=1&c=%20#utm_source=1", "https://a.vn/x?b=2&c=%20#utm_source=1"),
        ("https://a.vn/x?zarsrc=30&gclid=#d", "https://a.vn/x#d"),
        ("https://a.vn/x?", "https://a.vn/x?"),
        ("https://a.vn/fbclid=1?id=utm_source", "https://a.vn/fbclid=1?id=utm_source"),
        ("https://a.vn/?a=1&&b", "https://a.vn/?a=1&&b"),
    ],
)
def test_parameters_that_follow_readers(address: str, bare: str) -> None:
    """What is left stays byte for byte."""
    assert without_tracking(address) == bare


@pytest.mark.parametrize(
    ("address", "own"),
    [
        ("https://test.bao.vn/a-1", "https://bao.vn/a-1"),
        ("https://betav3.bao.net.vn/a-1", "https://bao.net.vn/a-1"),
        ("https://uat-luat.bao.vn/a-1", "https://luat.bao.vn/a-1"),
        ("https://staging.m.bao.vn/a-1", "https://bao.vn/a-1"),
        ("https://test.vn/a-1", "https://test.vn/a-1"),
        ("https://beta.com.vn/a-1", "https://beta.com.vn/a-1"),
        ("https://beta-phim.com.vn/a-1", "https://beta-phim.com.vn/a-1"),
        ("https://m.edu.vn/a-1", "https://m.edu.vn/a-1"),
        ("https://dev-luat.vn/a-1", "https://dev-luat.vn/a-1"),
        ("https://betatin.bao.vn/a-1", "https://betatin.bao.vn/a-1"),
    ],
)
def test_a_copy_for_trying_things_is_that_page(address: str, own: str) -> None:
    """Its name in front goes; a site whose own name begins so keeps it."""
    assert page(address) == own
    assert bool(workshop(address)) is (address != own)


@pytest.mark.parametrize(
    ("address", "other"),
    [
        ("https://a.vn:443/x.html/", "https://a.vn/x.html"),
        ("http://www.a.vn:80/x.html", "https://a.vn/x.html"),
        ("https://a.vn/x.html?ref=zalo", "https://a.vn/x.html"),
        ("https://a.vn/x?ref=zalo&id=3", "https://a.vn/x?id=3"),
    ],
)
def test_the_port_of_its_own_scheme_and_where_one_came_from_make_no_other_page(address: str, other: str) -> None:
    assert same_page(address) == same_page(other)


def test_another_port_or_answer_is_another_page() -> None:
    assert same_page("https://a.vn:8443/x") != same_page("https://a.vn/x")
    assert same_page("https://a.vn/x?ref=12") != same_page("https://a.vn/x")
