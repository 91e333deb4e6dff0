"""Subtitles: .srt and .vtt, with the speakers that some programs write into them."""

from __future__ import annotations

import re
from array import array

import numpy as np
from numpy.typing import NDArray

from chatham.core.errors import ReadError
from chatham.core.evidence import Head, Interview, Piece, Turn
from chatham.core.rows import Rows
from chatham.core.text import Text
from chatham.readers.cues import regular_cues
from chatham.readers.head import parse_head, terms_of
from chatham.readers.turns import _GENERIC, _INTERVIEWER, _TERMS, Turns, seconds

_TIMES = r"(?P<from>(?:\d+:)?\d{1,2}:\d{2}[.,]\d{1,3})[ \t]*-->[ \t]*(?P<to>(?:\d+:)?\d{1,2}:\d{2}[.,]\d{1,3})[^\n]*"
_CUE = re.compile(rf"^{_TIMES}\n(?P<words>(?:(?!\d+[ \t]*\n(?:\d+:)?\d{{1,2}}:|(?:\d+:)?\d{{1,2}}:\d{{2}}[.,]\d{{1,3}}[ \t]*-->)[ \t]*[^\s][^\n]*\n?)*)", re.M)
_TAG = re.compile(r"</?(?:v|c|i|b|u|ruby|rt|lang|font)\b[^>\n]{0,200}>|<(?:\d+:)?\d\d:\d\d[.,]\d{3}>", re.I)
_VOICE = re.compile(r"<v(?:\.[\w.]+)?[ \t]+(?P<name>[^>\n]{1,200})>", re.I)
_NAME = re.compile(
    r"(?:>>[ \t]*)?(?P<name>[A-Z][\w.’' -]{0,38}?|S\d{1,4}|SPEAKER_\d+)[ \t]*:[ \t]+(?=\S)|(?:>>|[-–—])[ \t]+(?=\S)|"
    r"\[(?P<boxed>[A-Z][\w.’' -]{1,38}|SPEAKER_\d+)\]:?[ \t]+(?=\S)"
)
_NOTE = re.compile(r"^NOTE[^\n]*\n(?P<body>(?:[^\n]+\n?)+)", re.M)


def is_captions(string: str) -> str | None:
    """'vtt', 'srt' or None, by what the text begins with."""
    if string.lstrip("\ufeff").startswith("WEBVTT"):
        return "vtt"
    return "srt" if re.match(rf"\s*(?:\d+[ \t]*\n)?{_TIMES}\n", string[:2000]) else None


def read_captions(string: str, label: str, form: str) -> Interview:
    """An interview from subtitles. Raises ReadError when not one cue can be found."""
    head = _head(string, label) if form == "vtt" else Head()
    found = Turns()
    terms = head.terms
    voices = "<v" in string
    named = _recurring(string)
    if not (voices or named or "<" in string or ">>" in string or _DASHED.search(string) or ("[" in string or "(" in string) and _TERMS.search(string)):
        return _plain(string, label, form, head)
    last_end, open_turn = -10.0, False
    number = 0
    for m in _CUE.finditer(string):
        begin, end = m.span("words")
        start = seconds(m["from"])
        words = m["words"]
        if not words.strip():
            continue
        boxed = "[" in words
        for stretch, stop, who, fresh in _stretches(string, begin, end, voices, named, found):
            mark = _TERMS.search(string, stretch, stop) if boxed else None
            if mark:
                terms, stretch, fresh = terms_of(mark["any"] or mark["known"]), mark.end(), True
            current = found.turns[-1] if found.turns else None
            same = current is not None and not fresh and (who == -1 or who == current.speaker)
            if not (same and open_turn and (start - last_end < 3.0 or who >= 0 or (current is not None and current.speaker >= 0))):
                number += 1
                who = current.speaker if who == -1 and current is not None and not fresh else who
                found.turns.append(Turn(number, stretch, stop, who, start, terms))
            _grow(string, found, stretch, stop, start)
            open_turn = who >= 0 or found.turns[-1].speaker >= 0 or string[stretch:stop].rstrip()[-1:] not in tuple(".?!")
        last_end = seconds(m["to"])
    if not found.pieces:
        raise _no_cues(label)
    return Interview(
        label, Text(string), tuple(found.turns), tuple(found.pieces), tuple(found.speakers), head, form=form, doubtful_words=head.made_by != "person"
    )


_DASHED = re.compile(r"^(?:>>|[-–—])[ \t]+\S|^\[[A-Z]", re.M)


def _plain(string: str, label: str, form: str, head: Head) -> Interview:
    """Cues that hold nothing but words: a turn goes on until a sentence ends."""
    begins, ends, times = regular_cues(string) or _any_cues(string)
    if not len(begins):
        raise _no_cues(label)
    pieces, turns = _sentences(string, begins, ends, times, head.terms)
    return Interview(label, Text(string), turns, pieces, (), head, form=form, doubtful_words=True)


