"""What a pass through Rich Text Format has to remember: the group at hand, and the stretch of text that it writes to."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from chatham.readers.paragraphs import Paragraphs

Kind = Literal["text", "skip", "note", "comment", "box", "fonts", "styles", "begin", "end", "of", "author", "upr"]


@dataclass(frozen=True, slots=True)
class State:
    """What holds inside a group: where words go, in which font, how many signs follow a Unicode one; ``what`` words are that
    go nowhere, and the number of the ``group`` that said so."""

    kind: Kind = "text"
    font: str = ""
    after: int = 1
    hidden: bool = False
    deleted: bool = False
    outer: Kind = "text"
    what: str = ""
    group: int = 0


@dataclass(slots=True)
class Sheet:
    """A stretch of text of its own: the body, a note, a comment, a text box."""

    paper: Paragraphs = field(default_factory=Paragraphs)
    style: str = ""
    outline: bool = False
    listed: bool = False
    cell: bool = False
    author: str = ""
    of: str = ""
    kind: Kind = "text"
    at: int = 0
    depth: int = 0
