"""The published JSON of an audit, ``chatham-audit/1``: one document, or one line for each of many stories."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, get_args

from chatham.core.audit import Audit, Share, Summary
from chatham.core.finding import Finding
from chatham.core.passage import FacetKind, Voice
from chatham.core.reading import Attribution, AttributionType, Collective, Declared, FurnitureKind
from chatham.core.report import Problem
from chatham.core.text import Span
from chatham.writers.document import in_lines, on_one_line

SCHEMA = "chatham-audit/1"


def to_json(audit: Audit) -> str:
    """One story as one JSON document, one trailing newline; spans are code points of its ``text``."""
    return in_lines(_document(audit))


def to_line(audit: Audit) -> str:
    """The same on one line."""
    return on_one_line(_document(audit))


def _document(audit: Audit) -> dict[str, Any]:
    reading = audit.reading
    return {
        "schema": SCHEMA,
        "file": audit.story.label,
        "complete": audit.complete,
        "text": audit.story.text.string,
        "attributions": [_attribution(a) for a in reading.attributions],
        "voices": [_voice(v, s) for v, s in zip(reading.voices, audit.shares or map(_nothing, reading.voices), strict=True)],
        "collectives": [_collective(c) for c in reading.collectives],
        "declared": [_declared(d) for d in reading.declared],
        "scare": _spans(reading.scare),
        "furniture": [{"kind": f.kind, "span": list(f.span)} for f in reading.furniture],
        "findings": [_finding(audit, f) for f in audit.findings],
        "let_stand": [_finding(audit, f) for f in audit.let_stand],
        "problems": [_problem(p, audit.story.label) for p in audit.problems],
        "summary": _summary(audit.summary),
        "house": {"name": audit.house.name, "title": audit.house.title},
    }


def _nothing(voice: Voice) -> Share:
    return Share(voice.id)


def _spans(spans: Sequence[Span]) -> list[list[int]]:
    return [list(s) for s in spans]


def _attribution(a: Attribution) -> dict[str, Any]:
    return {
        "source": _spans(a.source),
        "cue": _spans(a.cue),
        "content": _spans(a.content),
        "type": a.type,
        "voice": a.voice,
        "inherited": a.inherited,
    }


def _voice(voice: Voice, share: Share) -> dict[str, Any]:
    return {
        "id": voice.id,
        "named": voice.named,
        "labels": list(voice.labels or (voice.label,)),
        "spans": _spans(voice.spans),
        "collective": voice.collective,
        "facets": [{"kind": f.kind, "words": f.words, "span": list(f.span)} for f in voice.facets],
        "attributions": share.attributions,
        "words": share.words,
    }


def _collective(c: Collective) -> dict[str, Any]:
    claim = list(c.claim) if c.claim is not None else None
    return {"span": list(c.span), "quantifier": c.quantifier, "group": c.group, "claim": claim, "voice": c.voice}


def _declared(d: Declared) -> dict[str, Any]:
    return {"span": list(d.span), "count": d.count, "of": d.of}


def _finding(audit: Audit, finding: Finding) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "name": finding.name,
        "severity": finding.severity,
        "span": list(finding.span),
        "words": audit.story.text[finding.span],
        "message": finding.message,
        "also": list(finding.also),
        "because": [{"file": p.file, "span": list(p.span), "words": p.words, "source": p.source} for p in finding.because],
    }


def _problem(problem: Problem, label: str) -> dict[str, Any]:
    return {"code": problem.code, "message": problem.message, "file": problem.file or label, "next_step": problem.next_step}


def _summary(s: Summary) -> dict[str, Any]:
    return {
        "words": s.words,
        "voices": s.voices,
        "unnamed_voices": s.unnamed_voices,
        "attributions": s.attributions,
        "unnamed_share": s.unnamed_share,
        "declared_sources": s.declared_sources,
        "unnamed_people": s.unnamed_people,
        "collective_voices": s.collective_voices,
        "direct": s.direct,
        "indirect": s.indirect,
        "mixed": s.mixed,
        "attributed_words": s.attributed_words,
        "unnamed_words": s.unnamed_words,
        "labels_share_people": s.must_share,
    }


_WORDS: dict[str, Any] = {"type": "string"}
_COUNT: dict[str, Any] = {"type": "integer", "minimum": 0}
_SPAN: dict[str, Any] = {"$ref": "#/$defs/span"}
_MANY: dict[str, Any] = {"type": "array", "items": _SPAN}


def _record(**keys: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "required": list(keys), "properties": keys}


def _array(items: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": items}


def _or_null(one: dict[str, Any]) -> dict[str, Any]:
    return {"anyOf": [one, {"type": "null"}]}


def schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of ``to_json``: strict about the promised keys, open to more of them."""
    finding = _record(
        rule=_WORDS,
        name=_WORDS,
        severity={"enum": ["stop", "error", "warning", "advice"]},
        span=_SPAN,
        words=_WORDS,
        message=_WORDS,
        also=_array(_WORDS),
        because=_array(_record(file=_WORDS, span=_SPAN, words=_or_null(_WORDS), source=_or_null(_WORDS))),
    )
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:chatham:audit:1",
        "title": "What chatham audit found",
        "description": "One story read by itself. All spans are half-open [start, end] in Unicode code points of this document's text.",
        **_record(
            schema={"const": SCHEMA},
            file={"type": "string", "description": "The file's name; in an audit of a folder, where it lies in it."},
            complete={"type": "boolean", "description": "False if a part could not be read."},
            text={"type": "string", "description": "The story, exactly as read."},
            attributions=_array(_attribution_schema()),
            voices=_array(_voice_schema()),
            collectives=_array(_record(span=_SPAN, quantifier=_WORDS, group=_WORDS, claim=_or_null(_SPAN), voice=_or_null(_WORDS))),
            declared=_array(_record(span=_SPAN, count=_COUNT, of=_WORDS)),
            scare={**_MANY, "description": "Marks around words that are nobody's reported speech, titles among them; with the marks."},
            furniture=_array(_record(kind={"enum": list(get_args(FurnitureKind))}, span=_SPAN)),
            findings=_array(finding),
            let_stand=_array(finding),
            problems=_array(_record(code=_WORDS, message=_WORDS, file=_WORDS, next_step=_WORDS)),
            summary=_summary_schema(),
            house=_record(name=_WORDS, title=_WORDS),
        ),
        "$defs": {"span": {"type": "array", "items": _COUNT, "minItems": 2, "maxItems": 2}},
    }


