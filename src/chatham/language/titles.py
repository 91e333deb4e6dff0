"""The offices and ranks that a text gives to people, and where it gives one person two that do not go together."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from chatham.core.text import Span
from chatham.language.nameindex import Name
from chatham.language.storywords import raw

_WINDOW = 60


@dataclass(frozen=True, slots=True)
class Title:
    """A title beside a name: the office or the group of ranks, and what it says within it."""

    span: Span
    kind: str
    which: str


@dataclass(frozen=True, slots=True)
class _Lists:
    before: re.Pattern[str]
    behind: re.Pattern[str]
    changes: re.Pattern[str]
    over: frozenset[str]
    ranks: dict[str, tuple[str, str]]


@cache
def _lists() -> _Lists:
    told = raw()["titles"]
    ranks = {word: (kind, row.split()[0]) for kind in ("ranks", "houses") for row in told[kind] for word in row.split()}
    offices = "|".join(sorted([*told["offices"].split(), *ranks], key=len, reverse=True))

    def made(name: str) -> re.Pattern[str]:
        return re.compile(told[name].replace("OFFICE", offices).replace("SECOND", "|".join(told["second"].split())), re.I)

    return _Lists(made("before"), made("behind"), made("changes"), frozenset(told["over"].split()), ranks)


def odds(text: str, found: Sequence[Name]) -> Iterator[tuple[Title, Title]]:
    """Pairs of titles of one person that are at odds, the first that the text gives and the other."""
    full: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    for name in found:
        if len(name.parts) > 1:
            full[name.last].add(name.parts)
    titled: dict[str, list[Title]] = defaultdict(list)
    changes: dict[Span, bool] = {}
    for name in found:
        s = name.sentence
        if len(full[name.last]) == 1:
            changes[s] = changes.get(s, False) or (s not in changes and _lists().changes.search(text, s.start, s.end) is not None)
            titled[name.last].extend(() if changes[s] else _titles(text, name))
    for titles in titled.values():
        first: dict[str, Title] = {}
        for title in titles:
            known = first.setdefault(title.kind, title)
            if known.which != title.which:
                yield known, title
                break


def _titles(text: str, name: Name) -> Iterator[Title]:
    lists = _lists()
    start = max(name.sentence.start, name.span.start - _WINDOW)
    ahead, after = text[start : name.span.start], text[name.span.end : min(name.sentence.end, name.span.end + _WINDOW)]
    for m, begin in ((lists.before.search(ahead), start), (lists.behind.search(after), name.span.end)):
        if m is None or lists.over & set(re.findall(r"\w+", m["lead"].lower())):
            continue
        office = m["office"].lower()
        kind, which = lists.ranks.get(office, (office, (m["second"] or "").lower()))
        yield Title(Span(begin + m.start("title"), begin + m.end("title")), kind, which)
