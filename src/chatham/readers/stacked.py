"""Speakers and times on lines of their own, as Trint, Happy Scribe, Teams, Zoom and tables in Word files have them.

Tried before the general search for turns, and believed only where nearly every line that holds nothing but a time is
part of such a heading.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from chatham.core.text import Span
from chatham.readers.turns import _META, Turns, _labelled, _Mark, find_turns, seconds, speaker

_TIME = r"(?:\d{1,2}:)?\d{1,3}:\d{1,2}(?:[.,]\d{1,3})?"
_RANGE = rf"[\[(]?(?P<time>{_TIME})(?:[ \t]*(?:-->|[-–—]|to)[ \t]*{_TIME})?[\])]?"
_NAME = r"[*_]{0,3}\[?(?P<name>[^\W\d_][^\n:\[\]<>\"“”?!;=|*]{0,44}?)\]?[*_]{0,3}:?"
_HEADINGS = (
    re.compile(rf"^{_RANGE}[ \t]*(?:[-–—|][ \t]*|[ \t]){_NAME}[ \t]*\n", re.M),
    re.compile(rf"^{_NAME}[ \t]*(?:[|,–—-][ \t]*|[ \t]){_RANGE}[ \t]*\n", re.M),
    re.compile(rf"^{_RANGE}[ \t]*\n{_NAME}[ \t]*\n", re.M),
    re.compile(rf"^{_NAME}[ \t]*\n{_RANGE}[ \t]*\n", re.M),
    re.compile(rf"^\[(?P<name>[^\W\d_][^\n\]]{{0,44}})\][ \t]*{_RANGE}:?[ \t]*(?=\S)", re.M),
)
_SOON = tuple(re.compile("\n" + re.sub(r"\\n$", r"(?=\\n)", h.pattern[1:])) for h in _HEADINGS)
"""The same from the end of the line before, which is looked for several times as fast."""
_LONE = re.compile(rf"^{_RANGE.replace('?P<time>', '')}[ \t]*$", re.M)
_NEAR = re.compile(r"\d:\d")
_ENOUGH = 0.6
_SAMPLE = 40_000


def find_all_turns(string: str, begin: int = 0, terms: str | None = None, paragraphs: Sequence[Span] = ()) -> Turns:
    """Turns and pieces of ``string`` from ``begin`` on, whichever way it names its speakers; ``paragraphs`` as in ``find_turns``."""
    marks = _marks(string, begin) if _NEAR.search(string, begin, begin + _SAMPLE) else []
    if not marks:
        return find_turns(string, begin, terms, paragraphs)
    found = Turns()
    _labelled(string, begin, marks, terms, found)
    return found if found.pieces else find_turns(string, begin, terms, paragraphs)


def _marks(string: str, begin: int) -> list[_Mark]:
    """The headings of the one form that the file keeps to; none where it keeps to none of them."""
    sample = "\n" + string[begin : begin + _SAMPLE]
    counts = [len(_found(soon, sample, 0, len(sample))) for soon in _SOON]
    if max(counts) < 2:
        return []
    found = _found(_HEADINGS[counts.index(max(counts))], string, begin, len(string))
    marks = [_Mark(m.start(), m.end(), m["name"].strip(" *_\t-–—"), seconds(m["time"])) for m in found]
    names = {mark.name for mark in marks}
    lone = sum(1 for _ in _LONE.finditer(string, begin))
    recurring = len(names) < len(marks) or any(speaker(name).generic for name in names)
    if len(marks) < _ENOUGH * lone or not recurring or (len(marks) > 5 and len(names) > 0.7 * len(marks)):
        return []
    return marks


def _found(heading: re.Pattern[str], string: str, begin: int, end: int) -> list[re.Match[str]]:
    return [m for m in heading.finditer(string, begin, end) if _is_name(m["name"])]


def _is_name(words: str) -> bool:
    """Whether words on a line of their own can be somebody's name: few, and each with a capital or a number."""
    parts = words.split()
    if not 0 < len(parts) <= 5 or _META.match(words) or words.rstrip().endswith((".", ",")):
        return False
    return all(p[0].isupper() or p[0].isdigit() or len(p) < 4 for p in parts)
