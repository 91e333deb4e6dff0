"""Show a file as Chatham understands it."""

from __future__ import annotations

from pathlib import Path

from chatham.app.files import read_bytes
from chatham.core.errors import ChathamError
from chatham.core.evidence import Evidence, Interview
from chatham.engine.identify import identify
from chatham.readers.pick import read_evidence


def read_file(path: Path) -> Interview:
    """The text and turns of one file of evidence. Raises ChathamError for what is no evidence or cannot be read."""
    interview = read_evidence(read_bytes(path, path.name), path.name)
    if interview is None:
        raise ChathamError("no-evidence", f"{path.name} is no evidence in words.", "Name a transcript, notes or a document.")
    return identify(Evidence((interview,))).interviews[0]
