"""Which quotation marks quote nobody: words as words, ironies, nicknames, titles."""

from __future__ import annotations

import re
from collections.abc import Sequence

from chatham.core.reading import Attribution
from chatham.core.sweep import Sweep
from chatham.core.text import Span
from chatham.language.attribution import called, never_speech
from chatham.language.quotations import Quoted

_SHORT = 6
_PHRASE = 9
_WEIGHTY = re.compile(r"[^\W\d_][\w’'-]*")


def scare(text: str, quoted: Sequence[Quoted], attributions: Sequence[Attribution]) -> tuple[Span, ...]:
    """The spans, marks included, of everything in quotation marks that is nobody's reported speech.

    A few words are reported where an attribution with somebody to speak and a word of saying or calling covers them;
    many words, or a whole sentence, are reported even where nobody is given.
    """
    given = [(span, a) for a in attributions for span in a.content]
    sweep = Sweep([span for span, _ in given])
    found = []
    for q in quoted:
        around = [given[k][1] for k in sweep.touching(q.span)]
        if q.marked and _nobody(text, q, around):
            found.append(q.span)
    return tuple(found)


def _nobody(text: str, q: Quoted, around: Sequence[Attribution]) -> bool:
    inside = text[q.parts[0].start : q.parts[-1].end].strip()
    words = len(inside.split())
    before = text[max(0, q.span.start - 120) : q.span.start]
    if not any(c.isalnum() for c in inside) or words <= _SHORT and never_speech(before):
        return True
    if _title(inside, words):
        return True
    sentence = inside[:1].isupper() and inside[-1:] in ".?!,…"
    if words > _PHRASE or words > _SHORT and sentence:
        return False
    if any(a.source and a.cue for a in around) or called(before):
        return False
    return not (sentence and inside[-1:] != "," and words >= 3)


def _title(inside: str, words: int) -> bool:
    """Whether every weighty word is capitalised, as in the name of a book or an operation."""
    if words < 2 or inside[-1:] in ".?!,":
        return False
    weighty = [w for w in _WEIGHTY.findall(inside) if len(w) > 3]
    return len(weighty) >= 2 and all(w[0].isupper() for w in weighty)
