"""The names that a text gives, each place where it does, and names that differ by so little that one is a slip."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations

from rapidfuzz.distance import DamerauLevenshtein

from chatham.core.text import Span
from chatham.language.reporting import lexicon
from chatham.language.storywords import raw

_MANY = 60  # names that share a part or two first letters; a text with more of them is a list
_SHORTEST = 5
_SUFFIX = re.compile(r"(?:s|n|es|an|ian|i|is|ist|ists|ism|er|ers|y|e|ese|ish|ic|ans|ians|a|o|d|ed|ing|th|in|ly)$")


@dataclass(frozen=True, slots=True)
class Name:
    """One place where a name stands; ``parts`` are its words without titles and small words."""

    span: Span
    parts: tuple[str, ...]
    sentence: Span

    @property
    def last(self) -> str:
        """The surname."""
        return self.parts[-1]


@dataclass(frozen=True, slots=True)
class Slip:
    """A name spelled in a rarer way: where, and how and how often the name stands otherwise."""

    span: Span
    usual: str
    times: int


@cache
def _pattern() -> re.Pattern[str]:
    small = "|".join(raw()["titles"]["particles"].split())
    word = r"[^\W\d_a-zß-öø-ÿ][^\W\d_]*(?:[’'-][^\W\d_]+)*"
    return re.compile(rf"\b{word}(?: (?:[A-Z]\.|(?:(?:{small}) )?{word}))*")


@cache
def _never() -> frozenset[str]:
    told = raw()["titles"]
    return (
        lexicon().openers | lexicon().subordinate | frozenset(told["never"].split()) | frozenset(told["offices"].split()) | frozenset(told["particles"].split())
    )


def names(text: str, sentence: Span) -> Iterator[Name]:
    """Every run of words with capitals in a sentence that may be a name."""
    for m in _pattern().finditer(text, sentence.start, sentence.end):
        words = [Span(m.start() + w.start(), m.start() + w.end()) for w in re.finditer(r"\S+", m.group())]
        while words and _plain(text, words[0]).lower() in _never():
            words.pop(0)
        kept = [w for w in words if not text[w.start : w.end].endswith(".") and text[w.start : w.end].lower() not in _never()]
        parts = tuple(_same(_plain(text, w)) for w in kept)
        if parts and words and len(parts) <= 5 and not all(p.isupper() for p in parts):
            end = words[-1].start + len(_plain(text, words[-1]))
            yield Name(Span(words[0].start, end), parts, sentence)


def _plain(text: str, word: Span) -> str:
    """A word without a possessive."""
    return re.sub(r"['’](?:s|S)?$", "", text[word.start : word.end])


def _same(part: str) -> str:
    """A part of a name with one kind of apostrophe."""
    return part.replace("’", "'")


def folded(word: str) -> str:
    """Without case, accents, marks and the spelling of Mac."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", word.lower()) if c.isalpha())
    return re.sub(r"^mac(?=[b-df-hj-np-tv-z])", "mc", bare)


def slips(found: Sequence[Name]) -> Iterator[Slip]:
    """Rarer spellings of names that stand in the text otherwise as well."""
    full: dict[tuple[str, ...], list[Name]] = defaultdict(list)
    for name in found:
        if len(name.parts) > 1:
            full[name.parts].append(name)
    yield from _of_full_names(full)
    yield from _of_surnames(found, full)


def _of_full_names(full: dict[tuple[str, ...], list[Name]]) -> Iterator[Slip]:
    """ "Mara Tellin" and "Mara Telin", "Ana Kovac" and "Anna Kovac"."""
    groups: dict[tuple[int, str], set[tuple[str, ...]]] = defaultdict(set)
    ends: dict[tuple[str, ...], list[Name]] = defaultdict(list)
    for parts, places in full.items():
        ends[parts[-2:]] += places
    for parts in ends:
        groups[0, parts[0]].add(parts)
        groups[1, parts[1]].add(parts)
    for parts in full:
        groups[2, folded("".join(parts))].add(parts)
    known = {**full, **ends}
    for (which, _), same in groups.items():
        if len(same) > _MANY:
            continue
        for one, other in combinations(sorted(same), 2):
            if which == 2 and one != other or which < 2 and _near(one[1 - which], other[1 - which], which == 1):
                yield from _rarer(*(sorted(known[parts], key=lambda n: n.span) for parts in (one, other)))


def _of_surnames(found: Sequence[Name], full: dict[tuple[str, ...], list[Name]]) -> Iterator[Slip]:
    """ "Telin said", where Mara Tellin is the only one of nearly that name."""
    known: dict[str, list[Name]] = defaultdict(list)
    alone: dict[str, list[Name]] = defaultdict(list)
    for parts, places in full.items():
        if len(parts) < 4:
            known[parts[-1]] += places
    for name in found:
        if len(name.parts) == 1 and name.last not in known:
            alone[name.last].append(name)
    by_start: dict[str, list[str]] = defaultdict(list)
    for last in known:
        by_start[folded(last)[:2]].append(last)
    by_last: dict[str, list[Name]] = defaultdict(list)
    for name in found:
        by_last[name.last].append(name)
    every = {part for parts in full for part in parts}
    for last, places in alone.items():
        alike = by_start[folded(last)[:2]]
        near = [k for k in alike if _near(last, k, False)] if len(alike) < _MANY and last not in every else []
        if len(near) == 1:
            usual = by_last[near[0]]
            if len(usual) >= len(places) or folded(last) == folded(near[0]):
                yield from _rarer(places, usual)


def _near(one: str, other: str, first: bool) -> bool:
    """Whether two words are one name spelled in two ways: the same but for accents and marks, or one letter apart."""
    a, b = folded(one), folded(other)
    if one == other or not a or not b:
        return False
    if a == b:
        return len(a) >= 3
    if min(len(a), len(b)) < (3 if first else _SHORTEST) or a[0] != b[0]:
        return False
    if DamerauLevenshtein.distance(a, b, score_cutoff=1) > 1:
        return False
    a, b = a.removesuffix("s"), b.removesuffix("s")
    longer, shorter = (a, b) if len(a) > len(b) else (b, a)
    return first or not (longer.startswith(shorter) and _SUFFIX.fullmatch(longer[len(shorter) :]) or len(a) == len(b) and _ending(a, b))


def _ending(a: str, b: str) -> bool:
    """Whether only the last letters differ, as in "American" and "Americas"."""
    return a[:-1] == b[:-1]


def _rarer(one: Sequence[Name], other: Sequence[Name]) -> Iterator[Slip]:
    """The rarer of two, each of its places; the one that comes later where both are as rare. Two that stand in one sentence are two people."""
    few, many = (one, other) if (len(one), -one[0].span.start) < (len(other), -other[0].span.start) else (other, one)
    apart = {n.sentence for n in few}.isdisjoint(n.sentence for n in many)
    if apart and len(few) <= 3 and (len(few) < len(many) or len(few) == 1):
        for name in few:
            yield Slip(name.span, " ".join(many[0].parts), len(many))
