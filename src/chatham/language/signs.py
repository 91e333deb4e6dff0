"""The wording by which furniture is known, read from one data file per language."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Literal

from chatham.core.reading import FurnitureKind

Where = Literal["top", "bottom", "edge", "anywhere"]


@dataclass(frozen=True, slots=True)
class Sign:
    """One wording of one kind; see the data file."""

    kind: FurnitureKind
    where: Where
    most: int
    opens: bool
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Signs:
    """All of them, with the patterns that stand for themselves."""

    signs: tuple[Sign, ...]
    datelines: tuple[re.Pattern[str], ...]
    credit_behind: re.Pattern[str]
    copy_sure: re.Pattern[str]
    copy_likely: re.Pattern[str]
    names: re.Pattern[str]
    one_name: re.Pattern[str]
    dated: re.Pattern[str]

    def kind(self, words: str, count: int, places: frozenset[Where]) -> Sign | None:
        """The first sign that a line of ``count`` words bears, of those that hold in one of ``places``."""
        return next((s for s in self.signs if s.where in places and count <= s.most and s.pattern.fullmatch(words)), None)


@cache
def english() -> Signs:
    """The English signs."""
    raw = tomllib.loads(resources.files("chatham.language").joinpath("furniture.en.toml").read_text("utf-8"))
    date = f"(?:{raw['date'].replace('MONTH', raw['month'])})"
    names = rf"{raw['name']}(?:(?:,\s+|,?\s+(?:and|&)\s+){raw['name']}){{0,5}}"

    def made(pattern: str) -> re.Pattern[str]:
        told = re.sub(r"\bNAMES\b", lambda _: names, pattern)
        return re.compile(re.sub(r"\bDATE\b", lambda _: date, re.sub(r"\bNAME\b", lambda _: raw["name"], told)), re.I | re.S)

    signs = tuple(Sign(s["kind"], s["where"], s["most"], s.get("opens", False), made(s["pattern"])) for s in raw["sign"])
    return Signs(
        signs,
        tuple(made(p) for p in raw["dateline"]),
        made(raw["credit_behind"]),
        made(raw["copy_sure"]),
        made(raw["copy_likely"]),
        made(names),
        made(raw["name"]),
        made(rf"\b{date}\b"),
    )
