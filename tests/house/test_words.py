"""One word for one thing."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from tests.house.tree import ROOT, guides, modules, parsed, shown

VAGUE = {"utils", "util", "helpers", "helper", "common", "misc", "tools", "lib"}
# A quotation is a quotation. "Quote marks" are marks, and "to quote" is what a reporter does.
BEFORE = r"an?|the|this|that|each|every|any|no|one|block|direct|partial|these|those|all|its|their|his|her|source's"
CITATION = re.compile(rf"\b(?:{BEFORE})\s+quotes?\b(?!\s+marks?\b)|\bquotes\b(?!\s+marks?\b)", re.I)
FENCES = re.compile(r"^```.*?^```", re.M | re.S)


def written(path: Path) -> Iterator[tuple[int, str]]:
    """Every docstring and message of a Python file, with its line; a pattern is neither."""
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and "|" not in node.value:
            yield node.lineno, node.value


def test_no_module_is_a_lumber_room() -> None:
    parts = {shown(p): set(p.relative_to(ROOT / "src").with_suffix("").parts) for p in modules()}
    assert [name for name, words in parts.items() if words & VAGUE] == []


def test_a_quotation_is_never_called_a_quote() -> None:
    found = [f"{shown(p)}:{line} {m[0]!r}" for p in modules() for line, words in written(p) for m in CITATION.finditer(FENCES.sub("", words))]
    pages = [*guides(), *sorted((ROOT / "docs/rules").glob("*.md"))]
    found += [f"{shown(p)} {m[0]!r}" for p in pages for m in CITATION.finditer(FENCES.sub("", p.read_text(encoding="utf-8")))]
    assert found == []


def test_the_test_knows_a_citation() -> None:
    assert CITATION.search("The quote was altered.")
    assert CITATION.search("two quotes")
    assert not CITATION.search("the quote marks, a quotation; she may quote him; words quoted from a draft")
