"""Nouns and adjectives that report: "the mayor's claim that", "is sure that"."""

from __future__ import annotations

from chatham.language.attributed import Found, Piece, shared
from chatham.language.clauses import Sentence, clause_ahead, group_start, subject
from chatham.language.content import content_end, sentence_stop


def noun(s: Sentence, at: int, known: list[Found]) -> Found | None:
    """ "the mayor's claim that", "a plan to"."""
    low = s.low[at]
    stop = sentence_stop(s)
    i = at + 1
    if i >= stop:
        return None
    if (told := stated(s, at)) is not None:
        return told
    nouns = s.lex.nouns
    follows = s.low[i]
    clause = follows == "that" and low in nouns["that"] and s.tags[i] not in ("DT", "WDT") and i + 1 < stop and s.tags[i + 1][:1] not in "VM"
    if clause or follows == "to" and low in nouns["to"] and i + 1 < stop and s.tags[i + 1] == "VB":
        begin = i
    elif follows in ("of", "about", "for", "on", "in") and low in nouns[follows] or follows == "to" and low in nouns["to_noun"]:
        begin = i + 1
    else:
        return None
    start = s.noun_start(at + 1)
    source: tuple[Piece, ...] = ()
    owner = next((k for k in range(start, at) if s.tags[k] in ("POS", "PRP$")), None)
    if owner is not None:
        source = ((start, owner),) if s.tags[owner] == "POS" else ((owner, owner + 1),)
    else:
        k = start - 1
        if k >= 0 and s.low[k] in s.lex.light:
            source, _ = subject(s, k)
            if not source:
                source, _ = shared(s, k, known)
    if not source:
        return None
    end = content_end(s, begin, stop, at)
    return Found(source, ((start, begin),), ((begin, end),), at) if end > begin else None


def stated(s: Sentence, at: int) -> Found | None:
    """ "The official answer is that ...", "The fear among clerks was that ...": a form of "to be" behind a noun that reports."""
    if s.low[at] not in s.lex.nouns["is"]:
        return None
    stop, start = sentence_stop(s), s.noun_start(at + 1)
    end = s.phrase_end(start, stop)
    if end + 1 >= stop or s.low[end] not in s.lex.be or s.low[end + 1] != "that":
        return None
    owner = next((k for k in range(start, at) if s.tags[k] in ("POS", "PRP$")), None)
    source: tuple[Piece, ...] = () if owner is None else ((start, owner),) if s.tags[owner] == "POS" else ((owner, owner + 1),)
    if owner is None and end > at + 2 and s.low[at + 1] in s.lex.owning:
        source = ((at + 2, end),)
    return Found(source, ((start, end + 1),), ((end + 1, content_end(s, end + 1, stop, end)),), at)


def adjective(s: Sentence, at: int, known: list[Found]) -> Found | None:
    """ "is sure that", "was afraid to", "proud of"."""
    stop = sentence_stop(s)
    i = at + 1
    made = at > 1 and s.low[at - 1] == "it" and s.low[at - 2] in s.lex.light
    if i >= stop or group_start(s, at, 0) == at and not made:
        return None
    if s.words[i] == ":" and i + 1 < stop:
        source, cue = subject(s, at)
        return Found(source, ((cue, i),), ((i + 1, stop),), at) if source and s.low[source[0][0]] not in s.lex.never_person else None
    if not (s.low[i] in ("that", "to", "of", "about", "with", "by", "at", "for", "whether", "if", "how") or clause_ahead(s, i, stop)):
        return None
    begin = i + 1 if s.low[i] in ("of", "about", "with", "by", "at", "for") else i
    source, cue = subject(s, at - 2 if made else at)
    if not source:
        source, _ = shared(s, cue, known)
    if not source or s.low[source[0][0]] in s.lex.never_person:
        return None
    end = content_end(s, begin, stop, at)
    return Found(source, ((cue, begin),), ((begin, end),), at) if end > begin else None
