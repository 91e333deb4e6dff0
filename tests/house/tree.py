"""The checkout as the tests about the code itself see it."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SRC = ROOT / "src"
PRODUCT = SRC / "chatham"
SAMPLE = PRODUCT / "samples" / "order-of-the-taps"
GUIDES = ("README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md")
GENERATED = ("docs/rules.md", "docs/cli.md")


def modules() -> list[Path]:
    """Every Python file of the product."""
    return sorted(PRODUCT.rglob("*.py"))


@cache
def parsed(path: Path) -> ast.Module:
    """The syntax tree of a Python file."""
    return ast.parse(path.read_text(encoding="utf-8"))


def shown(path: Path) -> str:
    """A path as messages show it."""
    return path.relative_to(ROOT).as_posix()


def guides() -> list[Path]:
    """The pages that people write: those at the top, and docs/ without what is generated."""
    own = [p for p in sorted((ROOT / "docs").rglob("*.md")) if shown(p) not in GENERATED and p.parent.name != "rules"]
    return [ROOT / name for name in GUIDES] + own


def fenced(text: str) -> Iterator[tuple[str, str]]:
    """(what the fence says, body) of every fenced block."""
    kind: str | None = None
    body: list[str] = []
    for line in text.splitlines():
        if not line.lstrip().startswith("```"):
            body.append(line)
        elif kind is None:
            kind, body = line.strip().strip("`"), []
        else:
            yield kind, "\n".join(body)
            kind = None


def python(code: str, folder: Path, arguments: Sequence[str] = (), **environment: str) -> subprocess.CompletedProcess[str]:
    """Runs some code in a process of its own, in ``folder``; its home and its temporary folder are empty ones there."""
    for name in ("home", "tmp"):
        (folder / name).mkdir(exist_ok=True)
    given = {
        "PATH": os.environ.get("PATH", ""), "PYTHONPATH": str(SRC), "PYTHONDONTWRITEBYTECODE": "1", "PYTHONIOENCODING": "utf-8",
        "HOME": str(folder / "home"), "TMPDIR": str(folder / "tmp"), **environment,
    }  # fmt: skip
    command = [sys.executable, "-c", code, *arguments]
    return subprocess.run(command, cwd=folder, env=given, capture_output=True, encoding="utf-8", errors="surrogateescape", check=False)
