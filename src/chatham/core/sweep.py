"""Which spans touch a place, for many places asked about in order: one walk instead of a search for each."""

from __future__ import annotations

from collections.abc import Sequence

from chatham.core.text import Span


class Sweep:
    """Which of some spans touch a place, for places asked about in order."""

    def __init__(self, spans: Sequence[Span]) -> None:
        """``spans`` in any order."""
        self.spans = spans
        self.order = sorted(range(len(spans)), key=lambda k: spans[k])
        self.next = 0
        self.open: list[int] = []

    def touching(self, place: Span) -> list[int]:
        """Numbers of the spans that overlap ``place`` (an empty span touches where it lies)."""
        while self.next < len(self.order) and self.spans[self.order[self.next]].start < place.end:
            self.open.append(self.order[self.next])
            self.next += 1
        self.open = [k for k in self.open if max(self.spans[k].end, self.spans[k].start + 1) > place.start]
        return sorted(k for k in self.open if self.spans[k].start < place.end)
