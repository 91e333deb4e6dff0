"""Marks that do not pair: inches, and marks that the quoted words brought with them."""

from __future__ import annotations

import pytest

from chatham.engine.mark import mark
from chatham.readers.drafts import read_plain


def quoted(draft: str) -> list[str]:
    story = read_plain(draft, "draft.txt")
    return [" / ".join(story.text[p] for p in passage.parts) for passage in mark(story, "en").passages]


@pytest.mark.parametrize(
    ("draft", "found"),
    [
        ("“They met in Paris.” Nobody else came to that room.” the engineer said.", ["They met in Paris.” Nobody else came to that room."]),
        (
            '"Be careful, and rain" fell on metal, hard and shining, for days." Elena Jansen explained.',
            ['Be careful, and rain" fell on metal, hard and shining, for days.'],
        ),
        ('"We laid a 6" pipe across the whole yard," the foreman said.', ['We laid a 6" pipe across the whole yard,']),
        (
            '"They called the whole place “the Hole!"\n\n"Nobody ever went back there," a clerk said.',
            ["They called the whole place “the Hole!", "Nobody ever went back there,"],
        ),
        ("“We were angry about it,” she said, and it was over by then.” Nobody moved.", ["We were angry about it,"]),
        ('"We left before noon," he said. "It was cold in there."', ["We left before noon,", "It was cold in there."]),
        ('He called the plan "absurd from end to end" and put a 6" pipe there.', ["absurd from end to end"]),
    ],
)
def test_where_a_quotation_ends(draft: str, found: list[str]) -> None:
    assert quoted(draft) == found


def test_a_word_cut_short_does_not_close_single_marks() -> None:
    assert quoted("One man insisted: ‘your socks get lost in th’ washer? Where’s the machine; tell me a!’") == [
        "your socks get lost in th’ washer? Where’s the machine; tell me a!"
    ]
    assert quoted("She called it ‘a mess’ and said it was ‘over.’") == ["a mess", "over."]
