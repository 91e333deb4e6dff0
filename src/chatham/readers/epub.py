"""Read an electronic book as a document: its chapters in the order of reading, one paragraph after another."""

from __future__ import annotations

import posixpath
import re

from chatham.core.errors import ReadError
from chatham.core.evidence import Interview
from chatham.core.text import Text
from chatham.office.names import local
from chatham.office.package import Package
from chatham.readers.decode import decode
from chatham.readers.html_lines import Lines, parsed
from chatham.readers.stacked import find_all_turns

_TEXTS = ("application/xhtml+xml", "text/html", "text/x-oeb1-document")
_FONTS = re.compile(rb"idpf\.org/2008/embedding|ns\.adobe\.com/pdf/enc#RC")


class Book(Package):
    """The parts of one book."""

    form = "epub"

    def main_part(self) -> str:
        """The part that lists all others. Raises ``ReadError`` for a book that its seller has locked."""
        locks = self.part("META-INF/encryption.xml") or b""
        if locks.count(b"EncryptionMethod") > len(_FONTS.findall(locks)):
            raise ReadError("epub-encrypted", f"{self.label} is locked by its seller.", "Copy the passages you need into a text file.")
        root = self.xml("META-INF/container.xml")
        path = next((e.get("full-path") for e in root.iter() if local(e) == "rootfile"), None) if root is not None else None
        return path or "content.opf"

    def chapters(self) -> list[str]:
        """The parts with text, in the order of reading."""
        root = self.xml(self.main)
        if root is None:
            raise self.broken("it does not say what it holds")
        held = {e.get("id", ""): e for e in root.iter() if local(e) == "item"}
        order = [held[e.get("idref", "")] for e in root.iter() if local(e) == "itemref" and e.get("idref", "") in held]
        folder = posixpath.dirname(self.main)
        return [posixpath.normpath(posixpath.join(folder, e.get("href", ""))) for e in order if e.get("media-type") in _TEXTS]


def read_epub(data: bytes, label: str) -> Interview:
    """A book as evidence: a document. Raises ``ReadError``."""
    book = Book(data, label)
    parts: list[str] = []
    missing = 0
    for name in book.chapters():
        found = book.part(re.sub(r"%([0-9A-Fa-f]{2})", lambda m: chr(int(m[1], 16)), name))
        if found is None:
            missing += 1
        elif found.strip():
            lines = Lines()
            lines.walk(parsed(decode(found, label)[0], label))
            parts += lines.strings
    if missing or not parts:
        raise book.broken("a chapter of it is missing" if missing else "there are no words in it")
    string = "\n\n".join(parts)
    found_turns = find_all_turns(string)
    return Interview(label, Text(string), tuple(found_turns.turns), tuple(found_turns.pieces), tuple(found_turns.speakers), kind="document", form="epub")
