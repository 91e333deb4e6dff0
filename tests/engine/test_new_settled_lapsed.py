"""What is new, settled and lapsed, and what is none of these."""

from __future__ import annotations

import json
from typing import Any

import pytest

from chatham.core.errors import ChathamError
from chatham.core.last import Since
from chatham.core.report import LetStand
from chatham.engine.pipeline import run
from chatham.readers.last_check import read_last_check
from chatham.readers.pick import read_draft
from chatham.writers.json import to_json
from tests.engine.test_recheck import evidence

SAID = "We were told in a car park that the pools would go first and the laundry a week after"
MORE = "The key hung behind the door for as long as I worked there"
THIRD = "Somebody came every Friday with a list and left without a word"
TALK = f"Q: When?\nS01: {SAID}. {MORE}. {THIRD}.\n"
FILES = {"s01.md": TALK}


def quoted(words: str, who: str = "a manager said") -> str:
    return f"“{words},” {who}."


def since(
    before: str, after: str, files: dict[str, str] | None = None, later: dict[str, str] | None = None, keeps: tuple[LetStand, ...] = ()
) -> tuple[Since, Any]:
    """What a second check tells, and its JSON."""
    first, second = evidence(files or FILES), evidence(later or files or FILES)
    kept = run(read_draft(before.encode(), "draft.md"), first, keeps)
    last = read_last_check(to_json(kept).encode(), "last.json")
    report = run(read_draft(after.encode(), "draft.md"), second, keeps, last=last)
    assert report.since is not None
    return report.since, json.loads(to_json(report))


def counts(told: Since) -> tuple[int, int, int]:
    return len(told.new), len(told.settled), len(told.lapsed)


WRONG = SAID.replace("car park", "cellar")
OTHER = MORE.replace("behind", "above")


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (quoted(SAID), quoted(SAID), (0, 0, 0)),
        (quoted(SAID), "A word before it.\n\n" + quoted(SAID), (0, 0, 0)),
        (quoted(SAID), quoted(WRONG), (1, 0, 1)),
        (quoted(WRONG), quoted(SAID), (0, 1, 0)),
        (quoted(WRONG), quoted(WRONG), (0, 0, 0)),
        (quoted(WRONG), quoted(WRONG, "a tall manager said"), (0, 0, 0)),
        (quoted(WRONG), quoted(WRONG.replace("cellar", "garage")), (0, 0, 0)),
        (quoted(SAID) + "\n\n" + quoted(MORE), quoted(MORE) + "\n\n" + quoted(SAID), (0, 0, 0)),
        (quoted(SAID) + "\n\n" + quoted(MORE), quoted(MORE), (0, 0, 1)),
        (quoted(WRONG) + "\n\n" + quoted(OTHER), quoted(OTHER) + "\n\n" + quoted(WRONG), (0, 0, 0)),
        (quoted(WRONG) + "\n\n" + quoted(WRONG), quoted(WRONG), (0, 1, 0)),
        (quoted(WRONG), quoted(WRONG) + "\n\n" + quoted(WRONG), (1, 0, 0)),
        (quoted(WRONG) + "\n\n" + quoted(MORE), quoted(SAID) + "\n\n" + quoted(OTHER), (1, 1, 1)),
        (quoted(SAID) + " " + quoted(MORE), quoted(SAID)[:-1] + "; " + quoted(MORE), (0, 0, 2)),
        ("One. Two. Three. " * 5 + quoted(SAID), "One. Three. Two. " * 5 + quoted(SAID), (0, 0, 0)),
    ],
)
def test_counts(before: str, after: str, expected: tuple[int, int, int]) -> None:
    told, document = since(before + "\n", after + "\n")
    assert counts(told) == expected
    assert [document["findings"][k]["rule"] != "H03" for k in told.new] == [True] * expected[0]


def test_where_a_changed_sentence_is_now() -> None:
    told, document = since(quoted(SAID) + " It was late.", "It was early. " + quoted(SAID, "a tall manager said") + " It was late.")
    [lapsed] = told.lapsed
    assert lapsed.was == quoted(SAID)
    assert lapsed.span is not None and document["text"][slice(*lapsed.span)] == quoted(SAID, "a tall manager said")
    assert document["since"]["lapsed"] == [{"span": list(lapsed.span), "was": lapsed.was}]
    [finding] = [f for f in document["findings"] if f["rule"] == "H03"]
    assert finding["words"] == "tall"


