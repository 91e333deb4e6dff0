"""The comments of a Word file: Chatham's old ones taken out, new ones put in, everybody else's left alone."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Final

from lxml import etree

from chatham.core.errors import ChathamError
from chatham.office.names import PARA_ID, SPACE, STRICT, make, name, space, value
from chatham.office.package import CONTENT_TYPES, RELATION, TYPES_PART, Package, serial
from chatham.office.styles import Styles

AUTHOR: Final = "Chatham"
INITIALS: Final = "Ch"
MOST_COMMENTS: Final = 32_000  # Word opens no file with more than 32,767 commented ranges

_ANCHORS: Final = ("commentRangeStart", "commentRangeEnd", "commentReference")
_COMPANIONS: Final = ("commentsExtended", "commentsIds", "commentsExtensible")
_LARGEST_ID: Final = 2**31 - 1
_NOT_IN_XML: Final = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_RELATIONS: Final = {
    True: "http://purl.oclc.org/ooxml/officeDocument/relationships/comments",
    False: "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments",
}


class Comments:
    """The comments part of one file, old or new, and the parts that must agree with it."""

    def __init__(self, package: Package, document: etree._Element, styles: Styles) -> None:
        """``document`` is the root of the main part; it is changed by ``drop_own``. Raises ``ReadError``."""
        self._package, self._document = package, document
        self._space = space(document)
        self._style = styles.key("annotation text")
        self._part = package.related(package.main, "comments")
        found = package.xml(self._part) if self._part is not None else None
        self._root = etree.Element(f"{{{self._space}}}comments", nsmap={"w": self._space}) if found is None else found
        self._changed: dict[str, etree._Element] = {}
        self.touched = False

    def _anchors(self) -> list[etree._Element]:
        return [found for kind in _ANCHORS for found in self._document.iter(f"{{{self._space}}}{kind}")]

    def free_ids(self, count: int) -> list[int]:
        """``count`` numbers above all that comments have. Raises ``ChathamError`` for too many comments."""
        elements = [*self._root, *self._anchors()]
        taken = {int(key) for element in elements if re.fullmatch(r"\d{1,10}", key := value(element, "id") or "")}
        if len(self._root) + count > MOST_COMMENTS:
            raise ChathamError(
                "docx-too-many-comments",
                f"{self._package.label} would get more comments than Word can open.",
                "Check it in parts.",
            )
        first = max(taken, default=-1) + 1
        if first + count <= _LARGEST_ID:
            return list(range(first, first + count))
        return [number for number in range(len(taken) + count) if number not in taken][:count]

    def drop_own(self) -> bool:
        """Take out the comments of an earlier check, with their anchors; true if the main part changed."""
        own = [element for element in self._root if value(element, "author") == AUTHOR]
        if not own:
            return False
        self.touched = True
        keys = {value(element, "id") for element in own}
        paragraphs = {found for element in own for p in element.iter() if (found := p.get(PARA_ID)) is not None}
        for element in own:
            self._root.remove(element)
        for anchor in self._anchors():
            if value(anchor, "id") in keys:
                _take_out(anchor)
        self._drop_companions(paragraphs)
        return True

    def _drop_companions(self, paragraphs: set[str]) -> None:
        """Word keeps threads, states and times of comments in parts of their own, tied by paragraph ids."""
        durable: set[str] = set()
        for kind in _COMPANIONS:
            part = self._package.related(self._package.main, kind)
            root = self._package.xml(part) if part is not None else None
            if part is None or root is None:
                continue
            for entry in list(root):
                keys = {etree.QName(key).localname: (key, words) for key, words in entry.attrib.items()}
                about, parent, lasting = (str(keys.get(local, ("", ""))[1]) for local in ("paraId", "paraIdParent", "durableId"))
                if about in paragraphs or (lasting and lasting in durable):
                    durable.add(lasting)
                    root.remove(entry)
                    self._changed[part] = root
                elif parent in paragraphs:
                    del entry.attrib[keys["paraIdParent"][0]]
                    self._changed[part] = root

    def add(self, number: int, title: str, paragraphs: Sequence[str], when: datetime | None) -> None:
        """Put in one comment: the title in bold, then a paragraph for each of ``paragraphs``."""
        self.touched = True
        dated = {} if when is None else {"date": _moment(when)}
        comment = make(self._space, "comment", id=str(number), author=AUTHOR, **dated, initials=INITIALS)
        for place, words in enumerate((title, *paragraphs)):
            comment.append(self._paragraph(words, first=place == 0))
        self._root.append(comment)

    def _paragraph(self, words: str, first: bool) -> etree._Element:
        paragraph = make(self._space, "p")
        if self._style is not None:
            etree.SubElement(paragraph, f"{{{self._space}}}pPr").append(make(self._space, "pStyle", val=self._style))
        if first:
            mark = etree.SubElement(paragraph, f"{{{self._space}}}r")
            mark.append(make(self._space, "annotationRef"))
        paragraph.append(run_of(self._space, words, bold=first))
        return paragraph

    def parts(self) -> dict[str, bytes]:
        """The parts that are other than before, by name: nothing, if nothing was dropped or added."""
        if not self.touched:
            return {}
        changed = {part: serial(root) for part, root in self._changed.items()}
        if self._part is not None:
            return changed | {self._part: serial(self._root)}
        folder = posixpath.dirname(self._package.main)
        names = (posixpath.join(folder, f"comments{number}.xml") for number in ("", *range(1, 100_000)))
        part = next(found for found in names if not self._package.holds(found))
        return changed | self._introduced(part) | {part: serial(self._root)}

    def _introduced(self, part: str) -> dict[str, bytes]:
        """The list of content types and of relations with a new comments part in them."""
        types = self._package.xml(TYPES_PART)
        if types is None:
            raise self._package.broken("it does not say what its parts are")
        override = etree.SubElement(types, f"{CONTENT_TYPES}Override")
        override.set("PartName", f"/{part}")
        override.set("ContentType", _TYPE)
        listed = self._package.relations(self._package.main)
        relations = self._package.xml(listed)
        if relations is None:
            of_relations = RELATION[1:].partition("}")[0]
            relations = etree.fromstring(f'<Relationships xmlns="{of_relations}"/>')
        keys = {relation.get("Id") for relation in relations}
        relation = etree.SubElement(relations, RELATION)
        relation.set("Id", next(key for n in range(1, len(keys) + 2) if (key := f"rIdChatham{n}") not in keys))
        relation.set("Type", _RELATIONS[self._space == STRICT])
        relation.set("Target", posixpath.basename(part))
        return {TYPES_PART: serial(types), listed: serial(relations)}


def storable(words: str) -> str:
    """``words`` in characters that XML can carry."""
    return _NOT_IN_XML.sub("\ufffd", words)


def run_of(namespace: str, words: str, bold: bool = False) -> etree._Element:
    """A run that shows ``words``: one character of the text for each of theirs, line ends too."""
    run = make(namespace, "r")
    if bold:
        etree.SubElement(run, f"{{{namespace}}}rPr").append(make(namespace, "b"))
    for piece in re.findall(r"[\n\r]|\t|[^\n\r\t]+", storable(words)):
        if piece in "\n\r\t":
            run.append(make(namespace, "tab" if piece == "\t" else "br"))
            continue
        text = make(namespace, "t")
        text.text = piece
        text.set(SPACE, "preserve")
        run.append(text)
    return run


def _take_out(anchor: etree._Element) -> None:
    """Remove an anchor, and the run that holds nothing else."""
    parent = anchor.getparent()
    if parent is None:
        return
    parent.remove(anchor)
    bare = name(parent) == "r" and all(name(left) == "rPr" for left in parent)
    above = parent.getparent()
    if bare and name(anchor) == "commentReference" and above is not None:
        above.remove(parent)


def _moment(when: datetime) -> str:
    """Word's way to write a time; it knows no zones, so a time that has one is told in UTC."""
    return (when if when.tzinfo is None else when.astimezone(UTC)).strftime("%Y-%m-%dT%H:%M:%SZ")


def reference_run(namespace: str, number: int, style: str | None) -> etree._Element:
    """The run that ties a comment to the text."""
    run = make(namespace, "r")
    if style is not None:
        etree.SubElement(run, f"{{{namespace}}}rPr").append(make(namespace, "rStyle", val=style))
    run.append(make(namespace, "commentReference", id=str(number)))
    return run
