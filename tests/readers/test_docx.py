"""Reading a Word draft: its text, its blocks, the reporter's own notes; no error but the promised one."""

from __future__ import annotations

import io

import docx as python_docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chatham.core.errors import ReadError
from chatham.core.story import Note, Story
from chatham.core.text import Span
from chatham.office.package import Package
from chatham.office.wordml import text_of
from chatham.readers.docx import read_draft
from tests.office.random_files import FILES
from tests.office.word_files import docx, p, part, r, unzipped, zipped


def saved(document: python_docx.document.Document) -> bytes:
    """The bytes of a document made with another library."""
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def test_a_file_made_by_another_library() -> None:
    """Headings, quotations, lists, tables, and a comment of the reporter's."""
    made = python_docx.Document()
    made.add_heading("The lists", 0)
    paragraph = made.add_paragraph("He said: ")
    run = paragraph.add_run("“It was ready.”")
    made.add_comment(run, text="tape 3, 00:12", author="Ada", initials="A")
    made.add_paragraph("", style="Normal")
    made.add_paragraph("A longer one.", style="Intense Quote")
    made.add_paragraph("first", style="List Bullet")
    made.add_table(1, 2).rows[0].cells[0].text = "cell"
    story = read_draft(saved(made), "draft.docx")
    assert story.text.string == "The lists\nHe said: “It was ready.”\n\nA longer one.\nfirst\ncell\n"
    assert [(block.kind, story.text[block.span]) for block in story.blocks] == [
        ("headline", "The lists"),
        ("paragraph", "He said: “It was ready.”"),
        ("quotation", "A longer one."),
        ("list", "first"),
        ("cell", "cell"),
    ]
    assert story.notes == (Note("comment", Span(19, 34), "tape 3, 00:12"),)
    assert (story.label, story.form) == ("draft.docx", "docx")


def test_notes_are_the_reporters_own() -> None:
    """Comments with their words, footnotes and endnotes as points; nothing by Chatham, no separators."""
    body = p(
        '<w:commentRangeStart w:id="0"/>' + r("One") + '<w:commentRangeEnd w:id="0"/>'
        '<w:r><w:commentReference w:id="0"/></w:r><w:r><w:commentReference w:id="1"/></w:r>'
        + r(" two")
        + '<w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:endnoteReference w:id="2"/></w:r>'
        + '<w:r><w:footnoteReference w:id="77"/></w:r>'
    )
    data = docx(
        body,
        comments=part(
            "comments",
            f'<w:comment w:id="0" w:author="Ada">{p(r("S07, turn 3"))}{p(r("check"))}</w:comment>'
            f'<w:comment w:id="1" w:author="Chatham">{p(r("old"))}</w:comment>',
        ),
        footnotes=part(
            "footnotes",
            f'<w:footnote w:id="0" w:type="separator">{p(r("-"))}</w:footnote>'
            f'<w:footnote w:id="2">{p("<w:r><w:footnoteRef/></w:r>" + r(" Interview 4."))}</w:footnote>',
        ),
        endnotes=part("endnotes", f'<w:endnote w:id="2">{p(r("The decree."))}</w:endnote>'),
    )
    assert read_draft(data, "x").notes == (
        Note("comment", Span(0, 3), "S07, turn 3\ncheck"),
        Note("footnote", Span(7, 7), "Interview 4."),
        Note("footnote", Span(7, 7), "The decree."),
    )


def read_words(data: bytes, label: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The text that evidence is taken from, and the paragraphs of it that have words."""
    _, text = text_of(Package(data, label))
    return text.string, tuple((q.span.start, q.span.end) for q in text.paragraphs if len(q.span))


def test_evidence_is_text_and_paragraphs() -> None:
    """Empty paragraphs count in the text but are none of the spans."""
    assert read_words(docx(p(r("A: yes")) + p("") + p(r("B: no"))), "x") == (
        "A: yes\n\nB: no",
        ((0, 6), (8, 13)),
    )


def whole(story: Story) -> None:
    """Blocks and notes lie in the text, in order."""
    at = 0
    for block in story.blocks:
        assert at <= block.span.start < block.span.end <= len(story.text)
        at = block.span.end
    for note in story.notes:
        assert 0 <= note.span.start <= note.span.end <= len(story.text)


@given(FILES)
@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_spans_of_random_files_lie_in_the_text(data: bytes) -> None:
    """Both readers agree on the text, and every span is a part of it."""
    story = read_draft(data, "x")
    whole(story)
    assert read_words(data, "x") == (
        story.text.string,
        tuple((b.span.start, b.span.end) for b in story.blocks),
    )


@given(st.binary(max_size=200), st.sampled_from([b"", b"PK\x03\x04", bytes.fromhex("d0cf11e0")]))
@settings(deadline=None)
def test_random_bytes_give_nothing_but_a_read_error(data: bytes, head: bytes) -> None:
    """No other exception, whatever the bytes."""
    with pytest.raises(ReadError):
        read_draft(head + data, "x")


def attempt(data: bytes) -> None:
    """Read both ways; only a read error may come."""
    for read in (read_draft, read_words):
        try:
            read(data, "x")
        except ReadError as error:
            assert error.code.startswith("docx-")


@given(FILES, st.data())
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_flipped_bytes_give_a_text_or_a_read_error(data: bytes, draw: st.DataObject) -> None:
    """The zip file itself is damaged."""
    spoilt = bytearray(data)
    for _ in range(draw.draw(st.integers(1, 4))):
        spoilt[draw.draw(st.integers(0, len(spoilt) - 1))] = draw.draw(st.integers(0, 255))
    attempt(bytes(spoilt))
    attempt(data[: draw.draw(st.integers(0, len(data)))])


@given(FILES, st.data())
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_spoilt_parts_give_a_text_or_a_read_error(data: bytes, draw: st.DataObject) -> None:
    """The parts are damaged inside a sound zip file: other names, lost ends, stray bytes."""
    parts = unzipped(data)
    name = draw.draw(st.sampled_from(sorted(parts)))
    content = parts[name]
    old = draw.draw(st.sampled_from([b"w:p", b"w:r", b"w:t", b"w:id=", b"2006", b"word", b"w:val", b"fldChar", b"<"]))
    new = draw.draw(st.sampled_from([b"w:p", b"w:r", b"w:t", b"w:tbl", b"w:sdt", b"w:q", b"", b"mc:Choice", b"\x00"]))
    parts[name] = content.replace(old, new, draw.draw(st.integers(1, 5)))
    attempt(zipped(parts))
