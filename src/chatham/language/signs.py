"""The wording by which furniture is known, read from one data file per language."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Literal

from chatham.core.reading import FurnitureKind

Where = Literal["top", "bottom", "edge", "end", "anywhere"]


@dataclass(frozen=True, slots=True)
class Sign:
    """One wording of one kind; see the data file."""

    kind: FurnitureKind
    where: Where
    most: int
    opens: bool
    weak: bool
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Signs:
    """All of them, with the patterns that stand for themselves."""

    signs: tuple[Sign, ...]
    datelines: tuple[re.Pattern[str], ...]
    credit_behind: re.Pattern[str]
    copy_sure: re.Pattern[str]
    copy_likely: re.Pattern[str]
    copy_named: re.Pattern[str]
    asks: re.Pattern[str]
    praises: re.Pattern[str]
    shows: re.Pattern[str]
    speech: re.Pattern[str]
    names: re.Pattern[str]
    one_name: re.Pattern[str]

    def kind(self, words: str, count: int, places: frozenset[Where], weak: bool = False) -> Sign | None:
        """The first sign that a line of ``count`` words bears, of those that hold in one of ``places``; a weak one where ``weak``."""
        return next((s for s in self.signs if s.weak == weak and s.where in places and count <= s.most and s.pattern.fullmatch(words)), None)


@cache
def english() -> Signs:
    """The English signs."""
    raw = tomllib.loads(resources.files("chatham.language").joinpath("furniture.en.toml").read_text("utf-8"))
    parts: dict[str, str] = raw["part"]
    some = re.compile(rf"(?<![A-Z])(?:{'|'.join(sorted(parts, key=len, reverse=True))})(?![A-Z])")

    def spelled(pattern: str) -> str:
        return some.sub(lambda m: spelled(parts[m.group()]), pattern)

    def made(pattern: str) -> re.Pattern[str]:
        return re.compile(spelled(pattern), re.I | re.S)

    signs = tuple(Sign(s["kind"], s["where"], s["most"], s.get("opens", False), s.get("weak", False), made(s["pattern"])) for s in raw["sign"])
    plain = {key: made(raw[key]) for key in ("credit_behind", "copy_sure", "copy_likely", "copy_named", "asks", "praises", "shows", "speech")}
    return Signs(signs, tuple(map(made, raw["dateline"])), **plain, names=made("NAMES"), one_name=made("NAME"))
