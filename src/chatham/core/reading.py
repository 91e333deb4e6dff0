"""What a story tells by itself: who says what in it, who the voices are, what stands around it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from chatham.core.passage import Voice
from chatham.core.report import Problem
from chatham.core.text import Span

AttributionType = Literal["direct", "indirect", "mixed"]
FurnitureKind = Literal["headline", "advertisement", "caption", "credit", "byline", "about-author", "syndication", "dateline", "navigation"]


@dataclass(frozen=True, slots=True)
class Attribution:
    """One report of words, thoughts or wishes: the spans of who, of the words of saying, and of what.

    ``source`` and ``cue`` may be empty. ``voice`` is the id of the voice, None where nobody is given. ``inherited``: the
    words stand free and are given to the running voice.
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    type: AttributionType
    voice: str | None = None
    inherited: bool = False


@dataclass(frozen=True, slots=True)
class Collective:
    """A sentence over a group: "almost all our interviewees expected it". ``quantifier`` and ``group`` as printed
    ("" where there is none); ``claim`` is what is said of them, ``voice`` the collective voice."""

    span: Span
    quantifier: str
    group: str
    claim: Span | None
    voice: str | None


@dataclass(frozen=True, slots=True)
class Declared:
    """Where the story says with how many people it spoke: ``count`` of ``of`` ("civil servants and managers")."""

    span: Span
    count: int
    of: str


@dataclass(frozen=True, slots=True)
class Furniture:
    """What belongs to the page and not to the story's own sentences."""

    kind: FurnitureKind
    span: Span


@dataclass(frozen=True, slots=True)
class Reading:
    """A story read by itself, in the order of the text. ``scare``: marks around what is nobody's words, titles among them."""

    attributions: tuple[Attribution, ...] = ()
    voices: tuple[Voice, ...] = ()
    collectives: tuple[Collective, ...] = ()
    declared: tuple[Declared, ...] = ()
    scare: tuple[Span, ...] = ()
    furniture: tuple[Furniture, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Version:
    """Another version of the story: its file's label, its text and what it tells, and which sentences stand for which (here, there)."""

    file: str
    text: str
    reading: Reading
    pairs: tuple[tuple[Span, Span], ...]
