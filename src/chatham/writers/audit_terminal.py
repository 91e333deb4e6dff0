"""An audit on a terminal: the figures in a sentence, the voices, what is said of groups, the findings."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console

from chatham.core.audit import Audit, Row
from chatham.writers.wording import clean


def summary(audit: Audit, console: Console) -> None:
    """Print what ``audit`` comes to."""
    console.print(clean(audit.story.label))


def table(rows: Sequence[Row]) -> str:
    """One line a story."""
    return "".join(f"{clean(r.file)}\n" for r in rows)
