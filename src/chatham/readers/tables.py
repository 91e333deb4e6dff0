"""The tables of an investigation folder that are read so far: chatham.toml, interviews.csv, sources.csv, promises.csv."""

from __future__ import annotations

import csv
import io
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any, get_args

from chatham.core.errors import ReadError, SettingsError
from chatham.core.evidence import Head, Interview, Promise, PromiseKind, Source
from chatham.core.languages import language_code
from chatham.core.report import Problem
from chatham.core.rows import changed
from chatham.core.secret import Secret
from chatham.readers.decode import decode, looks_binary
from chatham.readers.head import head_of, terms_of

_CODE = re.compile(r"[A-Z]{1,3}[-_ ]?\d{1,4}[a-z]?")


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table: its number as a spreadsheet shows it, and its cells by lower-case column name."""

    number: int
    cells: Mapping[str, str]


def read_settings(data: bytes, label: str) -> dict[str, object]:
    """chatham.toml as a dictionary. Raises SettingsError with the line at fault."""
    string, _ = decode(data, label)
    try:
        return read_toml(string)
    except (ValueError, RecursionError) as error:  # a number of thousands of figures is no TOMLDecodeError
        raise SettingsError("settings", f"{label} cannot be read: {toml_fault(error)}.", "Mend that line and run again.") from None


def read_toml(string: str) -> dict[str, Any]:
    """TOML as a dictionary. Raises ValueError or RecursionError; also for a key of a thousand parts, which takes for ever."""
    deep = next((n for n, line in enumerate(string.split("\n"), 1) if line.count(".") > 1000), None)
    if deep is not None:
        raise ValueError(f"This line holds too many points (at line {deep})")
    return tomllib.loads(string)


def toml_fault(error: Exception) -> str:
    """What is wrong and where, without the names of keys and tables, one of which may be a person's."""
    what, _, where = str(error).rpartition(" (at ")
    what = re.sub(r"(?s)^(Cannot declare|Duplicate inline table key) .*", "A name stands there twice", what) or "It is no TOML"
    return f"{what} (at {where}" if where.endswith(")") else what


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
            told = code if _CODE.fullmatch(code) else "what stands under 'code'"  # it may be a person's name
            problems.append(Problem("table", f"{label}, row {row.number}: {told} is there already.", label, "Keep one row for each person."))
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


def day(words: str) -> date | None:
    """A date as 2026-11-22, with or without a time of day behind it; None where the words are no such date."""
    m = re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ][\d:.]+Z?)?", words.strip())
    try:
        return date(*map(int, m.groups())) if m else None
    except ValueError:
        return None


def promises_of(rows: list[Row], label: str) -> tuple[list[Promise], list[Problem]]:
    """promises.csv; of a faulty row, what is wrong in which column. No cell is copied: it may hold a name."""
    promises: list[Promise] = []
    problems: list[Problem] = []
    for row in rows:
        faults = _faults(row.cells)
        for column, what, step in faults:
            problems.append(Problem("table", f"{label}, row {row.number}: the column '{column}' {what}.", label, step))
        if not faults:
            promises.append(_promise(row))
    return promises, problems


def _faults(cells: Mapping[str, str]) -> list[tuple[str, str, str]]:
    """Column, what is wrong with it, what would be right."""
    kinds = ", ".join(get_args(PromiseKind))
    found = []
    if not _CODE.fullmatch(cells.get("source", "")):
        found.append(("source", "holds no code" if cells.get("source") else "is empty", "Write the code of the person, such as S07."))
    if _kind(cells) is None:
        found.append(("promise", "holds no promise that is known" if cells.get("promise") else "is empty", f"Write one of {kinds}."))
    for column in ("made_on", "due", "kept_on"):
        if cells.get(column) and day(cells[column]) is None:
            found.append((column, "is no date", "Write it as 2026-11-22."))
    if _kind(cells) in ("embargo", "not-before") and not cells.get("due"):
        found.append(("due", "is empty", "Write the first day on which the words may be printed, such as 2026-11-22."))
    if cells.get("turn") and not re.fullmatch(r"\d{1,6}", cells["turn"]):
        found.append(("turn", "is no number", "Write the number of one turn, as chatham read shows it, or leave it empty."))
    return found


def _kind(cells: Mapping[str, str]) -> PromiseKind | None:
    told = re.sub(r"[\s_]+", "-", cells.get("promise", "").lower())
    return next((k for k in get_args(PromiseKind) if k == told), None)


def _promise(row: Row) -> Promise:
    cells, kind = row.cells, _kind(row.cells)
    assert kind is not None
    made, due, kept = (day(cells.get(c, "")) for c in ("made_on", "due", "kept_on"))
    turn = int(cells["turn"]) if cells.get("turn") else None
    interview = cells.get("interview", "").replace("\\", "/").removeprefix("./")
    return Promise(cells["source"], kind, row.number, made, due, kept, interview or None, turn)


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
