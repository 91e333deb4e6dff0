"""The page: its nesting, its words, and what it keeps to itself."""

from __future__ import annotations

import re
import time
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256
from typing import Any, get_args

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html

from chatham.core.evidence import OFF_RECORD
from chatham.core.report import Report
from chatham.core.story import Block, BlockKind, Story
from chatham.core.text import Span, Text
from chatham.writers.html import is_ours, page
from chatham.writers.stretches import Layer, Mark, article
from chatham.writers.wording import OFF_RECORD_NOTE, clean_prose
from tests.writers import specimen
from tests.writers.specimen_tapes import ARABIC, HUSH


def written(report: Report) -> str:
    """The page of ``report``."""
    return page(report, specimen.EXPLANATIONS, "0.1.0")


def parsed(report: Report) -> Any:
    """The page as a tree."""
    return html.document_fromstring(written(report))


def drafted(text: str) -> list[str]:
    """The words of each block of the draft in a page."""
    tree: Any = html.document_fromstring(text)
    return [block.text_content() for block in tree.xpath("//article//*[@dir='auto']")]


def card(tree: Any, words: str) -> Any:
    """The card whose quotation or finding has these words."""
    return next(c for c in tree.xpath("//li[contains(@class, 'card')]") if words in c.text_content())


def test_blocks_of_the_draft_are_whole_and_in_order() -> None:
    blocks = parsed(specimen.report()).xpath("//article//*[contains(concat(' ', @class, ' '), ' block ')]")
    assert [block.text_content() for block in blocks] == [words for _, words in specimen.STORY]
    assert [b.tag for b in blocks] == [
        "h1",
        "p",
        "p",
        "h2",
        "p",
        "p",
        "p",
        "p",
        "p",
        "li",
        "li",
        "p",
        "p",
        "p",
    ]
    assert {b.get("dir") for b in blocks} == {"auto"}


def test_ids_are_unique_and_every_link_leads_somewhere() -> None:
    tree = parsed(specimen.report())
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {link.lstrip("#") for link in tree.xpath("//@href")} <= set(ids)


def test_words_of_a_finding_lead_to_its_card() -> None:
    tree = parsed(specimen.report())
    (always,) = (a for a in tree.xpath("//article//a") if a.text_content() == "always")
    assert (always.get("data-sev"), always.get("data-v"), always.get("data-n")) == ("error", "altered", "2")
    target = tree.get_element_by_id(always.get("href").lstrip("#"))
    assert "Q01 altered-quotation" in target.text_content()


def test_evidence_shows_what_differs() -> None:
    tree = parsed(specimen.report())
    exhibit = card(tree, "altered-quotation").find(".//figure")
    line = exhibit.find(".//blockquote/p").text_content()
    assert line == "Nothing in writing. We were never always told to keep the lists short, whatever they say now."
    assert exhibit.find(".//del").text_content() == "never"
    assert exhibit.find(".//ins").text_content() == "always"
    assert "interviews/s01 pier four.md, turn 4, 00:04:09" in exhibit.text_content()


def test_swallowed_words_and_originals_are_shown() -> None:
    tree = parsed(specimen.report())
    folded = card(tree, "It began in the summer")
    assert "when the first two directors had not yet left" in folded.find(".//q").text_content()
    original = card(tree, "The door was open").find(".//p[@class='original']")
    assert (original.text_content(), original.get("dir"), original.get("lang")) == (ARABIC, "auto", "ar")


def test_long_turns_are_cut_between_words() -> None:
    report = specimen.report()
    first = report.evidence.interviews[0]
    assert len(first.text.string[first.pieces[1].start : first.pieces[1].end]) > 250
    spring = card(parsed(report), "come before spring").find(".//blockquote/p").text_content()
    assert spring.startswith("It must have been")
    assert all(word in first.text.string for word in spring.strip("… ").split(" "))


