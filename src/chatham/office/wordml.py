"""The one walk through a Word text, for reader and writer alike, so that both count the same positions.

The text is the draft as it stands: tracked insertions in, deletions out, hidden words out, fields as their
results. Every stretch of it stays tied to the XML element that it came from.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, Literal, NamedTuple

from lxml import etree

from chatham.core.errors import ReadError
from chatham.core.story import BlockKind
from chatham.core.text import Span
from chatham.office.fields import Field, complete_fields, is_link
from chatham.office.names import SPACE, child, name, on, value
from chatham.office.package import Package
from chatham.office.styles import Styles, numbered, outlined
from chatham.office.symbols import symbol
from chatham.office.wordtext import Atom, Paragraph, Reference, Unit, WordText

DEEPEST_BOX: Final = 50
_BLANK: Final = " \t\r\n"
_SKIPPED: Final = frozenset(
    {
        "del", "moveFrom", "delText", "instrText", "delInstrText", "pPr", "rPr", "sdtPr", "sdtEndPr",
        "sectPr", "tblPr",
        "tblGrid", "trPr", "tcPr", "rt", "rubyPr", "fldData", "smartTagPr", "customXmlPr",
    }
)  # fmt: skip
_FIXED: Final = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_FILLED: Final = ("dataBinding", "text", "date", "dropDownList", "comboBox")
_TRACKED_AWAY: Final = ("del", "moveFrom")


class _Box(NamedTuple):
    host: etree._Element
    content: etree._Element


class _Walk:
    """The state of one walk. ``quiet`` counts the fields whose instruction is being passed."""

    def __init__(self, styles: Styles, label: str) -> None:
        self.styles, self.label = styles, label
        self.pieces: list[str] = []
        self.at = 0
        self.paragraphs: list[Paragraph] = []
        self.atoms: list[Atom] = []
        self.notes: list[Reference] = []
        self.ranges: dict[str, list[int]] = {}
        self.complete: dict[etree._Element, Field] = {}
        self.fields: list[bool] = []
        self.tables = 0
        self.depth = 0
        self.paragraph: etree._Element | None = None
        self.joining: etree._Element | None = None
        self.begin = 0
        self.run: etree._Element | None = None
        self.unit: Unit | None = None
        self.hidden = False
        self.boxes: list[_Box] = []

    def container(self, root: etree._Element) -> None:
        """Pass everything under ``root`` in document order."""
        walker = etree.iterwalk(root, events=("start", "end"))
        for event, element in walker:
            kind = name(element)
            if event == "end":
                if kind in _ENDS:
                    _ENDS[kind](self, element)
                if self.unit is not None and element is self.unit[1]:
                    self.unit = None
            elif kind in _SKIPPED or self._is_skipped(kind, element):
                walker.skip_subtree()
            elif kind in _STARTS:
                _STARTS[kind](self, element)
        self.break_off(root)

    def _is_skipped(self, kind: str, element: etree._Element) -> bool:
        if kind == "mc:Fallback":
            return child(element.getparent(), "mc:Choice") is not None
        if kind == "mc:Choice":
            return child(element.getparent(), "mc:Choice") is not element
        if kind == "tr":
            return child(element, "trPr", "del") is not None
        if kind == "tc":
            return child(element, "tcPr", "cellDel") is not None
        if kind == "p":
            return self.paragraph is not None
        if kind == "txbxContent" and self.paragraph is not None:
            self.boxes.append(_Box(_under(element, self.paragraph), element))
            return True
        return False

    # Paragraphs

    def open_paragraph(self, element: etree._Element) -> None:
        """Begin a paragraph, or go on with one whose mark was deleted."""
        if self.joining is None:
            if self.paragraphs:
                self.pieces.append("\n")
                self.at += 1
            self.begin = self.at
        self.paragraph, self.joining = element, None

    def close_paragraph(self, element: etree._Element) -> None:
        """End a paragraph, unless its mark is deleted: then wait for what follows."""
        if element is not self.paragraph:
            return
        self.paragraph = None
        mark = child(element, "pPr", "rPr")
        gone = any(child(mark, kind) is not None for kind in _TRACKED_AWAY)
        if gone or (on(child(mark, "vanish")) and self.at == self.begin):
            self.joining = element
        else:
            self._finish(element, gone=False)

    def break_off(self, _: etree._Element) -> None:
        """A deleted paragraph mark joins nothing across the edge of a table, a cell or a box."""
        if self.joining is not None:
            element, self.joining = self.joining, None
            self._finish(element, gone=True)

    def _finish(self, element: etree._Element, gone: bool) -> None:
        if gone and self.at == self.begin:
            if self.paragraphs:
                self.pieces.pop()
                self.at -= 1
        else:
            style = _style_of(element)
            self.paragraphs.append(Paragraph(Span(self.begin, self.at), self._kind(element), self.styles.name(style), self.depth > 0))
        boxes, self.boxes = self.boxes, []
        for box in boxes:
            self._inside(box)

    def _kind(self, element: etree._Element) -> BlockKind:
        properties = child(element, "pPr")
        by_style = self.styles.kind(_style_of(element))
        if by_style != "list" and (by_style or outlined(properties)):
            return by_style or "headline"
        in_list = numbered(properties)
        if in_list or (by_style == "list" and in_list is not False):
            return "list"
        return "cell" if self.tables else "paragraph"

    def _inside(self, box: _Box) -> None:
        """Read a text box after the paragraph that holds it; fields and tables begin anew in it."""
        if self.depth >= DEEPEST_BOX:
            raise ReadError(
                "docx-too-deep",
                f"{self.label} has text boxes inside text boxes without end.",
                "Save only its text as a new .docx and try again.",
            )
        kept = self.fields, self.tables, self.unit, self.run, self.hidden
        self.go_round(box.host, box.host)
        self.fields, self.tables, self.run, self.hidden = [], 0, None, False
        self.depth += 1
        self.container(box.content)
        self.depth -= 1
        self.fields, self.tables, self.unit, self.run, self.hidden = kept

    # Tables

    def open_table(self, element: etree._Element) -> None:
        """Enter a table."""
        self.break_off(element)
        self.tables += 1

    def close_table(self, _: etree._Element) -> None:
        """Leave a table."""
        self.tables -= 1

    # Runs and what is in them

    def open_run(self, element: etree._Element) -> None:
        """Enter a run; one inside another (ruby) makes the outer one a unit."""
        if self.run is not None:
            self.go_round(self.run, self.run)
            return
        self.run = element
        own = on(child(element, "rPr", "vanish"))
        if own is None:
            style = child(element, "rPr", "rStyle")
            by_run = style is not None and self.styles.hidden(value(style) or "")
            by_paragraph = self.paragraph is not None and self.styles.hidden(_style_of(self.paragraph))
            own = by_run != by_paragraph
        self.hidden = own

    def close_run(self, element: etree._Element) -> None:
        """Leave a run."""
        if element is self.run:
            self.run, self.hidden = None, False

    def go_round(self, first: etree._Element, last: etree._Element) -> None:
        """From here to the end of ``last``, comments can only go round; the outermost such place counts."""
        if self.unit is None:
            self.unit = first, last

    def formula(self, element: etree._Element) -> None:
        """Enter a formula."""
        self.go_round(element, element)

    def control(self, element: etree._Element) -> None:
        """Enter a content control; those that hold data and no free text are filled anew."""
        filled = any(child(element, "sdtPr", kind) is not None for kind in _FILLED)
        if self.paragraph is not None and filled:
            self.go_round(element, element)

    def simple_field(self, element: etree._Element) -> None:
        """Enter a field that is one element."""
        if not is_link(value(element, "instr") or ""):
            self.go_round(element, element)

    def field(self, element: etree._Element) -> None:
        """Pass a mark of a field that is many elements."""
        found = self.complete.get(element)
        if found is None:
            return
        kind = value(element, "fldCharType")
        if kind == "begin":
            self.fields.append(False)
            if found.remade():
                self.go_round(found.marks[0], found.marks[-1])
        elif kind == "separate" and self.fields:
            self.fields[-1] = True
        elif kind == "end" and self.fields:
            self.fields.pop()

    def put(self, words: str, element: etree._Element) -> None:
        """Add words that are seen, tied to their element."""
        seen = self.paragraph is not None and not self.hidden and all(self.fields)
        if words and seen and (self.run is not None or name(element) == "m:t"):
            self.pieces.append(words)
            self.atoms.append(Atom(self.at, self.at + len(words), element, self.unit))
            self.at += len(words)

    def fixed(self, element: etree._Element) -> None:
        """A tab, a break, a hyphen that does not break."""
        self.put(_FIXED[name(element)], element)

    def words(self, element: etree._Element) -> None:
        """Ordinary words."""
        self.put(visible(element), element)

    def symbol(self, element: etree._Element) -> None:
        """A character named by its place in a font."""
        self.put(symbol(value(element, "font"), value(element, "char")), element)

    # What hangs on the text

    def note(self, element: etree._Element) -> None:
        """A footnote or endnote mark."""
        if not self.hidden:
            kind: Literal["footnote", "endnote"] = "footnote" if name(element) == "footnoteReference" else "endnote"
            self.notes.append(Reference(kind, value(element, "id") or "", Span(self.at, self.at)))

    def comment_place(self, element: etree._Element) -> None:
        """The start, the end or the mark of a comment."""
        place = self.ranges.setdefault(value(element, "id") or "", [-1, -1, -1])
        place[("commentRangeStart", "commentRangeEnd", "commentReference").index(name(element))] = self.at

    def result(self) -> WordText:
        """The text, once all is passed."""
        string = "".join(self.pieces)
        comments = [Reference("comment", key, _settled(place, string)) for key, place in self.ranges.items()]
        notes = [Reference(n.kind, n.id, Span(*(min(at, len(string)) for at in n.span))) for n in self.notes]
        references = sorted([*notes, *comments], key=lambda reference: reference.span)
        return WordText(string, tuple(self.paragraphs), tuple(self.atoms), tuple(references))


_Handler = Callable[[_Walk, etree._Element], None]
_STARTS: Final[dict[str, _Handler]] = {
    "p": _Walk.open_paragraph, "tbl": _Walk.open_table, "r": _Walk.open_run, "sdt": _Walk.control,
    "m:oMath": _Walk.formula, "m:oMathPara": _Walk.formula, "fldChar": _Walk.field,
    "fldSimple": _Walk.simple_field,
    "t": _Walk.words, "m:t": _Walk.words, "sym": _Walk.symbol, "w16se:symEx": _Walk.symbol,
    **dict.fromkeys(_FIXED, _Walk.fixed),
    "footnoteReference": _Walk.note, "endnoteReference": _Walk.note,
    "commentRangeStart": _Walk.comment_place, "commentRangeEnd": _Walk.comment_place,
    "commentReference": _Walk.comment_place,
}  # fmt: skip
_ENDS: Final[dict[str, _Handler]] = {
    "p": _Walk.close_paragraph, "r": _Walk.close_run, "tbl": _Walk.close_table, "tc": _Walk.break_off,
}  # fmt: skip


def visible(element: etree._Element) -> str:
    """The words of a w:t as Word shows them: blanks at its ends count only where the file says so."""
    words = element.text or ""
    if words.strip(_BLANK) == words or preserved(element):
        return words
    return words.strip(_BLANK)


def preserved(element: etree._Element) -> bool:
    """True if blanks at the ends of this element count."""
    scope: etree._Element | None = element
    while scope is not None:
        if scope.get(SPACE) is not None:
            return scope.get(SPACE) == "preserve"
        scope = scope.getparent()
    return False


def _settled(place: list[int], string: str) -> Span:
    """The words that a comment is anchored on, without the line ends around them."""
    start, end, mark = (min(at, len(string)) for at in place)
    if start < 0 or end < 0:
        point = next(at for at in (mark, start, end) if at >= 0)
        return Span(point, point)
    end = max(start, end)
    while start < end and string[start] == "\n":
        start += 1
    while start < end and string[end - 1] == "\n":
        end -= 1
    return Span(start, end)


def _style_of(paragraph: etree._Element) -> str | None:
    style = child(paragraph, "pPr", "pStyle")
    return None if style is None else value(style)


def _under(element: etree._Element, paragraph: etree._Element) -> etree._Element:
    """The child of ``paragraph`` that holds ``element``."""
    parent = element.getparent()
    while parent is not None and parent is not paragraph:
        element, parent = parent, parent.getparent()
    return element


def walk(root: etree._Element, styles: Styles, label: str) -> WordText:
    """The text under ``root``. Raises ``ReadError``, naming ``label``, for text boxes nested without end."""
    state = _Walk(styles, label)
    state.complete = complete_fields(root)
    state.container(root)
    return state.result()


def styles_of(package: Package) -> Styles:
    """The styles of a Word file; none at all where it has no styles part."""
    part = package.related(package.main, "styles")
    return Styles(package.xml(part) if part is not None else None)


def text_of(package: Package) -> tuple[etree._Element, WordText]:
    """The root of the main part and the text in it. Raises ``ReadError`` where there is none."""
    root = package.document()
    return root, walk(root, styles_of(package), package.label)
