"""Drafts and their transcripts as newsrooms have them: what is found, and how quiet the rest is.

Each folder here is one case, wholly fictional. Its `truth.json` was written from the material and the contracts
alone. A quotation is told by its words between the marks, or by how it `starts` and `ends`.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.everyday.make import BUILT, built

HERE = Path(__file__).parent
CASES = ("last-bus", "curtain", "federation", "lunch-locker", "brickfield", "rewetting", "north-channel", "thin-assent", "hissan", "ferry-lane")
OPEN = ("stop", "error", "warning")
# What a message may name people in: words that it quotes.
QUOTED = re.compile(r"“[^”]*”|‘[^’]*(?:’\w+[^’]*)*’|\"[^\"]*\"")

Span = tuple[int, int]
Row = dict[str, Any]


@dataclass(frozen=True)
class Run:
    """One case: what is true of it, and what the command said."""

    truth: Row
    told: Row
    code: int
    errors: str

    @property
    def text(self) -> str:
        """The draft as the command read it."""
        return str(self.told["text"])

    def passages(self) -> dict[Span, Row]:
        """The quotations found, by their places."""
        return {span_of(row): row for row in self.told["passages"] if row["kind"] == "quotation"}

    def open(self) -> list[Row]:
        """The findings that are more than advice."""
        return [row for row in self.told["findings"] if row["severity"] in OPEN]


def span_of(row: Row) -> Span:
    """The place of a passage or finding."""
    start, end = row["span"]
    return start, end


def place(text: str, row: Row) -> Span:
    """Where a quotation of the truth stands in the draft, its marks included."""
    before, after = ("", "") if row.get("block") else ("[“‘\"']", "[”’\"']")
    words = re.escape(row["words"]) if "words" in row else f"{re.escape(row['starts'])}.*?{re.escape(row['ends'])}"
    found = list(re.finditer(before + words + after, text, re.DOTALL))
    assert len(found) == 1, f"{len(found)} places in the draft for {row.get('words', row.get('starts'))!r}"
    return found[0].span()


def places(run: Run) -> Iterator[tuple[Row, Span, Span]]:
    """Each quotation of the truth, its span, and the span of the whole sentence it may be the second half of."""
    start = 0
    for row in run.truth["quotations"]:
        span = place(run.text, row)
        start = start if row.get("continues") else span[0]
        yield row, span, (start, span[1])


def wherever(text: str, words: str, *, in_marks: bool) -> list[Span]:
    """All places of some words."""
    pattern = f"[“‘\"']{re.escape(words)}[”’\"']" if in_marks else re.escape(words)
    found = [match.span() for match in re.finditer(pattern, text)]
    assert found, f"not in the draft: {words!r}"
    return found


def touch(one: Span, other: Span) -> bool:
    """Whether two spans share a character."""
    return one[0] < other[1] and other[0] < one[1]


def told_under(told: object, keys: set[str]) -> Iterator[str]:
    """Every string under one of the keys, at any depth."""
    if isinstance(told, dict):
        for key, value in told.items():
            if key in keys and isinstance(value, str):
                yield value
            else:
                yield from told_under(value, keys)
    elif isinstance(told, list):
        for value in told:
            yield from told_under(value, keys)


@pytest.fixture(scope="module", params=CASES)
def run(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Run:
    """A case in a folder of its own, checked by the command."""
    folder = tmp_path_factory.mktemp("everyday")
    shutil.copytree(HERE / request.param / "evidence", folder / "evidence")
    (draft,) = (HERE / request.param).glob("draft.*")
    shutil.copy(draft, folder)
    command = [sys.executable, "-m", "chatham", "check", draft.name, "--against", "evidence", "--format", "json"]
    environment = os.environ | {"PYTHONPATH": str(HERE.parents[1] / "src"), "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=False)
    assert done.stdout, done.stderr
    truth = json.loads((HERE / request.param / "truth.json").read_text("utf-8"))
    return Run(truth, json.loads(done.stdout), done.returncode, done.stderr)


@pytest.mark.parametrize("target", BUILT)
def test_built_files_are_as_their_texts(target: str) -> None:
    """`python -m tests.everyday.make` would change nothing."""
    assert (HERE / target).read_bytes() == built(target)


def test_every_quotation_is_found_in_its_place(run: Run) -> None:
    """With exactly its span, and as the second half of a sentence where it is one."""
    found = run.passages()
    wrong = []
    for row, span, _ in places(run):
        if span not in found:
            wrong.append(("no passage", run.text[slice(*span)]))
        elif bool(found[span].get("continues")) != row.get("continues", False):
            wrong.append(("continues", run.text[slice(*span)]))
    assert wrong == []


def test_nothing_else_is_taken_for_a_quotation(run: Run) -> None:
    """Marks around nobody's speech are scare, and there are no passages but the truth's."""
    found = run.passages()
    scare = {span for words in run.truth["scare"] for span in wherever(run.text, words, in_marks=True)}
    loud = [run.text[slice(*span)] for span in sorted(scare) if found.get(span, {}).get("verdict") != "scare"]
    either = {span for words in run.truth.get("either", []) for span in wherever(run.text, words, in_marks=True)}
    known = scare | either | {span for _, span, _ in places(run)}
    more = [run.text[slice(*span)] for span in sorted(set(found) - known)]
    assert (loud, more) == ([], [])


def test_every_verdict_is_right(run: Run) -> None:
    """And the words are found in the file where they are."""
    found = run.passages()
    wrong = []
    for row, span, _ in places(run):
        passage = found.get(span, {"verdict": None, "matches": []})
        file = passage["matches"][0]["file"] if passage["matches"] else None
        # A lead, and a mark that may be scare or speech, has no one right file.
        file_right = file == row["file"] or passage["verdict"] in ("near", "scare")
        if passage["verdict"] not in row["verdicts"] or not file_right:
            wrong.append((run.text[slice(*span)][:70], passage["verdict"], row["verdicts"], file, row["file"]))
    assert wrong == []


def test_every_fault_is_a_finding(run: Run) -> None:
    """Of more than advice, by one of its rules, on its words."""
    missed = []
    for row, span, whole in places(run):
        fault = row["fault"]
        if fault and not any(touch(span_of(finding), whole) and {finding["rule"], *finding.get("also", [])} & set(fault["rules"]) for finding in run.open()):
            missed.append((fault["rules"], fault["why"], run.text[slice(*span)][:70]))
    assert missed == []


def test_the_rest_is_quiet(run: Run) -> None:
    """At most one finding in a thousand words where nothing is wrong."""
    allowed = [whole for row, _, whole in places(run) if row["fault"]]
    for words in run.truth["may_warn"]:
        allowed += wherever(run.text, words, in_marks=False)
    noise = [(finding["rule"], finding["words"], finding["message"]) for finding in run.open() if not any(touch(span_of(finding), span) for span in allowed)]
    assert len(noise) <= len(run.text.split()) // 1000, noise


def test_what_was_not_done_is_told(run: Run) -> None:
    """What is no evidence, whether all was compared, and the exit code that follows."""
    complete = run.truth["complete"]
    assert sorted(set(run.told["skipped"]) - set(run.truth.get("may_skip", []))) == sorted(run.truth["skipped"])
    assert run.told["complete"] is complete, run.told["problems"]
    assert run.code == (1 if complete else 2), run.errors
    assert "Traceback" not in run.errors


def test_no_name_from_the_evidence_gets_out(run: Run) -> None:
    """Names stand only in file names and in words quoted from draft or evidence."""
    files = sorted(told_under(run.told, {"file"}), key=len, reverse=True)
    said = list(told_under(run.told, {"speaker", "source", "message", "next_step"}))
    said += [run.errors]
    leaks = []
    for words in said:
        for file in files:
            words = words.replace(file, "").replace(Path(file).name, "").replace(Path(file).stem, "")
        leaks += [(name, words) for name in run.truth["names"] if re.search(rf"\b{name}\b", QUOTED.sub("", words), re.IGNORECASE)]
    assert leaks == []
