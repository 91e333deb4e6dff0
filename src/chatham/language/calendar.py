"""Where the dates of a text do not agree with the calendar or with each other."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from chatham.core.text import Span
from chatham.language.dates import Day, days, number, pattern, said, weekday_name
from chatham.language.storywords import raw
from chatham.language.wording import shown

_YEARS = range(1990, 2050)  # every kind of year, several times
_BEFORE = 70
_NEAR = 270
_FIGURES = re.compile(r"\d\d")


@dataclass(frozen=True, slots=True)
class Off:
    """What does not agree, and why; ``sure`` where the calendar alone says so."""

    span: Span
    why: str
    sure: bool = False


def impossible(found: Sequence[Day], text: str) -> Iterator[Off]:
    """Days that no calendar has. "In April 31 people died" names no day."""
    for day in found:
        if day.exists() or not 1 <= day.day <= 31:
            continue
        behind = text[day.span.end : day.span.end + 2] if text[day.span.start].isalpha() else ""
        before = text[max(0, day.span.start - 3) : day.span.start].lower()
        if day.year is not None or day.weekday is not None or not behind.strip() or not behind[1:].islower() or before == "on ":
            yield Off(day.span, f"{shown(text[day.span.start : day.span.end])} is in no calendar", True)


def weekdays(text: str, found: Sequence[Day], paragraphs: Sequence[Span], published: date | None) -> Iterator[Off]:
    """Weekdays that do not fit their date; where no year is said, the one nearest to the day of publication is meant."""
    loose: list[Day] = []
    for day in found:
        if day.weekday is None or not day.exists():
            continue
        if day.year is None and published is None:
            loose.append(day)
            continue
        meant = day.nearest(published or date.min)
        if meant is None or meant.weekday() == day.weekday or day.year is None and published and _fits_another(text, day, paragraphs, published):
            continue
        yield Off(day.span, f"{shown(text[day.span.start : day.span.end])}: {said(meant)} is a {weekday_name(meant.weekday())}", day.year is not None)
    yield from _against_each_other(text, loose)


def _fits_another(text: str, day: Day, paragraphs: Sequence[Span], published: date) -> bool:
    """Whether the weekday fits in another year that is not far, or that the paragraph names."""
    if any((d := day.in_year(published.year + y)) and d.weekday() == day.weekday and abs(d - published).days <= _NEAR for y in (-1, 0, 1)):
        return True
    at = bisect_right(paragraphs, day.span.start, key=lambda p: p.start) - 1
    paragraph = paragraphs[at] if at >= 0 else day.span
    years = [int(m.group()) for m in pattern("year").finditer(text, paragraph.start, paragraph.end)]
    return any((d := day.in_year(y)) is not None and d.weekday() == day.weekday for y in years)


def _fitting(day: Day) -> frozenset[int]:
    return frozenset(y for y in _YEARS if (d := day.in_year(y)) is not None and d.weekday() == day.weekday)


def _against_each_other(text: str, loose: Sequence[Day]) -> Iterator[Off]:
    """Weekdays of dates without a year that cannot all fall in one year: the rarer, the later where there are two."""
    votes: dict[int, int] = defaultdict(int)
    for day in loose:
        for year in _fitting(day):
            votes[year] += 1
    if len(loose) < 2 or not votes or max(votes.values()) == len(loose):
        return
    most = max(votes.values())
    first = _fitting(loose[0])
    best = {y for y, n in votes.items() if n == most} if most > 1 else first
    fit = next((d for d in loose if _fitting(d) & best), loose[0])
    for day in loose:
        if not _fitting(day) & best:
            yield Off(day.span, f"{shown(text[day.span.start : day.span.end])} and {shown(text[fit.span.start : fit.span.end])} do not fall in one year")


@dataclass(frozen=True, slots=True)
class _Point:
    """An end of a stretch of time: a day, or a year where ``day`` is None."""

    span: Span
    year: int | None
    day: Day | None = None


def lengths(text: str, sentence: Span, found: Sequence[Day]) -> Iterator[Off]:
    """Lengths of time that the two dates beside them do not have."""
    for begin, one, other in _stretches(text, sentence, found):
        for m in pattern("length").finditer(text, sentence.start, sentence.end):
            first = m.end() <= begin and re.fullmatch(raw()["calendar"]["length_first"], text[m.end() : begin])
            last = m.start() >= other.span.end and re.search(raw()["calendar"]["length_last"], text[other.span.end : m.start()])
            if (first or last) and (passed := _off(m, one, other)):
                ends = f"{text[one.span.start : one.span.end]} to {text[other.span.start : other.span.end]}"
                yield Off(Span(*m.span()), f"{shown(m.group())} where the dates beside it, {shown(ends, 50)}, are {passed} apart")


def _stretches(text: str, sentence: Span, found: Sequence[Day]) -> Iterator[tuple[int, _Point, _Point]]:
    """Pairs of dates that are the two ends of a stretch, with where their words begin."""
    points = [_Point(d.span, d.year, d) for d in found if sentence.covers(d.span)]
    for m in pattern("range").finditer(text, sentence.start, sentence.end):
        end = next((p for p in points if p.span.start >= m.end() and p.span.start - m.end() < 6), None)
        if end is not None and end.day is not None:
            span = Span(*m.span("d1"))
            points.append(replace(end, span=span, day=replace(end.day, span=span, day=int(m["d1"]))))
    for m in pattern("year").finditer(text, sentence.start, sentence.end):
        if not any(p.span.start < m.end() and m.start() < p.span.end for p in points):
            points.append(_Point(Span(*m.span()), int(m.group())))
    points.sort(key=lambda p: p.span)
    for one, other in zip(points, points[1:], strict=False):
        opening = pattern("opens").search(text[max(sentence.start, one.span.start - 14) : one.span.start])
        if opening and re.fullmatch(raw()["calendar"]["joins"], text[one.span.end : other.span.start]) and (one.day is None) == (other.day is None):
            yield one.span.start - len(opening.group()), one, other


def _off(m: re.Match[str], one: _Point, other: _Point) -> str:
    """What lies between two dates, where it is not the length that is stated; "" where it is."""
    unit = m["unit"].lower().rstrip("s")
    stated, size = number(m["n"]), raw()["calendar"]["units"][unit]
    slack = 0.25 * stated * size if m["about"] else 0.0
    if one.day is None or other.day is None:
        if one.year is None or other.year is None or size < 365:
            return ""
        passed = (other.year - one.year) * 365
        allowed = size // 2 if unit == "decade" else 365
        return "" if abs(passed - stated * size) <= allowed + slack else f"{other.year - one.year} years"
    between = days_between(one.day, other.day)
    if between is None:
        return ""
    allowed = {"day": 1, "week": 6, "fortnight": 6, "month": 31}.get(unit, 366)
    return "" if abs(between - stated * size) <= allowed + slack else f"{between} days"


def days_between(one: Day, other: Day) -> int | None:
    """The days from one date to a later one; where a year is missing, both are in one year or the next."""
    year = one.year or other.year or 2023
    begin = one.in_year(one.year or year)
    end = other.in_year(other.year or year)
    if begin is None or end is None:
        return None
    if end < begin and one.year is None:
        begin = one.in_year(year - 1)
    elif end < begin and other.year is None:
        end = other.in_year(year + 1)
    return (end - begin).days if begin and end and end >= begin else None


def steps(text: str, sentence: Span, before: Span | None, found: Sequence[Day]) -> Iterator[Off]:
    """ "Two days later, on 7 May" where the date before it is not two days earlier."""
    here = [d for d in found if sentence.covers(d.span)]
    for one, other in zip(here, here[1:], strict=False):
        m = pattern("since").search(text[one.span.end : other.span.start])
        if m is not None and not text[one.span.end : one.span.end + m.start()].strip(" ,") and (passed := _misstep(m, other, one)) is not None:
            span = Span(one.span.start, other.span.end)
            yield Off(span, f"{shown(text[one.span.start : one.span.end])} is {passed} from {shown(text[other.span.start : other.span.end])}")
    for day in here:
        start = max(sentence.start, day.span.start - _BEFORE)
        m = pattern("after").search(text[start : day.span.start])
        if m is None:
            continue
        ahead = [d for d in here if d.span.end <= start + m.start()]
        anchors = ahead[-1:] or ([d for d in found if before.covers(d.span)] if before else [])
        if len(anchors) == 1 and (passed := _misstep(m, anchors[0], day)) is not None:
            anchor = text[anchors[0].span.start : anchors[0].span.end]
            span = Span(start + m.start(), day.span.end)
            yield Off(span, f"{shown(text[span.start : span.end], 50)} is {passed} from {shown(anchor)}")


def _misstep(m: re.Match[str], anchor: Day, day: Day) -> str | None:
    told = m.groupdict()
    way = (m["way"] or told.get("wayly") or m["next"]).lower()
    backwards = way in raw()["calendar"]["back"].split()
    between = days_between(day, anchor) if backwards else days_between(anchor, day)
    if between is None or between > 300 and anchor.year is None:
        return "in the other direction" if between is not None else None
    unit = (m["unit"] or told.get("one") or "day").lower().rstrip("s")
    stated = number(m["n"]) if m["n"] else 1
    size = raw()["calendar"]["units"].get(unit, 1)
    allowed = {1: 0, 7: 2, 14: 4, 30: 10}.get(size, 200)
    if told.get("one") == "week":
        allowed = 6
    return None if abs(between - stated * size) <= allowed else f"{between} day{'' if between == 1 else 's'}"


def ages(text: str, sentences: Sequence[Span], published: date | None) -> Iterator[Off]:
    """Ages that do not go with a year of birth, of death or of publication; two ages of one person."""
    known: dict[str, tuple[str, int]] = {}
    dated = [s for s in sentences if _FIGURES.search(text, s.start, s.end)]
    for before, s in zip([*dated[:1], *dated], dated, strict=False):
        yield from _deaths(text, before, s)
    for s in dated:
        told = [(m, int(m["n"])) for m in pattern("age").finditer(text, s.start, s.end)]
        born = [int(m["y"] or m["y0"]) for m in pattern("born").finditer(text, s.start, s.end)]
        for m, age in told:
            name, last = m["name"], m["name"].split()[-1]
            first = known.setdefault(last, (name, age))
            if first[1] != age and (first[0].split()[0] == name.split()[0] or " " not in name):
                yield Off(Span(*m.span("n")), f"{shown(m.group())}, who is {first[1]} where the name stands first")
            elif len(born) == 1 and len(told) == 1 and published is not None and age not in (published.year - born[0], published.year - born[0] - 1):
                yield Off(Span(*m.span("n")), f"{shown(m.group())} of somebody born in {born[0]}, in a story of {published.year}")
        for m in pattern("aged_then").finditer(text, s.start, s.end) if len(born) == 1 else ():
            age, year = int(m["n"] or m["n0"]), int(m["y"] or m["y0"])
            if year != born[0] and age not in (year - born[0], year - born[0] - 1):
                yield Off(Span(*m.span("n" if m["n"] else "n0")), f"“{age}” in {year} of somebody who is born in {born[0]}")
        for m in pattern("lived").finditer(text, s.start, s.end):
            yield from _lifetime(Span(*m.span("n")), int(m["b"]), int(m["d"]), int(m["n"]))


def _deaths(text: str, before: Span, sentence: Span) -> Iterator[Off]:
    died = list(pattern("died").finditer(text, sentence.start, sentence.end))
    if len(died) != 1:
        return
    near = (list(pattern("born").finditer(text, s.start, s.end)) for s in (sentence, before))
    born = [int(m["y"] or m["y0"]) for m in next((found for found in near if found), [])]
    if len(born) == 1:
        m = died[0]
        yield from _lifetime(Span(*m.span("n" if m["n"] else "n0")), born[0], int(m["y"] or m["y0"]), int(m["n"] or m["n0"]))


def _lifetime(span: Span, born: int, died: int, age: int) -> Iterator[Off]:
    if age not in (died - born, died - born - 1):
        yield Off(span, f"“{age}” of somebody who is born in {born} and dies in {died}")


def named_days(text: str, sentences: Sequence[Span]) -> list[Day]:
    """Every day that the sentences name, in order."""
    return sorted((d for s in sentences for d in days(text, s)), key=lambda d: d.span)


def published_on(text: str, lines: Sequence[Span]) -> date | None:
    """The one day with a year that bylines and datelines name."""
    told = {d for span in lines for day in days(text, span) if day.year and (d := day.in_year(day.year))}
    return next(iter(told)) if len(told) == 1 else max(told, default=None)
