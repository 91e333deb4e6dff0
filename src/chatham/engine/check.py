"""The verb *check*: every rule looks at one case and yields findings."""

from __future__ import annotations

import dataclasses
import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from chatham.core.case import Case
from chatham.core.evidence import Evidence, Interview
from chatham.core.finding import RANK, Finding, Severity
from chatham.core.house import House
from chatham.core.report import NotRun, Problem
from chatham.core.rule import Need, Rule
from chatham.engine.catalogue import Entry


@dataclass(frozen=True, slots=True)
class Checked:
    """What the rules came to, with those that lacked their evidence and those that broke down."""

    findings: tuple[Finding, ...]
    not_run: tuple[NotRun, ...]
    problems: tuple[Problem, ...]
    rules_run: tuple[str, ...]


def runs(rule: Rule, house: House) -> bool:
    """Whether a house goes by this rule in a check: ``off`` outweighs ``on``, and the hard stop is in every house."""
    return rule.where == "both" and (not rule.waivable or (rule.code not in house.off and (rule.default or rule.code in house.on)))


def runs_alone(rule: Rule, house: House) -> bool:
    """Whether a rule runs in an audit: the draft alone is enough for it, and the house has not turned it off."""
    return rule.alone and rule.code not in house.off


def check(case: Case, entries: Sequence[Entry], chosen: Callable[[Rule, House], bool] = runs) -> Checked:
    """Runs the ``chosen`` rules one after the other; one that breaks down is a problem and never stops the others."""
    findings: list[Finding] = []
    not_run: list[NotRun] = []
    problems: list[Problem] = []
    run: list[str] = []
    for e in entries:
        if not chosen(e.rule, case.house):
            continue
        if "last check" in e.rule.needs and case.lapsed is None:
            continue  # nobody asked for it: nothing is lacking
        lacking = _lacking(e, case.evidence)
        not_run.extend(lacking)
        if any(n.file is None for n in lacking):
            continue
        try:
            findings.extend(_weighed(f, e.rule, case.house) for f in e.check(dataclasses.replace(case, rule=e.rule)))
            run.append(e.rule.code)
        except Exception as error:
            problems.append(_broken(e, error))
    return Checked(tuple(findings), tuple(not_run), tuple(problems), tuple(run))


def _weighed(finding: Finding, rule: Rule, house: House) -> Finding:
    """The finding with the weight that the house gives it.

    A house's severity stands in place of the rule's own. What the rule itself takes to be lesser (a doubtful
    transcript, public speech) stays lesser when the rule is made heavier, and nothing of it weighs more than the
    house says when it is made lighter. No house weakens the stop or makes another: its "stop" counts as "error".
    """
    told = house.severities.get(rule.code)
    if told is None or finding.severity == "stop" or not rule.waivable:
        return finding
    wanted: Severity = "error" if told == "stop" else told
    lighter = RANK[wanted] > RANK[rule.severity]
    changes = RANK[finding.severity] < RANK[wanted] if lighter else finding.severity == rule.severity
    return dataclasses.replace(finding, severity=wanted) if changes else finding


def _broken(e: Entry, error: Exception) -> Problem:
    """Where a rule broke down, without a word of the story, the evidence or the error's own message."""
    frames = traceback.extract_tb(error.__traceback__)
    where = f"{frames[-1].filename.rsplit('/', 1)[-1]}:{frames[-1].lineno}" if frames else "?"
    message = f"The rule {e.rule.code} broke down ({type(error).__name__} at {where}) and was not run."
    return Problem("rule-broke-down", message, None, "Report this line; it holds nothing of the story.")


def _lacking(e: Entry, evidence: Evidence) -> list[NotRun]:
    """One line for the whole check where no file tells what the rule needs; one a file where only some do."""
    tables = {"roster": bool(evidence.roster), "stances": bool(evidence.ledger.stances)}
    lacking = tuple(n for n in e.rule.needs if tables.get(n) is False)
    if lacking:
        return [NotRun(e.rule.code, lacking)]
    interviews = [i for i in evidence.interviews if i.kind == "interview"]
    if not e.rule.needs or not interviews or set(e.rule.needs) <= tables.keys():
        return []
    missing = [n for n in e.rule.needs if not any(_tells(i, n, evidence) for i in interviews)]
    if missing:
        return [NotRun(e.rule.code, tuple(missing))]
    if not e.rule.per_file:
        return []
    return [
        NotRun(e.rule.code, tuple(n for n in e.rule.needs if not _tells(i, n, evidence)), i.file)
        for i in interviews
        if any(not _tells(i, n, evidence) for n in e.rule.needs)
    ]


def _tells(interview: Interview, need: Need, evidence: Evidence) -> bool:
    if need == "speakers":
        return bool(interview.speakers) or interview.head.source is not None
    if need == "terms":
        return bool(interview.terms_told()) or any(s.terms for s in evidence.sources)
    if need == "agreed labels":
        return any(s.agreed_label for s in evidence.sources)
    if need == "language":
        return interview.language is not None or interview.head.language is not None
    if need == "record":
        return interview.head.record is not None or interview.head.recorded
    if need == "promises":
        return bool(evidence.promises) or "promises.csv" in evidence.tables
    return need == "last check"
