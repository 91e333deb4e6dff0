"""Lay down an investigation folder with empty tables, or with what a draft and its interviews already tell."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from chatham.app.check_story import check_story
from chatham.app.files import write_bytes
from chatham.core.errors import ChathamError
from chatham.core.report import Report
from chatham.core.schema import TABLES
from chatham.writers.tables import as_csv, as_workbook, help_page

_SETTINGS = """# Settings of this investigation. Take the # away from a line that you fill in.
# publication_date = 2026-11-22
# house = "ap"          # ap, bbc, bloomberg, nyt, reuters, or a file of your own
# language = "en"       # of the draft
"""
_DATED = re.compile(r"(?<!\d)(20\d\d)[-_.](\d\d)[-_.](\d\d)(?!\d)")

Filled = Mapping[str, Sequence[Mapping[str, str]]]


def new_folder(
    folder: Path, draft: Path | None = None, against: Sequence[Path] = (), form: str = "csv", step: Callable[[str, int, int], None] = lambda *_: None
) -> list[str]:
    """Writes the folder and returns the names of what was written. Nothing that is there is written over: raises ChathamError."""
    if form not in ("csv", "xlsx"):
        raise ChathamError("no-such-format", f"There is no form {form}.", "The forms are csv and xlsx.")
    if folder.exists() and not folder.is_dir():
        raise ChathamError("exists", f"{folder.name} is a file.", "Name another folder.")
    filled = seen(check_story(draft, against, None, step).report) if draft is not None else {}
    files = {"chatham.toml": _SETTINGS.encode(), **_tables(filled, form)}
    taken = [name for name in files if (folder / name).exists()]
    if taken:
        raise ChathamError("exists", f"{folder.name} has a {taken[0]} already.", "Name another folder, or move that file away.")
    for name in ("interviews", "documents"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    for name, data in files.items():
        write_bytes(folder / name, data)
    return [*files, "interviews", "documents"]


def _tables(filled: Filled, form: str) -> dict[str, bytes]:
    if form == "xlsx":
        return {"tables.xlsx": as_workbook(filled)}
    return {**{f"{t.name}.csv": as_csv(t, filled.get(t.name, ())) for t in TABLES}, "TABLES.md": help_page().encode()}


def seen(report: Report) -> dict[str, list[dict[str, str]]]:
    """What a first check tells of the people and talks: codes, printed labels, dates of talks. No name is among it.

    ``printed_label`` is what the draft prints beside a person's words; the label that was agreed is for the reporter to fill in.
    """
    labels: dict[str, list[str]] = {}
    for passage in report.passages:
        code = report.sources.get(passage.voice or "")
        if code and passage.label is not None and passage.voice and not report.voices[passage.voice].named:
            labels.setdefault(code, []).append(" ".join(report.story.text[passage.label].split()))
    talks = [i for i in report.evidence.interviews if i.kind != "document"]
    spoken = {i.file: list(dict.fromkeys(s.code for s in i.speakers if s.code and s.role != "interviewer")) for i in talks}
    codes = list(dict.fromkeys([s.code for s in report.evidence.sources] + [c for own in spoken.values() for c in own]))
    people = [{"code": c, "printed_label": " / ".join(dict.fromkeys(labels.get(c, [])))} for c in codes]
    rows = []
    for i in talks:
        head, own = i.head, spoken[i.file]
        day = head.date or _dated(i.file)
        told = {"file": i.file, "source": head.source or (own[0] if len(own) == 1 else ""), "date": day, "medium": head.medium, "language": head.language}
        rows.append({k: v or "" for k, v in {**told, "terms": head.terms, "record": head.record, "made_by": head.made_by}.items()})
    return {"sources": people, "interviews": rows}


def _dated(file: str) -> str:
    """The day in a file's name, as 2026-11-22; "" where there is none."""
    m = _DATED.search(file)
    return "-".join(m.groups()) if m else ""
