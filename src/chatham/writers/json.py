"""The published JSON of a check, ``chatham-check/1``: core values know nothing of being stored."""

from __future__ import annotations

from typing import Any, get_args

from chatham.core.finding import Finding, Place
from chatham.core.house import House
from chatham.core.last import Since, with_result
from chatham.core.match import Alignment, Edit, Match, Swallowed, Verdict
from chatham.core.passage import Passage
from chatham.core.report import NotRun, Problem, Report
from chatham.writers.document import in_lines
from chatham.writers.wording import printed_label

SCHEMA = "chatham-check/1"


def to_json(report: Report) -> str:
    """The whole report as one JSON document, one trailing newline; spans are code points of its ``text``."""
    return in_lines(_document(report))


def _document(report: Report) -> dict[str, Any]:
    return {
        "schema": SCHEMA,
        "complete": report.complete,
        "text": report.story.text.string,
        "passages": [_passage(report, passage) for passage in report.passages],
        "sentences": [{"span": list(s.span), "verdict": s.verdict} for s in report.sentences],
        "findings": [_finding(report, finding) for finding in report.findings],
        "let_stand": [_finding(report, finding) for finding in report.let_stand],
        "not_run": [_not_run(entry) for entry in report.not_run],
        "skipped": list(report.evidence.skipped),
        "problems": [_problem(problem) for problem in report.problems],
        "house": _house(report.house),
        "evidence": _evidence(report),
        **({"since": _since(report.since)} if report.since is not None else {}),
    }


def _evidence(report: Report) -> list[dict[str, str]]:
    """Every file that was read as evidence, then the tables that tell of it, each with the SHA-256 of its bytes."""
    read = [(interview.file, interview.digest) for interview in report.evidence.interviews if interview.digest]
    return [{"file": file, "sha256": digest} for file, digest in (*read, *report.evidence.digests)]


def _since(since: Since) -> dict[str, Any]:
    return {
        "new": list(since.new),
        "settled": [{"rule": s.rule, "words": s.words, "message": s.message, "sentence": s.sentence} for s in since.settled],
        "lapsed": [{"span": list(lapsed.span) if lapsed.span is not None else None, "was": lapsed.was} for lapsed in since.lapsed],
        "unchanged": since.unchanged,
    }


def _house(house: House) -> dict[str, Any]:
    by = {term: "chatham" if term in house.worded else "publisher" for term in house.definitions}
    return {"name": house.name, "title": house.title, "definitions": dict(house.definitions), "by": by}


def _passage(report: Report, passage: Passage) -> dict[str, Any]:
    alignment: Alignment = report.alignments[passage.id]
    matches = [_match(match) for match in alignment.matches]
    continues = {"continues": passage.continues} if passage.continues else {}
    return {
        "id": passage.id,
        "kind": passage.kind,
        "span": list(passage.span),
        "verdict": alignment.verdict,
        "voice": passage.voice,
        "label": printed_label(report, passage),
        "source": report.sources.get(passage.voice) if passage.voice else None,
        **continues,
        **({"fingerprint": with_result(alignment.fingerprint, alignment.verdict, matches)} if alignment.fingerprint is not None else {}),
        "matches": matches,
    }


def _match(match: Match) -> dict[str, Any]:
    sealed = match.words is None
    swallowed = [_swallowed(part, sealed) for part in match.swallowed]
    return {
        "file": match.file,
        "span": list(match.span),
        "words": match.words,
        "original": None if sealed else match.original,
        "turn": match.turn,
        "speaker": match.speaker,
        "role": match.role,
        "at": match.at,
        "terms": match.terms,
        "similarity": round(match.similarity, 3),
        "edits": [_edit(edit, sealed) for edit in match.edits],
        **({"page": match.page} if match.page is not None else {}),
        **({"swallowed": swallowed} if swallowed else {}),
        **({} if sealed else {"turn_index": match.turn_index, "draft_span": list(match.draft_span)}),
    }


