"""Where a story says with how many people it spoke."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from chatham.core.reading import Declared
from chatham.core.text import Span
from chatham.language.asking import asking
from chatham.language.clauses import QUOTATION, Sentence
from chatham.language.counting import number_pattern, value
from chatham.language.describing import being, singular
from chatham.language.lexicon import english
from chatham.language.mention import letters
from chatham.language.reach import reach

HEAD = 3000  # letters in which the line of place and date stands
_Patterns = tuple[tuple[re.Pattern[str], ...], tuple[re.Pattern[str], ...], re.Pattern[str]]
_NUMBERS = frozenset((*english().numbers, "dozen", "score", "hundred", "dozens", "scores", "hundreds"))
_WHO = r"(?P<who>(?: [^\s.;:!?“”\"()•]+){1,8}?)"
_RELATIVE = frozenset(("who", "that", "whom", "whose"))
_STOPS = frozenset((".", ";", ":", "(", ")", "—", "–", "!", "?"))
_FULL_STOP = re.compile(r"[.!?…;]\s|[.!?…]?$")
_AND_MORE = re.compile(rf",? (?:and|plus) (?P<many>{{number}}){_WHO}(?=[,.; ]|$)")


@lru_cache(maxsize=1)
def _ends() -> re.Pattern[str]:
    return re.compile(asking().ends)


@lru_cache(maxsize=1)
def _others() -> re.Pattern[str]:
    return re.compile(asking().others, re.I)


@lru_cache(maxsize=16)
def _patterns(agency: str) -> _Patterns:
    """What a sentence must hold, what declares, what declares in a heading, and "and six managers"."""
    lists, number = asking(), number_pattern()
    own = f"|(?-i:{re.escape(agency)})" if agency else ""
    named = {"we": lists.we.replace("{media}", lists.media) + own, "us": lists.us.replace("{media}", lists.media) + own}
    spelled = {**named, "rests": lists.rests, "told": lists.told}

    def made(pattern: str) -> re.Pattern[str]:
        people = rf"(?P<of>(?P<many>{number}){_WHO})"
        for key, words in spelled.items():
            pattern = pattern.replace("{" + key + "}", words)
        return re.compile(pattern.replace("{people}", people).replace("{number}", number), re.I)

    more = re.compile(_AND_MORE.pattern.replace("{number}", number), re.I)
    return tuple(map(made, lists.patterns)), tuple(map(made, lists.headings)), more


def declared(text: str, paragraphs: Sequence[Span], sentences: Sequence[Sentence] = ()) -> tuple[Declared, ...]:
    """Every place where the story says with how many people it spoke, in the order of the text."""
    found: list[Declared] = []
    named = re.compile(asking().agency).search(text, 0, HEAD)
    patterns = _patterns(named["name"] if named else "")
    ends = {p.end for p in paragraphs}
    starts = {p.start for p in paragraphs}
    for s in sentences:
        if not len(s):
            continue
        heading = s.places[0][0] in starts and s.places[-1][1] in ends and s.words[-1][0] not in ".!?…" and len(s) < 18
        found.extend(_of_sentence(text, s, heading, patterns))
    return tuple(found)


def _of_sentence(text: str, s: Sentence, heading: bool, by: _Patterns) -> Iterator[Declared]:
    begin, end = s.places[0][0], s.places[-1][1]
    patterns, headings, more = by
    words = text[begin:end]
    numbered = "CD" in s.tags or any(w[0].isdigit() for w in s.words) or not _NUMBERS.isdisjoint(s.low)
    if not numbered or not heading and asking().hints.isdisjoint(s.low):
        return
    for (b, e), tag in zip(s.places, s.tags, strict=True):
        if tag == QUOTATION:
            words = words[: b - begin] + "“" * (min(e, end) - b) + words[e - begin :]
    words = re.sub(r"\s", " ", words)
    if _others().search(words):
        return
    taken: list[Span] = []
    for pattern in (*patterns, *(headings if heading else ())):
        for m in pattern.finditer(words):
            one = _made(s, words, m, begin, more)
            if one is not None and not any(one.span.overlaps(t) for t in taken):
                taken.append(one.span)
                yield one


def _made(s: Sentence, words: str, m: re.Match[str], base: int, more: re.Pattern[str]) -> Declared | None:
    """A match with those who are counted; None where those are no people."""
    count = value(m["many"])
    if not count or "who" not in m.re.groupindex:
        return Declared(Span(m.start("of") + base, m.end("of") + base), count, _without_number(m)) if count else None
    noun = _noun(s, m.end("many") + base, m.end("who") + base if m.end("who") < m.end() else 0)
    if noun is None:
        return None
    stop = s.places[_end(s, noun) - 1][1] - base
    if m.end() > m.end("who"):
        stop = max(min(stop, m.end()), s.places[noun][1] - base)
    if cut := _ends().search(words, s.places[noun][1] - base, stop):
        stop = cut.start()
    listed = re.match(r" ?[:—–(] ?", words[stop:])
    end = stop
    if listed and s.low[noun] in asking().general:
        end = _FULL_STOP.search(words, stop + listed.end()).start()  # type: ignore[union-attr]
    elif listed_end := _list_end(s, noun, stop + base):
        end = listed_end - base
    elif (also := more.match(words, stop)) is not None and (other := _noun(s, also.end("many") + base, 0)) is not None:
        count += value(also["many"]) or 0
        end = s.places[other][1] - base
    return Declared(Span(m.start("of") + base, end + base), count, words[m.end("many") : end].strip(" ,:"))


def _end(s: Sentence, noun: int) -> int:
    """The end of the words that describe those who are counted, with all that they did: "who worked on it, flew or served it"."""
    end = reach(s, noun + 1, letters(s))
    if _RELATIVE.isdisjoint(s.low[noun + 1 : end]):
        return end
    last = next((i for i in range(end, len(s)) if s.words[i] in _STOPS), len(s))
    ors = [i for i in range(end, last - 1) if s.low[i] == "or" and s.tags[i + 1] in ("VBD", "VBN", "VBP")]
    if not ors:
        return end
    end = next((i for i in range(ors[-1] + 2, last) if s.words[i] == ","), last)
    named = next((i for i in range(end + 1, last) if s.tags[i] != "NNP"), last)
    return named if end + 1 < named <= end + 4 and s.tags[end - 1].startswith("NN") else end


def _list_end(s: Sentence, noun: int, begin: int) -> int:
    """The end of ", members of the Assembly and managers" behind those who are counted; 0 where there is no such list."""
    at = next((i for i, (b, _) in enumerate(s.places) if b >= begin), len(s))
    if at >= len(s) or s.words[at] != ",":
        return 0
    joined = False
    for i in range(at + 1, len(s)):
        if s.verb(i) or s.tags[i] in ("PRP", "WP", "WDT", "EX", "TO", "VB", "WRB") or s.words[i] in (".", ";", ":", "(", "—", "–"):
            return s.places[i - 1][1] if joined and s.words[i] in (".", ";", "(", "—", "–") else 0
        joined = joined or s.low[i] == "and" and i + 1 < len(s) and any(_counts(low) for low in s.low[i + 1 :])
    return 0


def _without_number(m: re.Match[str]) -> str:
    return m["of"][m.end("many") - m.start("of") :].strip()


def _noun(s: Sentence, begin: int, end: int) -> int | None:
    """The word that names those who are counted, at most a few words behind the number."""
    first = next((i for i, (b, _) in enumerate(s.places) if b >= begin), None)
    if first is None:
        return None
    for i in range(first, min(len(s), first + asking().between + 1)):
        if end and s.places[i][0] >= end or s.words[i] in (".", ";", ":", "(") or i > first and s.low[i] in ("of", "to", "for", "by"):
            return None
        if _counts(s.low[i]) and not (i + 1 < len(s) and s.tags[i + 1] in ("NNS", "NN") and _counts(s.low[i + 1])):
            joined = i + 2 < len(s) and s.low[i + 1] in ("and", "or") and _counts(s.low[i + 2])
            return i + 2 if joined else i
    return None


def _counts(low: str) -> bool:
    word = singular(low)
    return low != word and being(word) == "person" or low in ("people", "staff") or low in asking().counted
