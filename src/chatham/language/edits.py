"""What differs between a quotation and the evidence under it, once harmless differences are set aside."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from chatham.core.match import Edit, Op, Swallowed
from chatham.core.text import Span
from chatham.language.align import Path
from chatham.language.fold import BRACKET, ELLIPSIS, INAUDIBLE, NUMBER, TAG, Word, words
from chatham.language.lexicon import english

_ENDS = ".?!;:…"
_BREAK = re.compile(r"[.?!…][\"”’)\]]*\s|\n\s*\n")


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A stretch of a text that is sliced by places in the whole: ``string`` begins at ``base``."""

    string: str
    base: int

    def __getitem__(self, place: slice) -> str:
        """The words at a place of the whole text."""
        return self.string[max(0, place.start - self.base) : max(0, place.stop - self.base)]

    def words(self, stretches: Sequence[tuple[int, int]]) -> list[Word]:
        """The comparable words in stretches of the whole text."""
        if not self.base:
            return words(self.string, stretches, bracketed=True)
        found = words(self.string, [(start - self.base, end - self.base) for start, end in stretches], bracketed=True)
        return [w._replace(start=w.start + self.base, end=w.end + self.base) for w in found]


@dataclass(frozen=True, slots=True)
class Sides:
    """The two texts and their words, as every function here needs them."""

    draft: str
    evidence: Excerpt
    quoted: Sequence[Word]
    spoken: Sequence[Word]
    aside: Sequence[bool]


@dataclass(slots=True)
class Differences:
    """``edits`` of substance; ``swallowed`` words under an ellipsis or bracket; ``harmless`` counts what was set aside."""

    edits: list[Edit] = field(default_factory=list)
    swallowed: list[Swallowed] = field(default_factory=list)
    harmless: int = 0
    matched: int = 0
    inaudible: bool = False


@dataclass(frozen=True, slots=True)
class _Gap:
    """Quoted words ``[q0, q1)`` and evidence words ``[e0, e1)`` between two words that agree."""

    q0: int
    q1: int
    e0: int
    e1: int


def anchors(sides: Sides, path: Path) -> list[tuple[int, int]]:
    """The pairs (quoted word, evidence word) that agree."""
    either = english().either
    agreed = []
    for i, j in enumerate(path.pairs):
        if j >= 0:
            q, e = sides.quoted[i].key, sides.spoken[j].key
            if q == e or e in either.get(q, ()) or q in either.get(e, ()):
                agreed.append((i, j))
    return agreed


def differences(sides: Sides, path: Path) -> Differences:
    """All that differs along ``path``, in the order of the draft."""
    found = Differences()
    pairs = _whole_words(sides, anchors(sides, path))
    found.matched = len(pairs)
    if not pairs:
        return found
    first, last = pairs[0], pairs[-1]
    lead = [j for j in path.pairs[: first[0]] if 0 <= j < first[1] and not _breaks(sides, j, first[1])]
    tail = [j for j in path.pairs[last[0] + 1 :] if j > last[1] and not _breaks(sides, last[1], j)]
    opening = any(w.kind == BRACKET for w in sides.quoted[: first[0]])
    before = _clause_start(sides, first[1]) if opening else first[1]
    gaps = [_Gap(0, first[0], min([*lead, before]), first[1])]
    gaps += [_Gap(a[0] + 1, b[0], a[1] + 1, b[1]) for a, b in zip(pairs, pairs[1:], strict=False)]
    gaps.append(_Gap(last[0] + 1, len(sides.quoted), last[1] + 1, max(tail, default=last[1]) + 1))
    for gap in gaps:
        if gap.q1 > gap.q0 or gap.e1 > gap.e0:
            _judge(sides, gap, path, found)
    return found


def _breaks(sides: Sides, left: int, right: int) -> bool:
    """Whether a sentence ends, or another turn begins, between two words of the evidence."""
    between = sides.evidence[sides.spoken[left].end : sides.spoken[right].start]
    return _BREAK.search(between) is not None


