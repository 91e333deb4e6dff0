"""What the aligner prefers, in small cases: which word it lays over which, and what it takes for better or worse.

``test_align_reference.py`` checks the search with whatever weights there are; here it is the weights that are held to what
they are for. Only their order and rough size counts, not their figures.
"""

from __future__ import annotations

import dataclasses

import pytest

from chatham.language.align import _left_out_cost, _similarity, lay
from chatham.language.fold import Word, words


def cut(text: str) -> list[Word]:
    return words(text, [(0, len(text))], bracketed=True)


def laid(quoted: str, spoken: str, cheap: tuple[int, ...] = ()) -> str:
    """Each quoted word with the word of the evidence that it stands over, by number where that word comes more than once."""
    quotation, evidence = cut(quoted), cut(spoken)
    path = lay(quotation, evidence, [j in cheap for j in range(len(evidence))])
    assert path is not None
    keys = [w.key for w in evidence]
    over = ["-" if j < 0 else keys[j] + (str(j) if keys.count(keys[j]) > 1 else "") for j in path.pairs]
    return " ".join(f"{w.key}/{o}" if w.key != o else o for w, o in zip(quotation, over, strict=True))


def score(quoted: str, spoken: str, cheap: tuple[int, ...] = ()) -> float:
    """How good the best alignment is; a word that agrees is worth 1."""
    evidence = cut(spoken)
    path = lay(cut(quoted), evidence, [j in cheap for j in range(len(evidence))])
    assert path is not None
    return path.score


@pytest.mark.parametrize(
    ("quoted", "spoken", "expected"),
    [
        # a wrong word stands over the one that it replaces, not beside it
        ("we saw forty men", "we saw fourteen men", "we saw #40/#14 men"),
        ("the pools would go", "the pools will go", "the pools would/will go"),
        # a word too many stands over nothing, also at the beginning and the end
        ("we all went home", "we went home", "we all/- went home"),
        ("so we went home", "we went home", "so/- we went home"),
        ("we went home early", "we went home", "we went home early/-"),
        # words alike in their beginning stand over each other before others do
        ("he was walking home", "he then walkings home", "he was/then walking/walkings home"),
        ("they played walking", "they walkings noise played", "they played walking/-"),
        # brackets may stand for what they replace, or for nothing
        ("we [the men] went", "we went", "we the/- men/- went"),
        ("so [the men] went home", "so they went home", "so the/they men/- went home"),
        ("told [the men] so", "told the men so", "told the men so"),
        # an ellipsis stands over nothing, however much is left out under it
        ("we … home", "we all of us went the long way home", "we …/- home"),
        ("we … home", "we … home", "we …/- home"),
        # what a transcriber notes is nobody's word
        ("we laughs home", "we [laughs] home", "we laughs/- home"),
        # of a word said twice the one is taken that leaves less out
        ("went home", "went out and went home", "went/went3 home"),
        ("went home went", "went home went away", "went/went0 home went/went2"),
    ],
)
def test_which_word_stands_over_which(quoted: str, spoken: str, expected: str) -> None:
    assert laid(quoted, spoken) == expected


@pytest.mark.parametrize(
    ("quoted", "spoken", "expected"),
    [("he had gone", "he'd gone", "he had/would gone"), ("he'd gone", "he had gone", "he would/had gone"), ("it has gone", "it's gone", "it has/is gone")],
)
def test_a_contraction_stands_for_both_of_its_meanings(quoted: str, spoken: str, expected: str) -> None:
    """ "He'd" may be "he had" and "he would"; neither is a change, on whichever side the contraction is."""
    assert laid(quoted, spoken) == expected
    assert score(quoted, spoken) == pytest.approx(3.0)


def test_a_contraction_stands_for_nothing_else() -> None:
    assert score("he had gone", "he is gone") < 2.0
    assert score("he is gone", "he had gone") < 2.0


@pytest.mark.parametrize("weighty", ["not", "never", "14"])
def test_in_a_tie_the_weighty_word_is_the_one_that_moved(weighty: str) -> None:
    """Where two words change places, one of them agrees; it is the neighbour, so that the "not" or the number is shown as changed."""
    assert laid(f"they {weighty} today saw us", f"they today {weighty} saw us").split()[2] == "today"
    assert laid(f"they today {weighty} saw us", f"they {weighty} today saw us").split()[1] == "today"
    assert 1.9 < score(f"{weighty} today", f"{weighty} today") < 2.0 == score("tonight today", "tonight today")


def test_a_weighty_word_is_worth_hardly_less_and_only_where_it_agrees() -> None:
    assert score("we did not go", "we did not go") > 3.9
    assert score("we did not go", "we did now go") < score("we did not go", "we did go") + 1
    assert lay(cut("not"), cut("now then")) is None


