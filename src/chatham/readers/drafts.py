"""Drafts without Word: Markdown, plain text, HTML. For the first two the story's text is the file itself."""

from __future__ import annotations

import re

from lxml import html

from chatham.core.errors import ReadError
from chatham.core.story import Block, BlockKind, Note, Story
from chatham.core.text import Span, Text

_BLANK = re.compile(r"\n(?:[ \t]*\n)+")
_HEADING = re.compile(r"#{1,6}[ \t]+\S")
_LIST = re.compile(r"[ \t]*(?:[-*+]|\d{1,3}[.)])[ \t]+\S")
_FENCE = re.compile(r"^[ \t]*(```|~~~).*?(?:^[ \t]*\1[ \t]*$|\Z)", re.M | re.S)
_FOOTNOTE = re.compile(r"^\[\^(?P<id>[^\]\n]+)\]:[ \t]*(?P<words>.*(?:\n(?:[ \t]+\S.*))*)", re.M)
_MARKER = re.compile(r"\[\^(?P<id>[^\]\n]+)\](?!:)")
_COMMENT = re.compile(r"<!--(?P<words>.*?)-->", re.S)


def read_plain(string: str, label: str) -> Story:
    """A text draft: paragraphs between blank lines, or one a line where there are no blank lines."""
    rough = _BLANK.search(string.strip()) is not None or _wrapped(string)
    gap = _BLANK if rough else re.compile(r"\n")
    blocks = [Block("paragraph", s) for s in _stretches(string, Span(0, len(string)), gap)]
    return Story(label, "txt", Text(string), tuple(blocks))


def _wrapped(string: str) -> bool:
    """Whether lines end where the width ran out and not where a paragraph does."""
    lines = [line.rstrip() for line in string.strip().split("\n")]
    broken = sum(a[-1:].isalnum() or a.endswith(",") for a, b in zip(lines, lines[1:], strict=False) if a and b)
    return len(lines) > 1 and broken * 2 >= len(lines) - 1 and max(map(len, lines)) <= 100


def read_markdown(string: str, label: str) -> Story:
    """A Markdown draft. Footnotes and comments are the reporter's own pinpoints; a YAML head is no part of the story."""
    begin = 0
    if string.startswith("---\n"):
        end = string.find("\n---", 3)
        begin = string.find("\n", end + 1) + 1 if end > 0 and string.find("\n", end + 1) > 0 else 0
    blocks: list[Block] = []
    at = begin
    for fence in _FENCE.finditer(string, begin):
        _add_blocks(string, Span(at, fence.start()), blocks)
        blocks.append(Block("code", Span(*fence.span())))
        at = fence.end()
    _add_blocks(string, Span(at, len(string)), blocks)
    return Story(label, "md", Text(string), tuple(blocks), tuple(_notes(string)))


def _add_blocks(string: str, span: Span, blocks: list[Block]) -> None:
    for stretch in _stretches(string, span, _BLANK):
        words = string[stretch.start : stretch.end]
        if _FOOTNOTE.match(words) or (words.startswith("<!--") and words.endswith("-->")):
            continue
        for part, kind in _kinds(words):
            blocks.append(Block(kind, Span(stretch.start + part.start, stretch.start + part.end)))


def _kinds(words: str) -> list[tuple[Span, BlockKind]]:
    """The lines of one stretch joined to blocks of one kind."""
    blocks: list[tuple[Span, BlockKind]] = []
    at = 0
    for line in words.splitlines(keepends=True):
        kind: BlockKind = "paragraph"
        if _HEADING.match(line):
            kind = "headline"
        elif line.lstrip().startswith(">"):
            kind = "quotation"
        elif line.lstrip().startswith("|"):
            kind = "cell"
        elif _LIST.match(line):
            kind = "list"
        end = at + len(line.rstrip("\n"))
        joins = blocks and (kind == blocks[-1][1] or kind == "paragraph") and kind in ("quotation", "paragraph") and blocks[-1][1] != "headline"
        if joins and not (kind == "paragraph" and blocks[-1][1] == "cell"):
            blocks[-1] = (Span(blocks[-1][0].start, end), blocks[-1][1])
        else:
            blocks.append((Span(at, end), kind))
        at += len(line)
    return blocks


