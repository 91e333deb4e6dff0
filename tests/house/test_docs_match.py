"""Every generated page is what the code says."""

from __future__ import annotations

from tools.write_docs import stale


def test_generated_pages_are_what_the_code_says() -> None:
    assert stale() == [], "run python tools/write_docs.py"
