"""More people seem to speak than the story says it spoke with.

## What it finds
A story that says how many people it spoke with, and introduces more single voices than that: some labels must then
stand for the same person.

## Why it matters
A reader takes every new label for a new witness. Sixteen people under twenty-one labels look like twenty-one who agree.

## Example
```draft
We spoke to [[two people]]. A clerk of the water board said the valve was shut. An engineer of the pump house said it was open. A driver of the night shift said nobody looked.
```

## Better
```draft
We spoke to three people. A clerk of the water board said the valve was shut. An engineer of the pump house said it was open. A driver of the night shift said nobody looked.
```

## When to let it stand
The further voices are quoted from elsewhere (a letter, a broadcast), and the story says so.

## What it cannot see
Which labels share a person: the tables behind the story tell (A09). Two descriptions that the text itself ties together count as one voice.

## References
A report whose nineteen labels stood for fewer people, as told by its readers' editor.
"""

from __future__ import annotations

from collections.abc import Iterator

from chatham.core.case import Case
from chatham.core.finding import Finding
from chatham.core.rule import Rule
from chatham.language.sourcing import unnamed_people
from chatham.language.wording import sentence

RULE = Rule("A17", "more-voices-than-people", "sources", "warning", "0.1", alone=True, where="audit")


def check(case: Case) -> Iterator[Finding]:
    """One finding, where the largest number is declared. Only single unnamed voices count: a named one may be quoted from elsewhere."""
    declared = max(case.reading.declared, key=lambda d: d.count, default=None)
    single = [voice for voice, _ in unnamed_people(case.story.text.string, case.reading) if not voice.collective]
    if declared is None or len(single) <= declared.count:
        return
    fewer = len(single) - declared.count
    shared = f"at least {fewer} labels share a person" if fewer > 1 else "at least one label shares a person with another"
    yield case.finding(declared.span, sentence(f"More unnamed people ({len(single)}) are introduced than are declared ({declared.count}): {shared}."))
