"""What the record says right before and behind quoted words, and whether it takes them back."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from chatham.core.evidence import Interview
from chatham.core.match import Match
from chatham.core.text import Span
from chatham.language.lexicon import beside

_SENTENCE = re.compile(r"[.!?…]+[\"”’')\]]*\s+(?=[\"“‘'(]?[^\W\d_a-z])")
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*|[.;:?!,—–]")

Doubt = Literal["negation", "hedge", "condition", "retraction"]


@dataclass(frozen=True, slots=True)
class Beside:
    """Words of the record beside a match that change what it means. ``words`` is what stands there."""

    doubt: Doubt
    words: str
    span: Span


@cache
def _patterns() -> dict[str, tuple[re.Pattern[str], ...]]:
    return {name: tuple(re.compile(p) for p in patterns) for name, patterns in beside().items() if name != "carried"}


def doubt_beside(interview: Interview, match: Match) -> Beside | None:
    """The strongest doubt in the match's own sentence, or taken back in the next one; None where there is none."""
    stretch = _stretch(interview, match)
    if stretch is None:
        return None
    string, base = interview.text.around(stretch.start, stretch.end)
    span, stretch = _moved(match.span, -base), _moved(stretch, -base)
    begin, end = _sentence(string, stretch, span)
    before, behind = _plain(string[begin : span.start]), _plain(string[span.end : end])
    for doubt, names in (("negation", "negation_before"), ("hedge", "hedge_before"), ("condition", "condition_before")):
        told = before if doubt == "negation" else before.rstrip(" ,-–—")
        if told and any(p.search(told[-110:]) for p in _patterns()[names]):
            return Beside(doubt, string[begin : span.start].strip(), _moved(Span(begin, span.start), base))  # type: ignore[arg-type]
    if behind and any(p.search(behind.lstrip("-–— ")) for p in _patterns()["behind"]):
        return Beside("hedge", string[span.end : end].strip(" ,.;"), _moved(Span(span.end, end), base))
    following = string[end : min(stretch.end, end + 120)]
    if any(p.search(_plain(following).lstrip(", ")) for p in _patterns()["retraction"]):
        first = _SENTENCE.split(following, 1)[0].strip()
        return Beside("retraction", first, _moved(Span(end, end + len(first)), base))
    return None


def _moved(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)


def _stretch(interview: Interview, match: Match) -> Span | None:
    """What the speaker said without a break around the match: its pieces of one turn and layer."""
    own = interview.piece_at(match.span.start)
    if own is None:
        return None
    turn = interview.turns[own.turn]
    near = [p for p in interview.pieces_over(Span(turn.start, turn.end)) if p.turn == own.turn and p.layer == own.layer]
    return Span(near[0].start, near[-1].end)


def _sentence(string: str, stretch: Span, span: Span) -> tuple[int, int]:
    begin = max(stretch.start, span.start - 400)
    for m in _SENTENCE.finditer(string, begin, min(span.start + 1, stretch.end)):
        if m.end() <= span.start:
            begin = m.end()
    tail = re.compile(r"[.!?…]+[\"”’')\]]*(?=\s|$)").search(string, span.end, min(stretch.end, span.end + 400))
    return begin, tail.end() if tail else min(stretch.end, span.end + 400)


def _plain(words: str) -> str:
    """Lower-case words and the punctuation between them, fillers dropped."""
    words = re.sub(r"\d+\n[\d:,.]+ --> [\d:,.]+", " ", words).replace("’", "'").lower()
    words = re.sub(r"\b(?:um|uh|er|erm|you know|i mean|like|well|so|and|but|because|look|listen)\b,?|[\[(][^\])]*[\])]|[\"“”«»‘]", " ", words)
    return re.sub(r"\s+([,.;:?!])", r"\1", " ".join(words.split())).strip()


def carried(words: str) -> bool:
    """True if the draft's own words outside the marks carry a doubt of their own."""
    found = set(re.findall(r"[^\W\d_]+", words.lower().replace("’", "'")))
    return bool(found & set(beside()["carried"])) or "n't" in words.lower().replace("’", "'")
