"""A quantifier does not hold over what the people asked have answered.

## What it finds
Words of the draft that *links* ties to a statement, with a quantifier ("almost all", "more than half", "three") that the answers
in *stances* do not bear out. Only those asked are counted: a person who was not asked has not said no.

## Why it matters
"Almost all of our interviewees" is a finding, and the only evidence for it is a table that a reporter has in mind. Kept on
paper it can be counted again.

## Example
```propositions
id,text
P1,expected the decree
```
```stances
source,proposition,stance
S01,P1,yes
S02,P1,yes
S03,P1,no
S04,P1,no
S05,P1,not-asked
```
```links
words,to
Most of them expected the decree,P1
```
```draft
[[Most of them expected the decree]]. The mayor opened a road.
```

## Better
```draft
Half of them expected the decree. The mayor opened a road.
```

## When to let it stand
The table lacks answers that are on file; better to fill it in.

## What it cannot see
Whether the words and the statement mean the same: that is what the link says. Words without bounds ("a good number").

## References
The scale of words is Chatham's own and can be set in the house profile (`[quantifiers]`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from chatham.core.case import Case
from chatham.core.finding import Finding
from chatham.core.ledger import Link, Proposition
from chatham.core.rule import Rule
from chatham.core.text import Span
from chatham.language.quantities import Quantity, denies, holds, quantities
from chatham.language.wording import sentence, shown

RULE = Rule("N02", "untrue-quantifier", "numbers", "error", "0.1", needs=("stances",))


def check(case: Case) -> Iterator[Finding]:
    """Every linked place whose quantifiers are not borne out."""
    statements = {p.id: p for p in case.evidence.ledger.propositions}
    for link in case.evidence.ledger.links:
        proposition = statements.get(link.to)
        place = case.place(link.words) if proposition is not None and link.how == "supports" else None
        if proposition is not None and place is not None:
            yield from _judged(case, link, proposition, place)


def _judged(case: Case, link: Link, proposition: Proposition, place: Span) -> Iterator[Finding]:
    answers = case.evidence.answers(proposition.id)
    counted = Counter(answers.values())
    asked = counted["yes"] + counted["no"] + counted["mixed"]
    told = list(quantities(link.words))
    if len(told) != 1 or not asked:
        return
    quantity = told[0]
    said = counted["yes"] if quantity.none or not denies(link.words, proposition.text) else counted["no"]
    if holds(quantity, said, asked, case.house.quantifiers) is False:
        yield case.finding(place, sentence(f"{shown(quantity.printed, 30)} of {_table(counted, asked, quantity)} ({proposition.id})."))


def _table(counted: Counter[str], asked: int, quantity: Quantity) -> str:
    """The little table that the verdict was computed from."""
    parts = [f"{counted[a]} {a}" for a in ("yes", "no", "mixed") if counted[a]]
    rest = f"; {counted['not-asked']} not asked" if counted["not-asked"] else ""
    return f"{asked} asked: {', '.join(parts)}{rest}"
