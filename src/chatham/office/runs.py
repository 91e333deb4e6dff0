"""Stretches of a walked text, and the runs that carry them, cut at exact places."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from copy import deepcopy
from itertools import pairwise

from lxml import etree

from chatham.office.names import SPACE, name
from chatham.office.wordml import visible
from chatham.office.wordtext import Atom, WordText


class Atoms:
    """The atoms of one walked text, which may be cut further."""

    def __init__(self, text: WordText) -> None:
        """``text`` as the walk gave it."""
        self.all = list(text.atoms)
        self.starts = [atom.start for atom in self.all]

    def index(self, at: int) -> int:
        """The number of the last atom that starts at or before ``at``."""
        return max(bisect_right(self.starts, at) - 1, 0)

    def at(self, at: int) -> Atom:
        """That atom itself."""
        return self.all[self.index(at)]

    def cut(self, places: Iterable[int]) -> None:
        """Split words so that every place is an edge of an atom, as far as the elements allow."""
        inner: dict[int, list[int]] = {}
        for at in sorted(places):
            index = self.index(at)
            atom = self.all[index]
            if atom.start < at < atom.end and atom.unit is None and _is_plain(atom.element):
                inner.setdefault(index, []).append(at - atom.start)
        for index in sorted(inner, reverse=True):
            self.all[index : index + 1] = _pieces(self.all[index], inner[index])
        self.starts = [atom.start for atom in self.all]


def _is_plain(element: etree._Element) -> bool:
    parent = element.getparent()
    return name(element) == "t" and parent is not None and name(parent) == "r"


def _pieces(atom: Atom, cuts: Sequence[int]) -> list[Atom]:
    """One atom for each stretch between ``cuts``, positions in its words; the element keeps the first."""
    words = visible(atom.element)
    edges = [0, *cuts, len(words)]
    found: list[Atom] = []
    element = atom.element
    for start, end in pairwise(edges):
        if found:
            behind = _like(element)
            behind.tail, element.tail = element.tail, None
            element.addnext(behind)
            element = behind
        element.text = words[start:end]
        element.set(SPACE, "preserve")
        found.append(Atom(atom.start + start, atom.start + end, element, atom.unit))
    return found


def _like(element: etree._Element) -> etree._Element:
    """A new element with the same name and attributes, and nothing in it."""
    made = etree.Element(element.tag)
    for key, words in element.attrib.items():
        made.set(key, words)
    return made


def run_alone(element: etree._Element, first: bool) -> etree._Element:
    """The run that begins (``first``) or ends with ``element``, split off its run where that is needed.

    What is in no run of its paragraph comes back as it is.
    """
    outer = element
    run = element.getparent()
    while run is not None and name(run) not in ("r", "p"):
        element, run = run, run.getparent()
    if run is None or name(run) == "p":
        return outer
    content = [found for found in run if name(found) != "rPr"]
    cut = content.index(element) + (0 if first else 1)
    if cut in (0, len(content)):
        return run
    behind = _like(run)
    behind.extend(deepcopy(found) for found in run if name(found) == "rPr")
    behind.extend(content[cut:])
    behind.tail, run.tail = run.tail, None
    run.addnext(behind)
    return behind if first else run


def split_behind(inside: etree._Element) -> None:
    """Split the parent of ``inside`` so that it ends there; what stood behind goes into a twin next to it."""
    parent = inside.getparent()
    behind = list(inside.itersiblings())
    if parent is None or not behind:
        return
    twin = _like(parent)
    twin.extend(behind)
    twin.tail, parent.tail = parent.tail, None
    parent.addnext(twin)
