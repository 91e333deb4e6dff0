"""Notes of a page that was exported from Google Docs, Word or LibreOffice: a mark in the text and its words at the end,
each a link to the other."""

from __future__ import annotations

import re
from typing import Literal

from lxml import html

from chatham.readers.html_lines import NOTE

Kind = Literal["comment", "footnote"]
_HOLDERS = ("p", "li", "dd", "div", "td", "aside")
_MARK = re.compile(r"\W*(?:[a-z]{1,3}|[A-Z]{0,3}\d{1,4}|[ivxlc]{1,6}|\*|†)\W*$")
_LONGEST_MARK = 60
_COMMENT = re.compile(r"cmnt|comment|msocom|annot", re.I)


def lift_notes(root: html.HtmlElement) -> list[tuple[Kind, str]]:
    """Takes the notes out of the page and leaves a mark of our own where each hangs; the notes in order."""
    targets: dict[str, html.HtmlElement] = {}
    for node in root.iter():
        for name in (node.get("id"), node.get("name")) if isinstance(node.tag, str) else ():
            if name:
                targets.setdefault(name, node)
    notes: list[tuple[Kind, str]] = []
    done: set[html.HtmlElement] = set()
    for anchor in [a for a in root.iter("a") if a.get("href", "").startswith("#")]:
        target = targets.get(anchor.get("href", "")[1:])
        back = None if target is None or anchor in done else _back(target, anchor)
        if back is None or not _MARK.match(anchor.text_content()[:_LONGEST_MARK]):
            continue
        done.update((anchor, back))
        holder = _holder(back)
        if holder is None or holder.getparent() is None or any(holder is node for node in anchor.iterancestors()):
            continue  # a note goes with all that its paragraph holds, so it is lifted only where that is nothing of the draft
        words = " ".join(holder.text_content().split())
        lead = " ".join(back.text_content().split())
        notes.append(("comment" if _COMMENT.search(anchor.get("href", "")) else "footnote", words.removeprefix(lead).strip()))
        _leave(anchor, len(notes) - 1)
        holder.set("hidden", "")
    return notes


def _back(target: html.HtmlElement, anchor: html.HtmlElement) -> html.HtmlElement | None:
    """The link in a note that leads back to its mark."""
    names = {n for n in (anchor.get("id"), anchor.get("name")) if n}
    parent = anchor.getparent()
    names |= {parent.get("id", "")} - {""} if parent is not None else set()
    for node in [target, *target.iter("a")]:
        if node.tag == "a" and node is not anchor and node.get("href", "").startswith("#") and node.get("href", "")[1:] in names:
            return node if isinstance(node, html.HtmlElement) else None
    return None


def _holder(node: html.HtmlElement) -> html.HtmlElement | None:
    return next((n for n in node.iterancestors() if n.tag in _HOLDERS and isinstance(n, html.HtmlElement)), None)


def _leave(anchor: html.HtmlElement, number: int) -> None:
    """Our own mark in place of the link. Nothing is taken out of the tree: lxml refuses to move some words of broken pages."""
    for child in list(anchor):
        anchor.remove(child)
    anchor.text = None
    anchor.tag = NOTE
    anchor.set("n", str(number))
