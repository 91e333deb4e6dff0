"""The story does not say why somebody is not named.

## What it finds
Unnamed people who tell the story something, where neither the sentences around them nor a statement that covers them all
says why their names are left out. One finding for a story, at the first of them; it says how many there are.

## Why it matters
A reason tells the reader what the person risks, and shows that the name was left out on purpose and not for ease.

## Example
```draft
[[A manager of the depot]] said the brakes had failed twice in April. She said nobody had been told.
```

## Better
```draft
A manager of the depot, who asked not to be named because she signs the safety reports, said the brakes had failed twice in April. She said nobody had been told.
```

## When to let it stand
The reason would itself point at the person, or the house does not print reasons.

## What it cannot see
Whether a reason is good (see A04 for those that explain nothing), or true. Spokespeople, critics, voters and the like
are not asked about.

## References
The New York Times (2004), NPR: say why. AP likewise.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from chatham.core.case import Case
from chatham.core.finding import Finding
from chatham.core.passage import Voice
from chatham.core.rule import Rule
from chatham.core.text import Span
from chatham.language.sourcing import first_place, sourcing, unnamed_people
from chatham.language.wording import sentence, shown

RULE = Rule("A03", "unexplained-anonymity", "sources", "warning", "0.1", alone=True, where="audit")

_ALL = re.compile(
    r"\b(?:all|none|neither|both|each|every(?:one|body)?|most|many|people|sources|interviewees|those|they|we|our|officials|names|identities|employees|insiders|participants|respondents)\b",
    re.I,
)
_ALONE = re.compile(r"^\W*(?:he|she|the (?:man|woman|source|official)|an?|one)\b", re.I)


def check(case: Case) -> Iterator[Finding]:
    """At most one finding: what is lacking is lacking once."""
    people = [(voice, first_place(case.story.text.string, voice, own)) for voice, own in unnamed_people(case.story.text.string, case.reading)]
    reasons = [Span(m.start(), m.end()) for b in case.story.prose() for m in sourcing().reasons.finditer(case.story.text.string, b.span.start, b.span.end)]
    outside = [r for r in reasons if not any(p.span.start < r.start and r.end < p.span.end for p in case.passages)]
    if any(_covers_all(case, r) for r in outside):
        return
    sentences = {case.sentence(r) for r in outside}
    lacking = [(voice, place) for voice, place in people if not any(_near(case, voice, s) for s in sentences)]
    if lacking:
        place = lacking[0][1]
        rest = f", nor of {len(lacking) - 1} other unnamed {'voices' if len(lacking) > 2 else 'voice'}" if len(lacking) > 1 else ""
        yield case.finding(place, sentence(f"No reason is given for leaving out the name of {shown(case.story.text[place], 60)}{rest}."))


def _covers_all(case: Case, reason: Span) -> bool:
    """Whether a reason is given for a class: "all those we spoke to asked not to be named because ..."."""
    words = case.story.text[case.sentence(reason)]
    return _ALL.search(words) is not None and _ALONE.match(words) is None


def _near(case: Case, voice: Voice, reason: Span) -> bool:
    """Whether a mention of the voice stands in the reason's sentence, or in the one before or behind it."""
    return any(case.sentence(m) == reason or abs(m.start - reason.end) < 160 or abs(reason.start - m.end) < 160 for m in voice.spans)
