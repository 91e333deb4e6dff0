"""Noun phrases, subjects and the ends of clauses in a tagged sentence, by rule."""

from __future__ import annotations

from dataclasses import dataclass

from chatham.language.reporting import Reporting

QUOTATION = "QUO"
_NOUN = frozenset(("NN", "NNS", "NNP", "NNPS"))
_INNER = _NOUN | frozenset(("JJ", "JJR", "JJS", "CD", "POS", "$", "#", "VBN", "VBG", "AFX", "FW", "HYPH", "NFP"))
_DETERMINER = frozenset(("DT", "PRP$", "PDT", "WP$", "PRP$"))
_MARKS = frozenset((*"“”\"'‘’`", "''", "``"))
_BEFORE_CLAUSE = frozenset((",", ":", ";", "—", "–", "--", "-", "(", ")"))


@dataclass(slots=True)
class Sentence:
    """Words of a sentence with tags and places; a whole quotation is one word with the tag QUO."""

    words: list[str]
    low: list[str]
    tags: list[str]
    places: list[tuple[int, int]]
    quoted: list[int]
    lex: Reporting

    def __len__(self) -> int:
        return len(self.words)

    def verb(self, at: int) -> bool:
        """Whether a finite verb or modal stands there."""
        return self.tags[at] in ("VBD", "VBZ", "VBP", "MD")

    def noun_end(self, at: int, stop: int | None = None) -> int:
        """The end of the plain noun phrase that begins there, or ``at`` if none does."""
        total = len(self) if stop is None else min(stop, len(self))
        i, head = at, False
        while i < total:
            tag = self.tags[i]
            if tag in ("PRP", "EX", "WP"):
                return i + 1 if i == at else (i if head else at)
            if tag in _DETERMINER:
                if head:
                    break
                if tag == "DT" and (i + 1 == total or self.tags[i + 1] not in _INNER | {"RB", "RBS", "DT"} and self.low[i + 1] not in _MARKS):
                    return i + 1
            elif tag in ("VBN", "VBG"):
                if head or i + 1 >= total or self.tags[i + 1] not in _NOUN | {"JJ", "CD"} or (i > at and self.tags[i - 1] in ("CC",)):
                    break
            elif tag in ("RB", "RBR", "RBS"):
                if head or i + 1 >= total or self.tags[i + 1] not in ("JJ", "CD", "RB", "VBN", "JJR"):
                    break
            elif tag in _NOUN or tag in ("CD", "JJR", "JJS", "POS") or tag == "JJ":
                head = head or tag in _NOUN or tag == "CD" or tag == "JJ" and (i + 1 >= total or self.tags[i + 1] not in _INNER)
                if tag == "POS":
                    head = False
            elif (
                tag in _INNER
                or self.words[i] in _MARKS
                or (self.low[i] in ("&", "and") and head and i + 1 < total and self.tags[i - 1] == self.tags[i + 1] == "NNP")
            ):
                pass
            else:
                break
            i += 1
        while i > at and self.words[i - 1] in _MARKS:
            i -= 1
        return i if head else at

    def noun_start(self, end: int, least: int = 0) -> int:
        """The start of the plain noun phrase that ends before ``end``, or ``end`` if none does."""
        i = end - 1
        while i >= least and self.words[i] in _MARKS:
            i -= 1
        if i < least:
            return end
        if self.tags[i] in ("PRP", "EX"):
            return i
        if self.tags[i] == "DT" or self.low[i] in ("many", "some", "others", "most", "few", "several", "both", "all"):
            return i
        if self.tags[i] not in _NOUN and self.tags[i] not in ("CD", "JJ", "JJS", "JJR"):
            return end
        adjective = self.tags[i][:2] == "JJ"
        while i > least:
            tag, here = self.tags[i - 1], self.tags[i]
            if here in _DETERMINER and tag not in _DETERMINER:
                break
            if (
                tag in _INNER
                or tag in _DETERMINER
                or self.words[i - 1] in _MARKS
                or tag in ("RB", "RBR", "RBS")
                and here in ("JJ", "CD", "VBN")
                or self.low[i - 1] in ("&",)
                or self.low[i - 1] == "and"
                and i > 1
                and self.tags[i - 2] == here == "NNP"
                and self.tags[max(0, i - 3)] == "NNP"
            ):
                i -= 1
            else:
                break
        while i < end and (self.words[i] in _MARKS or self.tags[i] in ("RB", "POS")):
            i += 1
        return end if adjective and self.tags[i] not in _DETERMINER and self.tags[i] != "CD" else i

    def phrase_end(self, at: int, stop: int) -> int:
        """The end of the noun phrase with its "of ..." and "in ...", and what "and" joins to it."""
        end = self.noun_end(at, stop)
        if end == at:
            return at
        while end < stop:
            if self.low[end] in self.lex.links or self.low[end] in ("and", "or", "&"):
                further = self.noun_end(end + 1, stop)
                if further == end + 1:
                    break
                joined = self.low[end] in ("and", "or", "&")
                if joined and further < stop and (self.verb(further) or self.tags[further] == "RB"):
                    break
                end = further
            else:
                break
        return end

    def phrase_start(self, end: int, least: int) -> int:
        """The start of the noun phrase that ends there, with "of ..." and the like."""
        start = self.noun_start(end, least)
        if start == end:
            return end
        while start - 2 >= least:
            if self.low[start - 1] in self.lex.links:
                further = self.noun_start(start - 1, least)
                if further == start - 1 and self.tags[start - 2] == "VBN":  # "papers seen by the court"
                    further = self.noun_start(start - 2, least)
                    further += further == start - 2
                if further == start - 1 or self.tags[further] == "EX":
                    break
                if self.low[start - 1] != "of" and further > least and self.low[further - 1] in ("in", "on", "at", "by", "after", "before", "during"):
                    break
                start = further
            elif self.low[start - 1] in ("and", "or", "&"):
                further = self.noun_start(start - 1, least)
                if further == start - 1 or not (further == least or self.words[further - 1] in _BEFORE_CLAUSE or self.tags[further - 1] in ("IN", QUOTATION)):
                    break
                start = further
            else:
                break
        return start


