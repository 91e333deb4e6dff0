"""What share of a group a word such as "most" stands for, and whether two sentences over a group make one claim."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from chatham.core.house import Quantifier
from chatham.language.counted import value
from chatham.language.reporting import lexicon
from chatham.language.storywords import raw

_WORD = re.compile(r"n['’]t\b|[^\W_]+(?:['’-][^\W_]+)*")
_ENOUGH = 0.75
_LEAST_STEM = 3


@dataclass(frozen=True, slots=True)
class Share:
    """From which to which share of a group."""

    least: float
    most: float

    def of_the_rest(self) -> Share:
        """The share of those of whom the opposite is said."""
        return Share(round(1 - self.most, 4), round(1 - self.least, 4))

    def apart(self, other: Share) -> bool:
        """Whether no share is in both."""
        return self.most < other.least or other.most < self.least


@dataclass(frozen=True, slots=True)
class Proposition:
    """What is said of a group, by the stems of its words; ``denied``: the opposite of it is; ``when``: its words of time
    and condition, with its numbers; ``points``: it says "it" or "that"."""

    stems: frozenset[str]
    denied: bool
    when: frozenset[str]
    points: bool

    def same(self, other: Proposition) -> bool:
        """Whether two claims are about one thing."""
        few, many = sorted((self.stems, other.stems), key=len)
        shared = len(few & many)
        if not few or self.when != other.when or shared < _ENOUGH * len(few):
            return False
        return shared >= 2 or few == many or (self if self.stems is few else other).points


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(raw()["propositions"][name].split())


def share(quantifier: str, group: str, asked: int | None, house: Mapping[str, Quantifier]) -> Share | None:
    """The share that the words stand for, of the ``asked`` people where that is known; None where they say none."""
    low = " ".join(quantifier.lower().replace("’", "'").split())
    words = re.findall(r"[\w'-]+", low)
    numbers = [n for w in words if (n := value(w)) is not None]
    excepted = re.match(r"(?:but|except)(?: for)? (?P<n>[\w-]+)", group.lower())
    if excepted and low.startswith(("all", "every")) and asked and (n := value(excepted["n"])) is not None and n < asked:
        return Share(1 - n / asked, 1 - n / asked)
    bounds = _of_house(low, asked, house)
    if bounds is not None:
        return bounds
    known = [k for k in raw()["shares"] if re.search(rf"(?:^|\s){re.escape(k)}$", low)]
    if known:
        least, most = raw()["shares"][max(known, key=len)]
        return Share(least, most)
    total = _of(group) or asked
    if len(numbers) == 1 and len(words) == 1 and total and numbers[0] <= total:
        return Share(numbers[0] / total, numbers[0] / total)
    return None


def _of(group: str) -> int | None:
    """The number in "the eight officials"."""
    m = re.match(r"(?:the |our |these |those )?(?P<n>[\w-]+)\b", group.lower())
    return value(m["n"]) if m else None


def _of_house(low: str, asked: int | None, house: Mapping[str, Quantifier]) -> Share | None:
    told = house.get(low)
    if told is None:
        return None
    least = max(told.over or 0.0, told.least_share or 0.0)
    most = 1.0 if told.most_share is None else told.most_share
    if asked:
        least = max(least, (told.least or 0) / asked, 1 - (told.exceptions if told.exceptions is not None else asked) / asked)
        most = most if told.most is None else min(most, told.most / asked)
    return Share(least, most)


def proposition(words: str, around: str = "") -> Proposition:
    """What a stretch of words claims; in the words ``around`` it may stand when."""
    low = [w.replace("’", "'") for w in _WORD.findall(words.lower().replace("n’t", " n't").replace("n't", " n't"))]
    content = [w for w in low if w not in _words("empty") and w not in _words("negative") and not w.isdigit()]
    denied = sum(w in _words("negative") for w in low) % 2 == 1
    when = {w for w in (*low, *_WORD.findall(around.lower())) if w in _words("when") or w[0].isdigit()}
    stems = frozenset(s for w in content if w not in when and len(s := stem(w)) >= _LEAST_STEM)
    return Proposition(stems, denied, frozenset(when), bool(_words("pronouns") & set(low)) or len(low) < 2)


def stem(word: str) -> str:
    """A word without its ending, as far as that is plain: "expected" and "expects" are one."""
    base = lexicon().lemmas.get(word, word).removesuffix("'s")
    for ending, least in raw()["propositions"]["endings"].items():
        if base.endswith(ending) and len(base) - len(ending) >= least and not base.endswith("ss"):
            base = base[: -len(ending)]
            break
    return base[:-1] if len(base) > _LEAST_STEM and base[-1] == base[-2] and base[-1] not in "ls" else base


def group(words: str) -> frozenset[str]:
    """Who the group is, by stems; empty for all of those whom the story asked."""
    low = [w for w in _WORD.findall(words.lower()) if w not in _words("asked") and w not in _words("empty") and value(w) is None]
    return frozenset(stem(w) for w in low if w not in ("but", "except", "other", "others"))
