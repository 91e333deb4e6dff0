"""A draft against the evidence of another story: what nobody there said is not found there."""

from __future__ import annotations

import pytest

from chatham.app.check_story import check_story
from chatham.core.match import LOCATED
from tests.everyday.test_everyday import CASES, HERE

FEW = 5


@pytest.mark.parametrize(("case", "stranger"), list(zip(CASES, (*CASES[1:], CASES[0]), strict=True)))
def test_only_a_few_words_are_found_among_strangers(case: str, stranger: str) -> None:
    [draft] = (HERE / case).glob("draft.*")
    report = check_story(draft, [HERE / stranger / "evidence"]).report
    found = [report.story.text[p.span] for p in report.passages if report.alignments[p.id].verdict in LOCATED]
    assert [words for words in found if len(words.split()) > FEW] == []
    assert len(found) <= 3
