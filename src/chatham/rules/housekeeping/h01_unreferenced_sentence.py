"""A sentence claims something and has no reference, in a draft that otherwise gives them.

## What it finds
In a draft of which two thirds of the factual sentences have a footnote, a comment that points somewhere, or a mark
such as [S07, 00:12:31]: those that have none. A sentence with a quotation is compared with the files and needs no
reference, and neither does one that names nobody, counts nothing and dates nothing. One reference at the end of a
paragraph covers it.

## Why it matters
The sentence that nobody could say the source of is the one that nobody looked up.

## Example
```interview s01.md
Q: How many?
S01: There are some two thousand rows in the table, and every row has a number.
```
```draft
The table has some two thousand rows. [S01, turn 2] Each row has one number. [S01, turn 2] It was printed on 2 September. [D5] [[The minister signed it on a Monday.]] It rained.
```

## Better
```draft
The table has some two thousand rows. [S01, turn 2] Each row has one number. [S01, turn 2] It was printed on 2 September. [D5] The minister signed it on a Monday. [D5, p. 1] It rained.
```

## When to let it stand
Everybody knows it, or the sentence before carries the reference for both.

## What it cannot see
Whether the reference carries the sentence. Drafts without references, and drafts that are not in English.

## References
The Science Writer, SAPIENS, The Open Notebook and the KSJ Fact-Checking Project: a reference for each fact.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from chatham.core.case import Case
from chatham.core.finding import Finding
from chatham.core.rule import Rule
from chatham.core.text import Span
from chatham.language.claims import is_claim
from chatham.language.references import behind, own_words, references
from chatham.language.wording import sentence

RULE = Rule("H01", "unreferenced-sentence", "housekeeping", "advice", "0.1")

_FEWEST = 3


def check(case: Case) -> Iterator[Finding]:
    """Factual sentences without a reference, where most have one."""
    places = sorted(behind(case.story, r) for r in references(case.story))
    if len(places) < _FEWEST or case.language != "en":
        return
    blocks = [b.span for b in case.story.blocks if b.kind in ("paragraph", "list")]
    claims = _claims(case, blocks)
    closed = [b for b in blocks if _closed(case, b, places)]
    bare = [s for s in claims if not _any(places, s) and _around(s, closed) is None]
    if len(bare) * 3 > len(claims):
        return
    for span in bare:
        message = f"No reference, in a draft that gives one for {len(claims) - len(bare)} of {len(claims)} such sentences."
        yield case.finding(span, sentence(message))


def _claims(case: Case, blocks: Sequence[Span]) -> list[Span]:
    """The sentences of the text that claim something, but for those with a quotation, which other rules look at."""
    quoted = [p.span for p in case.passages if not p.scare]
    own = [own_words(case.story, s) for s in case.sentences if _around(s, blocks) and not _touched(s, quoted)]
    return [s for s in own if is_claim(case.story.text[s])]


def _closed(case: Case, block: Span, places: Sequence[int]) -> bool:
    """Whether the paragraph has one reference, and that in its last sentence."""
    inside = places[bisect_left(places, block.start) : bisect_left(places, block.end)]
    at = bisect_left(case.sentences, block.end, key=lambda s: s.start) - 1
    while at > 0 and not len(own_words(case.story, case.sentences[at])):
        at -= 1
    return len(inside) == 1 and at >= 0 and inside[0] >= case.sentences[at].start


def _any(places: Sequence[int], span: Span) -> bool:
    at = bisect_left(places, span.start)
    return at < len(places) and places[at] < span.end


def _around(span: Span, blocks: Sequence[Span]) -> Span | None:
    """The block that a sentence lies in; blocks are in order."""
    at = bisect_right(blocks, span.start, key=lambda b: b.start) - 1
    return blocks[at] if at >= 0 and blocks[at].covers(span) else None


def _touched(span: Span, others: Sequence[Span]) -> bool:
    """Whether one of some spans in order, none inside another, overlaps this one."""
    at = bisect_right(others, span.start, key=lambda o: o.start)
    return any(o.overlaps(span) for o in others[max(0, at - 1) : at + 1])
