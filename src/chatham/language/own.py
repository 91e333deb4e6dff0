"""Which words of a story are the story's own, and which are somebody else's, word for word or reported."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from chatham.core.case import Case
from chatham.core.text import Span


class Places:
    """Stretches of a text, joined where they touch, that can be asked about a place."""

    def __init__(self, spans: Iterable[Span]) -> None:
        """``spans`` in any order."""
        self.spans: list[Span] = []
        for span in sorted(spans):
            if self.spans and span.start <= self.spans[-1].end:
                self.spans[-1] = Span(self.spans[-1].start, max(self.spans[-1].end, span.end))
            else:
                self.spans.append(span)

    def hold(self, at: int) -> bool:
        """Whether a place lies in one of them."""
        k = bisect_right(self.spans, at, key=lambda s: s.start) - 1
        return k >= 0 and at < self.spans[k].end


def quoted(case: Case) -> Places:
    """Words in quotation marks, block quotations, and whatever else somebody is said to have said in these words."""
    direct = [span for a in case.reading.attributions if a.type == "direct" for span in a.content]
    blocks = [b.span for b in case.story.blocks if b.kind == "quotation"]
    return Places([*(p.span for p in case.passages), *direct, *blocks])


def reported(case: Case) -> Places:
    """Words that somebody is said to have said, written or thought, in whatever words."""
    return Places(span for a in case.reading.attributions for span in a.content)
