"""What the evidence tells of a place in it: whose words stand there, when, on which terms."""

from __future__ import annotations

from dataclasses import replace

from chatham.core.evidence import OFF_RECORD, Interview
from chatham.core.match import Match
from chatham.core.text import Span


def described(interview: Interview, span: Span, index: int, off: bool) -> Match:
    """Whose words stand at a span of a file, where and on which terms: all of a match that the evidence alone tells.
    ``index`` is that of their turn, -1 for none; ``off``: some of them are off the record."""
    turn = interview.turns[index] if index >= 0 else None
    speaker = interview.speakers[turn.speaker] if turn and turn.speaker >= 0 else None
    code = code_of(interview, index)
    layer, at = piece_facts(interview, span)
    return Match(
        interview.file,
        span,
        None if off else _shown(interview, span),
        None if off or not layer or turn is None else _original(interview, index),
        turn.number if turn else None,
        code or (speaker.shown if speaker else None),
        speaker.role if speaker else None,
        _clock(at if at is not None else turn.at if turn else None),
        OFF_RECORD if off else turn.terms if turn else None,
        0.0,
        (),
        source=code,
        turn_index=index,
        layer=layer,
        page=interview.page_at(span.start),
    )


def code_of(interview: Interview, index: int) -> str | None:
    """The source behind a turn: its speaker's code, or the file's one source where nobody is named as speaking."""
    if index < 0:
        return None
    speaker = interview.turns[index].speaker
    if speaker < 0:
        return interview.head.source
    known = interview.speakers[speaker]
    return None if known.role == "interviewer" else known.code


def piece_facts(interview: Interview, span: Span) -> tuple[int, float | None]:
    """Layer of the words at a span and the time of the piece they begin in."""
    piece = interview.piece_at(span.start)
    return (piece.layer, piece.at) if piece else (0, None)


def _original(interview: Interview, index: int) -> str | None:
    """The words in the original language above a translation line."""
    turn = interview.turns[index]
    near = interview.pieces_over(Span(turn.start, turn.end))
    spoken = [interview.text[Span(p.start, p.end)] for p in near if p.turn == index and p.layer == 0]
    return " ".join(" ".join(spoken).split()) or None


def _shown(interview: Interview, span: Span) -> str:
    """The words said between the first and last matched word, without time stamps, labels and cue lines."""
    layers = interview.pieces_over(span)
    layer = layers[0].layer if layers else 0
    said = [interview.text[Span(max(p.start, span.start), min(p.end, span.end))] for p in layers if p.layer == layer]
    return " ".join(" ".join(said).replace("-\n", "-").split()) if said else interview.text[span]


def _clock(seconds: float | None) -> str | None:
    if seconds is None:
        return None
    whole = int(seconds)
    return f"{whole // 3600:02d}:{whole // 60 % 60:02d}:{whole % 60:02d}"


def without_words(match: Match) -> Match:
    """A match whose evidence words must appear in no output."""
    return replace(
        match,
        words=None,
        original=None,
        edits=tuple(replace(e, evidence="") for e in match.edits),
        swallowed=tuple(replace(s, words="") for s in match.swallowed),
    )
