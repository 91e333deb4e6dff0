"""What a program shows of a stretch of HTML that holds a transcript: words line by line, and the times among them."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from lxml import html

from chatham.readers.timed import Mark

_UNSEEN = frozenset(["script", "style", "head", "iframe", "object", "template", "noscript", "svg"])
_BREAKS = frozenset(
    ["p", "div", "br", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "body", "tr", "td", "th", "pre", "section", "article", "header"]
)


class Stamp(NamedTuple):
    """A time that an element tells; ``seen`` where its own words are that time and nobody's speech."""

    at: float
    seen: bool


class Shown:
    """Collects words and marks; an explicit stack, because pages nest deeper than Python recurses."""

    def __init__(self, stamp: Callable[[html.HtmlElement], Stamp | None]) -> None:
        """``stamp`` says of an element which time it tells."""
        self.stamp = stamp
        self.parts: list[str] = []
        self.marks: list[Mark] = []
        self.at = 0

    def words(self, root: html.HtmlElement) -> str:
        """Everything under ``root`` as text."""
        stack: list[tuple[object, bool]] = [(root, True)]
        while stack:
            node, opening = stack.pop()
            if isinstance(node, str):
                self.put(node)
            elif isinstance(node, html.HtmlElement) and isinstance(node.tag, str) and node.tag not in _UNSEEN:
                self._enter(node, opening, stack)
        return "".join(self.parts)

    def _enter(self, node: html.HtmlElement, opening: bool, stack: list[tuple[object, bool]]) -> None:
        if node.tag in _BREAKS:
            self._line()
            stack += [(node, False)] if opening else []
        if not opening:
            return
        stamp = self.stamp(node)
        if stamp is not None:
            begin = self.at
            if stamp.seen:
                self.put(node.text_content())
            self.marks.append(Mark(begin, self.at, stamp.at))
            if stamp.seen:
                self.put(" ")
                return
        for child in reversed(node):
            if child.tail:
                stack.append((child.tail, True))
            stack.append((child, True))
        if node.text:
            stack.append((node.text, True))

    def put(self, words: str) -> None:
        """Adds words; white space counts once, and not at the beginning of a line."""
        plain = re.sub(r"\s+", " ", words)
        if plain.startswith(" ") and (not self.parts or self.parts[-1][-1:] in (" ", "\n")):
            plain = plain[1:]
        if plain:
            self.parts.append(plain)
            self.at += len(plain)

    def _line(self) -> None:
        if self.parts and self.parts[-1] != "\n":
            self.parts.append("\n")
            self.at += 1
