"""What a story says of a group of those it spoke to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from chatham.core.passage import Voice
from chatham.core.reading import Attribution, Collective
from chatham.core.text import Span
from chatham.language.asking import asking
from chatham.language.clauses import Sentence
from chatham.language.describing import being, describing, singular
from chatham.language.mention import letters
from chatham.language.quantified import Quantifier, quantifier
from chatham.language.reach import reach

_OPENS = frozenset((",", ";", ":", "—", "–", "(", "and", "but", "that", "while", "although", "because"))


def collectives(
    text: str, paragraphs: Sequence[Span], attributions: Sequence[Attribution], voices: Sequence[Voice], sentences: Sequence[Sentence] = ()
) -> tuple[Collective, ...]:
    """Every sentence over a group, in the order of the text."""
    sources = sorted((a.source[0].start, a.source[-1].end, n) for n, a in enumerate(attributions) if a.source)
    found: list[Collective] = []
    at = 0
    for s in sentences:
        if not len(s):
            continue
        here = []
        while at < len(sources) and sources[at][0] < s.places[-1][1]:
            here.append(sources[at])
            at += 1
        found.extend(_made(text, s, here, attributions))
    return tuple(found)


def _made(text: str, s: Sentence, sources: Sequence[tuple[int, int, int]], attributions: Sequence[Attribution]) -> Iterator[Collective]:
    """The groups of a sentence with what is said of them; ``sources`` are those of attributions in it."""
    done = 0
    for begin, end, q in sorted({*_groups(s), *_speaking(s, sources)}, key=lambda g: (g[0], -g[1])):
        if begin < done:
            continue
        done = end
        span = Span(s.places[begin][0], s.places[end - 1][1])
        one = next((attributions[n] for b, e, n in sources if b < span.end and span.start < e), None)
        cut = s.places[q.end - 1][1] if q else span.start
        claim = Span(one.content[0].start, one.content[-1].end) if one else _rest(s, end)
        yield Collective(span, _plain(text, span.start, cut), _plain(text, cut, span.end).removeprefix("of "), claim, one.voice if one else None)


def _speaking(s: Sentence, sources: Sequence[tuple[int, int, int]]) -> Iterator[tuple[int, int, Quantifier | None]]:
    """Sources of attributions that are quantified groups, wherever they stand."""
    for b, e, _ in sources:
        begin = next((i for i, p in enumerate(s.places) if p[0] >= b), len(s))
        end = next((i for i, p in enumerate(s.places) if p[0] >= e), len(s))
        q = quantifier(s.low, begin, end) if begin < end else None
        if q and not q.single and s.low[q.end - 1] not in describing().many_more and (_group_end(s, begin, q, letters(s)) or q.end == end):
            yield begin, max(end, q.end), q


def _plain(text: str, begin: int, end: int) -> str:
    return " ".join(text[begin:end].split())


def _rest(s: Sentence, end: int) -> Span | None:
    """What follows the group in its clause."""
    stop = end
    while stop < len(s) and s.words[stop] not in (";", "."):
        stop += 1
    return Span(s.places[end][0], s.places[stop - 1][1]) if stop > end else None


def _groups(s: Sentence) -> Iterator[tuple[int, int, Quantifier | None]]:
    """The places in a sentence that speak of what a group says or thinks."""
    shape = ""
    at = 0
    while at < len(s) - 1:
        opens = at == 0 or s.low[at - 1] in _OPENS
        q = quantifier(s.low, at, min(len(s), at + 8)) if opens and _may_begin(s.low[at]) else None
        own = opens and s.low[at] in asking().our | {"the", "those"} and q is None
        if q is None and not own:
            at += 1
            continue
        shape = shape or letters(s)
        end = _group_end(s, at, q, shape)
        if end and _says(s, end, shape):
            yield at, end, q
            at = end
        at += 1


def _may_begin(low: str) -> bool:
    words = describing()
    return low in words.quantifiers or low in words.before_quantifier or low in ("every", "each", "not") or low.isdigit()


def _group_end(s: Sentence, at: int, q: Quantifier | None, shape: str) -> int:
    """Where the words for the group end, 0 where it is no group of people."""
    lists = asking()
    if q is None:
        i = at
        if s.low[at] == "those":
            return reach(s, at + 1, shape) if at + 1 < len(s) and shape[at + 1] in "WUV" else 0
        while i < len(s) and shape[i] in "DPJC":
            i += 1
        return reach(s, i + 1, shape) if i < len(s) and s.low[i] in lists.ours else 0
    if s.low[q.end - 1] in describing().many_more:
        return 0
    if s.low[at] in ("every", "each"):
        i = at + 1
        while i < len(s) and shape[i] in "JN" and shape[i + 1 : i + 2] in ("N", "J"):
            i += 1
        return reach(s, i + 1, shape) if i < len(s) and being(s.low[i]) == "person" else 0
    if q.single and s.low[q.begin] not in ("each", "neither", "everyone", "everybody"):
        return 0
    end = q.end
    if s.low[end : end + 1] == ["but"] or s.low[end : end + 1] == ["except"]:
        end += 2
    if q.part:
        i = q.end + 1
        if i < len(s) and s.low[i] in ("them", "us"):
            return i + 1
        if i < len(s) and s.low[i] in lists.those:
            return reach(s, i + 1, shape)
        while i < len(s) and shape[i] in "DPJCVENS" and not _people(s.low[i]):
            i += 1
        return reach(s, i + 1, shape) if i < len(s) and _people(s.low[i]) else 0
    i = end
    if end + 2 < len(s) and s.low[end] in describing().shares and s.low[end + 1] == "of":
        i = end + 2
    while i < len(s) and shape[i] in "DPJVNECS" and not _people(s.low[i]) and i - end < 5:
        i += 1
    if i < len(s) and _people(s.low[i]):
        return reach(s, i + 1, shape)
    return end if end < len(s) and shape[end] in "BbR,v" and not s.low[end - 1].isdigit() else 0


def _people(low: str) -> bool:
    word = singular(low)
    if word in describing().shares:
        return False
    return being(word) in ("person", "people") and (word != low or low in describing().groups)


def _says(s: Sentence, end: int, shape: str) -> bool:
    """Whether the group says, thinks, or was asked."""
    lists = asking()
    i = end
    if i < len(s) and s.words[i] == ",":
        i = next((k + 1 for k in range(i + 1, min(len(s), i + 12)) if s.words[k] == ","), i)
    if i + 1 < len(s) and s.low[i] in lists.did and (shape[i + 1 : i + 3] in ("Ro", "R") or s.words[i + 1] in ".;"):
        return True
    while i < len(s) and (shape[i] == "R" or s.low[i] in ("have", "has", "had", "would", "could", "will", "did", "do", "does", "both", "all")) and i - end < 14:
        i += 1
    if i >= len(s):
        return False
    low = s.low[i]
    if low in s.lex.be:
        after = next((k for k in range(i + 1, min(len(s), i + 4)) if shape[k] != "R"), i)
        return s.low[after] in lists.asked or s.low[after] in s.lex.adjectives and end > 2
    return shape[i] in "BVvN" and (low in lists.verbs or low in s.lex.verbs and "s" in s.lex.verbs[low]) or low in lists.did
