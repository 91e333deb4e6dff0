"""Who speaks when: turns and pieces of a plain transcript, whatever way it names its speakers.

Labels are told from ordinary words by what the whole file does with them: a time stamp beside it, a usual word
("Q", "Speaker 1", "S07"), capitals, or coming back line after line.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from chatham.core.evidence import Piece, Speaker, Turn
from chatham.core.secret import Secret
from chatham.core.text import Span
from chatham.readers.head import terms_of

_TIME = r"(?:\d{1,2}:)?\d{1,3}:\d{2}(?:[.,]\d{1,3})?"
_NAME = r"[^\W_][^\n:\[\]()<>\"“”?!;=]{0,44}?"
_LINE = re.compile(
    (
        rf"^(?P<bold>[*_]{{0,3}})(?:[\[(]?(?:\d{{1,4}}[./-]\d{{1,2}}[./-]\d{{1,4}},?[ \t]+)?(?P<time>{_TIME})[\])]?"
        rf"[ \t]*[-–—]?[ \t]*)?[*_]{{0,3}}(?P<name>{_NAME})"
        rf"[ \t]*(?:[\[(](?P<time2>{_TIME})[\])][ \t]*)?[*_]{{0,3}}:[*_]{{0,3}}(?=[ \t\n]|"
        rf"$)[ \t]*"
    ),
    re.M,
)
_OTTER = re.compile(rf"^[*_]{{0,3}}(?P<name>{_NAME})[*_]{{0,3}}[ \t]*(?:[ \t][-–—|]?[ \t]*|[-–—|][ \t]*)[\[(]?(?P<time>{_TIME})[\])]?[ \t]*$\n?", re.M)
_STAMPED = re.compile(rf"^[\[(]?(?P<time>{_TIME})[\])]?[ \t]+(?P<name>{_NAME})[ \t]*$\n", re.M)
_TERMS = re.compile(
    (
        r"[\[(](?=[^\])\n]{0,150}(?:term|record|background|attribution))[ \t]*(?:terms?[ \t]*:[ \t]*(?P<any>[^\])\n]{2,60})|"
        r"(?P<known>(?:[\w’' ,-]{0,30}\b)?(?:off[ -](?:the[ -])?record|on[ -](?:the[ -])?record|(?:on |"
        r"deep )?background|not for attribution)\b[^\])\n]{0,40}))[\])]"
    ),
    re.I,
)
_STAMP = re.compile(rf"[\[(](?P<time>{_TIME})[\])]|^(?P<bare>{_TIME})[ \t]*$", re.M)
_INLINE = re.compile(rf"[\[(](?<!\n[\[(]){_TIME}[\])]")
_ALONE = re.compile(rf"\n[\[(]?{_TIME}[\])]?[ \t]*$", re.M)
"""Patterns that begin with a line's end are looked for several times as fast as those that begin with ``^``."""
_TRANSLATED = re.compile(r"^=[ \t]+(?P<words>.*)$", re.M)
_INTERVIEWER = re.compile(
    r"(?:q\d*|int|intr|iv|me|question|chatham|(?:interviewer|reporter|journalist|moderator|host|editor|researcher|correspondent)(?: ?\d{1,2})?)\.?$", re.I
)
_GENERIC = re.compile(
    r"(?:a\d*|answer|r\d*|p\d+|speaker[ _]?\w{1,3}|spk[ _]?\d+|unknown(?: speaker)?(?: ?\d+)?|source(?: ?\d+)?|participant ?\w*|respondent ?\d*|witness ?\d*|"
    r"interviewee ?\d*|guest ?\d*|caller ?\d*|(?:fe)?male(?: voice)?(?: ?\d+)?|man|woman|interpreter|translator|voice ?\d*|informant ?\d*|person ?\w)\.?$",
    re.I,
)
_CODE = re.compile(r"S\d{1,4}$")
_META = re.compile(
    (
        r"(?:notes?|date|place|location|subject|re|time|transcript|recorded|recording|duration|attendees|present|from|"
        r"to|cc|title|file|audio|language|translator'?s? note|summary|source|"
        r"topic|project|interview(?: with)?|https?|www|tel|phone|e-?mail|address|ps|nb|warning|caution|example|chapter|"
        r"part|section|page|figure|table|terms|medium|record|made by|agreed label|length|version|transcribed(?: by)?|"
        r"keywords?|participants?|start|end)$"
    ),
    re.I,
)


