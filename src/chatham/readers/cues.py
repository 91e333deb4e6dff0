"""The cues of subtitles as programs write them, a whole file at once."""

from __future__ import annotations

import re

import numpy as np
from numpy.typing import NDArray

_TIMES = b"dd:dd:dd,ddd --> dd:dd:dd,ddd"
_DIGITS = tuple(k for k, c in enumerate(_TIMES) if c == ord("d"))
_SIGNS = tuple((k, c) for k, c in enumerate(_TIMES) if c != ord("d"))
_WORTH = (36_000_000, 3_600_000, None, 600_000, 60_000, None, 10_000, 1_000, None, 100, 10, 1)
_SPACES = tuple(code for code in range(0x3001) if chr(code).isspace())

Cues = tuple[NDArray[np.int32], NDArray[np.int32], NDArray[np.float64]]


def regular_cues(string: str) -> Cues | None:
    """Where the words of each cue begin and end, and its time in seconds; cues without words are left out.

    None for a file that is not what programs write throughout: a line of times in full ("00:00:01,000 --> 00:00:02,500") for
    each cue, words below it, an empty line behind. Such a file is read line by line instead, and so is one in which anything stands out.
    """
    codes = np.frombuffer(string.encode("utf-32-le", "surrogatepass"), np.uint32)
    arrows = np.flatnonzero(codes == ord(">")).astype(np.int64) - 15
    many = string.count("-->")
    if not many or len(arrows) != many or arrows[0] < 0 or arrows[-1] + len(_TIMES) > len(codes):
        return None
    if not _all_times(codes, arrows) or re.search(r"\n[ \t]+\n", string):
        return None
    blanks = string.count("\n\n", 0, len(string.rstrip())) + (not string.startswith("WEBVTT"))
    lines = np.flatnonzero(codes == 10)
    where = np.searchsorted(lines, arrows)
    if blanks != many or where[-1] >= len(lines) or (np.diff(where) < 1).any():
        return None
    begins = lines[where] + 1
    empty = lines[np.flatnonzero(np.diff(lines) == 1)]
    behind = np.searchsorted(empty, begins - 1)
    ends = np.append(empty, len(codes))[behind]
    if (ends[:-1] > arrows[1:]).any():
        return None
    return _trimmed(codes, begins, np.maximum(begins, ends), _seconds(codes, arrows))


def _all_times(codes: NDArray[np.uint32], at: NDArray[np.int64]) -> bool:
    """Whether a line of times in full begins at each place."""
    if ((codes[at - 1] != 10) & (at > 0)).any():
        return False
    signs = all(((codes[at + k] == c) | ((c == ord(",")) & (codes[at + k] == ord(".")))).all() for k, c in _SIGNS)
    return signs and all(((codes[at + k] >= 48) & (codes[at + k] <= 57)).all() for k in _DIGITS)


def _seconds(codes: NDArray[np.uint32], at: NDArray[np.int64]) -> NDArray[np.float64]:
    total = np.zeros(len(at), np.int64)
    for k, worth in enumerate(_WORTH):
        if worth is not None:
            total += (codes[at + k].astype(np.int64) - 48) * worth
    return total / 1000.0


def _trimmed(codes: NDArray[np.uint32], begins: NDArray[np.int64], ends: NDArray[np.int64], times: NDArray[np.float64]) -> Cues:
    """Without white space behind the words, and without cues that hold nothing else."""
    while len(loose := np.flatnonzero((ends > begins) & np.isin(codes[np.maximum(ends - 1, 0)], _SPACES))):
        ends[loose] -= 1
    held = ends > begins
    return begins[held].astype(np.int32), ends[held].astype(np.int32), times[held]
