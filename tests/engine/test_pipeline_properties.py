"""What must hold of any story and any evidence: places quote themselves, no rule breaks down, more is never less."""

from __future__ import annotations

import json
import re
from contextlib import suppress

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from chatham.core.errors import ReadError
from chatham.core.evidence import Evidence
from chatham.core.match import LOCATED
from chatham.core.report import Report
from chatham.engine.pipeline import run
from chatham.language.fold import words
from chatham.readers.pick import read_draft, read_evidence
from chatham.writers.json import to_json
from tests.conftest import DRAFT as STANDS
from tests.conftest import TALK as SPOKEN
from tests.conftest import report_of
from tests.language.alphabet import DRAFT, PLAIN, TALK, TEXT

RELAXED = settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
GRADES = ("verbatim", "folded", "cut", "inserted", "altered", "spliced", "near", "absent", "unchecked", "scare")


def checked(draft: str, files: dict[str, str]) -> Report | None:
    """A report, or None where the random draft is no draft."""
    read = []
    for name, text in files.items():
        with suppress(ReadError):
            read.append(read_evidence(text.encode("utf-8", "surrogatepass"), name))
    try:
        story = read_draft(draft.encode("utf-8", "replace"), "draft.md")
    except ReadError:
        return None
    return run(story, Evidence(tuple(i for i in read if i is not None)))


def assert_sound(report: Report) -> None:
    """The places of a report quote themselves, in the report and in its JSON."""
    text = report.story.text
    files = {i.file: i for i in report.evidence.interviews}
    assert [p for p in report.problems if p.code == "rule-broke-down"] == []
    told = json.loads(to_json(report))
    for finding, shown in zip(report.findings, told["findings"], strict=True):
        assert 0 <= finding.span.start <= finding.span.end <= len(text)
        assert shown["words"] == text[finding.span] == told["text"][slice(*shown["span"])]
        assert finding.message and len(finding.message) <= 160
        for place in finding.because:
            assert 0 <= place.span.start <= place.span.end <= len(files[place.file].text)
    for passage, shown in zip(report.passages, told["passages"], strict=True):
        alignment = report.alignments[passage.id]
        assert bool(alignment.matches) == (alignment.verdict not in ("absent", "unchecked", "scare"))
        assert told["text"][slice(*shown["span"])] == text[passage.span]
        for match in alignment.matches:
            assert match.file in files and 0 <= match.span.start < match.span.end <= len(files[match.file].text)
            assert passage.span.covers(match.draft_span)
            assert 0 <= match.similarity <= 1
            for edit in match.edits:
                assert edit.draft or edit.evidence
                assert 0 <= edit.draft_span.start <= edit.draft_span.end <= len(text)
                if edit.op != "delete":
                    assert " ".join(edit.draft.split()) == " ".join(text[edit.draft_span].replace("-\n", "").split()) or edit.draft


@RELAXED
@given(DRAFT, st.lists(TALK, min_size=0, max_size=3))
@example("“”", ["Q: a"])
@example("“a”", ["S01: a"])
@example("“… … [x]” he said", ["S01: a b c"])
def test_any_story_and_any_interviews(draft: str, talks: list[str]) -> None:
    report = checked(draft, {f"s{n}.md": t for n, t in enumerate(talks)})
    if report is not None:
        assert_sound(report)


@RELAXED
@given(st.lists(PLAIN, min_size=2, max_size=6), st.data())
def test_stories_out_of_the_evidence(said: list[str], data: st.DataObject) -> None:
    """Quotations cut out of the interviews and disturbed, so that every verdict comes up."""
    talk = "\n".join(f"{'Q' if n % 2 else 'S01'}: {w.capitalize()}." for n, w in enumerate(said))
    quoted = []
    for _ in range(3):
        w = data.draw(st.sampled_from(said)).split()
        a, b = sorted((data.draw(st.integers(0, len(w))), data.draw(st.integers(0, len(w)))))
        more = data.draw(st.sampled_from(("", "…", "not", "[the men]", "um", "14", data.draw(st.sampled_from(said)))))
        quoted.append("“" + " ".join([*w[:a], more, *w[b:]]) + ",” a manager said.")
    report = checked("\n\n".join(quoted), {"s01.md": talk, "s02.md": talk.replace("S01", "S02")})
    assert report is not None
    assert_sound(report)


