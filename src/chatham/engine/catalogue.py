"""Find the rules: every file ``rules/<family>/<code>_<slug>.py`` declares one. There is no register to edit."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

import chatham.rules
from chatham.core.case import Case
from chatham.core.finding import Finding
from chatham.core.rule import Rule


@dataclass(frozen=True, slots=True)
class Entry:
    """A rule, its check and its manual page."""

    rule: Rule
    check: Callable[[Case], Iterator[Finding]]
    page: str
    module: str


@cache
def catalogue() -> tuple[Entry, ...]:
    """All rules in the order of their codes."""
    entries = []
    for family in pkgutil.iter_modules(chatham.rules.__path__):
        package = importlib.import_module(f"chatham.rules.{family.name}")
        for info in pkgutil.iter_modules(package.__path__):
            module = importlib.import_module(f"{package.__name__}.{info.name}")
            entries.append(Entry(module.RULE, module.check, (module.__doc__ or "").strip() + "\n", module.__name__))
    return tuple(sorted(entries, key=lambda e: e.rule.code))


def entry(name: str) -> Entry | None:
    """The rule with this code or name, whatever the case."""
    return next((e for e in catalogue() if name.strip().lower() in (e.rule.code.lower(), e.rule.name)), None)
