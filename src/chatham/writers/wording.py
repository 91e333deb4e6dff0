"""Words, signs and counts that every writer shares, so that no two outputs say the same thing differently."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from chatham.core.finding import Finding
from chatham.core.last import Since
from chatham.core.passage import Passage
from chatham.core.report import NotRun, Report

SEVERITIES = ("stop", "error", "warning", "advice")
# Four shapes that differ without colour, and what a terminal gets that can print ASCII only.
SIGNS = {"stop": "■", "error": "●", "warning": "▲", "advice": "○"}
PLAIN_SIGNS = {"stop": "#", "error": "x", "warning": "!", "advice": "-"}
PLURALS = {"stop": "stops", "error": "errors", "warning": "warnings", "advice": "advice"}

VERDICTS = {
    "verbatim": "word for word",
    "folded": "word for word, harmless differences aside",
    "cut": "words left out without a mark",
    "inserted": "words added without brackets",
    "altered": "words changed",
    "spliced": "run together from places apart",
    "near": "not found; something like it is",
    "absent": "not in the files read",
    "unchecked": "could not be compared",
    "scare": "nobody's reported words",
}
STANDING = frozenset({"verbatim", "folded"})

OFF_RECORD_NOTE = "The words stand off the record; they are not shown."

# What a terminal or a browser would obey instead of show: C0 and C1 controls, embeddings, overrides and
# isolates, line and paragraph separators, annotation anchors, lone surrogates and non-characters.
_OBEYED = (
    *range(0x20), *range(0x7F, 0xA0), *range(0x2028, 0x202F), *range(0x2066, 0x206A),
    *range(0xD800, 0xE000), *range(0xFFF9, 0xFFFC), 0xFEFF,
    *(plane + low for plane in range(0, 0x110000, 0x10000) for low in (0xFFFE, 0xFFFF)),
)  # fmt: skip
_CLEAN = dict.fromkeys(_OBEYED, "\ufffd")
_CLEAN_PROSE = {point: sign for point, sign in _CLEAN.items() if point not in (0x09, 0x0A)}


def clean(words: str) -> str:
    """``words`` with every character that a terminal would obey replaced, one for one, by U+FFFD."""
    return words if words.isascii() and words.isprintable() else words.translate(_CLEAN)


def clean_prose(words: str) -> str:
    """As ``clean``, but tabs and line feeds stay: for running text in the page."""
    return words if words.isascii() and words.isprintable() else words.translate(_CLEAN_PROSE)


def shortened(words: str, most: int) -> str:
    """``words`` on one line and cleaned, the middle left out when longer than ``most`` code points."""
    line = clean(" ".join(words.split()))
    if len(line) <= most:
        return line
    tail = most // 3
    head = line[: most - tail - 3]
    end = line[-tail:]
    # Break between words unless that would throw most of the half away (long runs without a space).
    head = head.rsplit(" ", 1)[0] if " " in head[len(head) // 2 :] else head
    end = end.split(" ", 1)[1] if " " in end[: len(end) // 2] else end
    return f"{head} … {end}"


def counted(number: int, one: str, many: str | None = None) -> str:
    """``1 file``, ``1,204 files``."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def some(names: Sequence[str], most: int = 3) -> str:
    """Up to ``most`` names and how many more, cleaned."""
    shown = ", ".join(clean(name) for name in names[:most])
    return f"{shown} and {len(names) - most:,} more" if len(names) > most else shown


def where(file: str, turn: int | None, at: str | None, page: int | None = None, recording: str | None = None) -> str:
    """Where in the evidence: ``interviews/s07.md, turn 14, s07.m4a at 00:12:31``; by its page in a file that has pages."""
    by_turn = turn is not None and page is None
    parts = [
        clean(file),
        f"page {page}" if page is not None else None,
        f"turn {turn}" if by_turn else None,
        clean(f"{recording} at {at}" if recording else at) if at else None,
    ]
    return ", ".join(part for part in parts if part)


def not_run_lines(not_run: Iterable[NotRun]) -> tuple[str, ...]:
    """One phrase for each thing that was lacking: ``T01, T02 (terms)``, ``Q06 (speakers) in a.txt``."""
    everywhere: dict[tuple[str, ...], list[str]] = {}
    in_files: dict[tuple[tuple[str, ...], str], list[str]] = {}
    for entry in not_run:
        if entry.file is None:
            everywhere.setdefault(entry.needs, []).append(entry.rule)
        else:
            in_files.setdefault((entry.needs, entry.rule), []).append(entry.file)
    whole = (f"{', '.join(rules)} ({', '.join(needs)})" for needs, rules in everywhere.items())
    parts = (f"{rule} ({', '.join(needs)}) in {some(files)}" for (needs, rule), files in in_files.items())
    return tuple(clean(line) for line in (*whole, *parts))


