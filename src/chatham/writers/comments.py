"""What the Word comments say: one for each finding, and a short one where a quotation stands."""

from __future__ import annotations

from collections.abc import Mapping

from chatham.core.finding import Finding, Place
from chatham.core.report import Report
from chatham.writers.word import Mark
from chatham.writers.wording import where

_WORDS = {"stop": "Stop", "error": "Error", "warning": "Warning", "advice": "Advice"}


def marks(report: Report, explanations: Mapping[str, str]) -> list[Mark]:
    """One mark a finding on its exact words, in the order of the draft."""
    return [_mark(f, explanations) for f in report.findings]


def _mark(finding: Finding, explanations: Mapping[str, str]) -> Mark:
    title = f"{_WORDS[finding.severity]} · {finding.rule} {finding.name}" + (f" (also {', '.join(finding.also)})" if finding.also else "")
    lines = [finding.message]
    lines += [_place(p) for p in finding.because[:3]]
    why = explanations.get(finding.rule, "").strip().split("\n", 1)[0]
    if why:
        lines.append(why)
    return Mark(finding.span, title, tuple(lines))


def _place(place: Place) -> str:
    told = where(place.file, place.turn, place.at, place.page)
    words = " ".join(place.words.split()) if place.words is not None else None
    if words is not None and len(words) > 400:
        words = words[:280].rstrip() + " … " + words[-100:].lstrip()
    return told + (f": “{words}”" if words is not None else " (off the record; the words are not shown)")
