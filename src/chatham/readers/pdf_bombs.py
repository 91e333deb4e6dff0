"""Tell a PDF that would unfold into far more than it seems to hold, before it is opened."""

from __future__ import annotations

import re
import zlib
from itertools import islice
from typing import Final

MOST_UNFOLDED: Final = 256 * 2**20
MOST_DRAWN: Final = 2_000_000
_MOST_RATIO: Final = 100
_MOST_FLATE: Final = 1100  # the most that one byte of this packing can unfold into, a little more
_STREAM: Final = re.compile(rb"(?<!end)stream\r?\n")
_TWICE: Final = re.compile(rb"/(?:FlateDecode|Fl)[ \t\r\n]*/(?:FlateDecode|Fl)\b")
_FORM: Final = re.compile(rb"/Subtype[ \t\r\n]*/Form\b")
_OBJECT: Final = re.compile(rb"(\d{1,9})[ \t\r\n]+\d{1,5}[ \t\r\n]+obj\b")
_MOST_FORMS: Final = 20_000
_REACH: Final = 4000
_REFERENCE: Final = re.compile(rb"(\d{1,9})[ \t\r\n]+\d{1,5}[ \t\r\n]+R\b")
_DRAWS: Final = re.compile(rb"(?<![^\s>\])])Do(?![^\s<\[(/])")


def swollen(data: bytes) -> bool:
    """True for packed streams that grow beyond all measure, and for drawings that draw each other over and over."""
    if _TWICE.search(data):
        return True
    at = 0
    while m := _STREAM.search(data, at):
        at = data.find(b"endstream", m.end())
        at = len(data) if at < 0 else at
        packed = memoryview(data)[m.end() : at]
        if len(packed) > MOST_UNFOLDED // _MOST_FLATE and bytes(packed[:1]) == b"x" and _unfolds(packed):
            return True
    return _drawn(data) > MOST_DRAWN


def _unfolds(packed: memoryview) -> bool:
    """Whether packed bytes grow beyond all measure."""
    unpacker, total = zlib.decompressobj(), 0
    waiting: bytes | memoryview = packed
    try:
        while waiting and total <= MOST_UNFOLDED:
            part = unpacker.decompress(waiting, 2**20)
            total += len(part)
            waiting = unpacker.unconsumed_tail if part else b""
    except zlib.error:
        return False
    return total > MOST_UNFOLDED and total > _MOST_RATIO * len(packed)


def _drawn(data: bytes) -> int:
    """At most how often a drawing in the file draws others, all that these draw counted in."""
    draws: dict[int, int] = {}
    inside: dict[int, list[int]] = {}
    for m in islice(_FORM.finditer(data), _MOST_FORMS):
        before = data[max(0, m.start() - _REACH) : m.start()]
        heads = list(_OBJECT.finditer(before))
        begin = _STREAM.search(data, m.end(), m.end() + _REACH)
        if not heads or begin is None:
            continue
        end = data.find(b"endstream", begin.end())
        content = data[begin.end() : end if end >= 0 else len(data)]
        number, told = int(heads[-1][1]), before[heads[-1].end() :] + data[m.end() : begin.start()]
        try:
            content = zlib.decompressobj().decompress(content, 2**20) if content[:1] == b"x" else content[: 2**20]
        except zlib.error:
            content = b""
        draws[number] = len(_DRAWS.findall(content))
        inside[number] = [int(r) for r in _REFERENCE.findall(told)]
    total: dict[int, int] = {}
    for _ in range(min(len(draws), 40)):  # from the innermost outwards; PDFium itself goes no deeper
        total = {n: 1 + times * max((total.get(i, 0) for i in inside[n] if i != n), default=0) for n, times in draws.items()}
        if max(total.values()) > MOST_DRAWN:
            break
    return max(total.values(), default=0)
