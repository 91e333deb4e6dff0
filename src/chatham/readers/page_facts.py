"""What a page of HTML, or a text in Markdown, holds beside the words that are shown of it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from lxml import etree, html

from chatham.core.story import FileFacts, Note
from chatham.office.told import Told
from chatham.readers.html_lines import hidden, parsed

_META: Final = {
    "author": "author", "dc.creator": "author", "dcterms.creator": "author", "article:author": "author", "twitter:creator": "author",
    "changedby": "last editor", "generator": "program", "description": "description", "keywords": "description", "subject": "description",
    "classification": "description",
}  # fmt: skip
_OFFICE: Final = {
    "Author": "author", "LastAuthor": "last editor", "Company": "company", "Manager": "manager", "Template": "template", "Subject": "description",
    "Keywords": "description", "Description": "description", "Title": None,
}  # fmt: skip
_OFFICE_PROPERTY: Final = re.compile(r"<o:(\w{1,20})>([^<]{0,1000})</o:")
_SAVED_FROM: Final = re.compile(r"\s*saved from url=", re.I)
_AROUND: Final = ("nav", "aside", "footer", "form", "menu")
_INSIDE: Final = re.compile(r"data:image/[\w+.-]+;base64,", re.I)
_PICTURE: Final = re.compile(r"!\[[^\]\n]{0,300}\](?:\(\s*<?(?P<at>[^)\s>]{1,1000})|\[)|!\[\[(?P<inner>[^\]\n]{1,300})|<img\b", re.I)
_LINK: Final = re.compile(r"\]\(\s*<?(?P<at>[^)>\n]{1,1000})|^\[[^\]\n]{1,200}\]:[ \t]*(?P<below>\S{1,1000})", re.M)
_ENTRY: Final = re.compile(r"(?P<key>\w[\w .-]{0,40}):(?P<words>.*)")
_HEAD: Final = {"author": "author", "authors": "author", "by": "author", "byline": "author", "title": None, "date": None, "lang": None, "language": None}


def facts_of_page(string: str, label: str, notes: Iterable[Note]) -> FileFacts:
    """The kinds of things that go with a page, the words that it does not show, and how many pictures it has."""
    told = Told()
    told.unseen("comments", [note.words for note in notes if note.kind == "comment"])
    root = parsed(string, label)
    for node in (*root.itersiblings(etree.Comment, preceding=True), *root.itersiblings(etree.Comment)):
        _remark(told, node.text or "")
    walker = etree.iterwalk(root, events=("start", "comment"))
    for event, node in walker:
        if event == "comment":
            _remark(told, node.text or "")
        elif isinstance(node.tag, str) and not _shown(told, node):
            walker.skip_subtree()
    return told.facts()


def _remark(told: Told, words: str) -> None:
    """A comment in the code; word processors keep their properties in one."""
    if _SAVED_FROM.match(words):
        told.property("address it was saved from", words)
    elif words.lstrip().startswith("[if"):
        for m in _OFFICE_PROPERTY.finditer(words):
            told.property(_OFFICE.get(m[1]), m[2])
    else:
        told.unseen("comments", [words])


def _shown(told: Told, node: etree._Element) -> bool:
    """Takes note of an element. False for one whose words nobody sees, and which is done with."""
    tag = str(node.tag)
    if tag in ("script", "style"):
        told.kinds.update(["scripts"] if tag == "script" else [])
        told.hidden += [node.text] if node.text else []
        return False
    if tag == "meta":
        told.property(_META.get((node.get("name") or node.get("property") or "").lower()), node.get("content"))
    elif tag == "title":
        told.property(None, node.text)
    elif tag == "del":
        told.unseen("deleted words", map(str, node.itertext()))
        return False
    elif tag == "template" or (isinstance(node, html.HtmlElement) and hidden(node)):
        told.unseen("hidden words", map(str, node.itertext()))
        return False
    elif tag == "img":
        _picture(told, node)
    told.property(None, node.get("title"))
    told.link(node.get("href"))
    return True


def _picture(told: Told, node: etree._Element) -> None:
    """A picture of the story; menus and advertisements have theirs."""
    told.pictures += not any(above.tag in _AROUND for above in node.iterancestors())
    told.property(None, node.get("alt"))
    source = node.get("src", "")
    inside = _INSIDE.match(source)
    if inside:
        told.encoded_picture(source[inside.end() :])
    else:
        told.link(source)


def facts_of_markdown(string: str, begin: int, notes: Iterable[Note]) -> FileFacts:
    """The same of a text in Markdown that begins at ``begin``, behind its head."""
    told = Told()
    told.unseen("comments", [note.words for note in notes if note.kind == "comment"])
    for line in string[:begin].split("\n"):
        m = _ENTRY.match(line)
        if line.strip("-. \t"):
            told.property(_HEAD.get(m["key"].lower(), "own properties") if m else "own properties", m["words"] if m else line)
    for m in _PICTURE.finditer(string, begin):
        told.pictures += 1
        told.link(m["inner"])
    for m in _LINK.finditer(string, begin):
        told.link(m["at"] or m["below"])
    return told.facts()