def group_start(s: Sentence, verb: int, least: int) -> int:
    """Where the verb group begins whose last verb is given ("has never said", "last week said")."""
    i = verb
    while i > least:
        tag, low = s.tags[i - 1], s.low[i - 1]
        helps = low in s.lex.catenative and tag not in ("NN", "NNS", "NNP", "IN", "CD") or low in s.lex.hearsay and s.low[i] == "to"
        if (
            tag in ("RB", "MD", "RBR")
            or tag == "TO"
            and s.tags[i] not in ("JJ", "DT", "NNP")
            or helps
            or low == "both"
            and i - 2 >= least
            and s.low[i - 2] in s.lex.catenative
        ):
            i -= 1
        elif (
            i - 2 > least
            and low in s.lex.times
            and s.low[i - 2] in ("last", "this", "next", "earlier", "the")
            and (s.low[i - 2] != "the" or s.low[i - 3] == "in")
        ):
            i -= 3 if s.low[i - 2] == "the" else 2
        elif i - 1 > least and low in s.lex.days and s.tags[i - 2] != "IN":
            i -= 1
        else:
            break
    return i


def subject(s: Sentence, verb: int, least: int = 0) -> tuple[tuple[tuple[int, int], ...], int]:
    """Who the subject of a verb is, in word numbers, and where its verb group begins."""
    begin = group_start(s, verb, least)
    i = begin - 1
    if i < least:
        return (), begin
    low, tag = s.low[i], s.tags[i]
    if low in s.lex.relative and tag in ("WP", "WDT", "IN") and low != "that" or low == "that" and tag == "WDT":
        end = i - 1 if i - 1 >= least and s.words[i - 1] == "," else i
        start = s.noun_start(end, least)
        if start < end and start - 2 >= least and s.low[start - 1] == "of":
            start = min(start, s.noun_start(start - 1, least))
        if start < end and low != "which":
            return ((start, end), (i, i + 1)), begin
        return (((start, end),) if start < end else ((i, i + 1),)), begin
    if s.words[i] in (",", "—", "–", ")", "--"):
        if s.tags[verb] == "VBG" and begin == verb:
            return (), begin
        found = _over_aside(s, i, least)
        return ((found,) if found else ()), begin
    if tag == "CC" or s.words[i] in (":", ";", "("):
        return (), begin
    start = s.phrase_start(begin, least)
    if start < begin:
        if (s.tags[verb] == "VB" and s.low[begin] == "to" or s.tags[verb] == "VBG" and begin == verb) and start > least and (ruler := _ruler(s, start, least)):
            return ruler, begin
        return ((_over_relative(s, start, least), begin),), begin
    found = _clause_first(s, begin, least)
    return ((found,) if found else ()), begin


def _over_relative(s: Sentence, start: int, least: int) -> int:
    """Where the subject begins whose relative clause ends with the noun phrase at ``start``: "people who were in [the room] say"."""
    verbs = [i for i in range(max(least, start - 14), start) if s.verb(i) and s.tags[i] != "MD"]
    if not verbs or len(verbs) > 2 or s.low[start] in s.lex.nominative:
        return start
    opened = next((i for i in range(verbs[0] - 1, max(least, verbs[0] - 6), -1) if s.tags[i] in ("WP", "WDT") and s.low[i] != "what"), 0)
    if not opened or any(s.words[i] in _BEFORE_CLAUSE for i in range(opened, start)):
        return start
    last = verbs[-1]
    if "c" in s.lex.verbs.get(s.low[last], "") and s.tags[start - 1] not in ("IN", "TO"):
        return start
    first = s.phrase_start(opened, least)
    return first if first < opened else start


