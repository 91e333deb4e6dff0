"""Check a draft against its evidence, and write what comes back."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from chatham import __version__
from chatham.app.codes import with_codes, with_codes_in_reasons
from chatham.app.files import evidence_files, guessed_encoding, read_bytes, write_bytes
from chatham.app.gather import gather
from chatham.app.houses import house_for
from chatham.app.investigation import Settings, open_investigation
from chatham.app.kept import Kept
from chatham.app.last import last_check, without_digests
from chatham.app.let_stand import keeps_for
from chatham.app.recordings import with_recordings
from chatham.app.workers import spread
from chatham.core.errors import ChathamError
from chatham.core.evidence import Evidence
from chatham.core.report import Report
from chatham.engine.align import Words
from chatham.engine.catalogue import catalogue
from chatham.engine.mark import Marked, mark
from chatham.engine.mend import certain_changes
from chatham.engine.pipeline import language_told, run
from chatham.office.opentext import is_open_text
from chatham.readers.decode import decode
from chatham.readers.pick import nature, read_draft

Step = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Checked:
    """A report with the bytes of the draft it was made from; ``coded``: names were replaced by codes; ``language`` is the
    draft's, where the settings tell it."""

    report: Report
    draft: bytes
    path: Path
    coded: bool = False
    language: str | None = None


def check_story(
    draft: Path,
    against: Sequence[Path] = (),
    investigation: Path | None = None,
    step: Step = lambda *_: None,
    codes: bool = False,
    house: str | None = None,
    since: Path | None = None,
    cache: Path | None = None,
) -> Checked:
    """Reads everything and runs the pipeline; ``since`` is the JSON of an earlier check, ``cache`` a folder for what has
    been read. Raises ChathamError only for what the person asked for and cannot be."""
    last = last_check(since, codes) if since is not None else None
    data = read_bytes(draft, draft.name)
    story = read_draft(data, draft.name)
    early: list[Marked] = []
    kept = Kept(cache) if cache is not None else None
    if investigation is not None:
        evidence, settings, gathered = open_investigation(investigation, against, draft, step, house, kept)
    else:
        settings = Settings(house=house_for(house, None, {})) if house else Settings()
        files = evidence_files(against, [draft])
        gathered = gather(files, step, kept, lambda: early.append(mark(story, language_told(story, settings.language))))
        interviews = with_recordings(gathered.interviews, files)
        evidence = Evidence(tuple(interviews), (), gathered.skipped, gathered.problems)
    if nature(data, draft.name) == "text" and decode(data, draft.name)[1]:
        evidence = replace(evidence, problems=(guessed_encoding(draft.name), *evidence.problems))
    evidence = replace(evidence, problems=(*story.problems, *evidence.problems))
    if codes:
        story, evidence = with_codes(story, without_digests(evidence))
    keeps = keeps_for(draft, investigation)
    words = Words({} if codes else dict(gathered.streams), spread)
    reasoned = with_codes_in_reasons(keeps, evidence)
    report = run(story, evidence, reasoned, settings.language, step, settings.house, words, settings.published, last, early[0] if early and not codes else None)
    return Checked(report, data, draft, codes, settings.language)


def exit_code(report: Report, strict: bool = False) -> int:
    """0 nothing open, 1 open findings, 2 could not do all of it; 2 outranks 1."""
    if not report.complete or (strict and report.not_run):
        return 2
    return 1 if any(f.severity in ("stop", "error", "warning") for f in report.findings) else 0


def explanations() -> Mapping[str, str]:
    """The manual page of every rule by its code."""
    return {e.rule.code: e.page for e in catalogue()}


def as_page(checked: Checked) -> bytes:
    """The page for the browser."""
    from chatham.writers import html  # its template engine is not needed for JSON

    return html.page(checked.report, explanations(), __version__).encode("utf-8")


def as_json(checked: Checked) -> bytes:
    """The chatham-check/1 document."""
    from chatham.writers.json import to_json

    return to_json(checked.report).encode("utf-8")


def as_sarif(checked: Checked) -> bytes:
    """SARIF 2.1.0."""
    from chatham.writers.sarif import to_sarif

    return to_sarif(checked.report, [e.rule for e in catalogue()], explanations(), __version__).encode("utf-8")


def as_annotations(checked: Checked) -> bytes:
    """W3C Web Annotations."""
    from chatham.writers.annotations import to_annotations

    return to_annotations(checked.report, __version__).encode("utf-8")


def as_word(checked: Checked) -> bytes:
    """The checking copy: the draft's own Word file with comments, or one made for a draft in another format.

    A copy with codes is always made anew, so that nothing of the draft's own file (old comments, tracked changes,
    metadata) goes with it.
    """
    from chatham.writers import word
    from chatham.writers.comments import marks

    notes = marks(checked.report, explanations())
    if not checked.coded and nature(checked.draft, checked.path.name) == "docx" and not word.macros(checked.draft, checked.path.name):
        return word.annotate(checked.draft, notes, checked.path.name)
    return word.make(checked.report.story, notes, checked.path.stem)


def as_open(checked: Checked) -> bytes:
    """The checking copy of an OpenDocument draft in its own format. Raises ChathamError for any other draft."""
    from chatham.writers import odt
    from chatham.writers.comments import marks

    if checked.coded or not is_open_text(checked.draft):
        why = "A copy with codes is made anew, as a Word file." if checked.coded else f"{checked.path.name} is no OpenDocument text."
        raise ChathamError("no-such-format", why, "Ask for --format docx.")
    return odt.annotate(checked.draft, marks(checked.report, explanations()), checked.path.name)


def as_changes(checked: Checked) -> bytes:
    """The checked copy: only the changes that need no judgement, tracked in the draft's own Word file or in one made."""
    from chatham.writers.changes import track, track_in_new

    changes = certain_changes(checked.report, checked.language)
    if not checked.coded and nature(checked.draft, checked.path.name) == "docx":
        return track(checked.draft, changes, checked.path.name)
    return track_in_new(checked.report.story, changes, checked.path.stem)


def write_beside(checked: Checked, checked_copy: bool = False) -> tuple[list[str], list[ChathamError]]:
    """Writes NAME.checked.docx and NAME.checked.html beside the draft, NAME.checked.odt too if it is an OpenDocument text, and
    NAME.changes.docx if the checked copy is asked for; returns the names and what could not be written."""
    from chatham.writers import html, word

    written: list[str] = []
    refused: list[ChathamError] = []
    kind = "coded" if checked.coded else "checked"
    makers = [(f"{kind}.docx", as_word, word.is_ours), (f"{kind}.html", as_page, html.is_ours)]
    if is_open_text(checked.draft) and not checked.coded:
        makers.append(("checked.odt", as_open, word.is_ours))
    if checked_copy:
        makers.append((f"changes{'.coded' if checked.coded else ''}.docx", as_changes, word.is_ours))
    for suffix, make, ours in makers:
        path = checked.path.with_name(f"{checked.path.stem}.{suffix}")
        try:
            if path.exists() and not ours(read_bytes(path, path.name)):
                raise ChathamError("not-ours", f"{path.name} was not written by Chatham and is left as it is.", "Move it, or choose another name with -o.")
            write_bytes(path, make(checked))
            written.append(str(path))
        except ChathamError as error:
            refused.append(error)
    return written, refused
