"""Transcripts of noScribe, which hides the time of every stretch in a bookmark: ``ts_START_END_SPEAKER`` in milliseconds.

Its HTML names anchors so, its Word files bookmarks. The speakers S00, S01 ... count within one file and are nobody's
codes.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from lxml import etree, html

from chatham.core.evidence import Interview, Speaker
from chatham.core.secret import Secret
from chatham.core.text import Text
from chatham.office.names import name, value
from chatham.office.wordtext import WordText
from chatham.readers.head import head_of
from chatham.readers.shown import Shown, Stamp
from chatham.readers.stacked import find_all_turns
from chatham.readers.timed import Mark, recut
from chatham.readers.turns import Turns

_BOOKMARK = re.compile(r"ts_(?P<start>\d{1,9})_\d{1,9}_")
_ANCHOR = re.compile(r"<a\b[^>]{0,200}\bname=[\"']?ts_\d+_\d+_", re.I)
_LOCAL = re.compile(r"S\d\d$")


def is_noscribe(string: str) -> bool:
    """True for HTML with noScribe's bookmarks in it."""
    return _ANCHOR.search(string) is not None


def read_noscribe_html(string: str, label: str) -> Interview | None:
    """An interview from noScribe's HTML; None where it has no words after all."""
    try:
        root = html.document_fromstring(string.encode("utf-8", "replace"), parser=html.HTMLParser(encoding="utf-8", no_network=True))
    except Exception:  # lxml raises several unrelated types on hostile markup
        return None
    shown = Shown(_time)
    words = shown.words(root)
    audio = next((m.get("content", "") for m in root.iter("meta") if m.get("name") == "audio_source"), "")
    return timed(words, shown.marks, label, "html", re.split(r"[/\\]", audio)[-1]) if shown.marks else None


def _time(node: html.HtmlElement) -> Stamp | None:
    m = _BOOKMARK.match(node.get("name", "")) if node.tag == "a" else None
    return Stamp(int(m["start"]) / 1000, False) if m else None


def word_marks(root: etree._Element, text: WordText) -> list[Mark]:
    """The bookmarks of a Word file, each where the words after it begin."""
    begins = {atom.element: atom.start for atom in text.atoms}
    marks: list[Mark] = []
    waiting: list[float] = []
    for element in root.iter():
        if name(element) == "bookmarkStart":
            m = _BOOKMARK.match(value(element, "name") or "")
            waiting += [int(m["start"]) / 1000] if m else []
        elif waiting and element in begins:
            marks += [Mark(begins[element], begins[element], at) for at in waiting]
            waiting = []
    return marks


def timed(string: str, marks: Sequence[Mark], label: str, form: str, recording: str = "") -> Interview:
    """An interview whose words have these times; what stands before the first of them is no speech."""
    begin = string.rfind("\n", 0, min(m.start for m in marks)) + 1
    found = local(recut(string, find_all_turns(string, begin), marks))
    head = head_of({"recording": recording, "made_by": "machine"})
    return Interview(label, Text(string), tuple(found.turns), tuple(found.pieces), tuple(found.speakers), head, form=form, doubtful_words=True)


def local(found: Turns) -> Turns:
    """The same turns, with speakers counted from S00 told from people's codes."""
    found.speakers[:] = local_speakers(found.speakers)
    return found


def local_speakers(speakers: Sequence[Speaker]) -> list[Speaker]:
    """The speakers, those counted from S00 told from people's codes."""
    if not any(s.code == "S00" for s in speakers):
        return list(speakers)
    return [Speaker(Secret(s.code), f"Speaker {s.code}", None, None, True) if s.code and _LOCAL.match(s.code) else s for s in speakers]
