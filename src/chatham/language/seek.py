"""Find where a quotation stands: candidates from the scan, each laid word by word, and judged."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np
from rapidfuzz.distance import LCSseq

from chatham.core.evidence import Interview, Piece
from chatham.core.rows import Rows
from chatham.core.spread import Spread, one_by_one
from chatham.core.text import Span
from chatham.language.align import Path, lay
from chatham.language.edits import Differences, Excerpt, Sides, anchors, differences
from chatham.language.fold import BRACKET, ELLIPSIS, Word, words
from chatham.language.found import Strength, located
from chatham.language.scan import THREADS, Candidate, Scan, scan
from chatham.language.stream import LentStream, Stream, cut, stream_of

_ASIDE_WORDS = 8
_TRIED = 8
_DENSE = 8
_ROOM = 12
_NEAR = 400


@dataclass(frozen=True, slots=True)
class Query:
    """A quotation as it is looked for: the draft's text, the stretches inside the marks, its words."""

    draft: str
    parts: tuple[Span, ...]
    words: tuple[Word, ...]

    @property
    def plain(self) -> int:
        """How many words are quoted, marks of omission and brackets not counted."""
        return sum(w.kind not in (ELLIPSIS, BRACKET) for w in self.words)

    @property
    def gaps(self) -> int:
        """How many omissions are marked."""
        return sum(w.kind == ELLIPSIS for w in self.words)


@dataclass(frozen=True, slots=True)
class Laid:
    """A query laid over a stretch of one interview."""

    interview: int
    sides: Sides
    path: Path
    pairs: tuple[tuple[int, int], ...]
    strength: Strength
    turns: tuple[int, ...]
    first: int
    last: int

    def differences(self) -> Differences:
        """What differs in substance."""
        return differences(self.sides, self.path)

    def span(self, begin: int = 0, end: int = 1 << 30) -> Span:
        """From the first to the last word of the evidence that agrees with the quoted words ``[begin, end)``."""
        at = [j for i, j in self.pairs if begin <= i < end]
        return Span(self.sides.spoken[at[0]].start, self.sides.spoken[at[-1]].end) if at else Span(0, 0)


@dataclass(slots=True)
class _File:
    """One interview prepared for looking things up; ``pieces`` stand in the order of its stream."""

    interview: Interview
    stream: Stream | LentStream
    pieces: Sequence[Piece]


def query(draft: str, parts: Sequence[Span]) -> Query:
    """A query for the quoted words in ``parts`` of the draft."""
    return Query(draft, tuple(parts), tuple(words(draft, [(p.start, p.end) for p in parts], bracketed=True)))


