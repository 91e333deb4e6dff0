"""Comment or conjecture stands in the story's own words.

## What it finds
A word that judges (*clearly*, *of course*, *shocking*, *predictably*) or guesses (*must have known*, *presumably*, *it seems that*) in a
sentence, or a part of one, that the story does not give to anybody. One finding a sentence.

It is silent in pieces that say in headline or byline that they are opinion, comment, analysis, review or letters; in those whose writer
speaks as "I", or tells the reader what ought to be done, more than once; and in every sentence that does so.

## Why it matters
Readers can weigh a view when they are told whose it is. A guess without an owner is read as something the paper knows.

## Example
```draft
The minister signed the list on Monday. He [[must have known]] what it was for. [[Of course]], nobody asked.
```

## Better
```draft
The minister signed the list on Monday. He knew what it was for, two of his aides said. Nobody asked, according to the minutes.
```

## When to let it stand
The sentence is a summary of what the evidence shows, and the next ones show it. Or the piece is one in which the writer judges, and a label is
all that it lacks.

## What it cannot see
Comment without such a word: in the choice of facts, in a verb ("claimed"), in an adjective that is not on its list. Irony.

## References
IPSO, Editors' Code: comment, conjecture and fact are told apart.
"""

from __future__ import annotations

from collections.abc import Iterator

from chatham.core.case import Case
from chatham.core.finding import Finding
from chatham.core.rule import Rule
from chatham.core.text import Span
from chatham.language.own import quoted, reported
from chatham.language.storywords import views
from chatham.language.wording import sentence, shown

RULE = Rule("H04", "view-as-fact", "housekeeping", "advice", "0.1", alone=True, where="audit")

_LONGEST = 2_000
_PERSONAL = 2


def check(case: Case) -> Iterator[Finding]:
    """The first judging or guessing word of each of the story's own sentences."""
    if _labelled(case):
        return
    text, marks, told = case.story.text.string, quoted(case), reported(case)
    lists = views()
    found: list[tuple[Span, str]] = []
    personal = 0
    for s in case.sentences:
        low = text[s.start : s.end].lower().replace("’", "'")
        if len(low) != len(s) or len(s) > _LONGEST:
            continue
        if any(not marks.hold(s.start + m.start()) for m in lists.writer.finditer(low)):
            personal += 1
            continue
        spoken = lists.spoken.search(low)
        stop = spoken.start() if spoken else len(low)
        places = ((m, Span(s.start + m.start(), s.start + m.end())) for m in lists.any.finditer(low, 0, stop))
        first = next(((p, "guesses" if m["guess"] else "judges") for m, p in places if not marks.hold(p.start) and not told.hold(p.start)), None)
        if first is not None:
            found.append(first)
    if personal < _PERSONAL:
        for place, does in found:
            yield case.finding(place, sentence(f"{shown(text[place.start : place.end])} {does} in the story's own words."))


def _labelled(case: Case) -> bool:
    """Whether the piece says that it is comment: in its own headline or byline, or in the line about its writer."""
    kinds = ("headline", "byline", "about-author")
    lines = [f.span for f in case.reading.furniture if f.kind in kinds]
    heads = [b.span for b in case.story.blocks if b.kind == "headline"]
    return any(views().labels.search(case.story.text[span]) for span in [*lines, *heads])
