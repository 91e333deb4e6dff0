"""The words with which a language describes those who speak, read from one data file; see describing.en.toml."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from typing import Any, Literal

Words = frozenset[str]
Sex = Literal["m", "f", ""]
Being = Literal["person", "people", "body", "paper", ""]


@dataclass(frozen=True, slots=True)
class Describing:
    """See the data file; ``classes`` and ``same`` are sets of words that may stand for one another."""

    men: Words
    women: Words
    anybody: Words
    persons: Words
    ends: tuple[str, ...]
    endings: tuple[str, ...]
    sets: Words
    variations: Words
    groups: Words
    many: Words
    bodies: Words
    classes: tuple[Words, ...]
    papers: Words
    paper_names: Words
    titles: Words
    titles_man: Words
    titles_woman: Words
    pronouns: dict[str, str]
    subjects: Words
    first_man: Words
    first_woman: Words
    new: Words
    definite: Words
    ordinals: Words
    light: Words
    behind: Words
    naming: Words
    coded: Words
    same: dict[str, Words]
    rank: Words
    access: tuple[str, ...]
    near: Words
    relation: Words
    sector: Words
    nothing: Words
    neither: Words
    place: Words
    places_behind: Words
    before_quantifier: Words
    quantifiers: Words
    single: Words
    many_more: Words
    shares: Words


@cache
def describing() -> Describing:
    """The words of English."""
    raw: dict[str, Any] = tomllib.loads(resources.files("chatham.language").joinpath("describing.en.toml").read_text("utf-8"))
    people, new, facets = raw["people"], raw["introducing"], raw["facets"]
    men, women, anybody = _words(people["man"]), _words(people["woman"]), _words(people["anybody"])
    same: dict[str, set[str]] = {}
    for line in new["same"]:
        for word in line.split():
            same.setdefault(word, set()).update(line.split())
    return Describing(
        men,
        women,
        anybody,
        men | women | anybody | _words(people["other"]),
        tuple(people["ends"].split()),
        tuple(people["endings"].split()),
        _words(people["sets"]),
        _words(people["variations"]),
        _words(people["groups"]),
        _words(people["many"]),
        _words(raw["bodies"]["words"]),
        tuple(_words(line) for line in raw["bodies"]["classes"]),
        _words(raw["papers"]["words"]),
        _words(raw["papers"]["names"]),
        _words(raw["titles"]["words"]),
        _words(raw["titles"]["man"]),
        _words(raw["titles"]["woman"]),
        {word: kind for kind, words in raw["pronouns"].items() if kind != "subjects" for word in words.split()},
        _words(raw["pronouns"]["subjects"]),
        _words(raw["first_names"]["man"]),
        _words(raw["first_names"]["woman"]),
        _words(new["new"]),
        _words(new["definite"]),
        _words(new["ordinals"]),
        _words(new["light"]),
        _words(new["behind"]),
        _words(new["naming"]),
        _words(new["coded"]),
        {word: frozenset(words) for word, words in same.items()},
        _words(facets["rank"]),
        tuple(facets["access"]),
        frozenset(p.split()[0] for p in facets["access"]) - _words(new["behind"]) - {"who"},
        _words(facets["relation"]),
        _words(facets["sector"]),
        _words(facets["nothing"]),
        _words(facets["neither"]),
        _words(facets["place"]),
        _words(facets["places_behind"]),
        *(_words(raw["quantifiers"][kind]) for kind in ("before", "many", "one", "others", "shares")),
    )


def _words(line: str) -> Words:
    return frozenset(line.split())


@lru_cache(maxsize=20_000)
def singular(word: str) -> str:
    """A noun of the lists in the form of the lists; any other as it is."""
    words = describing()
    if word in words.persons or word in words.bodies or word in words.papers or word in words.groups:
        return word
    if word.endswith("men") and word[:-3] + "man" in words.persons:
        return word[:-3] + "man"
    if word.endswith("women") and word[:-5] + "woman" in words.persons:
        return word[:-5] + "woman"
    if word == "wives":
        return "wife"
    for end, other in (("ies", "y"), ("es", ""), ("s", "")):
        if word.endswith(end) and len(word) > len(end) + 2:
            short = word[: -len(end)] + other
            if short in words.persons or short in words.bodies or short in words.papers:
                return short
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > 3 else word


@lru_cache(maxsize=20_000)
def being(word: str) -> Being:
    """What a noun (in the form of the lists) is a word for: a person, people, a body, a paper, or none of these."""
    words = describing()
    if word in words.persons or word.rpartition("-")[2] in words.persons:
        return "person"
    if word in words.bodies:
        return "body"
    if word.endswith(words.ends) or len(word) > 6 and word.endswith(words.endings):
        return "person"
    if word in words.groups:
        return "people"
    return "paper" if word in words.papers else ""
