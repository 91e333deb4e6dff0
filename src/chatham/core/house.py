"""A house profile: which rules a newsroom goes by, how heavily they weigh, and what its words for terms mean."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from chatham.core.finding import Severity


@dataclass(frozen=True, slots=True)
class Thresholds:
    """The numbers that rules go by and that a house may set.

    ``long_quotation``: from how many words on a quotation needs a recording. ``fragment``: up to how many words a
    quotation is a fragment.
    """

    long_quotation: int = 40
    fragment: int = 3


@dataclass(frozen=True, slots=True)
class House:
    """One profile. ``off``: codes of rules that do not run; ``on``: codes of rules that run only where a house wants
    them; ``severities``: what a rule's findings weigh instead of its own (``engine/check.py`` says how);
    ``definitions``: what a term such as "background" means in this house, by its usual words.
    """

    name: str = "chatham"
    title: str = "Chatham's own"
    off: frozenset[str] = frozenset()
    severities: Mapping[str, Severity] = field(default_factory=lambda: MappingProxyType({}))
    thresholds: Thresholds = Thresholds()
    definitions: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    on: frozenset[str] = frozenset()
