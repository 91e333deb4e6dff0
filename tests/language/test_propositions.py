from __future__ import annotations

import pytest

from chatham.core.house import Quantifier
from chatham.language.propositions import Share, group, proposition, share


@pytest.mark.parametrize(
    ("quantifier", "whom", "asked", "expected"),
    [
        ("All", "them", 15, Share(1.0, 1.0)),
        ("Almost all", "our interviewees", None, Share(0.8, 0.99)),
        ("the great majority", "", None, Share(0.7, 0.98)),
        ("a few", "", None, Share(0.02, 0.3)),
        ("few", "", None, Share(0.0, 0.25)),
        ("All", "but three", 15, Share(0.8, 0.8)),
        ("five", "the eight officials", None, Share(0.625, 0.625)),
        ("two", "", 16, Share(0.125, 0.125)),
        ("two", "", None, None),
        ("whichever", "", 9, None),
    ],
)
def test_what_a_word_stands_for(quantifier: str, whom: str, asked: int | None, expected: Share | None) -> None:
    assert share(quantifier, whom, asked, {}) == expected


def test_a_house_has_its_own_bounds() -> None:
    told = {"most": Quantifier(over=0.66), "nearly all": Quantifier(exceptions=1), "several": Quantifier(least=3, most=5)}
    assert share("Most", "", 15, told) == Share(0.66, 1.0)
    assert share("nearly all", "", 20, told) == Share(0.95, 1.0)
    assert share("several", "", 10, told) == Share(0.3, 0.5)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("expected a second decree by spring", "expected it", True),
        ("foresaw the flood", "had foreseen the flood", True),
        ("expected a second decree", "feared for the harbour", False),
        ("expected a levy in May", "expected a levy in June", False),
        ("were paid 40 marks", "were paid 50 marks", False),
        ("", "expected it", False),
    ],
)
def test_one_claim_or_two(one: str, other: str, same: bool) -> None:
    assert proposition(one).same(proposition(other)) is same
    assert proposition(other).same(proposition(one)) is same


def test_what_is_denied() -> None:
    assert proposition("did not expect a decree").denied
    assert proposition("didn’t expect a decree").denied
    assert not proposition("did not deny that a decree was expected").denied
    assert Share(0.0, 0.0).of_the_rest() == Share(1.0, 1.0)


def test_who_is_meant() -> None:
    assert group("our interviewees") == group("those we spoke to") == group("") == frozenset()
    assert group("the deputies") == group("deputies") != group("the guards")
