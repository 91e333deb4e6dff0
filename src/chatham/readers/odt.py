"""Read an OpenDocument text (LibreOffice, Google Docs, Collabora), as a draft or as evidence."""

from __future__ import annotations

from dataclasses import replace

from chatham.core.story import Block, BlockKind, Note, Story
from chatham.core.text import Text
from chatham.office.comments import AUTHOR
from chatham.office.openfacts import facts_of
from chatham.office.opentext import DC, OpenFile, OpenParagraph, OpenText, walk, words_of
from chatham.office.styles import kind_named
from chatham.readers.paragraphs import settled


def read_draft(data: bytes, label: str) -> Story:
    """The draft in an OpenDocument text, with what its file holds beside its words. Raises ``ReadError``."""
    file = OpenFile(data, label)
    text = walk(file)
    return replace(_story(file, text), file=facts_of(file, text))


def read_odt(data: bytes, label: str) -> Story:
    """An OpenDocument text, zipped or flat: insertions accepted, deletions dropped, notes and comments apart.

    Raises ``ReadError``.
    """
    file = OpenFile(data, label)
    return _story(file, walk(file))


def _story(file: OpenFile, text: OpenText) -> Story:
    blocks = tuple(Block(_kind(p), p.span) for p in text.paragraphs if text.string[p.span.start : p.span.end].strip())
    return Story(file.label, "odt", Text(text.string), blocks, _notes(file, text))


def _kind(paragraph: OpenParagraph) -> BlockKind:
    """What its style makes of a paragraph, or else its place."""
    by_style = next((kind for style in paragraph.styles if (kind := kind_named(style)) is not None), None)
    return paragraph.place if by_style is None or (by_style == "list" and paragraph.place == "cell") else by_style


def _notes(file: OpenFile, text: OpenText) -> tuple[Note, ...]:
    theirs = [note for note in text.notes if note.kind == "footnote" or note.element.findtext(f"{{{DC}}}creator") != AUTHOR]
    words = [found.strip() for found in words_of(file, theirs)]
    return settled((Note(note.kind, note.span, found) for note, found in zip(theirs, words, strict=True) if found), text.string)
