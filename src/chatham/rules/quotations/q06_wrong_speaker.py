"""The words belong to somebody else than the draft says.

## What it finds
A quotation whose words were spoken by another source than the one the draft gives it to; the interviewer's own words
passed off as a source's; one voice of the draft that draws on two speakers.

## Why it matters
A denial from the wrong mouth is a false report even if every word is right, and a question put into an answer is the
reporter's own opinion with somebody else's authority.

## Example
```interview s02.md
Q: So the order of closures was settled before the president promised the opposite?
S02: You may think that. I could not possibly say.
```
```draft
[[“The order of closures was settled before the president promised the opposite,”]] an official said.
```

## Better
```draft
Asked whether the order was settled before the promise, an official said: “You may think that.”
```

## When to let it stand
The transcript has its speakers the wrong way round, or two sources really said the same words.

## What it cannot see
Who speaks in a file that names no speakers. A label that cannot be tied to one source is only checked for staying
with one speaker.

## References
Reuters, The Essentials of Reuters sourcing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from chatham.core.case import Case
from chatham.core.finding import Finding
from chatham.core.match import Match
from chatham.core.passage import Passage
from chatham.core.rule import Rule
from chatham.language.voices import renamed
from chatham.language.wording import place, sentence, shown

RULE = Rule("Q06", "wrong-speaker", "quotations", "error", "0.1", needs=("speakers",), outranks=("G03", "L01", "L02"), per_file=True)

_OURSELVES = re.compile(r"^(?:I|we|us|me|this (?:reporter|newspaper|magazine)|the (?:reporter|interviewer|journalist|author))$", re.I)


def check(case: Case) -> Iterator[Finding]:
    """Interviewer's words first, then wrong sources, then voices that draw on two speakers."""
    seen: set[str] = set()
    usual = _usual(case)
    for passage, match in case.located():
        found = _interviewer(case, passage, match) or _other_source(case, passage, match) or _two_speakers(case, passage, match, seen, usual)
        if found is not None:
            yield found


def _interviewer(case: Case, passage: Passage, match: Match) -> Finding | None:
    voice = case.voice(passage)
    if match.role != "interviewer" or (voice and _OURSELVES.match(voice.label)):
        return None
    message = f"These are the interviewer's words, not {_label(case, passage)}'s ({place(match)})."
    return case.finding(passage.span, sentence(message), (match,), None, passage.id)


def _label(case: Case, passage: Passage) -> str:
    voice = case.voice(passage)
    return shown(voice.label, 50) if voice else "the source"


def _other_source(case: Case, passage: Passage, match: Match) -> Finding | None:
    """The draft points at somebody (by label, name or note), and the words are somebody else's."""
    pointed = case.pointed.get(passage.id, frozenset())
    voice = case.voice(passage)
    if match.source is None or (passage.inherited and passage.id not in case.pinned and not _confirmed(case, passage, pointed)):
        return None
    if pointed and match.source not in pointed and not _same_label_possible(case, passage, match):
        whom = " or ".join(sorted(pointed))
        message = f"{_label(case, passage)} is {whom}; these words are {match.source}'s ({place(match)})."
        return case.finding(passage.span, sentence(message), (match,), None, passage.id)
    if not pointed and voice and voice.named and not passage.public and not renamed(case.story.text.string):
        source = case.evidence.source(match.source)
        name = source.name if source else None
        if name is not None and name.parts() > 1 and not name.may_be(voice.label):
            message = f"The draft gives these words to {shown(voice.label, 40)}; the speaker is {match.source} ({place(match)})."
            return case.finding(passage.span, sentence(message), (match,), None, passage.id)
    return None


def _same_label_possible(case: Case, passage: Passage, match: Match) -> bool:
    """Whether the label may be the speaker's too: it points by agreed label, and no label of the speaker's is known."""
    voice = case.voice(passage)
    source = case.evidence.source(match.source)
    by_agreed_label = voice is not None and not voice.named and passage.id not in case.pinned
    return by_agreed_label and (source is None or source.agreed_label is None)


def _confirmed(case: Case, passage: Passage, pointed: frozenset[str]) -> bool:
    """Whether the guess who "she" is has held for an earlier quotation of the same paragraph."""
    return passage.label is not None and any(
        p.voice == passage.voice and p.block == passage.block and p.span < passage.span and any(m.source in pointed for m in a.matches) for p, a in case.laid()
    )


def _two_speakers(case: Case, passage: Passage, match: Match, seen: set[str], all_usual: Mapping[str, tuple[str, str]]) -> Finding | None:
    """One voice, two speakers: said once, at the quotation that departs from the others."""
    voice = case.voice(passage)
    here = _identity(match)
    if voice is None or voice.collective or here is None or voice.id in seen or passage.inherited or len(case.pointed.get(passage.id, ())) == 1:
        return None
    usual = all_usual.get(voice.id)
    if usual is None or usual == here:
        return None
    seen.add(voice.id)
    message = f"Elsewhere {shown(voice.label, 40)} speaks with the words of {usual[1]}, here with those of {here[1]} ({place(match)})."
    return case.finding(passage.span, sentence(message), (match,), "warning", passage.id)


def _identity(match: Match) -> tuple[str, str] | None:
    """Who spoke: a source's code, or a file's own label, which means somebody only within that file."""
    if match.source is not None:
        return ("", match.source)
    return (match.file, match.speaker) if match.speaker else None


def _usual(case: Case) -> dict[str, tuple[str, str]]:
    """The speaker of most of each voice's quotations; the first of them where two have as many."""
    counts: dict[str, Counter[tuple[str, str]]] = {}
    for passage, match in case.located():
        who = _identity(match)
        if who is not None and passage.voice is not None:
            counts.setdefault(passage.voice, Counter())[who] += 1
    return {voice: max(told, key=lambda w: told[w]) for voice, told in counts.items()}
