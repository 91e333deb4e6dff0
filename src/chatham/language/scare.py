"""Which quotation marks quote nobody: words as words, ironies, nicknames, titles."""

from __future__ import annotations

import re
from collections.abc import Sequence

from chatham.core.reading import Attribution
from chatham.core.sweep import Sweep
from chatham.core.text import Span
from chatham.language.attribution import attribution, never_speech
from chatham.language.lexicon import said_so, small_in_titles
from chatham.language.quotations import Quoted

_SHORT = 6
_SENTENCE = 3
_NEAR = 300
_BREAK = re.compile(r"[.!?…][\"”’»)\]]*\s+(?=[\"“‘«„A-Z0-9(])|(?<=[.!?…:”\"’»])\s*\n|\n[ \t]*\n")
_JOINED = re.compile(r"\b(?:and|or|but|nor)\b")
_WEIGHTY = re.compile(r"[^\W\d_][\w’'-]*")


def scare(text: str, quoted: Sequence[Quoted], attributions: Sequence[Attribution]) -> tuple[Span, ...]:
    """The spans, marks included, of everything in quotation marks that is nobody's reported speech.

    A few words are reported where an attribution with somebody to speak and a word of saying or calling covers them;
    many words, or a whole sentence, are reported even where nobody is given.
    """
    given = [(span, a) for a in attributions for span in a.content]
    sweep = Sweep([span for span, _ in given])
    found = []
    spoken = -1  # where the last quotation ended that is somebody's words
    for number, q in enumerate(quoted):
        beside = Span(quoted[number - 1].span.end if number else 0, quoted[number + 1].span.start if number + 1 < len(quoted) else len(text))
        if q.marked and _nobody(text, q, beside, [given[k][1] for k in sweep.touching(q.span)]) and not _goes_on(text, spoken, q.span.start):
            found.append(q.span)
        else:
            spoken = q.span.end
    return tuple(found)


def _nobody(text: str, q: Quoted, beside: Span, given: Sequence[Attribution]) -> bool:
    """``beside``: from the quotation before to the one behind."""
    inside = text[q.parts[0].start : q.parts[-1].end].strip()
    words = len(inside.split())
    if not any(c.isalnum() for c in inside):
        return True
    before, after = around(text, q.span)
    ahead = text[before.start : before.end]
    if words <= _SHORT and said_so().search(ahead[-_NEAR:]):
        return False
    if words <= _SHORT and never_speech(ahead) or _title(inside, words):
        return True
    if words > _SHORT or any(a.source and a.cue for a in given):
        return False
    if inside[:1].isupper() and inside[-1:] in ".?!…" and words >= _SENTENCE:
        return False
    before, after = Span(min(max(before.start, beside.start), before.end), before.end), Span(after.start, max(after.start, min(after.end, beside.end)))
    if not any(c.isalpha() for c in text[before.start : before.end] + text[after.start : after.end]):
        return True
    said = attribution(text, before, q.span, after)
    return said.cue is None or said.label is None


def _goes_on(text: str, spoken: int, at: int) -> bool:
    """Whether somebody's words stand in the same sentence before: "It describes “...” and speaks of “...”"."""
    return 0 <= spoken <= at <= spoken + _NEAR and not _BREAK.search(text, spoken - 2, at) and bool(_JOINED.search(text, spoken, at))


def around(text: str, span: Span) -> tuple[Span, Span]:
    """What stands before and behind the marks in their sentence, as far as that goes in a few hundred letters."""
    low, high = max(0, span.start - _NEAR), min(len(text), span.end + _NEAR)
    begin = max((m.end() for m in _BREAK.finditer(text, low, span.start)), default=low)
    if text[span.end - 2 : span.end - 1] in (".", "?", "!") and text[span.end : span.end + 2].strip()[:1].isupper():
        return Span(begin, span.start), Span(span.end, span.end)
    stop = _BREAK.search(text, span.end, high)
    return Span(begin, span.start), Span(span.end, stop.start() if stop else high)


def _title(inside: str, words: int) -> bool:
    """Whether every weighty word is capitalised, as in the name of a book or an operation."""
    if words < 2 or inside[-1:] in ".?!,":
        return False
    weighty = [w for w in _WEIGHTY.findall(inside) if w.lower() not in small_in_titles()]
    return len(weighty) >= 2 and all(w[0].isupper() for w in weighty)
