"""Lines on a terminal, and a finding told on some of them: shared by the summaries of a check and of an audit."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Console
from rich.text import Text

from chatham.core.finding import Finding, Place
from chatham.core.report import Problem
from chatham.core.story import Story
from chatham.writers.wording import PLAIN_SIGNS, SIGNS, clean, counted, shortened, where

STYLES = {"stop": "bold magenta", "error": "bold red", "warning": "yellow", "advice": "cyan"}
QUIET = "dim"
_PLACES = 2  # places in the evidence told for one finding; the page has them all
_FEW = 24  # words of the draft no longer than this are shown with what stands around them
_MARKS = tuple("“\"«„‘'")
_WIDEST = 100


class Printer:
    """Lines as plain ``Text``, so that nothing from a draft or a file name is ever read as markup."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self.width = min(console.width, _WIDEST)
        self.lively = console.is_terminal
        encoding = console.encoding.lower()
        self.signs = SIGNS if encoding.startswith("utf") else PLAIN_SIGNS

    def line(self, words: str | Text, indent: int = 0, style: str = "") -> None:
        """One paragraph, wrapped at the terminal's width, every line of it indented."""
        text = words if isinstance(words, Text) else Text(words, style=style)
        for row in text.wrap(self._console, self.width - indent):
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


def tell(page: Printer, story: Story, finding: Finding, new: bool = False) -> None:
    """A finding: its rule, its words, what it says, and where in the evidence that rests."""
    head = Text(f"{page.signs[finding.severity]} {finding.severity:<8}", style=STYLES[finding.severity])
    head.append(f"{clean(finding.rule)} ", style="bold")
    head.append(clean(finding.name), style="default not bold")
    head.append(" · new" if new else "", style="default not bold")
    page.line(head)
    page.line(_words(story, finding, page.lively), 2)
    page.line(clean(finding.message), 2)
    for place in _places(finding):
        if place.rsplit("/", 1)[-1] not in finding.message:  # most messages name their place themselves
            page.line(place, 2, QUIET)


def _words(story: Story, finding: Finding, lively: bool) -> Text:
    """The words of the draft; where bold type can tell them apart, a few come with their surroundings."""
    words = shortened(story.text[finding.span], 72)
    if not lively:
        return Text(words if words[:1] in _MARKS else f"“{words}”")
    if len(words) > _FEW:
        return Text(words, style="bold")
    before, behind = _around(story, finding)
    return Text.assemble((before, QUIET), (words, "bold"), (behind, QUIET))


def _around(story: Story, finding: Finding) -> tuple[str, str]:
    """Up to ``_FEW`` code points on either side, in the same block of the draft, cut between words."""
    span, string = finding.span, story.text.string
    block = next((b.span for b in story.blocks if b.span.covers(span)), span)
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


def problem(page: Printer, one: Problem) -> None:
    """What was not done, and what to do about it."""
    told = Text(f"{clean(one.file)}: " if one.file else "")
    page.line(told.append(clean(one.message)), 2)
    page.line(clean(one.next_step), 4, QUIET)