@RELAXED
@given(PLAIN, st.lists(TALK, max_size=2))
def test_more_evidence_never_makes_a_quotation_less_matched(said: str, others: list[str]) -> None:
    draft, own = f"“{said.capitalize()},” a manager said.", f"Q: And?\nS01: {said}."
    alone = checked(draft, {"s01.md": own})
    more = checked(draft, {"s01.md": own, **{f"z{n}.md": t for n, t in enumerate(others)}})
    assert alone is not None and more is not None
    for p in alone.passages:
        before, after = alone.alignments[p.id].verdict, more.alignments[p.id].verdict
        fine = after in ("verbatim", "folded") and before in ("verbatim", "folded")
        assert fine or GRADES.index(after) <= GRADES.index(before), (before, after)


@RELAXED
@given(PLAIN.filter(lambda w: len(w.split()) >= 6), TALK)
def test_word_for_word_is_found_among_anything(said: str, other: str) -> None:
    report = checked(f"“{said.capitalize()},” a manager said.", {"a.md": other, "s01.md": f"Q: And?\nS01: {said}."})
    assert report is not None
    assert report.alignments["P1"].verdict == "verbatim"


def rebuilt(report: Report, passage_number: int = 0) -> tuple[list[str], list[str]]:
    """The draft's words with the edits undone, and the evidence's words at the match, both folded."""
    passage = report.passages[passage_number]
    [match] = report.alignments[passage.id].matches
    interview = next(i for i in report.evidence.interviews if i.file == match.file)
    text = report.story.text.string
    keys: list[str] = []
    at = passage.parts[0].start
    for edit in sorted(match.edits, key=lambda e: e.draft_span):
        keys += [w.key for w in words(text, [(at, edit.draft_span.start)])]
        keys += [w.key for w in words(edit.evidence, [(0, len(edit.evidence))])]
        at = edit.draft_span.end
    keys += [w.key for w in words(text, [(at, passage.parts[-1].end)])]
    spans = [e.evidence_span for e in match.edits if len(e.evidence_span)]
    first, last = min([match.span.start, *(s.start for s in spans)]), max([match.span.end, *(s.end for s in spans)])
    return keys, [w.key for w in words(interview.text.string, [(first, last)])]


NOUNS = "gate river clerk ledger envelope harbour minister canary pump window bucket orchard ladder kettle bishop letter copper needle basket lantern".split()


@RELAXED
@given(st.permutations(NOUNS), st.integers(2, 17), st.integers(0, 2), st.integers(0, 2))
def test_undoing_the_edits_gives_the_words_of_the_evidence(said: list[str], at: int, gone: int, new: int) -> None:
    told = [*said[:at], *["marble", "saddle"][:new], *said[at + gone :]]
    report = report_of(f"“{' '.join(told).capitalize()},” a manager said.\n", {"s01.md": f"Q: And?\nS01: {' '.join(said).capitalize()}.\n"})
    alignment = report.alignments["P1"]
    wanted = "altered" if gone and new else "cut" if gone else "inserted" if new else "verbatim"
    if at + gone == len(said):
        assert alignment.verdict in LOCATED
    else:
        assert alignment.verdict == wanted
    draft, record = rebuilt(report)
    assert draft == record


