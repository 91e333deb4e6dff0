"""Paragraphs put together word by word, with the places of the notes that hang on them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from chatham.core.story import Block, BlockKind, Note
from chatham.core.text import Span

_SHOWN = 100_000  # letters that show how a text's lines end


class Paragraphs:
    """A text that grows: paragraphs with one newline between, as in a Word file."""

    def __init__(self) -> None:
        """Nothing written yet."""
        self.at = 0
        self.blocks: list[Block] = []
        self.notes: list[Note] = []
        self._parts: list[str] = []
        self._begin = 0
        self._open = False
        self._any = False

    def put(self, words: str) -> None:
        """Adds words to the paragraph, which begins with the first of them if it has not."""
        if not self._open:
            self.start()
        self._parts.append(words)
        self.at += len(words)

    def start(self) -> None:
        """Begins a paragraph."""
        if self._any:
            self._parts.append("\n")
            self.at += 1
        self._begin, self._open, self._any = self.at, True, True

    def end(self, kind: BlockKind) -> None:
        """Ends the paragraph, which is a block of that kind if it has words."""
        if self._open and self.string_from(self._begin).strip():
            self.blocks.append(Block(kind, Span(self._begin, self.at)))
        self._open = False

    @property
    def empty(self) -> bool:
        """True where the paragraph has nothing in it yet."""
        return not self._open or self.at == self._begin

    def string_from(self, begin: int) -> str:
        """The words written since a place within the paragraph."""
        parts: list[str] = []
        at = self.at
        for part in reversed(self._parts):
            if at <= begin:
                break
            at -= len(part)
            parts.append(part)
        return "".join(reversed(parts))[max(0, begin - at) :]

    def string(self) -> str:
        """The whole text."""
        return "".join(self._parts)

    def note(self, kind: Literal["comment", "footnote"], begin: int, end: int, words: str) -> None:
        """Hangs a note on a stretch of the text; one without words is none."""
        if words.strip():
            self.notes.append(Note(kind, Span(min(begin, end), end), words.strip()))

    def settled(self) -> tuple[str, tuple[Block, ...], tuple[Note, ...]]:
        """Text, blocks and notes, the notes as ``settled`` leaves them."""
        string = self.string()
        return string, tuple(self.blocks), settled(self.notes, string)


def settled(notes: Iterable[Note], string: str) -> tuple[Note, ...]:
    """Notes in the order of the text, their spans without line ends around them and within the text."""
    found = []
    for note in sorted(notes, key=lambda n: n.span):
        start, end = (min(at, len(string)) for at in note.span)
        while start < end and string[start] == "\n":
            start += 1
        while start < end and string[end - 1] == "\n":
            end -= 1
        found.append(Note(note.kind, Span(start, end), note.words))
    return tuple(found)


def wrapped(string: str) -> bool:
    """Whether lines end where the width ran out and not where a paragraph does."""
    lines = [line.rstrip() for line in string[:_SHOWN].strip().split("\n")]
    broken = sum(a[-1:].isalnum() or a.endswith(",") for a, b in zip(lines, lines[1:], strict=False) if a and b)
    return len(lines) > 1 and broken * 2 >= len(lines) - 1 and max(map(len, lines)) <= 100
