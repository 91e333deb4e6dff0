"""An investigation folder: settings, tables, interviews and documents."""

from __future__ import annotations

import fnmatch
import re
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, datetime
from difflib import get_close_matches
from hashlib import sha256
from pathlib import Path

from chatham.app.files import evidence_files, read_bytes
from chatham.app.gather import Gathered, gather
from chatham.app.houses import house_for
from chatham.app.kept import Kept
from chatham.app.recordings import with_recordings
from chatham.app.tables import open_tables
from chatham.core.errors import ChathamError, SettingsError
from chatham.core.evidence import Evidence, Interview, Promise, Source
from chatham.core.house import House
from chatham.core.languages import language_code
from chatham.core.report import Problem
from chatham.readers.head import MACHINE_SUMMARY, made_by
from chatham.readers.ledger import at_odds, ledger_of
from chatham.readers.tables import Row, day, promises_of, read_settings, sources_of, with_row

_TELLING = ("chatham.toml", "documents.csv", "interviews.csv", "promises.csv", "sources.csv")


_SETTINGS = ("publication_date", "house", "language", "quantifiers", "thresholds")


@dataclass(frozen=True, slots=True)
class Settings:
    """What chatham.toml tells so far: the draft's language, the day on which it is printed, and the house profile that
    the check goes by."""

    language: str | None = None
    published: date | None = None
    house: House = House()
    problems: tuple[Problem, ...] = ()


def open_investigation(
    folder: Path, against: Sequence[Path], draft: Path, step: Callable[[str, int, int], None], house: str | None = None, kept: Kept | None = None
) -> tuple[Evidence, Settings, Gathered]:
    """Evidence and settings of an investigation folder, with further files from ``against``; ``house`` goes before the
    one in chatham.toml. Raises ChathamError."""
    if not folder.is_dir():
        raise ChathamError("no-folder", f"There is no folder {folder.name}.", "Name an investigation folder after --investigation.")
    settings = _settings(folder, house)
    roots = [p for p in (folder / "interviews", folder / "documents") if p.is_dir()]
    files = evidence_files(roots, [draft], folder) if roots else []
    files += evidence_files(against, [draft, *(p for _, p in files)])
    gathered = gather(files, step, kept)
    tables = open_tables(folder)
    problems = [*settings.problems, *gathered.problems, *tables.problems]
    rows, documents = tables.of("interviews"), tables.of("documents")
    sources, faults = sources_of(tables.of("sources"), tables.label("sources"))
    problems += faults
    interviews = [_as_document(i, documents) for i in gathered.interviews]
    interviews, faults = _with_rows(interviews, rows, tables.label("interviews"))
    problems += faults
    interviews = with_recordings(interviews, files)
    promises, faults = promises_of(tables.of("promises"), tables.label("promises"))
    problems += faults + _strangers(promises, sources, interviews, tables.label("promises"))
    ledger, faults = ledger_of(tables.rows, tables.labels)
    known = {s.code for s in sources} | {i.head.source for i in interviews if i.head.source}
    problems += faults + at_odds(ledger, known, [r.cells.get("id", "") for r in documents], tables.labels)
    if settings.published is None and any(p.kind in ("embargo", "not-before") for p in promises):
        problems.append(_undated())
    there = frozenset(f"{name}.csv" for name in tables.labels)
    evidence = Evidence(
        tuple(interviews),
        tuple(sources),
        gathered.skipped,
        tuple(problems),
        there,
        tuple(promises),
        _digests(folder),
        ledger,
        frozenset(s.code for s in sources),
    )
    return evidence, settings, gathered


def _settings(folder: Path, house: str | None) -> Settings:
    path = folder / "chatham.toml"
    raw = read_settings(read_bytes(path, path.name), path.name) if path.exists() else {}
    language = raw.get("language")
    if language is not None and not isinstance(language, str):
        raise SettingsError("settings", "chatham.toml: 'language' is no word.", 'Write it as language = "en".')
    told = raw.get("publication_date")
    published = told.date() if isinstance(told, datetime) else told if isinstance(told, date) else day(told) if isinstance(told, str) else None
    if told is not None and published is None:
        raise SettingsError("settings", "chatham.toml: 'publication_date' is no date.", "Write it as publication_date = 2026-11-22.")
    return Settings(language_code(language) if language else None, published, house_for(house, folder, raw), _misspelt(raw))


