"""What the reader of a check gets."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from chatham.core.house import House
from chatham.core.text import Span

if TYPE_CHECKING:
    from chatham.core.evidence import Evidence
    from chatham.core.finding import Finding
    from chatham.core.last import Since
    from chatham.core.match import Alignment
    from chatham.core.passage import Passage, Voice
    from chatham.core.story import Story

SentenceVerdict = Literal["stands", "open", "falls", "bridge"]


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that could not be done, said in whole sentences. ``stops`` makes the check incomplete."""

    code: str
    message: str
    file: str | None
    next_step: str
    stops: bool = True


@dataclass(frozen=True, slots=True)
class NotRun:
    """A rule that lacked its evidence, for the whole check or for one file."""

    rule: str
    needs: tuple[str, ...]
    file: str | None = None


@dataclass(frozen=True, slots=True)
class LetStand:
    """A finding that a person has let stand. ``sentences`` are those with the words as they then were; it lapses on a change. ``draft``
    is the file it was let stand in, where that was kept."""

    rule: str
    words: str
    because: str
    sentences: tuple[str, ...]
    draft: str = ""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of the draft with its verdict."""

    span: Span
    verdict: SentenceVerdict


@dataclass(frozen=True, slots=True)
class Report:
    """Everything a writer needs; ``sources`` maps a voice's id to the code of the person behind it, where known.

    ``house`` is the profile that the check went by; ``reasons`` are those given for the findings in ``let_stand``, one each;
    ``since`` is what is otherwise than in the last check, where one was named.
    """

    story: Story
    evidence: Evidence
    passages: tuple[Passage, ...]
    alignments: dict[str, Alignment]
    voices: dict[str, Voice]
    sources: dict[str, str]
    sentences: tuple[Sentence, ...]
    findings: tuple[Finding, ...]
    let_stand: tuple[Finding, ...]
    not_run: tuple[NotRun, ...]
    problems: tuple[Problem, ...]
    rules_run: tuple[str, ...]
    house: House = House()
    reasons: tuple[str, ...] = ()
    since: Since | None = None

    @property
    def complete(self) -> bool:
        """False as soon as a part could not be read or checked."""
        return not any(p.stops for p in self.problems)
