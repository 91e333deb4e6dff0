"""Somebody speaks of whom the story tells nothing.

## What it finds
A voice whose every description is bare ("sources said", "a well-placed insider"), and turns of phrase that leave out who
says it ("it is understood that", "has learned that").

## Why it matters
The reader cannot weigh what comes from nobody. A rank, a body, a side, or how the person knows costs little and lets
the reader judge.

## Example
```draft
[[A source]] said the ferry contract had been signed in March.
```

## Better
```draft
A clerk who typed the ferry contract said it had been signed in March.
```

## When to let it stand
Anything more would point at the person; say so in the story.

## What it cannot see
Whether a fuller description is true, or says enough. "The source" of somebody described before is not bare.

## References
AP, Newsweek and NPR: describe a source as closely as can be; no bare "sources said".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from chatham.core.case import Case
from chatham.core.finding import Finding
from chatham.core.rule import Rule
from chatham.core.text import Span
from chatham.language.sourcing import first_place, is_bare, sourcing, unnamed_people
from chatham.language.wording import sentence, shown

RULE = Rule("A01", "bare-source", "sources", "warning", "0.1", alone=True, where="audit")


def check(case: Case) -> Iterator[Finding]:
    """Bare voices at their first mention, then what is said by nobody at all."""
    taken: list[Span] = []
    for voice, own in unnamed_people(case.story.text.string, case.reading):
        labels = voice.labels
        if all(is_bare(label) for label in labels):
            place = first_place(case.story.text.string, voice, own)
            taken.append(case.sentence(place))
            more = f", {len(own)} times" if len(own) > 1 else ""
            yield case.finding(place, sentence(f"{shown(case.story.text[place], 60)} speaks{more}, and nothing tells who that is."))
    for block in case.story.prose():
        for m in sourcing().impersonal.finditer(case.story.text.string, block.span.start, block.span.end):
            place = Span(m.start(), m.end())
            if not _described(case, place) and not any(place.overlaps(t) for t in taken) and not any(place.overlaps(p.span) for p in case.passages):
                yield case.finding(place, sentence(f"{shown(case.story.text[place], 60)} leaves out who says it."))


def _described(case: Case, place: Span) -> bool:
    """Whether a word before tells who they are: "judicial sources said"."""
    before = _WORD_BEFORE.search(case.story.text.string, max(0, place.start - 40), place.start)
    return before is not None and case.story.text.string[place.start : place.start + 2].lower() in ("so", "in") and before[1].lower() not in sourcing().empty


_WORD_BEFORE = re.compile(r"([\w-]+) $")
