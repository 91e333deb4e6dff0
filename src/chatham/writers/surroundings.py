"""The words of the evidence around a match, turn by turn, with what differs marked.

Nothing outside ``Piece`` stretches is ever shown, so that a speaker's own name in the file never is; a turn
whose terms are off the record is left out whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import Literal

from chatham.core.evidence import OFF_RECORD, Evidence, Interview, Piece, Turn
from chatham.core.match import Edit, Swallowed
from chatham.core.text import Span

_CLOSING = tuple(".,;:!?)]}”’»…%")
REACH = 200  # code points shown on either side of a match

Kind = Literal["around", "match", "del", "ins", "swallowed"]


@dataclass(frozen=True, slots=True)
class Bit:
    """A run of words; ``del`` stands only in the evidence, ``ins`` only in the draft."""

    kind: Kind
    words: str
    critical: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """What one speaker says of it. ``speaker``: a code, a label that is no name, None for nobody known."""

    speaker: str | None
    interviewer: bool
    bits: tuple[Bit, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """What to show: a span of a file, its differences, and which layer (spoken or translated) it lies in."""

    file: str
    span: Span
    edits: tuple[Edit, ...] = ()
    swallowed: tuple[Swallowed, ...] = ()
    layer: int | None = None


@dataclass(frozen=True, slots=True)
class _Window:
    """How far to show, and whether the same speaker's words go on before and behind it."""

    span: Span
    earlier: bool
    later: bool


class Shelf:
    """The interviews by file, so that a match finds its surroundings at once."""

    def __init__(self, evidence: Evidence) -> None:
        """``evidence`` is all that was read."""
        self._evidence = evidence
        self._files = {interview.file: interview for interview in evidence.interviews}

    def interview(self, file: str) -> Interview | None:
        """The file with this label, if it was read."""
        return self._files.get(file)

    def lines(self, place: Place) -> tuple[Line, ...]:
        """The surroundings of ``place``; empty when the file has no words there that may be shown."""
        interview = self._files.get(place.file)
        if interview is None:
            return ()
        hit = [p for p in interview.pieces_over(place.span) if place.layer in (None, p.layer)]
        rows = {_row(piece) for piece in hit if not self._sealed(interview, piece)}
        first, last = max(0, place.span.start - REACH), place.span.end + REACH
        before, behind = Span(max(0, first - REACH), first), Span(last, last + REACH)
        window = _Window(
            Span(first, last),
            earlier=any(_row(p) in rows for p in interview.pieces_over(before)),
            later=any(_row(p) in rows for p in interview.pieces_over(behind)),
        )
        pieces = [p for p in interview.pieces_over(window.span) if _row(p) in rows]
        return tuple(_lines(interview, place, window, pieces))

    def _sealed(self, interview: Interview, piece: Piece) -> bool:
        """True where the terms, told as near to the words as any were, are off the record."""
        turn = _turn(interview, piece.turn)
        if turn is not None and turn.terms:
            return turn.terms == OFF_RECORD
        if interview.head.terms:
            return interview.head.terms == OFF_RECORD
        code = _code(interview, turn)
        source = self._evidence.source(code or interview.head.source)
        return source is not None and source.terms == OFF_RECORD


def _row(piece: Piece) -> tuple[int, int]:
    return piece.turn, piece.layer


def _turn(interview: Interview, index: int) -> Turn | None:
    return interview.turns[index] if 0 <= index < len(interview.turns) else None


def _code(interview: Interview, turn: Turn | None) -> str | None:
    known = turn is not None and 0 <= turn.speaker < len(interview.speakers)
    return interview.speakers[turn.speaker].code if turn is not None and known else None


def _speaker(interview: Interview, index: int) -> tuple[str | None, bool]:
    turn = _turn(interview, index)
    if turn is None or not 0 <= turn.speaker < len(interview.speakers):
        return None, False
    speaker = interview.speakers[turn.speaker]
    return speaker.shown or speaker.code, speaker.role == "interviewer"


