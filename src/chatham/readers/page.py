"""Read HTML, as a draft or as evidence: documents whole, saved pages of the web with their furniture kept apart."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice
from typing import Final

from lxml import html

from chatham.core.story import Block, Note, Story
from chatham.core.text import Span, Text
from chatham.readers.html_lines import Line, Lines, no_words, parsed
from chatham.readers.html_notes import lift_notes
from chatham.readers.page_kinds import detail

_SIGNS_OF_A_PAGE: Final = ("nav", "aside", "footer", "script", "iframe", "form", "noscript")
_FURNITURE_TAGS: Final = frozenset(["nav", "aside", "form", "dialog", "figcaption", "footer", "menu"])
_ROLES: Final = frozenset(["navigation", "banner", "contentinfo", "complementary", "search", "dialog", "alertdialog", "menu", "menubar"])
_NAMES: Final = re.compile(
    r"\b(?:nav|navbar|navigation|menu|breadcrumbs?|shar(?:e|ing)|social|cookies?|consent|gdpr|newsletter|subscri(?:be|ption)|signup|paywall|promo|"
    r"advert\w*|ads?|adslot|dfp|sponsor\w*|outbrain|taboola|related|recommend\w*|popular|trending|readmore|seealso|comments?|disqus|sidebar|widget|"
    r"footer|byline|credits?|caption|tags?|topics|bio|masthead|skip|toolbar|banner|popup|modal|overlay|copyright|dateline|pagination)\b"
)
_NEVER: Final = frozenset(["html", "body", "main", "article", "h1", "p", "blockquote"])
_PART_OF_ALL: Final = 0.4
_BYLINE: Final = re.compile(
    r"(?:By|Words|Text)\s+[A-Z]|.*\b(?:[Pp]ublished|[Uu]pdated|[Pp]osted|min(?:ute)?s? read)\b|\W*\d{1,2}[ .]\w+[ .]\d{4}|\w{3,9} \d{1,2}, \d{4}"
)
_LABEL: Final = re.compile(
    r"\W*(?:advertisement|sponsored(?: content)?|related(?: (?:articles?|stories|content))?|read (?:more|also|next)|see also|more (?:on this|from)|"
    r"sign up|subscribe|share(?: this)?|(?:photo(?:graph)?|picture|image|illustration)s?(?: credit)?|credit|photo by|comments?|most read|skip to)\b",
    re.I,
)
_FEW_WORDS: Final = 14
_MOST_ELEMENTS: Final = 10_000  # trafilatura takes ever longer for each; beyond, a page is judged by its shape alone
_MANY_LINES: Final = 1500
"""From so many lines on the article is looked for in one way only; the others take time with the square of the lines."""


def read_page(string: str, label: str) -> Story:
    """HTML as a browser would show it, one block a line; notes of an exported document apart. Raises ReadError."""
    root = parsed(string, label)
    notes = lift_notes(root)
    lines = Lines()
    lines.walk(root)
    if not lines.lines:
        raise no_words(label)
    apart = furniture(root, lines, string) if _is_page(root) else frozenset()
    apart = apart if len(apart) < len(lines.lines) else frozenset()
    blocks = tuple(Block("furniture", line.span, detail(line)) if n in apart else Block(line.kind, line.span) for n, line in enumerate(lines.lines))
    hung = sorted(((lines.notes[n], kind, words) for n, (kind, words) in enumerate(notes) if n in lines.notes and words), key=lambda note: note[0])
    return Story(label, "html", Text(lines.string()), blocks, tuple(Note(kind, Span(at, at), words) for at, kind, words in hung))


def _is_page(root: html.HtmlElement) -> bool:
    """Whether HTML is a page saved from the web; what a word processor exports, or a person writes, is not."""
    made_by = " ".join(m.get("content", "") for m in root.iter("meta") if m.get("name", "").lower() == "generator")
    if re.search(r"libreoffice|openoffice|microsoft word|pandoc", made_by, re.I):
        return False
    return any(next(root.iter(tag), None) is not None for tag in _SIGNS_OF_A_PAGE)


def furniture(root: html.HtmlElement, lines: Lines, string: str) -> frozenset[int]:
    """The numbers of the lines that stand around the article of a saved page. In doubt a line is the article's."""
    by_shape = _by_shape(root, lines.lines)
    main = _recognised(string, lines.strings) if sum(1 for _ in islice(root.iter(), _MOST_ELEMENTS)) < _MOST_ELEMENTS else set()
    found = main - by_shape.keys() | {n for n in main if by_shape.get(n) == "name" and len(lines.strings[n].split()) >= _FEW_WORDS}
    apart = set(by_shape) - found
    if not found or sum(len(lines.strings[n]) for n in found) < 0.3 * sum(len(s) for n, s in enumerate(lines.strings) if n not in by_shape):
        return frozenset(apart)
    first, last = min(found), max(found)
    headline = next((n for n, line in enumerate(lines.lines) if line.kind == "headline" and n not in apart and n <= first), first)
    holders = {_parent(lines.lines[n]) for n in found}
    for n, (words, line) in enumerate(zip(lines.strings, lines.lines, strict=True)):
        if n in found or n in apart or n == headline:
            continue
        few = len(words.split())
        outside = n < headline or (n > last and _parent(line) not in holders)
        above = n < first and few < _FEW_WORDS and (few < 4 or _BYLINE.match(words) is not None)
        if outside or above or (few < _FEW_WORDS and _LABEL.match(words)):
            apart.add(n)
    return frozenset(apart)


