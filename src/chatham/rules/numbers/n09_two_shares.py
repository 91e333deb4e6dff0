"""One thing is said of the same group twice, in two shares.

## What it finds
Two sentences over one group (*our interviewees*, *the deputies*) that say the same of it and count it in ways that cannot both hold or
lie clearly apart: *nearly everyone expected it* and later *a good number expected it*, *none* and *a few*, *most of the deputies* and *a handful
of the deputies*. Both places are marked, each with the other in the message.

Each word stands for a range of shares, a table that a house can set otherwise; two that overlap (*most* and *many*) pass. Numbers
count as shares of the people that the story says it asked. *None expected it* is the same as *all did not expect it*.

## Why it matters
The finding is the news. A reader who notices that it shrank between two paragraphs believes neither.

## Example
```draft
We spoke with fifteen officials. [[Nearly everyone]] expected a second decree by spring.

The harbour froze in November, and the boats were laid up at Sarn until the ice went.

[[Some of our interviewees]] expected a second decree.
```

## Better
```draft
We spoke with fifteen officials. Nearly everyone expected a second decree.

The harbour froze in November, and the boats were laid up at Sarn until the ice went.

Some of our interviewees feared for the harbour.
```

## When to let it stand
The two are of different days, or the second group is part of the first, and the text says so.

## What would settle it
The table of who said what, counted again.

## What it cannot see
The same claim in other words, and groups that go by two names. A second count within the words of somebody else.

## References
A rule of Chatham's own.
"""

from __future__ import annotations

import sys
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from chatham.core.case import Case
from chatham.core.finding import Finding
from chatham.core.reading import Collective
from chatham.core.rule import Rule
from chatham.core.text import Span
from chatham.language.own import quoted
from chatham.language.propositions import Proposition, Share, group, proposition, share
from chatham.language.wording import sentence, shown

RULE = Rule("N09", "two-shares", "numbers", "warning", "0.1", alone=True, where="audit")

_MOST = 200  # statements over one group; a text with more of them is no text


@dataclass(frozen=True, slots=True)
class _Statement:
    span: Span
    share: Share
    claim: Proposition


def check(case: Case) -> Iterator[Finding]:
    """Every two statements over one group that make the same claim with shares apart; each place once."""
    text = case.story.text.string
    found: dict[Span, str] = {}
    for statements in _by_group(case).values():
        for one, other in combinations(statements[:_MOST], 2):
            mine = one.share.of_the_rest() if one.claim.denied else one.share
            if one.claim.same(other.claim) and mine.apart(other.share.of_the_rest() if other.claim.denied else other.share):
                for here, there in ((one.span, other.span), (other.span, one.span)):
                    found.setdefault(here, f"{shown(text[here.start : here.end])} here and {shown(text[there.start : there.end])} elsewhere, of one claim.")
    for span, why in sorted(found.items()):
        yield case.finding(span, sentence(why))


def _by_group(case: Case) -> dict[frozenset[str], list[_Statement]]:
    text, marks = case.story.text.string, quoted(case)
    asked = max((d.count for d in case.reading.declared), default=None)
    made: dict[frozenset[str], list[_Statement]] = defaultdict(list)
    everyone = case.reading.collectives
    for at, c in enumerate(everyone):
        who = group(c.group)
        counted = share(c.quantifier, c.group, asked if not who else None, case.house.quantifiers) if c.quantifier else None
        if counted is not None and not marks.hold(c.span.start):
            made[who].append(_Statement(c.span, counted, _claim(case, text, c, everyone[at + 1 : at + 2])))
    return made


def _claim(case: Case, text: str, c: Collective, following: tuple[Collective, ...]) -> Proposition:
    """What is said of a group: from it to the end of its claim, its sentence, or the next group. When, may stand before it or in it."""
    at = bisect_right(case.sentences, Span(c.span.start, sys.maxsize)) - 1
    whole = case.sentences[at] if at >= 0 and c.span.start < case.sentences[at].end else c.span
    end = min([max(whole.end, c.claim.end if c.claim else 0), *(f.span.start for f in following)])
    words = text[c.span.end : max(c.span.end, end)].split(";")[0]
    return proposition(words, f"{text[whole.start : c.span.start]} {c.group}")
