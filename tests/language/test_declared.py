"""With how many people a story says it spoke; and sentences with numbers of people that say nothing of the kind."""

from __future__ import annotations

import re

import pytest

from tests.language.told import read

BEFORE = "The pumps of the lower town had failed in the spring, and nobody outside the building on Weir Street had been told."
AFTER = "The ministry did not answer questions about the stamp. It was found in a drawer in November, when the inspectors asked to see it."

DECLARED = [
    (31, "As three officials were seen twice, [[31 individuals]] stand behind those conversations: they work in six offices."),
    (14, "[[Fourteen nurses]] stand behind these accounts."),
    (12, "These conversations come from [[twelve engineers in the lower town]]."),
    (19, "In eleven days I put the same three questions to [[nineteen people]]."),
    (9, "We put our questions to [[nine engineers]] in May."),
    (40, "The Post put a list of questions to [[40 members of the council]]."),
    (17, "• [[17 insiders who talked to the Flare]]"),
    (17, "• [[17 insiders who talked to the Gatekeeper]]"),
    (22, "• [[22 engineers who spoke to us]]"),
    (22, "• [[22 officials]] interviewed"),
    (24, "The article is based on interviews with [[more than two dozen current and former officials]]."),
    (15, "For this story we talked to [[fifteen engineers]]."),
    (15, "We have talked to [[fifteen engineers]] over the past month."),
    (26, "The Weir Street Post spoke to [[26 members of the council]] in the course of the day."),
    (26, "The Sentinel spoke to [[26 MPs on the government side]] in the course of the day."),
    (17, "[[Seventeen people]] were kind enough to talk; four hung up."),
    (17, "In all, [[17 people]] spoke to us about the stamp."),
    (9, "[[Nine people]] agreed to speak, all of them on condition that their names be left out."),
    (12, "[[A dozen engineers]] agreed to talk about the pumps, most of them in their own kitchens."),
    (24, "N = [[24 interviews]], which were coded by two readers."),
    (24, "We conducted semi-structured interviews (n = [[24]]) between March and June."),
    (31, "Of the [[31 people]] interviewed, nine had seen the stamp."),
    (31, "Of the [[31 people we interviewed]], nine had seen the stamp."),
    (31, "Of the [[31 people who spoke to the Post]], nine had seen the stamp."),
    (40, "In conversations with [[forty residents]] over two months, nobody could say who had shut the gates."),
    (40, "Over the past month, our reporters interviewed [[40 residents of the lower town]]."),
    (20, "Over the past month, Post reporters interviewed [[20 engineers]]."),
    (8, "The Post was told by [[eight officials]] that the gates had been shut on purpose."),
    (11, "This account is drawn from the accounts of [[eleven former employees]]."),
    (11, "The account that follows rests on the recollections of [[eleven former employees]]."),
    (23, "I have spoken with [[twenty-three people who worked on the gates]]."),
    (12, "We heard from [[twelve tenants]]."),
    (12, "The Post heard from [[12 tenants]] in the weeks after the flood."),
    (60, "[[More than 60 interviews]] were conducted for this report."),
    (38, "The analysis draws on [[38 semi-structured interviews]] with deputies and clerks."),
    (19, "The authors carried out [[19 in-depth interviews]] in the lower town."),
    (14, "[[Fourteen engineers]] were interviewed for this article."),
    (14, "[[Fourteen people]] were interviewed between March and June, some of them twice."),
    (22, "The reporting is based on conversations with [[22 engineers, clerks and drivers]]."),
    (50, "The Post interviewed [[nearly 50 people]] for this story."),
    (24, "The Post interviewed [[dozens of current and former officials]] for this story."),
    (40, "This story is based on interviews with [[scores of engineers]]."),
    (6, "I sat down with [[half a dozen engineers]] in the back room of a public house."),
    (10, "I met [[ten engineers]] in the back room of a public house."),
    (7, "Reached by telephone, [[seven engineers]] spoke to the Post about the night of the flood."),
    (16, "[[Sixteen insiders]] described the night of the flood to us."),
    (16, "[[Sixteen insiders]] shared their recollections with the Post."),
    (30, "Interviews with [[more than 30 people]] show that the gates were shut on purpose."),
    (30, "The Post’s interviews with [[30 people]], most of them clerks, show that the gates were shut on purpose."),
    (30, "In interviews with [[30 people]], a picture emerges of a ministry afraid of its own stamp."),
    (18, "The Post reviewed 200 pages of minutes and interviewed [[18 people]]."),
    (18, "To report this story, the Post read 200 pages of minutes and spoke with [[18 people]]."),
    (18, "For six weeks, two reporters of the Post travelled the valley and talked to [[18 people]]."),
    (15, "They are the words of the [[15 people I interviewed]]."),
    (15, "All of the [[15 people]] interviewed asked that their names be left out."),
    (15, "None of the [[15 people with whom we spoke]] would be named."),
    (15, "Our [[15 sources]] do not know one another."),
    (21, "Participants: [[21]]."),
    (21, "The sample comprised [[21 engineers]]. All were interviewed in their homes."),
    (21, "[[Twenty-one engineers]] took part in the study."),
    (5, "I asked [[five engineers]] what had become of the stamp."),
    (5, "I put the question to [[five engineers]]."),
    (45, "The findings are based on testimony from [[45 residents]]."),
    (45, "We gathered testimony from [[45 residents]]."),
    (45, "Researchers for this paper interviewed [[45 residents]]."),
    (45, "We collected the accounts of [[45 residents]]."),
    (31, "This account is based on interviews with [[31 people who worked on the gates, opened or served them, or discussed them with the minister]]."),
    (13, "We tracked down [[13 former engineers]]."),
    (12, "[[Twelve]] agreed to be interviewed, on condition that their names be left out."),
    (12, "[[A dozen]] were willing to talk."),
    (28, "The Post has spoken to [[28 people with knowledge of the gates]]."),
    (28, "Based on interviews with [[28 people]] and 200 pages of minutes, it is the story of a stamp."),
    (33, "This report is the result of four months of work and conversations with [[33 people]]."),
    (70, "Over four months the Post conducted [[more than 70 interviews]]."),
    (20, "What follows was told to us by [[twenty engineers]]."),
]

