"""The verb *read* of an audit: everything that a story tells by itself."""

from __future__ import annotations

from collections.abc import Sequence

from chatham.core.languages import language_name
from chatham.core.reading import Furniture, Reading
from chatham.core.report import Problem
from chatham.core.story import Story
from chatham.language.attribution import saying, words_of_saying
from chatham.language.collectives import collectives, declared
from chatham.language.furniture import furniture, without
from chatham.language.quotations import Quoted, quotations, trimmed
from chatham.language.reported import reported
from chatham.language.scare import scare
from chatham.language.whose import whose


def read_story(story: Story, language: str) -> Reading:
    """Attributions, voices, collectives, declared numbers, marks around what is nobody's words, and furniture.

    In a story that is not English only the furniture is told, and a problem says so.
    """
    found = furniture(story)
    own = prose_of(story, found)
    if language != "en":
        return Reading(furniture=found, problems=(_foreign(language),))
    text, paragraphs = story.text.string, [b.span for b in own.blocks]
    quoted = trimmed(quotations(own, words_of_saying()), text, saying())
    attributions, voices = whose(text, paragraphs, reported(text, paragraphs, quoted))
    return Reading(
        attributions,
        voices,
        collectives(text, paragraphs, attributions, voices),
        declared(text, paragraphs),
        scare(text, quoted, attributions),
        found,
        tuple(_doubts(story, own, quoted)),
    )


def prose_of(story: Story, found: Sequence[Furniture]) -> Story:
    """The story with blocks of its own sentences only, its headline among them."""
    return without(story, found)


def _foreign(language: str) -> Problem:
    message = f"The story is in {language_name(language)}; who says what is read in English stories only, so no attribution and no voice was looked for."
    return Problem("story-language", message, None, "Audit an English version, or read by hand whose words it reports.")


def _doubts(story: Story, own: Story, quoted: Sequence[Quoted]) -> list[Problem]:
    return []
