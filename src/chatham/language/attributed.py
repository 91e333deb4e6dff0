"""An attribution while it is still counted in words of its sentence, and whose it is when it does not say."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import islice

from chatham.language.clauses import Sentence, clause_ahead, subject
from chatham.language.content import hangs

Piece = tuple[int, int]


@dataclass(slots=True)
class Found:
    """An attribution in word numbers; ``source`` None means that of the cue before."""

    source: tuple[Piece, ...]
    cue: tuple[Piece, ...]
    content: tuple[Piece, ...]
    verb: int
    shares: bool = False
    quoted: set[int] = field(default_factory=set)


_TRIED = 12  # verbs looked at for a subject to share; no writer goes back further


def shared(s: Sentence, begin: int, known: list[Found]) -> tuple[tuple[Piece, ...], bool]:
    """The source of a cue without a subject of its own: that of the cue before, else the first subject of the sentence."""
    trailing = begin > 0 and (s.words[begin - 1] == "," or s.tags[begin - 1] == "CC" and s.tags[begin] != "VB")
    spoken = {f.verb for f in known}
    if known and known[-1].source and not (trailing and any(s.verb(i) and i not in spoken for i in range(known[-1].content[-1][1], begin))):
        return known[-1].source, True
    if begin == 0:
        for k in range(1, len(s) - 1):
            if s.words[k] == "," and clause_ahead(s, k + 1, len(s)) and (end := s.phrase_end(k + 1, len(s))) > k + 1:
                return ((k + 1, end),), True
    places = range(begin - 1, 0, -1) if trailing else range(1, len(s) if hangs(s, begin) else begin)
    for i in islice((i for i in places if s.verb(i) and i != begin), _TRIED):
        source, _ = subject(s, i)
        if source:
            return source, True
    if begin > 1 and s.words[begin - 1] == "," and (start := s.phrase_start(begin - 1, 0)) < begin - 1:
        return ((start, begin - 1),), True
    if s.tags[begin] == "VBG" and begin > 2 and s.words[begin - 1] == "," and not known and (end := s.phrase_end(0, begin)):
        return ((0, end),), True
    return (), False
