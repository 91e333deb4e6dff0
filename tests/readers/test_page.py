"""Saved pages keep their furniture apart; exported documents lose nothing and keep their notes apart."""

from __future__ import annotations

import base64
import contextlib
import io
import plistlib
import socket
import zipfile

import pytest

from chatham.core.errors import ReadError
from chatham.core.story import Story
from chatham.readers.pick import read_draft, read_evidence
from tests.conftest import report_of
from tests.readers.office_files import FILES

PAGE = (FILES / "page.html").read_bytes()
DOCS = (FILES / "google-docs.html").read_bytes()


def words(story: Story, furniture: bool) -> list[str]:
    return [story.text[b.span] for b in story.blocks if (b.kind == "furniture") == furniture]


def test_the_article_is_whole_and_everything_else_is_furniture() -> None:
    story = read_draft(PAGE, "page.html")
    main, apart = " | ".join(words(story, False)), " | ".join(words(story, True))
    for told in ("Pools to close first", "settled weeks before", "“We were told in a car park", "Nobody asked us", "What the letter says", "spokesperson said"):
        assert told in main and told not in apart
    for told in ("cookies", "Sport", "By Mira Holt", "heart of the town", "mattress", "A disaster", "Essential reading", "This is a scandal", "All the news"):
        assert told in apart and told not in main
    assert [b.kind for b in story.blocks if story.text[b.span].startswith("Nobody")] == ["quotation"]


def test_the_text_is_what_a_browser_shows() -> None:
    string = read_draft(PAGE, "page.html").text.string
    assert string.index("cookies") < string.index("car park") < string.index("mattress") < string.index("scandal")


def test_quotations_in_furniture_are_nobodys_business() -> None:
    report = report_of(
        PAGE.decode(), {"s01.md": "Q: When?\nS01: We were told in a car park that the pools would go first and the laundry a week after."}, label="page.html"
    )
    found = [report.story.text[p.span] for p in report.passages]
    assert found == ["“We were told in a car park that the pools would go first and the laundry a week after,”", "Nobody asked us, and nobody will."]


def test_furniture_is_no_evidence() -> None:
    found = read_evidence(PAGE, "page.html")
    assert found is not None
    said = " ".join(found.text.string[p.start : p.end] for p in found.pieces)
    assert "car park" in said and "mattress" not in said and "scandal" not in said


def test_no_page_reaches_for_the_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a reader reached for the network")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    linked = PAGE.replace(b"<article>", b'<article><link rel="canonical" href="https://example.org/a"><img src="https://example.org/b.png">')
    assert words(read_draft(linked, "page.html"), False)


PLAIN = "<html><body><h1>Pools to close</h1><p>Share: one.</p><p>Related: nothing at all.</p><p class='caption'>“A caption,” she said.</p></body></html>"


def test_a_plain_document_has_no_furniture() -> None:
    assert words(read_draft(PLAIN.encode(), "a.html"), True) == []


def test_a_page_without_an_article_loses_nothing() -> None:
    story = read_draft(b"<html><body><nav>Home</nav><div>Short.</div><div>Words.</div></body></html>", "a.html")
    assert words(story, False) == ["Short.", "Words."]


def test_google_docs_html_keeps_its_notes_apart() -> None:
    for data in (DOCS, _zipped(DOCS)):
        story = read_draft(data, "a.html")
        assert words(story, True) == []
        assert story.text.string.endswith("The council says no.") and "[a]" not in story.text.string
        assert [(n.kind, n.words) for n in story.notes] == [("comment", "s01, turn 2"), ("comment", "check the date"), ("footnote", "Letter of 3 February")]
        assert [story.text.string[: n.span.start].endswith(("after,”", "said.")) for n in story.notes] == [True] * 3


