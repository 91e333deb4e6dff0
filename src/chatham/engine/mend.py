"""Changes for the checked copy: quotations put right where the evidence leaves no doubt how.

A change is only proposed where the words come from a source's own mouth, on terms under which they may be quoted, and
nothing else is wrong with the quotation. It is only kept if the quotation, changed, is found word for word.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from chatham.core.change import Change
from chatham.core.evidence import DEEP, OFF_RECORD, Evidence, Interview
from chatham.core.finding import Finding
from chatham.core.match import Edit, Match
from chatham.core.passage import Passage
from chatham.core.report import Report
from chatham.core.secret import Secret
from chatham.core.story import Story
from chatham.core.text import Span, Text
from chatham.engine.pipeline import run

_WORDS: Final = frozenset({"Q01", "Q02", "Q03", "Q08"})  # rules about the quoted words themselves
_BESIDE: Final = frozenset({"Q07", "G03", "L01", "L02"})  # what these find is not mended by the words, nor made worse
_MENDED: Final = ("altered", "cut", "inserted")
_FINE: Final = ("verbatim", "folded")
_LONG: Final = 6  # more words left out than this get an ellipsis, unless they carry weight
_FEW: Final = 3
_END: Final = re.compile(r"[.?!…](?:\s|$)")
_MARKS: Final = re.compile('["“”„«»]')
_PAUSE: Final = (",", ";", ":")
_STOPS: Final = (".", "?", "!", "…")


def certain_changes(report: Report, language: str | None) -> tuple[Change, ...]:
    """The changes that need no judgement, in the order of the draft. ``language`` is the draft's, where it was told."""
    kept: list[Change] = []
    rest = _candidates(report)
    for short in (True, False):  # first with an ellipsis for much left out, then with all words put back
        proposed = {p.id: c for p, m, f in rest if (c := _proposed(report, p, m, f, short)) is not None}
        stands = _standing(report, proposed, language)
        kept += [change for name in stands for change in proposed[name]]
        rest = [c for c in rest if c[0].id not in stands]
    return tuple(sorted(kept, key=lambda c: c.span))


def mended(story: Story, changes: Sequence[Change]) -> tuple[Story, Callable[[int], int]]:
    """The story with the changes made, and where each old position then is."""
    ordered = sorted(changes, key=lambda c: c.span)
    pieces: list[str] = []
    ends, shifts, at, shift = [-1], [0], 0, 0
    for change in ordered:
        pieces += [story.text.string[at : change.span.start], change.words]
        at = change.span.end
        shift += len(change.words) - len(change.span)
        ends.append(at)
        shifts.append(shift)
    whole = "".join([*pieces, story.text.string[at:]])

    def moved(position: int) -> int:
        return position + shifts[bisect_right(ends, position) - 1]

    def span(old: Span) -> Span:
        return Span(moved(old.start), max(moved(old.start), moved(old.end)))

    blocks = tuple(replace(b, span=span(b.span)) for b in story.blocks)
    notes = tuple(replace(n, span=span(n.span)) for n in story.notes)
    return replace(story, text=Text(whole), blocks=blocks, notes=notes), moved


def _candidates(report: Report) -> list[tuple[Passage, Match, Finding]]:
    """The quotations that might be put right, each with its place and with what was found."""
    doubtful = {i.file for i in report.evidence.interviews if i.doubtful_words}
    found = []
    for passage in report.passages:
        alignment = report.alignments[passage.id]
        if alignment.verdict not in _MENDED or len(alignment.matches) != 1:
            continue
        match = alignment.matches[0]
        usable = match.words is not None and match.role == "source" and match.terms not in (OFF_RECORD, DEEP) and match.file not in doubtful
        finding = _to_mend(report, passage)
        if usable and finding is not None:
            found.append((passage, match, finding))
    return found


def _to_mend(report: Report, passage: Passage) -> Finding | None:
    """The open finding about the words, if nothing else keeps the quotation from being printed at all."""
    own = [f for f in report.findings if f.passage == passage.id or f.span.overlaps(passage.span)]
    if any(f.severity in ("stop", "error") and f.rule not in _WORDS | _BESIDE for f in own):
        return None
    return next((f for f in own if f.passage == passage.id and f.rule in _WORDS and f.severity != "advice"), None)


def _standing(report: Report, proposed: dict[str, list[Change]], language: str | None) -> list[str]:
    """The passages that, with their changes made, are found word for word and have nothing said of their words."""
    if not proposed:
        return []
    files = {report.alignments[name].matches[0].file for name in proposed}
    evidence = replace(report.evidence, interviews=tuple(i for i in report.evidence.interviews if i.file in files), problems=())
    story, moved = mended(report.story, [c for changes in proposed.values() for c in changes])
    again = run(story, evidence, (), language, house=report.house)
    by_start = {p.span.start: p for p in again.passages}
    told = {f.passage for f in again.findings if f.rule in _WORDS and f.severity != "advice"}
    stands = []
    for passage in report.passages:
        new = by_start.get(moved(passage.span.start))
        if passage.id in proposed and new is not None and again.alignments[new.id].verdict in _FINE and new.id not in told:
            stands.append(passage.id)
    return stands


