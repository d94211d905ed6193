"""Work shared among processes: copies of this one (fork) where the system can make them, else this one alone."""

from __future__ import annotations

import gc
import multiprocessing
import os
import pickle
import signal
import threading
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from queue import SimpleQueue
from types import TracebackType
from typing import Generic, TypeVar

Result = TypeVar("Result")
MAX_TASKS = 4_096
"""Tasks of one pool: their numbers fit into the smallest buffer that a system gives a pipe (16 KB)."""
_NUMBER = 4  # bytes of a task's number
_WATCH_SECONDS = 0.5


class ForkPool(Generic[Result]):
    """Runs ``job(0)`` … ``job(count - 1)``, at most ``MAX_TASKS``, in this process and in copies of it.

    The copies begin at once, lowest number first, while this process goes on with other work; in :meth:`finish` it takes
    tasks too. They inherit the job with all that it refers to, so nothing is sent to them; what it returns is pickled and
    sent back. With one process, where the system cannot fork or where other threads run, :meth:`finish` does everything
    here: same job, same results.

    A copy that is killed costs time only, as its tasks are done again: a job must be repeatable. ``with`` stops the
    copies whatever happens; so does :meth:`finish` when it ends.
    """

    def __init__(self, job: Callable[[int], Result], count: int, processes: int | None = None) -> None:
        """Share the tasks among so many processes, this one included; None: as many as there are processors."""
        self._job, self._count = job, count
        self._results: dict[int, Result] = {}
        self._copies: dict[Connection, BaseProcess] = {}
        self._queue: _Queue | None = None
        wanted = min(cores() if processes is None else processes, count) - 1
        if wanted > 0 and can_fork():
            self._queue = _Queue(count)
            gc.freeze()  # a collection would touch every object, and each touched page of memory is copied
            try:
                with suppress(OSError), sigint_blocked():  # the system may refuse further processes
                    for _ in range(wanted):
                        self._fork(self._queue)
            except KeyboardInterrupt:  # nobody has the pool yet who could stop it
                self.stop()
                raise

    def __enter__(self) -> ForkPool[Result]:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def finish(self, done: Callable[[int], object] | None = None) -> list[Result]:
        """Wait for all tasks; gives their results by number. ``done`` is called with the number of each that is done.

        Raises what a task raised, after the others were stopped.
        """
        try:
            while self._queue and (number := self._queue.take()) is not None:
                self._keep(number, self._job(number), done)
                self._receive(done, seconds=0)
            while self._copies:
                self._receive(done)
            for number in range(self._count):
                if number not in self._results:  # all where nothing was shared, else those whose copy was killed
                    self._keep(number, self._job(number), done)
            return [self._results[number] for number in range(self._count)]
        finally:
            self.stop()

    def stop(self) -> None:
        """End the copies, whatever they are at; nothing to do where all is over."""
        if self._queue is None:
            return
        self._queue.close()
        for connection, copy in self._copies.items():
            copy.terminate()
            copy.join()
            connection.close()
        self._copies.clear()
        self._queue = None
        gc.unfreeze()

    def _fork(self, queue: _Queue) -> None:
        way = multiprocessing.get_context("fork")
        receiving, sending = way.Pipe(duplex=False)
        copy = way.Process(target=self._serve, args=(queue, sending, os.getpid()), daemon=True)
        copy.start()
        sending.close()
        self._copies[receiving] = copy

    def _serve(self, queue: _Queue, sending: Connection, parent: int) -> None:
        """In a copy: do tasks until there are none left."""
        exit_with_parent(parent)
        # a pipe holds little, and the first process reads it between its own tasks: a thread does the waiting
        waiting: SimpleQueue[bytes | None] = SimpleQueue()
        sender = threading.Thread(target=_send_all, args=(waiting, sending))
        sender.start()
        try:
            while (number := queue.take()) is not None:
                waiting.put(self._answer(number))
        finally:
            waiting.put(None)
            sender.join()

    def _answer(self, number: int) -> bytes:
        """The result of a task, or what it raised, pickled with its number."""
        try:
            return pickle.dumps((number, self._job(number), None), pickle.HIGHEST_PROTOCOL)
        except Exception as error:  # noqa: BLE001 - raised again by the first process
            error.add_note(f"In a copy of the process:\n{traceback.format_exc()}")
            return pickle.dumps((number, None, error), pickle.HIGHEST_PROTOCOL)

    def _receive(self, done: Callable[[int], object] | None, seconds: float | None = None) -> None:
        """Take what copies have sent; waits so long for something to come, for ever with None."""
        for connection in wait(list(self._copies), seconds):
            assert isinstance(connection, Connection)  # noqa: S101 - nothing else was given
            try:
                number, result, error = connection.recv()
            except (EOFError, OSError):  # no task left, or killed
                self._copies.pop(connection).join()
                connection.close()
                continue
            if error is not None:
                raise error
            self._keep(number, result, done)

    def _keep(self, number: int, result: Result, done: Callable[[int], object] | None) -> None:
        self._results[number] = result
        if done:
            done(number)


def _send_all(waiting: SimpleQueue[bytes | None], sending: Connection) -> None:
    """Send what comes until None does."""
    while (data := waiting.get()) is not None:
        sending.send_bytes(data)


class _Queue:
    """The numbers of tasks in a pipe, from which each process takes the next one.

    The system hands out each number once and needs no lock, which a killed process could have held.
    """

    def __init__(self, count: int) -> None:
        if count > MAX_TASKS:
            raise ValueError(count)
        self._reading, writing = os.pipe()
        os.write(writing, b"".join(number.to_bytes(_NUMBER) for number in range(count)))
        os.close(writing)

    def take(self) -> int | None:
        """The next number; None where none is left."""
        data = os.read(self._reading, _NUMBER)
        return int.from_bytes(data) if data else None

    def close(self) -> None:
        """Let go of what nobody has taken."""
        while self.take() is not None:
            pass
        os.close(self._reading)


def cores() -> int:
    """The processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def can_fork() -> bool:
    """Whether the system can copy this process, and it is safe: a copy would lack other threads, and hold their locks for ever."""
    return "fork" in multiprocessing.get_all_start_methods() and threading.active_count() == 1


def exit_with_parent(parent: int) -> None:
    """In a copy: end when the first process (its id) does, which, once killed, cannot say so; leave signals to it.

    Ctrl-C reaches every process of a terminal, and the first one decides what it means.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(
        signal.SIGTERM, signal.SIG_DFL
    )  # inherited is a handler of the first process, which would not end this one

    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(_WATCH_SECONDS)
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


@contextmanager
def sigint_blocked() -> Iterator[None]:
    """Ctrl-C waits until the end of this; a process that is forked meanwhile never has it."""
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextmanager
def gc_paused() -> Iterator[None]:
    """No garbage collection meanwhile: millions of objects come, nearly none of them in a reference cycle.

    Afterwards what is there then is frozen, left out of every collection until the next pause.
    """
    enabled = gc.isenabled()
    gc.disable()
    gc.unfreeze()
    try:
        yield
    finally:
        if enabled:
            gc.freeze()
            gc.enable()
