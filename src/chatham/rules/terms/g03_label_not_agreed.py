"""The printed description of a source is not the one agreed.

## What it finds
A label that says more about the source than the agreed one (an error), says it in other words (a warning), or says
less (advice). A clause that gives the reason for anonymity is no part of the label.

## Why it matters
The source weighed the agreed words against the number of people they fit. One added word may leave only her.

## Example
```interview s03.md
---
source: S03
agreed_label: a ministry official
---
Q: Did he read it?
S03: The minister signed the covering letter without turning the page, because his car was running.
```
```draft
“The minister signed the covering letter without turning the page,” said [[an Industry Ministry official]].
```

## Better
```draft
“The minister signed the covering letter without turning the page,” said a ministry official.
```

## When to let it stand
The source has agreed to the new words; write them into sources.csv and the finding goes.

## What it cannot see
Whether two different wordings reveal the same; it warns and a person decides.

## References
BBC Editorial Guidelines: agree precisely how a source will be described.
"""

from __future__ import annotations

from collections.abc import Iterator

from chatham.core.case import Case
from chatham.core.evidence import Source
from chatham.core.finding import Finding
from chatham.core.match import Match
from chatham.core.passage import Passage
from chatham.core.rule import Rule
from chatham.core.text import Span
from chatham.language.labels import compare
from chatham.language.lexicon import speech
from chatham.language.voices import bare
from chatham.language.wording import place, sentence, shown

RULE = Rule("G03", "label-not-agreed", "terms", "error", "0.1", needs=("agreed labels",))


def check(case: Case) -> Iterator[Finding]:
    """Each printed description against the agreed one of the source whose words it introduces."""
    told: set[tuple[str, str]] = set()
    for passage, match in case.located():
        if passage.label is None:
            continue
        source = case.evidence.source(match.source)
        label = case.story.text[passage.label]
        if source is None or not source.agreed_label or label.lower() in speech().pronouns:
            continue
        found = _judge(case, passage, source, match, label, (source.code, "vaguer") not in told)
        if found is not None:
            told.add((source.code, "vaguer"))
            yield found
        told.add((source.code, "vaguer"))


def _judge(case: Case, passage: Passage, source: Source, match: Match, label: str, first: bool) -> Finding | None:
    """A finding about one printed label; a vaguer one is mentioned only where the source first appears."""
    assert passage.label is not None and source.agreed_label is not None
    if any(name is not None and name.named_by(label) for name in (source.printed_name, source.alias)):
        return None
    relation = compare(label, source.agreed_label)
    span = Span(passage.label.start, passage.label.end)
    agreed = shown(source.agreed_label, 50)
    if relation == "more":
        message = f"{shown(label, 50)} says more than the agreed {agreed} of {source.code} ({place(match)})."
        return case.finding(span, sentence(message), (match,), "error", passage.id)
    if relation == "other":
        message = f"{shown(label, 50)} is not the agreed {agreed} of {source.code} ({place(match)})."
        return case.finding(span, sentence(message), (match,), "warning", passage.id)
    if relation == "less" and first and bare(source.agreed_label) not in bare(case.story.text.string):
        message = f"{shown(label, 50)} says less than the agreed {agreed} of {source.code}."
        return case.finding(span, sentence(message), (match,), "advice", passage.id)
    return None
