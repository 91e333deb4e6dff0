"""Drafts in Markdown and plain text: the story's text is the file itself."""

from __future__ import annotations

import re
from collections.abc import Iterator

from chatham.core.story import Block, BlockKind, Note, Story
from chatham.core.text import Span, Text
from chatham.readers.page_facts import facts_of_markdown
from chatham.readers.paragraphs import wrapped
from chatham.readers.plain_notes import notes_at_the_end

_BLANK = re.compile(r"\n(?:[ \t]*\n)+")
_HEADING = re.compile(r"#{1,6}[ \t]+\S")
_LIST = re.compile(r"[ \t]*(?:[-*+]|\d{1,3}[.)])[ \t]+\S")
_INNER = re.compile(r"(?:[ ]{2,}|\t|[ \u00a0]?>[ \t]?)[ \t]*\S")
_FENCE = re.compile(r"^[ \t]*(```|~~~).*?(?:^[ \t]*\1[ \t]*$|\Z)", re.M | re.S)
_FOOTNOTE = re.compile(r"^\[\^(?P<id>[^\]\n]{1,100})\]:[ \t]*(?P<words>.*(?:\n(?:[ \t]+\S.*))*)", re.M)
_MARKER = re.compile(r"\[\^(?P<id>[^\]\n]{1,100})\](?!:)")


def read_plain(string: str, label: str) -> Story:
    """A text draft: paragraphs between blank lines, or one a line where there are no blank lines."""
    end, notes = notes_at_the_end(string)
    rough = _BLANK.search(string[:end].strip()) is not None or wrapped(string[:end])
    gap = _BLANK if rough else re.compile(r"\n")
    blocks = _set_off(string, _stretches(string, Span(0, end), gap))
    return Story(label, "txt", Text(string), tuple(blocks), tuple(notes))


def _set_off(string: str, stretches: list[Span]) -> list[Block]:
    """Paragraphs; block quotations where one ends with a colon and what follows stands further in than the rest, or behind ">"."""
    inner = [_INNER.match(string, s.start, s.end) is not None for s in stretches]
    few = 3 * sum(inner) <= len(inner)
    blocks: list[Block] = []
    for at, span in enumerate(stretches):
        goes_on = at > 0 and (string[stretches[at - 1].end - 1] == ":" or blocks[-1].kind == "quotation")
        lines = string[span.start : span.end].split("\n")
        apart = few and inner[at] and goes_on and all(_INNER.match(line) and not _LIST.match(line) for line in lines if line.strip())
        blocks.append(Block("quotation" if apart else "paragraph", span))
    return blocks


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
    notes = tuple(_notes(string))
    return Story(label, "md", Text(string), tuple(blocks), notes, file=facts_of_markdown(string, begin, notes))


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
    notes += [Note("comment", Span(begin, begin), " ".join(string[begin + 4 : end].split())) for begin, end in _comments(string)]
    return sorted(notes, key=lambda n: n.span)


def _comments(string: str) -> Iterator[tuple[int, int]]:
    """Where each comment begins and where its words end. The end is sought once: after an opening without one there is no other."""
    begin = string.find("<!--")
    while begin >= 0:
        end = string.find("-->", begin + 4)
        if end < 0:
            return
        yield begin, end
        begin = string.find("<!--", end + 3)


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
