"""Rows of tables as records, with everything that is wrong in them told at once: table, row, column, what would be right.

No cell is copied into a message, for it may hold a name.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any, TypeVar

from chatham.core.ledger import Event, Flow, Ledger, Link, Proposition, Reply, Role, SignOff, Stance
from chatham.core.report import Problem
from chatham.core.schema import BY_NAME, Column, Table
from chatham.readers.tables import Row, day

Record = TypeVar("Record")
_CODE = re.compile(r"[A-Z]{1,3}[-_ ]?\d{1,4}[a-z]?")
_MOST_SHOWN = 50


def ledger_of(tables: Mapping[str, Sequence[Row]], labels: Mapping[str, str]) -> tuple[Ledger, list[Problem]]:
    """All records of the tables that are there, by the name of the table; ``labels`` are the files that messages name."""
    problems: list[Problem] = []

    def read(name: str, made: Callable[[Row], Record]) -> tuple[Record, ...]:
        rows, faults = checked(BY_NAME[name], tables.get(name, ()), labels.get(name, f"{name}.csv"))
        problems.extend(faults)
        return tuple(made(row) for row in rows)

    ledger = Ledger(
        read("roles", _role),
        read("propositions", _proposition),
        read("stances", _stance),
        read("links", _link),
        read("flows", _flow),
        read("events", _event),
        read("replies", _reply),
        read("signoffs", _signoff),
    )
    return ledger, _shortened(problems)


def checked(table: Table, rows: Sequence[Row], label: str) -> tuple[list[Row], list[Problem]]:
    """The rows that can be used, without the cells that cannot, and what is wrong."""
    if rows and (absent := [c.name for c in table.columns if c.needed and not any(c.name in r.cells for r in rows[:1])]):
        message = f"{label}, row 1: there is no column {', '.join(repr(a) for a in absent)}."
        return [], [Problem("table", message, label, f"Name the columns {', '.join(c.name for c in table.columns)}.")]
    kept: list[Row] = []
    problems: list[Problem] = []
    for row in rows:
        cells, usable = dict(row.cells), True
        for column in table.columns:
            fault = _fault(column, cells.get(column.name, ""))
            if fault is not None:
                problems.append(Problem("table", f"{label}, row {row.number}: the column '{column.name}' {fault[0]}.", label, fault[1]))
                usable = usable and not column.needed
                cells[column.name] = ""
        if usable:
            kept.append(Row(row.number, cells))
    return kept, problems


def _fault(column: Column, cell: str) -> tuple[str, str] | None:
    """What is wrong with a cell and what would be right; None for one that is as it must be."""
    if not cell:
        return ("is empty", f"Write {column.help}.") if column.needed else None
    if column.kind == "code" and not _CODE.fullmatch(cell):
        return "holds no code", f"Write the {column.help}."
    if column.kind == "day" and day(cell) is None:
        return "is no date", "Write it as 2026-11-22."
    if column.kind == "number" and not re.fullmatch(r"\d{1,9}", cell):
        return "is no number", "Write a whole number, or leave it empty."
    if column.kind == "choice" and plain(cell) not in column.choices:
        return "holds none of the words for it", f"Write one of {', '.join(column.choices)}."
    return None


def plain(cell: str) -> str:
    """A word of a choice as it is kept: "Not asked" and "not_asked" are "not-asked"."""
    return re.sub(r"[\s_]+", "-", cell.strip().lower())


def _shortened(problems: list[Problem]) -> list[Problem]:
    """All faults of a small table; of one with thousands, the first ones and how many there are."""
    by_table: dict[str, list[Problem]] = {}
    for p in problems:
        by_table.setdefault(p.file or "", []).append(p)
    found: list[Problem] = []
    for label, own in by_table.items():
        found += own[:_MOST_SHOWN]
        if len(own) > _MOST_SHOWN:
            found.append(Problem("table", f"{label}: {len(own) - _MOST_SHOWN:,} more cells are at fault.", label, "Mend those above first and run again."))
    return found


def _on(row: Row, column: str) -> date | None:
    return day(row.cells.get(column, ""))


def _of(row: Row, column: str) -> str:
    return row.cells.get(column, "")


def _word(row: Row, column: str) -> Any:
    """A word of a choice, or None; that it is one of the choices has been looked at."""
    return plain(row.cells.get(column, "")) or None


def _role(row: Row) -> Role:
    return Role(_of(row, "source"), row.number, _of(row, "role"), _of(row, "rank").lower(), _of(row, "body"), _on(row, "from"), _on(row, "to"))


def _proposition(row: Row) -> Proposition:
    return Proposition(_of(row, "id"), row.number, _of(row, "text"), _on(row, "due"), plain(_of(row, "settled")))


def _stance(row: Row) -> Stance:
    known = _of(row, "known_to")
    return Stance(
        _of(row, "source"),
        _of(row, "proposition"),
        _word(row, "stance"),
        row.number,
        _of(row, "interview"),
        _of(row, "at"),
        _word(row, "basis"),
        tuple(o.strip() for o in _of(row, "origin").split(";") if o.strip()),
        _word(row, "strength"),
        int(known) if known else None,
    )


def _link(row: Row) -> Link:
    return Link(_of(row, "words"), _of(row, "to"), row.number, _word(row, "how") or "supports", _of(row, "accepted_by"))


def _flow(row: Row) -> Flow:
    return Flow(_of(row, "id"), _of(row, "from"), _of(row, "passes"), _of(row, "to"), row.number, _of(row, "proposition"))


def _event(row: Row) -> Event:
    return Event(_of(row, "id"), row.number, _on(row, "date"), _of(row, "what"), _of(row, "document"), _of(row, "terms"))


def _reply(row: Row) -> Reply:
    return Reply(
        _of(row, "target"), row.number, _on(row, "asked_on"), _of(row, "put_to_them"), _on(row, "deadline"), _of(row, "answer"), _on(row, "answered_on")
    )


def _signoff(row: Row) -> SignOff:
    return SignOff(_of(row, "who"), row.number, _of(row, "rank"), _of(row, "what"), _on(row, "on"))


def at_odds(ledger: Ledger, sources: Iterable[str], documents: Iterable[str], labels: Mapping[str, str]) -> list[Problem]:
    """What the tables say against one another: codes and ids that nobody has, ids given twice, rows that contradict, origins in a circle."""
    people, papers = set(sources), set(documents)
    ids = {p.id for p in ledger.propositions}
    found: list[Problem] = []

    def say(table: str, row: int, what: str, step: str) -> None:
        label = labels.get(table, f"{table}.csv")
        found.append(Problem("table", f"{label}, row {row}: {what}.", label, step))

    for table, records in (("roles", ledger.roles), ("stances", ledger.stances)):
        for r in records:
            if people and r.source not in people:
                say(table, r.row, "the column 'source' holds a code that no source has", "Give the person a row in sources, or correct the code.")
    for table, own in (("propositions", ledger.propositions), ("events", ledger.events), ("flows", ledger.flows)):
        first: dict[str, int] = {}
        for record in own:
            if first.setdefault(record.id, record.row) != record.row:
                say(table, record.row, f"the id of row {first[record.id]} stands there again", "Give each row an id of its own.")
    answers: dict[tuple[str, str, str], Stance] = {}
    for s in ledger.stances:
        if ids and s.proposition not in ids:
            say("stances", s.row, "the column 'proposition' holds an id that no proposition has", "Give it a row in propositions, or correct the id.")
        before = answers.setdefault((s.source, s.proposition, s.interview), s)
        if before.answer != s.answer:
            say("stances", s.row, f"row {before.row} says otherwise of the same person and proposition", "Keep one of them, or write mixed.")
    for link in ledger.links:
        if link.to not in ids | people | papers:
            say("links", link.row, "the column 'to' holds no id of a proposition or document and no code of a source", "Correct it.")
    found += [_circle(labels, row, proposition) for row, proposition in _circles(ledger.stances)]
    return _shortened(found)


def _circle(labels: Mapping[str, str], row: int, proposition: str) -> Problem:
    label = labels.get("stances", "stances.csv")
    told = proposition if re.fullmatch(r"[A-Za-z]{1,3}\d{1,5}", proposition) else "one proposition"
    message = f"{label}, row {row}: the origins of {told} go in a circle, so that nobody knows it first."
    return Problem("table", message, label, "Write where the first of them has it from.")


def _circles(stances: Sequence[Stance]) -> list[tuple[int, str]]:
    """For each proposition that some have only from one another, with nobody who knows it first, the first row of those."""
    by_proposition: dict[str, dict[str, Stance]] = {}
    for s in stances:
        by_proposition.setdefault(s.proposition, {}).setdefault(s.source, s)
    found = []
    for proposition, own in by_proposition.items():
        left = {source: [o for o in s.origins if o != source] for source, s in own.items()}
        while grounded := [source for source, origins in left.items() if not origins or any(o not in left for o in origins)]:
            for source in grounded:
                del left[source]
        if left:
            found.append((min(own[source].row for source in left), proposition))
    return found
