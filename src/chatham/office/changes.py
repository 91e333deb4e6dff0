"""Tracked changes: words of a walked document struck out, others put in, as Word itself would keep them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import deepcopy
from typing import Final

from lxml import etree

from chatham.core.text import Span
from chatham.office.comments import AUTHOR, run_of
from chatham.office.names import child, make, name, space, value
from chatham.office.runs import Atoms, run_alone, split_behind
from chatham.office.wordtext import Atom, WordText

# What a run may lie in for a change to be made there; a run in another tracked insertion splits it.
_HOLDERS: Final = frozenset({"p", "hyperlink", "smartTag", "ins"})
_STRUCK: Final = frozenset({"t", "tab", "br", "cr", "noBreakHyphen"})
_NUMBERED: Final = ("ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange", "moveFromRangeStart", "moveToRangeStart")


class Changes:
    """Where changes go in one walked document."""

    def __init__(self, root: etree._Element, text: WordText) -> None:
        """``text`` was walked from ``root``, which ``make`` changes."""
        self._root, self._text = root, text
        self._space = space(root)
        self._atoms = Atoms(text)
        self._free = 1 + max((int(key) for key in self._ids() if key.isdecimal() and len(key) < 10), default=0)

    def _ids(self) -> Iterator[str]:
        for kind in _NUMBERED:
            yield from (value(found, "id") or "" for found in self._root.iter(f"{{{self._space}}}{kind}"))

    def possible(self, span: Span) -> bool:
        """False where a change would be lost, or Word could not keep it: in fields, controls, formulas, text boxes, moved
        words, across the end of a paragraph, and of a paragraph's every word."""
        atoms = self._over(span)
        if any(span.covers(paragraph.span) for paragraph in self._text.paragraphs if len(paragraph.span)):
            return False
        if not atoms or atoms[-1].end < span.end or atoms[0].start > span.start:
            return False
        runs = [atom.element.getparent() for atom in atoms]
        plain = all(a.unit is None and name(a.element) in _STRUCK for a in atoms) and all(run is not None and name(run) == "r" for run in runs)
        if not plain or any(b.start != a.end for a, b in zip(atoms, atoms[1:], strict=False)):
            return False
        paragraphs = {self._paragraph(atom.element) for atom in atoms}
        return len(paragraphs) == 1 and None not in paragraphs

    def _over(self, span: Span) -> list[Atom]:
        """The atoms that carry the words; of no words, the one before, or the one behind in its paragraph."""
        if len(span):
            return [a for a in self._atoms.all[self._atoms.index(span.start) :] if a.start < span.end and span.start < a.end]
        beside = [a for a in self._atoms.all[max(0, self._atoms.index(span.start) - 1) :][:3] if a.start <= span.start <= a.end]
        return beside[:1]

    def _paragraph(self, element: etree._Element) -> etree._Element | None:
        """The paragraph of a run that lies in nothing but what a change can be in."""
        above = element.getparent()
        while above is not None and name(above) != "p":
            above = above.getparent()
            if above is None or name(above) not in _HOLDERS:
                return None
        return above

    def make(self, changes: Sequence[tuple[Span, str]]) -> None:
        """Make changes that are ``possible`` and do not overlap: each a deletion, an insertion, or one and the other."""
        self._atoms.cut({at for span, _ in changes for at in span})
        for span, words in sorted(changes, key=lambda change: change[0]):
            atoms = self._over(span)
            if len(span):
                behind, like = self._struck(atoms)
            else:
                like = run_alone(atoms[0].element, first=atoms[0].end > span.start)
                behind = like
            if words:
                self._put_in(words, behind, like, in_front=not len(span) and atoms[0].end > span.start)

    def _struck(self, atoms: Sequence[Atom]) -> tuple[etree._Element, etree._Element]:
        """The last deletion made, and the first run in one."""
        last, first = None, None
        for atom in atoms:
            run_alone(atom.element, first=True)
            run = run_alone(atom.element, first=False)
            first = run if first is None else first
            if last is None or last.getnext() is not run:
                last = self._tracked("del")
                run.addprevious(last)
            last.append(run)
            for words in run.iter(f"{{{self._space}}}t"):
                words.tag = f"{{{self._space}}}delText"
        assert last is not None and first is not None
        return last, first

    def _put_in(self, words: str, beside: etree._Element, like: etree._Element, in_front: bool) -> None:
        run = run_of(self._space, words)
        looks = child(like, "rPr")
        if looks is not None:
            copy = deepcopy(looks)
            for found in list(copy):
                if name(found) in ("rPrChange", "ins", "del"):
                    copy.remove(found)
            run.insert(0, copy)
        insertion = self._tracked("ins")
        insertion.append(run)
        holder = beside.getparent()
        if holder is not None and name(holder) == "ins":
            if in_front and holder.index(beside):
                split_behind(holder[holder.index(beside) - 1])
                holder = beside.getparent()
            elif not in_front:
                split_behind(beside)
            beside = holder if holder is not None else beside
        if in_front:
            beside.addprevious(insertion)
        else:
            beside.addnext(insertion)

    def _tracked(self, kind: str) -> etree._Element:
        made = make(self._space, kind, id=str(self._free), author=AUTHOR)
        self._free += 1
        return made
