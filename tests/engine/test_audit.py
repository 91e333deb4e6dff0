"""A story read by itself: figures, rules for which the draft alone is enough, and what a check keeps to itself."""

from __future__ import annotations

from dataclasses import replace

from chatham.core.audit import Audit
from chatham.core.house import House
from chatham.core.rule import Rule
from chatham.engine.audit import audit
from chatham.engine.catalogue import catalogue
from chatham.engine.check import runs, runs_alone
from chatham.readers.pick import read_draft

STORY = (
    "“They counted the pumps twice and wrote the smaller number down,” a water official said.\n\n"
    "Otto Brill said the pumps were new. A clerk called it a “patient theft” of the river.\n"
)


def audited(words: str, house: House | None = None, label: str = "story.txt") -> Audit:
    return audit(read_draft(words.encode(), label), "en", house or House())


def test_rules_that_the_draft_is_enough_for_run() -> None:
    done = audited(STORY)
    assert {"Q11", "Q12", "Q14"} <= set(done.rules_run)
    assert {f.rule for f in done.findings} >= {"Q12", "Q14"}
    assert not any(e.rule.code in done.rules_run for e in catalogue() if not e.rule.alone)


def test_a_house_turns_them_off() -> None:
    done = audited(STORY, replace(House(), off=frozenset(["Q12"])))
    assert "Q12" not in done.rules_run
    assert "Q12" not in {f.rule for f in done.findings}


def test_a_rule_of_the_audit_is_in_no_check() -> None:
    rule = Rule("A99", "sample", "quotations", "warning", "0.2", alone=True, where="audit")
    assert not runs(rule, replace(House(), on=frozenset(["A99"])))
    assert runs_alone(rule, House())
    assert not any(runs(e.rule, House()) for e in catalogue() if e.rule.alone and not e.rule.default)


def test_words_rest_on_voices_once() -> None:
    done = audited(STORY)
    assert done.summary.attributions == len(done.reading.attributions)
    assert 0 < done.summary.unnamed_words < done.summary.attributed_words <= done.summary.words
    assert done.summary.unnamed_share == round(done.summary.unnamed_words / done.summary.attributed_words, 4)
