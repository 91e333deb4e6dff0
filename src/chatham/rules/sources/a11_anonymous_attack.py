"""Somebody unnamed judges a person instead of telling something.

## What it finds
Words of an unnamed person that call somebody a liar, a coward, incompetent, a disgrace and the like.

## Why it matters
The person attacked cannot answer somebody without a name, and the attacker answers for nothing. What an unnamed
person knows is worth printing; what the person thinks of others seldom is.

## Example
```draft
“[[Delling is a coward and everybody at the ministry knows it,]]” a colleague of his said.
```

## Better
```draft
“Delling left the room before the vote on all three evenings,” a colleague of his said.
```

## When to let it stand
The judgement is itself the news, and an editor has approved it.

## What it cannot see
Judgements in other words than those of its list; irony. Critics, voters and other groups that are only talked about are left alone.

## References
AP, NPR, The Guardian: unnamed sources give information, not opinion, and no personal attack.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from chatham.core.case import Case
from chatham.core.finding import Finding
from chatham.core.rule import Rule
from chatham.core.text import Span
from chatham.language.describing import being
from chatham.language.sourcing import sourcing, unnamed_people
from chatham.language.wording import sentence, shown

RULE = Rule("A11", "anonymous-attack", "sources", "warning", "0.1", alone=True, where="audit")

_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_NEAR = 4


def check(case: Case) -> Iterator[Finding]:
    """One finding for each attribution that judges somebody."""
    for voice, own in unnamed_people(case.story.text.string, case.reading):
        for one in own:
            for span in one.content:
                words = _judging(case.story.text[span])
                if words is not None:
                    message = sentence(f"{shown(voice.label, 50)}, who is not named, says {shown(words, 30)} of somebody.")
                    yield case.finding(_inside(case, span), message)
                    break


def _judging(words: str) -> str | None:
    """The word that judges a person: "he was a coward", "Delling is corrupt"; None for "the bolt was weak"."""
    lex = sourcing()
    found = [m.group() for m in _WORD.finditer(words)]
    low = [w.lower() for w in found]
    for at, word in enumerate(low):
        copula = next((k for k in range(at - 1, max(-1, at - 1 - _NEAR), -1) if low[k] in _COPULAS), -1) if word in lex.attack else -1
        if copula >= 0 and all(w in lex.links for w in low[copula + 1 : at]) and _somebody(found[max(0, copula - 2) : copula + 1]):
            return found[at]
    return None


def _somebody(before: list[str]) -> bool:
    """Whether the words before "is" are a person: he, a name, "the minister", "he's"."""
    return any(
        w.lower().replace("’", "'") in _PERSONS or (w[0].isupper() and w.lower() not in _SMALL and w.lower() not in _COPULAS) or being(w.lower()) == "person"
        for w in before
    )


_PERSONS = frozenset("he she they him her them he's she's they're man woman".split())
_SMALL = frozenset("the a an it this that these those there what which such and but so then here we i you it's that's our my your".split())
_COPULAS = frozenset(
    "is was are were be been being as called calls calling seems seemed looks looked remains such he's she's they're he’s she’s they’re".split()
)


def _inside(case: Case, span: Span) -> Span:
    """The words without their marks."""
    string, begin, end = case.story.text.string, span.start, span.end
    while begin < end and string[begin] in "“”\"„«»‘'’ ":
        begin += 1
    while end > begin and string[end - 1] in "“”\"„«»‘'’ ":
        end -= 1
    return Span(begin, end)