@dataclass(slots=True)
class Turns:
    """What a transcript's structure came to; spans count in the file's text."""

    turns: list[Turn] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    speakers: list[Speaker] = field(default_factory=list)
    _numbers: dict[str, int] = field(default_factory=dict)
    _labels: dict[Secret, int] = field(default_factory=dict)

    def speaker(self, name: str) -> int:
        """The index of this file's speaker of that name, new or known; case and accents do not matter."""
        if name not in self._numbers:
            fresh = speaker(name)
            self._numbers[name] = self._labels.setdefault(fresh.label, len(self.speakers))
            if self._numbers[name] == len(self.speakers):
                self.speakers.append(fresh)
        return self._numbers[name]


def speaker(name: str) -> Speaker:
    """A speaker by the file's own label: a code, a usual word, or a name that stays sealed."""
    name = name.strip(" *_\t")
    if _CODE.match(name):
        return Speaker(Secret(name), name, name, "source")
    if _INTERVIEWER.match(name) or re.match(r"i$", name):
        return Speaker(Secret(name), None, None, "interviewer", True)
    if _GENERIC.match(name):
        role = "source" if re.match(r"(?:a|answer|source|respondent|interviewee|witness|informant)\b", name, re.I) else None
        return Speaker(Secret(name), name, None, role, True)  # type: ignore[arg-type]
    return Speaker(Secret(name))


def seconds(stamp: str) -> float:
    """'1:02:03' in seconds; '12:31' is minutes and seconds."""
    total = 0.0
    if len(stamp) == 7 and stamp[1] == stamp[4] == ":":  # the commonest form, by far
        return int(stamp[0]) * 3600.0 + int(stamp[2:4]) * 60 + int(stamp[5:])
    for part in stamp.replace(",", ".").split(":"):
        total = total * 60 + float(part)
    return total


class _Mark(NamedTuple):
    """A speaker's label in the text: where the line begins, where the words begin, who, when."""

    begin: int
    words: int
    name: str
    at: float | None


_LINE_NUMBER = re.compile(r"^[ \t]*(?P<n>\d{1,5})(?=[ \t.:|]*(?:[ \t]|$))[.:|]?", re.M)
_INDENT = re.compile(r"(^|\n)([ \t]+)(?=[^ \t\n]|\Z)")


def without_line_numbers(string: str) -> str:
    """The text with printed line numbers blanked out, so that every place stays where it is.

    Lines are numbered if most of them begin with a number and the numbers count up.
    """
    found = [int(m["n"]) for m in _LINE_NUMBER.finditer(string[:60_000])]
    lines = sum(bool(line.strip()) for line in string[:60_000].split("\n"))
    rising = sum(b - a in (0, 1, 5) for a, b in zip(found, found[1:], strict=False))
    if len(found) < 8 or len(found) < 0.6 * lines or rising < 0.9 * (len(found) - 1):
        return string
    return _LINE_NUMBER.sub(lambda m: " " * len(m.group()), string)


def without_indents(string: str) -> str:
    """The text with the blanks before each line moved behind the line above, so that a label begins its line and every sign stays where it is."""
    return _INDENT.sub(lambda m: (m[2] + m[1]) if m[1] else m[2][:-1] + "\n", string)


