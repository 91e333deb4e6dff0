"""The check before this one, as its JSON tells it, and what has changed since."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

from chatham.core.finding import Place
from chatham.core.match import Match, Verdict
from chatham.core.report import Sentence
from chatham.core.text import Span, Text


def with_result(fingerprint: str, verdict: str, matches: Sequence[object]) -> str:
    """The fingerprint of what a place depends on, and behind it one of the place as the JSON tells it: whoever changes
    that JSON, or a program that cuts it, takes nothing over by it."""
    told = json.dumps([fingerprint, verdict, matches], sort_keys=True)
    return f"{fingerprint}-{sha256(told.encode()).hexdigest()[:16]}"


@dataclass(frozen=True, slots=True)
class LastPassage:
    """A quotation then. ``matches`` is None where the JSON does not tell them so exactly that they can be taken over;
    those that were off the record are in ``places`` only."""

    span: Span
    verdict: Verdict
    fingerprint: str | None
    matches: tuple[Match, ...] | None
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class LastFinding:
    """A finding then."""

    rule: str
    span: Span
    message: str
    because: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class LastCheck:
    """All of an earlier check that a later one goes by. ``digests``: of its evidence, by file."""

    text: Text
    passages: tuple[LastPassage, ...]
    sentences: tuple[Sentence, ...]
    findings: tuple[LastFinding, ...]
    let_stand: tuple[LastFinding, ...]
    digests: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Lapsed:
    """A sentence that stood, or was let stand, and has been changed since. ``span`` is where it now is, None where it is
    gone; ``was`` are its words then, None where they rest on what is off the record now."""

    span: Span | None
    was: str | None


@dataclass(frozen=True, slots=True)
class SettledFinding:
    """A finding that was open then and is not now. Its words, message and sentence of then are None where they rest on
    what is off the record."""

    rule: str
    words: str | None
    message: str | None
    sentence: str | None


@dataclass(frozen=True, slots=True)
class Since:
    """What is otherwise than in the last check. ``new`` are numbers of open findings; ``unchanged`` counts the passages
    whose place was taken over and not looked for again."""

    new: tuple[int, ...]
    settled: tuple[SettledFinding, ...]
    lapsed: tuple[Lapsed, ...]
    unchanged: int
