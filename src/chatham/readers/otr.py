"""Transcripts made by hand in oTranscribe: JSON around a stretch of HTML with times in it."""

from __future__ import annotations

import re
from collections.abc import Mapping

from lxml import html

from chatham.core.errors import ReadError
from chatham.core.evidence import Interview
from chatham.core.text import Text
from chatham.readers.head import head_of
from chatham.readers.shown import Shown, Stamp
from chatham.readers.stacked import find_all_turns
from chatham.readers.timed import recut
from chatham.readers.turns import seconds

_SHOWN = re.compile(r"(?:\d{1,2}:)?\d{1,3}:\d{2}(?:\.\d+)?$")


def read_otr(raw: Mapping[str, object], label: str) -> Interview:
    """An interview from an .otr file; its text is what oTranscribe shows, one line a line. Raises ``ReadError``."""
    try:
        root = html.document_fromstring(f"<body>{raw['text']}</body>".encode("utf-8", "replace"), parser=html.HTMLParser(encoding="utf-8", no_network=True))
    except Exception:  # lxml raises several unrelated types on hostile markup
        raise ReadError("no-transcript", f"{label} is an oTranscribe file without a transcript in it.", "Export the transcript again.") from None
    shown = Shown(_time)
    words = shown.words(root)
    if not words.strip():
        raise ReadError("no-transcript", f"{label} is an oTranscribe file without a transcript in it.", "Export the transcript again.")
    found = recut(words, find_all_turns(words), shown.marks)
    facts = {key: value for key, value in raw.items() if key in ("source", "date", "language", "terms", "medium")}
    head = head_of({**facts, "recording": _name(raw.get("media"))})
    return Interview(label, Text(words), tuple(found.turns), tuple(found.pieces), tuple(found.speakers), head, form="otr")


def _name(media: object) -> str:
    """The name of the recording without the folder that it lay in; an address on the web is none."""
    told = str(media) if isinstance(media, str) and "://" not in media else ""
    return re.split(r"[/\\]", told)[-1].strip()


def _time(node: html.HtmlElement) -> Stamp | None:
    """The seconds of a time stamp; None for anything else."""
    if "timestamp" not in node.get("class", "").split():
        return None
    exact, shown = node.get("data-timestamp", ""), node.text_content().strip()
    if re.fullmatch(r"\d{1,7}(?:\.\d+)?", exact):
        return Stamp(float(exact), True)
    return Stamp(seconds(shown), True) if _SHOWN.match(shown) else None
