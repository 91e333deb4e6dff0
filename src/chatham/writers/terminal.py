"""The short summary on a terminal: what stands, what is open, what was not done, where to read on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import Console
from rich.text import Text

from chatham.core.evidence import OFF_RECORD
from chatham.core.finding import RANK, Finding, Place
from chatham.core.house import House
from chatham.core.report import Report
from chatham.writers.definitions import Glossary
from chatham.writers.wording import (
    PLAIN_SIGNS,
    PLURALS,
    SEVERITIES,
    SIGNS,
    Tally,
    clean,
    counted,
    new_ones,
    not_run_lines,
    nothing_open,
    pictures_line,
    shortened,
    since_line,
    some,
    tally,
    where,
)

__all__ = ["clean", "summary"]

STYLES = {"stop": "bold magenta", "error": "bold red", "warning": "yellow", "advice": "cyan"}
_QUIET = "dim"
_PLACES = 2  # places in the evidence told for one finding; the page has them all
_FEW = 24  # words of the draft no longer than this are shown with what stands around them
_MARKS = tuple("“\"«„‘'")
_WIDEST = 100
_MOST = 12


def summary(report: Report, console: Console, written: Sequence[str], limit: int | None = None) -> None:
    """Print what ``report`` comes to. ``written`` are the paths of the files put beside the draft.

    At most ``limit`` findings are told one by one, the worst first; advice only when there is nothing else. Without a
    limit these are twelve where a page has the rest, and all of them where there is none.
    """
    in_page = any(path.endswith(".html") for path in written)
    limit = limit if limit is not None else _MOST if in_page else len(report.findings)
    page = _Printer(console)
    counts = tally(report)
    if report.since is not None:
        page.line(f"{since_line(report.since)}.")
    _head(page, report, counts)
    listed = _told(report.findings)
    glossary, defined = Glossary(report.house), set[str]()
    for finding in listed[:limit]:
        page.gap()
        _finding(page, report, finding)
        for told in glossary.in_words(finding.message, OFF_RECORD if any(p.words is None for p in finding.because) else None):
            if told.term not in defined:
                page.line(told.line, 2, _QUIET)
            defined.add(told.term)
    if len(listed) > limit:
        page.gap()
        page.line(f"and {len(listed) - limit:,} more{' in the page' if in_page else ''}")
    _undone(page, report)
    if written:
        if listed or report.problems:
            page.gap()
        page.line("Written: " + ", ".join(clean(path) for path in written))


class _Printer:
    """Lines as plain ``Text``, so that nothing from a draft or a file name is ever read as markup."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._width = min(console.width, _WIDEST)
        self.lively = console.is_terminal
        encoding = console.encoding.lower()
        self.signs = SIGNS if encoding.startswith("utf") else PLAIN_SIGNS

    def line(self, words: str | Text, indent: int = 0, style: str = "") -> None:
        """One paragraph, wrapped at the terminal's width, every line of it indented."""
        text = words if isinstance(words, Text) else Text(words, style=style)
        for row in text.wrap(self._console, self._width - indent):
            row.rstrip()
            row.pad_left(indent)
            self._show(row)

    def gap(self) -> None:
        """An empty line."""
        self._console.print()

    def _show(self, row: Text) -> None:
        encoding = self._console.encoding
        # A terminal that lacks a letter shows a question mark; it never ends the run.
        row.plain = row.plain.encode(encoding, "replace").decode(encoding, "replace")
        self._console.print(row, soft_wrap=True, highlight=False)


def _head(page: _Printer, report: Report, counts: Tally) -> None:
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
        page.line(f"House profile: {clean(report.house.title)}", style=_QUIET)
    if report.findings:
        sums = [Text(f"{page.signs[s]} {counted(counts.severities[s], s, PLURALS[s])}", style=STYLES[s]) for s in SEVERITIES if counts.severities[s]]
        page.line(Text("  ").join(sums))
    else:
        page.line(f"{nothing_open(report, counts)}.")


def _told(findings: Sequence[Finding]) -> list[Finding]:
    """The findings to tell one by one: all but advice, or the advice where there is nothing else."""
    grave = [finding for finding in findings if finding.severity != "advice"]
    return sorted(grave or findings, key=lambda f: (RANK[f.severity], f.span, f.rule))


def _finding(page: _Printer, report: Report, finding: Finding) -> None:
    head = Text(f"{page.signs[finding.severity]} {finding.severity:<8}", style=STYLES[finding.severity])
    head.append(f"{clean(finding.rule)} ", style="bold")
    head.append(clean(finding.name), style="default not bold")
    head.append(" · new" if finding in new_ones(report) else "", style="default not bold")
    page.line(head)
    page.line(_words(report, finding, page.lively), 2)
    page.line(clean(finding.message), 2)
    for place in _places(finding):
        if place.rsplit("/", 1)[-1] not in finding.message:  # most messages name their place themselves
            page.line(place, 2, _QUIET)


def _words(report: Report, finding: Finding, lively: bool) -> Text:
    """The words of the draft; where bold type can tell them apart, a few come with their surroundings."""
    words = shortened(report.story.text[finding.span], 72)
    if not lively:
        return Text(words if words[:1] in _MARKS else f"“{words}”")
    if len(words) > _FEW:
        return Text(words, style="bold")
    before, behind = _around(report, finding)
    return Text.assemble((before, _QUIET), (words, "bold"), (behind, _QUIET))


def _around(report: Report, finding: Finding) -> tuple[str, str]:
    """Up to ``_FEW`` code points on either side, in the same block of the draft, cut between words."""
    span, string = finding.span, report.story.text.string
    block = next((b.span for b in report.story.blocks if b.span.covers(span)), span)
    first, last = max(block.start, span.start - _FEW), min(block.end, span.end + _FEW)
    before, behind = string[first : span.start], string[span.end : last]
    if first > block.start:
        before = "… " + before.partition(" ")[2]
    if last < block.end:
        behind = behind.rpartition(" ")[0] + " …"
    return clean(before.replace("\n", " ")), clean(behind.replace("\n", " "))


def _places(finding: Finding) -> Iterator[str]:
    told = dict.fromkeys(_place(place) for place in finding.because)
    yield from list(told)[:_PLACES]
    if len(told) > _PLACES:
        yield f"and {counted(len(told) - _PLACES, 'more place')}"


def _place(place: Place) -> str:
    told = where(place.file, place.turn, place.at, place.page)
    return f"{clean(place.source)}: {told}" if place.source else told


def _undone(page: _Printer, report: Report) -> None:
    """What was not done, and why: said and counted, never passed over."""
    if report.problems:
        page.gap()
        page.line("Worth knowing" if report.complete else "Not everything could be checked", style="bold")
    for problem in report.problems:
        told = Text(f"{clean(problem.file)}: " if problem.file else "")
        page.line(told.append(clean(problem.message)), 2)
        page.line(clean(problem.next_step), 4, _QUIET)
    lacking, skipped = not_run_lines(report.not_run), report.evidence.skipped
    if (lacking or skipped) and (report.findings or report.problems):
        page.gap()
    if lacking:
        page.line(f"Not run, nothing to go by: {'; '.join(lacking)}", style=_QUIET)
    if skipped:
        page.line(f"Skipped, no evidence: {counted(len(skipped), 'file')} ({some(skipped)})", style=_QUIET)
        if (pictures := pictures_line(skipped)) is not None:
            page.line(f"  {pictures}", style=_QUIET)
