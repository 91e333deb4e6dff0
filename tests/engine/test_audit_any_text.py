"""Whatever stands in a file: an audit does not break down, its spans lie in the text, and what was not done is said."""

from __future__ import annotations

import json
import re
import time

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chatham.core.audit import Audit
from chatham.core.text import Span
from chatham.engine.audit import audit
from chatham.readers.pick import read_draft
from chatham.writers.audit_html import page
from chatham.writers.audit_json import schema, to_json, to_line
from tests.language.alphabet import DRAFT, TEXT

LINES = (
    "Advertisement|ADVERTISEMENT|Photo: Ilka Brand|By Mara Tellin|4 May 2026|SARN, 4 May — The weir was shut.|# The weir|Related stories|"
    "![The weir](weir.jpg)|*The weir in September.*|> We were told.|- one|| a | b ||Share | Print|This article first appeared in the Post.|"
    "“We were told,” an official said.|According to two officials, the pumps had failed.|Nearly everyone we spoke to expected it.|---|(Reporting by Mara Tellin)"
).split("|")
PAGE = st.lists(st.one_of(st.sampled_from(LINES), TEXT), min_size=1, max_size=12).flatmap(
    lambda ls: st.sampled_from(["\n", "\n\n"]).map(lambda gap: gap.join(ls))
)
MARKUP = st.lists(
    st.sampled_from(["<p>", "</p>", "<nav>", "<h1>", "<figcaption>", '<p class="ad">', "<article>", "“We were told,” she said. ", "By Mara Tellin "]),
    max_size=30,
)


def audited(words: str, label: str = "story.txt", language: str | None = "en") -> Audit:
    return audit(read_draft(words.encode("utf-8", "replace"), label), language)


def spans(done: Audit) -> list[Span]:
    r = done.reading
    found = [s for a in r.attributions for s in (*a.source, *a.cue, *a.content)]
    found += [s for v in r.voices for s in (*v.spans, *(f.span for f in v.facets))]
    found += [c.span for c in r.collectives] + [c.claim for c in r.collectives if c.claim is not None] + [d.span for d in r.declared]
    return [*found, *r.scare, *(f.span for f in r.furniture), *(f.span for f in done.findings), *done.paragraphs]


def hold(done: Audit) -> None:
    size = len(done.story.text)
    assert all(0 <= s.start <= s.end <= size for s in spans(done))
    told = json.loads(to_json(done))
    jsonschema.validate(told, schema())
    assert told == json.loads(to_line(done))
    assert told["text"] == done.story.text.string.encode("utf-8", "replace").decode()
    ordered = [f.span for f in done.reading.furniture]
    assert all(a.end <= b.start for a, b in zip(ordered, ordered[1:], strict=False)), "furniture overlaps"
    assert not any(p.overlaps(f) for p in done.paragraphs for f in ordered), "a paragraph holds furniture"
    assert page(done, {}, "0.1").startswith("<!doctype html>")


@settings(max_examples=150, deadline=None)
@given(st.one_of(DRAFT, PAGE, TEXT), st.sampled_from(["story.txt", "story.md"]))
def test_any_text(words: str, label: str) -> None:
    if words.encode("utf-8", "replace").strip(b"\x00 \r\n\t\xef\xbb\xbf"):
        try:
            done = audited(words, label)
        except Exception as error:
            assert type(error).__name__ == "ReadError", repr(error)
            return
        hold(done)
        assert not [p for p in done.problems if p.code == "rule-broke-down"]


@settings(max_examples=40, deadline=None)
@given(MARKUP)
def test_any_page(parts: list[str]) -> None:
    try:
        done = audited("<html><body>" + "".join(parts) + "</body></html>", "story.html")
    except Exception as error:
        assert type(error).__name__ == "ReadError", repr(error)
        return
    hold(done)


def codes(words: str, label: str = "story.txt") -> list[str]:
    return [p.code for p in audited(words, label, None).problems]


SAID = "The ministry had known since the spring that the pumps of the lower town were failing, an official said. "


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (SAID * 3, "no-marks"),
        ("“The pumps were never counted, an official said.\n\nNobody had counted them, and nobody asked.\n", "unclosed-marks"),
        (SAID.upper() * 4, "capitals"),
        ("\n\n".join(["The water went", "below the weir", "and nobody", "had seen it here"] * 4), "short-lines"),
        ("```\nx = 1\n```\n\n" + SAID, "code"),
        ("Advertisement\n\nPhoto: Ilka Brand\n\nShare this article\n", "no-story"),
    ],
)
def test_what_was_not_done_is_said(words: str, code: str) -> None:
    assert code in codes(words)


def test_another_language_gets_its_furniture_and_nothing_that_is_guessed() -> None:
    french = (
        "# Les pompes que personne n’a comptées\n\nLe ministère savait depuis le printemps que les pompes de la basse ville ne marchaient plus, et il ne "
        "l’avait dit à personne. « Nous n’avons rien dit parce que personne ne nous a rien demandé », a expliqué un haut fonctionnaire de la rue du Barrage.\n"
    )
    done = audited(french, "story.md", None)
    assert [f.kind for f in done.reading.furniture] == ["headline"]
    assert not done.reading.attributions and not done.reading.voices
    assert [p.code for p in done.problems] == ["story-language"] and not done.complete
    assert "French" in done.problems[0].message


@pytest.mark.parametrize(
    "words",
    [
        "“" * 100_000,
        "'" * 100_000,
        '"a" ' * 25_000,
        "“Never closed, he said. " * 4_000,
        "the minister said that officials had told the council of the bridge and he believed it would open " * 5_000,
        "Photo: X\n" * 20_000,
        "ADVERTISEMENT\n\n" * 10_000,
        "— " * 100_000,
        "(" * 100_000,
        "a" * 1_000_000,
        "a | " * 30_000,
        "SARN " * 60_000,
        "Aa Bb/" * 20_000,
        "[a](b) · " * 10_000,
        "By Otto Brill, " * 10_000,
    ],
    ids=lambda words: re.sub(r"\W+", "-", words[:12]),
)
def test_no_text_takes_the_square_of_its_length(words: str) -> None:
    """Each of these takes about a second; the square of its length would take minutes."""
    began = time.process_time()
    done = audited(words, "story.md" if "](" in words else "story.txt")
    assert time.process_time() - began < 25
    assert all(s.end <= len(done.story.text) for s in spans(done))
