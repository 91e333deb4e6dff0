"""Words given on background stand under their source's name, without a dated consent.

## What it finds
A quotation from a talk, or a stretch of one, on background, that the draft gives to its source by name, where
promises.csv has no row *upgrade* with a day in *kept_on* for that source (and, if the row names an *interview* or a
*turn*, for these words).

## Why it matters
From background to the record is a new agreement. It is made in so many words and on a day that can be named, or the
source learns from the paper that she is in it.

## Example
```interview s08.md
---
source: S08
terms: background
---
Q: Whose meter was it?
S08: Whoever owns the meter owns the minister, and our meter was moved in the night.
```
```sources
code,printed_name
S08,Mara Tellin
```
```draft
[[“Whoever owns the meter owns the minister, and our meter was moved in the night,”]] said Mara Tellin.
```

## Better
```promises
source,promise,made_on,due,kept_on
S08,upgrade,2026-10-20,,2026-10-21
```
```draft
“Whoever owns the meter owns the minister, and our meter was moved in the night,” said Mara Tellin.
```

## When to let it stand
The consent is on tape or in a letter; better to note its day in promises.csv.

## What would settle it
The row in promises.csv. Words off the record stay a stop (G02) unless the row names their interview in a column
*interview*, because a talk holds more off the record than the one sentence that was agreed.

## What it cannot see
Whether the words were sent out for rewriting on the way. A pseudonym of which the draft tells its readers is no name.

## References
Bloomberg, memorandum of its standards editor.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from chatham.core.case import Case
from chatham.core.evidence import BACKGROUND, Promise
from chatham.core.finding import Finding
from chatham.core.match import Match
from chatham.core.passage import Voice
from chatham.core.rule import Rule
from chatham.language.relayed import relayed
from chatham.language.voices import is_person, renamed, untitled
from chatham.language.wording import place, sentence

RULE = Rule("G08", "unlogged-upgrade", "terms", "error", "0.1", needs=("terms",), outranks=("G03",))


def check(case: Case) -> Iterator[Finding]:
    """Quotations on background under a name."""
    pseudonyms = renamed(case.story.text.string)
    for passage, match in case.located():
        voice = case.voice(passage)
        if match.terms != BACKGROUND or match.source is None or voice is None or pseudonyms or not _by_name(case, voice, match):
            continue
        rows = [p for p in case.evidence.promises if p.kind == "upgrade" and p.source == match.source and _covers(p, match)]
        if any(p.kept for p in rows):
            continue
        lacks = f"the upgrade in promises.csv, row {rows[0].row}, has no date" if rows else "no upgrade is logged"
        message = f"{match.source} speaks on background here and stands by name in the draft; {lacks} ({place(match)})."
        yield case.finding(passage.span, sentence(message), (match,), None, passage.id)


def _by_name(case: Case, voice: Voice, match: Match) -> bool:
    """Whether the draft's name is the source's, or, where no name is known, is given to nobody but the source, and not
    to somebody whose words the source passes on."""
    if not voice.named:
        return False
    source = case.evidence.source(match.source)
    if source is not None and source.alias is not None and source.alias.named_by(untitled(voice.label)):
        return False
    names = [n for n in (source.name, source.printed_name) if n is not None and n.parts()] if source else []
    if names:
        return any(n.named_by(untitled(voice.label)) for n in names)
    if re.fullmatch(r"[A-Z]{1,3}\d{1,4}", voice.label):
        return False
    own = case.sources.get(voice.id) == frozenset([match.source])
    return own and is_person(voice.label) and relayed(case.interview(match.file), match) is None


def _covers(promise: Promise, match: Match) -> bool:
    file = PurePosixPath(promise.interview or match.file)
    return file.name == PurePosixPath(match.file).name and promise.turn in (None, match.turn)
