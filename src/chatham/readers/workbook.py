"""Tables in spreadsheets: .xlsx and .ods, every sheet as rows like those of a CSV."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final

from chatham.core.errors import ReadError
from chatham.core.report import Problem
from chatham.office.package import Package
from chatham.readers.tables import Row

_MOST_ROWS: Final = 1_000_000
_FORMULA = re.compile(rb'<c r="([A-Z]{1,3}\d{1,7})"[^>]*>\s*<f\b[^>]*(?:/>|>[^<]*</f>)\s*(?:<v\s*/>|<v></v>)?\s*</c>')
_ERROR = re.compile(rb'<c r="([A-Z]{1,3}\d{1,7})"[^>]*\bt="e"')


class _Workbook(Package):
    form = "xlsx"


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet by its name, its rows, and what of it could not be taken as it stands."""

    name: str
    rows: tuple[Row, ...]
    problems: tuple[Problem, ...] = ()


def is_workbook(data: bytes) -> bool:
    """True for a packed spreadsheet, by its content."""
    return data.startswith(b"PK") and (b"xl/workbook" in data[:20_000_000] or b"opendocument.spreadsheet" in data[:4000])


def read_workbook(data: bytes, label: str) -> tuple[Sheet, ...]:
    """Every sheet that holds anything. Raises ReadError for a file that is broken, locked or dangerous to unfold."""
    from python_calamine import CalamineWorkbook

    package = _Workbook(data, label)
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        names = book.sheet_names
        read = [(name, book.get_sheet_by_name(name)) for name in names]
        cells = [(name, list(sheet.to_python(skip_empty_area=False, nrows=_MOST_ROWS)), sheet.merged_cell_ranges or ()) for name, sheet in read]
    except Exception as error:  # whatever a library says of a broken sheet
        raise ReadError("table", f"{label} is no spreadsheet that can be read.", "Open it, save it again as .xlsx, .ods or CSV, and run again.") from error
    odd = _odd_cells(package, len(names))
    return tuple(_sheet(name, rows, merged, odd.get(n, ()), label) for n, (name, rows, merged) in enumerate(cells) if any(any(map(_words, r)) for r in rows))


def _odd_cells(package: Package, sheets: int) -> dict[int, list[tuple[str, str]]]:
    """For each sheet of an .xlsx the cells that hold no value, and why."""
    found = {}
    for n in range(sheets):
        part = package.part(f"xl/worksheets/sheet{n + 1}.xml")
        if part is not None:
            never = [(m.group(1).decode(), "has never been worked out") for m in _FORMULA.finditer(part)]
            found[n] = never + [(m.group(1).decode(), "comes to an error") for m in _ERROR.finditer(part)]
    return found


def _sheet(name: str, rows: Sequence[Sequence[object]], merged: Iterable[object], odd: Sequence[tuple[str, str]], label: str) -> Sheet:
    at = next((n for n, r in enumerate(rows) if any(map(_words, r))), 0)
    header = [_words(c).lower() for c in rows[at]]
    told: list[Row] = []
    problems = [_unworked(label, name, cell, why) for cell, why in odd]
    problems += [_merged(label, name, int(area[0][0]) + 1) for area in merged if area[1][0] > at]  # type: ignore[index]
    for number, row in enumerate(rows[at + 1 :], start=at + 2):
        cells = [_words(c) for c in row]
        if any(cells):
            told.append(Row(number, dict(zip(header, cells, strict=False))))
    return Sheet(name, tuple(told), tuple(problems))


def _words(cell: object) -> str:
    """A cell as a CSV would hold it: dates as 2026-11-22, whole numbers without a point."""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else cell.isoformat(" ", "minutes")
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, time):
        return cell.isoformat()
    if isinstance(cell, timedelta):
        return str(cell)
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        return str(int(cell))
    return " ".join(str(cell).split()) if cell is not None else ""


def _merged(label: str, sheet: str, row: int) -> Problem:
    message = f"{label}, sheet {sheet}, row {row}: cells are merged, so that only the first of them holds the words."
    return Problem("table", message, label, "Split them, write the words into each, and run again.")


def _unworked(label: str, sheet: str, cell: str, why: str) -> Problem:
    message = f"{label}, sheet {sheet}, {cell}: the formula {why}."
    return Problem("table", message, label, "Open the file in the spreadsheet, mend and save it, and run again; or write the value itself.")
