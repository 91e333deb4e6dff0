"""Boxes on a page, told by one of their lines: a newsletter's, of which one line asks for an address; an advertisement's copy."""

from __future__ import annotations

from chatham.core.text import Span
from chatham.language.page import Page
from chatham.language.pieces import Piece
from chatham.language.tagger import english, tagged
from chatham.language.tokens import tokens

_LINES = 5  # lines of a paragraph that is a box,
_UP = 3  # and pieces above the line that asks
_LINE = 40
_TITLE = 7
_FINITE = ("VBD", "VBZ", "VBP", "MD")
_OPENS_QUOTATION = ("“", '"', "«", "„")


def newsletters(page: Page) -> None:
    """The other lines of a box in which one line asks to subscribe, and what praises the newsletter above such a line."""
    for n, kind in enumerate(page.kinds):
        if kind == "navigation" and page.signs.asks.search(page.cut[n].words):
            for k in _same_box(page, n):
                page.kinds[k] = page.kinds[k] or "navigation"
            _praise(page, n)


def _same_box(page: Page, n: int) -> list[int]:
    """The lines of the same paragraph, where it is a small one and nobody talks in it."""
    block = page.cut[n].block
    lines = [k for k in range(max(0, n - _LINES), min(len(page.cut), n + _LINES + 1)) if page.cut[k].block == block]
    small = len(lines) <= _LINES and all(page.kinds[k] or _likely(page, page.cut[k]) and not _told(page, page.cut[k]) for k in lines)
    return lines if small else []


def _likely(page: Page, piece: Piece) -> bool:
    if piece.count > _LINE or any(q in piece.words for q in _OPENS_QUOTATION):
        return False
    return page.signs.speech.search(piece.words) is None or not piece.ended and page.signs.praises.search(piece.words) is not None


def _praise(page: Page, n: int) -> None:
    """Upward: what says how often the newsletter comes, and the short title above that."""
    praised = False
    for k in range(n - 1, max(0, n - 1 - _UP), -1):
        piece = page.cut[k]
        if page.kinds[k] == "navigation":
            praised = praised or page.signs.praises.search(piece.words) is not None
            continue
        if page.kinds[k] is not None or not _likely(page, piece):
            return
        if page.signs.praises.search(piece.words) and not _told(page, piece):
            page.kinds[k] = "navigation"
            praised = True
        else:
            if praised and 0 < piece.count <= _TITLE and not piece.ended:
                page.kinds[k] = "navigation"
            return


def _told(page: Page, piece: Piece) -> bool:
    """Whether something is told in it: whether it is a full sentence that does not turn to the reader."""
    if not piece.ended or page.signs.copy_likely.search(piece.words) and not piece.body:
        return False
    words = [piece.words[b:e] for b, e in tokens(piece.words, Span(0, len(piece.words)))]
    return piece.body or any(tag in _FINITE for tag in tagged([words], english())[0])
