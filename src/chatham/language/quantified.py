"""Quantifiers before a group: "almost all", "more than half of", "none of"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from chatham.language.describing import describing


class Quantifier(NamedTuple):
    """The words ``begin`` to ``end``; ``single`` for "one" and "another"; ``part``: "of" follows."""

    begin: int
    end: int
    single: bool
    part: bool


def quantifier(low: Sequence[str], begin: int, end: int) -> Quantifier | None:
    """The quantifier that begins there, if one does."""
    words = describing()
    if low[begin] == "the" and begin + 2 < end and low[begin + 1].endswith("est") and low[begin + 2] == "of":
        return Quantifier(begin, begin + 2, True, True)
    if low[begin] == "as" and list(low[begin + 1 : begin + 2]) not in (["many"], ["few"]):
        return None
    i = begin
    while i + 1 < end and low[i] in words.before_quantifier and (low[i] not in words.quantifiers or low[i + 1] in words.quantifiers or low[i + 1] == "as"):
        i += 1
    if i >= end:
        return None
    part = low[i + 1 : i + 2] == ["of"] and i + 1 < end
    if low[i] in words.single:
        return Quantifier(begin, i + 1, True, part) if i == begin else None
    if low[i] in words.ordinals and not part:
        return None
    if low[i] in words.quantifiers or low[i].isdigit() and low[i + 1 : i + 2] != ["-"]:
        if low[begin] in words.definite and not part and low[i] not in ("majority", "others"):
            return None
        return Quantifier(begin, i + 1, False, part)
    return None