class Seeker:
    """All evidence, scanned once for all queries."""

    def __init__(
        self,
        interviews: Sequence[Interview],
        queries: Sequence[Query],
        streams: Mapping[str, Stream | LentStream] = MappingProxyType({}),
        spread: Spread = one_by_one,
    ) -> None:
        """Looks every query up in one pass; ``streams`` of the interviews that have been cut into words already."""
        self.queries = queries
        with ThreadPoolExecutor(THREADS) as pool:  # numpy lets go of the interpreter, so two threads help
            self.files = list(pool.map(lambda i: _prepared(i, streams.get(i.file)), interviews))
        self.starts: list[list[int]] = []
        hashes = []
        for q in queries:
            cuts = [cut(q.draft[p.start : p.end]) for p in q.parts]
            self.starts.append([int(s) + p.start for (at, _), p in zip(cuts, q.parts, strict=True) for s in at])
            hashes.append(np.concatenate([h for _, h in cuts]) if cuts else np.zeros(0, np.uint32))
        self.hashes = hashes
        self.scan: Scan = scan(hashes, [f.stream for f in self.files], spread)

    def places(self, number: int, most: int = 3, begin: int = 0, end: int = 1 << 30) -> list[Laid]:
        """The query's words ``[begin, end)`` laid over the best places, best first; weak ones included."""
        q = self.queries[number]
        chosen = q.words[begin:end]
        starts = self.starts[number]
        first, last = _offsets(starts, chosen)
        slack = 24 + 40 * min(3, sum(w.kind == ELLIPSIS for w in chosen))
        candidates = self.scan.candidates(number, max(_TRIED, 2 * most), first, last, slack) if chosen else []
        ranked = self._ranked(number, candidates, first, last)
        found = [self._lay(number, c, chosen) for c in ranked[:most]]
        good = [laid for laid in found if laid]
        return sorted(good, key=lambda laid: -laid.strength.score)

    def over(self, number: int, file: int, first: int, last: int, cheap: Span | None = None) -> Laid | None:
        """The whole query laid over the stream words ``[first, last)`` of one file; words in ``cheap`` may be skipped."""
        size = len(self.files[file].stream)
        return self._lay(number, Candidate(file, max(0, first), min(size, last), 0.0), self.queries[number].words, cheap)

    def _ranked(self, number: int, candidates: list[Candidate], first: int, last: int) -> list[Candidate]:
        asked = self.hashes[number][first : min(last, len(self.hashes[number]))].tolist()
        scored = [self._trimmed(asked, c) for c in candidates]
        order = sorted(range(len(candidates)), key=lambda k: (-scored[k][0], k))
        best = scored[order[0]][0] if order else 0
        enough = 0.85 if best >= 0.6 * len(asked) else 0.7
        return [scored[k][1] for k in order if scored[k][0] >= enough * best]

    def _trimmed(self, asked: list[int], c: Candidate) -> tuple[int, Candidate]:
        """How many words agree in order, and the range without what lies well before or behind them."""
        there = self.files[c.file].stream.part(c.first, c.last).hashes.tolist()
        blocks = [b for b in LCSseq.opcodes(asked, there) if b.tag == "equal"]
        if not blocks:
            return 0, c
        agreed = sum(b.src_end - b.src_start for b in blocks)
        room = _ROOM + blocks[0].src_start, _ROOM + len(asked) - blocks[-1].src_end
        first, last = c.first + blocks[0].dest_start - room[0], c.first + blocks[-1].dest_end + room[1]
        return agreed, Candidate(c.file, max(c.first, first), min(c.last, last), c.votes)

    def _lay(self, number: int, c: Candidate, chosen: Sequence[Word], cheap: Span | None = None) -> Laid | None:
        file = self.files[c.file]
        spoken, turns, near = _window(file, c)
        asides = _asides(file.interview, turns) if file.interview.speakers else set()
        aside = [t in asides for t in turns]
        skip = aside if cheap is None else [a or cheap.start <= w.start < cheap.end for a, w in zip(aside, spoken, strict=True)]
        path = lay(chosen, spoken, skip)
        if path is None:
            return None
        sides = Sides(self.queries[number].draft, near, chosen, spoken, aside)
        pairs = tuple(anchors(sides, path))
        if not pairs:
            return None
        return Laid(c.file, sides, path, pairs, self._strength(number, chosen, sides, path, pairs), tuple(turns), c.first, c.last)

    def _strength(self, number: int, chosen: Sequence[Word], sides: Sides, path: Path, pairs: Sequence[tuple[int, int]]) -> Strength:
        plain = [w for w in chosen if w.kind not in (ELLIPSIS, BRACKET)]
        agreed = {chosen[i].start for i, _ in pairs}
        flags = [s in agreed for s in self.starts[number]]
        near = {w.key for w in sides.spoken[max(0, path.first - 3) : path.last + 3]}
        return Strength(
            len(plain),
            sum(chosen[i].kind not in (ELLIPSIS, BRACKET) for i, _ in pairs),
            sum(w.key in near for w in plain),
            path.score,
            self.scan.bits(number, flags),
            self.scan.total,
        )


def _prepared(interview: Interview, known: Stream | LentStream | None) -> _File:
    pieces: Sequence[Piece] = interview.pieces
    layers = any(pieces.column(4)) if isinstance(pieces, Rows) else any(p.layer for p in pieces)
    if layers:
        pieces = sorted(pieces, key=lambda p: (p.layer, p.start))
    return _File(interview, known if known is not None else stream_of(interview), pieces)


def _offsets(starts: Sequence[int], chosen: Sequence[Word]) -> tuple[int, int]:
    """The range of scan words that the chosen words cover."""
    if not chosen:
        return 0, 0
    first = next((k for k, s in enumerate(starts) if s >= chosen[0].start), 0)
    last = next((k for k, s in enumerate(starts) if s >= chosen[-1].end), len(starts))
    return first, last


