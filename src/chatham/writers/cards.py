"""What the page tells beside the draft: one card for each quotation, or for a finding that is about none."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from chatham.core.evidence import OFF_RECORD
from chatham.core.finding import RANK, Finding
from chatham.core.finding import Place as Because
from chatham.core.match import Match
from chatham.core.passage import Passage
from chatham.core.report import Report
from chatham.core.text import Span
from chatham.writers.stretches import Mark
from chatham.writers.surroundings import Bit, Kind, Line, Place, Shelf
from chatham.writers.wording import STANDING, VERDICTS, new_ones, owners, printed_label, shortened

# What would settle a finding about the words themselves. A rule's own page comes first where it says so.
SETTLES = {
    "cut": "Put the words back, or mark the gap with an ellipsis.",
    "inserted": "Take the added words out, or set them in brackets.",
    "altered": "Restore the words as they were said, or paraphrase without quotation marks.",
    "spliced": "Make separate quotations of it, each with its own marks.",
    "near": "Compare with the place shown: use its words, or paraphrase without quotation marks.",
    "absent": "Add the recording, letter or notes that carry the words, and check again.",
    "unchecked": "Put a translation beside the words in the evidence, and check again.",
}
SETTLES_OFF_RECORD = "Take the words out, or agree new terms with the source and write them into the file."
_SETTLE_HEADING = "what would settle it"


@dataclass(frozen=True, slots=True)
class Exhibit:
    """A place in the evidence. ``sealed`` means off the record: there are no words in it at all."""

    file: str
    turn: int | None
    at: str | None
    source: str | None
    role: str | None
    terms: str | None
    sealed: bool
    original: str | None = None
    original_language: str | None = None
    lines: tuple[Line, ...] = ()
    swallowed: tuple[tuple[str, str | None], ...] = ()
    doubtful: bool = False
    page: int | None = None
    recording: str | None = None

    def has(self, kind: Kind) -> bool:
        """True if some of the words shown are of this kind."""
        return any(bit.kind == kind for line in self.lines for bit in line.bits)

    @property
    def edited(self) -> bool:
        """True if a legend for struck and underlined words is of use."""
        return self.has("del") or self.has("ins")


@dataclass(frozen=True, slots=True)
class Note:
    """A finding, with its number in the order of the draft (None once let stand); ``new`` since the last check."""

    number: int | None
    key: str
    finding: Finding
    words: str
    settles: str | None
    new: bool = False


@dataclass(frozen=True, slots=True)
class Card:
    """``state``: ``open`` (something to look at), ``stands``, ``scare`` or ``let`` (findings let stand).

    ``told`` is true where a finding's words are the whole quotation, which need not be shown twice.
    """

    id: str
    key: str
    passage: str | None
    span: Span
    state: str
    words: str
    told: bool
    verdict: str | None
    verdict_words: str
    label: str | None
    source: str | None
    notes: tuple[Note, ...]
    let_stand: tuple[str, ...]
    exhibits: tuple[Exhibit, ...]


@dataclass(frozen=True, slots=True)
class Beside:
    """All cards in the order of the draft, the findings let stand, the marks that tie both to the draft."""

    cards: tuple[Card, ...]
    let_stand: tuple[Note, ...]
    marks: tuple[Mark, ...]


def beside(report: Report, explanations: Mapping[str, str]) -> Beside:
    """Lay out every quotation and finding; ``explanations`` maps a rule's code to its manual page."""
    cards = tuple(_Layout(report, explanations).cards())
    let_stand = tuple(Note(None, f"l{n}", finding, shortened(report.story.text[finding.span], 90), None) for n, finding in enumerate(report.let_stand, 1))
    return Beside(cards, let_stand, tuple(_marks(report, cards, let_stand)))


def _marks(report: Report, cards: Sequence[Card], let_stand: Sequence[Note]) -> Iterator[Mark]:
    for card in cards:
        if card.verdict is not None:
            yield Mark(card.key, "quotation", card.span, card.id, card.verdict)
        for note in card.notes:
            yield Mark(note.key, "finding", note.finding.span, card.id, note.finding.severity, note.number)
    owned = owners(report.passages, report.let_stand)
    homes = {card.passage: card.id for card in cards}
    for index, note in enumerate(let_stand):
        yield Mark(note.key, "let", note.finding.span, homes[owned[index]] if index in owned else note.key, "let")


