"""Folding, form by form: which key a word is compared by, which words it was made from, and what is left alone.

A key too few or too many is a false alarm or, worse, a change that nobody sees; a span too long or too short is a comment on the
wrong words.
"""

from __future__ import annotations

import pytest

from chatham.language.fold import BRACKET, ELLIPSIS, INAUDIBLE, NUMBER, TAG, WORD, Word, fold, words


def cut(text: str, bracketed: bool = True) -> list[Word]:
    return words(text, [(0, len(text))], bracketed)


def shown(text: str) -> str:
    """Every key with the words it was made from: ``key<words>``, or the key alone where they are the same."""
    found = []
    for w in cut(text):
        surface = text[w.start : w.end]
        found.append(w.key if w.key == surface else f"{w.key}<{surface}>")
    return " ".join(found)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("hundred men", "#100<hundred> men"),
        ("a hundred men", "#100<a hundred> men"),
        ("a dozen", "#12<a dozen>"),
        ("a man", "a man"),
        ("a, hundred", "a #100<hundred>"),
        ("two hundred", "#200<two hundred>"),
        ("two, hundred", "#2<two> #100<hundred>"),
        ("two hundred and fifty men", "#250<two hundred and fifty> men"),
        ("two hundred fifty", "#250<two hundred fifty>"),
        ("two hundred, fifty", "#200<two hundred> #50<fifty>"),
        ("two hundred and nobody", "#200<two hundred> and nobody"),
        ("two hundred and", "#200<two hundred> and"),
        ("two hundred and zero", "#200<two hundred> and #0<zero>"),
        ("six hundred and seventy two", "#672<six hundred and seventy two>"),
        ("two thousand and six", "#2006<two thousand and six>"),
        ("twenty-one hundred", "#2100<twenty-one hundred>"),
        ("one hundred hundred", "#10000<one hundred hundred>"),
        ("three million two hundred thousand", "#3200000<three million two hundred thousand>"),
        ("nine hundred ninety nine thousand nine hundred ninety nine", "#999999<nine hundred ninety nine thousand nine hundred ninety nine>"),
        ("1.5 million", "#1500000<1.5 million>"),
        ("1.2345 hundred", "#123.45<1.2345 hundred>"),
        ("two hundred 1000", "#200<two hundred> #1000<1000>"),
        ("two hundred 999", "#1199<two hundred 999>"),
        ("two hundred third", "#200<two hundred> #3th<third>"),
        ("two hundred and one", "#201<two hundred and one>"),
        ("two hundred one", "#201<two hundred one>"),
        ("21 50", "#21<21> #50<50>"),
        ("two hundred zero", "#200<two hundred> #0<zero>"),
        ("two hundred and [fifty]", "#200<two hundred> and #50<fifty>"),
        ("a hundred third", "#100<a hundred> #3th<third>"),
        ("such a", "such a"),
        ("a five", "a #5<five>"),
        ("one" + " hundred" * 11, f"#1{'0' * 18}<one{' hundred' * 9}> #100<hundred> #100<hundred>"),
        ("ten and nine", "#10<ten> and #9<nine>"),
    ],
)
def test_large_numbers_in_words(text: str, expected: str) -> None:
    """Multipliers raise what stands before them, and a number goes on only without a pause and after "and" only behind one."""
    assert shown(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("twenty one", "#21<twenty one>"),
        ("ninety nine", "#99<ninety nine>"),
        ("twenty zero", "#20<twenty> #0<zero>"),
        ("twenty ten", "#2010<twenty ten>"),
        ("fifty ten", "#50<fifty> #10<ten>"),
        ("ten nine", "#10<ten> #9<nine>"),
        ("six seven", "#6<six> #7<seven>"),
        ("twenty-first", "#21th<twenty-first>"),
        ("twenty third man", "#23th<twenty third> man"),
        ("ninety ninth", "#99th<ninety ninth>"),
        ("ten first", "#10<ten> #1th<first>"),
        ("twenty-one first", "#21<twenty-one> #1th<first>"),
        ("twenty tenth", "#20<twenty> #10th<tenth>"),
        ("hundred first", "#100<hundred> #1th<first>"),
        ("nineteen eighty", "#1980<nineteen eighty>"),
        ("nineteen eighty-four", "#1984<nineteen eighty-four>"),
        ("thirteen ten", "#1310<thirteen ten>"),
        ("twelve ten", "#12<twelve> #10<ten>"),
        ("twenty twenty", "#2020<twenty twenty>"),
        ("twenty-one twenty", "#21<twenty-one> #20<twenty>"),
        ("nineteen nine", "#19<nineteen> #9<nine>"),
        ("nineteen 99", "#1999<nineteen 99>"),
        ("nineteen 100", "#19<nineteen> #100<100>"),
        ("two thousand nineteen twenty", "#2019<two thousand nineteen> #20<twenty>"),
    ],
)
def test_tens_ordinals_and_years_in_words(text: str, expected: str) -> None:
    """Tens take a digit, "nineteen eighty" is a year, and neither swallows a number that merely stands beside it."""
    assert shown(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("$400", "#400<$400> dollars<$400>"),
        ("$ 400", "dollars<$> #400<400>"),
        ("$5 million", "#5000000<$5 million> dollars<$5 million>"),
        ("£4.10", "#4.1<£4.10> pounds<£4.10>"),
        ("four pounds ten", "#4.1<four pounds ten> pounds<four pounds ten>"),
        ("four pounds and ten pence now", "#4.1<four pounds and ten pence> pounds<four pounds and ten pence> now"),
        ("one pound ten", "#1.1<one pound ten> pounds<one pound ten>"),
        ("ten crowns fifty", "#10.5<ten crowns fifty> crowns<ten crowns fifty>"),
        ("2 dollars 5 cents", "#2.05<2 dollars 5 cents> dollars<2 dollars 5 cents>"),
        ("2 pounds 1", "#2.01<2 pounds 1> pounds<2 pounds 1>"),
        ("2 pounds 99 p", "#2.99<2 pounds 99 p> pounds<2 pounds 99 p>"),
        ("2 pounds 100", "#2<2> pounds #100<100>"),
        ("2 pounds 0", "#2<2> pounds #0<0>"),
        ("2 pounds, 50", "#2<2> pounds #50<50>"),
        ("2.5 pounds 50", "#2.5<2.5> pounds #50<50>"),
        ("2 pounds and", "#2<2> pounds and"),
        ("2 pounds", "#2<2> pounds"),
        ("pounds 50", "pounds #50<50>"),
        ("the pounds 50", "the pounds #50<50>"),
        ("two pounds hundred", "#2<two> pounds #100<hundred>"),
        ("2 pounds third", "#2<2> pounds #3th<third>"),
        ("in 5 crowns 20 men", "in #5.2<5 crowns 20> crowns<5 crowns 20> men"),
        (f"1{'0' * 18} pounds 50", f"#1{'0' * 18}<1{'0' * 18}> pounds #50<50>"),
        ("$1234567.5", "#1234567.5<$1234567.5> dollars<$1234567.5>"),
        ("£million", "#1000000<£million> pounds<£million>"),
        ("5%", "#5<5> percent<%>"),
        ("5 per cent", "#5<5> percent<per cent>"),
        ("per head", "per head"),
        ("per", "per"),
        ("a per cent", "a percent<per cent>"),
    ],
)
def test_money_and_shares(text: str, expected: str) -> None:
    """ "£4.10", "four pounds ten" and "four pounds and ten pence" are one sum; a number behind a pause is another."""
    assert shown(text) == expected


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("1200", "#1200"), ("1,200", "#1200"), ("1.200", "#1200"), ("1,200,300", "#1200300"), ("1,20", "#1.2"), ("1.20", "#1.2"), ("3.0", "#3"), ("3.50", "#3.5"),
        ("100", "#100"), ("0", "#0"), ("00", "#0"), ("007", "#7"), ("0.5", "#0.5"), ("10:30", "#10:30"), ("01:05", "#1:05"), ("14th", "#14th"), ("21st", "#21th"),
        ("014TH", "#14th"), ("first", "#1th"), ("million", "#1000000"),
    ],
)  # fmt: skip
def test_figures(text: str, key: str) -> None:
    """A point or comma before three figures parts thousands, before others it begins a fraction; zeros that say nothing go."""
    assert [w.key for w in cut(text)] == [key]


