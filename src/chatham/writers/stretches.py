"""The draft cut at every boundary of a mark, so that overlapping marks never break the page's nesting."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import Literal

from chatham.core.finding import RANK
from chatham.core.story import Block, BlockKind, Story
from chatham.core.text import Span

Layer = Literal["quotation", "let", "finding"]
# A finding shows above a finding let stand, which shows above the verdict of the quotation it lies in.
_HEIGHT = {"finding": 0, "let": 1, "quotation": 2}


@dataclass(frozen=True, slots=True)
class Mark:
    """Words of the draft that something is said about.

    ``key`` is unique in the page, ``card`` the id of the card that tells more, ``manner`` a severity (of a
    finding) or a verdict (of a quotation), ``number`` what is printed behind the words of a finding.
    """

    key: str
    layer: Layer
    span: Span
    card: str
    manner: str
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Stretch:
    """A run of the draft under the same marks, the uppermost of which is ``top`` (None: running text).

    ``id`` is set where some mark begins, ``numbers`` holds the findings whose words end here.
    """

    words: str
    top: Mark | None = None
    id: str | None = None
    cards: str = ""
    verdict: str = ""
    findings: str = ""
    numbers: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One block of the draft; ``first`` is true of the first headline only."""

    kind: BlockKind
    first: bool
    stretches: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class Article:
    """The draft as groups of neighbouring blocks of a kind; ``anchors``: first elements by mark key."""

    groups: tuple[tuple[BlockKind, tuple[Paragraph, ...]], ...]
    anchors: dict[str, str]


@dataclass(slots=True)
class _Raw:
    """A stretch before it is known which marks begin and end with it."""

    span: Span
    active: tuple[Mark, ...]


def article(story: Story, marks: Sequence[Mark]) -> Article:
    """``story`` cut along ``marks``; the words of each block are kept to the last code point."""
    blocks = sorted(story.blocks, key=lambda b: b.span) or [Block("paragraph", Span(0, len(story.text)))]
    raws = [list(run) for run in _runs(blocks, marks)]
    first, last = _ends(raws)
    headline = next((n for n, block in enumerate(blocks) if block.kind == "headline"), None)
    anchors: dict[str, str] = {}
    paragraphs = []
    for number, (block, run) in enumerate(zip(blocks, raws, strict=True)):
        stretches = tuple(_stretch(story, raw, first, last, anchors) for raw in run)
        paragraphs.append(Paragraph(block.kind, number == headline, stretches))
    groups = tuple((kind, tuple(group)) for kind, group in groupby(paragraphs, key=lambda p: p.kind))
    return Article(groups, anchors)


def _runs(blocks: Sequence[Block], marks: Sequence[Mark]) -> Iterator[Iterator[_Raw]]:
    """For each block its stretches; one sweep, in which no mark is looked at in a block it misses."""
    waiting = sorted((_visible(mark) for mark in marks), key=lambda pair: pair[0], reverse=True)
    current: list[tuple[Span, Mark]] = []
    for block in blocks:
        while waiting and waiting[-1][0].start < block.span.end:
            current.append(waiting.pop())
        current = [pair for pair in current if pair[0].end > block.span.start]
        yield _cut(block.span, list(current))


def _visible(mark: Mark) -> tuple[Span, Mark]:
    """The mark with a span that can be seen: a point is shown on the character behind it."""
    return Span(mark.span.start, max(mark.span.end, mark.span.start + 1)), mark


def _cut(block: Span, marks: Sequence[tuple[Span, Mark]]) -> Iterator[_Raw]:
    begins: dict[int, list[Mark]] = {}
    ends: dict[int, list[Mark]] = {}
    for span, mark in marks:
        begins.setdefault(max(span.start, block.start), []).append(mark)
        ends.setdefault(min(span.end, block.end), []).append(mark)
    points = sorted({block.start, block.end, *begins, *ends})
    active: dict[str, Mark] = {}
    for start, end in pairwise(points):
        for mark in ends.get(start, ()):
            active.pop(mark.key, None)
        active.update((mark.key, mark) for mark in begins.get(start, ()))
        yield _Raw(Span(start, end), tuple(sorted(active.values(), key=_order)) if active else ())


def _order(mark: Mark) -> tuple[int, int, int, str]:
    return _HEIGHT[mark.layer], RANK.get(mark.manner, 0), len(mark.span), mark.key


def _ends(raws: Sequence[Sequence[_Raw]]) -> tuple[dict[str, _Raw], dict[str, _Raw]]:
    """The first and the last stretch of each mark."""
    first: dict[str, _Raw] = {}
    last: dict[str, _Raw] = {}
    for run in raws:
        for raw in run:
            for mark in raw.active:
                first.setdefault(mark.key, raw)
                last[mark.key] = raw
    return first, last


def _stretch(story: Story, raw: _Raw, first: dict[str, _Raw], last: dict[str, _Raw], anchors: dict[str, str]) -> Stretch:
    words = story.text[raw.span]
    if not raw.active:
        return Stretch(words)
    name = f"w{raw.span.start}"
    opening = [mark.key for mark in raw.active if first[mark.key] is raw]
    anchors.update(dict.fromkeys(opening, name))
    closing = sorted(m.number for m in raw.active if m.number is not None and last[m.key] is raw)
    return Stretch(
        words=words,
        top=raw.active[0],
        id=name if opening else None,
        cards=" ".join(dict.fromkeys(mark.card for mark in raw.active)),
        verdict=next((mark.manner for mark in raw.active if mark.layer == "quotation"), ""),
        findings=" ".join(str(mark.number) for mark in raw.active if mark.number is not None),
        numbers=" ".join(map(str, closing)),
    )
