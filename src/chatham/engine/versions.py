"""Versions of the draft that lie among the evidence: every quotation would be found in them, and nothing would be checked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from chatham.core.evidence import Evidence, Interview
from chatham.core.passage import Passage
from chatham.core.report import Problem
from chatham.core.story import Story
from chatham.core.text import Span
from chatham.language.stream import U32, LentStream, Stream, cut, stream_of

_RUN = 6  # words in a row
_FEWEST = 40  # runs of the draft's own words that are enough to tell by
_SHARE = 0.5
_LARGER = 4
_BITS = 20
_SHIFT = np.uint32(32 - _BITS)
_TIMES = np.uint32(0x9E3779B1)


@dataclass(frozen=True, slots=True)
class _Own:
    """Every run of words in the draft's own sentences, and a table that says of a run "surely not"."""

    runs: U32
    maybe: npt.NDArray[np.bool_]


def without_versions(story: Story, passages: Sequence[Passage], evidence: Evidence, streams: Mapping[str, Stream | LentStream]) -> Evidence:
    """The evidence without files that repeat half of what the draft itself says between its quotations, each told once.

    Evidence repeats a draft's quotations, but hardly its own sentences. Where nothing else would be left, the files stay:
    somebody meant them.
    """
    runs = np.unique(_hashed(cut(_between(story, passages))[1]))
    if len(runs) < _FEWEST:
        return evidence
    own = _Own(runs, np.zeros(1 << _BITS, np.bool_))
    own.maybe[runs >> _SHIFT] = True
    words = len(cut(story.text.string)[0])
    versions = [i for i in evidence.interviews if _repeats(own, words, i, streams.get(i.file))]
    if not versions or len(versions) == len(evidence.interviews):
        return evidence
    files = {i.file for i in versions}
    return replace(
        evidence,
        interviews=tuple(i for i in evidence.interviews if i.file not in files),
        skipped=tuple(sorted({*evidence.skipped, *files})),
        problems=(*evidence.problems, *(_told(i) for i in versions)),
    )


def _told(version: Interview) -> Problem:
    message = f"{version.file} repeats the draft's own sentences; it was taken for a version of the draft, not for evidence."
    return Problem(
        "draft-version", message, version.file, "Keep versions of the draft in another folder; if it is evidence, name it alone after --against.", False
    )


def _between(story: Story, passages: Sequence[Passage]) -> str:
    """What the draft says in its own words."""
    kept, at = [], 0
    for passage in sorted(passages, key=lambda p: p.span):
        kept.append(story.text[Span(at, max(at, passage.span.start))])
        at = max(at, passage.span.end)
    return " ".join([*kept, story.text[Span(at, len(story.text))]])


def _repeats(own: _Own, words: int, interview: Interview, known: Stream | LentStream | None) -> bool:
    size = len(known) if known is not None else len(interview.text) // 6
    if not words / _LARGER <= size <= words * _LARGER + 200:
        return False
    whole = known.part(0, len(known)) if known is not None else stream_of(interview)
    there = _hashed(whole.hashes)
    there = there[own.maybe[there >> _SHIFT]]  # most files share next to nothing, which is told at once
    return len(there) >= _SHARE * len(own.runs) and float(np.isin(own.runs, there).mean()) >= _SHARE


def _hashed(hashes: U32) -> U32:
    """A number for every run of words."""
    if len(hashes) < _RUN:
        return hashes[:0]
    mixed = np.zeros(len(hashes) - _RUN + 1, np.uint32)
    for k in range(_RUN):
        mixed *= _TIMES
        mixed ^= hashes[k : k + len(mixed)]
    return mixed