def _any_cues(string: str) -> tuple[NDArray[np.int32], NDArray[np.int32], NDArray[np.float64]]:
    """Where the words of each cue begin and end, and its time, whatever the file looks like."""
    cues = [(m.start("words"), m.start("words") + len(m["words"].rstrip()), seconds(m["from"])) for m in _CUE.finditer(string)]
    cues = [cue for cue in cues if cue[1] > cue[0]]
    begins, ends, times = zip(*cues, strict=True) if cues else ((), (), ())
    return np.array(begins, np.int32), np.array(ends, np.int32), np.array(times, np.float64)


def _sentences(
    string: str, begins: NDArray[np.int32], ends: NDArray[np.int32], times: NDArray[np.float64], terms: str | None
) -> tuple[Rows[Piece], Rows[Turn]]:
    """Pieces and turns as columns; each cue is a piece."""
    closed = np.fromiter((string[end - 1] in ".?!" for end in ends.tolist()), np.bool_, len(ends))
    which: NDArray[np.int32] = (np.cumsum(closed) - closed).astype(np.int32)
    first = np.flatnonzero(np.append(True, closed[:-1]))
    last = np.append(first[1:], len(ends)) - 1
    pieces = Rows(Piece, [_ints(begins), _ints(ends), _ints(which), array("d", times.tobytes()), array("b", bytes(len(ends)))])
    numbers, nobody = np.arange(1, len(first) + 1, dtype=np.int32), np.full(len(first), -1, np.int32)
    told = array("b", bytes([0 if terms is not None else 255]) * len(first))
    columns = [_ints(numbers), _ints(begins[first]), _ints(ends[last]), _ints(nobody), array("d", times[first].tobytes()), told]
    return pieces, Rows(Turn, columns, (terms,) if terms is not None else ())


def _ints(values: NDArray[np.int32]) -> array[int]:
    return array("i", values.astype(np.int32).tobytes())


def _no_cues(label: str) -> ReadError:
    return ReadError("no-cues", f"{label} looks like subtitles but has no readable cue.", "Export it again as .srt or .vtt.")


def _head(string: str, label: str) -> Head:
    for m in _NOTE.finditer(string[:20_000]):
        body = m["body"].strip().strip("-").strip()
        if re.search(r"(?m)^\w+:[ \t]*\S", body):
            return parse_head(body, label)
    return Head()


def _recurring(string: str) -> set[str]:
    """Labels at the beginning of cue lines that come back, or are codes."""
    seen: dict[str, int] = {}
    if not re.search(r"(?m)^(?:>>[ \t]*)?(?:[A-Z][^\n:]{0,38}:[ \t]|\[[A-Z])", string):
        return set()
    for m in re.finditer(rf"(?m)^{_NAME.pattern}", string):
        name = m["name"] or m["boxed"]
        if name:
            seen[name] = seen.get(name, 0) + 1
    known = {n for n, times in seen.items() if times > 1 or re.match(r"S\d+$|SPEAKER_\d+$", n)}
    usual = {n for n in seen if _INTERVIEWER.match(n) or _GENERIC.match(n)}
    return known | usual if known or len(usual) > 1 else known


def _stretches(string: str, begin: int, end: int, voices: bool, named: set[str], found: Turns) -> list[tuple[int, int, int, bool]]:
    """The spoken stretches of one cue: (start, end, speaker or -1, whether somebody new begins)."""
    stretches: list[tuple[int, int, int, bool]] = []
    at = begin
    for line in string[begin:end].splitlines(keepends=True):
        start, stop = at, at + len(line.rstrip())
        at += len(line)
        who, fresh = -1, False
        voice = _VOICE.search(string, start, stop) if voices else None
        if voice:
            who, start, fresh = found.speaker(voice["name"]), voice.end(), True
        m = None if voice else _NAME.match(string, start, stop)
        if m and (m["name"] or m["boxed"]) in named:
            who, start, fresh = found.speaker(m["name"] or m["boxed"]), m.end(), True
        elif m and not m["name"] and not m["boxed"]:
            start, fresh = m.end(), True
        while (cut := string.find(">>", start, stop)) >= 0:
            if string[start:cut].strip():
                stretches.append((start, cut, who, fresh))
            start, who, fresh = cut + 2, -1, True
        fresh = fresh and not (who >= 0 and bool(found.turns) and found.turns[-1].speaker == who)
        if start < stop:
            stretches.append((start, stop, who, fresh))
    return stretches


def _grow(string: str, found: Turns, start: int, stop: int, at: float) -> None:
    """Adds the words of one line to the current turn, formatting tags cut out."""
    turn = len(found.turns) - 1
    begin = start
    cuts = [m.span() for m in _TAG.finditer(string, start, stop)] if "<" in string[start:stop] else []
    for cut, after in [*cuts, (stop, stop)]:
        if string[begin:cut].strip():
            found.pieces.append(Piece(begin, cut, turn, at))
        begin = after
    if found.pieces and found.pieces[-1].turn == turn:
        found.turns[turn] = found.turns[turn]._replace(end=found.pieces[-1].end)
