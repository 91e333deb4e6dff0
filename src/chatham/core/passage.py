"""Places in the story with a meaning."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from chatham.core.text import Span


@dataclass(frozen=True, slots=True)
class Passage:
    """A quotation of the draft (later: a claim, a describing detail).

    ``span`` includes the marks; ``parts`` are the stretches of quoted words inside them (one a paragraph, marks left
    out). ``continues`` names the passage whose sentence goes on here after "she said". ``cue`` is the span of the
    words of saying that give it a speaker, ``label`` the span of the printed description, ``voice`` the speaker as
    the reader meets one. ``scare`` is true for marks around words that are nobody's reported speech. ``public`` is
    true where the draft says the words come from a speech, letter, statement or broadcast. ``weak``: a
    fragment that is reported speech only if somebody in the evidence really said it. ``inherited``: the
    voice is the running one, not named in this sentence. ``relayed``: the draft says that somebody passed the words on.
    """

    id: str
    kind: Literal["quotation"]
    span: Span
    parts: tuple[Span, ...]
    block: int
    marked: bool = True
    scare: bool = False
    continues: str | None = None
    cue: Span | None = None
    label: Span | None = None
    voice: str | None = None
    public: bool = False
    relayed: bool = False
    weak: bool = False
    inherited: bool = False


FacetKind = Literal["rank", "body", "sector", "access", "place", "relation", "sex"]


@dataclass(frozen=True, slots=True)
class Facet:
    """One thing that the words about a voice reveal: ``words`` as printed ("senior", "the Port Authority", "she")."""

    kind: FacetKind
    words: str
    span: Span


@dataclass(frozen=True, slots=True)
class Voice:
    """A speaker as the reader meets one. ``label`` is the first and fullest printed description of it, ``labels`` are all
    printed descriptions in order, each once, pronouns left out; ``spans`` every mention, pronouns too."""

    id: str
    label: str
    spans: tuple[Span, ...]
    named: bool
    collective: bool = False
    labels: tuple[str, ...] = ()
    facets: tuple[Facet, ...] = ()
