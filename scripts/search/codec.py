"""Whole numbers as the index writes them: small ones in one character."""

from __future__ import annotations

from collections.abc import Iterable

DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
"""Values 0–63; a number is written five bits at a time, lowest first, the sixth bit set where more follow."""


def encode(numbers: Iterable[int]) -> str:
    """Write whole numbers ≥ 0 in :data:`DIGITS`, small ones in one character."""
    return "".join(map(_WRITTEN.__getitem__, numbers))


class _Written(dict[int, str]):
    """Number → its digits. An index has millions of numbers, most of them small: each is written once."""

    def __missing__(self, number: int) -> str:
        left, out = number, ""
        while left > 31:  # noqa: PLR2004 - five bits
            out += DIGITS[32 + (left & 31)]
            left >>= 5
        written = self[number] = out + DIGITS[left]
        return written


_WRITTEN = _Written()