def _ruler(s: Sentence, start: int, least: int) -> tuple[tuple[int, int], ...]:
    """Whose purpose an infinitive tells: "took to the radio to complain" is the subject's, "asked them to come" theirs."""
    for i in range(start - 1, max(least, start - 8), -1):
        if s.tags[i][:2] == "VB":
            if "o" in s.lex.verbs.get(s.low[i], "") or s.low[i] in s.lex.governing:
                return ()
            return subject(s, i, least)[0]
        if s.words[i] in (",", ";", ":"):
            break
    return ()


def _over_aside(s: Sentence, comma: int, least: int) -> tuple[int, int] | None:
    """The noun phrase before an aside: "Otto Brill, 61, of Sarn, who keeps bees, said"."""
    tries, at, best = 0, comma - 1, None
    opening = {")": "(", "—": "—", "–": "–", "--": "--"}.get(s.words[comma], ",")
    while at > least and tries < 5:
        if s.words[at] == opening or opening != "," and s.words[at] == ",":
            tries += 1
            stop = at
            if s.words[at - 1] == ")":
                stop = next((k for k in range(at - 1, max(least, at - 12), -1) if s.words[k] == "("), at)
            start = s.phrase_start(stop, least)
            first = s.tags[at + 1]
            loose = first == "RB" or first == "IN" and s.low[at + 1] not in ("of", "from") or first == "VBG" and opening == ","
            if start < stop and first in ("DT", "CD", "WP", "NN", "NNP", "NNS", "IN", "VBG", "VBN", "JJ", "PRP$", "WDT", "RB", "JJS", "WP$", "TO", "WRB"):
                best = (start, stop if loose else comma + (s.words[comma] == ")"))
                if first == "WP":
                    return best
                human = s.tags[at - 1] in ("NNP", "NNPS", "PRP") or s.tags[start] == "DT"
                if (
                    human
                    and first not in ("CD",)
                    and not (first == "IN" and s.low[at + 1] == "of")
                    and not (s.tags[at - 1] == "NNP" and len(s.words[at - 1]) > 1 and start and s.words[start - 1] == ",")
                ):
                    break
            elif best:
                break
        at -= 1
    return best


def _clause_first(s: Sentence, end: int, least: int, most: int = 25) -> tuple[int, int] | None:
    """The noun phrase a clause begins with, where something stands between it and its verb ("those asked that day said")."""
    at = end - 1
    while (
        at > least
        and end - at < most
        and s.words[at - 1] not in _BEFORE_CLAUSE
        and s.tags[at - 1] != QUOTATION
        and s.low[at - 1] not in ("that", "but", "because", "while", "when", "if")
    ):
        at -= 1
    while at < end and s.tags[at] in ("RB", "CC", "IN", "WRB", "UH"):
        at += 1
    stop = s.phrase_end(at, end)
    if stop == at or any(s.verb(i) for i in range(stop, end)) and s.tags[stop] not in ("WP", "WDT", "PRP"):
        return None
    return at, stop


def clause_ahead(s: Sentence, at: int, stop: int) -> bool:
    """Whether a clause begins there: a noun phrase, perhaps with more, and its finite verb."""
    i, words = at, 0
    while i < stop and (s.words[i] in _MARKS or s.tags[i] in ("RB", "CC") or s.low[i] in ("if", "as", "while", "because", "when")) and words < 2:
        i, words = i + 1, words + 1
    end = s.phrase_end(i, stop)
    if end == i:
        return i < stop and s.tags[i] == "VBG" and any(s.verb(k) for k in range(i, min(stop, i + 12)))
    k = end
    if end + 1 < stop and s.words[end] == "," and s.tags[end + 1] in ("VBD", "VBZ") and not _resumed(s, end + 2, stop):
        return False
    while k < stop and k - end < 24:
        if s.verb(k) or s.low[k] in ("'s", "'re", "'ve", "'ll", "'d", "'m", "’s", "’re", "’ll", "’ve", "’d", "’m") and s.tags[k] != "POS":
            return True
        if s.tags[k] in (".", ":", QUOTATION) or s.low[k] in s.lex.stops and s.tags[k] in ("TO", "CC", "IN", "WRB", "WDT", "WP"):
            return False
        if s.tags[k] in ("VBG", "VB") and k == end and s.low[k] not in ("ca", "wo"):
            return s.tags[k] == "VB" and end == i + 1 and s.low[i] in s.lex.subjects
        if s.tags[k] == "VBN" and k == end and end - i < 4 and not any(s.verb(j) for j in range(k, stop)):
            return True
        k += 1
    return False


def _resumed(s: Sentence, at: int, stop: int) -> bool:
    """Whether a verb stands behind a later comma: "the lock, built in 1911, was shut"."""
    return any(s.words[i - 1] == "," and s.verb(i) for i in range(at, min(stop, at + 20)))
