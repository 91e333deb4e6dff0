"""One pass over all the evidence that says, for every quotation, where it is worth a closer look.

Pairs of words at most three apart ("skip-bigrams") of all quotations go into one table. The evidence is cut into
words and hashed with whole-array operations, each of its pairs is looked up, and the hits of one quotation vote for
the place where they agree. A changed word costs a few pairs, never all; the place found is only a candidate, and
``align`` has the last word.
"""

from __future__ import annotations

import math
import os
import unicodedata
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

U64 = npt.NDArray[np.uint64]
I64 = npt.NDArray[np.int64]

_CHUNK = 1 << 17
THREADS = min(8, os.cpu_count() or 1)
_TABLE = 1 << 22
_PRIME = np.uint64(0x9E3779B97F4A7C15)
_MIX = np.uint64(0xC2B2AE3D27D4EB4F)
_REACH = 3
_HITS = 4000
_BIN = 48
_APART = 1 << 12  # between two files, so that votes for the end of one and the start of the next are never joined
_POWERS = np.cumprod(np.full(64, 0x100000001B3, np.uint64), dtype=np.uint64)


class Letters:
    """Code point -> folded letter (0 for whatever separates words); filled in as code points turn up."""

    def __init__(self) -> None:
        """Nothing is known at first; the table grows by the code points that the material really has."""
        self._table = np.zeros(0x110000, np.uint32)
        self._known = np.zeros(0x110000, np.bool_)
        self.single = np.zeros(0x110000, np.bool_)
        self.any_single = False

    def fold(self, codes: npt.NDArray[np.uint32]) -> npt.NDArray[np.uint32]:
        """The folded letters of an array of code points."""
        if not self._known[codes].all():
            for code in np.unique(codes[~self._known[codes]]).tolist():
                self._learn(code)
        return self._table[codes]

    def _learn(self, code: int) -> None:
        self._known[code] = True
        char = chr(code)
        if not char.isalnum():
            return
        plain = unicodedata.normalize("NFKD", char.casefold())
        self._table[code] = ord(plain[0])
        if 0x0E00 <= code <= 0x0EFF or 0x3040 <= code <= 0x30FF or 0x3400 <= code <= 0x9FFF or code >= 0x20000:
            self.single[code] = True
            self.any_single = True


def cut(string: str, letters: Letters) -> tuple[I64, U64]:
    """Start positions (code points) and hashes of the words of ``string``."""
    starts: list[I64] = []
    hashes: list[U64] = []
    begin, size = 0, len(string)
    while begin < size:
        end = min(size, begin + _CHUNK)
        while end < size and string[end - 1].isalnum() and end - begin < 2 * _CHUNK:
            end += 1
        at, hashed = _cut_chunk(string[begin:end], letters)
        starts.append(at + begin)
        hashes.append(hashed)
        begin = end
    if not starts:
        return np.zeros(0, np.int64), np.zeros(0, np.uint64)
    return np.concatenate(starts), np.concatenate(hashes)


def _cut_chunk(chunk: str, letters: Letters) -> tuple[I64, U64]:
    codes = np.frombuffer(chunk.encode("utf-32-le", "surrogatepass"), np.uint32)
    folded = letters.fold(codes)
    word = folded != 0
    before = np.empty_like(word)
    before[0] = False
    before[1:] = word[:-1]
    first = word & ~before
    if letters.any_single:
        alone = letters.single[codes]
        first |= word & alone
        first[1:] |= word[1:] & alone[:-1]
    at = np.flatnonzero(word)
    if not len(at):
        return np.zeros(0, np.int64), np.zeros(0, np.uint64)
    begins = np.flatnonzero(first)
    heads = np.searchsorted(at, begins)
    inside = np.arange(len(at)) - np.repeat(heads, np.diff(np.append(heads, len(at))))
    spelled = folded[at].astype(np.uint64) * _POWERS[np.minimum(inside, 63)]
    hashed = np.add.reduceat(spelled, heads)
    hashed ^= hashed >> np.uint64(29)
    return begins.astype(np.int64), hashed * _PRIME


@dataclass(slots=True)
class Stream:
    """The words of one evidence file that were really said, in the order of its pieces."""

    starts: I64
    hashes: U64


def stream(string: str, pieces: Sequence[tuple[int, int, int]], letters: Letters) -> Stream:
    """Words of ``string`` inside the pieces ``(start, end, layer)``; translations follow all that was spoken."""
    starts, hashes = cut(string, letters)
    if not len(pieces):
        return Stream(starts[:0], hashes[:0])
    bounds = np.array(pieces, np.int64)
    order = np.argsort(bounds[:, 0], kind="stable")
    which = np.searchsorted(bounds[order, 0], starts, side="right") - 1
    keep = which >= 0
    keep[keep] = starts[keep] < bounds[order[which[keep]], 1]
    starts, hashes, which = starts[keep], hashes[keep], which[keep]
    layers = bounds[order[which], 2]
    if layers.any():
        by_layer = np.argsort(layers, kind="stable")
        starts, hashes = starts[by_layer], hashes[by_layer]
    return Stream(starts, hashes)


