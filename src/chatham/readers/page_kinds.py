"""Which kind of furniture a line of a saved page is, by the elements it stands in."""

from __future__ import annotations

import re
from typing import Final

from lxml import html

from chatham.readers.html_lines import Line

_BY_NAME: Final = (
    ("advertisement", re.compile(r"\b(?:advert\w*|ads?|adslot|dfp|sponsor\w*|outbrain|taboola|promo)\b")),
    ("credit", re.compile(r"\b(?:credits?|photo credit|image credit)\b")),
    ("caption", re.compile(r"\b(?:captions?|figcaption)\b")),
    ("about-author", re.compile(r"\b(?:bio|author bio|about (?:the )?author|author (?:info|box|description|card))\b")),
    ("byline", re.compile(r"\b(?:byline|author|authors|dateline|publish(?:ed)?|timestamp|date)\b")),
    ("navigation", re.compile(r"\b(?:nav|navigation|menu|footer|related|recommend\w*|newsletter|share|social|comments?|sidebar|sign ?up|subscri\w+)\b")),
)  # fmt: skip
_BY_TAG: Final = {"figcaption": "caption", "nav": "navigation", "footer": "navigation", "form": "navigation", "menu": "navigation", "address": "byline"}
_HIGHEST: Final = frozenset(["html", "body", "main", "article"])


def detail(line: Line) -> str:
    """The kind that the nearest element of a line names by its class, its id or its tag; "" where none does."""
    nodes = [] if line.node is None else [line.node, *line.node.iterancestors()]
    for node in nodes:
        if node.tag in _HIGHEST:
            break
        told = _told(node)
        if told:
            return told
    return ""


def _told(node: html.HtmlElement) -> str:
    names = re.sub(r"[-_]+", " ", re.sub(r"(?<=[a-z])(?=[A-Z])", " ", f"{node.get('class', '')} {node.get('id', '')}")).lower()
    by_name = next((kind for kind, pattern in _BY_NAME if pattern.search(names)), "")
    return by_name or _BY_TAG.get(str(node.tag), "")
