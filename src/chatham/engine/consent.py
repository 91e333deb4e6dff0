"""Words off the record that their source has since given for print: a dated consent in promises.csv.

A consent opens only what it names. A talk holds words that were never meant for print beside the one sentence that
was, so a row that names no interview opens nothing that stands off the record; with a turn it opens that turn alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import PurePosixPath

from chatham.core.evidence import DEEP, OFF_RECORD, ON_RECORD, Evidence, Interview, Promise, Turn
from chatham.core.rows import changed


def with_consents(evidence: Evidence) -> Evidence:
    """The evidence with those turns on the record whose source has agreed to it, by a row that says so and when."""
    dated = [p for p in evidence.promises if p.kind == "upgrade" and p.kept is not None and p.interview is not None]
    if not dated:
        return evidence
    return replace(evidence, interviews=tuple(_opened(i, [p for p in dated if _about(p, i)]) for i in evidence.interviews))


def _about(promise: Promise, interview: Interview) -> bool:
    named, label = PurePosixPath(promise.interview or ""), PurePosixPath(interview.file)
    return named == label or named.name == label.name == str(named)


def _opened(interview: Interview, consents: Sequence[Promise]) -> Interview:
    if not consents:
        return interview
    return replace(interview, turns=changed(interview.turns, lambda t: _turn(interview, t, consents)))


def _turn(interview: Interview, turn: Turn, consents: Sequence[Promise]) -> Turn:
    code = interview.speakers[turn.speaker].code if turn.speaker >= 0 else interview.head.source
    agreed = any(p.source == code and p.turn in (None, turn.number) for p in consents)
    return turn._replace(terms=ON_RECORD) if agreed and turn.terms in (OFF_RECORD, DEEP) else turn
