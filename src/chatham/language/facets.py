"""What the words about an unnamed voice reveal: rank, body, sector, access, place, relation, sex."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from chatham.core.passage import Facet, FacetKind
from chatham.core.text import Span
from chatham.language.describing import being, describing, singular

_WORD = re.compile(r"[^\W_]+(?:[-’'](?!s\b)[^\W_]+)*")
_ORDER: tuple[FacetKind, ...] = ("rank", "body", "sector", "access", "place", "relation", "sex")
_NAME = re.compile(r"[A-Z][\w-]*(?:(?: (?:of|for|and|&)(?: the)?)? [A-Z][\w-]*)*")


def facets(text: str, places: Sequence[Span], named: bool) -> tuple[Facet, ...]:
    """The facets of a voice from the words of its mentions, each kind of words once; none where it is named."""
    if named:
        return ()
    found: dict[tuple[FacetKind, str], Facet] = {}
    for place in places:
        for one in _of_label(text, place):
            found.setdefault((one.kind, one.words.lower()), one)
    return tuple(sorted(found.values(), key=lambda f: (_ORDER.index(f.kind), f.span)))


def _of_label(text: str, place: Span) -> Iterator[Facet]:
    words = describing()
    tokens = [
        (m.start(), m.end(), m.group().lower()) for m in _WORD.finditer(text, place.start, place.end) if text[m.start() - 1 : m.end()] not in ("’s", "'s")
    ]
    if not tokens:
        return
    yield from _sex(text, tokens)
    if len(tokens) == 1 and tokens[0][2] in words.pronouns:
        return
    taken: list[Span] = []
    if (related := _related(text, place, tokens)) is not None:
        yield related
        taken.append(related.span)
    names = [one for one in _names(text, place) if not any(one.span.overlaps(t) for t in taken)]
    yield from names
    yield from _access(text, place)
    taken += [one.span for one in names]
    own = True  # before "of", "in" and "who" the words are about the voice itself
    for at, (begin, end, low) in enumerate(tokens):
        own = own and low not in words.behind
        if own and low in words.rank:
            yield _facet("rank", text, begin, end)
        if any(span.start <= begin < span.end for span in taken):
            continue
        if low in words.sector:
            yield _facet("sector", text, begin, end)
        elif being(singular(low)) == "body" and low not in words.rank | words.nothing:
            yield _facet("body", text, _phrase_start(text, tokens, at), end)
        if low in words.place:
            yield _facet("place", text, begin, end)


def _facet(kind: FacetKind, text: str, begin: int, end: int) -> Facet:
    return Facet(kind, " ".join(text[begin:end].split()), Span(begin, end))


def _sex(text: str, tokens: Sequence[tuple[int, int, str]]) -> Iterator[Facet]:
    """A pronoun by itself, or the noun that a label begins with: not "the wife of a clerk" for the clerk."""
    words = describing()
    if len(tokens) == 1 and tokens[0][2] in words.subjects and words.pronouns.get(tokens[0][2]) in ("man", "woman"):
        yield _facet("sex", text, *tokens[0][:2])
        return
    for begin, end, low in tokens:
        if low in words.behind or low in ("who", "whose", "whom"):
            return
        if singular(low) in words.men or singular(low) in words.women:
            yield _facet("sex", text, begin, end)
            return


def _related(text: str, place: Span, tokens: Sequence[tuple[int, int, str]]) -> Facet | None:
    """ "an aide to the minister", "his brother": the relation and to whom."""
    words = describing()
    for at, (begin, end, low) in enumerate(tokens):
        if singular(low) in words.relation:
            after = tokens[at + 1][2] if at + 1 < len(tokens) else ""
            if after in ("of", "to", "for"):
                last = (
                    next((k for k in range(at + 2, len(tokens)) if tokens[k][2] in words.behind or "," in text[tokens[k - 1][1] : tokens[k][0]]), len(tokens))
                    - 1
                )
                return _facet("relation", text, begin, tokens[last][1])
            if _owned(text, place, begin):
                return _facet("relation", text, place.start, end)
        if low in words.behind:
            return None
    return None


def _names(text: str, place: Span) -> Iterator[Facet]:
    """Proper names in a label: of bodies, or of places where a small word of place stands before them."""
    words = describing()
    for m in _NAME.finditer(text, place.start, place.end):
        begin, end = m.span()
        first = _WORD.match(text, begin)
        if begin == place.start and first and (len(m.group().split()) == 1 or first.group().lower() in words.definite | words.new):
            begin = first.end() + 1 if len(m.group().split()) > 1 else end
        if begin >= end:
            continue
        before = [w.lower() for w in text[place.start : begin].split()]
        parts = [w.lower() for w in re.findall(_WORD, text[begin:end])]
        if words.neither & set(parts):
            continue
        behind = next((w for w in reversed(before) if w != "the"), "")
        if any(being(singular(w)) == "body" or w in words.sector for w in parts) or text[begin:end].isupper():
            yield _facet("body", text, begin, end)
        elif behind in words.places_behind:
            yield _facet("body" if before[-1] == "the" or behind == "at" else "place", text, begin, end)
        elif not {"who", "whom", "whose"} & set(before) and text[end : end + 2] not in ("’s", "'s"):
            yield _facet("body" if behind in ("for", "with") else "place", text, begin, end)


def _owned(text: str, place: Span, begin: int) -> bool:
    before = text[place.start : begin].rstrip().lower()
    return before.endswith(("’s", "'s", "his", "her", "their", "its"))


def _phrase_start(text: str, tokens: Sequence[tuple[int, int, str]], at: int) -> int:
    """Where the words begin that tell which body: "a private shipping company", "the supervisory board"."""
    words = describing()
    start = at
    while start > 0 and start > at - 4:
        begin, end, low = tokens[start - 1]
        if text[end : tokens[start][0]] != " " or low in words.behind or low in ("and", "or", "who") or being(singular(low)) == "person":
            break
        start -= 1
        if low in words.definite or low in ("a", "an", "one", "another"):
            break
    return tokens[start][0]


@cache
def _near() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:" + "|".join(re.escape(p).replace(r"\ ", r"\s+") for p in sorted(describing().access, key=len, reverse=True)) + r")\s[^,;:]+", re.I
    )


def _access(text: str, place: Span) -> Iterator[Facet]:
    """ "close to the minister", "familiar with the talks"."""
    if (m := _near().search(text, place.start, place.end)) is not None:
        yield _facet("access", text, m.start(), m.end())