def test_no_sealed_name_comes_out() -> None:
    assert "Canary" in specimen.report().evidence.interviews[0].text.string
    assert "Canary" not in written(specimen.report())


def test_off_record_words_never_come_out() -> None:
    text = written(specimen.report())
    assert HUSH not in text
    assert "harbour master himself" not in text
    assert OFF_RECORD_NOTE in text
    assert "40:12" in text


def test_a_turn_off_the_record_is_left_out_of_a_match_that_runs_into_it() -> None:
    report = specimen.report()
    tape = next(i for i in report.evidence.interviews if "s03" in i.file)
    spliced = next(a for a in report.alignments.values() if a.verdict == "spliced")
    wide = replace(spliced.matches[1], span=Span(spliced.matches[1].span.start, len(tape.text)))
    alignments = {**report.alignments, spliced.passage: replace(spliced, matches=(wide,))}
    text = written(replace(report, alignments=alignments))
    assert HUSH not in text
    assert "Canary" not in text
    assert any(turn.terms == OFF_RECORD for turn in tape.turns)


def test_head_is_honest() -> None:
    tree = parsed(specimen.report())
    head = " ".join(tree.find(".//header").text_content().split())
    assert "15 quotations laid against 5 files: 4 stand, 10 open, 1 let stand." in head
    assert "■ 1 stop ● 5 errors ▲ 3 warnings ○ 1 advice not complete" in head
    assert "Run text recognition on it, and check again." in head
    assert "Not run, nothing to go by: G01, G04 (terms); L01 (language)" in head
    assert "notes/map.png" in head


def test_calm_page_is_quiet() -> None:
    tree = parsed(specimen.calm())
    head = " ".join(tree.find(".//header").text_content().split())
    assert head.endswith("5 quotations laid against 5 files: all found word for word. Nothing open complete")
    assert not tree.xpath("//article//a[@data-sev]")
    assert not tree.xpath("//*[@id='problems' or @class='note']")


def test_let_stand_is_folded_and_found() -> None:
    fold = parsed(specimen.report()).xpath("//details[@class='let-stand']")[0]
    assert fold.get("open") is None
    assert "Q01 altered-quotation" in fold.text_content()


def test_policy_allows_only_the_two_blocks() -> None:
    text = written(specimen.report())
    tree = parsed(specimen.report())
    (policy,) = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    for tag, directive in (("style", "style-src"), ("script", "script-src")):
        (block,) = re.findall(rf"<{tag}>(.*?)</{tag}>", text, re.DOTALL)
        digest = b64encode(sha256(block.encode()).digest()).decode()
        assert f"{directive} 'sha256-{digest}';" in policy
    assert policy.startswith("default-src 'none'; ")
    assert policy.endswith("img-src data:; base-uri 'none'; form-action 'none'")
    assert not tree.xpath("//@style | //@*[starts-with(name(), 'on')] | //@src | //link")
    assert not re.search(r"https?:|url\(|@import", text)


def test_own_files_are_known_again() -> None:
    assert is_ours(written(specimen.calm()).encode())
    assert is_ours(page(specimen.calm(), {}, '9"><script>').encode())
    assert not is_ours(b"")
    assert not is_ours(b'<p>I mention <meta name="generator" content="Chatham 0.1.0"></p>')


def test_same_twice() -> None:
    assert written(specimen.report()) == written(specimen.report())


def test_hostile_words_are_shown_and_not_obeyed() -> None:
    report = specimen.calm()
    nasty = "<script>alert(1)</script>\x1b\u202e\x00{{ 7 * 7 }}</article>&amp;"
    story = Story(nasty, "txt", Text(nasty), (Block("code", Span(0, len(nasty))),))
    problem = specimen.report().problems[0]
    skipped = replace(report.evidence, skipped=(nasty,))
    text = page(
        replace(report, story=story, passages=(), evidence=skipped, problems=(replace(problem, message=nasty),)),
        {},
        nasty,
    )
    assert text.count("<script>") == 1
    assert not set(text) & {"\x1b", "\u202e", "\x00"}
    assert drafted(text) == [clean_prose(nasty)]


