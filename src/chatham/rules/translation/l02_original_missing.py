"""A translated quotation has no original words, or no translator, behind it.

## What it finds
A quotation from an interview in another language whose words are kept only in translation, or whose translator
nobody names.

## Why it matters
Without the original nobody can check the translation again, and a dispute over one word cannot be settled.

## Example
```interview s07.md
---
source: S07
language: pt
translator: the interpreter
---
Q: When were the offices rented?
S07: The offices were rented in April in the name of a seed merchant, and the locks have been changed twice since.
```
```draft
[[“The offices were rented in April in the name of a seed merchant,”]] a clerk said. Interviews in Portuguese were translated.
```

## Better
```draft
A clerk said that the offices were rented in April. Interviews in Portuguese were translated.
```

## When to let it stand
The recording is kept and the passage can be found in it.

## What it cannot see
Whether the translation is right.

## References
Common practice of translated journalism: keep the original beside its translation, with the translator.
"""

from __future__ import annotations

from collections.abc import Iterator

from chatham.core.case import Case
from chatham.core.evidence import Interview
from chatham.core.finding import Finding
from chatham.core.languages import language_name
from chatham.core.match import Match
from chatham.core.passage import Passage
from chatham.core.rule import Rule
from chatham.language.tongue import language_of
from chatham.language.wording import place, sentence

RULE = Rule("L02", "original-missing", "translation", "warning", "0.1", needs=("language",))


def check(case: Case) -> Iterator[Finding]:
    """Located quotations from another language: first those without an original, then those without a translator."""
    untold: set[str] = set()
    for passage, match in case.located():
        interview = case.interview(match.file)
        if interview.head.language in (None, case.language) or match.role == "interviewer":
            continue
        if match.layer == 0 and _translated_only(case, passage, match, interview):
            message = f"Spoken in {language_name(interview.head.language or '')}, kept only in translation ({place(match)})."
            yield case.finding(passage.span, sentence(message), (match,), None, passage.id)
        elif match.layer == 1 and not interview.head.translator and match.file not in untold:
            untold.add(match.file)
            message = f"Nobody is named as the translator of {place(match)}."
            yield case.finding(passage.span, sentence(message), (match,), "advice", passage.id)


def _translated_only(case: Case, passage: Passage, match: Match, interview: Interview) -> bool:
    """The words stand in the draft's language in a file whose talk was in another, and no second file has the original."""
    turn = interview.turns[match.turn_index] if match.turn_index >= 0 else None
    spoken = interview.turn_words(turn) if turn else match.words or ""
    if language_of(spoken, case.language) not in (case.language, None):
        return False
    other = [i for i in case.evidence.interviews if i.file != match.file and i.head.source == interview.head.source and match.source]
    return not any(i.head.date == interview.head.date and i.language == interview.head.language for i in other)
