"""What reports within a sentence and what it reports: verbs, nouns and adjectives of saying, thinking and wanting."""

from __future__ import annotations

from dataclasses import dataclass, field

from chatham.language.clauses import QUOTATION, Sentence, clause_ahead, group_start, subject

Piece = tuple[int, int]
_BE = frozenset("is are was were be been being 's 're 'm ’s ’re ’m am get gets got".split())
_ADVERBS = ("RB", "RBR", "RP")
_WH = frozenset("what how why whether when where who which if whom".split())
_REASONS = frozenset("as because while when after before since until though although despite following unless".split())
MARKS = frozenset((*"“”\"‘’«»„", "''", "``"))
_SUBORDINATE = frozenset("while when after before if as although though because since instead by in despite once until".split())
_DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday today yesterday tonight".split())


@dataclass(slots=True)
class Found:
    """An attribution in word numbers; ``source`` None means that of the cue before."""

    source: tuple[Piece, ...]
    cue: tuple[Piece, ...]
    content: tuple[Piece, ...]
    verb: int
    shares: bool = False
    quoted: set[int] = field(default_factory=set)


def found_in(s: Sentence, spoken: list[Found]) -> list[Found]:
    """The attributions of a sentence, in the order of their cues; ``spoken`` are those of its quotations."""
    found: list[Found] = []
    for at in range(len(s)):
        if any(begin <= at < end for f in found for begin, end in f.content):
            continue
        one = _at(s, at, found or spoken)
        if one is not None:
            found = [f for f in found if not _within(f, one)]
            found.append(one)
    return found


def _within(inner: Found, outer: Found) -> bool:
    return all(any(b <= begin and end <= e for b, e in outer.content) for begin, end in inner.content)


def _at(s: Sentence, at: int, known: list[Found]) -> Found | None:
    tag, low = s.tags[at], s.low[at]
    if low in ("according", "per", "in") and (length := _according(s, at)):
        return _accorded(s, at, length)
    if tag in ("VB", "VBD", "VBZ", "VBP", "VBG", "VBN") and low in s.lex.verbs:
        return _verb(s, at, known)
    if tag in ("NN", "NNS"):
        return _noun(s, at, known)
    if tag in ("JJ", "VBN") and low in s.lex.adjectives:
        return _adjective(s, at, known)
    return None


def _according(s: Sentence, at: int) -> int:
    for phrase in s.lex.according:
        if tuple(s.low[at : at + len(phrase)]) == phrase:
            return len(phrase)
    return 0


def _accorded(s: Sentence, at: int, length: int) -> Found | None:
    """ "according to the mayor": the sentence without these words is what is reported."""
    begin = at + length
    end = s.phrase_end(begin, len(s))
    if end == begin:
        return None
    source: Piece = (begin, end)
    stop = sentence_stop(s)
    if at <= 1 or s.words[at - 1] in (",", "—", "–") and end < stop and s.words[end] == ",":
        after = end
        while after < stop and s.words[after] != ",":
            after += 1
        behind: Piece = (after + 1, stop) if after < stop else (end, stop)
        ahead: Piece = (_clause_begin(s, at - 1), at - 1) if at > 1 else (0, 0)
        pieces = tuple(p for p in (ahead, behind) if p[1] > p[0])
    else:
        last = at - 1 if s.words[at - 1] in (",", "—", "–") else at
        pieces = ((_clause_begin(s, last), last),)
    return Found((source,), ((at, begin),), pieces, at) if pieces else None


def sentence_stop(s: Sentence) -> int:
    """The end of the sentence without its last mark."""
    stop = len(s)
    while stop and s.words[stop - 1] in (".", "!", "?", "…", ";", ":") and s.tags[stop - 1] != QUOTATION:
        stop -= 1
    return stop


def _clause_begin(s: Sentence, end: int) -> int:
    """Where the words begin that a cue at the end of them reports."""
    begin = 0
    while begin < end and s.low[begin] in ("but", "and", "still", ",", "yet", "so"):
        begin += 1
    return begin


