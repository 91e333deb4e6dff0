"""An audit on a terminal: the figures in a sentence, the voices, what is said of groups, the findings."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console
from rich.text import Text

from chatham.core.audit import Audit, Row
from chatham.core.finding import RANK
from chatham.core.house import House
from chatham.writers.audit_wording import figures, groups, kind, paragraph_of, percent, resting, voices
from chatham.writers.printer import QUIET, STYLES, Printer, problem, tell
from chatham.writers.wording import PLURALS, SEVERITIES, clean, counted, shortened

_WIDE = 60  # columns from which on a table has all its columns
_MOST = 12


def summary(audit: Audit, console: Console) -> None:
    """Print what ``audit`` comes to, quietly: the figures, then what they are made of."""
    page = Printer(console)
    page.line(f"{clean(audit.story.label)}: {figures(audit.summary)}.")
    rests = resting(audit.summary)
    if rests:
        page.line(f"{rests}.")
    if audit.house.name != House().name:
        page.line(f"House profile: {clean(audit.house.title)}", style=QUIET)
    _sums(page, audit)
    _voices(page, audit)
    _groups(page, audit)
    _findings(page, audit)
    _undone(page, audit)


def _findings(page: Printer, audit: Audit) -> None:
    """The worst first; advice only where there is nothing else."""
    listed = [f for f in audit.findings if f.severity != "advice"] or list(audit.findings)
    for finding in sorted(listed, key=lambda f: (RANK[f.severity], f.span, f.rule))[:_MOST]:
        page.gap()
        tell(page, audit.story, finding)
    more = len(audit.findings) - min(len(listed), _MOST)
    if more:
        page.gap()
        page.line(f"and {more:,} more, in --format html or json", style=QUIET)


def _sums(page: Printer, audit: Audit) -> None:
    counts = {s: sum(f.severity == s for f in audit.findings) for s in SEVERITIES}
    if audit.findings:
        page.line(Text("  ").join(Text(f"{page.signs[s]} {counted(n, s, PLURALS[s])}", style=STYLES[s]) for s, n in counts.items() if n))
    elif audit.summary.attributions or audit.complete:
        page.line("Nothing open." if audit.complete else "Nothing open in what could be read.")
    if audit.let_stand:
        page.line(f"Let stand: {counted(len(audit.let_stand), 'finding')}", style=QUIET)


def _voices(page: Printer, audit: Audit) -> None:
    """A voice a line: its id, whether it is named, how much of the story it has, its labels."""
    told = voices(audit)
    if not told:
        return
    wide = page.width >= _WIDE
    page.gap()
    page.line("Voices" if not wide else "Voices        attributions  quoted  words  label", style="bold")
    for t in told:
        line = Text(f"{t.voice.id:<5}", style="bold")
        line.append(f"{kind(t.voice):<8}", style=QUIET if t.voice.named else STYLES["warning"])
        if wide:
            line.append(f"{t.share.attributions:>13,} {t.share.direct + t.share.mixed:>7,} {t.share.words:>6,}  ")
        same = f" ×{t.same + 1}" if t.same else ""
        room = max(20, page.width - len(line) - len(same) - 2)
        line.append(_labels(t.labels, room))
        line.append(same, style=QUIET)
        page.line(line, 0 if wide else 2)
    if any(t.same for t in told):
        page.line("×3: a label that three voices have, and so on", style=QUIET)


def _labels(labels: Sequence[str], room: int) -> str:
    """The first label, and as many of the others as there is room for."""
    told = list(dict.fromkeys(clean(" ".join(label.split())) for label in labels))
    shown = told[0] if len(told[0]) <= room else told[0][: room - 2].rsplit(" ", 1)[0] + " …"
    for label in told[1:]:
        if len(shown) + len(label) + 3 <= room:
            shown += f" / {label}"
    return shown


def _groups(page: Printer, audit: Audit) -> None:
    """What is said of groups, in order, so that "nearly everyone" and "some" stand beside each other."""
    told, declared = groups(audit), audit.reading.declared
    if told or declared:
        page.gap()
        page.line("Said of groups", style="bold")
    for d in declared:
        page.line(f"¶{paragraph_of(audit, d.span):<3} declared: {d.count:,} {shortened(d.of, 90)}", 2)
    for g in told:
        line = Text(f"¶{g.paragraph:<3} ")
        line.append(g.words, style="bold")
        line.append(f": {g.claim}")
        page.line(line, 2)


def _undone(page: Printer, audit: Audit) -> None:
    if audit.problems:
        page.gap()
        page.line("Worth knowing" if audit.complete else "Not everything could be read", style="bold")
    for one in audit.problems:
        problem(page, one)


def table(rows: Sequence[Row]) -> str:
    """One line a story, the figures first so that they stand under each other, and a line with the sums."""
    heads = ("words", "voices", "unnamed", "of words", "declared", "open")
    lines = [_cells(*heads, "story")]
    for r in rows:
        s = r.summary
        figures_ = (f"{s.words:,}", f"{s.voices:,}", f"{s.unnamed_voices:,}", percent(s.unnamed_share) if s.attributed_words else "-")
        declared = f"{s.declared_sources:,}" if s.declared_sources is not None else "-"
        lines.append(_cells(*figures_, declared, f"{r.open:,}", clean(r.file) + (" (not all could be read)" if r.problem else "")))
    return "\n".join([*lines, "", f"{_sum(rows)}.", ""])


def _cells(words: str, voices_: str, unnamed: str, share: str, declared: str, open_: str, story: str) -> str:
    return f"{words:>8} {voices_:>7} {unnamed:>8} {share:>9} {declared:>9} {open_:>6}  {story}"


def _sum(rows: Sequence[Row]) -> str:
    attributed = sum(r.summary.attributed_words for r in rows)
    share = percent(sum(r.summary.unnamed_words for r in rows) / attributed) if attributed else "0 %"
    unread = sum(bool(r.problem) for r in rows)
    stories = counted(len(rows), "story", "stories")
    people = f"{counted(sum(r.summary.voices for r in rows), 'voice')}, {sum(r.summary.unnamed_voices for r in rows):,} of them unnamed"
    return f"{stories}: {people}; {share} of the reported words rest on unnamed voices" + (f"; {unread:,} could not be read" if unread else "")
