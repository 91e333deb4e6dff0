"""Functions and files stay small enough to be read at once."""

from __future__ import annotations

import ast

from tests.house.tree import PRODUCT, modules, parsed, shown

LONGEST_FUNCTION = 60
LONGEST_FILE = 400
LONGEST_RULE = 170


def test_no_function_is_long() -> None:
    found = []
    for path in modules():
        for node in ast.walk(parsed(path)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                lines = (node.end_lineno or node.lineno) - node.lineno + 1
                if lines > LONGEST_FUNCTION:
                    found.append(f"{shown(path)}:{node.lineno} {node.name} has {lines} lines")
    assert found == []


def test_no_file_is_long() -> None:
    rules = PRODUCT / "rules"
    sizes = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in modules()}
    found = [f"{shown(p)} has {n} lines" for p, n in sizes.items() if n > (LONGEST_RULE if p.is_relative_to(rules) else LONGEST_FILE)]
    assert found == []
