"""Words stand inside the marks that were not said, without brackets.

## What it finds
A quotation with words that the record lacks and no bracket shows; and a bracket that names somebody or something else
than the words it replaces ("[The ministry]" for "the company"), or that takes a negation or a condition with it.

## Why it matters
What stands in the marks is taken for spoken. An explanation belongs into brackets, or better outside the marks.

## Example
```interview s05.md
Q: When did you hear?
S05: We were told in a car park that the pools would go first and the laundry a week after.
```
```draft
“We were told [[late at night]] in a car park that the pools would go first and the laundry a week after,” a manager said.
```

## Better
```draft
“We were told [late at night] in a car park that the pools would go first and the laundry a week after,” a manager said.
```

## When to let it stand
The words were said and the transcript lost them; listen again first.

## What it cannot see
Whether a bracketed explanation of a pronoun or of a vague word ("the place") is right. Two words for one thing ("[the
department]" for "the ministry") look like two things.

## References
Common newsroom practice: paraphrase before you bracket, bracket before you add.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from chatham.core.case import Case
from chatham.core.finding import Finding, Severity
from chatham.core.match import Match, Swallowed
from chatham.core.passage import Passage
from chatham.core.rule import Rule
from chatham.core.text import Span
from chatham.language.bracketed import another_thing
from chatham.language.wording import differences, place, sentence, shown

RULE = Rule("Q03", "unmarked-insertion", "quotations", "warning", "0.1")

_NAME = re.compile(r"(?<![.?!]\s)\b[A-Z][^\W\d_]{2,}")


def check(case: Case) -> Iterator[Finding]:
    """Insertions without brackets, then brackets that name somebody else."""
    for passage, alignment in case.laid():
        for match in alignment.matches if alignment.verdict not in ("near", "spliced") else ():
            if alignment.verdict == "inserted":
                yield _inserted(case, passage, match)
            for s in match.swallowed:
                if match.words is not None and (_somebody_else(s) or _takes_weight(s) or _something_else(case, s)):
                    message = sentence(f"The bracket {shown(s.bracket or '')} stands for {shown(s.words)} ({place(match)}).")
                    yield case.finding(s.draft_span, message, (match,), "warning", passage.id)


def _inserted(case: Case, passage: Passage, match: Match) -> Finding:
    spans = [case.edit_span(passage, e) for e in match.edits]
    critical = any(e.critical for e in match.edits)
    severity: Severity = "error" if critical else "warning"
    span = Span(min(s.start for s in spans), max(s.end for s in spans))
    message = sentence(f"{differences(match)} without brackets ({place(match)}).")
    return case.finding(span, message, (match,), severity, passage.id)


def _takes_weight(s: Swallowed) -> bool:
    """The replaced words hold a negation or a condition, which no bracket can stand for."""
    return s.bracket is not None and s.why in ("negation", "condition")


def _somebody_else(s: Swallowed) -> bool:
    """The replaced words hold a proper name and the bracket holds another one."""
    if s.bracket is None:
        return False
    replaced = set(_NAME.findall(s.words)) - {"The", "And", "But", "They", "She", "You", "That", "This"}
    named = set(_NAME.findall(s.bracket)) - {"The"}
    return bool(replaced) and bool(named) and not replaced & named


def _something_else(case: Case, s: Swallowed) -> bool:
    """The replaced words are one plain noun phrase and the bracket is another one."""
    if s.bracket is None:
        return False
    string = case.story.text.string
    opened = string.rfind("[", 0, s.draft_span.start)
    shared = string[opened + 1 : s.draft_span.start] if opened >= 0 else ""  # "the", where both begin with it
    shared = shared if len(shared) < 6 and "]" not in shared else ""
    return another_thing(shared + s.words, shared + s.bracket)
