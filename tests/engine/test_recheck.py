"""A check that goes by an earlier one finds what a check of everything finds, to the last field."""

from __future__ import annotations

import json
import random
from contextlib import suppress
from dataclasses import replace
from functools import cache
from hashlib import sha256
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chatham.app.check_story import check_story
from chatham.core.errors import ChathamError, ReadError
from chatham.core.evidence import Evidence
from chatham.core.last import LastCheck
from chatham.core.report import Report
from chatham.engine import align
from chatham.engine.pipeline import run
from chatham.language.seek import Seeker
from chatham.readers.last_check import read_last_check
from chatham.readers.pick import read_draft, read_evidence
from chatham.writers.json import to_json
from tests.conftest import DRAFT, TALK
from tests.house.tree import SAMPLE
from tests.language.alphabet import PLAIN
from tests.language.alphabet import TALK as ANY_TALK

RELAXED = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
ADDED = ("never", "fourteen", "“", "”", "…", "[the men]", "S07", ".", "\n\n", "“We were told,” a clerk said.", "he said", "a senior water official", "🚰")


def known(evidence: Evidence) -> Evidence:
    """The evidence as ``app`` reads it: with what its bytes come to."""
    return replace(evidence, interviews=tuple(replace(i, digest=sha256(i.text.string.encode("utf-8", "replace")).hexdigest()) for i in evidence.interviews))


def evidence(files: dict[str, str]) -> Evidence:
    """What of some files can be read."""
    read = []
    for name, text in files.items():
        with suppress(ReadError):
            read.append(read_evidence(text.encode("utf-8", "replace"), name))
    return known(Evidence(tuple(i for i in read if i is not None)))


def report_of(draft: str, rests_on: Evidence, last: LastCheck | None = None) -> Report:
    return run(read_draft(draft.encode("utf-8", "replace"), "draft.md"), rests_on, last=last)


def last_of(report: Report) -> LastCheck:
    return read_last_check(to_json(report).encode(), "last.json")


def told(report: Report) -> dict[str, Any]:
    """The JSON but for what is about the last check."""
    document: dict[str, Any] = json.loads(to_json(report))
    document.pop("since", None)
    document["findings"] = [f for f in document["findings"] if f["rule"] != "H03"]
    return document


def edited(draft: str, dice: random.Random) -> str:
    """The draft with up to three things done to it: words taken out, put in, put in another place, paragraphs swapped."""
    for _ in range(dice.randint(0, 3)):
        words = draft.split(" ")
        at = dice.randrange(len(words))
        way = dice.randrange(5)
        if way == 0:
            del words[at : at + dice.randint(1, 4)]
        elif way == 1:
            words.insert(at, dice.choice(ADDED))
        elif way == 2:
            words[at] = dice.choice(words)
        elif way == 3:
            words.insert(dice.randrange(len(words)), words.pop(at))
        draft = " ".join(words)
        if way == 4:
            paragraphs = draft.split("\n\n")
            dice.shuffle(paragraphs)
            draft = "\n\n".join(paragraphs)
    return draft


def assert_the_same(before: str, after: str, rests_on: Evidence) -> int:
    """How many quotations were taken over."""
    last = last_of(report_of(before, rests_on))
    try:
        again = report_of(after, rests_on, last)
    except ChathamError as error:
        assert error.code == "last-check"
        return 0
    assert told(again) == told(report_of(after, rests_on))
    assert again.since is not None
    return again.since.unchanged


@cache
def sample() -> tuple[str, Evidence]:
    """The sample investigation's draft as Markdown, and its evidence."""
    report = check_story(SAMPLE / "draft.docx", investigation=SAMPLE).report
    assert all(i.digest for i in report.evidence.interviews) and len(report.evidence.digests) == 5
    evidence = check_story(SAMPLE / "draft.docx", [SAMPLE / "interviews", SAMPLE / "documents"]).report.evidence
    return report.story.text.string.replace("\n", "\n\n"), replace(evidence, problems=())


@pytest.mark.parametrize("seed", range(12))
def test_edits_of_the_sample(seed: int) -> None:
    draft, rests_on = sample()
    assert assert_the_same(draft, edited(draft, random.Random(seed)), rests_on) > 20


