"""The tables of an investigation folder, wherever they are kept: one CSV or spreadsheet each, or the sheets of one workbook."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from chatham.app.files import read_bytes
from chatham.core.errors import ChathamError
from chatham.core.report import Problem
from chatham.core.schema import BY_NAME
from chatham.readers.tables import Row, read_rows
from chatham.readers.workbook import is_workbook, read_workbook

_SHEETS = (".xlsx", ".ods")


@dataclass(slots=True)
class Tables:
    """The rows of each table by its name, the file that messages name for it, and what could not be read."""

    rows: dict[str, list[Row]] = field(default_factory=dict)
    labels: dict[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def of(self, name: str) -> list[Row]:
        """The rows of a table; none where it is not there."""
        return self.rows.get(name, [])

    def label(self, name: str) -> str:
        """The file of a table."""
        return self.labels.get(name, f"{name}.csv")


def open_tables(folder: Path) -> Tables:
    """Every table of the folder. The same table twice is a problem; the CSV goes before a spreadsheet, that before a sheet of a workbook."""
    tables = Tables()
    for name in BY_NAME:
        path = folder / f"{name}.csv"
        if path.exists():
            _csv(tables, name, path)
    own = [p for p in sorted(folder.iterdir()) if p.suffix.lower() in _SHEETS and p.is_file() and not p.name.startswith(("~$", "."))]
    for path in sorted(own, key=lambda p: p.stem.lower() not in BY_NAME):
        _workbook(tables, path)
    return tables


def _workbook(tables: Tables, path: Path) -> None:
    try:
        data = read_bytes(path, path.name)
        sheets = read_workbook(data, path.name) if is_workbook(data) else ()
    except ChathamError as error:
        tables.problems.append(Problem(error.code, error.message, path.name, error.next_step))
        return
    alone = path.stem.lower() if path.stem.lower() in BY_NAME else ""
    for number, sheet in enumerate(sheets):
        name = sheet.name.strip().lower()
        name = name if name in BY_NAME else alone if not number else ""
        if name:
            tables.problems += sheet.problems
            _add(tables, name, path.name if name == alone else f"{path.name}, sheet {sheet.name}", list(sheet.rows))


def _csv(tables: Tables, name: str, path: Path) -> None:
    try:
        _add(tables, name, path.name, read_rows(read_bytes(path, path.name), path.name))
    except ChathamError as error:
        tables.labels[name] = path.name
        tables.problems.append(Problem(error.code, error.message, path.name, error.next_step))


def _add(tables: Tables, name: str, label: str, rows: list[Row]) -> None:
    if rows and tables.rows.get(name):
        message = f"The table {name} is there twice: {tables.labels[name]} and {label}."
        tables.problems.append(Problem("table", message, label, f"Keep one of them; until then {tables.labels[name]} counts."))
    elif rows or name not in tables.rows:
        tables.rows[name], tables.labels[name] = rows, label