@pytest.mark.parametrize(
    "inside",
    [
        '<p>x<a href="#n" id="m">[a]</a>\x0bafter<div><p><a href="#m" id="n">[a]</a> one</p>\x01</div>',
        '<p>x<a href="#n" id="m">[a]</a><a href="#o" id="q">[b]</a><div><p><a href="#m" id="n">[a]</a> one <a href="#q" id="o">[b]</a> two</p></div>',
        '<p>x<chatham-note n="abc">y</chatham-note><chatham-note n="99999999999">z</chatham-note>',
        '<p>x<a href="#n" id="n">[a]</a><a href="#" id="">[b]</a>',
    ],
)
def test_broken_notes_break_nothing(inside: str) -> None:
    assert read_draft(f"<html><body>{inside}</body></html>".encode(), "a.html").text.string.startswith("x")


def _zipped(page: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        target.writestr("Poolstoclosefirst.html", page)
        target.writestr("images/image1.png", b"\x89PNG")
    return out.getvalue()


TEXT = (
    "Pools to close\n\n“We were told in a car park,”[a] she said.[1] And more.[b]\n\n\n________________\n[1] A letter.\n[a]s01, turn 2\nand turn 3\n[b]check\n"
)


def test_google_docs_text_keeps_its_notes_apart() -> None:
    story = read_draft(TEXT.encode(), "a.txt")
    assert story.text.string == TEXT
    assert [story.text[b.span] for b in story.blocks] == ["Pools to close", "“We were told in a car park,”[a] she said.[1] And more.[b]"]
    assert [(n.kind, n.words) for n in story.notes] == [("comment", "s01, turn 2 and turn 3"), ("footnote", "A letter."), ("comment", "check")]


def test_comments_at_the_end_are_no_evidence() -> None:
    found = read_evidence(TEXT.encode(), "a.txt")
    assert found is not None and found.text.string == TEXT
    assert not any("turn 3" in found.text.string[p.start : p.end] for p in found.pieces)


@pytest.mark.parametrize("string", ["A list:\n\n[a] one\n\n[b] two\n", "See [a] and [a].\n\n[a]what?\n", "See [b] and [a].\n\n[a]x\n[b]y\n", "[a]x\n"])
def test_brackets_that_are_no_notes_stay(string: str) -> None:
    story = read_draft(string.encode(), "a.txt")
    assert story.notes == () and sum(len(b.span) for b in story.blocks) >= len("".join(string.split()))


def test_a_page_saved_whole_by_a_browser() -> None:
    mhtml = b"From: <Saved by Blink>\r\nSnapshot-Content-Location: https://example.org/\r\nMIME-Version: 1.0\r\n"
    mhtml += b'Content-Type: multipart/related; boundary="b"\r\n\r\n--b\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n'
    mhtml += base64.encodebytes(PAGE) + b"\r\n--b\r\nContent-Type: image/png\r\n\r\nx\r\n--b--\r\n"
    archive = plistlib.dumps({"WebMainResource": {"WebResourceMIMEType": "text/html", "WebResourceData": PAGE}}, fmt=plistlib.FMT_BINARY)
    for data, name in ((mhtml, "a.mhtml"), (archive, "a.webarchive")):
        assert read_draft(data, name).blocks == read_draft(PAGE, "page.html").blocks
        found = read_evidence(data, name)
        assert found is not None and found.form == "html"
    for cut in range(10, len(archive), 97):
        with contextlib.suppress(ReadError):
            read_evidence(archive[:cut], "a.webarchive")


@pytest.mark.parametrize("times", [3, 12_000])
def test_a_page_of_nothing_but_furniture_is_the_draft(times: int) -> None:
    page = "<html><nav>x</nav><body>" + '<div class="ad">Buy it.</div>' * times
    assert words(read_draft(page.encode(), "a.html"), True) == []


def test_a_page_says_its_own_encoding() -> None:
    page = "<html><head><meta charset='windows-1251'></head><body><p>Нас спросили на стоянке.</p></body></html>"
    found = read_evidence(page.encode("cp1251"), "a.html")
    assert found is not None and found.text.string == "Нас спросили на стоянке." and found.form == "html"
    for odd in ("hex", "utf-16", "no-such", "undefined"):
        assert read_evidence(page.replace("windows-1251", odd).encode("cp1251"), "a.html") is not None