def _swallowed(part: Swallowed, sealed: bool) -> dict[str, Any]:
    told = {"words": None if sealed else part.words, "why": part.why}
    return told if sealed else {**told, "draft_span": list(part.draft_span), "evidence_span": list(part.evidence_span), "bracket": part.bracket}


def _edit(edit: Edit, sealed: bool) -> dict[str, Any]:
    if sealed:
        return {"op": edit.op, "draft": edit.draft, "evidence": None, "critical": edit.critical}
    spans = {"draft_span": list(edit.draft_span), "evidence_span": list(edit.evidence_span)}
    return {"op": edit.op, "draft": edit.draft, "evidence": edit.evidence, "critical": edit.critical, **spans, "kind": edit.kind}


def _finding(report: Report, finding: Finding) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "name": finding.name,
        "severity": finding.severity,
        "span": list(finding.span),
        "words": report.story.text[finding.span],
        "message": finding.message,
        "also": list(finding.also),
        "because": [_place(place) for place in finding.because],
    }


def _place(place: Place) -> dict[str, Any]:
    return {"file": place.file, "span": list(place.span), "words": place.words, "source": place.source}


def _not_run(entry: NotRun) -> dict[str, Any]:
    return {"rule": entry.rule, "needs": list(entry.needs), "file": entry.file}


def _problem(problem: Problem) -> dict[str, Any]:
    return {
        "code": problem.code,
        "message": problem.message,
        "file": problem.file,
        "next_step": problem.next_step,
    }


def schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of ``to_json``: strict about the promised keys, open to more of them."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:chatham:check:1",
        "title": "What chatham check found",
        "description": "All spans are half-open [start, end] in Unicode code points: of this document's "
        "text, or of the evidence file's decoded text inside matches and because.",
        **_open_record(
            {"since": {**_since_schema(), "description": "What is otherwise than in the last check, where one was named."}},
            schema={"const": SCHEMA},
            complete={"type": "boolean", "description": "False if a part could not be read or checked."},
            text={"type": "string", "description": "The draft, exactly as read."},
            passages=_many("passage"),
            sentences=_many("sentence"),
            findings=_many("finding"),
            let_stand=_many("finding"),
            not_run=_many("not_run"),
            skipped={"type": "array", "items": {"type": "string"}},
            problems=_many("problem"),
            house={"$ref": "#/$defs/house"},
            evidence={
                **_many("read"),
                "description": "What was read: files of evidence, then the tables that tell of them. Empty in a copy with codes.",
            },
        ),
        "$defs": _definitions(),
    }


_WORDS = {"type": "string"}
_WORDS_OR_NULL = {"type": ["string", "null"]}


def _record(**keys: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "required": list(keys), "properties": keys}


def _open_record(further: dict[str, dict[str, Any]], **keys: dict[str, Any]) -> dict[str, Any]:
    """A record with ``further`` keys that stand only where they say something."""
    record = _record(**keys)
    record["properties"] |= further
    return record


def _many(name: str) -> dict[str, Any]:
    return {"type": "array", "items": {"$ref": f"#/$defs/{name}"}}


def _map(value: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "additionalProperties": value}


def _one_of(*values: str | None) -> dict[str, Any]:
    return {"enum": list(values)}


