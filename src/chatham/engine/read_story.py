"""The verb *read* of an audit: everything that a story tells by itself."""

from __future__ import annotations

from chatham.core.reading import Reading
from chatham.core.story import Story
from chatham.language.attribution import saying, words_of_saying
from chatham.language.collectives import collectives
from chatham.language.declared import declared
from chatham.language.quotations import quotations, trimmed
from chatham.language.reported import tagged_and_reported
from chatham.language.whose import whose


def read_story(story: Story, language: str) -> Reading:
    """Attributions, voices, collectives, declared numbers, marks around nobody’s words, and furniture."""
    text = story.text.string
    paragraphs = [b.span for b in story.prose()]
    quoted = trimmed(quotations(story, words_of_saying()), text, saying())
    sentences, reports = tagged_and_reported(text, paragraphs, quoted)
    attributions, voices = whose(text, paragraphs, reports, sentences)
    return Reading(attributions, voices, collectives(text, paragraphs, attributions, voices, sentences), declared(text, paragraphs, sentences))
