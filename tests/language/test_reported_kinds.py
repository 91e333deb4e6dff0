"""Reports of interviews, insiders and papers: who says what in the ways of saying that daily news uses less, on sentences of our own."""

from __future__ import annotations

import pytest

from chatham.readers.drafts import read_markdown, read_plain
from tests.language.test_reported import read, shown

ONE = {
    "a gerund": ("A former auditor recalls finding the ledger on the last day of March.", "A former auditor", "finding the ledger on the last day of March"),
    "somebody doing it": ("Two of them remember a driver waiting outside until dawn.", "Two of them", "a driver waiting outside until dawn"),
    "a verb like a noun": ("The other remembers objecting.", "The other", "objecting"),
    "a verb like a noun, behind an aside": (
        "One, who has known both families, remembers Mr Brill bringing a dog.",
        "One, who has known both families",
        "Mr Brill bringing a dog",
    ),
    "a participle that is the verb": ("Another predicted it would be over in a day.", "Another", "it would be over in a day"),
    "described as": ("She described the room as having had no windows.", "She", "the room as having had no windows"),
    "dismissed as": ("The company dismissed the claims as baseless.", "The company", "the claims as baseless"),
    "compared to": ("She compared the hearing to a dentist’s waiting room.", "She", "the hearing to a dentist’s waiting room"),
    "put at": ("The ministry’s own figures put the number of dead at 41.", "The ministry’s own figures", "the number of dead at 41"),
    "put at, behind an ordinal": ("A third put the losses at nine million.", "A third", "the losses at nine million"),
    "denied doing": ("The minister denies having met the contractor.", "The minister", "having met the contractor"),
    "deny": ("The couple deny wrongdoing.", "The couple", "wrongdoing"),
    "judged": ("A close friend found her “calm, and rather funny”.", "A close friend", "her “calm, and rather funny”"),
    "wished": ("The clerk wished everyone a good autumn.", "The clerk", "a good autumn"),
    "told a story": ("Every deputy in the sample told a story of this kind.", "Every deputy in the sample", "a story of this kind"),
    "begged": ("His daughter has begged him not to see me.", "His daughter", "him not to see me"),
    "a purpose of its own": ("Not one wanted to know who had paid.", "one", "who had paid"),
    "told by": ("She was told by her manager that the tests had been faked.", "her manager", "that the tests had been faked"),
    "described by": ("The plan has been described by critics as “a cathedral for cars”.", "critics", "“a cathedral for cars”"),
    "asked by": ("She has been asked by publishers to tell the story.", "publishers", "to tell the story"),
    "a view echoed by": ("It is a view echoed by everyone.", "everyone", "a view"),
    "in the phrase of": ("“A weather vane,” in the words of one colleague.", "one colleague", "“A weather vane,”"),
    "put it": ("As one clerk put it, “nobody reads the annex.”", "one clerk", "“nobody reads the annex.”"),
    "the fear among": ("The fear among officers is that the inquiry came too late.", "officers", "that the inquiry came too late"),
    "a mood and a colon": ("She is adamant: nobody warned them.", "She", "nobody warned them"),
    "a paper": ("The register lists four owners.", "The register", "four owners"),
    "papers seen by": ("Letters seen by the Courier show that the board knew.", "Letters seen by the Courier", "that the board knew"),
    "a statement before it": ("The bank said in a statement on Friday it complied with all rules.", "The bank", "it complied with all rules"),
    "an aside before that": ("Several clerks warned, as did the mayor, that the lock leaks.", "Several clerks", "that the lock leaks"),
    "an inverted aside": ("The pump, said one of them, was old.", "one of them", "The pump … was old"),
    "an aside with a listener": ("The deal, two clerks told the Courier, was signed in May.", "two clerks", "The deal … was signed in May"),
    "several, at the end": ("The mayor will be gone by Friday, say friends", "friends", "The mayor will be gone by Friday"),
    "a headline": ("Harbour union threatens strike at all five ports", "Harbour union", "strike at all five ports"),
    "nested marks at the end": ("“Before ‘but,’” he says.", "he", "“Before ‘but,’”"),
    "an aside that is cut off": (
        "The reason, according to an internal review, is that the pump was old.",
        "an internal review",
        "The reason … is that the pump was old",
    ),
    "of itself": ("It thanks the harbour for its “patience”.", "It", "the harbour for its “patience”"),
}


