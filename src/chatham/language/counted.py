"""What a text counts: a number with the noun behind it, and how far it is said which of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from chatham.core.text import Span
from chatham.language.lexicon import english
from chatham.language.storywords import plural, raw
from chatham.language.tagwords import Tagged, tagged_words

_NOUN = frozenset(("NN", "NNS", "NNP", "NNPS"))
_BEFORE_NOUN = _NOUN | frozenset(("JJ", "JJR", "JJS", "VBN", "VBG", "HYPH"))
_DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+$|\d{1,9}$")
_HYPHENED = re.compile(r"([a-z]+)-([a-z]+)$")


@dataclass(frozen=True, slots=True)
class Count:
    """So many of something. ``kind`` is the noun, one of them, with what stands before it; ``other``: it is told apart from
    others that bear the noun ("the other three"); ``limit`` are words behind it that say which; ``verb`` the verb beside it, ``names`` the
    names in its sentence."""

    span: Span
    value: int
    noun: str
    kind: tuple[str, ...]
    definite: bool
    rough: bool
    other: bool
    limit: tuple[str, ...]
    verb: str
    names: frozenset[str]


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(raw()["counts"][name].split())


def value(word: str) -> int | None:
    """A number in digits or in one word; None for any other word."""
    if _DIGITS.match(word):
        return int(word.replace(",", ""))
    numbers = english().numbers
    if word in numbers:
        return numbers[word]
    m = _HYPHENED.match(word)
    if m and numbers.get(m[1], 0) >= 20 and 0 < numbers.get(m[2], 0) < 10:
        return numbers[m[1]] + numbers[m[2]]
    return None


@cache
def num() -> str:
    """A pattern for one number."""
    words = sorted(english().numbers, key=len, reverse=True)
    tens = [w for w, n in english().numbers.items() if n >= 20]
    ones = [w for w, n in english().numbers.items() if 0 < n < 10]
    pattern: str = raw()["sums"]["number"]
    pattern = pattern.replace("TENS-ONES", f"(?:{'|'.join(tens)})-(?:{'|'.join(ones)})")
    return pattern.replace("NUMBER", f"(?:{'|'.join(words)})")


@cache
def pattern(name: str) -> re.Pattern[str]:
    """A pattern of the data file for sums."""
    return re.compile(raw()["sums"][name].replace("NUM", num()), re.I)


@cache
def _singulars() -> dict[str, str]:
    return {plural(noun): noun for noun in raw()["people"]["nouns"].split()}


def singular(noun: str) -> str:
    """One of what a plural names, as far as that is plain."""
    low = noun.lower()
    if low in _singulars():
        return _singulars()[low]
    if low.endswith("ies") and len(low) > 4:
        return low[:-3] + "y"
    if low.endswith(("ches", "shes", "xes", "sses")):
        return low[:-2]
    return low[:-1] if low.endswith("s") and not low.endswith("ss") else low


@cache
def _numbered() -> re.Pattern[str]:
    """A number of more than one, and what may be a plural not far behind it."""
    words = sorted((w for w, n in english().numbers.items() if n > 1), key=len, reverse=True)
    many = "|".join(sorted(w for w in _singulars() if not w.endswith("s")))
    return re.compile(rf"(?<![$€£\w.,])(?:\d[\d,]*|(?:{'|'.join(words)})(?:-[a-z]+)?) (?:[\w’'-]+ ){{0,4}}?(?:\w+s|{many})\b", re.I)


@cache
def _any_number() -> re.Pattern[str]:
    return re.compile(rf"\d|\b(?:{'|'.join(english().numbers)})\b", re.I)


def has_number(text: str, sentence: Span) -> bool:
    """Whether a sentence has any number."""
    return _any_number().search(text, sentence.start, sentence.end) is not None


def counts(text: str, sentence: Span) -> Iterator[Count]:
    """Everything that a sentence counts."""
    if not _numbered().search(text, sentence.start, sentence.end):
        return
    words = tagged_words(text, sentence)
    names = frozenset(w.low for w in words if w.tag in ("NNP", "NNPS"))
    for at, word in enumerate(words):
        number = value(word.low)
        if number is None or number < 2 or 1900 < number < 2100:
            continue
        made = _count(text, words, at, number, names)
        if made is not None:
            yield made


def _count(text: str, words: Sequence[Tagged], at: int, number: int, names: frozenset[str]) -> Count | None:
    end = at + 1
    while end < len(words) and words[end].tag in _BEFORE_NOUN and words[end].low[0].isalpha():
        end += 1
    while end > at + 1 and words[end - 1].tag not in ("NNS", "NNPS") and words[end - 1].low not in _singulars():
        end -= 1
    before = [w.low for w in words[max(0, at - 3) : at]]
    if end == at + 1 or before[-1:] in (["$"], ["€"], ["£"], ["no."], ["number"], ["-"]):
        return None
    kind = tuple(w.low for w in words[at + 1 : end - 1])
    noun = singular(words[end - 1].low)
    if noun in _listed("measures") or words[end : end + 1] and words[end].tag == "POS":
        return None
    behind = words[end].low if end < len(words) else "."
    tag = words[end].tag if end < len(words) else "."
    limited = behind in _listed("restricts") or tag in ("VBN", "VBG")
    return Count(
        Span(words[at].span.start, words[end - 1].span.end),
        number,
        noun,
        kind,
        bool(before) and before[-1] in _listed("definite"),
        bool(_listed("rough") & set(before)),
        bool(_listed("other") & {*before[-1:], *kind[:1]}),
        tuple(w.low for w in words[end : end + 3]) if limited else (),
        _verb(words, at, end),
        names,
    )


def _verb(words: Sequence[Tagged], at: int, end: int) -> str:
    """The verb of which it is the object, or else the one behind it."""
    for w in reversed(words[max(0, at - 3) : at]):
        if w.tag.startswith("VB"):
            return w.low[:5]
    behind = [w for w in words[end : end + 3] if w.tag.startswith("VB")]
    return behind[-1].low[:5] if behind else ""
