"""Words cut with whole-array operations are the words that a plain loop finds."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from chatham.core.evidence import Interview, Piece
from chatham.core.rows import Packed, compact_pieces
from chatham.core.text import LentText, Text
from chatham.language import stream as module
from chatham.language.stream import LentStream, cut, stream, stream_of

texts = st.text(st.one_of(st.sampled_from("abcXYZ éÉßœ—’'-\n.09"), st.characters(codec="utf-8")), max_size=300)


def slowly(string: str) -> list[tuple[int, str]]:
    """Start and folded letters of every word, one character after the other."""
    words: list[tuple[int, str]] = []
    ended = True
    for at, char in enumerate(string):
        alone = module._alone(ord(char)) and char.isalnum()
        if not char.isalnum():
            ended = True
            continue
        if ended or alone:
            words.append((at, ""))
        words[-1] = (words[-1][0], words[-1][1] + chr(module._folded(ord(char))))
        ended = alone
    return words


@given(texts)
def test_words_are_those_of_a_plain_loop(string: str) -> None:
    starts, hashes = cut(string)
    told = slowly(string)
    assert starts.tolist() == [at for at, _ in told]
    by_word: dict[str, int] = {}
    for (_, word), hashed in zip(told, hashes.tolist(), strict=True):
        assert by_word.setdefault(word[:24], hashed) == hashed


def test_different_words_have_different_hashes() -> None:
    words = [f"{a}{b}{c}" for a in ("re", "un", "over") for b in ("turn", "publish", "communicate", "institutionalise") for c in ("s", "d", "r", "")]
    _, hashes = cut(" ".join(words))
    assert len(set(hashes.tolist())) == len(set(words))


@pytest.mark.parametrize(("one", "other"), [("Café", "cafe"), ("ÉTAT", "etat"), ("naïve", "NAIVE")])
def test_case_and_accents_are_folded(one: str, other: str) -> None:
    assert cut(one)[1].tolist() == cut(other)[1].tolist()


def test_a_word_across_two_chunks_is_one_word(monkeypatch: pytest.MonkeyPatch) -> None:
    string = "the returns were late and nobody — nobody — asked " * 40
    whole = cut(string)
    monkeypatch.setattr(module, "_CHUNK", 37)
    again = cut(string)
    assert [a.tolist() for a in whole] == [a.tolist() for a in again]


@given(st.lists(texts, min_size=1, max_size=6), st.integers(0, 40), st.integers(0, 40))
def test_a_lent_stream_is_a_part_of_the_whole(parts: list[str], first: int, last: int) -> None:
    pieces, at = [], 0
    for part in parts:
        pieces.append(Piece(at, at + len(part), 0))
        at += len(part) + 3
    string = "\n x".join(parts)
    held = Interview("x", Text(string), (), tuple(p for p in pieces if p.end > p.start))
    whole = stream_of(held)
    packed = compact_pieces(held.pieces)
    again = stream(string, np.array([(p.start, p.end, 0) for p in held.pieces], np.int64).reshape(-1, 3))
    assert whole.starts.tolist() == again.starts.tolist()
    text = LentText(lambda k: string[k * 7 : k * 7 + 7], range(0, len(string), 7), len(string))
    lent = LentStream(Interview("x", text, (), Packed(packed)), len(whole), whole.starts[:: LentStream.EVERY])
    first, last = sorted((first, last))
    assert len(lent) == len(whole)
    assert lent.part(first, last).starts.tolist() == whole.starts[first:last].tolist()
    assert lent.part(first, last).hashes.tolist() == whole.hashes[first:last].tolist()
