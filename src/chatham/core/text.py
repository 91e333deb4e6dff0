"""The untouched string and the positions into it.

Every later stage stands on one promise: a span is made once, where the thing is seen, and ``text[span]`` is for
ever exactly what a finding shows. A ``Text`` is never padded, folded or stripped.
"""

from __future__ import annotations

from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class Text:
    """A string exactly as it was read; indexing with a span gives the words at that place."""

    string: str

    def __getitem__(self, span: Span) -> str:
        """The words at ``span``."""
        return self.string[span.start : span.end]

    def __len__(self) -> int:
        """Number of code points."""
        return len(self.string)
