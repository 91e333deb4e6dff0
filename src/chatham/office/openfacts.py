"""What an OpenDocument text holds beside the words on its pages."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from typing import Final

from lxml import etree

from chatham.core.errors import ReadError
from chatham.core.story import FileFacts
from chatham.office.comments import AUTHOR
from chatham.office.names import local
from chatham.office.opentext import DC, OFFICE, TEXT, OpenFile, OpenText, attribute, name_of
from chatham.office.told import Told

_HREF: Final = "{http://www.w3.org/1999/xlink}href"
_CONFIG: Final = "{urn:oasis:names:tc:opendocument:xmlns:config:1.0}"
_PROPERTIES: Final = {
    "meta:initial-creator": "author", "dc:creator": "last editor", "meta:printed-by": "names of editors", "meta:user-defined": "own properties",
    "dc:description": "description", "dc:subject": "description", "meta:keyword": "description", "dc:title": None, "meta:generator": None,
}  # fmt: skip
_SETTINGS: Final = {"PrinterName": "printer", "CurrentDatabaseDataSource": None, "Rsid": "revision ids", "RsidRoot": "revision ids"}
_UNWRITTEN: Final = ("svg:title", "svg:desc")
_VALUES: Final = ("office:string-value", "text:string-value-if-true", "text:string-value-if-false")


def facts_of(file: OpenFile, text: OpenText) -> FileFacts:
    """The kinds of things that go with the file, the words that its pages do not show, and how many pictures it has.

    No part that is damaged keeps the draft from being read.
    """
    told = Told()
    told.unseen("hidden words", text.unseen)
    for root in _roots(file):
        for element in root.iter():
            _element(told, element)
    if file.package is not None:
        _parts(told, file)
    return told.facts()


def _roots(file: OpenFile) -> Iterator[etree._Element]:
    yield file.root
    for part in ("styles.xml", "meta.xml", "settings.xml") if file.package is not None else ():
        with suppress(ReadError):
            root = file.package.xml(part) if file.package is not None else None
            yield from [] if root is None else [root]


def _element(told: Told, element: etree._Element) -> None:
    name = name_of(element)
    if name in _PROPERTIES and _stands_in(element, "meta"):
        told.property(_PROPERTIES[name], element.text)
    elif name == "meta:template":
        told.property("template", element.get(_HREF))
    elif name == "text:tracked-changes":
        _changes(told, element)
    elif name == "office:annotation" and element.findtext(f"{{{DC}}}creator") != AUTHOR:
        told.unseen("comments", [*map(str, element.itertext()), " "])
    elif name in ("draw:object", "draw:object-ole"):
        told.kinds.add("embedded files")
    elif name == "text:user-field-decl":
        told.property("own properties", attribute(element, "office:string-value"))
    elif name in _UNWRITTEN:
        told.property(None, element.text)
    elif element.tag == f"{{{OFFICE}}}binary-data" and _stands_in(element, "image"):
        told.pictures += 1
        told.encoded_picture(element.text or "")
    elif element.tag == f"{_CONFIG}config-item" and element.get(f"{_CONFIG}name") in _SETTINGS:
        told.property(_SETTINGS[element.get(f"{_CONFIG}name", "")], element.text)
    told.hidden += [value for key in _VALUES if (value := attribute(element, key))]
    if name != "meta:template":
        told.link(element.get(_HREF))


def _stands_in(element: etree._Element, holder: str) -> bool:
    parent = element.getparent()
    return parent is not None and local(parent) == holder


def _changes(told: Told, element: etree._Element) -> None:
    """Who changed what, and the words that are gone."""
    if next(element.iter(f"{{{TEXT}}}changed-region"), None) is not None:
        told.kinds.add("tracked changes")
    told.hidden += [creator.text or "" for creator in element.iter(f"{{{DC}}}creator")]
    for gone in element.iter(f"{{{TEXT}}}deletion"):
        told.unseen("deleted words", [str(words) for child in gone if name_of(child) != "office:change-info" for words in child.itertext()])


def _parts(told: Told, file: OpenFile) -> None:
    """Things that are parts of their own in a zipped file."""
    assert file.package is not None
    told.pictures_in(file.package, "/pictures/")
    for part in file.package.names():
        plain = part.lower()
        if plain.startswith(("versionlist.xml", "versions/")):
            told.kinds.add("earlier versions")
        elif plain.startswith("thumbnails/"):
            told.kinds.add("preview picture")
        elif plain.startswith(("basic/", "scripts/")) and not plain.endswith(("/", "script-lb.xml", "script-lc.xml")):
            told.kinds.add("macros")
    with suppress(ReadError):
        versions = file.package.xml("VersionList.xml")
        told.hidden += [str(value) for entry in (versions.iter() if versions is not None else ()) for value in entry.attrib.values()]