def test_the_sample_unchanged() -> None:
    """All but the words off the record are taken over, and nothing has changed."""
    draft, rests_on = sample()
    first = report_of(draft, rests_on)
    again = report_of(draft, rests_on, last_of(first))
    sealed = {name for name, a in first.alignments.items() if any(m.words is None for m in a.matches)}
    assert {name for name, a in again.alignments.items() if not a.taken_over and a.fingerprint} == sealed
    assert again.since is not None
    assert (again.since.new, again.since.settled, again.since.lapsed) == ((), (), ())
    assert told(again) == told(first)


@RELAXED
@given(st.lists(PLAIN, min_size=2, max_size=6), st.lists(ANY_TALK, max_size=2), st.randoms(use_true_random=False), st.data())
def test_edits_of_any_draft(said: list[str], others: list[str], dice: random.Random, data: st.DataObject) -> None:
    talk = "\n".join(f"{'Q' if n % 2 else 'S01'}: {w.capitalize()}." for n, w in enumerate(said))
    quoted = []
    for _ in range(4):
        w = data.draw(st.sampled_from(said)).split()
        a, b = sorted((data.draw(st.integers(0, len(w))), data.draw(st.integers(0, len(w)))))
        more = data.draw(st.sampled_from(("", "…", "not", "[the men]", "um", "14", data.draw(st.sampled_from(said)))))
        who = data.draw(st.sampled_from(("a manager said", "S02 said", "she said, “and then more of it.”")))
        quoted.append("“" + " ".join([*w[:a], more, *w[b:]]) + f",” {who}.")
    draft = "\n\n".join(quoted)
    off = talk.replace("S01:", "S03: [off the record]", 1)
    files = {"s01.md": talk, "s02.md": talk.replace("S01", "S02"), "s03.md": off, **{f"z{n}.md": t for n, t in enumerate(others)}}
    assert_the_same(draft, edited(draft, dice), evidence(files))


def test_only_what_changed_is_looked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    draft, rests_on = sample()
    last = last_of(report_of(draft, rests_on))
    asked: list[int] = []
    seeker = Seeker
    monkeypatch.setattr(align, "Seeker", lambda interviews, queries, *more: asked.append(len(queries)) or seeker(interviews, queries, *more))  # type: ignore[func-returns-value]
    stop = [p for p in last.passages if p.matches is None]
    report_of(draft.replace("and one of those was late", "and one of these was late"), rests_on, last)
    assert asked == [1 + len(stop)]


TWO = "“We were told in a car park that the pools would go first and the laundry a week after,” a manager said.\n\n“Nobody asked us,” she said.\n"


@pytest.mark.parametrize(
    "files",
    [
        {"s01.md": TALK, "s02.md": "Q: And?\nS02: Nothing else.\n"},
        {"s01.md": TALK + "S01: Nothing else.\n"},
        {"s02.md": TALK},
        {"s01.md": TALK.replace("S01: ", "S01: [background] ")},
    ],
    ids=["added", "changed", "renamed", "terms"],
)
def test_other_evidence_is_looked_through(files: dict[str, str]) -> None:
    last = last_of(report_of(TWO, evidence({"s01.md": TALK})))
    same = report_of(TWO, evidence({"s01.md": TALK}), last).since
    assert same is not None and same.unchanged == 2
    again = report_of(TWO, evidence(files), last).since
    assert again is not None and again.unchanged == 0


def test_another_version_looks_at_everything(monkeypatch: pytest.MonkeyPatch) -> None:
    rests_on = evidence({"s01.md": TALK})
    last = last_of(report_of(DRAFT, rests_on))
    monkeypatch.setattr("chatham.engine.fingerprint._program", lambda: "another")
    since = report_of(DRAFT, rests_on, last).since
    assert since is not None and since.unchanged == 0


NAMED = {"ada.md": TALK.replace("S01", "Ada Brook") + "Ada Brook: The key hung behind the door.\n", "ben.md": TALK.replace("S01", "Ben Holt")}
NAMED["ben.md"] += "Ben Holt: The key hung behind the door.\n"


