"""Empty or half-filled tables of an investigation, for people's spreadsheets: CSV with a page of help, or one workbook."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from datetime import datetime

from chatham.core.schema import TABLES, Column, Table

Rows = Sequence[Mapping[str, str]]
_MADE = datetime(1980, 1, 1)  # the same file each time
_WIDTHS = {"words": 40, "text": 50, "what": 40, "agreed_label": 40, "file": 30, "help": 90}


def as_csv(table: Table, rows: Rows = ()) -> bytes:
    """One table. Spreadsheets take UTF-8 for what it is where a mark stands before it. A column that only ``rows`` have stands last."""
    columns = _columns(table, rows)
    out = io.StringIO()
    writer = csv.DictWriter(out, columns, lineterminator="\r\n")
    writer.writeheader()
    writer.writerows({c: _plain(row.get(c, "")) for c in columns} for row in rows)
    return b"\xef\xbb\xbf" + out.getvalue().encode("utf-8", "replace")


def as_workbook(filled: Mapping[str, Rows] | None = None) -> bytes:
    """All tables as sheets of one .xlsx, with a sheet that says what belongs in each column."""
    import xlsxwriter

    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False})
    book.set_properties({"created": _MADE})
    bold, wrapped = book.add_format({"bold": True, "bottom": 1}), book.add_format({"text_wrap": True, "valign": "top", "num_format": "@"})
    for table in TABLES:
        _sheet(book.add_worksheet(table.name), table, (filled or {}).get(table.name, ()), bold, wrapped)
    page = book.add_worksheet("help")
    for at, (name, width) in enumerate((("table", 14), ("column", 16), ("what to write", 90))):
        page.set_column(at, at, width, wrapped)
        page.write_string(0, at, name, bold)
    told = [(t.name, c.name, _told(c)) for t in TABLES for c in t.columns]
    for number, line in enumerate(told, start=1):
        for at, words in enumerate(line):
            page.write_string(number, at, words)
    page.freeze_panes(1, 0)
    book.close()
    return out.getvalue()


def _sheet(page: object, table: Table, rows: Rows, bold: object, wrapped: object) -> None:
    columns = _columns(table, rows)
    for at, name in enumerate(columns):
        page.set_column(at, at, _WIDTHS.get(name, 16), wrapped)  # type: ignore[attr-defined]
        page.write_string(0, at, name, bold)  # type: ignore[attr-defined]
        column = table.column(name)
        if column is not None and column.choices:
            page.data_validation(1, at, 5000, at, {"validate": "list", "source": list(column.choices), "error_type": "warning"})  # type: ignore[attr-defined]
    for number, row in enumerate(rows, start=1):
        for at, name in enumerate(columns):
            if row.get(name):
                page.write_string(number, at, _plain(row[name]))  # type: ignore[attr-defined]
    page.freeze_panes(1, 0)  # type: ignore[attr-defined]


def help_page() -> str:
    """What belongs in each table, as Markdown."""
    parts = ["# The tables of this investigation\n", "Every table is optional, and so is every column that is not marked. Columns of your own are kept.\n"]
    for table in TABLES:
        parts.append(f"## {table.name}: each row is {table.row}\n")
        parts.append("| column | what to write |\n|---|---|")
        parts += [f"| {'**' + c.name + '**' if c.needed else c.name} | {_told(c)} |" for c in table.columns]
        parts.append("")
    return "\n".join(parts)


def _told(column: Column) -> str:
    choices = f" ({', '.join(column.choices)})" if column.choices and column.choices[0] not in column.help else ""
    return f"{column.help}{choices}{'; needed' if column.needed else ''}"


def _columns(table: Table, rows: Rows) -> list[str]:
    return list(dict.fromkeys([*(c.name for c in table.columns), *(name for row in rows for name in row)]))


def _plain(cell: str) -> str:
    """Without line breaks, and never as a formula: a cell that begins like one gets a blank before it."""
    words = " ".join(cell.split())
    return f" {words}" if words[:1] in "=+-@" and words else words