@pytest.mark.parametrize("name", ONE)
def test_one(name: str) -> None:
    text, source, content = ONE[name]
    assert (source, content) in [(f[0], " … ".join(f[2])) for f in shown(text)], shown(text)


SEVERAL = {
    "a semicolon": ("One clerk thought the ward was safe; another thought it was not.", ["the ward was safe", "it was not"]),
    "and others": ("Most said they would pay again, and a good number think the money is well spent.", ["they would pay again", "the money is well spent"]),
    "a shared verb": ("Nine said they would go, six that they would stay.", ["they would go", "that they would stay"]),
    "a shared verb and a noun": ("Some blame the council, others the weather.", ["the council", "the weather"]),
    "verbs behind commas": ("He could recall no letter, wished me luck and wanted to know who had sent me.", ["no letter", "luck", "who had sent me"]),
    "named and then cited": ("He denied it; the minutes record no objection.", ["it", "no objection"]),
    "a quoted word and a cause": ("A friend calls it ‘folklore’: the mayor, he says, is too busy.", ["‘folklore’", "the mayor … is too busy"]),
}


@pytest.mark.parametrize("name", SEVERAL)
def test_several(name: str) -> None:
    text, contents = SEVERAL[name]
    found = [" … ".join(f[2]) for f in shown(text)]
    assert len(found) == len(contents), shown(text)
    assert [f for f, c in zip(found, contents, strict=True) if not f.startswith(c)] == []


NOTHING = {
    "a rate": "The line stopped 3.1 per cent of its services short, or twelve per day.",
    "a purpose": "To understand how the list was drawn up, we met fifteen people.",
    "a passive without more": "The offer was declined.",
    "a name by the way": "A clerk, who asked not to be named, laughed.",
}


@pytest.mark.parametrize("name", NOTHING)
def test_nothing(name: str) -> None:
    assert read(NOTHING[name]) == ()


def test_who_is_told_is_not_reported() -> None:
    assert shown("I have been told that the lock is shut.")[0][2] == ["that the lock is shut"]


SET_OFF = "A clerk gave the fullest account:\n\n    I signed it because I was told to. Then I forgot.\n\n    Nobody asked. (Interview 4)\n\nThe council did not reply.\n\nIt met.\n\nIt left."


def test_a_plain_text_sets_a_quotation_off() -> None:
    assert [b.kind for b in read_plain(SET_OFF, "a.txt").blocks] == ["paragraph", "quotation", "quotation", "paragraph", "paragraph", "paragraph"]
    quoted = SET_OFF.replace("    ", "> ")
    assert [b.kind for b in read_plain(quoted, "a.txt").blocks] == [b.kind for b in read_plain(SET_OFF, "a.txt").blocks]
    assert [b.kind for b in read_markdown(quoted, "a.md").blocks] == [b.kind for b in read_plain(quoted, "a.txt").blocks]


def test_paragraphs_that_all_begin_further_in_are_no_quotations() -> None:
    text = "    One said:\n\n    He was there.\n\n    He left."
    assert {b.kind for b in read_plain(text, "a.txt").blocks} == {"paragraph"}


def test_a_list_behind_a_colon_is_no_quotation() -> None:
    text = "We asked three of them:\n\n  - a clerk\n  - a nurse\n\nThey came.\n\nThey left.\n\nThey came again."
    assert {b.kind for b in read_plain(text, "a.txt").blocks} == {"paragraph"}