def _attribution_schema() -> dict[str, Any]:
    return _record(
        source={**_MANY, "description": "Who; empty where nobody is given."},
        cue={**_MANY, "description": "The words of saying; empty where there are none."},
        content={**_MANY, "description": "What is reported."},
        type={"enum": list(get_args(AttributionType))},
        voice={"type": ["string", "null"]},
        inherited={"type": "boolean", "description": "True where the words stand free and are given to the running voice."},
    )


def _voice_schema() -> dict[str, Any]:
    return _record(
        id=_WORDS,
        named={"type": "boolean", "description": "True where the text gives a proper name, there or elsewhere."},
        labels={**_array(_WORDS), "description": "The printed descriptions in order, pronouns left out."},
        spans={**_MANY, "description": "Every mention, pronouns too."},
        collective={"type": "boolean"},
        facets=_array(_record(kind={"enum": list(get_args(FacetKind))}, words=_WORDS, span=_SPAN)),
        attributions=_COUNT,
        words={**_COUNT, "description": "Words that the story gives to this voice."},
    )


def _summary_schema() -> dict[str, Any]:
    share = {
        "type": "number",
        "minimum": 0,
        "maximum": 1,
        "description": "unnamed_words divided by attributed_words; 0 where nothing is attributed.",
    }
    return _record(
        words={**_COUNT, "description": "Words of the story without furniture."},
        voices=_COUNT,
        unnamed_voices=_COUNT,
        attributions=_COUNT,
        unnamed_share=share,
        declared_sources={**_or_null(_COUNT), "description": "The largest number of people the story says it spoke with; null where it says none."},
        unnamed_people={**_COUNT, "description": "Unnamed voices that are no group."},
        collective_voices=_COUNT,
        direct=_COUNT,
        indirect=_COUNT,
        mixed=_COUNT,
        attributed_words={**_COUNT, "description": "Words given to some voice, each once; words within words count for the outer voice."},
        unnamed_words={**_COUNT, "description": "Those of them that are given to voices that are not named."},
        labels_share_people={"type": "boolean", "description": "True where more unnamed people speak than the story says it spoke with."},
    )
