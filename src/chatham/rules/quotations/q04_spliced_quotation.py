"""One quotation is welded from places apart.

## What it finds
Two or more pieces of at least eight words each, from different answers or with more than sixty words between them,
run together as one quotation.

## Why it matters
The pieces may be true and the whole is not: an answer to one question becomes the answer to another.

## Example
```interview s09.md
Q: Did your plant ask for a better place on the list?
S09: Nobody at our plant ever asked to be moved down that order, whatever they say.
Q: And the road to the plant?
S09: The president shook my hand and told me that it was already taken care of, and so it was.
```
```draft
“[[Nobody at our plant ever asked to be moved down that order … the president shook my hand and told me that it was already taken care of]],” a manager said.
```

## Better
```draft
“Nobody at our plant ever asked to be moved down that order,” a manager said. Of the road he said: “The president shook my hand and told me that it was already taken care of.”
```

## When to let it stand
The source went back to the same question later and meant the pieces to be one answer.

## What it cannot see
Pieces shorter than eight words; where nobody is named as speaking, a question between two pieces.

## References
Daily Press, ethics statement; the Lehrer case of 2012.
"""

from __future__ import annotations

from collections.abc import Iterator

from chatham.core.case import Case
from chatham.core.finding import Finding
from chatham.core.rule import Rule
from chatham.core.text import Span
from chatham.language.wording import place, sentence

RULE = Rule("Q04", "spliced-quotation", "quotations", "error", "0.1", outranks=("Q01", "Q02", "Q03"))


def check(case: Case) -> Iterator[Finding]:
    """Spliced quotations, with the places of their pieces."""
    for passage, alignment in case.laid():
        if alignment.verdict != "spliced":
            continue
        matches = alignment.matches
        span = Span(matches[0].draft_span.start, max(m.draft_span.end for m in matches))
        places = " and ".join(place(m) for m in matches[:2]) + (f" and {len(matches) - 2} more" if len(matches) > 2 else "")
        yield case.finding(span, sentence(f"Made of {len(matches)} pieces from places apart: {places}."), matches, None, passage.id)
