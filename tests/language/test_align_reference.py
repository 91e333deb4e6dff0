"""The fast aligner against a slow obvious one, on small input. What words are worth is the product's; the search is not."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chatham.language.align import Path, _left_out_cost, _similarity, lay
from chatham.language.fold import BRACKET, ELLIPSIS, Word, words

WORDS = st.lists(
    st.sampled_from(
        "we were told not never the pools would pool go going first and "
        "then um uh you know he'd had … ... [the men] [inaudible] [laughs] like well 14 fourteen don't do not".split()
    ),
    min_size=1,
    max_size=9,
).map(" ".join)


def cut(text: str) -> list[Word]:
    return words(text, [(0, len(text))], bracketed=True)


class Slow:
    """Every way to lay one quotation over one stretch of evidence."""

    def __init__(self, quotation: list[Word], evidence: list[Word], cheap: list[bool]) -> None:
        self.quotation, self.evidence = quotation, evidence
        self.worth: list[list[float]] = _similarity(quotation, evidence).tolist()
        self.costs: list[float] = _left_out_cost(evidence, cheap).tolist()

    def extra(self, i: int) -> float:
        """What it costs that the evidence lacks a quoted word."""
        return 0.0 if self.quotation[i].kind in (ELLIPSIS, BRACKET) else 0.5

    def passing(self, i: int, j: int) -> float:
        """What it costs to pass over a word of the evidence behind quoted word ``i``."""
        kind = self.quotation[i].kind
        return min(self.costs[j], 0.012 if kind == ELLIPSIS else 0.1 if kind == BRACKET else 9.0)

    def best(self) -> float:
        """The best sum of all ways; the evidence is free before the first quoted word and after the last."""

        @cache
        def upto(i: int, j: int) -> float:
            if i == 0:
                return 0.0
            ways = [upto(i - 1, j) - self.extra(i - 1)]
            if j:
                ways += [upto(i - 1, j - 1) + self.worth[i - 1][j - 1], upto(i, j - 1) - self.passing(i - 1, j - 1)]
            return max(ways)

        return max(upto(len(self.quotation), j) for j in range(len(self.evidence) + 1))

    def sum_of(self, path: Path) -> float:
        """What a path comes to, added up by hand."""
        at = [(i, j) for i, j in enumerate(path.pairs) if j >= 0]
        total = sum(self.worth[i][j] for i, j in at) - sum(self.extra(i) for i, j in enumerate(path.pairs) if j < 0)
        for (i, j), (next_i, next_j) in pairwise(at):
            total -= sum(min(self.passing(k, n) for k in range(i, next_i)) for n in range(j + 1, next_j))
        return total


@settings(max_examples=400, deadline=None)
@given(WORDS, WORDS, st.lists(st.booleans(), min_size=40, max_size=40))
def test_the_fast_way_is_as_good_as_the_slow_one(quoted: str, spoken: str, asides: list[bool]) -> None:
    quotation, evidence = cut(quoted), cut(spoken)
    slow = Slow(quotation, evidence, asides[: len(evidence)])
    path = lay(quotation, evidence, asides[: len(evidence)])
    if path is None:
        assert not any(w >= 0.97 for row in slow.worth for w in row)
        return
    assert path.score == pytest.approx(slow.best(), abs=1e-3)
    assert path.score == pytest.approx(slow.sum_of(path), abs=1e-3)
    paired = [j for j in path.pairs if j >= 0]
    assert paired == sorted(set(paired)), "in order, each word once"
    assert len(path.pairs) == len(quotation)
    assert 0 <= path.first < path.last <= len(evidence)


@pytest.mark.parametrize(("quoted", "spoken"), [("", "we"), ("we", ""), ("we were", "pools then")])
def test_nothing_over_nothing(quoted: str, spoken: str) -> None:
    assert lay(cut(quoted), cut(spoken)) is None


@pytest.mark.parametrize(
    "words_told", ["we were told that the pools would go first", "don’t tell me that two hundred and fifty men were there", "um, the naïve man"]
)
def test_the_same_words_agree_one_by_one(words_told: str) -> None:
    found = lay(cut(words_told), cut("well then " + words_told + " and so on"))
    assert found is not None
    size = len(cut(words_told))
    assert found.pairs == tuple(range(2, 2 + size)) and found.score >= 0.9 * size
