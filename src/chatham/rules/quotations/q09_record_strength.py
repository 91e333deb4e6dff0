"""A long quotation rests on notes or memory and not on a recording.

## What it finds
A quotation of forty words and more (a house may set another number) from a talk of which there is no recording, only
notes or memory. Notes that say of themselves that they are detailed, verbatim or in shorthand are record enough, and
so is a document.

## Why it matters
Nobody writes down forty words in a row as they are spoken. What stands in the notes is what the hand caught and the
head filled in, and the marks promise more than that.

## Example
```interview s14.md
---
source: S14
record: memory
---
Q: Who keeps the register?
S14: I keep it myself in the drawer under the window, and every copy that leaves the room is entered there by hand with the day and the hour and the name of the porter who carried it, because nobody else in the building ever thought of doing so.
```
```draft
[[“I keep it myself in the drawer under the window, and every copy that leaves the room is entered there by hand with the day and the hour and the name of the porter who carried it, because nobody else in the building ever thought of doing so,”]] an official said.
```

## Better
```draft
The official keeps the register herself, “in the drawer under the window.”
```

## When to let it stand
The source has read the words and agreed to them, or a second person took notes and has the same.

## What would settle it
A recording; its name goes into the file's head or interviews.csv as *recording*.

## What it cannot see
How good the notes are. What each file rests on must be told by at least one of them.

## References
NYT, Guidelines on Integrity.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from chatham.core.case import Case
from chatham.core.evidence import Interview
from chatham.core.finding import Finding
from chatham.core.passage import Passage
from chatham.core.rule import Rule
from chatham.language.wording import place, sentence

RULE = Rule("Q09", "record-strength", "quotations", "warning", "0.1", needs=("record",))

_DETAILED = re.compile(r"\b(?:verbatim|detailed|full|shorthand|stenograph\w*)\b", re.I)


def check(case: Case) -> Iterator[Finding]:
    """Long quotations from talks that nobody recorded."""
    sizes: dict[str, int] = {}
    first: dict[str, str] = {}
    for p in case.passages:
        first[p.id] = first.get(p.continues or "", p.id)
        sizes[first[p.id]] = sizes.get(first[p.id], 0) + _words(case, p)
    for passage, match in case.located():
        weak = _weak(case.interview(match.file))
        words = sizes.get(passage.id, 0)
        if weak is not None and words >= case.house.thresholds.long_quotation:
            message = f"These {words} words rest on {weak} alone, without a recording ({place(match)})."
            yield case.finding(passage.span, sentence(message), (match,), None, passage.id)


def _words(case: Case, passage: Passage) -> int:
    return sum(len(case.story.text[part].split()) for part in passage.parts)


def _weak(interview: Interview) -> str | None:
    """What a talk rests on where that is no recording; None where it is strong enough or nobody said."""
    record = interview.head.record or ""
    if interview.kind == "document" or interview.head.recorded or _DETAILED.search(record):
        return None
    return next((kind for kind in ("memory", "notes") if re.search(rf"\b{kind}\b", record, re.I)), None)
