"""The tray: all that one rule may look at."""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from chatham.core.evidence import Evidence, Interview
from chatham.core.finding import Finding, Place, Severity
from chatham.core.house import House
from chatham.core.last import Lapsed
from chatham.core.match import LOCATED, Alignment, Edit, Match
from chatham.core.passage import Passage, Voice
from chatham.core.reading import Reading, Version
from chatham.core.rule import Rule
from chatham.core.story import Story
from chatham.core.text import Span


@dataclass(frozen=True, slots=True)
class Case:
    """Story, passages, alignments and evidence, with a few views that every rule would otherwise write again.

    ``sources`` maps a voice's id to the set of codes it may be; one code means that it is known. ``pointed`` maps a
    passage's id to the codes that the draft itself points at (label, name, the reporter's note); ``pinned`` are the
    passages for which a note of the reporter's does so. ``published``: the day on which the story is printed. ``lapsed``:
    what of the sentences that stood in the last check has been changed, None where no last check was named. ``reading``: what
    the story tells by itself, in an audit; a check has an empty one. ``versions``: the other versions that it is compared with.
    """

    rule: Rule
    story: Story
    evidence: Evidence
    passages: tuple[Passage, ...]
    alignments: dict[str, Alignment]
    voices: dict[str, Voice]
    sources: dict[str, frozenset[str]]
    pointed: dict[str, frozenset[str]]
    pinned: frozenset[str]
    sentences: tuple[Span, ...]
    language: str
    house: House = House()
    published: date | None = None
    lapsed: tuple[Lapsed, ...] | None = None
    reading: Reading = Reading()
    versions: tuple[Version, ...] = ()

    def laid(self) -> Iterator[tuple[Passage, Alignment]]:
        """Every passage with what laying it against the evidence came to, in the order of the draft."""
        for passage in self.passages:
            yield passage, self.alignments[passage.id]

    def located(self) -> Iterator[tuple[Passage, Match]]:
        """Every passage found in one place, however altered, with that place."""
        for passage, alignment in self.laid():
            if alignment.verdict in LOCATED and alignment.verdict != "spliced":
                yield passage, alignment.matches[0]

    def first_use(self, code: str) -> tuple[Passage, Match | None] | None:
        """The first passage that rests on a source's words, or that the draft gives to that source alone."""
        for passage, alignment in self.laid():
            own = next((m for m in alignment.matches if m.source == code), None)
            given = self.sources.get(passage.voice or "") == frozenset([code]) or self.pointed.get(passage.id) == frozenset([code])
            if (own is not None and alignment.verdict in LOCATED) or (given and not passage.scare):
                return passage, own
        return None

    def interview(self, file: str) -> Interview:
        """The evidence file with this label."""
        return next(i for i in self.evidence.interviews if i.file == file)

    def place(self, words: str) -> Span | None:
        """Where some words stand in the draft, whatever white space is between them; None where they do not, or more than once."""
        found = list(re.finditer(r"\s+".join(map(re.escape, words.split())), self.story.text.string)) if words.strip() else []
        return Span(*found[0].span()) if len(found) == 1 else None

    def listen(self, match: Match) -> str:
        """A sentence that says where to listen, with the recording's name where that is known; "" without a time."""
        recording = self.interview(match.file).head.recording
        return f"Listen {f'to {recording} ' if recording else ''}at {match.at}." if match.at else ""

    def voice(self, passage: Passage) -> Voice | None:
        """The voice that the draft gives the passage to."""
        return self.voices.get(passage.voice) if passage.voice else None

    def around(self, passage: Passage) -> str:
        """The draft's own words in the passage's sentence, outside any quotation marks."""
        span = self.sentence(passage.span)
        string = self.story.text.string
        begin, end = min(span.start, passage.span.start), max(span.end, passage.span.end)
        low = max(0, bisect_right(self.passages, begin, key=lambda p: p.span.start) - 2)
        high = bisect_right(self.passages, end, key=lambda p: p.span.start)
        inside = [p.span for p in self.passages[low:high] if p.span.start < end and begin < p.span.end]
        kept, at = [], begin
        for quoted in inside:
            kept.append(string[at : max(at, quoted.start)])
            at = max(at, quoted.end)
        return " ".join([*kept, string[at:end]])

    def sentence(self, span: Span) -> Span:
        """The sentence of the draft in which ``span`` begins."""
        at = bisect_right(self.sentences, Span(span.start, sys.maxsize)) - 1
        return self.sentences[at] if at >= 0 and span.start < self.sentences[at].end else span

    def top(self) -> Span:
        """Where a finding about the draft's file as a whole hangs: on its first sentence."""
        return self.sentences[0] if self.sentences else Span(0, min(1, len(self.story.text)))

    def finding(
        self,
        span: Span,
        message: str,
        matches: tuple[Match, ...] = (),
        severity: Severity | None = None,
        passage: str | None = None,
    ) -> Finding:
        """A finding of this rule at ``span``; ``matches`` become the places it rests on."""
        because = tuple(Place(m.file, m.span, m.words, m.source, m.turn, m.at, m.page) for m in matches)
        return Finding(self.rule.code, self.rule.name, severity or self.rule.severity, span, message, because, (), passage)

    def edit_span(self, passage: Passage, edit: Edit) -> Span:
        """Where to hang a finding about one edit: on its words, or for words left out on the words either side
        of the gap."""
        if len(edit.draft_span):
            return edit.draft_span
        at = edit.draft_span.start
        return self.seam(passage, Span(at, at))

    def seam(self, passage: Passage, gap: Span) -> Span:
        """From the word before a gap to the word after it, within the quotation's marks."""
        string = self.story.text.string
        low = min(p.start for p in passage.parts if p.end >= gap.start)
        high = max(p.end for p in passage.parts if p.start <= gap.end)
        begin, end = max(low, gap.start), min(high, gap.end)
        while begin > low and not string[begin - 1].isalnum():
            begin -= 1
        while begin > low and not string[begin - 1].isspace():
            begin -= 1
        while end < high and not string[end].isalnum():
            end += 1
        while end < high and not string[end].isspace():
            end += 1
        while end > begin + 1 and string[end - 1] in ",.;:":
            end -= 1
        return Span(begin, max(end, begin + 1))
