"""The lists that words are compared by, read from one data file per language."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The word lists of one language; every word is lower case with straight apostrophes."""

    negations: frozenset[str]
    hedges: frozenset[str]
    hedge_phrases: tuple[tuple[str, ...], ...]
    conditions: frozenset[str]
    quantifiers: frozenset[str]
    bounds: frozenset[str]
    fillers: frozenset[str]
    filler_phrases: frozenset[tuple[str, ...]]
    steady_fillers: frozenset[tuple[str, ...]]
    opening_fillers: frozenset[tuple[str, ...]]
    contractions: dict[str, tuple[str, ...]]
    either: dict[str, frozenset[str]]
    spelling: dict[str, str]
    spelling_stems: dict[str, str]
    numbers: dict[str, int]
    ordinals: dict[str, int]
    multipliers: dict[str, int]
    grammar: dict[str, frozenset[int]]


def _phrases(raw: list[str]) -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(p.split()) for p in raw)


@cache
def _raw() -> dict[str, Any]:
    return tomllib.loads(resources.files("chatham.language").joinpath("english.toml").read_text("utf-8"))


@cache
def english() -> Lexicon:
    """The English lists."""
    raw = _raw()
    grammar: dict[str, set[int]] = {}
    for number, group in enumerate(raw["grammar"]["groups"]):
        for word in group:
            grammar.setdefault(word, set()).add(number)
    return Lexicon(
        frozenset(raw["negations"]),
        frozenset(raw["hedges"]),
        tuple(tuple(p.split()) for p in raw["hedge_phrases"]),
        frozenset(raw["conditions"]),
        frozenset(raw["quantifiers"]),
        frozenset(raw["bounds"]),
        frozenset(raw["fillers"]),
        _phrases(raw["filler_phrases"]),
        _phrases(raw["steady_fillers"]),
        _phrases(raw["opening_fillers"]),
        {k: tuple(v.split()) for k, v in raw["contractions"].items()},
        {k: frozenset(v) for k, v in raw["either"].items()},
        raw["spelling"],
        raw["spelling_stems"],
        raw["numbers"],
        raw["ordinals"],
        raw["multipliers"],
        {word: frozenset(groups) for word, groups in grammar.items()},
    )


@dataclass(frozen=True, slots=True)
class Speech:
    """How reported speech is introduced, described and passed on."""

    verbs: tuple[str, ...]
    calling: tuple[str, ...]
    never_speech: tuple[str, ...]
    public: tuple[str, ...]
    pronouns: frozenset[str]
    indefinite: frozenset[str]
    generic: frozenset[str]
    collective: frozenset[str]
    pass_on: tuple[str, ...]
    translation_notice: tuple[str, ...]


@cache
def speech() -> Speech:
    """The English words of saying."""
    raw = _raw()["speech"]
    return Speech(
        tuple(raw["verbs"]),
        tuple(raw["calling"]),
        tuple(raw["never_speech"]),
        tuple(raw["public"]),
        frozenset(raw["pronouns"]),
        frozenset(raw["indefinite"]),
        frozenset(raw["generic"]),
        frozenset(raw["collective"]),
        tuple(raw["pass_on"]),
        tuple(raw["translation_notice"]),
    )


@cache
def beside() -> dict[str, tuple[str, ...]]:
    """Patterns for what stands beside quoted words in the record; see the data file."""
    return {name: tuple(patterns) for name, patterns in _raw()["beside"].items()}


@cache
def switches() -> dict[str, tuple[re.Pattern[str], ...]]:
    """What is said aloud when a talk goes off the record and comes back; see the data file."""
    return {name: tuple(re.compile(p.replace("'", "['’]"), re.I) for p in patterns) for name, patterns in _raw()["switches"].items()}


@cache
def vague() -> frozenset[str]:
    """Nouns that say so little that a bracket which puts another one only makes plain what is meant."""
    return frozenset(_raw()["vague"])


@cache
def said_so() -> re.Pattern[str]:
    """Words just before quotation marks that show them to quote somebody; see the data file."""
    patterns = "|".join(p.replace("'", "['’]") for p in _raw()["scare"]["said_so"])
    return re.compile(rf"\b(?:{patterns})\W*$", re.I)


@cache
def small_in_titles() -> frozenset[str]:
    """Words that stand small in a title."""
    return frozenset(_raw()["scare"]["small"])
