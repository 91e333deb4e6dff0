"""What reports within a sentence and what it reports: verbs, nouns and adjectives of saying, thinking and wanting."""

from __future__ import annotations

from chatham.language.attributed import Found, Piece, shared
from chatham.language.clauses import QUOTATION, Sentence, clause_ahead, group_start, subject
from chatham.language.content import MARKS, content_end, sentence_stop
from chatham.language.frames import paper
from chatham.language.gapped import gap
from chatham.language.nouncues import adjective, noun
from chatham.language.passive import participle, passive, passively
from chatham.language.sequel import after, aside, clause_begin, inverted, stands

_MAY = frozenset(("VB", "VBD", "VBZ", "VBP", "VBG", "VBN", "NN", "NNS", "JJ"))


def found_in(s: Sentence, spoken: list[Found]) -> list[Found]:
    """The attributions of a sentence, in the order of their cues; ``spoken`` are those of its quotations."""
    found: list[Found] = []
    for at, tag in enumerate(s.tags):
        if tag not in _MAY and s.low[at] not in s.lex.according or any(begin <= at < end for f in found for begin, end in f.content):
            continue
        one = _at(s, at, found or spoken)
        if one is not None:
            found = [f for f in found if not _within(f, one)]
            found.append(one)
            found += _sharing(s, one)
    return found


def _sharing(s: Sentence, first: Found) -> list[Found]:
    """ "six that they would stay": voices behind a comma that share the verb before."""
    made: list[Found] = []
    stop, begin = sentence_stop(s), first.content[0][0]
    at = first.content[-1][1]
    while len(first.content) == 1 and at < stop and s.words[at] in (",", ";") and (found := gap(s, at, stop, begin)):
        start, end, words = found
        at = content_end(s, words, stop, first.verb)
        made.append(Found(((start, end),), first.cue, ((words, at),), first.verb))
    return made


def _within(inner: Found, outer: Found) -> bool:
    return all(any(b <= begin and end <= e for b, e in outer.content) for begin, end in inner.content)


def _at(s: Sentence, at: int, known: list[Found]) -> Found | None:
    tag, low = s.tags[at], s.low[at]
    if low in s.lex.according and (length := accordance(s, at)):
        return _accorded(s, at, length)
    if tag in ("VB", "VBD", "VBZ", "VBP", "VBG", "VBN") and low in s.lex.verbs:
        return _verb(s, at, known)
    if tag in ("NN", "NNS"):
        return noun(s, at, known)
    if tag in ("JJ", "VBN", "VBD", "VBP") and low in s.lex.adjectives:
        return adjective(s, at, known)
    return None


def accordance(s: Sentence, at: int) -> int:
    """How many words there give what stands beside them to whoever follows ("according to")."""
    for phrase in s.lex.according.get(s.low[at], ()):
        if tuple(s.low[at : at + len(phrase)]) == phrase:
            return len(phrase)
    return 0


def _accorded(s: Sentence, at: int, length: int) -> Found | None:
    """ "according to the mayor": the sentence without these words is what is reported."""
    begin = at + length
    end = s.phrase_end(begin, len(s))
    if end == begin or (length == 1 and s.words[begin][:1].islower() and s.tags[begin] not in ("DT", "PRP$")):  # "three times per day" is a rate
        return None
    source: Piece = (begin, end)
    stop = sentence_stop(s)
    verbless = at > 1 and s.words[at - 1] == "," and not any(s.verb(i) for i in range(at)) and "," in s.words[end:stop]
    if at <= 1 or verbless or s.words[at - 1] in (",", "—", "–") and end < stop and s.words[end] == ",":
        after = end
        while after < stop and s.words[after] != ",":
            after += 1
        behind: Piece = (after + 1, stop) if after < stop else (end, stop)
        ahead: Piece = (clause_begin(s, at - 1), at - 1) if at > 1 else (0, 0)
        pieces = tuple(p for p in (ahead, behind) if p[1] > p[0])
    else:
        last = at - 1 if s.words[at - 1] in (",", "—", "–") else at
        pieces = ((clause_begin(s, last), last),)
    return Found((source,), ((at, begin),), pieces, at) if pieces else None


