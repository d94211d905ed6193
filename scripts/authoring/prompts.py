"""Questions in the terminal. The only module that knows questionary and prompt_toolkit below it.

Whatever is asked here may end in KeyboardInterrupt (Ctrl+C) or EOFError (Ctrl+D, a closed terminal).
"""

from __future__ import annotations

import asyncio
import shutil
import textwrap
from collections.abc import Callable, Iterable, Sequence

import questionary
from prompt_toolkit.completion import CompleteEvent, Completer, Completion
from prompt_toolkit.document import Document

from scripts.content.options import Option, matches

_ARROWS = "(phím mũi tên để chọn, Enter để xong)"
_MARGIN = 6
_PAUSE = 0.1
_GREY, _RED = "fg:ansibrightblack", "fg:ansired"


class _ByPart(Completer):
    """Offers the options that what stands before the cursor may mean."""

    def __init__(self, options: Sequence[Option]) -> None:
        self._options = options

    def get_completions(self, document: Document, complete_event: CompleteEvent) -> Iterable[Completion]:
        del complete_event
        typed = document.text_before_cursor
        for option in matches(self._options, typed) if typed.strip() else self._options:
            yield Completion(option.label, start_position=-len(typed), display=option.label, display_meta=option.remark)


def say(words: str) -> None:
    """One sentence beside the questions."""
    questionary.print(_wrapped(words), style=_GREY)


def blame(words: str) -> None:
    """What is wrong with an answer, whole, however narrow the terminal is."""
    questionary.print(_wrapped(f"  ✗ {words}"), style=_RED)


def line(
    words: str,
    default: str = "",
    *,
    options: Sequence[Option] = (),
    cursor: int | None = None,
    changed: Callable[[str], None] = lambda _: None,
) -> str:
    """A text as it was typed; ``options`` are offered by a part of their names.

    ``changed`` hears what stands there a tenth of a second after a keystroke, and when the question is broken off.
    """
    if options:
        question = questionary.autocomplete(words, [], default, completer=_ByPart(options))
    else:
        question = questionary.text(words, default)
    buffer = question.application.current_buffer
    if cursor is not None:
        buffer.cursor_position = cursor
    waiting: list[asyncio.TimerHandle] = []

    def tell() -> None:
        waiting.clear()
        changed(buffer.text)

    def hear(_: object) -> None:
        if not waiting:  # a long paste comes as thousands of keys
            waiting.append(asyncio.get_running_loop().call_later(_PAUSE, tell))

    buffer.on_text_changed += hear
    try:
        return str(question.unsafe_ask())
    except (KeyboardInterrupt, EOFError):
        changed(buffer.text)
        raise


def one(words: str, options: Sequence[Option], default: str | None = None) -> str:
    """The value of one option, chosen with the arrows."""
    choices = [questionary.Choice(_with_remark(option), option.value) for option in options]
    known = default if default in {option.value for option in options} else None
    asked = questionary.select(words, choices, default=known, instruction=_ARROWS, erase_when_done=True)
    value = str(asked.unsafe_ask())
    _answered(words, [option.label for option in options if option.value == value])
    return value


def _answered(words: str, labels: Sequence[str]) -> None:
    """What was chosen, in our words: the library would say it in English."""
    questionary.print(f"? {words} {', '.join(labels)}", style="bold")


def _with_remark(option: Option) -> str:
    if not option.remark:
        return option.label
    lines = textwrap.wrap(f"{option.label} – {option.remark}", _columns(_MARGIN))
    return ("\n" + " " * _MARGIN).join(lines)


def _wrapped(words: str) -> str:
    """The same text broken between words, where a terminal would break inside them."""
    return "\n".join(textwrap.fill(part, _columns(1), break_long_words=False) for part in words.split("\n"))


def _columns(margin: int) -> int:
    return max(shutil.get_terminal_size().columns - margin, 20)
