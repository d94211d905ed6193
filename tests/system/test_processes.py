"""Work shared with copies of this process, and garbage collection put off."""

from __future__ import annotations

import gc
import multiprocessing
import os
import pickle
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from scripts.system import processes
from scripts.system.paths import ROOT
from scripts.system.processes import ForkPool, gc_paused

FORKS = "fork" in multiprocessing.get_all_start_methods()
needs_fork = pytest.mark.skipif(not FORKS, reason="nothing is copied where the system cannot")


@pytest.fixture(autouse=True)
def _fork_beside_threads(monkeypatch: pytest.MonkeyPatch) -> None:
    """The process of the tests may have threads; what the copies do here needs none of them."""
    monkeypatch.setattr(processes, "can_fork", lambda: FORKS)


def _slow(number: int) -> tuple[int, int, str]:
    time.sleep(0.01)
    return number, os.getpid(), "x" * 100_000  # more than a pipe holds


@pytest.mark.parametrize("forks", [True, False])
def test_all_results_by_number(monkeypatch: pytest.MonkeyPatch, *, forks: bool) -> None:
    """Whoever did it; where nothing can be forked, this process does all."""
    monkeypatch.setattr(processes, "can_fork", lambda: FORKS and forks)
    done: list[int] = []
    with ForkPool(_slow, 40, 3) as pool:
        results = pool.finish(done.append)
    assert [number for number, _, _ in results] == list(range(40)) == sorted(done)
    workers = {process for _, process, _ in results}
    assert os.getpid() in workers
    assert len(workers) == (3 if FORKS and forks else 1)
    assert multiprocessing.active_children() == []


def test_nothing_to_do() -> None:
    with ForkPool(_slow, 0) as pool:
        assert pool.finish() == []


def test_too_many_tasks_are_refused() -> None:
    """A pipe that is full would stop whoever fills it, for ever."""
    with pytest.raises(ValueError, match="4097"):
        ForkPool(_slow, processes.MAX_TASKS + 1, 2)
    with ForkPool(lambda number: number, processes.MAX_TASKS, 2) as pool:
        assert pool.finish() == list(range(processes.MAX_TASKS))


@needs_fork
def test_copies_begin_before_anybody_waits(tmp_path: Path) -> None:
    """This process goes on with other work meanwhile."""
    with ForkPool(lambda number: (tmp_path / str(number)).touch(), 3, 2) as pool:
        deadline = time.monotonic() + 20
        while len(list(tmp_path.iterdir())) < 3:
            assert time.monotonic() < deadline
            time.sleep(0.01)
        pool.finish()


@needs_fork
@needs_fork
def test_a_copy_goes_on_while_nobody_takes_its_results(tmp_path: Path) -> None:
    """Each result is more than a pipe holds; this process is at other work meanwhile."""

    def job(number: int) -> str:
        (tmp_path / str(number)).touch()
        return "x" * 1_000_000

    with ForkPool(job, 6, 2) as pool:
        until = time.monotonic() + 20
        while len(list(tmp_path.iterdir())) < 6 and time.monotonic() < until:
            time.sleep(0.01)
        assert len(list(tmp_path.iterdir())) == 6
        assert [len(text) for text in pool.finish()] == [1_000_000] * 6


@needs_fork
def test_a_result_that_cannot_be_sent_is_an_error_here() -> None:
    def job(_: int) -> object:
        return lambda: None

    with ForkPool(job, 40, 2) as pool:
        time.sleep(0.3)  # so long that the copy, not this process, takes a task
        with pytest.raises((AttributeError, TypeError, pickle.PicklingError)):
            pool.finish()


def test_a_copy_that_is_killed_costs_time_only() -> None:
    """Its task is done here, and so is what it had not sent."""
    first = os.getpid()

    def die(number: int) -> int:
        if os.getpid() != first:
            os.kill(os.getpid(), signal.SIGKILL)
        return number

    with ForkPool(die, 30, 3) as pool:
        assert pool.finish() == list(range(30))


def test_no_process_to_be_had(monkeypatch: pytest.MonkeyPatch) -> None:
    """A system that lets none start."""

    def refuse(*_arguments: object) -> None:
        raise BlockingIOError

    monkeypatch.setattr(ForkPool, "_fork", refuse)
    with ForkPool(lambda number: number, 5, 3) as pool:
        assert pool.finish() == [0, 1, 2, 3, 4]


