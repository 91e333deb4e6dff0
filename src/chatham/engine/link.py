"""Which source is behind a voice: by name, by agreed label, by the reporter's own pinpoint, by the words found."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from chatham.core.evidence import Evidence
from chatham.core.match import LOCATED, Alignment
from chatham.core.passage import Passage, Voice
from chatham.core.story import Story
from chatham.core.text import Span
from chatham.language.voices import bare, untitled

_KIN = re.compile(r"\w[’']s\s+\w")
_CODE = re.compile(r"\bS\d{2,4}\b")


def pointed_at(story: Story, passages: Sequence[Passage], voices: Mapping[str, Voice], evidence: Evidence) -> tuple[dict[str, frozenset[str]], frozenset[str]]:
    """For each passage the codes that the draft itself points at, before anything has been compared, and the ids of
    the passages for which a note of the reporter's does so."""
    by_voice = {k: by_label(v, evidence) for k, v in voices.items()}
    found: dict[str, frozenset[str]] = {}
    noted: set[str] = set()
    for p in passages:
        pinned = _pinpoint(story, p, evidence)
        noted.update([p.id] if pinned else [])
        codes = pinned or by_voice.get(p.voice or "", frozenset())
        if codes:
            found[p.id] = codes
    return found, frozenset(noted)


def by_label(voice: Voice, evidence: Evidence) -> frozenset[str]:
    """Codes of the people whom the printed label can mean, by code, by sealed name or by agreed label."""
    if _CODE.fullmatch(voice.label):
        return frozenset(s.code for s in evidence.sources if s.code == voice.label)
    if _KIN.search(voice.label):
        return frozenset()  # "Delling's wife" is not Delling
    if voice.named:
        told = untitled(voice.label)
        return frozenset(
            s.code for s in evidence.sources if any(name is not None and name.parts() > 0 and name.named_by(told) for name in (s.printed_name, s.name, s.alias))
        )
    label = bare(voice.label)
    return frozenset(s.code for s in evidence.sources if s.agreed_label and bare(s.agreed_label) == label)


def _pinpoint(story: Story, passage: Passage, evidence: Evidence) -> frozenset[str]:
    """Codes, or files with one source, that the reporter's note on the passage names."""
    reach = Span(passage.span.start, passage.span.end + 3)
    near = [n for n in story.notes if reach.start <= n.span.start <= reach.end or (len(n.span) and n.span.overlaps(passage.span))]
    known = {s.code for s in evidence.sources}
    codes = {c for n in near for c in _CODE.findall(n.words) if c in known}
    inline = _CODE.findall(story.text.string[passage.span.end : passage.span.end + 8])
    codes.update(c for c in inline if c in known)
    for n in near:
        for i in evidence.interviews:
            stem = re.sub(r"\.\w+$", "", i.file.rsplit("/", 1)[-1]).lower()
            if len(stem) > 2 and stem in n.words.lower():
                codes.update(s.code for s in i.speakers if s.code and s.role != "interviewer")
    return frozenset(codes)


def voice_sources(
    passages: Sequence[Passage],
    voices: Mapping[str, Voice],
    alignments: Mapping[str, Alignment],
    pointed: Mapping[str, frozenset[str]],
    evidence: Evidence,
) -> dict[str, frozenset[str]]:
    """For each voice the codes it can be: what the draft points at, else the source of most of its words."""
    found: dict[str, frozenset[str]] = {}
    passages_of: dict[str, list[Passage]] = {}
    for p in passages:
        passages_of.setdefault(p.voice or "", []).append(p)
    for voice in voices.values():
        own = passages_of.get(voice.id, [])
        codes = by_label(voice, evidence)
        pinned = [pointed[p.id] for p in own if p.id in pointed]
        said = Counter(m.source for p in own for m in alignments[p.id].matches[:1] if m.source and alignments[p.id].verdict in LOCATED)
        if not codes and pinned:
            codes = frozenset.intersection(*pinned) or pinned[0]
        if len(codes) > 1 and said:
            within = [c for c, _ in said.most_common() if c in codes]
            codes = frozenset(within[:1]) or codes
        if not codes and said:
            codes = frozenset([sorted(said, key=lambda c: (-said[c], c))[0]])
        found[voice.id] = codes
    return found
