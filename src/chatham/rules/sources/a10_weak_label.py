"""A label tells how high somebody stands and not where, or where and not how the person can know.

## What it finds
An unnamed person whose descriptions, taken together, tell one thing only: a rank without a body ("a senior official"),
or a calling that thousands have ("an officer"), and no hint of how the person knows.

## Why it matters
"One official" may be a doorkeeper. A minister with direct knowledge is another witness than a minister, and both
are others than "a senior figure".

## Example
```draft
[[A senior official]] said the harbour would be closed for repairs in June.
```

## Better
```draft
A senior official of the harbour authority who signed the order said the harbour would be closed for repairs in June.
```

## When to let it stand
The label is the one agreed, and anything more would make the crowd too small.

## What it cannot see
How many people fit: that is weighed against the population, not here. Bare labels are A01's.

## References
The Guardian: the more is known of a source's standing, the more its words weigh.
"""

from __future__ import annotations

from collections.abc import Iterator

from chatham.core.case import Case
from chatham.core.finding import Finding
from chatham.core.passage import Voice
from chatham.core.rule import Rule
from chatham.language.sourcing import first_place, is_bare, unnamed_people
from chatham.language.wording import sentence, shown

RULE = Rule("A10", "weak-label", "sources", "advice", "0.1", alone=True, where="audit")

_TELLING = frozenset({"body", "sector", "access", "place", "relation"})


def check(case: Case) -> Iterator[Finding]:
    """Single unnamed people of whom no more than a rank is told."""
    for voice, own in unnamed_people(case.story.text.string, case.reading):
        if voice.collective or all(is_bare(label) for label in voice.labels):
            continue
        if not _told(voice):
            place = first_place(case.story.text.string, voice, own)
            yield case.finding(place, sentence(f"{shown(voice.label, 60)} tells a rank or a calling, neither where nor how the person knows."))


def _told(voice: Voice) -> bool:
    """Whether any facet says more than rank and sex, or the label is longer than two words of description."""
    weighty = [w for w in voice.label.split() if w.lower() not in ("a", "an", "the", "one", "another", "senior", "former", "second", "first", "third")]
    return any(f.kind in _TELLING for f in voice.facets) or len(weighty) > 2
