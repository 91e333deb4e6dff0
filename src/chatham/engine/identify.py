"""Tell the speakers of all files apart: codes instead of names, and who asks the questions.

Names are compared sealed. A person named alike in two files is one source; "Speaker 1" of two files is two people.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from chatham.core.evidence import Evidence, Head, Interview, Source, Speaker, Turn
from chatham.core.rows import changed
from chatham.core.secret import Secret
from chatham.core.text import Span

_CODE = re.compile(r"[A-Z]{1,3}[-_ ]?\d{1,4}[a-z]?")
_HEARD = 500  # turns that show who asks
_INTERPRETER = re.compile(r"(?:interpreter|translator)\b", re.I)


def identify(evidence: Evidence) -> Evidence:
    """The evidence with every speaker given a code or the part of interviewer, as far as can be told."""
    evidence = _coded_heads(evidence)
    askers = {i.file: _asker(i) for i in evidence.interviews}
    asking = _names_that_ask(evidence.interviews, askers)
    cast = _Codes(evidence)
    interviews = tuple(_identified(i, asking, askers[i.file], cast) for i in evidence.interviews)
    known = {s.code for s in evidence.sources}
    heads = {i.head.source: i.head for i in evidence.interviews if i.head.source is not None}
    sources = [_with_head(s, heads) for s in evidence.sources]
    sources += [_with_head(Source(code, name), heads) for code, name in cast.named.items() if code not in known]
    for i in interviews:
        code = i.head.source
        if code and code not in known and code not in cast.named:
            cast.named[code] = Secret(code)
            sources.append(_with_head(Source(code), heads))
    return replace(evidence, interviews=interviews, sources=tuple(sources))


def _coded_heads(evidence: Evidence) -> Evidence:
    """A head or table that gives a name where a code belongs: the name is sealed, and a fresh code stands for it."""
    known = {s.code for s in evidence.sources} | {s.code for i in evidence.interviews for s in i.speakers if s.code}
    named = {i.head.source for i in evidence.interviews if i.head.source and i.head.source not in known and not _CODE.fullmatch(i.head.source)}
    bad = {s.code for s in evidence.sources if not _CODE.fullmatch(s.code)}
    if not named and not bad:
        return evidence
    taken = [int(c[1:]) for c in {*known, *(i.head.source or "" for i in evidence.interviews)} if re.fullmatch(r"S\d{1,4}", c)]
    fresh = {name: f"S{max(taken, default=0) + k:02d}" for k, name in enumerate(sorted(named | bad), start=1)}
    sources = [replace(s, code=fresh.get(s.code, s.code), name=s.name or (Secret(s.code) if s.code in fresh else None)) for s in evidence.sources]
    have = {s.code for s in sources}
    sources += [Source(code, Secret(name, code)) for name, code in fresh.items() if code not in have]
    interviews = [replace(i, head=replace(i.head, source=fresh.get(i.head.source or "", i.head.source))) for i in evidence.interviews]
    return replace(evidence, interviews=tuple(interviews), sources=tuple(sources))


def _with_head(source: Source, heads: Mapping[str, Head]) -> Source:
    head = heads.get(source.code, Head())
    return replace(source, agreed_label=source.agreed_label or head.agreed_label, language=source.language or head.language)


class _Codes:
    """Hands out codes in the order of files."""

    def __init__(self, evidence: Evidence) -> None:
        """Codes already in the evidence are never handed out again."""
        self.named: dict[str, Secret] = {}
        self.terms = {s.code: s.terms for s in evidence.sources if s.terms}
        self.printed = {s.code: s.printed_name for s in evidence.sources if s.printed_name}
        taken = {i.head.source for i in evidence.interviews} | {s.code for s in evidence.sources}
        taken |= {s.code for i in evidence.interviews for s in i.speakers}
        self.last = max((int(c[1:]) for c in taken if c and re.fullmatch(r"S\d{1,4}", c)), default=0)

    def code(self, name: Secret, same: bool) -> str:
        """The code of this name; ``same`` says that the name means the same person in every file."""
        for code, printed in self.printed.items():
            if printed and same and printed == name:
                return code
        for code, known in self.named.items():
            if same and known == name:
                return code
        self.last += 1
        fresh = f"S{self.last:02d}"
        self.named[fresh] = name if same else Secret(fresh)
        return fresh


def _names_that_ask(interviews: Sequence[Interview], askers: Mapping[str, int | None]) -> set[Secret]:
    """Names that put the questions: in several files, or plainly asking in one."""
    files: Counter[Secret] = Counter()
    asks: Counter[Secret] = Counter()
    for interview in interviews:
        asker = askers[interview.file]
        for number, speaker in enumerate(interview.speakers):
            if not speaker.generic and speaker.role is None:
                files[speaker.label] += 1
                asks[speaker.label] += asker == number
    return {name for name, n in asks.items() if n * 2 >= files[name] and n >= 1}


def _asker(interview: Interview) -> int | None:
    """The index of the speaker whose turns are mostly questions, if one is and the others' are not."""
    turns: Counter[int] = Counter()
    questions: Counter[int] = Counter()
    words: Counter[int] = Counter()
    for turn in interview.turns[:_HEARD]:
        turns[turn.speaker] += 1
        questions[turn.speaker] += "?" in interview.text[Span(max(turn.start, turn.end - 200), turn.end)]
        words[turn.speaker] += turn.end - turn.start
    if len(turns) < 2:
        return None
    share = {s: questions[s] / n for s, n in turns.items() if s >= 0}
    ranked = sorted(share, key=lambda s: (-share[s], s))
    if len(ranked) < 2 or share[ranked[0]] < 0.3 or questions[ranked[0]] < 2:
        return None
    first, second = ranked[0], ranked[1]
    shorter = words[first] / turns[first] < max(words[s] / turns[s] for s in ranked[1:])
    return first if share[first] >= 1.7 * share[second] and shorter else None


