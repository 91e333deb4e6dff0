"""The words by which the rules of an audit read a story, from one data file per language; see story.en.toml."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any


@cache
def raw() -> dict[str, Any]:
    """The data file as it stands."""
    return tomllib.loads(resources.files("chatham.language").joinpath("story.en.toml").read_text("utf-8"))


def plural(noun: str) -> str:
    """More than one of them."""
    told = raw()["people"]
    if noun in told["same"].split():
        return noun
    irregular: dict[str, str] = told["irregular"]
    return irregular.get(noun) or noun + ("es" if noun.endswith(("s", "x", "ch", "sh")) else "s")


@cache
def people() -> frozenset[str]:
    """Nouns for people and for bodies of people, one of them."""
    return frozenset(raw()["people"]["nouns"].split())


def made(pattern: str) -> re.Pattern[str]:
    """A pattern of the data file with PEOPLE and MANY put in."""
    one = "|".join(sorted(people()))
    many = "|".join(sorted({plural(n) for n in people()}))
    return re.compile(pattern.replace("PEOPLE", f"(?:{one})").replace("MANY", f"(?:{many})"))


@dataclass(frozen=True, slots=True)
class Universals:
    """Words that allow no exception; see the data file."""

    sign: re.Pattern[str]
    subject: re.Pattern[str]
    adverb: re.Pattern[str]
    sole: re.Pattern[str]
    lone: re.Pattern[str]
    limits: re.Pattern[str]
    idioms: re.Pattern[str]
    unbreakable: frozenset[str]


@cache
def universals() -> Universals:
    """The English universals."""
    told = raw()["universals"]
    idioms = re.compile(rf"\b(?:{'|'.join(told['idioms'])})\b")
    limits = re.compile(rf"(?:^|\W){told['limits']}")
    patterns = made(told["subject"]), made(told["adverb"]), made(told["sole"]), made(told["lone"])
    return Universals(re.compile(told["sign"]), *patterns, limits, idioms, frozenset(told["unbreakable"].split()))


@dataclass(frozen=True, slots=True)
class Views:
    """Words of comment and of conjecture, and by what a piece shows that it is one; see the data file."""

    any: re.Pattern[str]
    labels: re.Pattern[str]
    writer: re.Pattern[str]
    spoken: re.Pattern[str]


@cache
def views() -> Views:
    """The English words for views."""
    told = raw()["views"]
    both = re.compile(rf"\b(?:(?P<guess>{'|'.join(told['conjecture'])})|(?P<judge>{'|'.join(told['comment'])}))\b")
    return Views(both, re.compile(told["labels"], re.I), re.compile(told["writer"]), re.compile(told["spoken"]))
