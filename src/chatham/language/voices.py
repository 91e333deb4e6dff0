"""Which printed descriptions mean the same speaker, as a reader meets them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache

from chatham.core.passage import Voice
from chatham.core.text import Span
from chatham.language.lexicon import speech

_TITLES = re.compile(
    r"^(?:(?:the|former|ex-|then|late|deputy|vice|prime|chief|senior|first|second|minister|president|secretary|general|colonel|captain|"
    r"judge|professor|doctor|dr|mr|mrs|ms|prof|gen|col|lt|sen|rep|gov|sir|lady|lord|senator|governor|mayor|director|commissioner|chairman|chairwoman|chair|spokesman|spokeswoman|spokesperson|mp|coun|cllr|councillor|coach|captain|sgt|sergeant|inspector|pc|rev|reverend)[·.]?\s+)+",
    re.I,
)


def is_named(label: str) -> bool:
    """True for a proper name ("Mara Tellin", "the Port Authority"), False for a description ("a port official")."""
    words = re.findall(r"[^\W\d_][\w’'·-]*", _TITLES.sub("", label))
    if not words or words[0].lower() in speech().indefinite or words[0].lower() in speech().pronouns:
        return False
    if words[0].lower() not in ("the", "his", "her", "their") and len(words) > 1 and words[0][0].isupper() and words[1][0].isupper():
        return True
    return words[-1][0].isupper() and words[-1].lower() not in speech().generic


def bare(label: str) -> str:
    """The label without article, rank and case, for telling whether two are the same."""
    words = re.sub(r"[^\w\s’'-]", " ", label).replace("’", "'").split()
    while words and words[0].lower() in ("the", "a", "an", "one", "another", "this", "that"):
        words = words[1:]
    return " ".join(words).lower()


_RANKS = frozenset(
    (
        "dr mr mrs ms prof gen col capt lt sgt sen rep gov rev sir lady lord minister president deputy senator judge "
        "professor doctor general colonel captain coach director the former chief"
    ).split()
)
_BODIES = frozenset(
    "ministry office council authority union committee company party department agency board bank court institute university school service "
    "commission federation association church hospital police army government parliament assembly of and".split()
)
_RENAMED = re.compile(r"\bnames?\b[^.]{0,30}\b(?:changed|altered)\b|\bnot (?:his|her|their) real names?\b|\bpseudonyms?\b", re.I)


def untitled(label: str) -> str:
    """A printed name without rank, and without "of the ..." behind it."""
    words = re.sub(r"\s+(?:of|from|at|for|with|in)\s.*$", "", label.replace(".", " ")).split()
    while len(words) > 1 and words[0].lower() in _RANKS:
        words = words[1:]
    return " ".join(words)


def is_person(label: str) -> bool:
    """True for a name of two to four words that can be a person's and not a body's."""
    words = untitled(label).split()
    capital = sum(w[:1].isupper() for w in words)
    return is_named(label) and 2 <= len(words) <= 4 and capital >= 2 and capital >= len(words) - 1 and not _BODIES & {w.lower() for w in words}


@lru_cache(maxsize=4)
def renamed(words: str) -> bool:
    """True if the draft tells its readers that a name in it is not the real one."""
    return _RENAMED.search(words) is not None


@dataclass(frozen=True, slots=True)
class _Known:
    """A label taken apart once: the words of its name without titles, or of its description without article."""

    named: bool
    name: tuple[str, ...]
    words: frozenset[str]


def _taken_apart(label: str) -> _Known:
    return _Known(is_named(label), tuple(_TITLES.sub("", label).lower().split()), frozenset(bare(label).split()))


@dataclass(slots=True)
class Cast:
    """The voices met so far, in the order of the draft. ``guessed``: the running voice was introduced without words
    of saying, so that "he" may still be somebody else."""

    labels: list[str] = field(default_factory=list)
    spans: list[list[Span]] = field(default_factory=list)
    last: int | None = None
    guessed: bool = False
    _apart: list[_Known] = field(default_factory=list)

    def meet(self, label: str, span: Span) -> str:
        """The voice that this mention means; "another official" and any new "an official" is somebody new."""
        number = self._known(label)
        if number is None:
            self.labels.append(label)
            self._apart.append(_taken_apart(label))
            self.spans.append([])
            number = len(self.labels) - 1
        self.spans[number].append(span)
        self.last = number
        return f"K{number + 1}"

    def _known(self, label: str) -> int | None:
        first = label.split()[0].lower() if label.split() else ""
        lex = speech()
        if label.lower() in ("i", "we"):
            return next((n for n, known in enumerate(self.labels) if known.lower() == label.lower()), None)
        if label.lower() in lex.pronouns:
            return self.last
        parts = _taken_apart(label)
        if parts.named:
            return self._same_name(parts.name)
        if first in lex.indefinite or first in lex.collective:
            return None
        return self._described(parts.words)

    def _same_name(self, name: tuple[str, ...]) -> int | None:
        for number in range(len(self._apart) - 1, -1, -1):
            other = self._apart[number].name if self._apart[number].named else ()
            if not name or not other:
                continue
            same = name[-1] == other[-1] and (len(name) == 1 or len(other) == 1 or name[0] == other[0])
            if same or (len(name) == 1 and name[0] == other[0]) or (len(other) == 1 and other[0] == name[0]):
                return number
        return None

    def _described(self, words: frozenset[str]) -> int | None:
        """ "the official" is the last voice described so; a description never used before is a new voice."""
        for number in range(len(self._apart) - 1, -1, -1):
            known = self._apart[number]
            if not known.named and words and words <= known.words:
                return number
        return self.last if words and words <= {"source", "man", "woman", "person"} else None

    def names(self) -> list[str]:
        """The last words of the proper names met so far."""
        return [label.split()[-1] for label in self.labels if is_named(label) and len(label.split()[-1]) > 2]

    def voices(self) -> dict[str, Voice]:
        """All voices by their id; ``label`` is the fullest description that is not a mere pronoun."""
        found: dict[str, Voice] = {}
        for number, (label, spans) in enumerate(zip(self.labels, self.spans, strict=True), start=1):
            head = bare(label).split()
            plural = bool(head) and (head[0] in speech().collective or head[-1] in speech().collective)
            found[f"K{number}"] = Voice(f"K{number}", label, tuple(spans), is_named(label), plural)
        return found
