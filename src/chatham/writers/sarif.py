"""The findings as SARIF 2.1.0, for programs that show what checkers of texts and of code have found."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import Any

from chatham.core.evidence import OFF_RECORD
from chatham.core.finding import Finding, Place
from chatham.core.report import NotRun, Problem, Report
from chatham.core.rule import Rule
from chatham.core.text import Span
from chatham.writers.definitions import Glossary, lines
from chatham.writers.places import Lines, address, document
from chatham.writers.wording import clean, clean_prose, new_ones, pictures_line, where

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
LEVELS = {"stop": "error", "error": "error", "warning": "warning", "advice": "note"}


def to_sarif(report: Report, rules: Sequence[Rule], explanations: Mapping[str, str], version: str) -> str:
    """One run of SARIF. ``rules`` are those that there are, ``explanations`` their manual pages by code.

    Findings let stand are results that are suppressed, with the reason. Words off the record are in it as little as
    anywhere else: their place is told, and nothing more.
    """
    return document({"$schema": SCHEMA, "version": "2.1.0", "runs": [_Run(report, rules).run(explanations, version)]})


class _Run:
    """One run: what results, rules and files refer to by number."""

    def __init__(self, report: Report, rules: Sequence[Rule]) -> None:
        self._report, self._rules = report, rules
        self._glossary = Glossary(report.house)
        self._numbers = {rule.code: number for number, rule in enumerate(rules)}
        labels = dict.fromkeys([report.story.label, *(interview.file for interview in report.evidence.interviews)])
        self._files = {label: number for number, label in enumerate(labels)}
        self._texts = {interview.file: interview.text for interview in report.evidence.interviews}
        self._lines: dict[str, Lines] = {}
        self._seen: dict[str, int] = {}

    def run(self, explanations: Mapping[str, str], version: str) -> dict[str, Any]:
        """The whole run."""
        report = self._report
        new = new_ones(report)
        told: list[tuple[Finding, str | None]] = [(finding, None) for finding in report.findings]
        told += list(zip(report.let_stand, report.reasons or [""] * len(report.let_stand), strict=True))
        house = report.house
        return {
            "tool": {"driver": {"name": "Chatham", "version": version, "rules": [_rule(r, explanations.get(r.code, "")) for r in self._rules]}},
            "columnKind": "unicodeCodePoints",
            "invocations": [self._invocation()],
            "artifacts": [self._artifact(label) for label in self._files],
            "results": [self._result(finding, reason) | self._baseline(finding in new) for finding, reason in told],
            "properties": {"house": {"name": house.name, "title": house.title, "definitions": dict(house.definitions)}},
        }

    def _baseline(self, new: bool) -> dict[str, Any]:
        """Whether the last check had it, where one was named."""
        return {} if self._report.since is None else {"baselineState": "new" if new else "unchanged"}

    def _artifact(self, label: str) -> dict[str, Any]:
        found: dict[str, Any] = {"location": {"uri": address(label)}}
        if label == self._report.story.label:
            # A Word file has no lines: positions count in this text.
            found |= {"roles": ["analysisTarget"], "contents": {"text": self._report.story.text.string}}
        return found

    def _invocation(self) -> dict[str, Any]:
        report = self._report
        notes = [self._problem(problem) for problem in report.problems]
        notes += [self._not_run(entry) for entry in report.not_run]
        notes += [_note("note", f"{clean(label)} was skipped: no evidence.", "skipped", self._file(label)) for label in report.evidence.skipped]
        if (pictures := pictures_line(report.evidence.skipped)) is not None:
            notes.append(_note("note", f"Of the skipped files {pictures}", "skipped", None))
        changed = [self._by_the_house(code) for code in self._numbers if code in report.house.off or code in report.house.severities]
        overrides = {"ruleConfigurationOverrides": changed} if changed else {}
        return {"executionSuccessful": report.complete, "toolExecutionNotifications": notes, **overrides}

    def _by_the_house(self, code: str) -> dict[str, Any]:
        """What the house makes of a rule."""
        house = self._report.house
        made = {"enabled": False} if code in house.off else {"level": LEVELS[house.severities[code]]}
        return {"descriptor": {"id": code, "index": self._numbers[code]}, "configuration": made}

    def _problem(self, problem: Problem) -> dict[str, Any]:
        level = "error" if problem.stops else "note"
        return _note(level, f"{clean(problem.message)} {clean(problem.next_step)}", problem.code, self._file(problem.file) if problem.file else None)

    def _not_run(self, entry: NotRun) -> dict[str, Any]:
        place = f" in {clean(entry.file)}" if entry.file else ""
        note = _note("note", f"{entry.rule} was not run{place}, nothing to go by: {', '.join(entry.needs)}.", "not-run", self._file(entry.file))
        return note | ({"associatedRule": {"id": entry.rule, "index": self._numbers[entry.rule]}} if entry.rule in self._numbers else {})

    def _file(self, label: str | None) -> dict[str, Any] | None:
        if label is None:
            return None
        number = self._files.get(label)
        return {"uri": address(label)} | ({} if number is None else {"index": number})

    def _result(self, finding: Finding, reason: str | None) -> dict[str, Any]:
        sealed = OFF_RECORD if any(place.words is None for place in finding.because) else None
        told = [finding.message, *lines(self._glossary.in_words(finding.message, sealed))]
        let = [] if reason is None else [{"kind": "external", "status": "accepted", "justification": clean_prose(reason) or "No reason was kept."}]
        return {
            "ruleId": finding.rule,
            **({"ruleIndex": self._numbers[finding.rule]} if finding.rule in self._numbers else {}),
            "kind": "fail",
            "level": LEVELS[finding.severity],
            "message": _message(" ".join(told)),
            "locations": [{"physicalLocation": self._place(self._report.story.label, finding.span, self._report.story.text[finding.span])}],
            "relatedLocations": [self._related(number, place) for number, place in enumerate(finding.because, 1)],
            "partialFingerprints": {"chathamFinding/v1": self._fingerprint(finding)},
            "suppressions": let,
            "properties": {"name": finding.name, "severity": finding.severity, "also": list(finding.also)},
        }

    def _related(self, number: int, place: Place) -> dict[str, Any]:
        told = ": ".join(part for part in (clean(place.source) if place.source else None, where(place.file, place.turn, place.at, place.page)) if part)
        sealed = "" if place.words is not None else " (off the record; the words are not shown)"
        return {"id": number, "physicalLocation": self._place(place.file, place.span, place.words), "message": _message(told + sealed)}

    def _place(self, label: str, span: Span, words: str | None) -> dict[str, Any]:
        region: dict[str, Any] = {}
        text = self._report.story.text if label == self._report.story.label else self._texts.get(label)
        if text is not None:
            if label not in self._lines:
                self._lines[label] = Lines(text.string)
            counted = self._lines[label]
            (first, column), (last, end) = counted.at(span.start), counted.at(span.end)
            region = {"startLine": first, "startColumn": column, "endLine": last, "endColumn": end}
        region |= {"charOffset": span.start, "charLength": len(span)}
        region |= {} if words is None else {"snippet": {"text": words}}
        return {"artifactLocation": self._file(label), "region": region}

    def _fingerprint(self, finding: Finding) -> str:
        """The same for the same words in the same sentence, wherever in the draft that comes to stand."""
        story = self._report.story.text
        sentence = next((s.span for s in self._report.sentences if s.span.start <= finding.span.start < s.span.end), finding.span)
        same = "\n".join((finding.rule, " ".join(story[finding.span].split()), " ".join(story[sentence].split())))
        again = self._seen[same] = self._seen.get(same, 0) + 1
        return sha256(f"{same}\n{again}".encode("utf-8", "replace")).hexdigest()[:32]


def _rule(rule: Rule, page: str) -> dict[str, Any]:
    first, _, rest = page.strip().partition("\n")
    described = {"shortDescription": _message(first), "help": {"text": _escaped(page.strip()), "markdown": _escaped(page.strip())}} if first else {}
    return {
        "id": rule.code,
        "name": rule.name,
        **described,
        "defaultConfiguration": {"level": LEVELS[rule.severity], "enabled": rule.default},
        "properties": {"family": rule.family, "severity": rule.severity, "needs": list(rule.needs), "canBeLetStand": rule.waivable},
    }


def _note(level: str, words: str, code: str, file: dict[str, Any] | None) -> dict[str, Any]:
    located = {"locations": [{"physicalLocation": {"artifactLocation": file}}]} if file else {}
    return {"descriptor": {"id": code}, "level": level, "message": _message(words), **located}


def _message(words: str) -> dict[str, str]:
    return {"text": _escaped(clean_prose(words))}


def _escaped(words: str) -> str:
    """Braces stand for arguments in a message of SARIF, and words in brackets before round ones for a link."""
    return words.replace("{", "{{").replace("}", "}}").replace("](", "]\u200b(")