def _misspelt(raw: Mapping[str, object]) -> tuple[Problem, ...]:
    """Keys of chatham.toml that nothing reads and that look like one that is read; others are the person's own."""
    found = []
    for key in raw:
        near = get_close_matches(key, _SETTINGS, 1, 0.8) if key not in _SETTINGS else []
        if near:
            message = f"chatham.toml: nothing reads the key '{key}'."
            found.append(Problem("settings", message, "chatham.toml", f"Write it as {near[0]}, if that is what it means.", False))
    return tuple(found)


def _strangers(promises: Sequence[Promise], sources: Sequence[Source], interviews: Sequence[Interview], label: str) -> list[Problem]:
    """Promises to a code that is nobody's, as far as codes are given out by hand at all."""
    known = {s.code for s in sources} | {i.head.source for i in interviews} | {s.code for i in interviews for s in i.speakers}
    return [
        Problem("table", f"{label}, row {p.row}: {p.source} is no source here.", label, "Write a code of sources.csv or of an interview.")
        for p in promises
        if p.source not in known and known - {None}
    ]


def _undated() -> Problem:
    """Said where promises about the day of printing cannot be judged."""
    message = "chatham.toml names no day of publication, so no promise about when to print was judged."
    return Problem("no-publication-date", message, "chatham.toml", "Add a line publication_date = 2026-11-22 and run again.", False)


def _digests(folder: Path) -> tuple[tuple[str, str], ...]:
    """Name and SHA-256 of every table that changes what the files tell, workbooks among them; one that cannot be read is a problem elsewhere."""
    found = []
    for name in dict.fromkeys([*_TELLING, *sorted(p.name for p in folder.iterdir() if p.suffix.lower() in (".xlsx", ".ods"))]):
        with suppress(ChathamError):
            found += [(name, sha256(read_bytes(folder / name, name)).hexdigest())] if (folder / name).exists() else []
    return tuple(found)


def _as_document(interview: Interview, rows: Sequence[Row]) -> Interview:
    """A file in documents/ or documents.csv is a document; one that its row calls a machine's summary is marked so."""
    row = next((r for r in rows if r.cells.get("file") and _same_file(r.cells["file"], interview.file)), None)
    if row is not None and MACHINE_SUMMARY in (made_by(row.cells.get("kind", "")), made_by(row.cells.get("made_by", ""))):
        interview = replace(interview, head=replace(interview.head, made_by=MACHINE_SUMMARY))
    return replace(interview, kind="document") if row is not None or interview.file.startswith("documents/") else interview


def _same_file(cell: str, label: str) -> bool:
    plain = cell.replace("\\", "/").removeprefix("./")
    return plain == label or ("/" not in plain and label.rsplit("/", 1)[-1] == plain) or fnmatch.fnmatch(label, plain)


def _with_rows(interviews: Sequence[Interview], rows: Sequence[Row], label: str) -> tuple[list[Interview], list[Problem]]:
    told: list[Interview] = []
    problems: list[Problem] = []
    used: set[int] = set()
    for interview in interviews:
        row = next((r for r in rows if r.cells.get("file") and _same_file(r.cells["file"], interview.file)), None)
        if row is None:
            told.append(interview)
            continue
        used.add(row.number)
        merged, faults = with_row(interview, row, label)
        told.append(merged)
        problems += faults
    for row in rows:
        if row.number not in used:
            cell = row.cells.get("file") or "no file"
            name = cell if cell == "no file" or re.search(r"\.\w{1,5}$", cell) else "what stands under 'file'"  # it may be a person's name
            problems.append(Problem("table", f"{label}, row {row.number}: {name} is not in the folder.", label, "Correct the file name or remove the row."))
    return told, problems