class _Layout:
    """One walk over the report: findings given to their quotations, numbered in the order of the draft."""

    def __init__(self, report: Report, explanations: Mapping[str, str]) -> None:
        self._report = report
        self._shelf = Shelf(report.evidence)
        self._settles = {code: _told_to_settle(page) for code, page in explanations.items()}
        self._numbered = 0
        self._new = new_ones(report)

    def cards(self) -> Iterator[Card]:
        """Every card, in the order of the draft."""
        mine, loose = _sorted_out(self._report, self._report.findings)
        set_aside, _ = _sorted_out(self._report, self._report.let_stand)
        entries: list[tuple[Span, Passage | None, list[Finding]]] = [
            *((p.span, p, mine.get(p.id, [])) for p in self._report.passages),
            *((finding.span, None, [finding]) for finding in loose),
        ]
        entries.sort(key=lambda entry: entry[0])
        for index, (_, passage, findings) in enumerate(entries, 1):
            if passage is None:
                yield self._loose(f"c{index}", findings[0])
            else:
                yield self._quotation(f"c{index}", passage, findings, set_aside.get(passage.id, []))

    def _quotation(self, name: str, passage: Passage, findings: Sequence[Finding], set_aside: Sequence[Finding]) -> Card:
        report, alignment = self._report, self._report.alignments[passage.id]
        exhibits = [self._laid(match) for match in alignment.matches]
        told = {(match.file, match.span) for match in alignment.matches}
        exhibits += [self._because(place) for place in _further(findings, told)]
        verdict = alignment.verdict
        # What settles the quoted words does not settle a finding about the label printed beside them.
        inside = {f.span: f.span.overlaps(passage.span) and verdict not in STANDING for f in findings}
        return Card(
            id=name,
            key=f"q-{name}",
            passage=passage.id,
            span=passage.span,
            state=_state(verdict, bool(findings), bool(set_aside)),
            words=shortened(report.story.text[passage.span], 110),
            told=any(f.span.covers(part) for f in findings for part in passage.parts),
            verdict=verdict,
            verdict_words=VERDICTS[verdict],
            label=printed_label(report, passage),
            source=report.sources.get(passage.voice) if passage.voice else None,
            notes=tuple(self._note(f, verdict if inside[f.span] else None) for f in findings),
            let_stand=tuple(f"{f.rule} {f.name}" for f in set_aside),
            exhibits=tuple(exhibits),
        )

    def _loose(self, name: str, finding: Finding) -> Card:
        return Card(
            id=name,
            key=f"q-{name}",
            passage=None,
            span=finding.span,
            state="open",
            words="",
            told=True,
            verdict=None,
            verdict_words="",
            label=None,
            source=None,
            notes=(self._note(finding, None),),
            let_stand=(),
            exhibits=tuple(self._because(place) for place in finding.because),
        )

    def _note(self, finding: Finding, verdict: str | None) -> Note:
        self._numbered += 1
        settles = self._settles.get(finding.rule)
        if settles is None and finding.because and all(place.words is None for place in finding.because):
            settles = SETTLES_OFF_RECORD
        elif settles is None and verdict is not None:
            settles = SETTLES.get(verdict)
        words = shortened(self._report.story.text[finding.span], 90)
        return Note(self._numbered, f"f{self._numbered}", finding, words, settles, finding in self._new)

    def _laid(self, match: Match) -> Exhibit:
        interview = self._shelf.interview(match.file)
        sealed = match.words is None or match.terms == OFF_RECORD
        place = Place(match.file, match.span, match.edits, match.swallowed, match.layer)
        return Exhibit(
            file=match.file,
            turn=match.turn,
            at=match.at,
            source=match.source or match.speaker,
            role=match.role,
            terms=match.terms,
            sealed=sealed,
            original=None if sealed else match.original,
            original_language=interview.head.language if interview else None,
            lines=() if sealed else self._words(place, match.speaker, match.words),
            swallowed=() if sealed else tuple((s.words, s.why) for s in match.swallowed),
            doubtful=bool(interview and interview.doubtful_words),
            page=match.page,
            recording=interview.head.recording if interview else None,
        )

    def _because(self, place: Because) -> Exhibit:
        sealed = place.words is None
        interview = self._shelf.interview(place.file)
        return Exhibit(
            file=place.file,
            turn=place.turn,
            at=place.at,
            source=place.source,
            role=None,
            terms=OFF_RECORD if sealed else None,
            sealed=sealed,
            lines=() if sealed else self._words(Place(place.file, place.span), None, place.words),
            page=place.page,
            recording=interview.head.recording if interview else None,
        )

    def _words(self, place: Place, speaker: str | None, words: str | None) -> tuple[Line, ...]:
        """The surroundings; the matched words alone where the file itself is not at hand."""
        if self._shelf.interview(place.file) is None and words:
            return (Line(speaker, False, (Bit("match", words),)),)
        return self._shelf.lines(place)


def _sorted_out(report: Report, findings: Sequence[Finding]) -> tuple[dict[str, list[Finding]], list[Finding]]:
    """Findings by the quotation they are about, and those about none, in the order of the draft."""
    owned = owners(report.passages, findings)
    mine: dict[str, list[Finding]] = {}
    loose = []
    for index, finding in enumerate(findings):
        if index in owned:
            mine.setdefault(owned[index], []).append(finding)
        else:
            loose.append(finding)
    for group in mine.values():
        group.sort(key=lambda f: (f.span.start, RANK[f.severity], f.span.end, f.rule))
    return mine, loose


def _state(verdict: str, found: bool, set_aside: bool) -> str:
    if found:
        return "open"
    if verdict == "scare":
        return "scare"
    if verdict in STANDING:
        return "stands"
    return "let" if set_aside else "open"


def _further(findings: Sequence[Finding], told: set[tuple[str, Span]]) -> Iterator[Because]:
    """Places that findings rest on and that the quotation's own matches do not show already."""
    for finding in findings:
        for place in finding.because:
            if (place.file, place.span) not in told:
                told.add((place.file, place.span))
                yield place


def _told_to_settle(page: str) -> str | None:
    """The paragraph under "What would settle it" in a rule's manual page, if it has one."""
    lines = page.splitlines()
    bare = [line.strip(" #*:_=").casefold() for line in lines]
    heading = bare.index(_SETTLE_HEADING) if _SETTLE_HEADING in bare else None
    if heading is None:
        return None
    rest = "\n".join(lines[heading + 1 :]).strip(" \n=-~")
    return re.sub(r"[*`](?=\w)([^*`]+)[*`]", r"\1", " ".join(rest.split("\n\n", 1)[0].split())) or None
