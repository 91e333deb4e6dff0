"""The checking copy: comments on the exact words, everything else as it was."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import zipfile
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import docx as python_docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chatham.core.errors import ChathamError, ReadError
from chatham.core.text import Span
from chatham.readers.docx import read_draft
from chatham.writers.word import Mark, annotate, is_ours
from tests.office.random_files import FILES
from tests.office.word_files import anchored, comment_words, docx, ours, p, part, r, unzipped, zipped

CHANGED = {"[Content_Types].xml", "word/document.xml", "word/_rels/document.xml.rels", "word/comments.xml"}


def text_of(data: bytes) -> str:
    """The text of a Word file."""
    return read_draft(data, "x").text.string


def on(data: bytes, *words: str) -> list[Mark]:
    """A mark on the first place of each of these words."""
    string = text_of(data)
    return [Mark(Span(string.index(w), string.index(w) + len(w)), f"On {w!r}", ("Line one.", "Two.")) for w in words]


def test_a_comment_stands_on_the_exact_words() -> None:
    """Across runs of other looks, with a bold title and its paragraphs; looks and blanks are kept."""
    data = docx(p(r("He said: “It ", "<w:b/>") + r("was rea", "<w:i/>") + r("dy.” So.")))
    copy = annotate(data, on(data, "“It was ready.”"), "draft.docx")
    assert text_of(copy) == text_of(data) and ours(copy) == ["“It was ready.”"]
    assert comment_words(copy) == {"0": ("Chatham", ["On '“It was ready.”'", "Line one.", "Two."])}
    document = unzipped(copy)["word/document.xml"].decode()
    assert '<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">He said: </w:t></w:r>' in document
    assert '<w:commentRangeStart w:id="0"/><w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">“It </w:t>' in document
    comments = unzipped(copy)["word/comments.xml"].decode()
    assert "w:date" not in comments and 'w:author="Chatham" w:initials="Ch"' in comments
    assert "<w:rPr><w:b/></w:rPr>" in comments


def test_a_time_is_written_when_one_is_given() -> None:
    """In UTC where it has a zone."""
    data = docx(p(r("words")))
    when = datetime(2024, 3, 1, 12, 0, tzinfo=timezone(timedelta(hours=2)))
    for moment in (when, when.astimezone(UTC)):
        copy = annotate(data, on(data, "words"), "x", moment)
        assert b'w:date="2024-03-01T10:00:00Z"' in unzipped(copy)["word/comments.xml"]


PLACES = (
    p("<w:r><w:t>one</w:t><w:tab/><w:t>two</w:t><w:br/><w:t>three</w:t></w:r>")
    + p(r("four ") + f'<w:ins w:id="1" w:author="a">{r("five six")}</w:ins>' + f"<w:hyperlink>{r('seven')}</w:hyperlink>")
    + p('<w:del w:id="2" w:author="a"><w:r><w:delText>gone</w:delText></w:r></w:del>' + r("eight"))
    + f"<w:tbl><w:tr><w:tc>{p(r('nine'))}</w:tc><w:tc>{p(r('ten'))}</w:tc></w:tr></w:tbl>"
    + p(
        f"<w:sdt><w:sdtPr/><w:sdtContent>{r('eleven twelve')}</w:sdtContent></w:sdt>"
        '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>HYPERLINK "http://a.b"</w:instrText>'
        '<w:fldChar w:fldCharType="separate"/>'
        '</w:r><w:r><w:t>thirteen</w:t><w:fldChar w:fldCharType="end"/></w:r>'
    )
)


@pytest.mark.parametrize(
    "words",
    ["one", "ne\ttw", "\t", "two\nth", "three", "four five", "ive si", "five six", "six", "sixseven",
     "seven\neight", "eight\nnine", "nine\nten", "in", "twelve", "twelvethir", "thirteen", "teen",
     "one\ttwo\nthree\nfour"],
)  # fmt: skip
def test_places_where_words_can_be(words: str) -> None:
    """Breaks, tracked changes, links, cells, controls, fields; parts of them and several paragraphs."""
    data = docx(PLACES)
    copy = annotate(data, on(data, words), "x")
    assert text_of(copy) == text_of(data) and ours(copy) == [words]
    assert b"<w:delText>gone</w:delText>" in unzipped(copy)["word/document.xml"]


def test_overlapping_nested_and_equal_spans() -> None:
    """Each comment keeps its own words; ranges that nest are nested in the file too."""
    data = docx(p(r("abcdefgh")))
    spans = [(0, 8), (2, 5), (2, 5), (4, 7), (0, 1), (7, 8), (0, 8), (2, 3), (4, 5)]
    copy = annotate(data, [Mark(Span(*span), "t", ()) for span in spans], "x")
    assert ours(copy) == ["abcdefgh"[a:b] for a, b in sorted(spans, key=lambda span: (span[0], -span[1]))]
    assert text_of(copy) == "abcdefgh"


def test_empty_spans_go_to_a_neighbour() -> None:
    """The character in front, in the same paragraph; else the one behind; also in a text without words."""
    data = docx(p(r("ab")) + p("") + p(r("cd")))
    for at, words in ((0, "a"), (1, "a"), (2, "b"), (3, "b"), (4, "c"), (5, "c"), (6, "d")):
        assert ours(annotate(data, [Mark(Span(at, at), "t", ())], "x")) == [words]
    assert ours(annotate(data, [Mark(Span(2, 3), "t", ())], "x")) == ["b"]
    for empty in (docx(p("")), docx("")):
        copy = annotate(empty, [Mark(Span(0, 0), "t", ())], "x")
        assert b"commentReference" in unzipped(copy)["word/document.xml"]
        assert len(comment_words(copy)) == 1


def test_a_span_outside_the_text_is_a_fault_of_the_caller() -> None:
    """Never cut to fit."""
    with pytest.raises(ValueError, match="outside the text"):
        annotate(docx(p(r("ab"))), [Mark(Span(1, 3), "t", ())], "x")


def test_words_in_a_text_box_are_named_at_its_place() -> None:
    """Word shows no comment inside a text box, so it stands on the box and repeats the words."""
    inside = f"<w:txbxContent>{p(r('a box'))}</w:txbxContent>"
    body = p(r("before ") + f"<w:r><w:pict>{inside}</w:pict></w:r>" + r("behind")) + p(r("next"))
    data = docx(body)
    assert text_of(data) == "before behind\na box\nnext"
    copy = annotate(data, on(data, "box", "behind\na box", "box\nnext"), "x")
    assert text_of(copy) == text_of(data)
    document = unzipped(copy)["word/document.xml"].decode()
    assert inside in document
    assert ours(copy) == ["behind", "\na boxbehind\nnext", "\na box"]
    assert comment_words(copy)["2"][1] == ["On 'box'", "In the text box here: box", "Line one.", "Two."]


def test_what_is_filled_anew_is_gone_round() -> None:
    """A comment on a part of a formula, a control that holds data, or a field, stands on the whole of it."""
    body = p(
        r("so ") + "<m:oMath><m:r><m:t>xyz</m:t></m:r></m:oMath>"
        "<w:sdt><w:sdtPr><w:dataBinding/></w:sdtPr><w:sdtContent>" + r("bound") + "</w:sdtContent></w:sdt>"
        '<w:r><w:t>in</w:t><w:fldChar w:fldCharType="begin"/><w:instrText>DATE</w:instrText>'
        '<w:fldChar w:fldCharType="separate"/></w:r>' + r("today") + r("too") +
        '<w:r><w:fldChar w:fldCharType="end"/><w:t>side</w:t></w:r>'
        f'<w:fldSimple w:instr="REF a">{r("simple")}</w:fldSimple>'
    )  # fmt: skip
    data = docx(body)
    copy = annotate(data, on(data, "y", "oun", "nto", "oda", "toos", "impl"), "x")
    assert text_of(copy) == text_of(data) == "so xyzboundintodaytoosidesimple"
    assert ours(copy) == ["xyz", "bound", "ntodaytoo", "todaytoo", "todaytoos", "simple"]
    assert b"<m:r><m:t>xyz</m:t></m:r>" in unzipped(copy)["word/document.xml"]


OLD = part(
    "comments",
    f'<w:comment w:id="5" w:author="Ada" w:date="2020-01-01T00:00:00Z">{p(r("mine"))}</w:comment><w:comment w:id="x" w:author="Ada">{p(r("odd"))}</w:comment>',
)
ANCHOR = '<w:commentRangeStart w:id="{0}"/>{1}<w:commentRangeEnd w:id="{0}"/><w:r><w:commentReference w:id="{0}"/></w:r>'


def test_old_comments_changes_and_settings_are_kept() -> None:
    """New numbers are above all that are there; the comments part is added to; nothing else changes."""
    data = docx(p(r("a ") + ANCHOR.format(5, r("old words")) + r(" b")), comments=OLD, settings=part("settings", ""))
    copy = annotate(data, on(data, "d wor", "a old"), "x")
    before, after = unzipped(data), unzipped(copy)
    assert list(before) == list(after)
    assert {name for name in before if before[name] != after[name]} == {
        "word/document.xml",
        "word/comments.xml",
    }
    assert anchored(copy) == {"5": "old words", "6": "a old", "7": "d wor"}
    assert list(comment_words(copy)) == ["5", "x", "6", "7"]
    assert [note.words for note in read_draft(copy, "x").notes] == ["mine"]


def test_a_document_without_comments_gets_a_part_for_them() -> None:
    """With its content type and its relation; also where there was no list of relations at all."""
    data = docx(p(r("words")))
    parts = unzipped(data)
    del parts["word/_rels/document.xml.rels"]
    for source in (data, zipped(parts)):
        copy = unzipped(annotate(source, on(data, "words"), "x"))
        assert set(copy) == set(parts) | CHANGED
        assert b"comments+xml" in copy["[Content_Types].xml"] and b"/word/comments.xml" in copy["[Content_Types].xml"]
        assert b'Target="comments.xml"' in copy["word/_rels/document.xml.rels"]
    stray = unzipped(annotate(zipped({**parts, "word/comments.xml": b"?"}), on(data, "words"), "x"))
    assert stray["word/comments.xml"] == b"?" and b"On 'words'" in stray["word/comments1.xml"].replace(b"&#39;", b"'")


def test_a_second_check_replaces_the_first() -> None:
    """Comments do not pile up, and the same check twice gives the same bytes."""
    data = docx(PLACES + p(ANCHOR.format(5, r("old words"))), comments=OLD)
    marks = on(data, "ne\ttw", "seven\neight", "old", "ten")
    once = annotate(data, marks, "x")
    assert annotate(once, marks, "x") == once
    other = annotate(once, on(data, "three"), "x")
    assert ours(other) == ["three"] and anchored(other)["5"] == "old words"
    none = annotate(once, [], "x")
    assert set(anchored(none)) == {"5"} and set(comment_words(none)) == {"5", "x"}
    assert text_of(none) == text_of(data)


def test_nothing_to_say_changes_no_part() -> None:
    """The copy of a clean draft is the draft."""
    data = docx(p(r("words")))
    assert unzipped(annotate(data, [], "x")) == unzipped(data)


def test_the_parts_that_go_with_comments_stay_in_step() -> None:
    """Word adds parts about comments when it saves; what is about ours goes, a reply to it stands alone."""
    w15 = "http://schemas.microsoft.com/office/word/2012/wordml"
    cid = "http://schemas.microsoft.com/office/word/2016/wordml/cid"
    paragraph = '<w:p w14:paraId="{}"><w:r><w:t>{}</w:t></w:r></w:p>'
    data = docx(
        p(ANCHOR.format(1, ANCHOR.format(2, r("words")))),
        comments=part(
            "comments",
            f'<w:comment w:id="1" w:author="Chatham">{paragraph.format("0A", "old")}</w:comment>'
            f'<w:comment w:id="2" w:author="Ada">{paragraph.format("0B", "reply")}</w:comment>',
        ),
        commentsExtended=(
            f'<x:commentsEx xmlns:x="{w15}"><x:commentEx x:paraId="0A" x:done="0"/><x:commentEx x:paraId="0B" x:paraIdParent="0A" x:done="0"/></x:commentsEx>'
        ).encode(),
        commentsIds=(
            f'<c:commentsIds xmlns:c="{cid}"><c:commentId c:paraId="0A" c:durableId="11"/><c:commentId c:paraId="0B" c:durableId="22"/></c:commentsIds>'
        ).encode(),
    )
    parts = unzipped(annotate(data, on(data, "words"), "x"))
    assert b"0A" not in parts["word/commentsExtended.xml"] + parts["word/commentsIds.xml"]
    assert b'x:paraId="0B" x:done' in parts["word/commentsExtended.xml"] and b'"22"' in parts["word/commentsIds.xml"]
    assert anchored(annotate(data, on(data, "words"), "x")) == {"2": "words", "3": "words"}


def test_only_our_own_untouched_bytes_are_ours() -> None:
    """A draft, a copy that another program saved, and other bytes are not."""
    data = docx(p(r("words")))
    copy = annotate(data, on(data, "words"), "x")
    assert is_ours(copy) and is_ours(annotate(data, [], "x"))
    out = io.BytesIO()
    python_docx.Document(io.BytesIO(copy)).save(out)
    for other in (data, out.getvalue(), zipped(unzipped(copy)), b"", b"PK", copy[:-1]):
        assert not is_ours(other)


def test_signs_that_xml_cannot_hold_are_replaced() -> None:
    """A comment with control signs in it still gives a file that opens."""
    data = docx(p(r("words")))
    copy = annotate(data, [Mark(Span(0, 5), "a\x00b", ("c\nd\te\ud800",))], "x")
    assert comment_words(copy)["0"][1] == ["a\ufffdb", "cde\ufffd"]
    assert b"<w:br/>" in unzipped(copy)["word/comments.xml"]


def test_more_comments_than_word_can_open_are_refused() -> None:
    """Word opens no file with more than 32,767 ranges."""
    with pytest.raises(ChathamError) as caught:
        annotate(docx(p(r("words"))), [Mark(Span(0, 1), "t", ())] * 32_001, "draft.docx")
    assert caught.value.code == "docx-too-many-comments"


def test_what_cannot_be_read_cannot_be_annotated() -> None:
    """The same errors as when reading; also for a part that only the copy needs."""
    parts = unzipped(docx(p(r("words"))))
    del parts["[Content_Types].xml"]
    for data in (b"", zipped(parts)):
        with pytest.raises(ReadError):
            annotate(data, [Mark(Span(0, 0), "t", ())], "x")


def test_a_file_made_by_another_library_opens_there_again() -> None:
    """python-docx reads the comments of the copy."""
    made = python_docx.Document()
    made.add_paragraph("He said: “It was ready.”")
    out = io.BytesIO()
    made.save(out)
    copy = annotate(out.getvalue(), on(out.getvalue(), "“It was ready.”"), "x")
    comments = list(python_docx.Document(io.BytesIO(copy)).comments)
    assert [(c.author, c.initials, c.text) for c in comments] == [("Chatham", "Ch", "On '“It was ready.”'\nLine one.\nTwo.")]


def expected(string: str, span: Span) -> str:
    """The words at ``span``; line ends are left out because paragraphs with a deleted mark have none."""
    return string[span.start : span.end].replace("\n", "")


@given(FILES, st.data())
@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_words_of_any_file(data: bytes, draw: st.DataObject) -> None:
    """Text unchanged, words exact, other parts byte for byte the same, and a second check like the first."""
    string = text_of(data)
    place = st.integers(0, len(string))
    pairs = draw.draw(st.lists(st.tuples(place, place), max_size=6))
    marks = [Mark(Span(min(pair), max(pair)), "t", ()) for pair in pairs]
    copy = annotate(data, marks, "x")
    assert text_of(copy) == string
    ordered = sorted((mark.span for mark in marks), key=lambda span: (span.start, -span.end))
    tied = ours(copy) if marks and string.strip("\n") else [""] * len(marks)
    for span, words in zip(ordered, tied, strict=True):
        if expected(string, span):
            assert words.replace("\n", "") == expected(string, span)
        else:
            assert len(words) <= 1
    before, after = unzipped(data), unzipped(copy)
    assert {name: after[name] for name in before if name not in CHANGED} == {name: before[name] for name in before if name not in CHANGED}
    assert read_draft(copy, "x").notes == read_draft(data, "x").notes
    assert annotate(copy, marks, "x") == copy
    assert text_of(annotate(copy, [], "x")) == string


soffice = shutil.which("soffice")


@pytest.mark.skipif(soffice is None, reason="needs soffice (Debian package libreoffice-writer)")
def test_comments_survive_another_word_processor(tmp_path: Path) -> None:
    """LibreOffice keeps every comment on its words, as odt and as docx, and prints a pdf."""
    data = docx(PLACES + p(ANCHOR.format(5, r("old words"))), comments=OLD)
    marks = on(data, "ne\ttw", "four five", "sixseven", "nine", "twelvethir", "teen", "old", "one\ttwo\nthree\nfour")
    source = tmp_path / "copy.docx"
    source.write_bytes(annotate(data, marks, "x"))
    for form in ("odt", "docx:MS Word 2007 XML", "pdf"):
        subprocess.run(
            [str(soffice), f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless",
             "--convert-to", form, "--outdir", str(tmp_path / "out"), str(source)],
            check=True, capture_output=True, timeout=180,
        )  # fmt: skip
    with zipfile.ZipFile(tmp_path / "out" / "copy.odt") as opened:
        assert len(re.findall(rb"<office:annotation ", opened.read("content.xml"))) == len(marks) + 1
    again = (tmp_path / "out" / "copy.docx").read_bytes()
    assert text_of(again) == text_of(data) and not is_ours(again)
    assert sorted(ours(again)) == sorted(text_of(data)[mark.span.start : mark.span.end] for mark in marks)
    assert (tmp_path / "out" / "copy.pdf").stat().st_size > 1000
