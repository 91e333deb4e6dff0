"""Furniture in wordings of many pages, and lines of stories that look like them."""

from __future__ import annotations

import pytest

from tests.language.pages import LAST, LONG, MORE, kinds, page

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


TOP = [
    ("byline", "By Mara Tellin, Otto Brill and Ilka Brand"),
    ("byline", "BY MARA TELLIN AND OTTO BRILL"),
    ("byline", "Words by Mara Tellin"),
    ("byline", "By Mara Tellin, Political Editor"),
    ("byline", "Mara Tellin in Sarn"),
    ("byline", "Mara Tellin, Water correspondent"),
    ("byline", "Exclusive by Mara Tellin"),
    ("byline", "Analysis by Mara Tellin"),
    ("byline", "By our own correspondent"),
    ("byline", "By the Editorial Board"),
    ("byline", "Mara Tellin and Otto Brill"),
    ("byline", "By Mara Tellin. Photographs by Ilka Brand"),
    ("byline", "Wednesday, 10.40pm"),
    ("byline", "Published Dec. 3, 5:00 a.m. Updated Dec. 4, 11:12 a.m."),
    ("byline", "Last modified on Sat 17 Feb 2024 18.00 GMT"),
    ("byline", "First published on Tue 3 Mar 2026 06.00 GMT"),
    ("byline", "4 May 2026, 6:15 am"),
    ("byline", "Updated 3 hours ago"),
    ("byline", "May 4, 2026 at 6:15 a.m. EDT"),
    ("byline", "Posted on 4 May 2026"),
    ("byline", "2026-05-04"),
    ("navigation", "4 min read"),
    ("navigation", "Reading time: 4 minutes"),
    ("navigation", "Listen to this article 6 min"),
    ("navigation", "View in browser"),
    ("credit", "Illustration by Pim Brandt"),
    ("credit", "Photographs by Ilka Brand"),
    ("headline", "Officials knew in spring. The villages were told in November, writes Mara Tellin"),
    ("headline", "EXCLUSIVE"),
    ("navigation", "Editor’s note: This story describes a flood."),
]
BETWEEN = [
    ("advertisement", "ADVERTISEMENT"),
    ("advertisement", "SKIP ADVERTISEMENT"),
    ("advertisement", "Story continues below advertisement"),
    ("advertisement", "This letter is supported by Brill & Sons, makers of rain butts. Readers get ten percent off with the code DRIP."),
    ("advertisement", "Today’s newsletter is sponsored by Brill & Sons."),
    ("advertisement", "Sponsored by Brill & Sons"),
    ("advertisement", "A message from our sponsor"),
    ("navigation", "Read more: The weir that was sold twice"),
    ("navigation", "READ MORE: The tent that cost 400,000 crowns"),
    ("navigation", "[Read: The weir that was sold twice]"),
    ("navigation", "See also: The weir that was sold twice"),
    ("navigation", "Recommended: The weir that was sold twice"),
    ("navigation", "The Weir podcast: who shut the gates? Listen now"),
    ("navigation", "Sign up here for our weekly letter on water."),
    ("navigation", "Get the best of the Post in your inbox every morning."),
    ("navigation", "If you enjoyed this story, consider becoming a member."),
    ("navigation", "Thanks for reading the Weir Letter! Subscribe for free to receive new posts."),
    ("navigation", "Share this post"),
    ("navigation", "142 comments"),
    ("navigation", "Tags: water, weirs, stamps"),
    ("navigation", "Enlarge this image"),
    ("navigation", "Home | News | Water | Sport | Weather"),
    ("navigation", "Correction: an earlier version of this article said that the gates were shut on Monday. They were shut on Tuesday."),
    ("navigation", "This article was amended on 4 May 2026 to correct the name of the weir."),
    ("navigation", "An earlier version of this story misstated the name of the weir."),
    ("headline", "WHO SHUT THE GATES"),
    ("headline", "‘Nobody asked us’"),
    ("headline", "2. The stamp"),
    ("headline", "The man with the stamp"),
    ("credit", "Photo: Ilka Brand / Union News"),
    ("credit", "© Ilka Brand"),
    ("credit", "Photograph: Ilka Brand/The Post"),
    ("credit", "Handout via Reuters"),
    ("credit", "Ilka Brand via Getty Images"),
    ("credit", "Courtesy of the Weir Museum"),
    ("caption", "From left, Otto Brill, Mara Tellin and a clerk at the weir in May."),
    ("caption", "Otto Brill (left) and the clerk at the lower weir."),
    ("syndication", "This article first appeared in the Weir Street Letter."),
]
BELOW = [
    ("credit", "Additional reporting by Otto Brill"),
    ("credit", "Research was contributed by Otto Brill. Graphics by Pim Brandt."),
    ("credit", "Mara Tellin reported from Sarn, and Otto Brill from Port Sarn."),
    ("credit", "Otto Brill contributed reporting."),
    ("credit", "(Reporting by Mara Tellin; Editing by Otto Brill)"),
    ("credit", "The Associated Press contributed to this report."),
    ("credit", "Edited by Otto Brill. Illustrations by Pim Brandt."),
    ("about-author", "Mara Tellin is an investigative reporter at the Post. Otto Brill covers health."),
    ("about-author", "Mara Tellin was a sports reporter until she began to read contracts. She lives in Sarn."),
    ("about-author", "Otto Brill is a senior fellow at the Weir Institute."),
    ("about-author", "The views expressed in this article are the author’s own."),
    ("syndication", "This letter also appears, shortened, in the Saturday supplement of the Post."),
    ("syndication", "A version of this article appears in print on Dec. 4, 2026, Section A, Page 1, with the headline: The stamp."),
    ("syndication", "Republished with permission from the Weir Street Letter."),
    ("syndication", "Translated from the Almarran by Otto Brill."),
    ("syndication", "This story was produced with support from the Fund for Water Journalism."),
    ("syndication", "This is an edited extract from a book on weirs."),
    ("syndication", "© 2026 Weir Street Media. All rights reserved."),
    ("navigation", "Do you have a tip? Write to tips@post.example"),
    ("navigation", "Was this forwarded to you? Subscribe here. Tired of it? Unsubscribe."),
    ("navigation", "Privacy policy"),
    ("byline", "M.T."),
    ("byline", "— Mara Tellin"),
]


@pytest.mark.parametrize(("kind", "words"), TOP)
def test_above_the_story(kind: str, words: str) -> None:
    page([("headline", "The pumps that nobody counted"), (kind, words), ("", LONG), ("", MORE), ("", LAST)])


@pytest.mark.parametrize(("kind", "words"), BETWEEN)
def test_between_its_paragraphs(kind: str, words: str) -> None:
    page([("headline", "The pumps that nobody counted"), ("", LONG), (kind, words.strip()), ("", MORE), ("", LAST)])


@pytest.mark.parametrize(("kind", "words"), BELOW)
def test_below_the_story(kind: str, words: str) -> None:
    page([("headline", "The pumps that nobody counted"), ("byline", "By Mara Tellin"), ("", LONG), ("", MORE), ("", LAST), (kind, words)])