def find_turns(string: str, begin: int = 0, terms: str | None = None, paragraphs: Sequence[Span] = ()) -> Turns:
    """Turns and pieces of ``string`` from ``begin`` on; ``terms`` hold until a line changes them.

    Where nobody is named as speaking, each of ``paragraphs`` is a turn; where none are given, what lies between empty lines.
    """
    found = Turns()
    marks = _marks(string, begin)
    if marks:
        _labelled(string, begin, marks, terms, found)
    else:
        _paragraphs(string, begin, terms, paragraphs or _apart(string, begin), found)
    return found


_HINT = re.compile(rf"\d:\d{{2}}(?:[.,]\d{{1,3}})?[\])]?[ \t]*$|^[\[(]?{_TIME}[\])]?[ \t]+[^\n:]{{1,60}}$", re.M)
_COLON = re.compile(rf"\n(?:\[(?P<time>\d\d?:\d\d:\d\d)\] (?P<name>{_NAME}):[ \t]+(?=\S)|[^:\n]{{1,60}}+:)")
"""A line that may begin with a label; the commonest form of all is read at once."""


def _marks(string: str, begin: int) -> list[_Mark]:
    """The labels of a transcript. Cheap looks come first, because most lines of most files hold no label."""
    otter: list[_Mark] = []
    if _HINT.search(string, begin, begin + 40_000):
        otter = [_mark(m) for m in _OTTER.finditer(string, begin)]
        otter += [_mark(m) for m in _STAMPED.finditer(string, begin)] if len(otter) < 2 else []
        otter = [m for m in otter if not _META.match(m.name)]
    lines = list(_lines(string, begin))
    accepted = _accepted(lines)
    told = {mark.begin: mark for mark in [*_questions(string, begin), *(mark for mark in lines if mark.name in accepted)]}  # in court, both
    named = [told[place] for place in sorted(told)] or _alone(string, begin)
    if len(otter) >= 2 and len(otter) >= len(named):
        return sorted(otter, key=lambda m: m.begin)
    return named


def _lines(string: str, begin: int) -> Iterator[_Mark]:
    """Every line from ``begin`` on that begins with what may be a label."""
    first = _LINE.match(string, begin) if begin == 0 or string[begin - 1] == "\n" else None
    if first:
        yield _mark(first, first["time"] or first["time2"] or "")
    names: dict[str, str] = {}
    for near in _COLON.finditer(string, begin):
        stamp, name = near.groups()
        if stamp:
            yield _Mark(near.start() + 1, near.end(), names.get(name) or names.setdefault(name, _bare(name)), seconds(stamp))
        elif m := _LINE.match(string, near.start() + 1):
            yield _mark(m, m["time"] or m["time2"] or "")


_ALONE_NAME = re.compile(
    r"^[*_]{0,3}(?P<name>(?:Speaker|SPEAKER|Participant|Interviewer|Interviewee|Respondent|"
    r"Witness|Moderator)(?:[ _]\w{1,3})?)[*_]{0,3}[ \t]*$\n",
    re.M,
)


def _alone(string: str, begin: int) -> list[_Mark]:
    """ "Speaker 1" on a line of its own, the words below it."""
    found = [_mark(m) for m in _ALONE_NAME.finditer(string, begin)]
    return found if len(found) >= 2 else []


_QA = re.compile(r"^(?P<name>Q|A|Question|Answer)[ \t]*[.)–—-][ \t]+(?=\S)", re.M)

_ASKED = re.compile(r"\n[QA](?:uestion|nswer)?[ \t]*[.)–—-]")


def _questions(string: str, begin: int) -> list[_Mark]:
    """ "Q. ... A. ..." with full stops instead of colons, where both come back."""
    if "\nQ" not in string and not string.startswith("Q", begin):
        return []
    if sum(1 for _ in _ASKED.finditer(string, max(0, begin - 1))) < 2:  # one more may stand at the beginning
        return []
    found = [_mark(m) for m in _QA.finditer(string, begin)]
    names = Counter(m.name[0] for m in found)
    return found if names["Q"] >= 2 and names["A"] >= 1 else []


