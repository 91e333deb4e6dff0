"""The verb *audit*: a story read by itself, and the rules for which the draft alone is enough."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from chatham.core.audit import Audit
from chatham.core.case import Case
from chatham.core.evidence import Evidence
from chatham.core.house import House
from chatham.core.match import Alignment
from chatham.core.passage import Passage
from chatham.core.reading import Attribution, Reading, Version
from chatham.core.report import LetStand, Problem
from chatham.core.story import Story
from chatham.core.sweep import Sweep
from chatham.core.text import Span, Text
from chatham.engine.catalogue import catalogue
from chatham.engine.check import check, runs_alone
from chatham.engine.mark import bare, says
from chatham.engine.read_story import read_apart
from chatham.engine.settle import settle
from chatham.engine.tally import shares, summary
from chatham.language.attribution import saying, words_of_saying
from chatham.language.compared import aligned
from chatham.language.furniture import apart
from chatham.language.lexicon import speech
from chatham.language.quotations import quotations, trimmed
from chatham.language.scare import around
from chatham.language.sentences import sentences
from chatham.language.tongue import language_of

_OWN = House()
_SAMPLE = 2000
_BLOCKS = 12


def audit(
    story: Story,
    language: str | None = None,
    house: House = _OWN,
    keeps: Sequence[LetStand] = (),
    published: date | None = None,
    versions: Sequence[Audit] = (),
) -> Audit:
    """Everything between reading and writing. ``language`` is the story's, where it is told; ``keeps`` are the findings that
    a person has let stand; ``published`` is the day of publication, where that is known, ``versions`` other versions of the
    story to compare it with."""
    page = apart(story)
    prose, text = page.story, story.text.string
    language = language or _language(prose)
    reading = read_apart(page, language)
    spans = [b.span for b in prose.blocks]
    split = sentences(story.text, spans, language)
    rules = catalogue()
    case = _case(prose, reading, split, language, _lenient(house), published)
    case = replace(case, versions=tuple(_beside(text, split, v) for v in versions))
    checked = check(case, rules, runs_alone)
    own = {e.rule.code for e in rules if e.rule.alone} | {e.rule.name for e in rules if e.rule.alone}
    settled = settle(story, checked.findings, [k for k in keeps if k.rule in own], split, rules)
    return Audit(
        story,
        reading,
        settled.findings,
        settled.let_stand,
        settled.reasons,
        (*story.problems, *reading.problems, *checked.problems, *settled.problems),
        checked.rules_run,
        split,
        tuple(b.span for b in prose.blocks if b.kind != "headline"),
        shares(text, reading),
        summary(text, spans, reading),
        house,
    )


def _language(prose: Story) -> str:
    """The language of the story's own words; English where they are too few to tell."""
    words = " ".join(prose.text[Span(b.span.start, min(b.span.end, b.span.start + _SAMPLE))] for b in prose.blocks[:_BLOCKS])
    return language_of(words, "en") or "en"


def _lenient(house: House) -> House:
    """What houses differ about is advice in an audit, unless the house has turned it on."""
    asked = house.on | house.severities.keys()
    return replace(house, severities={**house.severities, **{e.rule.code: "advice" for e in catalogue() if not e.rule.default and e.rule.code not in asked}})


def _case(prose: Story, reading: Reading, split: tuple[Span, ...], language: str, house: House, published: date | None) -> Case:
    """What a rule may look at where there is no evidence: its passages are the quotations, with the voices of the reading."""
    text = prose.text.string
    passages = tuple(_with_voices(text, bare(text, trimmed(quotations(prose, words_of_saying()), text, saying())), reading))
    unchecked = {p.id: Alignment(p.id, "scare" if p.scare else "unchecked") for p in passages}
    voices = {v.id: v for v in reading.voices}
    rule = catalogue()[0].rule
    return Case(rule, prose, Evidence((), ()), passages, unchecked, voices, {}, {}, frozenset(), split, language, house, published, reading=reading)


def _with_voices(text: str, passages: Sequence[Passage], reading: Reading) -> Iterator[Passage]:
    """Each quotation with the voice of the attribution that it stands in, the innermost where there are several."""
    scare = set(reading.scare)
    content = [(span, a) for a in reading.attributions for span in a.content]
    sweep = Sweep([span for span, _ in content])
    last: tuple[Passage, Attribution] | None = None
    for p in passages:
        surrounding = [content[k] for k in sweep.touching(p.span)]
        span, one = min(surrounding, key=lambda pair: len(pair[0]), default=(p.span, None))
        if one is None or p.span in scare:
            yield replace(p, scare=p.span in scare)
            continue
        goes_on = last is not None and last[1] is one and _goes_on(text, last[0], p)
        made = _given(text, p, one)
        yield replace(made, continues=last[0].id) if goes_on and last else made
        last = made, one


def _given(text: str, passage: Passage, one: Attribution) -> Passage:
    label = Span(one.source[0].start, one.source[-1].end) if one.source else None
    before, after = around(text, passage.span)
    public = says(text[before.start : before.end] + " … " + text[after.start : after.end], speech().public)
    cue = one.cue[0] if one.cue else None
    return replace(passage, scare=False, voice=one.voice, label=label, cue=cue, public=public, inherited=one.inherited or not one.source)


def _goes_on(text: str, before: Passage, passage: Passage) -> bool:
    """Whether one sentence is interrupted: “The list,” she said, “was never published.”"""
    ended = text[before.parts[-1].start : before.parts[-1].end].rstrip()[-1:] in (".", "?", "!")
    return passage.block == before.block and (not ended or text[passage.parts[0].start : passage.parts[0].end].strip()[:1].islower())


def _beside(text: str, split: Sequence[Span], other: Audit) -> Version:
    there = other.story.text.string
    return Version(other.story.label, there, other.reading, aligned(text, split, there, other.sentences))


def unreadable(label: str, problem: Problem) -> Audit:
    """The audit of a file that could not be read: nothing but the problem."""
    return Audit(Story(label, "txt", Text(""), ()), Reading(), problems=(problem,))
