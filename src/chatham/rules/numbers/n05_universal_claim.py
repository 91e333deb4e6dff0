"""A claim without exception, which one case breaks.

## What it finds
Words such as *everyone*, *nobody*, *none of them*, *all the deputies*, *every ministry*, *never*, *always*, *the only official who*,
where the story says in its own words, or reports, what people did or were. One finding a sentence.

It keeps to universals that somebody can break with one example. So it is silent about *all* and *only* of other
things, about what is not done yet or merely could be (*no one will*, *would never*), about *nearly all* and *not everyone*, about
fixed phrases (*once and for all*, *now or never*), and inside quotation marks: those words are the speaker's.

## Why it matters
"Almost" is cheap and "none" is not: a single letter from a single reader makes the sentence false. Checkers ask of each
universal how it is known.

## Example
```draft
The minister has [[never]] visited the northern harbour, two officials said. [[None of the deputies]] read the decree before the vote.
```

## Better
```draft
The minister has visited the northern harbour once, two officials said. Eleven of the deputies said that they had the decree on their desks after the vote.
```

## When to let it stand
Every case was looked at: the whole list, the whole record, everyone who was asked. Say in the reason which.

## What would settle it
The list that the claim runs over, complete and with a date.

## What it cannot see
Universals without such a word (*deputies did not read the decree*), and those over things rather than people. Whether the claim is true.

## References
A rule of Chatham's own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from chatham.core.case import Case
from chatham.core.finding import Finding
from chatham.core.rule import Rule
from chatham.core.text import Span
from chatham.language.own import quoted
from chatham.language.reporting import lexicon
from chatham.language.storywords import universals
from chatham.language.tagwords import Tagged, tagged_words
from chatham.language.wording import sentence, shown

RULE = Rule("N05", "universal-claim", "numbers", "advice", "0.1", alone=True, where="audit")

_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_STOPS = frozenset((".", ";", ":", "?", "!", "—", "–"))
_OBJECT = frozenset(("DT", "JJ", "PRP$", "CC", "TO"))  # what follows a universal that is not the subject: "wished everyone a good day"
_LONGEST = 2_000


def check(case: Case) -> Iterator[Finding]:
    """The first universal of each sentence that a fact can break."""
    text, marks = case.story.text.string, quoted(case)
    for span in case.sentences:
        if len(span) > _LONGEST:
            continue
        found = next((s for s in _universals(text, span) if not marks.hold(s.start)), None)
        if found is not None:
            yield case.finding(found, sentence(f"{shown(text[found.start : found.end])} leaves no exception, and one case breaks it."))


def _universals(text: str, span: Span) -> Iterator[Span]:
    low = text[span.start : span.end].lower().replace("’", "'")
    lists = universals()
    if len(low) != len(span) or not lists.sign.search(low):
        return
    words: list[Tagged] | None = None
    idioms = [Span(*m.span()) for m in lists.idioms.finditer(low)]
    found = sorted((m.start("it"), m.end("it"), kind) for kind in ("subject", "adverb", "sole", "lone") for m in getattr(lists, kind).finditer(low))
    for begin, end, kind in found:
        if lists.limits.search(low[:begin]) or any(i.overlaps(Span(begin, end)) for i in idioms):
            continue
        words = words if words is not None else tagged_words(text, span)
        place = Span(span.start + begin, span.start + end)
        if kind in ("sole", "lone") or _breakable(words, place, kind == "adverb"):
            yield place


def _breakable(words: Sequence[Tagged], place: Span, adverb: bool) -> bool:
    """Whether what is said is said as a fact: the verb is finite and no "would" or "can"."""
    behind = [w for w in words if w.span.start >= place.end]
    if adverb:
        before = [w for w in words if w.span.end <= place.start][-3:]
        near = [*before, *behind[:2]]
        return not any(w.low in universals().unbreakable for w in near) and any(w.tag in _FINITE for w in near)
    before = [w for w in words if w.span.end <= place.start][-1:]
    if before and before[0].tag.startswith("VB") and "c" not in lexicon().verbs.get(before[0].low, ""):
        return False
    if behind and behind[0].tag == "VBN" and behind[0].low.endswith("ed"):
        return True  # what the tagger takes for "replied" in "None of the ministries replied"
    if behind and behind[0].tag in _OBJECT:
        return False
    for w in behind[:14]:
        if w.low in _STOPS:
            return False
        if w.tag in _FINITE:
            return w.low not in universals().unbreakable
    return False
