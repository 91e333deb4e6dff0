"""Noun phrases as mentions: names with titles and offices before them, descriptions, pronouns, and whoever each belongs to."""

from __future__ import annotations

import re

from chatham.language.clauses import Sentence
from chatham.language.describing import Being, Sex, being, describing, singular
from chatham.language.mention import How, Mention, described

_CODE = re.compile(r"[A-Z]{1,3}[-.]?\d{1,3}[a-z]?$")


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
    while first < end - 1 and s.tags[first] == "RB" and s.low[first] in words.neither:  # a date before a name
        begin = first = first + 1
    cut = shape.find("O", first, end)
    if cut > first and being(singular(s.low[cut - 1])) not in ("body", "paper"):
        behind = cut + 1
        return [*_proper(s, number, begin, first, cut, shape), *_proper(s, number, behind, behind, end, shape)]
    last = (cut if cut > first else end) - 1
    if s.low[last] in words.neither or last == begin == 0 and (s.low[0] in s.lex.openers or s.low[0].endswith("ly")):
        return []
    singulars = [singular(w.rstrip(".")) for w in s.low[first:end]]
    office = (
        -1 if "S" in shape[first:last] else max((i for i, w in enumerate(singulars[: last - first]) if being(w) == "person" or w in words.titles), default=-1)
    )
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
    while start < end - 1 and (s.words[start][0].isdigit() or s.low[start] in words.new):
        start += 1
    name = tuple(w for w in s.low[start:end] if w[0].isalnum() and w not in ("of", "the"))
    if not any(w[0].isalpha() for w in name) or s.low[first] in ("a", "an") and office < 0 and start == first + 1 and not being(singulars[-1]):
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
    if name and name[-1] in words.sector:
        return "body"
    return "body" if article else ""


def _sex(name: tuple[str, ...], titles: list[str]) -> Sex:
    words = describing()
    for title in titles:
        if title in words.titles_man or title in words.men:
            return "m"
        if title in words.titles_woman or title in words.women:
            return "f"
    return "" if not name else "m" if name[0] in words.first_man else "f" if name[0] in words.first_woman else ""
