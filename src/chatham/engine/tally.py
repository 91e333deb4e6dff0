"""The figures of a story: how many voices speak in it, and how many of its words rest on which of them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from chatham.core.audit import Share, Summary
from chatham.core.reading import Attribution, Reading
from chatham.core.text import Span

_WORD = re.compile(r"\w+(?:[’'.-]\w+)*")


def shares(text: str, reading: Reading) -> tuple[Share, ...]:
    """What each voice has, in the order of the voices. Words within another voice's words count for both."""
    own: dict[str, list[Attribution]] = {}
    for one in reading.attributions:
        if one.voice is not None:
            own.setdefault(one.voice, []).append(one)
    made = []
    for voice in reading.voices:
        given = own.get(voice.id, [])
        types = Counter(a.type for a in given)
        words = sum(_words(text, span) for span in _joined([span for a in given for span in a.content]))
        made.append(Share(voice.id, len(given), types["direct"], types["indirect"], types["mixed"], words))
    return tuple(made)


def summary(text: str, prose: Sequence[Span], reading: Reading) -> Summary:
    """The figures; ``prose`` are the paragraphs of the story itself."""
    named = {v.id: v.named for v in reading.voices}
    types = Counter(a.type for a in reading.attributions)
    heard = _outermost(reading.attributions)
    unnamed = sum(_words(text, span) for span, voice in heard if not named.get(voice, False))
    return Summary(
        words=sum(_words(text, span) for span in prose),
        voices=len(reading.voices),
        unnamed_voices=sum(not v.named for v in reading.voices),
        unnamed_people=sum(not v.named and not v.collective for v in reading.voices),
        collective_voices=sum(v.collective for v in reading.voices),
        attributions=len(reading.attributions),
        direct=types["direct"],
        indirect=types["indirect"],
        mixed=types["mixed"],
        attributed_words=sum(_words(text, span) for span, _ in heard),
        unnamed_words=unnamed,
        declared_sources=max((d.count for d in reading.declared), default=None),
    )


def _outermost(attributions: Sequence[Attribution]) -> list[tuple[Span, str]]:
    """Every stretch of words given to a voice, each place once: where one report lies in another, with the outer voice."""
    given = sorted(((span, a.voice) for a in attributions if a.voice for span in a.content), key=lambda g: (g[0].start, -g[0].end))
    made: list[tuple[Span, str]] = []
    at = 0
    for span, voice in given:
        if span.end > at:
            made.append((Span(max(at, span.start), span.end), voice))
            at = span.end
    return made


def _joined(spans: Sequence[Span]) -> list[Span]:
    """The same places, each once."""
    made: list[Span] = []
    for span in sorted(spans):
        if made and span.start <= made[-1].end:
            made[-1] = Span(made[-1].start, max(made[-1].end, span.end))
        else:
            made.append(span)
    return made


def _words(text: str, span: Span) -> int:
    return sum(1 for _ in _WORD.finditer(text, span.start, span.end))
