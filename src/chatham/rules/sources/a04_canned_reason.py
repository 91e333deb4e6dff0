"""The reason given for leaving out a name explains nothing.

## What it finds
Stock phrases that stand where a reason is due: "not authorised to speak publicly", "because of the sensitivity of the
matter", "to speak candidly", "to discuss private conversations".

## Why it matters
They say that somebody wished not to be named, which the reader knows already, and not what the person risks.

## Example
```draft
A deputy, [[who is not authorised to speak publicly]], said the vote had been moved.
```

## Better
```draft
A deputy, who expects to lose her seat on the committee if she is named, said the vote had been moved.
```

## When to let it stand
It is the very reason: a rule that forbids the person to speak, and what breaking it costs, is told as well.

## What it cannot see
Reasons that are empty in other words.

## References
The New York Times, note on anonymity, 2010 (some 300 uses in a year).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from chatham.core.case import Case
from chatham.core.finding import Finding
from chatham.core.rule import Rule
from chatham.core.text import Span
from chatham.language.sourcing import sourcing
from chatham.language.wording import sentence, shown

RULE = Rule("A04", "canned-reason", "sources", "advice", "0.1", alone=True, where="audit")

_LEAD = re.compile(r"\b(?:who|which|that) (?:is|are|was|were|has|have|had) (?:been )?$|\b(?:because|since|as) (?:he|she|they) (?:is|are|was|were) $", re.I)


def check(case: Case) -> Iterator[Finding]:
    """Every such phrase outside quotation marks."""
    string = case.story.text.string
    for block in case.story.prose():
        for m in sourcing().canned.finditer(string, block.span.start, block.span.end):
            lead = _LEAD.search(string, max(block.span.start, m.start() - 24), m.start())
            place = Span(lead.start() if lead else m.start(), m.end())
            if not any(place.overlaps(p.span) for p in case.passages):
                yield case.finding(place, sentence(f"{shown(string[m.start() : m.end()], 80)} gives no reason of the person's own."))
