"""The verb *settle*: findings let stand set aside, the same thing said once, the order fixed, sentences judged."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from chatham.core.finding import RANK, Finding
from chatham.core.match import Alignment
from chatham.core.passage import Passage
from chatham.core.report import LetStand, Problem, Sentence, SentenceVerdict
from chatham.core.story import Story
from chatham.core.text import Span
from chatham.engine.catalogue import Entry


@dataclass(frozen=True, slots=True)
class Settled:
    """Open findings, those let stand, and keeps that no longer hold."""

    findings: tuple[Finding, ...]
    let_stand: tuple[Finding, ...]
    problems: tuple[Problem, ...]


def settle(
    story: Story, findings: Sequence[Finding], keeps: Sequence[LetStand], sentences: Sequence[Span], entries: Sequence[Entry]
) -> Settled:
    """Joins what several rules said of one thing, takes out what was let stand, sorts by place and weight."""
    joined = _joined(findings, entries)
    unwaivable = {e.rule.code for e in entries if not e.rule.waivable}
    open_ones, kept, used = [], [], set()
    for finding in joined:
        keep = _keep(story, finding, keeps, sentences) if finding.rule not in unwaivable else None
        if keep is None:
            open_ones.append(finding)
        else:
            kept.append(finding)
            used.add(keep)
    problems = [_unused(story, k, unwaivable) for n, k in enumerate(keeps) if n not in used]
    return Settled(tuple(sorted(open_ones, key=_order)), tuple(sorted(kept, key=_order)), tuple(problems))


def _order(f: Finding) -> tuple[int, int, int, str, str]:
    return (f.span.start, RANK[f.severity], f.span.end, f.rule, f.message)


def _joined(findings: Sequence[Finding], entries: Sequence[Entry]) -> list[Finding]:
    """One finding at the most specific rule; the rules it outranks on the same passage move into its ``also``."""
    outranks = {e.rule.code: e.rule.outranks for e in entries}
    kept: list[Finding] = []
    for f in sorted(set(findings), key=lambda f: (f.span, f.rule, f.message)):
        above = [g for g in findings if g is not f and _same_thing(f, g) and f.rule in outranks.get(g.rule, ()) and f.rule != g.rule]
        if not above:
            below = {g.rule for g in findings if _same_thing(f, g) and g.rule in outranks.get(f.rule, ()) and g.rule != f.rule}
            kept.append(replace(f, also=tuple(sorted(set(f.also) | below))))
    return kept


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
            if at.overlaps(finding.span) and _sentence_of(story, at, sentences) == " ".join(keep.sentence.split()):
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
        message, step = f"“{shown}”, let stand for {keep.rule}, has lapsed: its sentence changed, or nothing is found there now.", "Look at the sentence again; let it stand anew or remove the entry."
    else:
        message, step = f"“{shown}”, let stand for {keep.rule}, is no longer in the draft.", "Remove the entry from let-stand.toml."
    return Problem("let-stand", message, None, step, False)


_CLAIM = re.compile(
    r"\d|(?<=[a-z,;] )[A-Z][a-z]|\b(?:said|says|told|according|admitted|denied|confirmed|one|two|three|four|five|six|seven|eight|nine|ten|dozen|"
    r"all|almost|most|many|several|some|few|none|nobody|everyone|half|majority|percent|yesterday|today|tomorrow|(?:last|next) \w+)\b"
)


def judge(
    story: Story, sentences: Sequence[Span], passages: Sequence[Passage], alignments: Mapping[str, Alignment], findings: Sequence[Finding]
) -> tuple[Sentence, ...]:
    """The verdict of every sentence: falls, stands, bridge, else open.

    A sentence without a quotation is a bridge only if it names nobody, counts nothing, dates nothing and reports
    nothing said; all others still rest on something that has not been looked at.
    """
    fine = ("verbatim", "folded")
    judged = []
    for span in sentences:
        own = [f for f in findings if f.span.overlaps(span) or (not len(f.span) and span.covers(f.span))]
        verdicts = [alignments[p.id].verdict for p in passages if p.span.overlaps(span)]
        real = [v for v in verdicts if v != "scare"]
        verdict: SentenceVerdict = "open"
        if any(f.severity in ("stop", "error") for f in own):
            verdict = "falls"
        elif real and all(v in fine for v in real) and not own:
            verdict = "stands"
        elif not real and not own and not _CLAIM.search(story.text[span]):
            verdict = "bridge"
        judged.append(Sentence(span, verdict))
    return tuple(judged)
