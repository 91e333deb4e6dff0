"""The names of Word's elements, whichever of its two namespaces a file is written in."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from lxml import etree

TRANSITIONAL: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT: Final = "http://purl.oclc.org/ooxml/wordprocessingml/main"
SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"
PARA_ID: Final = "{http://schemas.microsoft.com/office/word/2010/wordml}paraId"

_PREFIX: Final = {
    TRANSITIONAL: "",
    STRICT: "",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc:",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m:",
    "http://purl.oclc.org/ooxml/officeDocument/math": "m:",
    "http://schemas.microsoft.com/office/word/2015/wordml/symex": "w16se:",
}


@lru_cache(maxsize=1024)
def _name(tag: str) -> str:
    space, _, local = tag.rpartition("}")
    prefix = _PREFIX.get(space[1:])
    return "?" if prefix is None else prefix + local


def name(element: etree._Element) -> str:
    """Short name such as "p", "mc:Choice" or "m:t"; "?" for an element of any other vocabulary."""
    return _name(element.tag) if isinstance(element.tag, str) else "?"


def local(element: etree._Element) -> str:
    """The name of an element without its namespace; "" for what is no element."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def space(element: etree._Element) -> str:
    """The namespace of an element."""
    return etree.QName(element).namespace or ""


def value(element: etree._Element, attribute: str = "val") -> str | None:
    """An attribute in the element's own namespace."""
    return element.get(f"{{{space(element)}}}{attribute}")


def child(element: etree._Element | None, *path: str) -> etree._Element | None:
    """The first child of that name, or the first at the end of a path of names."""
    for step in path:
        if element is None:
            return None
        element = next((found for found in element if name(found) == step), None)
    return element


def on(element: etree._Element | None) -> bool | None:
    """Whether an on/off property is set; None where it is not there."""
    return None if element is None else value(element) not in ("0", "false", "off")


def make(namespace: str, local: str, **attributes: str) -> etree._Element:
    """A new element of Word's own vocabulary."""
    made = etree.Element(f"{{{namespace}}}{local}")
    for key, words in attributes.items():
        made.set(f"{{{namespace}}}{key}", words)
    return made
