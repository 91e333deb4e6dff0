"""Whether a bracket speaks of something else than the words that it stands for."""

from __future__ import annotations

import re

from chatham.language import tagger
from chatham.language.lexicon import vague

_ARTICLES = frozenset("the a an this that these those".split())
_NOUNS = ("NN", "NNS")
_IN_A_NAME = ("DT", "JJ", "NN", "NNS", "CD", "PRP$", "VBN", "VBG")


def another_thing(replaced: str, bracket: str) -> bool:
    """True where one plain noun phrase stands for another one with which it shares no word: "[The ministry]" for "the company".

    Both must be made alike (with an article, or two bare plurals), for a bracket mostly clears up a pronoun, a name or
    a word that says little ("the place"), and then nothing is put in another's place.
    """
    here, there = _phrase(bracket), _phrase(replaced)
    if here is None or there is None or here[0] != there[0]:
        return False
    return not any(_akin(a, b) for a in here[1] for b in there[1])


def _phrase(words: str) -> tuple[bool, list[str]] | None:
    """Whether it has an article, and its weighty words; None for anything but a common noun with what belongs to it."""
    given = re.findall(r"\w[\w’'-]*", words)
    if not 1 <= len(given) <= 4 or any(w[:1].isupper() for w in given[1:]):
        return None
    low = [w.lower() for w in given]
    article = low[0] in _ARTICLES
    tags = tagger.tagged([low], tagger.english())[0]
    if tags[-1] not in _NOUNS or any(t not in _IN_A_NAME for t in tags) or low[-1] in vague():
        return None
    if len(low) == article or not (article or tags[-1] == "NNS"):
        return None
    return article, low[1:] if article else low


def _akin(one: str, other: str) -> bool:
    """Whether two words may be forms of one: the first five letters agree, or one stands within the other."""
    return one[:5] == other[:5] or (min(len(one), len(other)) > 2 and (one in other or other in one))
