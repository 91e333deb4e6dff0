"""A date, a weekday, an age or a length of time does not agree with the calendar or with the rest.

## What it finds
Without a computer or a wall calendar, in the story alone:

- a weekday that does not fit its date. With the year it is an error; without, the year is the one nearest to the day of
  publication, as told or as the byline has it, and where neither is known the weekdays must go together in one year;
- a day that no calendar has (31 April, 29 February 2023), an error;
- a length of time beside two dates that are another one apart (*the ten days from 3 to 9 May*, *minister from 2012 to 2019, five
  years*). Whether both ends count is left open, so seven years from 2012 to 2019 pass as do eight;
- a step from one date to the next that is another one (*two days later, on 9 May*, where the sentence before says 5 May);
- two ages of one person, an age that a year of birth, death or publication does not bear out.

## Why it matters
A wrong weekday means that one of the two was copied from somewhere, and the reader who was there knows which. Dates
carry sequences, and sequences carry blame.

## Example
```draft
The list was signed on [[Tuesday, 5 May 2024]]. It was printed in the [[ten days]] from 3 to 9 June.
```

## Better
```draft
The list was signed on Sunday, 5 May 2024. It was printed in the seven days from 3 to 9 June.
```

## When to let it stand
The words are somebody's own, and the mistake is part of the story; or another calendar is meant.

## What would settle it
The document itself, with its date.

## What it cannot see
Lengths without two dates beside them, "last week", "the second morning of the tour", dates in figures alone (3/4/2024 is two days),
and calendars other than the Gregorian. Nothing is looked up: whether anything happened on that day is not known.

## References
CNN, correction of a date (4 September for 14 September). A rule of Chatham's own.
"""

from __future__ import annotations

from collections.abc import Iterator

from chatham.core.case import Case
from chatham.core.finding import Finding
from chatham.core.rule import Rule
from chatham.core.text import Span
from chatham.language.calendar import Off, ages, impossible, lengths, named_days, published_on, steps, weekdays
from chatham.language.wording import sentence

RULE = Rule("T02", "calendar-mismatch", "time", "warning", "0.1", alone=True, where="audit")

_LONGEST = 2_000


def check(case: Case) -> Iterator[Finding]:
    """Whatever does not agree, in the order of the story."""
    seen: list[Span] = []
    for off in sorted(_off(case), key=lambda o: (o.span, not o.sure)):
        if not any(off.span.overlaps(s) for s in seen[-1:]):
            seen.append(off.span)
            yield case.finding(off.span, sentence(f"{off.why}."), (), "error" if off.sure else None)


def _off(case: Case) -> Iterator[Off]:
    text = case.story.text.string
    sentences = [s for s in case.sentences if len(s) <= _LONGEST]
    lines = [f.span for f in case.reading.furniture if f.kind in ("byline", "dateline")]
    published = case.published or published_on(text, lines)
    found = named_days(text, sentences)
    yield from impossible(found, text)
    yield from weekdays(text, found, [b.span for b in case.story.blocks], published)
    yield from ages(text, sentences, published)
    at = 0
    before: Span | None = None
    for s in sentences:
        while at and found[at - 1].span.start >= (before or s).start:
            at -= 1
        while at < len(found) and found[at].span.end <= (before or s).start:
            at += 1
        near = [d for d in found[at : at + 40] if d.span.start < s.end]
        yield from lengths(text, s, [d for d in near if d.span.start >= s.start])
        yield from steps(text, s, before, near)
        before = s
