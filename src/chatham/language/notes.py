"""Notes in reported speech: a record of what was meant, not of the words."""

from __future__ import annotations

import re

from chatham.core.evidence import Interview
from chatham.core.text import Span

_REPORTED = re.compile(
    r"\b(?:(?:he|she|they|source|[A-Z]\w+|S\d+) (?:said|says|thinks|thought|claims|claimed|confirmed|denied|told|"
    r"believes|recalled|insisted|added|mentioned|explained|described|refused|would not|wouldn't|did not want)|"
    r"(?:said|says) (?:that|he|she|they))\b"
)
_ANNOUNCED = re.compile(r"^\W*(?:typed |my |rough |handwritten |shorthand )*notes\b|\bno (?:tape|recorder|recording)\b", re.I | re.M)
_TOLD = re.compile(
    r"\b(?:he|she|they|(?:the|his|her) \w+|\w+) (?:also |then |further )?"
    r"(?:said|says|told (?:me|us|him|her|them)|claimed|insisted|added) that $",
    re.I,
)
_BEFORE = 60
_FIRST = re.compile(r"\b(?:I|we|my|our|me|us|I’m|I'm|we’re|we're)\b")
_LINE = 4000
_MARKED = re.compile(r"“[^”\n]{1,2000}”|\"[^\"\n]{1,2000}\"|«[^»\n]{1,2000}»|„[^“”\n]{1,2000}[“”]|‘[^’\n]{1,400}’(?!\w)")


def reported_speech(interview: Interview) -> bool:
    """True for a file that tells what was said instead of giving the words: told so by its head, or written so."""
    if is_summary(interview):
        return True
    if interview.head.record in ("notes", "memory"):
        return not interview.speakers or _written_so(interview)
    if interview.head.record or interview.speakers or interview.kind == "document" or interview.form in ("srt", "vtt", "json", "otr"):
        return False
    return _written_so(interview)


def is_summary(interview: Interview) -> bool:
    """True for a machine's summary, which is no record of anybody's words, not even of those it puts in marks."""
    return (interview.head.made_by or "").lower() == "machine-summary"


def _written_so(interview: Interview) -> bool:
    words = _MARKED.sub(" ", interview.text[Span(0, 40_000)])
    reported, first, size = len(_REPORTED.findall(words)), len(_FIRST.findall(words)), len(words.split())
    announced = _ANNOUNCED.search(words[:300]) is not None
    least, share = (2, 120) if announced else (3, 60)
    return reported >= least and reported * share >= size and first <= reported


def told_of(interview: Interview, span: Span) -> bool:
    """True where the words directly follow "he said that" in a file whose own speakers nobody names: what was meant is
    kept there, not how it was said."""
    if interview.speakers or interview.kind == "document" or interview.form.split("/")[0] in ("srt", "vtt", "json", "otr"):
        return False
    before = " ".join(interview.text[Span(max(0, span.start - _BEFORE), span.start)].split())
    return _TOLD.search(f"{before} ") is not None


def in_marks(interview: Interview, span: Span) -> bool:
    """True if the words at ``span`` stand within quotation marks of the notes themselves."""
    if is_summary(interview):
        return False
    string, base = interview.text.around(span.start - _LINE, span.end + _LINE)
    span = Span(span.start - base, span.end - base)
    begin = max(0, string.rfind("\n", 0, span.start))
    end = string.find("\n", span.end)
    return any(m.start() <= span.start and span.end <= m.end() for m in _MARKED.finditer(string, begin, len(string) if end < 0 else end + 1))
