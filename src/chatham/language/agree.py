"""Where a text gives two numbers of the same thing, in two places."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations

from chatham.core.text import Span
from chatham.language.counted import Count, num, pattern, value
from chatham.language.storywords import raw

_SMALLEST = 3
_MOST = 12  # a text that counts one noun more often than this counts many different ones
_SCALE = {"thousand": 1e3, "k": 1e3, "million": 1e6, "m": 1e6, "billion": 1e9, "bn": 1e9, "trillion": 1e12}


@dataclass(frozen=True, slots=True)
class Counted:
    """A count with the sentence that it stands in."""

    count: Count
    sentence: Span


def disagreeing(text: str, counted: Sequence[Counted]) -> Iterator[tuple[Span, Span]]:
    """Pairs of places, the earlier first, that count the same thing and come to two numbers."""
    by_noun: dict[str, list[Counted]] = defaultdict(list)
    for one in counted:
        if not one.count.rough:
            by_noun[one.count.noun].append(one)
    for same in by_noun.values():
        if 2 <= len(same) <= _MOST:
            yield from _of_one_noun(text, same)


def _of_one_noun(text: str, same: Sequence[Counted]) -> Iterator[tuple[Span, Span]]:
    values = {c.count.value for c in same}
    told = set[int]()
    for one, other in combinations(same, 2):
        a, b = one.count, other.count
        apart = a.value != b.value and min(a.value, b.value) >= _SMALLEST and one.sentence != other.sentence
        if apart and not {a.value, b.value} & told and not _made_of(values, a.value, b.value) and (_points_back(one, other, same) or _alike(text, one, other)):
            told |= {a.value, b.value}
            yield a.span, b.span


def _made_of(values: set[int], one: int, other: int) -> bool:
    """Whether other counts of the noun make up the difference: the two are a whole and a part."""
    return abs(one - other) in values or max(one, other) * 2 == min(one, other)


def _points_back(one: Counted, other: Counted, same: Sequence[Counted]) -> bool:
    """ "Twelve villages ... the eleven villages": the second can only be the first, for no other is counted."""
    a, b = one.count, other.count
    if not b.definite or b.limit or a.other or b.other or b.kind not in ((), a.kind):
        return False
    others = {c.count.value for c in same if c.count is not b}
    return others == {a.value}


def _alike(text: str, one: Counted, other: Counted) -> bool:
    """The same noun with the same words before and behind it, and the same verb, of the same time and the same names."""
    a, b = one.count, other.count
    if a.kind != b.kind or a.limit and b.limit and a.limit != b.limit or a.other or b.other or not (a.names <= b.names or b.names <= a.names):
        return False
    if _times(text, one.sentence) != _times(text, other.sentence):
        return False
    return len(a.limit) > 1 and a.limit == b.limit or (a.verb != "" and a.verb == b.verb)


def _times(text: str, sentence: Span) -> frozenset[str]:
    return frozenset(m.group().lower() for m in pattern("then").finditer(text, sentence.start, sentence.end))


def headline(text: str, head: Sequence[Span], body: Sequence[Span], counted: Sequence[Counted]) -> Iterator[tuple[Span, Span]]:
    """Numbers of a headline that the text below gives otherwise, with the place where it does."""
    yield from _fates(text, head, body)
    for finder in (_percent, _money):
        told = finder(text, head)
        below = finder(text, body) if len(told) == 1 else []
        if len(told) == 1 and len(below) == 1 and not _rounded(told[0][0], below[0][0]):
            yield told[0][1], below[0][1]
    heads = [c for c in counted if any(h.covers(c.count.span) for h in head)]
    for one in heads:
        a = one.count
        same = [c.count for c in counted if c.count.noun == a.noun and c not in heads]
        values = {c.value for c in same}
        if a.rough or a.value < _SMALLEST or len(values) != 1 or _rounded(a.value, same[0].value):
            continue
        if not same[0].limit and not same[0].other and same[0].kind == a.kind:
            yield a.span, same[0].span


def _sums_to(values: set[float], whole: float) -> bool:
    return any(a + b == whole or abs(a - b) == whole for a, b in combinations(sorted(values)[:12], 2))


def _rounded(told: float, exact: float) -> bool:
    """Whether one number is the other, or the other made rounder."""
    if told == exact:
        return True
    digits = f"{told:g}".rstrip("0").replace(".", "")
    return len(digits) <= 2 and told > 20 and abs(told - exact) <= 0.1 * exact


@cache
def _fate(row: str, name: str) -> re.Pattern[str]:
    words = raw()["counts"]["fates"][row].split()
    return re.compile(raw()["sums"][name].replace("FATE", "|".join(words)).replace("NUM", num()), re.I)


def _fates(text: str, head: Sequence[Span], body: Sequence[Span]) -> Iterator[tuple[Span, Span]]:
    """ "Collapse kills fourteen" above a text in which nine die."""
    for row in raw()["counts"]["fates"]:
        first = next(iter(_fated(text, row, head)), None)
        below = _fated(text, row, body) if first else []
        if any(_fate(row, "fate_more").search(text, s.start, s.end) for s in (body if below else ())):
            continue
        numbers = {n for n, _ in below}
        if first and below and not any(_rounded(first[0], n) for n in numbers) and not _sums_to(numbers, first[0]):
            yield first[1], below[0][1]


def _fated(text: str, row: str, spans: Sequence[Span]) -> list[tuple[float, Span]]:
    found = []
    for span in spans:
        for name in ("fate_behind", "fate_before"):
            for m in _fate(row, name).finditer(text, span.start, span.end):
                n = value(m["n"].lower())
                if n is not None and not 1900 < n < 2100:
                    found.append((float(n), Span(*m.span())))
    return sorted(found, key=lambda f: f[1])


def _percent(text: str, spans: Sequence[Span]) -> list[tuple[float, Span]]:
    return [(float(m["z"]), Span(*m.span())) for s in spans for m in pattern("percent").finditer(text, s.start, s.end)]


def _money(text: str, spans: Sequence[Span]) -> list[tuple[float, Span]]:
    found = [(m, Span(*m.span())) for s in spans for m in pattern("money").finditer(text, s.start, s.end)]
    return [(float(m["n"].replace(",", "")) * _SCALE.get((m["m"] or "").lower(), 1), span) for m, span in found]
