"""Transcripts that speech recognition writes as JSON: Whisper, WhisperX and their kin."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import TypeGuard

from chatham.core.errors import ReadError
from chatham.core.evidence import Interview, Piece, Turn
from chatham.core.text import Text
from chatham.readers.head import head_of, terms_of
from chatham.readers.speech_services import service_rows
from chatham.readers.turns import _TERMS, Turns

# An escape such as "\ud83d" can leave half a character behind, which no other program would take.
_LONE = re.compile("[\ud800-\udfff]")
_LISTS = ("segments", "utterances", "monologues", "results", "transcript", "chunks")


def read_speech_json(string: str, label: str) -> Interview:
    """An interview from recognition output; its text is the segments joined by newlines. Raises ReadError."""
    try:
        raw = json.loads(string)
    except (ValueError, RecursionError):
        raise ReadError("broken-json", f"{label} is broken JSON.", "Export the transcript again.") from None
    if is_otr(raw):
        from chatham.readers.otr import read_otr

        return read_otr(raw, label)
    segments = service_rows(raw) or list(_segments(raw))
    if not segments:
        raise ReadError("no-transcript", f"{label} is JSON without a transcript in it.", "Leave it out, or export the transcript as text.")
    head = head_of(raw) if isinstance(raw, Mapping) else head_of({})
    found, at, number = Turns(), 0, 0
    parts: list[str] = []
    terms = head.terms
    for told, start, who in segments:
        words = _LONE.sub("\ufffd", told)
        speaker = found.speaker(_LONE.sub("\ufffd", who)) if who else -1
        mark = _TERMS.match(words)
        skip = 0
        if mark:
            terms, skip = terms_of(mark["any"] or mark["known"]), mark.end()
        last = found.turns[-1] if found.turns else None
        ended = last is not None and speaker == -1 and parts[-1].rstrip()[-1:] in tuple(".?!")
        if last is None or last.speaker != speaker or last.terms != terms or ended:
            number += 1
            found.turns.append(Turn(number, at + skip, at + len(words), speaker, start, terms))
        else:
            found.turns[-1] = last._replace(end=at + len(words))
        if words[skip:].strip():
            found.pieces.append(Piece(at + skip, at + len(words), len(found.turns) - 1, start))
        parts.append(words)
        at += len(words) + 1
    return Interview(label, Text("\n".join(parts)), tuple(found.turns), tuple(found.pieces), tuple(found.speakers), head, form="json", doubtful_words=True)


def _segments(raw: object) -> Iterator[tuple[str, float | None, str | None]]:
    """(words, seconds, speaker) of each segment, whatever the program called its list."""
    rows: object = raw
    if isinstance(raw, Mapping):
        rows = next((raw[k] for k in _LISTS if isinstance(raw.get(k), list)), None)
        if rows is None and isinstance(raw.get("text"), str) and raw["text"].strip():
            yield str(raw["text"]).strip().replace("\n", " "), None, None
            return
    for row in rows if isinstance(rows, list) else ():
        if not isinstance(row, Mapping):
            continue
        words = row.get("text", row.get("transcript", row.get("words")))
        if isinstance(words, list):
            words = " ".join(str(w.get("text", w.get("word", ""))).strip() for w in words if isinstance(w, Mapping))
        if isinstance(words, str) and words.strip():
            start, who = row.get("start", row.get("start_time")), row.get("speaker", row.get("speaker_label", _speaker_of_words(row.get("words"))))
            yield " ".join(words.split()), _number(start), str(who) if isinstance(who, (str, int)) and str(who) else None


def _speaker_of_words(words: object) -> object:
    """The speaker of most words of a segment, where only its words carry one."""
    said = [w["speaker"] for w in words if isinstance(w, Mapping) and isinstance(w.get("speaker"), str)] if isinstance(words, list) else []
    return max(sorted(set(said)), key=said.count) if said else None


def _number(value: object) -> float | None:
    return float(value) if isinstance(value, (int, float)) and not isinstance(value, bool) and 0 <= value < 1e7 else None


def is_otr(raw: object) -> TypeGuard[Mapping[str, object]]:
    """True for what oTranscribe writes."""
    return isinstance(raw, Mapping) and isinstance(raw.get("text"), str) and bool({"media", "media-time", "media-source"} & set(raw))
