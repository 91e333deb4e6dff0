"""The short summary on a terminal: what stands, what is open, what was not done, where to read on."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console
from rich.text import Text

from chatham.core.evidence import OFF_RECORD
from chatham.core.finding import RANK, Finding
from chatham.core.house import House
from chatham.core.report import Report
from chatham.writers.definitions import Glossary
from chatham.writers.printer import QUIET, STYLES, Printer, problem, tell
from chatham.writers.wording import (
    PLURALS,
    SEVERITIES,
    Tally,
    clean,
    counted,
    new_ones,
    not_run_lines,
    nothing_open,
    pictures_line,
    since_line,
    some,
    tally,
)

__all__ = ["clean", "summary"]

_MOST = 12


def summary(report: Report, console: Console, written: Sequence[str], limit: int | None = None) -> None:
    """Print what ``report`` comes to. ``written`` are the paths of the files put beside the draft.

    At most ``limit`` findings are told one by one, the worst first; advice only when there is nothing else. Without a
    limit these are twelve where a page has the rest, and all of them where there is none.
    """
    in_page = any(path.endswith(".html") for path in written)
    limit = limit if limit is not None else _MOST if in_page else len(report.findings)
    page = Printer(console)
    counts = tally(report)
    if report.since is not None:
        page.line(f"{since_line(report.since)}.")
    _head(page, report, counts)
    listed = _told(report.findings)
    glossary, defined = Glossary(report.house), set[str]()
    new = new_ones(report)
    for finding in listed[:limit]:
        page.gap()
        tell(page, report.story, finding, finding in new)
        for told in glossary.in_words(finding.message, OFF_RECORD if any(p.words is None for p in finding.because) else None):
            if told.term not in defined:
                page.line(told.line, 2, QUIET)
            defined.add(told.term)
    if len(listed) > limit:
        page.gap()
        page.line(f"and {len(listed) - limit:,} more{' in the page' if in_page else ''}")
    _undone(page, report)
    if written:
        if listed or report.problems:
            page.gap()
        page.line("Written: " + ", ".join(clean(path) for path in written))


def _head(page: Printer, report: Report, counts: Tally) -> None:
    label = clean(report.story.label)
    if not counts.quotations:
        page.line(f"{label}: no quotation in it; {counted(counts.files, 'file')} read.")
    elif counts.standing == counts.quotations:
        found, files = counted(counts.quotations, "quotation"), counted(counts.found_in, "file")
        page.line(f"{label}: {found} found word for word in {files}.")
    else:
        parts = [f"{counts.standing:,} stand{'s' if counts.standing == 1 else ''}"]
        parts += [f"{counts.open:,} open"] if counts.open else []
        parts += [f"{counts.let_stand:,} let stand"] if counts.let_stand else []
        quotations, files = counted(counts.quotations, "quotation"), counted(counts.files, "file")
        page.line(f"{label}: {quotations} laid against {files}: {', '.join(parts)}.")
    if report.house.name != House().name:
        page.line(f"House profile: {clean(report.house.title)}", style=QUIET)
    if report.findings:
        sums = [Text(f"{page.signs[s]} {counted(counts.severities[s], s, PLURALS[s])}", style=STYLES[s]) for s in SEVERITIES if counts.severities[s]]
        page.line(Text("  ").join(sums))
    else:
        page.line(f"{nothing_open(report, counts)}.")


def _told(findings: Sequence[Finding]) -> list[Finding]:
    """The findings to tell one by one: all but advice, or the advice where there is nothing else."""
    grave = [finding for finding in findings if finding.severity != "advice"]
    return sorted(grave or findings, key=lambda f: (RANK[f.severity], f.span, f.rule))


def _undone(page: Printer, report: Report) -> None:
    """What was not done, and why: said and counted, never passed over."""
    if report.problems:
        page.gap()
        page.line("Worth knowing" if report.complete else "Not everything could be checked", style="bold")
    for one in report.problems:
        problem(page, one)
    lacking, skipped = not_run_lines(report.not_run), report.evidence.skipped
    if (lacking or skipped) and (report.findings or report.problems):
        page.gap()
    if lacking:
        page.line(f"Not run, nothing to go by: {'; '.join(lacking)}", style=QUIET)
    if skipped:
        page.line(f"Skipped, no evidence: {counted(len(skipped), 'file')} ({some(skipped)})", style=QUIET)
        if (pictures := pictures_line(skipped)) is not None:
            page.line(f"  {pictures}", style=QUIET)