def _lines(interview: Interview, place: Place, window: _Window, pieces: Sequence[Piece]) -> Iterator[Line]:
    added = [edit for edit in place.edits if edit.draft and edit.op != "delete"]
    waiting = sorted(added, key=lambda edit: edit.evidence_span.end, reverse=True)
    rows = [list(group) for _, group in groupby(pieces, key=_row)]
    for number, row in enumerate(rows):
        bits: list[Bit] = []
        for piece in row:
            # Cues are stretches of one sentence; what stood between them is not shown, a space is.
            if bits and _touching(bits[-1].words, interview.text[Span(piece.start, piece.end)]):
                within = place.span.start < piece.start < place.span.end
                bits.append(Bit("match" if within else "around", " "))
            bits += _bits(interview, place, _clipped(interview, place, window, piece), waiting)
        if number == len(rows) - 1:
            bits += _added(waiting, place.span.end)
        bits = list(_spaced(bits))
        if number == 0 and window.earlier:
            bits.insert(0, Bit("around", "… "))
        if number == len(rows) - 1 and window.later:
            bits.append(Bit("around", " …"))
        shown, interviewer = _speaker(interview, row[0].turn)
        yield Line(shown, interviewer, tuple(bits))


def _clipped(interview: Interview, place: Place, window: _Window, piece: Piece) -> Span:
    """The part of ``piece`` inside the window, cut between words."""
    start, end = max(piece.start, window.span.start), min(piece.end, window.span.end)
    string, base = interview.text.around(start - 1, end + 1)
    if start > piece.start:
        begin = min(place.span.start, end)
        while start < begin and not string[start - base - 1].isspace():
            start += 1
    if end < piece.end:
        stop = max(place.span.end, start)
        while end > stop and not string[end - base].isspace():
            end -= 1
    return Span(start, end)


def _bits(interview: Interview, place: Place, span: Span, waiting: list[Edit]) -> Iterator[Bit]:
    """``span`` cut at the match, its edits and what was swallowed, with the draft's own words put in."""
    lost = [(edit.evidence_span, edit.critical) for edit in place.edits if len(edit.evidence_span)]
    gone = [swallowed.evidence_span for swallowed in place.swallowed]
    bounds = {at for where in (place.span, *(where for where, _ in lost), *gone) for at in where}
    bounds |= {edit.evidence_span.end for edit in waiting}
    points = {at for at in bounds if span.start < at < span.end}
    for start, end in pairwise(sorted({span.start, span.end, *points})):
        yield from _added(waiting, start)
        yield _bit(interview, place, Span(start, end), lost, gone)
    yield from _added(waiting, span.end)


def _bit(interview: Interview, place: Place, span: Span, lost: Sequence[tuple[Span, bool]], gone: Sequence[Span]) -> Bit:
    words = interview.text[span]
    for where, critical in lost:
        if where.covers(span):
            return Bit("del", words, critical)
    if any(where.covers(span) for where in gone):
        return Bit("swallowed", words)
    return Bit("match" if place.span.covers(span) else "around", words)


def _added(waiting: list[Edit], upto: int) -> Iterator[Bit]:
    """The draft's own words that belong at or before ``upto``, taken off ``waiting``."""
    while waiting and waiting[-1].evidence_span.end <= upto:
        edit = waiting.pop()
        yield Bit("ins", edit.draft, edit.critical)


def _spaced(bits: Iterable[Bit]) -> Iterator[Bit]:
    """A space where words of the draft, put in between, would run into their neighbours."""
    before: Bit | None = None
    for bit in bits:
        if before is not None and "ins" in (before.kind, bit.kind) and _touching(before.words, bit.words):
            yield Bit("match", " ")
        yield bit
        before = bit


def _touching(left: str, right: str) -> bool:
    return not (left[-1:].isspace() or right[:1].isspace() or right[:1] in _CLOSING)
