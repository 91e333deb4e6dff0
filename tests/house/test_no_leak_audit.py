"""Nothing of a story that is audited gets anywhere but into what was asked for: no log, no error, no file beside it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.house.tree import python

RUN = "import sys; from chatham.cli.main import main; sys.exit(main(sys.argv[1:]))"
STORY = "“The gates were shut and Namecanary knew it,” said Zebulon Quillcanary, a clerk.\n\nOthercanary told nobody.\n"
RULE_BREAKS = """
import sys
from dataclasses import replace
import chatham.engine.audit as audit
from chatham.cli.main import main
real = audit.catalogue()
def broken(case):
    raise ValueError(case.story.text.string)
    yield
audit.catalogue = lambda: tuple(replace(e, check=broken) if e.rule.code == "Q12" else e for e in real)
sys.exit(main(sys.argv[1:]))
"""
ALL_BREAKS = """
import sys
import chatham.app.audit_stories as stories
from chatham.cli.main import main
def broken(story, *_):
    raise KeyError(story.text.string)
stories.audit = broken
sys.exit(main(sys.argv[1:]))
"""


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    for n in range(5):
        (tmp_path / "all").mkdir(exist_ok=True)
        (tmp_path / f"all/{n}.txt").write_text(STORY, encoding="utf-8")
    (tmp_path / "all/broken.docx").write_bytes(b"PK\x03\x04 Brokencanary")
    (tmp_path / "story.txt").write_text(STORY, encoding="utf-8")
    return tmp_path


def canaries(words: str) -> bool:
    return "canary" in words.lower() or "zebulon" in words.lower()


@pytest.mark.parametrize("form", ["text", "json", "html", "jsonl"])
def test_errors_and_files_beside_it_hold_nothing(desk: Path, form: str) -> None:
    before = {p for p in desk.rglob("*") if p.is_file()}
    done = python(RUN, desk, ["audit", "story.txt", "--format", form])
    assert done.returncode in (0, 1), done.stderr
    assert canaries(done.stdout)
    assert not canaries(done.stderr)
    assert {p for p in desk.rglob("*") if p.is_file()} == before


@pytest.mark.parametrize("form", ["text", "jsonl"])
def test_a_folder_tells_names_in_its_lines_only(desk: Path, form: str) -> None:
    done = python(RUN, desk, ["audit", "all", "--format", form])
    assert done.returncode == 2
    assert "broken.docx" in done.stderr and not canaries(done.stderr)
    assert canaries(done.stdout) == (form == "jsonl")


@pytest.mark.parametrize("what", ["story.txt", "all"])
def test_nothing_gets_out_of_a_crash(desk: Path, what: str) -> None:
    done = python(ALL_BREAKS, desk, ["audit", what, "--format", "jsonl"])
    assert done.returncode == 2
    assert "broke" in done.stderr + done.stdout
    assert not canaries(done.stderr + done.stdout)


def test_a_rule_that_breaks_down_says_nothing_of_the_story(desk: Path) -> None:
    done = python(RULE_BREAKS, desk, ["audit", "story.txt"])
    assert done.returncode == 2
    told = done.stdout[done.stdout.index("Not everything could be read") :]
    assert "Q12 broke down" in told and not canaries(told)
