"""Web Annotations: valid, on the exact words, with the evidence in the body and nothing off the record."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from chatham.core.house import House
from chatham.core.report import Report
from chatham.writers.annotations import to_annotations
from tests.conftest import Desk
from tests.writers import specimen
from tests.writers.other_schemas import ANNOTATIONS
from tests.writers.specimen_tapes import CANARY, HUSH

REPORT = replace(specimen.report(), reasons=("Heard again.",))


def items(report: Report) -> list[dict[str, Any]]:
    """All annotations."""
    found = json.loads(to_annotations(report, "0.1.0"))["first"]["items"]
    assert isinstance(found, list)
    return found


@pytest.mark.parametrize("report", [REPORT, specimen.calm()])
def test_is_what_the_standard_asks_for(report: Report) -> None:
    Draft202012Validator.check_schema(ANNOTATIONS)
    document = json.loads(to_annotations(report, "0.1.0"))
    Draft202012Validator(ANNOTATIONS).validate(document)
    names = [item["id"] for item in document["first"]["items"]]
    assert len({*names, document["id"], document["first"]["id"]}) == len(names) + 2
    assert document["total"] == len(names)
    assert to_annotations(report, "0.1.0") == to_annotations(report, "0.1.0")


def test_selectors_find_the_words() -> None:
    text = REPORT.story.text.string
    for item in items(REPORT):
        quoted, position = item["target"]["selector"]
        assert text[position["start"] : position["end"]] == quoted["exact"]
        assert quoted["prefix"] + quoted["exact"] + quoted["suffix"] in text


def test_one_for_each_finding_let_stand_and_quotation() -> None:
    by_kind = [item["motivation"] for item in items(REPORT)]
    laid = [p for p in REPORT.passages if REPORT.alignments[p.id].matches]
    assert (by_kind.count("assessing"), by_kind.count("linking")) == (len(REPORT.findings) + 1, len(laid))
    let = items(REPORT)[len(REPORT.findings)]
    assert [b["value"] for b in let["body"] if b.get("purpose") == "moderating"] == ["Heard again."]


def test_evidence_without_what_stands_around_it_or_off_the_record() -> None:
    told = to_annotations(REPORT, "0.1.0")
    assert HUSH not in told and CANARY not in told and "himself" not in told
    selectors = [s for item in items(REPORT) for b in item["body"] if "selector" in b for s in b["selector"]]
    assert selectors and not any("prefix" in s or "suffix" in s for s in selectors)


def test_definitions_of_the_house() -> None:
    house = House("x", "The X", definitions={"off the record": "Not at all."})
    described = [b["value"] for item in items(replace(REPORT, house=house)) for b in item["body"] if b.get("purpose") == "describing"]
    assert set(described) == {"Off the record (The X): Not at all."}


def test_from_the_command_line(desk: Desk) -> None:
    given = ("check", desk.folder / "draft.md", "--against", desk.folder / "interviews", "--format", "annotations")
    ran = desk.chatham(*given)
    assert ran.code == 0 and ran.out == desk.chatham(*given).out
    Draft202012Validator(ANNOTATIONS).validate(ran.json)
    assert str(desk.folder) not in ran.out
