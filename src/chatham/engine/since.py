"""What is otherwise than in the last check: findings new and settled, sentences whose tick has lapsed.

Sentences are the same where their words are, wherever they stand; how often a sentence stands counts. What is left
over is compared with what stands in the same gap now: the sentence with most of its words, if with half of them, is
what it has become. Otherwise it is gone.

Findings are the same where rule, words and sentence are. Of those left over, a finding of the same rule about the same
quotation, in the same sentence or in what that has become, is still open; so is one with the same message that is
about no quotation.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from chatham.core.errors import ChathamError
from chatham.core.evidence import OFF_RECORD, Evidence
from chatham.core.finding import Finding, Place
from chatham.core.last import Lapsed, LastCheck, LastFinding, LastPassage, SettledFinding, Since
from chatham.core.match import Alignment
from chatham.core.passage import Passage
from chatham.core.story import Story
from chatham.core.text import Span, Text
from chatham.engine.catalogue import Entry

_HALF = 0.5
_TRIED = 60  # sentences of a gap that one is compared with
_RUN = 5  # words in a row that are told to be the same words
_LEAST = 0.1  # of the shorter text, below which two drafts are not the same
_HALVED = re.compile("[\ud800-\udfff]")  # half a character is written as a sign for it


@dataclass(frozen=True, slots=True)
class _Told:
    """A finding of either check, with what it is known again by."""

    number: int
    rule: str
    words: str
    message: str
    sentence: int
    sentence_words: str
    quotation: str | None


class Comparison:
    """The sentences of the draft now beside those of the last check."""

    def __init__(self, story: Story, sentences: Sequence[Span], last: LastCheck, evidence: Evidence) -> None:
        """``sentences`` are those of the draft now. Raises ChathamError where the last check was of another draft."""
        text = self._text = story.text
        self._last = last
        self._quotations = sorted(last.passages, key=lambda p: p.span)
        self._now, self._then = sorted(sentences), sorted(s.span for s in last.sentences)
        self._files = {i.file: i for i in evidence.interviews}
        self._sealed_words = _SealedWords(evidence)
        words_now, words_then = [_plain(text[s]) for s in self._now], [_plain(last.text[s]) for s in self._then]
        self._same = _same(words_then, words_now)
        self._became = self._same | _changed(words_then, words_now, self._same)
        found = sum(len(words_then[k]) for k in self._became)
        if found < _LEAST * min(sum(map(len, words_then)), sum(map(len, words_now))):
            raise ChathamError("last-check", f"The last check was of another draft than {story.label}.", "Name the last check of this draft after --since.")

    def ticks(self) -> tuple[Lapsed, ...]:
        """The sentences that stood and have been changed, in their order then."""
        stood = {s.span for s in self._last.sentences if s.verdict == "stands"}
        return tuple(self._lapsed(k) for k, span in enumerate(self._then) if span in stood and k not in self._same)

    def since(
        self,
        findings: Sequence[Finding],
        let_stand: Sequence[Finding],
        passages: Sequence[Passage],
        alignments: Mapping[str, Alignment],
        entries: Sequence[Entry],
    ) -> Since:
        """Everything told of it. What rules find that speak of the last check themselves is neither new nor settled."""
        apart = {e.rule.code for e in entries if "last check" in e.rule.needs}
        quotations = [p.span for p in passages]
        unchanged = sum(a.taken_over for a in alignments.values())
        now = [t for t in self._told_now(findings, quotations) if t.rule not in apart]
        then = [t for t in self._told_then(self._last.findings) if t.rule not in apart]
        new, settled = self._left(now, then)
        gone = [self._settled(self._last.findings[t.number], t) for t in settled]
        return Since(tuple(t.number for t in new), tuple(gone), self._all_lapsed(let_stand, quotations), unchanged)

    def _left(self, now: Sequence[_Told], then: Sequence[_Told]) -> tuple[list[_Told], list[_Told]]:
        """The findings of either check that are not in the other."""

        def became(t: _Told) -> int:
            return self._became.get(t.sentence, -1)

        now, then = _unmatched(now, then, lambda t: (t.rule, t.words, t.sentence_words), lambda t: (t.rule, t.words, t.sentence_words))
        now, then = _unmatched(now, then, lambda t: (t.rule, t.words, t.sentence), lambda t: (t.rule, t.words, became(t)))
        candidates: dict[tuple[str, int], list[_Told]] = defaultdict(list)
        for t in then:
            candidates[t.rule, became(t)].append(t)
        still: set[int] = set()
        paired: set[int] = set()
        for t in now:
            others = candidates.get((t.rule, t.sentence), [])
            other = next((o for o in others[:_TRIED] if o.sentence >= 0 and _about_the_same(t.quotation, o.quotation)), None)
            if other is not None:
                others.remove(other)
                still.add(t.number)
                paired.add(other.number)
        now, then = [t for t in now if t.number not in still], [t for t in then if t.number not in paired]
        loose_now, loose_then = [t for t in now if t.quotation is None], [t for t in then if t.quotation is None]
        more, fewer = _unmatched(loose_now, loose_then, lambda t: (t.rule, t.message), lambda t: (t.rule, t.message))
        kept_now, kept_then = {t.number for t in more}, {t.number for t in fewer}
        return (
            [t for t in now if t.quotation is not None or t.number in kept_now],
            [t for t in then if t.quotation is not None or t.number in kept_then],
        )

    def _all_lapsed(self, let_stand: Sequence[Finding], quotations: Sequence[Span]) -> tuple[Lapsed, ...]:
        """Ticks, and sentences of findings let stand, unless those were let stand anew."""
        anew = {(t.rule, t.sentence) for t in self._told_now(let_stand, quotations)}
        stood = {s.span for s in self._last.sentences if s.verdict == "stands"}
        lapsed = {k for k, span in enumerate(self._then) if span in stood}
        lapsed |= {t.sentence for t in self._told_then(self._last.let_stand) if (t.rule, self._became.get(t.sentence, -1)) not in anew and t.sentence >= 0}
        return tuple(self._lapsed(k) for k in sorted(lapsed - self._same.keys()))

    def _lapsed(self, number: int) -> Lapsed:
        span = self._then[number]
        at = self._became.get(number)
        return Lapsed(None if at is None else self._now[at], None if self._sealed([span]) else _plain(self._last.text[span]))

    def _settled(self, finding: LastFinding, told: _Told) -> SettledFinding:
        spans = [finding.span, *([self._then[told.sentence]] if told.sentence >= 0 else [])]
        if self._sealed(spans, finding.because):
            return SettledFinding(finding.rule, None, None, None)
        return SettledFinding(finding.rule, told.words, finding.message, told.sentence_words)

    def _sealed(self, spans: Sequence[Span], because: Sequence[Place] = ()) -> bool:
        """Whether words of the draft then may be off the record: they were, or they are now, as far as it can be told.

        In a file that is as it was, the turns at the place tell it; in any other, whether any turn is off the record.
        Words that were in no file then may be in one now.
        """
        quoted = [p for s in spans for p in self._quoted(s)]
        places = [*because, *(place for p in quoted for place in p.places)]
        shown = [*spans, *(p.span for p in quoted)]
        return any(place.words is None or self._off(place) for place in places) or any(self._sealed_words.hold(self._last.text[s]) for s in shown)

    def _quoted(self, span: Span) -> list[LastPassage]:
        """The quotations of then that overlap a span."""
        first = max(0, bisect_right(self._quotations, span.start, key=lambda p: p.span.start) - 1)
        last = bisect_right(self._quotations, span.end, key=lambda p: p.span.start)
        return [p for p in self._quotations[first:last] if p.span.overlaps(span)]

    def _off(self, place: Place) -> bool:
        interview = self._files.get(place.file)
        if interview is None:
            return any(OFF_RECORD in i.terms_told() for i in self._files.values())
        if OFF_RECORD not in interview.terms_told():
            return False
        same = interview.digest and interview.digest == self._last.digests.get(place.file)
        return not same or any(t.terms == OFF_RECORD and t.start < place.span.end and place.span.start < t.end for t in interview.turns)

    def _told_now(self, findings: Sequence[Finding], quotations: Sequence[Span]) -> Iterator[_Told]:
        facts = [(f.rule, f.span, f.message) for f in findings]
        yield from _told(facts, self._text, self._now, sorted(quotations))

    def _told_then(self, findings: Sequence[LastFinding]) -> Iterator[_Told]:
        facts = [(f.rule, f.span, f.message) for f in findings]
        yield from _told(facts, self._last.text, self._then, sorted(p.span for p in self._last.passages))


class _SealedWords:
    """The words of all turns that are off the record."""

    def __init__(self, evidence: Evidence) -> None:
        """Nothing is looked at before somebody asks."""
        self._interviews = [i for i in evidence.interviews if OFF_RECORD in i.terms_told()]
        self._talk: str | None = None

    def hold(self, words: str) -> bool:
        """Whether some words in a row, or all where they are few, were said there."""
        if self._talk is None:
            sealed = (_bare(i.turn_words(t)) for i in self._interviews for t in i.turns if t.terms == OFF_RECORD)
            self._talk = "".join(f" {talk} |" for talk in sealed)
        said = _bare(words).split()
        runs = [said[k : k + _RUN] for k in range(max(1, len(said) - _RUN + 1))] if said and self._talk else []
        return any(f" {' '.join(run)} " in self._talk for run in runs)


def _bare(words: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", words.casefold()))


def _told(facts: Sequence[tuple[str, Span, str]], text: Text, sentences: Sequence[Span], quotations: Sequence[Span]) -> Iterator[_Told]:
    for number, (rule, span, message) in enumerate(facts):
        at, around = _within(sentences, span), _within(quotations, span)
        words = _plain(text[span])
        sentence = _plain(text[sentences[at]]) if at >= 0 else words
        yield _Told(number, rule, words, message, at, sentence, _plain(text[quotations[around]]) if around >= 0 else None)


def _within(spans: Sequence[Span], place: Span) -> int:
    """The number of the span in which a place begins, -1 for none; ``spans`` in order."""
    at = bisect_right(spans, place.start, key=lambda s: s.start) - 1
    return at if at >= 0 and place.start < spans[at].end else -1


def _plain(words: str) -> str:
    return _HALVED.sub("\ufffd", " ".join(words.split()))


def _same(then: Sequence[str], now: Sequence[str]) -> dict[int, int]:
    """Which sentence is which: from both ends as far as all agree, and in between in the order in which they recur."""
    ahead = 0
    while ahead < min(len(then), len(now)) and then[ahead] == now[ahead]:
        ahead += 1
    behind = 0
    while behind < min(len(then), len(now)) - ahead and then[-1 - behind] == now[-1 - behind]:
        behind += 1
    found = {k: k for k in range(ahead)} | {len(then) - 1 - k: len(now) - 1 - k for k in range(behind)}
    places: dict[str, list[int]] = defaultdict(list)
    for k in range(len(now) - behind - 1, ahead - 1, -1):
        places[now[k]].append(k)
    for k in range(ahead, len(then) - behind):
        if places.get(then[k]):
            found[k] = places[then[k]].pop()
    return found


def _changed(then: Sequence[str], now: Sequence[str], same: Mapping[int, int]) -> dict[int, int]:
    """What the other sentences have become: of those that are new in the same gap, the one with most of their words."""
    taken = set(same.values())
    fresh = [k for k in range(len(now)) if k not in taken]
    bags = {k: Counter(now[k].casefold().split()) for k in fresh}
    found: dict[int, int] = {}
    before = -1
    for k, words in enumerate(then):
        if k in same:
            before = same[k]
            continue
        own = Counter(words.casefold().split())
        first = bisect_right(fresh, before)
        best, most = None, _HALF * own.total()
        for candidate in fresh[first : first + _TRIED]:
            shared = (own & bags[candidate]).total()
            if shared > most or (best is None and shared == most > 0):
                best, most = candidate, shared
        if best is not None:
            found[k] = best
    return found


def _unmatched(
    now: Sequence[_Told], then: Sequence[_Told], key_now: Callable[[_Told], Hashable], key_then: Callable[[_Told], Hashable]
) -> tuple[list[_Told], list[_Told]]:
    """What is left of both once those with the same key are taken out, as many of the one as of the other."""
    there, here = Counter(map(key_then, then)), Counter(map(key_now, now))
    return _beyond(now, key_now, there), _beyond(then, key_then, here)


def _beyond(told: Sequence[_Told], key: Callable[[_Told], Hashable], others: Counter[Hashable]) -> list[_Told]:
    left, seen = [], Counter[Hashable]()
    for t in told:
        seen[key(t)] += 1
        if seen[key(t)] > others[key(t)]:
            left.append(t)
    return left


def _about_the_same(one: str | None, other: str | None) -> bool:
    if one is None or other is None:
        return one is other
    mine, theirs = Counter(one.casefold().split()), Counter(other.casefold().split())
    return (mine & theirs).total() >= _HALF * min(mine.total(), theirs.total())