@dataclass(slots=True)
class Candidate:
    """A place worth aligning: file number, the range of its stream's words, and the weight of the votes for it."""

    file: int
    first: int
    last: int
    votes: float


@dataclass(slots=True)
class Scan:
    """What the pass over the evidence found. ``total`` counts the evidence's words; positions are stream-wide."""

    streams: list[Stream]
    bases: I64
    total: int
    counts: list[tuple[list[int], list[int]]] = field(default_factory=list)
    hits: list[tuple[I64, I64, npt.NDArray[np.float64]]] = field(default_factory=list)

    def bits(self, quotation: int, agreed: Sequence[bool]) -> float:
        """How surprising it is, in bits, to meet the agreed words of a quotation at a place picked at random.

        ``agreed[k]``: word k of the quotation stands there. A word after its usual neighbour says little, so a run
        that is a common phrase of this evidence counts for hardly more than its first word.
        """
        words, pairs = self.counts[quotation]
        told = 0.0
        for k, here in enumerate(agreed):
            if here and k and agreed[k - 1]:
                told += math.log2((words[k - 1] + 1) / (pairs[k - 1] + 0.5))
            elif here:
                told += math.log2((self.total + 2) / (words[k] + 1))
        return told

    def candidates(self, quotation: int, most: int, first: int = 0, last: int = 1 << 30, slack: int = 24) -> list[Candidate]:
        """The best places for the words ``[first, last)`` of a quotation, best first, at most ``most``."""
        offsets, positions, weights = self.hits[quotation]
        if first or last < 1 << 30:
            inside = (offsets >= first) & (offsets < last)
            offsets, positions, weights = offsets[inside], positions[inside], weights[inside]
        if not len(positions):
            return []
        length = min(last, int(offsets.max()) + 2) - first
        ranges: list[Candidate] = []
        half = _BIN // 2
        diagonal = positions - offsets + first
        order = np.argsort(diagonal, kind="stable")
        diagonal, weights = diagonal[order], weights[order]
        heads = np.flatnonzero(np.diff(diagonal // half, prepend=-(1 << 60)))
        bins = diagonal[heads] // half
        votes = np.add.reduceat(weights, heads)
        joined = votes.copy()
        joined[:-1] += np.where(np.diff(bins) == 1, votes[1:], 0.0)
        ends = np.append(heads[1:], len(diagonal))
        for best in np.argsort(-joined, kind="stable")[: 2 * most + 2].tolist():
            last_bin = min(best + 1, len(bins) - 1) if joined[best] > votes[best] else best
            run = slice(int(heads[best]), int(ends[last_bin]))
            told = np.cumsum(weights[run])
            middle = int(diagonal[run][min(int(np.searchsorted(told, told[-1] / 2)), len(told) - 1)])
            ranges.append(self._candidate(middle, length, slack + half // 2, float(joined[best])))
        ranges.sort(key=lambda c: (-c.votes, c.file, c.first))
        return _apart(ranges, most)

    def _candidate(self, middle: int, length: int, slack: int, votes: float) -> Candidate:
        """A range around the place where most votes put the quotation's first word."""
        place = max(middle, 0)
        file = int(np.searchsorted(self.bases, place, side="right")) - 1
        base, size = int(self.bases[file]), len(self.streams[file].starts)
        return Candidate(file, max(0, middle - base - slack), min(size, middle - base + length + slack), votes)


def _apart(ranges: list[Candidate], most: int) -> list[Candidate]:
    """Drops a range that lies mostly inside a better one."""
    kept: list[Candidate] = []
    for c in ranges:
        middle = (c.first + c.last) // 2
        if not any(k.file == c.file and abs((k.first + k.last) // 2 - middle) < _BIN for k in kept):
            kept.append(c)
            if len(kept) == most:
                break
    return kept


def _pairs(hashes: U64) -> tuple[U64, I64]:
    """Keys of all pairs at most three words apart, with the offset of the first word; single words come along."""
    keys, offsets = [hashes ^ _MIX], [np.arange(len(hashes))]
    for reach in range(1, _REACH + 1):
        if len(hashes) > reach:
            keys.append(_pair(hashes[:-reach], hashes[reach:]))
            offsets.append(np.arange(len(hashes) - reach))
    return np.concatenate(keys), np.concatenate(offsets)


def _pair(left: U64, right: U64) -> U64:
    return (left * _MIX) ^ (right >> np.uint64(7)) * _PRIME


def scan(quotations: Sequence[U64], streams: list[Stream]) -> Scan:
    """Looks every pair of every quotation up in all streams. Time and memory grow with the evidence, not its square."""
    sizes = np.array([len(s.starts) for s in streams] or [0], np.int64)
    bases = np.concatenate([np.zeros(1, np.int64), np.cumsum(sizes + _APART)[:-1]])
    found = Scan(streams, bases, max(1, int(sizes.sum())))
    asked = [_pairs(q) for q in quotations]
    every = np.concatenate([k for k, _ in asked]) if asked else np.zeros(0, np.uint64)
    keys = np.unique(every)
    positions, where = _look_up(streams, bases, _Table(keys))
    counts_of = np.bincount(where, minlength=len(keys)).astype(np.int64)
    indices = [np.searchsorted(keys, pairs) for pairs, _ in asked]
    chosen = [_chosen(counts_of[index], len(q)) for index, q in zip(indices, quotations, strict=True)]
    needed = np.zeros(len(keys) + 1, np.bool_)
    for index, order in zip(indices, chosen, strict=True):
        needed[index[order]] = True
    kept = needed[where]  # sorting the hits costs most, so only those that some quotation asks for are sorted
    positions, where = positions[kept], where[kept].astype(np.int32)
    order = np.argsort(where, kind="stable")
    positions, where = positions[order], where[order]
    edges = np.searchsorted(where, np.arange(len(keys) + 1))
    for (_, offsets), index, picked, hashes in zip(asked, indices, chosen, quotations, strict=True):
        counts = counts_of[index]
        n = len(hashes)
        found.counts.append((counts[:n].tolist(), counts[n : 2 * n - 1].tolist()))
        found.hits.append(_votes(index[picked], offsets[picked], counts[picked], positions, edges, found.total))
    return found


def _chosen(counts: I64, words: int) -> I64:
    """Which pairs of a quotation are worth following: the rarest first, until there are hits enough.

    A short quotation has few pairs and may have only common ones, so it is granted more.
    """
    order = np.argsort(counts, kind="stable")
    order = order[counts[order] > 0]
    hits = _HITS if words <= 20 else _HITS // 4
    return order[: int(np.searchsorted(np.cumsum(counts[order]), hits)) + 1]


class _Table:
    """Key -> its number. A small table of bits says "surely not"; a second one gives the number at once."""

    def __init__(self, keys: U64) -> None:
        """``keys`` sorted and without repetition."""
        self.keys = keys
        slots = self._slots(keys)
        self.bits = np.zeros(_TABLE, np.bool_)
        self.bits[slots] = True
        self.numbers = np.zeros(_TABLE, np.int32)
        self.numbers[slots] = np.arange(len(keys), dtype=np.int32)
        self.shared = np.zeros(_TABLE, np.bool_)
        self.shared[slots[self.numbers[slots] != np.arange(len(keys))]] = True

    @staticmethod
    def _slots(pairs: U64) -> I64:
        return (pairs >> np.uint64(40)).astype(np.int64) & (_TABLE - 1)

    def find(self, pairs: U64) -> tuple[I64, I64]:
        """Which of the pairs are keys, and the number of each."""
        slots = self._slots(pairs)
        maybe = np.flatnonzero(self.bits[slots])
        slots, pairs = slots[maybe], pairs[maybe]
        numbers = self.numbers[slots].astype(np.int64)
        doubled = np.flatnonzero(self.shared[slots])
        if len(doubled):
            numbers[doubled] = np.minimum(np.searchsorted(self.keys, pairs[doubled]), len(self.keys) - 1)
        true = self.keys[numbers] == pairs
        return maybe[true], numbers[true]


def _look_up(streams: list[Stream], bases: I64, table: _Table) -> tuple[I64, I64]:
    """Positions in all streams together, and the number of the key found there."""
    if not len(table.keys) or not streams:
        return np.zeros(0, np.int64), np.zeros(0, np.int64)
    with ThreadPoolExecutor(THREADS) as pool:  # numpy lets go of the interpreter, so threads help
        found = list(pool.map(lambda job: _look_up_one(job[0], job[1], table), zip(bases.tolist(), streams, strict=False)))
    return np.concatenate([p for p, _ in found]), np.concatenate([w for _, w in found])


def _look_up_one(base: int, words: Stream, table: _Table) -> tuple[I64, I64]:
    hashes = words.hashes
    positions, where = [np.zeros(0, np.int64)], [np.zeros(0, np.int64)]
    for reach in range(_REACH + 1):
        if len(hashes) > reach:
            pairs = hashes ^ _MIX if reach == 0 else _pair(hashes[:-reach], hashes[reach:])
            at, numbers = table.find(pairs)
            positions.append(at + base)
            where.append(numbers)
    return np.concatenate(positions), np.concatenate(where)


def _votes(index: I64, offsets: I64, sizes: I64, positions: I64, edges: I64, total: int) -> tuple[I64, I64, npt.NDArray[np.float64]]:
    """The hits of one quotation's chosen pairs: offset in it, position, weight."""
    if not len(index):
        empty = np.zeros(0, np.int64)
        return empty, empty, np.zeros(0, np.float64)
    taken = [positions[edges[i] : edges[i + 1]] for i in index.tolist()]
    weights = np.maximum(np.log2((total + 2) / sizes), 0.01)  # a pair may occur more often than there are words
    return np.repeat(offsets, sizes), np.concatenate(taken), np.repeat(weights, sizes)
