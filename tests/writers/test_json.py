"""The published JSON: its schema, its spans, and what it must keep to itself."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from chatham.core.text import Text
from chatham.writers.json import schema, to_json
from tests.writers import specimen
from tests.writers.specimen_tapes import HUSH

DOCUMENT = json.loads(to_json(specimen.report()))


def _passage(words: str) -> dict[str, Any]:
    text = DOCUMENT["text"]
    return next(p for p in DOCUMENT["passages"] if words in text[p["span"][0] : p["span"][1]])


@pytest.mark.parametrize("report", [specimen.report(), specimen.calm(), specimen.again()])
def test_follows_its_schema(report: Any) -> None:
    jsonschema.Draft202012Validator.check_schema(schema())
    jsonschema.validate(json.loads(to_json(report)), schema(), cls=jsonschema.Draft202012Validator)


def test_schema_misses_no_promised_key() -> None:
    for key in DOCUMENT:
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate({k: v for k, v in DOCUMENT.items() if k != key}, schema())


def test_printed_schema_is_the_one_in_use() -> None:
    printed = Path(__file__).parents[2] / "docs" / "report.schema.json"
    assert json.loads(printed.read_text(encoding="utf-8")) == schema()


def test_form_is_plain_and_steady() -> None:
    text = to_json(specimen.report())
    assert text == to_json(specimen.report())
    assert text.endswith("}\n")
    assert not text.endswith("\n\n")
    assert "\\u" not in text
    assert text.startswith('{"schema": "chatham-check/1",\n "complete": false,\n "text": ')


def test_words_are_those_at_the_span() -> None:
    for finding in DOCUMENT["findings"] + DOCUMENT["let_stand"]:
        start, end = finding["span"]
        assert finding["words"] == DOCUMENT["text"][start:end]


def test_off_record_words_are_null_everywhere() -> None:
    match = _passage("He tore up")["matches"][0]
    assert (match["words"], match["original"]) == (None, None)
    assert [edit["evidence"] for edit in match["edits"]] == [None]
    stop = next(f for f in DOCUMENT["findings"] if f["severity"] == "stop")
    assert [place["words"] for place in stop["because"]] == [None]
    assert not {"draft_span", "turn_index"} & match.keys() and not {"draft_span", "evidence_span", "kind"} & match["edits"][0].keys()
    assert HUSH not in to_json(specimen.report())
    assert "himself" not in to_json(specimen.report())


def test_further_keys_stand_only_where_they_say_something() -> None:
    assert _passage("we would have said no")["continues"] == _passage("If they had asked us")["id"]
    assert "continues" not in _passage("We never expected")
    [swallowed] = _passage("It began in the summer")["matches"][0]["swallowed"]
    assert (swallowed["words"], swallowed["why"]) == ("when the first two directors had not yet left, ", "a number")
    assert "fingerprint" not in _passage("We never expected")
    assert "since" not in DOCUMENT and DOCUMENT["evidence"] == []
    assert "swallowed" not in _passage("We never expected")["matches"][0]


def test_label_is_the_printed_one_or_the_voice_s() -> None:
    assert _passage("We never expected")["label"] == "a senior customs official on Pier Four"
    assert _passage("always told")["label"] == "a senior customs official on Pier Four"
    assert _passage("special regime")["label"] is None
    assert (_passage("always told")["source"], _passage("No officer")["source"]) == ("S01", None)


def test_similarity_has_three_digits() -> None:
    assert _passage("always told")["matches"][0]["similarity"] == 0.923


def test_no_sealed_name() -> None:
    assert "Canary" not in to_json(specimen.report())


def test_half_a_character_does_not_break_the_encoding() -> None:
    report = specimen.calm()
    broken = report.story.text.string.replace("three", "thr\ud83de")
    document = to_json(replace(report, story=replace(report.story, text=Text(broken))))
    document.encode("utf-8")
    assert len(json.loads(document)["text"]) == len(broken)
