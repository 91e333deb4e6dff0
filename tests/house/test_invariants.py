"""Every invariant of ARCHITECTURE.md names a test that pytest collects."""

from __future__ import annotations

import re
import subprocess
import sys

from tests.house.tree import ROOT


def named() -> dict[str, list[str]]:
    """The rows of the table under "Invariants": what must hold, and the tests that hold it."""
    page = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    table = page.split("\n## Invariants\n", 1)[1].split("\n## ", 1)[0]
    rows = [row.strip("| ").split(" | ") for row in table.splitlines() if row.startswith("|")][2:]
    return {row[0]: re.findall(r"`(tests/[^`]+)`", row[-1]) for row in rows}


def test_every_invariant_names_a_test() -> None:
    assert len(named()) >= 10
    assert [what for what, tests in named().items() if not tests] == []


def test_the_tests_named_are_collected() -> None:
    wanted = sorted({test for tests in named().values() for test in tests})
    command = [sys.executable, "-m", "pytest", "--collect-only", "--quiet", "-p", "no:randomly", "-p", "no:cacheprovider", *wanted]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    missing = [test for test in wanted if test not in done.stdout]
    assert (done.returncode, missing) == (0, []), done.stdout[-2000:] + done.stderr[-2000:]
