"""Which changes need no judgement, and what the quotation then reads."""

from __future__ import annotations

import pytest

from chatham.core.report import LetStand
from chatham.engine.mend import certain_changes, mended
from chatham.engine.pipeline import run
from chatham.readers.pick import read_draft
from tests.conftest import evidence, report_of

TALK = (
    "Q: When were you told?\n"
    "S01: We were never told in a car park, not by them, that the pools would go first. Um, the laundry went "
    "a week after, on the Tuesday, and nobody at all in the whole of the company had a plan for it.\n"
    "Q: Who knew?\n"
    "S01: Marta Quill knew of it before the rest of us did, and she said nothing about it to anybody. She came to the gate "
    "in her long grey coat with an umbrella under her arm and gave me the papers.\n"
)


def mend(said: str, talk: str = TALK, sources: str = "", keeps: tuple[LetStand, ...] = ()) -> str | None:
    """What a quotation reads once the certain changes are made; None if there are none."""
    draft = f"“{said},” a manager said.\n"
    report = run(read_draft(draft.encode(), "draft.md"), evidence({"s01.md": talk}, sources), keeps)
    changes = certain_changes(report, "en")
    story, _ = mended(report.story, changes)
    return story.text.string.removeprefix("“").removesuffix(",” a manager said.\n") if changes else None


@pytest.mark.parametrize(
    ("said", "reads"),
    [
        ("We were never told in a cellar, not by them, that the pools would go first", "We were never told in a car park, not by them, that the pools would go first"),
        ("We were told in a car park, not by them, that the pools would go first", "We were never told in a car park, not by them, that the pools would go first"),
        ("We were never told in a car park that the pools would go first", "We were never told in a car park, not by them, that the pools would go first"),
        ("Frankly, we were never told in a car park, not by them, that the pools would go first", "We were never told in a car park, not by them, that the pools would go first"),
        ("We were never, ever, told in a car park, not by them, that the pools would go first", "We were never, told in a car park, not by them, that the pools would go first"),
        ("The laundry went a week after, on the Monday, and nobody at all in the whole of the company had a plan", "The laundry went a week after, on the Tuesday, and nobody at all in the whole of the company had a plan"),
        ("She came to the gate and gave me the papers", "She came to the gate … and gave me the papers"),
        ("She came, to the gate and gave me the paper", "She came, to the gate … and gave me the papers"),
    ],
)  # fmt: skip
def test_what_a_quotation_then_reads(said: str, reads: str) -> None:
    assert mend(said) == reads


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("We were never told in a car park, not by them, that the pools would go first", "it stands"),
        ("The pools were closed by order of the minister in the spring of that year", "nobody said so"),
        ("We were never told in a car park, and nobody at all in the whole of the company had a plan for it", "two places run together"),
    ],
)
def test_nothing_where_a_person_has_to_judge(said: str, why: str) -> None:
    assert mend(said) is None, why


FAULTY = "We were never told in a cellar, not by them, that the pools would go first"


@pytest.mark.parametrize("terms", ["off the record", "deep background"])
def test_nothing_from_words_that_may_not_be_quoted(terms: str) -> None:
    assert mend(FAULTY, TALK.replace("S01: We", f"S01: [terms: {terms}] We")) is None
    assert mend(FAULTY, TALK.replace("S01: We", "S01: [terms: background] We")) is not None


SENTENCES = "Q: And?\nS01: I marked it in the book, and never told them why. That was not my way. My own page was full by then and I kept it at home.\n"


@pytest.mark.parametrize(
    ("said", "reads"),
    [
        ("I marked it in the book, and never told them why. My own page was full by then", "I marked it in the book, and never told them why. That was not my way. My own page was full by then"),
        ("I marked it in the book. That was not my way. My own page was full", "I marked it in the book, and never told them why. That was not my way. My own page was full"),
        ("I marked it in the book, and told them why. That was not my way", "I marked it in the book, and never told them why. That was not my way"),
    ],
)  # fmt: skip
def test_sentences_keep_their_ends(said: str, reads: str) -> None:
    assert mend(said, SENTENCES) == reads


def test_nothing_from_a_machine_s_transcript_or_an_unknown_speaker() -> None:
    assert mend(FAULTY, "---\nmade_by: machine\n---\n" + TALK) is None
    assert mend(FAULTY, TALK.replace("Q: ", "").replace("S01: ", "")) is None


def test_nothing_that_is_let_stand() -> None:
    draft = f"“{FAULTY},” a manager said."
    assert mend(FAULTY, keeps=(LetStand("Q01", "cellar", "Heard again.", (draft,)),)) is None


def test_no_name_of_anybody_comes_into_the_draft() -> None:
    talk = TALK.replace("not by them", "not by old Marta Quill")
    assert mend(FAULTY.replace("by them", "by her"), talk, "code,name\nS02,Marta Quill\n") is None
    assert mend(FAULTY.replace("by them", "by her"), talk) == "We were never told in a car park, not by old Marta Quill, that the pools would go first"
    assert mend("Somebody knew of it before the rest of us did, and she said nothing about it") is None, "a name without its beginning"


def test_changes_move_blocks_and_notes_along() -> None:
    report = report_of(f"“{FAULTY},” a manager said.[^1]\n\nMore.\n\n[^1]: interview 1\n", {"s01.md": TALK})
    story, moved = mended(report.story, certain_changes(report, "en"))
    assert [story.text[b.span] for b in story.blocks][-1] == "More."
    assert story.text.string[moved(report.story.text.string.index("More")) :].startswith("More.")
    assert [n.span.start - story.text.string.index("said.") for n in story.notes] == [5]
