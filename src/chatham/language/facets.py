"""What the words about a voice reveal: rank, body, sector, access, place, relation, sex."""

from __future__ import annotations

from collections.abc import Sequence

from chatham.core.passage import Facet
from chatham.core.text import Span


def facets(text: str, places: Sequence[Span], named: bool) -> tuple[Facet, ...]:
    """The facets of a voice, from the words of its mentions."""
    return ()
