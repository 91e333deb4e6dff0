"""An earlier check: the JSON that ``chatham check --format json`` wrote, read as strictly as it was written."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import Any, TypeVar, get_args

from chatham.core.errors import ChathamError
from chatham.core.evidence import Role
from chatham.core.finding import Place
from chatham.core.last import LastCheck, LastFinding, LastPassage, with_result
from chatham.core.match import Edit, Match, Op, Swallowed, Verdict
from chatham.core.report import Sentence, SentenceVerdict
from chatham.core.text import Span, Text

SCHEMA = "chatham-check/1"
_FAMILY = "chatham-check/"
_NEXT = "Name a file that an earlier chatham check --format json wrote of this draft."
_MOST = 1 << 40  # no file has so many characters
_FURTHER = ("draft_span", "turn_index")  # what a match needs beside the rest to be taken over
Value = TypeVar("Value")


def read_last_check(data: bytes, label: str) -> LastCheck:
    """The earlier check in a file. Raises ChathamError, with one sentence, for anything else."""
    try:
        raw = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise ChathamError("last-check", f"{label} is not a whole JSON document.", _NEXT) from None
    schema = raw.get("schema") if isinstance(raw, dict) else None
    if not isinstance(schema, str) or not schema.startswith(_FAMILY):
        raise ChathamError("last-check", f"{label} is no earlier check of Chatham's.", _NEXT)
    if schema != SCHEMA:
        raise ChathamError("last-check", f"{label} was written by another version of Chatham, in a form that this one cannot read.", _NEXT)
    try:
        return _check(raw)
    except _Odd as odd:
        raise ChathamError("last-check", f"{label} is not as Chatham wrote it: {odd}.", _NEXT) from None


class _Odd(Exception):
    """What is not as it was written, by the name of its field; never with its value."""


def _check(raw: dict[str, Any]) -> LastCheck:
    text = _get(raw, "text", _words)
    size = len(text)
    return LastCheck(
        Text(text),
        tuple(_passage(p, size) for p in _get(raw, "passages", _records)),
        tuple(Sentence(_span(_field(s, "span"), size), _one_of(s, "verdict", get_args(SentenceVerdict))) for s in _get(raw, "sentences", _records)),
        tuple(_finding(f, size) for f in _get(raw, "findings", _records)),
        tuple(_finding(f, size) for f in _get(raw, "let_stand", _records)),
        {_get(e, "file", _words): _get(e, "sha256", _words) for e in (_get(raw, "evidence", _records) if "evidence" in raw else [])},
    )


def _passage(raw: dict[str, Any], size: int) -> LastPassage:
    found = _get(raw, "matches", _records)
    told = [_match(m, size) for m in found]
    return LastPassage(
        _span(_field(raw, "span"), size),
        _one_of(raw, "verdict", get_args(Verdict)),
        _fingerprint(raw) if "fingerprint" in raw else None,
        tuple(m for m in told if m is not None) if None not in told else None,
        tuple(_place(m) for m in found),
    )


def _fingerprint(raw: dict[str, Any]) -> str | None:
    """That of what the place depends on; None where the place is not told as it was."""
    told = _get(raw, "fingerprint", _words)
    own = told.partition("-")[0]
    return own if told == with_result(own, raw["verdict"], raw["matches"]) else None


def _match(raw: dict[str, Any], size: int) -> Match | None:
    """A match, or None where the words are off the record or an older version told less of it."""
    words = _get(raw, "words", _words_or_none)
    edits, swallowed = _get(raw, "edits", _records), _get(raw, "swallowed", _records) if "swallowed" in raw else []
    exact = all(k in raw for k in _FURTHER) and all("evidence_span" in part and "draft_span" in part for part in (*edits, *swallowed))
    if words is None or not exact:
        return None
    return Match(
        _get(raw, "file", _words),
        _span(_field(raw, "span")),
        words,
        _get(raw, "original", _words_or_none),
        _get(raw, "turn", _number_or_none),
        _get(raw, "speaker", _words_or_none),
        _one_of(raw, "role", (*get_args(Role), None)),
        _get(raw, "at", _words_or_none),
        _get(raw, "terms", _words_or_none),
        _share(_field(raw, "similarity")),
        tuple(_edit(e, size) for e in edits),
        tuple(_swallowed(s, size) for s in swallowed),
        turn_index=_number(_field(raw, "turn_index"), -1),
        draft_span=_span(_field(raw, "draft_span"), size),
        page=_get(raw, "page", _number) if "page" in raw else None,
    )


def _edit(raw: dict[str, Any], size: int) -> Edit:
    return Edit(
        _one_of(raw, "op", get_args(Op)),
        _get(raw, "draft", _words),
        _get(raw, "evidence", _words),
        _get(raw, "critical", _truth),
        _span(_field(raw, "draft_span"), size),
        _span(_field(raw, "evidence_span")),
        _get(raw, "kind", _words),
    )


def _swallowed(raw: dict[str, Any], size: int) -> Swallowed:
    return Swallowed(
        _get(raw, "words", _words),
        _span(_field(raw, "draft_span"), size),
        _span(_field(raw, "evidence_span")),
        _get(raw, "why", _words_or_none),
        _get(raw, "bracket", _words_or_none),
    )


def _finding(raw: dict[str, Any], size: int) -> LastFinding:
    because = tuple(_place(p) for p in _get(raw, "because", _records))
    return LastFinding(_get(raw, "rule", _words), _span(_field(raw, "span"), size), _get(raw, "message", _words), because)


def _place(raw: dict[str, Any]) -> Place:
    return Place(_get(raw, "file", _words), _span(_field(raw, "span")), _get(raw, "words", _words_or_none), None)


def _field(raw: dict[str, Any], name: str) -> Any:
    if name not in raw:
        raise _Odd(f"“{name}” is missing")
    return raw[name]


def _get(raw: dict[str, Any], name: str, kind: Callable[[Any], Value]) -> Value:
    """A field of a record, of the kind that it must be."""
    try:
        return kind(_field(raw, name))
    except TypeError:
        raise _Odd(f"“{name}” holds something else than it did") from None


def _one_of(raw: dict[str, Any], name: str, values: Sequence[Any]) -> Any:
    value = _field(raw, name)
    if not any(type(value) is type(v) and value == v for v in values):
        raise _Odd(f"“{name}” holds something else than it did")
    return value


def _words(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _words_or_none(value: Any) -> str | None:
    return None if value is None else _words(value)


def _truth(value: Any) -> bool:
    if not isinstance(value, bool):
        raise TypeError
    return value


def _number(value: Any, least: int = 0) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= _MOST:
        raise _Odd("a number is none that can be")
    return value


def _number_or_none(value: Any) -> int | None:
    return None if value is None else _number(value)


def _share(value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
        raise _Odd("“similarity” is no share")
    return value


def _records(value: Any) -> list[dict[str, Any]]:
    if not isinstance(value, list) or not all(isinstance(v, dict) for v in value):
        raise TypeError
    return value


def _span(value: Any, size: int = _MOST) -> Span:
    if not isinstance(value, list) or len(value) != 2:
        raise _Odd("a span is no pair of positions")
    start, end = _number(value[0]), _number(value[1])
    if not start <= end <= size:
        raise _Odd("a span lies outside the text")
    return Span(start, end)