def test_what_it_costs_to_leave_out_rises_with_what_is_lost() -> None:
    """A transcriber's note costs least, then fillers, then phrases that may be words, then words; a word lacking costs most."""
    note, filler, phrase, two, word = (score("we went", f"we {more} went") for more in ("[laughs]", "um", "like", "you know", "all"))
    lacking = score("we all went", "we went")
    assert 2 > note > filler > phrase > two > word > lacking > 0
    assert two == pytest.approx(2 * phrase - 2), "each word of a phrase costs as much as a phrase of one word"
    assert filler > 1.9 and phrase > 1.8 and word > 1.5 and lacking >= 1.5
    assert score("we went", "we all of went") == pytest.approx(2 * word - 2)


def test_only_a_whole_phrase_is_a_filler() -> None:
    """ "You" alone, or "know" behind another word, is said and meant; the last word of all has none behind it."""
    costs = _left_out_cost(cut("you know you see know you"), []).tolist()
    assert costs == pytest.approx([0.15, 0.15, 0.15, 0.15, 0.4, 0.4])
    assert len(set(_left_out_cost(cut("we kind know of"), []).tolist())) == 1
    assert _left_out_cost(cut("we you know"), []).tolist() == pytest.approx([0.4, 0.15, 0.15])


def test_an_aside_is_cheap_whatever_its_words() -> None:
    """What another speaker throws in between is passed over as easily as a transcriber's note."""
    assert score("we went", "we really went", cheap=(1,)) == pytest.approx(score("we went", "we [laughs] went"))
    assert score("we went", "we really went", cheap=(0,)) < score("we went", "we really went", cheap=(1,))


def test_words_under_an_ellipsis_cost_next_to_nothing_and_under_a_bracket_little() -> None:
    long = "all of us took the long way round and"
    assert score("we … went", f"we {long} went") > 1.85
    assert score("we … went", f"we {long} went") < score("we … went", "we all went") < 2.0
    assert score("we … went", "we um went") > score("we went", "we um went")
    assert score("we [there] went", "we all of them went") > score("we went", "we all of them went")
    assert score("we [there] went", "we all of them went") < score("we … went", "we all of them went")


def test_a_bracket_agrees_less_than_a_word_and_differs_more_cheaply() -> None:
    assert 2.5 < score("we [then] went", "we then went") < 3.0
    assert 1.9 < score("we [then] went", "we there went") < 2.0, "what is replaced costs nearly nothing"
    assert score("we [then] went", "we went") == pytest.approx(2.0)


def test_a_word_alike_is_better_than_another_and_worse_than_the_same() -> None:
    """Alike is what begins the same, with up to three letters behind; short words are alike in their first three."""
    same, alike, other = (score("we walking home", f"we {told} home") for told in ("walking", "walkers", "running"))
    assert same == pytest.approx(3.0) and 1.7 < alike < 2.0 and 1.5 < other < alike
    assert score("we waited home", "we waiter home") == pytest.approx(alike)
    assert score("the cot", "the cod") == pytest.approx(score("the cot", "the dog")), "no two short words are alike"
    assert score("the cost", "the coss") == pytest.approx(score("the walking", "the walkers"))
    assert _similarity(cut("walking"), cut("walker")).tolist() == _similarity(cut("walking"), cut("running")).tolist()


@pytest.mark.parametrize("quoted", ["the men", "[the men]", "… the", "not the"])
def test_notes_and_ellipses_of_the_evidence_agree_with_nothing(quoted: str) -> None:
    """A quoted ellipsis over one in the transcript is no agreement, for neither is a word."""
    worth = _similarity(cut(quoted), cut("[laughs] [inaudible] … went"))
    assert (worth[:, :3] < -5).all()
    assert lay(cut("…"), cut("… went")) is None
    assert (_similarity(cut("…"), cut("we went"))[0] < -5).all()


def test_a_path_tells_the_stretch_that_it_covers() -> None:
    path = lay(cut("pools would go"), cut("they said the pools there would go first"))
    assert path is not None
    assert (path.first, path.last, path.pairs) == (3, 7, (3, 5, 6))
    with pytest.raises(dataclasses.FrozenInstanceError):
        path.first = 0  # type: ignore[misc]
    assert not hasattr(path, "__dict__"), "a check makes a great many of them"


def test_one_weighty_word_is_enough_and_a_lacking_one_is_told() -> None:
    alone, lacking = lay(cut("not"), cut("so not")), lay(cut("so went"), cut("went"))
    assert alone is not None and alone.pairs == (1,)
    assert lacking is not None and lacking.pairs == (-1, 0)


def test_a_tie_goes_to_the_word_laid_over_another() -> None:
    """Where passing over and laying over cost the same, a changed word is shown with what it replaces."""
    assert laid("[x] went", "y went") in ("x/y went", "x/- went")
    assert laid("went there", "went where") == "went there/where"
    assert laid("went", "went") == "went"
