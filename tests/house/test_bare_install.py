"""Chatham starts and checks with its run-time dependencies alone, and the lock file knows of each."""

from __future__ import annotations

import ast
import json
import re
import sys
import tomllib
from importlib.metadata import PackageNotFoundError, packages_distributions, requires
from pathlib import Path
from typing import Any

from tests.house.tree import ROOT, modules, parsed, python

WITHOUT = """
import json, sys
REFUSED = set(json.loads(sys.argv[1]))
class Refuse:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in REFUSED:
            raise ModuleNotFoundError(f"{name} is not there", name=name)
sys.meta_path.insert(0, Refuse())
from chatham.cli.main import main
sys.exit(main(sys.argv[2:]))
"""


def told() -> dict[str, Any]:
    """pyproject.toml."""
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def plain(name: str) -> str:
    """The normal form of a distribution's name at the head of a requirement."""
    return re.sub(r"[-_.]+", "-", re.split(r"[^\w.-]", name.strip(), maxsplit=1)[0]).lower()


def needed() -> set[str]:
    """The run-time dependencies and all that they need in turn."""
    found: set[str] = set()
    waiting = [plain(r) for r in told()["project"]["dependencies"]]
    while waiting:
        name = waiting.pop()
        if name in found:
            continue
        found.add(name)
        try:
            waiting += [plain(r) for r in requires(name) or [] if "extra ==" not in r]
        except PackageNotFoundError:
            continue
    return found


def test_every_import_is_a_declared_dependency() -> None:
    declared = {plain(r) for r in told()["project"]["dependencies"]}
    owners = packages_distributions()
    used: set[str] = set()
    for path in modules():
        for node in ast.walk(parsed(path)):
            if isinstance(node, ast.Import):
                used |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                used.add(node.module.partition(".")[0])
    foreign = used - set(sys.stdlib_module_names) - {"chatham"}
    assert {plain(owners[name][0]) if name in owners else name for name in foreign} == declared


def test_the_demo_runs_without_the_tools_of_the_tests(tmp_path: Path) -> None:
    keep = needed() | {"chatham"}
    refused = [name for name, owners in packages_distributions().items() if not {plain(o) for o in owners} & keep]
    assert "pytest" in refused
    done = python(WITHOUT, tmp_path, [json.dumps(refused), "demo", "demo"])
    assert done.returncode == 0, done.stderr


def test_the_lock_file_is_of_these_dependencies() -> None:
    lock = tomllib.loads((ROOT / "uv.lock").read_text(encoding="utf-8"))
    own = next(p for p in lock["package"] if p["name"] == "chatham")
    assert {r["name"] for r in own["metadata"]["requires-dist"]} == {plain(r) for r in told()["project"]["dependencies"]}
    assert {r["name"] for r in own["metadata"]["requires-dev"]["dev"]} == {plain(r) for r in told()["dependency-groups"]["dev"]}


def test_the_lock_file_names_public_places_only() -> None:
    places = set(re.findall(r'"(\w+://[^/"]*|file:[^"]*|/[^"]*)', (ROOT / "uv.lock").read_text(encoding="utf-8")))
    assert places == {"https://pypi.org", "https://files.pythonhosted.org"}
