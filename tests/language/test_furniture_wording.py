"""Furniture in wordings of many pages, and lines of stories that look like them."""

from __future__ import annotations

import pytest

from tests.language.test_furniture import LAST, LONG, MORE, kinds, page

DECKS = [
    "The ministry bought six pumps that cannot pump. Letters show who knew of it, and for how long they had known it",
    "On paper the lower town has nine pumps. But those who grease them, guard them and pay for them say that they have not seen one run for two years.",
    "For a year the stamp on Weir Street came back with every letter. Nobody who worked there can say today who had ordered it.",
]
NEWSLETTERS = [
    "THE MORNING GATE\nWeirs, pumps and the odd flood before breakfast, every weekday. Enter your email address\nBy subscribing you accept our privacy terms.",
    "The Friday Drip\nOne letter on water a week, with a long read.\nSign up for our newsletter",
    "Water, Weekly\nThe best of our reporting, every Sunday.\nYour email address\nBy signing up you agree to our terms.",
    "DRIP BY DRIP\nOur digest of the week on the river\nSubscribe now",
]
COPY = [
    ("ADVERTISEMENT", "Brill Mutual. A pension that gets up before you do. From 40 crowns a month. Capital at risk."),
    ("Story continues below advertisement", "Sarn Garden Centre - bulbs now in, tea room open daily"),
    ("Article continues after ad", "Ilka Boots: made for the weir"),
    ("Advertisement", "The Weir Hotel. Rooms with a view of your own. Now booking."),
    ("Sponsored", "Port Sarn Ferries – twice a day, all winter"),
    ("Advertisement", "Otto Brill Windows. We keep your rain outside."),
]
ABOUT = [
    "Mara Tellin covers manufacturing. Before joining the Post she spent six years at the Sarn Echo.",
    "Ilka Brand covers courts and prisons.",
    "Ilka Brand is a senior fellow of the Weir Institute. Otto Brill teaches public law at the University of Sarn.",
    "Ilka Brand’s last book, “Salt Gates”, is out in paperback.",
    "Ilka Brand’s new novel is published by Weir House.",
    "Her latest book, “Salt Gates”, is out now.",
    "Ilka Brand, who grew up in Sarn, writes on rivers. She lives in Port Sarn.",
    "Ilka Brand lives and works in Sarn.",
]
CALLS = [
    "Do you work at the ministry? Reach our reporters in confidence",
    "Have you worked on the pumps? Talk to our reporters in confidence.",
    "Know more about the weir? Contact our investigations team securely",
    "Were you flooded in November? Tell us your story",
    "Contact our reporters anonymously",
]
LINKS = [
    "Comments (41) - join the conversation",
    "41 comments · have your say",
    "Join the conversation (41)",
    "Also in World: Ferry strike enters third week - The bishop who would not leave - Five maps that explain the lake",
    "More from Sport: Goalie’s wife in wig row | The Dukes, again | Snooker’s oldest cue",
]
CREDITS = [
    "Extra reporting: Ilka Brand and Otto Brill",
    "Extra reporting: ILKA BRAND and OTTO BRILL",
    "Copy-editing: Otto Brill. Cover design: Studio Weir.",
    "Picture research: Ilka Brand; layout: Otto Brill",
    "Sub-editing by Otto Brill. Index by Ilka Brand.",
]
RIGHTS = [
    "© Weir Institute 2026. Extracts may be reproduced with acknowledgement.",
    "© 2026 Weir Institute. No part may be copied.",
    "© The authors. Short passages may be quoted without permission.",
    "Extracts may be reproduced with acknowledgement.",
]
LENT = [
    "By arrangement with the Weir Street Letter",
    "By special arrangement with The Sarn Post",
    "Reprinted by permission of the Weir Street Letter",
    "Published under agreement with the Sarn Echo",
]


@pytest.mark.parametrize("deck", DECKS)
@pytest.mark.parametrize("menu", ["", "Skip to content"])
def test_sentences_between_title_and_byline(deck: str, menu: str) -> None:
    top = [("navigation", menu)] if menu else []
    page([*top, ("headline", "The pumps"), ("headline", deck), ("byline", "Mara Tellin and Otto Brill"), ("byline", "4 May 2026"), ("", LONG), ("", MORE)])
    page([*top, ("headline", "The pumps"), ("headline", deck), ("byline", "From Mara Tellin"), ("", LONG), ("", MORE)])


@pytest.mark.parametrize("box", NEWSLETTERS)
@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_a_newsletter_is_gone_with_all_its_lines(box: str, between: str) -> None:
    found = kinds(f"The pumps\n\n{LONG}\n\n{box.replace(chr(10), between)}\n\n{MORE}\n\n{LAST}\n")
    assert found == ["headline", *["navigation"] * (box.count("\n") + 1)]


