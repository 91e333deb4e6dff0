"""Comments on exact words of an OpenDocument text."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import Literal, NamedTuple

from lxml import etree

from chatham.core.text import Span
from chatham.office.comments import AUTHOR, INITIALS, storable
from chatham.office.opentext import DC, META, OFFICE, TEXT, OpenAtom, OpenFile, OpenText, attribute, shown_at


class _Spot(NamedTuple):
    """A place between characters: in the words of an element, or in those behind it."""

    element: etree._Element
    slot: Literal["text", "tail"]
    at: int


def drop_own(file: OpenFile) -> None:
    """Take out the comments of an earlier check, with their ends."""
    own = [e for e in file.body.iter(f"{{{OFFICE}}}annotation") if e.findtext(f"{{{DC}}}creator") == AUTHOR]
    names = {attribute(e, "office:name") for e in own} - {None}
    ends = [e for e in file.body.iter(f"{{{OFFICE}}}annotation-end") if attribute(e, "office:name") in names]
    for element in (*own, *ends):
        _take_out(element)


def _take_out(element: etree._Element) -> None:
    """Remove an element and leave the words behind it."""
    parent, before = element.getparent(), element.getprevious()
    if parent is None:
        return
    if before is not None:
        before.tail = (before.tail or "") + (element.tail or "") or None
    else:
        parent.text = (parent.text or "") + (element.tail or "") or None
    parent.remove(element)


class OpenNotes:
    """Where comments go in one walked file."""

    def __init__(self, file: OpenFile, text: OpenText) -> None:
        """``text`` was walked from ``file``, which ``tie`` changes."""
        self._file, self._text = file, text
        self._starts = [atom.start for atom in text.atoms]
        self._spots: dict[tuple[etree._Element, str], list[tuple[int, int, etree._Element]]] = {}

    def boxed(self, span: Span) -> bool:
        """True if the words at ``span`` begin in a text box, beside which the comment then stands."""
        return bool(self._text.atoms) and self._first(self._settled(span).start).boxed

    def tie(self, notes: Sequence[tuple[Span, Sequence[str]]]) -> None:
        """Tie comments, each of some paragraphs, to their words. Spans may overlap, nest and repeat."""
        taken = {attribute(e, "office:name") for e in self._file.body.iter(f"{{{OFFICE}}}annotation")}
        free = (name for n in range(1, len(taken) + len(notes) + 2) if (name := f"chatham{n}") not in taken)
        ends: list[tuple[int, int, etree._Element, _Spot]] = []
        starts: list[tuple[int, int, etree._Element, _Spot]] = []
        for span, paragraphs in notes:
            name = next(free)
            comment = _comment(name, paragraphs)
            if not self._text.atoms:
                self._on_nothing(comment)
                continue
            settled = self._settled(span)
            starts.append((settled.start, -settled.end, comment, self._spot(settled.start, first=True)))
            end = etree.Element(f"{{{OFFICE}}}annotation-end")
            end.set(f"{{{OFFICE}}}name", name)
            ends.append((settled.end, -settled.start, end, self._spot(settled.end, first=False)))
        # Where ranges meet, those that end come before those that begin, and the longer one begins first.
        for order, (_, _, element, spot) in enumerate([*sorted(ends, key=lambda e: e[:2]), *sorted(starts, key=lambda e: e[:2])]):
            self._spots.setdefault((spot.element, spot.slot), []).append((spot.at, order, element))
        for (element, slot), put in self._spots.items():
            for at, _, new in sorted(put, key=lambda p: p[:2], reverse=True):
                _insert(element, slot, at, new)

    def _first(self, at: int) -> OpenAtom:
        """The atom that holds the character at ``at``."""
        return self._text.atoms[max(bisect_right(self._starts, at) - 1, 0)]

    def _last(self, at: int) -> OpenAtom:
        """The atom that holds the character before ``at``."""
        return self._text.atoms[max(bisect_left(self._starts, at) - 1, 0)]

    def _settled(self, span: Span) -> Span:
        """``span`` without line ends at its edges; without words of its own, the character beside it."""
        start, end = span
        while start < end and self._text.string[start] == "\n" and not self._first(start).start <= start < self._first(start).end:
            start += 1
        while end > start and not self._last(end).start < end <= self._last(end).end:
            end -= 1
        if start < end and not self._first(start).boxed:
            # A box hangs on its paragraph, perhaps before these words: end with the words outside it.
            while self._last(end).boxed and self._last(end).start > start:
                end = self._last(self._last(end).start).end
        if start < end:
            return Span(start, end)
        before = self._last(start)
        if before.end == start or before.start < start:
            return Span(min(start, before.end) - 1, min(start, before.end))
        behind = self._first(start)
        return Span(behind.start, behind.start + 1)

    def _spot(self, at: int, first: bool) -> _Spot:
        atom = self._first(at) if first else self._last(at)
        element = atom.unit if atom.unit is not None else atom.element
        if atom.unit is not None or atom.slot == "sign":
            return _before(element) if first else _Spot(element, "tail", 0)
        seen = shown_at(atom)
        place = seen[at - atom.start][0] if first else seen[at - atom.start - 1][1]
        return _Spot(element, atom.slot, place)

    def _on_nothing(self, comment: etree._Element) -> None:
        """A text without a word still gets its comments, as points."""
        paragraph = next(self._file.body.iter(f"{{{TEXT}}}p", f"{{{TEXT}}}h"), None)
        if paragraph is None:
            paragraph = etree.SubElement(self._file.body, f"{{{TEXT}}}p")
        paragraph.append(comment)


def _before(element: etree._Element) -> _Spot:
    previous, parent = element.getprevious(), element.getparent()
    if previous is not None:
        return _Spot(previous, "tail", len(previous.tail or ""))
    assert parent is not None
    return _Spot(parent, "text", len(parent.text or ""))


def _insert(element: etree._Element, slot: str, at: int, new: etree._Element) -> None:
    """Put an element between the characters of some words; what stood behind them stands behind it."""
    words = (element.text if slot == "text" else element.tail) or ""
    new.tail = words[at:] or None
    if slot == "text":
        element.text = words[:at] or None
        element.insert(0, new)
        return
    element.tail = words[:at] or None
    parent = element.getparent()
    assert parent is not None
    parent.insert(parent.index(element) + 1, new)


def _comment(name: str, paragraphs: Sequence[str]) -> etree._Element:
    comment = etree.Element(f"{{{OFFICE}}}annotation", nsmap={"office": OFFICE, "text": TEXT, "dc": DC, "meta": META})
    comment.set(f"{{{OFFICE}}}name", name)
    etree.SubElement(comment, f"{{{DC}}}creator").text = AUTHOR
    etree.SubElement(comment, f"{{{META}}}creator-initials").text = INITIALS
    for words in paragraphs:
        etree.SubElement(comment, f"{{{TEXT}}}p").text = storable(" ".join(words.split()))
    return comment
