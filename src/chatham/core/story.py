"""The draft, exactly as read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from chatham.core.report import Problem
from chatham.core.secret import Secret
from chatham.core.text import Span, Text

BlockKind = Literal["headline", "paragraph", "quotation", "caption", "cell", "list", "code", "furniture"]


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph-like piece of the draft. ``quotation`` is a block quotation set off without marks, ``furniture`` what
    stands around a saved page's article: menus, advertisements, captions, credits, related stories; ``detail`` says which of
    these it is, where the page tells."""

    kind: BlockKind
    span: Span
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote or comment of the reporter's own, tied to the words it hangs on (an empty span is a point)."""

    kind: Literal["comment", "footnote"]
    span: Span
    words: str


@dataclass(frozen=True, slots=True)
class FileFacts:
    """What the draft's own file holds beside the words that are read, for whoever gets the file.

    ``kinds`` says it in plain words and never with what stands there ("author", not whose name). ``hidden`` are
    words that a reader of the page does not see (deleted, hidden, in comments and properties), sealed because one
    of them may be a source's name. ``pictures`` is how many pictures there are.
    """

    kinds: tuple[str, ...] = ()
    hidden: tuple[Secret, ...] = ()
    pictures: int = 0


@dataclass(frozen=True, slots=True)
class Story:
    """The draft.

    ``label`` is the file's name without its path; ``form`` is what the content proved to be, not the extension;
    ``problems`` is what of the file could not be read although the rest was.
    """

    label: str
    form: Literal["docx", "md", "txt", "html", "odt", "rtf", "pdf"]
    text: Text
    blocks: tuple[Block, ...]
    notes: tuple[Note, ...] = ()
    problems: tuple[Problem, ...] = ()
    file: FileFacts = FileFacts()

    def prose(self) -> tuple[Block, ...]:
        """The blocks of the draft itself, without the furniture of a saved page."""
        return tuple(b for b in self.blocks if b.kind != "furniture")