def _proposed(report: Report, passage: Passage, match: Match, finding: Finding, short: bool) -> list[Change] | None:
    """One change for each edit, or None where one of them cannot be put into words."""
    interview = next(i for i in report.evidence.interviews if i.file == match.file)
    story, changes = report.story, []
    for edit in match.edits:
        part = next((p for p in passage.parts if p.start <= edit.draft_span.start and edit.draft_span.end <= p.end), None)
        at_the_edge = edit.evidence_span.start <= match.span.start or edit.evidence_span.end >= match.span.end
        if part is None or (edit.op != "insert" and edit.kind == "name" and at_the_edge):
            return None  # where a name begins that the quotation has not is for a person to say
        made = _change(story, part, interview, edit, short)
        if made is None or not _quotable(interview, edit.evidence_span) or _names_somebody(report, made[1]) or "\n\n" in story.text[made[0]]:
            return None
        changes.append(Change(made[0], made[1], finding))
    apart = all(a.span.end <= b.span.start and a.span != b.span for a, b in zip(changes, changes[1:], strict=False))
    return changes if changes and apart else None


def _quotable(interview: Interview, span: Span) -> bool:
    """Whether words of the evidence were said by a source, on terms under which they may be quoted; no words are."""
    turns = [t for t in interview.turns if t.start < span.end and span.start < t.end] if len(span) else []
    speakers = [interview.speakers[t.speaker] if t.speaker >= 0 else None for t in turns]
    free = all(t.terms not in (OFF_RECORD, DEEP) for t in turns)
    return free and all(s is None or s.role != "interviewer" for s in speakers)


def _change(story: Story, part: Span, interview: Interview, edit: Edit, short: bool) -> tuple[Span, str] | None:
    string = story.text.string
    if edit.op == "insert":
        return _taken_out(string, part, edit.draft_span)
    if edit.op == "delete" and short and not edit.critical and len(edit.evidence.split()) > _LONG:
        return _put_in(string, part, edit.draft_span.start, ".", "..." if "..." in string and "…" not in string else "…", "")
    said = _in_the_draft_s_hand(string, _as_said(interview, edit))
    if not said or _END.search(said):
        return None
    if edit.op == "replace":
        return edit.draft_span, _cased(string[edit.draft_span.start], said, interview)
    before, behind = interview.text.string[: edit.evidence_span.start].rstrip()[-1:], interview.text.string[edit.evidence_span.end :][:1]
    return _put_in(string, part, edit.draft_span.start, before, said, behind)


def _as_said(interview: Interview, edit: Edit) -> str:
    """The words of the evidence with their punctuation. Where other things stand between them, a few without it, and
    none of many: where the commas belong is for a person to say."""
    whole = " ".join(interview.text[edit.evidence_span].split())
    if re.findall(r"\w+", whole) == re.findall(r"\w+", edit.evidence) and not _MARKS.search(whole):
        return whole
    return edit.evidence if len(edit.evidence.split()) <= _FEW else ""


def _in_the_draft_s_hand(string: str, words: str) -> str:
    return words.replace("'", "’") if "’" in string and "'" not in string else words


def _cased(first: str, words: str, interview: Interview) -> str:
    """``words`` with a capital where the draft has one, and a small letter where the evidence knows the word in one."""
    if first.isupper() and words[0].islower():
        return words[0].upper() + words[1:]
    head = words.split()[0]
    small = head[0].lower() + head[1:]
    if first.islower() and words[0].isupper() and re.search(rf"\b{re.escape(small)}\b", interview.text.string):
        return small + words[len(head) :]
    return words


def _put_in(string: str, part: Span, at: int, before: str, words: str, behind: str) -> tuple[Span, str] | None:
    """Words between two of the draft's, behind the first of them; at the beginning of a quotation before the second.

    ``before`` and ``behind`` are the signs around them in the evidence. None where the draft ends a sentence in the middle
    of what was said.
    """
    end = at
    while end > part.start and string[end - 1].isspace():
        end -= 1
    pause = behind if behind in _PAUSE or (behind in _STOPS and string[at : at + 1].isupper()) else ""
    if end == part.start:
        return Span(at, at), f"{words}{pause} "
    if string[end - 1] in _STOPS and before not in _STOPS:
        here = before if before in _PAUSE else ""
        return (Span(end - 1, end - 1), f"{here} {words}") if behind in _STOPS else None
    here = before if before in _PAUSE and string[end - 1].isalnum() else ""
    return Span(end, end), f"{here} {words}{pause}"


def _taken_out(string: str, part: Span, span: Span) -> tuple[Span, str] | None:
    """The words out, with the blank or the comma that goes with them."""
    start, end = span
    if not string[part.start : start].strip():
        behind = re.match(r"[,;]?\s*", string[end : part.end])
        end += len(behind[0]) if behind else 0
        if end >= part.end:
            return None
        raised = string[start].isupper() and string[end].islower()
        return (Span(start, end + 1), string[end].upper()) if raised else (Span(start, end), "")
    while start > part.start and string[start - 1].isspace():
        start -= 1
    if string[start - 1] == "," and string[end : end + 1] == ",":
        start -= 1
    return Span(start, end), ""


def _names_somebody(report: Report, words: str) -> bool:
    """Whether words of the evidence would bring a name into the draft that it does not print already."""
    printed = set(re.findall(r"\w+", report.story.text.string))
    new = [w for w in re.findall(r"[^\W\d_]{3,}", words) if w[0].isupper() and w not in printed]
    return any(name.may_be(word) for word in new for name in _names(report.evidence))


def _names(evidence: Evidence) -> list[Secret]:
    told = [name for s in evidence.sources for name in (s.name, s.printed_name, s.alias) if name is not None]
    return told + [s.label for i in evidence.interviews for s in i.speakers if not s.generic]
