"""Whose words each attribution reports: the voices of a story as its reader meets them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from chatham.core.passage import Voice
from chatham.core.reading import Attribution
from chatham.core.text import Span
from chatham.language.clauses import Sentence
from chatham.language.describing import describing
from chatham.language.facets import facets
from chatham.language.mention import Mention, described, letters
from chatham.language.mentions import mentions
from chatham.language.referent import Referent
from chatham.language.reported import Reported
from chatham.language.speaking import speaker
from chatham.language.stage import Stage
from chatham.language.voices import renamed

LOOSE = 60  # words kept of what is told of somebody


def whose(
    text: str, paragraphs: Sequence[Span], reports: Sequence[Reported], sentences: Sequence[Sentence] = ()
) -> tuple[tuple[Attribution, ...], tuple[Voice, ...]]:
    """The attributions of a text with their voices, and the voices in the order in which the reader meets them.

    ``paragraphs`` are the stretches of the story's own prose, without furniture; ``sentences`` are those that the reports
    were read from.
    """
    listener = _Listener(text, reports)
    for number, s in enumerate(sentences):
        if len(s):
            listener.sentence(number, s)
    listener.free(len(text) + 1)
    return listener.done()


class _Listener:
    """Goes through the sentences of a text and gives each attribution its referent."""

    def __init__(self, text: str, reports: Sequence[Reported]) -> None:
        self.text, self.reports = text, reports
        self.stage = Stage()
        self.given: dict[int, Referent] = {}
        self.heard: dict[int, dict[Span, bool]] = {}
        self.wider: dict[int, Span] = {}
        self.quoted: set[int] = set()
        self.sources = sorted((i for i, r in enumerate(reports) if r.source), key=lambda i: reports[i].source[0])
        self.alone = [i for i, r in enumerate(reports) if not r.source and r.inherited]
        self.contents = sorted(span for r in reports for span in r.content)
        self.at = self.next_alone = self.next_content = 0
        self.within = 0  # the end of the reported words gone through so far

    def sentence(self, number: int, s: Sentence) -> None:
        shape = letters(s)
        found = mentions(s, number, shape)
        sources = self.sources_of(s)
        self.mark_inner(s, found)
        speaking: dict[int, list[int]] = {}
        for begin, end, which in sources:
            one = speaker(s, begin, end, found, shape, number)
            if one is None:
                continue
            known = next((k for k, m in enumerate(found) if m is one), -1)
            if known < 0:
                found = [m for m in found if not (one.begin <= m.begin and m.end <= one.end and m.head == one.head and m.how != "pronoun")]
                found.append(one)
            one.inner = False
            coded = [m for m in found if m.how == "name" and m.name[0] == "#" and m is not one and begin <= m.begin <= end]
            one.beside += coded
            found = [m for m in found if m not in coded]
            if one.start < begin and one.until >= end and s.low[begin] not in s.lex.relative:
                self.wider.update((k, Span(s.places[one.start][0], s.places[one.until - 1][1])) for k in which)
            speaking.setdefault(id(one), []).extend(which)
        met: dict[int, Referent | None] = {}
        ahead, called = _ahead(s, found), _called(s, found)
        for m in sorted(found, key=lambda m: (m is not ahead, m.begin, m.end)):
            self.free(s.places[m.begin][0])
            if id(m) in called and (who := met.get(id(called[id(m)]))) is not None:
                self.nickname(s, m, who)
            else:
                self.meet(s, m, speaking.get(id(m), []), met, found)

    def sources_of(self, s: Sentence) -> list[tuple[int, int, list[int]]]:
        """The sources in a sentence in word numbers, and the attributions that each is given."""
        last = s.places[-1][1]
        made: list[tuple[int, int, list[int]]] = []
        while self.at < len(self.sources):
            which = self.sources[self.at]
            span = self.reports[which].source[0]
            if span.start >= last:
                break
            self.at += 1
            begin = next((k for k, (b, e) in enumerate(s.places) if e > span.start), 0)
            end = next((k for k, (b, _) in enumerate(s.places) if b >= span.end), len(s))
            if made and made[-1][0] == begin:
                made[-1][2].append(which)
            elif end > begin:
                made.append((begin, end, [which]))
        return made

    def mark_inner(self, s: Sentence, found: Sequence[Mention]) -> None:
        """Marks mentions within reported words: a pronoun goes back to them less readily."""
        for m in found:
            place = s.places[m.begin][0]
            while self.next_content < len(self.contents) and self.contents[self.next_content].start <= place:
                self.within = max(self.within, self.contents[self.next_content].end)
                self.next_content += 1
            m.inner = place < self.within

    def meet(self, s: Sentence, m: Mention, which: Sequence[int], met: dict[int, Referent | None], found: Sequence[Mention]) -> None:
        """Asks the stage who is meant and keeps it for the attributions ``which``."""
        if m.how in ("new", "bare") and not which and (same := _predicate(s, m, found)) is not None and (who := met.get(id(same))) is not None:
            m.how = "bare"
            self.stage.learn(who, m)
        else:
            owner = self.stage_owner(m, met)
            who = self.stage.meet(m, owner, bool(which))
        met[id(m)] = who
        if who is None:
            return
        if m.how == "name" and m.name not in who.nicknames and renamed(" ".join(s.low[m.end : m.end + 9])):
            who.nicknames.append(m.name)
            who.named = any(name not in who.nicknames for name in who.names)
        for one in which:
            self.given[one] = who
            if self.reports[one].type == "direct":
                self.quoted.add(who.number)
        self.note(s, m, who)
        if m.subject and not m.inner and not who.named and who.being == "person" and len(who.loose) < LOOSE:
            who.loose |= described(s, 0, len(s))

    def nickname(self, s: Sentence, m: Mention, who: Referent) -> None:
        """ "Let us call him the Accountant": a name, but not by which anybody could be known."""
        m.name = m.name or tuple(w for w in s.low[m.begin : m.end] if w not in describing().light)
        who.nicknames.append(m.name)
        self.stage.learn(who, m)
        self.note(s, m, who)

    def stage_owner(self, m: Mention, met: dict[int, Referent | None]) -> Referent | None:
        owner = m.owner
        for beside in m.beside:
            owner = owner or beside.owner
        return met.get(id(owner)) if owner is not None else None

    def note(self, s: Sentence, m: Mention, who: Referent) -> None:
        """Keeps the place of a mention, and whether it is a description."""
        heard = self.heard.setdefault(who.number, {})
        for one in (m, *m.beside):
            heard.setdefault(Span(s.places[one.begin][0], s.places[max(one.end, one.own or one.until) - 1][1]), one.how != "pronoun")

    def free(self, until: int) -> None:
        """Quotations that stand by themselves before ``until`` go to the running voice."""
        while self.next_alone < len(self.alone) and self.reports[self.alone[self.next_alone]].content[0].start < until:
            if self.stage.running is not None:
                self.given[self.alone[self.next_alone]] = self.stage.running
            self.next_alone += 1

    def done(self) -> tuple[tuple[Attribution, ...], tuple[Voice, ...]]:
        order = sorted({w.number for w in self.given.values()}, key=lambda n: min(self.heard[n]))
        ids = {number: f"K{k}" for k, number in enumerate(order, start=1)}
        attributions = tuple(
            Attribution(
                (self.wider[i],) if i in self.wider else r.source, r.cue, r.content, r.type, ids[self.given[i].number] if i in self.given else None, r.inherited
            )
            for i, r in enumerate(self.reports)
        )
        return attributions, tuple(self.voices(order, ids))

    def voices(self, order: Sequence[int], ids: dict[int, str]) -> Iterator[Voice]:
        for number in order:
            who, places = self.stage.all[number], tuple(sorted(self.heard[number]))
            told = [" ".join(self.text[p.start : p.end].split()).rstrip(" ,;:—–") for p in places if self.heard[number][p]]
            labels = tuple(dict.fromkeys(w for w in told if w)) or (self.text[places[0].start : places[0].end],)
            named = self.named(who)
            yield Voice(ids[number], labels[0], places, named, who.many or who.being in ("people", "body"), labels, facets(self.text, places, named))

    def named(self, who: Referent) -> bool:
        """Whether it is known by a proper name, or is nobody who could hide: a paper, a thing, the institution "the ministry"."""
        if who.named or who.being == "paper":
            return True
        if who.being == "body":
            return not who.many and not who.vague
        return not who.being and not who.sex and who.number not in self.quoted


def _called(s: Sentence, found: Sequence[Mention]) -> dict[int, Mention]:
    """The nicknames that a sentence gives, each with the mention of whoever is called so."""
    given: dict[int, Mention] = {}
    for at, low in enumerate(s.low):
        if low not in describing().naming:
            continue
        if (
            owned := next((m for m in found if m.begin == at + 1 and m.how == "name" and m.owner is not None and m.owner.sex), None)
        ) is not None and owned.owner:
            owned.begin, given[id(owned)] = at + 2, owned.owner
            continue
        behind = next((m for m in found if m.begin == at + 1 and m.how == "pronoun" and (m.sex or m.many)), None)
        who = behind or next((m for m in reversed(found) if m.end <= at and m.being == "person" and set(s.low[m.end : at]) & {"whom", "who"}), None)
        begin = behind.end if behind else at + 1
        name = next((m for m in found if m.begin == begin and m.how in ("name", "definite") and s.words[m.end - 1][0].isupper()), None)
        if who is not None and name is not None:
            given[id(name)] = who
    return given


def _ahead(s: Sentence, found: Sequence[Mention]) -> Mention | None:
    """Whom "When he wrote his book, Brill said ..." means by "he"."""
    if s.low[0] not in s.lex.subordinate | s.lex.openers or "," not in s.words:
        return None
    comma = s.words.index(",")
    if not any(m.how == "pronoun" and m.sex and m.begin < comma for m in found):
        return None
    return next((m for m in found if m.begin == comma + 1 and m.how == "name" and m.subject), None)


def _predicate(s: Sentence, m: Mention, found: Sequence[Mention]) -> Mention | None:
    """Whom "she is a clerk" calls a clerk: the subject before the verb."""
    at = m.begin - 1
    while at >= 0 and s.tags[at] == "RB":
        at -= 1
    if at < 1 or s.low[at] not in s.lex.be or m.being != "person":
        return None
    words = describing()
    return next((o for o in reversed(found) if o.end <= at and o.subject and not o.many and (o.being in ("person", "") or o.head in words.pronouns)), None)
