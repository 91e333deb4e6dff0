"""What the reporter keeps in tables: who stood where when, who was asked what and said what, who passes what to whom.

Every record has ``row``, its number in its table as a spreadsheet shows it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

Answer = Literal["yes", "no", "mixed", "not-asked"]
Basis = Literal["first-hand", "told-by", "document", "inference"]
Strength = Literal["says", "did-not-dispute", "declined", "contradicts"]
How = Literal["supports", "contradicts", "background"]


@dataclass(frozen=True, slots=True)
class Role:
    """What a source was from one day to another; None is "from the beginning", "to this day". ``rank``: a word of the house's ladder."""

    source: str
    row: int
    role: str = ""
    rank: str = ""
    body: str = ""
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Proposition:
    """What people are asked about. One with a ``due`` day is a prediction, ``settled`` whether it came true."""

    id: str
    row: int
    text: str = ""
    due: date | None = None
    settled: str = ""


@dataclass(frozen=True, slots=True)
class Stance:
    """What one source answered to one proposition, how it is known and where it comes from.

    ``origins``: codes of sources, ids of documents, or words for outsiders; empty means the source's own knowledge. ``known_to``:
    how many people know it.
    """

    source: str
    proposition: str
    answer: Answer
    row: int
    interview: str = ""
    at: str = ""
    basis: Basis | None = None
    origins: tuple[str, ...] = ()
    strength: Strength | None = None
    known_to: int | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """Words of the draft tied by hand to a proposition, a source or a document."""

    words: str
    to: str
    row: int
    how: How = "supports"
    accepted_by: str = ""


@dataclass(frozen=True, slots=True)
class Flow:
    """One step of a procedure: who passes what to whom."""

    id: str
    giver: str
    passes: str
    taker: str
    row: int
    proposition: str = ""


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened on a day, and the document that says so."""

    id: str
    row: int
    day: date | None = None
    what: str = ""
    document: str = ""
    terms: str = ""


@dataclass(frozen=True, slots=True)
class Reply:
    """Whom the story criticises, when they were asked, what was put to them, what they answered."""

    target: str
    row: int
    asked: date | None = None
    put_to_them: str = ""
    deadline: date | None = None
    answer: str = ""
    answered: date | None = None


@dataclass(frozen=True, slots=True)
class SignOff:
    """Somebody in the house who has approved something."""

    who: str
    row: int
    rank: str = ""
    what: str = ""
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Ledger:
    """All tables of an investigation but those about its files and people."""

    roles: tuple[Role, ...] = ()
    propositions: tuple[Proposition, ...] = ()
    stances: tuple[Stance, ...] = ()
    links: tuple[Link, ...] = ()
    flows: tuple[Flow, ...] = ()
    events: tuple[Event, ...] = ()
    replies: tuple[Reply, ...] = ()
    signoffs: tuple[SignOff, ...] = ()
