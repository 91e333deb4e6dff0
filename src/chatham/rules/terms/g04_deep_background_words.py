"""Words given on deep background are quoted or attributed.

## What it finds
A quotation from a span given on deep background, which allows neither attribution nor quotation.

## Why it matters
The source spoke on the promise that no sentence would lead back to anybody.

## Example
```interview s19.md
---
source: S19
terms: deep background
---
Q: How was it withdrawn?
S19: The invitation was withdrawn by a telephone call that lasted less than a minute.
```
```draft
[[“The invitation was withdrawn by a telephone call that lasted less than a minute,”]] a diplomat said.
```

## Better
```draft
The invitation was withdrawn by telephone.
```

## When to let it stand
The source has agreed other terms; write them into the record and the finding goes.

## What it cannot see
The same knowledge in the draft's own words with an attribution.

## References
AP: deep background may be used, without any attribution.
"""

from __future__ import annotations

from collections.abc import Iterator

from chatham.core.case import Case
from chatham.core.evidence import DEEP
from chatham.core.finding import Finding
from chatham.core.rule import Rule
from chatham.language.wording import place, sentence

RULE = Rule("G04", "deep-background-words", "terms", "error", "0.1", needs=("terms",), outranks=("G03",))


def check(case: Case) -> Iterator[Finding]:
    """Quotations whose place is on deep background."""
    for passage, alignment in case.laid():
        deep = [m for m in alignment.matches if m.terms == DEEP]
        if deep and alignment.verdict != "near":
            message = sentence(f"These words stand only on deep background ({place(deep[0])}).")
            yield case.finding(passage.span, message, tuple(deep), None, passage.id)
