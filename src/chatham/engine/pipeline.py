"""Start here: the six verbs in order. Reading comes before (``app``), writing after (``writers``).

read  ->  Story + Evidence
mark  ->  Passages and Voices     (quotations, and whose words the draft makes them)
align ->  Alignments              (each passage laid against all the evidence)
check ->  Findings                (every rule looks at one Case)
settle->  Report                  (findings let stand set aside, duplicates joined, order fixed)
write ->  terminal | Word comments | Word changes | HTML | JSON | SARIF | annotations
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from chatham.core.case import Case
from chatham.core.evidence import Evidence
from chatham.core.house import House
from chatham.core.last import LastCheck
from chatham.core.reading import Reading
from chatham.core.report import LetStand, Report
from chatham.core.story import Story
from chatham.engine.align import Words, align
from chatham.engine.bridge import bridged, unread_voices, with_languages
from chatham.engine.catalogue import catalogue
from chatham.engine.check import check
from chatham.engine.consent import with_consents
from chatham.engine.fingerprint import evidence_print
from chatham.engine.identify import identify
from chatham.engine.link import pointed_at, voice_sources
from chatham.engine.mark import Marked, mark
from chatham.engine.read_story import read_story
from chatham.engine.settle import judge, settle
from chatham.engine.since import Comparison
from chatham.engine.taken import Taken
from chatham.engine.versions import without_versions
from chatham.language.sentences import sentences
from chatham.language.tongue import language_of

_OWN = House()


_FRESH = Words()


def language_told(story: Story, told: str | None) -> str:
    """The draft's language: as told, else as its words show."""
    return told or language_of(story.text.string, "en") or "en"


def run(
    story: Story,
    evidence: Evidence,
    keeps: Sequence[LetStand] = (),
    language: str | None = None,
    step: Callable[[str, int, int], None] = lambda *_: None,
    house: House = _OWN,
    words: Words = _FRESH,
    published: date | None = None,
    last: LastCheck | None = None,
    marked: Marked | None = None,
) -> Report:
    """Everything between reading and writing; ``step`` is told what is being done. What has not changed since the
    ``last`` check is not looked for again. Raises ChathamError where that was a check of another draft."""
    step("Finding the quotations", 0, 0)
    language = language_told(story, language)
    evidence = with_languages(with_consents(identify(evidence)), language)
    marked = marked or mark(story, language)
    evidence = without_versions(story, marked.passages, evidence, words.streams)
    split = sentences(story.text, [b.span for b in story.prose()], language)
    compared = Comparison(story, split, last, evidence) if last is not None else None
    words = replace(words, known=Taken(last, evidence, story).alignments, evidence=evidence_print(evidence, language))
    step("Comparing them with the evidence", 0, 0)
    pointed, pinned = pointed_at(story, marked.passages, marked.voices, evidence)
    alignments = align(story, marked.passages, evidence, pointed, words, step)
    passages, alignments, unread = bridged(marked.passages, alignments, evidence, pointed, language)
    sources = voice_sources(passages, marked.voices, alignments, pointed, evidence)
    step("Checking the rules", 0, 0)
    rules = catalogue()
    case = Case(rules[0].rule, story, evidence, passages, alignments, marked.voices, sources, pointed, pinned, split, language, house, published)
    reading = read_story(story, language) if evidence.roster or evidence.ledger.stances else Reading()
    case = replace(case, lapsed=compared.ticks() if compared else None, reading=reading)
    checked = check(case, rules)
    settled = settle(story, checked.findings, keeps, split, rules)
    return Report(
        story,
        evidence,
        passages,
        alignments,
        marked.voices,
        {voice: next(iter(codes)) for voice, codes in sources.items() if len(codes) == 1},
        judge(story, split, passages, alignments, settled.findings),
        settled.findings,
        settled.let_stand,
        checked.not_run,
        (*evidence.problems, *unread, *unread_voices(language, marked.passages), *checked.problems, *settled.problems),
        checked.rules_run,
        house,
        settled.reasons,
        compared.since(settled.findings, settled.let_stand, passages, alignments, rules) if compared else None,
    )
