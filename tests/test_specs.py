"""Every rule does what its own page and its spec say: it fires exactly at the marked words, and is silent elsewhere.

A spec is ``tests/rules/<family>/<code>_<slug>.md``. Each case is ``## title``, a sentence of prose, then fenced blocks:
``interview NAME`` and ``document NAME`` (the evidence), ``sources`` and ``promises`` (CSVs), ``settings`` (TOML: the
day of publication, the house, the facts of the draft's file), ``version NAME`` (another version of the story), tables by their names (``stances``), ``last`` (the draft as it was in the last check), ``draft``
with ``[[ ]]`` around the words that the rule must mark, and ``finds`` with a line "CODE severity: fragment of the message" for each. An empty ``finds``
says that the rule is silent. A rule that is off by default is on in its own cases. "Odd:" opens the title of a case with odd text; ``draft unended`` has no final newline.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from chatham.core.audit import Audit
from chatham.core.evidence import Evidence
from chatham.core.finding import Finding
from chatham.core.house import House, Thresholds
from chatham.core.report import Report
from chatham.core.schema import BY_NAME
from chatham.core.secret import Secret
from chatham.core.story import FileFacts, Story
from chatham.core.text import Span
from chatham.engine.audit import audit
from chatham.engine.catalogue import Entry, catalogue
from chatham.engine.pipeline import run
from chatham.readers.last_check import read_last_check
from chatham.readers.ledger import ledger_of
from chatham.readers.pick import read_draft
from chatham.readers.tables import promises_of, read_rows
from chatham.writers.json import to_json
from tests.conftest import evidence

SPECS = Path(__file__).parent / "rules"
_BLOCK = re.compile(r"^(?P<fence>`{3,})(?P<kind>\w+)[ \t]*(?P<name>[^\n]*)\n(?P<body>.*?)^(?P=fence)[ \t]*$", re.M | re.S)
_LINE = re.compile(r"(?P<code>[A-Z]\d\d) (?P<severity>stop|error|warning|advice)(?:: (?P<words>.+))?$")
_SHOWN = re.compile(r"“[^”]*”|[\w.…/-]+\.(?:md|txt|srt|vtt|json|docx)\b")


@dataclass(frozen=True, slots=True)
class Expected:
    """One line of ``finds``."""

    code: str
    severity: str
    words: str


@dataclass(frozen=True, slots=True)
class Case:
    """A story with its evidence, and what one rule must say of it. ``finds`` is None where only the place is told."""

    rule: str
    title: str
    files: dict[str, str]
    documents: dict[str, str]
    sources: str
    promises: str
    settings: dict[str, Any]
    last: str
    draft: str
    finds: tuple[Expected, ...] | None
    versions: dict[str, str]
    tables: dict[str, str]

    def evidence(self) -> Evidence:
        """What the story rests on."""
        promises, faults = promises_of(read_rows(self.promises.encode(), "promises.csv"), "promises.csv")
        assert not faults, faults
        rows = {name: read_rows(words.encode(), f"{name}.csv") for name, words in self.tables.items()}
        ledger, faults = ledger_of(rows, {})
        assert not faults, faults
        roster = frozenset(r.cells["code"] for r in read_rows(self.sources.encode(), "sources.csv"))
        return replace(evidence(self.files, self.sources, self.documents), promises=tuple(promises), ledger=ledger, roster=roster)

    def house(self) -> House:
        """The house that the settings tell, with the rule itself on."""
        told = self.settings
        on, off = frozenset(told.get("on", [])) | {self.rule}, frozenset(told.get("off", []))
        return House(off=off, severities=told.get("severities", {}), thresholds=Thresholds(**told.get("thresholds", {})), on=on)

    def story(self) -> tuple[Story, list[Span]]:
        """The draft as read, with the facts of its file, and the spans that it marks."""
        draft, spans = unmarked(self.draft)
        told = self.settings.get("file", {})
        hidden = tuple(Secret(words) for words in told.get("hidden", []))
        facts = FileFacts(tuple(told.get("kinds", [])), hidden, told.get("pictures", 0))
        return replace(read_draft(draft.encode(), "draft.md"), file=facts), spans

    def __str__(self) -> str:
        return f"{self.rule} {self.title}"


def unmarked(draft: str) -> tuple[str, list[Span]]:
    """The draft without its ``[[ ]]``, and where they were."""
    parts = re.split(r"\[\[(?!\[)|\]\]", draft)
    assert len(parts) % 2 == 1, "a mark is not closed"
    spans, words = [], ""
    for number, part in enumerate(parts):
        if number % 2:
            spans.append(Span(len(words), len(words) + len(part)))
        words += part
    return words, spans


def _case(rule: str, title: str, text: str, before: Case | None = None) -> Case:
    files, documents, versions, tables, sources, promises, last, draft, finds = {}, {}, {}, {}, "", "", "", None, None
    settings: dict[str, Any] = {}
    for m in _BLOCK.finditer(text):
        kind, name, body = m["kind"], m["name"].strip(), m["body"]
        if kind == "interview":
            files[name] = body
        elif kind == "document":
            documents[name] = body
        elif kind == "version":
            versions[name] = body
        elif kind in BY_NAME and kind not in ("sources", "promises"):
            tables[kind] = body
        elif kind == "sources":
            sources = body
        elif kind == "promises":
            promises = body
        elif kind == "settings":
            settings = tomllib.loads(body)
        elif kind == "last":
            last = body
        elif kind == "draft":
            draft = body.removesuffix("\n") if name == "unended" else body
        elif kind == "finds":
            finds = tuple(_expected(line) for line in body.splitlines() if line.strip())
        else:
            raise AssertionError(f"{title}: there is no block {kind}")
    assert draft is not None, f"{title}: no draft"
    versions = versions or (before.versions if before is not None else {})
    tables, sources = tables or (before.tables if before is not None else {}), sources or (before.sources if before is not None and before.tables else "")
    if before is not None and not files:
        files, documents, sources = before.files, before.documents, sources or before.sources
        promises, settings, last = promises or before.promises, settings or before.settings, last or before.last
    return Case(rule, title, files, documents, sources, promises, settings, last, draft, finds, versions, tables)


def _expected(line: str) -> Expected:
    m = _LINE.match(line.strip())
    assert m, f"not a line of finds: {line}"
    return Expected(m["code"], m["severity"], m["words"] or "")


def _sections(text: str) -> dict[str, str]:
    parts = re.split(r"^## (.+)$", text, flags=re.M)
    return dict(zip((t.strip() for t in parts[1::2]), parts[2::2], strict=True))


def page_cases(entry: Entry) -> list[Case]:
    """The example of a rule's page and its better version."""
    told = _sections(entry.page)
    example = _case(entry.rule.code, "Example", told["Example"])
    return [example, _case(entry.rule.code, "Better", told["Better"], example)]


