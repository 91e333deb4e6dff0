"""What a verb reports: behind it, before it, or around it."""

from __future__ import annotations

from chatham.language.attributed import Piece
from chatham.language.clauses import QUOTATION, Sentence, clause_ahead
from chatham.language.content import MARKS, content_end
from chatham.language.frames import framed, special

_ADVERBS = ("RB", "RBR", "RP")


def after(s: Sentence, at: int, kinds: str, stop: int) -> tuple[tuple[Piece, ...], int] | None:
    """What a verb reports where it stands behind it: the pieces, and the end of the cue."""
    i = at + 1
    while i < stop and s.tags[i] in _ADVERBS and s.low[i] not in ("so",) and s.low[i] not in s.lex.particles.get(s.low[at], ()):
        i += 1
    if i >= stop:
        return None
    if (fixed := _in_set(s, at, i, stop)) is not None:
        return fixed
    low, tag = s.low[i], s.tags[i]
    if tag == QUOTATION or s.words[i] in (",", ":", "—") and i + 1 < stop and s.tags[i + 1] == QUOTATION:
        begin = i if tag == QUOTATION else i + 1
        return ((begin, content_end(s, begin, stop, at)),), at + 1
    if low in s.lex.phrasal.get(s.low[at], ()) and (put := _put(s, i + 1, stop)):
        return put, i + 1
    if s.words[i] in MARKS and ("s" in kinds or "n" in kinds or "c" in kinds):
        return ((i, content_end(s, i, stop, at)),), at + 1
    if s.words[i] == ":" and i + 1 < stop and ("c" in kinds or "s" in kinds):
        return ((i + 1, stop),), i + 1
    if low in s.lex.particles.get(s.low[at], ()) and i + 1 < stop:
        j = i + 1
        if s.low[j] in ("of", "for", "to", "with", "that") and low in ("out", "forward", "in", "on") and j + 1 < stop:
            j = j + 1 if s.low[j] != "that" else j
        behind = s.phrase_end(j, stop)
        if (
            behind > j
            and behind < stop
            and (s.low[behind] == "that" and s.tags[behind] == "IN" or s.low[behind] == "to" and s.tags[min(behind + 1, stop - 1)] == "VB" and low == "with")
        ):
            j = behind
        end = content_end(s, j, stop, at)
        return (((j, end),), j) if end > j else None
    if "o" in kinds and (addressed := _addressed(s, at, i, kinds, stop)):
        return addressed
    if "w" in kinds and low in s.lex.wh:
        return ((i, content_end(s, i, stop, at)),), at + 1
    if "c" in kinds and _opens_clause(s, i, stop, kinds):
        return ((i, content_end(s, i, stop, at)),), at + 1
    if "t" in kinds and tag == "TO" and i + 1 < stop and (s.tags[i + 1] in ("VB", "RB", "VBP", "NN") or s.words[i + 1] in MARKS):
        return ((i - (s.low[i - 1] in s.lex.denying), content_end(s, i, stop, at)),), at + 1
    if "c" in kinds and clause_ahead(s, i, stop):
        return ((i, content_end(s, i, stop, at)),), at + 1
    if ("g" in kinds) and tag == "VBG":
        return ((i, content_end(s, i, stop, at)),), at + 1
    if s.low[at] in s.lex.framed and (frame := framed(s, at, i, stop)) is not None:
        return ((frame[0], content_end(s, frame[0], stop, at, frame[1])),), at + 1
    if own := special(s, at, i, kinds, stop):
        return own
    if tag == "PRP" and "n" in kinds and (s.tags[i + 1 : i + 2] == ["RB"] or s.low[i + 1 : i + 2] == ["to"] and s.tags[i + 2 : i + 3] != ["VB"]):
        return ((i, i + 1),), at + 1
    if "n" in kinds or "s" in kinds and tag == "CD" and s.noun_end(i, stop) > i + 1:
        end = s.noun_end(i, stop)
        if end > i and s.low[i] not in s.lex.days:
            return ((i, content_end(s, i, stop, at)),), at + 1
    return _by_the_way(s, at, i, kinds, stop)


