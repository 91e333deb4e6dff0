"""Furniture of a page told from the story: no line of the one is read as the other."""

from __future__ import annotations

import pytest

from chatham.core.story import Story
from chatham.language.furniture import apart
from chatham.readers.pick import read_draft

LONG = (
    "The ministry had known since the spring that the pumps of the lower town were failing, and it had said so to nobody outside the building on Weir Street."
)
MORE = "By the autumn the engineers had stopped writing reports, because the reports came back unread, with the same stamp on each of them and the same date."
LAST = "Nobody at the ministry would say who had ordered the stamp, and the stamp itself could not be found when the inspectors asked to see it in November."

Line = tuple[str, str]  # kind ("" for the story), words


def page(lines: list[Line], name: str = "page.txt", between: str = "\n\n") -> None:
    """Every line is told as what it is, and nothing else is."""
    story = read_draft(between.join(words for _, words in lines).encode(), name)
    found = [(f.kind, story.text[f.span]) for f in apart(story).furniture]
    assert found == [line for line in lines if line[0]]


def kinds(words: str, name: str = "page.txt") -> list[str]:
    return [f.kind for f in apart(read_draft(words.encode(), name)).furniture]


def kept(story: Story) -> list[str]:
    return [story.text[b.span] for b in apart(story).story.blocks]


def test_a_newspaper() -> None:
    page(
        [
            ("headline", "The pumps that nobody counted"),
            ("headline", "Officials knew in spring. The villages below the weir were told in November."),
            ("byline", "By Mara Tellin and Otto Brill"),
            ("byline", "4 May 2026"),
            ("", LONG),
            ("advertisement", "Advertisement"),
            ("", MORE),
            ("headline", "The stamp on Weir Street"),
            ("", LONG + " It was not the first time."),
            ("navigation", "Read more: The weir that was sold twice"),
            ("", LAST),
            ("about-author", "Mara Tellin is a reporter at the Lower Town Post."),
            ("syndication", "This article first appeared in the Weir Street Letter."),
            ("navigation", "Sign up for our weekly newsletter"),
            ("navigation", "Share this article"),
        ]
    )


def test_captions_with_credits_and_a_caption_that_comes_again() -> None:
    caption = "The lower weir in September, before the gates were shut."
    page(
        [
            ("headline", "The pumps that nobody counted"),
            ("", LONG),
            ("caption", caption),
            ("credit", "Photo: Ilka Brand / Union News"),
            ("", MORE),
            ("caption", caption),
            ("credit", "Photo: Ilka Brand / Union News"),
            ("", LAST),
        ],
        between="\n",
    )


def test_a_credit_at_the_end_of_a_caption() -> None:
    told = f"{LONG}\n\nThe lower weir in September. Photo: Ilka Brand/Union News\n\n{MORE}\n"
    story = read_draft(told.encode(), "page.txt")
    found = [(f.kind, story.text[f.span]) for f in apart(story).furniture]
    assert found == [("caption", "The lower weir in September."), ("credit", "Photo: Ilka Brand/Union News")]


def test_an_advertisement_with_its_copy() -> None:
    page(
        [
            ("headline", "The pumps that nobody counted"),
            ("", LONG),
            ("advertisement", "ADVERTISEMENT"),
            ("advertisement", "Brill & Sons rain butts. Four sizes. Order before June and the lid is free."),
            ("", "“You may count them yourself,” she said."),
            ("", MORE),
        ]
    )


def test_links_behind_a_label() -> None:
    page(
        [
            ("headline", "The pumps that nobody counted"),
            ("", LONG),
            ("navigation", "Related stories"),
            ("navigation", "The weir that was sold twice"),
            ("navigation", "A minister and his two umbrellas"),
            ("", MORE),
            ("", LAST),
        ]
    )


@pytest.mark.parametrize(
    ("front", "rest"),
    [
        ("SARN, 4 May —", " " + LONG),
        ("SARN —", " " + LONG),
        ("PORT SARN, Almarra, March 14 (Union News) -", " " + LONG),
        ("Sarn, 4 May (Union News) –", " " + LONG),
        ("Port Sarn –", " On a wet Tuesday in November the pumps were counted for the first time in a year."),
    ],
)
def test_a_dateline_is_part_of_its_paragraph(front: str, rest: str) -> None:
    story = read_draft(f"The pumps that nobody counted\n\n{front}{rest}\n\n{MORE}\n".encode(), "page.txt")
    found = apart(story)
    assert [(f.kind, story.text[f.span]) for f in found.furniture][1:] == [("dateline", front)]
    assert kept(story)[1] == rest.strip()


@pytest.mark.parametrize(
    "words",
    [
        "NATO — the alliance that nobody in Sarn had heard of — was asked for pumps, and for a man who knew how to start them before the winter came.",
        "The weir – Not a word of it was printed, and nobody asked why the paper had left the whole of the page white on that morning in the spring.",
        "Tellin – who had written the letter – said that nobody had answered it, and that she had in the end gone to Weir Street with the letter in her hand.",
    ],
)
def test_a_dash_is_no_dateline(words: str) -> None:
    assert "dateline" not in kinds(f"The pumps that nobody counted\n\n{words}\n\n{MORE}\n")


