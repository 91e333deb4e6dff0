"""One pass over all the evidence that says, for every quotation, where it is worth a closer look.

Pairs of words at most three apart ("skip-bigrams") of all quotations go into one table. The evidence comes as streams
of word hashes (``stream``); each of its pairs is looked up, and the hits of one quotation vote for the place where they
agree. A changed word costs a few pairs, never all; the place found is only a candidate, and ``align`` has the last word.

Most pairs of ordinary words stand almost everywhere and tell nothing, but would be most of the work. So a sample of the
evidence is counted first, and only the rarest pairs of each quotation are followed through all of it.
"""

from __future__ import annotations

import math
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from chatham.core.spread import Spread
from chatham.language.stream import I32, I64, U32, LentStream, Stream

THREADS = min(8, os.cpu_count() or 1)
_CHUNK = 1 << 15  # words at a time: what is worked on stays in the processor's own memory
_PRIME = np.uint32(0x9E3779B1)
_MIX = np.uint32(0x85EBCA6B)
_REACH = 3
_HITS = 4000  # of one quotation that are followed in evidence up to _LARGE words; in larger up to _MOST times as many
_LARGE = 2_000_000
_MOST = 10.0
_BIN = 48
_APART = 1 << 12  # between two files, so that votes for the end of one and the start of the next are never joined
_SAMPLE = 1_500_000
_OFTEN = 60  # so many in a sample tell a pair's number well enough
_PACKED = 24
_FAR = 1 << 20  # a quotation may begin before the first word of all
_NONE = np.zeros(0, np.int64)
Found = tuple[I32, I32, I64]


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

    sizes: I64
    bases: I64
    total: int
    positions: I32
    edges: I64
    counts: list[tuple[list[int], list[int]]] = field(default_factory=list)
    followed: list[tuple[I64, I64, I64]] = field(default_factory=list)

    def hits(self, quotation: int) -> tuple[I64, I64, npt.NDArray[np.float64]]:
        """The hits of one quotation's followed pairs: offset in it, position, weight. Put together when asked for,
        because those of all quotations at once would take more room than the evidence."""
        index, offsets, sizes = self.followed[quotation]
        if not len(index):
            return _NONE, _NONE, np.zeros(0, np.float64)
        taken = [self.positions[self.edges[i] : self.edges[i + 1]] for i in index.tolist()]
        weights = np.maximum(np.log2((self.total + 2) / sizes), 0.01)  # a pair may occur more often than there are words
        return np.repeat(offsets, sizes), np.concatenate(taken).astype(np.int64), np.repeat(weights, sizes)

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
        offsets, positions, weights = self.hits(quotation)
        if first or last < 1 << 30:
            inside = (offsets >= first) & (offsets < last)
            offsets, positions, weights = offsets[inside], positions[inside], weights[inside]
        if not len(positions):
            return []
        length = min(last, int(offsets.max()) + 2) - first
        ranges: list[Candidate] = []
        half = _BIN // 2
        diagonal = positions - offsets + (first + _FAR)
        diagonal <<= _PACKED  # numbers with their places in one are sorted twice as fast as places by numbers
        diagonal |= np.arange(len(diagonal))
        diagonal.sort()
        weights = weights[diagonal & ((1 << _PACKED) - 1)]
        diagonal >>= _PACKED
        diagonal -= _FAR
        heads = np.flatnonzero(np.diff(diagonal // half, prepend=-(1 << 60)))
        bins = diagonal[heads] // half
        votes = np.add.reduceat(weights, heads)
        joined = votes.copy()
        joined[:-1] += np.where(np.diff(bins) == 1, votes[1:], 0.0)
        ends = np.append(heads[1:], len(diagonal))
        for best in _largest(joined, 2 * most + 2):
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
        base, size = int(self.bases[file]), int(self.sizes[file])
        return Candidate(file, max(0, middle - base - slack), min(size, middle - base + length + slack), votes)


def _largest(votes: npt.NDArray[np.float64], number: int) -> list[int]:
    """Where the largest stand, the first of equals first."""
    if len(votes) > 8 * number:
        least = np.partition(votes, len(votes) - number)[len(votes) - number]
        among = np.flatnonzero(votes >= least)
        return [int(k) for k in among[np.argsort(-votes[among], kind="stable")[:number]]]
    return [int(k) for k in np.argsort(-votes, kind="stable")[:number]]


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


def _pairs(hashes: U32) -> tuple[U32, I64]:
    """Keys of all pairs at most three words apart, with the offset of the first word; single words come first."""
    keys, offsets = [hashes ^ _MIX], [np.arange(len(hashes))]
    for reach in range(1, _REACH + 1):
        if len(hashes) > reach:
            keys.append(_pair(hashes[:-reach], hashes[reach:]))
            offsets.append(np.arange(len(hashes) - reach))
    return np.concatenate(keys), np.concatenate(offsets)


def _pair(left: U32, right: U32) -> U32:
    key = left * _PRIME
    key ^= right
    key *= _MIX
    return key


@dataclass(slots=True)
class _Query:
    """One quotation's pairs: the number of each key, and the offset of its first word."""

    words: int
    index: I64
    offsets: I64


def scan(quotations: Sequence[U32], streams: Sequence[Stream | LentStream], spread: Spread) -> Scan:
    """Looks every pair of every quotation up in all streams. Time and memory grow with the evidence, not its square."""
    sizes = np.array([len(s) for s in streams] or [0], np.int64)
    bases = np.concatenate([np.zeros(1, np.int64), np.cumsum(sizes + _APART)[:-1]])
    total = max(1, int(sizes.sum()))
    asked = [_pairs(q) for q in quotations]
    keys = np.unique(np.concatenate([k for k, _ in asked])) if asked else np.zeros(0, np.uint32)
    queries = [_Query(len(q), np.searchsorted(keys, k), offsets) for q, (k, offsets) in zip(quotations, asked, strict=True)]
    enough = round(_HITS * min(_MOST, max(1.0, total / _LARGE) ** 0.7))
    told, share = _sampled(keys, streams, total)
    wanted = np.zeros(len(keys), np.bool_)
    own = [query.index[_chosen((told / share)[query.index], query.words, enough + enough // 3)] for query in queries]
    for mine in own:
        wanted[mine] = True
    positions, where, counts = _look_up(streams, bases, keys, _Followed(wanted, told, share), spread)
    positions, edges = _by_key(positions, where, wanted)
    found = Scan(sizes, bases, total, positions, edges)
    often = (told >= _OFTEN) & (share < 1.0)
    reckoned = np.rint(told / share).astype(np.int64)
    for query, asked_for in zip(queries, own, strict=True):
        # What was counted for another quotation alone is not used here: what is found of one depends on no other.
        follows, n = np.isin(query.index, asked_for), query.words
        mine = np.where(follows | ~often[query.index], counts[query.index], reckoned[query.index])
        found.counts.append((mine[:n].tolist(), mine[n : 2 * n - 1].tolist()))
        followed = np.flatnonzero(follows)
        picked = followed[_chosen(mine[followed], n, enough)]
        found.followed.append((query.index[picked], query.offsets[picked], mine[picked]))
    return found


def _by_key(positions: I32, where: I32, wanted: npt.NDArray[np.bool_]) -> tuple[I32, I64]:
    """The positions one key after the other, and where those of each key begin. Sorting is quickest by short numbers,
    which there are enough of for all but enormous drafts."""
    dense = np.cumsum(wanted) - 1
    order = np.argsort(dense.astype(np.uint16)[where] if wanted.sum() < 1 << 16 else where, kind="stable")
    sizes = np.bincount(where, minlength=len(wanted))
    return positions[order], np.concatenate([np.zeros(1, np.int64), np.cumsum(sizes)])


def _chosen(counts: npt.NDArray[np.float64] | I64, words: int, most: int) -> I64:
    """Which pairs of a quotation are worth following: the rarest first, until there are hits enough.

    A short quotation has few pairs and may have only common ones, so it is granted more.
    """
    order = np.argsort(counts, kind="stable")
    if counts.dtype == np.int64:
        order = order[counts[order] > 0]
    hits = most if words <= 20 else most // 4
    return order[: int(np.searchsorted(np.cumsum(counts[order]), hits)) + 1]


class _Table:
    """Key -> its number. A small table of bits says "surely not"; a second one gives the number at once."""

    def __init__(self, keys: U32, chosen: npt.NDArray[np.bool_]) -> None:
        """``keys`` sorted and without repetition, of which those ``chosen`` are in the table."""
        self.keys = keys
        numbers = np.flatnonzero(chosen).astype(np.int32)
        width = min(22, max(10, math.ceil(math.log2(len(numbers) + 1)) + 5))
        self.shift = np.uint32(32 - width)
        slots = keys[numbers] >> self.shift
        self.bits = np.zeros(1 << width, np.bool_)
        self.bits[slots] = True
        self.numbers = np.zeros(1 << width, np.int32)
        self.numbers[slots] = numbers
        self.shared = np.zeros(1 << width, np.bool_)
        self.shared[slots[self.numbers[slots] != numbers]] = True

    def find(self, pairs: U32) -> tuple[I64, npt.NDArray[np.int32]]:
        """Which of the pairs are keys of the table, and the number of each."""
        slots = pairs >> self.shift
        maybe = np.flatnonzero(self.bits[slots])
        slots, pairs = slots[maybe], pairs[maybe]
        numbers = self.numbers[slots]
        doubled = np.flatnonzero(self.shared[slots])
        if len(doubled):
            numbers[doubled] = np.minimum(np.searchsorted(self.keys, pairs[doubled]), len(self.keys) - 1)
        true = self.keys[numbers] == pairs
        return maybe[true], numbers[true]


def _sampled(keys: U32, streams: Sequence[Stream | LentStream], total: int) -> tuple[I64, float]:
    """How often each key stands in a sample, which is the beginning of every file, and the sample's share of the whole."""
    counts = np.zeros(len(keys), np.int64)
    share = min(1.0, _SAMPLE / total)
    if not len(keys):
        return counts, share
    table = _Table(keys, np.ones(len(keys), np.bool_))
    taken = 0
    for one in streams:
        hashes = one.part(0, math.ceil(len(one) * share)).hashes
        taken += len(hashes)
        for _, numbers in _hits(hashes, table):
            counts += np.bincount(numbers, minlength=len(keys))
    return counts, taken / total if taken else 1.0


@dataclass(frozen=True, slots=True)
class _Followed:
    """Which keys' places are wanted; how often each key stands in the sample, and the sample's share of the whole."""

    wanted: npt.NDArray[np.bool_]
    told: I64
    share: float


def _look_up(streams: Sequence[Stream | LentStream], bases: I64, keys: U32, followed: _Followed, spread: Spread) -> tuple[I32, I32, I64]:
    """Positions of the wanted keys in all streams together, the number of the key at each, and how often every key occurs.

    A key that is often in the sample and not wanted is not counted again: its number is reckoned from the sample.
    """
    told, share = followed.told, followed.share
    if not len(keys) or not streams:
        return _NONE.astype(np.int32), _NONE.astype(np.int32), told
    reckoned = ~followed.wanted & ((told >= _OFTEN) | (share == 1.0))
    table = _Table(keys, ~reckoned)
    found = []
    counts = np.where(reckoned, np.rint(told / share).astype(np.int64), 0)

    def look(file: int) -> tuple[I32, I32, I64]:
        whole = streams[file]
        return _look_up_one(int(bases[file]), whole.part(0, len(whole)).hashes, table, followed.wanted)

    for positions, where, there in _each(look, streams, spread):
        found.append((positions, where))
        counts += there
    return np.concatenate([p for p, _ in found]), np.concatenate([w for _, w in found]), counts


def _each(look: Callable[[int], Found], streams: Sequence[Stream | LentStream], spread: Spread) -> Iterator[Found]:
    """All files in their order: in threads where the words are at hand (numpy lets go of the interpreter), else spread."""
    if any(isinstance(s, LentStream) for s in streams):
        yield from spread(look, len(streams))
    else:
        with ThreadPoolExecutor(THREADS) as pool:
            yield from pool.map(look, range(len(streams)))


def _look_up_one(base: int, hashes: U32, table: _Table, wanted: npt.NDArray[np.bool_]) -> tuple[I32, I32, I64]:
    positions, where = [np.zeros(0, np.int32)], [np.zeros(0, np.int32)]
    counts = np.zeros(len(wanted), np.int64)
    for at, numbers in _hits(hashes, table):
        counts += np.bincount(numbers, minlength=len(wanted))
        kept = wanted[numbers]
        positions.append((at[kept] + base).astype(np.int32))
        where.append(numbers[kept])
    return np.concatenate(positions), np.concatenate(where), counts


def _hits(hashes: U32, table: _Table) -> Iterator[tuple[I64, npt.NDArray[np.int32]]]:
    """Places and numbers of the table's keys, some thousand words at a time."""
    for begin in range(0, len(hashes), _CHUNK):
        part = hashes[begin : begin + _CHUNK + _REACH]
        fresh = min(_CHUNK, len(hashes) - begin)
        for reach in range(_REACH + 1):
            left = part[: max(0, min(fresh, len(part) - reach))]
            if len(left):
                at, numbers = table.find(_pair(left, part[reach : reach + len(left)]) if reach else left ^ _MIX)
                yield at + begin, numbers
