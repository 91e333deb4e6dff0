"""What a house means by a term such as "background", for every place where an output speaks of one."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from chatham.core.house import House
from chatham.writers.wording import clean

_REPEATED = re.compile("“[^”]*”")


class Definition(NamedTuple):
    """A term, what it means, and whose wording that is ("The Associated Press", "Chatham's wording")."""

    term: str
    means: str
    whose: str

    @property
    def line(self) -> str:
        """The whole of it in one line, for outputs without type of different weights."""
        return f"{self.term[:1].upper()}{self.term[1:]} ({self.whose}): {self.means}"


class Glossary:
    """The terms of one house. The longest term counts: "deep background" does not speak of "background"."""

    def __init__(self, house: House) -> None:
        """``house`` is the profile that the check went by."""
        self._house = house
        terms = sorted(house.definitions, key=lambda term: (-len(term), term))
        spelt = "|".join(r"[\s_-]+".join(re.escape(word) for word in term.split()) for term in terms)
        self._pattern = re.compile(rf"(?<!\w)(?:{spelt})(?!\w)", re.IGNORECASE) if terms else None

    def in_words(self, *told: str | None) -> tuple[Definition, ...]:
        """The definitions of the terms that some words of ours speak of, each once, in the order of their first use.

        Words in marks are somebody else's: a finding that repeats “a background noise” speaks of no term.
        """
        if self._pattern is None:
            return ()
        found = dict.fromkeys(_plain(m[0]) for words in told for m in self._pattern.finditer(_REPEATED.sub("", words or "")))
        return tuple(self._definition(term) for term in found)

    def all(self) -> tuple[Definition, ...]:
        """Every definition of the house."""
        return tuple(self._definition(term) for term in self._house.definitions)

    def _definition(self, term: str) -> Definition:
        whose = "Chatham's wording" if term in self._house.worded else clean(self._house.title)
        return Definition(clean(term), clean(self._house.definitions[term]), whose)


def _plain(words: str) -> str:
    return re.sub(r"[\s_-]+", " ", words).lower()


def lines(definitions: Iterable[Definition]) -> tuple[str, ...]:
    """Each definition in a line."""
    return tuple(definition.line for definition in definitions)
