"""The checking copy of an OpenDocument draft: comments on the exact words, everything else as it was."""

from __future__ import annotations

import io
import shutil
import subprocess
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chatham.core.errors import ReadError
from chatham.core.text import Span
from chatham.office.opentext import OpenFile, is_open_text, walk
from chatham.readers.odt import read_odt
from chatham.writers.odt import annotate
from chatham.writers.word import Mark, is_ours
from tests.office.word_files import comment_words, unzipped
from tests.office.word_files import ours as in_word

O = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"  # noqa: E741
NAMES = (
    f'xmlns:office="{O}" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" '
    'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"'
)
MIMETYPE = "application/vnd.oasis.opendocument.text"
MANIFEST = (
    '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.2">'
    f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{MIMETYPE}"/>'
    '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
    '<manifest:file-entry manifest:full-path="Pictures/a.png" manifest:media-type="image/png"/></manifest:manifest>'
)
HIDDEN = '<style:style style:name="H" style:family="text"><style:text-properties text:display="none"/></style:style>'


def odt(body: str) -> bytes:
    """An OpenDocument text with this body."""
    content = f'<office:document-content {NAMES} office:version="1.2"><office:automatic-styles>{HIDDEN}</office:automatic-styles><office:body><office:text>{body}</office:text></office:body></office:document-content>'
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        target.writestr(zipfile.ZipInfo("mimetype", (2001, 2, 3, 4, 5, 6)), MIMETYPE)
        for name, part in (("content.xml", content), ("META-INF/manifest.xml", MANIFEST), ("Pictures/a.png", "not looked at")):
            target.writestr(name, part)
    return out.getvalue()


def text_of(data: bytes) -> str:
    """The text, as the walk gives it."""
    return walk(OpenFile(data, "x")).string


def p(inside: str) -> str:
    """A paragraph."""
    return f"<text:p>{inside}</text:p>"


def on(data: bytes, *words: str) -> list[Mark]:
    """A mark on the first place of each of these words."""
    string = text_of(data)
    return [Mark(Span(string.index(w), string.index(w) + len(w)), f"On {w}", ("Line one.",)) for w in words]


def anchored(data: bytes) -> dict[str, str]:
    """The words between the begin and the end of every comment by Chatham, by its title; knows nothing of the product's walk."""
    root = ElementTree.fromstring(unzipped(data)["content.xml"] if data[:2] == b"PK" else data)
    titles: dict[str, str] = {}
    going: dict[str, str] = {}
    done: dict[str, str] = {}
    skipped = {"annotation", "note", "tracked-changes"}

    def add(words: str | None) -> None:
        for key in going:
            going[key] += words or ""

    def visit(element: ElementTree.Element) -> None:
        local, key = element.tag.rpartition("}")[2], element.get(f"{{{O}}}name", "")
        if local == "annotation" and element[0].text == "Chatham":
            titles[key], going[key] = element[2].text or "", ""
        elif local == "annotation-end" and key in going:
            done[titles[key]] = going.pop(key)
        elif local == "p":
            add("\n")
        elif local in ("s", "tab", "line-break"):
            add({"s": " ", "tab": "\t"}.get(local, "\n"))
        if local not in skipped:
            add(element.text)
            for inner in element:
                visit(inner)
                add(inner.tail)

    visit(root)
    assert not going
    return done


RICH = odt(
    '<text:tracked-changes><text:changed-region text:id="c1"><text:deletion>'
    + p("gone")
    + "</text:deletion></text:changed-region></text:tracked-changes>"
    '<text:h text:outline-level="1">The head</text:h>'
    + p('He said: “It <text:span text:style-name="B">was rea</text:span>dy.” So<text:change text:change-id="c1"/>.')
    + p('one<text:tab/>two<text:line-break/>three<text:s text:c="1"/>four <text:a>five six</text:a><text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body>'
        + p("a note") + "</text:note-body></text:note> seven")
    + p('eight<office:annotation office:name="a"><dc:creator>Ada</dc:creator>' + p("mine") + '</office:annotation> nine<office:annotation-end office:name="a"/> ten')
    + p('x <text:span text:style-name="H">unseen</text:span> y <text:date>Monday</text:date> z')
    + p("around <draw:frame><draw:text-box>" + p("in a box") + "</draw:text-box></draw:frame> it")
    + "<table:table><table:table-column table:number-columns-repeated=\"2\"/><table:table-row><table:table-cell>" + p("cell one") + "</table:table-cell><table:table-cell>" + p("two cells") + "</table:table-cell></table:table-row></table:table>"
    + "<text:list><text:list-item>" + p("a point") + "</text:list-item></text:list>"
)  # fmt: skip


def test_the_text_is_the_draft_as_it_stands() -> None:
    assert text_of(RICH) == (
        "The head\nHe said: “It was ready.” So.\none\ttwo\nthree four five six seven\neight nine ten\nx y Monday z\naround it\nin a box\ncell one\ntwo cells\na point"
    )
    found = walk(OpenFile(RICH, "x"))
    assert [(n.kind, found.string[n.span.start : n.span.end]) for n in found.notes] == [("footnote", ""), ("comment", " nine")]
    assert [q.place for q in found.paragraphs] == ["headline", *["paragraph"] * 6, "cell", "cell", "list"]


@pytest.mark.parametrize(
    "words",
    ["“It was ready.”", "was", "rea", "dy.” So.", "one\ttwo", "o\nthr", "three four", "four five", "ive si", "six seven", "eight nine", "nine ten", "cell one\ntwo", "point", "The head\nHe"],
)  # fmt: skip
def test_a_comment_stands_on_the_exact_words(words: str) -> None:
    copy = annotate(RICH, on(RICH, words), "x")
    assert text_of(copy) == text_of(RICH)
    assert anchored(copy) == {f"On {words}".replace("\n", " ").replace("\t", " "): words}


