"""Who the draft gives a quotation to: the words of saying beside it and the printed description of the speaker.

A plain reading of news style, sentence by sentence: words of saying after the quotation, before it, "according to",
calling verbs for fragments, and the running voice for a quotation that stands free.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from chatham.core.text import Span
from chatham.language.lexicon import speech


@dataclass(frozen=True, slots=True)
class Attribution:
    """``label``: span of the printed speaker, ``cue``: span of the words of saying; either may be None."""

    label: Span | None
    cue: Span | None
    calling: bool = False


_ADDRESSING = frozenset("told tell tells telling asked asks warned warns warning promised".split())


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    lex = speech()
    verbs = "|".join(sorted((re.escape(v) for v in lex.verbs), key=len, reverse=True))
    announcing = "|".join(re.escape(v) for v in lex.verbs if v not in _ADDRESSING)
    adverb = r"(?:\w+ly |then |also |later |once |has |have |had |would |will |who |now |simply |is said to have )?"
    return {
        "after_vs": re.compile(
            rf"[\s,;—–-]*(?P<cue>(?:{verbs}))\b(?!\s+(?:that|to)\b|\s+(?:them|him|her|us|me|it)\b(?=\s*(?:[,.;:]|that\b|$)))\s+(?P<label>[^.;:!?—\n“”\"«»]+)",
            re.I,
        ),
        "after_sv": re.compile(rf"[\s,;—–-]*(?P<label>[^.;:!?—\n“”\"«»]{{1,120}}?)\s+{adverb}(?P<cue>(?:{verbs}))\b", re.I),
        "after_ac": re.compile(r"[\s,;—–-]*(?P<cue>(?:according to|in the words of|as told by))\s+(?P<label>[^.;:!?—\n“”\"«»]+)", re.I),
        "after_dash": re.compile(r"\s*[—–]\s*(?P<label>[A-Z][^.;:!?—\n“”\"«»]{1,60})\s*$"),
        "before_ac": re.compile(r"(?P<cue>according to|in the words of|for)\s+(?P<label>[^.;:!?—\n“”\"«»]+?)[,:]?\s*$", re.I),
        "before_vs": re.compile(
            rf"(?:^|[,;—–-]\s*)(?P<cue>(?:{announcing}))\s+(?P<label>(?:the|a|an|one|another)\s[^,.;:!?—\n“”\"«»]{{2,100}}|"
            r"[A-Z][\w.’'·-]*(?: [\w.’'·-]+){0,4}),\s*$"
        ),
        "own_words": re.compile(
            r"\b(?P<cue>in)\s+(?P<label>his|her|their|(?:the |an? )?[\w’'-]+(?: [\w’'-]+){0,3}?[’']s)\s+(?:own\s+)?words,?\s*(?:[\w’']+\s+){0,2}$", re.I
        ),
        "before_cue": re.compile(rf"(?P<label>[^.;!?—\n“”\"«»]*?)\s*\b{adverb}(?P<cue>(?:{verbs}))\b(?P<rest>[^.;!?\n]*)$", re.I),
        "called": re.compile(rf"(?P<label>[^.;!?—\n“”\"«»]*?)\s*\b(?:\w+ly )?(?P<cue>(?:{'|'.join(lex.calling)}))\b(?P<rest>[^.;!?\n]*)$", re.I),
        "called_by": re.compile(rf"(?P<cue>(?:{'|'.join(lex.calling)}))\s+by\s+(?P<label>[^.;:!?,—\n“”\"«»]+?)\s+as\s*$", re.I),
        "never": re.compile(rf"\b(?:{'|'.join(re.escape(n) for n in lex.never_speech)})\W*(?:as |the |a |an )?\W*$", re.I),
        "verb": re.compile(rf"\b(?:{verbs})\b", re.I),
    }


def saying() -> re.Pattern[str]:
    """Where an unclosed quotation gives way to words of saying."""
    verbs = "|".join(re.escape(v) for v in sorted(speech().verbs, key=len, reverse=True))
    return re.compile(rf"[,.?!…](?=\s+(?:(?:{verbs})\b|(?:he|she|they|the \w+|an? \w+)\s+(?:{verbs})\b))")


def words_of_saying() -> re.Pattern[str]:
    """Any word of saying."""
    return _patterns()["verb"]


def never_speech(before: str) -> bool:
    """True if the words just before the marks ("so-called", "nicknamed") say that nobody is quoted."""
    return bool(_patterns()["never"].search(before[-60:]))


def attribution(string: str, before: Span, quoted: Span, after: Span) -> Attribution:
    """The speaker of ``quoted``: ``before`` and ``after`` are the words of its sentence outside any marks."""
    found = _behind(string, after) if len(after) else None
    if found is None and len(before):
        found = _ahead(string, before)
    if found and found.label and not _plausible(string[found.label.start : found.label.end]):
        found = Attribution(None, found.cue, found.calling)
    return found or Attribution(None, None)


_CLAUSE = re.compile(r"(?<!who )(?<!which )(?<!that )\b(?:is|are|was|were|has|have|had|will|would|can|cannot|could|did|does)\b", re.I)
_HANGING = frozenset("and or but the a an of to that in on at for with by from be been as if so than not cannot who which what whose".split())


def _plausible(label: str) -> bool:
    """Whether a label reads like somebody: no whole clause, no words left hanging at its end."""
    words = label.split()
    return bool(words) and words[-1].lower() not in _HANGING and not _CLAUSE.search(label)


def _behind(string: str, after: Span) -> Attribution | None:
    patterns = _patterns()
    end = min(after.end, after.start + 400)
    for name in ("after_ac", "after_vs", "after_sv", "after_dash"):
        m = patterns[name].match(string, after.start, end)
        if not m:
            continue
        label = shortened(string, Span(*m.span("label")), at_front=True)
        if name == "after_sv" and not _subject(string[label.start : label.end]):
            inner_subject = _inner_subject(string, Span(*m.span("label")))
            if inner_subject is None:
                continue
            label = inner_subject
        label = _name_behind(string, label) or label
        cue = Span(*m.span("cue")) if "cue" in m.groupdict() else None
        if len(label):
            return Attribution(label, cue)
    return None


_NAME_BEHIND = re.compile(r",\s+(?P<name>[A-Z][\w’'-]+(?: (?:(?:van|von|de|da|del|al|el|bin) )?[A-Z][\w’'·-]+)+)(?=\s*[.,;:—–]|$)")


def _name_behind(string: str, label: Span) -> Span | None:
    """ "said the quarry's manager, Otto Brill": the name, where one follows the office."""
    m = _NAME_BEHIND.match(string, label.end)
    return Span(*m.span("name")) if m and string[label.start : label.start + 1].islower() else None


def _ahead(string: str, before: Span) -> Attribution | None:
    patterns = _patterns()
    start = max(before.start, before.end - 400)
    m = patterns["own_words"].search(string, start, before.end)
    if m:
        owner = m.group("label").lower()
        label = Span(*m.span("label")) if owner in ("his", "her", "their") else Span(m.start("label"), m.end("label") - 2)
        return Attribution(label, Span(*m.span("cue")))
    m = patterns["before_vs"].search(string, start, before.end)
    if m:
        return Attribution(shortened(string, Span(*m.span("label")), True), Span(*m.span("cue")))
    m = patterns["called_by"].search(string, start, before.end)
    if m:
        return Attribution(shortened(string, Span(*m.span("label")), True), Span(*m.span("cue")), True)
    called = patterns["called"].match(string, start, before.end)
    said = patterns["before_cue"].match(string, start, before.end)
    if said:
        said = _last_cue(string, start, before.end) or said
    m = called if called and (not said or called.start("cue") > said.start("cue")) else said
    if m and not _negated(string[m.start("label") : m.start("cue")]):
        return Attribution(_before_verb(string, Span(*m.span("label"))), Span(*m.span("cue")), m is called)
    m = patterns["before_ac"].search(string, start, before.end)
    if m and m.group("cue").lower() != "for":
        label = shortened(string, Span(*m.span("label")), True)
        return Attribution(label, Span(*m.span("cue"))) if len(label) else None
    return _announced(string, Span(start, before.end))


def _announced(string: str, before: Span) -> Attribution | None:
    """ "Lind tried the manager: “...”": a colon makes the sentence's subject the speaker."""
    words = string[before.start : before.end]
    if not words.rstrip().endswith(":"):
        return None
    colon = Span(before.start + len(words.rstrip()) - 1, before.start + len(words.rstrip()))
    m = _SUBJECT.match(words)
    if m is None or m["who"].split()[0].lower() in _OPENERS:
        return None
    return Attribution(Span(before.start + m.start("who"), before.start + m.end("who")), colon)


