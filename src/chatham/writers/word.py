"""The checking copy: the draft's own Word file with a comment on the exact words of every mark."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final, NamedTuple

from chatham.core.story import Story
from chatham.core.text import Span
from chatham.office.anchors import Anchors
from chatham.office.blank import STYLE_OF, blank
from chatham.office.comments import Comments
from chatham.office.package import Package, serial, stamped
from chatham.office.wordml import styles_of, walk

_LONGEST_WORDS: Final = 200


@dataclass(frozen=True, slots=True)
class Mark:
    """One comment: where it goes (code points of the draft's text), its bold first line, and what follows."""

    span: Span
    title: str
    paragraphs: tuple[str, ...]


class _Piece(NamedTuple):
    """Words of the story (``span``) that are a paragraph of a made document, from ``at`` in its text on."""

    span: Span
    at: int
    style: str
    words: str


def annotate(data: bytes, marks: Sequence[Mark], label: str, when: datetime | None = None) -> bytes:
    """A copy of the Word file ``data`` with one comment by Chatham for each mark; all else stays as it was.

    Spans count in the text that ``read_draft`` gives. Comments of an earlier check are taken out first.
    Words in a text box get their comment on the place of the box, because Word shows none inside. ``when``
    is the comments' time; without it they carry none. Raises ``ReadError`` for what is no readable .docx,
    ``ChathamError`` for more comments than Word can open, and ``ValueError`` for a span outside the text.
    """
    package = Package(data, label)
    document, styles = package.document(), styles_of(package)
    comments = Comments(package, document, styles)
    changed = comments.drop_own()
    text = walk(document, styles, label)
    anchors = Anchors(document, text)
    ordered = sorted(marks, key=lambda mark: (mark.span.start, -mark.span.end))
    numbers = comments.free_ids(len(ordered))
    for number, mark in zip(numbers, ordered, strict=True):
        if not 0 <= mark.span.start <= mark.span.end <= len(text.string):
            raise ValueError(f"the span {tuple(mark.span)} is outside the text")
        comments.add(number, mark.title, _paragraphs(mark, text.string, anchors), when)
    anchors.tie([(n, mark.span) for n, mark in zip(numbers, ordered, strict=True)], styles.key("annotation reference"))
    parts = comments.parts()
    if changed or ordered:
        parts[package.main] = serial(document)
    return package.written(parts)


def _paragraphs(mark: Mark, string: str, anchors: Anchors) -> tuple[str, ...]:
    if not anchors.boxed(mark.span):
        return mark.paragraphs
    words = string[mark.span.start : mark.span.end]
    shown = words if len(words) <= _LONGEST_WORDS else words[:_LONGEST_WORDS] + "…"
    return (f"In the text box here: {shown}", *mark.paragraphs)


def make(story: Story, marks: Sequence[Mark], title: str) -> bytes:
    """A new Word file that prints ``story`` block by block as its text stands, with the same comments on it.

    Spans count in ``story.text``; one on signs between the blocks goes to the nearest words. Words that no
    block covers are printed too. ``title`` becomes the file's title property. Raises as ``annotate``.
    """
    data, moved = laid_out(story, title)
    return annotate(data, [Mark(moved(mark.span), mark.title, mark.paragraphs) for mark in marks], story.label)


def laid_out(story: Story, title: str) -> tuple[bytes, Callable[[Span], Span]]:
    """A new Word file that prints ``story``, and where in its text the words at a span of the story are."""
    pieces = _pieces(story)
    printed = [(piece.style, piece.words) for piece in pieces]
    whole = "\n".join(words for _, words in printed)
    notes = [note.words for note in story.notes if note.kind == "footnote" and note.words not in whole]
    if notes:
        printed.append(("Heading1", "Notes"))
        printed.extend(("ListParagraph", f"{number}. {words}") for number, words in enumerate(notes, 1))
    return blank(printed, title), lambda span: _moved(span, pieces)


def macros(data: bytes, label: str) -> bool:
    """True for a Word file that may hold programs: a copy of it would carry them along, and under a name that Word refuses."""
    return Package(data, label).macros()


def is_ours(data: bytes) -> bool:
    """True if these are just the bytes that ``annotate`` or ``make`` gave; any other program's save ends it.

    A checking copy in which somebody has gone on writing is therefore not ours and is never overwritten.
    """
    return stamped(data)


def _pieces(story: Story) -> list[_Piece]:
    """What a made document prints, paragraph by paragraph."""
    pieces: list[_Piece] = []
    at = 0
    for style, span in _without_signs(story):
        words = story.text[span]
        if style == STYLE_OF["paragraph"] and story.form in ("md", "pdf"):  # lines end where the page did
            words = words.replace("\n", " ")
        pieces.append(_Piece(span, at, style, words))
        at += len(words) + 1
    return pieces


_SIGNS = re.compile(r"[ \t]*(?:#{1,6}[ \t]+|(?:>[ \t]?)+)")


def _without_signs(story: Story) -> Iterator[tuple[str, Span]]:
    """The stretches to print; of Markdown the signs of headings and of block quotations are left out, line by line."""
    for style, span in _stretches(story):
        if story.form != "md" or style not in ("Title", STYLE_OF["headline"], STYLE_OF["quotation"]):
            yield style, span
            continue
        at = span.start
        for line in story.text[span].splitlines(keepends=True):
            sign = _SIGNS.match(line)
            part = Span(at + (sign.end() if sign else 0), at + len(line.rstrip()))
            at += len(line)
            if part.end > part.start:
                yield style, part


def _stretches(story: Story) -> Iterator[tuple[str, Span]]:
    """The blocks in order, and whatever has words between them, each with the style it is printed in."""
    done, titled = 0, False
    for block in sorted(story.blocks, key=lambda block: block.span):
        start, end = max(block.span.start, done), block.span.end
        if end <= start:
            continue
        line = max(story.text.string.rfind("\n", 0, start) + 1, done)
        sign = story.text[Span(line, start)].lstrip()
        if re.search(r"\S" if block.kind == "list" else r"\w", sign):
            start -= len(sign)  # a bullet, a number or a note's sign in front, on the same line
        yield from _between(story, Span(done, start))
        style = "Title" if block.kind == "headline" and not titled else STYLE_OF[block.kind]
        titled = titled or block.kind == "headline"
        yield style, Span(start, start + len(story.text[Span(start, end)].rstrip("\n")))
        done = end
    yield from _between(story, Span(done, len(story.text)))


def _between(story: Story, span: Span) -> Iterator[tuple[str, Span]]:
    for line in re.finditer(r"[^\n]*\w[^\n]*", story.text[span]):
        yield STYLE_OF["paragraph"], Span(span.start + line.start(), span.start + line.end())


def _moved(span: Span, pieces: Sequence[_Piece]) -> Span:
    """Where the words at ``span`` of the story are in the made document."""
    if not pieces:
        return Span(0, 0)
    first = min(bisect_right([piece.span.end for piece in pieces], span.start), len(pieces) - 1)
    last = max(bisect_left([piece.span.start for piece in pieces], span.end) - 1, 0)
    start = _at(span.start, pieces[first])
    return Span(start, max(start, _at(span.end, pieces[last])))


def _at(place: int, piece: _Piece) -> int:
    return piece.at + min(max(place - piece.span.start, 0), len(piece.span))