_PICTURES = (".jpg", ".jpeg", ".png", ".gif", ".tif", ".tiff", ".bmp", ".heic", ".webp")


def pictures_line(skipped: Iterable[str]) -> str | None:
    """How to make words in skipped pictures readable; None where no picture was skipped."""
    pictures = [file for file in skipped if file.lower().endswith(_PICTURES)]
    if not pictures:
        return None
    told = "1 is a picture" if len(pictures) == 1 else f"{len(pictures):,} are pictures"
    return f"{told}; words in a picture are not read. Let a program recognise them, for example ocrmypdf --image-dpi 300 page.jpg page.pdf, and run again."


def since_line(since: Since) -> str:
    """What has changed since the last check, in one line without its full stop."""
    new, settled, lapsed = len(since.new), len(since.settled), len(since.lapsed)
    if not new + settled + lapsed:
        return "Since the last check: nothing new, nothing settled, nothing lapsed"
    return f"Since the last check: {new:,} new, {settled:,} settled, {lapsed:,} lapsed"


def new_ones(report: Report) -> frozenset[Finding]:
    """The findings that were not open in the last check; none where no last check was named."""
    return frozenset(report.findings[k] for k in report.since.new) if report.since is not None else frozenset()


def printed_label(report: Report, passage: Passage) -> str | None:
    """The description printed beside the quotation, or else the fullest one printed of its voice."""
    if passage.label is not None:
        return report.story.text[passage.label]
    voice = report.voices.get(passage.voice) if passage.voice else None
    return voice.label if voice else None


def owners(passages: Sequence[Passage], findings: Iterable[Finding]) -> dict[int, str]:
    """Which quotation each finding is about: its place in ``findings`` to the passage's id, absent if none.

    A finding that names no passage belongs to the quotation within whose marks it lies.
    """
    ids = {passage.id for passage in passages}
    ordered = sorted(passages, key=lambda p: p.span)
    starts = [passage.span.start for passage in ordered]
    owned = {}
    for index, finding in enumerate(findings):
        if finding.passage in ids:
            owned[index] = str(finding.passage)
        elif (at := bisect_right(starts, finding.span.start)) and ordered[at - 1].span.covers(finding.span):
            owned[index] = ordered[at - 1].id
    return owned


@dataclass(frozen=True, slots=True)
class Tally:
    """The counts of one report.

    ``quotations`` leaves scare marks out, ``standing`` are those found word for word with nothing open,
    ``let_stand`` those of the rest whose findings a person has set aside, ``severities`` the open findings,
    ``found_in`` how many files the standing ones were found in.
    """

    quotations: int
    scare: int
    files: int
    standing: int
    found_in: int
    let_stand: int
    severities: dict[str, int]

    @property
    def open(self) -> int:
        """Quotations that neither stand nor were let stand."""
        return self.quotations - self.standing - self.let_stand


def nothing_open(report: Report, counts: Tally) -> str:
    """What to say where no finding is open: never more than the check can answer for."""
    if not report.complete:
        return "Nothing open in what could be checked"
    return "No finding open" if counts.open else "Nothing open"


def tally(report: Report) -> Tally:
    """Count what a head line or a summary tells."""
    verdicts = {p.id: report.alignments[p.id].verdict for p in report.passages}
    spoken = [p.id for p in report.passages if verdicts[p.id] != "scare"]
    troubled = set(owners(report.passages, report.findings).values())
    set_aside = set(owners(report.passages, report.let_stand).values()) - troubled
    standing = [i for i in spoken if verdicts[i] in STANDING and i not in troubled]
    rest = set(spoken) - set(standing)
    return Tally(
        quotations=len(spoken),
        scare=len(verdicts) - len(spoken),
        files=len(report.evidence.interviews),
        standing=len(standing),
        found_in=len({m.file for i in standing for m in report.alignments[i].matches}),
        let_stand=len(rest & set_aside),
        severities={s: sum(f.severity == s for f in report.findings) for s in SEVERITIES},
    )
