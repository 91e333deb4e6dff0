"""Two or three words are quoted out of a sentence.

## What it finds
A quotation of two or three words (a house may set another number) that is no sentence of its own. Off unless the
house turns it on; a single word, a whole short answer, a title and words that nobody in the files said are left alone.

## Why it matters
So few words prove nothing and often sound like mockery. Either the whole sentence is worth quoting, or the words are
ordinary ones and need no marks.

## Example
```interview s01.md
Q: How did it feel?
S01: It was, I would say, a slow and patient theft of the whole river, one signature at a time.
```
```draft
An engineer called it a [[“patient theft”]] of the river.
```

## Better
```draft
An engineer called it “a slow and patient theft of the whole river, one signature at a time.”
```

## When to let it stand
The words are the news, or so odd that no paraphrase will do.

## What it cannot see
Which words are odd enough to deserve the marks.

## References
A common warning of stylebooks against fragments.
"""

from __future__ import annotations

from collections.abc import Iterator

from chatham.core.case import Case
from chatham.core.finding import Finding
from chatham.core.passage import Passage
from chatham.core.rule import Rule
from chatham.language.wording import sentence

RULE = Rule("Q14", "quotation-fragment", "quotations", "advice", "0.1", default=False, alone=True)


def check(case: Case) -> Iterator[Finding]:
    """Fragments that are reported speech."""
    for passage in case.passages:
        if passage.scare or not passage.marked or passage.continues is not None:
            continue
        words = _words(case, passage)
        if 2 <= len(words) <= case.house.thresholds.fragment and _clipped(words):
            yield case.finding(passage.span, sentence(f"A quotation of {len(words)} words out of a sentence."), (), None, passage.id)


def _words(case: Case, passage: Passage) -> list[str]:
    return [word for part in passage.parts for word in case.story.text[part].split()]


def _clipped(words: list[str]) -> bool:
    """Whether the words begin in small letters and end without a stop: part of somebody's sentence."""
    return words[0][:1].islower() and words[-1][-1:] not in ".!?"
