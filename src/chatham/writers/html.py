"""The page for the browser: one file, nothing fetched, readable without its script and on paper."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Mapping
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import Any

from jinja2 import DictLoader, Environment, StrictUndefined
from markupsafe import Markup

from chatham.core.evidence import OFF_RECORD
from chatham.core.finding import Finding
from chatham.core.house import House
from chatham.core.report import Report
from chatham.writers.cards import beside
from chatham.writers.definitions import Definition, Glossary
from chatham.writers.lately import lately
from chatham.writers.stretches import article
from chatham.writers.wording import (
    OFF_RECORD_NOTE,
    PLURALS,
    SEVERITIES,
    SIGNS,
    clean,
    clean_prose,
    counted,
    not_run_lines,
    nothing_open,
    pictures_line,
    tally,
    where,
)

_OURS = re.compile(
    rb'<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
    rb'<meta name="generator" content="Chatham [^"<>\n]*">\n'
)
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*")


def page(report: Report, explanations: Mapping[str, str], version: str) -> str:
    """The report as one self-contained HTML file.

    ``explanations`` maps a rule's code to the plain text of its manual page, shown behind "Why"; rules
    without one have no fold-out. The same input gives the same file, byte for byte.
    """
    laid = beside(report, explanations)
    style, script = resource("page.css"), resource("page.js")
    glossary, drawn = Glossary(report.house), article(report.story, laid.marks)
    met = dict.fromkeys(finding.rule for finding in (*report.findings, *report.let_stand))
    whole = (
        environment()
        .get_template("page")
        .render(
            version=version,
            policy=policy(style, script),
            style=Markup(style),
            script=Markup(script),
            report=report,
            tally=tally(report),
            article=drawn,
            lately=lately(report, laid.cards, laid.marks, drawn.anchors),
            cards=laid.cards,
            let_stand=laid.let_stand,
            not_run=not_run_lines(report.not_run),
            pictures=pictures_line(report.evidence.skipped),
            house=report.house if report.house.name != House().name else None,
            glossary=glossary.all(),
            terms_of=lambda finding: _terms_of(glossary, finding),
            terms_in=glossary.in_words,
            rules={code: manual(explanations[code]) for code in sorted(met) if code in explanations},
        )
    )
    return whole.lstrip()


def _terms_of(glossary: Glossary, finding: Finding) -> tuple[Definition, ...]:
    return glossary.in_words(finding.message, OFF_RECORD if any(place.words is None for place in finding.because) else None)


def is_ours(data: bytes) -> bool:
    """True if ``data`` begins as every page of Chatham's does, so that it may be written over."""
    return _OURS.match(data) is not None


def policy(style: str, script: str = "") -> str:
    """Nothing may load and nothing may run but the blocks whose hashes stand here."""
    runs = f" script-src '{_hash(script)}';" if script else ""
    return f"default-src 'none'; style-src '{_hash(style)}';{runs} img-src data:; base-uri 'none'; form-action 'none'"


def _hash(block: str) -> str:
    return "sha256-" + b64encode(sha256(block.encode()).digest()).decode()


def resource(name: str) -> str:
    """A file that lies beside the writers."""
    return files("chatham.writers").joinpath(name).read_text(encoding="utf-8")


@cache
def environment() -> Environment:
    """The templates, with what every page says in the same words."""
    made = Environment(
        loader=DictLoader({"page": resource("page.html.j2"), "audit": resource("audit.html.j2")}),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        # Every string on its way into the page is cleaned here, whatever the template forgets.
        finalize=_finalized,
    )
    made.globals.update(severities=SEVERITIES, signs=SIGNS, plurals=PLURALS, off_record_note=OFF_RECORD_NOTE)
    made.globals.update(counted=counted, where=where, clean=clean, nothing_open=nothing_open)
    made.tests["language"] = lambda tag: bool(tag and _LANGUAGE.fullmatch(tag))
    return made


def _finalized(value: Any) -> Any:
    return clean_prose(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def manual(text: str) -> list[str]:
    """A manual page cut at its empty lines."""
    return [part.strip("\n") for part in re.split(r"\n\s*\n", text) if part.strip()]
