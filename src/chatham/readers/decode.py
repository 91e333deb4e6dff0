"""Bytes to text: a byte order mark is believed, then strict UTF-8, then Windows-1252, and the guess is told."""

from __future__ import annotations

import codecs
import re

from chatham.core.errors import ReadError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


_CHARSET = re.compile(rb"<meta\b[^>]{0,200}?charset=[\"']?([A-Za-z0-9_.:-]{2,40})", re.I)
_ODD = bytes([*range(9), *range(14, 27)])


def decode(data: bytes, label: str) -> tuple[str, bool]:
    """The text without byte order mark and carriage returns, and whether the encoding had to be guessed.

    Raises ReadError for bytes that are no text in any of the encodings tried.
    """
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _lines(data[len(mark) :].decode(name, "replace")), False
    wide = unmarked_wide(data)
    if wide:
        return _lines(data.decode(wide, "replace")), True
    guessed = False
    try:
        string = data.decode("utf-8")
    except UnicodeDecodeError:
        if looks_binary(data):
            raise ReadError("not-text", f"{label} is not a text file.", "Save it as text or Word and run again.") from None
        told = _told(data)
        string, guessed = (data.decode("cp1252", "replace"), True) if told is None else (told, False)
    return _lines(string), guessed


def _told(data: bytes) -> str | None:
    """The text in the encoding that a page of HTML says it is in; None where it says none, or a wrong one."""
    m = _CHARSET.search(data, 0, 4096)
    try:
        words = data.decode(m[1].decode("ascii")) if m else ""
        return words if "<meta" in words[:4096].lower() else None
    except (LookupError, ValueError):
        return None


def looks_binary(data: bytes) -> bool:
    """True if the first part has bytes that no text of any encoding above would hold."""
    head = data[:8192]
    odd = len(head) - len(head.translate(None, _ODD))
    return b"\x00" in head or odd > 8 + len(head) // 100


def unmarked_wide(data: bytes) -> str | None:
    """ "utf-16-le" or "utf-16-be" for text in two bytes a letter without a byte order mark, told by where its zeros are."""
    head = data[:8192]
    first, second = head[::2].count(0), head[1::2].count(0)
    if len(head) < 8 or max(first, second) < len(head) // 5 or min(first, second) > len(head) // 200:
        return None
    name = "utf-16-le" if second > first else "utf-16-be"
    words = head[: len(head) // 2 * 2].decode(name, "replace")
    return name if "\ufffd" not in words[:-1] and all(c.isprintable() or c.isspace() for c in words) else None


def _lines(string: str) -> str:
    return re.sub("\r\n?", "\n", string) if "\r" in string else string
