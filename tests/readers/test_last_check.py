"""An earlier check as JSON: read back as it was written, and anything else refused in one sentence."""

from __future__ import annotations

import copy
import json
import re
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chatham.core.errors import ChathamError
from chatham.core.last import LastCheck
from chatham.engine.pipeline import run
from chatham.readers.last_check import SCHEMA, read_last_check
from chatham.readers.pick import read_draft
from chatham.writers import json as writer
from chatham.writers.json import to_json
from tests.conftest import DRAFT, evidence
from tests.writers import specimen

RELAXED = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
WHOLE: dict[str, Any] = json.loads(to_json(specimen.report()))
ODD = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=True) | st.text(max_size=8),
    lambda s: st.lists(s, max_size=3) | st.dictionaries(st.text(max_size=5), s, max_size=3),
)


def read(told: object) -> LastCheck:
    return read_last_check(json.dumps(told).encode("utf-8", "surrogatepass"), "last.json")


def places(value: Any, at: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """The way to every value in a document."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [at] + [way for key, one in inner for way in places(one, (*at, key))]


WAYS = [way for way in places(WHOLE) if way]


def refused(told: object) -> None:
    """What is said of a file that is not read, if it is not."""
    try:
        read(told)
    except ChathamError as error:
        assert error.code == "last-check"
        assert error.message.startswith("last.json ") and error.message.endswith(".") and "\n" not in error.message
        assert len(error.message) < 160


def test_one_name_of_the_form() -> None:
    assert SCHEMA == writer.SCHEMA


def test_all_of_it_comes_back() -> None:
    report = specimen.report()
    last = read(WHOLE)
    assert last.text == report.story.text
    assert last.sentences == report.sentences
    assert [(f.rule, f.span, f.message) for f in last.findings] == [(f.rule, f.span, f.message) for f in report.findings]
    assert [(p.span, p.verdict) for p in last.passages] == [(p.span, report.alignments[p.id].verdict) for p in report.passages]
    for passage, then in zip(report.passages, last.passages, strict=True):
        matches = report.alignments[passage.id].matches
        sealed = any(m.words is None for m in matches)
        assert (then.matches is None) == sealed
        assert sealed or [(m.edits, m.swallowed, m.draft_span) for m in matches] == [(m.edits, m.swallowed, m.draft_span) for m in then.matches or ()]
        assert [p.words for p in then.places] == [m.words for m in matches]


def test_what_an_older_version_wrote_is_read_and_nothing_of_it_taken_over() -> None:
    """Before there were fingerprints, the JSON had fewer fields."""
    older = copy.deepcopy(WHOLE)
    del older["evidence"], older["house"]
    for passage in older["passages"]:
        passage.pop("fingerprint", None)
        for match in passage["matches"]:
            match.pop("turn_index", None)
            match.pop("draft_span", None)
            for part in (*match["edits"], *match.get("swallowed", [])):
                for key in ("draft_span", "evidence_span", "kind", "bracket"):
                    part.pop(key, None)
    last = read(older)
    assert len(last.passages) == len(WHOLE["passages"])
    assert not any(p.matches for p in last.passages)
    report = run(read_draft(DRAFT.encode(), "draft.md"), evidence({"s01.md": "Q: And?\nS01: No.\n"}))
    assert read(json.loads(to_json(report))).digests == {}


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "not a whole JSON document"),
        (b"\xff\xfe\x00", "not a whole JSON document"),
        (to_json(specimen.report()).encode()[:5000], "not a whole JSON document"),
        (b"[" * 100_000, "not a whole JSON document"),
        (b'{"schema": "chatham-check/1", "text": ' + b"9" * 9000 + b"}", "JSON document"),
        (b"[1, 2]", "no earlier check"),
        (b"{}", "no earlier check"),
        (b'{"schema": 1}', "no earlier check"),
        (b'{"schema": "chatham-audit/1"}', "no earlier check"),
        (b'{"schema": "chatham-check/2"}', "another version"),
        (b'{"schema": "chatham-check/1"}', "“text” is missing"),
        (b'{"schema": "chatham-check/1", "text": "a", "passages": {}}', "“passages” holds something else"),
    ],
)
def test_what_is_no_earlier_check(data: bytes, words: str) -> None:
    with pytest.raises(ChathamError, match=re.escape(words)) as told:
        read_last_check(data, "last.json")
    assert told.value.message.startswith("last.json ")


@pytest.mark.parametrize("span", [[0], [1, 0], [0, 10**9], [-1, 2], [True, 2], ["0", "1"], [0.0, 1.0], None, {"start": 0}])
def test_spans_lie_in_the_text(span: Any) -> None:
    told = copy.deepcopy(WHOLE)
    told["findings"][0]["span"] = span
    with pytest.raises(ChathamError):
        read(told)


@RELAXED
@given(st.sampled_from(WAYS), ODD)
def test_anything_anywhere(way: tuple[str | int, ...], odd: Any) -> None:
    told = copy.deepcopy(WHOLE)
    inner = told
    for key in way[:-1]:
        inner = inner[key]  # type: ignore[index]
    inner[way[-1]] = odd  # type: ignore[index]
    refused(told)


@RELAXED
@given(st.sampled_from(WAYS))
def test_anything_missing(way: tuple[str | int, ...]) -> None:
    told = copy.deepcopy(WHOLE)
    inner = told
    for key in way[:-1]:
        inner = inner[key]  # type: ignore[index]
    del inner[way[-1]]  # type: ignore[arg-type]
    refused(told)


@RELAXED
@given(st.binary(max_size=200) | ODD.map(lambda v: json.dumps(v).encode("utf-8", "surrogatepass")))
def test_any_bytes(data: bytes) -> None:
    with pytest.raises(ChathamError):
        read_last_check(data, "last.json")