def _definitions() -> dict[str, Any]:
    span = {"$ref": "#/$defs/span"}
    return {
        "span": {"type": "array", "items": {"type": "integer", "minimum": 0}, "minItems": 2, "maxItems": 2},
        "house": {
            **_record(name=_WORDS, title=_WORDS, definitions=_map(_WORDS), by=_map(_one_of("publisher", "chatham"))),
            "description": "The house profile that the check went by, with what its terms mean and whose wording that is.",
        },
        "passage": _passage_schema(span),
        "match": _match_schema(span),
        "edit": _open_record(
            {"draft_span": span, "evidence_span": span, "kind": {**_WORDS, "description": "What makes the edit weigh, or grammar, or words."}},
            op=_one_of("replace", "delete", "insert"),
            draft=_WORDS,
            evidence={**_WORDS_OR_NULL, "description": "Null where the words stand off the record."},
            critical={"type": "boolean"},
        ),
        "swallowed": _open_record({"draft_span": span, "evidence_span": span, "bracket": _WORDS_OR_NULL}, words=_WORDS_OR_NULL, why=_WORDS_OR_NULL),
        "sentence": _record(span=span, verdict=_one_of("stands", "open", "falls", "bridge")),
        "finding": _record(
            rule=_WORDS,
            name=_WORDS,
            severity=_one_of("stop", "error", "warning", "advice"),
            span=span,
            words=_WORDS,
            message=_WORDS,
            also={"type": "array", "items": _WORDS},
            because=_many("place"),
        ),
        "read": _record(file=_WORDS, sha256={"type": "string", "description": "Of the bytes, in hexadecimal digits."}),
        "place": _record(file=_WORDS, span=span, words=_WORDS_OR_NULL, source=_WORDS_OR_NULL),
        "not_run": _record(rule=_WORDS, needs={"type": "array", "items": _WORDS}, file=_WORDS_OR_NULL),
        "problem": _record(code=_WORDS, message=_WORDS, file=_WORDS_OR_NULL, next_step=_WORDS),
    }


def _since_schema() -> dict[str, Any]:
    then = {"type": ["string", "null"], "description": "As it stood then; null where it rests on what is off the record."}
    return _record(
        new={"type": "array", "items": {"type": "integer", "minimum": 0}, "description": "Open now and not then: numbers of findings, from 0."},
        settled={
            "type": "array",
            "items": _record(rule=_WORDS, words=then, message=then, sentence=then),
            "description": "Findings that were open then and are not now.",
        },
        lapsed={
            "type": "array",
            "items": _record(span={"anyOf": [{"$ref": "#/$defs/span"}, {"type": "null"}], "description": "The sentence now, null where it is gone."}, was=then),
            "description": "Sentences that stood or were let stand, and have been changed.",
        },
        unchanged={"type": "integer", "minimum": 0, "description": "How many passages were not looked for again."},
    )


def _passage_schema(span: dict[str, Any]) -> dict[str, Any]:
    record = _record(
        id=_WORDS,
        kind=_WORDS,
        span={**span, "description": "With the quotation marks."},
        verdict=_one_of(*get_args(Verdict)),
        voice=_WORDS_OR_NULL,
        label={**_WORDS_OR_NULL, "description": "The printed description of the speaker."},
        source={**_WORDS_OR_NULL, "description": "The code of the person behind the voice, where known."},
        matches=_many("match"),
    )
    record["properties"]["fingerprint"] = {
        "type": "string",
        "description": "Of all that its place in the evidence depends on (as long as that is the same, so is the place), a hyphen, and one of the place.",
    }
    record["properties"]["continues"] = {**_WORDS, "description": "The passage whose sentence goes on here."}
    return record


def _match_schema(span: dict[str, Any]) -> dict[str, Any]:
    record = _record(
        file=_WORDS,
        span=span,
        words={**_WORDS_OR_NULL, "description": "Null where the words stand off the record."},
        original={**_WORDS_OR_NULL, "description": "The words in the language that was spoken."},
        turn={"type": ["integer", "null"]},
        speaker=_WORDS_OR_NULL,
        role=_one_of("source", "interviewer", None),
        at={**_WORDS_OR_NULL, "description": "HH:MM:SS from the start of the recording."},
        terms=_WORDS_OR_NULL,
        similarity={"type": "number", "minimum": 0, "maximum": 1},
        edits=_many("edit"),
    )
    record["properties"]["page"] = {"type": "integer", "minimum": 1, "description": "The page, in a file that has pages."}
    record["properties"]["swallowed"] = {**_many("swallowed"), "minItems": 1}
    record["properties"]["turn_index"] = {"type": "integer", "minimum": -1, "description": "The number of the turn in its file, from 0; -1 for none."}
    record["properties"]["draft_span"] = {**span, "description": "From the first to the last word of the draft that agrees."}
    return record
