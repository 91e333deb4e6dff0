"""The terminal summary: short, honest, and deaf to what a file name may try to tell a terminal."""

from __future__ import annotations

import re
from dataclasses import replace
from io import BytesIO, StringIO, TextIOWrapper

from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from chatham.core.report import Report
from chatham.core.text import Span, Text
from chatham.writers.terminal import clean, summary
from tests.writers import specimen

WRITTEN = ["the-lists.checked.docx", "the-lists.checked.html"]


def told(report: Report, limit: int = 12, width: int = 80, terminal: bool = False) -> str:
    """The summary as printed."""
    console = Console(file=StringIO(), width=width, force_terminal=terminal, color_system=None)
    summary(report, console, WRITTEN, limit)
    assert isinstance(console.file, StringIO)
    return console.file.getvalue()


def test_all_is_well_in_three_lines() -> None:
    assert told(specimen.calm()) == (
        "the-lists.docx: 5 quotations found word for word in 3 files.\nNothing open.\nWritten: the-lists.checked.docx, the-lists.checked.html\n"
    )


def test_worst_first_and_advice_only_counted() -> None:
    out = told(specimen.report())
    assert out.index("G02 off-record-words") < out.index("Q01 altered") < out.index("N01 quantifier")
    assert "1 advice" in out
    assert "public-words-unseen" not in out
    assert "S01: interviews/s01 pier four.md, turn 4, 00:04:09" in out


def test_advice_is_told_when_there_is_nothing_else() -> None:
    report = specimen.report()
    only = tuple(f for f in report.findings if f.severity == "advice")
    assert "Q10 public-words-unseen" in told(replace(report, findings=only))


def test_limit_says_how_many_more() -> None:
    assert "and 6 more in the page" in told(specimen.report(), limit=3)


def test_says_what_was_not_done() -> None:
    out = " ".join(told(specimen.report()).split())
    assert "Not everything could be checked" in out
    assert "Run text recognition on it, and check again." in out
    assert "Not run, nothing to go by: G01, G04 (terms); L01 (language); Q06 (speakers) in documents/" in out
    assert "4 files (interviews/pier.jpg, interviews/.DS_Store, notes/empty.txt and 1 more)" in out


def test_incomplete_never_looks_clean() -> None:
    report = replace(specimen.calm(), problems=specimen.report().problems)
    assert "Nothing open in what could be checked." in told(report)


def test_draft_without_quotations_is_not_called_clean() -> None:
    report = replace(specimen.calm(), passages=())
    assert told(report).startswith("the-lists.docx: no quotation in it; 5 files read.")


def test_no_colour_and_no_trailing_blanks_off_a_terminal() -> None:
    out = told(specimen.report())
    assert "\x1b" not in out
    assert not any(line != line.rstrip() for line in out.splitlines())
    assert max(map(len, out.splitlines())) <= 80


def test_a_terminal_shows_the_words_around_short_ones() -> None:
    out = re.sub(r"\x1b\[[\d;]*m", "", told(specimen.report(), terminal=True))
    assert "… on Pier Four. “We were always told to keep the lists …" in out


def test_keeps_off_record_words_and_names_to_itself() -> None:
    out = told(specimen.report(), terminal=True)
    assert "harbour master himself" not in out
    assert "Canary" not in out


def test_a_terminal_without_the_signs_still_gets_words() -> None:
    raw = BytesIO()
    console = Console(file=TextIOWrapper(raw, encoding="ascii", write_through=True), width=80)
    summary(specimen.report(), console, WRITTEN)
    assert "# stop    G02 off-record-words" in raw.getvalue().decode("ascii")


def test_file_names_are_neither_obeyed_nor_read_as_markup() -> None:
    report = specimen.calm()
    nasty = "[red]a\x1b[2J\u202etxt\n.jpg"
    out = told(replace(report, evidence=replace(report.evidence, skipped=(nasty,))), width=100)
    assert "[red]a\ufffd[2J\ufffdtxt\ufffd.jpg" in out


def test_a_skipped_picture_comes_with_the_way_to_make_it_readable() -> None:
    report = specimen.calm()
    out = told(replace(report, evidence=replace(report.evidence, skipped=("scan 1.JPG", "a.png", "old.ini"))), width=200)
    assert "2 are pictures" in out
    assert "ocrmypdf" in out
    assert "ocrmypdf" not in told(replace(report, evidence=replace(report.evidence, skipped=("old.ini",))), width=200)


@given(st.text())
def test_clean_keeps_the_length_and_is_settled(words: str) -> None:
    cleaned = clean(words)
    assert len(cleaned) == len(words)
    assert clean(cleaned) == cleaned
    assert not set(cleaned) & set("\x00\x07\x1b\x7f\x9b\n\u202a\u202e\u2066\u2069\u2028")


@given(st.text(min_size=1, max_size=300), st.data())
def test_any_draft_can_be_told(words: str, data: st.DataObject) -> None:
    report = specimen.report()
    start = data.draw(st.integers(0, len(words)))
    end = data.draw(st.integers(start, len(words)))
    found = replace(report.findings[0], span=Span(start, end), message=words)
    story = replace(report.story, text=Text(words), label=words, blocks=())
    out = told(replace(report, story=story, passages=(), findings=(found,)), terminal=True)
    assert "\x9b" not in out
    assert "\u202e" not in out
