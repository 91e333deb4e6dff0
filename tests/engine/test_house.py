"""What a house changes: which rules run, and how heavily they weigh. The hard stop is in every house."""

from __future__ import annotations

import pytest

from chatham.core.finding import Severity
from chatham.core.house import House
from chatham.core.report import Report
from chatham.core.rule import Rule
from chatham.engine.check import runs
from chatham.engine.pipeline import run
from chatham.readers.pick import read_draft
from tests.conftest import DRAFT, TALK, evidence

SECRET = "Q: And then?\nS06: [terms: off the record] The party has already picked the three of us who will be blamed for it in the spring.\n"
TOLD = "“The party has already picked the three of us who will be blamed for it,” a member said.\n"
ALTERED = DRAFT.replace("the pools would go first", "the forty pools would go last")
ABROAD = "“We shall close every pool in the city by Easter, and not one day later,” the president said in a broadcast speech.\n"


def under(house: House, draft: str, talk: str = TALK) -> Report:
    """A draft checked by a house."""
    return run(read_draft(draft.encode(), "draft.md"), evidence({"s01.md": talk}), house=house)


def weights(report: Report, rule: str) -> list[str]:
    """The severities of a rule's findings."""
    return [f.severity for f in report.findings if f.rule == rule]


def test_a_house_turns_a_rule_off() -> None:
    assert weights(under(House(), ALTERED), "Q01")
    told = under(House(off=frozenset({"Q01"})), ALTERED)
    assert weights(told, "Q01") == []
    assert "Q01" not in told.rules_run
    assert "Q01" not in [n.rule for n in told.not_run]


def test_off_outweighs_on_and_the_default_decides_the_rest() -> None:
    quiet, loud = Rule("Z01", "one-thing", "quotations", "advice", "0.1", default=False), Rule("Z02", "other-thing", "quotations", "advice", "0.1")
    assert [runs(r, House()) for r in (quiet, loud)] == [False, True]
    assert [runs(r, House(on=frozenset({"Z01"}))) for r in (quiet, loud)] == [True, True]
    assert not runs(quiet, House(on=frozenset({"Z01"}), off=frozenset({"Z01"})))


@pytest.mark.parametrize("told", ["stop", "error", "warning", "advice"])
def test_the_stop_is_neither_turned_off_nor_weakened(told: Severity) -> None:
    report = under(House(off=frozenset({"G02"}), severities={"G02": told}), TOLD, SECRET)
    assert weights(report, "G02") == ["stop"]


@pytest.mark.parametrize(("told", "weight"), [("advice", "advice"), ("warning", "warning"), ("error", "error"), ("stop", "error")])
def test_a_severity_of_the_house_replaces_the_rules_own(told: Severity, weight: str) -> None:
    assert weights(under(House(severities={"Q01": told}), ALTERED), "Q01") == [weight]


def test_what_the_rule_takes_to_be_lesser_stays_lesser() -> None:
    assert weights(under(House(), ABROAD), "Q01") == ["advice"]
    assert weights(under(House(severities={"Q01": "error"}), ABROAD), "Q01") == ["advice"]
    assert weights(under(House(severities={"Q01": "warning"}), ABROAD), "Q01") == ["advice"]


def test_nothing_weighs_more_than_a_house_that_makes_a_rule_lighter() -> None:
    talk = "Q: And?\nS01: We never said that the pools would go first, whatever the people on the coast may tell you about it.\n"
    draft = "“We said that the pools would go first, whatever the people on the coast may tell you about it,” a manager said.\n"
    assert weights(under(House(), draft, talk), "Q02") == ["error"]
    assert weights(under(House(severities={"Q02": "advice"}), draft, talk), "Q02") == ["advice"]
