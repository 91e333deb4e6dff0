"""A quotation rests on nothing but a machine's summary.

## What it finds
A quotation whose words stand in none of the files read but a summary or an answer that a machine wrote: a file whose
head, or whose row in interviews.csv or documents.csv, says machine-summary. Words that such a summary puts in marks
are the machine's too.

## Why it matters
A summary says what was meant, in words that nobody spoke. Put between marks it becomes speech that never happened,
and it sounds so right that nobody asks for the tape.

## Example
```interview s04-summary.md
---
source: S04
made_by: machine-summary
---
The speaker argued that a country which rations its water by rank has already decided which of its citizens it can spare.
```
```draft
[[“A country which rations its water by rank has already decided which of its citizens it can spare,”]] the senator said.
```

## Better
```draft
The senator spoke against rationing by rank.
```

## When to let it stand
The words have been found on the recording and the transcript is not among the files; better to add it.

## What would settle it
The recording, or a transcript of it, among the files.

## What it cannot see
A summary that nothing calls one. A transcript that a machine wrote down word for word is a record, if a doubtful one.

## References
Editors' notes of Ars Technica and of the New York Times, both of 2026.
"""

from __future__ import annotations

from collections.abc import Iterator

from chatham.core.case import Case
from chatham.core.finding import Finding
from chatham.core.rule import Rule
from chatham.language.notes import is_summary
from chatham.language.wording import place, sentence

RULE = Rule("Q13", "machine-words", "quotations", "error", "0.1", outranks=("Q01", "Q02", "Q03", "Q06", "Q08", "Q10", "G03", "L01", "L02", "L04"))


def check(case: Case) -> Iterator[Finding]:
    """Quotations of which a place, or the only lead, is a machine's summary."""
    for passage, alignment in case.laid():
        made = [m for m in alignment.matches if is_summary(case.interview(m.file))]
        if made:
            message = f"The only place is a machine's summary, no record of anybody's words ({place(made[0])})."
            yield case.finding(passage.span, sentence(message), tuple(made), None, passage.id)