def _passive(s: Sentence, at: int) -> bool:
    if s.tags[at] not in ("VBN", "VBD"):
        return False
    i = at - 1
    while i >= 0 and s.tags[i] in ("RB", "RBR"):
        i -= 1
    return i >= 0 and s.low[i] in _BE and s.tags[i] != "POS"


def _verb(s: Sentence, at: int, known: list[Found]) -> Found | None:
    kinds = s.lex.verbs[s.low[at]]
    if _passive(s, at):
        return _passively(s, at, kinds)
    if not _finite_enough(s, at, kinds):
        return None
    source, begin = subject(s, at)
    shares = False
    if at <= 1 and not source and "s" in kinds and s.tags[at] in ("VBD", "VBZ") and (who := inverted(s, at, len(s))):
        quotation = next((k for k in range(who[1], len(s)) if s.tags[k] == QUOTATION), None)
        if quotation is not None:
            return Found((who,), ((at, at + 1),), ((quotation, quotation + 1),), at)
    if not source:
        source, shares = _shared(s, begin, known)
    stop = sentence_stop(s)
    if not subject(s, at)[0] and (ending := _inverted_at_end(s, at, kinds, stop)):
        return ending
    content = _after(s, at, kinds, stop)
    if content is None:
        content = _aside(s, at, begin, source, kinds, stop)
    if content is None:
        return None
    pieces, last = content
    if source and s.low[source[0][0]] in s.lex.never_person and source[0][1] - source[0][0] == 1:
        return None
    return Found(source, ((begin, last),), pieces, at, shares)


def _inverted_at_end(s: Sentence, at: int, kinds: str, stop: int) -> Found | None:
    """ "The bridge will stay shut, said Otto Brill, its keeper."""
    if "s" not in kinds or s.tags[at] not in ("VBD", "VBZ") or at < 3 or s.words[at - 1] not in (",", "—", "–", "--"):
        return None
    who = inverted(s, at, stop)
    lead = (_clause_begin(s, at - 1), at - 1)
    if who is None or clause_ahead(s, at + 1, stop) or not any(s.tags[i][:1] in "VM" for i in range(*lead)):
        return None
    return Found((who,), ((at, at + 1),), (lead,), at)


def _finite_enough(s: Sentence, at: int, kinds: str) -> bool:
    """Whether a participle stands for a verb and not beside a noun ("the words said there", "mocking voices")."""
    before = s.tags[at - 1] if at else ""
    if s.tags[at] == "VBN" and group_start(s, at, 0) == at:
        follows = s.low[at + 1] if at + 1 < len(s) else ""
        return "c" in kinds and before[:2] in ("NN", "PR", "RB") and (follows in ("that", "in", "on") or follows in _DAYS or clause_ahead(s, at + 1, len(s)))
    if s.tags[at] == "VBG":
        if before in ("IN", "TO") and "c" not in kinds:
            return s.low[at - 1] in _SUBORDINATE or s.low[at - 1] in ("of", "for", "from", "without")
        return before not in ("DT", "JJ", "PRP$", "POS", "CD") and not (at and s.low[at - 1] == "with")
    return True


def _shared(s: Sentence, begin: int, known: list[Found]) -> tuple[tuple[Piece, ...], bool]:
    """The source of a cue without a subject of its own: that of the cue before, else the first subject of the sentence."""
    trailing = begin > 0 and (s.words[begin - 1] == "," or s.tags[begin - 1] == "CC" and s.tags[begin] != "VB")
    if known and known[-1].source and not (trailing and any(s.verb(i) for i in range(known[-1].content[-1][1], begin))):
        return known[-1].source, True
    for i in range(begin - 1, 0, -1) if trailing else range(1, len(s) if _hangs(s, begin) else begin):
        if s.verb(i) and i != begin:
            source, _ = subject(s, i)
            if source:
                return source, True
    return (), False


