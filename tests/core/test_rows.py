"""Rows of columns are the tuples they stand for."""

from __future__ import annotations

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chatham.core.evidence import Interview, Piece, Turn
from chatham.core.rows import Packed, changed, compact_pieces, compact_turns
from chatham.core.text import LentText, Span, Text

seconds = st.one_of(st.none(), st.floats(0, 40_000, allow_nan=False))


@st.composite
def pieces(draw: st.DrawFn) -> list[Piece]:
    starts = sorted(draw(st.lists(st.integers(0, 5000), max_size=40)))
    return [Piece(s, s + draw(st.integers(1, 9)), k // 3, draw(seconds), draw(st.integers(0, 1))) for k, s in enumerate(starts)]


turns = st.lists(
    st.builds(Turn, st.integers(1, 99), st.integers(0, 5000), st.integers(0, 5000), st.integers(-1, 5), seconds, st.sampled_from([None, "background", "off"])),
    max_size=40,
)


@given(pieces(), st.integers(-1, 5010))
def test_pieces(given: list[Piece], place: int) -> None:
    for rows in (compact_pieces(given), Packed(compact_pieces(given)), pickle.loads(pickle.dumps(Packed(compact_pieces(given))))):
        assert list(rows) == given and len(rows) == len(given) and rows == tuple(given)
        assert [rows[k] for k in range(len(given))] == given and rows[2:7] == tuple(given[2:7])
        assert rows.upto(place) == sum(p.start <= place for p in given)
        assert list(rows.column(1)) == [p.end for p in given]


@given(turns)
def test_turns(given: list[Turn]) -> None:
    for rows in (compact_turns(given), Packed(compact_turns(given))):
        assert list(rows) == given and rows[-3:] == tuple(given[-3:])
        assert set(rows.names) == {t.terms for t in given if t.terms}
        moved = changed(rows, lambda t: t._replace(terms="new"))
        assert type(moved) is type(rows) and [t.terms for t in moved] == ["new"] * len(given)


def test_a_row_beyond_the_last_is_an_error() -> None:
    rows = Packed(compact_turns([Turn(1, 0, 5)]))
    assert rows[-1] == Turn(1, 0, 5)
    with pytest.raises(IndexError):
        rows[1]


@given(pieces(), st.integers(0, 5010), st.integers(0, 60))
def test_an_interview_finds_its_pieces_whatever_holds_them(given: list[Piece], start: int, length: int) -> None:
    plain, packed = (Interview("x", Text(""), (), held) for held in (tuple(given), Packed(compact_pieces(given))))
    assert plain.pieces_over(Span(start, start + length)) == packed.pieces_over(Span(start, start + length))


@given(st.text(max_size=200), st.integers(1, 30), st.integers(0, 220), st.integers(0, 220))
def test_a_lent_text_reads_like_the_whole(string: str, block: int, start: int, end: int) -> None:
    lent = LentText(lambda k: string[k * block : (k + 1) * block], range(0, len(string), block), len(string))
    start, end = sorted((start, end))
    assert lent.string == string and len(lent) == len(string) and lent == Text(string)
    assert lent[Span(start, end)] == string[start:end]
    near, base = lent.around(start, end)
    assert near[max(0, start - base) : max(0, end - base)] == string[start:end]


MANY = [Piece(10 * k, 10 * k + 7, k // 3, None if k % 2 else float(k), 0) for k in range(10_000)]


@pytest.mark.parametrize("place", [-1, 0, 9, 10, 40_949, 40_950, 40_960, 81_910, 81_920, 99_989, 99_990, 200_000])
def test_places_are_found_in_every_block(place: int) -> None:
    rows = Packed(compact_pieces(MANY))
    assert rows.upto(place) == compact_pieces(MANY).upto(place) == sum(p.start <= place for p in MANY)


@pytest.mark.parametrize("index", [0, 1, 4095, 4096, 4097, 8191, 8192, 9999, -1, -10_000])
def test_rows_are_found_in_every_block(index: int) -> None:
    assert Packed(compact_pieces(MANY))[index] == compact_pieces(MANY)[index] == MANY[index]


@pytest.mark.parametrize("index", [10_000, 10_001, -10_001])
def test_no_row_is_made_up(index: int) -> None:
    with pytest.raises(IndexError):
        Packed(compact_pieces(MANY))[index]


def test_what_is_the_same_and_what_is_not() -> None:
    rows, packed = compact_pieces(MANY[:3]), Packed(compact_pieces(MANY[:3]))
    assert rows == tuple(MANY[:3]) and packed == tuple(MANY[:3]) and packed == packed
    assert packed != Packed(compact_pieces(MANY[:3]))  # never opened to be compared
    assert rows != tuple(MANY[:2]) and rows != tuple(MANY[1:4]) and rows != 3 and rows != {1, 2, 3}
    assert packed != tuple(MANY[1:4]) and packed != tuple(MANY[:2])
