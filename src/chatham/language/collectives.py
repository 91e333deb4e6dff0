"""What a story says of a group of those it spoke to, and how many they were."""

from __future__ import annotations

from collections.abc import Sequence

from chatham.core.passage import Voice
from chatham.core.reading import Attribution, Collective, Declared
from chatham.core.text import Span


def collectives(text: str, paragraphs: Sequence[Span], attributions: Sequence[Attribution], voices: Sequence[Voice]) -> tuple[Collective, ...]:
    """Every sentence over a group, in the order of the text."""
    return ()


def declared(text: str, paragraphs: Sequence[Span]) -> tuple[Declared, ...]:
    """Every place where the story says with how many people it spoke."""
    return ()
