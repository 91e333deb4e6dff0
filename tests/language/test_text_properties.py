"""What must hold of any text: folded words keep their place, quotations lie in order, nothing is looked for twice."""

from __future__ import annotations

import re
import signal
import unicodedata

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from chatham.core.text import Span, Text
from chatham.engine.mark import mark
from chatham.language.fold import BRACKET, ELLIPSIS, INAUDIBLE, TAG, TOKEN, fold, keys_of, words
from chatham.language.fold import PLAIN as PLAIN_TOKENS
from chatham.language.labels import compare
from chatham.language.sentences import sentences
from chatham.language.tongue import language_of
from chatham.readers.drafts import read_markdown, read_plain
from tests.language.alphabet import DRAFT, PLAIN, TEXT

RELAXED = settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@RELAXED
@given(TEXT, st.booleans())
def test_folded_words_quote_themselves(text: str, bracketed: bool) -> None:
    found = words(text, [(0, len(text))], bracketed)
    last = 0
    for w in found:
        assert last <= w.start < w.end <= len(text)
        last = w.start
        surface = text[w.start : w.end]
        if w.kind not in (ELLIPSIS, TAG, INAUDIBLE):
            assert any(c.isalnum() or c in "$€£%" or unicodedata.combining(c) or "\u0e00" < c < "\u0eff" for c in surface), surface
            assert w.key
    units = [w.unit for w in found]
    assert units == sorted(units)


@RELAXED
@given(TEXT)
def test_no_letter_is_lost(text: str) -> None:
    """Every letter and digit lies in some word."""
    text = re.sub(r"[\[(][^\])]*[\])]|\d", " ", text)
    covered = {at for w in words(text, [(0, len(text))]) for at in range(w.start, w.end)}
    assert not [c for at, c in enumerate(text) if c.isalpha() and at not in covered]


@RELAXED
@given(TEXT, st.integers(0, 40))
def test_words_do_not_depend_on_what_stands_around(text: str, before: int) -> None:
    here = words(text, [(0, len(text))])
    there = words(" " * before + text, [(before, before + len(text))])
    assert [(w.key, w.start + before, w.kind) for w in here] == [(w.key, w.start, w.kind) for w in there]


@RELAXED
@given(st.text(max_size=12))
def test_folding_is_done_once(surface: str) -> None:
    assert fold(fold(surface)) == fold(surface)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("don’t", "do not"),
        ("250", "two hundred and fifty"),
        ("1,200", "1200"),
        ("per cent", "percent"),
        ("%", "percent"),
        ("colour", "color"),
        ("organise", "organize"),
        ("naïve", "naive"),
        ("NOT", "not"),
        ("wa-\nter", "water"),
        ("14th", "14TH"),
        ("twenty-one", "21"),
        ("nineteen eighty", "1980"),
        ("£4.10", "four pounds ten"),
        ("ﬁve", "five"),
        ("a hundred", "100"),
    ],
)
def test_harmless_differences_vanish(one: str, other: str) -> None:
    assert [w.key for w in words(one, [(0, len(one))])] == [w.key for w in words(other, [(0, len(other))])]


@pytest.mark.parametrize(
    ("one", "other"), [("14", "40"), ("not", "now"), ("can", "cannot"), ("3.5", "35"), ("million", "billion"), ("first", "one"), ("have", "had")]
)
def test_other_differences_stay(one: str, other: str) -> None:
    assert [w.key for w in words(one, [(0, len(one))])] != [w.key for w in words(other, [(0, len(other))])]


def test_brackets_are_told_apart() -> None:
    text = "we [the men] were … told [laughs] by Orla[n]"
    kinds = [w.kind for w in words(text, [(0, len(text))], bracketed=True)]
    assert (kinds.count(BRACKET), kinds.count(ELLIPSIS), kinds.count(TAG)) == (3, 1, 1)
    assert keys_of("he'd") == ("he", "would")