def _in_set(s: Sentence, at: int, i: int, stop: int) -> tuple[tuple[Piece, ...], int] | None:
    """ "takes issue with the plan": what follows a fixed set of words."""
    for rest in s.lex.sets.get(s.low[at], ()):
        begin = i + len(rest)
        if begin >= stop or tuple(s.low[i:begin]) != rest:
            continue
        if rest[-1] == "that":
            return ((begin - 1, content_end(s, begin - 1, stop, at)),), begin - 1
        if s.noun_end(begin, stop) > begin or s.tags[begin] == "VBG" or s.low[begin] in s.lex.wh:
            return ((begin, content_end(s, begin, stop, at)),), begin
    return None


def _opens_clause(s: Sentence, i: int, stop: int, kinds: str) -> bool:
    """Whether "that", "what", "whether" and the like open what is reported; "when" only where it cannot be a time."""
    low, tag = s.low[i], s.tags[i]
    if low == "that":
        marked = i + 1 < stop and (s.tags[i + 1] == QUOTATION or s.words[i + 1] in MARKS)
        return tag == "IN" or tag in ("DT", "WDT") and (marked or clause_ahead(s, i + 1, stop))
    return low in s.lex.wh and (low not in ("when", "where", "if") or "n" in kinds)


def _by_the_way(s: Sentence, at: int, i: int, kinds: str, stop: int) -> tuple[tuple[Piece, ...], int] | None:
    """ "said on Monday that", "said in a letter the bridge was closed", "said Monday that": when and where come first."""
    when = s.low[i] in s.lex.days or i + 1 < stop and s.low[i + 1] in s.lex.times
    if "c" not in kinds or not (s.tags[i] in ("IN", "TO") or when or s.words[i] == ","):
        return None
    if s.words[i] == "," and (j := _over(s, i, stop)):
        return ((j, content_end(s, j, stop, at)),), at + 1
    for j in range(i + 1, min(stop, i + 18)):
        if s.tags[j] == QUOTATION:
            return ((j, content_end(s, j, stop, at)),), at + 1
        if s.low[j] == "that" and s.tags[j] in ("IN", "DT", "WDT") and clause_ahead(s, j + 1, stop):
            return ((j, content_end(s, j, stop, at)),), at + 1
        if s.verb(j):
            break
    j = i + 1 if s.low[i] in s.lex.days else i
    while j + 1 < stop and s.tags[j] == "IN" and "s" in kinds and (end := s.noun_end(j + 1, stop)) > j + 1:
        j = end
        if clause_ahead(s, j, stop):
            break
    if j < stop and s.low[j] in s.lex.days:
        j += 1
    if j > i and clause_ahead(s, j, stop):
        return ((j, content_end(s, j, stop, at)),), at + 1
    return None


def _put(s: Sentence, i: int, stop: int) -> tuple[Piece, ...]:
    """ "As one clerk put it, “nobody reads the annex.”", "he went on: ..."."""
    while i + 1 < stop and s.words[i] != ":" and s.tags[i] in ("RB", "RBR", "DT", "NN", "JJR") and ":" in s.words[i : i + 4]:
        i += 1  # "put it this way:"
    if i + 1 >= stop or s.words[i] not in (",", ":", "—", "–"):
        return ()
    if s.tags[i + 1] == QUOTATION or s.words[i + 1] in MARKS:
        return ((i + 1, content_end(s, i + 1, stop, i)),)
    return ((i + 1, stop),) if s.words[i] == ":" or s.low[0] == "as" and i < 12 else ()


def _over(s: Sentence, comma: int, stop: int) -> int:
    """Where "that ..." begins behind an aside: "warned, as did the mayor, that ..."."""
    close = next((k for k in range(comma + 1, min(stop - 1, comma + 18)) if s.words[k] == ","), 0)
    return close + 1 if close and s.low[close + 1] == "that" and s.tags[close + 1] != "DT" else 0


