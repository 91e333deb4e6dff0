"""What is said of a group, and with how many people a story says that it spoke."""

from __future__ import annotations

import pytest

from chatham.language.counting import value
from tests.language.told import read

# text, (quantifier, group) of each collective
COLLECTIVES: dict[str, tuple[str, list[tuple[str, str]]]] = {
    "our interviewees": ("Almost all our interviewees agree that the list was old.", [("Almost all", "our interviewees")]),
    "those asked": ("A third of those asked denied that it existed.", [("A third", "those asked")]),
    "none of those": ("None of those we spoke to last week expected it.", [("None", "those we spoke to last week")]),
    "deputies": ("Most of the deputies we met said they would vote no.", [("Most", "the deputies we met")]),
    "asked": ("Eight were interviewed before the vote.", [("Eight", "")]),
    "nobody": ("Nobody foresaw the strike.", [("Nobody", "")]),
    "not everyone": ("Not everyone takes this view.", [("Not everyone", "")]),
    "every": ("Every deputy in the sample told the same story.", [("Every", "deputy in the sample")]),
    "several": ("The line was shut, several drivers said.", [("several", "drivers")]),
    "two people": ("Two people who work with him say he was told.", [("Two", "people who work with him")]),
    "all but three": ("All but three spoke on condition that they not be named.", [("All", "but three")]),
    "none of the lobbyists": ("None of the lobbyists believed that the law had changed anything.", [("None", "the lobbyists")]),
    "no quantifier": ("Our interviewees expected a hard winter.", [("", "Our interviewees")]),
    "money": ("Most of the money said nothing to anybody.", []),
    "mornings": ("Most mornings, nothing happened.", []),
    "they do": ("Two analysts cut their ratings.", []),
    "they walk": ("Three of them walked out.", []),
    "one clerk": ("One clerk said it was late.", []),
    "an age": ("Otto Brill, 61, said it was late.", []),
    "percent of a budget": ("About 82 percent of the budget was said to be gone.", []),
}
# text, the numbers declared
DECLARED: dict[str, tuple[str, list[int]]] = {
    "outlet": ("The Stroan Echo spoke to eight drivers.", [8]),
    "agency": ("SENNA, May 2 (Meridian) - The pier fell. Meridian interviewed a dozen dockworkers.", [12]),
    "minister has": ("The minister has talked to 15 farmers.", []),
    "commission": ("The Commission interviewed 15 witnesses.", []),
    "all but": ("We spoke to all but two of the 17 members.", [17]),
    "in over 40": ("In over 40 interviews, officials told the same story.", [40]),
    "for this story": ("More than 30 people were interviewed for this story.", [30]),
    "rests": ("This article rests on conversations with eleven judges, most of them retired.", [11]),
    "brackets": ("Interviews (18) were held in May.", [18]),
    "his talks": ("He held talks with 12 ministers.", []),
    "interview with two": ("In an interview with two reporters, he denied it.", []),
    "she interviewed": ("Sull interviewed 30 people for the job.", []),
    "spoken": ("We have spoken to nearly 50 current and former soldiers.", [50]),
    "we spoke to": ("For this story we spoke to 15 civil servants, members of the Assembly and managers.", [15]),
    "words": ("Over six weeks I talked with twenty-two former employees of the railway.", [22]),
    "more than a dozen": ("This account is based on interviews with more than a dozen officials.", [12]),
    "were interviewed": ("In all, 15 people were interviewed between May and June.", [15]),
    "conversations with": ("The story is based on conversations with 21 current and former employees of the plant.", [21]),
    "told by": ("How a list was made, as told by sixteen insiders", [16]),
    "N =": ("The sample is small (N = 24).", [24]),
    "draws on": ("The article draws on 38 semi-structured interviews conducted in two towns.", [38]),
    "two dozen": ("The Herald has spoken to two dozen clerks.", [24]),
    "half a dozen": ("We met with half a dozen teachers in the capital.", [6]),
    "heading": ("What 15 insiders told us about the levy", [15]),
    "questioned all": ("On one matter we questioned all fifteen, and they agreed.", [15]),
    "our sources": ("None of our 12 sources had seen the paper.", [12]),
    "people we met": ("The nine people we interviewed had never met.", [9]),
    "interviews were": ("A total of 30 interviews were conducted with nurses.", [30]),
    "sum": ("We interviewed nine clerks and six managers.", [15]),
    "list": ("We talked to fifteen people: five clerks, five judges and five priests.", [15]),
    "reporters": ("Reporters interviewed 40 residents of the valley.", [40]),
    "talked to me": ("In the end fourteen people talked to me.", [14]),
    "in parts": ("Eleven teachers and four priests agreed to be interviewed.", [15]),
    "claim": ("According to three people, the bridge was shut.", []),
    "claim told us": ("Three officials told us that the bridge was shut.", []),
    "police": ("Police interviewed 15 witnesses.", []),
    "he": ("He spoke to 15 people about the boat.", []),
    "minister": ("The minister met with 12 farmers on Friday.", []),
    "quoted": ("“We interviewed 12 people,” the detective said.", []),
    "killed": ("The wave killed 15 people and hurt 30 more.", []),
    "part": ("In eleven of the interviews the respondent wept.", []),
    "money": ("We talked about 15 million crowns.", []),
    "years": ("I have talked to him for 12 years.", []),
    "workers": ("The company has 300 employees.", []),
    "say headline": ("Three officials say the bridge is unsafe", []),
    "asked": ("Of the 200 people asked by the pollster, half refused.", []),
    "court": ("The court heard from nine witnesses.", []),
}


@pytest.mark.parametrize("name", COLLECTIVES)
def test_collectives(name: str) -> None:
    text, expected = COLLECTIVES[name]
    assert [(c.quantifier, c.group) for c in read(text).collectives] == expected


def test_a_collective_has_its_claim_and_its_voice() -> None:
    text = "It was cold. Almost all our interviewees agree that the list was old."
    reading = read(text)
    (one,) = reading.collectives
    assert text[one.span.start : one.span.end] == "Almost all our interviewees"
    assert one.claim and text[one.claim.start : one.claim.end] == "that the list was old"
    assert one.voice == reading.attributions[0].voice


@pytest.mark.parametrize("name", DECLARED)
def test_declared(name: str) -> None:
    text, expected = DECLARED[name]
    assert [d.count for d in read(text).declared] == expected


def test_the_words_of_a_number_are_kept() -> None:
    text = "We talked to more than a dozen current and former clerks of the port, and to nobody else."
    (one,) = read(text).declared
    assert text[one.span.start : one.span.end] == "more than a dozen current and former clerks of the port"
    assert (one.count, one.of) == (12, "current and former clerks of the port")


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("fifteen", 15),
        ("twenty-two", 22),
        ("a dozen", 12),
        ("two dozen", 24),
        ("half a dozen", 6),
        ("a hundred and four", 104),
        ("1,200", 1200),
        ("nearly 50", 50),
        ("many", None),
    ],
)
def test_numbers(words: str, number: int | None) -> None:
    assert value(words) == number