def _mark(m: re.Match[str], stamp: str | None = None) -> _Mark:
    if stamp is None and "time" in m.re.groupindex:
        stamp = m["time"]
    return _Mark(m.start(), m.end(), _bare(m["name"]), seconds(stamp) if stamp else None)


def _bare(name: str) -> str:
    return name.strip(" *_\t-–—")


def _accepted(lines: list[_Mark]) -> set[str]:
    """The labels that are speakers."""
    seen = Counter(mark.name for mark in lines)
    stamped = {mark.name for mark in lines if mark.at is not None}
    accepted: set[str] = set()
    once: list[str] = []
    for name, times in seen.items():
        usual = bool(_CODE.match(name) or _INTERVIEWER.match(name) or _GENERIC.match(name) or name in ("I", "i"))
        if _META.match(name) and name not in stamped and not (usual and times > 1):
            continue
        like_name = (
            all(w[0].isupper() or w[0].isdigit() or w in ("de", "van", "von", "da", "dos", "el", "al", "bin", "of", "the", "and") for w in name.split())
            and len(name.split()) <= 5
        )
        shouted = name.isupper() and len(name) > 2
        caseless = not name[0].isupper() and not name[0].islower()
        if usual or name in stamped or ((like_name or caseless) and (times > 1 or shouted)):
            accepted.add(name)
        elif like_name:
            once.append(name)
    if accepted:  # somebody may speak only once, among others who are plainly speakers
        asking = all(_INTERVIEWER.match(name) for name in accepted)
        accepted.update(n for n in once if len(n.split()) > 1 or (asking and len(once) == 1))
    if all(name in ("A", "a", "I") for name in accepted):
        return set()
    if len(accepted) == 1 and not stamped and sum(seen[n] for n in accepted) < 2:
        return {n for n in accepted if _CODE.match(n) or _INTERVIEWER.match(n) or _GENERIC.match(n)}
    return accepted


def _labelled(string: str, begin: int, marks: list[_Mark], terms: str | None, found: Turns) -> None:
    if string[begin : marks[0].begin].strip():
        terms = _last_terms(string, begin, marks[0].begin, terms)
    ends = [m.begin for m in marks[1:]] + [len(string)]
    boxes = string.count("[", begin) + string.count("(", begin) + string.count("\n=", begin)
    special = boxes > sum(m.at is not None for m in marks) and _special(string)
    special = bool(special) or _ALONE.search(string, max(0, begin - 1)) is not None
    numbers: dict[str, int] = {}
    if all(_INTERVIEWER.match(m.name) for m in marks):
        _unlabelled_answers(string, marks, ends, terms, bool(special), found)
        return
    clock: float | None = None
    for number, ((_, words, name, at), end) in enumerate(zip(marks, ends, strict=True), start=1):
        if name not in numbers:
            numbers[name] = found.speaker(name)
        if special:
            clock = found.pieces[-1].at if found.pieces and at is None else at  # the last time that the file told
            terms = _turn(string, words, end, number, numbers[name], clock, terms, special, found)
            continue
        while end > words and string[end - 1].isspace():
            end -= 1
        while words < end and string[words].isspace():
            words += 1
        if words < end:
            clock = clock if at is None else at
            found.pieces.append(Piece(words, end, len(found.turns), clock))
            found.turns.append(Turn(number, words, end, numbers[name], clock, terms))


def _unlabelled_answers(string: str, marks: list[_Mark], ends: list[int], terms: str | None, special: bool, found: Turns) -> None:
    """Only the questions carry a label: what follows a question's own paragraph is the answer."""
    number = 0
    asking, answering = found.speaker(marks[0].name), found.speaker("Answer")
    for mark, end in zip(marks, ends, strict=True):
        gap = _BLANK.search(string, mark.words, end) or re.compile(r"\n").search(string, mark.words, end)
        stop = gap.start() if gap and string[gap.end() : end].strip() else end
        for begin, close, who in ((mark.words, stop, asking), (stop, end, answering)):
            if string[begin:close].strip():
                number += 1
                terms = _turn(string, begin, close, number, who, mark.at, terms, special, found)


