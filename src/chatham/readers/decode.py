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


_ODD = bytes([*range(9), *range(14, 27)])


def decode(data: bytes, label: str) -> tuple[str, bool]:
    """The text without byte order mark and carriage returns, and whether the encoding had to be guessed.

    Raises ReadError for bytes that are no text in any of the encodings tried.
    """
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _lines(data[len(mark) :].decode(name, "replace")), False
    guessed = False
    try:
        string = data.decode("utf-8")
    except UnicodeDecodeError:
        if looks_binary(data):
            raise ReadError("not-text", f"{label} is not a text file.", "Save it as text or Word and run again.") from None
        string, guessed = data.decode("cp1252", "replace"), True
    return _lines(string), guessed


def looks_binary(data: bytes) -> bool:
    """True if the first part has bytes that no text of any encoding above would hold."""
    head = data[:8192]
    odd = len(head) - len(head.translate(None, _ODD))
    return b"\x00" in head or odd > len(head) // 100


def _lines(string: str) -> str:
    return re.sub("\r\n?", "\n", string) if "\r" in string else string
