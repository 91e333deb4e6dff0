"""What the guides name is there: files, links, commands, options, rules and tests; and the commands of the how-tos run."""

from __future__ import annotations

import ast
import re
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest

from chatham.engine.catalogue import catalogue
from tests.house.tree import PRODUCT, ROOT, SAMPLE, fenced, guides, parsed, python, shown
from tools.write_docs import helps

TOP = tuple(f"{folder}/" for folder in "src tests tools docs scripts samples .ci core language office rules readers writers engine app cli".split())
CODE = re.compile(r"\b[A-RT-Z]\d\d\b")
OPTION = re.compile(r"(?<![\w-])--[a-z][a-z-]+")
HELPS = dict(helps())
RUN = "import sys; from chatham.cli.main import main; sys.exit(main(sys.argv[1:]))"
PAGES = pytest.mark.parametrize("page", guides(), ids=shown)


def ticked(page: Path) -> list[str]:
    """Everything in a page between single back ticks."""
    outside = re.sub(r"^```.*?^```", "", page.read_text(encoding="utf-8"), flags=re.M | re.S)
    return re.findall(r"`([^`\n]+)`", outside)


def commands(page: Path) -> list[list[str]]:
    """Every command line of a page, in ticks or in a block of shell, split into words."""
    lines = [line for kind, body in fenced(page.read_text(encoding="utf-8")) if kind == "sh" for line in body.splitlines()]
    return [shlex.split(line, comments=True) for line in [*lines, *ticked(page)] if re.match(r"(?:\$ )?(?:chatham|sh|make|python) ", line)]


def functions() -> set[str]:
    """The names of all test functions."""
    return {n.name for p in (ROOT / "tests").rglob("test_*.py") for n in ast.walk(parsed(p)) if isinstance(n, ast.FunctionDef)}


@PAGES
def test_paths_named_are_there(page: Path) -> None:
    missing = []
    for words in ticked(page):
        path = words.split("::")[0].rstrip("/")
        if words.startswith(TOP) and not re.search(r"[<>*… ]", path):
            missing += [] if (ROOT / path).exists() or (PRODUCT / path).exists() else [words]
        elif re.fullmatch(r"[A-Z]+\.md|Makefile|pyproject\.toml|uv\.lock", words):
            missing += [] if (ROOT / words).exists() else [words]
    assert missing == []


@PAGES
def test_links_lead_somewhere(page: Path) -> None:
    targets = re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8"))
    assert [t for t in targets if not t.startswith(("https:", "mailto:")) and not (page.parent / t).exists()] == []


@PAGES
def test_commands_and_options_named_are_there(page: Path) -> None:
    wrong = []
    for words in commands(page):
        told = " ".join(words)
        if words[0] == "chatham":
            name = f"chatham {words[1]}" if len(words) > 1 and not words[1].startswith("-") else "chatham"
            wrong += [told] if name not in HELPS or any(o not in HELPS[name] for o in OPTION.findall(told)) else []
        elif words[0] == "make":
            wrong += [t for t in words[1:] if not re.search(rf"^{t}:", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M)]
        elif not words[1].startswith("-"):
            wrong += [] if (ROOT / words[1]).exists() else [told]
    assert wrong == []


@PAGES
def test_rules_and_tests_named_are_there(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    codes = {e.rule.code for e in catalogue()}
    invented = {"Q98"}  # the rule that CONTRIBUTING.md adds
    assert set(CODE.findall(text)) - codes - invented == set()
    wanted = {w.rsplit("::", 1)[-1] for w in ticked(page) if "::" in w} | {w for w in ticked(page) if re.fullmatch(r"test_\w+", w)}
    files = {p.stem for p in (ROOT / "tests").rglob("test_*.py")}
    assert wanted - functions() - files == set()


@pytest.mark.parametrize("page", sorted((ROOT / "docs/how-to").glob("*.md")), ids=shown)
def test_commands_of_a_how_to_run(page: Path, tmp_path: Path) -> None:
    """In order, in one copy of the sample; a line ``# ends with N`` above a command tells its exit code."""
    folder = tmp_path / "sample"
    shutil.copytree(SAMPLE, folder)
    ran = 0
    for kind, body in fenced(page.read_text(encoding="utf-8")):
        code = 0
        for line in map(str.strip, body.splitlines()) if kind == "sh" else ():
            if found := re.fullmatch(r"# ends with (\d).*", line):
                code = int(found[1])
            elif line.startswith("chatham "):
                done = python(RUN, folder, shlex.split(line, comments=True)[1:], COLUMNS="80")
                assert done.returncode == code, f"{line}\n{done.stdout}{done.stderr}"
                ran, code = ran + 1, 0
    assert ran


def test_the_sample_in_the_readme_is_what_the_command_prints(tmp_path: Path) -> None:
    shutil.copytree(SAMPLE, tmp_path / "sample")
    done = python(RUN, tmp_path / "sample", ["check", "draft.docx", "--against", "interviews/"], COLUMNS="80")
    shown_there = next(body for kind, body in fenced((ROOT / "README.md").read_text(encoding="utf-8")) if kind == "text")
    counts = re.compile(r"\d+ stands?, \d+ open")  # they move whenever a rule learns something
    printed = set(counts.sub("", done.stdout).splitlines())
    assert [line for line in counts.sub("", shown_there).splitlines() if line not in printed] == []


def test_the_build_machine_runs_the_command_of_the_readme() -> None:
    ci = ROOT / ".ci/run"
    assert ci.stat().st_mode & 0o111
    assert ci.read_text(encoding="utf-8").rstrip().endswith("\nexec sh scripts/test")
    assert "\nsh scripts/test\n" in (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["scripts/demo", "scripts/test", "scripts/prepare.sh", ".ci/run"])
def test_scripts_are_shell_and_name_no_machine(name: str) -> None:
    words = (ROOT / name).read_text(encoding="utf-8")
    assert subprocess.run(["sh", "-n", str(ROOT / name)], check=False).returncode == 0
    assert re.findall(r"https?://|/opt/|/home/|/usr/|--index-url", words) == []
