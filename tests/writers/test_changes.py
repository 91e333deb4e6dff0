"""The checked copy: accepting all gives the changed draft, rejecting all gives the draft back, and nothing else moves."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from chatham.core.change import Change
from chatham.core.finding import Finding
from chatham.core.story import Block, Story
from chatham.core.text import Span, Text
from chatham.office.changes import Changes
from chatham.office.package import Package
from chatham.office.wordml import text_of
from chatham.readers.docx import read_draft
from chatham.writers.changes import track, track_in_new
from chatham.writers.word import is_ours
from tests.office.random_files import FILES
from tests.office.word_files import W, comment_words, docx, p, r, unzipped, zipped

FINDING = Finding("Q01", "altered-quotation", "error", Span(0, 1), "“two” for “six” (s01.md, turn 2).")


def words_of(data: bytes) -> str:
    """The text with all changes accepted."""
    return read_draft(data, "x").text.string


def rejected(data: bytes) -> bytes:
    """The file with Chatham's changes rejected, by a plain way of its own."""
    parts = unzipped(data)
    root = etree.fromstring(parts["word/document.xml"])
    for insertion in list(root.iter(f"{{{W}}}ins")):
        if insertion.get(f"{{{W}}}author") == "Chatham":
            insertion.getparent().remove(insertion)  # type: ignore[union-attr]
    for deletion in list(root.iter(f"{{{W}}}del")):
        if deletion.get(f"{{{W}}}author") == "Chatham":
            for words in deletion.iter(f"{{{W}}}delText"):
                words.tag = f"{{{W}}}t"
            for run in list(deletion):
                deletion.addprevious(run)
            deletion.getparent().remove(deletion)  # type: ignore[union-attr]
    return zipped({**parts, "word/document.xml": etree.tostring(root)})


def accepted(string: str, changes: list[Change]) -> str:
    """What the text must be with the changes made."""
    for change in sorted(changes, key=lambda c: c.span, reverse=True):
        string = string[: change.span.start] + change.words + string[change.span.end :]
    return string


def on(data: bytes, words: str, instead: str) -> Change:
    """A change of the first place of some words."""
    at = words_of(data).index(words)
    return Change(Span(at, at + len(words)), instead, FINDING)


def behind(data: bytes, words: str, more: str) -> Change:
    """Words put in behind the first place of some words."""
    at = words_of(data).index(words) + len(words)
    return Change(Span(at, at), more, FINDING)


def test_a_change_is_a_deletion_and_an_insertion_that_looks_alike() -> None:
    data = docx(p(r("He said: “It ", "<w:b/>") + r("was rea", "<w:i/>") + r("dy.” So.")))
    copy = track(data, [on(data, "was", "is")], "x")
    assert words_of(copy) == "He said: “It is ready.” So." and words_of(rejected(copy)) == words_of(data)
    document = unzipped(copy)["word/document.xml"].decode()
    assert (
        '<w:del w:id="1" w:author="Chatham"><w:r><w:rPr><w:i/></w:rPr><w:delText xml:space="preserve">was</w:delText></w:r></w:del>'
        '<w:ins w:id="2" w:author="Chatham"><w:r><w:rPr><w:i/></w:rPr><w:t xml:space="preserve">is</w:t></w:r></w:ins>'
    ) in document
    assert "comment" not in document and is_ours(copy)
    assert {n for n in unzipped(copy) if unzipped(copy)[n] != unzipped(data).get(n)} == {"word/document.xml"}


def test_words_put_in_and_taken_out() -> None:
    data = docx(p(r("one two three")) + p(r("four", "<w:b/>")))
    changes = [behind(data, "one", " and"), on(data, " three", ""), Change(Span(14, 14), "not ", FINDING)]
    copy = track(data, changes, "x")
    assert words_of(copy) == "one and two\nnot four" and words_of(rejected(copy)) == words_of(data)
    assert '<w:ins w:id="3" w:author="Chatham"><w:r><w:rPr><w:b/>' in unzipped(copy)["word/document.xml"].decode()


