"""Word files made from drafts that are none, with the same comments on the same words."""

from __future__ import annotations

import io
import re

import docx as python_docx
from hypothesis import given, settings
from hypothesis import strategies as st

from chatham.core.story import Block, Note, Story
from chatham.core.text import Span, Text
from chatham.readers.docx import read_draft
from chatham.writers.word import Mark, is_ours, make
from tests.office.word_files import ours

MARKDOWN = """# The lists

He said: “It *was*
ready.”

> A longer one.

1. first
- second

    code

Closing words.[^1]

[^1]: Interview 4.
"""


def words_of(data: bytes) -> str:
    """The text of a Word file."""
    return read_draft(data, "x").text.string


def markdown() -> Story:
    """A draft in Markdown with its blocks as its reader finds them."""
    found = (
        ("headline", "The lists"), ("paragraph", "He said: “It *was*\nready.”"),
        ("quotation", "A longer one."), ("list", "first"), ("list", "second"), ("code", "code"),
        ("paragraph", "Closing words.[^1]"),
    )  # fmt: skip
    blocks = tuple(
        Block(kind, Span(MARKDOWN.index(words), MARKDOWN.index(words) + len(words)))  # type: ignore[arg-type]
        for kind, words in found
    )
    return Story("a.md", "md", Text(MARKDOWN), blocks, (Note("footnote", Span(0, 0), "Interview 4."),))


def test_a_file_made_from_a_draft_that_is_none() -> None:
    """Blocks become paragraphs of their kind; words between them are printed too; spans are carried over."""
    wanted = ("“It *was*\nready.”", "longer", "lists\n\nHe", "second", "Interview")
    marks = [Mark(Span(MARKDOWN.index(w), MARKDOWN.index(w) + len(w)), "t", ()) for w in wanted]
    edges = [Mark(Span(0, 1), "t", ()), Mark(Span(len(MARKDOWN), len(MARKDOWN)), "t", ())]
    copy = make(markdown(), [*marks, *edges], "A\x00")
    story = read_draft(copy, "x")
    assert [(block.kind, story.text[block.span]) for block in story.blocks] == [
        ("headline", "The lists"),
        ("paragraph", "He said: “It *was* ready.”"),
        ("quotation", "A longer one."),
        ("list", "1. first"),
        ("list", "- second"),
        ("code", "code"),
        ("paragraph", "Closing words.[^1]"),
        ("paragraph", "[^1]: Interview 4."),
    ]
    assert ours(copy) == ["T", "lists\nHe", "“It *was* ready.”", "longer", "second", "Interview", "."]
    assert is_ours(copy) and make(markdown(), [], "A") == make(markdown(), [], "A")
    python_docx.Document(io.BytesIO(copy))


def test_notes_that_are_not_in_the_text_are_printed_at_the_end() -> None:
    """Footnotes that the reader keeps apart."""
    story = Story("a.html", "html", Text("Words."), (Block("paragraph", Span(0, 6)),),
                  (Note("footnote", Span(6, 6), "Interview 4."),))  # fmt: skip
    assert words_of(make(story, [], "t")) == "Words.\nNotes\n1. Interview 4."
    assert words_of(make(Story("a", "txt", Text(""), ()), [Mark(Span(0, 0), "t", ())], "t")) == ""


@given(st.text(alphabet="ab \n#>\t“", max_size=60), st.data())
@settings(max_examples=100, deadline=None)
def test_any_draft_made_into_a_file(string: str, draw: st.DataObject) -> None:
    """A mark inside a block is on the same words in the made file, with line ends of Markdown as blanks."""
    blocks = tuple(Block("paragraph", Span(*m.span())) for m in re.finditer(r"[^\n]+(\n[^\n]+)*", string))
    story = Story("a.txt", "txt", Text(string), blocks)
    marks = []
    for block in blocks:
        start = draw.draw(st.integers(block.span.start, block.span.end - 1))
        marks.append(Mark(Span(start, draw.draw(st.integers(start + 1, block.span.end))), "t", ()))
    copy = make(story, marks, "t")
    if marks:
        assert ours(copy) == [string[mark.span.start : mark.span.end] for mark in marks]
