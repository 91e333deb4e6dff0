"""An audit as JSON, on a terminal, as a page and as a table."""

from __future__ import annotations

import io
import json
import re
from dataclasses import replace
from html import unescape

import jsonschema
import pytest
from rich.console import Console

from chatham.core.audit import Audit, Row, Summary
from chatham.core.passage import Facet, Voice
from chatham.core.reading import Attribution, Collective, Declared, Furniture, Reading
from chatham.core.report import Problem
from chatham.core.text import Span
from chatham.engine.audit import audit
from chatham.engine.tally import shares, summary
from chatham.readers.pick import read_draft
from chatham.writers.audit_html import page
from chatham.writers.audit_json import schema, to_json, to_line
from chatham.writers.audit_terminal import summary as printed
from chatham.writers.audit_terminal import table
from chatham.writers.audit_wording import figures, percent

TEXT = (
    "Pumps <were> never counted\n\nPhoto: Ilka Brand\n\nWe spoke to one official. “We counted twice,” a senior official said.\n\n"
    "Nearly everyone we spoke to expected it. Otto Brill said the pumps were new. A clerk said nobody asked.\n"
)


def at(words: str, text: str = TEXT) -> Span:
    begin = text.index(words)
    return Span(begin, begin + len(words))


def specimen() -> Audit:
    """An audit with everything in it, put together by hand."""
    done = audit(read_draft(TEXT.encode(), "story.txt"), "en")
    voices = (
        Voice("K1", "a senior official", (at("a senior official"),), False, False, ("a senior official",), (Facet("rank", "senior", at("senior")),)),
        Voice("K2", "Nearly everyone", (at("Nearly everyone"),), False, True, ("Nearly everyone",)),
        Voice("K3", "Otto Brill", (at("Otto Brill"),), True, False, ("Otto Brill",)),
        Voice("K4", "A clerk", (at("A clerk"),), False, False, ("A clerk",)),
    )
    attributions = (
        Attribution((at("a senior official"),), (at("said"),), (at("“We counted twice,”"),), "direct", "K1"),
        Attribution((at("Nearly everyone we spoke to"),), (at("expected"),), (at("it", TEXT),), "indirect", "K2"),
        Attribution((at("Otto Brill"),), (), (at("the pumps were new"),), "indirect", "K3"),
        Attribution((at("A clerk"),), (), (at("nobody asked"),), "indirect", "K4", True),
    )
    reading = Reading(
        attributions,
        voices,
        (Collective(at("Nearly everyone we spoke to"), "Nearly everyone", "we spoke to", None, "K2"),),
        (Declared(at("one official"), 1, "official"),),
        (),
        (Furniture("headline", at("Pumps <were> never counted")), Furniture("credit", at("Photo: Ilka Brand"))),
    )
    text = done.story.text.string
    return replace(done, reading=reading, shares=shares(text, reading), summary=summary(text, done.paragraphs, reading), problems=())


def shown(done: Audit, width: int = 100) -> str:
    out = io.StringIO()
    printed(done, Console(file=out, width=width))
    return " ".join(out.getvalue().split())


def test_json_is_what_its_schema_says() -> None:
    told = json.loads(to_json(specimen()))
    jsonschema.validate(told, schema())
    assert told["schema"] == "chatham-audit/1"
    assert told["voices"][0]["facets"] == [{"kind": "rank", "words": "senior", "span": list(at("senior"))}]
    assert [a["inherited"] for a in told["attributions"]] == [False, False, False, True]
    assert told["summary"]["declared_sources"] == 1
    assert to_line(specimen()).count("\n") == 1


def test_words_within_words_count_once() -> None:
    text = "Brill said that a clerk believed that the pumps were new."
    outer, inner = Span(11, 56), Span(34, 56)
    reading = Reading(
        (Attribution((), (), (outer,), "indirect", "K1"), Attribution((), (), (inner,), "indirect", "K2")),
        (Voice("K1", "Brill", (Span(0, 5),), True), Voice("K2", "a clerk", (Span(16, 23),), False)),
    )
    told = summary(text, [Span(0, len(text))], reading)
    assert (told.words, told.attributed_words, told.unnamed_words, told.unnamed_share) == (11, 9, 0, 0.0)
    assert [s.words for s in shares(text, reading)] == [9, 5]


