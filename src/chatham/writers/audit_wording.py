"""What the terminal and the page say of an audit in the same words."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass

from chatham.core.audit import Audit, Share, Summary
from chatham.core.passage import Voice
from chatham.core.reading import Collective
from chatham.core.text import Span
from chatham.writers.wording import counted, shortened

_SHOWN = 110
_WHO = 70
_STOP = re.compile(r"[.!?;](?=\s|[”\"’»]|$)|\n")


@dataclass(frozen=True, slots=True)
class Group:
    """One thing said of a group, with the number of its paragraph (0 for the headline). ``words`` are those of who they are."""

    paragraph: int
    words: str
    claim: str


@dataclass(frozen=True, slots=True)
class Told:
    """A voice with its figures. ``same`` is how many other voices bear the same first label."""

    voice: Voice
    share: Share
    labels: tuple[str, ...]
    same: int


def figures(s: Summary) -> str:
    """The figures in a sentence without its full stop: "21 voices, 18 of them unnamed, in 46 attributions; ..."."""
    if not s.attributions:
        return f"{counted(s.words, 'word')}, nobody's words reported"
    unnamed = "all of them unnamed" if s.unnamed_voices == s.voices > 1 else f"{s.unnamed_voices:,} of them unnamed"
    if s.voices < 2:
        unnamed = "unnamed" if s.unnamed_voices else "named"
    return f"{counted(s.voices, 'voice')}, {unnamed}, in {counted(s.attributions, 'attribution')}{_declared(s)}"


def _declared(s: Summary) -> str:
    if s.declared_sources is None:
        return ""
    people = f"; {counted(s.declared_sources, 'person', 'people')} declared"
    return f"{people}, so some labels must share a person" if s.must_share else people


def resting(s: Summary) -> str:
    """What share of the reported words rests on unnamed voices, without its full stop; "" where nothing is reported."""
    if not s.attributed_words:
        return ""
    share = f"{percent(s.unnamed_share)} of the words that it reports"
    return f"{share} rest on unnamed voices: {s.unnamed_words:,} of {s.attributed_words:,}, in a story of {counted(s.words, 'word')}"


def percent(share: float) -> str:
    """``62 %``; never 0 or 100 for what is not quite."""
    whole = round(100 * share)
    if whole == 100 and share < 1:
        whole = 99
    return f"{whole or (1 if share > 0 else 0)} %"


def kind(voice: Voice) -> str:
    """``named``, ``unnamed``, or ``group`` for several at once who are not named."""
    return "named" if voice.named else "group" if voice.collective else "unnamed"


def types(share: Share) -> str:
    """``2 direct, 1 indirect``."""
    parts = [(share.direct, "direct"), (share.mixed, "mixed"), (share.indirect, "indirect")]
    return ", ".join(f"{n:,} {name}" for n, name in parts if n)


def voices(audit: Audit) -> list[Told]:
    """All voices in the order in which the reader meets them."""
    first = Counter(_key(v) for v in audit.reading.voices if not v.named)
    return [
        Told(v, s, v.labels or (v.label,), 0 if v.named else first[_key(v)] - 1)
        for v, s in zip(audit.reading.voices, audit.shares or [Share(v.id) for v in audit.reading.voices], strict=True)
    ]


def _key(voice: Voice) -> str:
    """A description without its article, for comparing."""
    words = " ".join((voice.labels or (voice.label,))[0].casefold().split())
    return words.removeprefix("the ").removeprefix("a ").removeprefix("an ").removeprefix("one ").removeprefix("another ")


def groups(audit: Audit) -> list[Group]:
    """What is said of groups, in the order of the text."""
    return [_group(audit, c) for c in sorted(audit.reading.collectives, key=lambda c: c.span)]


def _group(audit: Audit, c: Collective) -> Group:
    said = c.claim if c.claim is not None else _rest(audit, c.span)
    return Group(paragraph_of(audit, c.span), _who(audit, c), shortened(audit.story.text[said], _SHOWN))


def _who(audit: Audit, c: Collective) -> str:
    """As printed, where that is short; a whole sentence gives way to quantifier and group."""
    words = audit.story.text[c.span]
    return shortened(words if len(words) <= _WHO else f"{c.quantifier} {c.group}".strip() or words, _WHO)


def _rest(audit: Audit, span: Span) -> Span:
    """From a place to the end of its sentence, or as far as is shown."""
    string = audit.story.text.string
    stop = _STOP.search(string, span.end, span.end + _SHOWN)
    return Span(span.start, stop.end() if stop else min(len(string), span.end + _SHOWN))


def paragraph_of(audit: Audit, span: Span) -> int:
    """The number of the story's paragraph in which ``span`` begins, from 1; 0 above the first."""
    return bisect_right(audit.paragraphs, span.start, key=lambda p: p.start)