def spec_path(entry: Entry) -> Path:
    """Where the spec of a rule is."""
    family, name = entry.module.split(".")[-2:]
    return SPECS / family / f"{name}.md"


def spec_cases(entry: Entry) -> list[Case]:
    """The cases of a rule's spec; none where it has no spec."""
    path = spec_path(entry)
    if not path.exists():
        return []
    return [_case(entry.rule.code, title, text) for title, text in _sections(path.read_text(encoding="utf-8")).items()]


PAGES = [case for entry in catalogue() for case in page_cases(entry)]
CASES = [case for entry in catalogue() for case in spec_cases(entry)]


BY_AUDIT = frozenset(e.rule.code for e in catalogue() if e.rule.where == "audit")


def checked(case: Case) -> tuple[Report | Audit, list[Span]]:
    """The report on a case and the spans that its draft marks; a rule that only an audit runs is looked at in one."""
    story, spans = case.story()
    if case.rule in BY_AUDIT:
        versions = [audit(read_draft(words.encode(), name), "en") for name, words in case.versions.items()]
        return audit(story, "en", case.house(), published=case.settings.get("publication_date"), versions=versions), spans
    rests_on, house, published = case.evidence(), case.house(), case.settings.get("publication_date")
    before = run(read_draft(case.last.encode(), "draft.md"), rests_on, house=house, published=published) if case.last else None
    last = read_last_check(to_json(before).encode(), "last.json") if before is not None else None
    return run(story, rests_on, house=house, published=published, last=last), spans