def _window(file: _File, c: Candidate) -> tuple[list[Word], list[int], Excerpt]:
    """The comparable words of a candidate's range, the turn of each, and the text around them."""
    at = file.stream.part(c.first, c.last).starts
    if not len(at):
        return [], [], Excerpt("", 0)
    stretches: list[tuple[int, int]] = []
    turns: list[int] = []
    k = _piece_at(file, int(at[0]), 0)
    last = _piece_at(file, int(at[-1]), k)
    if last < k:
        last = k
    for number, p in enumerate(file.pieces[k : last + 1], start=k):
        begin = max(p.start, int(at[0])) if number == k else p.start
        end = min(p.end, int(at[-1]) + 64) if number == last else p.end
        if begin < end:
            stretches.append((begin, end))
            turns.append(p.turn)
    near = Excerpt(*file.interview.text.around(min(s for s, _ in stretches) - _NEAR, max(e for _, e in stretches) + _NEAR))
    found = near.words(stretches)
    heads = [s for s, _ in stretches]
    if all(a < b for a, b in zip(heads, heads[1:], strict=False)):
        return found, [turns[max(0, bisect_right(heads, w.start) - 1)] for w in found], near
    where = {s: t for (s, _), t in zip(stretches, turns, strict=True)}
    return found, [where[max(s for s, e in stretches if s <= w.start < e)] for w in found], near


def _piece_at(file: _File, start: int, least: int) -> int:
    """The piece that covers a position; with translations the later layer's pieces come after all spoken ones."""
    pieces = file.pieces
    if not pieces or pieces[-1].layer == 0:
        return max(least, file.interview.pieces_upto(start) - 1)
    for number in range(least, len(pieces)):
        if pieces[number].start <= start < pieces[number].end:
            return number
    return next((n for n in range(len(pieces)) if pieces[n].start <= start < pieces[n].end), least)


def _asides(interview: Interview, turns: Sequence[int]) -> set[int]:
    """Which of the turns are interjections. Whose turn it is is looked up for all at once."""
    if not turns:
        return set()
    first, last = max(0, min(turns) - 1), max(turns) + 2
    who = [t.speaker for t in interview.turns[first:last]]
    framed = {k + first for k in range(1, len(who) - 1) if who[k] >= 0 and who[k - 1] != who[k] and who[k - 1] == who[k + 1]}
    return {t for t in set(turns) & framed if is_aside(interview, t)}


def is_aside(interview: Interview, index: int) -> bool:
    """Whether a turn is a short interjection into another person's talk."""
    turns = interview.turns
    turn = turns[index]
    if not 0 < index < len(turns) - 1 or turn.speaker < 0:
        return False
    before, after = turns[index - 1], turns[index + 1]
    if before.speaker == turn.speaker or before.speaker != after.speaker:
        return False
    said = interview.text[Span(turn.start, turn.end)] if turn.end - turn.start < 100 else ""
    unfinished = interview.text[Span(max(before.start, before.end - 3), before.end)].rstrip()[-1:] not in tuple(".?!")
    most = _ASIDE_WORDS + 4 if unfinished else 1 if "?" in said else 4
    return bool(said) and len(said.split()) <= most


def dense_runs(laid: Laid, interview: Interview) -> list[tuple[int, int]]:
    """Ranges of quoted words, at least eight words long, that one person says there almost without a gap."""
    who = [interview.turns[t].speaker for t in laid.turns]
    runs: list[tuple[int, int]] = []
    begin: tuple[int, int] | None = None
    previous: tuple[int, int] | None = None
    hits = 0
    for i, j in _accompanied(laid.pairs):
        if previous is not None and (i - previous[0] > 3 or j - previous[1] > 4 or who[j] != who[previous[1]]):
            _add_run(runs, begin, previous, hits)
            begin, hits = None, 0
        if begin is None:
            begin = (i, j)
        previous = (i, j)
        hits += 1
    _add_run(runs, begin, previous, hits)
    return runs


def _accompanied(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The pairs that have a neighbour one word away on both sides: a lone "a" that agrees by chance is no run's end."""
    there = set(pairs)
    return [(i, j) for i, j in pairs if (i - 1, j - 1) in there or (i + 1, j + 1) in there]


def _add_run(runs: list[tuple[int, int]], begin: tuple[int, int] | None, end: tuple[int, int] | None, hits: int) -> None:
    if begin is not None and end is not None:
        length = end[0] + 1 - begin[0]
        if length >= _DENSE and hits >= 0.8 * length:
            runs.append((begin[0], end[0] + 1))


def is_located(laid: Laid) -> bool:
    """Whether this is the quotation, however altered."""
    return located(laid.strength)
