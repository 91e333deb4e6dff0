"""A change to the words of the draft that needs no judgement: the evidence says what is to stand there."""

from __future__ import annotations

from dataclasses import dataclass

from chatham.core.finding import Finding
from chatham.core.text import Span


@dataclass(frozen=True, slots=True)
class Change:
    """The draft's words at ``span`` (none, between two words) give way to ``words``. ``finding`` is what it mends."""

    span: Span
    words: str
    finding: Finding