def _parent(line: Line) -> html.HtmlElement | None:
    return None if line.node is None else line.node.getparent()


def _by_shape(root: html.HtmlElement, lines: Sequence[Line]) -> dict[int, str]:
    """Lines inside elements that say what they are: "tag" by the element itself, "name" by its class or id only."""
    whole = max(len(root.text_content()), 1)
    verdicts: dict[html.HtmlElement, str | None] = {}
    found: dict[int, str] = {}
    for number, line in enumerate(lines):
        chain = [] if line.node is None else [line.node, *line.node.iterancestors()]
        for node in chain:
            if node not in verdicts:
                verdicts[node] = _verdict(node, whole)
        told = [v for v in (verdicts[node] for node in chain) if v]
        if told:
            found[number] = "tag" if "tag" in told else "name"
    return found


def _verdict(node: html.HtmlElement, whole: int) -> str | None:
    tag = str(node.tag)
    inside = any(a.tag in ("article", "main") for a in node.iterancestors())
    by_tag = tag in _FURNITURE_TAGS or node.get("role", "") in _ROLES or (tag == "header" and not inside and node.find(".//h1") is None)
    names = re.sub(r"[-_]+", " ", re.sub(r"(?<=[a-z])(?=[A-Z])", " ", f"{node.get('class', '')} {node.get('id', '')}")).lower()
    by_name = tag not in _NEVER and _NAMES.search(names) is not None and node.find(".//h1") is None
    if not (by_tag or by_name) or len(node.text_content()) > _PART_OF_ALL * whole:
        return None
    return "tag" if by_tag else "name"


def _recognised(string: str, lines: Sequence[str]) -> set[int]:
    """The lines that are the article's by the judgement of trafilatura, which reads the string and fetches nothing."""
    import trafilatura

    try:
        told = (
            trafilatura.extract(string, include_comments=False, include_tables=True, favor_recall=True, output_format="txt", fast=len(lines) > _MANY_LINES)
            or ""
        )
    except Exception:  # whatever a library stumbles over in a hostile page, the page's own shape still tells
        return set()
    whole = f" {_plain(told)} "
    single = {_plain(line) for line in told.split("\n")}
    return {n for n, line in enumerate(lines) if (plain := _plain(line)) and (plain in single or (len(plain) > 24 and f" {plain} " in whole))}


def _plain(words: str) -> str:
    return " ".join(re.findall(r"\w+", words.casefold()))
