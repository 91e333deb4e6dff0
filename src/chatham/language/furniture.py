"""What stands on a story's page and is no part of the story: headlines, captions, credits, bylines, advertisements.

Told by four things: the form of the file (a heading, the caption of a figure), where a piece stands (above the first
paragraph, below the last, under a picture), its shape (a short line without a stop), and its wording, which is data
(``furniture.en.toml``). In doubt a piece is the story's.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from chatham.core.reading import Furniture
from chatham.core.story import Block, BlockKind, Story
from chatham.core.text import Span
from chatham.language.page import Page
from chatham.language.pieces import heading

_HEADLINES = 4


def furniture(story: Story) -> tuple[Furniture, ...]:
    """Everything on the page that is not the story's own, in the order of the text."""
    page = Page(story)
    page.by_form()
    page.by_wording()
    page.below()
    page.pictures()
    page.twice()
    page.behind_labels()
    page.heads()
    page.datelines()
    return page.done()


def without(story: Story, found: Sequence[Furniture]) -> Story:
    """The story with blocks of its own sentences only: its headlines, and the paragraphs between the furniture."""
    gone = sorted(f.span for f in found)
    title = frozenset(_title(story, found))
    blocks: list[Block] = []
    at = 0
    for block in story.blocks:
        while at < len(gone) and gone[at].end <= block.span.start:
            at += 1
        k = at
        while k < len(gone) and gone[k].start < block.span.end:
            k += 1
        if block.kind != "code":
            blocks += [Block("headline", heading(story.text.string, s)) for s in gone[at:k] if s in title]
            kind: BlockKind = "paragraph" if block.kind == "headline" else block.kind
            blocks += [Block(kind, s) for s in left(story.text.string, block.span, gone[at:k])]
    return replace(story, blocks=tuple(blocks))


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


def _title(story: Story, found: Sequence[Furniture]) -> list[Span]:
    """The headlines above everything else, which say things that count; not those between paragraphs."""
    heads = [f.span for f in found if f.kind == "headline"]
    first = heads[0] if heads else Span(0, 0)
    own = [f.span for f in found]
    above = left(story.text.string, Span(0, first.start), [s for s in own if s.end <= first.start])
    kept = [first] if heads and len(above) <= 1 else []
    for span in heads[1:_HEADLINES] if kept else []:
        if left(story.text.string, Span(kept[-1].end, span.start), [s for s in own if kept[-1].end <= s.start and s.end <= span.start]):
            break
        kept.append(span)
    return kept
