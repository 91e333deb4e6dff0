"""What many tests make: evidence, stories and reports out of a few words."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from chatham.cli.main import main
from chatham.core.evidence import Evidence, Interview, Source
from chatham.core.report import LetStand, Report
from chatham.engine.pipeline import run
from chatham.readers.pick import read_draft, read_evidence
from chatham.readers.tables import read_rows, sources_of

TALK = "Q: When were you told?\nS01: We were told in a car park that the pools would go first and the laundry a week after.\n"
DRAFT = "“We were told in a car park that the pools would go first and the laundry a week after,” a manager said.\n"


def interview(words: str, label: str = "s01.md") -> Interview:
    """One file of evidence that must be readable."""
    found = read_evidence(words.encode(), label)
    assert found is not None, f"{label} is no evidence"
    return found


def evidence(files: Mapping[str, str], sources: str = "", documents: Mapping[str, str] | None = None) -> Evidence:
    """Evidence as ``app`` puts it together; ``sources`` is a CSV."""
    people: list[Source] = sources_of(read_rows(sources.encode(), "sources.csv"), "sources.csv")[0] if sources else []
    read = [interview(words, label) for label, words in files.items()]
    read += [replace(interview(words, label), kind="document") for label, words in (documents or {}).items()]
    return Evidence(tuple(read), tuple(people))


def report_of(draft: str, files: Mapping[str, str], keeps: Sequence[LetStand] = (), label: str = "draft.md") -> Report:
    """A draft checked against some files, in this process."""
    return run(read_draft(draft.encode(), label), evidence(files), keeps)


@dataclass(frozen=True, slots=True)
class Ran:
    """What one call of the command line came to."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> dict[str, Any]:
        """Standard output as the one JSON document it must be."""
        found = json.loads(self.out)
        assert isinstance(found, dict)
        return found

    @property
    def told(self) -> str:
        """Standard output with the terminal's line breaks taken out."""
        return " ".join(self.out.split())


@dataclass(frozen=True, slots=True)
class Desk:
    """A folder with a draft and interviews, and the command line."""

    folder: Path
    capture: pytest.CaptureFixture[str]

    def put(self, name: str, data: str | bytes) -> Path:
        """A file in the folder."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data.encode() if isinstance(data, str) else data)
        return path

    def chatham(self, *arguments: str | Path) -> Ran:
        """Runs the command line here; whatever it does, it shows no traceback and leaves nothing half written."""
        self.capture.readouterr()
        code = main([str(a) for a in arguments])
        told = self.capture.readouterr()
        assert "Traceback" not in told.err + told.out
        assert "Something broke" not in told.err, told.err
        assert not list(self.folder.rglob("*.part")), "a half written file was left"
        return Ran(code, told.out, told.err)

    def check(self, *more: str | Path, draft: str = "draft.md", against: str = "interviews") -> Ran:
        """``chatham check`` as JSON, against the folder of interviews."""
        return self.chatham("check", self.folder / draft, "--against", self.folder / against, "--format", "json", *more)


@pytest.fixture
def desk(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Desk:
    """A draft that stands, with one interview."""
    made = Desk(tmp_path, capsys)
    made.put("draft.md", DRAFT)
    made.put("interviews/s01.md", TALK)
    return made
