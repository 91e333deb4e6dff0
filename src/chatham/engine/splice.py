"""Quotations made of pieces from places apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from chatham.core.evidence import Interview
from chatham.core.text import Span
from chatham.language.fold import BRACKET, ELLIPSIS
from chatham.language.seek import Laid, Seeker, dense_runs, is_aside

_FAR = 60
_LEAST = 8


@dataclass(frozen=True, slots=True)
class Fragment:
    """The quoted words ``[begin, end)`` and where they stand; ``laid`` is laid for these words alone."""

    begin: int
    end: int
    laid: Laid


@dataclass(frozen=True, slots=True)
class Splice:
    """``pieces`` in the order of the draft; ``whole`` where they turned out to be one stretch with something between."""

    pieces: tuple[Fragment, ...]
    whole: Laid | None = None


def unexplained(laid: Laid) -> bool:
    """Whether some eight quoted words in a row agree hardly anywhere with this place: they may come from another."""
    agreed = {i for i, _ in laid.pairs}
    flags = [i in agreed for i, w in enumerate(laid.sides.quoted) if w.kind not in (ELLIPSIS, BRACKET)]
    if len(flags) < 2 * _LEAST:
        return False
    inside = sum(flags[:_LEAST])
    for k in range(_LEAST, len(flags) + 1):
        if inside <= 3:
            return True
        if k < len(flags):
            inside += flags[k] - flags[k - _LEAST]
    return False


def crosses_answers(laid: Laid, interview: Interview) -> bool:
    """Whether the words agree on both sides of somebody else's turn that is more than an interjection."""
    for (_, a), (_, b) in zip(laid.pairs, laid.pairs[1:], strict=False):
        before, after = laid.turns[a], laid.turns[b]
        if before != after and _turns_between(interview, before, after):
            return True
    return False


def pieces_of(seeker: Seeker, number: int, places: Sequence[Laid], interviews: Sequence[Interview]) -> Splice | None:
    """The pieces of at least eight words that the quotation is made of, or None when it is not made of pieces."""
    size = len(seeker.queries[number].words)
    if size < 2 * _LEAST:
        return None
    taken: list[Fragment] = []
    _collect(seeker, number, 0, size, taken, list(places), 0)
    taken.sort(key=lambda f: f.begin)
    covered = sum(f.end - f.begin for f in taken)
    if len(taken) < 2 or covered < 0.7 * seeker.queries[number].plain:
        return None
    joined = _joined(seeker, number, taken, interviews)
    return joined or Splice(tuple(taken))


def _collect(seeker: Seeker, number: int, begin: int, end: int, taken: list[Fragment], places: list[Laid], depth: int) -> None:
    """Takes the longest dense run of ``[begin, end)`` and looks for the rest before and behind it."""
    best: tuple[int, int, Laid] | None = None
    for laid in places:
        for a, b in dense_runs(laid, seeker.files[laid.interview].interview):
            if best is None or b - a > best[1] - best[0]:
                best = (a + begin, b + begin, laid)
    if best is None or depth > 4:
        return
    a, b, laid = best
    alone = seeker.places(number, 1, a, b)
    taken.append(Fragment(a, b, _nearest(alone, laid)))
    for lo, hi in ((begin, a), (b, end)):
        if hi - lo >= _LEAST:
            _collect(seeker, number, lo, hi, taken, seeker.places(number, 2, lo, hi), depth + 1)


def _nearest(alone: list[Laid], laid: Laid) -> Laid:
    return alone[0] if alone else laid


def _joined(seeker: Seeker, number: int, taken: Sequence[Fragment], interviews: Sequence[Interview]) -> Splice | None:
    """One stretch after all: same file, in order, near enough or within one answer under a mark of omission."""
    first, last = taken[0], taken[-1]
    if any(f.laid.interview != first.laid.interview for f in taken):
        return None
    interview = interviews[first.laid.interview]
    for before, after in zip(taken, taken[1:], strict=False):
        left, right = before.laid.span(), after.laid.span()
        if right.start < left.end:
            return None
        marked = any(w.kind == ELLIPSIS for w in seeker.queries[number].words[before.end - 1 : after.begin + 1])
        another = _another_answer(interview, before.laid, after.laid)
        gap = interview.text[Span(left.end, right.start)].split()
        if another or (not marked and len(gap) > _FAR):
            return None
    whole = seeker.over(
        number,
        first.laid.interview,
        min(f.laid.first for f in taken),
        max(f.laid.last for f in taken),
        Span(first.laid.span().end, last.laid.span().start),
    )
    return Splice(tuple(taken), whole) if whole else None


def _another_answer(interview: Interview, left: Laid, right: Laid) -> bool:
    """Whether somebody else's turn of some length lies between, as a new question does."""
    return _turns_between(interview, left.turns[left.pairs[-1][1]], right.turns[right.pairs[0][1]])


def _turns_between(interview: Interview, a: int, b: int) -> bool:
    speaker = interview.turns[a].speaker
    if speaker < 0:
        return False
    if interview.turns[b].speaker != speaker:
        return True
    between = interview.turns[a + 1 : b]
    return any(t.speaker not in (speaker, -1) and not is_aside(interview, a + 1 + k) for k, t in enumerate(between))
