"""How a language says with how many people a story spoke and what a group of them says, read from one data file; see asking.en.toml."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from chatham.language.reporting import forms, lexicon

Words = frozenset[str]


@dataclass(frozen=True, slots=True)
class Asking:
    """See the data file."""

    we: str
    us: str
    media: str
    rests: str
    told: str
    others: str
    ends: str
    agency: str
    patterns: tuple[str, ...]
    headings: tuple[str, ...]
    hints: Words
    bounds: str
    one: str
    half: str
    dozen: int
    score: int
    hundred: int
    several: int
    plural: int
    between: int
    counted: Words
    general: Words
    verbs: Words
    did: Words
    asked: Words
    ours: Words
    our: Words
    those: Words


@cache
def asking() -> Asking:
    """The words of English."""
    raw: dict[str, Any] = tomllib.loads(resources.files("chatham.language").joinpath("asking.en.toml").read_text("utf-8"))
    told, group = raw["declared"], raw["collectives"]
    verbs = {form for verb in group["verbs"].split() for form in forms(verb, lexicon().irregular)}
    return Asking(
        told["we"],
        told["us"],
        told["media"],
        told["rests"],
        told["told"],
        told["others"],
        told["ends"],
        told["agency"],
        tuple(told["patterns"]),
        tuple(told["headings"]),
        frozenset(told["hints"].split()),
        told["bounds"],
        told["one"],
        told["half"],
        told["dozen"],
        told["score"],
        told["hundred"],
        told["several"],
        told["plural"],
        told["between"],
        frozenset(told["counted"].split()),
        frozenset(told["general"].split()),
        frozenset(verbs),
        *(frozenset(group[key].split()) for key in ("did", "asked", "ours", "our", "those")),
    )