def test_other_people_s_changes_stay() -> None:
    """A change inside another's insertion splits it; struck words of others stay struck."""
    theirs = f'<w:ins w:id="7" w:author="Ada">{r("five six seven")}</w:ins><w:del w:id="8" w:author="Ada"><w:r><w:delText>gone</w:delText></w:r></w:del>'
    data = docx(p(r("four ") + theirs + r(" eight")))
    copy = track(data, [on(data, "six", "6"), behind(data, "seven", " 7")], "x")
    assert words_of(copy) == "four five 6 seven 7 eight" and words_of(rejected(copy)) == words_of(data)
    root = etree.fromstring(unzipped(copy)["word/document.xml"])
    assert not root.findall(f".//{{{W}}}ins//{{{W}}}ins"), "no insertion in an insertion"
    numbers = [e.get(f"{{{W}}}id") for e in root.iter(f"{{{W}}}ins", f"{{{W}}}del") if e.get(f"{{{W}}}author") == "Chatham"]
    assert len(numbers) == len(set(numbers)) and not {"7", "8"} & set(numbers)
    assert b"<w:delText>gone</w:delText>" in unzipped(copy)["word/document.xml"]


FIELD = '<w:fldSimple w:instr="DATE"><w:r><w:t>today two</w:t></w:r></w:fldSimple>'
BOX = "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx><w:txbxContent>{}</w:txbxContent></wps:txbx></w:drawing></mc:Choice></mc:AlternateContent></w:r>"


@pytest.mark.parametrize(
    "body",
    [p(FIELD), p(r("two")), p(r("x") + BOX.format(p(r("two")))), p(r("tw")) + p(r("o")), f'<w:p><w:moveTo w:id="1" w:author="a">{r("two")}</w:moveTo></w:p>'],
)
def test_where_no_change_can_be_a_comment_says_what_it_would_be(body: str) -> None:
    data = docx(body)
    change = on(data, "tw\no" if "tw\no" in words_of(data) else "two", "six")
    copy = track(data, [change], "x")
    assert words_of(copy) == words_of(data)
    [(author, told)] = comment_words(copy).values()
    assert author == "Chatham"
    assert [line for line in told if "text box here" not in line][:3] == ["Change not made · Q01 altered-quotation", "To read here: six", FINDING.message]


def test_a_draft_that_is_no_word_file() -> None:
    string = "# Title\n\nShe said: “It *was*\ntwo.”\n\n> A longer one.\n"
    spans = [
        (k, Span(string.index(w), string.index(w) + len(w)))
        for k, w in (("headline", "Title"), ("paragraph", "She said: “It *was*\ntwo.”"), ("quotation", "A longer one."))
    ]
    story = Story("a.md", "md", Text(string), tuple(Block(k, s) for k, s in spans))  # type: ignore[arg-type]
    at = string.index("two")
    copy = track_in_new(story, [Change(Span(at, at + 3), "six", FINDING)], "a")
    assert words_of(copy) == "Title\nShe said: “It *was* six.”\nA longer one."
    assert words_of(rejected(copy)) == "Title\nShe said: “It *was* two.”\nA longer one."


@given(FILES, st.data())
@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_changes_of_any_file(data: bytes, draw: st.DataObject) -> None:
    """Accepted and rejected, the text is what it must be; all other parts stay; twice gives the same bytes."""
    string = words_of(data)
    root, text = text_of(Package(data, "x"))
    places = Changes(root, text)
    edges = sorted(draw.draw(st.lists(st.integers(0, len(string)), max_size=8)))
    pairs = [Span(a, b) for a, b in zip(edges[::2], edges[1::2], strict=False)]
    spans = [s for n, s in enumerate(pairs) if places.possible(s) and (n == 0 or s.start > pairs[n - 1].end)]
    changes = [Change(s, draw.draw(st.sampled_from(("", "new words", "é"))), FINDING) for s in spans]
    copy = track(data, changes, "x")
    assert words_of(copy) == accepted(string, changes)
    assert words_of(rejected(copy)) == string
    before, after = unzipped(data), unzipped(copy)
    assert [n for n in before if before[n] != after[n] and n != "word/document.xml"] == []
    assert track(data, changes, "x") == copy
    assert read_draft(copy, "x").notes == read_draft(data, "x").notes or changes


@pytest.mark.skipif(shutil.which("soffice") is None, reason="needs the Debian package libreoffice-writer")
def test_another_program_reads_the_changes(tmp_path: Path) -> None:
    data = docx(p(r("She said: “It was two.”")))
    (tmp_path / "a.docx").write_bytes(track(data, [on(data, "two", "six"), behind(data, "It", " never")], "x"))
    command = ["soffice", f"-env:UserInstallation=file://{tmp_path}/home", "--headless", "--convert-to", "odt", "a.docx"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, timeout=120)
    content = unzipped((tmp_path / "a.odt").read_bytes())["content.xml"].decode()
    assert content.count("<text:insertion>") == 2 and content.count("<text:deletion>") == 1
    assert content.count("<dc:creator>Chatham</dc:creator>") == 3
