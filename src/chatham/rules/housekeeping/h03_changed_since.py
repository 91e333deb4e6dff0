"""A sentence that stood in the last check has been changed since.

## What it finds
With `--since` and the JSON of an earlier check: each sentence that stood then and now has other words, at the words
that are new. Where words are only gone, it marks those on either side. A sentence that is moved keeps its tick; one
that is taken out is told of in the summary, for there is nothing left to mark.

## Why it matters
A check is of the words as they were. Whoever changes a sentence afterwards, for length or for sound, undoes it, and the
checker looks at everything again because nobody says where.

## Example
```interview s04.md
Q: And the night shift?
S04: The night shift was told on a Friday that the pumps would stop.
```
```last
The pumps stopped in March. “The night shift was told on a Friday that the pumps would stop,” a fitter said.
```
```draft
The pumps stopped in March. “The night shift was told on a Friday that the pumps would stop,” a [[foreman]] said.
```

## Better
```draft
The pumps stopped in March. “The night shift was told on a Friday that the pumps would stop,” a fitter said.
```

## When to let it stand
The change has been looked at: a comma, a spelling, a word for another.

## What it cannot see
Whether the change matters. Without an earlier check it is silent.

## References
Knight Science Journalism, fact-checking handbook: edits while a piece is checked waste everyone's time, so a line that
has been checked and is changed is checked again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from chatham.core.case import Case
from chatham.core.finding import Finding
from chatham.core.rule import Rule
from chatham.core.text import Span
from chatham.language.wording import sentence, shown

RULE = Rule("H03", "changed-since", "housekeeping", "advice", "0.1", needs=("last check",))

_WORD = re.compile(r"\S+")
_INNER = str.maketrans('“”„"«»', "‘’‚'‹›")  # marks within marks


def check(case: Case) -> Iterator[Finding]:
    """Each sentence that has lost its tick, once."""
    told = set[Span]()
    for lapsed in case.lapsed or ():
        if lapsed.span is None or lapsed.span in told:
            continue
        told.add(lapsed.span)
        before = f" as {shown(lapsed.was.translate(_INNER), 90)}" if lapsed.was else ""
        yield case.finding(_place(case, lapsed.span, lapsed.was), sentence(f"Changed since the last check, in which it stood{before}."))


def _place(case: Case, span: Span, was: str | None) -> Span:
    """From the first to the last word that is new; without one, the words on either side of the gap."""
    now = [Span(m.start(), m.end()) for m in _WORD.finditer(case.story.text.string, span.start, span.end)]
    words, before = [case.story.text[w] for w in now], (was or "").split()
    ahead = _alike(words, before)
    behind = _alike(words[ahead:][::-1], before[ahead:][::-1])
    new = now[ahead : len(now) - behind] or now[max(0, ahead - 1) : ahead + 1]
    return Span(new[0].start, new[-1].end) if new else span


def _alike(one: list[str], other: list[str]) -> int:
    """How many words from the beginning on are the same."""
    return next((k for k, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
