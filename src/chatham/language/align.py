"""Word by word: one quotation laid over one stretch of evidence.

Dynamic programming over folded words. All words of the quotation must be accounted for; the evidence is free before
and after. Words under a marked ellipsis cost almost nothing, bracketed words may stand for what they replace, and
fillers and another speaker's interjection are cheap to pass over. The numbers below were settled on generated
benchmarks; ``bench/quotations`` shows what they give.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from chatham.language.fold import BRACKET, ELLIPSIS, INAUDIBLE, NUMBER, TAG, Word
from chatham.language.lexicon import english

F32 = npt.NDArray[np.float32]

_MATCH = 1.0
_WEIGHTY = 0.97
_STEM = -0.15
_OTHER = -0.45
_EXTRA = 0.5
_LEFT_OUT = 0.4
_FILLER = 0.05
_ASIDE = 0.04
_SWALLOWED = 0.012
_BRACKETED = 0.1
_NOTHING = -1


@dataclass(frozen=True, slots=True)
class Path:
    """Which quoted word stands over which word of the evidence.

    ``pairs``: for each word of the quotation the index of the evidence's word, or -1. ``first`` and ``last`` are the
    indices of the first and last evidence word covered (half-open). ``score`` is the sum the alignment reached.
    """

    pairs: tuple[int, ...]
    first: int
    last: int
    score: float


def lay(quotation: Sequence[Word], evidence: Sequence[Word], cheap: Sequence[bool] = ()) -> Path | None:
    """The best alignment, or None when nothing at all agrees. ``cheap[j]``: evidence word j is an aside."""
    if not quotation or not evidence:
        return None
    similar = _similarity(quotation, evidence)
    if not (similar >= _WEIGHTY).any():
        return None
    table, came = _fill(quotation, similar, _left_out_cost(evidence, cheap))
    return _trace(quotation, similar, table, came)


def _similarity(quotation: Sequence[Word], evidence: Sequence[Word]) -> F32:
    """Score of standing over each other, shape (quoted words, evidence words)."""
    numbers: dict[str, int] = {}
    ids = [[numbers.setdefault(w.key, len(numbers)) for w in side] for side in (quotation, evidence)]
    stems = [[numbers.setdefault("~" + w.key[: max(3, len(w.key) - 3)], len(numbers)) for w in side] for side in (quotation, evidence)]
    q, e = (np.array(x, np.int32) for x in ids)
    qs, es = (np.array(x, np.int32) for x in stems)
    similar = np.full((len(q), len(e)), _OTHER, np.float32)
    similar[qs[:, None] == es[None, :]] = _STEM
    equal = q[:, None] == e[None, :]
    similar[equal] = _MATCH
    weighty = np.array([w.kind == NUMBER or w.key in english().negations for w in quotation])
    similar[equal & weighty[:, None]] = _WEIGHTY  # in a tie it is the "not" that is shown as moved, not its neighbour
    either = english().either
    for i, word in enumerate(quotation):
        if word.kind == BRACKET:
            similar[i] = np.where(equal[i], 0.6, -0.02)
        elif word.kind == ELLIPSIS:
            similar[i] = -9.0
        elif word.key in either:
            for j, other in enumerate(evidence):
                if other.key in either[word.key]:
                    similar[i, j] = _MATCH
    for j, word in enumerate(evidence):
        if word.kind in (TAG, INAUDIBLE, ELLIPSIS):
            similar[:, j] = -9.0
        elif word.key in either:
            for i, other in enumerate(quotation):
                if other.key in either[word.key]:
                    similar[i, j] = _MATCH
    return similar


def _left_out_cost(evidence: Sequence[Word], cheap: Sequence[bool]) -> F32:
    """What it costs to leave each word of the evidence out."""
    lexicon = english()
    cost = np.full(len(evidence), _LEFT_OUT, np.float32)
    for j, word in enumerate(evidence):
        if word.kind in (TAG, ELLIPSIS, INAUDIBLE, BRACKET):
            cost[j] = _ASIDE
        elif word.key in lexicon.fillers:
            cost[j] = _FILLER
        elif (word.key,) in lexicon.filler_phrases:
            cost[j] = 0.15
        elif j + 1 < len(evidence) and (word.key, evidence[j + 1].key) in lexicon.filler_phrases:
            cost[j] = cost[j + 1] = 0.15
    for j, aside in enumerate(cheap):
        if aside:
            cost[j] = _ASIDE
    return cost


def _fill(quotation: Sequence[Word], similar: F32, cost: F32) -> tuple[F32, npt.NDArray[np.bool_]]:
    """The table of best sums; ``came[i, j]``: cell reached by a step down or across, not from the left."""
    rows, columns = similar.shape
    table = np.zeros((rows + 1, columns + 1), np.float32)
    came = np.ones((rows + 1, columns + 1), np.bool_)
    usual = np.concatenate([np.zeros(1, np.float32), np.cumsum(cost, dtype=np.float32)])
    swallow = np.concatenate([np.zeros(1, np.float32), np.cumsum(np.minimum(cost, _SWALLOWED), dtype=np.float32)])
    bracket = np.concatenate([np.zeros(1, np.float32), np.cumsum(np.minimum(cost, _BRACKETED), dtype=np.float32)])
    extra = np.array([0.0 if w.kind in (ELLIPSIS, BRACKET) else _EXTRA for w in quotation], np.float32)
    step = np.empty(columns + 1, np.float32)
    for i, word in enumerate(quotation):
        sums = swallow if word.kind == ELLIPSIS else bracket if word.kind == BRACKET else usual
        np.subtract(table[i], extra[i], out=step)
        np.maximum(step[1:], table[i, :-1] + similar[i], out=step[1:])
        step += sums
        best = np.maximum.accumulate(step)
        np.equal(best, step, out=came[i + 1])
        np.subtract(best, sums, out=table[i + 1])
    return table, came


def _trace(quotation: Sequence[Word], similar: F32, table: F32, came: npt.NDArray[np.bool_]) -> Path | None:
    rows = len(quotation)
    j = int(table[rows].argmax())
    score = float(table[rows, j])
    pairs = [_NOTHING] * rows
    i = rows
    while i > 0:
        while not came[i, j]:
            j -= 1
        if j > 0 and table[i - 1, j - 1] + similar[i - 1, j - 1] >= table[i - 1, j] - (0.0 if quotation[i - 1].kind in (ELLIPSIS, BRACKET) else _EXTRA):
            pairs[i - 1] = j - 1
            j -= 1
        i -= 1
    matched = [p for p in pairs if p != _NOTHING]
    if not matched:
        return None
    return Path(tuple(pairs), min(matched), max(matched) + 1, score)
