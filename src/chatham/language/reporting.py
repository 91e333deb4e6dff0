"""The words with which a language reports, read from two data files; see reporting.en.toml and grammar.en.toml."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

Words = frozenset[str]


@dataclass(frozen=True, slots=True)
class Reporting:
    """``verbs``: each form of a verb with the ways it is built; ``particles``: the small words that may follow a form;
    ``framed``: those behind its object; ``according``: sets of words by the first of them; ``nouns``: for each kind of sequel the nouns that report."""

    irregular: dict[str, str]
    abbreviations: tuple[str, ...]
    verbs: dict[str, str]
    lemmas: dict[str, str]
    particles: dict[str, Words]
    framed: dict[str, Words]
    nouns: dict[str, Words]
    adjectives: Words
    according: dict[str, tuple[tuple[str, ...], ...]]
    catenative: Words
    light: Words
    never_person: Words
    pronouns: Words
    openers: Words
    unnamed: Words
    past: Words
    closing: Words
    starters: Words
    phrasal: dict[str, Words]
    sets: dict[str, tuple[tuple[str, ...], ...]]
    heads: dict[str, Words]
    valued: dict[str, Words]
    never: dict[str, Words]
    governing: Words
    times: Words
    wh: Words
    days: Words
    reasons: Words
    subordinate: Words
    be: Words
    links: Words
    stops: Words
    relative: Words
    auxiliary: Words
    subjects: Words
    nominative: Words
    standing: Words
    singly: Words
    several: Words
    plural: Words
    alike: Words
    verbal: Words
    unchanged: Words
    near: Words
    hearsay: Words
    amounts: Words
    ordinals: Words
    denying: Words
    owning: Words
    having: Words
    papers: Words
    written: Words
    itself: Words
    judging: Words
    named: Words


def forms(lemma: str, irregular: dict[str, str]) -> tuple[str, ...]:
    """A verb in all its forms."""
    sibilant = lemma.endswith(("s", "sh", "ch", "x", "z"))
    y = lemma.endswith("y") and lemma[-2:-1] not in "aeou"
    third = lemma + "es" if sibilant or lemma in ("go", "do", "veto", "echo") else lemma[:-1] + "ies" if y else lemma + "s"
    stem = lemma[:-1] if lemma.endswith("e") and not lemma.endswith("ee") else lemma
    given = tuple(irregular.get(lemma, "").split())
    doubled = next((p for p in given if p.endswith(lemma[-1] * 2 + "ed")), None)
    ing = doubled[:-2] + "ing" if doubled else (lemma + "ing" if lemma.endswith("ee") else stem + "ing")
    if lemma in ("put", "get", "run", "quit", "bet", "forget", "begin"):
        ing = lemma + lemma[-1] + "ing"
    past = given or ((lemma[:-1] + "ied",) if y else (stem + "ed" if not lemma.endswith("ee") else lemma + "d",))
    return (lemma, third, ing, *past)


@cache
def lexicon() -> Reporting:
    """The words of English."""
    folder = resources.files("chatham.language")
    raw: dict[str, Any] = {}
    for name in ("reporting.en.toml", "grammar.en.toml"):
        raw |= tomllib.loads(folder.joinpath(name).read_text("utf-8"))
    irregular: dict[str, str] = raw["forms"]
    kinds: dict[str, set[str]] = {}
    for kind, words in raw["verbs"].items():
        for word in words.split():
            kinds.setdefault(word, set()).update(kind)
    for word in (*raw["with"], *raw["framed"], *raw["sets"], *raw["heads"], *raw["valued"], *raw["grammar"]["written"].split()):
        kinds.setdefault(word, set())
    lemmas = {form: word for word in kinds for form in forms(word, irregular)}
    return Reporting(
        irregular,
        tuple(raw["abbreviations"]),
        {form: "".join(sorted(kinds[word])) for form, word in lemmas.items()},
        lemmas,
        {form: frozenset(raw["with"].get(word, "").split()) for form, word in lemmas.items()},
        {form: frozenset(raw["framed"][word].split()) for form, word in lemmas.items() if word in raw["framed"]},
        {
            kind: frozenset(form for noun in words.split() for form in (noun, noun[:-1] + "ies" if noun.endswith("y") else noun + "s"))
            for kind, words in raw["nouns"].items()
        },
        frozenset(raw["adjectives"]["words"].split()),
        {p.split()[0]: tuple(tuple(q.split()) for q in raw["phrases"]["according"] if q.split()[0] == p.split()[0]) for p in raw["phrases"]["according"]},
        frozenset(raw["phrases"]["catenative"].split()),
        frozenset(raw["phrases"]["light"].split()),
        frozenset(raw["words"]["never_person"].split()),
        frozenset(raw["words"]["pronouns"].split()),
        frozenset(raw["words"]["openers"].split()),
        frozenset(raw["words"]["unnamed"].split()),
        frozenset(raw["words"]["past"].split()),
        frozenset(raw["words"]["closing"].split()),
        frozenset(raw["words"]["starters"].split()),
        {form: frozenset(small.split()) for verb, small in raw["phrasal"].items() for form in forms(verb, irregular)},
        {form: tuple(tuple(p.split()) for p in rest.split(",")) for verb, rest in raw["sets"].items() for form in forms(verb, irregular)},
        {form: frozenset(heads.split()) for verb, heads in raw["heads"].items() for form in forms(verb, irregular)},
        {form: frozenset(small.split()) for verb, small in raw["valued"].items() for form in forms(verb, irregular)},
        {word: frozenset(tags.split()) for word, tags in raw["never"].items()},
        **{name: frozenset(words.split()) for name, words in raw["grammar"].items()},
    )
