"""The pieces of a page, and one after the other the ways to tell which of them are furniture."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import cast, get_args

from chatham.core.reading import Furniture, FurnitureKind
from chatham.core.story import Story
from chatham.core.text import Span
from chatham.language.pieces import bare, picture, pieces, plain, split_up
from chatham.language.signs import Sign, Where, english

_KINDS = frozenset(get_args(FurnitureKind))
_TOP = 14  # among so many pieces a story begins,
_BEFORE_BYLINE = 2  # and so many paragraphs may stand above its byline
_BEHIND_LABEL = 8
_HEAD = 30
_CROSSHEAD = 9
_CAPTION = 60
_LONGEST_SIGN = 90
_DECK = 45
_BETWEEN = 4  # pieces at most between a title and its byline
_REPEATED = 5
_TIMES = 6
_ABOVE_DATELINE = 3
_OPENS_QUOTATION = ("“", '"', "«", "„", "‘")
_EMPHASIS = re.compile(r"[ \t]*([*_]{1,3})(?=\S).*\1[ \t]*", re.S)
_BULLET = re.compile(r"[ \t]*[*•·–—-]\s+")
_DATED = re.compile(r"\b(?:1[89]|20)\d\d\b")


class Page:
    """``kinds`` are those of the pieces, None where a piece is the story's. ``within`` is told of a piece instead of its whole,
    ``fronts`` are datelines."""

    def __init__(self, story: Story) -> None:
        """Nothing is told yet."""
        self.string = story.text.string
        self.marked = story.form == "md"
        self.cut = pieces(story)
        self.kinds: list[FurnitureKind | None] = [None] * len(self.cut)
        self.within: dict[int, list[Furniture]] = {}
        self.fronts: list[Furniture] = []
        self.labels: list[tuple[int, Sign]] = []
        self.credited: set[int] = set()  # lines that credit a picture
        self.signs = english()

    def done(self) -> tuple[Furniture, ...]:
        """All furniture, in the order of the text: its words without the signs of Markdown around them."""
        told = [(n, kind) for n, kind in enumerate(self.kinds) if kind]
        whole = [f for n, kind in told for f in self.within.get(n) or [Furniture(kind, self.words_of(n))] if len(f.span)]
        return tuple(sorted((*whole, *self.fronts), key=lambda f: f.span))

    def gone(self) -> list[Span]:
        """Everything that is not the story's own, signs included."""
        return sorted([p.span for p, kind in zip(self.cut, self.kinds, strict=True) if kind] + [f.span for f in self.fronts])

    def words_of(self, n: int) -> Span:
        """A piece without what Markdown puts around it."""
        return bare(self.string, self.cut[n].span) if self.marked else self.cut[n].span

    def raw(self, n: int) -> str:
        """A piece as it stands."""
        return self.string[self.cut[n].span.start : self.cut[n].span.end]

    def own(self) -> Iterator[int]:
        """The numbers of the pieces that are the story's, as far as is told."""
        return (n for n, kind in enumerate(self.kinds) if kind is None and self.cut[n].count)

    def by_form(self) -> None:
        """What the form of the file tells: headings, captions, what stands around the article of a saved page."""
        for n, piece in enumerate(self.cut):
            if piece.kind == "furniture":
                self.kinds[n] = cast(FurnitureKind, piece.detail) if piece.detail in _KINDS else "navigation"
                told = self.signs.kind(piece.words, piece.count, frozenset(get_args(Where)))
                if told and not piece.detail:
                    self.kinds[n] = told.kind
            elif piece.kind in ("headline", "caption"):
                self.kinds[n] = piece.kind

    def by_wording(self) -> None:
        """What the wording tells, of pieces that stand where furniture of that wording stands."""
        bodies = 0
        for n, piece in enumerate(self.cut):
            top = n < _TOP and bodies <= _BEFORE_BYLINE
            places: frozenset[Where] = frozenset(("anywhere", *(("top",) if top else ()), *(("edge",) if not bodies else ())))
            if piece.kind != "furniture" and not self._wording(n, places) and piece.body:
                bodies += 1

    def below(self) -> None:
        """The same for what stands below the last paragraph, upward from the end; and the people of the byline once more."""
        places: frozenset[Where] = frozenset(("anywhere", "bottom", "edge"))
        names = self._authors()
        for n in range(len(self.cut) - 1, 0, -1):
            piece = self.cut[n]
            if self.kinds[n] not in (None, "headline", "credit"):
                continue
            if self._wording(n, places):
                continue
            if self.kinds[n] is None and piece.words.startswith(names) and piece.count <= 90:
                self.kinds[n] = "about-author"
            elif piece.body:
                break

    def _wording(self, n: int, places: frozenset[Where]) -> bool:
        """Whether a piece, or each part of it between strokes, bears a sign; if so it is told."""
        piece = self.cut[n]
        if not piece.count or piece.count > _LONGEST_SIGN or piece.kind == "cell":
            return False
        parts = [(span, self._sign(span, places)) for span in split_up(self.string, piece.span)]
        kinds = {sign.kind for _, sign in parts if sign}
        if len(parts) > 1 and all(sign for _, sign in parts) and (len(kinds) > 1 or self.marked):
            self.within[n] = [Furniture(sign.kind, span) for span, sign in parts if sign]
            self.kinds[n] = self.within[n][0].kind
            return True
        sign = self.signs.kind(piece.words, piece.count, places)
        if sign is None or sign.kind == "byline" and piece.ended and piece.count > 12:
            return False
        self.kinds[n] = sign.kind
        if sign.opens:
            self.labels.append((n, sign))
        if sign.kind == "credit" and sign.where == "anywhere":
            self.credited.add(n)
        return True

    def _sign(self, span: Span, places: frozenset[Where]) -> Sign | None:
        words = plain(self.string[span.start : span.end])
        return self.signs.kind(words, len(words.split()), places)

    def _authors(self) -> tuple[str, ...]:
        """The names in the byline; a name that is no name where there is none."""
        lines = [self.cut[n].words for n, kind in enumerate(self.kinds) if kind == "byline"][:2]
        found = [m.group() for line in lines for m in self.signs.one_name.finditer(re.sub(r"^\W*(?:by|words|text|story)\W+", "", line, flags=re.I))]
        return tuple(name for name in found if " " in name) or ("\0",)

    def pictures(self) -> None:
        """Pictures of Markdown with their captions; captions above a credit; a credit at the end of a caption."""
        for n, piece in enumerate(self.cut):
            if picture(self.raw(n)):
                self.kinds[n] = "caption"
                self._under_picture(n + 1)
            elif n in self.credited and n:
                self._above_credit(n)
            if self.kinds[n] in (None, "caption") and piece.count <= _CAPTION:
                self._ends_with_credit(n)

    def _under_picture(self, n: int) -> None:
        if n < len(self.cut) and self.kinds[n] is None and self.cut[n].count <= _CAPTION:
            same = self.cut[n].block == self.cut[n - 1].block
            if same or _EMPHASIS.fullmatch(self.raw(n)):
                self.kinds[n] = "caption"

    def _above_credit(self, n: int) -> None:
        """ "Caption, newline, Photo: X" is one block; elsewhere a caption shows by having no stop, or by ending with a year."""
        above = self.cut[n - 1]
        if self.kinds[n - 1] is not None or above.count > _CAPTION or above.body and not (above.block == self.cut[n].block and above.count <= 40):
            return
        plain = above.count <= 30 and not any(q in above.words for q in _OPENS_QUOTATION)
        dated = bool(_DATED.search(above.words[-14:])) or bool(self.signs.dated.search(above.words))
        if above.block == self.cut[n].block or plain and (not above.ended or dated):
            self.kinds[n - 1] = "caption"

    def _ends_with_credit(self, n: int) -> None:
        span = self.words_of(n)
        m = self.signs.credit_behind.search(self.string, span.start, span.end)
        if m is None or m.start() == span.start:
            return
        begin = m.start() + len(m.group()) - len(m.group().lstrip())
        self.kinds[n] = "caption"
        self.within[n] = [Furniture("caption", Span(span.start, m.start())), Furniture("credit", Span(begin, span.end))]

    def twice(self) -> None:
        """A line that stands there twice, next to itself or next to a picture, is a caption; a headline may come again."""
        places: dict[str, list[int]] = {}
        for n, piece in enumerate(self.cut):
            plain = self.kinds[n] is not None or not any(q in piece.words for q in _OPENS_QUOTATION)
            if piece.count and piece.count <= _CAPTION and plain and self.kinds[n] in (None, "caption", "headline"):
                places.setdefault(piece.words.casefold(), []).append(n)
        for same in places.values():
            told = {self.kinds[n] for n in same}
            near = not self.cut[same[0]].body and any(b - a <= 2 for a, b in zip(same, same[1:], strict=False))
            if not 2 <= len(same) <= _TIMES or self.cut[same[0]].count < _REPEATED and "caption" not in told:
                continue
            if "caption" in told or "headline" in told or near or any(self._by_picture(n) for n in same):
                for n in same:
                    self.kinds[n] = self.kinds[n] or ("caption" if "headline" not in told else "headline")

    def _by_picture(self, n: int) -> bool:
        around = [k for k in (n - 1, n + 1) if 0 <= k < len(self.cut)]
        return any(k in self.credited for k in around)

    def behind_labels(self) -> None:
        """The advertisement behind "Advertisement", the links behind "Related stories", the people behind "About the authors"."""
        for n, sign in self.labels:
            for k in range(n + 1, min(len(self.cut), n + 1 + _BEHIND_LABEL)):
                if self.kinds[k] in (None, "headline") and self._belongs(k, n, sign.kind):
                    self.kinds[k] = sign.kind
                elif self.kinds[k] is None:
                    break

    def _belongs(self, k: int, label: int, kind: FurnitureKind) -> bool:
        piece = self.cut[k]
        if kind == "about-author":
            return True
        same = piece.block == self.cut[label].block and not piece.body
        if self.kinds[k] == "headline":
            return False
        if kind == "navigation":
            return same or piece.kind == "list" and piece.count <= 25 or piece.count <= 20 and not piece.ended
        sure = self.signs.copy_sure.search(piece.words) is not None
        likely = len(self.signs.copy_likely.findall(piece.words)) >= 2
        plain = not any(q in piece.words for q in _OPENS_QUOTATION)
        return same or piece.count <= 60 and plain and sure or piece.count <= 25 and plain and likely

    def heads(self) -> None:
        """Headlines that are no headings: what stands above the first paragraph, and short lines between paragraphs."""
        story = list(self.own())
        first = next((i for i, n in enumerate(story) if self.cut[n].body), None)
        if first is None:
            return
        self._decks()
        for i, n in enumerate(story):
            if self.kinds[n] is not None:
                continue
            if i < first and n < _TOP:
                self._head(n)
            elif i + 1 < len(story) and first < i:
                self._crosshead(story[i - 1], n, story[i + 1])

    def _decks(self) -> None:
        """What stands between a title and a byline, sentence or not; and emphasised lines under a title."""
        byline = next((n for n, kind in enumerate(self.kinds[:_TOP]) if kind == "byline"), 0)
        heads = [n for n in range(byline) if self.kinds[n] == "headline"] or ([0] if byline and self.kinds[0] is None and not self.cut[0].ended else [])
        between = [n for n in range(heads[0] + 1, byline) if self.kinds[n] is None and self.cut[n].count] if heads else []
        if len(between) <= _BETWEEN and all(self.cut[n].count <= _DECK for n in between):
            for n in between:
                self.kinds[n] = "headline"

    def _head(self, n: int) -> None:
        piece = self.cut[n]
        asks = n == 0 and piece.words.rstrip("”’\"'»")[-1:] in ("?", "!") and piece.count <= 15
        titled = any(kind == "headline" for kind in self.kinds[:n])
        if titled and self.signs.names.fullmatch(piece.words):
            self.kinds[n] = "byline"
        elif piece.count <= _HEAD and (not piece.ended or asks) and piece.kind in ("paragraph", "list"):
            self.kinds[n] = "headline"

    def _crosshead(self, before: int, n: int, behind: int) -> None:
        """A short line without a stop, a paragraph of its own, between two paragraphs."""
        piece, above, under = self.cut[n], self.cut[before], self.cut[behind]
        if not piece.alone or piece.count > _CROSSHEAD or piece.kind != "paragraph" or piece.ended and not piece.words.isupper():
            return
        begins = piece.words.lstrip("“\"«„‘'")[:1]
        if (begins.isupper() or begins.isdigit()) and under.count >= 12 and above.count >= 12 and above.block != under.block:
            self.kinds[n] = "headline"

    def datelines(self) -> None:
        """ "SARN, 4 May —" at the front of one of the first paragraphs."""
        for n in [n for n in self.own() if self.cut[n].kind == "paragraph"][:_ABOVE_DATELINE]:
            span = self.cut[n].span
            for pattern in self.signs.datelines:
                m = pattern.match(self.string, span.start, span.end)
                if m and self._begins_sentence(m.end(), span.end):
                    self.fronts.append(Furniture("dateline", Span(span.start, m.start() + len(m.group().rstrip()))))
                    return

    def _begins_sentence(self, at: int, end: int) -> bool:
        behind = self.string[at : min(end, at + 60)].lstrip("“\"«„‘'*_[")
        return bool(behind) and (behind[0].isupper() or behind[0].isdigit()) and any(c.islower() for c in behind)
