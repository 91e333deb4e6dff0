"""The sample investigation and its key: every fault is found, no look-alike is touched, nothing else is said."""

from __future__ import annotations

import json
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

import pytest

from chatham.app.check_story import Checked, check_story
from chatham.core.finding import Finding
from chatham.core.text import Span
from chatham.readers.pick import read_evidence
from tests.test_specs import assert_plain

SAMPLE = Path(str(resources.files("chatham"))) / "samples" / "order-of-the-taps"
KEY: dict[str, list[dict[str, Any]]] = json.loads((SAMPLE / "key.json").read_text(encoding="utf-8"))


@cache
def checked() -> Checked:
    """The sample checked with its tables."""
    return check_story(SAMPLE / "draft.docx", investigation=SAMPLE)


@cache
def against_the_folder() -> Checked:
    """The sample checked against nothing but its interviews."""
    return check_story(SAMPLE / "draft.docx", [SAMPLE / "interviews"])


def place(words: str) -> Span:
    """Where the words stand in the draft; they stand there once."""
    string = checked().report.story.text.string
    at = string.find(words)
    assert at >= 0 and string.find(words, at + 1) < 0, words
    return Span(at, at + len(words))


def grave(words: str) -> list[Finding]:
    """Findings that count and touch the words."""
    span = place(words)
    return [f for f in checked().report.findings if f.severity != "advice" and f.span.overlaps(span)]


@pytest.mark.parametrize("fault", KEY["faults"], ids=lambda f: f"{f['rule']} {f['words'][:30]}")
def test_every_fault_is_found(fault: dict[str, str]) -> None:
    report = checked().report
    span = place(fault["words"])
    # A label or a notice is marked where it stands, which may be beside the words it is about.
    block = next(b.span for b in report.story.blocks if b.span.overlaps(span))
    passage = next(p for p in report.passages if p.span.overlaps(span))
    own = [f for f in report.findings if f.rule == fault["rule"] and (f.span.overlaps(span) or (f.passage == passage.id and block.covers(f.span)))]
    assert own, [(f.rule, f.message) for f in grave(fault["words"])]
    assert own[0].severity in ("stop", "error", "warning")
    assert own[0].because and own[0].because[0].file == fault["file"]


@pytest.mark.parametrize("alike", KEY["lookalikes"], ids=lambda f: f"{f['tempts']} {f['words'][:30]}")
def test_no_lookalike_is_touched(alike: dict[str, str]) -> None:
    assert [(f.rule, f.message) for f in grave(alike["words"])] == []


def test_nothing_else_is_said() -> None:
    report = checked().report
    faults = [(f["rule"], place(f["words"])) for f in KEY["faults"]]
    for finding in report.findings:
        if finding.severity != "advice":
            passage = next((p for p in report.passages if p.id == finding.passage), None)
            spans = [finding.span] + ([passage.span] if passage else [])
            assert any(rule == finding.rule and span.overlaps(s) for rule, span in faults for s in spans), (finding.rule, finding.message)
    assert report.problems == () and report.complete


def test_no_lookalike_is_touched_without_the_tables() -> None:
    for alike in KEY["lookalikes"]:
        span = place(alike["words"])
        touched = [f for f in against_the_folder().report.findings if f.severity != "advice" and f.span.overlaps(span)]
        assert touched == [], (alike["words"], [(f.rule, f.message) for f in touched])


def test_messages_are_plain_and_without_names() -> None:
    for made in (checked(), against_the_folder()):
        for finding in made.report.findings:
            assert_plain(finding.message, made.report)


def test_the_sample_is_as_large_as_promised() -> None:
    assert (len(KEY["faults"]), len(KEY["lookalikes"])) == (15, 15)
    story = checked().report.story
    told = sum(len(story.text[b.span].split()) for b in story.blocks if b.kind in ("paragraph", "quotation"))
    assert 1500 <= told <= 2000
    files = sorted((SAMPLE / "interviews").iterdir())
    assert len(files) == 15
    for path in files:
        found = read_evidence(path.read_bytes(), path.name)
        assert found is not None
        layers = [sum(len(found.text.string[p.start : p.end].split()) for p in found.pieces if p.layer == n) for n in (0, 1)]
        words = max(layers)
        assert 400 <= words <= 900, (path.name, words)
