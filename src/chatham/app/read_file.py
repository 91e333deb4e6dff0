"""Show a file as Chatham understands it."""

from __future__ import annotations

import re
from pathlib import Path

from chatham.app.files import read_bytes
from chatham.core.errors import ChathamError
from chatham.core.evidence import Evidence, Interview
from chatham.core.text import Span
from chatham.engine.identify import identify
from chatham.readers.pick import read_evidence


def read_file(path: Path) -> Interview:
    """The text and turns of one file of evidence. Raises ChathamError for what is no evidence or cannot be read."""
    interview = read_evidence(read_bytes(path, path.name), path.name)
    if interview is None:
        raise ChathamError("no-evidence", f"{path.name} is no evidence in words.", "Name a transcript, notes or a document.")
    return identify(Evidence((interview,))).interviews[0]


def text_without_names(interview: Interview) -> str:
    """The text in which spans count; a speaker's label outside the spoken words gives way to the code, padded to the
    same length, so that every place stays where it is."""
    labels = {s.label.reveal(): (s.shown or "Interviewer") for s in interview.speakers if not s.generic and s.label.reveal() != s.shown}
    if not labels:
        return interview.text.string
    pattern = re.compile("|".join(re.escape(label) for label in sorted(labels, key=len, reverse=True)))
    parts: list[str] = []
    at = 0
    for piece in sorted(interview.pieces):
        parts += [pattern.sub(lambda m: _padded(labels[m.group()], len(m.group())), interview.text[Span(at, max(at, piece.start))])]
        parts += [interview.text[Span(max(at, piece.start), max(at, piece.end))]]
        at = max(at, piece.end)
    parts.append(pattern.sub(lambda m: _padded(labels[m.group()], len(m.group())), interview.text.string[at:]))
    return "".join(parts)


def _padded(code: str, size: int) -> str:
    return code[:size].ljust(size, "·")
