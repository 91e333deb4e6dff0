"""Numbers of the story do not agree with each other.

## What it finds
Sums that the story states itself: parts beside their whole (*fifteen people: nine officials, four deputies and three managers*), parts
in brackets or "in all", *of the twelve, seven signed and the other four did not*, so many of so many beside a percentage or a fraction,
percentages of one whole with the rest told, and how many spoke before and after an event against how many it says it asked.

And the same thing counted twice: in the headline and below it, in a caption, or in two places of the text (*twelve villages*,
then *the eleven villages*). Both places are marked, each with the other in the message. The same thing is the same noun with
the same words before and behind it that say which, where no other count of it makes up the difference.

## Why it matters
One of the two is wrong, and the reader sees it before the desk does. A headline that the text does not bear out is a breach of
most codes.

## Example
```draft
We talked to [[fifteen people: nine officials, four deputies and three managers]]. The decree covers [[12 villages]] in the delta. In the hall of the ministry a map still shows the [[eleven villages]].
```

## Better
```draft
We talked to sixteen people: nine officials, four deputies and three managers. The decree covers 12 villages in the delta. In the hall of the ministry a map still shows the 12 villages.
```

## When to let it stand
The parts overlap, and the sentence says so; or two things are counted that bear one name.

## What would settle it
The list that was counted.

## What it cannot see
Sums over several sentences, rounded figures (*about*, *at least*), numbers inside quotation marks against those outside, and the
same thing under two names. A percentage or amount of the headline is compared only where the text has exactly one.

## References
IPSO, Editors' Code: headlines not supported by the text.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from chatham.core.case import Case
from chatham.core.finding import Finding
from chatham.core.rule import Rule
from chatham.core.text import Span
from chatham.language.agree import Counted, disagreeing, headline
from chatham.language.counted import Count, counts, has_number
from chatham.language.own import Places, quoted
from chatham.language.sums import parallel, sums
from chatham.language.wording import sentence, shown

RULE = Rule("N07", "sums-disagree", "numbers", "warning", "0.1", alone=True, where="audit")

_LONGEST = 2_000


def check(case: Case) -> Iterator[Finding]:
    """Sums that do not come out, then numbers of one thing that disagree, in the order of the story."""
    text, marks = case.story.text.string, quoted(case)
    sentences = [s for s in case.sentences if len(s) <= _LONGEST]
    found: dict[Span, str] = {}
    counted: list[Counted] = []
    before: list[Count] = []
    wrongs: list[Span] = []
    for s in (s for s in sentences if has_number(text, s)):
        here = [c for c in counts(text, s) if not marks.hold(c.span.start)]
        counted += [Counted(c, s) for c in here]
        for wrong in (*sums(text, s, here, case.reading.declared), *parallel(text, s, before)):
            if not marks.hold(wrong.span.start) and not any(wrong.span.overlaps(f) for f in wrongs[-3:]):
                wrongs.append(wrong.span)
                found[wrong.span] = f"{wrong.why}."
        before = here
    head, body = _head(case, sentences)
    heads = frozenset(head)
    pairs = list(headline(text, head, [s for s in body if not marks.hold(s.start)], counted))
    captions = [f.span for f in case.reading.furniture if f.kind == "caption" and len(f.span) <= _LONGEST]
    shown_there = (Counted(replace(c, definite=True, limit=()), s) for s in captions for c in counts(text, s))
    pairs += disagreeing(text, [*(c for c in counted if c.sentence not in heads), *shown_there])
    stated = Places(found)
    for one, other in pairs:
        for place, there in ((one, other), (other, one)):
            if place not in found and not stated.hold(place.start):
                found[place] = f"{shown(text[place.start : place.end])} here and {shown(text[there.start : there.end])} elsewhere."
    for span, why in sorted(found.items()):
        yield case.finding(span, sentence(why))


def _head(case: Case, sentences: list[Span]) -> tuple[list[Span], list[Span]]:
    """The sentences of headlines, and all others."""
    heads = [b.span for b in case.story.blocks if b.kind == "headline"]
    head = [s for s in sentences if any(h.covers(s) for h in heads)]
    return head, [s for s in sentences if s not in set(head)]
