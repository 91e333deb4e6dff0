"""Where the words end that are reported."""

from __future__ import annotations

from chatham.language.clauses import QUOTATION, Sentence, clause_ahead
from chatham.language.gapped import another, gap

MARKS = frozenset((*'“”"‘’«»„', "''", "``"))


def sentence_stop(s: Sentence) -> int:
    """The end of the sentence without its last mark."""
    stop = len(s)
    while stop and s.words[stop - 1] in (".", "!", "?", "…", ";", ":") and s.tags[stop - 1] != QUOTATION:
        stop -= 1
    return stop


def content_end(s: Sentence, begin: int, stop: int, cue: int, least: int = 0) -> int:
    """Where the words end that a cue reports; words before ``least`` are surely among them."""
    if begin >= len(s):
        return begin
    if s.tags[begin] == QUOTATION or s.words[begin] in MARKS:
        end = _quotation_end(s, begin, stop)
        if end:
            return end
    past = s.tags[cue] in ("VBD", "VBZ")
    hanging = hangs(s, cue)
    whole = s.low[begin] in s.lex.wh or s.low[begin] == "that" or clause_ahead(s, begin, stop)
    whole = whole or "g" in s.lex.verbs.get(s.low[cue], "") and s.tags[min(s.noun_end(begin, stop), len(s) - 1)] == "VBG"
    for i in range(max(begin + 1, least), stop):
        word, low = s.words[i], s.low[i]
        if word == ";" and not _listed(s, i, stop) or word in (",", ";") and gap(s, i, stop, begin):
            return i
        if word == "," and not whole and (s.tags[min(i + 1, stop - 1)] == "WDT" or s.low[min(i + 1, stop - 1)] == "not"):
            return i
        if word == "," and not whole and _finite(s, cue) and s.tags[_past_adverbs(s, i + 1, stop)] in ("VBD", "VBZ"):
            return i
        if low in ("and", "but", "while") and another(s, i + 1, stop):
            return i
        if (
            word in (",", "—", "–", "--", ";")
            and i + 1 < stop
            and (_leaves(s, i + 1, stop, past) or hanging and word == "," and (clause_ahead(s, i + 1, stop) or s.verb(i + 1)))
        ):
            return i
        if word in ("—", "–", "--", "-") and not any(s.words[k] == word for k in range(i + 1, stop)) and s.tags[i - 1] != QUOTATION:
            return i
        if low == "according" and i + 1 < stop and s.low[i + 1] == "to":
            return i
        if low in ("and", "but") and i + 1 < stop and (past and _joins(s, i + 1, cue) or not whole and _goes_on(s, i + 1, stop, cue)):
            return i
        if not whole and s.tags[cue] == "VBG" and s.words[cue - 1] != "," and s.verb(i) and not any(t in ("WP", "WDT", "IN", "WRB") for t in s.tags[begin:i]):
            return i
        if not whole and (i > begin + 1 or s.tags[begin] in ("DT", "PRP") and low != "by") and _left_behind(s, i, stop):
            return i - 1 if s.tags[i - 1] == "IN" else i
    return stop


def _past_adverbs(s: Sentence, at: int, stop: int) -> int:
    while at + 1 < stop and s.tags[at] == "RB":
        at += 1
    return min(at, stop - 1)


def _finite(s: Sentence, cue: int) -> bool:
    return s.tags[cue] in ("VBD", "VBZ") or cue > 0 and s.tags[cue - 1] == "MD"


def _listed(s: Sentence, at: int, stop: int) -> bool:
    """Whether what follows a semicolon goes on with what is reported: "that it was late; that nobody came"."""
    i = at + 1
    while i < stop and s.low[i] in ("and", "or", "but"):
        i += 1
    return i < stop and (s.low[i] in s.lex.wh or s.low[i] == "that" or not clause_ahead(s, i, stop))


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
    if (
        s.words[end] == ":"
        or s.tags[end] == "IN"
        and s.low[end] != "of"
        or s.low[end] in ("and", "but")
        and s.tags[min(end + 1, stop)] in ("VBG", "VBD", "VBZ")
    ):
        return end
    return 0


def _more_quoted(s: Sentence, at: int, stop: int) -> bool:
    return any(s.words[i] in MARKS for i in range(at, min(stop, at + 4)))


def _goes_on(s: Sentence, i: int, stop: int, cue: int) -> bool:
    """Whether the sentence goes on with another verb of the same subject, or with another subject and its verb."""
    while i < stop and s.tags[i] == "RB":
        i += 1
    if (
        i < stop
        and s.tags[i] in ("VBD", "VBZ", "VBP", "MD")
        and (s.tags[cue] in ("VBD", "VBZ", "VBP") or s.tags[cue] == "VB" and s.low[cue - 1] in s.lex.denying)
    ):
        return True
    end = s.phrase_end(i, stop)
    return end > i and end < stop and s.verb(end)


def _left_behind(s: Sentence, i: int, stop: int) -> bool:
    """Words of time and reason behind a noun or "to ..." that is reported belong to the report, not to what is reported."""
    low = s.low[i]
    if low in s.lex.reasons:
        return low != "as" and low not in ("before", "after", "since", "until") or clause_ahead(s, i + 1, stop) or s.tags[min(i + 1, stop - 1)] == "VBG"
    if low in ("by", "without") and i + 1 < stop and s.tags[i + 1] == "VBG":
        return True
    if low in ("on", "in", "last", "this") and i + 1 < stop:
        return s.low[i + 1] in s.lex.days or s.low[i + 1] in ("week", "month", "year") and low == "last"
    return low in s.lex.days and s.words[i][0].isupper() and s.tags[min(i + 1, stop - 1)] != "POS" and s.words[i - 1] != "," and not s.words[i - 1][0].isupper()


def hangs(s: Sentence, cue: int) -> bool:
    """Whether the cue stands in a clause that hangs on another: "When the mayor said so, ...", ", who said so, ..."."""
    i = cue
    while i > 0 and s.words[i - 1] not in (",", "—", "–", ";", ":") and s.tags[i - 1] != QUOTATION and cue - i < 20:
        i -= 1
        if s.low[i] in s.lex.subordinate and s.tags[i] in ("IN", "WRB", "VBN") and (s.low[i] not in ("in", "by", "despite") or s.tags[i + 1] == "VBG"):
            return True
    return i == 0 and (s.tags[i] in ("VBG", "VBN") or s.low[i] == "asked") or i > 0 and s.tags[i] in ("WP", "WDT")


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
