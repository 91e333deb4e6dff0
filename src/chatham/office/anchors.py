"""Tie comments to exact words: split the runs at the words' edges and put range marks around them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import Final

from lxml import etree

from chatham.core.text import Span
from chatham.office.comments import reference_run
from chatham.office.names import make, name, space
from chatham.office.runs import Atoms, run_alone
from chatham.office.wordtext import WordText

# A range mark at the edge of one of these goes outside, where a change accepted or a link removed spares it.
_WRAPPERS: Final = frozenset({"hyperlink", "ins", "moveTo", "smartTag", "fldSimple", "sdtContent", "sdt", "customXml", "dir", "bdo"})


class Anchors:
    """Where comments go in one walked document."""

    def __init__(self, root: etree._Element, text: WordText) -> None:
        """``text`` was walked from ``root``, which ``tie`` changes."""
        self._root, self._text = root, text
        self._atoms = Atoms(text)
        self._paragraphs = [p.span.start for p in text.paragraphs]

    def tie(self, numbered: Sequence[tuple[int, Span]], style: str | None) -> None:
        """Tie comment numbers to their words. ``style`` is the id of the style for comment marks, if any.

        Spans may overlap, nest and repeat. One without words of its own is tied to the nearest character.
        """
        if not numbered:
            return
        if not self._atoms.all:
            self._tie_to_nothing([number for number, _ in numbered], style)
            return
        settled = [(number, self._settled(span)) for number, span in numbered]
        self._atoms.cut({at for _, span in settled for at in span})
        firsts = {span.start: self._place(span.start, first=True) for _, span in settled}
        # In order: a split leaves its run to the words in front, which would move the mark of a later end.
        lasts = {end: self._place(end - 1, first=False) for end in sorted({span.end for _, span in settled})}
        namespace = space(self._root)
        for number, span in sorted(settled, key=lambda pair: (pair[1].start, -pair[1].end, pair[0])):
            firsts[span.start].addprevious(make(namespace, "commentRangeStart", id=str(number)))
        # Each goes directly behind the words, so the outermost is put in first and ends up last.
        for number, span in sorted(settled, key=lambda pair: (pair[1].start, -pair[1].end, pair[0])):
            lasts[span.end].addnext(reference_run(namespace, number, style))
            lasts[span.end].addnext(make(namespace, "commentRangeEnd", id=str(number)))

    def boxed(self, span: Span) -> bool:
        """True if the words at ``span`` begin in a text box, where Word shows no comment."""
        return bool(self._atoms.all) and self._in_box(self._settled(span).start)

    def _in_box(self, at: int) -> bool:
        return self._text.paragraphs[self._paragraph(at)].boxed

    def _paragraph(self, at: int) -> int:
        """The index of the paragraph that ``at`` is in."""
        return max(bisect_right(self._paragraphs, at) - 1, 0)

    def _settled(self, span: Span) -> Span:
        """``span`` without edges that no element carries (the ends of paragraphs)."""
        first = self._atoms.index(span.start)
        first += self._atoms.all[first].end <= span.start and first + 1 < len(self._atoms.all)
        last = max(bisect_left(self._atoms.starts, span.end) - 1, 0)
        start = max(span.start, self._atoms.all[first].start)
        end = min(span.end, self._atoms.all[last].end)
        if start >= end:
            return self._neighbour(span.start)
        if self._in_box(end - 1) and not self._in_box(start):
            # A box hangs on its paragraph, perhaps before these words: end with the words outside it.
            while self._in_box(self._atoms.all[last].start):
                last -= 1
            end = min(end, self._atoms.all[last].end)
        return Span(start, end)

    def _neighbour(self, at: int) -> Span:
        """The character before ``at``, or the one behind; one in the same paragraph if there is any."""
        before = bisect_left(self._atoms.starts, at) - 1
        behind = before + 1 if before < 0 or self._atoms.all[before].end <= at else before
        found: list[int] = []
        if before >= 0:
            found.append(min(at, self._atoms.all[before].end) - 1)
        if behind < len(self._atoms.all):
            found.append(max(at, self._atoms.all[behind].start))
        best = next((place for place in found if self._paragraph(place) == self._paragraph(at)), found[0])
        return Span(best, best + 1)

    def _place(self, at: int, first: bool) -> etree._Element:
        """The element before (``first``) or behind which a range mark for the character at ``at`` goes."""
        atom = self._atoms.at(at)
        element = atom.element if atom.unit is None else atom.unit[0 if first else 1]
        element = run_alone(element, first)
        parent = element.getparent()
        while parent is not None and name(parent) in _WRAPPERS and _at_edge(element, first):
            element, parent = parent, parent.getparent()
        return element

    def _tie_to_nothing(self, numbers: Sequence[int], style: str | None) -> None:
        """A document without a word still gets its comments, as points."""
        namespace = space(self._root)
        paragraph = next(self._root.iter(f"{{{namespace}}}p"), None)
        if paragraph is None:
            body = next(self._root.iter(f"{{{namespace}}}body"), self._root)
            paragraph = make(namespace, "p")
            body.insert(0, paragraph)
        for number in numbers:
            paragraph.append(reference_run(namespace, number, style))


def _at_edge(element: etree._Element, first: bool) -> bool:
    """True if nothing but properties stands before (or nothing behind) ``element`` in its parent."""
    others = element.itersiblings(preceding=first)
    return all(name(other).endswith("Pr") for other in others)