@pytest.mark.parametrize(
    "line",
    [
        "“You want a letter?” he asked.",
        "By Tuesday the council had met twice.",
        "Follow the river on its way south and you come to the weir.",
        "Share the burden, the minister said, and everybody laughed.",
        "Images from the scene showed the gates open.",
        "Copyright law is a mess, the clerk said.",
        "Ad hoc committees met all through the summer.",
        "No comment, the ministry said.",
        "This report was published last May by the ministry and read by nobody.",
        "The author of the letter was never found.",
        "Photographs were taken of the pumps on Monday.",
        "Related companies were told a week before.",
        "He paid.",
        "Who would have known?",
        "Otto Brill is a journalist, and he knew the man.",
        "The story continues to be told in the villages below the weir.",
        "She sent me a photo: a bridge without a river.",
        "Watch: that is what the sign said.",
        "Translated from the officials’ own language, it meant that they were afraid.",
        "Home is where the pump is, they say in the lower town.",
    ],
)
def test_a_short_paragraph_stays_the_story_s(line: str) -> None:
    assert kinds(f"The pumps that nobody counted\n\n{LONG}\n\n{line}\n\n{MORE}\n\n{LAST}\n") == ["headline"]


def test_talk_and_verse_have_no_crossheads() -> None:
    talk = "\n\n".join(
        ["“Who shut the gates?” I asked.", "He looked at the window.", "“The gates”", "“Yes”", "Nobody spoke for a while.", "“They were never open.”"]
    )
    assert kinds(talk) == []
    verse = "The water went\nbelow the weir\nand nobody\nhad seen it here\n\nThe gates were shut\nthe lamps were lit\nand nobody\nhad heard of it\n"
    assert kinds(verse) == []


def test_markdown_is_told_without_its_signs() -> None:
    told = (
        "# The pumps that nobody counted\n\n*Officials knew in spring. Nobody else did.*\n\nBy **Mara Tellin** · Illustration by Pim Brandt\n\n"
        f"![The lower weir](img/weir.jpg)\n*The weir in September. Photo: Ilka Brand*\n\n{LONG}\n\n## The stamp\n\n{MORE}\n\n---\n\n"
        f"{LAST}\n\n[Sign up for our letter](https://example.org/l) · [More from this issue](https://example.org/i)\n"
    )
    story = read_draft(told.encode(), "page.md")
    assert [(f.kind, story.text[f.span]) for f in apart(story).furniture] == [
        ("headline", "The pumps that nobody counted"),
        ("headline", "Officials knew in spring. Nobody else did."),
        ("byline", "By **Mara Tellin**"),
        ("credit", "Illustration by Pim Brandt"),
        ("caption", "The lower weir"),
        ("caption", "The weir in September."),
        ("credit", "Photo: Ilka Brand"),
        ("headline", "The stamp"),
        ("navigation", "Sign up for our letter"),
        ("navigation", "More from this issue"),
    ]
    assert kept(story) == ["The pumps that nobody counted", "Officials knew in spring. Nobody else did.", LONG, MORE, LAST]


def test_a_saved_page() -> None:
    told = (
        '<!doctype html><html><body><nav><a href="/">Home</a></nav><main><article><h1>The pumps that nobody counted</h1>'
        '<div class="byline">Mara Tellin</div><figure><img src="a.jpg"><figcaption>The weir in September. <span class="credit">Photograph: Ilka Brand</span>'
        f'</figcaption></figure><p>{LONG}</p><aside class="ad"><p>Rain butts from 89 crowns.</p></aside><p>{MORE}</p><p>{LAST}</p>'
        '<div class="author-bio"><p>Mara Tellin covers water.</p></div></article></main><footer><p>Privacy policy</p></footer></body></html>'
    )
    story = read_draft(told.encode(), "page.html")
    found = {story.text[f.span]: f.kind for f in apart(story).furniture}
    assert found == {
        "Home": "navigation",
        "The pumps that nobody counted": "headline",
        "Mara Tellin": "byline",
        "The weir in September.": "caption",
        "Photograph: Ilka Brand": "credit",
        "Rain butts from 89 crowns.": "advertisement",
        "Mara Tellin covers water.": "about-author",
        "Privacy policy": "navigation",
    }


def test_lines_broken_by_hand_stay_together() -> None:
    told = (
        "The pumps that nobody counted\n\nBy Mara Tellin\n\nSARN, 4 May - The ministry had known since the spring that the\npumps of the lower town were failing,"
        " and it had said so to nobody\noutside the building on Weir Street. By Tuesday the council had met\nBy Monday it had risen, and nobody could say what"
        " it was that it had\ntalked about for so long.\n\n(Reporting by Mara Tellin in Sarn;\nEditing by Otto Brill)\n"
    )
    assert kinds(told) == ["headline", "byline", "dateline", "credit"]


def test_headlines_are_read_and_crossheads_are_not() -> None:
    told = f"Pumps were never counted, say officials\n\n{LONG}\n\nThe stamp on Weir Street\n\n{MORE}\n\n{LAST}\n"
    assert kept(read_draft(told.encode(), "page.txt")) == ["Pumps were never counted, say officials", LONG, MORE, LAST]


def test_a_paragraph_broken_anywhere_is_no_heap_of_headlines() -> None:
    broken = "The ministry had known since the spring that\nthe pumps\nof the lower town were failing, and it had\nsaid so to nobody outside the building on Weir Street.\n"
    assert kinds(f"The pumps that nobody counted\n\n{broken}\n{MORE}\n\n{LAST}\n") == ["headline"]
