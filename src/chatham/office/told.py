"""What a draft's own file tells beside its words, gathered while it is read: kinds in plain words, and the words sealed."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterable
from contextlib import suppress
from typing import Final

from chatham.core.errors import ReadError
from chatham.core.secret import Secret
from chatham.core.story import FileFacts
from chatham.office.package import Package
from chatham.office.pictures import tells_of_its_making

# In this order, the most telling first.
KINDS: Final = (
    "hidden words", "deleted words", "tracked changes", "comments", "picture with place or camera data", "author", "last editor",
    "names of editors", "company", "manager", "earlier versions", "template", "linked files", "file paths", "printer", "own properties", "embedded files",
    "macros", "scripts", "preview picture", "description", "address it was saved from", "program", "revision ids",
)  # fmt: skip
CAMERA: Final = "picture with place or camera data"
_LOCAL: Final = re.compile(r"\bfile:/|(?<![a-z])[a-z]:[\\/]|\\\\\w|(?<![\w/.:])/(?:users|home|volumes|mnt|media|private|tmp|var)/|(?<![\w/])(?:~|\.\.)/", re.I)
_USUAL_TEMPLATES: Final = ("normal.dotm", "normal.dot", "normal")
_MOST_HIDDEN: Final = 20_000


class Told:
    """What has been found so far."""

    def __init__(self) -> None:
        """Nothing yet."""
        self.kinds: set[str] = set()
        self.hidden: list[str] = []
        self.pictures = 0

    def property(self, kind: str | None, words: str | None) -> None:
        """A property of the file; ``kind`` is None for one that has no kind of its own."""
        words = (words or "").strip()
        if not words or (kind == "template" and words.lower() in _USUAL_TEMPLATES):
            return
        self.hidden.append(words)
        self.kinds.update([kind] if kind else [])
        self.kinds.update(["file paths"] if kind != "linked files" and _LOCAL.search(words) else [])

    def unseen(self, kind: str, pieces: Iterable[str]) -> None:
        """Words that the page does not show. A name may be cut between two pieces, and two pieces may be words apart."""
        pieces = list(pieces)
        if any(piece.strip() for piece in pieces):
            self.kinds.add(kind)
            self.hidden += sorted({"".join(pieces), " ".join(pieces)})

    def link(self, target: str | None) -> None:
        """Where something leads; files on the writer's own computer or network are told."""
        if target and _LOCAL.match(target.strip()):
            self.property("linked files", target)

    def picture(self, data: bytes) -> None:
        """The bytes of a picture in the file."""
        self.kinds.update([CAMERA] if tells_of_its_making(data) else [])

    def pictures_in(self, package: Package, folder: str) -> None:
        """The pictures among the parts of a packed file; one that cannot be unpacked counts all the same."""
        for part in package.names():
            if folder in f"/{part.lower()}" and not part.endswith("/"):
                self.pictures += 1
                with suppress(ReadError):
                    self.picture(package.part(part) or b"")

    def encoded_picture(self, words: str) -> None:
        """The same in base64."""
        with suppress(binascii.Error, ValueError):
            self.picture(base64.b64decode("".join(words.split())))

    def facts(self) -> FileFacts:
        """All of it, in order and sealed."""
        words = list(dict.fromkeys(words for words in self.hidden if words.strip()))
        words[_MOST_HIDDEN:] = ["\n".join(words[_MOST_HIDDEN:])] if len(words) > _MOST_HIDDEN else []
        hidden = tuple(Secret(found, "hidden words") for found in words)
        return FileFacts(tuple(kind for kind in KINDS if kind in self.kinds), hidden, self.pictures)
