"""A story cut into the pieces that its page is made of: paragraphs, and the lines of those whose lines mean something."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from chatham.core.story import Block, BlockKind, Story
from chatham.core.text import Span

_AROUND = " \t\n\u00a0*_[](){}<>|~`#\u200b"
_PICTURE = re.compile(r"!\[(?P<words>[^\]\n]*)\]\([^)\n]*\)|!\[\[[^\]\n]*\]\]|<img\b[^>\n]*>", re.I)
_LINK = re.compile(r"\[(?P<words>[^\]\n]*)\]\([^)\n]*\)")
_HEADED = re.compile(r"[ \t]*#{1,6}[ \t]+(?P<words>.*?)[ \t]*#*[ \t]*", re.S)
_EMPHASISED = re.compile(r"[ \t]*([*_]{1,3})(?=\S)(?P<words>[^*_]+)(?<=\S)\1[ \t]*")
_WHOLLY = re.compile(r"[ \t]*([*_]{1,3})(?=\S).*\1[ \t]*", re.S)
_STROKE = re.compile(r"[ \t]+[·|•][ \t]+")
_SHOWN = 400  # letters of a piece that are looked at for its wording; furniture is short
_WIDEST = 110
_FULL = 0.7
_END = re.compile(r"[.!?…:;,][”\"’»')\]*_]*(?:\s*\[\^?[\w, .-]{1,16}\]?)*$")


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
        return bool(_END.search(self.words[-40:]))

    @property
    def empty(self) -> bool:
        """Whether there is no word in it."""
        return not any(c.isalnum() for c in self.words)

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


def emphasised(words: str) -> bool:
    """Whether a piece of Markdown is in emphasis from its first word to its last."""
    return _WHOLLY.fullmatch(words) is not None


def bare(string: str, span: Span) -> Span:
    """A piece of Markdown without the signs around its words: of a heading, a picture, a link, emphasis."""
    for sign in (_PICTURE, _HEADED, _EMPHASISED, _LINK):
        m = sign.fullmatch(string, span.start, span.end)
        if m and "words" in m.groupdict() and m["words"] is not None:
            span = Span(*m.span("words"))
    return span


def plain(raw: str) -> str:
    """The words of a piece on one line, without emphasis, brackets or links."""
    if "[" in raw or "<" in raw:
        raw = _LINK.sub(r"\g<words>", _PICTURE.sub(lambda m: m["words"] or "", raw))
    return " ".join(raw.replace("**", "").split()).strip(_AROUND)


def split_up(string: str, span: Span) -> list[Span]:
    """The parts of a line that strokes or dots stand between."""
    made = []
    at = span.start
    for m in [*_STROKE.finditer(string, span.start, span.end), None]:
        end = m.start() if m else span.end
        made.append(bare(string, Span(at, end)))
        at = m.end() if m else end
    return [s for s in made if len(s)]


def _piece(string: str, span: Span, block: Block, number: int, alone: bool) -> Piece:
    raw = string[span.start : min(span.end, span.start + 4 * _SHOWN)]
    words = plain(raw)
    count = len(words.split()) if span.end - span.start <= 4 * _SHOWN else 4 * _SHOWN
    return Piece(span, block.kind, block.detail, words, count, number, alone)


def _width(story: Story) -> int:
    """How wide the lines of a text are that somebody or something has broken; 0 where lines are paragraphs."""
    if story.form not in ("txt", "md", "pdf"):
        return 0
    split = [story.text.string[b.span.start : b.span.end].split("\n") for b in story.blocks if b.kind == "paragraph"]
    lines = [line for block in split for line in block[:-1]]
    if len(lines) < 4 or story.form != "pdf" and max(len(line) for block in split for line in block) > _WIDEST:
        return 0
    lines.sort(key=len)
    middle = len(lines[len(lines) // 2])
    return middle if middle >= 40 else 0


def _cut(string: str, block: Block, width: int) -> Iterator[Span]:
    """The lines of a block, or all of it where its lines are filled one after the other."""
    lines = list(_lines(string, block.span))
    bracketed = string[block.span.start] == "(" and string[block.span.end - 1] == ")"
    running = any(string[line.start].islower() for line in lines[1:])
    if block.kind in ("quotation", "list") or bracketed or running or len(lines) < 2 or (width and _filled(lines, width)):
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
