"""The words of a stretch of text with their places and parts of speech."""

from __future__ import annotations

from dataclasses import dataclass

from chatham.core.text import Span
from chatham.language import tagger
from chatham.language.tokens import tokens


@dataclass(frozen=True, slots=True)
class Tagged:
    """One word: where it stands, in lower case with straight apostrophes, and its tag."""

    span: Span
    low: str
    tag: str


def tagged_words(string: str, span: Span) -> list[Tagged]:
    """Every word and mark of a sentence."""
    places = tokens(string, span)
    words = [string[a:b] for a, b in places]
    tags = tagger.tagged([words], tagger.english())[0]
    return [Tagged(Span(a, b), w.lower().replace("’", "'"), t) for (a, b), w, t in zip(places, words, tags, strict=True)]