def _last_terms(string: str, begin: int, end: int, terms: str | None) -> str | None:
    for m in _TERMS.finditer(string, begin, end):
        terms = terms_of(m["any"] or m["known"])
    return terms


def _special(string: str) -> bool:
    """Whether the file has anything inside its turns beside words: marks of terms, times, translations."""
    translated = "\n=" in string or string.startswith("=")
    return bool(translated or _ALONE.search("\n" + string[:60]) or _ALONE.search(string) or _TERMS.search(string) or _INLINE.search(string, 1))


def _turn(string: str, begin: int, end: int, number: int, who: int, at: float | None, terms: str | None, special: bool, found: Turns) -> str | None:
    """Adds one turn, or several where the terms change within it; returns the terms that then hold."""
    while begin < end and string[begin].isspace():
        begin += 1
    while end > begin and string[end - 1].isspace():
        end -= 1
    if not special:
        if begin < end:
            found.turns.append(Turn(number, begin, end, who, at, terms))
            found.pieces.append(Piece(begin, end, len(found.turns) - 1, at))
        return terms
    start, index = begin, len(found.turns)
    pieces: list[Piece] = []
    for cut, stop, kind, value, layer in _cuts(string, begin, end):
        _add(string, pieces, start, cut, index, at, 0)
        if layer:
            _add(string, pieces, int(value), stop, index, at, 1)
        if kind == "time":
            at = float(value)
        elif kind == "terms":
            if pieces:
                found.turns.append(Turn(number, pieces[0].start, pieces[-1].end, who, pieces[0].at, terms))
                found.pieces.extend(pieces)
                pieces, index = [], len(found.turns)
            terms = terms_of(str(value))
        start = stop
    _add(string, pieces, start, end, index, at, 0)
    if pieces:
        found.turns.append(Turn(number, pieces[0].start, pieces[-1].end, who, pieces[0].at, terms))
        found.pieces.extend(pieces)
    return terms


def _cuts(string: str, begin: int, end: int) -> Iterator[tuple[int, int, str, str | float, int]]:
    """Stretches that are not speech: (start, end, kind, value, layer), in order."""
    cuts: list[tuple[int, int, str, str | float, int]] = []
    for m in _TERMS.finditer(string, begin, end):
        cuts.append((m.start(), m.end(), "terms", m["any"] or m["known"], 0))
    for m in _STAMP.finditer(string, begin, end):
        cuts.append((m.start(), m.end(), "time", seconds(m["time"] or m["bare"]), 0))
    for m in _TRANSLATED.finditer(string, begin, end):
        cuts.append((m.start(), m.end(), "translation", float(m.start("words")), 1))
    cuts.sort()
    last = begin
    for cut in cuts:
        if cut[0] >= last:
            yield cut
            last = cut[1]


def _add(string: str, pieces: list[Piece], start: int, end: int, turn: int, at: float | None, layer: int) -> None:
    while start < end and string[start].isspace():
        start += 1
    while end > start and string[end - 1].isspace():
        end -= 1
    if start < end:
        pieces.append(Piece(start, end, turn, at, layer))


_BLANK = re.compile(r"\n[ \t]*\n\s*")


def _apart(string: str, begin: int) -> Iterator[Span]:
    """What lies between empty lines."""
    for m in [*_BLANK.finditer(string, begin), None]:
        yield Span(begin, m.start() if m else len(string))
        begin = m.end() if m else begin


def _paragraphs(string: str, begin: int, terms: str | None, paragraphs: Iterable[Span], found: Turns) -> None:
    """A file that names no speakers: each paragraph is a turn of nobody known."""
    special = _special(string)
    number = 0
    for start, end in paragraphs:
        start = max(start, begin)
        if string[start:end].strip():
            number += 1
            terms = _turn(string, start, end, number, -1, None, terms, special, found)
