"""Spreadsheets as tables, made by libraries that others use."""

from __future__ import annotations

import datetime
import io
import zipfile

import pytest
import xlsxwriter

from chatham.core.errors import ReadError
from chatham.readers.workbook import Sheet, is_workbook, read_workbook


def book(fill: object) -> bytes:
    out = io.BytesIO()
    made = xlsxwriter.Workbook(out, {"in_memory": True})
    fill(made)  # type: ignore[operator]
    made.close()
    return out.getvalue()


def sheets(data: bytes) -> tuple[Sheet, ...]:
    assert is_workbook(data)
    return read_workbook(data, "tables.xlsx")


def test_dates_numbers_and_words_are_as_in_a_csv() -> None:
    def fill(made: xlsxwriter.Workbook) -> None:
        page = made.add_worksheet("Stances")
        page.write_row(1, 0, ["Source", "known_to", "on", "seen"])
        page.write(2, 0, "S01")
        page.write(2, 1, 7)
        page.write_datetime(2, 2, datetime.datetime(2026, 11, 22), made.add_format({"num_format": "d mmm yyyy"}))
        page.write_boolean(2, 3, True)

    (sheet,) = sheets(book(fill))
    assert sheet.name == "Stances"
    assert [(r.number, dict(r.cells)) for r in sheet.rows] == [(3, {"source": "S01", "known_to": "7", "on": "2026-11-22", "seen": "yes"})]
    assert sheet.problems == ()


def test_merged_cells_and_formulas_are_named_by_row() -> None:
    def fill(made: xlsxwriter.Workbook) -> None:
        page = made.add_worksheet("stances")
        page.write_row(0, 0, ["source", "stance"])
        page.merge_range("A2:A3", "S01")
        page.write("B2", "yes")
        page.write("B3", "no")
        page.write_formula("B4", "=A2", None, "#REF!")

    (sheet,) = sheets(book(fill))
    assert [p.message for p in sheet.problems] == [
        "tables.xlsx, sheet stances, B4: the formula comes to an error.",
        "tables.xlsx, sheet stances, row 2: cells are merged, so that only the first of them holds the words.",
    ]
    assert [r.cells.get("stance") for r in sheet.rows] == ["yes", "no"]


def test_a_formula_that_was_never_worked_out_is_told() -> None:
    def fill(made: xlsxwriter.Workbook) -> None:
        page = made.add_worksheet("stances")
        page.write_row(0, 0, ["source", "known_to"])
        page.write("A2", "S01")
        page.write_formula("B2", "=1+1", None, "")

    data = book(fill)
    parts = {i.filename: zipfile.ZipFile(io.BytesIO(data)).read(i) for i in zipfile.ZipFile(io.BytesIO(data)).infolist()}
    name = "xl/worksheets/sheet1.xml"
    parts[name] = parts[name].replace(b"<v></v>", b"").replace(b' t="str"', b"")
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        for part, words in parts.items():
            packed.writestr(part, words)
    (sheet,) = sheets(out.getvalue())
    assert [p.message for p in sheet.problems] == ["tables.xlsx, sheet stances, B2: the formula has never been worked out."]


@pytest.mark.parametrize("data", [b"PK\x03\x04" + b"xl/workbook" + b"\x00" * 50, b"PK\x05\x06" + b"\x00" * 18 + b"xl/workbook"])
def test_a_broken_workbook_gets_a_sentence(data: bytes) -> None:
    with pytest.raises(ReadError) as told:
        read_workbook(data, "tables.xlsx")
    assert "tables.xlsx" in told.value.message
    assert told.value.next_step


_ODS = """<?xml version="1.0" encoding="UTF-8"?>
<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.3"><office:body><office:spreadsheet>
<table:table table:name="events"><table:table-row><table:table-cell office:value-type="string"><text:p>id</text:p></table:table-cell>
<table:table-cell office:value-type="string"><text:p>date</text:p></table:table-cell><table:table-cell office:value-type="string"><text:p>what</text:p></table:table-cell></table:table-row>
<table:table-row table:number-rows-repeated="2"><table:table-cell table:number-columns-repeated="3"/></table:table-row>
<table:table-row><table:table-cell office:value-type="string"><text:p>E1</text:p></table:table-cell>
<table:table-cell office:value-type="date" office:date-value="2026-03-01"><text:p>1 March</text:p></table:table-cell>
<table:table-cell office:value-type="string"><text:p>The decree, № 4</text:p></table:table-cell></table:table-row></table:table>
</office:spreadsheet></office:body></office:document-content>"""


def test_a_sheet_of_opendocument() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        packed.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        packed.writestr("content.xml", _ODS.replace("\n", ""))
        manifest = (
            '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3"><manifest:file-entry '
            'manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/></manifest:manifest>'
        )
        packed.writestr("META-INF/manifest.xml", manifest)
    (sheet,) = sheets(out.getvalue())
    assert [(r.number, dict(r.cells)) for r in sheet.rows] == [(4, {"id": "E1", "date": "2026-03-01", "what": "The decree, № 4"})]
