"""Where another voice begins within a sentence: "Nine said they would go, six that they would stay", "and others think it late"."""

from __future__ import annotations

from chatham.language.clauses import QUOTATION, Sentence, clause_ahead


def gap(s: Sentence, at: int, stop: int, begin: int) -> tuple[int, int, int] | None:
    """A voice behind a comma that shares the verb before it: where it begins and ends, and where its words begin; ``begin``: those of the first."""
    start = _past_small(s, at + 1, stop)
    if start >= stop or not _counted(s, start):
        return None
    end = s.phrase_end(start, stop)
    if not start < end < stop:
        return None
    if s.low[end] == "as" and s.low[begin:at].count("as") == 1:
        return start, end, end
    if s.low[end] in ("that", "to") and (s.low[end] == "that" and clause_ahead(s, end + 1, stop) or s.low[begin] == s.low[end] == "to"):
        return start, end, end
    if s.tags[end] in ("DT", "PRP$") and s.noun_end(begin, stop) > begin and not any(s.verb(i) for i in (*range(begin, at), *range(end, stop))):
        return start, end, end
    return None


def _past_small(s: Sentence, at: int, stop: int) -> int:
    while at < stop and (s.low[at] in ("and", "but", "while") or s.tags[at] == "RB"):
        at += 1
    return at


def _counted(s: Sentence, at: int) -> bool:
    return s.low[at] in s.lex.several or s.low[at] in s.lex.singly or s.low[at] == "the" and s.low[at + 1 : at + 2] in (["other"], ["others"], ["rest"])


def another(s: Sentence, at: int, stop: int) -> bool:
    """Whether "and" or "but" is followed by another who reports something: "and only two thought it would come"."""
    start = _past_small(s, at, stop)
    end = s.phrase_end(start, stop)
    if not start < end < stop:
        return False
    verb = end
    while verb < stop and s.tags[verb] in ("RB", "MD"):
        verb += 1
    kinds = s.lex.verbs.get(s.low[verb], "") if verb < stop and s.tags[verb] in ("VBD", "VBZ", "VBP") else ""
    if "s" not in kinds and not ("c" in kinds and any(s.low[i] in s.lex.several or s.low[i] in s.lex.singly for i in range(start, end))):
        return False
    follows = verb + 1 < stop and (s.low[verb + 1] == "that" or s.tags[verb + 1] == QUOTATION or s.words[verb + 1] in '“"' or clause_ahead(s, verb + 1, stop))
    return follows and s.tags[start] != "PRP" and s.tags[start] not in ("WP", "WDT")
