"""The source of an attribution as a mention: who is meant by the words that say who speaks."""

from __future__ import annotations

from collections.abc import Sequence

from chatham.language.clauses import Sentence
from chatham.language.describing import Being, being, describing, singular
from chatham.language.mention import How, Mention, described
from chatham.language.phrases import phrase
from chatham.language.quantified import Quantifier, quantifier


def speaker(s: Sentence, begin: int, end: int, found: Sequence[Mention], shape: str, number: int) -> Mention | None:
    """The mention that the source ``begin`` to ``end`` is; None for a relative pronoun that goes back to nobody."""
    words = describing()
    if s.low[begin] in s.lex.relative and end - begin == 1:
        before = [m for m in reversed(found) if m.end <= begin and m.how != "pronoun"]
        return next((m for m in before if m.being in ("person", "people")), before[0] if before else None)
    if s.low[begin] in ("all", "both", "each") and end - begin == 1 and begin and (shape[begin - 1] in "NMEF" or s.words[begin - 1] == ")"):
        end, begin = begin, next((m.begin for m in found if m.begin < 2), begin)
    begin = _behind_fronted(s, begin, end, shape)
    if (outer := _around(s, begin, end, found, shape)) is not None:
        return outer
    inside = sorted((m for m in found if begin <= m.start < end or m.begin <= begin < m.end), key=lambda m: (m.start, m.end > end, -m.end))
    asked = quantifier(s.low, begin, end)
    if asked is not None and (made := _some(s, asked, begin, end, inside, shape, number)) is not None:
        return made
    if inside and inside[0].start and shape[inside[0].start - 1] in "IO" and shape[end : end + 1] == "W":
        begin = inside[0].start
        wider = next((m for m in reversed(found) if m.being in ("person", "people") and m.how != "pronoun" and m.end <= begin <= m.until + 1), None)
        if wider is not None:
            return wider
    if inside and inside[0].start <= begin + 2:
        return _several(s, begin, end, inside, shape, number) or _fuller(s, inside[0], end)
    low = s.low[begin]
    if begin >= end or describing().pronouns.get(low) == "yours":
        return None
    if (
        s.words[begin][0].isupper()
        and low not in words.definite | words.new
        and all(w[0].isupper() for w in s.words[begin:end])
        and not being(singular(s.low[end - 1]))
    ):
        return Mention(number, begin, end, end, "name", low, "", name=tuple(s.low[begin:end]))
    if shape[begin] in "DPNMEFJVRC" and (made_of := phrase(s, number, begin, _end_of_phrase(shape, begin, end), shape, whole=True)):
        made_of[-1].being = made_of[-1].being or ("" if made_of[-1].head else "person")
        return made_of[-1]
    if low in ("it", "this", "that", "there", "what"):
        return Mention(number, begin, end, end, "pronoun", "thing")
    how: How = "definite" if low in words.definite else "new"
    return Mention(number, begin, end, end, how, singular(s.low[end - 1]), being(singular(s.low[end - 1])) or "person", words=described(s, begin, end))


def _behind_fronted(s: Sentence, begin: int, end: int, shape: str) -> int:
    """Where the source begins that has been taken together with words before it: "In [Virginia on Monday, one clerk]"."""
    cut = next((i for i in range(end - 1, begin, -1) if s.words[i] in (",", "—", "–", "-")), 0)
    fronted = begin and shape[begin - 1] == "I" or cut and s.words[cut] != ","
    return cut + 1 if cut and fronted and not {"W", "X"} & set(shape[begin:end]) else begin


def _around(s: Sentence, begin: int, end: int, found: Sequence[Mention], shape: str) -> Mention | None:
    """Who speaks where the source is a part of what describes him: "two people who work with [him]", "a teacher, in [running shoes],"."""
    for m in found:
        if m.begin >= begin:
            break
        if m.being not in ("person", "people") or m.how == "pronoun":
            continue
        if m.end <= begin < m.until and (end >= m.until or m.end == begin and shape[begin] == "U"):
            return m
        if m.begin < 2 and m.end < begin and shape[begin - 1] == "I" and s.words[begin - 2] == "," and s.words[end : end + 1] == [","]:
            return m
    return None


def _end_of_phrase(shape: str, begin: int, end: int) -> int:
    i = begin
    while i < end and shape[i] in "DPRJCVNMEFS&":
        i += 1
    while i > begin + 1 and shape[i - 1] in "RSV&":
        i -= 1
    return max(i, begin + 1)


def _fuller(s: Sentence, one: Mention, end: int) -> Mention:
    """The mention with all that the source says of it."""
    if one.how not in ("pronoun", "name") and one.being not in ("body", "paper") and one.until < end:
        one.said |= described(s, one.end, end)
        one.until = end
    return one


def _some(s: Sentence, q: Quantifier, begin: int, end: int, inside: Sequence[Mention], shape: str, number: int) -> Mention | None:
    """ "one of them", "most of those we asked", "another", "several diplomats"."""
    low = s.low[q.end - 1]
    if inside and q.single and not q.part and inside[0].how == "name" and inside[0].start <= q.end < inside[0].begin:
        return _fuller(s, inside[0], end)
    noun = next((m for m in inside if m.begin <= q.end <= m.end - 1 and m.how != "pronoun"), None)
    if noun is not None and not q.part:
        noun.how, noun.many, noun.ordinal = "new", not q.single or noun.many, ""
        return _fuller(s, noun, end)
    if not q.part and q.end < end and shape[q.end] in "NMJ" and noun is None:
        made = phrase(s, number, begin, _end_of_phrase(shape, begin, end), shape, whole=True)
        if made:
            made[-1].how, made[-1].many = "new", not q.single
            return made[-1]
    group = next((m for m in inside if m.begin > q.end and m.how != "pronoun"), None) if q.part else None
    head = group.head if group is not None else ""
    sort: Being = group.being if group is not None else "person"
    if q.part and group is None and shape[end - 1] in "NMEF" and not being(singular(s.low[end - 1])) and s.low[q.end + 1] not in ("those", "them", "us"):
        sort = ""
    own = described(s, q.end, end) | (group.words if group is not None else frozenset())
    appositions = list(group.beside) if group is not None else []
    if q.single and q.part:
        appositions += [m for m in inside if m.begin > q.end + 1 and not m.many and m.how == "new" and m.being == "person" and s.words[m.begin - 1] == ","]
    return Mention(number, begin, end, end, "new", head, sort, not q.single, words=own, ordinal="other" if low == "another" else "", beside=appositions)


def _several(s: Sentence, begin: int, end: int, inside: Sequence[Mention], shape: str, number: int) -> Mention | None:
    """ "Drivers, guards and managers", "Sull and Brack": several as one."""
    first = inside[0]
    at = first.end
    if first.how == "pronoun" or at >= end or shape[at] not in "A,":
        return None
    joined = [m for m in inside[1:] if shape[m.begin - 1] == "A" and m.begin < end]
    last = next((m for m in joined if (m.how == "name") == (first.how == "name") or m.many == first.many and m.being == first.being), None)
    if last is None or first.how == "name" and last.how != "name" or shape[at] == "," and any(shape[i] in "BbWIV" for i in range(at, last.begin - 1)):
        return None
    members = [first, *(m for m in inside[1:] if m.begin <= last.begin)]
    if all(m.how == "name" for m in members):
        name = ("+", *sorted(m.name[-1] for m in members))
        return Mention(number, begin, end, end, "name", "", "people", True, name=name)
    words = described(s, begin, end) | {m.head for m in members}
    return Mention(number, begin, end, end, "bare", first.head, first.being, True, words=frozenset(words))
