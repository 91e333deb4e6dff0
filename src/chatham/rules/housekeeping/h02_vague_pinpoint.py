"""A reference names a recording or a file and no place in it.

## What it finds
A footnote or comment of the reporter's own that says "see tape", "interview" or the name of a file, without a page, a
paragraph, a turn or a time. A question or a thing to do is no reference.

## Why it matters
Whoever checks the sentence has an hour of tape to listen to, and will not.

## Example
```interview walk.md
Q: And the dam?
S01: The dam was never meant to hold more than the spring water.
```
```draft
The dam holds back no more than the spring [[water.]][^1]

[^1]: See tape of the walk.
```

## Better
```draft
The dam holds back no more than the spring water.[^1]

[^1]: Tape of the walk, 00:14:20.
```

## When to let it stand
The whole paper is the reference, or it has one page.

## What it cannot see
Whether the words are at the place named.

## References
Factual.work, The Science Writer, The Open Notebook: page, paragraph or time, not "see tape".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from chatham.core.case import Case
from chatham.core.finding import Finding
from chatham.core.rule import Rule
from chatham.core.text import Span
from chatham.language.references import without_pinpoint
from chatham.language.wording import sentence, shown

RULE = Rule("H02", "vague-pinpoint", "housekeeping", "advice", "0.1")

_WORD = re.compile(r"\S+\s*$")


def check(case: Case) -> Iterator[Finding]:
    """Each note that leaves the place out, at the words that it hangs on."""
    for note in case.story.notes:
        if without_pinpoint(note.words):
            message = f"The note {shown(note.words, 60)} gives no page, paragraph, turn or time."
            yield case.finding(_place(case, note.span), sentence(message))


def _place(case: Case, span: Span) -> Span:
    """The words that a comment is anchored on, or the word before a point."""
    if len(span):
        return span
    before = _WORD.search(case.story.text.string, max(0, span.start - 80), span.start)
    if before is None:
        return Span(span.start, min(span.start + 1, len(case.story.text)))
    return Span(before.start(), before.start() + len(before.group().rstrip()))
