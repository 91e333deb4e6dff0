"""What about a story keeps it from being read as stories are: said once, in whole sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from chatham.core.languages import language_name
from chatham.core.report import Problem
from chatham.core.story import Story
from chatham.core.text import Span
from chatham.language.quotations import Quoted

_LETTERS = 200
_CAPITALS = 0.6
_PARAGRAPHS = 8
_WHOLE = 0.15
_WHOLE_WORDS = 12
_SAMPLE = 200_000
_MARKS = "“”„«»‹›「」『』\"‘’'"


def foreign(language: str) -> Problem:
    """A story that is not English: only its furniture is told."""
    message = f"The story is in {language_name(language)}; who says what is read in English stories only, so no attribution and no voice was looked for."
    return Problem("story-language", message, None, "Audit an English version, or see by hand whose words it reports.")


def doubts(page: Story, own: Story, quoted: Sequence[Quoted]) -> Iterator[Problem]:
    """``page`` is the whole file, ``own`` the story without its furniture."""
    text = own.text.string
    words = "".join(text[b.span.start : b.span.end] for b in own.blocks[:_PARAGRAPHS])[:_SAMPLE]
    if not any(c.isalnum() for c in words):
        yield _note("no-story", "There are no words of a story in it, only what stands around one.", "Name the file that holds the story.", True)
        return
    yield from _of_marks(own, quoted)
    letters = [c for c in words if c.isalpha()]
    if len(letters) >= _LETTERS and sum(c.isupper() for c in letters) > _CAPITALS * len(letters):
        told = "The story is in capitals, so names can hardly be told from other words; whether a voice is named is a guess."
        yield _note("capitals", told, "Look at the voices by hand, or audit a copy in ordinary letters.")
    code = sum(b.kind == "code" for b in page.blocks)
    if code:
        yield _note("code", f"{code} {'piece' if code == 1 else 'pieces'} of code or set-off text between fences not read.", "Nothing to do if it is code.")
    whole = sum(len(text[b.span.start : min(b.span.end, b.span.start + 2000)].split()) >= _WHOLE_WORDS for b in own.blocks)
    if len(own.blocks) >= _PARAGRAPHS and whole < _WHOLE * len(own.blocks):
        told = "Hardly any line is a whole paragraph, as in verse, lists and tables; each line was read by itself."
        yield _note("short-lines", told, "Where one sentence runs over several lines, join them and run again.")


def _of_marks(own: Story, quoted: Sequence[Quoted]) -> Iterator[Problem]:
    text = own.text.string
    if not quoted and not any(_marked(text, b.span) for b in own.blocks):
        told = "There is no quotation mark in the story, so everything reported counts as indirect."
        yield _note("no-marks", told, "Where somebody speaks without marks, tell the quotations by hand.")
    unclosed = sum(not q.closed for q in quoted)
    if unclosed:
        told = f"{unclosed:,} quotation{'s are' if unclosed > 1 else ' is'} opened and never closed; such a one was taken to end with its paragraph."
        yield _note("unclosed-marks", told, "Close the marks and run again.")


def _marked(text: str, span: Span) -> bool:
    return any(text.find(mark, span.start, span.end) >= 0 for mark in _MARKS if mark not in "’'")


def _note(code: str, message: str, next_step: str, stops: bool = False) -> Problem:
    return Problem(code, message, None, next_step, stops)
