"""Parts of speech (Penn tags) by an averaged perceptron; its weights are a data file, its card is docs/tagger.md."""

from __future__ import annotations

import json
import lzma
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources

import numpy as np
from numpy.typing import NDArray

WEIGHTS = "tagger.en.xz"
KEPT = 20_000  # words whose sums are kept
_OUTSIDE = ("w", "", "", "", "", "", "")


@dataclass(frozen=True, slots=True, eq=False)
class Model:
    """``rows``: one row of weights (a column for each tag) for each feature of ``index``; ``before``: for the two tags before."""

    tags: tuple[str, ...]
    index: dict[str, int]
    rows: NDArray[np.float32]
    before: NDArray[np.float32]


@lru_cache(maxsize=50_000)
def word_features(word: str) -> tuple[str, ...]:
    """What a word shows by itself."""
    low = word.lower().replace("’", "'")
    shape = "C" if word[:1].isupper() else "d" if word[:1].isdigit() else "l" if word[:1].isalpha() else "p"
    if len(word) > 1 and word.isupper():
        shape = "U"
    return (
        "w" + low,
        "3" + low[-3:],
        "2" + low[-2:],
        "4" + low[-4:],
        "f" + low[:2],
        "s" + shape + ("-" if "-" in word else "") + ("0" if any(c.isdigit() for c in word) else ""),
        "c" + shape + low[-2:],
    )


def features(words: Sequence[str]) -> list[tuple[str, ...]]:
    """The features of every word of a sentence, all but the tags before it."""
    own = [word_features(w) for w in words]
    low = ["", "", *(f[0][1:] for f in own), "", ""]
    shapes = ["^", *(f[5] for f in own), "$"]
    return [f + _around(low, shapes, at) for at, f in enumerate(own)]


def _around(low: list[str], shapes: list[str], at: int) -> tuple[str, ...]:
    """What the words around show: ``low`` has two empty words before and behind the sentence, ``shapes`` one."""
    further, before, word, after, beyond = low[at : at + 5]
    return (
        "p" + before,
        "n" + after,
        "q" + further,
        "m" + beyond,
        "P" + before + "_" + word,
        "N" + word + "_" + after,
        "x" + before[-3:] + "_" + after[-3:],
        "y" + after[-3:],
        "B" + shapes[at] + shapes[at + 1] + shapes[at + 2],
    )


def pack(model: Model) -> bytes:
    """The weights as the data file: rounded to whole numbers of one byte, packed."""
    scale = 127 / max(float(np.abs(model.rows).max()), float(np.abs(model.before).max()))
    names = sorted(model.index)
    rows = np.rint(model.rows[[model.index[n] for n in names]] * scale).astype(np.int8)
    head = json.dumps({"tags": model.tags, "features": names}, ensure_ascii=False).encode()
    body = np.rint(model.before * scale).astype(np.int8).tobytes() + np.ascontiguousarray(rows.T).tobytes()
    return lzma.compress(len(head).to_bytes(4, "big") + head + body, preset=9 | lzma.PRESET_EXTREME)


def unpack(packed: bytes) -> Model:
    """What ``pack`` wrote."""
    raw = lzma.decompress(packed)
    size = int.from_bytes(raw[:4], "big")
    head = json.loads(raw[4 : 4 + size])
    tags, names = tuple(head["tags"]), head["features"]
    numbers = np.frombuffer(raw, np.int8, offset=4 + size).astype(np.float32)
    pairs = (len(tags) + 1) ** 2
    before = numbers[: pairs * len(tags)].reshape(pairs, len(tags))
    rows = np.zeros((len(names) + 1, len(tags)), np.float32)
    rows[:-1] = numbers[pairs * len(tags) :].reshape(len(tags), len(names)).T
    return Model(tags, {name: at for at, name in enumerate(names)}, rows, before)


@cache
def english() -> Model:
    """The tagger of English."""
    return unpack(resources.files("chatham.language").joinpath(WEIGHTS).read_bytes())


