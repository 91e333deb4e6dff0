"""Read an OpenDocument text (LibreOffice, Google Docs, Collabora), as a draft or as evidence."""

from __future__ import annotations

import re
from typing import Final

from lxml import etree

from chatham.core.errors import ReadError
from chatham.core.story import BlockKind, Story
from chatham.core.text import Text
from chatham.office.comments import AUTHOR
from chatham.office.package import Package
from chatham.office.styles import kind_named
from chatham.readers.paragraphs import Paragraphs

_SPACES: Final = {
    "urn:oasis:names:tc:opendocument:xmlns:office:1.0": "office:",
    "urn:oasis:names:tc:opendocument:xmlns:text:1.0": "text:",
    "urn:oasis:names:tc:opendocument:xmlns:table:1.0": "table:",
    "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0": "draw:",
    "urn:oasis:names:tc:opendocument:xmlns:style:1.0": "style:",
    "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0": "svg:",
    "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0": "fo:",
    "http://purl.org/dc/elements/1.1/": "dc:",
}
_LONG: Final = {short: f"{{{space}}}" for space, short in _SPACES.items()}
_SKIPPED: Final = frozenset(
    "text:tracked-changes text:sequence-decls text:variable-decls text:user-field-decls text:dde-connection-decls office:forms office:scripts "
    "text:note-citation text:ruby-text svg:title svg:desc draw:object draw:object-ole draw:image table:covered-table-cell office:event-listeners "
    "text:alphabetical-index-auto-mark-file text:hidden-text".split()
)
_BOXED: Final = frozenset(["text:p", "text:h", "text:list", "table:table", "draw:text-box"])
_LONGEST_CHAIN: Final = 20
_BLANKS: Final = re.compile(r"[ \t\r\n]+")


class OpenText(Package):
    """The parts of one OpenDocument text."""

    form = "odt"

    def main_part(self) -> str:
        """The part with the text. Raises ``ReadError`` where a password is asked for."""
        if b"encryption-data" in (self.part("META-INF/manifest.xml") or b""):
            raise self.locked()
        return "content.xml"


def read_odt(data: bytes, label: str) -> Story:
    """An OpenDocument text, zipped or flat: insertions accepted, deletions dropped, notes and comments apart.

    Raises ``ReadError``.
    """
    styles: list[etree._Element | None] = []
    if data.startswith(b"PK"):
        package = OpenText(data, label)
        root = package.xml(package.main)
        styles.append(package.xml("styles.xml"))
    else:
        root = _Flat(label).parsed(data)
    body = _body(root)
    if root is None or body is None:
        raise ReadError("odt-no-text", f"{label} is an OpenDocument file without a text in it.", "Save it again as .odt and try again.")
    ended = {_get(e, "office:name") or "" for e in body.iter(f"{_LONG['office:']}annotation-end")}
    walk = _Walk(_Styles([root, *styles]), frozenset(ended))
    walk.children(body, "paragraph")
    string, blocks, notes = walk.paper.settled()
    return Story(label, "odt", Text(string), blocks, notes)


class _Flat(OpenText):
    """A flat .fodt: one XML file and no package around it."""

    def __init__(self, label: str) -> None:
        self.label = label


def _body(root: etree._Element | None) -> etree._Element | None:
    if root is None:
        return None
    return root.find(f"{_LONG['office:']}body/{_LONG['office:']}text")


def _name(element: etree._Element) -> str:
    if not isinstance(element.tag, str):
        return "?"
    space, _, local = element.tag[1:].rpartition("}")
    return _SPACES.get(space, "?") + local


def _get(element: etree._Element, name: str) -> str | None:
    prefix, _, local = name.partition(":")
    return element.get(f"{_LONG[prefix + ':']}{local}")


class _Styles:
    """What styles say: the kind of a paragraph, and whether words are hidden."""

    def __init__(self, roots: list[etree._Element | None]) -> None:
        self._parents: dict[str, str] = {}
        self.hidden: set[str] = set()
        for root in roots:
            for style in root.iter(f"{_LONG['style:']}style") if root is not None else ():
                name, parent = _get(style, "style:name"), _get(style, "style:parent-style-name")
                if name and parent:
                    self._parents[name] = parent
                if name and any(_get(p, "text:display") == "none" for p in style.iterfind(f"{_LONG['style:']}text-properties")):
                    self.hidden.add(name)

    def kind(self, name: str | None) -> BlockKind | None:
        """What the style, or one that it is based on, makes of a paragraph."""
        for _ in range(_LONGEST_CHAIN):
            if name is None:
                return None
            found = kind_named(re.sub(r"_([0-9a-f]{2})_", lambda m: chr(int(m[1], 16)), name))
            if found is not None:
                return found
            name = self._parents.get(name)
        return None


