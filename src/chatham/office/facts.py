"""What a Word file holds beside the words on its pages. It says what kinds of thing there are, and seals the words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from lxml import etree

from chatham.core.errors import ReadError
from chatham.core.story import FileFacts
from chatham.office.comments import AUTHOR
from chatham.office.names import child, local, name, on, value
from chatham.office.package import RELATION, Package
from chatham.office.styles import Styles
from chatham.office.told import Told

_PROPERTIES: Final = {
    "creator": "author", "lastModifiedBy": "last editor", "description": "description", "subject": "description",
    "keywords": "description", "category": "description", "Company": "company", "Manager": "manager", "Template": "template",
    "HyperlinkBase": "linked files",
}  # fmt: skip
_GONE: Final = frozenset({"delText", "delInstrText"})
_CHANGES: Final = frozenset({"ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "cellIns", "cellDel"})
_WITH_WORDS: Final = ("document", "header", "footer", "footnotes", "endnotes", "comments")


class _Found(Told):
    """What has been found so far. No part that is damaged keeps the draft from being read."""

    def __init__(self, package: Package) -> None:
        super().__init__()
        self.package = package

    def root(self, part: str | None) -> etree._Element | None:
        try:
            return self.package.xml(part) if part is not None else None
        except ReadError:
            return None

    def related(self, kind: str, source: str = "") -> etree._Element | None:
        try:
            return self.root(self.package.related(source, kind))
        except ReadError:
            return None


def facts_of(package: Package) -> FileFacts:
    """The kinds of things that go with the file, the words that its pages do not show, and how many pictures it has."""
    found = _Found(package)
    _properties(found)
    _settings(found)
    parts = [p for p in package.names() if p.lower().endswith(".xml") and p.rpartition("/")[2].lower().startswith(_WITH_WORDS)]
    styles = Styles(found.related("styles", package.main))
    for part in parts:
        _words(found, found.root(part), styles)
    _objects(found)
    found.pictures_in(package, "/media/")
    return found.facts()


def _properties(found: _Found) -> None:
    for part in ("core-properties", "extended-properties", "custom-properties"):
        root = found.related(part)
        for element in root.iter() if root is not None else ():
            found.property("own properties" if part == "custom-properties" else _PROPERTIES.get(local(element)), element.text)


def _settings(found: _Found) -> None:
    root = found.related("settings", found.package.main)
    for element in root.iter() if root is not None else ():
        kind = name(element)
        if kind == "rsids":
            found.kinds.add("revision ids")
        elif kind == "attachedTemplate":
            found.kinds.add("template")
        elif kind == "docVar":
            found.kinds.add("own properties")
            found.hidden.append(value(element) or "")


def _words(found: _Found, root: etree._Element | None, styles: Styles) -> None:
    """Deleted, hidden and commented words of one part, and who made the changes."""
    if root is None:
        return
    gone: list[str] = []
    unseen: list[str] = []
    for element in root.iter():
        kind = name(element)
        if kind in _CHANGES:
            found.kinds.add("tracked changes")
            found.hidden.append(value(element, "author") or "")
        elif kind in _GONE or (kind == "t" and _moved_away(element)):
            gone.append(element.text or "")
        elif kind == "r" and _unseen(element, styles):
            unseen.extend(t.text or "" for t in element if name(t) == "t")
        elif kind == "comment" and value(element, "author") != AUTHOR:
            found.kinds.add("comments")
            found.hidden += [value(element, "author") or "", " ".join(t.text or "" for t in element.iter() if name(t) == "t")]
        elif local(element) == "docPr":
            found.hidden += [element.get(key, "") for key in ("name", "descr", "title")]
    found.unseen("deleted words", gone)
    found.unseen("hidden words", unseen)


def _moved_away(element: etree._Element) -> bool:
    return any(name(above) in ("moveFrom", "del") for above in element.iterancestors())


def _unseen(run: etree._Element, styles: Styles) -> bool:
    own = on(child(run, "rPr", "vanish"))
    style = child(run, "rPr", "rStyle")
    return own if own is not None else style is not None and styles.hidden(value(style) or "")


def _objects(found: _Found) -> None:
    """Things that hang on the text, and where they come from."""
    for part in found.package.names():
        plain = part.lower()
        for sign, kind in (("/embeddings/", "embedded files"), ("vbaproject", "macros"), ("thumbnail", "preview picture"), ("/people.xml", "names of editors")):
            found.kinds.update([kind] if sign in plain else [])
        if plain.endswith(".rels"):
            found.hidden += _outside(found, part)
    people = found.related("people", found.package.main)
    found.hidden += [str(v) for e in (people.iter() if people is not None else ()) for k, v in e.attrib.items() if str(k).endswith("author")]


def _outside(found: _Found, part: str) -> Iterator[str]:
    """Paths of files on the writer's own computer or network."""
    root = found.root(part)
    for relation in root.iter(RELATION) if root is not None else ():
        target = relation.get("Target", "")
        if relation.get("TargetMode") == "External" and not target.lower().startswith(("http:", "https:", "mailto:", "#")):
            found.kinds.add("template" if relation.get("Type", "").endswith("/attachedTemplate") else "linked files")
            yield target
