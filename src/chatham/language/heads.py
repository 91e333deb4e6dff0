"""Headlines on a page that are no headings, by where they stand and how they look; standfirsts, crossheads, datelines."""

from __future__ import annotations

import re
from collections.abc import Sequence

from chatham.core.reading import Furniture
from chatham.core.text import Span
from chatham.language.page import TOP, Page
from chatham.language.pieces import Piece, emphasised

_HEAD = 30
_CROSSHEAD = 9
_DECK = 45
_BETWEEN = 4  # pieces at most between a title and its byline,
_ABOVE_PLACE = 2  # and between a title and a dateline
_ABOVE_DATELINE = 3
_FULL = 12  # words of a paragraph under which a short line is a crosshead,
_SOME = 5  # and of one under which it is, where all around it are sentences
_MARKS = "“\"«„‘'"
_NUMBERED = re.compile(r"(?:part |chapter |section )?(?:\d{1,2}|[IVX]{1,5})[.):]?(?:\s+\S.*)?", re.I)
_BULLET = re.compile(r"[•·▪◦‣*-]\s+\S")
_NUMBER = re.compile(r"(?:\d{1,2}|[IVX]{1,5})[.)]?")


def heads(page: Page) -> None:
    """What stands above the first paragraph, between a title and a byline, and in short lines between paragraphs."""
    place = datelines(page)
    story = list(page.own())
    first = next((i for i, n in enumerate(story) if page.cut[n].body), None)
    if first is None:
        return
    _decks(page, place)
    for i, n in enumerate(story):
        if page.kinds[n] is not None:
            continue
        if i < first and n < TOP:
            _head(page, n)
        elif first < i:
            _crosshead(page, story, i)


def _decks(page: Page, place: int) -> None:
    """What stands between a title and a byline or a dateline, sentence or not; and what is in emphasis under a title."""
    byline = next((n for n, kind in enumerate(page.kinds[:TOP]) if kind == "byline"), 0)
    for end, most in ((byline, _BETWEEN), (place, _ABOVE_PLACE)):
        titles = [n for n in range(end) if page.kinds[n] == "headline"] or _untold_title(page, end)
        between = [n for n in range(titles[0] + 1, end) if page.kinds[n] is None and page.cut[n].count] if titles else []
        if len(between) <= most and all(page.cut[n].count <= _DECK for n in between):
            for n in between:
                page.kinds[n] = "byline" if page.signs.names.fullmatch(page.cut[n].words) else "headline"
    title = next((n for n, kind in enumerate(page.kinds[:TOP]) if kind == "headline"), None)
    if title is not None and page.marked:
        under = next((n for n in range(title + 1, len(page.cut)) if page.cut[n].count), 0)
        if under and page.kinds[under] is None and page.cut[under].count <= _DECK and emphasised(page.raw(under)):
            page.kinds[under] = "headline"


def _untold_title(page: Page, end: int) -> list[int]:
    """The first line of the page that nothing is told of, where it looks like a title."""
    first = next((n for n in range(end) if page.kinds[n] is None and page.cut[n].count), None)
    return [first] if first is not None and not page.cut[first].ended and page.cut[first].count <= _HEAD else []


def _head(page: Page, n: int) -> None:
    piece = page.cut[n]
    asks = n == 0 and piece.words.rstrip("”’\"'»")[-1:] in ("?", "!") and piece.count <= 15
    titled = any(kind == "headline" for kind in page.kinds[:n])
    if titled and page.signs.names.fullmatch(piece.words):
        page.kinds[n] = "byline"
    elif piece.count <= _HEAD and (not piece.ended or asks) and piece.kind in ("paragraph", "list"):
        page.kinds[n] = "headline"


def _crosshead(page: Page, story: Sequence[int], i: int) -> None:
    """A short line without a stop, a paragraph of its own, between two paragraphs."""
    piece = page.cut[story[i]]
    if not _short(piece) or i + 1 >= len(story):
        return
    above, under = page.cut[story[i - 1]], page.cut[story[i + 1]]
    if above.words.rstrip("*_ ").endswith(":") and page.kinds[story[i - 1]] is None:
        return
    if _item(under) and above.ended and above.count >= _SOME and above.block != piece.block and not _item(piece):
        page.kinds[story[i]] = "headline"
        return
    above = _nearest(page, story, i) if _short(above) else above
    upper = piece.words.isupper() and sum(c.isalpha() for c in piece.words) > 2
    if _short(under) and i + 2 < len(story) and (upper or _NUMBERED.fullmatch(piece.words)):
        under = page.cut[story[i + 2]]
    if not piece.alone and not (above.body and under.body) or above.block == under.block and not (above.body and under.body):
        return
    full = above.count >= _FULL and under.count >= _FULL
    quoted = piece.words[:1] in _MARKS
    around = above.ended and under.ended and above.count >= _SOME and under.count >= _SOME and not quoted
    if full or around or upper and (above.ended or piece.alone and under.ended) and under.count >= _SOME:
        page.kinds[story[i]] = "headline"


def _item(piece: Piece) -> bool:
    """Whether it is an item of a list."""
    return piece.kind == "list" or _BULLET.match(piece.words) is not None


def _nearest(page: Page, story: Sequence[int], i: int) -> Piece:
    """The paragraph above a crosshead, over another crosshead right above it."""
    over = i - 2 if page.kinds[story[i - 1]] == "headline" and i > 1 else i - 1
    return page.cut[story[over]]


def _short(piece: Piece) -> bool:
    if piece.count > _CROSSHEAD or piece.kind != "paragraph" or piece.ended and not piece.words.isupper() and not _NUMBER.fullmatch(piece.words):
        return False
    begins = piece.words.lstrip(_MARKS)[:1]
    return begins.isupper() or begins.isdigit()


def datelines(page: Page) -> int:
    """ "SARN, 4 May —" at the front of one of the first paragraphs; the number of that paragraph, 0 where there is none."""
    likely = [n for n in page.own() if n < TOP and page.cut[n].kind == "paragraph" and (page.cut[n].ended or page.cut[n].body)]
    for n in likely[:_ABOVE_DATELINE]:
        span = page.cut[n].span
        for pattern in page.signs.datelines:
            m = pattern.match(page.string, span.start, span.end)
            if m and _begins_sentence(page.string, m.end(), span.end):
                page.fronts.append(Furniture("dateline", Span(span.start, m.start() + len(m.group().rstrip()))))
                return n
    return 0


def _begins_sentence(string: str, at: int, end: int) -> bool:
    behind = string[at : min(end, at + 60)].lstrip("“\"«„‘'*_[")
    return bool(behind) and (behind[0].isupper() or behind[0].isdigit()) and any(c.islower() for c in behind)
