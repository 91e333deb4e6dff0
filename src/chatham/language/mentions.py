"""Where a tagged sentence mentions somebody: names, descriptions, pronouns, each taken apart once."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal

from chatham.language.clauses import Sentence
from chatham.language.describing import Being, Sex, being, describing, singular
from chatham.language.quantified import quantifier

How = Literal["pronoun", "name", "new", "definite", "owned", "bare"]
_LETTERS = {
    "DT": "D", "PDT": "D", "PRP$": "P", "JJ": "J", "JJR": "J", "JJS": "J", "NN": "N", "NNS": "M", "NNP": "E", "NNPS": "F", "CD": "C", "POS": "S", "PRP": "U",
    "VBN": "V", "VBG": "V", "RB": "R", "RBR": "R", "RBS": "R", "WP": "W", "WDT": "W", "WP$": "X", "IN": "I", "CC": "A", "VBD": "B", "VBZ": "B", "VBP": "B",
    "MD": "B", "QUO": "Q", ",": ",", "TO": "T", "VB": "v",
}  # fmt: skip
_CHUNK = re.compile(
    r"U|[DP]{0,2}(?:R?[JC]|J,(?=J)|V(?=[JNMEF]))*[NMEF](?:[NMEF]|S(?:R?[JCV])*(?=[NMEF])|J(?=[NMEF])|&(?=[EF])|(?<=[EF])OD?J*(?=[EF])|C(?=[NMEF]))*C?"
    r"|(?<![NMEF])[DP]{1,2}(?:R?[JC])*(?=[Bb,WI])"
)
_CODE = re.compile(r"[A-Z]{1,3}[-.]?\d{1,3}[a-z]?$")
_STRIP = re.compile(r"(?:ings?|ers?|ors?|ed|ment|ional|ion|al|ic|ist|e)$")
_CONTENT = frozenset(("NN", "JJ", "VB", "CD", "FW"))


@dataclass(slots=True)
class Mention:
    """One place where somebody or something is mentioned. ``begin`` and ``end`` are word numbers of the noun phrase,
    ``until`` is where the words end that describe it; ``words`` are stems of what describes it closer, ``beside`` what
    stands in apposition to it. ``said`` are stems of what is told of it by the way."""

    sentence: int
    begin: int
    end: int
    until: int
    how: How
    head: str = ""
    being: Being = ""
    many: bool = False
    sex: Sex = ""
    name: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    words: frozenset[str] = frozenset()
    said: frozenset[str] = frozenset()
    ordinal: str = ""
    owner: Mention | None = None
    subject: bool = False
    inner: bool = False
    beside: list[Mention] = field(default_factory=list)

    @property
    def start(self) -> int:
        """Where it begins with all that stands in apposition to it."""
        return min([self.begin, *(m.begin for m in self.beside)])


def letters(s: Sentence) -> str:
    """The tags of a sentence, a letter for each word."""
    made = [_LETTERS.get(t, "o") for t in s.tags]
    persons = describing().persons
    for at, low in enumerate(s.low):
        if low == "&":
            made[at] = "&"
        elif low == "of":
            made[at] = "O"
        elif made[at] == "B" and low in s.lex.be:
            made[at] = "b"
        elif (
            at
            and made[at] in "JvV"
            and low in persons
            and made[at - 1] in "DPJCNE"
            and made[at + 1 : at + 2] != ["J"]
            and not "".join(made[at + 1 : at + 2]).strip("oIBR,bWAQT")
        ):
            made[at] = "N"
        elif at and made[at] in "NRvVo" and len(low) > 1 and s.words[at][0].isupper() and s.words[at - 1][0].isalnum() and not s.words[at].isupper():
            made[at] = "E"
        elif made[at] == "M" and at and s.low[at - 1] in persons and (made[at + 1 : at + 2] in (["D"], ["U"], ["P"]) or not {"B", "b"} & set(made)):
            made[at] = "B"
    return "".join(made)


@lru_cache(maxsize=20_000)
def stem(low: str) -> str:
    """What "bank", "banker" and "banking" share."""
    word = singular(low.removesuffix("'s"))
    short = _STRIP.sub("", word) if len(word) > 4 else word
    if len(short) > 3 and short[-1] == short[-2]:
        short = short[:-1]
    return short[:6] if len(short) > 2 else word


def described(s: Sentence, begin: int, end: int) -> frozenset[str]:
    """The stems of the words that describe closer."""
    light = describing().light
    return frozenset(
        stem(w) for w, t in zip(s.low[begin:end], s.tags[begin:end], strict=True) if t[:2] in _CONTENT and w not in light and w not in s.lex.auxiliary
    )


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
    for one in found:
        if one.being in ("person", "people") and one.how != "pronoun":
            _told(s, one, shape)
        _of_people(s, one, found)
        one.subject = any(i < len(s) and shape[i] in "BbR" for i in (one.end, one.until)) or not any(c in "IOTQBb" for c in shape[: one.begin])
    return _joined(s, found, shape)


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


def reach(s: Sentence, at: int, shape: str) -> int:
    """The end of the words behind a noun phrase that describe it: "of ...", "close to ...", "who ..."."""
    i, relative, verbs, behind = at, False, 0, describing().behind
    while i < len(s) and i - at < 25:
        c = shape[i]
        if c in "Bb":
            verbs += shape[i - 1] not in "Bb" or not (s.tags[i - 1] == "MD" or s.low[i - 1] in s.lex.auxiliary or s.tags[i] == "MD")
            if not relative or verbs > 1 and shape[i - 1] != "A":
                break
        elif c in "WX" or c == "I" and s.low[i] == "that":
            relative = True
        elif c == ",":
            if i + 1 >= len(s) or shape[i + 1] not in "WX":
                break
        elif c == "R" and i == at and shape[i + 1 : i + 2] == "T":
            pass
        elif c == "U" and i == at and i + 1 < len(s) and shape[i + 1] in "BbR":
            relative, verbs = True, 0
        elif (
            (
                c == "Q"
                or c not in "S"
                and not s.words[i][0].isalnum()
                or i == at
                and c not in "IOJVT"
                or c in "RA"
                and not relative
                or i == at
                and c == "I"
                and s.low[i] not in behind
            )
            or c == "V"
            and s.tags[i] == "VBN"
            and _active(shape, i, at)
            or c == "V"
            and s.tags[i] == "VBG"
            and not relative
            and s.low[i] in s.lex.verbs
            and i + 1 < len(s)
            and shape[i + 1] not in "I"
        ):
            break
        i += 1
    while i > at and shape[i - 1] in ",WXIRO":
        i -= 1
    return i


def _active(shape: str, i: int, at: int) -> bool:
    """Whether a participle behind a noun is its verb: it has an object, or the sentence has no other verb."""
    if i > at and shape[i - 1] not in "NMEF":
        return False
    return shape[i + 1 : i + 2] in tuple("DPUE") or i == at and not {"B", "b"} & set(shape[i:].split("o")[0])


def pronoun(s: Sentence, number: int, at: int) -> Mention | None:
    """A pronoun as a mention."""
    kind = describing().pronouns.get(s.low[at], "")
    if not kind or kind == "yours":
        return None
    sex: Sex = "m" if kind == "man" else "f" if kind == "woman" else ""
    return Mention(number, at, at + 1, at + 1, "pronoun", kind, many=kind in ("many", "ours"), sex=sex)


def phrase(s: Sentence, number: int, begin: int, end: int, shape: str, whole: bool = False) -> list[Mention]:
    """The mentions of a noun phrase: itself and whoever it belongs to. ``whole``: kept whatever it is."""
    cut = shape.rfind("S", begin, end)
    found: list[Mention] = []
    owner: Mention | None = None
    first = begin
    if cut > begin and not _of_one_name(s, begin, cut, end, shape):
        inner = phrase(s, number, begin, cut, shape)
        owner = inner[-1] if inner else None
        found.extend(inner)
        first = cut + 1
    elif shape[begin] == "P" and (owner := pronoun(s, number, begin)) is not None:
        found.append(owner)
    made = _described(s, number, begin, first, end, shape, whole or owner is not None and owner.how == "name" and end - first < 3)
    if made and (first > begin or shape[begin] == "P"):
        made[0].owner = owner
        made[0].how = made[0].how if made[0].how == "name" else "owned"
    return found + made


def _of_one_name(s: Sentence, begin: int, cut: int, end: int, shape: str) -> bool:
    """ "the Dockers’ Federation", "the Governor’s Office": the mark of the genitive within a name."""
    return (
        cut + 1 < end
        and shape[cut + 1 : end].strip("EF") == ""
        and (len(s.words[cut]) == 1 or s.low[begin] == "the")
        and shape[cut - 1] in "EFMJN"
        and s.words[cut - 1][0].isupper()
    )


def _described(s: Sentence, number: int, begin: int, first: int, end: int, shape: str, whole: bool) -> list[Mention]:
    """The noun phrase ``first`` to ``end`` as a mention that begins at ``begin``; none where it is nobody."""
    words = describing()
    last = end - 1
    while last > first and shape[last] not in "NMEF" and any(c in "NMEF" for c in shape[first:last]):
        last -= 1
    head = singular(s.low[last])
    number_behind = last + 1 < end and s.words[last + 1][0].isdigit()
    if number_behind and head in words.coded:
        return [Mention(number, begin, end, end, "name", head, "person", name=("#", s.low[last + 1]))]
    if _CODE.match(s.words[last]) and last == first:
        return [Mention(number, begin, end, end, "name", "", "person", name=("#", re.sub(r"\D", "", s.words[last]).lstrip("0")))]
    end = last + 1 if shape[last] in "NMEF" else end
    if shape[last] in "EF":
        return _proper(s, number, begin, first, end, shape)
    what = being(head)
    if head in words.ordinals and end - first == 2 and s.low[first] == "a":
        what = "person"
    if not what and not whole:
        return []
    return [_plain(s, number, begin, first, last, end, shape, head, what)]


def _plain(s: Sentence, number: int, begin: int, first: int, last: int, end: int, shape: str, head: str, what: Being) -> Mention:
    """A description."""
    words = describing()
    low = s.low[first]
    many = shape[last] in "MF" and head != s.low[last] or what == "people" or s.low[last] in words.many
    how: How = "definite" if low in words.definite else "new" if low in words.new or shape[first] in "DC" else "bare"
    ordinal = next((s.low[i] for i in range(first, last + 1) if s.low[i] in words.ordinals), "")
    head = "" if head in words.ordinals else head
    sex: Sex = "m" if head in words.men else "f" if head in words.women else ""
    return Mention(number, begin, end, end, how, head, what, many, sex, words=described(s, first, last), ordinal=ordinal)


def _proper(s: Sentence, number: int, begin: int, first: int, end: int, shape: str) -> list[Mention]:
    """A proper name with the titles and offices before it; a title alone is a description. "Ada Sull of Corvane" is two."""
    words = describing()
    cut = shape.find("O", first, end)
    if cut > first and being(singular(s.low[cut - 1])) not in ("body", "paper"):
        behind = cut + 1
        return [*_proper(s, number, begin, first, cut, shape), *_proper(s, number, behind, behind, end, shape)]
    last = (cut if cut > first else end) - 1
    if s.low[last] in words.neither or last == begin == 0 and (s.low[0] in s.lex.openers or s.low[0].endswith("ly")):
        return []
    singulars = [singular(w.rstrip(".")) for w in s.low[first:end]]
    office = max((i for i, w in enumerate(singulars[: last - first]) if being(w) == "person" or w in words.titles), default=-1)
    start = first + office + 1
    if office < 0 or shape[start] not in "EF":
        start = end - 1
        while (
            start > first
            and (shape[start - 1] in "EF&SO" or s.words[start - 1][0].isupper() or start - 1 == cut or cut > 0 and start > cut)
            and start - 1 > first + office
        ):
            start -= 1
        while start < end - 1 and shape[start] in "D&SO":
            start += 1
    paper = s.low[first] == "the" and last == first + 1 and singulars[-1] in words.paper_names
    if being(singulars[last - first]) == "person" and last - start < 1 and not paper and s.low[last - 1].rstrip(".") not in words.titles:
        return [_office(s, number, begin, first, last, end, shape)]
    if shape[end - 1] == "F" and cut < 0 and (being(singulars[-1]) == "person" or end - start == 1 and singulars[-1].endswith("an")):
        return [_plain(s, number, begin, first, end - 1, end, shape, singulars[-1], "person")]
    name = tuple(w for w in s.low[start:end] if w[0].isalnum() and w not in ("of", "the"))
    if not name or s.low[first] in ("a", "an") and office < 0 and start == first + 1 and not being(singulars[-1]):
        return []
    common = [w for w in singulars[: start - first] if being(w) == "person" or w in words.titles]
    klass = next((w for w in reversed(singulars[: start - first]) if being(w) == "body"), "")
    what: Being = "body" if klass and not common else _sort(name, common, s.low[first] == "the", singulars[last - first])
    head = common[-1] if common else klass or singulars[last - first]
    return [Mention(number, begin, end, end, "name", head, what, False, _sex(name, common), name, tuple(common), described(s, first, start))]


def _office(s: Sentence, number: int, begin: int, first: int, last: int, end: int, shape: str) -> Mention:
    """ "the Prime Minister": an office with a capital."""
    one = _plain(s, number, begin, first, last, end, shape, singular(s.low[last]), "person")
    if one.how == "bare" and not one.many:
        one.how = "definite"
    return one


def _sort(name: tuple[str, ...], titles: list[str], article: bool, head: str) -> Being:
    """What a proper name is the name of, as far as it shows."""
    words = describing()
    if titles or name and (name[0] in words.first_man or name[0] in words.first_woman):
        return "person"
    if being(head) in ("body", "paper"):
        return being(head)
    return "body" if article else ""


def _sex(name: tuple[str, ...], titles: list[str]) -> Sex:
    words = describing()
    for title in titles:
        if title in words.titles_man or title in words.men:
            return "m"
        if title in words.titles_woman or title in words.women:
            return "f"
    return "" if not name else "m" if name[0] in words.first_man else "f" if name[0] in words.first_woman else ""


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
        before.until = max(before.until, one.until)
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
