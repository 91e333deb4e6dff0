"""Everybody met so far in a text, and whom a mention means."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass

from chatham.language.describing import describing
from chatham.language.mention import Mention, stem
from chatham.language.referent import Referent, agrees, class_of, classes, fit, fits, members, same_name

RECENT = 60  # mentions looked back over for a pronoun
ALIKE = 40  # voices looked through for a description
FIRST = 12  # voices met in the first sentences
FAR = 14  # sentences after which a pronoun no longer goes back


@dataclass(slots=True)
class _Trace:
    sentence: int
    who: Referent
    subject: bool
    inner: bool


class Stage:
    """Who has been met; asked mention by mention in the order of the text."""

    def __init__(self) -> None:
        self.all: list[Referent] = []
        self.by_name: dict[str, list[Referent]] = {}
        self.by_head: dict[str, deque[Referent]] = {}
        self.by_word: dict[str, deque[Referent]] = {}
        self.by_owner: dict[tuple[int, str], Referent] = {}
        self.recent: deque[_Trace] = deque(maxlen=RECENT)
        self.voices: deque[Referent] = deque(maxlen=ALIKE)
        self.narrators: dict[str, Referent] = {}
        self.running: Referent | None = None

    def meet(self, m: Mention, owner: Referent | None = None, speaks: bool = False) -> Referent | None:
        """Whom a mention means, somebody new if nobody met before; None for a pronoun that goes back to nobody."""
        who = self._pronoun(m, speaks) if m.how == "pronoun" else self._known(m, owner, speaks)
        if who is None:
            if m.how == "pronoun":
                return None
            who = self._new(m)
        self.learn(who, m, owner)
        for beside in m.beside:
            self.learn(who, beside)
        self._trace(who, m, speaks)
        return who

    def _trace(self, who: Referent, m: Mention, speaks: bool) -> None:
        who.last = m.sentence
        self.recent.append(_Trace(m.sentence, who, m.subject or speaks, m.inner))
        if speaks:
            who.spoke = m.sentence
            self.running = who
            if not self.voices or self.voices[-1] is not who:
                self.voices.append(who)

    def _new(self, m: Mention) -> Referent:
        who = Referent(
            len(self.all),
            m.being,
            m.many,
            m.sex,
            vague=m.how == "new",
            inferred=m.how == "definite" and not m.words and not m.said,
            titled=m.how == "bare" and m.sentence < 3,
            first=m.sentence,
        )
        self.all.append(who)
        return who

    def learn(self, who: Referent, m: Mention, owner: Referent | None = None) -> None:
        """What a mention tells of somebody, kept for finding him again."""
        if m.how == "pronoun":
            if m.sex and m.subject and not who.sex and not who.many:
                who.sex = m.sex
            return
        who.being = who.being or m.being
        who.sex = who.sex or m.sex
        if m.name:
            if m.name not in who.names and len(who.names) < ALIKE:
                who.names.append(m.name)
            who.named = who.named or m.name[0] != "#" and m.name not in who.nicknames
            for word in m.name:
                self._index_name(word, who)
        for head in {m.head, *m.titles} - {""} - who.heads:
            who.heads.add(head)
            self.by_head.setdefault(head, deque(maxlen=ALIKE)).append(who)
        for word in (m.words | m.said) - who.words:
            who.words.add(word)
            self.by_word.setdefault(word, deque(maxlen=ALIKE)).append(who)
        if m.ordinal:
            who.ordinals.add(m.ordinal)
        if owner is not None and m.how == "owned":
            who.owner = owner
            self.by_owner[owner.number, m.head] = who
            who.words.update(w for name in owner.names for w in name)

    def _index_name(self, word: str, who: Referent) -> None:
        known = self.by_name.setdefault(word, [])
        if who not in known[-3:]:
            known.append(who)

    # who it is

    def _known(self, m: Mention, owner: Referent | None, speaks: bool) -> Referent | None:
        if m.how == "name":
            return self._named(m)
        by_name = next((b for b in m.beside if b.how == "name"), None)
        if by_name is not None:
            return self._named(by_name)
        if m.how == "owned":
            return self._owned(m, owner, speaks)
        if m.how == "new" and (titled := self._titled(m)) is not None:
            return titled
        if m.how == "new" or m.how == "bare" and m.many and not m.words and m.being == "person" and speaks:
            return None
        if m.many:
            return self._group(m)
        return self._definite(m, speaks)

    def _named(self, m: Mention) -> Referent | None:
        """The last one met by that name, or by a part of it."""
        name = m.name
        if name[0] == "+":
            return next((w for w in reversed(self.by_name.get(name[1], ())) if name in w.names), None)
        if name[0] == "#":
            return next((w for w in reversed(self.by_name.get(name[1], ())) if name in w.names), None)
        initials = name[0].replace(".", "") if len(name) == 1 else ""
        for who in reversed(self.by_name.get(name[-1], [])[-ALIKE:]):
            if not (m.sex and who.sex and m.sex != who.sex) and any(same_name(name, other, who.being == "body" or m.being == "body") for other in who.names):
                return who
        if len(name) > 1:
            for word in name[:-1]:
                for who in reversed(self.by_name.get(word, [])[-ALIKE:]):
                    if who.being == m.being == "body" and any(same_name(name, other, True) for other in who.names):
                        return who
        elif 1 < len(initials) < 7:
            return self._initials(initials)
        return self._waiting_body(m) or self._waiting_person(m) or self._unnamed(m)

    def _unnamed(self, m: Mention) -> Referent | None:
        """ "the minister, Dorrit Vey": the minister who has been met without a name."""
        for beside in m.beside:
            if beside.how == "definite" and beside.being == "person" and (who := self._definite(beside, False)) is not None and not who.named:
                return who
        return None

    def _waiting_person(self, m: Mention) -> Referent | None:
        """ "A judge" in the first sentences, "Judge Ada Sull" behind them."""
        if not m.titles or len(m.name) > 3:
            return None
        heads = {h for t in m.titles for h in describing().same.get(t, (t,))}
        found = [
            w
            for w in self.all[:FIRST]
            if w.heads & heads and not w.many and not w.named and w.being == "person" and w.first < 4 and not (w.sex and m.sex and w.sex != m.sex)
        ]
        return found[0] if len(found) == 1 and m.sentence - found[0].first < 8 else None

    def _initials(self, letters: str) -> Referent | None:
        for trace in reversed(self.recent):
            if trace.who.being in ("body", "") and any("".join(w[0] for w in n) == letters and len(n) > 1 for n in trace.who.names):
                return trace.who
        return None

    def _titled(self, m: Mention) -> Referent | None:
        """ "Judge rejects request" in a headline, "A Senna judge has rejected" below it."""
        if m.sentence > 4 or m.many or m.being != "person":
            return None
        return next(
            (
                w
                for w in self.all[:FIRST]
                if w.titled and m.head in w.heads and not w.many and w.being == "person" and m.sentence > w.first and w.words <= m.words
            ),
            None,
        )

    def _waiting_body(self, m: Mention) -> Referent | None:
        """ "Union threatens strike" in a headline, and the Dockers' Federation below it."""
        if m.being != "body":
            return None
        for who in self.all[:FIRST]:
            if who.being == "body" and not who.named and not who.words and classes(m.head) & class_of(who) and who.last == who.first and who.fresh:
                return who
        return None

    def _owned(self, m: Mention, owner: Referent | None, speaks: bool) -> Referent | None:
        if owner is None or owner.number in [n.number for n in self.narrators.values()]:
            return self._definite(m, speaks) if m.head in describing().anybody and not m.many else None
        known = self.by_owner.get((owner.number, m.head))
        if known is None and not owner.many and m.being == "person":
            words = {stem(h) for h in owner.heads} | {stem(w) for n in owner.names for w in n} | owner.words
            return self._definite(m, False, frozenset(words), strict=True)
        return known if known is None or known.many == m.many else None

    def _group(self, m: Mention) -> Referent | None:
        """ "the officials": the last group so described; "officials" too, where the description is the same."""
        for who in reversed(self.by_head.get(m.head, ())):
            if who.many and (m.words <= who.words) and (m.how == "definite" or m.words == who.words or m.being == "people"):
                return who
        if m.how == "definite" and m.head in describing().anybody:
            return next((t.who for t in reversed(self.recent) if t.who.many), None)
        return None

    def _definite(self, m: Mention, speaks: bool, more: frozenset[str] = frozenset(), strict: bool = False) -> Referent | None:
        words = describing()
        if m.being == "body":
            return self._body(m)
        if m.being == "paper":
            return next((w for w in reversed(self.by_head.get(m.head, ())) if m.words <= w.words | w.loose), None)
        if not m.head and m.ordinal == "other":
            return None
        asked = m.words | more
        best, top = None, 1.4
        seen: set[int] = set()
        pool = [self.by_head.get(h, ()) for h in sorted(words.same.get(m.head, (m.head,)))]
        pool += [self.by_word.get(w, ()) for w in (*sorted(asked), stem(m.head))]
        if m.head in words.anybody or m.ordinal:
            pool.append(self.voices)
        for group in pool:
            for who in group:
                if who.number in seen:
                    continue
                seen.add(who.number)
                points = fit(who, m, asked, strict, who is self.running)
                if points > top or points == top and best is not None and who.last > best.last:
                    best, top = who, points
        return best or (self._varied(m) if m.how == "definite" else None)

    def _varied(self, m: Mention) -> Referent | None:
        """ "The Republican nominee": whoever has just spoken by name, under another word."""
        who = self.running
        if who is None or not who.named or who.many or who.being not in ("person", "") or m.sentence - who.last > 3 or m.sex and who.sex and m.sex != who.sex:
            return None
        return who if m.head in describing().variations and not (who.heads - {m.head}) & describing().rank else None

    def _body(self, m: Mention) -> Referent | None:
        """ "the company": the last body of that kind, by its name or by its class."""
        same = [w for w in reversed(self.by_head.get(m.head, ())) if w.being == "body" and not w.many]
        for who in same:
            if m.words <= who.words | {stem(w) for n in who.names for w in n} or not m.words:
                return who
        if m.words:
            return None
        kinds = classes(m.head)
        for trace in reversed(self.recent):
            who = trace.who
            if (
                who.named
                and (who.being == "body" or not who.being and not who.sex)
                and (class_of(who) & kinds or not class_of(who) and "company" in members(kinds))
            ):
                return who
        return None

    # pronouns

    def _pronoun(self, m: Mention, speaks: bool) -> Referent | None:
        if m.head in ("mine", "ours"):
            return self._narrator(m)
        best, top = None, -9.0
        for at, trace in enumerate(reversed(self.recent)):
            far = m.sentence - trace.sentence
            if far > FAR:
                break
            if not agrees(trace.who, m):
                continue
            subject = 2.0 if m.subject or speaks else 1.0
            points = -1.2 * far - 0.01 * at + (subject if trace.subject else 0.0) - (2.0 if trace.inner else 0.0) + fits(trace.who, m)
            if trace.subject and m.subject and not trace.inner:
                points += 2.0 if not far else 0.8 if far == 1 and not trace.who.inferred else 0.0
            if trace.who is self.running and far <= 6:
                points += (1.2 if far <= 2 else 0.8) * subject / 2
            if points > top:
                best, top = trace.who, points
        return best

    def _narrator(self, m: Mention) -> Referent:
        if m.head not in self.narrators:
            who = self._new(m)
            who.being, who.named = "person", True
            self.narrators[m.head] = who
        return self.narrators[m.head]
