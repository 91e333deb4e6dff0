"""Tables as records, and everything that is wrong in them at once."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from chatham.core.ledger import Ledger
from chatham.core.report import Problem
from chatham.readers.ledger import at_odds, ledger_of
from chatham.readers.tables import read_rows

PROPOSITIONS = "id,text\nP1,The order was expected\nP2,The list came from the ministry\n"


def told(**tables: str) -> tuple[Ledger, list[str], list[str]]:
    """The records, what is wrong in the cells, what is wrong between the tables."""
    rows = {name: read_rows(words.encode(), f"{name}.csv") for name, words in tables.items()}
    labels = {name: f"{name}.csv" for name in tables}
    ledger, faults = ledger_of(rows, labels)
    return ledger, messages(faults), messages(at_odds(ledger, ["S01", "S02", "S03"], ["D1"], labels))


def messages(problems: list[Problem]) -> list[str]:
    assert all(p.next_step.endswith(".") and p.stops for p in problems)
    return [p.message for p in problems]


def test_every_table_becomes_records() -> None:
    ledger, faults, odds = told(
        propositions=PROPOSITIONS,
        stances="source;proposition;stance;basis;origin;known_to;extra\nS01;P1;Not asked;first-hand;;7;x\nS02;P1;YES;told_by;S01; ;\n",
        roles="source,role,from,to\nS01,director,2020-01-01,2023-06-30\n",
        events="id,date,what\nE1,2026-03-01,The decree\n",
        flows="id,from,passes,to\nF1,company,the list,ministry\n",
        replies="target,asked_on\nThe ministry,2026-03-02\n",
        signoffs="who,what,on\nab,S01,2026-03-03\n",
        links="words,to,how\nalmost all,P1,supports\nthe paper,D1,\n",
    )
    assert (faults, odds) == ([], [])
    first, second = ledger.stances
    assert (first.answer, first.known_to, first.origins, first.row) == ("not-asked", 7, (), 2)
    assert (second.answer, second.basis, second.origins) == ("yes", "told-by", ("S01",))
    assert str(ledger.roles[0].until) == "2023-06-30"
    assert ledger.flows[0].giver == "company"
    assert ledger.links[1].how == "supports"


def test_all_faults_are_told_together_and_the_rest_is_used() -> None:
    ledger, faults, _ = told(
        stances="source,proposition,stance,known_to\nS01,P1,perhaps,3\nAnna Berg,P1,yes,3\nS02,,yes,3\nS03,P1,yes,many\n",
        roles="source,from\nS01,the spring\n",
    )
    assert faults == [
        "roles.csv, row 2: the column 'from' is no date.",
        "stances.csv, row 2: the column 'stance' holds none of the words for it.",
        "stances.csv, row 3: the column 'source' holds no code.",
        "stances.csv, row 4: the column 'proposition' is empty.",
        "stances.csv, row 5: the column 'known_to' is no number.",
    ]
    assert [s.source for s in ledger.stances] == ["S03"]
    assert [r.source for r in ledger.roles] == ["S01"]


def test_a_header_in_another_language_is_told_with_the_columns() -> None:
    ledger, faults, _ = told(stances="код,вопрос,ответ\nS01,P1,yes\n")
    assert ledger.stances == ()
    assert faults == ["stances.csv, row 1: there is no column 'source', 'proposition', 'stance'."]


@pytest.mark.parametrize(
    ("tables", "odd"),
    [
        ({"stances": "source,proposition,stance\nS09,P1,yes\n"}, "stances.csv, row 2: the column 'source' holds a code that no source has."),
        ({"stances": "source,proposition,stance\nS01,P9,yes\n"}, "stances.csv, row 2: the column 'proposition' holds an id that no proposition has."),
        (
            {"stances": "source,proposition,stance\nS01,P1,yes\nS01,P1,no\n"},
            "stances.csv, row 3: row 2 says otherwise of the same person and proposition.",
        ),
        (
            {"stances": "source,proposition,stance,origin\nS01,P1,yes,S02\nS02,P1,yes,S03\nS03,P1,yes,S01\n"},
            "stances.csv, row 2: the origins of P1 go in a circle, so that nobody knows it first.",
        ),
        ({"links": "words,to\nsome words,D7\n"}, "links.csv, row 2: the column 'to' holds no id of a proposition or document and no code of a source."),
        ({"events": "id,what\nE1,a\nE1,b\n"}, "events.csv, row 3: the id of row 2 stands there again."),
    ],
)
def test_tables_that_do_not_agree(tables: Mapping[str, str], odd: str) -> None:
    assert told(propositions=PROPOSITIONS, **tables)[2] == [odd]


def test_an_origin_outside_ends_a_circle() -> None:
    origins = "source,proposition,stance,origin\nS01,P1,yes,S02\nS02,P1,yes,S01;a cousin\nS03,P1,yes,S03\n"
    assert told(propositions=PROPOSITIONS, stances=origins)[2] == []


def test_a_hundred_thousand_rows_tell_the_first_faults_and_how_many_more() -> None:
    rows = "source,proposition,stance\n" + "".join(f"S01,P{k},perhaps\n" for k in range(100_000))
    ledger, faults, _ = told(stances=rows)
    assert ledger.stances == ()
    assert len(faults) == 51
    assert faults[-1] == "stances.csv: 99,950 more cells are at fault."


def test_an_empty_table_and_a_header_alone_are_no_fault() -> None:
    assert told(stances="", propositions="id,text\n")[1:] == ([], [])
