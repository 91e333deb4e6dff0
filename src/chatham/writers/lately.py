"""What the page tells of the last check: which findings are new, which are settled, which sentences have changed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from chatham.core.last import Lapsed, SettledFinding
from chatham.core.report import Report
from chatham.core.text import Span
from chatham.writers.cards import Card
from chatham.writers.stretches import Mark
from chatham.writers.surroundings import Bit, Kind
from chatham.writers.wording import since_line

_LONG = 400  # words of a sentence up to which it is told what of it has changed
_WORD = re.compile(r"\s*(?:\w+|[^\w\s])")


@dataclass(frozen=True, slots=True)
class Change:
    """A sentence whose tick has lapsed: what of it is new and what is gone, and where it now stands in the page."""

    bits: tuple[Bit, ...]
    gone: bool
    sealed: bool
    anchor: str | None


@dataclass(frozen=True, slots=True)
class Lately:
    """``new``: number and key of each new finding."""

    line: str
    new: tuple[tuple[int, str], ...]
    settled: tuple[SettledFinding, ...]
    changes: tuple[Change, ...]
    unchanged: int


def lately(report: Report, cards: Sequence[Card], marks: Sequence[Mark], anchors: Mapping[str, str]) -> Lately | None:
    """None where no last check was named. ``marks`` and ``anchors`` are those of the page."""
    since = report.since
    if since is None:
        return None
    new = tuple((note.number, note.key) for card in cards for note in card.notes if note.new and note.number is not None)
    changes = tuple(_change(report, lapsed, marks, anchors) for lapsed in since.lapsed)
    return Lately(since_line(since), new, since.settled, changes, since.unchanged)


def _change(report: Report, lapsed: Lapsed, marks: Sequence[Mark], anchors: Mapping[str, str]) -> Change:
    now = " ".join(report.story.text[lapsed.span].split()) if lapsed.span is not None else ""
    bits = tuple(_bits(lapsed.was, now)) if lapsed.was is not None else (Bit("match", now),) if now else ()
    return Change(bits, lapsed.span is None, lapsed.was is None, _anchor(lapsed.span, marks, anchors))


def _anchor(span: Span | None, marks: Sequence[Mark], anchors: Mapping[str, str]) -> str | None:
    """The first thing marked in a sentence; one that stood has a quotation in it."""
    inside = sorted((m.span, m.key) for m in marks if span is not None and m.span.overlaps(span) and m.key in anchors)
    return anchors[inside[0][1]] if inside else None


def _bits(then: str, now: str) -> Iterator[Bit]:
    """Both sentences in one, word by word; of one that is gone nothing is struck out, for all of it is."""
    before, after = _WORD.findall(then), _WORD.findall(now)
    if not after or max(len(before), len(after)) > _LONG:
        yield Bit("match", now or then)
        return
    for tag, i0, i1, j0, j1 in SequenceMatcher(None, before, after, False).get_opcodes():
        if tag == "equal":
            yield Bit("match", "".join(before[i0:i1]))
            continue
        if i0 < i1:
            yield from _spaced("del", "".join(before[i0:i1]))
        if j0 < j1:
            yield from _spaced("ins", "".join(after[j0:j1]))


def _spaced(kind: Kind, words: str) -> Iterator[Bit]:
    """The words, with the space before them not struck or underlined."""
    if words[:1].isspace():
        yield Bit("match", " ")
    yield Bit(kind, words.lstrip())