def tagged(sentences: Sequence[Sequence[str]], model: Model) -> list[list[str]]:
    """The tag of every word of every sentence."""
    votes = _votes(model) if model is english() else _Votes(model)
    scores = votes.of(sentences)
    found: list[list[str]] = []
    at = 2
    for words in sentences:
        found.append([model.tags[t] for t in decode(scores[at : at + len(words)], model.before)])
        at += len(words) + 2
    return found


class _Votes:
    """What each word adds to the scores of its own tag and of its neighbours' tags, summed once for each word.

    The weights are whole numbers, so that the order in which they are added makes no difference.
    """

    def __init__(self, model: Model) -> None:
        self.model = model
        self.number: dict[str, int] = {}
        self.table = np.zeros((1024, 5, len(model.tags)), np.float32)

    def of(self, sentences: Sequence[Sequence[str]]) -> NDArray[np.float32]:
        """The scores of every tag for every word, two rows of nothing around each sentence."""
        if len(self.number) > KEPT:
            self.number.clear()
        flat = ["", ""]
        for words in sentences:
            flat += (*words, "", "")
        number = self.number
        if new := {w for w in flat if w not in number}:
            self.add(sorted(new))
        index, missing = self.model.index, len(self.model.index)
        pairs = np.array([[index.get(f, missing) for f in fs] for fs in _pairs(flat)])
        scores: NDArray[np.float32] = self.model.rows[pairs].sum(axis=1)
        own = self.table[np.array([number[w] for w in flat])]
        scores += own[:, 0]
        scores[1:] += own[:-1, 1]
        scores[:-1] += own[1:, 2]
        scores[2:] += own[:-2, 3]
        scores[:-2] += own[2:, 4]
        return scores

    def add(self, new: Sequence[str]) -> None:
        """Words met for the first time: each by itself, and as the word before, behind, further before, further behind."""
        first = len(self.number)
        while first + len(new) > len(self.table):
            self.table = np.concatenate([self.table, np.zeros_like(self.table)])
        index, missing = self.model.index, len(self.model.index)
        rows = self.model.rows[np.array([[index.get(f, missing) for f in _alone(w)] for w in new])]
        into = self.table[first : first + len(new)]
        into[:, 0] = rows[:, :7].sum(axis=1)
        into[:, 1] = rows[:, 7]
        into[:, 2] = rows[:, 8] + rows[:, 9]
        into[:, 3] = rows[:, 10]
        into[:, 4] = rows[:, 11]
        self.number.update((w, first + k) for k, w in enumerate(new))


@lru_cache(maxsize=1)
def _votes(model: Model) -> _Votes:
    return _Votes(model)


def _alone(word: str) -> tuple[str, ...]:
    """The features of one word: its own seven, and those that it is to its neighbours. Outside a sentence there is no word."""
    low = word_features(word)[0][1:] if word else ""
    own = word_features(word) if word else ("",) * 7
    return (*own, "p" + low, "n" + low, "y" + low[-3:], "q" + low, "m" + low)


def _pairs(flat: Sequence[str]) -> list[tuple[str, ...]]:
    """The features of two words and more together; an empty word stands outside a sentence, where the shape is "^" or "$"."""
    own = [word_features(w) if w else _OUTSIDE for w in flat]
    low = [f[0][1:] for f in own]
    shapes = [f[5] for f in own]
    made: list[tuple[str, ...]] = [("", "", "", "")]
    for at in range(1, len(flat) - 1):
        before, word, after = low[at - 1 : at + 2]
        shape = (shapes[at - 1] or "^") + shapes[at] + (shapes[at + 1] or "$")
        made.append(("P" + before + "_" + word, "N" + word + "_" + after, "x" + before[-3:] + "_" + after[-3:], "B" + shape))
    made.append(("", "", "", ""))
    return made


def decode(scores: NDArray[np.float32], before: NDArray[np.float32]) -> list[int]:
    """The best tag of each word in turn; ``before`` has a row for each pair of tags, the last number standing for none."""
    many = scores.shape[1] + 1
    last = further = many - 1
    tags: list[int] = []
    for row in scores:
        tag = int((row + before[further * many + last]).argmax())
        tags.append(tag)
        further, last = last, tag
    return tags
