"""Printed against agreed descriptions."""

from __future__ import annotations

import re
from typing import Literal

from chatham.language.fold import fold
from chatham.language.voices import is_named

_REASON = re.compile(
    (
        r",?\s+(?:who|which)\s+(?:asked|spoke|requested|insisted|declined|wanted|is not|was not|agreed)\b.*$|"
        r",?\s+(?:speaking|on condition|under condition|because|for fear)\b.*$"
    ),
    re.I,
)
_EMPTY = frozenset("a an the of in at to for from with and who that this one another other some same is was has her his their its by on".split())


def compare(printed: str, agreed: str) -> Literal["same", "more", "less", "other"]:
    """What ``printed`` tells beside ``agreed``: the same, more, less, or something else."""
    if is_named(printed) and not is_named(agreed):
        return "more"
    one, other = _content(printed), _content(agreed)
    if one == other:
        return "same"
    if one > other:
        return "more"
    if one < other:
        return "less"
    names = set(re.findall(r"\b[A-Z][^\W\d_]+", printed[1:])) - set(re.findall(r"[^\W\d_]+", agreed))
    return "more" if names or len(one - other) > len(other - one) + 1 else "other"


def _content(label: str) -> frozenset[str]:
    words = re.findall(r"[^\W_]+(?:['’][^\W_]+)*", _REASON.sub("", label))
    return frozenset(_singular(fold(w).replace("'", "")) for w in words if fold(w) not in _EMPTY)


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 4 and word.endswith("s") and not word.endswith("ss") else word
