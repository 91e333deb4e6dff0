"""Who says what: every kind of report, on sentences of our own."""

from __future__ import annotations

import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from chatham.core.text import Span
from chatham.language.attribution import saying, words_of_saying
from chatham.language.quotations import quotations, trimmed
from chatham.language.reported import Reported, reported
from tests.language.told import paragraphs_of, story


def read(text: str) -> tuple[Reported, ...]:
    return reported(text, paragraphs_of(text), trimmed(quotations(story(text), words_of_saying()), text, saying()))


def shown(text: str) -> list[tuple[str, str, list[str], str]]:
    def words(spans: tuple[Span, ...]) -> list[str]:
        return [text[s.start : s.end] for s in spans]

    return [(" ".join(words(r.source)), " ".join(words(r.cue)), words(r.content), r.type) for r in read(text)]


CASES = {
    "mark, comma, name, verb": ("“The ferry is late again,” Brill said.", ("Brill", "said", ["“The ferry is late again,”"], "direct")),
    "verb before the name": (
        "“The ferry is late,” said Otto Brill, a harbour clerk.",
        ("Otto Brill, a harbour clerk", "said", ["“The ferry is late,”"], "direct"),
    ),
    "name first": ("Otto Brill said, “The ferry is late.”", ("Otto Brill", "said", ["“The ferry is late.”"], "direct")),
    "colon": ("The harbour master wrote: “Nobody sails today.”", ("The harbour master", "wrote", ["“Nobody sails today.”"], "direct")),
    "in two pieces": ("“We waited,” she said, “and nobody came.”", ("she", "said", ["“We waited,”", "“and nobody came.”"], "direct")),
    "over two sentences": ("“We waited,” she said. “Nobody came.”", ("she", "said", ["“We waited,”", "“Nobody came.”"], "direct")),
    "question": ("“Who closed the lock?” asked Mara Tellin.", ("Mara Tellin", "asked", ["“Who closed the lock?”"], "direct")),
    "two apostrophes": ("''The lock is shut,'' Tellin said.", ("Tellin", "said", ["''The lock is shut,''"], "direct")),
    "guillemets": ("«The lock is shut,» Tellin said.", ("Tellin", "said", ["«The lock is shut,»"], "direct")),
    "that": ("Tellin said that the lock was shut.", ("Tellin", "said", ["that the lock was shut"], "indirect")),
    "no that": ("Tellin said the lock was shut.", ("Tellin", "said", ["the lock was shut"], "indirect")),
    "told somebody": ("A clerk told the council that the lock was shut.", ("A clerk", "told", ["that the lock was shut"], "indirect")),
    "according to, behind": (
        "The lock was shut in May, according to two engineers.",
        ("two engineers", "according to", ["The lock was shut in May"], "indirect"),
    ),
    "according to, before": (
        "According to two engineers, the lock was shut in May.",
        ("two engineers", "According to", ["the lock was shut in May"], "indirect"),
    ),
    "an adjective that is somebody": ("A ministry official disputed her account.", ("A ministry official", "disputed", ["her account"], "indirect")),
    "a day before that": ("A port official said Friday that the lock was shut.", ("A port official", "said", ["that the lock was shut"], "indirect")),
    "a participle that is the verb": ("State officials said the two raised money.", ("State officials", "said", ["the two raised money"], "indirect")),
    "it": ("It warned that the wall could break.", ("It", "warned", ["that the wall could break"], "indirect")),
    "aside": ("The lock, she said, will stay shut.", ("she", "said", ["The lock", "will stay shut"], "indirect")),
    "aside at the end": ("The lock will stay shut, the mayor said.", ("the mayor", "said", ["The lock will stay shut"], "indirect")),
    "inverted at the end": ("The lock will stay shut, said the mayor.", ("the mayor", "said", ["The lock will stay shut"], "indirect")),
    "mixed": ("Brill called for “more honesty” in the lock office.", ("Brill", "called for", ["“more honesty”"], "direct")),
    "mixed, a clause": ("Brill said the lock was “a scandal” for the town.", ("Brill", "said", ["the lock was “a scandal” for the town"], "mixed")),
    "wish": ("The council wants to sell the ferry.", ("The council", "wants", ["to sell the ferry"], "indirect")),
    "belief": ("Most boatmen believe the lock is unsafe.", ("Most boatmen", "believe", ["the lock is unsafe"], "indirect")),
    "accusation": ("Brill accused the council of hiding the survey.", ("Brill", "accused", ["the council of hiding the survey"], "indirect")),
    "noun": ("They laughed at the mayor’s claim that the lock was safe.", ("the mayor", "the mayor’s claim", ["that the lock was safe"], "indirect")),
    "aside about the speaker": (
        "Otto Brill, 61, a clerk from Sarn, said the lock was shut.",
        ("Otto Brill, 61, a clerk from Sarn", "said", ["the lock was shut"], "indirect"),
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_kind(name: str) -> None:
    text, expected = CASES[name]
    assert expected in shown(text), shown(text)


def test_headline_with_a_colon() -> None:
    assert shown("Mayor Tellin: The lock is safe\n\nThe lock in Sarn leaks.")[0][2:] == (["The lock is safe"], "indirect")


def test_announced_in_the_paragraph_before() -> None:
    assert shown("The council put out this notice:\n\n“Nobody sails today.”")[0][0] == "The council"


def test_several_paragraphs_and_one_attribution() -> None:
    text = "“The lock is old,” Brill said. “It leaks.\n\n“Nobody will pay for it.”"
    found = shown(text)
    assert len(found) == 1 and found[0][0] == "Brill"
    assert "Nobody will pay" in found[0][2][-1]


def test_a_quotation_alone_goes_on_with_the_voice_before() -> None:
    found = shown("“The lock is old,” Brill said.\n\n“Nobody will pay for it.”")
    assert [f[0] for f in found] == ["Brill"] and len(found[0][2]) == 2


def test_a_quotation_alone_waits_for_the_voice_behind() -> None:
    found = shown("“The lock is old.”\n\n“Nobody will pay for it,” Brill said.")
    assert [f[0] for f in found] == ["Brill"] and len(found[0][2]) == 2


def test_a_quotation_that_nobody_is_given() -> None:
    (only,) = read("“Nobody will pay for it.”")
    assert only.inherited and not only.source and not only.cue


def test_nothing_is_reported() -> None:
    assert read("The lock in Sarn was built in 1911. It leaks.") == ()


def test_nothing_within_what_is_reported() -> None:
    assert len(read("Brill said the mayor believes that the council wants to sell the ferry.")) == 1


def test_who_adds_something() -> None:
    assert [f[0] for f in shown("“It leaks,” said Brill, adding that the pump was old.")] == ["Brill", "Brill"]


PARTS = st.sampled_from(
    [
        "“",
        "”",
        '"',
        "''",
        "‘",
        "’",
        "«",
        "»",
        ",",
        ".",
        ":",
        "—",
        "(",
        ")",
        "\n",
        "Brill",
        "said",
        "that",
        "the",
        "lock",
        "according to",
        "she",
        "to",
        "WANTS",
        "é",
        "漢",
        "1.5",
        "-",
        "\u2060",
    ]
)


def orderly(text: str) -> None:
    for r in read(text):
        assert r.content
        for spans in (r.source, r.cue, r.content):
            assert all(0 <= s.start < s.end <= len(text) for s in spans)
            assert all(a.end <= b.start for a, b in zip(spans, spans[1:], strict=False))


@given(st.lists(PARTS, max_size=40).map(" ".join))
@settings(deadline=None, max_examples=60)
@example("“ said Brill")
def test_any_words(text: str) -> None:
    orderly(text)


@given(st.text(max_size=120))
@settings(deadline=None, max_examples=60)
def test_any_text(text: str) -> None:
    orderly(text)


def seconds(text: str) -> float:
    began = time.process_time()
    read(text)
    return time.process_time() - began


@pytest.mark.parametrize(
    "unit",
    ["Brill said that the lock of Sarn was shut. ", "word ", "“It leaks,” she said. ", '" ', "“", ", ", "said ", "'' ", "(", "that Brill said "],
    ids=str,
)
def test_time_grows_with_the_text(unit: str) -> None:
    few, many = seconds(unit * (10_000 // len(unit))), seconds(unit * (40_000 // len(unit)))
    assert many < 8 * few + 0.5


def test_the_same_twice() -> None:
    text = "“It leaks,” said Brill. The mayor denied the claim."
    assert read(text) == read(text)


UNNAMED = {
    "close to": ("“It was like watching a ship sink,” a source close to the minister recalls.", "a source close to the minister"),
    "in the ministry": ("One senior official in the harbour ministry says that everyone knew.", "One senior official in the harbour ministry"),
    "for one": ("For one manager at the railway, it was simple: “We lied.”", "one manager at the railway"),
    "our interviewees": ("Almost all our interviewees agree: the decision was made in March.", "all our interviewees"),
    "the other": ("“They deleted it,” one of them says; “it was mad,” the other adds.", "the other"),
}


@pytest.mark.parametrize("name", UNNAMED)
def test_voices_without_a_name(name: str) -> None:
    text, source = UNNAMED[name]
    assert source in [found[0] for found in shown(text)], shown(text)


def test_asking_not_to_be_named_reports_nothing() -> None:
    assert read("A third official, who asked not to be named, laughed.") == ()


def test_a_heading_may_end_with_its_verb() -> None:
    assert len(read("The lock is shut.\n4.4 Being told")) <= 1
