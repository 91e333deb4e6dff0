"""Two people's words are run together in one quotation.

## What it finds
A quotation made of pieces that different people said.

## Why it matters
The reader meets a person who does not exist, and neither of the two agreed to be half of her.

## Example
```interview s03.md
Q: What did you notice?
S03: You could see the old numbers under the correction fluid if you held it to the window.
```
```interview s01.md
Q: And the bundle?
S01: Well, every time the bundle came back to us it was one sheet shorter than before.
```
```draft
“[[You could see the old numbers under the correction fluid if you held it to the window, and every time the bundle came back to us it was one sheet shorter]],” one official said.
```

## Better
```draft
“You could see the old numbers under the correction fluid if you held it to the window,” one official said. Another said that “every time the bundle came back to us it was one sheet shorter.”
```

## When to let it stand
Never as one quotation; two people who spoke together can be quoted in turn.

## What it cannot see
Speakers of a file that does not name them.

## References
Reuters, The Essentials of Reuters sourcing.
"""

from __future__ import annotations

from collections.abc import Iterator

from chatham.core.case import Case
from chatham.core.finding import Finding
from chatham.core.rule import Rule
from chatham.core.text import Span
from chatham.language.wording import place, sentence

RULE = Rule("Q05", "merged-speakers", "quotations", "error", "0.1", needs=("speakers",), outranks=("Q01", "Q02", "Q03", "Q04", "Q06"))


def check(case: Case) -> Iterator[Finding]:
    """Spliced quotations whose pieces have different speakers."""
    for passage, alignment in case.laid():
        speakers = {m.source or m.speaker for m in alignment.matches if m.source or m.speaker}
        if alignment.verdict != "spliced" or len(speakers) < 2:
            continue
        matches = alignment.matches
        span = Span(matches[0].draft_span.start, max(m.draft_span.end for m in matches))
        told = ", then ".join(f"{m.source or m.speaker or 'the interviewer'} ({place(m)})" for m in matches[:3])
        yield case.finding(span, sentence(f"Words of different people in one quotation: {told}."), matches, None, passage.id)
