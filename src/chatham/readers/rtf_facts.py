"""What an RTF file holds beside the words on its pages."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from chatham.core.story import FileFacts, Note
from chatham.office.told import Told

_PROPERTIES: Final = {
    "author": "author", "operator": "last editor", "company": "company", "manager": "manager", "template": "template", "hlinkbase": "linked files",
    "keywords": "description", "subject": "description", "doccomm": "description", "comment": "description", "category": "description", "title": None,
    "generator": None, "sv": None, "bkmkstart": None,
    "atnid": None, "atnauthor": None, "objalias": None, "objname": None,
}  # fmt: skip
_SIGNS: Final = {
    "revised": "tracked changes", "deleted": "tracked changes", "object": "embedded files", "rsidtbl": "revision ids", "rsidroot": "revision ids",
    "filetbl": "linked files",
}  # fmt: skip
_KEPT: Final = frozenset([*_PROPERTIES, "userprops", "revtbl", "fldinst", "pict", "deleted words", "hidden words"])
_MOST_PICTURE: Final = 2**19
_NOBODY: Final = frozenset(["Unknown", ""])


class Beside:
    """Gathers what a pass through the file comes by that is no text."""

    def __init__(self) -> None:
        """Nothing yet."""
        self._told = Told()
        self._groups: list[tuple[str, list[str], int]] = []
        self._copy = False

    def word(self, word: str, number: str | None) -> None:
        """A control word; a picture that is there a second time, for older programs, counts once."""
        if word in _SIGNS and number != "0":
            self._told.kinds.add(_SIGNS[word])
        if word == "pict":
            self._told.pictures += not self._copy
        if word in ("nonshppict", "pict"):
            self._copy = word == "nonshppict"

    def words(self, what: str, words: str, group: int) -> None:
        """Words that are no text: what they are, and the number of their group in the file."""
        if what not in _KEPT:
            return
        if not self._groups or self._groups[-1][::2] != (what, group):
            self._groups.append((what, [], group))
        self._groups[-1][1].append(words)

    def facts(self, notes: Iterable[Note]) -> FileFacts:
        """All of it."""
        told = self._told
        told.unseen("comments", [note.words for note in notes if note.kind == "comment"])
        for what in ("deleted words", "hidden words"):
            told.unseen(what, [words for kind, pieces, _ in self._groups if kind == what for words in pieces])
        for what, pieces, _ in self._groups:
            words = "".join(pieces)
            if what in _PROPERTIES:
                told.property(_PROPERTIES[what], words)
            elif what == "userprops":
                told.unseen("own properties", pieces)
            elif what == "fldinst":
                for part in words.replace("\\\\", "\\").split('"'):
                    told.link(part)
            elif what == "revtbl":
                names = {name.strip() for name in words.split(";")} - _NOBODY
                told.kinds.update(["names of editors"] if names else [])
                told.hidden += sorted(names)
            elif what == "pict":
                told.picture(_bytes(words[:_MOST_PICTURE]))
        return told.facts()


def _bytes(digits: str) -> bytes:
    """The beginning of a picture, from its digits."""
    plain = "".join(digits.split())
    try:
        return bytes.fromhex(plain[: len(plain) // 2 * 2])
    except ValueError:
        return b""
