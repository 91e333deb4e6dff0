"""The verb *align*: lay every quotation against all the evidence and say what that came to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from chatham.core.evidence import DEEP, OFF_RECORD, Evidence, Interview
from chatham.core.match import Alignment, Edit, Match, Verdict
from chatham.core.passage import Passage
from chatham.core.spread import Spread, one_by_one
from chatham.core.story import Story
from chatham.core.text import Span
from chatham.engine.described import code_of, described, piece_facts
from chatham.engine.fingerprint import passage_prints
from chatham.engine.splice import Splice, crosses_answers, pieces_of, unexplained
from chatham.language.edits import Differences
from chatham.language.found import lead
from chatham.language.notes import in_marks, reported_speech, told_of
from chatham.language.seek import Laid, Query, Seeker, is_located, query
from chatham.language.stream import LentStream, Stream

_SAME = 1.3
_COMMON = 8
_BESIDE = 80
_MANY = 60  # quotations from which on other processors are worth calling


@dataclass(frozen=True, slots=True)
class Chain:
    """A quotation with the halves that continue it, looked for as one."""

    passages: tuple[Passage, ...]
    query: Query


Known = Callable[[Sequence[Passage], Sequence[str]], dict[str, Alignment] | None]


def _nothing_known(passages: Sequence[Passage], prints: Sequence[str]) -> None:
    """Everything is looked for."""


@dataclass(frozen=True, slots=True)
class Words:
    """What makes comparing faster: interviews that are cut into words already, by file, how work is shared out, and
    what is ``known`` of quotations by their fingerprints; ``evidence`` is the fingerprint of all that they are laid against."""

    streams: Mapping[str, Stream | LentStream] = field(default_factory=dict)
    spread: Spread = one_by_one
    known: Known = _nothing_known
    evidence: str | None = None


def align(
    story: Story,
    passages: Sequence[Passage],
    evidence: Evidence,
    preferred: Mapping[str, frozenset[str]],
    words: Words,
    step: Callable[[str, int, int], None],
) -> dict[str, Alignment]:
    """An alignment for every passage. ``preferred``: codes that a passage's own attribution points at; they decide
    between places that serve equally well, never against a better one."""
    chains = _chains(story, passages)
    found: dict[str, Alignment] = {p.id: Alignment(p.id, "scare") for p in passages if p.scare}
    pointed = [frozenset[str]().union(*(preferred.get(p.id, frozenset()) for p in c.passages)) for c in chains]
    bench = _Bench(story, evidence, words)
    found.update(bench.laid([_Asked(c, w) for c, w in zip(chains, pointed, strict=True)], step))
    usual = _usual_sources(passages, found)
    again = []
    for chain in chains:
        own = usual.get(chain.passages[0].voice or "")
        first = found[chain.passages[0].id]
        if own and chain.query.plain <= _COMMON and first.matches and first.matches[0].source != own and chain.passages[0].id not in preferred:
            again.append(_Asked(chain, frozenset([own])))
    found.update(bench.laid(again, lambda *_: None))
    return found


@dataclass(frozen=True, slots=True)
class _Asked:
    """A chain to be looked for, and the codes whose words decide between places that serve equally well."""

    chain: Chain
    wanted: frozenset[str]


class _Bench:
    """Where chains are laid against the evidence, unless what that comes to is known."""

    def __init__(self, story: Story, evidence: Evidence, words: Words) -> None:
        """The evidence is scanned when the first chain has to be looked for, once for all that come together."""
        self.story, self.interviews, self.words = story, evidence.interviews, words
        self.seekers: dict[str, tuple[Seeker, int]] = {}
        self.notes: set[str] = set()

    def laid(self, asked: Sequence[_Asked], step: Callable[[str, int, int], None]) -> dict[str, Alignment]:
        """The alignments of some chains: those that are known, and the others looked for."""
        found: dict[str, Alignment] = {}
        left: list[_Asked] = []
        prints: dict[str, str] = {}
        for one in asked:
            own = passage_prints(self.words.evidence, self.story, one.chain.passages, one.wanted)
            known = self.words.known(one.chain.passages, own) if own else None
            found.update(known or {})
            if known is None:
                left.append(one)
                prints.update(zip([p.id for p in one.chain.passages], own or [], strict=False))
        self._prepare([a.chain for a in left])

        def lay(number: int) -> dict[str, Alignment]:
            chain, wanted = left[number].chain, left[number].wanted
            seeker, place = self.seekers[chain.passages[0].id]
            return _Laying(seeker, place, chain, self.interviews, wanted, self.notes).alignments()

        for number, laid in enumerate((self.words.spread if len(left) >= _MANY else one_by_one)(lay, len(left))):
            found.update((name, replace(a, fingerprint=prints.get(name))) for name, a in laid.items())
            step(f"Comparing {len(left)} quotations", number + 1, len(left))
        return found

    def _prepare(self, chains: Sequence[Chain]) -> None:
        """Looks those chains up that have not been looked up yet."""
        fresh = [c for c in chains if c.passages[0].id not in self.seekers]
        if not fresh:
            return
        if not self.seekers:
            self.notes = {i.file for i in self.interviews if reported_speech(i)}
        seeker = Seeker(self.interviews, [c.query for c in fresh], self.words.streams, self.words.spread)
        self.seekers.update((c.passages[0].id, (seeker, k)) for k, c in enumerate(fresh))


def _usual_sources(passages: Sequence[Passage], found: Mapping[str, Alignment]) -> dict[str, str]:
    """For each voice the source of most of its longer quotations; few words like "One" stand in every file."""
    counts: dict[str, Counter[str]] = {}
    for p in passages:
        for m in found[p.id].matches[:1]:
            if p.voice and m.source and m.span.end - m.span.start > 30:
                counts.setdefault(p.voice, Counter())[m.source] += 1
    return {voice: min(c, key=lambda s: (-c[s], s)) for voice, c in counts.items()}


def _chains(story: Story, passages: Sequence[Passage]) -> list[Chain]:
    groups: list[list[Passage]] = []
    place: dict[str, list[Passage]] = {}
    for p in passages:
        if p.scare:
            continue
        group = place.get(p.continues or "") if p.continues else None
        if group is None:
            group = []
            groups.append(group)
        group.append(p)
        place[p.id] = group
    return [Chain(tuple(g), query(story.text.string, [s for p in g for s in p.parts])) for g in groups]


class _Laying:
    """One chain against the evidence."""

    def __init__(self, seeker: Seeker, number: int, chain: Chain, interviews: Sequence[Interview], wanted: frozenset[str], notes: set[str]) -> None:
        """``number`` is the chain's number among the seeker's queries."""
        self.seeker, self.number, self.chain = seeker, number, chain
        self.interviews, self.wanted, self.notes = interviews, wanted, notes

    def alignments(self) -> dict[str, Alignment]:
        """One alignment for each passage of the chain."""
        q = self.chain.query
        if not q.plain:
            return {p.id: Alignment(p.id, "absent") for p in self.chain.passages}
        places = self.seeker.places(self.number, 12 if q.plain <= 5 else 3)
        best = self._choice(places)
        if best is not None and ((q.plain <= _COMMON and self._asked(best)) or self._off_record(best)):
            best = self._beside(best) or best
        crosses = best is not None and crosses_answers(best, self.interviews[best.interview])
        if best is None or crosses or unexplained(best):
            pieces = pieces_of(self.seeker, self.number, places, self.interviews)
            best, spliced = self._better(best, pieces, crosses)
            if spliced is not None:
                return self._spliced(spliced)
        if best is not None:
            return self._located(best)
        telling = next((p for p in places if lead(p.strength)), None)
        if telling is not None:
            return {p.id: self._one(p, telling, "near") for p in self.chain.passages}
        return {p.id: Alignment(p.id, "absent") for p in self.chain.passages}

    def _better(self, best: Laid | None, pieces: Splice | None, crosses: bool) -> tuple[Laid | None, Splice | None]:
        """Pieces count where they explain clearly more of the quotation than one place does, or where that place
        runs over a question into another answer."""
        if pieces is None:
            return best, None
        if crosses and pieces.whole is None:
            return best, pieces
        explained = pieces.whole.strength.agreed if pieces.whole else sum(f.laid.strength.agreed for f in pieces.pieces)
        if best is not None and explained < best.strength.agreed + (1 if pieces.whole else 5):
            return best, None
        return (pieces.whole, None) if pieces.whole else (best, pieces)

    def _choice(self, places: list[Laid]) -> Laid | None:
        """The best located place; among equals the source's own, then one on the record."""
        good = [p for p in places if is_located(p)]
        if not good:
            return None
        top = good[0].strength.score
        equal = [p for p in good if p.strength.score >= top - (_SAME if p.strength.words > 6 else 0.4)]
        return min(equal, key=lambda p: (not self._wanted(p), self._remove(p), self._asked(p), self._off_record(p), -p.strength.score, p.interview))

    def _remove(self, laid: Laid) -> int:
        """How far a place is from the words as spoken: 2 in notes or a summary, 1 in a translation, else 0."""
        interview, span = self.interviews[laid.interview], laid.span()
        if interview.file in self.notes and not in_marks(interview, span):
            return 2
        return piece_facts(interview, span)[0]

    def _wanted(self, laid: Laid) -> bool:
        interview = self.interviews[laid.interview]
        code = code_of(interview, _turn_index(laid, laid.pairs))
        return not self.wanted or code in self.wanted

    def _asked(self, laid: Laid) -> bool:
        interview = self.interviews[laid.interview]
        speaker = interview.turns[_turn_index(laid, laid.pairs)].speaker
        return speaker >= 0 and interview.speakers[speaker].role == "interviewer"

    def _beside(self, best: Laid) -> Laid | None:
        """The same words a little before or behind, said just as well by the right person on better terms.

        Two copies that stand close together are one place to the scan; the alignment then takes either.
        """
        ahead, behind = best.first + best.path.first, best.first + best.path.last
        for first, last in ((behind, best.last + _BESIDE), (best.first - _BESIDE, ahead)):
            again = self.seeker.over(self.number, best.interview, first, last)
            if again is None or again.strength.score < best.strength.score - 0.2:
                continue
            if (self._asked(again), self._off_record(again)) < (self._asked(best), self._off_record(best)):
                return again
        return None

    def _off_record(self, laid: Laid) -> int:
        """How little the terms of a place allow: 2 off the record, 1 deep background, 0 anything else."""
        terms = {self.interviews[laid.interview].turns[laid.turns[j]].terms for _, j in laid.pairs}
        return 2 if OFF_RECORD in terms else 1 if DEEP in terms else 0

    def _located(self, laid: Laid) -> dict[str, Alignment]:
        found: dict[str, Alignment] = {}
        differences = laid.differences()
        for p in self.chain.passages:
            begin, end = _words_of(self.chain.query, p)
            own = _part(differences, p, first=p is self.chain.passages[0])
            if not any(begin <= i < end for i, _ in laid.pairs):
                found[p.id] = Alignment(p.id, "absent")
                continue
            match = self._match(p, laid, own, begin, end)
            found[p.id] = Alignment(p.id, self._verdict(p, laid, own, match, begin, end), (match,))
        return found

    def _one(self, p: Passage, laid: Laid, verdict: Verdict) -> Alignment:
        begin, end = _words_of(self.chain.query, p)
        if not any(begin <= i < end for i, _ in laid.pairs):
            return Alignment(p.id, "absent")
        own = _part(laid.differences(), p, first=p is self.chain.passages[0])
        return Alignment(p.id, verdict, (self._match(p, laid, own, begin, end),))

    def _spliced(self, splice: Splice) -> dict[str, Alignment]:
        found: dict[str, Alignment] = {}
        for p in self.chain.passages:
            begin, end = _words_of(self.chain.query, p)
            matches = []
            for piece in splice.pieces:
                if piece.begin < end and begin < piece.end:
                    matches.append(self._match(p, piece.laid, piece.laid.differences(), 0, 1 << 30))
            found[p.id] = Alignment(p.id, "spliced" if matches else "absent", tuple(matches))
        return found

    def _verdict(self, p: Passage, laid: Laid, own: Differences, match: Match, begin: int, end: int) -> Verdict:
        interview = self.interviews[laid.interview]
        if (interview.file in self.notes or told_of(interview, match.span)) and not in_marks(interview, match.span):
            return "near"
        ops = {e.op for e in own.edits}
        if ops == {"delete"} or (not ops and own.inaudible):
            return "cut"
        if ops == {"insert"}:
            return "inserted"
        if ops:
            return "altered"
        return "verbatim" if _word_for_word(p, laid, match.span) and not own.harmless else "folded"

    def _match(self, p: Passage, laid: Laid, own: Differences, begin: int, end: int) -> Match:
        interview = self.interviews[laid.interview]
        pairs = [(i, j) for i, j in laid.pairs if begin <= i < end]
        span = laid.span(begin, end)
        off = any(interview.turns[laid.turns[j]].terms == OFF_RECORD for _, j in pairs)
        changed = sum(max(len(e.draft.split()), len(e.evidence.split())) for e in own.edits)
        return replace(
            described(interview, span, _turn_index(laid, pairs), off),
            similarity=round(len(pairs) / (len(pairs) + changed), 4),
            edits=tuple(_critical_if_inaudible(own)),
            swallowed=tuple(own.swallowed),
            draft_span=Span(laid.sides.quoted[pairs[0][0]].start, laid.sides.quoted[pairs[-1][0]].end),
        )


