"""All processors at once: the same work on many things, shared out among copies of this process.

A copy ("fork") has everything that this process holds, so nothing has to be sent to it; what it worked out comes back
through a pipe, never through a file. Where copies are not to be had (Windows, macOS, a sandbox without semaphores), the
work is done here, one thing after the other, with the same results.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import warnings
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import TypeVar

from chatham.core.spread import one_by_one

Result = TypeVar("Result")

_work: list[Callable[[int], object]] = []


def cores() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def spread(
    work: Callable[[int], Result], number: int, lost: Callable[[int], Result] | None = None, meanwhile: Callable[[], None] = lambda: None
) -> Iterator[Result]:
    """The results of ``work`` for ``range(number)``, in that order; a ``Spread``.

    A copy that the system ends (for want of memory, or by a fault in a library) takes nothing else with it: what it left
    undone is done one by one, each in a copy of its own. What ends that copy too is told by ``lost``; without it, it is
    done here. ``meanwhile`` is done here while the copies are at work.
    """
    if cores() < 2 or number < 2 or sys.platform != "linux" or _work:  # a copy makes no copies of its own
        meanwhile()
        yield from one_by_one(work, number)
        return
    done = 0
    try:
        for result in _shared_out(work, number, meanwhile):
            done += 1
            yield result
    except (BrokenProcessPool, OSError):
        for k in range(done, number):
            try:
                yield from _shared_out(lambda n, k=k: work(k), 1)  # type: ignore[misc]
            except (BrokenProcessPool, OSError):
                yield lost(k) if lost else work(k)


def _shared_out(work: Callable[[int], Result], number: int, meanwhile: Callable[[], None] = lambda: None) -> Iterator[Result]:
    _work.append(work)
    try:
        with ProcessPoolExecutor(min(cores(), number), multiprocessing.get_context("fork"), _begin) as pool:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore", DeprecationWarning)  # it warns of locks held by threads; none of ours runs here
                results = pool.map(_run, range(number), chunksize=1 + number // (cores() * 64))
            try:
                meanwhile()
                yield from results  # type: ignore[misc]
            except GeneratorExit:
                pool.shutdown(wait=False, cancel_futures=True)
                raise
    finally:
        _work.pop()


def _begin() -> None:
    """In a copy: the key that stops the work stops the first process, which then ends its copies."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _run(number: int) -> object:
    return _work[-1](number)
