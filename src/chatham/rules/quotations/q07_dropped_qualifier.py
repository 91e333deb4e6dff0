"""The words beside the quotation that limit it are gone.

## What it finds
A quotation, word for word or nearly, whose own sentence in the record begins or ends with a negation, a hedge or a
condition ("I couldn't swear that ...", "if ...", "... or so I heard"), or is taken back in the next one, and neither
the marks nor the draft's own words around them carry it.

## Why it matters
"The list was changed" and "I couldn't swear that the list was changed" are different things said by the same person.

## Example
```interview s01.md
Q: Who changed it?
S01: I couldn't swear that the ranking was changed after the bottling people came to lunch.
```
```draft
[[“The ranking was changed after the bottling people came to lunch,”]] a clerk said.
```

## Better
```draft
“I couldn't swear that the ranking was changed after the bottling people came to lunch,” a clerk said.
```

## When to let it stand
The source said the same thing elsewhere without the doubt, or the draft carries it in other words.

## What it cannot see
Irony, and doubts further away than the next sentence.

## References
Common newsroom practice: a remark without the words that modify it misquotes.
"""

from __future__ import annotations

from collections.abc import Iterator

from chatham.core.case import Case
from chatham.core.finding import Finding, Severity
from chatham.core.match import Match
from chatham.core.passage import Passage
from chatham.core.rule import Rule
from chatham.core.text import Span
from chatham.language.beside import carried, doubt_beside
from chatham.language.fold import words
from chatham.language.wording import place, sentence, shown

RULE = Rule("Q07", "dropped-qualifier", "quotations", "warning", "0.1")


def check(case: Case) -> Iterator[Finding]:
    """Located quotations of which the record says more than the draft does."""
    for passage, match in case.located():
        if match.role == "interviewer" or match.words is None:
            continue
        found = _dropped(case, passage, match)
        if found is not None:
            yield found


def _dropped(case: Case, passage: Passage, match: Match) -> Finding | None:
    beside = doubt_beside(case.interview(match.file), match)
    if beside is None or _said_twice(beside.words, match) or carried(case.around(passage)) or _quoted_too(case, passage, match, beside.span):
        return None
    severity: Severity = "error" if beside.doubt == "negation" else "warning"
    side = "before" if beside.span.start < match.span.start else "after"
    message = sentence(f"The record has {shown(beside.words, 60)} right {side} these words: a {beside.doubt} lost ({place(match)}).")
    return case.finding(passage.span, message, (match,), severity, passage.id)


def _said_twice(beside: str, match: Match) -> bool:
    """Whether the doubt beside the words is a false start of their own beginning: "I think, I think most of it"."""
    before, own = [w.key for w in words(beside, [(0, len(beside))])], [w.key for w in words(match.words or "", [(0, len(match.words or ""))])]
    size = min(len(before), 4)
    return any(before[-k:] == own[:k] for k in range(min(2, size), size + 1) if k)


def _quoted_too(case: Case, passage: Passage, match: Match, beside: Span) -> bool:
    """Whether another quotation of the draft, right beside this one, carries the words."""
    for other, alignment in case.laid():
        if other.id != passage.id and other.block == passage.block and alignment.matches:
            found = alignment.matches[0]
            if found.file == match.file and found.span.overlaps(Span(beside.start, max(beside.end, beside.start + 1))):
                return True
    return False
