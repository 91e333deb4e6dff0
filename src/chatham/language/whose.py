"""Whose words each attribution reports: the voices of a story as its reader meets them."""

from __future__ import annotations

from collections.abc import Sequence

from chatham.core.passage import Voice
from chatham.core.reading import Attribution
from chatham.core.text import Span
from chatham.language.reported import Reported
from chatham.language.voices import Cast


def whose(text: str, paragraphs: Sequence[Span], reports: Sequence[Reported]) -> tuple[tuple[Attribution, ...], tuple[Voice, ...]]:
    """The attributions of a text with their voices, and the voices in the order in which the reader meets them.

    ``paragraphs`` are the stretches of the story's own prose, without furniture.
    """
    cast = Cast()
    given: list[Attribution] = []
    for one in reports:
        voice = None
        if one.source:
            span = Span(one.source[0].start, one.source[-1].end)
            voice = cast.meet(" ".join(text[span.start : span.end].split()), span)
        given.append(Attribution(one.source, one.cue, one.content, one.type, voice, one.inherited))
    return tuple(given), tuple(cast.voices().values())