_SUBJECT = re.compile(
    r"\s*(?P<who>[Hh]e|[Ss]he|[Tt]hey|[A-Z][\w’'·-]+(?: (?:(?:van|von|de|da|del|al|el|bin) )?[A-Z][\w’'·-]+)*)\s+(?:\w+ly )?[a-z]+(?:ed|s|t|id|ew|ad|oke|ook)\b"
)


def _last_cue(string: str, start: int, end: int) -> re.Match[str] | None:
    """The last words of saying before the quotation, with everything from the sentence's start as their subject."""
    last = None
    for m in _patterns()["verb"].finditer(string, start, end):
        last = m
    if last is None:
        return None
    return re.compile(rf"(?P<label>(?s:.{{{last.start() - start}}}))(?P<cue>(?s:.{{{last.end() - last.start()}}}))(?P<rest>(?s:.*))").match(string, start, end)


def _negated(words: str) -> bool:
    return bool(re.search(r"\b(?:nobody|no one|never|not)\s*$", words, re.I))


def _subject(words: str) -> bool:
    """Whether ``words`` can be somebody: "he", "a former clerk", "Mara Tellin", not "in March the"."""
    first = words.split()[0].lower() if words.split() else ""
    lex = speech()
    if first in lex.pronouns or first in lex.indefinite or first in ("the", "this", "that", "his", "her", "their", "our", "my"):
        return len(words.split()) <= 22 and (first not in lex.pronouns or len(words.split()) == 1)
    return bool(_NAME_SHAPED.match(words)) and first not in _OPENERS