@needs_fork
@pytest.mark.parametrize("where", ["here", "copy"])
def test_an_error_stops_everybody(tmp_path: Path, where: str) -> None:
    """It is raised here, whoever met it; a copy that is still at something is ended, and nobody begins another task."""
    first = os.getpid()

    def job(number: int) -> None:
        (tmp_path / str(number)).touch()
        if number == 0 if where == "copy" else os.getpid() == first:
            raise ArithmeticError
        if os.getpid() != first:
            time.sleep(60)

    begun = time.monotonic()
    pool = ForkPool(job, 50, 3)
    while len(list(tmp_path.iterdir())) < 2:
        time.sleep(0.01)
    with pytest.raises(ArithmeticError) as caught:
        pool.finish()
    assert time.monotonic() - begun < 30
    assert multiprocessing.active_children() == []
    assert len(list(tmp_path.iterdir())) < 10
    assert hasattr(caught.value, "__notes__") is (where == "copy")  # where it was met stands in a note


@needs_fork
def test_an_error_beside_the_work_stops_it(tmp_path: Path) -> None:
    """What ends the block ends the copies."""

    def job(number: int) -> None:
        (tmp_path / str(number)).touch()
        time.sleep(60)

    def work() -> None:
        with ForkPool(job, 9, 2):
            while not list(tmp_path.iterdir()):
                time.sleep(0.01)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        work()
    assert multiprocessing.active_children() == []
    assert gc.get_freeze_count() == 0


def _sigint_is_blocked() -> bool:
    return signal.SIGINT in signal.pthread_sigmask(signal.SIG_BLOCK, ())


@needs_fork
def test_copies_never_have_ctrl_c() -> None:
    """Not even in the moment before they ignore it: it is blocked while they are forked, and here only then."""
    assert not _sigint_is_blocked()

    def job(number: int) -> tuple[bool, bool]:
        _slow(number)
        return os.getpid() == first, _sigint_is_blocked()

    first = os.getpid()
    with ForkPool(job, 20, 3) as pool:
        assert not _sigint_is_blocked()
        results = pool.finish()
    assert set(results) == {(True, False), (False, True)}


@needs_fork
def test_ctrl_c_while_copies_are_forked_comes_afterwards(monkeypatch: pytest.MonkeyPatch) -> None:
    """No copy is forgotten half begun."""
    fork = ForkPool._fork
    begun: list[int] = []

    def noted(self: ForkPool[None], queue: processes._Queue) -> None:
        signal.pthread_kill(threading.get_ident(), signal.SIGINT)
        fork(self, queue)
        begun.append(1)

    monkeypatch.setattr(ForkPool, "_fork", noted)
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        with pytest.raises(KeyboardInterrupt):
            ForkPool(_slow, 9, 3)
    finally:
        signal.signal(signal.SIGINT, before)
    assert begun == [1, 1]
    assert multiprocessing.active_children() == [], "a copy that goes on holds open what this process has open"


_KILLED = """
import os, signal, sys, time
from scripts.system.processes import ForkPool

def job(number):
    os.write(1, b"%d\\n" % os.getpid())  # in one write: the copies share the pipe
    time.sleep(60)

pool = ForkPool(job, 9, 3)
time.sleep(60)
"""


@needs_fork
def test_copies_end_with_the_first_process() -> None:
    """Killed, it can no longer say that there is nothing more to do."""
    with subprocess.Popen(
        [sys.executable, "-c", _KILLED], cwd=ROOT, stdout=subprocess.PIPE, text=True, encoding="utf-8"
    ) as first:
        assert first.stdout is not None
        copies = [int(first.stdout.readline()) for _ in range(2)]
        first.kill()
        # the copies hold the other end: it closes once the last of them has ended
        assert first.stdout.read() == ""
    assert len(set(copies)) == 2


def test_a_process_with_threads_is_not_forked(monkeypatch: pytest.MonkeyPatch) -> None:
    """A copy would lack them, and hold their locks for ever."""
    monkeypatch.undo()
    end = threading.Event()
    thread = threading.Thread(target=end.wait)
    thread.start()
    try:
        assert not processes.can_fork()
    finally:
        end.set()
        thread.join()


def test_garbage_collection_comes_back_whatever_happens() -> None:
    """After the work, after a work inside the work, and after a failure."""
    with gc_paused():
        assert not gc.isenabled()
        with gc_paused():
            pass
        assert not gc.isenabled()
    assert gc.isenabled()
    with pytest.raises(ZeroDivisionError), gc_paused():
        raise ZeroDivisionError
    assert gc.isenabled()
