"""The one walk through an OpenDocument text, for reader and writer alike, so that both count the same positions.

The text is the draft as it stands: tracked insertions in, deletions out, hidden words out, white space as a program shows
it. Every stretch of it stays tied to the element whose words, or the words behind which, it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal, NamedTuple

from lxml import etree

from chatham.core.errors import ReadError
from chatham.core.text import Span
from chatham.office.package import Package, serial

OFFICE: Final = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
TEXT: Final = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
META: Final = "urn:oasis:names:tc:opendocument:xmlns:meta:1.0"
DC: Final = "http://purl.org/dc/elements/1.1/"
_SPACES: Final = {
    OFFICE: "office:", TEXT: "text:", DC: "dc:", META: "meta:",
    "urn:oasis:names:tc:opendocument:xmlns:table:1.0": "table:", "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0": "draw:",
    "urn:oasis:names:tc:opendocument:xmlns:style:1.0": "style:", "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0": "svg:",
}  # fmt: skip
_LONG: Final = {short: space for space, short in _SPACES.items()}
_MIMETYPE: Final = b"application/vnd.oasis.opendocument.text"
_SKIPPED: Final = frozenset(
    "text:tracked-changes text:sequence-decls text:variable-decls text:user-field-decls text:dde-connection-decls office:forms office:scripts "
    "text:note-citation text:ruby-text svg:title svg:desc draw:object draw:object-ole draw:image table:covered-table-cell office:event-listeners "
    "text:alphabetical-index-auto-mark-file".split()
)
_HIDING: Final = frozenset(["text:section", "text:hidden-text"])
_BOXED: Final = frozenset(["text:p", "text:h", "text:list", "table:table", "draw:text-box"])
# In these a comment may begin or end between any two characters; all else in a paragraph it goes round.
_FREE: Final = frozenset(["text:span", "text:a", "text:meta", "text:bookmark-start", "text:bookmark-end", "text:change-start", "text:change-end"])
_ABOUT_NOTES: Final = frozenset(["dc:creator", "dc:date", "meta:creator-initials", "meta:date-string"])
_SIGNS: Final = {"text:s": " ", "text:tab": "\t", "text:line-break": "\n"}
_BLANKS: Final = re.compile(r"[ \t\r\n]+")
_SEEN: Final = re.compile(r"[ \t\r\n]+|[^ \t\r\n]")
_LONGEST_CHAIN: Final = 20


class OpenAtom(NamedTuple):
    """A stretch of the text: the words in ``element`` ("text"), those behind it ("tail"), or the element itself ("sign").

    ``dropped``: a blank at the beginning of the words is not shown. ``unit``: a comment can only go round this element.
    """

    start: int
    end: int
    element: etree._Element
    slot: Literal["text", "tail", "sign"]
    dropped: bool
    unit: etree._Element | None
    boxed: bool


class OpenParagraph(NamedTuple):
    """A paragraph; ``place`` is what its place makes of it, ``styles`` are its style and those that it is based on."""

    span: Span
    place: Literal["headline", "paragraph", "list", "cell"]
    styles: tuple[str, ...]


class OpenNote(NamedTuple):
    """Where a footnote or a comment hangs on the text, and the element that holds its words."""

    kind: Literal["comment", "footnote"]
    span: Span
    element: etree._Element


@dataclass(frozen=True, slots=True)
class OpenText:
    """The text, its paragraphs, the elements that carry it, what hangs on it, and the words that are hidden, in pieces."""

    string: str
    paragraphs: tuple[OpenParagraph, ...]
    atoms: tuple[OpenAtom, ...]
    notes: tuple[OpenNote, ...]
    unseen: tuple[str, ...]


class OpenFile:
    """An OpenDocument text, zipped or flat (``package`` is None). ``root`` is at the top of what holds its words, ``body`` holds them."""

    def __init__(self, data: bytes, label: str) -> None:
        """Raises ``ReadError`` for what is none, is locked, or holds no text."""
        self.label = label
        self.package = OpenPackage(data, label) if data.startswith(b"PK") else None
        root = _Unpacked(label).parsed(data) if self.package is None else self.package.xml(self.package.main)
        body = None if root is None else root.find(f"{{{OFFICE}}}body/{{{OFFICE}}}text")
        if root is None or body is None:
            raise ReadError("odt-no-text", f"{label} is an OpenDocument file without a text in it.", "Save it again as .odt and try again.")
        self.root, self.body = root, body

    def styles(self) -> list[etree._Element]:
        """The parts that hold styles."""
        part = self.package.xml("styles.xml") if self.package is not None else None
        return [self.root, *([] if part is None else [part])]

    def written(self) -> bytes:
        """The whole file again, with ``root`` as it now is."""
        return serial(self.root) if self.package is None else self.package.written({self.package.main: serial(self.root)})


class OpenPackage(Package):
    """The parts of a zipped one."""

    form = "odt"

    def main_part(self) -> str:
        """The part with the text. Raises ``ReadError`` where a password is asked for."""
        if b"encryption-data" in (self.part("META-INF/manifest.xml") or b""):
            raise self.locked()
        return "content.xml"


class _Unpacked(OpenPackage):
    """A flat file: one XML document and no package around it."""

    def __init__(self, label: str) -> None:
        self.label = label


def is_open_text(data: bytes) -> bool:
    """True for what says in its first bytes that it is an OpenDocument text."""
    head = data[:2000]
    return (data.startswith(b"PK") and _MIMETYPE in head[:200]) or (b"<office:document" in head and _MIMETYPE in head)


def name_of(element: etree._Element) -> str:
    """Short name such as "text:p"; "?..." for an element of any other vocabulary."""
    if not isinstance(element.tag, str):
        return "?"
    space, _, local = element.tag[1:].rpartition("}")
    return _SPACES.get(space, "?") + local


def attribute(element: etree._Element, name: str) -> str | None:
    """An attribute by its short name."""
    prefix, _, local = name.partition(":")
    return element.get(f"{{{_LONG[prefix + ':']}}}{local}")


def walk(file: OpenFile) -> OpenText:
    """The text of a file."""
    state = _Walk(_Styles(file.styles()), frozenset(attribute(e, "office:name") or "" for e in file.body.iter(f"{{{OFFICE}}}annotation-end")))
    state.children(file.body, "paragraph")
    notes = sorted(state.notes, key=lambda note: note.span)
    return OpenText("".join(state.pieces), tuple(state.paragraphs), tuple(state.atoms), tuple(notes), tuple(state.unseen))


def words_of(file: OpenFile, notes: Sequence[OpenNote]) -> list[str]:
    """The words of some footnotes and comments, their paragraphs one a line."""
    styles = _Styles(file.styles())
    found = []
    for note in notes:
        state = _Walk(styles, frozenset())
        for child in note.element:
            if name_of(child) not in _ABOUT_NOTES:
                state.enter(child, "paragraph")
        found.append("".join(state.pieces))
    return found


class _Styles:
    """Which style is based on which, and which hides its words."""

    def __init__(self, roots: list[etree._Element]) -> None:
        self._parents: dict[str, str] = {}
        self.hidden: set[str | None] = set()
        for style in (found for root in roots for found in root.iter(f"{{{_LONG['style:']}}}style")):
            name, parent = attribute(style, "style:name"), attribute(style, "style:parent-style-name")
            if name and parent:
                self._parents[name] = parent
            if name and any(attribute(p, "text:display") == "none" for p in style.iterfind(f"{{{_LONG['style:']}}}text-properties")):
                self.hidden.add(name)

    def chain(self, name: str | None) -> Iterator[str]:
        """A style and those that it is based on, as they are printed."""
        for _ in range(_LONGEST_CHAIN):
            if name is None:
                return
            yield re.sub(r"_([0-9a-f]{2})_", lambda m: chr(int(m[1], 16)), name)
            name = self._parents.get(name)


_Place = Literal["headline", "paragraph", "list", "cell"]


def _hides(element: etree._Element) -> bool:
    """Whether a section is hidden, or the condition of a field held when the file was saved."""
    return attribute(element, "text:display") == "none" or attribute(element, "text:is-hidden") == "true"


class _Walk:
    """The state of one walk; elements nest at most 256 deep, for the parser refuses more."""

    def __init__(self, styles: _Styles, ended: frozenset[str]) -> None:
        self.styles, self.ended = styles, ended
        self.pieces: list[str] = []
        self.at = 0
        self.paragraphs: list[OpenParagraph] = []
        self.atoms: list[OpenAtom] = []
        self.notes: list[OpenNote] = []
        self.unseen: list[str] = []
        self.comments: dict[str, tuple[int, etree._Element]] = {}
        self.boxes: list[tuple[etree._Element, etree._Element | None]] = []
        self.inside = self.begun = self.boxed = False
        self.blank = True
        self.hidden = 0
        self.unit: etree._Element | None = None

    def children(self, element: etree._Element, place: _Place) -> None:
        """Pass everything in an element, and the words between."""
        self.words(element, "text")
        for child in element:
            self.enter(child, place)
            self.words(child, "tail")

    def enter(self, element: etree._Element, place: _Place) -> None:
        """Pass one element."""
        name = name_of(element)
        outer = self.unit
        if self.inside and outer is None and name not in _FREE and name not in _SIGNS:
            self.unit = element
        if self.inside and name in _BOXED:
            self.boxes.append((element, self.unit))
        elif name in ("text:p", "text:h"):
            self.unit = outer
            self.paragraph(element, "headline" if name == "text:h" else place)
        elif name in _SKIPPED:
            pass
        elif name in _HIDING and _hides(element):
            self.unseen += [attribute(element, "text:string-value") or "", *(str(words) for words in element.itertext())]
        elif name in _SIGNS:
            self.sign(name, element)
        elif name in ("text:note", "office:annotation", "office:annotation-end"):
            self.note(name, element)
        elif name == "text:span" and attribute(element, "text:style-name") in self.styles.hidden:
            self.hidden += 1
            self.children(element, place)
            self.hidden -= 1
        else:
            self.children(element, "list" if name == "text:list" else "cell" if name == "table:table" else place)
        self.unit = outer

    def paragraph(self, element: etree._Element, place: _Place) -> None:
        """A paragraph or heading, and after it the text boxes that hang on it."""
        style = attribute(element, "text:style-name")
        if style in self.styles.hidden or any(_hides(e) for e in element.iterchildren(f"{{{TEXT}}}hidden-paragraph")):
            self.unseen += [str(words) for words in element.itertext()]
            return
        if self.begun:
            self.pieces.append("\n")
            self.at += 1
        begin, self.begun, self.inside, self.blank = self.at, True, True, True
        self.children(element, place)
        self.paragraphs.append(OpenParagraph(Span(begin, self.at), place, tuple(self.styles.chain(style))))
        self.inside = False
        boxes, self.boxes = self.boxes, []
        for box, unit in boxes:
            kept, self.unit, self.boxed = (self.unit, self.boxed), unit, True
            self.enter(box, "paragraph")
            self.unit, self.boxed = kept

    def words(self, element: etree._Element, slot: Literal["text", "tail"]) -> None:
        """Words of a paragraph; white space counts once, and not at its beginning."""
        found = element.text if slot == "text" else element.tail
        if not found or not self.inside or self.hidden:
            self.unseen += [found] if found and self.hidden else []
            return
        plain = _BLANKS.sub(" ", found)
        dropped = self.blank and plain.startswith(" ")
        self._put(plain[1:] if dropped else plain, element, slot, dropped)

    def sign(self, name: str, element: etree._Element) -> None:
        """Spaces, tabs and line breaks, which are elements."""
        if self.inside and not self.hidden:
            count = attribute(element, "text:c") or "1"
            times = min(int(count), 10_000) if name == "text:s" and count.isascii() and count.isdigit() else 1
            self._put(_SIGNS[name] * times, element, "sign", False)
            self.blank = False

    def _put(self, words: str, element: etree._Element, slot: Literal["text", "tail", "sign"], dropped: bool) -> None:
        if words:
            self.pieces.append(words)
            self.atoms.append(OpenAtom(self.at, self.at + len(words), element, slot, dropped, self.unit, self.boxed))
            self.at += len(words)
            self.blank = words.endswith(" ")

    def note(self, name: str, element: etree._Element) -> None:
        """A footnote, or a comment, which ends where its end stands or is a point."""
        key = attribute(element, "office:name") or ""
        if name == "text:note":
            self.notes.append(OpenNote("footnote", Span(self.at, self.at), element))
        elif name == "office:annotation" and key in self.ended and key:
            self.comments[key] = self.at, element
        elif name == "office:annotation":
            self.notes.append(OpenNote("comment", Span(self.at, self.at), element))
        elif key in self.comments:
            begin, comment = self.comments.pop(key)
            self.notes.append(OpenNote("comment", Span(begin, self.at), comment))


def shown_at(atom: OpenAtom) -> list[tuple[int, int]]:
    """Where in the words of an element each character of an atom comes from."""
    words = (atom.element.text if atom.slot == "text" else atom.element.tail) or ""
    return [m.span() for m in _SEEN.finditer(words)][atom.dropped :]
