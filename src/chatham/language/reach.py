"""How far the words reach that describe somebody behind the noun."""

from __future__ import annotations

from chatham.language.clauses import Sentence
from chatham.language.describing import describing

LONGEST = 25  # words that may describe


def reach(s: Sentence, at: int, shape: str) -> int:
    """The end of the words behind a noun phrase that describe it: "of ...", "close to ...", "who ...".

    ``shape`` has a letter for each word (``mention.letters``).
    """
    i, relative, verbs = at, False, 0
    while i < len(s) and i - at < LONGEST:
        c = shape[i]
        if c in "Bb":
            verbs += shape[i - 1] not in "Bb" or not (s.tags[i - 1] == "MD" or s.low[i - 1] in s.lex.auxiliary or s.tags[i] == "MD")
            if not relative or verbs > 1 and shape[i - 1] != "A":
                break
        elif c in "WX" or c == "I" and s.low[i] == "that":
            relative = True
        elif c == "U" and i == at and shape[i + 1 : i + 2] in tuple("BbR"):
            relative, verbs = True, 0
        elif _ends(s, i, shape, relative) or i == at and not _begins(s, i, shape) or c == "V" and _is_verb(s, i, at, shape, relative):
            break
        i += 1
    while i > at and shape[i - 1] in ",WXIRO":
        i -= 1
    return i


def _ends(s: Sentence, i: int, shape: str, relative: bool) -> bool:
    """Whether the description ends before a word, wherever it stands."""
    c = shape[i]
    if s.low[i] in describing().near and shape[i + 1 : i + 2] in ("T", "I"):
        return False
    if c == ",":
        return shape[i + 1 : i + 2] not in ("W", "X")
    if c == "Q" or c != "S" and not s.words[i][0].isalnum():
        return True
    return not relative and (c == "A" or c == "R" and shape[i + 1 : i + 2] != "T" or c == "T" and shape[i + 1 : i + 2] == "v")


def _begins(s: Sentence, i: int, shape: str) -> bool:
    """Whether a word right behind the noun may begin to describe it."""
    c = shape[i]
    if s.low[i] in describing().near and shape[i + 1 : i + 2] in ("T", "I", "O", "D", "P", "E"):
        return True
    return c in ",OJVT" or c == "I" and s.low[i] in describing().behind or c == "R" and shape[i + 1 : i + 2] == "T"


def _is_verb(s: Sentence, i: int, at: int, shape: str, relative: bool) -> bool:
    """Whether a participle is the verb of the noun before it: it has an object, or the sentence has no other verb."""
    if s.tags[i] == "VBG":
        return not relative and s.low[i] in s.lex.verbs and shape[i + 1 : i + 2] not in ("I", "")
    if i > at and shape[i - 1] not in "NMEF":
        return False
    return shape[i + 1 : i + 2] in tuple("DPUE") or i == at and not {"B", "b"} & set(shape[i:].split("o")[0])
