"""An investigation folder: settings, tables, interviews and documents."""

from __future__ import annotations

import fnmatch
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from chatham.app.files import evidence_files, read_all, read_bytes
from chatham.app.houses import house_for
from chatham.core.errors import ChathamError, SettingsError
from chatham.core.evidence import Evidence, Interview
from chatham.core.house import House
from chatham.core.languages import language_code
from chatham.core.report import Problem
from chatham.readers.tables import Row, read_rows, read_settings, sources_of, with_row


@dataclass(frozen=True, slots=True)
class Settings:
    """What chatham.toml tells so far: the draft's language, and the house profile that the check goes by."""

    language: str | None = None
    house: House = House()


def open_investigation(
    folder: Path, against: Sequence[Path], draft: Path, step: Callable[[str, int, int], None], house: str | None = None
) -> tuple[Evidence, Settings]:
    """Evidence and settings of an investigation folder, with further files from ``against``; ``house`` goes before the
    one in chatham.toml. Raises ChathamError."""
    if not folder.is_dir():
        raise ChathamError("no-folder", f"There is no folder {folder.name}.", "Name an investigation folder after --investigation.")
    settings = _settings(folder, house)
    roots = [p for p in (folder / "interviews", folder / "documents") if p.is_dir()]
    files = evidence_files(roots, [draft], folder) if roots else []
    files += evidence_files(against, [draft, *(p for _, p in files)])
    interviews, skipped, problems = read_all(files, step)
    rows = _rows(folder, "interviews.csv", problems)
    documents = _rows(folder, "documents.csv", problems)
    sources, faults = sources_of(_rows(folder, "sources.csv", problems), "sources.csv")
    problems += faults
    interviews = [_as_document(i, documents) for i in interviews]
    interviews, faults = _with_rows(interviews, rows)
    problems += faults
    tables = frozenset(p.name for p in folder.glob("*.csv"))
    return Evidence(tuple(interviews), tuple(sources), tuple(skipped), tuple(problems), tables), settings


def _settings(folder: Path, house: str | None) -> Settings:
    path = folder / "chatham.toml"
    raw = read_settings(read_bytes(path, path.name), path.name) if path.exists() else {}
    language = raw.get("language")
    if language is not None and not isinstance(language, str):
        raise SettingsError("settings", "chatham.toml: 'language' is no word.", 'Write it as language = "en".')
    return Settings(language_code(language) if language else None, house_for(house, folder, raw))


def _rows(folder: Path, name: str, problems: list[Problem]) -> list[Row]:
    path = folder / name
    if not path.exists():
        return []
    try:
        return read_rows(read_bytes(path, name), name)
    except ChathamError as error:
        problems.append(Problem(error.code, error.message, name, error.next_step))
        return []


def _as_document(interview: Interview, rows: Sequence[Row]) -> Interview:
    listed = any(r.cells.get("file") and _same_file(r.cells["file"], interview.file) for r in rows)
    return replace(interview, kind="document") if listed or interview.file.startswith("documents/") else interview


def _same_file(cell: str, label: str) -> bool:
    plain = cell.replace("\\", "/").removeprefix("./")
    return plain == label or ("/" not in plain and label.rsplit("/", 1)[-1] == plain) or fnmatch.fnmatch(label, plain)


def _with_rows(interviews: Sequence[Interview], rows: Sequence[Row]) -> tuple[list[Interview], list[Problem]]:
    told: list[Interview] = []
    problems: list[Problem] = []
    used: set[int] = set()
    for interview in interviews:
        row = next((r for r in rows if r.cells.get("file") and _same_file(r.cells["file"], interview.file)), None)
        if row is None:
            told.append(interview)
            continue
        used.add(row.number)
        merged, faults = with_row(interview, row, "interviews.csv")
        told.append(merged)
        problems += faults
    for row in rows:
        if row.number not in used:
            name = row.cells.get("file") or "no file"
            problems.append(
                Problem(
                    "table", f"interviews.csv, row {row.number}: {name} is not in the folder.", "interviews.csv", "Correct the file name or remove the row."
                )
            )
    return told, problems
