"""Work that several processes share, where the system can copy a running one; elsewhere one after the other."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future, ProcessPoolExecutor
from multiprocessing.connection import Connection
from typing import TypeVar

Answer = TypeVar("Answer")
_TICK = 0.5
_job: Callable[[int], None] | None = None
"""What the copies do: they have it, with all it knows, from the moment they are made."""


class Work:
    """The parts 0 … ``count`` - 1 of a job, begun at once and over when :meth:`finish` comes back.

    A part writes files and gives nothing back. Without ``shared``, or where the system cannot copy a process (Windows)
    or it would not be safe (other threads run), :meth:`finish` does all of them here.
    """

    def __init__(self, job: Callable[[int], None], count: int, *, shared: bool = True) -> None:
        self._job, self._count = job, count
        self._pool: ProcessPoolExecutor | None = None
        self._parts: list[Future[None]] = []
        processes = min(os.cpu_count() or 1, count)
        if shared and can_copy() and processes > 1:
            self._begin(processes)

    def _begin(self, processes: int) -> None:
        global _job  # noqa: PLW0603 - a copy inherits it; nothing has to be packed and sent
        _job = self._job
        gc.freeze()  # what is there stays where it is: the copies share it instead of moving it about
        self._pool = ProcessPoolExecutor(
            processes, mp_context=multiprocessing.get_context("fork"), initializer=follow, initargs=(os.getpid(),)
        )
        self._parts = [self._pool.submit(_do, number) for number in range(self._count)]

    def finish(self) -> None:
        """Wait for every part; raises what one of them raised."""
        if self._pool is None:
            for number in range(self._count):
                self._job(number)
            return
        try:
            for part in self._parts:
                part.result()
        finally:
            self.stop()

    def stop(self) -> None:
        """Let go of what has not begun, and wait for the rest; nothing where all is over."""
        if self._pool:
            self._pool.shutdown(cancel_futures=True)
            self._pool = None
            gc.unfreeze()


def beside(question: Callable[[], Answer], otherwise: Callable[[], Answer]) -> Callable[[], Answer]:
    """Have a question answered by a copy of this process meanwhile; call what is given for the answer, once.

    The answer must be fit to be sent. Where no copy can be made the question is asked here, at once; where the copy is
    killed, ``otherwise`` is asked, and then: what the question knows of need not be kept here.
    """
    if not can_copy():
        found = question()
        return lambda: found
    gc.freeze()
    way = multiprocessing.get_context("fork")
    receiving, sending = way.Pipe(duplex=False)
    child = way.Process(target=_answer, args=(os.getpid(), question, sending))
    child.start()
    sending.close()

    def answer() -> Answer:
        try:
            given: Answer = receiving.recv()
        except EOFError:
            return otherwise()
        finally:
            receiving.close()
            child.join()
        return given

    return answer


def _answer(parent: int, question: Callable[[], object], sending: Connection) -> None:
    follow(parent)
    sending.send(question())


def can_copy() -> bool:
    """Whether the system can copy this process, and it is safe: no other thread runs, which a copy would lack."""
    return "fork" in multiprocessing.get_all_start_methods() and threading.active_count() == 1


def follow(parent: int) -> None:
    """In a process that helps: end when the first one does; killed, it can no longer say that there is nothing more to do."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches every process of a terminal; the first one decides
    signal.signal(signal.SIGTERM, signal.SIG_DFL)  # a copy has the first one's handler, which only stops what it is at

    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(_TICK)
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


def _do(number: int) -> None:
    assert _job is not None  # noqa: S101 - set before the copies were made
    _job(number)
