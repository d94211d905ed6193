"""The search for dead rings comes back."""

from __future__ import annotations

import gc

import pytest

from scripts.system.garbage import put_off


def test_it_comes_back_whatever_happens() -> None:
    """After the work, after a work inside the work, and after a failure."""
    with put_off():
        assert not gc.isenabled()
        with put_off():
            pass
        assert not gc.isenabled()
    assert gc.isenabled()
    with pytest.raises(ZeroDivisionError), put_off():
        raise ZeroDivisionError
    assert gc.isenabled()
