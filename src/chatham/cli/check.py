"""The command ``check``."""

from __future__ import annotations

import io
import sys
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console

from chatham.app.check_story import Checked, as_annotations, as_changes, as_json, as_open, as_page, as_sarif, as_word, check_story, exit_code, write_beside
from chatham.app.files import refuse_to_write_over, write_bytes
from chatham.cli.show import progress
from chatham.core.errors import ChathamError
from chatham.writers.terminal import clean, summary

_MAKERS = {"json": as_json, "html": as_page, "docx": as_word, "odt": as_open, "sarif": as_sarif, "annotations": as_annotations, "changes": as_changes}

_TOLD_INSIDE = ("json", "sarif")  # what could not be done is in the document itself


def run_check(
    draft: Path,
    against: Sequence[Path],
    investigation: Path | None,
    form: str,
    out: Path | None,
    no_files: bool,
    strict: bool,
    codes: bool = False,
    house: str | None = None,
    checked_copy: bool = False,
    since: Path | None = None,
    cache: Path | None = None,
) -> int:
    """Checks, writes, prints; returns the exit code. Raises ChathamError for what was asked and cannot be done."""
    if form != "text" and form not in _MAKERS:
        raise ChathamError("no-such-format", f"There is no format {form}.", f"The formats are text, {', '.join(_MAKERS)}.")
    if checked_copy and (no_files or form != "text"):
        raise ChathamError("no-place", "--checked-copy writes beside the draft.", f"For another place: --format changes -o {draft.stem}.changes.docx")
    if not against and investigation is None:
        raise ChathamError("no-evidence", "There is nothing to check the draft against.", "Name the interviews: chatham check DRAFT --against FOLDER.")
    if out is not None:
        folders = [investigation / name for name in ("interviews", "documents")] if investigation is not None else []
        refuse_to_write_over(out, draft, [*against, *folders])
    with progress() as step:
        checked = check_story(draft, against, investigation, step, codes, house, since, cache)
        if form == "text":
            step("Writing", 0, 0)
            written, refused = ([], []) if no_files else write_beside(checked, checked_copy)
    code = exit_code(checked.report, strict)
    if form == "text":
        _print_summary(checked, written, out)
        for error in refused:
            print(f"chatham: {clean(error.message)} {clean(error.next_step)}", file=sys.stderr)
        return 2 if refused else code
    _deliver(_MAKERS[form](checked), form, out, draft)
    if form not in _TOLD_INSIDE or out is not None:
        _print_problems(checked)
    return code


def _print_summary(checked: Checked, written: Sequence[str], out: Path | None) -> None:
    if out is None:
        summary(checked.report, Console(), written)
        return
    page = io.StringIO()
    summary(checked.report, Console(file=page, width=100), written)
    write_bytes(out, page.getvalue().encode("utf-8", "replace"))


def _deliver(data: bytes, form: str, out: Path | None, draft: Path) -> None:
    """To the file named, else to standard output; a Word file never goes to a terminal."""
    if out is not None:
        write_bytes(out, data)
    elif form in ("docx", "odt", "changes") and sys.stdout.isatty():
        name = f"{draft.stem}.changes.docx" if form == "changes" else f"{draft.stem}.checked.{form}"
        raise ChathamError("no-output", "Such a file cannot be shown in a terminal.", f"Name a file: -o {name}")
    else:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()


def _print_problems(checked: Checked) -> None:
    for problem in checked.report.problems:
        print(f"chatham: {clean(problem.message)} {clean(problem.next_step)}", file=sys.stderr)