def _addressed(s: Sentence, at: int, i: int, kinds: str, stop: int) -> tuple[tuple[Piece, ...], int] | None:
    """ "told the court that", "urged them to": somebody first."""
    end = s.phrase_end(i, stop)
    if end == i:
        return None
    short = s.noun_end(i, stop)
    if s.low[short - 1] in s.lex.heads.get(s.low[at], ()):
        return None
    if short + 1 < end and s.low[short] in s.lex.particles.get(s.low[at], ()):
        return ((short + 1, content_end(s, short + 1, stop, at)),), at + 1
    for j in range(end, min(stop, end + 14)):
        low, tag = s.low[j], s.tags[j]
        if tag == QUOTATION:
            return ((j, content_end(s, j, stop, at)),), at + 1
        if ("c" in kinds or "w" in kinds) and (
            low == "that"
            and tag in ("IN", "DT", "WDT")
            or low in s.lex.wh
            and tag in ("WP", "WRB", "IN", "WDT")
            and low not in ("who", "which", "when", "where")
        ):
            return ((j, content_end(s, j, stop, at)),), at + 1
        if tag == "TO" and j + 1 < stop and s.tags[j + 1] == "VB" and "t" in kinds and all(s.tags[k] == "RB" for k in range(end, j)):
            return ((i, content_end(s, i, stop, at)),), at + 1
        if s.words[j] == ":":
            return ((j + 1, stop),), at + 1
        if low in s.lex.particles.get(s.low[at], ()) and j + 1 < stop:
            return ((j, content_end(s, j, stop, at)),), at + 1
        if s.verb(j) or tag in ("CC",):
            break
    if "c" in kinds:
        short = s.noun_end(i, stop)
        for j in (end, short, *([end + 1] if end < stop and s.low[end] in s.lex.days else [])):
            if j < stop and clause_ahead(s, j, stop) and s.words[j] != ",":
                return ((j, content_end(s, j, stop, at)),), at + 1
    return None


def aside(s: Sentence, at: int, begin: int, source: tuple[Piece, ...], kinds: str, stop: int) -> tuple[tuple[Piece, ...], int] | None:
    """ "The bridge, she said, will stay shut." and "The bridge will stay shut, said the mayor.": the words around."""
    if "c" not in kinds or not source:
        return None
    first = source[0][0]
    if first and s.low[first - 1] == "as" and at + 2 < stop and s.words[at + 1] == "," and first < 4:
        return ((at + 2, stop),), at + 1
    if first < 2 or s.words[first - 1] not in (",", "—", "–", "--", "”", "’", '"'):
        return None
    lead = (clause_begin(s, first - 1), first - 1)
    end = at + 1
    if end < stop and s.words[end] not in (",", ";", ":") and s.tags[end] not in ("IN", "RB", QUOTATION) and s.low[end] not in s.lex.days and "o" not in kinds:
        return None
    while end < stop and s.words[end] not in (",", ";", ":") and s.tags[end] != QUOTATION:
        end += 1
    if not stands(s, *lead) and (end >= stop or s.words[end] != "," or end > at + 1 and "o" not in kinds):
        return None
    pieces: tuple[Piece, ...] = (lead,)
    if end + 1 < stop and s.words[end] == "," and end - at <= (6 if "o" in kinds else 2):
        pieces = (lead, (end + 1, content_end(s, end + 1, stop, at)))
    return pieces, at + 1


def inverted(s: Sentence, at: int, stop: int) -> Piece | None:
    """Who speaks in "said the mayor of Sarn, a former clerk": the noun phrase behind the verb with what describes it."""
    i = at + 1
    end = s.phrase_end(i, stop)
    if end == i or end == i + 1 and s.tags[i] == "DT" and s.low[i] in s.lex.never_person:
        return None
    while (
        end + 1 < stop
        and s.words[end] == ","
        and s.tags[end + 1] in ("DT", "CD", "WP", "NN", "NNS", "JJ", "PRP$", "NNP", "WDT", "RB")
        or end < stop
        and s.tags[end] in ("WP", "WDT")
    ):
        if s.tags[end] in ("WP", "WDT") or s.tags[end + 1] in ("WP", "WDT"):
            break
        end += 1
        while end < stop and s.words[end] not in (",", "—", "–", ";", ":") and s.tags[end] != QUOTATION:
            end += 1
    return i, end


def clause_begin(s: Sentence, end: int) -> int:
    """Where the words begin that a cue at the end of them reports."""
    begin = max((i + 1 for i in range(end - 1) if s.words[i] in (";", ":")), default=0)
    while begin < end and s.low[begin] in ("but", "and", "still", ",", "yet", "so"):
        begin += 1
    return begin


def stands(s: Sentence, begin: int, end: int) -> bool:
    """Whether the words hold a verb that is no relative clause's."""
    opened = False
    for i in range(begin, end):
        opened = s.words[i] != "," and (opened or s.tags[i] in ("WP", "WDT", "WP$", "WRB") and i > begin)
        if s.tags[i][:1] in "VM" and s.tags[i] != "VBG" and not opened:
            return True
    return False
