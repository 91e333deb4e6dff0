"""Whole stories, all invented, against what a careful reader found in them: voices, who is unnamed, declared numbers.

Beside every story lies NAME.truth.json. Furniture is cut away by the truth here: how it is found is tested elsewhere.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from chatham.core.reading import Attribution, Reading
from chatham.core.story import Block, Story
from chatham.core.text import Span, Text
from chatham.engine.read_story import read_story
from chatham.readers.drafts import read_markdown, read_plain

HERE = Path(__file__).parent
TRUTHS = sorted(HERE.glob("*.truth.json"))
VOICES = 90.0  # B-cubed F of the voices of attributions
UNNAMED = 90.0  # F of the attributions given to somebody unnamed
_WORD = re.compile(r"\w+(?:[’'-]\w+)*")


class Pair(NamedTuple):
    """An attribution of the truth and the one of the reading that reports the same words."""

    truth: dict[str, Any]
    read: Attribution


def story(truth: dict[str, Any], label: str) -> Story:
    text = truth["text"]
    read = (read_markdown if label.endswith(".md") else read_plain)(text, label)
    cut = [Span(*f["span"]) for f in truth["furniture"]]
    heads = [Span(*f["span"]) for f in truth["furniture"] if f["kind"] == "headline"]
    blocks = [Block(b.kind, s) for b in read.blocks for s in without(b.span, cut)]
    blocks += [Block("headline", h) for h in heads]
    kept = [b for b in blocks if any(c.isalnum() for c in text[b.span.start : b.span.end])]
    return Story(label, "txt", Text(text), tuple(sorted(kept, key=lambda b: b.span)))


def without(span: Span, cut: list[Span]) -> list[Span]:
    left = [span]
    for c in cut:
        left = (
            [Span(b, e) for s in left for b, e in ((s.start, min(s.end, c.start)), (max(s.start, c.end), s.end)) if b < e]
            if any(s.overlaps(c) for s in left)
            else left
        )
    return left


def words(text: str, spans: Any) -> frozenset[int]:
    return frozenset(m.start() for s, e in spans for m in _WORD.finditer(text, s, e))


def pairs(truth: dict[str, Any], reading: Reading) -> list[Pair]:
    """Attributions that share at least half of their reported words, the best first, each once."""
    text = truth["text"]
    told = [(words(text, a["content"]), words(text, a["source"])) for a in truth["attributions"]]
    read = [(words(text, a.content), words(text, a.source)) for a in reading.attributions]
    found: list[tuple[float, bool, int, int]] = []
    for i, (mine, who) in enumerate(told):
        for j, (theirs, source) in enumerate(read):
            if (both := len(mine & theirs)) and (f := 2 * both / (len(mine) + len(theirs))) >= 0.5:
                found.append((-f, not who & source, i, j))
    made: dict[int, int] = {}
    for _, _, i, j in sorted(found):
        if i not in made and j not in made.values():
            made[i] = j
    return [Pair(truth["attributions"][i], reading.attributions[j]) for i, j in sorted(made.items())]


def b_cubed(given: Sequence[tuple[object, object]]) -> float:
    """F of two ways to put the same things together, times 100."""
    precise = complete = 0.0
    for one, other in given:
        same_one = sum(a == one for a, _ in given)
        same_other = sum(b == other for _, b in given)
        both = sum((a, b) == (one, other) for a, b in given)
        precise += both / same_other
        complete += both / same_one
    return 100 * 2 * precise * complete / (precise + complete) / len(given)


@pytest.fixture(scope="module", params=TRUTHS, ids=lambda p: p.name.removesuffix(".truth.json"))
def told(request: pytest.FixtureRequest) -> tuple[dict[str, Any], Reading]:
    truth = json.loads(request.param.read_text("utf-8"))
    return truth, read_story(story(truth, request.param.name.removesuffix(".truth.json")), "en")


def test_voices(told: tuple[dict[str, Any], Reading]) -> None:
    truth, reading = told
    given = [(p.truth["voice"], p.read.voice or ("nobody", n)) for n, p in enumerate(pairs(truth, reading)) if p.truth["voice"]]
    assert b_cubed(given) >= VOICES


def test_unnamed(told: tuple[dict[str, Any], Reading]) -> None:
    truth, reading = told
    named = {v["id"]: v["named"] for v in truth["voices"]}
    read_named = {v.id: v.named for v in reading.voices}
    given = [(not named[p.truth["voice"]], p.read.voice is not None and not read_named[p.read.voice]) for p in pairs(truth, reading) if p.truth["voice"]]
    right = sum(a and b for a, b in given)
    assert 200 * right / (sum(a for a, _ in given) + sum(b for _, b in given)) >= UNNAMED


def test_declared(told: tuple[dict[str, Any], Reading]) -> None:
    truth, reading = told
    expected = [(Span(*d["span"]), d["count"]) for d in truth["declared"]]
    found = [(d.span, d.count) for d in reading.declared]
    assert [e for e in expected if not any(e[0].overlaps(s) and e[1] == n for s, n in found)] == []
    assert [f for f in found if not any(f[0].overlaps(s) and f[1] == n for s, n in expected)] == []
