"""The last check: read its JSON, and what a copy for other people leaves out of its own."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from chatham.app.files import read_bytes
from chatham.core.errors import ChathamError
from chatham.core.evidence import Evidence
from chatham.core.last import LastCheck
from chatham.readers.last_check import read_last_check


def last_check(path: Path, codes: bool) -> LastCheck:
    """The earlier check in a file. Raises ChathamError for anything else, and where codes are asked for: words of an
    earlier draft would come out with the names in them."""
    if codes:
        raise ChathamError("last-check", "--since and --codes do not go together.", "Leave one of them out: words of the earlier draft hold names.")
    return read_last_check(read_bytes(path, path.name), path.name)


def without_digests(evidence: Evidence) -> Evidence:
    """For a copy with codes: nobody who is given it can tell by it whether a file they have is one of the evidence."""
    return replace(evidence, interviews=tuple(replace(i, digest="") for i in evidence.interviews), digests=())
