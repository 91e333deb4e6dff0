"""Where a talk goes off the record by what is said in it, and no mark of terms shows it.

Only words that change the terms of the talk itself count, not those that tell of another ("he told me off the
record that ..."). A question that is refused changes nothing.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from chatham.core.evidence import DEEP, OFF_RECORD, Interview, Piece, Turn
from chatham.core.text import Span
from chatham.language.lexicon import switches

_NEAR = 4
_WIDE = 250  # code points either way that no switch is longer than
_TELLING = ("record", "print", "publi")


@dataclass(frozen=True, slots=True)
class Stretch:
    """What was said under an unmarked switch. ``turn`` is where the switch itself is said."""

    span: Span
    turn: Turn
    switch: Span


@dataclass(frozen=True, slots=True)
class _Said:
    """A switch as it is said: ``ahead`` of what it covers, ``behind`` it, or ``back`` on the record."""

    kind: str
    span: Span
    turn: int


def unmarked(interview: Interview) -> tuple[Stretch, ...]:
    """The stretches that are off the record by what is said, and by no mark."""
    found: list[Stretch] = []
    said = list(_said(interview))
    backs = [s.span.start for s in said if s.kind == "back"]
    changes = _changes(interview) if said else []
    for switch in said:
        if switch.kind == "back" or (found and switch.span.start < found[-1].span.end) or _marked(interview, switch) or _refused(interview, switch):
            continue
        begin = _beginning(interview, switch) if switch.kind == "behind" else switch.span.end
        end = min(_next(backs, switch.span.end, interview), _next(changes, interview.turns[switch.turn].end, interview))
        found.append(Stretch(Span(begin, end), interview.turns[switch.turn], switch.span))
    return tuple(found)


def _said(interview: Interview) -> Iterator[_Said]:
    """Every switch in the order of the file. Whole pieces are looked at only where one of their words stands: a file may
    have a hundred thousand."""
    string = interview.text.string.lower()
    near = sorted({at for word in _TELLING for at in _places(string, word) if _telling(string, at)})
    places: dict[Piece, list[int]] = {}
    for at in near:
        for piece in interview.pieces_over(Span(max(0, at - 1), at + 2)):  # a letter that has two small ones moves a place
            places.setdefault(piece, []).append(at - piece.start)
    for piece, told in places.items():
        yield from sorted(_in_piece(piece, interview.text[Span(piece.start, piece.end)], told), key=lambda s: s.span)


def _telling(string: str, at: int) -> bool:
    """A cheap look at what stands before: "off the record", "not for publication", "you can't print that"."""
    before = string[max(0, at - 24) : at]
    if string.startswith("record", at):
        return before[-4:-1] == "the" and before[-7:-4].strip(" -\n\t,") in ("off", "ff", "on", "n")
    return "you" in before or "for" in before


def _places(string: str, word: str) -> Iterator[int]:
    at = string.find(word)
    while at >= 0:
        yield at
        at = string.find(word, at + len(word))


def _around(places: Sequence[int]) -> list[tuple[int, int]]:
    """Stretches wide enough for any switch that holds one of the places."""
    stretches: list[tuple[int, int]] = []
    for at in places:
        begin, end = max(0, at - _WIDE), at + _WIDE
        if stretches and begin <= stretches[-1][1]:
            begin = stretches.pop()[0]
        stretches.append((begin, end))
    return stretches


def _in_piece(piece: Piece, words: str, places: Sequence[int]) -> Iterator[_Said]:
    stretches = _around(places)
    flat = words.replace("\n", " ")
    taken: list[Span] = []
    for kind in ("back", "behind", "ahead"):
        for pattern in switches()[kind]:
            for m in (m for begin, end in stretches for m in pattern.finditer(flat, begin, end)):
                span = Span(piece.start + m.start(), piece.start + m.end())
                told = any(p.search(flat, max(0, m.start() - 100), m.start() + 1) for p in switches()["telling"])
                if not told and not any(span.overlaps(t) for t in taken) and " or off" not in m.group().lower():
                    taken.append(span)
                    yield _Said(kind, span, piece.turn)


def _marked(interview: Interview, switch: _Said) -> bool:
    """Whether a mark of terms stands at the switch or right after it."""
    near = {t.terms for t in interview.turns[switch.turn : switch.turn + _NEAR]}
    return bool(near & {OFF_RECORD, DEEP}) or len(near) > 1


def _refused(interview: Interview, switch: _Said) -> bool:
    """A question to which the next speaker says no."""
    turn, following = interview.turns[switch.turn], interview.turns[switch.turn + 1 : switch.turn + 2]
    rest = interview.text[Span(switch.span.start, min(turn.end, switch.span.end + 60))]
    if "?" not in rest or not following:
        return False
    answer = interview.turn_words(following[0])
    return any(p.search(answer) for p in switches()["refused"])


def _beginning(interview: Interview, switch: _Said) -> int:
    """Where the words begin that "that was off the record" looks back on: its own turn, or the answer before it."""
    turn = interview.turns[switch.turn]
    asked = turn.speaker >= 0 and interview.speakers[turn.speaker].role == "interviewer"
    return interview.turns[switch.turn - 1].start if asked and switch.turn else turn.start


def _changes(interview: Interview) -> list[int]:
    """Where a mark of terms takes over."""
    return [t.start for before, t in pairwise(interview.turns) if t.terms != before.terms]


def _next(places: Sequence[int], at: int, interview: Interview) -> int:
    """The first of some places from here on; the end of the file where there is none."""
    number = bisect_left(places, at)
    return places[number] if number < len(places) else len(interview.text)
