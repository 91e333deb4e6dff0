"""Sentence boundaries, by paragraph, with positions."""

from __future__ import annotations

from collections.abc import Iterable

import sentencex

from chatham.core.text import Span, Text


def sentences(text: Text, blocks: Iterable[Span], language: str = "en") -> tuple[Span, ...]:
    """Every sentence of the given blocks, without the white space around it."""
    found: list[Span] = []
    for block in blocks:
        words = text[block]
        for begin, end in _bounds(words, language):
            body = words[begin:end]
            lead = len(body) - len(body.lstrip())
            if body.strip():
                found.append(Span(block.start + begin + lead, block.start + begin + len(body.rstrip())))
    return tuple(found)


def _bounds(words: str, language: str) -> list[tuple[int, int]]:
    bounds: list[tuple[int, int]] = []
    for at, line in _pieces(words):
        place = 0
        for piece in sentencex.segment(language, line):
            begin = line.find(piece, place)
            if begin < 0:
                return [(0, len(words))]
            place = begin + len(piece)
            bounds.append((at + begin, at + place))
    return bounds


def _pieces(words: str, most: int = 20_000) -> Iterable[tuple[int, str]]:
    """A paragraph of megabytes is cut at spaces, so that time stays linear."""
    at = 0
    while at < len(words):
        end = min(len(words), at + most)
        if end < len(words):
            space = words.rfind(" ", at, end)
            end = space + 1 if space > at else end
        yield at, words[at:end]
        at = end
