"""Which captions of a page have a credit, and which pictures of a draft have neither caption nor credit."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cache

from chatham.core.reading import Furniture
from chatham.core.story import Story
from chatham.core.text import Span
from chatham.language.storywords import raw

_PICTURE = re.compile(r"!\[(?P<words>[^\]\n]{0,300})\](?:\([^)\n]{0,1000}\)|\[[^\]\n]{0,100}\])|!\[\[[^\]\n]{1,300}\]\]")
_TARGET = re.compile(r"^\]\([^)]*\)|^\]\[[^\]]*\]")
_FENCE = re.compile(r"^[ \t]*(?:```|~~~)", re.M)
_APART = 1_100


@cache
def _inside() -> re.Pattern[str]:
    return re.compile(raw()["credits"]["inside"], re.I)


@cache
def _every() -> re.Pattern[str]:
    return re.compile(raw()["credits"]["every"], re.I)


def uncredited(text: str, furniture: Sequence[Furniture]) -> Iterator[Span]:
    """Captions without a credit beside them, each wording once. A caption that stands there twice needs one."""
    pieces = sorted((f for f in furniture if f.kind in ("caption", "credit")), key=lambda f: f.span)
    if any(f.kind == "credit" and _every().search(text[f.span.start : f.span.end]) for f in pieces):
        return
    bare: dict[str, Span] = {}
    credited = set[str]()
    told = [f.kind == "credit" or _inside().search(text[f.span.start : f.span.end]) is not None for f in pieces]
    for at, f in enumerate(pieces):
        near = [k for k in (at - 1, at + 1) if 0 <= k < len(pieces) and _beside(text, pieces[min(at, k)], pieces[max(at, k)])]
        words = " ".join(text[f.span.start : f.span.end].casefold().split())
        if f.kind == "caption" and (told[at] or any(told[k] for k in near)):
            credited.add(words)
        elif f.kind == "caption" and not any(k > at and pieces[k].kind == "caption" for k in near):
            bare.setdefault(words, f.span)
    yield from (span for words, span in bare.items() if words not in credited)


def _beside(text: str, one: Furniture, other: Furniture) -> bool:
    """Whether nothing but marks of form lies between two neighbours; between two captions not even an empty line."""
    between = text[one.span.end : min(other.span.start, one.span.end + _APART)]
    near = one.span.end + _APART > other.span.start and not any(c.isalnum() for c in _TARGET.sub("", between))
    return near and (one.kind != other.kind or between.count("\n") < 2)


def uncaptioned(story: Story, furniture: Sequence[Furniture]) -> Iterator[Span]:
    """Pictures of a Markdown draft without a word of their own or a caption behind them."""
    text = story.text.string
    captions = sorted(f.span.start for f in furniture if f.kind == "caption")
    fences = [m.start() for m in _FENCE.finditer(text)]
    for m in _PICTURE.finditer(text):
        words = m["words"] or ""
        told = any(c.isalpha() for c in words) or m.start() <= next(iter(captions[bisect_left(captions, m.start()) :][:1]), -1) <= m.end() + 3
        if not told and bisect_right(fences, m.start()) % 2 == 0:
            yield Span(*m.span())