def test_a_time_of_day_has_a_point_only_before_am_and_pm() -> None:
    assert (shown("10.30 am"), shown("10.30pm"), shown("10.30 men")) == ("#10:30<10.30> am", "#10:30<10.30> pm", "#10.3<10.30> men")


@pytest.mark.parametrize(
    ("surface", "key"),
    [
        ("NOT", "not"), ("Straße", "strasse"), ("naïve", "naive"), ("don’t", "don't"), ("donʼt", "don't"), ("ﬁve", "five"), ("so\u00adft", "soft"), ("wa-\nter", "water"),
        ("wa-\n  ter", "water"), ("organise", "organize"), ("organisers", "organizers"), ("organising", "organizing"), ("analyse", "analyze"), ("analysed", "analyzed"),
        ("arises", "arises"), ("raise", "raise"), ("praised", "praized"), ("colour", "color"), ("colourful", "colorful"), ("behaviour", "behavior"),
        ("programme", "program"), ("mould", "mold"), ("odour", "odor"), ("fuelled", "fueled"), ("encyclopaedia", "encyclopedia"), ("é", "e"), ("שלום", "שלום"), ("가", "가"),
    ],
)  # fmt: skip
def test_spelling_of_one_word(surface: str, key: str) -> None:
    assert fold(surface) == key


