"""Sums and shares that a text states in one place: parts and their total, so many of so many, percentages of one whole."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from chatham.core.reading import Declared
from chatham.core.text import Span
from chatham.language.counted import Count, num, pattern, value
from chatham.language.storywords import raw
from chatham.language.wording import shown

_ENDS = re.compile(r"[.;:?!)—–]|\s-\s")
_CUTS = re.compile(r",\s+(?:and\s+)?|\s+and\s+|;\s+(?:and\s+)?")
_PARENTHESISED = re.compile(r"(?P<noun>[a-z]+s|people|men|women|children|staff)\s\((?P<n>\d{1,6})\)")
_ROUGH = re.compile(r"(?:about|around|nearly|almost|some|just over|just under|more than|over|roughly) $", re.I)


@dataclass(frozen=True, slots=True)
class Wrong:
    """A sum that does not come out, and why."""

    span: Span
    why: str


def sums(text: str, sentence: Span, counted: Sequence[Count], declared: Sequence[Declared]) -> Iterator[Wrong]:
    """Every sum of a sentence that does not come out."""
    for count in counted:
        yield from _listed(text, sentence, count)
    yield from _in_brackets(text, sentence, counted)
    yield from _in_all(text, sentence)
    yield from _parts(text, sentence)
    yield from _shares(text, sentence)
    yield from _percentages(text, sentence)
    yield from _bracketed_shares(text, sentence)
    yield from _before_and_after(text, sentence, declared)


def _number(words: str) -> int:
    return value(words.lower()) or 0


def _items(words: str) -> list[int] | None:
    """The numbers of a list, None where one of its items has none."""
    numbers = []
    for item in _CUTS.split(words):
        m = pattern("item").match(item.strip() + " x")
        if m is None:
            return None
        numbers.append(_number(m["n"]) if m["n"] else 1)
    return numbers if len(numbers) > 1 else None


def _listed(text: str, sentence: Span, count: Count) -> Iterator[Wrong]:
    """ "15 people: nine officials, four deputies and three managers"."""
    m = pattern("parts_behind").match(text, count.span.end, sentence.end)
    whole = m is None and count.noun in raw()["counts"]["wholes"].split()
    comma = pattern("parts_comma").match(text, count.span.end, sentence.end) if whole else None
    if count.rough or m is None and comma is None:
        return
    begin = m.end() if m is not None else comma.end() if comma is not None else count.span.end
    stop = _ENDS.search(text, begin, sentence.end)
    end = stop.start() if stop else sentence.end
    if comma is not None:
        end = _end_of_list(text, begin, end)
    numbers = _items(text[begin:end])
    if not numbers or sum(numbers) == count.value or comma is not None and not _nearly(sum(numbers), count.value):
        return
    yield Wrong(Span(count.span.start, end), f"{shown(text[count.span.start : count.span.end])}, and the parts listed make {sum(numbers)}")


def _end_of_list(text: str, begin: int, end: int) -> int:
    """Where the item behind the last "and" ends, before what the sentence goes on with."""
    last = text.rfind(" and ", begin, end)
    comma = text.find(",", last + 5, end) if last >= 0 else -1
    return comma if comma >= 0 else end


def _nearly(parts: int, whole: int) -> bool:
    """Whether the parts miss the whole by so little that they are meant to make it."""
    return abs(parts - whole) <= max(2, whole // 8)


def _in_brackets(text: str, sentence: Span, counted: Sequence[Count]) -> Iterator[Wrong]:
    """ "38 interviews with deputies (14), clerks (9) and lobbyists (7)"."""
    parts = list(_PARENTHESISED.finditer(text, sentence.start, sentence.end))
    if len(parts) < 2:
        return
    numbers = [int(m["n"]) for m in parts]
    whole = next((c for c in reversed(counted) if c.span.end <= parts[0].start()), None)
    joined = all(re.fullmatch(r",? (?:and )?(?:[a-z-]+ ){0,3}", text[a.end() : b.start()]) for a, b in zip(parts, parts[1:], strict=False))
    if whole is None or whole.rough or not joined or whole.value < max(numbers) or sum(numbers) == whole.value:
        return
    yield Wrong(Span(whole.span.start, parts[-1].end()), f"{shown(text[whole.span.start : whole.span.end])}, and the parts in brackets make {sum(numbers)}")


def _in_all(text: str, sentence: Span) -> Iterator[Wrong]:
    """ "Nine officials, four deputies and three managers, 15 in all"."""
    for m in pattern("total").finditer(text, sentence.start, sentence.end):
        ahead = text[sentence.start : m.start()].rstrip()
        whole = _number(m["y"] or m["y0"])
        pieces = _CUTS.split(ahead)
        first = next((k for k, p in enumerate(pieces) if _leading(p) is not None), None)
        if first is None:
            continue
        numbers = [_leading(p) for p in pieces[first:]]
        known = [n for n in numbers if n is not None]
        if len(known) > 1 and len(known) == len(numbers) and sum(known) != whole:
            begin = m.end() - len(m.group()[1:].lstrip())
            yield Wrong(Span(begin, m.end()), f"{shown(text[begin : m.end()])}, and the parts before it make {sum(known)}")


def _leading(item: str) -> int | None:
    """The number with which an item of a list begins, or the one before its noun where a verb stands in front."""
    m = pattern("item").match(item.strip() + " x")
    if m is None:
        m = re.compile(rf"^[\w’' ]{{0,60}}?\b(?P<n>{num()})\s(?=[a-z])", re.I).match(item.strip() + " x")
    return (_number(m["n"]) if m["n"] else 1) if m else None


def _parts(text: str, sentence: Span) -> Iterator[Wrong]:
    """More than there are, and "the other three" of what is left."""
    for m in pattern("part").finditer(text, sentence.start, sentence.end):
        if _number(m["x"]) > _number(m["y"]) > 1:
            yield Wrong(Span(*m.span()), f"{shown(m.group())} is more than there are")
    for m in pattern("rest").finditer(text, sentence.start, sentence.end):
        found = [n for w in re.findall(r"[\w-]+", m["parts"]) if (n := value(w.lower())) is not None]
        whole, left = _number(m["y"]), _number(m["x"])
        if 0 < len(found) < 4 and whole > 1 and sum(found) + left != whole:
            yield Wrong(Span(*m.span()), f"The parts of {whole} make {sum(found) + left}")


def _shares(text: str, sentence: Span) -> Iterator[Wrong]:
    """ "Twelve of 16 (75 percent)", "two thirds (12 of 18)"."""
    yield from _fractions(text, sentence)
    for name in ("share", "shared"):
        for m in pattern(name).finditer(text, sentence.start, sentence.end):
            x, y, z = _number(m["x"]), _number(m["y"]), float(m["z"])
            about = _ROUGH.search(text, sentence.start, m.start("z")) is not None
            if y and abs(100 * x / y - z) > (2.5 if about else 1.0):
                yield Wrong(Span(*m.span()), f"The share {x} of {y} is {100 * x / y:.3g} percent, not {m['z']}")


def _fractions(text: str, sentence: Span) -> Iterator[Wrong]:
    """ "Two thirds (12 of 18)", "more than half of the 15 interviewees, seven,"."""
    for m in (m for name in ("fraction", "fraction_of") for m in pattern(name).finditer(text, sentence.start, sentence.end)):
        x, y = _number(m["x"]), _number(m["y"])
        wanted = raw()["sums"]["fractions"][" ".join(m["f"].lower().split())]
        if y and not _is_fraction(x / y, wanted, (m["over"] or "").strip().lower(), y):
            yield Wrong(Span(*m.span()), f"The share {x} of {y} is {100 * x / y:.3g} percent, not {shown((m['over'] or '') + m['f'])}")


def _is_fraction(share: float, wanted: float, over: str, whole: int) -> bool:
    if over in ("more than", "over"):
        return share > wanted
    if over in ("less than", "fewer than", "under"):
        return share < wanted
    near = 0.1 if over else max(0.03, 0.5 / whole)
    return abs(share - wanted) <= near + 1e-9


def _percentages(text: str, sentence: Span) -> Iterator[Wrong]:
    """Percentages of one whole, the rest told: they make a hundred."""
    found = list(pattern("percent").finditer(text, sentence.start, sentence.end))
    if len(found) < 2:
        return
    rest = [m for m in pattern("rest_share").finditer(text, found[0].end(), sentence.end) if m.start() < found[-1].end() + 30]
    numbers = [float(m["z"]) for m in found]
    over = sum(numbers) - 100
    explicit = bool(rest) and rest[-1].end() == found[-1].start()
    if rest and (over > 2 or (explicit and abs(over) > 1)) and len(numbers) < 9:
        span = Span(found[0].start(), found[-1].end())
        yield Wrong(span, f"The percentages of one whole make {sum(numbers):g}")


def _bracketed_shares(text: str, sentence: Span) -> Iterator[Wrong]:
    """ "Owned by the state (51 percent), the union (30 percent) and two banks (29 percent)"."""
    found = list(pattern("bracketed_share").finditer(text, sentence.start, sentence.end))
    whole = pattern("whole").search(text, sentence.start, found[0].start()) if len(found) > 1 else None
    together = sum(float(m["z"]) for m in found)
    if whole is not None and together > 101:
        yield Wrong(Span(found[0].start(), found[-1].end()), f"The percentages of one whole make {together:g}")


def parallel(text: str, sentence: Span, wholes: Sequence[Count]) -> Iterator[Wrong]:
    """ "Of the 15, nine were officials and seven were deputies", or "Nine were ..." behind a sentence that counts them: a little more
    than there are. Parts that overlap by much are no parts."""
    first = pattern("parallel_first").match(text, sentence.start, sentence.end)
    if first is None or first["y"] is None and len(wholes) != 1:
        return
    whole = _number(first["y"]) if first["y"] else wholes[0].value
    behind = list(pattern("parallel").finditer(text, first.end(), sentence.end)) or list(pattern("parallel_short").finditer(text, first.end(), sentence.end))
    numbers = [_number(first["n"]), *(_number(m["n"]) for m in behind)]
    if behind and max(numbers) <= whole < sum(numbers) and _nearly(sum(numbers), whole):
        yield Wrong(Span(first.start(), behind[-1].end("n")), f"The parts of {whole} make {sum(numbers)}")


def _before_and_after(text: str, sentence: Span, declared: Sequence[Declared]) -> Iterator[Wrong]:
    """ "Eight were interviewed before the decree and seven after it", of the people that the story says it spoke to."""
    m = pattern("split").match(text, sentence.start, sentence.end)
    near = [d for d in declared if d.span.start < sentence.start and sentence.start - d.span.end < 400]
    if m is not None and near and _number(m["a"]) + _number(m["b"]) != near[-1].count:
        both = _number(m["a"]) + _number(m["b"])
        yield Wrong(Span(m.start(), m.end("b")), f"Before and after make {both}, and the story speaks of {near[-1].count} people")
