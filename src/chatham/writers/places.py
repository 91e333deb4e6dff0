"""Places as other programs count them: relative addresses of files, lines and columns."""

from __future__ import annotations

import json
import re
from bisect import bisect_right

# A transcript's own "\ud83d" escape can leave half a character behind, which UTF-8 cannot carry.
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_PLAIN = frozenset(b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~/")


def address(label: str) -> str:
    """A file's label as a relative URI; every sign that could mean something else is written in percent."""
    return "".join(chr(b) if b in _PLAIN else f"%{b:02X}" for b in label.encode("utf-8", "replace"))


class Lines:
    """Where the lines of a text begin; they end at line feeds only."""

    def __init__(self, string: str) -> None:
        """``string`` is the text that positions count in."""
        self._starts = [0, *(m.end() for m in re.finditer("\n", string))]

    def at(self, position: int) -> tuple[int, int]:
        """Line and column of a position, both from 1 on, the column in code points."""
        line = bisect_right(self._starts, position)
        return line, position - self._starts[line - 1] + 1


def encodable(words: str) -> str:
    """``words`` in characters that UTF-8 can carry."""
    return _LONE_SURROGATE.sub("\ufffd", words)


def document(value: object) -> str:
    """A JSON document with one trailing newline."""
    return encodable(json.dumps(value, ensure_ascii=False, indent=1)) + "\n"
