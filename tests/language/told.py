"""A text read as a story of plain paragraphs, one a line."""

from __future__ import annotations

from chatham.core.reading import Reading
from chatham.core.story import Block, Story
from chatham.core.text import Span, Text
from chatham.engine.read_story import read_story


def paragraphs_of(text: str) -> list[Span]:
    """Every line that is not empty is a paragraph."""
    paragraphs: list[Span] = []
    at = 0
    for line in text.split("\n"):
        if line.strip():
            paragraphs.append(Span(at, at + len(line)))
        at += len(line) + 1
    return paragraphs


def story(text: str) -> Story:
    """The paragraphs as a story."""
    return Story("x", "txt", Text(text), tuple(Block("paragraph", p) for p in paragraphs_of(text)))


def read(text: str) -> Reading:
    """What the story tells by itself."""
    return read_story(story(text), "en")
