"""A story cut into the pieces that its page is made of: paragraphs, and the lines of those whose lines mean something."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from chatham.core.story import Block, BlockKind, Story
from chatham.core.text import Span

_AROUND = " \t\n\u00a0*_[](){}<>|~`#\u200b"
_PICTURE = re.compile(r"!\[(?P<words>[^\]\n]*)\]\([^)\n]*\)|!\[\[[^\]\n]*\]\]|<img\b[^>\n]*>", re.I)
_LINK = re.compile(r"\[([^\]\n]*)\]\([^)\n]*\)")
_HEADING = re.compile(r"[ \t]*#{1,6}[ \t]+")
_SHOWN = 400  # letters of a piece that are looked at for its wording; furniture is short
_WIDEST = 110
_FULL = 0.7
_END = re.compile(r"[.!?…:;,][”\"’»')\]*_]*$")


@dataclass(frozen=True, slots=True)
class Piece:
    """One of them. ``words`` is its text on one line, without emphasis, brackets or links; ``count`` how many words it has.
    ``block`` is the number of its block, ``alone`` true where it is all of it."""

    span: Span
    kind: BlockKind
    detail: str
    words: str
    count: int
    block: int
    alone: bool

    @property
    def ended(self) -> bool:
        """Whether it ends as a sentence or part of one does."""
        return bool(_END.search(self.words[-8:]))

    @property
    def body(self) -> bool:
        """Whether it looks like a paragraph of a story: a good many words that end in a stop."""
        return self.count >= 18 and self.kind in ("paragraph", "quotation") and (self.ended or self.count >= 40)


def pieces(story: Story) -> list[Piece]:
    """All of them in the order of the text; code is none."""
    width = _width(story)
    made: list[Piece] = []
    for number, block in enumerate(story.blocks):
        if block.kind == "code":
            continue
        spans = list(_cut(story.text.string, block, width))
        made.extend(_piece(story.text.string, s, block, number, len(spans) == 1) for s in spans)
    return made


def picture(words: str) -> bool:
    """Whether a line of Markdown is a picture and nothing else."""
    return _PICTURE.fullmatch(words.strip()) is not None


def heading(string: str, span: Span) -> Span:
    """The words of a heading, without the signs of Markdown before them."""
    m = _HEADING.match(string, span.start, span.end)
    return Span(m.end(), span.end) if m else span


def _piece(string: str, span: Span, block: Block, number: int, alone: bool) -> Piece:
    raw = string[span.start : min(span.end, span.start + 4 * _SHOWN)]
    plain = raw if "[" not in raw and "<" not in raw else _LINK.sub(r"\1", _PICTURE.sub(lambda m: m["words"] or "", raw))
    words = " ".join(plain.split()).strip(_AROUND)
    count = len(words.split()) if span.end - span.start <= 4 * _SHOWN else 4 * _SHOWN
    return Piece(span, block.kind, block.detail, words, count, number, alone)


def _width(story: Story) -> int:
    """How wide the lines of a text are that somebody or something has broken; 0 where lines are paragraphs."""
    if story.form not in ("txt", "md"):
        return 0
    lines = [line for b in story.blocks if b.kind == "paragraph" for line in story.text.string[b.span.start : b.span.end].split("\n")[:-1]]
    if len(lines) < 4 or max(map(len, lines)) > _WIDEST:
        return 0
    lines.sort(key=len)
    middle = len(lines[len(lines) // 2])
    return middle if middle >= 40 else 0


def _cut(string: str, block: Block, width: int) -> Iterator[Span]:
    """The lines of a block, or all of it where its lines are filled one after the other."""
    lines = list(_lines(string, block.span))
    if block.kind in ("quotation", "list") or len(lines) < 2 or (width and _filled(lines, width)):
        lines = [Span(lines[0].start, lines[-1].end)] if lines else []
    yield from lines


def _filled(lines: Sequence[Span], width: int) -> bool:
    return all(len(line) >= _FULL * width for line in lines[:-1])


def _lines(string: str, span: Span) -> Iterator[Span]:
    at = span.start
    for line in string[span.start : span.end].split("\n"):
        lead = len(line) - len(line.lstrip())
        if line.strip():
            yield Span(at + lead, at + len(line.rstrip()))
        at += len(line) + 1
