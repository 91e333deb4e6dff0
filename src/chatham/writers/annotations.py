"""The findings as W3C Web Annotations (JSON-LD), for programs that show notes of others on a text."""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid5

from chatham.core.evidence import OFF_RECORD
from chatham.core.finding import Finding
from chatham.core.match import Match
from chatham.core.passage import Passage
from chatham.core.report import Report
from chatham.core.text import Span
from chatham.writers.definitions import Glossary, lines
from chatham.writers.places import address, document
from chatham.writers.wording import VERDICTS, clean_prose, new_ones, where

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_OURS = UUID("6b1f3a5e-4c1d-5e0b-9a53-2f0f5d1c7a11")  # what the names of annotations are made in
_BESIDE = 32  # code points of the draft on either side, by which the words are found again in a changed draft


def to_annotations(report: Report, version: str) -> str:
    """An AnnotationCollection: one annotation for each finding, for each let stand, and for each quotation laid
    against the evidence. Of the evidence only the words of findings and matches are in it, and none off the record."""
    made = _Annotations(report)
    items = [made.finding(f, None) for f in report.findings]
    items += [made.finding(f, reason) for f, reason in zip(report.let_stand, report.reasons or [""] * len(report.let_stand), strict=True)]
    items += [made.quotation(p) for p in report.passages if report.alignments[p.id].matches]
    whole, page = made.name("collection"), made.name("page")
    return document(
        {
            "@context": CONTEXT,
            "id": whole,
            "type": "AnnotationCollection",
            "label": f"Chatham: {clean_prose(report.story.label)}",
            "generator": {"type": "Software", "name": f"Chatham {version}"},
            "total": len(items),
            "first": {"id": page, "type": "AnnotationPage", "partOf": whole, "startIndex": 0, "items": items},
            "last": page,
        }
    )


class _Annotations:
    """Annotations of one report; each has a name of its own, the same at every run."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._glossary = Glossary(report.house)
        self._taken: dict[str, int] = {}
        self._new = new_ones(report)

    def name(self, *parts: object) -> str:
        """A name made from what it names; told again, it gets another."""
        told = "\n".join(str(part) for part in (self._report.story.label, self._report.story.text.string, *parts))
        again = self._taken[told] = self._taken.get(told, 0) + 1
        return f"urn:uuid:{uuid5(_OURS, f'{told}{again}'.encode('utf-8', 'replace').decode())}"

    def finding(self, finding: Finding, reason: str | None) -> dict[str, Any]:
        """A finding; one let stand has its ``reason`` in it."""
        bodies = [_words(finding.message, "assessing"), _words(f"{finding.rule} {finding.name}", "tagging"), _words(finding.severity, "tagging")]
        bodies += [_words("new", "tagging")] if finding in self._new else []
        if reason is not None:
            bodies += [_words("let stand", "tagging")] + ([_words(reason, "moderating")] if reason.strip() else [])
        sealed = OFF_RECORD if any(place.words is None for place in finding.because) else None
        bodies += [_words(line, "describing") for line in lines(self._glossary.in_words(finding.message, sealed))]
        bodies += [_evidence(p.file, p.span, p.words, where(p.file, p.turn, p.at, p.page)) for p in finding.because]
        return self._annotation(self.name("finding", finding.rule, finding.span, finding.message), "assessing", bodies, finding.span)

    def quotation(self, passage: Passage) -> dict[str, Any]:
        """A quotation with its places in the evidence."""
        alignment = self._report.alignments[passage.id]
        bodies = [_words(VERDICTS[alignment.verdict], "classifying")]
        terms = dict.fromkeys(m.terms for m in alignment.matches if m.terms)
        bodies += [_words(line, "describing") for line in lines(self._glossary.in_words(*terms))]
        bodies += [_match(match) for match in alignment.matches]
        return self._annotation(self.name("quotation", passage.id, passage.span), "linking", bodies, passage.span)

    def _annotation(self, name: str, motivation: str, bodies: list[dict[str, Any]], span: Span) -> dict[str, Any]:
        target = {"type": "SpecificResource", "source": address(self._report.story.label), "selector": self._selectors(span)}
        return {"id": name, "type": "Annotation", "motivation": motivation, "body": bodies, "target": target}

    def _selectors(self, span: Span) -> list[dict[str, Any]]:
        string = self._report.story.text.string
        position = {"type": "TextPositionSelector", "start": span.start, "end": span.end}
        if not len(span):
            return [position]
        around = {"prefix": string[max(0, span.start - _BESIDE) : span.start], "suffix": string[span.end : span.end + _BESIDE]}
        return [{"type": "TextQuoteSelector", "exact": string[span.start : span.end], **around}, position]


def _words(words: str, purpose: str) -> dict[str, Any]:
    return {"type": "TextualBody", "value": clean_prose(words), "format": "text/plain", "language": "en", "purpose": purpose}


def _match(match: Match) -> dict[str, Any]:
    sealed = match.words is None or match.terms == OFF_RECORD
    told = ", ".join(part for part in (match.source or match.speaker, where(match.file, match.turn, match.at, match.page), match.terms) if part)
    return _evidence(match.file, match.span, None if sealed else match.words, told)


def _evidence(file: str, span: Span, words: str | None, told: str) -> dict[str, Any]:
    """A place in the evidence. Nothing of what stands around the words is told, for nothing in the draft leads there."""
    position = {"type": "TextPositionSelector", "start": span.start, "end": span.end}
    exact = [] if not words else [{"type": "TextQuoteSelector", "exact": words}]
    return {"type": "SpecificResource", "purpose": "linking", "source": address(file), "selector": [*exact, position], "label": clean_prose(told)}
