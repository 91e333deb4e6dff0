"""Audit a story, or as many as a folder holds."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from chatham import __version__
from chatham.app.files import evidence_files, guessed_encoding, read_bytes
from chatham.app.houses import house_for
from chatham.app.let_stand import keeps_for
from chatham.app.workers import spread
from chatham.core.audit import Audit, Row
from chatham.core.errors import ChathamError
from chatham.core.house import House
from chatham.core.report import Problem
from chatham.engine.audit import audit, unreadable
from chatham.engine.catalogue import catalogue
from chatham.readers.decode import decode
from chatham.readers.pick import nature, read_draft

_ONE_BY_ONE = 4  # so few are not worth copies of this process
_STORIES = frozenset(".txt .text .md .markdown .docx .odt .fodt .rtf .pdf .html .htm .xhtml .mht .mhtml".split())


def audit_file(path: Path, house: str | None = None, published: date | None = None, beside: Sequence[Path] = ()) -> Audit:
    """One story, compared with the other versions of it ``beside``. Raises ChathamError for a file that cannot be read as one."""
    settings = house_for(house, None, {}) if house else House()
    versions = [_read(other, other.name, settings, published) for other in beside]
    return _read(path, path.name, settings, published, versions)


def _read(path: Path, label: str, house: House, published: date | None = None, versions: Sequence[Audit] = ()) -> Audit:
    data = read_bytes(path, label)
    story = read_draft(data, label)
    if nature(data, path.name) == "text" and decode(data, path.name)[1]:
        story = replace(story, problems=(guessed_encoding(label), *story.problems))
    return audit(story, None, house, keeps_for(path, None), published, versions)


def exit_code(done: Audit) -> int:
    """0 nothing open, 1 open findings (advice is none), 2 could not do all of it; 2 outranks 1."""
    if not done.complete:
        return 2
    return 1 if any(f.severity != "advice" for f in done.findings) else 0


def stories(paths: Sequence[Path]) -> tuple[list[tuple[str, Path]], list[str]]:
    """(label, path) of every story under some files and folders, sorted, and the labels of what was passed over as none.

    In a folder a file is a story by its ending; a file that is named is always one. Raises ChathamError where one is not there.
    """
    named = [p for p in paths if not p.is_dir()]
    missing = [p.name for p in named if not p.exists()]
    if missing:
        raise ChathamError("no-such-file", f"There is no file or folder {missing[0]}.", "Check the name.")
    alone = len(paths) == 1 and paths[0].is_dir()
    found = evidence_files(paths, [], paths[0] if alone else None)
    given = {p.resolve() for p in named}
    kept = [f for f in found if f[1].suffix.lower() in _STORIES or f[1].resolve() in given]
    taken = {label for label, _ in kept}
    return kept, [label for label, _ in found if label not in taken]


def audit_all(found: Sequence[tuple[str, Path]], house: str | None, write: Callable[[Audit], str], published: date | None = None) -> Iterator[Row]:
    """The stories one after the other in their order, worked out on all processors; one that cannot be read is a row too."""
    settings = house_for(house, None, {}) if house else House()

    def work(number: int) -> Row:
        label, path = found[number]
        try:
            done = _read(path, label, settings, published)
        except ChathamError as error:
            done = unreadable(label, Problem(error.code, error.message, label, error.next_step))
        except Exception as error:  # one story of thousands must not end the work on the others
            done = unreadable(label, _broken(label, error))
        return row(done, write)

    def lost(number: int) -> Row:
        label = found[number][0]
        message = f"{label} could not be audited: the system ended the work on it."
        return row(unreadable(label, Problem("ended", message, label, "Audit it by itself, with more memory.")), write)

    if len(found) < _ONE_BY_ONE:
        yield from map(work, range(len(found)))
    else:
        yield from spread(work, len(found), lost)


def _broken(label: str, error: Exception) -> Problem:
    """Where the work on a story broke down, without a word of the story or of the error's own message."""
    frames = traceback.extract_tb(error.__traceback__)
    where = f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else "?"
    message = f"The audit of {label} broke down ({type(error).__name__} at {where})."
    return Problem("broke-down", message, label, "Report this line; it holds nothing of the story.")


def row(done: Audit, write: Callable[[Audit], str]) -> Row:
    """The line of one audit."""
    s = done.summary
    stopped = next((p.message for p in done.problems if p.stops), "")
    return Row(done.story.label, exit_code(done), s, sum(f.severity != "advice" for f in done.findings), stopped, write(done))


def as_json(done: Audit) -> str:
    """The chatham-audit/1 document."""
    from chatham.writers.audit_json import to_json

    return to_json(done)


def as_line(done: Audit) -> str:
    """The same on one line."""
    from chatham.writers.audit_json import to_line

    return to_line(done)


def as_page(done: Audit) -> str:
    """The page for the browser."""
    from chatham.writers.audit_html import page

    return page(done, {e.rule.code: e.page for e in catalogue()}, __version__)
