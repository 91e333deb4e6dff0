"""What stands on a story's page and is no part of the story: headlines, captions, credits, bylines, advertisements.

Told by four things: the form of the file (a heading, the caption of a figure), where a piece stands (above the first
paragraph, below the last, under a picture), its shape (a short line without a stop), and its wording, which is data
(``furniture.en.toml``). In doubt a piece is the story's.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from chatham.core.reading import Furniture
from chatham.core.story import Block, BlockKind, Story
from chatham.core.text import Span
from chatham.language.boxes import newsletters
from chatham.language.heads import heads
from chatham.language.page import Page
from chatham.language.pictures import pictures, twice

_HEADLINES = 4


@dataclass(frozen=True, slots=True)
class Apart:
    """A page taken apart. ``whole`` is as it was read; ``story`` has blocks of its own sentences only: its headlines, and the
    paragraphs between the furniture."""

    whole: Story
    furniture: tuple[Furniture, ...]
    story: Story


def apart(story: Story) -> Apart:
    """Everything on the page that is not the story's own, in the order of the text, and the story."""
    page = Page(story)
    page.by_form()
    page.by_wording()
    page.below()
    pictures(page)
    twice(page)
    page.behind_labels()
    newsletters(page)
    heads(page)
    found, gone = page.done(), page.gone()
    title = frozenset(_title(story.text.string, found))
    return Apart(story, found, replace(story, blocks=tuple(_own(story, gone, title))))


def _own(story: Story, gone: Sequence[Span], title: frozenset[Span]) -> Iterator[Block]:
    """The blocks without ``gone``, and with the words of the title."""
    heads = sorted(title)
    at = 0
    for block in story.blocks:
        while at < len(gone) and gone[at].end <= block.span.start:
            at += 1
        k = at
        while k < len(gone) and gone[k].start < block.span.end:
            k += 1
        if block.kind != "code":
            kind: BlockKind = "paragraph" if block.kind == "headline" else block.kind
            own = [Block("headline", s) for s in heads if block.span.covers(s)]
            yield from sorted([*own, *(Block(kind, s) for s in left(story.text.string, block.span, gone[at:k]))], key=lambda b: b.span)


def left(string: str, span: Span, gone: Sequence[Span]) -> list[Span]:
    """What is left of a stretch when some is taken away, in pieces that hold words."""
    made = []
    at = span.start
    for one in [*gone, Span(span.end, span.end)]:
        words = string[at : max(at, one.start)]
        if any(c.isalnum() for c in words):
            lead = len(words) - len(words.lstrip())
            made.append(Span(at + lead, at + len(words.rstrip())))
        at = max(at, one.end)
    return made


def _title(string: str, found: Sequence[Furniture]) -> list[Span]:
    """The headlines above everything else, which say things that count; not those between paragraphs."""
    kept: list[Span] = []
    at = 0
    for f in found:
        if any(c.isalnum() for c in string[at : f.span.start]) or len(kept) == _HEADLINES:
            break
        if f.kind == "headline":
            kept.append(f.span)
        at = f.span.end
    return kept
