"""How a story describes those whom it does not name, and whether it says why: the English of it, from a data file."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from chatham.core.passage import Voice
from chatham.core.reading import Attribution, Reading
from chatham.core.text import Span
from chatham.language.describing import being, describing, singular
from chatham.language.reporting import lexicon

_WORD = re.compile(r"[^\W_][\w’'-]*")


@dataclass(frozen=True, slots=True)
class Sourcing:
    """The words of ``sourcing.en.toml``."""

    bare: frozenset[str]
    empty: frozenset[str]
    public: frozenset[str]
    impersonal: re.Pattern[str]
    reasons: re.Pattern[str]
    canned: re.Pattern[str]
    attack: frozenset[str]
    links: frozenset[str]


@cache
def sourcing() -> Sourcing:
    """The English of describing the unnamed."""
    raw = tomllib.loads(resources.files("chatham.language").joinpath("sourcing.en.toml").read_text("utf-8"))
    opinion = raw["opinion"]
    return Sourcing(
        frozenset(raw["bare"].split()),
        frozenset(raw["empty"].split()),
        frozenset(raw["public"].split()),
        _any(raw["impersonal"]),
        _any(raw["reasons"]),
        _any(raw["canned"]),
        frozenset(opinion["attack"].split()),
        frozenset(opinion["links"].split()),
    )


def _any(patterns: Sequence[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{p})" for p in patterns).replace("'", "['’]"), re.I)


def words(label: str) -> list[str]:
    """The words of a label in small letters."""
    return [m.group().lower() for m in _WORD.finditer(label)]


def is_bare(label: str) -> bool:
    """True for a label that tells nothing of who it is: "a source", "two well-placed insiders"."""
    own, lex = words(label), sourcing()
    return bool(own) and own[-1] in lex.bare and all(w in lex.empty or w in lex.bare for w in own)


def is_public(voice: Voice) -> bool:
    """True for voices that are talked about rather than talked to: "critics", "voters", "a spokesman for the party"."""
    lex = sourcing()
    heads = [_head(label) for label in voice.labels or (voice.label,)]
    spokes = any(h.startswith("spokes") for h in heads)
    return spokes or (all(h in lex.public for h in heads) and not (voice.collective and _counted(voice.label)))


def _head(label: str) -> str:
    """The noun of a label: the last word before "of", "in", "who" and the like."""
    own = words(label)
    at = next((k for k, w in enumerate(own) if k and w in _BEHIND), len(own))
    return own[at - 1] if own else ""


_BEHIND = frozenset("of in at from on for with within inside near close familiar involved briefed who that which whose to by about around".split())
_COUNTED = re.compile(r"\b(?:\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen|half|several|some)\b", re.I)


def _counted(label: str) -> bool:
    return _COUNTED.search(label) is not None


def given(reading: Reading) -> dict[str, list[Attribution]]:
    """The attributions of each voice, in the order of the story."""
    found: dict[str, list[Attribution]] = {}
    for one in reading.attributions:
        if one.voice is not None:
            found.setdefault(one.voice, []).append(one)
    return found


def unnamed_people(text: str, reading: Reading) -> Iterator[tuple[Voice, list[Attribution]]]:
    """Every voice of people who are described and not named, and who told the story something, with its attributions.

    Left out are those whom the reader is taken to know ("the nominee", "his lawyer"), poll respondents, and whoever is only talked about.
    """
    own = given(reading)
    for voice in reading.voices:
        if voice.named or voice.id not in own or is_public(voice) or not _introduced(voice):
            continue
        if any(_says(text, one) for one in own[voice.id]):
            yield voice, own[voice.id]


def _introduced(voice: Voice) -> bool:
    """Whether some label makes somebody known for the first time: "a clerk of the port", "two officials", "sources"."""
    for label in voice.labels:
        low = words(label)
        if not low or "percent" in low or "%" in label:
            continue
        head = _head(label)
        somebody = being(head) in ("person", "people") or being(singular(head)) == "person" or head in sourcing().bare
        fresh = low[0] in describing().new or low[0].isdigit() or is_bare(label) or (voice.collective and head in sourcing().bare)
        if somebody and fresh and low[0] not in ("no", "any", "every", "each"):
            return True
    return False


def _says(text: str, one: Attribution) -> bool:
    """Whether words were said, and not only thought, wished or seen."""
    verbs = lexicon().verbs
    cue = {w for span in one.cue for w in words(text[span.start : span.end])}
    return one.type != "indirect" or "according" in cue or any("s" in verbs.get(w, "") for w in cue)


def first_place(text: str, voice: Voice, own: Sequence[Attribution]) -> Span:
    """Where the reader meets the voice as one that speaks: its first source that is no pronoun, else where it is described, else its first."""
    sources = [Span(one.source[0].start, one.source[-1].end) for one in own if one.source]
    told = [span for span in (*sources, *voice.spans) if words(text[span.start : span.end])[:1] and not set(words(text[span.start : span.end])) <= _PRONOUNS]
    return (told or sources or list(voice.spans) or [own[0].content[0]])[0]


_PRONOUNS = frozenset("he she they it we i you who whom whose that which one".split())