def _after(s: Sentence, at: int, kinds: str, stop: int) -> tuple[tuple[Piece, ...], int] | None:
    """What a verb reports where it stands behind it: the pieces, and the end of the cue."""
    i = at + 1
    while i < stop and s.tags[i] in _ADVERBS and s.low[i] not in ("so",) and s.low[i] not in s.lex.particles.get(s.low[at], ()):
        i += 1
    if i >= stop:
        return None
    low, tag = s.low[i], s.tags[i]
    if tag == QUOTATION or s.words[i] in (",", ":", "—") and i + 1 < stop and s.tags[i + 1] == QUOTATION:
        begin = i if tag == QUOTATION else i + 1
        return ((begin, content_end(s, begin, stop, at)),), at + 1
    if s.words[i] in MARKS and "s" in kinds:
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
    if "w" in kinds and low in _WH:
        return ((i, content_end(s, i, stop, at)),), at + 1
    if "c" in kinds and (
        low == "that" and tag in ("IN", "DT", "WDT") or low in _WH and low not in ("when", "where", "if") or low in ("when", "where", "if") and "n" in kinds
    ):
        if low != "that" or clause_ahead(s, i + 1, stop) or tag == "IN" or i + 1 < stop and (s.tags[i + 1] == QUOTATION or s.words[i + 1] in MARKS):
            return ((i, content_end(s, i, stop, at)),), at + 1
    if "t" in kinds and tag == "TO" and i + 1 < stop and s.tags[i + 1] in ("VB", "RB", "VBP", "NN"):
        return ((i, content_end(s, i, stop, at)),), at + 1
    if "c" in kinds and clause_ahead(s, i, stop):
        return ((i, content_end(s, i, stop, at)),), at + 1
    if ("g" in kinds) and tag == "VBG":
        return ((i, content_end(s, i, stop, at)),), at + 1
    if s.low[at] in s.lex.framed:
        mark = next((k for k in range(i, min(stop, i + 10)) if s.tags[k] == QUOTATION or s.words[k] in ("“", '"', "‘", "«", "„")), None)
        if mark is not None and s.noun_end(i, mark) > i and "" in (s.lex.framed[s.low[at]] or ("",)):
            return ((mark, content_end(s, mark, stop, at)),), at + 1
        end = s.noun_end(i, stop)
        if end > i and (
            s.lex.framed[s.low[at]]
            and end < stop
            and s.low[s.phrase_end(i, stop) if s.phrase_end(i, stop) < stop else end] in s.lex.framed[s.low[at]]
            or not s.lex.framed[s.low[at]]
        ):
            return ((i, content_end(s, i, stop, at)),), at + 1
    if "n" in kinds:
        end = s.noun_end(i, stop)
        if end > i and s.low[i] not in _DAYS:
            return ((i, content_end(s, i, stop, at)),), at + 1
    return _by_the_way(s, at, i, kinds, stop)


def _by_the_way(s: Sentence, at: int, i: int, kinds: str, stop: int) -> tuple[tuple[Piece, ...], int] | None:
    """ "said on Monday that", "said in a letter the bridge was closed", "said Monday that": when and where come first."""
    if "c" not in kinds or not (s.tags[i] in ("IN", "TO") or s.low[i] in _DAYS or s.words[i] == ","):
        return None
    for j in range(i + 1, min(stop, i + 18)):
        if s.tags[j] == QUOTATION:
            return ((j, content_end(s, j, stop, at)),), at + 1
        if s.low[j] == "that" and s.tags[j] in ("IN", "DT") and clause_ahead(s, j + 1, stop):
            return ((j, content_end(s, j, stop, at)),), at + 1
        if s.verb(j):
            break
    j = i + 1 if s.low[i] in _DAYS else i
    if j < stop and s.low[j] in _DAYS:
        j += 1
    if j > i and clause_ahead(s, j, stop):
        return ((j, content_end(s, j, stop, at)),), at + 1
    return None


