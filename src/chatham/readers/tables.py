"""The tables of an investigation folder that are read so far: chatham.toml, interviews.csv, sources.csv."""

from __future__ import annotations

import csv
import io
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace

from chatham.core.errors import ReadError, SettingsError
from chatham.core.evidence import Head, Interview, Source
from chatham.core.languages import language_code
from chatham.core.report import Problem
from chatham.core.rows import changed
from chatham.core.secret import Secret
from chatham.readers.decode import decode, looks_binary
from chatham.readers.head import head_of, terms_of


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table: its number as a spreadsheet shows it, and its cells by lower-case column name."""

    number: int
    cells: Mapping[str, str]


def read_settings(data: bytes, label: str) -> dict[str, object]:
    """chatham.toml as a dictionary. Raises SettingsError with the line at fault."""
    string, _ = decode(data, label)
    try:
        return tomllib.loads(string)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise SettingsError("settings", f"{label} cannot be read: {error}.", "Mend that line and run again.") from None


def read_rows(data: bytes, label: str) -> list[Row]:
    """The rows of a CSV in whatever delimiter and encoding a spreadsheet wrote it. Raises ReadError if it is no text."""
    string, _ = decode(data, label)
    lines = string.strip("\n")
    if not lines.strip():
        return []
    if looks_binary(lines.encode("utf-8", "replace")):
        raise ReadError("table", f"{label} is no table in text.", "Save it as CSV and run again.")
    first = lines.split("\n", 1)[0]
    delimiter = max(",;\t|", key=first.count)
    rows: list[Row] = []
    reader = csv.reader(io.StringIO(lines.replace("\x00", "")), delimiter=delimiter)
    try:
        header = [c.strip().lower() for c in next(reader)]
        for cells in reader:
            if any(c.strip() for c in cells):
                rows.append(Row(reader.line_num, dict(zip(header, (c.strip() for c in cells), strict=False))))
    except csv.Error as error:
        raise ReadError("table", f"{label}, line {reader.line_num}, cannot be read: {error}.", "Mend that line and run again.") from None
    return rows


def sources_of(rows: list[Row], label: str) -> tuple[list[Source], list[Problem]]:
    """sources.csv as people; a row without a code is a problem named by its row."""
    sources: list[Source] = []
    problems: list[Problem] = []
    for row in rows:
        code = row.cells.get("code", "")
        if not code:
            problems.append(Problem("table", f"{label}, row {row.number}: the column 'code' is empty.", label, "Give the person a code such as S07."))
        elif any(s.code == code for s in sources):
            problems.append(Problem("table", f"{label}, row {row.number}: {code} is there already.", label, "Keep one row for each person."))
        else:
            sources.append(_source(code, row.cells))
    return sources, problems


def _source(code: str, cells: Mapping[str, str]) -> Source:
    printed = cells.get("printed_name")
    name = cells.get("name") or printed
    return Source(
        code,
        Secret(name, code) if name else None,
        Secret(printed, code) if printed else None,
        Secret(cells["alias"], code) if cells.get("alias") else None,
        cells.get("agreed_label") or None,
        terms_of(cells["terms"]) if cells.get("terms") else None,
        language_code(cells["language"]) if cells.get("language") else None,
    )


def with_row(interview: Interview, row: Row, label: str) -> tuple[Interview, list[Problem]]:
    """The interview with the facts of its row in interviews.csv; where the file itself says otherwise, a problem."""
    told = head_of(row.cells)
    merged: dict[str, str | None] = {}
    differing: list[str] = []
    for f in fields(Head):
        own, table = getattr(interview.head, f.name), getattr(told, f.name)
        merged[f.name] = own or table
        if own and table and own.strip().lower() != table.strip().lower():
            differing.append(f.name)
    problems = []
    if differing:
        message = f"{interview.file} and {label}, row {row.number}, disagree about {', '.join(differing)}."
        problems.append(Problem("disagree", message, interview.file, "Correct one of them; until then the file's own head counts.", False))
    head = Head(**merged)
    turns = interview.turns
    if head.terms and not interview.head.terms:
        turns = changed(turns, lambda t: t if t.terms else t._replace(terms=head.terms))
    return replace(interview, head=head, turns=turns), problems
