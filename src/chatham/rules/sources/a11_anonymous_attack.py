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
from chatham.language.sourcing import sourcing, unnamed_people
from chatham.language.wording import sentence, shown

RULE = Rule("A11", "anonymous-attack", "sources", "warning", "0.1", alone=True, where="audit")

_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_NEAR = 4
_SOMEBODY = re.compile(r"\b(?:[Hh]e|[Ss]he|[Tt]hey|[Hh]im|[Hh]er|[Tt]hem)\b|(?<![.!?“\"‘]\s)(?<!^)\b[A-Z][a-zà-ÿ]+|^[\W]*(?:[A-Z][a-zà-ÿ]+)\s+(?:is|was|has)\b")


def check(case: Case) -> Iterator[Finding]:
    """One finding for each attribution that judges somebody."""
    for voice, own in unnamed_people(case.reading):
        for one in own:
            for span in one.content:
                words = _judging(case.story.text[span])
                if words is not None and _SOMEBODY.search(case.story.text[span]):
                    message = sentence(f"{shown(voice.label, 50)}, who is not named, says {shown(words, 30)} of somebody.")
                    yield case.finding(_inside(case, span), message)
                    break


def _judging(words: str) -> str | None:
    """The word that judges: "a coward", "is corrupt"; None for "the corrupt file"."""
    lex = sourcing()
    found = [m.group() for m in _WORD.finditer(words)]
    low = [w.lower() for w in found]
    for at, word in enumerate(low):
        if word in lex.attack and at and any(w in _COPULAS for w in low[max(0, at - _NEAR) : at]) and all(w in lex.links for w in low[at - 1 : at]):
            return found[at]
    return None


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
