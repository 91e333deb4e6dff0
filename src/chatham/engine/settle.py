"""The verb *settle*: findings let stand set aside, the same thing said once, the order fixed, sentences judged."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from chatham.core.finding import RANK, Finding
from chatham.core.match import Alignment
from chatham.core.passage import Passage
from chatham.core.report import LetStand, Problem, Sentence, SentenceVerdict
from chatham.core.story import Story
from chatham.core.sweep import Sweep
from chatham.core.text import Span
from chatham.engine.catalogue import Entry
from chatham.language.claims import is_claim


@dataclass(frozen=True, slots=True)
class Settled:
    """Open findings, those let stand with the reason for each, and keeps that no longer hold."""

    findings: tuple[Finding, ...]
    let_stand: tuple[Finding, ...]
    problems: tuple[Problem, ...]
    reasons: tuple[str, ...] = ()


def settle(story: Story, findings: Sequence[Finding], keeps: Sequence[LetStand], sentences: Sequence[Span], entries: Sequence[Entry]) -> Settled:
    """Joins what several rules said of one thing, takes out what was let stand, sorts by place and weight."""
    joined = _joined(findings, entries)
    unwaivable = {e.rule.code for e in entries if not e.rule.waivable}
    open_ones: list[Finding] = []
    kept: list[tuple[Finding, str]] = []
    used = set()
    for finding in joined:
        keep = _keep(story, finding, keeps, sentences) if finding.rule not in unwaivable else None
        if keep is None:
            open_ones.append(finding)
        else:
            kept.append((finding, keeps[keep].because))
            used.add(keep)
    problems = [_unused(story, k, unwaivable) for n, k in enumerate(keeps) if n not in used and k.draft in ("", story.label)]
    kept.sort(key=lambda pair: _order(pair[0]))
    return Settled(tuple(sorted(open_ones, key=_order)), tuple(f for f, _ in kept), tuple(problems), tuple(reason for _, reason in kept))


def _order(f: Finding) -> tuple[int, int, int, str, str]:
    return (f.span.start, RANK[f.severity], f.span.end, f.rule, f.message)


def _joined(findings: Sequence[Finding], entries: Sequence[Entry]) -> list[Finding]:
    """One finding at the most specific rule; the rules it outranks on the same passage move into its ``also``."""
    outranks = {e.rule.code: e.rule.outranks for e in entries}
    ordered = sorted(set(findings), key=lambda f: (f.span, f.rule, f.message))
    near = _neighbours(ordered)
    kept: list[Finding] = []
    for number, f in enumerate(ordered):
        others = [ordered[k] for k in near[number] if ordered[k].rule != f.rule]
        if not any(f.rule in outranks.get(g.rule, ()) for g in others):
            below = {g.rule for g in others if g.rule in outranks.get(f.rule, ())}
            kept.append(replace(f, also=tuple(sorted(set(f.also) | below))))
    return kept


def _neighbours(ordered: Sequence[Finding]) -> list[list[int]]:
    """For each finding the numbers of those about the same thing; in one sweep, for a draft may have thousands."""
    by_passage: dict[str, list[int]] = {}
    near: list[list[int]] = [[] for _ in ordered]
    open_ones: list[int] = []
    for number, f in enumerate(ordered):
        open_ones = [k for k in open_ones if ordered[k].span.end > f.span.start]
        for k in open_ones:
            if _same_thing(ordered[k], f):
                near[k].append(number)
                near[number].append(k)
        open_ones.append(number)
        if f.passage is not None:
            by_passage.setdefault(f.passage, []).append(number)
    for group in by_passage.values():
        for k in group:
            near[k] = sorted({*near[k], *group} - {k})
    return near


def _same_thing(one: Finding, other: Finding) -> bool:
    if one.passage is not None and other.passage is not None:
        return one.passage == other.passage
    return one.span.overlaps(other.span)


def _keep(story: Story, finding: Finding, keeps: Sequence[LetStand], sentences: Sequence[Span]) -> int | None:
    """The number of the keep that covers this finding: same rule, its words at the place, its sentence unchanged."""
    for number, keep in enumerate(keeps):
        if keep.rule not in (finding.rule, finding.name):
            continue
        for at in _places(story, keep.words):
            if at.overlaps(finding.span) and _sentence_of(story, at, sentences) in {" ".join(s.split()) for s in keep.sentences}:
                return number
    return None


def _places(story: Story, words: str) -> list[Span]:
    found, at = [], story.text.string.find(words)
    while at >= 0 and words:
        found.append(Span(at, at + len(words)))
        at = story.text.string.find(words, at + 1)
    return found


def _sentence_of(story: Story, span: Span, sentences: Sequence[Span]) -> str:
    return " ".join(story.text[next((s for s in sentences if s.start <= span.start < s.end), span)].split())


def _unused(story: Story, keep: LetStand, unwaivable: set[str]) -> Problem:
    shown = keep.words if len(keep.words) <= 60 else keep.words[:57] + "..."
    if keep.rule in unwaivable:
        message, step = f"{keep.rule} cannot be let stand (“{shown}”).", "Take the words out of the draft, or agree other terms with the source."
    elif keep.words in story.text.string:
        message, step = (
            f"“{shown}”, let stand for {keep.rule}, has lapsed: its sentence changed, or nothing is found there now.",
            "Look at the sentence again; let it stand anew or remove the entry.",
        )
    else:
        message, step = f"“{shown}”, let stand for {keep.rule}, is no longer in the draft.", "Remove the entry from let-stand.toml."
    return Problem("let-stand", message, None, step, False)


def judge(
    story: Story, sentences: Sequence[Span], passages: Sequence[Passage], alignments: Mapping[str, Alignment], findings: Sequence[Finding]
) -> tuple[Sentence, ...]:
    """The verdict of every sentence: falls, stands, bridge, else open.

    A sentence without a quotation is a bridge only if it names nobody, counts nothing, dates nothing and reports
    nothing said; all others still rest on something that has not been looked at. Advice that is about no quotation (of
    the file, of a note) says nothing of the sentence it hangs on.
    """
    fine = ("verbatim", "folded")
    judged = []
    found, quoted = Sweep([f.span for f in findings]), Sweep([p.span for p in passages])
    for span in sorted(sentences):
        own = [findings[k] for k in found.touching(span) if findings[k].severity != "advice" or findings[k].passage is not None]
        verdicts = [alignments[passages[k].id].verdict for k in quoted.touching(span)]
        real = [v for v in verdicts if v != "scare"]
        verdict: SentenceVerdict = "open"
        if any(f.severity in ("stop", "error") for f in own):
            verdict = "falls"
        elif real and all(v in fine for v in real) and not own:
            verdict = "stands"
        elif not real and not own and not is_claim(story.text[span]):
            verdict = "bridge"
        judged.append(Sentence(span, verdict))
    return tuple(judged)
