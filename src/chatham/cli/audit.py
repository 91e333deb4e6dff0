"""The command ``audit``."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from rich.console import Console

from chatham.app.audit_stories import as_json, as_line, as_page, audit_all, audit_file, exit_code, stories
from chatham.app.files import refuse_to_write_over, write_bytes, writing
from chatham.cli.show import bar, progress
from chatham.core.audit import Audit, Row
from chatham.core.errors import ChathamError
from chatham.writers.audit_terminal import summary, table
from chatham.writers.wording import clean, counted, some

_FORMS = ("text", "json", "html", "jsonl")


@dataclass(frozen=True, slots=True)
class Asked:
    """How the stories are to be read and told."""

    form: str
    out: Path | None
    house: str | None
    published: date | None


def run_audit(drafts: Sequence[Path], form: str, out: Path | None, house: str | None, published: str | None = None, compare: bool = False) -> int:
    """Audits, writes, prints; returns the exit code. Raises ChathamError for what was asked and cannot be done."""
    if form not in _FORMS:
        raise ChathamError("no-such-format", f"There is no format {form}.", f"The formats are {', '.join(_FORMS)}.")
    asked = Asked(form, out, house, _day(published))
    if compare and (len(drafts) < 2 or any(d.is_dir() for d in drafts)):
        raise ChathamError("one-version", "Versions are compared of one story, file by file.", "Name two files or more: the story, then its other versions.")
    several = not compare and (len(drafts) > 1 or drafts[0].is_dir())
    if several and form in ("json", "html"):
        raise ChathamError("one-story", f"The format {form} holds one story.", "Name one file, or ask for --format jsonl.")
    if out is not None:
        for draft in drafts:
            refuse_to_write_over(out, draft, [draft] if draft.is_dir() else [])
    if compare and form == "jsonl":
        raise ChathamError("one-story", "A comparison is of one story.", "Ask for --format json.")
    return _many(drafts, asked) if several or form == "jsonl" else _one(drafts[0], drafts[1:], asked)


def _day(told: str | None) -> date | None:
    try:
        return date.fromisoformat(told) if told else None
    except ValueError:
        raise ChathamError("no-date", "The day after --published is none.", "Write it as 2026-11-22.") from None


def _one(draft: Path, beside: Sequence[Path], asked: Asked) -> int:
    form, out = asked.form, asked.out
    with progress() as step:
        step("Reading the story", 0, 0)
        done = audit_file(draft, asked.house, asked.published, beside)
    if form == "text":
        page = io.StringIO()
        summary(done, Console(file=page, width=100) if out else Console())
        if out is not None:
            write_bytes(out, page.getvalue().encode("utf-8", "replace"))
    else:
        _deliver(as_json(done) if form == "json" else as_page(done), out)
    if form == "html" or (out is not None and form == "json"):
        for problem in done.problems:
            print(f"chatham: {clean(problem.message)} {clean(problem.next_step)}", file=sys.stderr)
    return exit_code(done)


def _many(drafts: Sequence[Path], asked: Asked) -> int:
    """Each story is told as soon as those before it are, so that no more than a few are held at a time."""
    form = asked.form
    found, passed_over = stories(drafts)
    if not found:
        raise ChathamError("no-story", "No story was found there.", "Stories are Word, OpenDocument, RTF, PDF, Markdown, text or HTML files.")
    rows: list[Row] = []
    with bar("Auditing", len(found)) as advance, _sink(asked.out) as write:
        for row in audit_all(found, asked.house, as_line if form == "jsonl" else _untold, asked.published):
            if form == "jsonl":
                write(row.told.encode("utf-8", "replace"))
                row = replace(row, told="")
            rows.append(row)
            advance()
        if form == "text":
            write(table(rows).encode("utf-8", "replace"))
    if passed_over:
        print(f"chatham: Passed over, no story: {counted(len(passed_over), 'file')} ({some(passed_over)}).", file=sys.stderr)
    for row in rows:
        if row.problem:
            print(f"chatham: {clean(row.problem)}", file=sys.stderr)
    return max(row.code for row in rows)


def _untold(done: Audit) -> str:
    """Nothing: in the table a story is its figures."""
    return ""


@contextmanager
def _sink(out: Path | None) -> Iterator[Callable[[bytes], object]]:
    """Where the result goes: the file named, else standard output."""
    if out is not None:
        with writing(out) as write:
            yield write
    else:
        sys.stdout.flush()
        yield sys.stdout.buffer.write
        sys.stdout.buffer.flush()


def _deliver(words: str, out: Path | None) -> None:
    with _sink(out) as write:
        write(words.encode("utf-8", "replace"))
