"""The reporter's own references: what in a draft says where a sentence comes from, and how exactly."""

from __future__ import annotations

import re
from dataclasses import dataclass

from chatham.core.story import Story
from chatham.core.text import Span

_MARK = re.compile(r"[\[(](?:[SD]\d{1,4})(?:[,;: ][^\])\n]{0,60})?[\])]")
_NOTE = rf"(?:{_MARK.pattern}|\[\^[^\]\n]+\]|<!--.*?-->)"
_LEADING = re.compile(rf"{_NOTE}\s*$", re.S)
_ANY = re.compile(rf"\s*{_NOTE}\s*", re.S)
_CODE = re.compile(r"\b[SD]\d{1,4}\b")
_FILE = re.compile(r"(?<!\w)[\w()./-]{0,80}\w\.(?:docx?|odt|rtf|pdf|txt|md|srt|vtt|json|otr|mp3|m4a|wav|mp4|xlsx?|csv|html?)\b", re.I)
_RECORD = re.compile(r"\b(?:tapes?|recordings?|interviews?|transcripts?|audio|my notes|notebook|pdfs?|calls? with|file)\b", re.I)
_OF_ITS_OWN = re.compile(
    r"\b(?:1[5-9]|20)\d\d(?:-\d\d?-\d\d?)?\b|\b\d{1,2} (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*\b|"
    r"\b(?:interview|tape|recording|transcript|file|call|source|no\.?|number)s?(?: with| of)? #?\d+\b",
    re.I,
)
_PINPOINT = re.compile(r"\d|§|¶|[“\"«]|\b(?:turn|page|pp?\.|para\w*|line|minute|section|article|clause|chapter|beginning|opening|end|last|first)\b", re.I)
_TO_DO = re.compile(r"\?|^\W*(?:check|call|ask|listen|verify|confirm|find|add|need|get|todo|tk)\b", re.I)
_SHORT = 14
_STEPS = 12  # so many marks and blanks in a row are looked past


@dataclass(frozen=True, slots=True)
class Reference:
    """One reference: the place of the draft that it hangs on (an empty span is a point) and what it says."""

    span: Span
    words: str


def references(story: Story) -> tuple[Reference, ...]:
    """Footnotes, comments that point somewhere, and marks such as [S07, 00:12:31], in the order of the draft."""
    found = [Reference(n.span, n.words) for n in story.notes if n.kind == "footnote" or points(n.words)]
    found += [Reference(Span(*m.span()), m.group()) for m in _MARK.finditer(story.text.string)]
    return tuple(sorted(found, key=lambda r: (r.span, r.words)))


def points(words: str) -> bool:
    """True for a comment that says where something stands, and not only what is still to be done."""
    return bool(_CODE.search(words) or _FILE.search(words) or (_RECORD.search(words) and not _TO_DO.search(words)))


def without_pinpoint(words: str) -> bool:
    """True for "see tape" and the like: it names a recording or a file, and no page, paragraph, turn or time in it."""
    if len(words.split()) > _SHORT or _TO_DO.search(words) or not (_RECORD.search(words) or _FILE.search(words)):
        return False
    rest = _OF_ITS_OWN.sub(" ", _CODE.sub(" ", _FILE.sub(" ", words)))
    return _PINPOINT.search(rest) is None


def behind(story: Story, reference: Reference) -> int:
    """The place in the draft that a reference belongs to: what it is anchored on, else the last letter before it."""
    at = reference.span.start
    if len(reference.span) and not _MARK.match(story.text.string, at):
        return at
    for _ in range(_STEPS):
        if at == 0 or story.text.string[at - 1] not in " \t\n])":
            break
        opened = _LEADING.search(story.text.string, max(0, at - 80), at)
        at = opened.start() if opened else at - 1
    return max(0, at - 1)


def own_words(story: Story, span: Span) -> Span:
    """A sentence without the marks and notes at its beginning, which belong to the sentence before; it may be empty."""
    begin = span.start
    while (m := _ANY.match(story.text.string, begin, span.end)) is not None:
        begin = m.end()
    return Span(begin, span.end)
