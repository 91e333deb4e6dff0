"""Every rule is one file, says who it is, and has its manual page in one shape."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from chatham.core.rule import Rule
from chatham.engine.catalogue import Entry, catalogue
from tests.house.tree import PRODUCT, SRC, shown
from tools.new_rule import BANNED_PREFIXES, BLANK, LONGEST_NAME, ROOT, faults, lay_down

HEADINGS = (
    "What it finds", "Why it matters", "Example", "Better", "When to let it stand", "What would settle it", "What it cannot see", "References",
)  # fmt: skip
OPTIONAL = {"What would settle it"}
CODES = {e.rule.code for e in catalogue()}


def path_of(entry: Entry) -> Path:
    """The file of a rule."""
    return (SRC / entry.module.replace(".", "/")).with_suffix(".py")


def test_the_catalogue_has_every_rule_file() -> None:
    files = {p for p in (PRODUCT / "rules").rglob("*.py") if p.name != "__init__.py"}
    assert files == {path_of(e) for e in catalogue()}


def test_codes_and_names_are_unique() -> None:
    told = Counter(word for e in catalogue() for word in (e.rule.code, e.rule.name))
    assert [word for word, times in told.items() if times > 1] == []


@pytest.mark.parametrize("entry", catalogue(), ids=lambda e: e.rule.code)
def test_a_rule_is_what_its_file_is_called(entry: Entry) -> None:
    rule, path = entry.rule, path_of(entry)
    assert isinstance(rule, Rule)
    assert path.stem == f"{rule.code.lower()}_{rule.name.replace('-', '_')}"
    assert path.parent.name == rule.family
    assert len(re.findall(r"^RULE\b", path.read_text(encoding="utf-8"), re.M)) == 1
    assert set(rule.outranks) <= CODES - {rule.code}, "outranks a rule that is not there"


@pytest.mark.parametrize("entry", catalogue(), ids=lambda e: e.rule.code)
def test_a_name_reads_after_let_stand(entry: Entry) -> None:
    assert re.fullmatch(r"[a-z]+(?:-[a-z]+)+", entry.rule.name)
    assert not entry.rule.name.startswith(BANNED_PREFIXES)
    assert len(entry.rule.name) <= LONGEST_NAME


@pytest.mark.parametrize("entry", catalogue(), ids=lambda e: e.rule.code)
def test_a_page_has_its_headings_in_order(entry: Entry) -> None:
    told = re.findall(r"^#+ *(.+?) *$", re.sub(r"^```.*?^```", "", entry.page, flags=re.M | re.S), re.M)
    assert told == [h for h in HEADINGS if h not in OPTIONAL or h in told]
    assert BLANK not in entry.page, f"{shown(path_of(entry))} is not filled in"


@pytest.mark.parametrize("entry", catalogue(), ids=lambda e: e.rule.code)
def test_a_page_begins_with_one_sentence(entry: Entry) -> None:
    first, second = entry.page.split("\n", 2)[:2]
    assert second == ""
    assert re.fullmatch(r"[A-Z][^.!?]*\.", first), first
    assert len(first) <= 100


@pytest.mark.parametrize(
    ("answers", "wrong"),
    [
        (("Q98", "clipped-fragment", "quotations", "advice"), 0),
        (("Q01", "clipped-fragment", "quotations", "advice"), 1),
        (("Q98", "altered-quotation", "quotations", "advice"), 1),
        (("Q98", "Clipped", "quotations", "advice"), 1),
        (("14", "clipped-fragment", "colours", "loud"), 3),
        *((("Q98", f"{banned}fragment", "quotations", "advice"), 1) for banned in BANNED_PREFIXES),
    ],
)
def test_bad_answers_for_a_new_rule_are_refused(answers: tuple[str, str, str, str], wrong: int) -> None:
    assert len(faults(*answers)) == wrong


def test_a_new_rule_is_laid_down_blank(tmp_path: Path) -> None:
    rule, spec = lay_down("Q98", "clipped-fragment", "quotations", "advice", tmp_path)
    assert rule == tmp_path / "src/chatham/rules/quotations/q98_clipped_fragment.py"
    assert spec == tmp_path / "tests/rules/quotations/q98_clipped_fragment.md"
    assert 'RULE = Rule("Q98", "clipped-fragment", "quotations", "advice", "0.1")' in rule.read_text(encoding="utf-8")
    assert BLANK in rule.read_text(encoding="utf-8")
    assert "Q98 advice" in spec.read_text(encoding="utf-8")
    with pytest.raises(FileExistsError):
        lay_down("Q98", "clipped-fragment", "quotations", "advice", tmp_path)
    assert (ROOT / "tests/rules").is_dir()