def _addressed(s: Sentence, at: int, i: int, kinds: str, stop: int) -> tuple[tuple[Piece, ...], int] | None:
    """ "told the court that", "urged them to": somebody first."""
    end = s.phrase_end(i, stop)
    if end == i:
        return None
    for j in range(end, min(stop, end + 14)):
        low, tag = s.low[j], s.tags[j]
        if tag == QUOTATION:
            return ((j, content_end(s, j, stop, at)),), at + 1
        if ("c" in kinds or "w" in kinds) and (
            low == "that" and tag in ("IN", "DT", "WDT") or low in _WH and tag in ("WP", "WRB", "IN", "WDT") and low not in ("who", "which", "when", "where")
        ):
            return ((j, content_end(s, j, stop, at)),), at + 1
        if tag == "TO" and j + 1 < stop and s.tags[j + 1] == "VB" and "t" in kinds and j == end:
            return ((i, content_end(s, i, stop, at)),), at + 1
        if s.words[j] == ":":
            return ((j + 1, stop),), at + 1
        if low in s.lex.particles.get(s.low[at], ()) and j + 1 < stop:
            return ((j, content_end(s, j, stop, at)),), at + 1
        if s.verb(j) or tag in ("CC",):
            break
    if "c" in kinds:
        short = s.noun_end(i, stop)
        for j in (end, short, *([end + 1] if end < stop and s.low[end] in _DAYS else [])):
            if j < stop and clause_ahead(s, j, stop) and s.words[j] != ",":
                return ((j, content_end(s, j, stop, at)),), at + 1
    return None


def _aside(s: Sentence, at: int, begin: int, source: tuple[Piece, ...], kinds: str, stop: int) -> tuple[tuple[Piece, ...], int] | None:
    """ "The bridge, she said, will stay shut." and "The bridge will stay shut, said the mayor.": the words around."""
    if "c" not in kinds or not source:
        return None
    first = source[0][0]
    if first and s.low[first - 1] == "as" and at + 2 < stop and s.words[at + 1] == "," and first < 4:
        return ((at + 2, stop),), at + 1
    if first < 2 or s.words[first - 1] not in (",", "—", "–", "--", "”", "’", '"'):
        return None
    lead = (_clause_begin(s, first - 1), first - 1)
    end = at + 1
    if end < stop and s.words[end] != "," and s.tags[end] not in ("IN", "RB", "TO", QUOTATION) and s.low[end] not in _DAYS and "o" not in kinds:
        return None
    if not any(s.tags[i][:1] in "VM" for i in range(*lead)) and (end >= stop or s.words[end] != ","):
        return None
    while end < stop and s.words[end] != "," and s.tags[end] != QUOTATION:
        end += 1
    pieces: tuple[Piece, ...] = (lead,)
    if end + 1 < stop and s.words[end] == "," and end - at <= 2:
        pieces = (lead, (end + 1, content_end(s, end + 1, stop, at)))
    return pieces, at + 1


def inverted(s: Sentence, at: int, stop: int) -> Piece | None:
    """Who speaks in "said the mayor of Sarn, a former clerk": the noun phrase behind the verb with what describes it."""
    i = at + 1
    end = s.phrase_end(i, stop)
    if end == i:
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


def _passively(s: Sentence, at: int, kinds: str) -> Found | None:
    """ "was asked about the bridge", "is believed to be safe", "was criticised by the mayor"."""
    begin = at
    while begin and (s.low[begin - 1] in _BE or s.tags[begin - 1] in ("RB", "MD") or s.low[begin - 1] in ("has", "have", "had")):
        begin -= 1
    start = s.phrase_start(begin, 0)
    stop = sentence_stop(s)
    source: tuple[Piece, ...] = ()
    end = content_end(s, at + 1, stop, at)
    if at + 1 < stop and s.low[at + 1] == "by":
        who = s.phrase_end(at + 2, stop)
        if who > at + 2:
            source = ((at + 2, who),)
            end = at + 1
    if start == begin or not (source or "t" in kinds or "c" in kinds):
        return None
    if (
        source == ()
        and at + 1 < stop
        and (s.tags[at + 1] == QUOTATION or s.words[at + 1] == "," and s.tags[min(at + 2, stop - 1)] == QUOTATION)
        and "s" in kinds
    ):
        q = at + 1 if s.tags[at + 1] == QUOTATION else at + 2
        return Found((), ((begin, at + 1),), ((q, q + 1),), at)
    whole = [(start, begin)] + ([(at + 1, end)] if end > at + 1 else [])
    if not source and at + 1 < stop and s.tags[at + 1] not in ("TO", "IN"):
        return None
    if s.low[start] == "it" and at + 1 < stop and s.low[at + 1] == "that":
        whole = whole[1:]
    return Found(source, ((begin, at + 1),), tuple(whole), at) if whole else None


