"""A translated quotation waits for somebody to compare its tone with the original.

## What it finds
Every quotation from a translation line, with the words that were spoken above it, for a person to read side by side.
Each is let stand once it has been read; it comes back when its sentence changes. Off unless the house turns it on.

## Why it matters
A translation can be right word by word and wrong in its voice: a shrug becomes a threat, an obscenity becomes
"chaotic". No machine hears that.

## Example
```interview s11.md
---
source: S11
language: fr
translator: the newspaper
---
Q: Pourquoi ?
S11: On ne vote pas contre la soif, on vote pour celui qui porte la cruche.
= One does not vote against thirst, one votes for whoever is carrying the jug.
```
```draft
[[“One does not vote against thirst, one votes for whoever is carrying the jug,”]] a deputy said in French, through an interpreter.
```

## Better
```draft
The deputy spoke of thirst and of jugs.
```

## When to let it stand
Somebody who speaks both languages has read both and hears the same person.

## What it cannot see
The tone.

## References
Reuters and Global Press on translated quotations: idiomatic, in the same tone, not word for word.
"""

from __future__ import annotations

from collections.abc import Iterator

from chatham.core.case import Case
from chatham.core.finding import Finding
from chatham.core.rule import Rule
from chatham.language.wording import place, sentence, shown

RULE = Rule("L03", "tone-to-compare", "translation", "advice", "0.1", needs=("language",), default=False)


def check(case: Case) -> Iterator[Finding]:
    """Each quotation that has its original above it."""
    for passage, match in case.located():
        if match.layer == 1 and match.original and match.role != "interviewer":
            message = f"To be read beside the words as spoken: {shown(match.original, 60)} ({place(match)})."
            yield case.finding(passage.span, sentence(message), (match,), None, passage.id)