def test_a_contraction_is_two_words_in_one_place() -> None:
    """Both halves carry the same unit, so that half a word is never reported as changed."""
    found = cut("we don’t know he’d")
    assert [(w.key, w.unit) for w in found] == [("we", 0), ("do", 1), ("not", 1), ("know", 2), ("he", 3), ("would", 3)]
    assert [(w.start, w.end) for w in found] == [(0, 2), (3, 8), (3, 8), (9, 13), (14, 18), (14, 18)]


def test_the_kind_of_each_word() -> None:
    text = "We [the 14 men] … […] (laughs) [inaudible 00:12] went[s] [T]hen at 10:30 £5 14 [ten 9:30 £ 漢] [open"
    told = [(w.key, w.kind) for w in cut(text)]
    assert told == [
        ("we", WORD), ("the", BRACKET), ("#14", BRACKET), ("men", BRACKET), ("…", ELLIPSIS), ("…", ELLIPSIS), ("[]", TAG), ("[?]", INAUDIBLE),
        ("went", BRACKET), ("then", WORD), ("at", WORD), ("#10:30", NUMBER), ("#5", NUMBER), ("pounds", WORD), ("#14", NUMBER), ("#10", BRACKET), ("#9:30", BRACKET),
        ("pounds", BRACKET), ("漢", BRACKET), ("open", WORD),
    ]  # fmt: skip
    assert {w.kind for w in words("[the 14 men]", [(0, 12)])} == {WORD, NUMBER}, "brackets count only where asked for"
    assert [w.kind for w in cut("ten [per cent]")] == [NUMBER, BRACKET, BRACKET]
    assert not any(w.wrapped for w in cut("14 … [laughs] £5 a hundred"))


def test_brackets_end_where_they_close_and_only_in_their_own_stretch() -> None:
    """An open bracket whose end lies in another stretch (somebody else's words) opens nothing."""
    text = "one [two] three [four five]"
    assert [w.kind for w in cut(text)] == [NUMBER, BRACKET, NUMBER, BRACKET, BRACKET]
    apart = words(text, [(0, 21), (21, len(text))], bracketed=True)
    assert [w.kind for w in apart] == [NUMBER, BRACKET, NUMBER, NUMBER, NUMBER]


def test_units_count_surface_words_and_a_joined_number_keeps_the_first() -> None:
    assert [(w.key, w.unit) for w in cut("so two hundred men")] == [("so", 0), ("#200", 1), ("men", 3)]
    assert [(w.key, w.unit) for w in cut("so $400 men")] == [("so", 0), ("#400", 1), ("dollars", 1), ("men", 3)]
    assert [(w.key, w.unit) for w in cut("so 4 pounds ten men")] == [("so", 0), ("#4.1", 1), ("pounds", 1), ("men", 4)]


def test_a_word_over_the_end_of_a_line_is_marked_as_such() -> None:
    assert [(w.key, w.wrapped) for w in cut("the wa-\nter is")] == [("the", False), ("water", True), ("is", False)]
    assert [(w.key, w.wrapped, w.kind) for w in cut("[the wa-\nter]")] == [("the", False, BRACKET), ("water", True, BRACKET)]


def test_numbers_stand_as_numbers_inside_words_that_are_joined() -> None:
    found = cut("ten per cent of a million pounds")
    assert [(w.key, w.kind) for w in found] == [("#10", NUMBER), ("percent", WORD), ("of", WORD), ("#1000000", NUMBER), ("pounds", WORD)]


def test_stretches_are_read_in_the_order_given_with_places_of_the_whole_text() -> None:
    text = "alpha beta gamma"
    assert [(w.key, w.start, w.end, w.unit) for w in words(text, [(11, 16), (0, 5)])] == [("gamma", 11, 16, 0), ("alpha", 0, 5, 1)]


@pytest.mark.parametrize(
    "text",
    ["million " * 60, "two hundred and " * 400, "9" * 400 + " million", "9" * 400 + " pounds 50", "9" * 5000 + "th", "9" * 5000, "million pounds ten " * 40],
)
def test_rows_of_figures_without_end_are_not_reckoned_with(text: str) -> None:
    """Numbers beyond all sense in a broken transcript must not end the whole check."""
    found = cut(text)
    assert found and all(0 <= w.start < w.end <= len(text) for w in found)
