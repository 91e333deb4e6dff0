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
class Quantifier:
    """When a word such as "most" is true of ``yes`` out of ``asked`` people. A bound that is None does not bind.

    ``least`` and ``most`` are numbers of people who say yes, ``exceptions`` how many may not; ``over`` and
    ``least_share`` are shares of those asked, to be exceeded or reached, ``most_share`` one not to be exceeded.
    """

    least: int | None = None
    most: int | None = None
    exceptions: int | None = None
    over: float | None = None
    least_share: float | None = None
    most_share: float | None = None


@dataclass(frozen=True, slots=True)
class House:
    """One profile. ``off``: codes of rules that do not run; ``on``: codes of rules that run here though they do not run by
    default; ``severities``: what a rule's findings weigh instead of its own (``engine/check.py`` says how);
    ``definitions``: what a term such as "background" means in this house, by its usual words; ``worded``: the terms whose
    definition is Chatham's wording and not the publisher's own; ``quantifiers``: bounds for words such as "most", instead
    of the usual ones.
    """

    name: str = "chatham"
    title: str = "Chatham's own"
    off: frozenset[str] = frozenset()
    severities: Mapping[str, Severity] = field(default_factory=lambda: MappingProxyType({}))
    thresholds: Thresholds = Thresholds()
    definitions: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    on: frozenset[str] = frozenset()
    worded: frozenset[str] = frozenset()
    quantifiers: Mapping[str, Quantifier] = field(default_factory=lambda: MappingProxyType({}))
