"""The checking copy of an OpenDocument draft: the draft's own file with a comment on the exact words of every mark."""

from __future__ import annotations

from collections.abc import Sequence

from chatham.office.opennotes import OpenNotes, drop_own
from chatham.office.opentext import OpenFile, walk
from chatham.writers.word import Mark

_LONGEST_WORDS = 200


def annotate(data: bytes, marks: Sequence[Mark], label: str) -> bytes:
    """A copy of the OpenDocument text ``data`` with one comment by Chatham for each mark; all else stays as it was.

    Spans count in the text that ``office.opentext.walk`` gives. Comments of an earlier check are taken out first; words in
    a text box get theirs beside it. The comments carry no time, so that the same draft gives the same bytes. Raises
    ``ReadError`` for what is no readable OpenDocument text and ``ValueError`` for a span outside the text.
    """
    file = OpenFile(data, label)
    drop_own(file)
    text = walk(file)
    notes = OpenNotes(file, text)
    for mark in marks:
        if not 0 <= mark.span.start <= mark.span.end <= len(text.string):
            raise ValueError(f"the span {tuple(mark.span)} is outside the text")
    notes.tie([(mark.span, _paragraphs(mark, text.string, notes.boxed(mark.span))) for mark in marks])
    return file.written()


def _paragraphs(mark: Mark, string: str, boxed: bool) -> tuple[str, ...]:
    words = string[mark.span.start : mark.span.end]
    shown = words if len(words) <= _LONGEST_WORDS else words[:_LONGEST_WORDS] + "…"
    return (mark.title, *((f"In the text box here: {shown}",) if boxed else ()), *mark.paragraphs)