def _identified(interview: Interview, asking: set[Secret], asker: int | None, cast: _Codes) -> Interview:
    speakers = list(interview.speakers)
    has_interviewer = any(s.role == "interviewer" for s in speakers)
    for number, speaker in enumerate(speakers):
        asks = speaker.label in asking if not speaker.generic else number == asker
        if speaker.role is None and asks and not has_interviewer:
            speakers[number] = replace(speaker, role="interviewer")
            has_interviewer = not speaker.generic or has_interviewer
    answering = [n for n, s in enumerate(speakers) if s.role != "interviewer" and not _INTERPRETER.match(str(s.shown))]
    told_apart = any(s.role == "interviewer" for s in speakers) or len(speakers) == 1
    code = interview.head.source
    own = _own_speaker(speakers, answering, code, cast) if code else None
    for number in answering:
        speakers[number] = _coded(speakers[number], number == own, code, told_apart, len(answering), cast)
    if len(answering) == 1:  # an interpreter speaks for the one who answers
        behind = speakers[answering[0]]
        speakers = [replace(behind, label=s.label) if _INTERPRETER.match(str(s.shown)) else s for s in speakers]
    turns = _with_terms(interview, speakers, cast.terms) if cast.terms else interview.turns
    return replace(interview, speakers=tuple(speakers), turns=turns, doubtful_words=_by_machine(interview))


def _with_terms(interview: Interview, speakers: Sequence[Speaker], terms: Mapping[str, str]) -> Sequence[Turn]:
    """Turns without terms of their own take those agreed with their source for everything."""

    def told(t: Turn) -> Turn:
        return t if t.terms else t._replace(terms=terms.get((speakers[t.speaker].code if t.speaker >= 0 else None) or interview.head.source or ""))

    return changed(interview.turns, told)


def _by_machine(interview: Interview) -> bool:
    """Whether a machine wrote the words down: told so, or by a form that only machines write."""
    if interview.head.made_by:
        return interview.head.made_by.lower().startswith("machine")
    return interview.doubtful_words or any(re.match(r"SPEAKER_\d", str(s.shown or "")) for s in interview.speakers)


def _own_speaker(speakers: Sequence[Speaker], answering: list[int], code: str, cast: _Codes) -> int | None:
    """Which speaker the file's own source code means."""
    printed = cast.printed.get(code)
    for number in answering:
        label = speakers[number].label
        if label == Secret(code) or (printed is not None and label == printed):
            return number
    uncoded = [n for n in answering if speakers[n].code is None]
    return uncoded[0] if len(uncoded) == 1 else None


def _coded(speaker: Speaker, own: bool, code: str | None, told_apart: bool, answering: int, cast: _Codes) -> Speaker:
    if own and code:
        return replace(speaker, code=code, shown=code, role="source")
    if speaker.code:
        return speaker
    if not speaker.generic:
        new = cast.code(speaker.label, True)
        return replace(speaker, code=new, shown=new, role="source" if told_apart else None)
    if speaker.role == "source" or (told_apart and answering == 1):
        new = cast.code(speaker.label, False)
        return replace(speaker, code=new, shown=new, role="source")
    return speaker