class _Walk:
    """The state of one walk; elements nest at most 256 deep, for the parser refuses more."""

    def __init__(self, styles: _Styles, ended: frozenset[str] = frozenset()) -> None:
        self.ended = ended
        self.paper = Paragraphs()
        self.styles = styles
        self.inside = False
        self.blank = True
        self.hidden = 0
        self.boxes: list[etree._Element] = []
        self.comments: dict[str, tuple[int, str]] = {}

    def children(self, element: etree._Element, kind: BlockKind) -> None:
        """Pass everything in an element, and the words between."""
        self.words(element.text)
        for child in element:
            self.enter(child, kind)
            self.words(child.tail)

    def enter(self, element: etree._Element, kind: BlockKind) -> None:
        """Pass one element."""
        name = _name(element)
        if self.inside and name in _BOXED:
            self.boxes.append(element)
        elif name in ("text:p", "text:h"):
            self.paragraph(element, "headline" if name == "text:h" else kind)
        elif name in _SKIPPED or (name == "text:section" and _get(element, "text:display") == "none"):
            return
        elif name in _SIGNS:
            self.sign(name, element)
        elif name == "text:note":
            words = _plain(element.find(f"{_LONG['text:']}note-body"), self.styles)
            self.paper.note("footnote", self.paper.at, self.paper.at, words)
        elif name == "office:annotation":
            self.comment(element)
        elif name == "office:annotation-end":
            begin, words = self.comments.pop(_get(element, "office:name") or "", (0, ""))
            self.paper.note("comment", begin, self.paper.at, words)
        elif name == "text:span" and _get(element, "text:style-name") in self.styles.hidden:
            self.hidden += 1
            self.children(element, kind)
            self.hidden -= 1
        else:
            self.children(element, "list" if name == "text:list" else "cell" if name == "table:table" else kind)

    def paragraph(self, element: etree._Element, kind: BlockKind) -> None:
        """A paragraph or heading, and after it the text boxes that hang on it."""
        style = _get(element, "text:style-name")
        if _get(element, "text:is-hidden") == "true" or style in self.styles.hidden:
            return
        by_style = self.styles.kind(style)
        if by_style is not None and not (by_style == "list" and kind == "cell"):
            kind = by_style
        self.paper.start()
        self.inside, self.blank = True, True
        self.children(element, kind)
        self.paper.end(kind)
        self.inside = False
        boxes, self.boxes = self.boxes, []
        for box in boxes:
            self.enter(box, "paragraph")

    def words(self, found: str | None) -> None:
        """Words of a paragraph; white space counts once, and not at its beginning."""
        if not found or not self.inside or self.hidden:
            return
        plain = _BLANKS.sub(" ", found)
        if self.blank and plain.startswith(" "):
            plain = plain[1:]
        if plain:
            self.paper.put(plain)
            self.blank = plain.endswith(" ")

    def sign(self, name: str, element: etree._Element) -> None:
        """Spaces, tabs and line breaks, which are elements."""
        if not self.inside or self.hidden:
            return
        count = _get(element, "text:c") or "1"
        times = min(int(count), 10_000) if name == "text:s" and count.isascii() and count.isdigit() else 1
        self.paper.put(_SIGNS[name] * times)
        self.blank = False

    def comment(self, element: etree._Element) -> None:
        """A comment, which ends where its end stands, or is a point."""
        creator = element.find(f"{_LONG['dc:']}creator")
        if creator is not None and creator.text == AUTHOR:
            return
        words = _plain(element, self.styles)
        name = _get(element, "office:name")
        if name in self.ended and name is not None:
            self.comments[name] = (self.paper.at, words)
        else:
            self.paper.note("comment", self.paper.at, self.paper.at, words)


_SIGNS: Final = {"text:s": " ", "text:tab": "\t", "text:line-break": "\n"}


def _plain(element: etree._Element | None, styles: _Styles) -> str:
    """The words of a note: its paragraphs, one a line."""
    if element is None:
        return ""
    walk = _Walk(styles)
    for child in element:
        if _name(child) not in ("dc:creator", "dc:date", "?creator-initials", "?date-string"):
            walk.enter(child, "paragraph")
    return walk.paper.string()
