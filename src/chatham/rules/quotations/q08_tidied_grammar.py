"""Grammar is repaired inside the quotation marks.

## What it finds
A quotation that differs from the record only in agreement, tense, case or an article.

## Why it matters
Tidied speech is not the speaker's. Houses differ: some forbid it, some let a slip be mended; all prefer a paraphrase.

## Example
```interview s06.md
Q: Who drew them up?
S06: Them lists was drawn up by lads who has never carried a bucket further than the car.
```
```draft
“[[Those lists were drawn up by lads who have]] never carried a bucket further than the car,” a member said.
```

## Better
```draft
“Them lists was drawn up by lads who has never carried a bucket further than the car,” a member said.
```

## When to let it stand
The house lets a slip of the tongue be mended, or the slip is the transcriber's.

## What it cannot see
Whether the slip was the speaker's or the transcriber's. Of a machine's transcript it says nothing; Q01 does, with the
time to listen at.

## References
NYT, Guidelines on Integrity (grammar is not cleaned up); Reuters Handbook (a slip may be corrected, a phrase may not).
"""

from __future__ import annotations

from collections.abc import Iterator

from chatham.core.case import Case
from chatham.core.finding import Finding
from chatham.core.rule import Rule
from chatham.core.text import Span
from chatham.language.wording import differences, place, sentence

RULE = Rule("Q08", "tidied-grammar", "quotations", "warning", "0.1", outranks=("Q01",))


def check(case: Case) -> Iterator[Finding]:
    """Altered quotations in which every difference is one of grammar."""
    for passage, alignment in case.laid():
        if alignment.verdict != "altered":
            continue
        match = alignment.matches[0]
        if not match.edits or any(e.kind != "grammar" for e in match.edits):
            continue
        if case.interview(match.file).doubtful_words:
            continue  # "their" for "there" may as well be the machine's mistake: Q01 says where to listen
        spans = [case.edit_span(passage, e) for e in match.edits]
        span = Span(min(s.start for s in spans), max(s.end for s in spans))
        yield case.finding(span, sentence(f"{differences(match)}: grammar only ({place(match)})."), (match,), None, passage.id)
