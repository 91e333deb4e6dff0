"""promises.csv: what is right is read, and what is not is told by row and column, without a word of the cell."""

from __future__ import annotations

from datetime import date

import pytest

from chatham.core.evidence import Promise
from chatham.readers.head import made_by
from chatham.readers.tables import day, promises_of, read_rows

HEAD = "source,promise,made_on,due,kept_on,interview,turn\n"


def read(rows: str) -> tuple[list[Promise], list[str]]:
    """The promises, and what is said of the rest."""
    promises, problems = promises_of(read_rows((HEAD + rows).encode(), "promises.csv"), "promises.csv")
    return promises, [f"{p.message} {p.next_step}" for p in problems]


def test_a_promise_is_read() -> None:
    promises, told = read("S02,Read back,2026-10-19,2026-11-10 00:00:00,,,\nS06,upgrade,,,2026-11-01,.\\s06.md,7\n")
    assert told == []
    assert promises[0] == Promise("S02", "read-back", 2, date(2026, 10, 19), date(2026, 11, 10), None)
    assert (promises[1].interview, promises[1].turn, promises[1].kept) == (".\\s06.md".replace(".\\", ""), 7, date(2026, 11, 1))


@pytest.mark.parametrize(
    ("row", "column"),
    [
        (",read-back,,,,,", "source"),
        ("Helena Brandeira,read-back,,,,,", "source"),
        ("S02,dinner,,,,,", "promise"),
        ("S02,read-back,13/11/2026,,,,", "made_on"),
        ("S02,read-back,,2026-02-30,,,", "due"),
        ("S02,read-back,,,yes,,", "kept_on"),
        ("S02,embargo,,,,,", "due"),
        ("S02,not-before,,,,,", "due"),
        ("S02,upgrade,,,2026-11-01,s02.md,the second", "turn"),
    ],
)
def test_a_faulty_row_is_told_by_row_and_column(row: str, column: str) -> None:
    promises, told = read("S01,review,,,,,\n" + row + "\n")
    assert [p.source for p in promises] == ["S01"]
    assert len(told) == 1
    assert told[0].startswith(f"promises.csv, row 3: the column '{column}' ")
    assert "Helena" not in told[0] and "dinner" not in told[0]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("2026-11-22", date(2026, 11, 22)),
        ("2026-11-22T09:30", date(2026, 11, 22)),
        ("22.11.2026", None),
        ("2026-13-01", None),
        ("", None),
        ("0000-01-01", None),
    ],
)
def test_a_day_is_written_one_way(words: str, found: date | None) -> None:
    assert day(words) == found


@pytest.mark.parametrize("words", ["machine-summary", "Machine summary", "machine's summary", "AI summary", "machine_summary"])
def test_a_machines_summary_has_one_name(words: str) -> None:
    assert made_by(words) == "machine-summary"
    assert made_by("machine") == "machine"
