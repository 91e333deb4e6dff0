"""Read a Word file, as a draft or as evidence."""

from __future__ import annotations

from typing import Final, Literal

from chatham.core.story import Block, Note, Story
from chatham.core.text import Span, Text
from chatham.office.comments import AUTHOR
from chatham.office.facts import facts_of
from chatham.office.names import name, value
from chatham.office.package import Package
from chatham.office.styles import Styles
from chatham.office.wordml import text_of, walk
from chatham.office.wordtext import WordText

_PARTS: Final = {"comment": "comments", "footnote": "footnotes", "endnote": "endnotes"}


def read_draft(data: bytes, label: str) -> Story:
    """The draft in a .docx, as it stands with tracked changes accepted.

    Blocks are the paragraphs that have words. Notes are the reporter's comments, each with the words it is
    anchored on, and her footnotes and endnotes, each a point; comments by Chatham are left out. Raises
    ``ReadError``.
    """
    package = Package(data, label)
    _, text = text_of(package)
    blocks = tuple(Block(p.kind, p.span) for p in text.paragraphs if len(p.span))
    return Story(label, "docx", Text(text.string), blocks, _notes(package, text), file=facts_of(package))


def _notes(package: Package, text: WordText) -> tuple[Note, ...]:
    words = {kind: _note_words(package, kind) for kind in {reference.kind for reference in text.references}}
    notes: list[Note] = []
    for reference in text.references:
        found = words[reference.kind].get(reference.id)
        if found:
            kind: Literal["comment", "footnote"] = "comment" if reference.kind == "comment" else "footnote"
            span = reference.span if kind == "comment" else Span(reference.span.start, reference.span.start)
            notes.append(Note(kind, span, found))
    return tuple(notes)


def _note_words(package: Package, kind: str) -> dict[str, str]:
    """The words of every note of one kind by its id; comments by Chatham and Word's separators have none."""
    part = package.related(package.main, _PARTS[kind])
    root = package.xml(part) if part is not None else None
    words: dict[str, str] = {}
    for element in root if root is not None else ():
        ours = kind == "comment" and value(element, "author") == AUTHOR
        if name(element) == kind and not ours and value(element, "type") in (None, "normal"):
            words[value(element, "id") or ""] = walk(element, Styles(None), package.label).string.strip()
    return words
