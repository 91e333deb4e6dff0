"""What the words about an unnamed voice reveal."""

from __future__ import annotations

import pytest

from tests.language.told import read

# text, facets of the first voice
CASES: dict[str, tuple[str, list[tuple[str, str]]]] = {
    "rank and body": ("A senior official at the revenue service said it was late.", [("rank", "senior"), ("body", "the revenue service")]),
    "sex by pronoun": ("A clerk was there. “It was late,” she said.", [("sex", "she")]),
    "sex by noun": ("A woman at the gate said it was late.", [("sex", "woman")]),
    "sector": (
        "A manager at a private shipping company said it was late.",
        [("rank", "manager"), ("body", "a private shipping company"), ("sector", "private"), ("sector", "shipping")],
    ),
    "access": ("One source close to the minister said it was late.", [("access", "close to the minister")]),
    "knowledge": ("Two people with knowledge of the letters said it was late.", [("access", "with knowledge of the letters")]),
    "named body": ("A guard at Tarn Shipping said it was late.", [("body", "Tarn Shipping")]),
    "place": ("A diplomat in Aldmoor said it was late.", [("place", "Aldmoor")]),
    "relation": ("An aide to the prime minister said it was late.", [("relation", "aide to the prime minister")]),
    "whose relation": ("Otto Brill slept. His brother said it was late.", [("relation", "His brother"), ("sex", "brother")]),
    "a name reveals itself": ("Otto Brill, a senior clerk, said it was late.", []),
}


@pytest.mark.parametrize("name", CASES)
def test_facets(name: str) -> None:
    text, expected = CASES[name]
    (voice,) = read(text).voices
    assert [(f.kind, f.words) for f in voice.facets] == expected


def test_facets_stand_where_they_say() -> None:
    text = "A deputy head of the tax office met us. The deputy head said she was tired. “Of it all,” she said."
    (voice,) = read(text).voices
    assert voice.facets
    for f in voice.facets:
        assert " ".join(text[f.span.start : f.span.end].split()) == f.words
