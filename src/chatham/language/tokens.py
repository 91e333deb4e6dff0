"""Words and marks of a paragraph with their places, in one pass of one pattern."""

from __future__ import annotations

import re
from functools import cache

from chatham.core.text import Span
from chatham.language.reporting import lexicon

_CLITIC = re.compile(r"(?:n['’]t|['’](?:s|S|re|ve|ll|d|m|RE|VE|LL|D|M))$")


@cache
def _pattern() -> re.Pattern[str]:
    short = "|".join(re.escape(a) for a in sorted(lexicon().abbreviations, key=len, reverse=True))
    return re.compile(
        rf"''|``|(?:https?://|www\.)\S+|[\w.+-]+@[\w-]+\.[\w.-]+|[@#]\w+"
        rf"|(?:[A-Za-z]\.){{2,}}|\b(?:{short})\.|\b[A-Z]\.(?=\s[A-Z])"
        r"|[$€£]?\d+(?:[.,:]\d+)*(?:st|nd|rd|th|s|m|bn|k)?\b"
        r"|\w+(?:(?:-(?=\w)|['’&](?=\w))\w+)*"
        r"|\.{2,}|--+|\S"
    )


def tokens(string: str, paragraph: Span) -> list[tuple[int, int]]:
    """Start and end of every word and mark; "don't" and "Ada's" come as two."""
    found: list[tuple[int, int]] = []
    for m in _pattern().finditer(string, paragraph.start, paragraph.end):
        begin, end = m.span()
        word = m.group()
        clitic = _CLITIC.search(word) if "'" in word or "’" in word else None
        if clitic and clitic.start():
            found.append((begin, begin + clitic.start()))
            found.append((begin + clitic.start(), end))
        else:
            found.append((begin, end))
    return found
