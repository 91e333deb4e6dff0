"""A house profile as its file tells it: the house, and for each setting why it is so and who stands behind it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from chatham.core.house import House

Kind = Literal["rule", "threshold", "quantifier", "definition"]
By = Literal["publisher", "chatham"]


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting. ``value`` is as people read it ("off", "error", "40"); ``by`` tells whether the publisher's own
    text stands behind it or it is Chatham's default."""

    kind: Kind
    name: str
    value: str
    why: str
    by: By


@dataclass(frozen=True, slots=True)
class Profile:
    """One profile with all its settings, in the order of their kinds and names. ``about`` says whose it is."""

    house: House
    about: str
    settings: tuple[Setting, ...]