def test_the_figures_in_a_sentence() -> None:
    assert figures(Summary(words=9)) == "9 words, nobody's words reported"
    told = Summary(voices=21, unnamed_voices=18, unnamed_people=16, attributions=40, declared_sources=15)
    assert figures(told) == "21 voices, 18 of them unnamed, in 40 attributions; 15 people declared, so some labels must share a person"
    assert figures(replace(told, declared_sources=16)).endswith("; 16 people declared")
    assert figures(Summary(voices=1, unnamed_voices=1, attributions=1)) == "1 voice, unnamed, in 1 attribution"
    assert [percent(s) for s in (0, 0.001, 0.5, 0.999, 1)] == ["0 %", "1 %", "50 %", "99 %", "100 %"]


def test_the_terminal_tells_voices_groups_and_numbers() -> None:
    told = shown(specimen())
    assert told.startswith("story.txt: 4 voices, 3 of them unnamed, in 4 attributions; 1 person declared, so some labels must share a person.")
    assert "K1 unnamed 1 1 3 a senior official" in told
    assert "K2 group" in told and "K3 named" in told
    assert "¶1 declared: 1 official" in told
    assert "¶2 Nearly everyone we spoke to: Nearly everyone we spoke to expected it." in told


@pytest.mark.parametrize("width", [20, 40, 80, 200])
def test_the_terminal_may_be_narrow(width: int) -> None:
    assert "K4" in shown(specimen(), width)


def test_a_problem_is_told() -> None:
    done = replace(specimen(), problems=(Problem("x", "It could not be read.", None, "Try again."),))
    assert "Not everything could be read It could not be read. Try again." in shown(done)


def words_of(made: str) -> str:
    """What a reader of the page sees of the text, without what is added to it."""
    body = made[made.index('<article id="draft"') : made.index("</article>")]
    body = re.sub(r'<a class="pn".*?</a>|<span class="kinds">.*?</span>', "", body)
    return "".join(unescape(re.sub(r"<[^>]+>", "", body)).split())


def test_the_page_holds_every_word_once_and_nothing_runs() -> None:
    done = specimen()
    made = page(done, {"Q12": "A page.\n\nWhy."}, "0.1")
    assert words_of(made) == "".join(TEXT.split())
    assert "<script" not in made and "script-src" not in made and "style=" not in made
    assert not re.search(r"https?://", made)
    assert "<were>" not in made
    assert made == page(done, {"Q12": "A page.\n\nWhy."}, "0.1")


def test_the_page_tells_voices_apart_without_colours() -> None:
    made = page(specimen(), {}, "0.1")
    assert 'data-e="K1"' in made and 'data-e="K3"' in made
    assert re.search(r'class="a rep h\d unnamed', made) and re.search(r'class="a rep h\d named', made) and re.search(r'class="a rep h\d group', made)
    assert made.index("Said of groups") < made.index("declared: <b>1</b>")
    assert '<p class="dots"' not in made and '<i class="own"></i><i class="over"></i>' in made


@pytest.mark.parametrize("words", ["x", "one word", "red \x1b[31m and back \u202e to front", "# only a title"])
def test_the_page_of_next_to_nothing(words: str) -> None:
    done = audit(read_draft(words.encode(), "story.md"), "en")
    made = page(done, {}, "0.1")
    assert "\x1b" not in made and "\u202e" not in made
    assert "</html>" in made


def test_a_table_has_a_line_for_each_and_a_sum() -> None:
    rows = [
        Row("a.txt", 1, Summary(words=1200, voices=3, unnamed_voices=2, attributions=4, attributed_words=100, unnamed_words=50, declared_sources=15), 2, ""),
        Row("b.txt", 2, Summary(), 0, "b.txt is empty."),
    ]
    told = table(rows).splitlines()
    assert told[1].split() == ["1,200", "3", "2", "50", "%", "15", "2", "a.txt"]
    assert told[2].endswith("b.txt (not all could be read)")
    assert told[-1] == "2 stories: 3 voices, 2 of them unnamed; 50 % of the reported words rest on unnamed voices; 1 could not be read."
