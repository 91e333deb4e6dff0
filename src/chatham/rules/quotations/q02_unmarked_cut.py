"""Words are left out inside the marks and nothing shows it.

## What it finds
A quotation that lacks words of the record without an ellipsis, and an ellipsis that hides a negation or a condition.

## Why it matters
A cut that the reader cannot see joins two thoughts into one that nobody had. A cut that the reader can see may still
take the sense away with it.

## Example
```interview s01.md
Q: Were you told?
S01: Nobody lied to us, they simply stopped copying us in, department by department over the summer, which in this building is how you learn.
```
```draft
“Nobody lied to us, they simply stopped copying us [[in, which]] in this building is how you learn,” a clerk said.
```

## Better
```draft
“Nobody lied to us, they simply stopped copying us in ... which in this building is how you learn,” a clerk said.
```

## When to let it stand
The house prints spoken language without marking repeated half-sentences, and the sense is whole.

## What it cannot see
Whether the sense survives a marked cut; it only says what was cut.

## References
Reuters Handbook, "quotations": leaving out is the only change allowed, and it is shown.
"""

from __future__ import annotations

from collections.abc import Iterator

from chatham.core.case import Case
from chatham.core.finding import Finding, Severity
from chatham.core.match import Match
from chatham.core.passage import Passage
from chatham.core.rule import Rule
from chatham.language.wording import differences, place, sentence, shown

RULE = Rule("Q02", "unmarked-cut", "quotations", "warning", "0.1")


def check(case: Case) -> Iterator[Finding]:
    """Cuts without a mark, then what marked cuts swallow."""
    for passage, alignment in case.laid():
        for match in alignment.matches if alignment.verdict not in ("near", "spliced") else ():
            if alignment.verdict == "cut":
                yield _cut(case, passage, match)
            yield from _swallowed(case, passage, match)


def _cut(case: Case, passage: Passage, match: Match) -> Finding:
    critical = any(e.critical for e in match.edits)
    doubtful = case.interview(match.file).doubtful_words
    severity: Severity = "error" if critical else "warning"
    listen = case.listen(match) if doubtful else ""
    message = sentence(f"{differences(match)} without a mark ({place(match)}). {listen}".rstrip())
    edit = next((e for e in match.edits if e.critical), match.edits[0])
    if edit.evidence == "[inaudible]":
        return case.finding(passage.span, sentence(f"Runs across [inaudible] without a mark ({place(match)})."), (match,), severity, passage.id)
    return case.finding(case.edit_span(passage, edit), message, (match,), severity, passage.id)


def _swallowed(case: Case, passage: Passage, match: Match) -> Iterator[Finding]:
    """A marked omission that takes a negation or a condition with it, or (as advice) a number or a name."""
    for s in match.swallowed:
        if s.bracket is not None or s.why is None or match.words is None:
            continue
        severity: Severity = "warning" if s.why in ("negation", "condition") and len(s.words.split()) <= 12 else "advice"
        message = sentence(f"The marked cut takes out {shown(s.words, 60)}: a {s.why} ({place(match)}).")
        yield case.finding(case.seam(passage, s.draft_span), message, (match,), severity, passage.id)