@pytest.mark.parametrize(("label", "copy"), COPY)
@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_copy_under_its_label(label: str, copy: str, between: str) -> None:
    told = f"The pumps\n\n{LONG}\n\n{label}{between}{copy}\n\n{MORE}\n\n{LAST}\n"
    assert kinds(told) == ["headline", "advertisement", "advertisement"]


@pytest.mark.parametrize(
    "line",
    [
        "Otto Brill. That was the name on the letter, and nobody had heard it before.",
        "Weir Street. A grey morning. Nobody on the bench.",
        "Mara Tellin had read it, she said.",
        "The gates stayed shut.",
        "Nobody at the ministry had read the newsletter every week.",
    ],
)
@pytest.mark.parametrize("label", ["Advertisement", "Story continues below advertisement", "Sign up for our newsletter"])
def test_the_story_goes_on_behind_and_above_a_label(label: str, line: str) -> None:
    once = ["headline", "navigation" if "Sign" in label else "advertisement"]
    assert kinds(f"The pumps\n\n{LONG}\n\n{label}\n\n{line}\n\n{MORE}\n\n{LAST}\n") == once
    assert kinds(f"The pumps\n\n{LONG}\n\n{line}\n\n{label}\n\n{MORE}\n\n{LAST}\n") == once


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        *(("about-author", w) for w in ABOUT),
        *(("navigation", w) for w in (*CALLS, *LINKS)),
        *(("credit", w) for w in CREDITS),
        *(("syndication", w) for w in (*RIGHTS, *LENT)),
    ],
)
def test_below_the_last_paragraph(kind: str, words: str) -> None:
    page([("headline", "The pumps"), ("byline", "By Mara Tellin"), ("", LONG), ("", MORE), ("", LAST), (kind, words)])


@pytest.mark.parametrize("words", LENT)
def test_whose_story_it_is_stands_above_it_too(words: str) -> None:
    page([("headline", "The pumps"), ("byline", "From Mara Tellin"), ("syndication", words), ("", LONG), ("", MORE), ("", LAST)])


@pytest.mark.parametrize(
    "line",
    [
        "Otto Brill covers his ears.",
        "Otto Brill covers it with a sheet.",
        "Mara Tellin teaches him to swim.",
        "Mara Tellin lives in Sarn.",
        "By arrangement with the ministry, nobody was told.",
        "Do you know who shut the gates? Nobody in Sarn does.",
        "Have you seen the stamp? I have, and it is red.",
        "“Do you work here? Tell us,” said the clerk.",
        "Also in the letter: a bill for six pumps.",
        "More in sorrow than in anger: that was her manner - or so they said.",
        "Her last book was a ledger, and she had kept it well.",
        "Comments were few, and none was kind.",
        "Notes were found in the drawer.",
        "Work here? Tell me another.",
        "Copyright: the clerk had never heard of it. No permission was asked.",
        "Mara Tellin was a clerk. She lives in Sarn.",
        "Otto Brill is the chief engineer. Before joining the ministry he ran a mill.",
        "Our weekly walk to the weir, every Sunday.",
        "Otto Brill. Twenty years at the weir. He never saw a stamp.",
        "Extra work: that was what the engineers called it.",
        "From Mara Tellin came no answer.",
        "Passages from it were read out, and nobody laughed.",
    ],
)
def test_stays_the_story_s(line: str) -> None:
    assert kinds(f"The pumps\n\n{LONG}\n\n{line}\n\n{MORE}\n\n{LAST}\n") == ["headline"]
    assert kinds(f"The pumps\n\n{LONG}\n\n{MORE}\n\n{line}\n") == ["headline"]


def test_a_heading_of_notes_and_one_above_a_list() -> None:
    items = [("", "• 3 gates shut"), ("", "• 2.5 metres of water in the church"), ("", "• 17 letters without an answer")]
    page([("headline", "The pumps"), ("", LONG), ("headline", "THE FLOOD IN NUMBERS"), *items, ("", MORE), ("", LAST)])
    told = f"The pumps\n\n{LONG}\n\nTHE FLOOD IN NUMBERS\n" + "\n".join(words for _, words in items) + f"\n\n{MORE}\n\n{LAST}\n"
    assert kinds(told) == ["headline", "headline"]
    for heading in ("Notes", "References", "Endnotes", "Sources"):
        assert kinds(f"The pumps\n\n{LONG}\n\n{MORE}\n\n{heading}\n") == ["headline", "headline"]


def test_a_label_behind_the_lines_of_a_pulled_quotation() -> None:
    told = f"The pumps\n\n{LONG}\n\n‘I counted them twice, and twice there were none’\nEngineer at the lower weir\n\nGATES\n\n{MORE}\n\n{LAST}\n"
    assert "headline" in kinds(told)[1:]


def test_what_a_sign_says_is_no_heading() -> None:
    assert kinds(f"The pumps\n\n{LONG}\n\nOn the gate there was a sign that said:\n\nKEEP OUT\n\n{MORE}\n\n{LAST}\n") == ["headline"]