@pytest.mark.parametrize(
    "draft",
    [DRAFT.replace("a manager", "Ada Brook"), "“The key hung behind the door,” Ada Brook said.\n\n" + DRAFT.replace("a manager", "she")],
    ids=["name", "pronoun"],
)
def test_another_attribution_looks_at_the_quotation_again(draft: str) -> None:
    """Equal words stand in two files, and the draft decides which of them is meant: in the quotation's own paragraph, or
    in the one before, where it is told who "she" is."""
    rests_on, after = evidence(NAMED), draft.replace("Ada Brook", "Ben Holt")
    files = [told(report_of(d, rests_on))["passages"][-1]["matches"][0]["file"] for d in (draft, after)]
    assert files == ["ada.md", "ben.md"]
    assert assert_the_same(draft, after, rests_on) == 0


def ways(value: Any, at: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """The way to every value in a document."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [at] + [way for key, one in inner for way in ways(one, (*at, key))]


CHANGED = "“We were told in a cellar that the pools would go first and … a week after,” a manager said.\n\n“Nobody asked us,” she said.\n"


@cache
def two() -> tuple[Evidence, str, dict[str, Any]]:
    """Evidence, the JSON of a check against it, and what a check of everything tells."""
    rests_on = evidence({"s01.md": TALK, "s02.md": "Q: And?\nS02: [off the record] Nobody asked us. They never do.\n"})
    report = report_of(CHANGED, rests_on)
    return rests_on, to_json(report), told(report)


@RELAXED
@given(st.data())
def test_whatever_is_done_to_the_last_check_the_report_is_the_same(data: st.DataObject) -> None:
    """Only what is told of the last check itself may be otherwise."""
    rests_on, document, whole = two()
    raw = json.loads(document)
    for _ in range(data.draw(st.integers(1, 3))):
        way = data.draw(st.sampled_from([w for w in ways(raw) if w]))
        inner = raw
        for key in way[:-1]:
            inner = inner[key]
        old = inner[way[-1]]
        like = (
            st.integers(0, 120)
            if isinstance(old, int)
            else st.sampled_from(("altered", "verbatim", "stands", "s02.md", "", "the", "Q01"))
            if isinstance(old, str)
            else st.none()
        )
        inner[way[-1]] = data.draw(like | st.sampled_from((0, "", None, True, [], {}, 1e300, [0, 1])))
    try:
        again = report_of(CHANGED, rests_on, read_last_check(json.dumps(raw).encode(), "last.json"))
    except ChathamError as error:
        assert error.code == "last-check"
        return
    assert told(again) == whole
    assert "They never do" not in to_json(again)


def test_the_last_check_above_is_taken_over() -> None:
    rests_on, document, _ = two()
    again = report_of(CHANGED, rests_on, read_last_check(document.encode(), "last.json"))
    assert again.since is not None and again.since.unchanged == 1


@pytest.mark.parametrize("field", ["words", "terms", "speaker", "turn", "at", "span"])
def test_what_the_evidence_does_not_bear_out_is_not_taken_over(field: str) -> None:
    """Whoever changes the JSON by hand gets a check of everything all the same."""
    rests_on = evidence({"s01.md": TALK})
    document = json.loads(to_json(report_of(DRAFT, rests_on)))
    match = document["passages"][0]["matches"][0]
    match[field] = [match["span"][0], match["span"][1] - 3] if field == "span" else 7 if field == "turn" else "other"
    last = read_last_check(json.dumps(document).encode(), "last.json")
    again = report_of(DRAFT, rests_on, last)
    assert again.since is not None and again.since.unchanged == 0
    assert told(again) == told(report_of(DRAFT, rests_on))


@pytest.mark.parametrize("much", [10**6, 10**12])
def test_places_outside_the_evidence_are_not_taken_over(much: int) -> None:
    rests_on = evidence({"s01.md": TALK})
    document = json.loads(to_json(report_of(DRAFT.replace("car park", "cellar"), rests_on)))
    edit = document["passages"][0]["matches"][0]["edits"][0]
    edit["evidence_span"] = [edit["evidence_span"][0], much]
    last = read_last_check(json.dumps(document).encode(), "last.json")
    again = report_of(DRAFT.replace("car park", "cellar"), rests_on, last)
    assert again.since is not None and again.since.unchanged == 0
