"""Who says what in a text: for every report of words, thoughts or wishes its source, its cue and what is reported.

Pure text in, spans out. A paragraph becomes sentences of tagged words in which each whole quotation is one word; cues and
what they report are found by rule (``cues.py``) with words from a data files (``reporting.en.toml``, ``grammar.en.toml``).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from chatham.core.text import Span
from chatham.language import tagger
from chatham.language.announced import announcement
from chatham.language.attributed import Found
from chatham.language.clauses import QUOTATION, Sentence, subject
from chatham.language.content import sentence_stop
from chatham.language.cues import accordance, found_in
from chatham.language.quotations import Quoted
from chatham.language.reporting import lexicon
from chatham.language.retag import mended, plain_case
from chatham.language.sequel import inverted
from chatham.language.tokens import tokens

Kind = Literal["direct", "indirect", "mixed"]
_WORD = re.compile(r"\w+(?:[’'-]\w+)*")
_LOWER = re.compile(r"\b[a-z]+\b")
_ENDS = frozenset(".!?…")
_CLOSING = frozenset("”’\"'»)]")
_TWO = re.compile(r'[.!?…][”’"]?\s+["“‘]?[A-Z]')
_NESTED = re.compile(r"[.,!?…][’'”\"]$")
_LONGEST = 300


@dataclass(frozen=True, slots=True)
class Reported:
    """One attribution. ``source`` may be empty; ``inherited``: it has no cue of its own and is given to the running voice."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    type: Kind
    inherited: bool = False


def reported(text: str, paragraphs: Sequence[Span], quotations: Sequence[Quoted]) -> tuple[Reported, ...]:
    """Every attribution of a text, in the order of its cues."""
    return tagged_and_reported(text, paragraphs, quotations)[1]


def tagged_and_reported(text: str, paragraphs: Sequence[Span], quotations: Sequence[Quoted]) -> tuple[tuple[Sentence, ...], tuple[Reported, ...]]:
    """The tagged sentences of a text, and every attribution of it."""
    reader = _Reader(text, quotations)
    sentences: list[Sentence] = []
    for number, paragraph in enumerate(paragraphs):
        sentences += reader.read(number, paragraph)
    return tuple(sentences), tuple(reader.done())


