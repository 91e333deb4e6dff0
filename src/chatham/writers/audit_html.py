"""The page of an audit."""

from __future__ import annotations

from collections.abc import Mapping

from chatham.core.audit import Audit


def page(audit: Audit, explanations: Mapping[str, str], version: str) -> str:
    """One self-contained HTML file."""
    return ""