_PRONOUN_LAST = re.compile(
    r"\b(?P<who>he|she|they|I|we|He|She|They|We)(?:\s+(?:also|later|then|has|had|have|would|once|now|simply|again|always|often|still|[a-z]+ly))*\s*$"
)
_NAME_SHAPED = re.compile(r"[A-Z][\w.’'·-]*(?:\s+(?:[A-Z][\w.’'·-]*|of|the|for|and|de|da|do|dos|la|le|van|von|den|der|bin|al|el|y|e)){0,7}$")
_OPENERS = frozenset(
    (
        "of in at on for but and when while as after before then there here so yet if by from to with about above "
        "since until once later still what how why because although though however meanwhile nobody everybody nothing"
    ).split()
)


def _before_verb(string: str, span: Span) -> Span | None:
    """The subject at the end of what stands before a verb of saying, or None."""
    words = string[span.start : span.end]
    pronoun = _PRONOUN_LAST.search(words)
    if pronoun:
        return Span(span.start + pronoun.start("who"), span.start + pronoun.end("who"))
    pieces = list(re.finditer(r"[^,:()–—]+", words))
    at = len(pieces) - 1
    while at > 0 and re.match(r"\s*(?:who|which|whose|speaking|asking|reached|asked|now|then)\b", pieces[at].group(), re.I):
        at -= 1
    for number in range(at, max(-1, at - 3), -1):
        m = pieces[number]
        body = re.sub(r"^.*\bwhat\s+", " ", m.group())
        body = re.sub(r"^\s*(?:and|but|as|when|while|because|that|then|so|yet|still|although|though|later|what|how|in what)\s+", " ", body, flags=re.I)
        begin = span.start + m.end() - len(body.lstrip())
        end = begin + len(_ADVERB.sub("", _first_clause(body.strip())))
        candidate = shortened(string, Span(begin, end), False)
        if len(candidate) and _subject(string[candidate.start : candidate.end]):
            return candidate
        inner = _inner_subject(string, Span(begin, end))
        if inner is not None:
            return inner
    return None


