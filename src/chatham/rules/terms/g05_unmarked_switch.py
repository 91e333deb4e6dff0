"""The talk goes off the record by what is said in it, and the notes do not mark it.

## What it finds
The first quotation from each talk that was spoken after "can we go off the record?", "this is not for publication" or
the like, or just before "that was off the record", where no mark of terms follows in the notes and nobody has gone
back on the record. Also where no file carries any terms.

## Why it matters
A promise made aloud binds as one on paper does. Whoever typed the talk wrote down the promise and not what it covers,
and the next reader of the transcript, a week before print, sees ordinary words.

## Example
```interview s06.md
Q: And who will be blamed?
S06: Can we go off the record for this bit?
Q: Of course.
S06: The party has already picked the three of us who will be blamed for it in the spring.
```
```draft
[[“The party has already picked the three of us who will be blamed for it,”]] a member said.
```

## Better
```draft
A member spoke of the blame that the spring would bring.
```

## When to let it stand
The source was asked again and has given the words for print; note it, and the finding goes.

## What would settle it
A line `[terms: off the record]` where the switch was, and another where it ended.

## What it cannot see
A switch by a gesture, or by a tape that is turned off. It cannot settle what was agreed where a source says "that was
off the record" after the words: it shows the place, and a person decides.

## References
CDM policy: each move off the record and back is marked in the notes.
"""

from __future__ import annotations

from collections.abc import Iterator

from chatham.core.case import Case
from chatham.core.evidence import DEEP, OFF_RECORD
from chatham.core.finding import Finding
from chatham.core.rule import Rule
from chatham.language.switches import Stretch, unmarked
from chatham.language.wording import place, sentence

RULE = Rule("G05", "unmarked-switch", "terms", "warning", "0.1")


def check(case: Case) -> Iterator[Finding]:
    """The first quotation of each talk that an unmarked switch may cover."""
    stretches: dict[str, tuple[Stretch, ...]] = {}
    told: set[str] = set()
    for passage, match in case.located():
        if match.role == "interviewer" or match.terms in (OFF_RECORD, DEEP) or match.file in told:
            continue
        if match.file not in stretches:
            stretches[match.file] = unmarked(case.interview(match.file))
        over = next((s for s in stretches[match.file] if s.span.covers(match.span)), None)
        if over is not None:
            told.add(match.file)
            side = "after" if over.switch.end <= match.span.start else "before"
            where = f"turn {over.turn.number}"
            message = f"Spoken {side} the talk goes off the record ({where}), which no mark of terms shows ({place(match)})."
            yield case.finding(passage.span, sentence(message), (match,), None, passage.id)
