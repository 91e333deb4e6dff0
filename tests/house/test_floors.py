"""The floors are kept, and the contracts that say so do notice a break."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.house.tree import PRODUCT, ROOT

LINT = """
import sys
sys.path.insert(0, sys.argv[1])
from importlinter.cli import lint_imports
sys.exit(lint_imports(config_filename=sys.argv[2], no_cache=True))
"""
BREAKS = {
    "core/text.py": "from chatham.cli import main",
    "readers/head.py": "from chatham.language import fold",
    "rules/quotations/q01_altered_quotation.py": "from chatham.rules.quotations import q02_unmarked_cut",
    "engine/check.py": "import socket",
    "attic/__init__.py": '"""A folder without a floor."""',
}


def lint(src: Path) -> tuple[int, str]:
    """The exit code and the words of import-linter on a source tree."""
    command = [sys.executable, "-c", LINT, str(src), str(ROOT / "pyproject.toml")]
    done = subprocess.run(command, cwd=src, env=os.environ | {"COLUMNS": "200"}, capture_output=True, encoding="utf-8", check=False)
    return done.returncode, done.stdout + done.stderr


def test_imports_run_downward_only() -> None:
    code, told = lint(PRODUCT.parent)
    assert code == 0, told


def test_a_break_of_any_floor_is_noticed(tmp_path: Path) -> None:
    copy = tmp_path / "chatham"
    shutil.copytree(PRODUCT, copy, ignore=shutil.ignore_patterns("samples", "__pycache__"))
    for name, line in BREAKS.items():
        path = copy / name
        path.parent.mkdir(exist_ok=True)
        words = path.read_text(encoding="utf-8") if path.exists() else ""
        path.write_text(words.replace("from __future__ import annotations\n", f"from __future__ import annotations\n\n{line}\n", 1) or line, encoding="utf-8")
    code, told = lint(tmp_path)
    assert code == 1
    for contract in ("floors", "edges", "rules", "quiet"):
        assert [line for line in told.splitlines() if line.startswith(contract) and "BROKEN" in line], told
