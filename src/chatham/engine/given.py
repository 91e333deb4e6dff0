"""Whose words the passages of a check are, by what the whole story tells of its voices.

``mark`` reads the sentence around each quotation; that decides what is a quotation at all, what is public, what was relayed.
Who speaks is told better by reading the story from its beginning (``read_story``), wherever that finds an attribution.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from chatham.core.passage import Passage, Voice
from chatham.core.reading import Attribution, Reading
from chatham.core.sweep import Sweep
from chatham.core.text import Span
from chatham.language.lexicon import speech
from chatham.language.reporting import lexicon
from chatham.language.voices import is_named, is_person


def given(string: str, passages: Sequence[Passage], voices: Mapping[str, Voice], reading: Reading) -> tuple[tuple[Passage, ...], dict[str, Voice]]:
    """The passages with the voices of the reading; one that the reading gives to nobody keeps its own. Voices are those that speak
    in a passage, numbered in the order in which they do."""
    teller = _Teller(string, voices, reading)
    told = _doubted(passages, _joined(string, [p if p.scare else teller.tell(p) for p in passages]), voices)
    names: dict[str, str] = {}
    for p in told:
        if p.voice is not None and p.voice not in names:
            names[p.voice] = f"K{len(names) + 1}"
    met = {names[v.id]: _met(string, replace(v, id=names[v.id]), [p for p in told if p.voice == v.id]) for v in teller.voices.values() if v.id in names}
    final = tuple(replace(p, voice=names[p.voice]) if p.voice else p for p in told)
    return final, {name: met[name] for name in names.values()}


def _joined(string: str, told: Sequence[Passage]) -> list[Passage]:
    """The passages, those beside one and the same name with one voice."""
    named: dict[str, str] = {}
    same: dict[str, str] = {}
    for p in told:
        label = string[p.label.start : p.label.end] if p.label is not None else ""
        if p.voice is not None and is_named(label):
            same.setdefault(p.voice, named.setdefault(label, p.voice))
    return [replace(p, voice=same.get(p.voice, p.voice)) if p.voice else p for p in told]


def _doubted(before: Sequence[Passage], told: Sequence[Passage], voices: Mapping[str, Voice]) -> list[Passage]:
    """The passages; where a voice joins two that the sentences by themselves keep apart, and no name does, all but the first are guesses."""
    first: dict[str, str] = {}
    found = []
    for old, p in zip(before, told, strict=True):
        apart = p.voice is not None and old.voice is not None and first.setdefault(p.voice, old.voice) != old.voice
        found.append(replace(p, inherited=True) if apart and old.voice is not None and not voices[old.voice].named else p)
    return found


def _met(string: str, voice: Voice, own: Sequence[Passage]) -> Voice:
    """The voice by the first label printed beside its words, a name before a description; a code ("W1") counts as a name here."""
    labels = [" ".join(string[p.label.start : p.label.end].replace("·", ".").split()) for p in own if p.label is not None]
    named = [label for label in labels if is_person(label)] if voice.named else []
    label = next(iter(named), next(iter(labels), voice.label))
    return replace(voice, label=label, named=voice.named or is_named(label))


class _Teller:
    """Gives one passage after the other to its voice."""

    def __init__(self, string: str, voices: Mapping[str, Voice], reading: Reading) -> None:
        """``voices`` are those that the passages have already; their ids begin otherwise from here on."""
        self.string, self.own = string, voices
        self.voices = {v.id: v for v in reading.voices}
        self.content = [(span, a) for a in reading.attributions for span in a.content]
        self.sweep = Sweep([span for span, _ in self.content])
        self.described = {v.id: [s for s in v.spans if not self._pronoun(s)] for v in reading.voices}

    def tell(self, p: Passage) -> Passage:
        """The passage with its voice, label and words of saying."""
        around = [self.content[k] for k in self.sweep.touching(p.span)]
        _, one = min(around, key=lambda pair: len(pair[0]), default=(p.span, None))
        if one is None or one.voice is None:
            return self._kept(p)
        source = Span(one.source[0].start, one.source[-1].end) if one.source else None
        plain = source is not None and not self._pronoun(source)
        if source is not None and self._first_person(source) and p.voice is not None and not (p.label is not None and p.label.overlaps(source)):
            return self._kept(p)
        cue = next(iter(one.cue), p.cue)
        if plain and source is not None and p.label is not None and p.label.overlaps(source):
            return replace(p, voice=one.voice, cue=cue, inherited=False)  # the label without a clause that gives a reason
        seconded = self._seconded(p, one.voice)
        sure = seconded and not p.inherited if not plain else seconded or (p.label is None and self._says(one))
        label = source if plain else self._nearest(one.voice, p.span.start) if seconded or p.voice is None else None
        return replace(p, voice=one.voice, label=label, cue=cue, inherited=not sure)

    def _seconded(self, p: Passage, voice: str) -> bool:
        """Whether the sentence around the passage tells the same voice."""
        if p.voice is None:
            return False
        label, told = self.own[p.voice].label.lower(), self.voices[voice]
        printed = p.label if p.label is not None and not self._pronoun(p.label) else None
        near = printed is not None and any(
            s.start <= printed.start < s.end or (printed.overlaps(s) and is_person(self.string[s.start : s.end])) for s in told.spans
        )
        return near or label in (told.label.lower(), *(w.lower() for w in told.labels))

    def _says(self, one: Attribution) -> bool:
        verbs = lexicon().verbs
        return any("s" in verbs.get(w, "") for span in one.cue for w in self.string[span.start : span.end].lower().split())

    def _first_person(self, span: Span) -> bool:
        return self.string[span.start : span.end].lower() in ("i", "we")

    def _pronoun(self, span: Span) -> bool:
        return self.string[span.start : span.end].lower() in speech().pronouns - {"i", "we"}

    def _nearest(self, voice: str, place: int) -> Span | None:
        """The last place before that describes or names the voice, else the first."""
        spans = self.described.get(voice, [])
        before = [s for s in spans if s.start < place]
        return before[-1] if before else next(iter(spans), None)

    def _kept(self, p: Passage) -> Passage:
        """A passage with the voice that its own sentence told, which may be one of the reading's."""
        if p.voice is None:
            return p
        label = self.own[p.voice].label.lower()
        known = next((v.id for v in self.voices.values() if label in (v.label.lower(), *(w.lower() for w in v.labels))), None)
        if known is None and p.label is not None:
            known = next((v.id for v in self.voices.values() for s in v.spans if p.label.overlaps(s)), None)
        if known is None:
            known = f"own {p.voice}"
            self.voices[known] = replace(self.own[p.voice], id=known)
        return replace(p, voice=known)
