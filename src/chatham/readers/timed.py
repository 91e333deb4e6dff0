"""Turns cut anew by what a file tells beside its words: exact times, and stretches that nobody said."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from chatham.core.evidence import Piece, Turn
from chatham.readers.turns import Turns


class Mark(NamedTuple):
    """A stretch of the text that is no speech (it may be empty); from its end on, the time is ``at`` where that is told."""

    start: int
    end: int
    at: float | None = None


def recut(string: str, found: Turns, marks: Sequence[Mark]) -> Turns:
    """The same turns, their pieces without the marked stretches and with the times of the marks.

    A turn that begins before any mark within it takes the time of the first one if only its label stands between.
    """
    marks = sorted(marks)
    pieces: list[Piece] = []
    at: float | None = None
    number = 0
    for piece in found.pieces:
        while number < len(marks) and marks[number].end <= piece.start:
            at = marks[number].at if marks[number].at is not None else at
            number += 1
        begin, ahead = piece.start, number
        while ahead < len(marks) and marks[ahead].start < piece.end:
            _add(string, pieces, piece._replace(start=begin, end=max(begin, marks[ahead].start), at=piece.at if at is None else at))
            at = marks[ahead].at if marks[ahead].at is not None else at
            begin = max(begin, min(marks[ahead].end, piece.end))
            ahead += 1
        _add(string, pieces, piece._replace(start=begin, at=piece.at if at is None else at))
    return _settled(found, pieces)


def _add(string: str, pieces: list[Piece], piece: Piece) -> None:
    start, end = piece.start, piece.end
    while start < end and string[start].isspace():
        start += 1
    while end > start and string[end - 1].isspace():
        end -= 1
    if any(c.isalnum() for c in string[start:end]):
        pieces.append(piece._replace(start=start, end=end))


def _settled(found: Turns, pieces: list[Piece]) -> Turns:
    """Turns that still have pieces, numbered as before, and the pieces pointing at them."""
    first: dict[int, int] = {}
    turns: list[Turn] = []
    kept: list[Piece] = []
    ends: dict[int, int] = {}
    for piece in pieces:
        ends[piece.turn] = piece.end
    for piece in pieces:
        if piece.turn not in first:
            first[piece.turn] = len(turns)
            turns.append(found.turns[piece.turn]._replace(start=piece.start, end=ends[piece.turn], at=piece.at))
        kept.append(piece._replace(turn=first[piece.turn]))
    found.turns[:], found.pieces[:] = turns, kept
    return found
