"""Whether a quantifier holds over people who were asked: "almost all" of fourteen, of whom thirteen said so."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from chatham.core.house import Quantifier
from chatham.language.counted import value
from chatham.language.propositions import proposition

_WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")
_FEW_ASKED = 5
_LARGE = 10
USUAL: Mapping[str, Quantifier] = {
    "all": Quantifier(exceptions=0),
    "every": Quantifier(exceptions=0),
    "everyone": Quantifier(exceptions=0),
    "everybody": Quantifier(exceptions=0),
    "almost all": Quantifier(exceptions=1, least_share=0.9),
    "most": Quantifier(over=0.5),
    "majority": Quantifier(over=0.5),
    "more than half": Quantifier(over=0.5),
    "many": Quantifier(least=4, least_share=1 / 3),
    "several": Quantifier(least=3),
    "some": Quantifier(least=2),
    "few": Quantifier(least=1, most_share=0.2),
    "handful": Quantifier(least=2, most=5),
    "half": Quantifier(least_share=0.45, most_share=0.55),
    "third": Quantifier(least_share=0.28, most_share=0.39),
    "quarter": Quantifier(least_share=0.2, most_share=0.3),
    "two-thirds": Quantifier(least_share=0.6, most_share=0.73),
    "three-quarters": Quantifier(least_share=0.7, most_share=0.8),
    "none": Quantifier(most=0),
    "nobody": Quantifier(most=0),
}
"""What each word means of people asked, where the house says nothing else. "Almost all" takes either bound; see ``holds``."""
_SAME = {"nearly": "almost", "virtually": "almost", "practically": "almost", "each": "every", "no-one": "nobody"}
_NO = frozenset({"none", "nobody"})


@dataclass(frozen=True, slots=True)
class Quantity:
    """A quantifier as printed, the word of the table that it is, or an exact number; ``of``: the number of the whole, where one is named."""

    printed: str
    word: str = ""
    number: int | None = None
    of: int | None = None

    @property
    def none(self) -> bool:
        """Whether it says that nobody did."""
        return self.word in _NO or self.number == 0


def quantities(words: str) -> Iterator[Quantity]:
    """The quantifiers of some words, in order; a number right before another noun than people is taken for one as well."""
    found = list(_WORD.finditer(words))
    low = [_SAME.get(m.group().lower(), m.group().lower()) for m in found]
    at = 0
    while at < len(low):
        length, one = _at(low, at)
        if one is not None:
            printed = words[found[at].start() : found[at + length - 1].end()]
            yield Quantity(printed, one.word, one.number, one.of)
        at += max(length, 1)


def _at(low: list[str], at: int) -> tuple[int, Quantity | None]:
    pair = " ".join(low[at : at + 2])
    if pair in ("almost all", "almost every", "almost everyone", "almost everybody"):
        return 2, Quantity("", "almost all")
    if " ".join(low[at : at + 3]) == "more than half":
        return 3, Quantity("", "more than half")
    if pair in ("good number", "no one"):
        return 2, Quantity("", "nobody") if pair == "no one" else None
    if low[at] in USUAL:
        return 1, Quantity("", low[at])
    number = value(low[at])
    if number is None or (at and low[at - 1] in ("october", "decree", "article")):
        return 1, None
    if low[at + 1 : at + 2] == ["of"]:
        whole = next((value(w) for w in low[at + 2 : at + 4] if value(w) is not None), None)
        return (4 if whole is not None else 1), Quantity("", "", number, whole)
    return 1, Quantity("", "", number)


def holds(quantity: Quantity, said: int, asked: int, house: Mapping[str, Quantifier]) -> bool | None:
    """Whether it is true of ``asked`` people of whom ``said`` say so; None where the word has no bounds."""
    if quantity.number is not None:
        return said == quantity.number and quantity.of in (None, asked)
    told = house.get(quantity.word) or house.get(quantity.printed.lower())
    bounds = told or USUAL.get(quantity.word)
    if bounds is None or not asked:
        return None
    if quantity.word == "almost all" and told is None:
        return asked >= _FEW_ASKED and said < asked and (said >= asked - 1 or (asked >= _LARGE and said >= 0.9 * asked))
    return _within(bounds, said, asked)


def _within(bounds: Quantifier, said: int, asked: int) -> bool:
    share = said / asked
    checks = (
        bounds.least is None or said >= bounds.least,
        bounds.most is None or said <= bounds.most,
        bounds.exceptions is None or asked - said <= bounds.exceptions,
        bounds.over is None or share > bounds.over,
        bounds.least_share is None or share >= bounds.least_share,
        bounds.most_share is None or share <= bounds.most_share,
    )
    return all(checks)


def denies(words: str, text: str) -> bool:
    """Whether the words of the draft say the opposite of a proposition: "had not expected it" of "expected it"."""
    own = " ".join(w for w in _WORD.findall(words) if _SAME.get(w.lower(), w.lower()) not in _NO)
    return proposition(own).denied != proposition(text).denied
