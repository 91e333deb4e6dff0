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
