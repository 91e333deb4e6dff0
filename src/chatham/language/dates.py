"""Days that a text names: their weekday, month, day and year, as far as they are said, and whether there is such a day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from chatham.core.text import Span
from chatham.language.lexicon import english
from chatham.language.storywords import raw

_LONGEST_MONTH = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


@dataclass(frozen=True, slots=True)
class Day:
    """A day as it is said; what is not said is None. ``weekday`` counts from Monday, 0."""

    span: Span
    day: int
    month: int
    year: int | None = None
    weekday: int | None = None

    def exists(self) -> bool:
        """Whether the calendar has it, in the year that is said or in any."""
        if not 1 <= self.day <= _LONGEST_MONTH[self.month - 1]:
            return False
        return self.year is None or (self.month, self.day) != (2, 29) or self.in_year(self.year) is not None

    def in_year(self, year: int) -> date | None:
        """The day in a year, None where that year lacks it."""
        try:
            return date(year, self.month, self.day)
        except ValueError:
            return None

    def nearest(self, to: date) -> date | None:
        """The day in the year that is said, or else the one that is nearest to a day."""
        if self.year is not None:
            return self.in_year(self.year)
        return min((d for y in (-1, 0, 1) if (d := self.in_year(to.year + y))), key=lambda d: abs(d - to), default=None)


@cache
def names() -> tuple[dict[str, int], dict[str, int]]:
    """Months and weekdays by their names and abbreviations."""
    told = raw()["calendar"]
    return told["months"], told["weekdays"]


@cache
def pattern(name: str, flags: int = re.I) -> re.Pattern[str]:
    """A pattern of the data file."""
    months, weekdays = (sorted(table, key=len, reverse=True) for table in names())
    numbers = [*english().numbers, "a", "an"]
    source: str = raw()["calendar"][name]
    for sign, words in (("MONTH", months), ("WEEKDAY", weekdays), ("NUMBER", [r"\d{1,4}", *sorted(numbers, key=len, reverse=True)])):
        source = source.replace(sign, f"(?:{'|'.join(words)})")
    return re.compile(source, flags)


def number(words: str) -> int:
    """A number in digits or words of the data file; "a" is one."""
    low = words.lower()
    return int(low) if low.isdigit() else english().numbers.get(low, 1)


def days(text: str, span: Span) -> Iterator[Day]:
    """Every day that is named in a stretch of text."""
    months, weekdays = names()
    for m in pattern("date").finditer(text, span.start, span.end):
        month = m["m1"] or m["m2"]
        if not month[0].isupper() and m["d1"] is None:
            continue  # "he may 5"
        weekday = m["wd"] or m["wd2"]
        year = m["y1"] or m["y2"]
        told = weekdays[weekday.lower()] if weekday else None
        end = m.end() - (m.group().endswith(".") and month.lower() in list(months)[:12])
        yield Day(Span(m.start(), end), int(m["d1"] or m["d2"]), months[month.lower()], int(year) if year else None, told)
    for m in pattern("iso").finditer(text, span.start, span.end):
        year, month, day = (int(m[k] or m[k + "0"]) for k in "ymd")
        if 1 <= month <= 12:
            yield Day(Span(*m.span()), day, month, year, weekdays[m["wd"].lower()] if m["wd"] else None)


def weekday_name(number: int) -> str:
    """Monday to Sunday."""
    return next(name.capitalize() for name, n in names()[1].items() if n == number and len(name) > 5)


def month_name(number: int) -> str:
    """January to December."""
    return next(name.capitalize() for name, n in names()[0].items() if n == number)


def said(day: date) -> str:
    """A day as a message says it."""
    return f"{day.day} {month_name(day.month)} {day.year}"


def months_between(one: date, other: date) -> float:
    """How many months lie between two days."""
    return (other - one) / timedelta(days=30.44)