def test_five_thousand_findings_are_quick() -> None:
    report = specimen.report()
    size = 5000
    line = "“We were always told to keep the lists short,” the official went on.\n"
    template = next(p for p in report.passages if report.alignments[p.id].verdict == "altered")
    match = report.alignments[template.id].matches
    step = len(line)
    passages = tuple(replace(template, id=f"P{n}", span=Span(n * step, n * step + 46), label=None) for n in range(size))
    kept = replace(report.findings[1], passage=None)
    findings = tuple(replace(kept, span=Span(n * step + 9, n * step + 15)) for n in range(size))
    alignments = {p.id: replace(report.alignments[template.id], passage=p.id, matches=match) for p in passages}
    story = Story("long.txt", "txt", Text(line * size), (Block("paragraph", Span(0, step * size)),))
    began = time.perf_counter()
    text = written(replace(report, story=story, passages=passages, findings=findings, let_stand=(), alignments=alignments))
    assert time.perf_counter() - began < 6
    assert text.count('class="note error"') == size


@st.composite
def _drafts(draw: st.DrawFn) -> tuple[Story, list[Mark]]:
    """A draft of random blocks with random marks over it, gaps and empty spans included."""
    words = draw(st.text(max_size=80))
    cuts = sorted(draw(st.lists(st.integers(0, len(words)), max_size=6)))
    kinds: st.SearchStrategy[BlockKind] = st.sampled_from(get_args(BlockKind))
    blocks = tuple(Block(draw(kinds), Span(start, end)) for start, end in zip(cuts[::2], cuts[1::2], strict=False) if start < end)
    marks = []
    for number in range(draw(st.integers(0, 8))):
        start = draw(st.integers(0, len(words)))
        span = Span(start, draw(st.integers(start, len(words))))
        layer: Layer = draw(st.sampled_from(get_args(Layer)))
        manner = {"finding": "error", "quotation": "altered", "let": "let"}[layer]
        marks.append(Mark(f"m{number}", layer, span, f"c{number}", manner, number + 1))
    return Story("d.txt", "txt", Text(words), blocks), marks


@given(_drafts())
def test_no_text_is_lost_and_no_mark_is_forgotten(draft: tuple[Story, list[Mark]]) -> None:
    story, marks = draft
    laid = article(story, marks)
    paragraphs = [p for _, group in laid.groups for p in group]
    blocks = story.blocks or (Block("paragraph", Span(0, len(story.text))),)
    assert ["".join(s.words for s in p.stretches) for p in paragraphs] == [story.text[b.span] for b in blocks]
    for mark in marks:
        seen = Span(mark.span.start, max(mark.span.end, mark.span.start + 1))
        inside = any(seen.overlaps(block.span) for block in blocks)
        assert (mark.key in laid.anchors) == inside
    ids = [s.id for p in paragraphs for s in p.stretches if s.id]
    assert len(ids) == len(set(ids))
    assert set(laid.anchors.values()) == set(ids)


@settings(max_examples=40, deadline=None)
@given(_drafts(), st.data())
def test_any_draft_makes_a_page_whose_words_are_the_draft_s(draft: tuple[Story, list[Mark]], data: st.DataObject) -> None:
    story, marks = draft
    report = specimen.report()
    count = min(len(marks), len(report.passages))
    passages = tuple(replace(p, span=m.span, label=None) for p, m in zip(report.passages, marks, strict=False))
    findings = tuple(replace(f, span=m.span) for f, m in zip(report.findings, marks, strict=False))
    shuffled = tuple(data.draw(st.permutations(findings)))
    text = written(replace(report, story=story, passages=passages[:count], findings=shuffled, let_stand=()))
    expected = [story.text[b.span] for b in story.blocks] or [story.text.string]
    assert drafted(text) == [clean_prose(words) for words in expected]