def _notes(string: str) -> list[Note]:
    words = {m["id"]: " ".join(m["words"].split()) for m in _FOOTNOTE.finditer(string)}
    notes = [Note("footnote", Span(m.start(), m.start()), words[m["id"]]) for m in _MARKER.finditer(string) if m["id"] in words]
    notes += [Note("comment", Span(m.start(), m.start()), " ".join(m["words"].split())) for m in _COMMENT.finditer(string)]
    return sorted(notes, key=lambda n: n.span)


def _stretches(string: str, span: Span, gap: re.Pattern[str]) -> list[Span]:
    """What lies between the gaps, without white space around it."""
    found: list[Span] = []
    at = span.start
    for begin, end in [*(m.span() for m in gap.finditer(string, span.start, span.end)), (span.end, span.end)]:
        words = string[at:begin]
        if words.strip():
            lead = len(words) - len(words.lstrip("\n"))
            found.append(Span(at + lead, at + len(words.rstrip())))
        at = end
    return found


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
_UNSEEN = frozenset(["script", "style", "noscript", "template", "head", "svg", "iframe", "object", "select", "button", "textarea"])


def read_html(string: str, label: str) -> Story:
    """An HTML draft: the words a browser would show, one block a line. Raises ReadError when there are none."""
    try:
        root = html.document_fromstring(string.encode("utf-8"), parser=html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False))
    except Exception as error:  # lxml raises several unrelated types on hostile markup
        raise ReadError("broken-html", f"{label} is HTML without readable words.", "Save the page again, or paste its words into a text file.") from error
    lines = _Lines()
    lines.walk(root)
    if not lines.blocks:
        raise ReadError("broken-html", f"{label} is HTML without readable words.", "Save the page again, or paste its words into a text file.")
    return Story(label, "html", Text("\n".join(lines.lines)), tuple(lines.blocks))


class _Lines:
    """Collects visible words block by block; an explicit stack, because pages nest deeper than Python recurses."""

    def __init__(self) -> None:
        """Nothing seen yet."""
        self.lines: list[str] = []
        self.blocks: list[Block] = []
        self.words: list[str] = []
        self.kind: BlockKind = "paragraph"
        self.at = 0

    def walk(self, root: html.HtmlElement) -> None:
        """Depth first; a block element ends the line before and after itself."""
        stack: list[tuple[object, BlockKind, bool]] = [(root, "paragraph", True)]
        while stack:
            node, kind, opening = stack.pop()
            if isinstance(node, str):
                self.words.append(node)
            elif not opening:
                self.flush(kind)
            elif isinstance(node, html.HtmlElement) and isinstance(node.tag, str) and node.tag not in _UNSEEN and not _hidden(node):
                self.enter(node, kind, stack)

    def enter(self, node: html.HtmlElement, kind: BlockKind, stack: list[tuple[object, BlockKind, bool]]) -> None:
        """Puts the node's words and children on the stack in reading order."""
        tag = str(node.tag)
        inner = _KINDS.get(tag, kind)
        if tag == "br":
            self.words.append("\n")
            return
        if tag in _BREAKS:
            self.flush(kind)
            stack.append((node, inner, False))
        for child in reversed(node):
            if child.tail:
                stack.append((child.tail, inner, True))
            stack.append((child, inner, True))
        if node.text:
            stack.append((node.text, inner, True))

    def flush(self, kind: BlockKind) -> None:
        """Ends a line."""
        words = "\n".join(" ".join(line.split()) for line in "".join(self.words).split("\n")) if kind == "code" else " ".join("".join(self.words).split())
        self.words = []
        if words:
            self.lines.append(words)
            self.blocks.append(Block(kind, Span(self.at, self.at + len(words))))
            self.at += len(words) + 1


def _hidden(node: html.HtmlElement) -> bool:
    return "hidden" in node.attrib or "display:none" in node.get("style", "").replace(" ", "").lower()
