"""What the smaller commands print, and the progress line."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from rich.console import Console
from rich.table import Table

from chatham.core.evidence import Interview
from chatham.core.text import Span
from chatham.engine.catalogue import Entry
from chatham.writers.terminal import clean
from chatham.writers.wording import clean_prose


def print_interview(interview: Interview, text: str) -> None:
    """The text (spans count in it; speakers' names give way to codes), then the turns with their numbers, places, times, speakers and terms."""
    print(clean_prose(text))
    print(f"\n--- {clean(interview.file)}: {interview.form}, {len(interview.turns)} turns, {len(interview.text)} characters")
    for turn in interview.turns:
        speaker = interview.speakers[turn.speaker] if turn.speaker >= 0 else None
        who = "Interviewer" if speaker and speaker.role == "interviewer" else (speaker.shown if speaker else None) or "?"
        at = f" {int(turn.at) // 3600:02d}:{int(turn.at) // 60 % 60:02d}:{int(turn.at) % 60:02d}" if turn.at is not None else ""
        terms = f" [{turn.terms}]" if turn.terms else ""
        words = " ".join(interview.text[Span(turn.start, turn.end)].split())
        shown = words if len(words) <= 90 else words[:60] + " … " + words[-25:]
        print(f"{turn.number:>4} [{turn.start}, {turn.end}]{at} {clean(who)}{clean(terms)}: {clean(shown)}")


def print_page(entry: Entry) -> None:
    """A rule's manual page; marks of Markdown are drawn on a terminal and left as they are in a pipe."""
    heading = f"# {entry.rule.code} {entry.rule.name}\n\n"
    if sys.stdout.isatty():
        from rich.markdown import Markdown  # slow to load, and only drawn here

        Console().print(Markdown(heading + entry.page))
    else:
        print(heading + entry.page, end="")


def print_rules(entries: Sequence[Entry]) -> None:
    """The table of rules."""
    table = Table(box=None, pad_edge=False, show_edge=False)
    for column in ("Code", "Name", "Severity", "Finds"):
        table.add_column(column, no_wrap=column != "Finds")
    for e in entries:
        weight = e.rule.severity if e.rule.default else f"{e.rule.severity}, off"
        table.add_row(e.rule.code, e.rule.name, weight, e.page.split("\n", 1)[0])
    Console().print(table)


@contextmanager
def progress() -> Iterator[Callable[[str, int, int], None]]:
    """A line on standard error once the work takes more than a second, with a forecast; silent when that is no terminal."""
    console = Console(stderr=True)
    began = time.monotonic()
    if not console.is_terminal:
        yield lambda what, number, total: None
        return
    started: dict[str, float] = {}
    with console.status("") as status:

        def step(what: str, number: int, total: int) -> None:
            now = time.monotonic()
            first = started.setdefault(what, now)
            if now - began > 0.8:
                status.update(told(what, number, total, now - first))

        yield step


def told(what: str, number: int, total: int, seconds: float) -> str:
    """One line of progress: what is done, how far it is, and how long it will still take at the pace so far."""
    if not total:
        return what
    line = f"{what}: {100 * number // total} %"
    left = seconds * (total - number) / number if number else 0.0
    if seconds < 2 or left < 2:
        return line
    return f"{line}, about {round(left)} s left" if left < 90 else f"{line}, about {round(left / 60)} min left"


@contextmanager
def bar(what: str, total: int) -> Iterator[Callable[[], None]]:
    """A bar on standard error for work on many things, with a forecast; silent when that is no terminal."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield lambda: None
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True) as shown:
        task = shown.add_task(what, total=total)
        yield lambda: shown.advance(task)
