"""Words that were said off the record stand in the draft.

## What it finds
A quotation, or six and more words in a row outside any marks, that stand in the evidence only in a span given off
the record. The evidence's words are pointed at, never copied into any output.

## Why it matters
This is the one promise that cannot be mended after print.

## Example
```interview s06.md
Q: And then?
S06: [terms: off the record] The party has already picked the three of us who will be blamed for it in the spring.
[terms: background] Officially there is nothing to say.
```
```draft
[[“The party has already picked the three of us who will be blamed for it,”]] a member said.
```

## Better
```draft
A member said that officially there was nothing to say.
```

## When to let it stand
Never. It goes when the words go, or when the source agrees other terms and the record says so: in the interview's
own marks, or in a row *upgrade* of promises.csv with a day in *kept_on* and the file in a column *interview* (and, to
open no more than one answer, its number in a column *turn*).

## What it cannot see
The same information in other words.

## References
AP and the Washington Post: off the record is not for publication.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from chatham.core.case import Case
from chatham.core.evidence import OFF_RECORD, Interview
from chatham.core.finding import Finding, Place
from chatham.core.match import Match
from chatham.core.rule import Rule
from chatham.core.text import Span
from chatham.language.edits import Excerpt
from chatham.language.fold import words
from chatham.language.wording import place, sentence

RULE = Rule(
    "G02",
    "off-record-words",
    "terms",
    "stop",
    "0.1",
    needs=("terms",),
    outranks=("Q01", "Q02", "Q03", "Q04", "Q05", "Q06", "Q07", "Q08", "Q09", "Q10", "G01", "G03", "G05", "L01", "L02", "L04"),
    waivable=False,
)

_RUN = 6


def check(case: Case) -> Iterator[Finding]:
    """Quotations whose only place is off the record, then runs of such words in the draft's own sentences."""
    for passage, alignment in case.laid():
        off = [m for m in alignment.matches if m.terms == OFF_RECORD]
        if off:
            yield case.finding(passage.span, sentence(_message(off[0])), tuple(off), None, passage.id)
    yield from _unmarked(case)


def _message(match: Match) -> str:
    return f"These words stand only off the record ({place(match)})."


def _unmarked(case: Case) -> Iterator[Finding]:
    secret = _runs(case, off=True)
    if not secret:
        return
    allowed = _runs(case, off=False)
    outside = [(s.start, s.end) for s in _outside(case)]
    found = words(case.story.text.string, outside)
    keys = [w.key for w in found]
    at = 0
    while at + _RUN <= len(keys):
        run = tuple(keys[at : at + _RUN])
        if run in secret and run not in allowed and len(set(run)) > 3:
            end = at + _RUN
            while end < len(keys) and tuple(keys[end - _RUN + 1 : end + 1]) in secret:
                end += 1
            interview, span, number = secret[run]
            finding = case.finding(
                Span(found[at].start, found[end - 1].end), sentence(f"These words stand only off the record ({interview.file}, turn {number}).")
            )
            yield Finding(finding.rule, finding.name, finding.severity, finding.span, finding.message, (Place(interview.file, span, None, None, number),))
            at = end
        else:
            at += 1


def _runs(case: Case, off: bool) -> dict[tuple[str, ...], tuple[Interview, Span, int]]:
    """Every run of six words that was said off the record (or otherwise), with where it stands."""
    runs: dict[tuple[str, ...], tuple[Interview, Span, int]] = {}
    for interview in case.evidence.interviews:
        if OFF_RECORD not in interview.terms_told():
            continue
        for turn in interview.turns:
            if (turn.terms == OFF_RECORD) != off:
                continue
            found = Excerpt(*interview.text.around(turn.start, turn.end)).words([(turn.start, turn.end)])
            for k in range(len(found) - _RUN + 1):
                run = tuple(w.key for w in found[k : k + _RUN])
                runs.setdefault(run, (interview, Span(found[k].start, found[k + _RUN - 1].end), turn.number))
    return runs


def _outside(case: Case) -> list[Span]:
    """The draft's own sentences: everything outside the quotations."""
    stretches, at = [], 0
    for passage in sorted(case.passages, key=lambda p: p.span):
        stretches.append(Span(at, max(at, passage.span.start)))
        at = max(at, passage.span.end)
    stretches.append(Span(at, len(case.story.text)))
    return [s for s in stretches if re.search(r"\w", case.story.text[s])]
