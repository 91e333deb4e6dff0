"""Five wholly fictional files of evidence: two interviews, one by machine, one translated, one document."""

from __future__ import annotations

from dataclasses import dataclass, field

from chatham.core.evidence import OFF_RECORD, Head, Interview, Piece, Speaker, Turn
from chatham.core.match import Edit, Match, Op, Swallowed
from chatham.core.secret import Secret
from chatham.core.text import Span, Text

CANARY = "Marguerite Canary-Holt"
HUSH = "the harbour master himself tore up the sheet"
ARABIC = "كان الباب مفتوحا ولم يغلقه أحد"


@dataclass
class Tape:
    """An interview under construction: turns are said one by one, spans found by their words."""

    file: str
    speakers: tuple[Speaker, ...]
    head: Head = Head()
    doubtful: bool = False
    string: str = ""
    turns: list[Turn] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)

    def say(self, speaker: int, at: str, words: str, terms: str | None = None, original: str | None = None) -> Tape:
        """One turn; with ``original`` the words are the translation line under it."""
        start = len(self.string)
        seconds = sum(int(part) * unit for part, unit in zip(at.split(":"), (3600, 60, 1), strict=True))
        label = self.speakers[speaker].label.reveal() if speaker >= 0 else "?"
        self.string += f"[{at}] {label}: "
        for layer, line in enumerate([original, words] if original else [words]):
            self.string += "= " * layer
            begin = len(self.string)
            self.string += line
            self.pieces.append(Piece(begin, len(self.string), len(self.turns), float(seconds), layer))
            self.string += "\n"
        end = len(self.string) - 1
        self.turns.append(Turn(len(self.turns) + 1, start, end, speaker, float(seconds), terms))
        return self

    def interview(self) -> Interview:
        """The file as a reader would hand it on."""
        return Interview(
            self.file,
            Text(self.string),
            tuple(self.turns),
            tuple(self.pieces),
            self.speakers,
            self.head,
            doubtful_words=self.doubtful,
        )

    def span(self, words: str) -> Span:
        """Where ``words`` stand in the file."""
        start = self.string.index(words)
        return Span(start, start + len(words))

    def match(self, words: str, edits: tuple[Edit, ...] = (), swallowed: tuple[Swallowed, ...] = (), layer: int = 0) -> Match:
        """A match on ``words``, with everything about its turn filled in."""
        span = self.span(words)
        piece = next(p for p in self.pieces if p.start <= span.start < p.end)
        turn = self.turns[piece.turn]
        speaker = self.speakers[turn.speaker] if turn.speaker >= 0 else Speaker(Secret("?"))
        seconds = int(turn.at or 0)
        return Match(
            file=self.file,
            span=span,
            words=None if turn.terms == OFF_RECORD else words,
            original=self.string[piece_of(self.pieces, piece.turn)] if layer else None,
            turn=turn.number,
            speaker=speaker.shown,
            role=speaker.role,
            at=f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}",
            terms=turn.terms or self.head.terms,
            similarity=1.0 if not edits else 0.9234,
            edits=edits,
            swallowed=swallowed,
            source=speaker.code,
            turn_index=piece.turn,
            layer=layer,
        )


def piece_of(pieces: list[Piece], turn: int) -> slice:
    """The spoken line of a turn."""
    spoken = next(p for p in pieces if p.turn == turn and p.layer == 0)
    return slice(spoken.start, spoken.end)


def person(code: str, name: str = CANARY) -> Speaker:
    """A source with a sealed name."""
    return Speaker(Secret(name), code, code, "source")


ASKER = Speaker(Secret("Q"), "Q", None, "interviewer", generic=True)


def tapes() -> dict[str, Tape]:
    """Five files: two interviews, one by machine, one translated, one document without speakers."""
    first = Tape("interviews/s01 pier four.md", (ASKER, person("S01")), Head(terms="background"))
    first.say(0, "00:03:10", "And when did you first hear of it?")
    first.say(
        1,
        "00:03:20",
        "It must have been the second week of October, after the morning count. We never expected the "
        "order to "
        "come before spring, and when it came there was not even a stamp on it. People laughed at first, "
        "I remember "
        "that, and then somebody closed the window and nobody laughed any more.",
    )
    first.say(0, "00:04:02", "What were you told about the lists?")
    first.say(
        1,
        "00:04:09",
        "Nothing in writing. We were never told to keep the lists short, whatever they say now.",
    )
    first.say(0, "00:09:40", "Would you have gone along?")
    first.say(1, "00:09:44", "If they had asked us, we would have said no. But nobody did ask.")

    clerk = Tape("interviews/s02.vtt", (Speaker(Secret("Speaker 1"), "Speaker 1", "S02", "source", True),))
    clerk.doubtful = True
    clerk.say(0, "00:12:31", "The ministry probably knew, I think, and it did nothing, because that is easier.")
    clerk.say(0, "00:15:02", "The deputy minister signed every page. I saw the pages myself.")
    clerk.say(
        0,
        "00:21:47",
        "It began in the summer, when the first two directors had not yet left, and by October everybody had a list.",
    )
    clerk.say(0, "00:30:05", "I think they took most of the night shift, but I was not there.")

    line = Tape("interviews/s03 shipping.md", (ASKER, person("S03", "Osric Canary")), Head(terms="background"))
    line.say(1, "00:05:00", "We handed over the names on a Friday, and I signed for them.")
    line.say(0, "00:22:30", "And after that?")
    line.say(1, "00:22:41", "On Monday the trucks were already standing at the gate of the old customs house.")
    line.say(1, "00:40:12", f"This stays between us: {HUSH}.", OFF_RECORD)
    line.say(1, "00:41:00", "You do not sleep in a week like that. You count.")

    heads = Head(language="ar", terms="on the record", translator="T1")
    guard = Tape("interviews/s04.md", (person("S04", "Canary Haddad"),), heads)
    guard.say(0, "00:02:02", "The door was open and nobody closed it.", original=ARABIC)

    paper = Tape("documents/roster-october.txt", ())
    paper.say(-1, "00:00:00", "Pier Four, 41; Pier Six, about 17.")
    return {"s01": first, "s02": clerk, "s03": line, "s04": guard, "roster": paper}


def edit(op: Op, draft: str, evidence: str, critical: bool, tape: Tape, near: str) -> Edit:
    """A difference whose place in the evidence is ``evidence`` inside ``near``, or the end of ``near``."""
    around = tape.span(near)
    start = tape.string.index(evidence, around.start) if evidence else around.end
    return Edit(op, draft, evidence, critical, Span(0, 0), Span(start, start + len(evidence)))
