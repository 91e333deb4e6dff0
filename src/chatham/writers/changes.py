"""The checked copy: the draft's own Word file with the certain changes tracked in it, and nothing else."""

from __future__ import annotations

from collections.abc import Sequence

from chatham.core.change import Change
from chatham.core.story import Story
from chatham.core.text import Span
from chatham.office.changes import Changes
from chatham.office.package import Package, serial
from chatham.office.wordml import styles_of, text_of, walk
from chatham.writers.word import Mark, annotate, laid_out

_WHY = "Chatham changes nothing where a program may fill in the words anew, in text boxes, or in words that were moved."


def track(data: bytes, changes: Sequence[Change], label: str) -> bytes:
    """A copy of the Word file ``data`` with each change tracked, by the author Chatham; the rest stays as it was.

    Spans count in the text that ``read_draft`` gives. Where a change cannot be kept a comment says what it would be.
    Raises as ``annotate``.
    """
    root, text = text_of(Package(data, label))
    places = Changes(root, text)
    made = [change for change in changes if places.possible(change.span)]
    copy = annotate(data, [_instead(change) for change in changes if change not in made], label)
    if not made:
        return copy
    package = Package(copy, label)
    root = package.document()
    Changes(root, walk(root, styles_of(package), label)).make([(change.span, change.words) for change in made])
    return package.written({package.main: serial(root)})


def track_in_new(story: Story, changes: Sequence[Change], title: str) -> bytes:
    """The same for a draft that is no Word file: a new one is made of it first."""
    data, moved = laid_out(story, title)
    return track(data, [Change(moved(change.span), change.words, change.finding) for change in changes], story.label)


def _instead(change: Change) -> Mark:
    told = f"To read here: {change.words.strip()}" if change.words.strip() else "To be left out."
    title = f"Change not made · {change.finding.rule} {change.finding.name}"
    return Mark(Span(*change.span), title, (told, change.finding.message, _WHY))
