"""Errors of use: what the person who called a command can put right."""

from __future__ import annotations


class UserError(Exception):
    """A request that cannot be carried out; its text is a Vietnamese sentence that says why and what to do.

    The command line catches it, and the build for a bare ``mkdocs``: each prints the sentence and ends with ``status`` (1: something is at fault; 2: the
    command was called in a wrong way).
    """

    status = 1

    def __init__(self, sentence: str, status: int | None = None) -> None:
        super().__init__(sentence)
        if status is not None:
            self.status = status


class RefusedError(UserError):
    """A file that is not read at all; its text is the end of a sentence that begins with the name of the file."""
