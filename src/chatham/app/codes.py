"""Copies for other people: every name known from the evidence replaced by its code, in the draft's words too.

The replacing happens before anything is compared, so that all spans of the report count in the replaced texts.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import replace

from chatham.core.evidence import Evidence, Interview
from chatham.core.report import LetStand
from chatham.core.secret import Secret
from chatham.core.story import Story
from chatham.core.text import Span, Text
from chatham.engine.identify import identify

_LEAST = 3
INTERVIEWER = "Interviewer"


def with_codes(story: Story, evidence: Evidence) -> tuple[Story, Evidence]:
    """Story and evidence with codes for names: in their words, in notes, and in the labels of files."""
    identified = identify(evidence)
    pattern, codes = _pattern(_names(identified), story.text.string)
    if pattern is None:
        return story, identified
    interviews = tuple(_interview(i, pattern, codes) for i in identified.interviews)
    skipped = tuple(_plain(label, pattern, codes) for label in evidence.skipped)
    problems = tuple(replace(p, file=_plain(p.file, pattern, codes) if p.file else None, message=_plain(p.message, pattern, codes)) for p in evidence.problems)
    promises = tuple(replace(p, interview=_plain(p.interview, pattern, codes) if p.interview else None) for p in evidence.promises)
    # A code now stands where a name stood, and means the same person to the rules.
    sources = tuple(replace(s, name=s.name and Secret(s.code), printed_name=s.printed_name and Secret(s.code)) for s in identified.sources)
    identified = replace(identified, sources=sources)
    return _story(story, pattern, codes), replace(identified, interviews=interviews, skipped=skipped, problems=problems, promises=promises)


def with_codes_in_reasons(keeps: Sequence[LetStand], evidence: Evidence) -> tuple[LetStand, ...]:
    """Findings let stand, with codes for names in the reasons given, which go out with the report."""
    if not keeps:
        return tuple(keeps)
    identified = identify(evidence)
    aliases = [(s.alias, s.code) for s in identified.sources if s.alias is not None]
    pattern, codes = _pattern([*_names(identified), *aliases])
    if pattern is None:
        return tuple(keeps)
    return tuple(replace(keep, because=_plain(keep.because, pattern, codes)) for keep in keeps)


def _names(identified: Evidence) -> list[tuple[Secret, str]]:
    """Every name known from the evidence, with what is put in its place."""
    names: list[tuple[Secret, str]] = []
    for source in identified.sources:
        names += [(name, source.code) for name in (source.name, source.printed_name) if name is not None]
    for interview in identified.interviews:
        names += [(s.label, INTERVIEWER) for s in interview.speakers if s.role == "interviewer" and not s.generic]
        names += [(s.label, s.code) for s in interview.speakers if s.code and not s.generic]
    return names


def _pattern(names: list[tuple[Secret, str]], words: str = "") -> tuple[re.Pattern[str] | None, dict[str, str]]:
    """A pattern for all names, whole ones before their parts, and the code of each form in lower case."""
    codes: dict[str, str] = {}
    for name, code in names:
        whole = " ".join(name.reveal().split())
        if re.fullmatch(r"S\d{1,4}", whole) or not re.search(r"[^\W\d_]", whole):
            continue
        codes.setdefault(whole.lower(), code)
        parts = whole.split()
        for part in (parts[-1], parts[0]) if len(parts) > 1 else ():
            if len(part) >= _LEAST and part[:1].isupper():
                codes.setdefault(part.lower(), code)
    codes |= _fuller(codes, words)
    if not codes:
        return None, codes
    forms = sorted(codes, key=len, reverse=True)
    body = "|".join(r"[\s_.-]+".join(re.escape(w) for w in form.split()) for form in forms)
    return re.compile(rf"(?<![^\W_])(?:{body})(?![^\W_])", re.I), codes


_TITLED = frozenset(
    "mr mrs ms miss dr prof sir dame lord lady minister president chief captain colonel general major inspector judge justice senator mayor father sister "
    "brother mother uncle aunt king queen prince princess the a an and but when while after before as if so then yet for of in on at by to".split()
)


def _fuller(codes: dict[str, str], words: str) -> dict[str, str]:
    """Full names in ``words`` of people whom the evidence knows by surname alone: "Oskar Delling" where it has "Delling:".
    A word before the surname is a given name if it begins with a capital, is no title, and is no word of the text besides."""
    found: dict[str, str] = {}
    ordinary = set(re.findall(r"(?<![^\W\d_])[^\W\d_A-Z][^\W\d_]*", words))
    for form, code in codes.items():
        if " " in form or re.fullmatch(r"s\d{1,4}", form):
            continue
        for m in re.finditer(rf"(?<![^\W_])(?P<given>[A-Z][^\W\d_’']{{1,20}})\s+{re.escape(form)}(?![^\W_])", words, re.I):
            given = m["given"]
            if given[0].isupper() and m.group()[len(given) :].strip()[0].isupper() and given.lower() not in _TITLED | ordinary:
                found[f"{given} {form}".lower()] = code
                if len(given) >= _LEAST:
                    found.setdefault(given.lower(), code)
    return {f: c for f, c in found.items() if f not in codes}


def _replaced(string: str, pattern: re.Pattern[str], codes: dict[str, str]) -> tuple[str, Callable[[int], int]]:
    """The string with codes, and where each old position now is. A name in small letters is an ordinary word."""
    pieces: list[str] = []
    olds, news = [0], [0]
    at = size = 0
    for m in pattern.finditer(string):
        if m.group()[:1].islower() and "_" not in m.group() and "/" not in string:
            continue
        code = codes.get(" ".join(re.split(r"[\s_.-]+", m.group())).lower(), "[name]")
        pieces += [string[at : m.start()], code]
        size += m.start() - at
        olds += [m.start(), m.end()]
        news += [size, size + len(code)]
        size += len(code)
        at = m.end()
    pieces.append(string[at:])

    def moved(position: int) -> int:
        k = bisect_right(olds, position) - 1
        if k % 2 == 1:  # inside a replaced name
            return news[k] if position == olds[k] else news[k + 1]
        return news[k] + position - olds[k]

    return "".join(pieces), moved


def _plain(string: str, pattern: re.Pattern[str], codes: dict[str, str]) -> str:
    return _replaced(string + "/", pattern, codes)[0][:-1]


def _interview(interview: Interview, pattern: re.Pattern[str], codes: dict[str, str]) -> Interview:
    string, moved = _replaced(interview.text.string, pattern, codes)
    turns = tuple(t._replace(start=moved(t.start), end=moved(t.end)) for t in interview.turns)
    pieces = tuple(p._replace(start=moved(p.start), end=moved(p.end)) for p in interview.pieces)
    head = replace(interview.head, recording=_plain(interview.head.recording, pattern, codes)) if interview.head.recording else interview.head
    pages = tuple(moved(page) for page in interview.pages)
    return replace(interview, file=_plain(interview.file, pattern, codes), text=Text(string), turns=turns, pieces=pieces, head=head, pages=pages)


def _story(story: Story, pattern: re.Pattern[str], codes: dict[str, str]) -> Story:
    string, moved = _replaced(story.text.string, pattern, codes)
    blocks = tuple(replace(b, span=Span(moved(b.span.start), moved(b.span.end))) for b in story.blocks)
    notes = tuple(replace(n, span=Span(moved(n.span.start), moved(n.span.end)), words=_plain(n.words, pattern, codes)) for n in story.notes)
    return replace(story, label=_plain(story.label, pattern, codes), text=Text(string), blocks=blocks, notes=notes)
