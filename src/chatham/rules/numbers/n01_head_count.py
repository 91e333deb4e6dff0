"""The story says that it spoke with another number of people than the tables show.

## What it finds
A declared number of people ("interviews with fifteen insiders") that is not the number of people in *sources*, nor of those
of them with whom a talk is on file.

## Why it matters
The number is the reader's only measure of how much stands behind a story without names.

## Example
```sources
code,agreed_label
S01,a clerk of the board
S02,an engineer of the board
```
```draft
This report rests on interviews with [[three people]]. A clerk of the board said the valve was shut.
```

## Better
```sources
code,agreed_label
S01,a clerk of the board
S02,an engineer of the board
```
```draft
This report rests on interviews with two people. A clerk of the board said the valve was shut.
```

## When to let it stand
Some of those spoken with are in no table, and the editor knows who they are.

## What it cannot see
Whether people who are in the table were really asked. Of several declared numbers only the largest is counted.

## References
Studies of errors in newspapers find numbers among the commonest.
"""

from __future__ import annotations

from collections.abc import Iterator

from chatham.core.case import Case
from chatham.core.finding import Finding
from chatham.core.rule import Rule
from chatham.language.wording import sentence, shown

RULE = Rule("N01", "head-count", "numbers", "error", "0.1", needs=("roster",))


def check(case: Case) -> Iterator[Finding]:
    """One finding at every place that declares the largest number, where the tables show another."""
    most = max((d.count for d in case.reading.declared), default=None)
    people = len(case.evidence.roster)
    talked = len(case.evidence.interviewed() & case.evidence.roster)
    if most is None or most in (people, talked):
        return
    told = f"{people} in the table of sources" + (f", {talked} of them with a talk on file" if talked not in (0, people) else "")
    for d in case.reading.declared:
        if d.count == most:
            yield case.finding(d.span, sentence(f"{shown(case.story.text[d.span], 40)} are declared; there are {told}."))
