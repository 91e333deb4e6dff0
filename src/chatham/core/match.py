"""A passage laid against a place in the evidence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from chatham.core.evidence import Role
from chatham.core.text import Span

Verdict = Literal["verbatim", "folded", "cut", "inserted", "altered", "spliced", "near", "absent", "unchecked", "scare"]
LOCATED: frozenset[str] = frozenset({"verbatim", "folded", "cut", "inserted", "altered", "spliced"})
Op = Literal["replace", "delete", "insert"]


@dataclass(frozen=True, slots=True)
class Edit:
    """One difference of substance.

    ``delete``: words of the evidence that the draft lacks; ``insert``: words of the draft that the evidence lacks;
    ``replace``: both. ``draft_span`` is where in the draft (empty between two words for a deletion),
    ``evidence_span`` where in the evidence. ``critical``: a negation, number, name, quantifier, condition or hedge.
    """

    op: Op
    draft: str
    evidence: str
    critical: bool
    draft_span: Span
    evidence_span: Span
    kind: str = "words"


@dataclass(frozen=True, slots=True)
class Swallowed:
    """Words of the evidence that a marked ellipsis or a bracket of the draft stands for."""

    words: str
    draft_span: Span
    evidence_span: Span
    why: str | None
    bracket: str | None = None


@dataclass(frozen=True, slots=True)
class Match:
    """Where in the evidence a passage, or one piece of a spliced one, was found.

    ``span`` runs from the first to the last matched word in the file's text. ``words`` and ``original`` are None
    where the words stand off the record: they are then in no output at all. ``at`` is HH:MM:SS,
    ``page`` the number of the page where the file has pages.
    """

    file: str
    span: Span
    words: str | None
    original: str | None
    turn: int | None
    speaker: str | None
    role: Role | None
    at: str | None
    terms: str | None
    similarity: float
    edits: tuple[Edit, ...]
    swallowed: tuple[Swallowed, ...] = ()
    source: str | None = None
    turn_index: int = -1
    layer: int = 0
    draft_span: Span = Span(0, 0)
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Alignment:
    """What laying one passage against all the evidence came to. ``matches`` has one entry a piece when spliced.

    ``fingerprint`` is one of all that this depends on, where it is known; ``taken_over``: from the last check.
    """

    passage: str
    verdict: Verdict
    matches: tuple[Match, ...] = ()
    fingerprint: str | None = None
    taken_over: bool = False
