"""A text as a stream of word hashes with the place of each word: what the scan compares.

Letters are folded to one byte each (lower case, no accents; letters of other alphabets to some byte of the upper half),
everything else to nought, and the bytes of a word make its hash. Two words may share a hash: the scan only says where
to look.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt

from chatham.core.evidence import Interview
from chatham.core.rows import Rows
from chatham.core.text import Span

U32 = npt.NDArray[np.uint32]
I32 = npt.NDArray[np.int32]
I64 = npt.NDArray[np.int64]
_Bytes = npt.NDArray[np.uint8]
_Bits = npt.NDArray[np.bool_]

_CHUNK = 1 << 17
_WORDS = 1 << 14
_FIRST, _SECOND, _THIRD = np.uint64(0x9E3779B97F4A7C15), np.uint64(0xC2B2AE3D27D4EB4F), np.uint64(0x165667B19E3779F9)
_HALF = np.uint64(32)
_MASKS = np.array([(1 << 8 * k) - 1 for k in range(9)], np.uint64)
_ROOM = 32


@dataclass(frozen=True, slots=True)
class Stream:
    """The words of one evidence file that were really said, in the order of its pieces: where each begins, and its hash."""

    starts: I32
    hashes: U32

    def __len__(self) -> int:
        """Number of words."""
        return len(self.starts)

    def part(self, first: int, last: int) -> Stream:
        """The words ``[first, last)``."""
        return Stream(self.starts[first:last], self.hashes[first:last])


class LentStream:
    """The stream of a text that is not held: cut anew wherever it is looked at.

    ``marks[k]`` is where word ``k * EVERY`` begins, so that a few words in the middle need only their own surroundings.
    """

    EVERY = 512

    def __init__(self, interview: Interview, size: int, marks: I32) -> None:
        """``size`` words in all; there are no translation lines among them."""
        self._interview = interview
        self._size = size
        self._marks = marks

    def __len__(self) -> int:
        """Number of words."""
        return self._size

    def part(self, first: int, last: int) -> Stream:
        """The words ``[first, last)``."""
        last = min(last, self._size)
        if first >= last:
            return Stream(np.zeros(0, np.int32), np.zeros(0, np.uint32))
        low, high = first // self.EVERY, -(-last // self.EVERY)
        begin = int(self._marks[low])
        end = int(self._marks[high]) if high < len(self._marks) else len(self._interview.text)
        string, base = self._interview.text.around(begin, end)
        near = self._interview.pieces_over(Span(begin, end))
        bounds = np.array([(max(p.start, begin) - base, min(p.end, end) - base, 0) for p in near], np.int64).reshape(-1, 3)
        found = stream(string, bounds)
        skip = first - low * self.EVERY
        return Stream((found.starts + base)[skip : skip + last - first], found.hashes[skip : skip + last - first])


def _folded(code: int) -> int:
    """The byte that a code point is compared by; nought for what separates words."""
    char = chr(code)
    if not char.isalnum():
        return 0
    plain = ord(unicodedata.normalize("NFKD", char.casefold())[0])
    return plain if plain < 128 else 0x80 | ((plain * 0x9E3779B1 >> 16) & 0x7F)


def _alone(code: int) -> bool:
    """Whether a letter is a word of its own, as in scripts that put no space between words."""
    return 0x0E00 <= code <= 0x0EFF or 0x3040 <= code <= 0x30FF or 0x3400 <= code <= 0x9FFF or code >= 0x20000


class Letters:
    """Code point -> folded byte; filled in as code points turn up."""

    ascii = bytes(_folded(code) if code < 128 else 0 for code in range(256))

    def __init__(self) -> None:
        """Nothing is known at first; the table grows by the code points that the material really has."""
        self._table = np.zeros(0x110000, np.uint8)
        self._known = np.zeros(0x110000, np.bool_)
        self.single = np.zeros(0x110000, np.bool_)

    def fold(self, codes: U32) -> _Bytes:
        """The folded letters of an array of code points."""
        if not self._known[codes].all():
            for code in np.unique(codes[~self._known[codes]]).tolist():
                self._table[code] = _folded(code)
                self.single[code] = _alone(code) and self._table[code] > 0
                self._known[code] = True
        return self._table[codes]


@cache
def letters() -> Letters:
    """The one table of letters that everything is folded by."""
    return Letters()


def cut(string: str) -> tuple[I32, U32]:
    """Start positions (code points) and hashes of the words of ``string``."""
    starts: list[I32] = []
    hashes: list[U32] = []
    begin, size = 0, len(string)
    while begin < size:
        end = min(size, begin + _CHUNK)
        while end < size and string[end - 1].isalnum() and end - begin < 2 * _CHUNK:
            end += 1
        at, hashed = _cut_chunk(string[begin:end])
        at += begin
        starts.append(at)
        hashes.append(hashed)
        begin = end
    if not starts:
        return np.zeros(0, np.int32), np.zeros(0, np.uint32)
    return np.concatenate(starts), np.concatenate(hashes)


def _cut_chunk(chunk: str) -> tuple[I32, U32]:
    folded = np.zeros(len(chunk) + _ROOM, np.uint8)
    if chunk.isascii():
        folded[: len(chunk)] = np.frombuffer(chunk.encode("ascii").translate(Letters.ascii), np.uint8)
        starts, ends = _edges(folded != 0)
    else:
        codes = np.frombuffer(chunk.encode("utf-32-le", "surrogatepass"), np.uint32)
        folded[: len(chunk)] = letters().fold(codes)
        alone = letters().single[codes]
        starts, ends = _edges_between(folded != 0, alone) if alone.any() else _edges(folded != 0)
    return starts, _hashes(folded, starts, ends)


def _edges(word: _Bits) -> tuple[I32, I32]:
    """Where runs of letters begin and end."""
    turns = np.flatnonzero(word[1:] != word[:-1]).astype(np.int32)
    turns += 1
    if word[0]:
        turns = np.concatenate([np.zeros(1, np.int32), turns])
    return turns[::2].copy(), turns[1::2]


def _edges_between(word: _Bits, alone: _Bits) -> tuple[I32, I32]:
    """The same where some letters are words of their own."""
    before = np.concatenate([np.zeros(1, np.bool_), word[:-1]])
    single = np.concatenate([alone, np.zeros(len(word) - len(alone), np.bool_)])
    first = word & (~before | single | np.concatenate([np.zeros(1, np.bool_), single[:-1]]))
    stops = np.flatnonzero(first | (before & ~word))
    starts = np.flatnonzero(first)
    ends = stops[np.searchsorted(stops, starts, side="right")]
    return starts.astype(np.int32), ends.astype(np.int32)


def _hashes(folded: _Bytes, starts: I32, ends: I32) -> U32:
    """One number for each word from its first 24 letters, read eight at a time."""
    eight = np.ndarray((len(folded) - 8,), "<u8", buffer=folded.data, strides=(1,))
    hashes = np.empty(len(starts), np.uint32)
    for begin in range(0, len(starts), _WORDS):
        at = starts[begin : begin + _WORDS]
        size = ends[begin : begin + _WORDS] - at
        mixed = (eight[at] & _MASKS[np.minimum(size, 8)]) * _FIRST
        mixed ^= mixed >> _HALF
        for less, times in ((8, _SECOND), (16, _THIRD)):
            more = np.flatnonzero(size > less)
            if len(more):
                mixed[more] ^= (eight[at[more] + less] & _MASKS[np.minimum(size[more] - less, 8)]) * times
        mixed *= _SECOND
        hashes[begin : begin + _WORDS] = mixed >> _HALF
    return hashes


def stream(string: str, pieces: Sequence[tuple[int, int, int]] | I64) -> Stream:
    """Words of ``string`` inside the pieces ``(start, end, layer)``; translations follow all that was spoken."""
    starts, hashes = cut(string)
    if not len(pieces):
        return Stream(starts[:0], hashes[:0])
    bounds = np.asarray(pieces, np.int64)
    if (np.diff(bounds[:, 0]) < 0).any():
        bounds = bounds[np.argsort(bounds[:, 0], kind="stable")]
    which, keep = _within(starts, bounds)
    starts, hashes = starts[keep], hashes[keep]
    layers = bounds[which, 2]
    if layers.any():
        by_layer = np.argsort(layers, kind="stable")
        starts, hashes = starts[by_layer], hashes[by_layer]
    return Stream(starts, hashes)


def _within(starts: I32, bounds: I64) -> tuple[I64, I64]:
    """For every word that begins inside a piece the number of the piece, and that of the word. A word belongs to the last piece that begins before it."""
    first = np.searchsorted(starts, bounds[:, 0].astype(np.int32))
    last = np.searchsorted(starts, np.minimum(bounds[:, 1], np.append(bounds[1:, 0], np.iinfo(np.int32).max)).astype(np.int32))
    many = np.maximum(last - first, 0)
    which = np.repeat(np.arange(len(bounds)), many)
    return which, np.arange(len(which)) + np.repeat(first - (np.cumsum(many) - many), many)


def stream_of(interview: Interview) -> Stream:
    """The stream of one file of evidence."""
    pieces = interview.pieces
    if isinstance(pieces, Rows):
        return stream(interview.text.string, np.stack([np.array(pieces.column(k), np.int64) for k in (0, 1, 4)], axis=1))
    return stream(interview.text.string, [(p.start, p.end, p.layer) for p in pieces])
