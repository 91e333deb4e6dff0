"""Words that nobody recorded from the person they are given to.

## What it finds
A direct quotation that rests on notes in reported speech, which record what was meant and not the words; and words
that one source passed on for somebody else, printed as that person's own without saying who passed them on.

## Why it matters
Memory makes sentences. A reader takes marks for a record, and the person quoted was never asked.

## Example
```interview s02.md
Q: What did he want?
S02: The permanent secretary told me, "Burn the drafts by Friday and keep only what has my initials on it."
```
```draft
[[“Burn the drafts by Friday and keep only what has my initials on it,”]] said the permanent secretary.
```

## Better
```draft
The permanent secretary told her to “burn the drafts by Friday and keep only what has my initials on it,” a clerk recalled.
```

## When to let it stand
Another record of the same words exists, such as a letter or a recording of the meeting.

## What it cannot see
Notes that look like a transcript although they were written from memory.

## References
CJR on Rolling Stone, 2015; the Washington Post's correction on the Georgia call, 2021.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from chatham.core.case import Case
from chatham.core.finding import Finding
from chatham.core.match import LOCATED, Match
from chatham.core.passage import Passage
from chatham.core.rule import Rule
from chatham.language.notes import in_marks, is_summary, reported_speech, told_of
from chatham.language.relayed import relayed
from chatham.language.wording import place, sentence, shown

RULE = Rule("Q10", "words-at-second-hand", "quotations", "error", "0.1", outranks=("Q01", "Q06", "G03"))

_GENERIC = frozenset("the a an my our his her their one of and he she they".split())


def check(case: Case) -> Iterator[Finding]:
    """Quotations from notes, then quotations that somebody passed on."""
    for passage, alignment in case.laid():
        if not alignment.matches or alignment.verdict == "spliced":
            continue
        match = alignment.matches[0]
        if alignment.verdict == "near":
            interview = case.interview(match.file)
            if (reported_speech(interview) or told_of(interview, match.span)) and not is_summary(interview) and not in_marks(interview, match.span):
                message = f"The only place is notes in reported speech, no record of the words ({place(match)})."
                yield case.finding(passage.span, sentence(message), (match,), None, passage.id)
        elif alignment.verdict in LOCATED and match.words is not None:
            yield from _passed_on(case, passage, match)


def _passed_on(case: Case, passage: Passage, match: Match) -> Iterator[Finding]:
    """Words told by one person of another, and printed as the other's."""
    told = relayed(case.interview(match.file), match)
    voice = case.voice(passage)
    if told is None or voice is None or passage.relayed:
        return
    pointed = case.pointed.get(passage.id, frozenset())
    if match.source in pointed:
        return
    if not pointed and not _same_person(told.who, voice.label):
        return
    by = match.source or match.speaker or "another person"
    message = f"{by} passes these words on for {shown(told.who, 40)}; no record of them comes from that person ({place(match)})."
    yield case.finding(passage.span, sentence(message), (match,), None, passage.id)


def _same_person(who: str, label: str) -> bool:
    """Whether the teller's "the permanent secretary" can be the draft's "Orla Haddle, the permanent secretary"."""
    one = set(re.findall(r"[^\W\d_]+", who.lower())) - _GENERIC
    other = set(re.findall(r"[^\W\d_]+", label.lower())) - _GENERIC
    return not one or bool(one & other)