def test_what_is_made_anew_is_gone_round() -> None:
    """A field, a text box: the comment stands round it, and the words of a box are told."""
    copy = annotate(RICH, on(RICH, "onda", "box"), "x")
    assert anchored(copy) == {"On onda": "Monday", "On box": "\nin a box"}
    assert b"In the text box here: box" in unzipped(copy)["content.xml"]


def test_everything_else_stays() -> None:
    copy = annotate(RICH, on(RICH, "nine"), "x")
    before, after = unzipped(RICH), unzipped(copy)
    assert [n for n in before if before[n] != after[n]] == ["content.xml"]
    assert b"<dc:creator>Ada</dc:creator>" in after["content.xml"] and b"dc:date" not in after["content.xml"]
    with zipfile.ZipFile(io.BytesIO(copy)) as parts:
        first = parts.infolist()[0]
        assert (first.filename, first.compress_type, first.extra) == ("mimetype", zipfile.ZIP_STORED, b"")
    assert is_ours(copy) and is_open_text(copy) and not is_ours(RICH)


def test_a_second_check_takes_the_first_one_s_comments_out() -> None:
    marks = on(RICH, "nine", "six", "“It was ready.”")
    copy = annotate(RICH, marks, "x")
    assert annotate(copy, marks, "x") == copy
    assert anchored(annotate(copy, [], "x")) == {}
    assert text_of(annotate(copy, [], "x")) == text_of(RICH)


def test_a_flat_file() -> None:
    flat = (
        f'<office:document {NAMES} office:mimetype="{MIMETYPE}"><office:body><office:text>{p("one two")}</office:text></office:body></office:document>'.encode()
    )
    copy = annotate(flat, on(flat, "two"), "x")
    assert is_open_text(flat) and is_open_text(copy) and anchored(copy) == {"On two": "two"}


def test_a_text_without_words_still_gets_its_comments() -> None:
    for body in ("", p("")):
        assert unzipped(annotate(odt(body), [Mark(Span(0, 0), "t", ())], "x"))["content.xml"].count(b"<office:annotation ") == 1


@pytest.mark.parametrize("data", [b"PK\x03\x04", b"<a/>", b"<", b"", odt("")[:200], b"\xd0\xcf\x11\xe0"])
def test_what_is_no_open_text(data: bytes) -> None:
    with pytest.raises(ReadError):
        annotate(data, [], "x")


def test_a_span_outside_the_text() -> None:
    with pytest.raises(ValueError, match="outside"):
        annotate(RICH, [Mark(Span(0, 10_000), "t", ())], "x")


_WORDS = st.text(alphabet="ab é“”漢\U0001f600\n ", min_size=1, max_size=6)
_BIT = st.one_of(
    _WORDS, st.sampled_from(("<text:s/>", '<text:s text:c="3"/>', "<text:tab/>", "<text:line-break/>", "<text:bookmark/>", "<text:date>x y</text:date>")),
    _WORDS.map(lambda w: f'<text:span text:style-name="H">{w}</text:span>'), _WORDS.map(lambda w: f"<draw:frame><draw:text-box>{p(w)}</draw:text-box></draw:frame>"),
)  # fmt: skip
_INLINE = st.recursive(
    st.lists(_BIT, max_size=4).map("".join), lambda inner: st.tuples(inner, inner).map(lambda two: f"<text:span>{two[0]}</text:span>{two[1]}"), max_leaves=4
)
_BODY = st.lists(_INLINE.map(p), max_size=4).map("".join)


@given(_BODY, st.data())
@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_words_of_any_file(body: str, draw: st.DataObject) -> None:
    """Text unchanged, every mark tied, and a second check like the first."""
    data = odt(body)
    string = text_of(data)
    place = st.integers(0, len(string))
    pairs = draw.draw(st.lists(st.tuples(place, place), max_size=5))
    marks = [Mark(Span(min(pair), max(pair)), f"t{n}", ()) for n, pair in enumerate(pairs)]
    copy = annotate(data, marks, "x")
    assert text_of(copy) == string
    assert annotate(copy, marks, "x") == copy
    assert text_of(annotate(copy, [], "x")) == string
    before, after = read_odt(data, "x"), read_odt(copy, "x")
    assert before.text.string == after.text.string == string
    assert (before.blocks, before.notes) == (after.blocks, after.notes)
    found = anchored(copy) if string.strip("\n") else {}
    simple = "draw:" not in body and "text:date" not in body and "style-name" not in body
    for mark in marks if simple and string.strip("\n") else ():
        words = string[mark.span.start : mark.span.end]
        if words.strip("\n \t"):
            assert found[mark.title].split() == words.split()


@pytest.mark.skipif(shutil.which("soffice") is None, reason="needs the Debian package libreoffice-writer")
def test_another_program_finds_the_words(tmp_path: Path) -> None:
    marks = on(RICH, "“It was ready.”", "five six", "two cells")
    (tmp_path / "a.odt").write_bytes(annotate(RICH, marks, "x"))
    command = ["soffice", f"-env:UserInstallation=file://{tmp_path}/home", "--headless", "--convert-to", "docx", "a.odt"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, timeout=120)
    copy = (tmp_path / "a.docx").read_bytes()
    assert in_word(copy) == ["“It was ready.”", "five six", "two cells"]
    assert [told[0] for author, told in comment_words(copy).values() if author == "Chatham"] == [mark.title for mark in marks]
