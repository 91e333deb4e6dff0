"""A name or title stands in the story in two ways.

## What it finds
Names that are the same but for one letter, an accent, a hyphen or *Mac* and *Mc*: two full names that share the other part (*Mara Tellin*,
*Mara Telin*), or a surname by itself (*Telin said*) where one person of nearly that name is known. The rarer is marked and the
usual one told; where both are as rare, the later. And one person with two offices or ranks of which one is second to the
other (*deputy minister*, *minister*; *Col.*, *Gen.*).

Two people of one family, plurals, and words made of a name (*Russia*, *Russian*) are no finding, nor are two names in one sentence, which
are two people.

## Why it matters
Nothing tells a reader more surely that nobody looked. And a name that is one letter off may be another person's.

## Example
```draft
Mara Tellin has run the mill since the flood. Nobody in Sarn works longer hours than Tellin. The order went to the mill, and [[Telin]] signed it.
```

## Better
```draft
Mara Tellin has run the mill since the flood. Nobody in Sarn works longer hours than Tellin. The order went to the mill, and Tellin signed it.
```

## When to let it stand
There are two people, or the other spelling stands so in a document that is quoted.

## What would settle it
The person, or what he or she has printed on a card.

## What it cannot see
Spellings that differ by more than one letter (*Chaikovsky*, *Tchaikovsky*), first letters, short surnames, and names that are misspelled each time. Whether
the usual spelling is the right one.

## References
A rule of Chatham's own.
"""

from __future__ import annotations

from collections.abc import Iterator

from chatham.core.case import Case
from chatham.core.finding import Finding
from chatham.core.rule import Rule
from chatham.core.text import Span
from chatham.language.nameindex import Name, names, slips
from chatham.language.titles import odds
from chatham.language.wording import sentence, shown

RULE = Rule("H05", "names-differ", "housekeeping", "warning", "0.1", alone=True, where="audit")

_LONGEST = 5_000
_KINDS = ("caption", "headline")


def check(case: Case) -> Iterator[Finding]:
    """Spellings, then titles, each place once, in the order of the story."""
    text = case.story.text.string
    own = set(case.sentences)
    around = [f.span for f in case.reading.furniture if f.kind in _KINDS and not any(b.span == f.span for b in case.story.blocks)]
    stretches = sorted(s for s in own | set(around) if len(s) <= _LONGEST)
    found: list[Name] = [name for s in stretches for name in names(text, s)]
    told: dict[Span, str] = {}
    for slip in slips(found):
        often = "once" if slip.times == 1 else f"{slip.times} times"
        told.setdefault(slip.span, f"{shown(text[slip.span.start : slip.span.end])} here and {shown(slip.usual)} {often}.")
    for first, other in odds(text, found):
        before = shown(text[first.span.start : first.span.end])
        told.setdefault(other.span, f"{shown(text[other.span.start : other.span.end])} of somebody who is {before} elsewhere.")
    for span, why in sorted(told.items()):
        yield case.finding(span, sentence(why))