def _verb(s: Sentence, at: int, known: list[Found]) -> Found | None:
    kinds = s.lex.verbs[s.low[at]]
    if passive(s, at):
        return passively(s, at, kinds)
    if s.tags[at] == "VBN" and s.low[at + 1 : at + 2] == ["by"] and (one := participle(s, at)) is not None:
        return one
    if not _finite_enough(s, at, kinds):
        return None
    if at == 1 and s.tags[at] == "VB" and s.low[0] == "to" and "s" not in kinds:  # "To understand how it came, we ..." is a purpose
        return None
    source, begin = subject(s, at)
    shares = False
    if at <= 1 and not source and "s" in kinds and s.tags[at] in ("VBD", "VBZ") and (who := inverted(s, at, len(s))):
        quotation = next((k for k in range(who[1], len(s)) if s.tags[k] == QUOTATION), None)
        if quotation is not None:
            return Found((who,), ((at, at + 1),), ((quotation, quotation + 1),), at)
    if not source:
        source, shares = shared(s, begin, known)
    stop = sentence_stop(s)
    if ending := _inverted_at_end(s, at, kinds, stop):
        return ending
    content = after(s, at, kinds, stop)
    if content is None and source and s.lex.lemmas[s.low[at]] in s.lex.written:
        content = paper(s, at, source[0], stop)
    if content is None:
        content = aside(s, at, begin, source, kinds, stop)
    if content is None:
        return None
    pieces, last = content
    if _by_the_way(s, begin, at) and (s.low[pieces[-1][1] - 1] in s.lex.unnamed or any(s.low[i] in s.lex.unnamed for i in range(*pieces[0])[:5])):
        return None
    if source and s.low[source[0][0]] in s.lex.never_person and source[0][1] - source[0][0] == 1 and not _speaks_itself(s, source[0][0], at, kinds):
        return None
    return Found(source, ((begin, last),), pieces, at, shares)


def _inverted_at_end(s: Sentence, at: int, kinds: str, stop: int) -> Found | None:
    """ "The bridge will stay shut, said Otto Brill, its keeper."""
    if (
        "s" not in kinds
        or s.tags[at] not in ("VBD", "VBZ", "VBP")
        or at < 3
        or s.words[at - 1] not in (",", "—", "–", "--")
        and not (s.words[at - 1] in MARKS and s.words[at - 2] in (",", "!", "?"))
    ):
        return None
    who = inverted(s, at, stop) if s.tags[at + 1 : at + 2] != ["PRP"] else None
    lead = (clause_begin(s, at - 1), at - 1)
    end = s.phrase_end(at + 1, stop)
    if end + 1 < stop and s.words[end] == "," and s.verb(end + 1) and end > at + 1 and not stands(s, *lead):
        return Found(((at + 1, end),), ((at, at + 1),), (lead, (end + 1, content_end(s, end + 1, stop, at))), at)
    if who is None or clause_ahead(s, at + 1, stop) and not _who(s, end, stop) or not stands(s, *lead):
        return None
    return Found((who,), ((at, at + 1),), (lead,), at)


def _who(s: Sentence, at: int, stop: int) -> bool:
    """Whether "who ..." goes on there, with or without a comma before."""
    at += at + 1 < stop and s.words[at] == ","
    return at < stop and s.tags[at] in ("WP", "WDT", "WP$")


def _finite_enough(s: Sentence, at: int, kinds: str) -> bool:
    """Whether a participle stands for a verb and not beside a noun ("the words said there", "mocking voices")."""
    before = s.tags[at - 1] if at else ""
    if s.tags[at] == "VBN" and group_start(s, at, 0) == at:
        follows = s.low[at + 1] if at + 1 < len(s) else ""
        return (
            "c" in kinds and before[:2] in ("NN", "PR", "RB") and (follows in ("that", "in", "on") or follows in s.lex.days or clause_ahead(s, at + 1, len(s)))
        )
    if s.tags[at] == "VBG":
        if before in ("IN", "TO") and "c" not in kinds:
            return s.low[at - 1] in s.lex.subordinate or s.low[at - 1] in ("of", "for", "from", "without")
        return before not in ("DT", "JJ", "PRP$", "POS", "CD") and not (at and s.low[at - 1] == "with")
    return True


def _by_the_way(s: Sentence, begin: int, at: int) -> bool:
    """Whether a cue stands in a relative clause or hangs on another: ", who asked not to be named,"."""
    return s.tags[at] in ("VBG", "VBN", "VB") or begin > 0 and (s.tags[begin - 1] in ("WP", "WDT", "CC") or s.words[begin - 1] == ",")


def _speaks_itself(s: Sentence, who: int, at: int, kinds: str) -> bool:
    """ "It warned that ...": a letter or a body named before."""
    if s.low[who] != "it" or at > who + 2 or s.tags[at] not in ("VBD", "VBZ"):
        return False
    return "s" in kinds and "c" in kinds or s.lex.lemmas[s.low[at]] in s.lex.itself
