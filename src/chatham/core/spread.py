"""How the same work on many things is shared out: one after the other here, over all processors where ``app`` says so."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Protocol, TypeVar

Result = TypeVar("Result")


class Spread(Protocol):
    """Calls ``work`` with 0, 1, 2 ... and gives the results in that order, wherever each was worked out.

    ``work`` may run in another process: it must change nothing, and what it returns must be plain values.
    """

    def __call__(self, work: Callable[[int], Result], number: int) -> Iterator[Result]:
        """The results for ``range(number)``."""
        ...


def one_by_one(work: Callable[[int], Result], number: int) -> Iterator[Result]:
    """Everything here and now."""
    return map(work, range(number))
