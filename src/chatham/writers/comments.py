"""What the Word comments say: one for each finding, and a short one where a quotation stands."""

from __future__ import annotations

from collections.abc import Mapping

from chatham.core.evidence import OFF_RECORD
from chatham.core.finding import Finding, Place
from chatham.core.report import Report
from chatham.writers.definitions import Glossary, lines
from chatham.writers.word import Mark
from chatham.writers.wording import new_ones, where

_WORDS = {"stop": "Stop", "error": "Error", "warning": "Warning", "advice": "Advice"}


def marks(report: Report, explanations: Mapping[str, str]) -> list[Mark]:
    """One mark a finding on its exact words, in the order of the draft."""
    glossary = Glossary(report.house)
    new = new_ones(report)
    return [_mark(f, explanations, glossary, f in new) for f in report.findings]


def _mark(finding: Finding, explanations: Mapping[str, str], glossary: Glossary, new: bool) -> Mark:
    title = f"{_WORDS[finding.severity]} · {finding.rule} {finding.name}" + (f" (also {', '.join(finding.also)})" if finding.also else "")
    title = f"New · {title}" if new else title
    told = [finding.message]
    told += [_place(p) for p in finding.because[:3]]
    why = explanations.get(finding.rule, "").strip().split("\n", 1)[0]
    if why:
        told.append(why)
    ours = [finding.message, OFF_RECORD if any(p.words is None for p in finding.because) else None, why]
    return Mark(finding.span, title, (*told, *lines(glossary.in_words(*ours))))


def _place(place: Place) -> str:
    told = where(place.file, place.turn, place.at, place.page)
    words = " ".join(place.words.split()) if place.words is not None else None
    if words is not None and len(words) > 400:
        words = words[:280].rstrip() + " … " + words[-100:].lstrip()
    return told + (f": “{words}”" if words is not None else " (off the record; the words are not shown)")
