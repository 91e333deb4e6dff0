"""The words that a browser would show of a page, one block a line, and where in the page each line stands."""

from __future__ import annotations

import re
from typing import NamedTuple

from lxml import html

from chatham.core.errors import ReadError
from chatham.core.story import BlockKind
from chatham.core.text import Span

_KINDS: dict[str, BlockKind] = {
    "h1": "headline",
    "h2": "headline",
    "h3": "headline",
    "h4": "headline",
    "h5": "headline",
    "h6": "headline",
    "title": "headline",
    "figcaption": "caption",
    "caption": "caption",
    "blockquote": "quotation",
    "li": "list",
    "td": "cell",
    "th": "cell",
    "pre": "code",
}
_BREAKS = frozenset(
    [
        "p",
        "div",
        "section",
        "article",
        "main",
        "header",
        "footer",
        "aside",
        "nav",
        "ul",
        "ol",
        "dl",
        "dt",
        "dd",
        "table",
        "tr",
        "tbody",
        "thead",
        "figure",
        "body",
        "html",
        "form",
        "hr",
        "address",
        "details",
        "summary",
        *_KINDS,
    ]
)
_UNSEEN = frozenset(["script", "style", "noscript", "template", "head", "svg", "iframe", "object", "select", "button", "textarea", "del"])
NOTE = "Chatham-Note"
"""The element that the reader itself puts where a note hangs; ``n`` is the note's number. No page holds one, for the
parser turns all names of elements into small letters."""


class Line(NamedTuple):
    """A line of the page: its kind, its place in the text, and the element that ended it."""

    kind: BlockKind
    span: Span
    node: html.HtmlElement | None


def parsed(string: str, label: str) -> html.HtmlElement:
    """The root of a page; nothing is fetched. Raises ReadError where there is none."""
    try:
        return html.document_fromstring(string.encode("utf-8", "replace"), parser=html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False))
    except Exception as error:  # lxml raises several unrelated types on hostile markup
        raise no_words(label) from error


def no_words(label: str) -> ReadError:
    """The error for a page with nothing to read."""
    return ReadError("broken-html", f"{label} is HTML without readable words.", "Save the page again, or paste its words into a text file.")


class Lines:
    """Collects visible words block by block; an explicit stack, because pages nest deeper than Python recurses."""

    def __init__(self) -> None:
        """Nothing seen yet."""
        self.strings: list[str] = []
        self.lines: list[Line] = []
        self.notes: dict[int, int] = {}
        self._words: list[str] = []
        self._waiting: list[tuple[int, int]] = []
        self._at = 0

    def walk(self, root: html.HtmlElement) -> None:
        """Depth first; a block element ends the line before and after itself."""
        stack: list[tuple[object, BlockKind, html.HtmlElement | None]] = [(root, "paragraph", None)]
        while stack:
            node, kind, ending = stack.pop()
            if ending is not None:
                self._flush(kind, ending)
            elif isinstance(node, str):
                self._words.append(node)
            elif isinstance(node, html.HtmlElement) and isinstance(node.tag, str) and node.tag not in _UNSEEN and not hidden(node):
                self._enter(node, kind, stack)
        self._flush("paragraph", root)

    def _enter(self, node: html.HtmlElement, kind: BlockKind, stack: list[tuple[object, BlockKind, html.HtmlElement | None]]) -> None:
        """Puts the node's words and children on the stack in reading order."""
        tag = str(node.tag)
        inner = _KINDS.get(tag, kind)
        if tag == "br":
            self._words.append("\n")
            return
        if tag == NOTE:
            number = node.get("n", "")
            self._waiting += [(int(number), len(self._words))] if number.isascii() and number.isdigit() and len(number) < 8 else []
            return
        if tag in _BREAKS:
            parent = node.getparent()
            self._flush(kind, node if parent is None else parent)
            stack.append((None, inner, node))
        for child in reversed(node):
            if child.tail:
                stack.append((child.tail, inner, None))
            stack.append((child, inner, None))
        if node.text:
            stack.append((node.text, inner, None))

    def _flush(self, kind: BlockKind, node: html.HtmlElement) -> None:
        """Ends a line."""
        words = _settled("".join(self._words), kind)
        for number, before in self._waiting:
            self.notes[number] = self._at + min(len(_settled("".join(self._words[:before]), kind)), len(words))
        self._words, self._waiting = [], []
        if words:
            self.strings.append(words)
            self.lines.append(Line(kind, Span(self._at, self._at + len(words)), node))
            self._at += len(words) + 1

    def string(self) -> str:
        """All lines."""
        return "\n".join(self.strings)


def _settled(words: str, kind: BlockKind) -> str:
    return "\n".join(" ".join(line.split()) for line in words.split("\n")) if kind == "code" else " ".join(words.split())


def hidden(node: html.HtmlElement) -> bool:
    """True for an element that says itself that it is not shown."""
    return "hidden" in node.attrib or re.search(r"display:none|visibility:hidden", node.get("style", "").replace(" ", "").lower()) is not None
