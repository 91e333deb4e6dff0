"""The tagger: plain sentences, and weights that come back as they were packed."""

from __future__ import annotations

from importlib import resources

import numpy as np

from chatham.language import tagger


def test_plain_sentences() -> None:
    sentences = ["The old ferry leaves the harbour at noon .".split(), "She said they would wait .".split(), []]
    assert tagger.tagged(sentences, tagger.english()) == [
        ["DT", "JJ", "NN", "VBZ", "DT", "NN", "IN", "NN", "."],
        ["PRP", "VBD", "PRP", "MD", "VB", "."],
        [],
    ]


def test_packed_weights_come_back() -> None:
    rows = np.array([[1, -127], [64, 0], [0, 0]], np.float32)
    before = np.arange(18, dtype=np.float32).reshape(9, 2)
    model = tagger.Model(("A", "B"), {"wa": 0, "wé": 1}, rows, before)
    back = tagger.unpack(tagger.pack(model))
    assert back.tags == model.tags and back.index == model.index
    assert np.array_equal(back.rows, rows) and np.array_equal(back.before, before)


def test_the_data_file_is_small() -> None:
    packed = resources.files("chatham.language").joinpath(tagger.WEIGHTS).read_bytes()
    assert len(packed) < 3_000_000
