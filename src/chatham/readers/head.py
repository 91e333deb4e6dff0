"""The facts at the top of a file: a YAML head between lines of three dashes."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from dataclasses import fields

import yaml

from chatham.core.errors import ReadError
from chatham.core.evidence import Head
from chatham.core.languages import language_code

MACHINE_SUMMARY = "machine-summary"
_HEAD = re.compile(r"\A---[ \t]*\n(?P<body>.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.S)


def split_head(string: str, label: str) -> tuple[Head, int]:
    """The head of a text and where the body begins (0 without a head). Raises ReadError if it is no YAML."""
    m = _HEAD.match(string[:20_000])
    if not m:
        return Head(), 0
    return parse_head(m["body"], label), m.end()


def parse_head(body: str, label: str) -> Head:
    """The facts of a YAML head. Unknown keys are ignored. Raises ReadError with the line at fault."""
    try:
        raw = yaml.safe_load(body) if "&" not in body and "*" not in body else None
    except Exception:  # beside its own errors, PyYAML stumbles over odd tags ("!!timestamp", "!!bool") in many ways
        raw = None
        if not re.search(r"(?m)^\w+:", body):
            raise ReadError("head", f"The head of {label} is no YAML.", "Write one 'key: value' a line between two lines of ---.") from None
    if not isinstance(raw, dict):
        raw = dict(re.findall(r"(?m)^(\w+):[ \t]*(.*?)[ \t]*$", body))
    return head_of(raw)


def head_of(raw: Mapping[str, object]) -> Head:
    """The known facts of a mapping (a YAML head, the top of a JSON file, a row of interviews.csv)."""
    known = {f.name for f in fields(Head)}
    facts = {str(k).strip().lower(): _plain(v) for k, v in raw.items()}
    chosen = {k: v for k, v in facts.items() if k in known and v}
    if "language" in chosen:
        chosen["language"] = language_code(chosen["language"])
    if made_by(facts.get("kind") or "") == MACHINE_SUMMARY:
        chosen.setdefault("made_by", MACHINE_SUMMARY)
    if "made_by" in chosen:
        chosen["made_by"] = made_by(chosen["made_by"])
    if "terms" in chosen:
        chosen["terms"] = terms_of(chosen["terms"])
    return Head(**chosen)


def made_by(words: str) -> str:
    """Who wrote a file down, in one spelling: "Machine summary" and "AI-summary" are machine-summary."""
    plain = re.sub(r"[\s_]+", "-", words.strip().lower())
    return MACHINE_SUMMARY if re.fullmatch(r"(?:(?:a-)?machine(?:['’]?s)?|ai|llm)-summary", plain) else words


def _plain(value: object) -> str | None:
    if isinstance(value, (datetime.datetime, datetime.date)):
        return value.isoformat()[:10]
    if isinstance(value, bool):
        return "on" if value else "off"
    if isinstance(value, (str, int, float)):
        return str(value).encode("utf-8", "replace").decode().strip().strip("\"'")
    return None


def terms_of(words: str) -> str:
    """Ground rules in their usual words: "off the record", "deep background", "background", "on the record", or as written."""
    plain = re.sub(r"[\s_-]+", " ", words.strip().lower())
    if re.search(r"\boff\b.*\brecord\b|\boff record\b", plain):
        return "off the record"
    if "deep background" in plain:
        return "deep background"
    if "background" in plain or "not for attribution" in plain:
        return "background"
    if re.search(r"\bon\b.*\brecord\b|\bon record\b", plain):
        return "on the record"
    return plain
