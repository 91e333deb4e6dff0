"""Alignments taken over from the last check, where nothing has changed that they depend on.

Only the place and its differences are taken; who spoke there, when, on which terms and in which words is read off the
evidence again, and where that is not what the last check told, the quotation is looked for again. So are quotations
found in words off the record, of which the last check keeps nothing, and those whose place somebody has changed in its JSON.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from chatham.core.evidence import OFF_RECORD, Evidence, Interview
from chatham.core.last import LastCheck, LastPassage
from chatham.core.match import Alignment, Edit, Match, Swallowed
from chatham.core.passage import Passage
from chatham.core.story import Story
from chatham.core.text import Span
from chatham.engine.described import described

_NOWHERE = Span(0, 0)


class Taken:
    """What the last check found, by fingerprint."""

    def __init__(self, last: LastCheck | None, evidence: Evidence, story: Story) -> None:
        """Nothing is taken where there was no last check."""
        self._passages = {p.fingerprint: p for p in last.passages if p.fingerprint} if last else {}
        self._files = {i.file: i for i in evidence.interviews}
        self._size = len(story.text)

    def alignments(self, passages: Sequence[Passage], prints: Sequence[str]) -> dict[str, Alignment] | None:
        """One for each half of a quotation, or None where one of them has to be looked for again."""
        found: dict[str, Alignment] = {}
        for passage, fingerprint in zip(passages, prints, strict=True):
            before = self._passages.get(fingerprint)
            alignment = self._alignment(passage, before) if before is not None else None
            if alignment is None:
                return None
            found[passage.id] = alignment
        return found

    def _alignment(self, passage: Passage, before: LastPassage) -> Alignment | None:
        if before.matches is None:
            return None
        if not before.matches:  # whatever was made of it later, it was nowhere
            return Alignment(passage.id, "absent", (), before.fingerprint, True)
        shift = passage.span.start - before.span.start
        matches = [self._match(m, shift) for m in before.matches]
        if any(m is None for m in matches):
            return None
        return Alignment(passage.id, before.verdict, tuple(m for m in matches if m is not None), before.fingerprint, True)

    def _match(self, then: Match, shift: int) -> Match | None:
        interview = self._files.get(then.file)
        if interview is None or not self._within(then, interview, shift):
            return None
        now = described(interview, then.span, then.turn_index, False)
        told = replace(now, similarity=then.similarity, edits=(), swallowed=(), draft_span=_NOWHERE, layer=0, source=None)
        if told != replace(then, edits=(), swallowed=(), draft_span=_NOWHERE, layer=0, source=None) or now.terms == OFF_RECORD:
            return None
        return replace(
            now,
            similarity=then.similarity,
            edits=tuple(replace(e, draft_span=_moved(e, shift)) for e in then.edits),
            swallowed=tuple(replace(s, draft_span=_moved(s, shift)) for s in then.swallowed),
            draft_span=_shifted(then.draft_span, shift),
        )

    def _within(self, then: Match, interview: Interview, shift: int) -> bool:
        """Whether every position is one of this draft and this evidence."""
        there = [then.span, *(e.evidence_span for e in then.edits), *(s.evidence_span for s in then.swallowed)]
        here = [_shifted(then.draft_span, shift), *(_moved(e, shift) for e in then.edits), *(_moved(s, shift) for s in then.swallowed)]
        size = len(interview.text)
        inside = all(s.end <= size for s in there) and all(s.start >= 0 and s.end <= self._size for s in here)
        return inside and len(then.span) > 0 and then.turn_index < len(interview.turns)


def _moved(part: Edit | Swallowed, shift: int) -> Span:
    """Where a difference now is; one that had no place in the draft (``[inaudible]``) gets none."""
    return part.draft_span if part.draft_span == _NOWHERE else _shifted(part.draft_span, shift)


def _shifted(span: Span, shift: int) -> Span:
    return Span(span.start + shift, span.end + shift)