def _noun(s: Sentence, at: int, known: list[Found]) -> Found | None:
    """ "the mayor's claim that", "a plan to"."""
    low = s.low[at]
    stop = sentence_stop(s)
    i = at + 1
    if i >= stop:
        return None
    nouns = s.lex.nouns
    follows = s.low[i]
    if follows == "that" and low in nouns["that"] and s.tags[i] not in ("DT", "WDT") and i + 1 < stop and s.tags[i + 1][:1] not in "VM":
        begin = i
    elif follows == "to" and low in nouns["to"] and i + 1 < stop and s.tags[i + 1] == "VB":
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
                source, _ = _shared(s, k, known)
    if not source:
        return None
    end = content_end(s, begin, stop, at)
    return Found(source, ((start, begin),), ((begin, end),), at) if end > begin else None


def _adjective(s: Sentence, at: int, known: list[Found]) -> Found | None:
    """ "is sure that", "was afraid to", "proud of"."""
    stop = sentence_stop(s)
    i = at + 1
    if i >= stop or group_start(s, at, 0) == at:
        return None
    if not (s.low[i] in ("that", "to", "of", "about", "with", "by", "at", "for", "whether", "if", "how") or clause_ahead(s, i, stop)):
        return None
    begin = i + 1 if s.low[i] in ("of", "about", "with", "by", "at", "for") else i
    source, cue = subject(s, at)
    if not source:
        source, _ = _shared(s, cue, known)
    if not source or s.low[source[0][0]] in s.lex.never_person:
        return None
    end = content_end(s, begin, stop, at)
    return Found(source, ((cue, begin),), ((begin, end),), at) if end > begin else None


def content_end(s: Sentence, begin: int, stop: int, cue: int) -> int:
    """Where the words end that a cue reports."""
    if s.tags[begin] == QUOTATION or s.words[begin] in MARKS:
        end = _quotation_end(s, begin, stop)
        if end:
            return end
    past = s.tags[cue] in ("VBD", "VBZ")
    hangs = _hangs(s, cue)
    whole = s.low[begin] in _WH or s.low[begin] == "that" or clause_ahead(s, begin, stop)
    for i in range(begin + 1, stop):
        word, low = s.words[i], s.low[i]
        if (
            word in (",", "—", "–", "--", ";")
            and i + 1 < stop
            and (_leaves(s, i + 1, stop, past) or hangs and word == "," and (clause_ahead(s, i + 1, stop) or s.verb(i + 1)))
        ):
            return i
        if low == "according" and i + 1 < stop and s.low[i + 1] == "to":
            return i
        if low in ("and", "but") and i + 1 < stop and (past and _joins(s, i + 1, cue) or not whole and _goes_on(s, i + 1, stop, cue)):
            return i
        if not whole and s.tags[cue] == "VBG" and s.words[cue - 1] != "," and s.verb(i) and not any(t in ("WP", "WDT", "IN", "WRB") for t in s.tags[begin:i]):
            return i
        if not whole and i > begin + 1 and _left_behind(s, i, stop):
            return i - 1 if s.tags[i - 1] == "IN" else i
    return stop


def _quotation_end(s: Sentence, begin: int, stop: int) -> int:
    """The end of quoted words with which what is reported begins, where other words follow that are no part of it."""
    end = begin + 1
    if s.tags[begin] == QUOTATION:
        while end + 1 < stop and s.tags[end + 1] == QUOTATION and (s.words[end] == "," or s.low[end] in ("and", "but", "or")):
            end += 2
        return end
    while end < stop and s.words[end] not in MARKS:
        end += 1
    end += 1
    if end >= stop or end - begin < 3 or s.tags[end] in ("WRB", "VBG", "MD") or s.words[end] in (",", "—", "–") and not _more_quoted(s, end, stop):
        return min(end, stop)
    if s.tags[end] == "IN" and s.low[end] != "of" or s.low[end] in ("and", "but") and s.tags[min(end + 1, stop)] in ("VBG", "VBD", "VBZ"):
        return end
    return 0


