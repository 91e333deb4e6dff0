"""A real name, sealed from the moment it is read."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache


def _folded(words: str) -> str:
    plain = unicodedata.normalize("NFKD", words.casefold())
    return " ".join(re.findall(r"[^\W_]+", "".join(c for c in plain if not unicodedata.combining(c))))


@lru_cache(maxsize=4096)
def _folded_label(words: str) -> str:
    """Folded words of a draft, which are compared with every name; the names themselves are in no cache."""
    return _folded(words)


class Secret:
    """A string that no print, log, format or traceback can show by accident.

    ``repr``, ``str`` and ``format`` give ``label``. Comparison happens inside, so that linking a draft's names to
    the evidence's names needs no unwrapping. ``reveal`` is the one way out; a test counts its call sites.
    """

    __slots__ = ("__folded", "__words", "label")

    def __init__(self, words: str, label: str = "a sealed name") -> None:
        """Seal ``words``; ``label`` is what is shown instead."""
        self.__words = words
        self.__folded = _folded(words)
        self.label = label

    def __repr__(self) -> str:
        return f"<{self.label}>"

    def __str__(self) -> str:
        return self.label

    def __format__(self, spec: str) -> str:
        return format(self.label, spec)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Secret) and self.__folded == other.__folded

    def __hash__(self) -> int:
        return hash(self.__folded)

    def __reduce__(self) -> str:
        raise TypeError("a sealed name is never pickled")

    def reveal(self) -> str:
        """The name itself. Call sites are counted by a test: only where the contracts allow a name to be shown."""
        return self.__words

    def named_by(self, words: str) -> bool:
        """True if ``words`` are this name, or its surname alone, whatever the case and accents."""
        mine, theirs = self.__folded.split(), _folded_label(words).split()
        if not mine or not theirs:
            return False
        whole = mine == theirs or (len(theirs) > 1 and mine[-1] == theirs[-1] and mine[0][0] == theirs[0][0])
        return whole or (len(theirs) == 1 and len(mine) > 1 and theirs[0] in (mine[0], mine[-1]) and len(theirs[0]) > 2)

    def may_be(self, words: str) -> bool:
        """True if ``words`` share a name part with this name, so that they cannot be said to be somebody else."""
        return bool(set(self.__folded.split()) & {w for w in _folded(words).split() if len(w) > 2})

    def occurs_in(self, words: str) -> bool:
        """True if the whole name occurs in ``words`` as whole words."""
        mine = self.__folded
        return bool(mine) and f" {mine} " in f" {_folded(words)} "

    def holds(self, name: Secret) -> bool:
        """True if another sealed name occurs in these sealed words as whole words."""
        return bool(name.__folded) and f" {name.__folded} " in f" {self.__folded} "

    def parts(self) -> int:
        """How many words the name has."""
        return len(self.__folded.split())