def _critical_if_inaudible(own: Differences) -> list[Edit]:
    if own.inaudible and not own.edits:
        return [Edit("delete", "", "[inaudible]", False, Span(0, 0), Span(0, 0))]
    return own.edits


def _words_of(q: Query, p: Passage) -> tuple[int, int]:
    """The range of the query's words that belong to this passage."""
    inside = [k for k, w in enumerate(q.words) if p.parts[0].start <= w.start < p.parts[-1].end]
    return (inside[0], inside[-1] + 1) if inside else (0, 0)


def _part(all_of_it: Differences, p: Passage, first: bool) -> Differences:
    """The differences that fall to one passage of a chain; a gap at the join falls to the later half."""
    lo = -1 if first else p.span.start
    return Differences(
        [e for e in all_of_it.edits if lo <= e.draft_span.start <= p.span.end],
        [s for s in all_of_it.swallowed if lo <= s.draft_span.start <= p.span.end],
        all_of_it.harmless,
        all_of_it.matched,
        all_of_it.inaudible,
    )


def _turn_index(laid: Laid, pairs: Sequence[tuple[int, int]]) -> int:
    """The turn in which most of the agreeing words stand."""
    counts: dict[int, int] = {}
    for _, j in pairs:
        counts[laid.turns[j]] = counts.get(laid.turns[j], 0) + 1
    return max(counts, key=lambda t: (counts[t], -t)) if counts else -1


def _word_for_word(p: Passage, laid: Laid, span: Span) -> bool:
    """Equal letter for letter, but for white space, quote marks, the last punctuation mark and the first letter's case."""
    draft = " ".join(laid.sides.draft[s.start : s.end] for s in p.parts)
    evidence = laid.sides.evidence[span.start : span.end]
    return _bare(draft) == _bare(evidence)


_QUOTES = str.maketrans(dict.fromkeys('“”„«»‹›‘’‚"ʼ', "'"))


def _bare(words: str) -> str:
    plain = " ".join(words.translate(_QUOTES).split()).strip("' ").rstrip(".,;:!?… '").strip()
    return plain[:1].lower() + plain[1:]