def _clause_start(sides: Sides, at: int) -> int:
    """The first of at most five words, without punctuation between, that stand before a word of the evidence."""
    begin = at
    while begin > 0 and at - begin < 5:
        between = sides.evidence[sides.spoken[begin - 1].end : sides.spoken[begin].start]
        if between.strip() or sides.spoken[begin - 1].kind in (TAG, INAUDIBLE):
            break
        begin -= 1
    return begin


def _whole_words(sides: Sides, pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Without pairs where only half of a surface word agrees ("do" against "don't")."""
    for _ in range(2):
        quoted = {i for i, _ in pairs}
        spoken = {j for _, j in pairs}
        half_q = {w.unit for i, w in enumerate(sides.quoted) if i not in quoted}
        half_e = {w.unit for j, w in enumerate(sides.spoken) if j not in spoken}
        kept = [
            (i, j)
            for i, j in pairs
            if not (_split(sides.quoted, i) and sides.quoted[i].unit in half_q) and not (_split(sides.spoken, j) and sides.spoken[j].unit in half_e)
        ]
        if len(kept) == len(pairs) or not kept:
            break
        pairs = kept
    return pairs


def _split(words: Sequence[Word], at: int) -> bool:
    unit = words[at].unit
    before = at > 0 and words[at - 1].unit == unit
    return before or (at + 1 < len(words) and words[at + 1].unit == unit)


def _judge(sides: Sides, gap: _Gap, path: Path, found: Differences) -> None:
    quoted = [w for w in sides.quoted[gap.q0 : gap.q1] if w.kind not in (TAG, INAUDIBLE)]
    marks = [w for w in quoted if w.kind in (ELLIPSIS, BRACKET)]
    plain = [w for w in quoted if w.kind not in (ELLIPSIS, BRACKET)]
    spoken = list(range(gap.e0, gap.e1))
    if any(sides.spoken[j].kind == INAUDIBLE for j in spoken) and not marks and gap.q0 > 0 and gap.q1 < len(sides.quoted):
        found.inaudible = True
    left = _without_asides(sides, spoken)
    if marks:
        paired = {path.pairs[i] for i in range(gap.q0, gap.q1) if sides.quoted[i] in plain}
        under = [j for j in left if j not in paired]
        left = [j for j in left if j in paired]
        _swallow(sides, marks, under, found)
    if not marks:
        left = left if plain else _without_false_start(sides, gap, left)
        left = _without_fillers(sides, left, bool(plain))
        left = left if plain else _without_false_start(sides, gap, left)
    said = [sides.spoken[j] for j in left]
    if _same_letters(plain, said):
        found.harmless += 1 if (plain or said or spoken or marks) else 0
        return
    _edit(sides, gap, plain, said, found)


def _without_asides(sides: Sides, spoken: list[int]) -> list[int]:
    silent = (TAG, INAUDIBLE, ELLIPSIS, BRACKET)
    return [j for j in spoken if sides.spoken[j].kind not in silent and not sides.aside[j]]


def _same_letters(quoted: Sequence[Word], said: Sequence[Word]) -> bool:
    """ "e-mail" and "email", "3 pm" and "3pm", "four-fifty" and "450"; two empty sides too."""
    return "".join(w.key.lstrip("#") for w in quoted) == "".join(w.key.lstrip("#") for w in said)


def _without_fillers(sides: Sides, left: list[int], replaced: bool) -> list[int]:
    lexicon = english()
    kept: list[int] = []
    at = 0
    while at < len(left):
        for length in (2, 1):
            run = left[at : at + length]
            phrase = tuple(sides.spoken[j].key for j in run)
            if (
                len(run) == length
                and run[-1] - run[0] == length - 1
                and (phrase in lexicon.filler_phrases or (length == 1 and phrase[0] in lexicon.fillers))
                and _idle(sides, phrase, run, replaced)
            ):
                at += length
                break
        else:
            kept.append(left[at])
            at += 1
    return kept


def _idle(sides: Sides, phrase: tuple[str, ...], run: list[int], replaced: bool) -> bool:
    """Whether "like", "well", "right" here is only a filler: not where it ends a clause without a comma before it."""
    lexicon = english()
    if phrase[0] in lexicon.fillers or phrase in lexicon.steady_fillers:
        return True
    begin, end = sides.spoken[run[0]].start, sides.spoken[run[-1]].end
    before = sides.evidence[max(0, begin - 3) : begin].rstrip()[-1:]
    after = sides.evidence[end : end + 1]
    if phrase in lexicon.opening_fillers:
        return before in tuple(",.?!;:…—–-") or not before
    if replaced:
        return before == "," and after == ","
    return not (after and after in _ENDS and before != ",")


def _without_false_start(sides: Sides, gap: _Gap, left: list[int]) -> list[int]:
    """Drops words said twice in a row ("we were, we were told") of which the draft keeps one."""
    if not left or len(left) > 8:
        return left
    said = [sides.spoken[j].key for j in left if sides.spoken[j].key not in english().fillers]
    size = len(said)
    stutter = sides.evidence[sides.spoken[left[-1]].end : sides.spoken[left[-1]].end + 1] in tuple(",-–—….")
    if size == 1 and said[0] in english().negations and not stutter:
        return left  # "not not" without a pause is too weighty to be taken for a stutter
    after = _run(sides, gap.e1, +1, size + 3)
    before = _run(sides, gap.e0 - 1, -1, size)[::-1]
    if said == before[-size:] or any(said == after[k : k + size] for k in range(3 if size > 1 or (stutter and len(said[0]) > 3) else 1)):
        return []
    broken = sides.evidence[sides.spoken[left[-1]].end : sides.spoken[left[-1]].end + 1]
    stem = said[:-1] == after[: size - 1] and len(after) >= size
    if stem and broken in tuple("-–—…,") and (size >= 3 or (broken != "," and after[size - 1].startswith(said[-1]))):
        return []
    return left


def _run(sides: Sides, at: int, step: int, most: int) -> list[str]:
    keys: list[str] = []
    fillers = english().fillers
    while 0 <= at < len(sides.spoken) and len(keys) < most:
        word = sides.spoken[at]
        if word.kind not in (TAG, ELLIPSIS) and word.key not in fillers and not sides.aside[at]:
            keys.append(word.key)
        at += step
    return keys


def _swallow(sides: Sides, marks: list[Word], under: list[int], found: Differences) -> None:
    found.harmless += 1
    left = _without_fillers(sides, under, False)
    bracket = " ".join(sides.draft[w.start : w.end] for w in marks if w.kind == BRACKET) or None
    if not left and not bracket:
        return
    span = Span(min(w.start for w in marks), max(w.end for w in marks))
    where = Span(sides.spoken[under[0]].start, sides.spoken[under[-1]].end) if under else Span(0, 0)
    words = " ".join(_surfaces(sides.evidence, [sides.spoken[j] for j in under]))
    only_bracket = all(w.kind == BRACKET for w in marks)
    found.swallowed.append(Swallowed(words, span, where, why_critical(sides.evidence, [sides.spoken[j] for j in left]), bracket if only_bracket else None))


def _surfaces(text: str | Excerpt, words: Sequence[Word]) -> list[str]:
    """The surface words, each once though a contraction has two keys; broken lines mended."""
    shown: list[str] = []
    unit = None
    for w in words:
        if (w.start, w.end) != unit:
            shown.append(text[w.start : w.end].replace("-\n", "").replace("\n", " "))
        unit = (w.start, w.end)
    return shown


def _edit(sides: Sides, gap: _Gap, plain: list[Word], said: list[Word], found: Differences) -> None:
    while plain and said and plain[0].key == said[0].key:
        plain, said = plain[1:], said[1:]
    while plain and said and plain[-1].key == said[-1].key:
        plain, said = plain[:-1], said[:-1]
    op: Op = "replace" if plain and said else "insert" if plain else "delete"
    at = sides.quoted[gap.q0].start if gap.q0 < len(sides.quoted) else sides.quoted[-1].end
    draft_span = Span(plain[0].start, plain[-1].end) if plain else Span(at, at)
    there = sides.spoken[gap.e0].start if gap.e0 < len(sides.spoken) else sides.spoken[-1].end
    evidence_span = Span(said[0].start, said[-1].end) if said else Span(there, there)
    why = why_critical(sides.evidence, _only(said, plain)) or why_critical(sides.draft, _only(plain, said))
    found.edits.append(
        Edit(
            op,
            " ".join(_surfaces(sides.draft, plain)),
            " ".join(_surfaces(sides.evidence, said)),
            why is not None,
            draft_span,
            evidence_span,
            why or ("grammar" if _tidied(plain, said) else "words"),
        )
    )


def _only(these: Sequence[Word], others: Sequence[Word]) -> list[Word]:
    keys = {w.key for w in others}
    return [w for w in these if w.key not in keys]


def _tidied(plain: Sequence[Word], said: Sequence[Word]) -> bool:
    """Whether the change only repairs agreement, tense, case or an article."""
    groups = english().grammar
    quoted, spoken = _only(plain, said), _only(said, plain)
    if not quoted or not spoken or abs(len(quoted) - len(spoken)) > 1 or max(len(quoted), len(spoken)) > 3:
        return False
    return all(any(_kin(q.key, e.key, groups) for e in spoken) for q in quoted) and all(any(_kin(q.key, e.key, groups) for q in quoted) for e in spoken)


def _kin(one: str, other: str, groups: dict[str, frozenset[int]]) -> bool:
    if groups.get(one, frozenset()) & groups.get(other, frozenset()):
        return True
    short, long = sorted((one, other), key=len)
    return len(short) >= 3 and long.startswith(short[:-1]) and long[len(short) - 1 :] in _ENDINGS | {short[-1] + e for e in _ENDINGS}


_ENDINGS = {"s", "es", "ed", "d", "ing", "ly", "ies", "ied"}


def why_critical(text: str | Excerpt, words: Sequence[Word]) -> str | None:
    """Why these words matter: "negation", "number", "condition", "quantifier", "hedge" or "name"; None if they do not."""
    lexicon = english()
    keys = [w.key for w in words]
    if any(k in lexicon.negations for k in keys):
        return "negation"
    if any(w.kind == NUMBER for w in words):
        return "number"
    if any(k in lexicon.conditions for k in keys):
        return "condition"
    joined = f" {' '.join(keys)} "
    if any(k in lexicon.quantifiers for k in keys) or _bounds(text, words, joined):
        return "quantifier"
    if any(k in lexicon.hedges for k in keys) or any(f" {' '.join(p)} " in joined for p in lexicon.hedge_phrases):
        return "hedge"
    return "name" if any(_is_name(text, w) for w in words) else None


_BOUND = re.compile(r" (?:at least|at most|up to|(?:no |not )?(?:more|less|fewer) than|a minimum of|a maximum of|as (?:many|few) as) ")
_COUNT = re.compile(
    r"\s+(?:[$€£]?\d|(?:a |the )?(?:[a-z]+teen|[a-z]+ty|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen|half|hundred|thousand|million)\b)",
    re.I,
)


def _bounds(text: str | Excerpt, words: Sequence[Word], joined: str) -> bool:
    """Whether the words set a bound to a number: "up to", or "over" right before a figure."""
    if _BOUND.search(joined):
        return True
    return any(w.key in english().bounds and _COUNT.match(text[w.end : w.end + 60]) is not None for w in words)


def _is_name(text: str | Excerpt, word: Word) -> bool:
    surface = text[word.start : word.end]
    if not surface[:1].isupper() or word.key in ("i", "am", "have") or surface in ("I’m", "I'm") or word.kind == BRACKET:
        return False
    before = text[max(0, word.start - 4) : word.start].rstrip(" \n\r\t\"'“‘«")
    return bool(before) and before[-1] not in ".?!:>…]" and (before[-1].isalnum() or before[-1] in ",;-–—(")
