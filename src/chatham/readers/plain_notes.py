"""Comments and footnotes at the end of a text that Google Docs exported: ``[a]`` in the text, ``[a]words`` below it."""

from __future__ import annotations

import re
from itertools import count
from typing import Literal

from chatham.core.story import Note
from chatham.core.text import Span

_COMMENT = re.compile(r"^\[(?P<mark>[a-z]{1,2})\](?=\S)", re.M)
_FOOTNOTE = re.compile(r"^\[(?P<mark>\d{1,3})\](?= ?\S)", re.M)
_RULE = re.compile(r"^_{8,}[ \t]*$", re.M)


def notes_at_the_end(string: str) -> tuple[int, list[Note]]:
    """Where the draft itself ends, and the notes below it; only where every mark is there once, in order."""
    end, comments = _section(string, len(string), _COMMENT, "comment")
    end, footnotes = _section(string, end, _FOOTNOTE, "footnote")
    return end, sorted([*comments, *footnotes], key=lambda note: note.span)


def _section(string: str, end: int, form: re.Pattern[str], kind: Literal["comment", "footnote"]) -> tuple[int, list[Note]]:
    """The last lines that begin with the first mark, the second and so on."""
    mark = "[a]" if kind == "comment" else "[1]"
    if not string.startswith(mark) and f"\n{mark}" not in string:  # most files have none, and this is soon told
        return end, []
    told = list(form.finditer(string, 0, end))
    marks = _letters() if kind == "comment" else (str(n) for n in count(1))
    first = next(iter(told), None)
    if first is None or [m["mark"] for m in told] != [mark for mark, _ in zip(marks, told, strict=False)]:
        return end, []
    begin = first.start()
    places = [[m.start() for m in re.finditer(re.escape(f"[{t['mark']}]"), string[:begin])] for t in told]
    starts = [p[0] for p in places if len(p) == 1]
    if len(starts) != len(told) or starts != sorted(starts):
        return end, []
    closes = [m.start() for m in told[1:]] + [end]
    notes = [Note(kind, Span(at, at), " ".join(string[m.end() : close].split())) for at, m, close in zip(starts, told, closes, strict=True)]
    rules = [m.start() for m in _RULE.finditer(string, 0, begin) if not string[m.end() : begin].strip()]
    return (rules[-1] if rules else begin), [note for note in notes if note.words]


def _letters() -> list[str]:
    single = [chr(c) for c in range(97, 123)]
    return single + [a + b for a in single for b in single]
