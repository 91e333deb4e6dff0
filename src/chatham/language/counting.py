"""Numbers as a story declares them: "15", "twenty-two", "more than a dozen", "two dozen"."""

from __future__ import annotations

import re
from functools import cache

from chatham.language.asking import asking
from chatham.language.lexicon import english


@cache
def number_pattern() -> str:
    """A pattern of a number with the words that bound it, without groups of its own."""
    lists = asking()
    words = "|".join(sorted((*english().numbers, "hundred"), key=len, reverse=True))
    dozens = rf"(?:(?:{lists.one}|{lists.half}|{words}|several) )?(?:dozen|score)|(?:many )?(?:dozens|scores|hundreds) of"
    figures = r"\d{1,3}(?:,\d{3})*(?![\d.,]*\d|%|st|nd|rd|th)"
    return rf"(?:(?:{lists.bounds}) )*(?:{dozens}|{figures}|(?:{lists.one} )?\b(?:{words})(?:[- ](?:and )?(?:{words}))*)\b"


def value(words: str) -> int | None:
    """The number that such words name."""
    lists, numbers = asking(), english().numbers
    low = words.lower()
    digits = re.search(r"\d[\d,]*", low)
    if digits:
        return int(digits.group().replace(",", ""))
    found = re.findall(r"[a-z]+", low)
    total = current = 0
    known = False
    units = {"dozen": lists.dozen, "score": lists.score, "hundred": lists.hundred}
    for at, word in enumerate(found):
        if word in numbers:
            current, known = current + numbers[word], True
        elif word in units:
            half = at > 1 and found[at - 2 : at] == ["half", "a"]
            many = lists.several if found[at - 1 : at] == ["several"] else max(current, 1)
            current, known = (units[word] // 2 if half else many * units[word]), True
        elif word[:-1] in units:
            current, known = lists.plural * units[word[:-1]], True
    return total + current if known else None
