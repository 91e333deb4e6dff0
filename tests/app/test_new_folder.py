"""Laying down an investigation folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from chatham.app.check_story import check_story
from chatham.app.new_folder import new_folder
from chatham.app.tables import open_tables
from chatham.core.errors import ChathamError
from chatham.core.schema import TABLES

DRAFT = "“We were told in a car park that the pools would go first,” a manager of the baths said.\n"
TALK = "Q: When did you hear?\nWilma Canary: We were told in a car park that the pools would go first.\n"


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    (tmp_path / "talks").mkdir()
    (tmp_path / "talks" / "2026-03-04 baths.txt").write_text(TALK, "utf-8")
    (tmp_path / "draft.md").write_text(DRAFT, "utf-8")
    return tmp_path


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_empty_tables_have_every_column_and_no_fault(desk: Path, form: str) -> None:
    new_folder(desk / "inquiry", form=form)
    tables = open_tables(desk / "inquiry")
    assert tables.problems == []
    assert all(rows == [] for rows in tables.rows.values())
    checked = check_story(desk / "draft.md", [desk / "talks"], desk / "inquiry")
    assert [p for p in checked.report.problems if p.stops] == []
    if form == "csv":
        heads = {t.name: (desk / "inquiry" / f"{t.name}.csv").read_text("utf-8-sig").splitlines()[0] for t in TABLES}
        assert heads == {t.name: ",".join(c.name for c in t.columns) for t in TABLES}


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_what_can_be_seen_is_filled_in_and_no_name_is(desk: Path, form: str) -> None:
    written = new_folder(desk / "inquiry", desk / "draft.md", [desk / "talks"], form)
    tables = open_tables(desk / "inquiry")
    (person,) = tables.of("sources")
    assert (person.cells["code"], person.cells["agreed_label"], person.cells["printed_label"]) == ("S01", "", "a manager of the baths")
    (talk,) = tables.of("interviews")
    assert talk.cells["file"].endswith("2026-03-04 baths.txt")
    assert (talk.cells["source"], talk.cells["date"]) == ("S01", "2026-03-04")
    everything = b"".join((desk / "inquiry" / name).read_bytes() for name in written if (desk / "inquiry" / name).is_file())
    assert b"Canary" not in everything


def test_nothing_is_written_over(desk: Path) -> None:
    (desk / "inquiry").mkdir()
    (desk / "inquiry" / "sources.csv").write_text("code\nS01\n", "utf-8")
    with pytest.raises(ChathamError) as told:
        new_folder(desk / "inquiry")
    assert "sources.csv" in told.value.message
    assert sorted(p.name for p in (desk / "inquiry").iterdir()) == ["sources.csv"]


def test_the_same_table_twice_is_told_and_the_csv_counts(desk: Path) -> None:
    new_folder(desk / "inquiry", desk / "draft.md", [desk / "talks"])
    new_folder(desk / "other", desk / "draft.md", [desk / "talks"], form="xlsx")
    (desk / "other" / "tables.xlsx").replace(desk / "inquiry" / "tables.xlsx")
    told = [p.message for p in open_tables(desk / "inquiry").problems]
    assert told == [f"The table {name} is there twice: {name}.csv and tables.xlsx, sheet {name}." for name in ("sources", "interviews")]
