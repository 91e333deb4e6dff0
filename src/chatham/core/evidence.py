"""All that the story rests on, as read: interviews and documents with their turns, and the people behind them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, NamedTuple

from chatham.core.ledger import Ledger
from chatham.core.report import Problem
from chatham.core.secret import Secret
from chatham.core.text import Span, Text

Role = Literal["source", "interviewer"]
PromiseKind = Literal["read-back", "embargo", "not-before", "review", "upgrade"]

OFF_RECORD = "off the record"
DEEP = "deep background"
BACKGROUND = "background"
ON_RECORD = "on the record"


class Piece(NamedTuple):
    """A stretch of words really said (no speaker names, no time stamps, no cue lines).

    ``turn`` is the index of its turn, ``at`` seconds from the start of the recording where the file tells,
    ``layer`` 0 for the words as spoken and 1 for a translation line under them. A named tuple because subtitles
    make one for each cue.
    """

    start: int
    end: int
    turn: int
    at: float | None = None
    layer: int = 0


class Turn(NamedTuple):
    """What one speaker said until somebody else spoke. ``speaker`` indexes ``Interview.speakers``; -1 is nobody known."""

    number: int
    start: int
    end: int
    speaker: int = -1
    at: float | None = None
    terms: str | None = None


def _piece_start(piece: Piece) -> int:
    return piece.start


@dataclass(frozen=True, slots=True)
class Speaker:
    """A speaker of one file. ``label`` is the file's own word for the person and stays sealed.

    ``shown`` is what outputs print: a code (``S07``), or the file's own label where that is no name (``Speaker 1``).
    ``code`` is filled in once everybody has been told apart; ``generic`` says that the label is no name.
    """

    label: Secret
    shown: str | None = None
    code: str | None = None
    role: Role | None = None
    generic: bool = False


@dataclass(frozen=True, slots=True)
class Head:
    """The facts that a file, or its row in interviews.csv, tells about the talk; None where nobody said.

    ``recording`` is the name of the sound or film that the words were taken from.
    """

    source: str | None = None
    date: str | None = None
    medium: str | None = None
    language: str | None = None
    translator: str | None = None
    terms: str | None = None
    record: str | None = None
    made_by: str | None = None
    agreed_label: str | None = None
    recording: str | None = None

    @property
    def recorded(self) -> bool:
        """True where the facts tell of a recording; "no" and "off" tell of none."""
        named = self.recording is not None and self.recording.strip().lower() not in ("", "-", "0", "no", "off", "none", "false")
        return named or self.record == "recording"


@dataclass(frozen=True, slots=True)
class Interview:
    """One file of evidence: an interview, notes, or a document.

    ``file`` is its label relative to what the person named, with forward slashes. ``text`` is the decoded text that
    every evidence span counts in. ``language`` is the language of the words in the file ("en"), ``head.language`` the
    one that was spoken. ``doubtful_words`` says that the words were written down by a machine. ``pages`` is where each
    page of a paged file begins in ``text``; ``problems`` is what of the file could not be read although the rest was.
    ``digest`` is the SHA-256 of the bytes read, "" where nobody took it.
    """

    file: str
    text: Text
    turns: Sequence[Turn]
    pieces: Sequence[Piece]
    speakers: tuple[Speaker, ...] = ()
    head: Head = Head()
    kind: Literal["interview", "document"] = "interview"
    form: str = "txt"
    language: str | None = None
    doubtful_words: bool = False
    pages: tuple[int, ...] = ()
    problems: tuple[Problem, ...] = ()
    digest: str = ""

    def page_at(self, position: int) -> int | None:
        """The number of the page that a position lies on, from 1; None in a file without pages."""
        return max(1, bisect_right(self.pages, position)) if self.pages else None

    def pieces_over(self, span: Span) -> tuple[Piece, ...]:
        """The pieces that overlap a span, in the order of the file; found by halves, for a file may have thousands."""
        low, high = self.pieces_upto(span.start) - 1, self.pieces_upto(span.end - 1)
        return tuple(p for p in self.pieces[max(0, low) : high] if p.start < span.end and span.start < p.end)

    def piece_at(self, position: int) -> Piece | None:
        """The piece that a position lies in, if it lies in any."""
        return next(iter(self.pieces_over(Span(position, position + 1))), None)

    def pieces_upto(self, position: int) -> int:
        """How many pieces begin at or before ``position``; they stand in the order of the file."""
        upto = getattr(self.pieces, "upto", None)
        return int(upto(position)) if upto else bisect_right(self.pieces, position, key=_piece_start)

    def terms_told(self) -> frozenset[str]:
        """All terms that any turn is under."""
        names = getattr(self.turns, "names", None)
        return frozenset(names) if names is not None else frozenset(t.terms for t in self.turns if t.terms)

    def turn_words(self, turn: Turn) -> str:
        """The words of a turn, as they stand in the file."""
        return self.text[Span(turn.start, turn.end)]


@dataclass(frozen=True, slots=True)
class Source:
    """A person. The name is sealed; every output says ``code``. ``alias``: a name that the draft uses for the person."""

    code: str
    name: Secret | None = None
    printed_name: Secret | None = None
    alias: Secret | None = None
    agreed_label: str | None = None
    terms: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Promise:
    """A row of promises.csv. ``row`` is its number there, ``interview`` the file it is about where it names one,
    ``turn`` the one turn of that file."""

    source: str
    kind: PromiseKind
    row: int
    made: date | None = None
    due: date | None = None
    kept: date | None = None
    interview: str | None = None
    turn: int | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """Everything read, and what was not. ``digests``: name and SHA-256 of the tables that tell of it; ``ledger``: the other tables,
    ``roster``: the codes that the table of sources lists."""

    interviews: tuple[Interview, ...] = ()
    sources: tuple[Source, ...] = ()
    skipped: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    tables: frozenset[str] = field(default_factory=frozenset)
    promises: tuple[Promise, ...] = ()
    digests: tuple[tuple[str, str], ...] = ()
    ledger: Ledger = Ledger()
    roster: frozenset[str] = frozenset()

    def source(self, code: str | None) -> Source | None:
        """The person with this code, if known."""
        return next((s for s in self.sources if s.code == code), None)

    def interviewed(self) -> frozenset[str]:
        """Codes of the people with whom a talk is on file."""
        told = {s.code for i in self.interviews if i.kind != "document" for s in i.speakers if s.code and s.role != "interviewer"}
        return frozenset(told | {i.head.source for i in self.interviews if i.head.source and i.kind != "document"})

    def answers(self, proposition: str) -> dict[str, str]:
        """What each person who has a row answered to a proposition; one who has said both is mixed."""
        found: dict[str, str] = {}
        for s in self.ledger.stances:
            if s.proposition == proposition:
                before = found.get(s.source, "not-asked")
                found[s.source] = s.answer if before in ("not-asked", s.answer) else before if s.answer == "not-asked" else "mixed"
        return found
