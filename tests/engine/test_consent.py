"""A dated consent opens the words that it names, and nothing else that stands off the record."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from chatham.core.evidence import Promise
from chatham.core.report import Report
from chatham.engine.pipeline import run
from chatham.readers.pick import read_draft
from tests.conftest import evidence

TALK = (
    "Q: And then?\n"
    "S06: [terms: off the record] The party has already picked the three of us who will be blamed for it in the spring.\n"
    "Q: Who else?\n"
    "S06: The treasurer keeps a second book of what the members owe, in a tin on his own kitchen shelf.\n"
)
DRAFT = "“The party has already picked the three of us who will be blamed for it,” a member said.\n"
ELSE = "“The treasurer keeps a second book of what the members owe,” a member said.\n"
AGREED = Promise("S06", "upgrade", 2, kept=date(2026, 11, 1), interview="s06.md")


def told(promise: Promise, draft: str = DRAFT) -> Report:
    """The draft checked with one promise."""
    return run(read_draft(draft.encode(), "draft.md"), replace(evidence({"interviews/s06.md": TALK}), promises=(promise,)))


def stops(report: Report) -> int:
    """How many hard stops there are."""
    return sum(f.severity == "stop" for f in report.findings)


@pytest.mark.parametrize(
    "promise",
    [
        replace(AGREED, interview=None),
        replace(AGREED, kept=None),
        replace(AGREED, source="S07"),
        replace(AGREED, kind="review"),
        replace(AGREED, interview="s07.md"),
        replace(AGREED, interview="documents/s06.md"),
        replace(AGREED, turn=4),
    ],
)
def test_the_stop_stays_where_no_consent_names_the_words(promise: Promise) -> None:
    assert stops(told(promise)) == 1


@pytest.mark.parametrize("promise", [AGREED, replace(AGREED, interview="interviews/s06.md"), replace(AGREED, turn=2)])
def test_a_dated_consent_opens_the_words(promise: Promise) -> None:
    report = told(promise)
    assert stops(report) == 0
    match = report.alignments["P1"].matches[0]
    assert match.terms == "on the record" and match.words is not None


def test_a_consent_for_one_turn_leaves_the_others_shut() -> None:
    assert stops(told(replace(AGREED, turn=2), ELSE)) == 1
    assert stops(told(AGREED, ELSE)) == 0
