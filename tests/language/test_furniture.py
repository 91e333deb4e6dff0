"""Furniture of a page told from the story: no line of the one is read as the other."""

from __future__ import annotations

import pytest

from chatham.language.furniture import apart
from chatham.readers.pick import read_draft
from tests.language.pages import LAST, LONG, MORE, Line, kept, kinds, page


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


@pytest.mark.parametrize("anchor", [("byline", "By Mara Tellin"), ("dateline", "SARN, Almarra —")])
def test_a_standfirst_stands_between_title_and_byline_or_place(anchor: Line) -> None:
    deck = "The ministry bought six pumps that cannot pump. Letters show who knew of it, and for how long they had known it."
    if anchor[0] == "dateline":
        story = read_draft(f"The pumps\n\n{deck}\n\n{anchor[1]} {LONG}\n\n{MORE}\n".encode(), "page.txt")
        assert [(f.kind, story.text[f.span]) for f in apart(story).furniture] == [("headline", "The pumps"), ("headline", deck), anchor]
    else:
        page([("headline", "The pumps"), ("headline", deck), anchor, ("", LONG), ("", MORE)])


@pytest.mark.parametrize(
    "caption",
    [
        "The minister leaves the building on Weir Street yesterday. Aides say she has not been sleeping.",
        "A pump under a tarpaulin at the lower weir in October. Villagers call it “the greenhouse.”",
        "The lower weir, as seen from the bridge.",
        "Otto Brill opened the gates at a ceremony on Tuesday.",
        "The stamp on Weir Street",
    ],
)
@pytest.mark.parametrize("credit", ["Ilka Brand for The Sarn Examiner", "Ilka Brand/Union News", "Photo: Ilka Brand"])
def test_a_caption_is_told_by_the_credit_under_it(caption: str, credit: str) -> None:
    page([("headline", "The pumps"), ("", LONG), ("caption", caption), ("credit", credit), ("", MORE), ("", LAST)])


@pytest.mark.parametrize(
    "line",
    [
        "She had never asked for a pump, she said, and nobody had offered her one.",
        "But the gates had been shut since May, and nobody in the lower town knew it.",
        "“They were never open,” he said on Tuesday.",
        "The engineers were sent home with a letter that nobody would show them.",
    ],
)
def test_a_paragraph_above_a_picture_stays_the_story_s(line: str) -> None:
    page([("headline", "The pumps"), ("", LONG), ("", line), ("credit", "Photo: Ilka Brand"), ("", MORE), ("", LAST)])


@pytest.mark.parametrize(
    "line",
    [
        "By the time the gates were shut the water had reached the church.",
        "Photo albums floated in the street.",
        "Warning the council had been easy, he said.",
        "This report was amended by the ministry before it reached the council.",
        "The report was updated in May, and nobody read it.",
        "Update: that was the only word in the letter.",
        "If you have a pump, you have a friend, they say in Sarn.",
        "Correcting the letter took a year.",
        "Left to themselves, the pumps ran for a week.",
        "Otto Brill for mayor, said the posters.",
        "Read more slowly, the teacher told him.",
        "Listen to the water, she said, and you will hear it.",
        "Sponsored by nobody, the engineers went on alone.",
        "The article was written by a clerk.",
        "An engineer reported from the weir every morning.",
        "Support for the minister was waning.",
        "Thanks for the pump, the card said.",
        "Share prices fell on Tuesday.",
        "Illustrations by hand were made of every gate.",
        "The Post and the Herald for years wrote nothing.",
        "Three gates, two pumps, one stamp.",
        "Subscribe to that view or not, the gates were shut.",
        "Source: a drawer on Weir Street, the letter said.",
        "Translated, the word means stamp.",
        "The author is unknown.",
        "Topics of that kind were not discussed.",
        "On Tuesday, at 10.40pm, the lights went out.",
    ],
)
def test_words_of_furniture_in_a_short_paragraph(line: str) -> None:
    assert kinds(f"The pumps that nobody counted\n\n{LONG}\n\n{line}\n\n{MORE}\n\n{LAST}\n") == ["headline"]


def test_small_print_under_a_rule_is_none_of_the_story() -> None:
    told = f"# The pumps\n\nby Mara Tellin | 4 May | 9 min read | [Open in app](https://example.org/1)\n\n{LONG}\n\n{MORE}\n\nM.T.\n\n---\n\n*Next week: the weir.*\n"
    story = read_draft(told.encode(), "page.md")
    assert [(f.kind, story.text[f.span]) for f in apart(story).furniture] == [
        ("headline", "The pumps"),
        ("byline", "by Mara Tellin"),
        ("byline", "4 May"),
        ("navigation", "9 min read"),
        ("navigation", "Open in app"),
        ("byline", "M.T."),
        ("navigation", "Next week: the weir."),
    ]


def test_lines_of_one_paragraph_are_apart_where_long_lines_stand_beside() -> None:
    told = f"The pumps\n\nBy Mara Tellin\nPublished Dec. 3, 5:00 a.m.\n\n{LONG} {MORE}\n\nADVERTISEMENT\nSKIP ADVERTISEMENT\n\n{LAST}\n\nRead more: The weir\nDo you have a tip? Write to tips@post.example\n"
    assert kinds(told) == ["headline", "byline", "byline", "advertisement", "advertisement", "navigation", "navigation"]
