"""Lay down a new rule and its spec; both fail until they are filled in.

python tools/new_rule.py                                         asks four questions
python tools/new_rule.py Q98 clipped-fragment quotations advice  code, name, family, severity

A name says what is found and reads well after "let stand:", as in "let stand: altered-quotation".
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import get_args

from chatham.core.finding import Severity
from chatham.engine.catalogue import catalogue

ROOT = Path(__file__).resolve().parent.parent
# A name is what is found, not what to do about it or how bad it is.
BANNED_PREFIXES = ("no-", "check-", "missing-", "bad-", "avoid-")
LONGEST_NAME = 30
BLANK = "Fill in"

RULE = '''"""Fill in: one sentence that says what stands in the draft.

## What it finds
Fill in.

## Why it matters
Fill in.

## Example
```interview s01.md
Q: Fill in?
S01: Fill in what was said.
```
```draft
“Fill in [[what]] was printed,” an official said.
```

## Better
```draft
“Fill in what was said,” an official said.
```

## When to let it stand
Fill in.

## What it cannot see
Fill in.

## References
Fill in.
"""

from __future__ import annotations

from collections.abc import Iterator

from chatham.core.case import Case
from chatham.core.finding import Finding
from chatham.core.rule import Rule

RULE = Rule("{code}", "{name}", "{family}", "{severity}", "{since}")


def check(case: Case) -> Iterator[Finding]:
    """Fill in: what is yielded."""
    yield from ()
'''

SPEC = """# {code} {name}

## Fill in: the plain case
Fill in: one sentence that says why this is a finding.

```interview s01.md
Q: Fill in?
S01: Fill in what was said.
```
```draft
“Fill in [[what]] was printed,” an official said.
```
```finds
{code} {severity}
```

## Fill in: one that is silent
Fill in: one sentence that says why this is none.

```interview s01.md
Q: Fill in?
S01: Fill in what was said.
```
```draft
“Fill in what was said,” an official said.
```
```finds
```
"""


def families() -> list[str]:
    """The folders of rules."""
    return sorted(p.name for p in (ROOT / "src/chatham/rules").iterdir() if (p / "__init__.py").exists())


def faults(code: str, name: str, family: str, severity: str) -> list[str]:
    """What is wrong with the four answers, one sentence each."""
    found = []
    if not re.fullmatch(r"[A-Z]\d\d", code):
        found.append(f"{code!r} is no code; one capital and two figures, such as Q98.")
    if not re.fullmatch(r"[a-z]+(?:-[a-z]+)+", name) or len(name) > LONGEST_NAME:
        found.append(f"{name!r} is no name; two to four words in small letters with dashes, such as altered-quotation.")
    if name.startswith(BANNED_PREFIXES):
        found.append(f"{name!r} says what to do; say what is found, so that it reads after “let stand:”.")
    if family not in families():
        found.append(f"There is no family {family!r}; the families are {', '.join(families())}.")
    if severity not in get_args(Severity):
        found.append(f"{severity!r} is no severity; they are {', '.join(get_args(Severity))}.")
    taken = [e.rule for e in catalogue() if code == e.rule.code or name == e.rule.name]
    return found + [f"{r.code} {r.name} is there already." for r in taken]


def lay_down(code: str, name: str, family: str, severity: str, root: Path = ROOT) -> list[Path]:
    """Writes both files and returns them; none is written over."""
    stem = f"{code.lower()}_{name.replace('-', '_')}"
    rule, spec = root / f"src/chatham/rules/{family}/{stem}.py", root / f"tests/rules/{family}/{stem}.md"
    for path, words in ((rule, RULE), (spec, SPEC)):
        path.parent.mkdir(parents=True, exist_ok=True)
        filled = words
        for key, value in {"code": code, "name": name, "family": family, "severity": severity, "since": _version()}.items():
            filled = filled.replace(f"{{{key}}}", value)
        with path.open("x", encoding="utf-8") as file:
            file.write(filled)
    return [rule, spec]


def _version() -> str:
    from chatham import __version__

    return ".".join(__version__.split(".")[:2])


def main(given: list[str]) -> int:
    """Returns the exit code."""
    if not given:
        questions = ("Code, such as Q98: ", "Name, as it reads after “let stand:”: ", f"Family ({', '.join(families())}): ", "Severity: ")
        given = [input(question).strip() for question in questions]
    if len(given) != 4:
        print(__doc__)
        return 2
    wrong = faults(given[0], given[1], given[2], given[3])
    if wrong:
        print(*wrong, sep="\n", file=sys.stderr)
        return 2
    for path in lay_down(given[0], given[1], given[2], given[3]):
        print(f"Fill in {path.relative_to(ROOT).as_posix()}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
