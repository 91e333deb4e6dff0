"""SARIF: valid, with places that are the words', suppressed where let stand, and no word more than anywhere else."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from sarif_pydantic import Sarif

from chatham.core.house import House
from chatham.core.report import Report
from chatham.core.text import Span, Text
from chatham.engine.catalogue import catalogue
from chatham.writers.places import Lines, address
from chatham.writers.sarif import to_sarif
from tests.conftest import Desk
from tests.writers import specimen
from tests.writers.other_schemas import SARIF
from tests.writers.specimen_tapes import CANARY, HUSH


def told(report: Report) -> str:
    """The document."""
    return to_sarif(report, [e.rule for e in catalogue()], {e.rule.code: e.page for e in catalogue()}, "0.1.0")


def run_of(report: Report) -> dict[str, Any]:
    """The one run in it."""
    [run] = json.loads(told(report))["runs"]
    assert isinstance(run, dict)
    return run


REPORT = replace(specimen.report(), reasons=("Heard again {twice}.",))
RUN = run_of(REPORT)


@pytest.mark.parametrize("report", [REPORT, specimen.calm(), specimen.report()])
def test_is_what_the_standard_asks_for(report: Report) -> None:
    Draft202012Validator.check_schema(SARIF)
    Draft202012Validator(SARIF).validate(json.loads(told(report)))
    assert told(report) == told(report)


def test_places_are_those_of_the_words() -> None:
    text = RUN["artifacts"][0]["contents"]["text"]
    lines = text.split("\n")
    for result in RUN["results"]:
        region = result["locations"][0]["physicalLocation"]["region"]
        words = text[region["charOffset"] : region["charOffset"] + region["charLength"]]
        assert region["snippet"]["text"] == words
        assert lines[region["startLine"] - 1][region["startColumn"] - 1 :].startswith(words.split("\n")[0])
        assert lines[region["endLine"] - 1][: region["endColumn"] - 1].endswith(words.split("\n")[-1])


def test_columns_are_code_points() -> None:
    lines = Lines("a\n\U0001f600b\n\nc")
    assert [lines.at(p) for p in (0, 1, 2, 3, 4, 5, 6, 7)] == [(1, 1), (1, 2), (2, 1), (2, 2), (2, 3), (3, 1), (4, 1), (4, 2)]


def test_files_and_rules_are_referred_to_by_number() -> None:
    for result in RUN["results"]:
        if "ruleIndex" in result:
            assert RUN["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
        for place in (*result["locations"], *result["relatedLocations"]):
            file = place["physicalLocation"]["artifactLocation"]
            assert RUN["artifacts"][file["index"]]["location"]["uri"] == file["uri"]


def test_another_reader_of_the_standard_accepts_it() -> None:
    document = json.loads(told(REPORT))
    assert len(Sarif.model_validate(document).runs[0].results or []) == len(RUN["results"])


def test_levels() -> None:
    levels = {(r["properties"]["severity"], r["level"]) for r in RUN["results"]}
    assert levels == {("stop", "error"), ("error", "error"), ("warning", "warning"), ("advice", "note")}


def test_let_stand_is_suppressed_with_its_reason() -> None:
    let = [r for r in RUN["results"] if r["suppressions"]]
    assert [r["suppressions"] for r in let] == [[{"kind": "external", "status": "accepted", "justification": "Heard again {twice}."}]]
    assert len(RUN["results"]) - len(let) == len(REPORT.findings)


def test_what_could_not_be_done_is_told() -> None:
    [invocation] = RUN["invocations"]
    notes = invocation["toolExecutionNotifications"]
    assert invocation["executionSuccessful"] is False
    assert [n["descriptor"]["id"] for n in notes].count("not-run") == 4
    assert {n["level"] for n in notes} == {"error", "note"}
    assert run_of(specimen.calm())["invocations"] == [{"executionSuccessful": True, "toolExecutionNotifications": []}]


def test_nothing_off_the_record_and_no_name() -> None:
    assert HUSH not in told(REPORT) and CANARY not in told(REPORT) and "himself" not in told(REPORT)
    stop = next(r for r in RUN["results"] if r["properties"]["severity"] == "stop")
    assert [p["physicalLocation"]["region"].get("snippet") for p in stop["relatedLocations"]] == [None]
    assert "off the record; the words are not shown" in stop["relatedLocations"][0]["message"]["text"]


def test_definitions_of_the_house() -> None:
    house = House("x", "The X", definitions={"off the record": "Not at all."})
    stop = next(r for r in run_of(replace(REPORT, house=house))["results"] if r["properties"]["severity"] == "stop")
    assert stop["message"]["text"].endswith("Off the record (The X): Not at all.")


def test_what_the_house_makes_of_rules() -> None:
    house = House("x", "The X", off=frozenset({"Q07"}), severities={"Q08": "advice"})
    document = json.loads(told(replace(REPORT, house=house)))
    Draft202012Validator(SARIF).validate(document)
    overrides = document["runs"][0]["invocations"][0]["ruleConfigurationOverrides"]
    assert [(o["descriptor"]["id"], o["configuration"]) for o in overrides] == [("Q07", {"enabled": False}), ("Q08", {"level": "note"})]


def test_fingerprints_outlive_a_new_first_paragraph() -> None:
    def moved(span: Span) -> Span:
        return Span(span.start + 5, span.end + 5)

    story = REPORT.story
    longer = replace(story, text=Text("New.\n" + story.text.string))
    findings = tuple(replace(f, span=moved(f.span)) for f in REPORT.findings)
    sentences = tuple(replace(s, span=moved(s.span)) for s in REPORT.sentences)
    later = run_of(replace(REPORT, story=longer, findings=findings, sentences=sentences, let_stand=(), reasons=()))
    before = [r["partialFingerprints"] for r in RUN["results"] if not r["suppressions"]]
    assert [r["partialFingerprints"] for r in later["results"]] == before
    assert len({str(p) for p in before}) == len(before)


@pytest.mark.parametrize(
    ("label", "uri"),
    [("interviews/s07.md", "interviews/s07.md"), ("a b/ç.md", "a%20b/%C3%A7.md"), ("C:\\x", "C%3A%5Cx"), ("50%?#.txt", "50%25%3F%23.txt")],
)
def test_addresses(label: str, uri: str) -> None:
    assert address(label) == uri


def test_from_the_command_line(desk: Desk) -> None:
    desk.put("draft.md", "“We were told in a cellar that the pools would go first and the laundry a week after,” a manager said.\n")
    given = ("check", desk.folder / "draft.md", "--against", desk.folder / "interviews", "--format", "sarif")
    ran = desk.chatham(*given)
    assert ran.code == 1 and ran.out == desk.chatham(*given).out
    Draft202012Validator(SARIF).validate(ran.json)
    assert str(desk.folder) not in ran.out
    desk.chatham("let-stand", desk.folder / "draft.md", "Q01", "--at", "cellar", "--because", "Heard again.")
    ran = desk.chatham(*given)
    assert [r["suppressions"][0]["justification"] for r in ran.json["runs"][0]["results"]] == ["Heard again."]


def test_a_name_in_a_reason_gives_way_to_its_code(desk: Desk) -> None:
    desk.put("interviews/s01.md", "Orla Venn: When?\nTam Quill: We were told in a car park that the pools would go first.\nOrla Venn: And?\nTam Quill: No.\n")
    desk.put("draft.md", "“We were told in a cellar that the pools would go first,” a manager said.\n")
    desk.chatham("let-stand", desk.folder / "draft.md", "Q01", "--at", "cellar", "--because", "Tam Quill told me again, and Quill is sure.")
    ran = desk.chatham("check", desk.folder / "draft.md", "--against", desk.folder / "interviews", "--format", "sarif")
    assert ran.json["runs"][0]["results"][0]["suppressions"][0]["justification"] == "S01 told me again, and S01 is sure."
