"""Languages: what the words of each file are in, and what cannot be compared for want of a translation."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from chatham.core.evidence import OFF_RECORD, Evidence, Interview
from chatham.core.languages import language_name
from chatham.core.match import LOCATED, Alignment, Verdict
from chatham.core.passage import Passage
from chatham.core.report import Problem
from chatham.engine.described import without_words
from chatham.language.tongue import language_of, layer_words


def with_languages(evidence: Evidence, expected: str) -> Evidence:
    """The evidence with the language of each file's words; ``expected`` is the draft's."""
    return replace(evidence, interviews=tuple(replace(i, language=_language(i, expected)) for i in evidence.interviews))


def _language(interview: Interview, expected: str) -> str | None:
    if interview.head.language and any(p.layer for p in interview.pieces):
        return interview.head.language
    return language_of(layer_words(interview, 0), expected)


def bridged(
    passages: Sequence[Passage],
    alignments: Mapping[str, Alignment],
    evidence: Evidence,
    pointed: Mapping[str, frozenset[str]],
    language: str,
) -> tuple[tuple[Passage, ...], dict[str, Alignment], tuple[Problem, ...]]:
    """Alignments with the last word on three things that only the whole shows: fragments that nobody said are scare
    marks; quotations whose speaker's files are all in another language are unchecked; words off the record are sealed."""
    final: dict[str, Alignment] = {}
    marked: list[Passage] = []
    foreign: set[str] = set()
    readable = {i.file: _readable(i, language) for i in evidence.interviews}
    for p in passages:
        found = alignments[p.id]
        if p.weak and not _said(found, pointed.get(p.id, frozenset())):
            p, found = replace(p, scare=True, voice=None, label=None, cue=None), _emptied(found, "scare")
        elif found.verdict == "absent" and not evidence.interviews:
            found = Alignment(p.id, "unchecked")
        elif found.verdict in ("absent", "near"):
            own = _own_files(evidence, pointed.get(p.id, frozenset()))
            if own and not any(readable[i.file] for i in own):
                foreign.update(i.file for i in own)
                found = _emptied(found, "unchecked")
        final[p.id] = replace(found, matches=tuple(without_words(m) if m.terms == OFF_RECORD else m for m in found.matches))
        marked.append(p)
    return tuple(marked), final, _problems(evidence, foreign, language)


def _emptied(found: Alignment, verdict: Verdict) -> Alignment:
    """Without its matches; a place that is shown no more cannot be taken over by a later check, its absence can."""
    absent = found.verdict == "absent"
    return Alignment(found.passage, verdict, (), found.fingerprint if absent else None, found.taken_over and absent)


def unread_voices(language: str, passages: Sequence[Passage]) -> tuple[Problem, ...]:
    """Said once for a draft that is not English: its words of saying are not understood."""
    if language == "en" or not passages:
        return ()
    message = f"The draft is in {language_name(language)}; who says what is read in English drafts only, so no speaker was compared."
    return (Problem("draft-language", message, None, "Check by hand whose words the quotations are.", False),)


def _said(found: Alignment, codes: frozenset[str]) -> bool:
    if found.verdict not in LOCATED or (found.verdict not in ("verbatim", "folded") and not codes):
        return False
    return not codes or found.matches[0].source in codes


def _own_files(evidence: Evidence, codes: frozenset[str]) -> list[Interview]:
    """The files of the quotation's speaker; all files where the speaker is not known."""
    interviews = list(evidence.interviews)
    if not codes:
        return interviews
    own = [i for i in interviews if i.head.source in codes or any(s.code in codes for s in i.speakers)]
    return own or interviews


def _readable(interview: Interview, language: str) -> bool:
    if interview.language in (None, language):
        return True
    translated = layer_words(interview, 1)
    return bool(translated) and language_of(translated, language) in (None, language)


def _problems(evidence: Evidence, foreign: set[str], language: str) -> tuple[Problem, ...]:
    if not evidence.interviews and not evidence.problems:
        return (
            Problem(
                "no-evidence", "No file with words in it was found to check the draft against.", None, "Name the folder of the interviews after --against."
            ),
        )
    if not foreign:
        return ()
    spoken = sorted({language_name(i.language or "") for i in evidence.interviews if i.file in foreign})
    files = sorted(foreign)
    which = files[0] if len(files) == 1 else f"{files[0]} and {len(files) - 1} more"
    message = f"The draft is in {language_name(language)}, {which} in {' and '.join(spoken)} without a translation, so its quotations were not compared."
    step = "Put a translation under the original words, each line beginning with '= ', and run again."
    return (Problem("other-language", message, files[0] if len(files) == 1 else None, step),)
