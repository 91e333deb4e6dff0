"""The same words stand twice in the draft, under two labels.

## What it finds
A quotation of six words and more that is repeated, whole or in part, as somebody else's: another name, or another
description. A headline, a caption or a pull quotation that repeats words of the text is left alone, and so are words
that two people are each on record as having said.

## Why it matters
One person under two labels counts as two witnesses. Two people with the same words are one mistake in the copying.

## Example
```interview s03.md
Q: Were you told?
S03: Nobody lied to us, they simply stopped copying us in over the summer.
```
```draft
“Nobody lied to us, they simply stopped copying us in over the summer,” a clerk said.

In the same ministry an engineer put it like this: [[“They simply stopped copying us in over the summer.”]]
```

## Better
```draft
“Nobody lied to us, they simply stopped copying us in over the summer,” a clerk said.

An engineer in the same ministry heard of it from the barber.
```

## When to let it stand
Both people really said it, as in a slogan or an oath, and only one of the talks is among the files.

## What it cannot see
The same thought in other words. Whether two labels are meant as one person where one of them is a name and the other
begins with *the*.

## References
Common sense: one quotation, one speaker.
"""

from __future__ import annotations

from collections.abc import Iterator

from chatham.core.case import Case
from chatham.core.finding import Finding
from chatham.core.match import LOCATED
from chatham.core.passage import Passage, Voice
from chatham.core.rule import Rule
from chatham.language.fold import words
from chatham.language.labels import compare
from chatham.language.lexicon import speech
from chatham.language.wording import sentence, shown

RULE = Rule("Q11", "quotation-reuse", "quotations", "warning", "0.1", alone=True)

_LEAST = 6
_ENOUGH = 20  # a text of one quotation ten thousand times over must not take the square of its length
_FURNITURE = ("headline", "caption")


def check(case: Case) -> Iterator[Finding]:
    """The later of two quotations with the same words."""
    spoken = [(p, v, _keys(case, p)) for p, v in _given(case)]
    places: dict[tuple[str, ...], list[tuple[int, int]]] = {}
    for number, (passage, voice, keys) in enumerate(spoken):
        earlier = _earlier(case, number, spoken, places)
        if earlier is not None:
            message = f"The same words stand above as those of {shown(earlier.label, 50)}, here as those of {shown(voice.label, 50)}."
            yield case.finding(passage.span, sentence(message), (), None, passage.id)
        for at in range(len(keys) - _LEAST + 1):
            kept = places.setdefault(keys[at : at + _LEAST], [])
            if len(kept) < _ENOUGH:
                kept.append((number, at))


Spoken = list[tuple[Passage, Voice, tuple[str, ...]]]


def _given(case: Case) -> Iterator[tuple[Passage, Voice]]:
    """The quotations of the text that the draft itself gives to somebody."""
    for passage in case.passages:
        voice = case.voice(passage)
        known = voice is not None and voice.label.lower() not in speech().pronouns and not passage.inherited
        if known and voice is not None and not passage.scare and case.story.blocks[passage.block].kind not in _FURNITURE:
            yield passage, voice


def _keys(case: Case, passage: Passage) -> tuple[str, ...]:
    return tuple(w.key for w in words(case.story.text.string, [(p.start, p.end) for p in passage.parts]) if w.key)


def _earlier(case: Case, number: int, spoken: Spoken, places: dict[tuple[str, ...], list[tuple[int, int]]]) -> Voice | None:
    """The other voice that an earlier quotation gives these words to, wholly holding them or wholly held by them."""
    passage, voice, keys = spoken[number]
    seen: set[int] = set()
    for begin in range(len(keys) - _LEAST + 1):
        for other, at in places.get(keys[begin : begin + _LEAST], ()):
            if other in seen:
                continue
            theirs = spoken[other][2]
            within = begin == 0 and theirs[at : at + len(keys)] == keys
            around = at == 0 and keys[begin : begin + len(theirs)] == theirs
            if within or around:
                seen.add(other)
                if _differ(voice, spoken[other][1]) and not _both_said_it(case, passage, spoken[other][0]):
                    return spoken[other][1]
    return None


def _differ(one: Voice, other: Voice) -> bool:
    """Whether the reader meets two people: two names, or two descriptions of which neither holds the other."""
    if one.id == other.id:
        return False
    if one.named != other.named:
        described = other if one.named else one
        return described.label.split()[0].lower() not in ("the", "his", "her", "their", "its")
    within = ("same", "less")
    return compare(one.label, other.label) not in within and compare(other.label, one.label) not in within


def _both_said_it(case: Case, one: Passage, other: Passage) -> bool:
    """Whether the files have the words of two sources."""
    found = [case.alignments[p.id] for p in (one, other)]
    said = [a.matches[0].source for a in found if a.verdict in LOCATED and a.matches]
    return len(said) == 2 and None not in said and said[0] != said[1]
