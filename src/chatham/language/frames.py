"""Verbs that report with a build of their own: "puts the number at nine", "wished everyone a good autumn", "found it frightening"."""

from __future__ import annotations

from chatham.language.attributed import Piece
from chatham.language.clauses import QUOTATION, Sentence
from chatham.language.content import MARKS, content_end

_QUALITY = ("JJ", "JJR", "JJS", "VBN")


def framed(s: Sentence, at: int, i: int, stop: int) -> tuple[int, int] | None:
    """Where it begins what "accused the council of waste" or "called the plan “mad”" reports, and the first word that may end it."""
    small = s.lex.framed[s.low[at]]
    mark = next((k for k in range(i, min(stop, i + 10)) if s.tags[k] == QUOTATION or s.words[k] in MARKS), None)
    if mark is not None and s.noun_end(i, mark) > i and not small and s.tags[mark - 1] not in ("DT", "JJ"):
        return mark, mark
    end = s.noun_end(i, stop)
    if end == i:
        link = next((k for k in range(i, min(stop, i + 10)) if s.low[k] in small), None) if s.tags[i] == "VBG" else None
        return None if link is None else (i, link + 1)
    behind = s.phrase_end(i, stop)
    if not small:
        return i, i
    link = next((k for k in (end, behind) if k < stop and s.low[k] in small), None)
    return None if link is None else (i, link + 1)


def special(s: Sentence, at: int, i: int, kinds: str, stop: int) -> tuple[tuple[Piece, ...], int] | None:
    """What follows a verb that has a build of its own."""
    if (begin := _headed(s, at, i, stop)) is not None and s.words[begin - 1] == ":":
        return ((begin, stop),), at + 1
    if begin is not None or (begin := _valued(s, at, i, stop)) is not None or (begin := _judged(s, at, i, stop)) is not None:
        return ((begin, content_end(s, begin, stop, at)),), at + 1
    if "d" in kinds and (begin := _given(s, i, stop)) is not None:
        return ((begin, content_end(s, begin, stop, at)),), at + 1
    return None


def _headed(s: Sentence, at: int, i: int, stop: int) -> int | None:
    """ "told a story of this kind", "used the phrase “...”", "made his own calculation: ..."."""
    heads = s.lex.heads.get(s.low[at], ())
    end = next((k + 1 for k in range(i, min(stop, i + 6)) if s.low[k] in heads), 0) if heads else 0
    if not end or i + 1 < end and s.tags[i] not in ("DT", "PRP$") and s.noun_end(i, stop) < end or any(s.tags[k] in ("IN", "TO", "CC") for k in range(i, end)):
        return None
    if end < stop and (s.tags[end] == QUOTATION or s.words[end] in MARKS):
        return end
    return end + 1 if end + 1 < stop and s.words[end] == ":" else i


def _valued(s: Sentence, at: int, i: int, stop: int) -> int | None:
    """ "puts the number at nine", "put the party 19 points behind"."""
    small = s.lex.valued.get(s.low[at])
    end = s.noun_end(i, stop)
    if small is None or end in (i, stop):
        return None
    if s.tags[end - 1] == "NNS" and "CD" in s.tags[i + 1 : end] and s.tags[end] in ("RB", "IN"):
        return i
    for k in range(end, min(stop - 1, end + 6)):
        if s.low[k] in small and any(s.tags[n] == "CD" or s.low[n] in s.lex.amounts for n in range(k + 1, min(stop, k + 5))):
            return i
    return None


def _judged(s: Sentence, at: int, i: int, stop: int) -> int | None:
    """ "thought the question odd", "found it “frightening”"."""
    if s.lex.lemmas[s.low[at]] not in s.lex.judging:
        return None
    end = s.noun_end(i, stop)
    if end + 1 < stop and s.low[end] == "of":
        end = s.phrase_end(i, stop)
    if end in (i, stop):
        return None
    if s.words[end] in MARKS or s.tags[end] in _QUALITY and (end + 1 >= stop or s.tags[end + 1][:2] != "NN"):
        return i
    return i if s.tags[end] in ("RB", "RBR") and end + 1 < stop and s.tags[end + 1] in _QUALITY and s.tags[end] else None


def _given(s: Sentence, i: int, stop: int) -> int | None:
    """ "wished everyone a good autumn", "tells me this": somebody first."""
    end = i + 1 if s.tags[i] == "PRP" else s.noun_end(i, stop)
    if end in (i, stop) or s.tags[end] not in ("DT", "PRP$", "CD", "JJ", *(("NN", "NNS") if s.tags[i] == "PRP" else ())) or s.low[end] in s.lex.days:
        return None
    return end if s.noun_end(end, stop) > end else None


def paper(s: Sentence, at: int, source: Piece, stop: int) -> tuple[tuple[Piece, ...], int] | None:
    """ "The log shows a call at nine": a paper, a poll or a record, and a noun behind its verb."""
    if not any(s.low[i] in s.lex.papers for i in range(*source)):
        return None
    end = at + 2 if s.low[at + 1 : at + 2] == ["that"] else s.noun_end(at + 1, stop)
    return (((at + 1, content_end(s, at + 1, stop, at)),), at + 1) if end > at + 1 else None
