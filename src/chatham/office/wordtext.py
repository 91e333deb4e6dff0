"""The text of a Word file as the walk gives it, and what of the file each part of it comes from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

from lxml import etree

from chatham.core.story import BlockKind
from chatham.core.text import Span

Unit = tuple[etree._Element, etree._Element]


class Atom(NamedTuple):
    """A stretch of the text that one element carries.

    ``unit`` is set where a comment cannot begin or end at the words themselves (text boxes, formulas, ruby,
    fields and controls that are filled anew): a comment must then go round these two elements and all
    between them.
    """

    start: int
    end: int
    element: etree._Element
    unit: Unit | None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the text. ``boxed``: it stands in a text box."""

    span: Span
    kind: BlockKind
    style: str | None
    boxed: bool


@dataclass(frozen=True, slots=True)
class Reference:
    """Where something outside the text hangs on it; ``id`` is the file's own number."""

    kind: Literal["comment", "footnote", "endnote"]
    id: str
    span: Span


@dataclass(frozen=True, slots=True)
class WordText:
    """The text, its paragraphs, the elements that carry it, and what hangs on it, in order of the text."""

    string: str
    paragraphs: tuple[Paragraph, ...]
    atoms: tuple[Atom, ...]
    references: tuple[Reference, ...]
