"""A sealed name is opened nowhere but where this list says."""

from __future__ import annotations

import ast
from collections import Counter

from tests.house.tree import PRODUCT, modules, parsed

# File under src/chatham: how many calls. codes and read_file look for names in order to put codes in their place; kept
# carries them from one process of ours to another. None prints one.
ALLOWED: dict[str, int] = {"app/codes.py": 1, "app/kept.py": 1, "app/read_file.py": 2}
SEAL = "core/secret.py"


def test_names_are_opened_only_where_listed() -> None:
    found: Counter[str] = Counter()
    for path in modules():
        name = path.relative_to(PRODUCT).as_posix()
        found[name] += sum(isinstance(n, ast.Attribute) and n.attr == "reveal" for n in ast.walk(parsed(path)))
    assert {name: n for name, n in found.items() if n} == ALLOWED


def test_nobody_goes_round_the_seal() -> None:
    inside = ("_Secret__words", "__words")
    found = []
    for path in modules():
        if path != PRODUCT / SEAL:
            words = path.read_text(encoding="utf-8")
            found += [path.name for word in inside if word in words]
    assert found == []
