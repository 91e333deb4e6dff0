"""The pieces of a page, what is told of each, and how form and wording tell it; pictures and headlines have files of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import cast, get_args

from chatham.core.reading import Furniture, FurnitureKind
from chatham.core.story import Story
from chatham.core.text import Span
from chatham.language.pieces import bare, emphasised, pieces, plain, split_up
from chatham.language.signs import Sign, Where, english

_KINDS = frozenset(get_args(FurnitureKind))
TOP = 14  # among so many pieces a story begins,
_BEFORE_BYLINE = 2  # and so many paragraphs may stand above its byline
_BEHIND_LABEL = 8
_LONGEST_SIGN = 150
_COPY = 40  # words of an advertisement's copy,
_COPY_LINE = 16  # and of one that is a line without a stop
_FOOT = 90
_LINK = 4
_STROKES = 3  # so many short parts between strokes are a row of links
_OPENS_QUOTATION = ("“", '"', "«", "„", "‘")
_RULE = re.compile(r"(?:^|\n)[ \t]*(?:[-*_—=~•·][ \t]*){3,}(?:\n|$)")


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
            top = n < TOP and bodies <= _BEFORE_BYLINE
            places: frozenset[Where] = frozenset(("anywhere", *(("top",) if top else ()), *(("edge",) if not bodies else ())))
            if piece.kind != "furniture" and not self._wording(n, places) and piece.body:
                bodies += 1

    def below(self) -> None:
        """The same for what stands below the last paragraph, upward from the end; and the people of the byline once more."""
        names = self._authors()
        foot = self._foot()
        last = True
        for n in range(len(self.cut) - 1, 0, -1):
            piece = self.cut[n]
            places: frozenset[Where] = frozenset(("anywhere", "bottom", "edge", *(("end",) if last else ())))
            if piece.empty or self.kinds[n] not in (None, "headline", "credit") or self._wording(n, places):
                continue
            if self.kinds[n] is None and piece.words.startswith(names) and piece.count <= _FOOT:
                self.kinds[n] = "about-author"
            elif self.kinds[n] is None and n >= foot:
                self.kinds[n] = "navigation"
            elif piece.body:
                break
            else:
                last = False

    def _foot(self) -> int:
        """Where small print in emphasis begins under the last rule across the page; the end where there is none."""
        end = at = len(self.cut)
        while at > 1 and (self.cut[at - 1].empty or self.marked and emphasised(self.raw(at - 1)) and self.cut[at - 1].count <= _FOOT):
            at -= 1
            if self.ruled(at):
                end = at
        return end

    def ruled(self, n: int) -> bool:
        """Whether a rule across the page stands right above a piece."""
        above = self.cut[n - 1].span.end if n else 0
        gap = self.string[above : self.cut[n].span.start]
        return _RULE.search(gap) is not None or n > 0 and self.cut[n - 1].empty and _RULE.fullmatch(self.raw(n - 1)) is not None

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
        if len(parts) > _STROKES and all(len(self.string[span.start : span.end].split()) <= _LINK for span, _ in parts) and not piece.ended:
            self.kinds[n] = "navigation"
            return True
        sign = self.signs.kind(piece.words, piece.count, places)
        if sign is None or sign.kind == "byline" and (piece.ended and piece.count > 16 or not any(p.count for p in self.cut[:n])):
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
        lines += [p.words for n, p in enumerate(self.cut[:TOP]) if self.kinds[n] is None and n and self._dated(n)]
        found = [m.group() for line in lines for m in self.signs.one_name.finditer(re.sub(r"^\W*(?:by|words|text|story)\W+", "", line, flags=re.I))]
        return tuple(name for name in found if " " in name) or ("\0",)

    def _dated(self, n: int) -> bool:
        """Whether a piece is names and nothing else, above a line of the byline."""
        return self.kinds[n + 1 : n + 2] == ["byline"] and self.signs.names.fullmatch(self.cut[n].words) is not None

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
        return same or not any(q in piece.words for q in _OPENS_QUOTATION) and self._copy(k, label)

    def _copy(self, k: int, label: int) -> bool:
        """Whether a piece reads like an advertisement; less is needed of one that stands right under the label."""
        piece = self.cut[k]
        if piece.count <= 60 and self.signs.copy_sure.search(piece.words):
            return True
        likely = len(self.signs.copy_likely.findall(piece.words))
        if piece.count <= 25 and likely >= 2:
            return True
        under = all(self.kinds[i] for i in range(label, k)) and not self.signs.speech.search(piece.words)
        if not under or piece.count > _COPY or not self.signs.copy_named.match(piece.words):
            return False
        return not piece.ended and piece.count <= _COPY_LINE or likely >= 1
