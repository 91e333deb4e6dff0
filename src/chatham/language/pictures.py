"""Pictures on a page: captions, and the credits under them."""

from __future__ import annotations

import re

from chatham.core.reading import Furniture
from chatham.core.text import Span
from chatham.language.page import Page
from chatham.language.pieces import Piece, emphasised, picture
from chatham.language.tagger import english, tagged
from chatham.language.tokens import tokens

_CAPTION = 60
_ALONE = 50  # words of a caption that is a paragraph of its own,
_UNENDED = 30  # and of one that ends without a stop
_CREDIT = 12
_REPEATED = 5
_TIMES = 6
_OPENS_QUOTATION = ("“", '"', "«", "„", "‘")
_ENDS = re.compile(r"[.!?…][”\"’»)\]]*\s+(?=[“\"‘«„]?[A-Z0-9])")
_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")


def pictures(page: Page) -> None:
    """Pictures of Markdown with their captions; captions above a credit; a credit at the end of a caption."""
    for n, piece in enumerate(page.cut):
        if picture(page.raw(n)):
            page.kinds[n] = "caption"
            _under_picture(page, n + 1)
        elif n in page.credited and n:
            _above_credit(page, n)
        elif page.kinds[n] is None and 0 < piece.count <= _CREDIT and n > 1:
            _perhaps_credit(page, n)
        if page.kinds[n] in (None, "caption") and piece.count <= _CAPTION:
            _ends_with_credit(page, n)


def _under_picture(page: Page, n: int) -> None:
    if n < len(page.cut) and page.kinds[n] is None and page.cut[n].count <= _CAPTION:
        same = page.cut[n].block == page.cut[n - 1].block
        if same or emphasised(page.raw(n)):
            page.kinds[n] = "caption"


def _above_credit(page: Page, n: int) -> None:
    if page.kinds[n - 1] is None and n > 1 and _like_caption(page, n - 1, page.cut[n - 1].block == page.cut[n].block):
        page.kinds[n - 1] = "caption"


def _perhaps_credit(page: Page, n: int) -> None:
    """A line that credits somebody only because a caption stands above it: a name, an agency."""
    piece, same = page.cut[n], page.cut[n - 1].block == page.cut[n].block
    if page.signs.kind(piece.words, piece.count, frozenset(("anywhere",)), weak=True) is None:
        return
    if page.kinds[n - 1] == "caption" or same and page.kinds[n - 1] is None and page.cut[n - 1].ended and _like_caption(page, n - 1, False):
        page.kinds[n - 1], page.kinds[n] = "caption", "credit"


def _like_caption(page: Page, n: int, same: bool) -> bool:
    """Whether a piece above a credit is its caption. ``same``: the credit is the next line of the same paragraph. Elsewhere
    a caption shows by having no stop, by saying when or where, or by its first sentence: what is to be seen, now."""
    piece = page.cut[n]
    if not 0 < piece.count <= _CAPTION or piece.kind != "paragraph" or page.signs.speech.search(piece.words) and piece.ended:
        return False
    if same:
        return not piece.body or piece.count <= _ALONE
    if piece.words.startswith(_OPENS_QUOTATION):
        return False
    if not piece.ended:
        return piece.count <= _UNENDED
    return piece.count <= _ALONE and (_YEAR.search(piece.words[-14:]) or page.signs.shows.search(piece.words) or shown(piece)) is not None


def shown(piece: Piece) -> bool | None:
    """Whether its first sentence tells what is to be seen: it has no verb, or one in the present; None where it does not."""
    first = _ENDS.split(piece.words, maxsplit=1)[0]
    words = [first[b:e] for b, e in tokens(first, Span(0, len(first)))]
    verbs = [tag for tag in tagged([words], english())[0] if tag in ("VBD", "VBZ", "VBP", "MD")]
    return True if not verbs or verbs[0] in ("VBZ", "VBP") else None


def _ends_with_credit(page: Page, n: int) -> None:
    span = page.words_of(n)
    m = page.signs.credit_behind.search(page.string, span.start, span.end)
    if m is None or m.start() == span.start:
        return
    begin = m.start() + len(m.group()) - len(m.group().lstrip())
    page.kinds[n] = "caption"
    page.within[n] = [Furniture("caption", Span(span.start, m.start())), Furniture("credit", Span(begin, span.end))]


def twice(page: Page) -> None:
    """A line that stands there twice, next to itself or next to a picture, is a caption; a headline may come again."""
    places: dict[str, list[int]] = {}
    for n, piece in enumerate(page.cut):
        plain = page.kinds[n] is not None or not any(q in piece.words for q in _OPENS_QUOTATION)
        if piece.count and piece.count <= _CAPTION and plain and page.kinds[n] in (None, "caption", "headline"):
            places.setdefault(piece.words.casefold(), []).append(n)
    for same in places.values():
        told = {page.kinds[n] for n in same}
        near = not page.cut[same[0]].body and any(b - a <= 2 for a, b in zip(same, same[1:], strict=False))
        if not 2 <= len(same) <= _TIMES or page.cut[same[0]].count < _REPEATED and "caption" not in told:
            continue
        if "caption" in told or "headline" in told or near or any(_by_picture(page, n) for n in same):
            for n in same:
                page.kinds[n] = page.kinds[n] or ("caption" if "headline" not in told else "headline")


def _by_picture(page: Page, n: int) -> bool:
    return any(k in page.credited for k in (n - 1, n + 1))
