"""Words that a source passes on for somebody else."""

from __future__ import annotations

import re
from dataclasses import dataclass

from chatham.core.evidence import Interview
from chatham.core.match import Match
from chatham.core.text import Span

_SAYING = (
    r"(?:said|says|told (?:me|us|him|her|them|everyone|everybody|the \w+)|tells (?:me|us)|asked|shouted|wrote|"
    r"writes|whispered|answered|replied|put it|used to say|goes|went|was like|announced|warned (?:me|us|him|her|"
    r"them)|ordered|explained|promised)"
)
_BEFORE = re.compile(
    (
        rf"\b(?P<who>(?:(?i:the|my|our|his|her|their|a|an|one)\s+(?:[\w’'-]+\s+){{0,5}}?[\w’'-]+|he|she|they|"
        rf"[A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+)*))\s*,?\s+(?:just |simply |then |once |also |even |always |actually |"
        rf"[a-z]+ly )?{_SAYING}\b(?:\s+to (?:me|us|him|her|them))?(?P<rest>[\s,:;—–-]*(?:that\s+)?(?:and I quote|quote|"
        rf"literally|word for word|verbatim)?[\s,:;—–-]*[\"“‘'«]?\s*)$"
    ),
)
_INNER = re.compile(r"[\"“«](?P<words>[^\"”»\n]{3,400})[\"”»]|(?<!\w)[‘'](?P<single>[^’'\n]{3,400}(?:[’']\w[^’'\n]{0,200}){0,4})[’'](?!\w)")


@dataclass(frozen=True, slots=True)
class Relayed:
    """Who, in the source's telling, said the words."""

    who: str
    span: Span


def relayed(interview: Interview, match: Match) -> Relayed | None:
    """The person whose words the matched ones are, in their speaker's own telling; None if they are the speaker's."""
    own = interview.piece_at(match.span.start)
    if own is None:
        return None
    begin = max(own.start, match.span.start - 220)
    string, base = interview.text.around(begin, own.end)
    span = Span(match.span.start - base, match.span.end - base)
    inner = next((m for m in _INNER.finditer(string, begin - base, own.end - base) if m.start() <= span.start and span.end <= m.end() + 1), None)
    head = string[begin - base : inner.start() + 1 if inner else span.start]
    m = _BEFORE.search(" ".join(head.split(" ")))
    if m is None or (inner is None and not _direct(m["rest"])):
        return None
    return Relayed(m["who"], Span(begin, match.span.start))


def _direct(rest: str) -> bool:
    """Whether the words of saying announce literal words: a colon, a comma, an opening mark, "quote"."""
    return bool(re.search(r"[,:\"“‘'«]|quote|literally|verbatim|word for word", rest))
