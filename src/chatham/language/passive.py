"""What verbs in the passive report: "was criticised by the mayor", "was told by a clerk that", "is believed to be safe"."""

from __future__ import annotations

from chatham.language.attributed import Found, Piece
from chatham.language.clauses import QUOTATION, Sentence
from chatham.language.content import MARKS, content_end, sentence_stop


def passive(s: Sentence, at: int) -> bool:
    """Whether a participle stands in the passive."""
    if s.tags[at] not in ("VBN", "VBD"):
        return False
    i = at - 1
    while i >= 0 and s.tags[i] in ("RB", "RBR"):
        i -= 1
    return i >= 0 and s.low[i] in s.lex.be and s.tags[i] != "POS"


def passively(s: Sentence, at: int, kinds: str) -> Found | None:
    """The attribution of a verb in the passive."""
    begin = at
    while begin and (s.low[begin - 1] in s.lex.be or s.tags[begin - 1] in ("RB", "MD") or s.low[begin - 1] in ("has", "have", "had", "since")):
        begin -= 1
    stop = sentence_stop(s)
    start = s.phrase_start(begin, 0)
    agent = _agent(s, at + 1, stop)
    if agent is not None and (told := _behind_agent(s, at, agent[1], kinds, stop)) is not None:
        return Found((agent,), ((begin, at + 1),), (told,), at)
    if start == begin or not (agent and kinds or "t" in kinds or "c" in kinds):
        return None
    if agent is not None:
        return Found((agent,), ((begin, at + 1),), ((start, begin),), at)
    return _without(s, at, start, begin, kinds, stop)


def participle(s: Sentence, at: int) -> Found | None:
    """ "a view echoed by everyone": a noun and what somebody does with it."""
    agent = _agent(s, at + 1, sentence_stop(s))
    start = s.phrase_start(at, 0)
    if agent is None or not s.lex.verbs[s.low[at]] or start == at or s.low[agent[0]] in s.lex.never_person or s.tags[agent[0]] == "VBG":
        return None
    return Found((agent,), ((at, at + 2),), ((start, at),), at)


def _agent(s: Sentence, i: int, stop: int) -> Piece | None:
    """Who stands behind "by"."""
    if i + 1 >= stop or s.low[i] != "by":
        return None
    who = s.phrase_end(i + 1, stop)
    return (i + 1, who) if who > i + 1 else None


def _behind_agent(s: Sentence, at: int, i: int, kinds: str, stop: int) -> Piece | None:
    """ "has been told by a clerk that ...", "asked by publishers to ...", "described by the mayor as ..."."""
    if i >= stop:
        return None
    if "o" in kinds and (s.tags[i] == "PRP" or s.words[i] == ","):
        i = next((k for k in range(i, min(stop, i + 9)) if s.low[k] == "that"), i)
    small = s.lex.framed.get(s.low[at], ())
    quoted = s.words[i + 1 : i + 2] and (s.words[i + 1] in MARKS or s.tags[i + 1] == QUOTATION)
    if s.low[i] in small and quoted:
        return i + 1, content_end(s, i + 1, stop, at)
    if "o" not in kinds or not (s.low[i] == "that" or s.tags[i] == "TO" and s.tags[min(i + 1, stop - 1)] == "VB" or s.low[i] in s.lex.wh and "c" in kinds):
        return None
    return i, content_end(s, i, stop, at)


def _without(s: Sentence, at: int, start: int, begin: int, kinds: str, stop: int) -> Found | None:
    """ "was asked about the bridge", "is believed to be safe": nobody says who did it."""
    i = at + 1
    if i < stop and (s.tags[i] == QUOTATION or s.words[i] == "," and s.tags[min(i + 1, stop - 1)] == QUOTATION) and "s" in kinds:
        q = i if s.tags[i] == QUOTATION else i + 1
        return Found((), ((begin, i),), ((q, q + 1),), at)
    if i >= stop or s.tags[i] not in ("TO", "IN"):
        return None
    end = content_end(s, i, stop, at)
    whole = [(start, begin)] + ([(i, end)] if end > i else [])
    if i < end and (s.low[start] == "it" and s.low[i] == "that" or "o" in kinds and (s.low[i] == "that" or s.low[i] in s.lex.wh)):
        whole = whole[1:]
    return Found((), ((begin, i),), tuple(whole), at) if whole else None
