"""Two versions of the story do not tell the same.

## What it finds
Sentences that stand for one another in two versions (`chatham audit A B --compare`) and differ in a number, a quantifier,
a hedge, a negation, a condition, a day, or in how they describe a voice.

## Why it matters
Newsletters are syndicated, shortened, set in other pages. "Almost all" becomes "most", "a manager" becomes "a director",
and the second version says what nobody told the first.

## Example
```version first.md
Almost all of the managers expected the order in May. One of the managers said it would come in writing.
```
```draft
[[Most]] of the managers expected the order in May. One of the managers said it would come in writing.
```

## Better
```draft
Almost all of the managers expected the order in May. One of the managers said it would come in writing.
```

## When to let it stand
The later version corrects the earlier one, and says so.

## What it cannot see
Versions in two languages, sentences that were left out, and the same thing in quite other words.

## References
BBC: whoever follows up must know the terms of the allegation.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from chatham.core.case import Case
from chatham.core.finding import Finding, Place
from chatham.core.reading import Reading, Version
from chatham.core.rule import Rule
from chatham.core.text import Span
from chatham.language.compared import Difference, differences, same_label
from chatham.language.lexicon import speech
from chatham.language.wording import sentence, shown

RULE = Rule("L05", "versions-differ", "translation", "warning", "0.1", alone=True, where="audit")


def check(case: Case) -> Iterator[Finding]:
    """Every difference, in the order of this version."""
    here = case.story.text.string
    for version in case.versions:
        own, other = _labels(here, case.reading), _labels(version.text, version.reading)
        for mine, theirs in version.pairs:
            if here[mine.start : mine.end] != version.text[theirs.start : theirs.end]:
                for d in differences(here, mine, version.text, theirs):
                    yield _told(case, version, d, mine, theirs)
                yield from _described(case, version, _within(own, mine), _within(other, theirs))


def _told(case: Case, version: Version, d: Difference, mine: Span, theirs: Span) -> Finding:
    words = shown(case.story.text[d.here], 50) if d.here else "Nothing"
    there = shown(version.text[d.there.start : d.there.end], 50) if d.there else "nothing"
    return _finding(case, version, d.here or mine, d.there or theirs, f"{words} here, {there} in {version.file} ({d.kind}).")


def _finding(case: Case, version: Version, here: Span, there: Span, message: str) -> Finding:
    found = case.finding(here, sentence(message))
    return Finding(found.rule, found.name, found.severity, here, found.message, (Place(version.file, there, version.text[there.start : there.end], None),))


def _described(case: Case, version: Version, own: Sequence[Span], other: Sequence[Span]) -> Iterator[Finding]:
    """The voices of two sentences that stand for one another, where both describe as many and not alike."""
    if len(own) != len(other):
        return
    for here, there in zip(own, other, strict=True):
        mine, theirs = case.story.text[here], version.text[there.start : there.end]
        if not same_label(mine, theirs):
            yield _finding(case, version, here, there, f"{shown(mine, 50)} here, {shown(theirs, 50)} in {version.file} (label).")


def _labels(text: str, reading: Reading) -> list[Span]:
    """Where unnamed voices are described, in order; pronouns describe nobody."""
    named = {v.id for v in reading.voices if v.named}
    spans = {Span(a.source[0].start, a.source[-1].end) for a in reading.attributions if a.source and a.voice not in named}
    return sorted(s for s in spans if text[s.start : s.end].lower() not in speech().pronouns)


def _within(labels: Sequence[Span], sentence: Span) -> Sequence[Span]:
    return labels[bisect_left(labels, Span(sentence.start, sentence.start)) : bisect_left(labels, Span(sentence.end, sentence.end))]