def _more_quoted(s: Sentence, at: int, stop: int) -> bool:
    return any(s.words[i] in MARKS for i in range(at, min(stop, at + 4)))


def _goes_on(s: Sentence, i: int, stop: int, cue: int) -> bool:
    """Whether the sentence goes on with another verb of the same subject, or with another subject and its verb."""
    while i < stop and s.tags[i] == "RB":
        i += 1
    if i < stop and s.tags[i] in ("VBD", "VBZ", "VBP", "MD") and s.tags[cue] in ("VBD", "VBZ", "VBP"):
        return True
    end = s.phrase_end(i, stop)
    return end > i and end < stop and s.verb(end)


def _left_behind(s: Sentence, i: int, stop: int) -> bool:
    """Words of time and reason behind a noun or "to ..." that is reported belong to the report, not to what is reported."""
    low = s.low[i]
    if low in _REASONS:
        return low != "as" and low not in ("before", "after", "since", "until") or clause_ahead(s, i + 1, stop) or s.tags[min(i + 1, stop - 1)] == "VBG"
    if low == "by" and i + 1 < stop and s.tags[i + 1] == "VBG":
        return True
    if low in ("on", "in", "last", "this") and i + 1 < stop:
        return s.low[i + 1] in _DAYS or s.low[i + 1] in ("week", "month", "year") and low == "last"
    return low in _DAYS and s.words[i][0].isupper() and s.words[i - 1] != "," and not s.words[i - 1][0].isupper()


def _hangs(s: Sentence, cue: int) -> bool:
    """Whether the cue stands in a clause that hangs on another: "When the mayor said so, ...", ", who said so, ..."."""
    i = cue
    while i > 0 and s.words[i - 1] not in (",", "—", "–", ";", ":") and s.tags[i - 1] != QUOTATION and cue - i < 20:
        i -= 1
        if s.low[i] in _SUBORDINATE and s.tags[i] in ("IN", "WRB", "VBN") and (s.low[i] not in ("in", "by", "despite") or s.tags[i + 1] == "VBG"):
            return True
    return i == 0 and s.tags[i] == "VBG" or i > 0 and s.tags[i] in ("WP", "WDT")


def _joins(s: Sentence, i: int, cue: int) -> bool:
    """Whether another verb of the same form as the cue goes on with its subject: "said it was late and asked for ..."."""
    while i < len(s) and s.tags[i] == "RB":
        i += 1
    return i < len(s) and s.tags[i] == s.tags[cue] and s.low[i] in s.lex.verbs and s.low[cue] in s.lex.verbs


def _leaves(s: Sentence, i: int, stop: int, past: bool) -> bool:
    """Whether what follows a comma is no longer what is reported."""
    low, tag = s.low[i], s.tags[i]
    if tag == "VBG" and low in s.lex.verbs:
        return True
    if low in ("according", "while", "although", "though", "but", "whereas"):
        return low != "but" or clause_ahead(s, i + 1, stop)
    if low in ("and", "but") and i + 1 < stop and past and s.tags[i + 1] in ("VBD", "VBZ"):
        return True
    if low == "and" and i + 1 < stop:
        ahead = s.phrase_end(i + 1, stop)
        while ahead < stop and s.tags[ahead] in ("RB", "MD"):
            ahead += 1
        if i + 1 < ahead < stop and s.tags[ahead] in ("VBD", "VBZ", "VBP") and "s" in s.lex.verbs.get(s.low[ahead], ""):
            return True
    if low == "as" and clause_ahead(s, i + 1, stop):
        return True
    end = s.phrase_end(i, stop)
    if (
        end > i
        and end < stop
        and s.tags[end] in ("VBD", "VBZ", "VBP")
        and "s" in s.lex.verbs.get(s.low[end], "")
        and (end + 1 >= stop or s.words[end + 1] in (",", "."))
    ):
        return True
    return tag in ("VBD", "VBZ") and "s" in s.lex.verbs.get(low, "")
