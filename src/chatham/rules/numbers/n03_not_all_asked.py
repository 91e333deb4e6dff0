"""A sentence says that none did, and many were not asked.

## What it finds
"None", "nobody" or "not one" over all the people of a story, tied to a statement by *links*, where fewer than four in five of the
people in *sources* were asked, and the sentence does not say that it speaks of those asked.

## Why it matters
Whoever was not asked has not said no. "None of the five we asked" is true where "none" is not.

## Example
```sources
code
S01
S02
S03
```
```propositions
id,text
P1,expected the decree
```
```stances
source,proposition,stance
S01,P1,no
S02,P1,not-asked
S03,P1,not-asked
```
```links
words,to
None of our interviewees expected the decree,P1
```
```draft
[[None of our interviewees expected the decree]]. The mayor opened a road.
```

## Better
```draft
The one we asked had not expected the decree. The mayor opened a road.
```

## When to let it stand
The others could not know.

## What it cannot see
Talks in which the matter came up without a question, as long as the table says not-asked.

## References
Reporting standards of qualitative research ask for the number of those asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from chatham.core.case import Case
from chatham.core.finding import Finding
from chatham.core.rule import Rule
from chatham.language.quantities import quantities
from chatham.language.wording import sentence

RULE = Rule("N03", "not-all-asked", "numbers", "warning", "0.1", needs=("roster", "stances"))

_ENOUGH = 0.8
_OF_THOSE = re.compile(r"\b(?:those|the \w+|all) (?:\w+ )?(?:we|i) (?:asked|spoke to|talked to|put)|\bwe asked\b|\basked\b", re.I)


def check(case: Case) -> Iterator[Finding]:
    """Every linked "none" over people most of whom were never asked."""
    known = {p.id for p in case.evidence.ledger.propositions}
    people = len(case.evidence.roster)
    for link in case.evidence.ledger.links:
        place = case.place(link.words) if link.to in known else None
        if place is None or not any(q.none for q in quantities(link.words)) or _OF_THOSE.search(link.words):
            continue
        asked = sum(a != "not-asked" for a in case.evidence.answers(link.to).values())
        if asked < _ENOUGH * people:
            yield case.finding(place, sentence(f"Asked: {asked} of {people} people ({link.to}); the rest have not said no."))
