"""Somebody or something that has been met in a text, and how well a mention goes back to it."""

from __future__ import annotations

from dataclasses import dataclass, field

from chatham.language.describing import Being, Sex, describing
from chatham.language.mention import Mention, stem


@dataclass(slots=True, eq=False)
class Referent:
    """Somebody or something met. ``last`` is the sentence of the last mention, ``spoke`` that of the last attribution."""

    number: int
    being: Being
    many: bool
    sex: Sex
    named: bool = False
    vague: bool = False
    inferred: bool = False
    titled: bool = False
    names: list[tuple[str, ...]] = field(default_factory=list)
    nicknames: list[tuple[str, ...]] = field(default_factory=list)
    heads: set[str] = field(default_factory=set)
    words: set[str] = field(default_factory=set)
    loose: set[str] = field(default_factory=set)
    ordinals: set[str] = field(default_factory=set)
    owner: Referent | None = None
    first: int = 0
    last: int = 0
    spoke: int = -1000
    inner: bool = False
    fresh: bool = True


def fit(who: Referent, m: Mention, asked: frozenset[str], strict: bool, running: bool) -> float:
    """How well a description goes back to somebody; below 1.5 it does not."""
    words = describing()
    if who.many or who.being in ("body", "paper", "people") or m.sex and who.sex and m.sex != who.sex:
        return 0.0
    rank = {w for w in asked if w in words.rank} if asked else set()
    have = asked & (who.words | who.heads)
    missing = asked - have - rank
    loose = {w for w in missing if w in who.loose}
    missing -= loose
    if m.ordinal and m.ordinal in who.ordinals:
        points = 3.2
    elif m.head in who.heads:
        points = 3.0
    elif words.same.get(m.head, frozenset()) & who.heads:
        points = 2.6
    elif m.head in words.anybody:
        points = 2.0 if who.spoke >= 0 or running else 0.5
    elif not have or stem(m.head) in who.words:
        return 0.0  # "the minister" is not the minister's aide
    else:
        points = 0.6
    if m.ordinal and m.ordinal not in who.ordinals and m.ordinal not in ("last", "former"):
        points -= 3.0 if who.ordinals else 0.3 if m.ordinal == "first" else 2.0
    if strict and (not have or points < 2.5):
        return 0.0
    points += 1.0 * len(have) + 0.4 * len(loose) - (2.0 if who.words - rank else 1.0) * len(missing)
    if running:
        points += 0.7
    elif not asked:
        points -= min(0.5, 0.01 * (m.sentence - who.last))
    if who.named and m.head in words.anybody:
        points -= 0.8
    return points


def agrees(who: Referent, m: Mention) -> bool:
    """Whether a pronoun can mean somebody at all: sex, number, and what it is."""
    if m.head in ("man", "woman"):
        return not who.many and who.being in ("person", "") and (not who.sex or who.sex == m.sex) and not narrates(who)
    if m.head == "thing":
        return not who.many and (who.being in ("body", "paper") or not who.being and not who.sex)
    return (who.many or who.being == "people" or who.being == "body" or who.being == "person" and not who.sex and not who.named) and not narrates(who)


def narrates(who: Referent) -> bool:
    """Whether it is the "I" or "we" of the story itself."""
    return who.heads == {"mine"} or who.heads == {"ours"} or not who.heads and not who.names and who.named


def fits(who: Referent, m: Mention) -> float:
    """How readily a pronoun that can mean somebody does."""
    if m.head in ("man", "woman"):
        inferred = 1.3 if who.inferred and who.spoke < 0 else 0.0
        return (0.8 if who.sex else 0.0) - inferred + (0.6 if who.being == "person" else -0.6 if who.named else -4.0)
    if m.head == "many":
        return 1.0 if who.many or who.being == "people" else 0.0 if who.being == "person" else -0.6
    return 0.5 if who.being in ("body", "paper") else 0.0


def same_name(name: tuple[str, ...], other: tuple[str, ...], body: bool) -> bool:
    """Whether two names may be one person's, or, with ``body``, one body's."""
    if name == other:
        return True
    if other[0] in "+#":
        return False
    if body:
        short, long = sorted((name, other), key=len)
        return set(short) <= set(long)
    if len(name) == 1 or len(other) == 1:
        short, long = sorted((name, other), key=len)
        return short[0] == long[-1] or short[0] == long[0]
    return name[-1] == other[-1] and (name[0] == other[0] or name[0][0] == other[0][0] and (len(name[0].rstrip(".")) == 1 or len(other[0].rstrip(".")) == 1))


def classes(head: str) -> frozenset[int]:
    """The classes of bodies that a word may stand for."""
    return frozenset(n for n, words in enumerate(describing().classes) if head in words)


def class_of(who: Referent) -> frozenset[int]:
    """The classes that a body belongs to, by its name and what it has been called."""
    found: frozenset[int] = frozenset()
    for word in {w for name in who.names for w in name} | who.heads:
        found |= classes(word)
    return found


def members(kinds: frozenset[int]) -> frozenset[str]:
    """The words of some classes of bodies."""
    return frozenset(w for k in kinds for w in describing().classes[k])
