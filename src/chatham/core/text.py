"""The untouched string and the positions into it.

Every later stage stands on one promise: a span is made once, where the thing is seen, and ``text[span]`` is for
ever exactly what a finding shows. A ``Text`` is never padded, folded or stripped.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Callable, Sequence
from typing import NamedTuple


class Span(NamedTuple):
    """Half-open range ``[start, end)`` in Unicode code points.

    A named tuple, not a dataclass: a large evidence folder makes hundreds of thousands of them.
    """

    start: int
    end: int

    def __len__(self) -> int:
        """Number of code points covered."""
        return self.end - self.start

    def overlaps(self, other: Span) -> bool:
        """True if the two ranges share at least one code point."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: Span) -> bool:
        """True if ``other`` lies wholly inside this range."""
        return self.start <= other.start and other.end <= self.end


class Text:
    """A string exactly as it was read; indexing with a span gives the words at that place."""

    __slots__ = ("_string",)

    def __init__(self, string: str) -> None:
        """``string`` is never changed."""
        self._string = string

    @property
    def string(self) -> str:
        """All of it."""
        return self._string

    def __getitem__(self, span: Span) -> str:
        """The words at ``span``."""
        return self._string[span.start : span.end]

    def __len__(self) -> int:
        """Number of code points."""
        return len(self._string)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Text) and self.string == other.string

    def __hash__(self) -> int:
        return len(self)

    def around(self, start: int, end: int) -> tuple[str, int]:
        """A string that holds at least ``[start, end)``, and the position at which it begins: here the whole text and 0."""
        return self._string, 0


class LentText(Text):
    """A text too large to hold with all the others: fetched a block at a time, from where it lies."""

    __slots__ = ("_fetch", "_size", "_starts")

    def __init__(self, fetch: Callable[[int], str], starts: Sequence[int], size: int) -> None:
        """``fetch(k)`` gives block ``k``, which begins at the code point ``starts[k]``; ``size`` code points in all."""
        super().__init__("")
        self._fetch = fetch
        self._starts = array("i", starts)
        self._size = size

    @property
    def string(self) -> str:
        """All of it, put together anew at every call."""
        return "".join(self._fetch(k) for k in range(len(self._starts)))

    def __getitem__(self, span: Span) -> str:
        """The words at ``span``."""
        string, base = self.around(span.start, span.end)
        return string[max(0, span.start - base) : max(0, span.end - base)]

    def __len__(self) -> int:
        """Number of code points."""
        return self._size

    def around(self, start: int, end: int) -> tuple[str, int]:
        """The blocks that hold ``[start, end)``, and where the first of them begins."""
        if not self._size:
            return "", 0
        first = max(0, bisect_right(self._starts, max(0, start)) - 1)
        last = max(first, bisect_right(self._starts, max(0, end - 1)) - 1)
        return "".join(self._fetch(k) for k in range(first, last + 1)), self._starts[first]
