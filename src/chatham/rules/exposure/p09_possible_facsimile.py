"""Pictures go with a story that rests on documents.

## What it finds
Once for the whole draft, as advice: that its file has pictures while documents are among the evidence, so that
somebody looks whether one of them shows a document as it was received.

## Why it matters
A scan carries its crease, its postmark, its stamp and the dots of the printer. Once a newspaper showed such a copy to
the authority it came from, six people had printed it, and one of them was the source.

## Example
```document memo.md
The order of supply serves all citizens equally and without regard to rank.
```
```settings
[file]
pictures = 2
```
```draft
[[The order of supply is a page long.]] It speaks of all citizens.
```

## Better
```settings
[file]
pictures = 0
```
```draft
The order of supply is a page long. It speaks of all citizens.
```

## When to let it stand
Somebody has looked, and no picture shows a paper, or the paper was set anew.

## What it cannot see
What is in a picture. Drawings that are no pictures, such as a traced signature.

## References
Reports on the case of Reality Winner. OpenNews: what to look for before a document is shown.
"""

from __future__ import annotations

from collections.abc import Iterator

from chatham.core.case import Case
from chatham.core.finding import Finding
from chatham.core.rule import Rule
from chatham.language.wording import sentence

RULE = Rule("P09", "possible-facsimile", "exposure", "advice", "0.1")


def check(case: Case) -> Iterator[Finding]:
    """One line for all pictures, at the first caption where there is one."""
    pictures = case.story.file.pictures
    papers = "documents.csv" in case.evidence.tables or any(i.kind == "document" for i in case.evidence.interviews)
    if pictures and papers:
        caption = next((b.span for b in case.story.blocks if b.kind == "caption"), None)
        many = "a picture" if pictures == 1 else f"{pictures} pictures"
        message = f"The file has {many}, and documents are among the evidence: a scan, a crease or a stamp shows where a paper comes from."
        yield case.finding(caption or case.top(), sentence(message))
