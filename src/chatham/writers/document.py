"""A JSON document as text: one entry of a list a line, easy to compare with other tools, and many times faster than full indentation."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from chatham.writers.places import encodable


def in_lines(document: Mapping[str, Any]) -> str:
    """The document, one key after the other, one trailing newline."""
    keys = [f"{_dumped(key)}: {_lines(value)}" for key, value in document.items()]
    return encodable("{" + ",\n ".join(keys)) + "}\n"


def on_one_line(document: Mapping[str, Any]) -> str:
    """The same on one line."""
    return encodable(_dumped(document)) + "\n"


def _dumped(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _lines(value: object) -> str:
    if not isinstance(value, list) or not value:
        return _dumped(value)
    return "[\n  " + ",\n  ".join(_dumped(entry) for entry in value) + "]"