def test_a_sentence_that_is_gone() -> None:
    told, _ = since(quoted(SAID) + "\n\n" + quoted(MORE), quoted(SAID))
    assert [(lapsed.span, lapsed.was) for lapsed in told.lapsed] == [(None, quoted(MORE))]


def test_settled_tells_the_words_of_then() -> None:
    told, _ = since(quoted(WRONG), quoted(SAID))
    [settled] = told.settled
    assert (settled.rule, settled.words, settled.sentence) == ("Q01", "cellar", quoted(WRONG))
    assert settled.message == "“cellar” for “car park” (s01.md, turn 2)."


KEEP = (LetStand("Q01", "cellar", "Heard again.", (quoted(WRONG),)),)


def test_a_finding_let_stand_lapses_with_its_sentence() -> None:
    told, document = since(quoted(WRONG), quoted(WRONG, "a tall manager said"), keeps=KEEP)
    assert counts(told) == (1, 0, 1)
    assert document["findings"][told.new[0]]["rule"] == "Q01"
    assert not any(f["rule"] == "H03" for f in document["findings"])
    unchanged, _ = since(quoted(WRONG), "A word. " + quoted(WRONG), keeps=KEEP)
    assert counts(unchanged) == (0, 0, 0)


def test_a_finding_let_stand_anew_has_not_lapsed() -> None:
    again = (*KEEP, LetStand("Q01", "cellar", "Heard again.", (quoted(WRONG, "a tall manager said"),)))
    told, _ = since(quoted(WRONG), quoted(WRONG, "a tall manager said"), keeps=again)
    assert counts(told) == (0, 0, 0)


@pytest.mark.parametrize(
    "after", ["Nothing at all is like it here, and nobody says a word.", quoted("No man is an island entire of itself in the sea", "the poet said")]
)
def test_another_draft(after: str) -> None:
    with pytest.raises(ChathamError, match="another draft than draft.md") as told:
        since("A ferry left the harbour at nine. " + quoted(SAID), after)
    assert told.value.code == "last-check"


OFF = TALK.replace(f" {MORE}", f"\nS01: [off the record] {MORE}")


@pytest.mark.parametrize(
    ("before", "after", "files", "later"),
    [
        (quoted(MORE), "", {"s01.md": OFF}, {"s01.md": OFF}),
        (quoted(MORE), "", FILES, {"s01.md": OFF}),
        (quoted(OTHER), "", FILES, {"s01.md": OFF}),
        (quoted(OTHER), quoted("Nothing more") + " It hung behind it, too.", FILES, {"s01.md": OFF}),
        (quoted(MORE), "", FILES, {"s09.md": OFF}),
        (quoted(MORE), "", {"s02.md": "Q: And?\nS02: Nothing.\n"}, {"s02.md": "Q: And?\nS02: Nothing.\n", "s01.md": OFF}),
    ],
    ids=["then and now", "now", "altered", "rewritten", "renamed", "in no file then"],
)
def test_words_off_the_record_do_not_come_back_out_of_the_last_check(before: str, after: str, files: dict[str, str], later: dict[str, str]) -> None:
    """What was taken out of the draft because it is off the record is in no output, though the last check has it."""
    told, document = since(f"{quoted(SAID)}\n\n{before}\n", f"{quoted(SAID)}\n\n{after}\n", files, later)
    assert counts(told)[1] + counts(told)[2] > 0
    for words in ("key hung", "behind the door", "above the door", "I worked there"):
        assert words not in json.dumps(document["since"]) and words not in json.dumps(document["findings"])


def test_what_is_on_the_record_in_such_a_file_is_told() -> None:
    told, _ = since(f"{quoted(SAID)}\n\n{quoted(THIRD)}\n", f"{quoted(SAID)}\n", {"s01.md": OFF.replace(f" {THIRD}", f"\nS01: [on the record] {THIRD}")})
    assert [lapsed.was for lapsed in told.lapsed] == [quoted(THIRD)]
