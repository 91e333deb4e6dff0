"""Train the tagger on the CoNLL-U files of GUM.  usage: train_tagger.py GUM_FOLDER [--out FILE] [--epochs N] [--check]

GUM_FOLDER holds the CoNLL-U of GUM's genres under CC BY or in the public domain. GUM_news_* is left out always: those
documents are for measuring. With --check every tenth of the others is held out too, and the share of right tags on them
is printed; without it the weights are trained on all and written. A few minutes on one core.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from chatham.language import tagger

Sentence = tuple[list[str], list[str]]
_CLITICS = ("n't", "n’t")


def read(path: Path) -> Iterator[Sentence]:
    """The sentences of a file; words written with hyphens come as one, as our own tokens do."""
    words: list[str] = []
    tags: list[str] = []
    glue = False
    for line in [*path.read_text("utf-8").splitlines(), ""]:
        if not line:
            if words:
                yield words, tags
            words, tags, glue = [], [], False
            continue
        cells = line.split("\t")
        if line.startswith("#") or "-" in cells[0] or "." in cells[0]:
            continue
        word, tag = cells[1], cells[4]
        hyphen = word == "-" or (bool(words) and words[-1].endswith("-") and len(words[-1]) > 1)
        if words and glue and hyphen and words[-1][-1].isalnum() | words[-1].endswith("-"):
            words[-1] += word
            tags[-1] = "JJ" if tag in ("VBN", "VBG") else tag if tag not in ("HYPH", ":") else tags[-1]
        else:
            words.append(word)
            tags.append(tag)
        glue = "SpaceAfter=No" in cells[9]


def documents(folder: Path) -> list[tuple[str, list[Sentence]]]:
    """Every document but the news."""
    paths = sorted(p for p in folder.rglob("GUM_*.conllu") if not p.name.startswith("GUM_news_"))
    return [(p.stem, list(read(p))) for p in paths]


def train(sentences: list[Sentence], epochs: int, least: int = 2) -> tagger.Model:
    """An averaged perceptron that decides from left to right."""
    tags = tuple(sorted({t for _, ts in sentences for t in ts}))
    number = {t: at for at, t in enumerate(tags)}
    seen = Counter(f for words, _ in sentences for fs in tagger.features(words) for f in fs)
    index = {f: at for at, f in enumerate(sorted(f for f, n in seen.items() if n >= least))}
    missing, many = len(index), len(tags) + 1
    data = [(np.array([[index.get(f, missing) for f in fs] for fs in tagger.features(w)]), [number[t] for t in ts]) for w, ts in sentences]
    rows, before = np.zeros((missing + 1, len(tags)), np.float32), np.zeros((many * many, len(tags)), np.float32)
    late_rows, late_before = np.zeros(rows.shape, np.float64), np.zeros(before.shape, np.float64)
    rng, step = random.Random(0), 0
    for epoch in range(epochs):
        rng.shuffle(data)
        wrong = 0
        for numbers, gold in data:
            last = further = many - 1
            for at, right in enumerate(gold):
                step += 1
                pair = further * many + last
                guess = int((rows[numbers[at]].sum(axis=0) + before[pair]).argmax())
                if guess != right:
                    wrong += 1
                    for tag, change in ((right, 1), (guess, -1)):
                        rows[numbers[at], tag] += change
                        late_rows[numbers[at], tag] += step * change
                        before[pair, tag] += change
                        late_before[pair, tag] += step * change
                    rows[missing] = 0
                further, last = last, guess
        print(f"epoch {epoch + 1}: {wrong} wrong of {sum(len(g) for _, g in data)}", flush=True)
    return _averaged(tags, index, rows - late_rows / step, before - late_before / step)


def _averaged(tags: tuple[str, ...], index: dict[str, int], rows: NDArray[np.float64], before: NDArray[np.float64], least: float = 0.25) -> tagger.Model:
    """Without the features that weigh next to nothing."""
    keep = [f for f in index if float(np.abs(rows[index[f]]).max()) >= least]
    kept = np.vstack([rows[[index[f] for f in keep]], np.zeros((1, len(tags)))]).astype(np.float32)
    kept[np.abs(kept) < least / 4] = 0
    return tagger.Model(tags, {f: at for at, f in enumerate(keep)}, kept, before.astype(np.float32))


def main() -> None:
    """Train, and check or write."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("folder", type=Path)
    ask.add_argument("--out", type=Path, default=Path("src/chatham/language") / tagger.WEIGHTS)
    ask.add_argument("--epochs", type=int, default=8)
    ask.add_argument("--check", action="store_true")
    given = ask.parse_args()
    texts = documents(given.folder)
    held = [s for at, (_, ss) in enumerate(texts) if at % 10 == 0 for s in ss]
    rest = [s for at, (_, ss) in enumerate(texts) if at % 10 or not given.check for s in ss]
    model = tagger.unpack(tagger.pack(train(rest, given.epochs)))
    if given.check:
        guesses = tagger.tagged([w for w, _ in held], model)
        pairs = [(g, t) for gs, (_, ts) in zip(guesses, held, strict=True) for g, t in zip(gs, ts, strict=True)]
        print(f"held out: {100 * sum(g == t for g, t in pairs) / len(pairs):.2f} % of {len(pairs)} tags right")
        print(Counter((t, g) for g, t in pairs if g != t).most_common(12))
        return
    packed = tagger.pack(model)
    given.out.write_bytes(packed)
    print(f"{given.out}: {len(packed):,} bytes, {len(model.index):,} features, {len(texts)} documents")


if __name__ == "__main__":
    main()
