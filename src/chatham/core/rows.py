"""Turns and pieces by the hundred thousand, held as columns of numbers; one row becomes a value when it is asked for.

A transcript of an hour has some hundred turns, and tuples are good enough for it. A hundred megabytes of transcripts
have a million pieces, which as tuples would take ten times the room of the words themselves. ``packed`` goes further
and keeps the columns compressed, some thousand rows at a time.
"""

from __future__ import annotations

import zlib
from array import array
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import count
from typing import Generic, TypeVar, overload

from chatham.core.evidence import Piece, Turn

Row = TypeVar("Row", Piece, Turn)

_BLOCK = 4096
_UNTOLD = -1.0
_FORMS = {Piece: "iiidb", Turn: "iiiidb"}
_named = count()


class Rows(Sequence[Row], Generic[Row]):
    """A sequence of pieces or turns that takes a fifth of a tuple's room.

    ``names`` are the terms that occur among turns. ``starts`` of pieces are at hand for looking a place up by halves.
    """

    def __init__(self, kind: type[Piece] | type[Turn], columns: Sequence[array[int] | array[float]], names: Sequence[str] = ()) -> None:
        """``columns`` in the order of the value's fields; times are seconds or -1, terms indices into ``names`` or -1."""
        self._kind = kind
        self._columns = tuple(columns)
        self.names = tuple(names)

    def __len__(self) -> int:
        return len(self._columns[0])

    @overload
    def __getitem__(self, index: int) -> Row: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Row, ...]: ...
    def __getitem__(self, index: int | slice) -> Row | tuple[Row, ...]:
        """One row, or a tuple of them."""
        if isinstance(index, slice):
            return tuple(self._made(zip(*(c[index] for c in self._columns), strict=True)))
        if self._kind is Piece:
            starts, ends, turns, times, layers = self._columns
            at = times[index]
            return Piece(starts[index], ends[index], turns[index], at if at >= 0 else None, layers[index])  # type: ignore[return-value, arg-type]
        numbers, starts, ends, speakers, times, terms = self._columns
        at, told = times[index], int(terms[index])
        return Turn(numbers[index], starts[index], ends[index], speakers[index], at if at >= 0 else None, self.names[told] if told >= 0 else None)  # type: ignore[return-value, arg-type]

    def __iter__(self) -> Iterator[Row]:
        return self._made(zip(*self._columns, strict=True))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and len(self) == len(other) and all(a == b for a, b in zip(self, other, strict=True))

    def __hash__(self) -> int:
        return len(self)

    def column(self, number: int) -> array[int] | array[float]:
        """All values of one field."""
        return self._columns[number]

    def upto(self, position: int) -> int:
        """How many rows of pieces begin at or before ``position``; pieces stand in the order of the file."""
        return bisect_right(self._columns[0], position)

    def _made(self, rows: Iterable[tuple[int | float, ...]]) -> Iterator[Row]:
        if self._kind is Piece:
            for start, end, turn, at, layer in rows:
                yield Piece(start, end, turn, at if at >= 0 else None, layer)  # type: ignore[misc, arg-type]
        else:
            names = self.names
            for number, start, end, speaker, at, terms in rows:
                told = names[int(terms)] if terms >= 0 else None
                yield Turn(number, start, end, speaker, at if at >= 0 else None, told)  # type: ignore[misc, arg-type]


class Packed(Rows[Row]):
    """The same, compressed; the blocks last used are kept open."""

    def __init__(self, rows: Rows[Row]) -> None:
        """Takes over all that ``rows`` holds."""
        super().__init__(rows._kind, [], rows.names)
        self._size = len(rows)
        self._id = next(_named)
        self._firsts = array("i", rows.column(0)[::_BLOCK])
        self._blocks = [tuple(zlib.compress(c[at : at + _BLOCK].tobytes(), 1) for c in rows._columns) for at in range(0, self._size, _BLOCK)]

    def __len__(self) -> int:
        return self._size

    @overload
    def __getitem__(self, index: int) -> Row: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Row, ...]: ...
    def __getitem__(self, index: int | slice) -> Row | tuple[Row, ...]:
        """One row, or a tuple of them."""
        if isinstance(index, slice):
            return tuple(self[k] for k in range(*index.indices(self._size)))
        index = index + self._size if index < 0 else index
        if not 0 <= index < self._size:
            raise IndexError(index)
        return self._block(index // _BLOCK)[index % _BLOCK]

    def __iter__(self) -> Iterator[Row]:
        for number in range(len(self._blocks)):
            yield from self._opened(number)

    def column(self, number: int) -> array[int] | array[float]:
        """All values of one field."""
        whole = array(_FORMS[self._kind][number])
        for block in self._blocks:
            whole.frombytes(zlib.decompress(block[number]))
        return whole

    def upto(self, position: int) -> int:
        """How many rows of pieces begin at or before ``position``."""
        number = max(0, bisect_right(self._firsts, position) - 1)
        return number * _BLOCK + self._block(number).upto(position) if self._blocks else 0

    def _block(self, number: int) -> Rows[Row]:
        return _lately(self, number)  # type: ignore[return-value]

    def _opened(self, number: int) -> Rows[Row]:
        columns = []
        for form, packed in zip(_FORMS[self._kind], self._blocks[number], strict=True):
            columns.append(array(form, b"") if not packed else array(form, zlib.decompress(packed)))
        return Rows(self._kind, columns, self.names)

    def __hash__(self) -> int:
        return self._id

    def __eq__(self, other: object) -> bool:
        return self is other or (not isinstance(other, Packed) and super().__eq__(other))


@lru_cache(maxsize=256)
def _lately(rows: Packed[Piece] | Packed[Turn], number: int) -> Rows[Piece] | Rows[Turn]:
    return rows._opened(number)


def compact_pieces(pieces: Sequence[Piece]) -> Rows[Piece]:
    """Pieces as columns."""
    if isinstance(pieces, Rows):
        return pieces
    starts, ends, turns, times, layers = zip(*pieces, strict=True) if pieces else ((), (), (), (), ())
    return Rows(Piece, [array("i", starts), array("i", ends), array("i", turns), _times(times), array("b", layers)])


def compact_turns(turns: Sequence[Turn]) -> Rows[Turn]:
    """Turns as columns."""
    if isinstance(turns, Rows):
        return turns
    numbers, starts, ends, speakers, times, told = zip(*turns, strict=True) if turns else ((), (), (), (), (), ())
    names = sorted({t for t in told if t is not None})
    place: dict[str | None, int] = {name: k for k, name in enumerate(names)}
    terms = array("b", [place.get(t, -1) for t in told]) if names else array("b", b"\xff" * len(turns))
    return Rows(Turn, [array("i", numbers), array("i", starts), array("i", ends), array("i", speakers), _times(times), terms], names)


def changed(turns: Sequence[Turn], change: Callable[[Turn], Turn]) -> Sequence[Turn]:
    """The turns with ``change`` made to each, held as they were before."""
    if not isinstance(turns, Rows):
        return tuple(change(t) for t in turns)
    rows = compact_turns([change(t) for t in turns])
    return Packed(rows) if isinstance(turns, Packed) else rows


def _times(times: Sequence[float | None]) -> array[float]:
    return array("d", [_UNTOLD if t is None else t for t in times])