def _shown(report: Report | Audit, findings: list[Finding]) -> list[str]:
    return [f"{f.rule} {f.severity} [[{report.story.text[f.span]}]]: {f.message}" for f in findings]


@pytest.mark.parametrize("case", [*PAGES, *CASES], ids=str)
def test_the_rule_fires_where_it_must(case: Case) -> None:
    report, spans = checked(case)
    own = [f for f in report.findings if f.rule == case.rule]
    assert [report.story.text[f.span] for f in own] == [report.story.text[s] for s in spans], _shown(report, list(report.findings))
    assert [f.span for f in own] == spans
    assert case.rule in report.rules_run or not own
    if case.title in ("Example", "Better"):
        assert bool(spans) == (case.title == "Example")
        return
    assert case.finds is not None, "no block finds"
    assert len([e for e in case.finds if e.code == case.rule]) == len(own)
    left = list(report.findings)
    for expected in case.finds:
        fits = next((f for f in left if (f.rule, f.severity) == (expected.code, expected.severity) and expected.words in f.message), None)
        assert fits is not None, f"not found: {expected}; found: {_shown(report, left)}"
        left.remove(fits)


@pytest.mark.parametrize("entry", catalogue(), ids=lambda e: e.rule.code)
def test_every_rule_has_a_spec(entry: Entry) -> None:
    cases = spec_cases(entry)
    fire = [c for c in cases if c.finds and any(e.code == entry.rule.code for e in c.finds)]
    silent = [c for c in cases if c not in fire]
    assert (len(fire) >= 2, len(silent) >= 3) == (True, True), f"{spec_path(entry)}: two that fire, three that stay silent"
    assert any(c.title.startswith("Odd:") for c in cases), "one odd text"
    lines = spec_path(entry).read_text(encoding="utf-8").splitlines()
    assert len(lines) <= 250
    for title, text in _sections("\n".join(lines)).items():
        assert _BLOCK.sub("", text).strip(), f"{title}: a sentence says what it is about"


def test_every_spec_has_a_rule() -> None:
    assert sorted(SPECS.rglob("*.md")) == sorted(spec_path(e) for e in catalogue() if spec_path(e).exists())


@pytest.mark.parametrize("case", [*PAGES, *CASES], ids=str)
def test_messages_say_it_in_one_plain_sentence(case: Case) -> None:
    report, _ = checked(case)
    for finding in report.findings:
        assert_plain(finding.message, report)


def assert_plain(message: str, report: Report | Audit) -> None:
    """The grammar of messages: present tense, short, no reproach, and no name but in words that are quoted."""
    own = _SHOWN.sub("x", message)
    assert 0 < len(message) <= 160, message
    assert message == message.strip() and "\n" not in message
    assert message[0].isupper() or message[0] in "“" or re.match(r"S\d\d", message), message
    assert message.endswith((".", "…”.", "….")), message
    assert not re.search(r"\b(?:please|should|must|wrong|error|you|your|was|were|had|did|will|would)\b", own, re.I), message
    assert len(re.findall(r"[.?!](?=\s+[A-Z])", own)) <= 1, message
    if isinstance(report, Audit):
        return
    for name in [s.label for i in report.evidence.interviews for s in i.speakers if not s.generic and s.shown != s.label.reveal()]:
        assert not name.occurs_in(own), message
    for source in report.evidence.sources:
        assert source.printed_name is None or not source.printed_name.occurs_in(own), message
