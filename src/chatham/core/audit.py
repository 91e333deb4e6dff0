"""What the reader of an audit gets: what one story rests on, as far as the story itself tells."""

from __future__ import annotations

from dataclasses import dataclass

from chatham.core.finding import Finding
from chatham.core.house import House
from chatham.core.reading import Reading
from chatham.core.report import Problem
from chatham.core.story import Story
from chatham.core.text import Span


@dataclass(frozen=True, slots=True)
class Share:
    """What one voice has in a story: how many attributions, of each type, and how many words are given to it."""

    voice: str
    attributions: int = 0
    direct: int = 0
    indirect: int = 0
    mixed: int = 0
    words: int = 0


@dataclass(frozen=True, slots=True)
class Summary:
    """The figures of a story.

    ``words`` are those of the story without furniture. ``attributed_words`` are those that some voice is said to have said,
    written or thought; a word within another's report counts once, for the voice that the story itself reports.
    ``unnamed_words`` of these rest on voices that are not named; ``unnamed_people`` are such voices that are no group.
    ``declared_sources`` is the largest number of people that the story says it spoke with, None where it says none.
    """

    words: int = 0
    voices: int = 0
    unnamed_voices: int = 0
    unnamed_people: int = 0
    collective_voices: int = 0
    attributions: int = 0
    direct: int = 0
    indirect: int = 0
    mixed: int = 0
    attributed_words: int = 0
    unnamed_words: int = 0
    declared_sources: int | None = None

    @property
    def unnamed_share(self) -> float:
        """The share of ``unnamed_words`` in ``attributed_words``; 0 where nothing is attributed."""
        return round(self.unnamed_words / self.attributed_words, 4) if self.attributed_words else 0.0

    @property
    def must_share(self) -> bool:
        """Whether more unnamed people speak than were spoken with, so that some labels must share a person."""
        return self.declared_sources is not None and self.unnamed_people > self.declared_sources


@dataclass(frozen=True, slots=True)
class Audit:
    """One story read by itself: its reading, what the rules found in it, its figures. ``shares`` are those of
    ``reading.voices``, in the same order; ``sentences`` and ``paragraphs`` are the story's own, without furniture; ``reasons`` are those given
    for the findings in ``let_stand``, one each."""

    story: Story
    reading: Reading
    findings: tuple[Finding, ...] = ()
    let_stand: tuple[Finding, ...] = ()
    reasons: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    rules_run: tuple[str, ...] = ()
    sentences: tuple[Span, ...] = ()
    paragraphs: tuple[Span, ...] = ()
    shares: tuple[Share, ...] = ()
    summary: Summary = Summary()
    house: House = House()

    @property
    def complete(self) -> bool:
        """False as soon as a part could not be read."""
        return not any(p.stops for p in self.problems)


@dataclass(frozen=True, slots=True)
class Row:
    """What one line says of one story among many: ``code`` is its exit code, ``open`` the number of its open findings,
    ``problem`` what kept it from being read, "" where nothing did. ``told`` is its line of JSON, where that is asked for."""

    file: str
    code: int
    summary: Summary
    open: int
    problem: str
    told: str = ""
