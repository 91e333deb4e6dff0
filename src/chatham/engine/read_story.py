"""The verb *read* of an audit: everything that a story tells by itself."""

from __future__ import annotations

from dataclasses import replace

from chatham.core.reading import Reading
from chatham.core.story import Story
from chatham.engine.doubts import doubts, foreign
from chatham.language.attribution import saying, words_of_saying
from chatham.language.collectives import collectives
from chatham.language.declared import declared
from chatham.language.furniture import Apart, apart
from chatham.language.quotations import quotations, trimmed
from chatham.language.reported import tagged_and_reported
from chatham.language.scare import scare
from chatham.language.whose import whose


def read_story(story: Story, language: str) -> Reading:
    """Attributions, voices, collectives, declared numbers, marks around what is nobody's words, and furniture.

    In a story that is not English only the furniture is told, and a problem says so.
    """
    return read_apart(apart(story), language)


def who_speaks(story: Story) -> Reading:
    """Attributions and voices only, of a story in English, as its reader took it apart: what its page looks like is not asked."""
    own = replace(story, blocks=story.prose())
    text, paragraphs = own.text.string, [b.span for b in own.blocks]
    split, reports = tagged_and_reported(text, paragraphs, trimmed(quotations(own, words_of_saying()), text, saying()))
    return Reading(*whose(text, paragraphs, reports, split))


def read_apart(page: Apart, language: str) -> Reading:
    """The same of a page that has been taken apart."""
    own = page.story
    if language != "en":
        return Reading(furniture=page.furniture, problems=(foreign(language),))
    text, paragraphs = own.text.string, [b.span for b in own.blocks]
    quoted = trimmed(quotations(own, words_of_saying()), text, saying())
    split, reports = tagged_and_reported(text, paragraphs, quoted)
    attributions, voices = whose(text, paragraphs, reports, split)
    heads = frozenset(n for n, b in enumerate(own.blocks) if b.kind == "headline")
    return Reading(
        attributions,
        voices,
        collectives(text, paragraphs, attributions, voices, split),
        declared(text, paragraphs, split),
        scare(text, [q for q in quoted if q.block not in heads], attributions),
        page.furniture,
        tuple(doubts(page.whole, own, quoted)),
    )
