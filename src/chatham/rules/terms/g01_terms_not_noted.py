"""Words are quoted from a talk for which nobody noted the terms.

## What it finds
The first quotation from each talk, or stretch of a talk, without terms while other files have them; and the first
from a talk whose terms have no date while others are dated. Terms said aloud as the talk begins are noted.

## Why it matters
Terms are agreed before the words, or they are not agreed. A talk without any is not on the record by default: the
source may think otherwise, and after print it is one memory against another.

## Example
```interview s01.md
---
source: S01
terms: background
---
Q: And the bundle?
S01: Every time the bundle came back to us it was one sheet shorter than before.
```
```interview s03.md
---
source: S03
---
Q: What did you notice?
S03: You could see the old numbers under the correction fluid if you held it to the window.
```
```draft
[[“You could see the old numbers under the correction fluid if you held it to the window,”]] a clerk said.
```

## Better
```draft
“Every time the bundle came back to us it was one sheet shorter than before,” a clerk said.
```

## When to let it stand
The words were spoken in public.

## What would settle it
*terms* and *date* in the file's head or in interviews.csv, or the source's terms in sources.csv.

## What it cannot see
Whether the terms were agreed before the words or after. Where no file carries terms the rule does not run.

## References
AP on terms; New York University's handbook: agreed beforehand, never after.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from chatham.core.case import Case
from chatham.core.evidence import Interview
from chatham.core.finding import Finding, Severity
from chatham.core.rule import Rule
from chatham.core.text import Span
from chatham.language.notes import is_summary
from chatham.language.wording import place, sentence

RULE = Rule("G01", "terms-not-noted", "terms", "warning", "0.1", needs=("terms",))

_OPENING = 1500
_TERMS = re.compile(r"\b(?:on the record|(?:on|deep|is|as) background|not for attribution|ground rules)\b", re.I)


def check(case: Case) -> Iterator[Finding]:
    """One finding for each talk without terms, then one for each whose terms have no date."""
    talks = [i for i in case.evidence.interviews if i.kind == "interview"]
    dated = sum(1 for i in talks if i.head.date)
    told: set[str] = set()
    for passage, match in case.located():
        interview = case.interview(match.file)
        if match.role == "interviewer" or match.file in told or interview.kind == "document" or is_summary(interview):
            continue
        if match.terms is None and not _spoken(interview):
            told.add(match.file)
            message = f"No terms are noted for these words, while other talks have them ({place(match)})."
            yield case.finding(passage.span, sentence(message), (match,), _weight(case, interview), passage.id)
        elif match.terms is not None and interview.head.date is None and dated:
            told.add(match.file)
            message = f"The terms of this talk have no date, while {dated} of {len(talks)} talks are dated ({place(match)})."
            yield case.finding(passage.span, sentence(message), (match,), "advice", passage.id)


def _weight(case: Case, interview: Interview) -> Severity:
    """Only advice for a form that has no room for terms, such as subtitles, where there is no table for them either."""
    room = interview.form.split("/")[0] in ("md", "txt", "vtt", "json") or "interviews.csv" in case.evidence.tables
    return "warning" if room else "advice"


def _spoken(interview: Interview) -> bool:
    """Whether the terms are said aloud as the talk begins."""
    return _TERMS.search(interview.text[Span(0, _OPENING)]) is not None
