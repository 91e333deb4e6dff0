"""Pages told from the story in them, for tests of furniture."""

from __future__ import annotations

from chatham.core.story import Story
from chatham.language.furniture import apart
from chatham.readers.pick import read_draft

LONG = (
    "The ministry had known since the spring that the pumps of the lower town were failing, and it had said so to nobody outside the building on Weir Street."
)
MORE = "By the autumn the engineers had stopped writing reports, because the reports came back unread, with the same stamp on each of them and the same date."
LAST = "Nobody at the ministry would say who had ordered the stamp, and the stamp itself could not be found when the inspectors asked to see it in November."

Line = tuple[str, str]  # kind ("" for the story), words


def page(lines: list[Line], name: str = "page.txt", between: str = "\n\n") -> None:
    """Every line is told as what it is, and nothing else is."""
    story = read_draft(between.join(words for _, words in lines).encode(), name)
    found = [(f.kind, story.text[f.span]) for f in apart(story).furniture]
    assert found == [line for line in lines if line[0]]


def kinds(words: str, name: str = "page.txt") -> list[str]:
    return [f.kind for f in apart(read_draft(words.encode(), name)).furniture]


def kept(story: Story) -> list[str]:
    return [story.text[b.span] for b in apart(story).story.blocks]