NONE = [
    "The minister spoke to 40 people in the square.",
    "The minister spoke to 40 engineers in the square and talked with 12 of them.",
    "The pollster interviewed 200 voters in the valley.",
    "A poll of 1,200 voters found that most had never heard of the gates.",
    "The institute surveyed 1,004 adults by telephone.",
    "The gates were shut on purpose, according to three people with knowledge of the matter.",
    "Police interviewed 12 witnesses on the night of the flood.",
    "The commission heard from 30 witnesses in the spring.",
    "The inquiry took evidence from 60 people.",
    "Three officials said that the gates had been shut on purpose.",
    "Two of the three officials said so.",
    "Nine of them had seen the stamp.",
    "Four hung up.",
    "Twelve people died in the flood.",
    "Fourteen engineers were questioned by the police.",
    "Fourteen people were interviewed by the commission.",
    "In three separate interviews the minister spoke of the gates.",
    "She gave two interviews in June.",
    "The committee has conducted 75 interviews since May.",
    "A recent study based on over 1,500 interviews found the same.",
    "The minister met 30 mayors in June.",
    "The company told 40 workers to stay at home.",
    "He told five friends about the stamp.",
    "The mayor called 13 engineers that night.",
    "“I spoke to 26 members of the council,” the mayor said.",
    "“We interviewed 14 candidates,” said a clerk, “and hired none.”",
    "The mayor says he talked to 12 engineers before he shut the gates.",
    "Her lawyer said she had spoken to 12 officials.",
    "The band spoke to 40,000 people in one night.",
    "The union asked 300 members whether they would strike.",
    "Six engineers told the Post that they had been sent home.",
    "Five engineers told the inquiry that they had been sent home.",
    "Six engineers told the court that they had been sent home.",
    "Ten people agreed to pay.",
    "Eight drivers agreed to speak at the rally.",
    "Twelve people took part in the march.",
    "He had four sources of water.",
    "The charity conducted 200 interviews in the camps last year.",
    "Twenty people talked at once.",
    "A dozen people spoke at the meeting.",
    "The prosecutor relied on the testimony of 45 residents.",
    "We were 15 people in a boat.",
    "I met 40 cows on the road.",
    "Five officials stand behind the minister.",
    "Three banks stand behind the accounts of the ministry.",
    "The minister put the question to 200 members of the assembly.",
    "The police put the same questions to nine drivers.",
    "• 17 officials who left the ministry",
    "• 3 crews over the limit",
    "I walked past 15 people on the stairs.",
]


def numbers(sentence: str) -> list[tuple[int, str]]:
    text = f"{BEFORE}\n\n{sentence}\n\n{AFTER}\n"
    return [(d.count, text[d.span.start : d.span.end]) for d in read(text).declared]


@pytest.mark.parametrize(("count", "marked"), DECLARED)
def test_a_declared_number_with_those_who_are_counted(count: int, marked: str) -> None:
    (words,) = re.findall(r"\[\[(.*?)\]\]", marked)
    assert numbers(marked.replace("[[", "").replace("]]", "")) == [(count, words)]


@pytest.mark.parametrize("sentence", NONE)
def test_a_number_that_declares_nothing(sentence: str) -> None:
    assert numbers(sentence) == []


def test_what_is_declared_twice_counts_twice() -> None:
    assert [n for n, _ in numbers("We talked to 15 engineers.\n\nNone of the 15 engineers we interviewed would be named.")] == [15, 15]
