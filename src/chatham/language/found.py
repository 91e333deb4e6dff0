"""When an alignment is good enough to say "these are those words"."""

from __future__ import annotations

import math
from dataclasses import dataclass

_SMALL = 200_000
_VAST = 20_000_000


@dataclass(frozen=True, slots=True)
class Strength:
    """What speaks for a place: ``words`` quoted words compared, ``agreed`` of them found in order, ``bag`` found in
    any order, ``score`` of the alignment, ``bits`` of surprise, ``evidence`` words read in all."""

    words: int
    agreed: int
    bag: int
    score: float
    bits: float
    evidence: int

    @property
    def similarity(self) -> float:
        """Share of the quoted words that agree, 0 to 1."""
        return self.agreed / self.words if self.words else 0.0


def located(s: Strength) -> bool:
    """True if the quotation is at this place, however altered.

    Short quotations and large evidence ask for more: by chance alone some six words of a hundred megabytes agree
    with anything. A quotation whose words are all there but in another order is not that quotation.
    """
    if not s.words or not s.agreed:
        return False
    if s.agreed == s.words:
        return True
    if s.words >= 6 and (s.bag - s.agreed) / s.words >= 0.26:
        return False
    if s.words >= 5 and s.evidence < _SMALL and s.score / s.words >= 0.68:
        return True  # in a small folder nearly all of six words in order do not meet by chance
    if s.words <= 4:
        return s.agreed == s.words - 1 and s.words == 4 and s.bits > math.log2(s.evidence + 2) and s.score / s.words >= 0.55
    enough = s.bits >= math.log2(s.evidence + 2) + min(7.0, 1.5 * (s.words - s.agreed))
    dense = s.bits / s.words >= min(3.0, 0.16 * math.log2(s.evidence + 2))
    least = 0.5 if s.words < 8 else 0.3 if s.words >= 16 else 0.45 if s.evidence > _VAST else 0.4
    return enough and dense and s.score / s.words >= least


def lead(s: Strength) -> bool:
    """True if the place is no such quotation but worth a look.

    In large evidence the pieces of almost any sentence stand somewhere together, so more is asked there.
    """
    telling = s.bits >= math.log2(s.evidence + 2) + 12 and s.agreed >= 5 and s.similarity >= 0.5
    shuffled = (s.bag - s.agreed) / max(1, s.words) >= 0.26
    return telling and not shuffled and (s.evidence < _SMALL or s.score / s.words >= 0.4)