@dataclass(slots=True)
class _Open:
    """An attribution that may still grow."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: list[Span]
    inherited: bool = False


class _Reader:
    """Goes through a text paragraph by paragraph and remembers who spoke last."""

    def __init__(self, text: str, quotations: Sequence[Quoted]) -> None:
        self.text, self.quotations = text, quotations
        self.found: list[_Open] = []
        self.running: _Open | None = None  # what a quotation alone would go on with
        self.taken: set[int] = set()
        self.next = 0
        self.seen = frozenset(_LOWER.findall(text))
        self.announced: tuple[Sentence, Found] | None = None

    def done(self) -> list[Reported]:
        made = [Reported(o.source, o.cue, tuple(o.content), self.kind(o.content), o.inherited) for o in self.found]
        return sorted(made, key=lambda r: (r.content[0].start, r.content[0].end))

    def read(self, number: int, paragraph: Span) -> list[Sentence]:
        made = self.sentences(paragraph)
        for at, s in enumerate(made):
            if at or number or not self.titled(s, paragraph.end):
                self.sentence(s)
        return made

    def sentences(self, paragraph: Span) -> list[Sentence]:
        words, places, quoted = self.words(paragraph)
        ends = _sentence_ends(words, quoted, self.text, self.quotations)
        begin, cut = 0, []
        for end in ends:
            cut.append((begin, end))
            begin = end
        lex = lexicon()
        fed = [
            ["," if q >= 0 else '"' if w in ("''", "``") else w for w, q in zip(plain_case(words[b:e], self.seen, lex), quoted[b:e], strict=True)]
            for b, e in cut
        ]
        made: list[Sentence] = []
        for (b, e), given in zip(cut, tagger.tagged(fed, tagger.english()), strict=True):
            low = [w.lower().replace("’", "'") for w in words[b:e]]
            tags = [QUOTATION if q >= 0 else t for t, q in zip(given, quoted[b:e], strict=True)]
            mended(words[b:e], low, tags, lex, self.seen)
            made.append(Sentence(words[b:e], low, tags, places[b:e], quoted[b:e], lex))
        return made

    def words(self, paragraph: Span) -> tuple[list[str], list[tuple[int, int]], list[int]]:
        """The words of a paragraph with their places; a whole quotation is one, with its number."""
        words: list[str] = []
        places: list[tuple[int, int]] = []
        quoted: list[int] = []
        at = paragraph.start
        while at < paragraph.end:
            while self.next < len(self.quotations) and (self.quotations[self.next].span.end <= at or not self.whole(self.quotations[self.next])):
                self.next += 1
            upcoming = self.quotations[self.next].span if self.next < len(self.quotations) else Span(paragraph.end, paragraph.end)
            until = min(max(upcoming.start, at), paragraph.end)
            for begin, end in tokens(self.text, Span(at, until)):
                words.append(self.text[begin:end])
                places.append((begin, end))
                quoted.append(-1)
            at = until
            if at < paragraph.end:
                end = min(upcoming.end, paragraph.end)
                words.append('"')
                places.append((at, end))
                quoted.append(self.next)
                at = end
        return words, places, quoted

    def whole(self, q: Quoted) -> bool:
        """Whether a quotation is somebody's sentence and not a few words within another's."""
        inner = self.text[q.parts[0].start : q.parts[0].end].strip()
        if not q.marked:
            return True
        inner = inner.strip("".join(_CLOSING)).lstrip("“‘") if _NESTED.search(inner) else inner
        first = next((c for c in inner if c.isalnum()), "")
        many = len(inner.split(None, 5))
        ended = inner[-1:] in ".,!?…—-" or not q.closed
        if many >= 3 and (first.isupper() or first.isdigit() or ended and inner[:1] in "[.…") or many >= 1 and ended and first.isupper():
            return True
        return many >= 3 and (ended and self.text[max(0, q.span.start - 3) : q.span.start].rstrip()[-1:] in (",", ";", ":") or bool(_TWO.search(inner)))

    def sentence(self, s: Sentence) -> None:
        if not len(s):
            return
        if all(t == QUOTATION or not w[0].isalnum() for t, w in zip(s.tags, s.words, strict=True)) and QUOTATION in s.tags:
            self.alone(s)
            return
        found = self.directly(s)
        claimed = {q for f in found for q in f.quoted}
        spoken = {f.verb for f in found}
        for f in found_in(s, found):
            if f.verb in spoken or any(i in claimed for p in f.content for i in range(*p)):
                continue
            found.append(f)
        waiting = self.running if self.running is not None and self.running.inherited else None
        first = len(self.found)
        self.running, self.announced = None, None
        for f in found:
            self.add(s, f)
        if waiting is not None and found and 0 in found[0].quoted:
            self.give(waiting, first)
        self.left(s, found)
        if s.words[-1] == ":":
            who = announcement(s)
            if who is not None:
                self.running, self.announced = None, (s, who)

    def left(self, s: Sentence, found: list[Found]) -> None:
        """A whole quotation behind a colon that nothing has claimed: "The notice on the gate: “...”"."""
        for at in range(1, len(s)):
            if s.tags[at] != QUOTATION or s.words[at - 1] != ":" or any(b <= at < e for f in found for b, e in f.content):
                continue
            begin = max((i + 1 for i in range(at - 1) if s.words[i] in ("-", "—", "–", ";") or s.tags[i] == QUOTATION), default=0)
            part = Sentence(s.words[begin:at], s.low[begin:at], s.tags[begin:at], s.places[begin:at], s.quoted[begin:at], s.lex)
            who = announcement(part)
            if who is not None:
                source = tuple((b + begin, e + begin) for b, e in who.source)
                cue = tuple((b + begin, e + begin) for b, e in who.cue)
                self.add(s, Found(source, cue, ((at, at + 1),), at))

    def titled(self, s: Sentence, last: int) -> bool:
        """A headline "Mayor of Sarn: The bridge will open", a turn "BRILL: I saw it": the name before the colon speaks."""
        end = s.phrase_end(0, len(s))
        if not 0 < end < len(s) - 2 or s.words[end] != ":" or end > 7:
            return False
        stop = sentence_stop(s)
        self.add(s, Found(((0, end),), ((end, end + 1),), ((end + 1, stop),), 0))
        return True

    def directly(self, s: Sentence) -> list[Found]:
        """Words of saying behind a quotation."""
        found: list[Found] = []
        stop = sentence_stop(s)
        at = 0
        while at < len(s):
            if s.tags[at] != QUOTATION:
                at += 1
                continue
            one = _behind(s, at, stop)
            if one is not None:
                found.append(one)
                at = max(one.quoted)
            at += 1
        return found

    def alone(self, s: Sentence) -> None:
        """A quotation that stands by itself goes on with the last one, or is given to nobody yet."""
        span = list(self.spans(s, ((0, len(s)),)))
        if not span:
            return
        if self.running is not None:
            self.running.content.extend(span)
            return
        if self.announced is not None:
            before, who = self.announced
            self.running = _Open(self.spans(before, who.source), self.spans(before, who.cue), span)
            self.announced = None
        else:
            self.running = _Open((), (), span, True)
        self.found.append(self.running)

    def add(self, s: Sentence, f: Found) -> None:
        """Keeps an attribution; a quotation behind it may go on with it."""
        content = list(self.spans(s, f.content))
        if not content:
            return
        one = _Open(self.spans(s, f.source), self.spans(s, f.cue), content)
        self.found.append(one)
        if self.running is None or self.kind(content) != "indirect":
            self.running = one

    def give(self, waiting: _Open, to: int) -> None:
        """A quotation that nobody was given yet goes to the speaker of the next one, which follows at once."""
        if to < len(self.found) and self.found[to - 1] is waiting:
            one = self.found[to]
            one.content[:0] = waiting.content
            del self.found[to - 1]

    def spans(self, s: Sentence, pieces: Sequence[tuple[int, int]]) -> tuple[Span, ...]:
        made = []
        for begin, end in pieces:
            while begin < end and not any(c.isalnum() for c in self.text[s.places[begin][0] : s.places[begin][1]]) and s.words[begin] not in "“\"«„‘'([$":
                begin += 1
            while begin < end and s.words[end - 1] in (",", ";", ":", "—", "–", "--", "."):
                end -= 1
            if begin < end:
                made.append(Span(s.places[begin][0], s.places[end - 1][1]))
        return tuple(made)

    def kind(self, content: Sequence[Span]) -> Kind:
        """What the marks show: all of it quoted, none, or some."""
        inside = outside = 0
        for span in content:
            at = _first_after(self.quotations, span.start)
            for m in _WORD.finditer(self.text, span.start, span.end):
                while at < len(self.quotations) and self.quotations[at].span.end <= m.start():
                    at += 1
                if at < len(self.quotations) and self.quotations[at].span.start <= m.start():
                    inside += 1
                else:
                    outside += 1
        return "indirect" if not inside else "direct" if inside >= 0.9 * (inside + outside) else "mixed"


def _first_after(quotations: Sequence[Quoted], place: int) -> int:
    low, high = 0, len(quotations)
    while low < high:
        middle = (low + high) // 2
        if quotations[middle].span.end <= place:
            low = middle + 1
        else:
            high = middle
    return low


def _behind(s: Sentence, at: int, stop: int) -> Found | None:
    """ "“...,” she said", "“...,” said the mayor", "“...,” according to the mayor"."""
    i = at + 1
    while i < stop and s.words[i] in (",", "—", "–", "-", "--"):
        i += 1
    limit = next((k for k in range(i, stop) if s.tags[k] == QUOTATION), stop)
    pieces: list[tuple[int, int]] = [(at, at + 1)]
    quoted = {at}
    if limit < stop and s.words[limit - 1] in (",", "—", "–", ":", "…"):
        pieces.append((limit, limit + 1))
        quoted.add(limit)
    if i < limit and (length := accordance(s, i)):
        begin = i + length
        end = s.phrase_end(begin, limit)
        return Found(((begin, end),), ((i, begin),), tuple(pieces), i, quoted=quoted) if end > begin else None
    if i < limit and s.lex.verbs.get(s.low[i]) and s.tags[i][:2] == "VB":
        who = inverted(s, i, limit)
        if who:
            return Found((who,), ((i, i + 1),), tuple(pieces), i, quoted=quoted)
    for verb in range(i + 1, min(limit, i + 40)):
        phrasal = verb + 1 < len(s) and s.low[verb + 1] in s.lex.phrasal.get(s.low[verb], ())
        if (phrasal or s.lex.verbs.get(s.low[verb])) and s.tags[verb] in ("VBD", "VBZ", "VBP", "VBG", "VBN", "VB"):
            source, begin = subject(s, verb, i)
            if begin > i + 1 and (not source or source[0][0] > i) and not any(s.verb(k) or s.words[k] == "," for k in range(i, begin)):
                source = ((i, begin),)
            if source and source[0][0] <= i + 1:
                if len(pieces) > 1 and any("s" in s.lex.verbs.get(s.low[k], "") and s.tags[k][:2] == "VB" for k in range(verb + 1, limit)):
                    pieces, quoted = pieces[:1], {at}
                return Found(source, ((begin, verb + 1 + phrasal),), tuple(pieces), verb, quoted=quoted)
            if not source:
                break
        elif s.tags[verb] in ("VBD", "VBZ") and s.low[verb] not in s.lex.catenative and s.tags[verb - 1] not in ("WP", "WDT"):
            break
    return None


def _sentence_ends(words: list[str], quoted: list[int], text: str, quotations: Sequence[Quoted]) -> list[int]:
    """For each sentence the index behind its last word."""
    ends: list[int] = []
    at = begin = 0
    total = len(words)
    while at < total:
        ended = words[at][0] in _ENDS or at + 1 < total and _shortened(words, quoted, at)
        soft = False
        if quoted[at] >= 0:
            inner = text[: quotations[quoted[at]].parts[-1].end][-3:].rstrip()
            ended = inner[-1:] in _ENDS
            soft = True
        at += 1
        if ended:
            while at < total and quoted[at] < 0 and (words[at] in _CLOSING or words[at][0] in _ENDS):
                at += 1
            ended = at >= total or quoted[at] >= 0 or words[at][0].isupper() or words[at][0].isdigit() or words[at][0] in "“\"«„‘'([—–-@#$*•"
            if ended and soft and at < total and quoted[at] < 0:
                ended = not _names_speaker(words, at, inner[-1:] in "!?…")
        if (ended or at - begin >= _LONGEST) and at > begin:
            ends.append(at)
            begin = at
    if begin < total:
        ends.append(total)
    return ends


def _shortened(words: list[str], quoted: list[int], at: int) -> bool:
    """Whether a sentence ends with a shortened word: "at 7 p.m. He ...", "in Calif. “We ..."."""
    if quoted[at + 1] >= 0:
        return len(words[at]) > 2 and words[at][-1] == "."
    return words[at] in lexicon().closing and words[at + 1] in lexicon().starters


def _names_speaker(words: list[str], at: int, asked: bool) -> bool:
    """Whether "Brill asked." or the like stands there, behind "?”"."""
    verbs = lexicon().verbs
    for i in range(at, min(len(words), at + (9 if asked else 5))):
        if words[i][0] in ".,":
            return False
        if "s" in verbs.get(words[i].lower(), ""):
            return asked or i + 1 >= len(words) or words[i + 1] in ".,"
    return False
