"""The text of an audit cut along everything that is told of it, so that marks never break the page's nesting."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import get_args

from chatham.core.audit import Audit
from chatham.core.finding import Finding
from chatham.core.reading import FurnitureKind
from chatham.core.story import Block
from chatham.core.text import Span

_HUES = 8
_AWAY = frozenset(get_args(FurnitureKind)) - {"headline"} | {"furniture"}


@dataclass(frozen=True, slots=True)
class Bit:
    """A run of the text under the same marks.

    ``voice`` is whose words it reports, ``ends`` the voices whose report ends here, ``who`` the voice that it names; ``hue`` is the
    colour of the one or the other. ``manner`` is named, unnamed or group. ``kind`` is that of furniture, "" for none.
    """

    words: str
    voice: str = ""
    who: str = ""
    hue: int = 0
    manner: str = ""
    kind: str = ""
    group: bool = False
    severity: str = ""
    numbers: str = ""
    ends: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """One block. ``tag`` is its element, ``number`` that of its paragraph, 0 for none."""

    tag: str
    number: int
    kind: str
    bits: tuple[Bit, ...]

    @property
    def away(self) -> bool:
        """Whether it is furniture, headlines apart, which look like what they are."""
        return self.kind in _AWAY


@dataclass(frozen=True, slots=True)
class Drawn:
    """The text, with where each voice and each finding is first met, by its key. ``runs`` are its pieces, furniture that
    follows furniture together under the kinds of it, the story under ""."""

    runs: tuple[tuple[str, tuple[Piece, ...]], ...]
    anchors: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _Mark:
    span: Span
    layer: str  # content, who, group, furniture, finding
    key: str
    rank: int = 0


def drawn(audit: Audit) -> Drawn:
    """Every block of the file with its bits; the words of each block are kept to the last code point."""
    look = _Look(audit)
    blocks = sorted(audit.story.blocks, key=lambda b: b.span) or [Block("paragraph", Span(0, len(audit.story.text)))]
    pieces = [look.piece(block, marks) for block, marks in _by_block(blocks, list(_marks(audit)))]
    runs = [tuple(run) for _, run in groupby(pieces, key=lambda p: p.away)]
    return Drawn(tuple((_told(run), run) for run in runs), look.anchors)


def _told(run: Sequence[Piece]) -> str:
    """Which kinds of furniture a run holds, in words."""
    return ", ".join(dict.fromkeys(p.kind for p in run)) if run[0].away else ""


def hues(audit: Audit) -> dict[str, int]:
    """A colour for each voice; they come again after eight."""
    return {v.id: n % _HUES for n, v in enumerate(audit.reading.voices)}


def _marks(audit: Audit) -> Iterator[_Mark]:
    reading = audit.reading
    for number, a in enumerate(reading.attributions):
        yield from (_Mark(s, "content", f"{a.voice or ''}#{number}") for s in a.content)
    for v in reading.voices:
        yield from (_Mark(s, "who", v.id) for s in v.spans)
    yield from (_Mark(c.span, "group", f"g{n}") for n, c in enumerate(sorted(reading.collectives, key=lambda c: c.span)))
    yield from (_Mark(d.span, "group", f"d{n}") for n, d in enumerate(reading.declared))
    yield from (_Mark(f.span, "furniture", f.kind) for f in reading.furniture)
    yield from (_Mark(_seen(f), "finding", f.severity, n) for n, f in enumerate(audit.findings, 1))


def _seen(finding: Finding) -> Span:
    """A point is shown on the character behind it."""
    return Span(finding.span.start, max(finding.span.end, finding.span.start + 1))


def _by_block(blocks: Sequence[Block], marks: list[_Mark]) -> Iterator[tuple[Block, list[_Mark]]]:
    """For each block the marks that touch it; one sweep."""
    waiting = sorted((m for m in marks if len(m.span)), key=lambda m: m.span, reverse=True)
    current: list[_Mark] = []
    for block in blocks:
        while waiting and waiting[-1].span.start < block.span.end:
            current.append(waiting.pop())
        current = [m for m in current if m.span.end > block.span.start]
        yield block, list(current)


class _Look:
    """What a bit looks like, and where things are first met."""

    def __init__(self, audit: Audit) -> None:
        self.audit = audit
        self.text = audit.story.text
        self.hues = hues(audit)
        self.manners = {v.id: "named" if v.named else "group" if v.collective else "unnamed" for v in audit.reading.voices}
        self.paragraphs = {p.start: n for n, p in reversed(list(enumerate(audit.paragraphs, 1)))}
        self.starts = sorted(self.paragraphs)
        self.anchors: dict[str, str] = {}
        self.headed = False

    def piece(self, block: Block, marks: Sequence[_Mark]) -> Piece:
        kinds = {m.key for m in marks if m.layer == "furniture" and (m.span.covers(block.span) or block.span.end - m.span.end <= 3)}
        kind = next(iter(sorted(kinds)), "")
        tag = {"quotation": "blockquote", "list": "li", "code": "pre"}.get(block.kind, "p")
        if kind == "headline":
            tag = "h2" if self.headed else "h1"
            self.headed = True
        number = next((self.paragraphs[s] for s in self.starts if block.span.start <= s < block.span.end), 0) if not kind else 0
        return Piece(tag, number, kind or block.kind, tuple(self.bits(block.span, marks)))

    def bits(self, block: Span, marks: Sequence[_Mark]) -> Iterator[Bit]:
        begins: dict[int, list[_Mark]] = {}
        ends: dict[int, list[_Mark]] = {}
        for m in marks:
            begins.setdefault(max(m.span.start, block.start), []).append(m)
            ends.setdefault(min(m.span.end, block.end), []).append(m)
        active: dict[int, _Mark] = {}
        for start, end in pairwise(sorted({block.start, block.end, *begins, *ends})):
            for m in ends.get(start, ()):
                active.pop(id(m), None)
            active.update((id(m), m) for m in begins.get(start, ()))
            yield self.bit(Span(start, end), list(active.values()), begins.get(start, ()), ends.get(end, ()))

    def bit(self, span: Span, active: Sequence[_Mark], opening: Sequence[_Mark], closing: Sequence[_Mark]) -> Bit:
        content = min((m for m in active if m.layer == "content"), key=lambda m: len(m.span), default=None)
        who = min((m for m in active if m.layer == "who"), key=lambda m: len(m.span), default=None)
        finding = min((m for m in active if m.layer == "finding"), key=lambda m: len(m.span), default=None)
        voice = content.key.partition("#")[0] if content else ""
        shown = voice or (who.key if who else "")
        name = f"t{span.start}" if opening and any(m.layer != "furniture" for m in opening) else ""
        for m in opening:
            self.anchors.setdefault(f"f{m.rank}" if m.layer == "finding" else m.key.partition("#")[0] or m.key, name)
        done = [m.key.partition("#")[0] for m in closing if m.layer == "content" and m.span.end == span.end]
        return Bit(
            self.text[span],
            voice,
            who.key if who else "",
            self.hues.get(shown, 0),
            self.manners.get(shown, ""),
            next((m.key for m in active if m.layer == "furniture"), ""),
            any(m.layer == "group" for m in active),
            finding.key if finding else "",
            " ".join(str(m.rank) for m in closing if m.layer == "finding" and min(m.span.end, span.end) == span.end),
            " ".join(dict.fromkeys(k for k in done if k)),
            name,
        )
