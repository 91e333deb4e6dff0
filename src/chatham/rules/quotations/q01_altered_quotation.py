"""Words inside quotation marks are not the words of the record.

## What it finds
A quotation whose words differ in substance from the interview or document it comes from, or that is in none of the
files read. Case, punctuation, fillers, contractions, numerals against number words, spelling variants, marked
omissions and bracketed insertions are no difference.

## Why it matters
Every word inside the marks is a promise to the reader that it was said. One changed number or a lost "not" turns a
source's words into somebody else's.

## Example
```interview s03.md
Q: How many returns were honest?
S03: Of the fourteen returns on my desk that month, two were honest, and one of those was late.
```
```draft
“Of the [[forty]] returns on my desk that month, two were honest, and one of those was late,” a clerk said.
```

## Better
```draft
“Of the 14 returns on my desk that month, two were honest, and one of those was late,” a clerk said.
```

## When to let it stand
The recording has been listened to again and the transcript is wrong; or the words come from a speech, letter or
broadcast that is not among the files.

## What it cannot see
A wrong transcript, a forged recording, a source who lies. Words that only sound alike in a machine's transcript are
a warning with the time to listen at.

## References
NYT, Guidelines on Integrity; Reuters Handbook, "quotations".
"""

from __future__ import annotations

from collections.abc import Iterator

from chatham.core.case import Case
from chatham.core.finding import Finding, Severity
from chatham.core.match import Alignment, Match
from chatham.core.passage import Passage
from chatham.core.rule import Rule
from chatham.core.text import Span
from chatham.language.wording import differences, place, sentence

RULE = Rule("Q01", "altered-quotation", "quotations", "error", "0.1")


def check(case: Case) -> Iterator[Finding]:
    """Altered, near and absent quotations."""
    for passage, alignment in case.laid():
        if alignment.verdict == "altered":
            yield _altered(case, passage, alignment.matches[0])
        elif alignment.verdict in ("near", "absent"):
            yield _missing(case, passage, alignment)


def _altered(case: Case, passage: Passage, match: Match) -> Finding:
    spans = [case.edit_span(passage, e) for e in match.edits]
    span = Span(min(s.start for s in spans), max(s.end for s in spans))
    doubtful = case.interview(match.file).doubtful_words and not any(e.critical for e in match.edits)
    listen = case.listen(match) if doubtful else ""
    message = sentence(f"{differences(match)} ({place(match)}). {listen}".rstrip())
    return case.finding(span, message, (match,), "warning" if doubtful else "error", passage.id)


def _missing(case: Case, passage: Passage, alignment: Alignment) -> Finding:
    read = len(case.evidence.interviews)
    files = "the one file read" if read == 1 else f"the {read} files read"
    if alignment.matches:
        message = sentence(f"Not in {files} as quoted; the nearest words are in {place(alignment.matches[0])}.")
        return case.finding(passage.span, message, alignment.matches, "warning", passage.id)
    severity: Severity = "advice" if passage.public or not _interviewed(case, passage) else "error" if passage.voice else "warning"
    return case.finding(passage.span, f"Not in {files}.", (), severity, passage.id)


def _interviewed(case: Case, passage: Passage) -> bool:
    """False where the draft names a speaker who is none of those interviewed, as far as their names are known."""
    voice = case.voice(passage)
    if voice is None or not voice.named or case.sources.get(voice.id):
        return True
    names = [s for s in case.evidence.sources if s.name is not None or s.printed_name is not None]
    known = {s.code for s in names}
    unknown = any(
        not i.speakers or any(s.role != "interviewer" and s.code not in known for s in i.speakers) for i in case.evidence.interviews if i.kind == "interview"
    )
    return not names or unknown
