"""A promise to a source whose words the draft uses is not kept.

## What it finds
A read-back or a review that promises.csv shows as promised and not as kept before the day of publication; an embargo
or a *not before* that the day of publication breaks; and a promise kept later than it was due.

## Why it matters
The words were given in return for the promise. A court has held a newspaper to one, and no source speaks twice to a
paper that breaks them.

## Example
```interview s02.md
Q: What did he want?
S02: The drafts are in the safe and the safe is on the third floor, and there they stay.
```
```promises
source,promise,made_on,due,kept_on
S02,read-back,2026-10-19,2026-11-10,
```
```settings
publication_date = 2026-11-13
```
```draft
[[“The drafts are in the safe and the safe is on the third floor, and there they stay,”]] an adviser said.
```

## Better
```promises
source,promise,made_on,due,kept_on
S02,read-back,2026-10-19,2026-11-10,2026-11-09
```
```draft
“The drafts are in the safe and the safe is on the third floor, and there they stay,” an adviser said.
```

## When to let it stand
The source has released you from the promise; write down the day as *kept_on*, and the finding goes.

## What it cannot see
A promise that is in no table. Knowledge from the source that the draft uses without quoting her. Without
*publication_date* in chatham.toml it cannot judge an embargo, and says so.

## References
SPJ, Code of Ethics: keep the promises you make. NPR on Cohen v. Cowles Media.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from chatham.core.case import Case
from chatham.core.evidence import Promise
from chatham.core.finding import Finding, Severity
from chatham.core.rule import Rule
from chatham.language.wording import sentence

RULE = Rule("G07", "promise-not-kept", "terms", "error", "0.1", needs=("promises",))

_NAMES = {"read-back": "a read-back", "review": "a review", "embargo": "an embargo", "not-before": "no printing"}


def check(case: Case) -> Iterator[Finding]:
    """Each broken promise at the first words that the draft has from the source."""
    for promise in case.evidence.promises:
        told = _before_print(promise, case.published) if promise.kind in ("read-back", "review") else _not_before(promise, case.published)
        used = case.first_use(promise.source) if told is not None else None
        if told is not None and used is not None:
            passage, match = used
            severity, words = told
            message = sentence(f"{promise.source} {words} (promises.csv, row {promise.row}).")
            yield case.finding(passage.span, message, (match,) if match else (), severity, passage.id)


def _before_print(promise: Promise, published: date | None) -> tuple[Severity, str] | None:
    """A read-back or a review: it is worth something only before print."""
    what = f"is promised {_NAMES[promise.kind]}"
    if promise.kept is None:
        return ("error", f"{what}, which is not shown as kept before {published}") if published else ("warning", f"{what}, which is not shown as kept")
    if published is not None and promise.kept > published:
        return "error", f"{what}, which is kept on {promise.kept}, after publication on {published}"
    if promise.due is not None and promise.kept > promise.due:
        return "advice", f"{what} by {promise.due}, which is kept on {promise.kept}"
    return None


def _not_before(promise: Promise, published: date | None) -> tuple[Severity, str] | None:
    """An embargo: nothing can be said without the day of publication."""
    if promise.kind == "upgrade" or published is None or promise.due is None or published >= promise.due:
        return None
    return "error", f"is promised {_NAMES[promise.kind]} until {promise.due}, and publication is on {published}"
