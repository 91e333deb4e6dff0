"""Marks around nobody's words told from quotations."""

from __future__ import annotations

import pytest

from chatham.engine.read_story import read_story
from chatham.readers.pick import read_draft


def scare(words: str) -> list[str]:
    story = read_draft(words.encode(), "story.txt")
    return [story.text[s] for s in read_story(story, "en").scare]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("It would be wrong to think that the city’s “elite” is seething.", ["“elite”"]),
        ("The list has the firms that have “volunteered.” By May there were 312.", ["“volunteered.”"]),
        ("The so-called “valve rooms” were never opened.", ["“valve rooms”"]),
        ("The clerk, nicknamed “the Count”, kept the keys.", ["“the Count”"]),
        ("She read “The Orchard at War” twice that winter.", ["“The Orchard at War”"]),
        ("The navy calls it Operation “Long Water” in its papers.", ["“Long Water”"]),
        ("Whether the “optimists” are better informed we cannot say.", ["“optimists”"]),
        ("She calls the plan a “patient theft” of the river.", []),
        ("A clerk described it as “ugly and necessary.”", []),
        ("“No,” she said.", []),
        ("The official said the minister had been “careful not to” sign.", []),
        ("A manager used the phrase “armed robbery” twice in ten minutes.", []),
        ("He had been told by radio to “recover time at discretion”.", []),
        ("“They counted the pumps twice and wrote the smaller number down.”", []),
        ("The friend dismisses this as “folklore”.", []),
    ],
)
def test_marks(words: str, found: list[str]) -> None:
    assert scare(words) == found


def test_a_headline_quotes_nobody_and_is_no_irony() -> None:
    told = (
        "The “ghost” timetable\n\nThe railway had stopped one train in five short of its station last year, and it had told nobody of it, an engineer said.\n"
    )
    assert scare(told) == []
