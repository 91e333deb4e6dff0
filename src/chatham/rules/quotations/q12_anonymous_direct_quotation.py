"""Somebody who is not named is quoted word for word.

## What it finds
A direct quotation given to a person whom the draft describes and does not name. Off unless the house turns it on, for
houses differ: some allow none, some ask for an editor's approval, some allow them.

## Why it matters
Nobody can ask the speaker whether the words are hers. Some houses therefore print what an unnamed person knows and
not how she puts it, and her way of putting it may also give her away.

## Example
```interview s03.md
Q: Did he read it?
S03: The minister signed the covering letter without turning the page, because his car was running.
```
```draft
[[“The minister signed the covering letter without turning the page,”]] an official said.
```

## Better
```draft
The minister signed the covering letter without turning the page, an official said.
```

## When to let it stand
Whoever the house asks for approval has given it; say who and when.

## What it cannot see
Whether "the minister" is named elsewhere: descriptions that begin with *the*, *his* or *her* are taken to be of
somebody whom the reader knows, unless the evidence has an agreed label for the person.

## References
Bloomberg, memorandum of its standards editor (no direct quotation of unnamed people). AP: a manager approves.
"""

from __future__ import annotations

from collections.abc import Iterator

from chatham.core.case import Case
from chatham.core.finding import Finding
from chatham.core.passage import Passage, Voice
from chatham.core.rule import Rule
from chatham.language.lexicon import speech
from chatham.language.wording import sentence, shown

RULE = Rule("Q12", "anonymous-direct-quotation", "quotations", "warning", "0.1", default=False, alone=True)

_KNOWN = frozenset("the his her their its my our your this that".split())


def check(case: Case) -> Iterator[Finding]:
    """The first direct quotation of every unnamed voice, with how many there are; an interrupted one counts once."""
    quoted: dict[str, list[Passage]] = {}
    for passage in case.passages:
        voice = case.voice(passage)
        if passage.scare or passage.public or passage.continues or voice is None:
            continue
        if _unnamed(case, passage, voice):
            quoted.setdefault(voice.id, []).append(passage)
    for passages in quoted.values():
        voice = case.voice(passages[0])
        more = f", and {len(passages) - 1} more of theirs" if len(passages) > 1 else ""
        message = f"A direct quotation of a person who is not named: {shown(voice.label, 60) if voice else ''}{more}."
        yield case.finding(passages[0].span, sentence(message), (), None, passages[0].id)


def _unnamed(case: Case, passage: Passage, voice: Voice) -> bool:
    """Whether the reader is not told who it is; an agreed label of the one person it can be settles it."""
    label = voice.label.lower()
    if voice.named or label in speech().pronouns or not label.split():
        return False
    codes = case.sources.get(voice.id, frozenset())
    source = case.evidence.source(next(iter(codes))) if len(codes) == 1 else None
    return label.split()[0] not in _KNOWN or (source is not None and source.agreed_label is not None and source.printed_name is None)