_ADVERB = re.compile(
    r"(?:\s+(?:also|later|then|has|had|have|would|will|once|now|simply|again|always|often|still|even|only|finally|(?!(?:assembly|family|ally|monopoly|supply|reply|bully|july|italy)\b)[a-z]+ly))+$"
)


def _first_clause(words: str) -> str:
    """Without a second verb of saying and what follows ("a manager remembered being told by")."""
    m = _patterns()["verb"].search(words)
    return words[: m.start()].rstrip() if m and m.start() > 2 else words


@cache
def described_person() -> re.Pattern[str]:
    """A person described by trade or rank: "the director of a private railway", "one official"."""
    nouns = "|".join(sorted(n for n in speech().generic if n not in ("former", "civil", "deputy")))
    return re.compile(
        rf"\b(?P<label>(?:the|a|an|one|another|his|her|their)\s+(?:[\w’'-]+\s+){{0,4}}?(?:{nouns})\b(?:\s+(?:of|in|at|from|who|for)(?:\s+[\w’'-]+){{1,5}}?(?=[,.]|\s+(?:said|was|had|is|laughed|shrugged|looked|sat|paused|did|does|has)\b))?)",
        re.I,
    )


_INNER = re.compile(r"\b(?:he|she|they|(?:the|a|an|one|another|two|several)\s+(?:[\w’'-]+\s+){0,8}[\w’'-]+|[A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+)+)\s*$")


def _inner_subject(string: str, span: Span) -> Span | None:
    m = _INNER.search(string, span.start, span.end)
    return Span(m.start(), m.start() + len(m.group().rstrip())) if m else None


def shortened(string: str, span: Span, at_front: bool) -> Span:
    """The description itself, without what follows it ("in March", "who asked not to be named")."""
    words = string[span.start : span.end]
    lead = len(words) - len(words.lstrip(" ,“\"'\n*_"))
    words = words[lead:]
    if at_front:
        words = _cut_tail(words)
    words = words.rstrip(" ,\n*_")
    return Span(span.start + lead, span.start + lead + len(words))


_TAIL = re.compile(
    r",|\s+(?=(?:who|whom)\s+(?:asked|spoke|requested|insisted|declined|wanted|agreed|would|was not|is not|were not|did not)\b)"
    r"|\s+(?=(?:on|under)\s+(?:the\s+)?condition\b)|\s+(?=speaking\b|asking\b|adding\b|referring\b|recalling\b|because\b|when\b|while\b|after\b|before\b|as\s+(?:he|she|they|the|if|we)\b)"
    r"|\s+(?=(?:in|during|at|on|by|over|via|from)\s+(?:an?\s+(?:interview|message|text|call|letter|statement|e-?mail|speech|voice|phone|later|second|first|recent|televised)|(?:January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|spring|summer|autumn|winter|early|late|mid|phone|tears|\d{4})\b|the\s+(?:time|day|evening|morning|night|end|spring|summer|autumn|winter|same|phone)\b|his\s|her\s|our\s|their\s))"
    r"|\s+(?=(?:last|this|next)\s+(?:week|month|year|spring|summer|autumn|winter|night|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b)"
    r"|\s+(?=(?:earlier|later|afterwards|yesterday|today|bluntly|quietly|simply|again|recently|flatly|drily|dryly|then|with\s+a)\b)|\s+(?=of\s+(?:the|his|her|that|this)\s+(?:plan|meeting|decision|decree|order|day|night|week|time|matter)\b)",
)


def _cut_tail(words: str) -> str:
    m = _TAIL.search(words)
    return words[: m.start()] if m else words
