"""A mention: one place where somebody or something is named, described or meant by a pronoun."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal

from chatham.language.clauses import Sentence
from chatham.language.describing import Being, Sex, describing, singular

How = Literal["pronoun", "name", "new", "definite", "owned", "bare"]
_LETTERS = {
    "DT": "D", "PDT": "D", "PRP$": "P", "JJ": "J", "JJR": "J", "JJS": "J", "NN": "N", "NNS": "M", "NNP": "E", "NNPS": "F", "CD": "C", "POS": "S", "PRP": "U",
    "VBN": "V", "VBG": "V", "RB": "R", "RBR": "R", "RBS": "R", "WP": "W", "WDT": "W", "WP$": "X", "IN": "I", "CC": "A", "VBD": "B", "VBZ": "B", "VBP": "B",
    "MD": "B", "QUO": "Q", ",": ",", "TO": "T", "VB": "v",
}  # fmt: skip
_STRIP = re.compile(r"(?:ings?|ers?|ors?|ed|ment|ional|ion|al|ic|ist|e)$")
_CONTENT = frozenset(("NN", "JJ", "VB", "CD", "FW"))


@dataclass(slots=True)
class Mention:
    """One place where somebody or something is mentioned. ``begin`` and ``end`` are word numbers of the noun phrase,
    ``until`` is where the words end that describe it; ``words`` are stems of what describes it closer, ``beside`` what
    stands in apposition to it. ``said`` are stems of what is told of it by the way."""

    sentence: int
    begin: int
    end: int
    until: int
    how: How
    head: str = ""
    being: Being = ""
    many: bool = False
    sex: Sex = ""
    name: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    words: frozenset[str] = frozenset()
    said: frozenset[str] = frozenset()
    ordinal: str = ""
    owner: Mention | None = None
    subject: bool = False
    inner: bool = False
    beside: list[Mention] = field(default_factory=list)
    own: int = 0  # where its own words end, without those beside it

    @property
    def start(self) -> int:
        """Where it begins with all that stands in apposition to it."""
        return min([self.begin, *(m.begin for m in self.beside)])


def letters(s: Sentence) -> str:
    """The tags of a sentence, a letter for each word."""
    made = [_LETTERS.get(t, "o") for t in s.tags]
    persons = describing().persons
    for at, low in enumerate(s.low):
        if low in ("’", "'") and at and made[at - 1] in "MFE" and at + 1 < len(made) and s.tags[at + 1][:2] == "NN":
            made[at] = "S"
        elif made[at] in "NRvVo" and len(low) > 1 and s.words[at].isupper() and low.isalpha() and made.count("E") + 2 < len(made):
            made[at] = "E"
        elif low == "&":
            made[at] = "&"
        elif low == "of":
            made[at] = "O"
        elif made[at] == "B" and low in s.lex.be:
            made[at] = "b"
        elif (
            at
            and made[at] in "JvV"
            and low in persons
            and made[at - 1] in "DPJCNE"
            and made[at + 1 : at + 2] != ["J"]
            and not "".join(made[at + 1 : at + 2]).strip("oIBR,bWAQT")
        ):
            made[at] = "N"
        elif (
            at
            and made[at] in "NRvVo"
            and len(low) > 1
            and s.words[at][0].isupper()
            and low not in persons
            and s.words[at - 1][0].isalnum()
            and not s.words[at].isupper()
        ):
            made[at] = "E"
        elif made[at] == "M" and at and s.low[at - 1] in persons and (made[at + 1 : at + 2] in (["D"], ["U"], ["P"]) or not {"B", "b"} & set(made)):
            made[at] = "B"
    return "".join(made)


@lru_cache(maxsize=20_000)
def stem(low: str) -> str:
    """What "bank", "banker" and "banking" share."""
    word = singular(low.removesuffix("'s"))
    short = _STRIP.sub("", word) if len(word) > 4 else word
    if len(short) > 3 and short[-1] == short[-2]:
        short = short[:-1]
    return short[:6] if len(short) > 2 else word


def described(s: Sentence, begin: int, end: int) -> frozenset[str]:
    """The stems of the words that describe closer."""
    light = describing().light
    return frozenset(
        stem(w) for w, t in zip(s.low[begin:end], s.tags[begin:end], strict=True) if t[:2] in _CONTENT and w not in light and w not in s.lex.auxiliary
    )
