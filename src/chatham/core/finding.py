"""One thing a rule found. A finding is never an exception, an exception is never a finding."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from chatham.core.text import Span

Severity = Literal["stop", "error", "warning", "advice"]
RANK: dict[str, int] = {"stop": 0, "error": 1, "warning": 2, "advice": 3}


@dataclass(frozen=True, slots=True)
class Place:
    """A labelled place in the evidence. ``words`` is None where they stand off the record."""

    file: str
    span: Span
    words: str | None
    source: str | None
    turn: int | None = None
    at: str | None = None
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule says about some words of the draft. ``also`` names other rules that the same thing breaks."""

    rule: str
    name: str
    severity: Severity
    span: Span
    message: str
    because: tuple[Place, ...] = ()
    also: tuple[str, ...] = ()
    passage: str | None = None