@RELAXED
@given(st.one_of(DRAFT, TEXT), st.booleans())
@example("\"'\"'", True)
@example("“a\n\n“b\n\n“c", False)
@example("> “a\n> b\n> — Orla\n", False)
def test_passages_lie_in_order(text: str, plain: bool) -> None:
    story = read_plain(text, "a.txt") if plain else read_markdown(text, "a.md")
    marked = mark(story)
    last = 0
    for number, p in enumerate(marked.passages, 1):
        assert p.id == f"P{number}"
        assert last <= p.span.start < p.span.end <= len(text)
        last = p.span.end
        assert p.parts and all(p.span.covers(part) and len(part) > 0 for part in p.parts)
        assert list(p.parts) == sorted(p.parts)
        assert p.voice is None or p.voice in marked.voices
        for span in (p.label, p.cue):
            assert span is None or 0 <= span.start <= span.end <= len(text)
        assert p.continues is None or int(p.continues[1:]) < number
    for voice in marked.voices.values():
        assert voice.label.strip() and all(len(s) for s in voice.spans)


@RELAXED
@given(st.one_of(DRAFT, TEXT))
def test_sentences_cover_every_word_once(text: str) -> None:
    text = text.encode("utf-8", "replace").decode()  # no reader lets half a character into a draft
    story = read_markdown(text, "a.md")
    found = sentences(story.text, [b.span for b in story.blocks])
    last = 0
    for s in found:
        assert last <= s.start < s.end
        last = s.end
    inside = "".join(text[s.start : s.end] for s in found)
    expected = "".join(text[b.span.start : b.span.end] for b in story.blocks)
    assert "".join(inside.split()) == "".join(expected.split())


@RELAXED
@given(TEXT, TEXT)
def test_labels_compare_both_ways(one: str, other: str) -> None:
    turned = {"same": {"same", "more"}, "more": {"less", "other", "more", "same"}, "less": {"more"}, "other": {"other", "more"}}
    assert compare(other, one) in turned[compare(one, other)]
    assert compare(one, one) == "same" or one != one


@RELAXED
@given(TEXT)
def test_any_text_has_a_language_or_none(text: str) -> None:
    found = language_of(text, "en")
    assert found is None or re.fullmatch("[a-z]{2,3}", found)


@pytest.mark.parametrize(
    "text",
    [
        "“" * 100_000,
        "”" * 100_000,
        '"' * 100_000,
        "'" * 100_000,
        "“a” " * 50_000,
        "“‘" * 50_000,
        "«»" * 50_000,
        "“a\n\n" * 30_000,
        "> a\n\n" * 30_000,
        "‘a’s " * 30_000,
        "[" * 100_000,
        "a" * 200_000,
        "— said " * 30_000,
        "“a,” he said. " * 10_000,
    ],
    ids=lambda t: t[:8].replace("\n", "/"),
)
def test_time_is_linear(text: str) -> None:
    def late(*_: object) -> None:
        raise AssertionError("not done after 20 seconds")

    before = signal.signal(signal.SIGALRM, late)
    signal.alarm(20)
    try:
        marked = mark(read_markdown(text, "a.md"))
        sentences(Text(text), [Span(0, len(text))])
        words(text, [(0, len(text))], True)
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)
    assert len(marked.passages) <= 100_000


@RELAXED
@given(PLAIN)
def test_the_text_is_never_changed(text: str) -> None:
    raw = f"“{text}”\u200b she\u00a0said.\u00ad\n"
    assert read_plain(raw, "a.txt").text.string == raw


@RELAXED
@given(TEXT)
def test_the_short_way_of_cutting_words_gives_what_the_long_way_gives(text: str) -> None:
    plain = re.sub(r"[\[(\]\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0002ffff]", " ", text)
    cut = [[(m.lastgroup, m.span()) for m in tokens.finditer(plain)] for tokens in (TOKEN, PLAIN_TOKENS)]
    assert cut[0] == cut[1]


@pytest.mark.parametrize(
    ("one", "other"), [("at 7.30pm", "at 7:30 pm"), ("at 7.30 p.m.", "at 7:30 p.m."), ("the 22nd", "the twenty-second"), ("£4.10", "four pounds and ten pence")]
)
def test_times_and_sums_are_one_word_however_written(one: str, other: str) -> None:
    cut = ["".join(w.key for w in words(text, [(0, len(text))])) for text in (one, other)]
    assert cut[0] == cut[1]


def test_a_time_stamp_is_no_clock_time() -> None:
    assert not any(":" in w.key for w in words("12:30:45", [(0, 8)]))
