"""Where a tagged sentence mentions somebody: names, descriptions, pronouns, and what stands beside each."""

from __future__ import annotations

import re

from chatham.language.clauses import Sentence
from chatham.language.describing import describing
from chatham.language.mention import Mention, described
from chatham.language.phrases import phrase, pronoun
from chatham.language.quantified import quantifier
from chatham.language.reach import reach

_CHUNK = re.compile(
    r"U|[DP]{0,2}(?:R?[JC]|J,(?=J)|V(?=[JNMEF]))*[NMEF](?:[NMEF]|S(?:R?[JCV])*(?=[NMEF])|J(?=[NMEF])|&(?=[EF])|(?<=[EF])OD?J*(?=[EF])|C(?=[NMEF]))*C?"
    r"|(?<![NMEF])[DP]{1,2}(?:R?[JC])*(?=[Bb,WI])"
)
_FINITE = frozenset("BbR")


def mentions(s: Sentence, number: int, shape: str) -> list[Mention]:
    """Every mention of people, bodies and papers, in order; those in apposition are one."""
    found: list[Mention] = []
    alone = quantifier(s.low, 0, len(s))
    if (
        alone is not None
        and not alone.part
        and alone.end < len(s)
        and (shape[alone.end] in "Bb,W" or s.words[alone.end] == "(")
        and not {"N", "M"} & set(shape[: alone.end])
    ):
        found.append(Mention(number, 0, alone.end, alone.end, "new", "", "person", not alone.single))
    for m in _CHUNK.finditer(shape):
        begin, end = m.span()
        if found and begin < found[0].end and not found[0].head:
            continue
        if shape[begin] == "U":
            if (one := pronoun(s, number, begin)) is not None:
                found.append(one)
        else:
            found.extend(phrase(s, number, begin, end, shape))
    first = next((i for i, c in enumerate(shape) if c in "IOTQBb"), len(s))
    for one in found:
        if one.being in ("person", "people") and one.how != "pronoun":
            _told(s, one, shape)
        _of_people(s, one, found)
        one.subject = one.begin <= first or shape[one.end : one.end + 1] in _FINITE or shape[one.until : one.until + 1] in _FINITE
    if alone is not None and alone.part and alone.single:
        _one_of(s, alone.end, found)
    return _joined(s, found, shape)


def _one_of(s: Sentence, end: int, found: list[Mention]) -> None:
    """ "One of our sources", at the start of a sentence: one of them."""
    group = next((m for m in found if m.begin > end and m.how != "pronoun"), None)
    if group is not None and group.being == "person" and group.many:
        one = Mention(group.sentence, 0, end, group.until, "new", group.head, "person", sex=group.sex, words=group.words, said=group.said, subject=True)
        found.insert(0, one)


def _of_people(s: Sentence, one: Mention, found: list[Mention]) -> None:
    """ "a group of doctors": people, and not a body."""
    if one.head in describing().sets and one.how != "name" and s.low[one.end : one.end + 1] == ["of"]:
        of = next((m for m in found if m.begin == one.end + 1 and m.many and m.being == "person"), None)
        if of is not None:
            one.being, one.many, one.until = "people", True, of.end


def _told(s: Sentence, one: Mention, shape: str) -> None:
    """Adds what is told of somebody behind the noun: "of ..." tells which one, "who ..." tells by the way."""
    one.until = reach(s, one.end, shape)
    cut = one.end
    while cut < one.until and shape[cut] not in "WXV,":
        cut += 1
    if one.how != "name":
        one.words |= described(s, one.end, cut)
    one.said |= described(s, cut, one.until)


def _joined(s: Sentence, found: list[Mention], shape: str) -> list[Mention]:
    """The mentions, each with what stands in apposition to it."""
    kept: list[Mention] = []
    for one in found:
        before = next((m for m in reversed(kept[-4:]) if _beside(s, m, one, shape)), None)
        if before is None:
            kept.append(one)
            continue
        if one.how == "name" and before.how != "name":
            kept[kept.index(before)] = one
            one.beside, before.beside = [before, *before.beside], []
            one.subject = one.subject or before.subject
        else:
            before.beside.append(one)
            before.subject = before.subject or one.subject
        one.own, before.own = one.own or one.until, before.own or before.until
        before.until = one.until = max(before.until, one.until)
    return kept


def _beside(s: Sentence, one: Mention, other: Mention, shape: str) -> bool:
    """Whether two mentions are one person or body, the second put beside the first."""
    if one.how == "pronoun" or other.how == "pronoun" or one.many != other.many or one.owner is other:
        return False
    tail = max([one.until, *(m.until for m in one.beside)])
    between = s.words[tail : other.begin]
    if not between and one.end == other.begin and one.how != "name" and other.how == "name":
        return True
    if between == ["and"] and one.how == "definite" and one.being == "person" and other.how == "name" and other.titles:
        return True
    if not between or between[0] not in (",", "(") or len(between) > 1 and not (len(between) == 3 and between[1][0].isdigit()):
        return False
    after = shape[other.until] if other.until < len(s) else "."
    if between[0] == "(":
        coded = other.how == "name" and other.name[0] == "#"
        return coded and one.being in ("person", "") or one.how == other.how == "name" and len(other.name) == 1 and s.words[other.begin].isupper()
    if one.being not in ("person", "") or other.being not in ("person", "") or one.how == other.how == "name":
        return False
    behind = shape[other.until + 1 : other.until + 2]
    closed = after in ",BbWQ" or after == "A" and behind in ("N", "J") or other.until >= len(s) or s.words[other.until] in (".", ";", ":", "—", "–", ")")
    if one.how == "name":
        return closed and other.how in ("new", "definite", "owned", "bare") and other.being == "person" and "name" not in [m.how for m in one.beside]
    if other.how == "name":
        return closed and len(other.name) > 1 and one.being == "person"
    return closed and other.how == "new" and other.head in describing().anybody | describing().men | describing().women
