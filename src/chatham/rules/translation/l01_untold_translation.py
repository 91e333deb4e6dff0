"""Words are quoted in translation and the reader is not told.

## What it finds
A quotation from an interview that was held in another language than the draft's, where no notice in the draft covers
that language or that source. A notice covers what it says: all interviews, a language, or one source.

## Why it matters
A translation is somebody's choice of words. The reader should know that the marks hold the translator's words.

## Example
```interview s11.md
---
source: S11
language: fr
translator: the newspaper
---
Q: Pourquoi ?
S11: On ne vote pas contre la soif, on vote pour celui qui porte la cruche.
= One does not vote against thirst, one votes for whoever is carrying the jug.
```
```draft
[[“One does not vote against thirst, one votes for whoever is carrying the jug,”]] a deputy said.
```

## Better
```draft
“One does not vote against thirst, one votes for whoever is carrying the jug,” a deputy said. Interviews in French were translated by the newspaper.
```

## When to let it stand
The notice is printed elsewhere on the page.

## What it cannot see
Which language an interview was held in, where neither its head nor its words tell.

## References
Poynter, reported by NASW: tell the reader the language spoken and that a translation was used.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from chatham.core.case import Case
from chatham.core.finding import Finding
from chatham.core.languages import language_name, languages_named
from chatham.core.rule import Rule
from chatham.core.text import Span
from chatham.language.lexicon import speech
from chatham.language.wording import place, sentence

RULE = Rule("L01", "untold-translation", "translation", "warning", "0.1", needs=("language",))


def check(case: Case) -> Iterator[Finding]:
    """The first quotation from each language that no notice covers."""
    everything, covered = _notices(case)
    if everything:
        return
    told: set[str] = set()
    for passage, match in case.located():
        interview = case.interview(match.file)
        spoken = interview.head.language or interview.language
        printed_as_spoken = match.layer == 0 and interview.language == case.language and not interview.head.language
        if not spoken or spoken == case.language or spoken in covered | told or printed_as_spoken:
            continue
        if _own_notice(case, passage.span):
            continue
        told.add(spoken)
        message = f"Spoken in {language_name(spoken)}; no notice tells the reader of a translation ({place(match)})."
        yield case.finding(passage.span, sentence(message), (match,), None, passage.id)


def _notices(case: Case) -> tuple[bool, frozenset[str]]:
    """Whether a notice covers every interview, and the languages that notices name."""
    covered: set[str] = set()
    everything = False
    for span in case.sentences:
        words = case.story.text[span]
        if not re.search(rf"\b(?:{'|'.join(speech().translation_notice)})\b", words, re.I):
            continue
        named = languages_named(words) - {case.language}
        covered |= named
        if not named and re.search(r"\b(?:interviews?|quotations?|conversations?|talks|quotes|article|story|report|text|words)\b", words, re.I):
            everything = True
    return everything, frozenset(covered)


def _own_notice(case: Case, span: Span) -> bool:
    """A notice for one source: "speaking through an interpreter" in the quotation's own sentence."""
    return bool(re.search(r"\b(?:interpreter|translated|translation|translator)\b", case.story.text[case.sentence(span)], re.I))