@pytest.mark.parametrize(
    ("quoted", "spoken", "verdict"),
    [
        ("We were told in a car park that the pools would go first", "We were told in a car park that the pools would go first.", "verbatim"),
        ("we were told, in a car park: that the pools wouldn't go first", "We were told in a car park that the pools would not go first.", "folded"),
        ("We were told in a car park … the pools would go first", "We were told in a car park by two men that the pools would go first.", "folded"),
        ("We were told in a car park that the pools would go", "We were told in a dark car park that the pools would go.", "cut"),
        ("We were told in a big car park that the pools would go", "We were told in a car park that the pools would go.", "inserted"),
        ("We were told in a car park that the pools would not go first", "We were told in a boat that the pools would go first.", "altered"),
        ("The grass on the far side of that hill is never cut before June", "We were told in a car park that the pools would go first.", "absent"),
    ],
)
def test_one_of_each_verdict(quoted: str, spoken: str, verdict: str) -> None:
    report = report_of(f"“{quoted},” a manager said.\n", {"s01.md": f"Q: And?\nS01: {spoken}\n"})
    assert report.alignments["P1"].verdict == verdict


def test_the_order_of_files_does_not_matter() -> None:
    files = {f"s{n:02d}.md": f"Q: And?\nS{n:02d}: {SPOKEN.splitlines()[1][5:]} Box {n} was empty.\n" for n in range(1, 6)}
    one, other = report_of(STANDS, files), report_of(STANDS, dict(reversed(files.items())))
    assert one.findings == other.findings
    assert {m.verdict for m in one.alignments.values()} == {m.verdict for m in other.alignments.values()} == {"verbatim"}


@RELAXED
@given(TEXT)
def test_a_note_of_any_kind_is_only_a_note(words_of_it: str) -> None:
    """A pinpoint in a footnote never breaks anything and never changes what was said."""
    note = re.sub(r"[\s\x00-\x1f]+", " ", words_of_it)
    report = checked(STANDS.strip() + "[^1]\n\n[^1]: " + note, {"s01.md": SPOKEN})
    if report is not None and report.passages:
        assert_sound(report)
        assert report.alignments["P1"].verdict == "verbatim"


def test_words_off_the_record_are_sealed() -> None:
    talk = "Q: And?\nS01: [terms: off the record] The party has already picked the three zebras of us who will be blamed for it.\n"
    report = report_of("“The party has already picked the three of us who will be blamed for it,” a member said.\n", {"s01.md": talk})
    [match] = report.alignments["P1"].matches
    assert (match.words, match.original) == (None, None) and not any(e.evidence for e in match.edits)
    assert "zebra" not in to_json(report) + repr(report.findings)
    assert [f.severity for f in report.findings] == ["stop"]


def test_words_said_over_and_over() -> None:
    talk = "Q: We we we we.\nS01: We we we we we we we we we."
    report = report_of("“We we we we,” a manager said.\n", {"s01.md": talk, "s02.md": talk.replace("S01", "S02")})
    assert report.alignments["P1"].verdict == "verbatim"


@pytest.mark.parametrize(
    ("said", "others"),
    [
        (
            "told in laundry one the all first would",
            [
                "S01: told all first in of would and after in never that we in\nS03: in men park laundry one a\nS02: first that pools in one",
                "S01: all first first first pools all would told would told told a\nS02: told all week laundry\nS02: all in laundry park first pools "
                "never would told park we one week\nS03: one would pools not laundry told all laundry would would we all\nS02: told laundry laundry "
                "the men laundry in first not would",
            ],
        ),
        ("we we we", ["Q: we we were", "Q: we we we"]),
    ],
)
def test_what_is_there_is_found_whatever_else_there_is(said: str, others: list[str]) -> None:
    """The same words in another order in other files never hide the place where they stand word for word."""
    files = {"s09.md": f"Q: And?\nS09: {said}.", **{f"z{n}.md": t for n, t in enumerate(others)}}
    assert report_of(f"“{said.capitalize()},” a manager said.\n", files).alignments["P1"].verdict in ("verbatim", "folded")
