"""Two versions of a story: which sentences stand for one another, and what they tell otherwise."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from rapidfuzz import fuzz, process

from chatham.core.text import Span
from chatham.language.fold import NUMBER, Word, words
from chatham.language.lexicon import english

Kind = Literal["number", "quantifier", "hedge", "negation", "condition", "date"]

_ALIKE = 58
_MOST = 3000
_DATES = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october november december "
    "yesterday today tomorrow spring summer autumn winter week month year decade morning evening night noon midnight".split()
)


@dataclass(frozen=True, slots=True)
class Difference:
    """What one version says and the other does not; a span is None on the side where nothing stands for it."""

    kind: Kind
    here: Span | None
    there: Span | None


def aligned(here: str, own: Sequence[Span], there: str, other: Sequence[Span]) -> tuple[tuple[Span, Span], ...]:
    """Pairs of sentences that stand for one another, in the order of ``here``; each stands for one at most.

    The same sentence first, then the most alike. Of very long stories only the first some thousand sentences are paired.
    """
    pairs: list[tuple[Span, Span]] = []
    same: dict[str, list[Span]] = {}
    for s in other:
        same.setdefault(_plain(there, s), []).append(s)
    left: list[Span] = []
    for s in own:
        twins = same.get(_plain(here, s))
        if twins:
            pairs.append((s, twins.pop(0)))
        else:
            left.append(s)
    taken = {s for _, s in pairs}
    pairs += _most_alike(here, left[:_MOST], there, [s for s in other if s not in taken][:_MOST])
    return tuple(sorted(pairs))


def _plain(text: str, span: Span) -> str:
    return " ".join(text[span.start : span.end].split()).casefold()


def _most_alike(here: str, left: Sequence[Span], there: str, right: Sequence[Span]) -> list[tuple[Span, Span]]:
    if not left or not right:
        return []
    scores = process.cdist([_plain(here, s) for s in left], [_plain(there, s) for s in right], scorer=fuzz.token_set_ratio, dtype=np.uint8, score_cutoff=_ALIKE)
    order = np.argsort(-scores.astype(np.int16), axis=None, kind="stable")
    found: list[tuple[Span, Span]] = []
    used: tuple[set[int], set[int]] = set(), set()
    for place in order.tolist():
        i, j = divmod(place, len(right))
        if not scores[i, j]:
            break
        if i not in used[0] and j not in used[1]:
            used[0].add(i)
            used[1].add(j)
            found.append((left[i], right[j]))
    return found


def differences(here: str, own: Span, there: str, other: Span) -> Iterator[Difference]:
    """What matters of two sentences that stand for one another: numbers, quantifiers, hedges, negations, conditions, dates."""
    mine, theirs = _weighty(here, own), _weighty(there, other)
    kinds: tuple[Kind, ...] = ("number", "quantifier", "negation", "condition", "hedge", "date")
    for kind in kinds:
        a, b = _only(mine.get(kind, []), theirs.get(kind, [])), _only(theirs.get(kind, []), mine.get(kind, []))
        for k in range(max(len(a), len(b))):
            yield Difference(kind, _span(a, k), _span(b, k))


def same_label(one: str, other: str) -> bool:
    """Whether two labels describe alike, articles and the number of people apart."""
    return _describing(one) == _describing(other)


def _describing(label: str) -> list[str]:
    lex = english()
    own = words(label, [(0, len(label))])
    return [w.key for w in own if w.kind != NUMBER and w.key not in lex.quantifiers and w.key not in _SMALL]


_SMALL = frozenset("the a an of one another this that these those other".split())


def _span(found: Sequence[Word], number: int) -> Span | None:
    return Span(found[number].start, found[number].end) if number < len(found) else None


def _only(these: Sequence[Word], others: Sequence[Word]) -> list[Word]:
    """Those of the first that have no equal among the second."""
    left = Counter(w.key for w in others)
    found = []
    for w in these:
        if left[w.key]:
            left[w.key] -= 1
        else:
            found.append(w)
    return found


def _weighty(text: str, span: Span) -> dict[str, list[Word]]:
    """The words that matter by their kind; neighbours of one kind are one ("almost all")."""
    lex = english()
    found: dict[str, list[Word]] = {}
    last, before = "", Span(0, 0)
    for w in words(text, [(span.start, span.end)]):
        kinds = {
            "number": w.kind == NUMBER and len(w.key) > 2 or w.key[1:].isdigit() and w.key != "#1",
            "quantifier": w.key in lex.quantifiers,
            "negation": w.key in lex.negations,
            "condition": w.key in lex.conditions,
            "hedge": w.key in lex.hedges,
            "date": w.key in _DATES,
        }
        kind = next((name for name, is_so in kinds.items() if is_so), "")
        if kind and kind == last and not text[before.end : w.start].strip():
            joined = found[kind].pop()
            w = w._replace(key=f"{joined.key} {w.key}", start=joined.start)
        if kind:
            found.setdefault(kind, []).append(w)
        last, before = kind, Span(w.start, w.end)
    return found
