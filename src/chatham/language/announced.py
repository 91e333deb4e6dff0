"""Who a sentence announces that ends with a colon: "The council put out this notice:"."""

from __future__ import annotations

from chatham.language.attributed import Found, Piece
from chatham.language.clauses import Sentence, subject
from chatham.language.passive import passive


def announcement(s: Sentence) -> Found | None:
    """Who a sentence announces that ends with a colon: "The council put out this notice:"."""
    if s.low[0] == "for" and (end := s.phrase_end(1, len(s))) > 1 and s.words[end : end + 1] == [","]:
        return Found(((1, end),), ((0, 1),), (), 0)
    if (agent := _agent(s)) is not None:
        return agent
    for at in sorted(range(len(s)), key=lambda at: ("s" not in s.lex.verbs.get(s.low[at], ""), at)):
        if s.verb(at) and s.tags[at] != "MD":
            source, begin = subject(s, at)
            if source and s.low[source[0][0]] not in s.lex.never_person:
                return Found(source, ((begin, len(s)),), (), at)
            break
    else:
        end = s.phrase_end(0, len(s))
        if end == len(s) - 1:
            return Found(((0, end),), ((end, end + 1),), (), 0)
    return None


def _agent(s: Sentence) -> Found | None:
    """ "This was spelled out by a consultant (Interview 33):"."""
    by = next((i for i in range(len(s) - 1, 1, -1) if s.low[i] == "by"), 0)
    verb = next((i for i in range(by - 1, max(0, by - 6), -1) if passive(s, i)), 0)
    end = s.phrase_end(by + 1, len(s)) if verb else 0
    source: Piece = (by + 1, end)
    if end < by + 2 or not all(w in ":)" for w in s.words[-1:]) or end < len(s) - 1 and s.words[end] not in ("(", ","):
        return None
    return Found((source,), ((verb, by + 1),), (), verb)
