"""The verb *mark*: find the quotations of the story and say whose words the draft makes them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from chatham.core.passage import Passage, Voice
from chatham.core.story import Story
from chatham.core.text import Span
from chatham.engine.given import given
from chatham.engine.read_story import who_speaks
from chatham.language.attribution import Attribution, attribution, described_person, never_speech, saying, words_of_saying
from chatham.language.lexicon import speech
from chatham.language.quotations import Quoted, quotations, trimmed
from chatham.language.voices import Cast

_ABBREVIATED = re.compile(r"\b(Dr|Mr|Mrs|Ms|Prof|St|Gen|Col|Lt|Sgt|Sen|Rep|Gov|Rev|Hon|Jr|Sr|No|[A-Z])\.(?=\s|[A-Z])")
_BREAK = re.compile(r"[.!?…][\"”’»)\]]*\s+(?=[\"“‘«„A-Z0-9(])|\n")
_END = re.compile(r"[.!?](?=\s|$|[\"”’»)\]])|\n")
_LIST = re.compile(r"[ \t]*(?:[-*+•]|\d{1,3}[.)])[ \t]+")
_SHORT = 6
_PHRASE = 4
_NEAR = 1500
_AUTHOR_YEAR = re.compile(r"[A-Z][\w’'-]+(?: et al[.·]?)? \((?:1[5-9]|20)\d\d[a-z]?(?:[:,][^()]{0,20})?\)")
_UNDERLINE = re.compile(r"[”’»\"\s>]*(?:[—–]|--)\s*[A-Z]")
_CITED = re.compile(r"[”’»\",.]*\s*\([^()]{0,70}\b(?:1[5-9]|20)\d\d[a-z]?\b[^()]{0,50}\)")


@dataclass(frozen=True, slots=True)
class Marked:
    """The story's passages and the voices that it gives them to."""

    passages: tuple[Passage, ...]
    voices: dict[str, Voice]


def mark(story: Story, language: str = "en") -> Marked:
    """Passages in the order of the draft; ids P1, P2 ... for passages, K1, K2 ... for voices.

    Who says what is read in English drafts only: in another language there are passages and no voices, and marks
    around four words and more count as a quotation.
    """
    whole, story = story, replace(story, blocks=story.prose())
    string = _ABBREVIATED.sub(lambda m: m.group(1) + "·", story.text.string)
    quoted = trimmed(quotations(story, words_of_saying()), string, saying())
    if language != "en":
        return Marked(bare(string, quoted), {})
    cast = Cast()
    passages: list[Passage] = []
    for number, q in enumerate(quoted):
        before = quoted[number - 1] if number else None
        behind = quoted[number + 1] if number + 1 < len(quoted) else None
        context = _context(story, string, q, before, behind)
        start = story.blocks[q.block].span.start
        passages.append(_passage(string, q, context, passages, quoted, cast, start))
    return Marked(*given(string, passages, cast.voices(), who_speaks(whole)))


def bare(string: str, quoted: Sequence[Quoted]) -> tuple[Passage, ...]:
    """Passages that nobody is given yet."""
    return tuple(_bare(string, number, q) for number, q in enumerate(quoted))


def _bare(string: str, number: int, q: Quoted) -> Passage:
    words = sum(len(string[p.start : p.end].split()) for p in q.parts)
    return Passage(f"P{number + 1}", "quotation", q.span, q.parts, q.block, marked=q.marked, scare=q.marked and words < _PHRASE)


@dataclass(frozen=True, slots=True)
class _Context:
    """The words of a quotation's sentence outside any marks."""

    before: Span
    after: Span
    whole: str


def _context(story: Story, string: str, q: Quoted, previous: Quoted | None, following: Quoted | None) -> _Context:
    block = story.blocks[q.block].span
    if not q.marked:
        return _around_set_off(story, string, q)
    begin = max(block.start, previous.span.end if previous and previous.last_block == q.block else 0)
    lead = _LIST.match(string, begin, q.span.start)
    begin = lead.end() if lead else begin
    for m in _BREAK.finditer(string, begin, q.span.start + 1):
        begin = min(m.end(), q.span.start)
    last = story.blocks[q.last_block].span.end if q.last_block >= 0 else block.end
    end = min(last, following.span.start if following and following.block == q.last_block else last)
    ending = string[q.parts[-1].end - 1 : q.span.end]
    closes = "." in ending and re.match(r"\s+[A-Z]|\s*$", string[q.span.end : end])
    if closes:
        end = q.span.end
    else:
        stop = _END.search(string, q.span.end, end)
        end = stop.start() if stop else end
    before, after = Span(begin, q.span.start), Span(q.span.end, max(q.span.end, end))
    if not string[before.start : before.end].strip() and begin == block.start and not string[after.start : after.end].strip():
        before = _announcement(story, string, q) or before
    return _Context(before, after, string[before.start : before.end] + " … " + string[after.start : after.end])


def _announcement(story: Story, string: str, q: Quoted) -> Span | None:
    """The last sentence of the paragraph before, where that ends with a colon."""
    if q.block == 0:
        return None
    block = story.blocks[q.block - 1].span
    if not string[block.start : block.end].rstrip().endswith(":"):
        return None
    begin = block.start
    for m in _BREAK.finditer(string, block.start, block.end):
        begin = m.end()
    return Span(begin, block.end)


def _around_set_off(story: Story, string: str, q: Quoted) -> _Context:
    """A block quotation's speaker stands in the last sentence before it, or in a line below."""
    before = _announcement(story, string, q) or Span(q.span.start, q.span.start)
    own = story.blocks[q.last_block].span
    tail = string[q.span.end : own.end]
    lead = re.match(r"[\s>]*", tail)
    after = Span(q.span.end + (lead.end() if lead else 0), own.end) if tail.strip(" >\n") else Span(q.span.end, q.span.end)
    return _Context(before, after, string[before.start : before.end] + " … " + string[after.start : after.end])


def _passage(string: str, q: Quoted, context: _Context, known: list[Passage], quoted: list[Quoted], cast: Cast, start: int) -> Passage:
    before = string[context.before.start : context.before.end]
    said = attribution(string, context.before, q.span, context.after)
    words = sum(len(string[p.start : p.end].split()) for p in q.parts)
    number = len(known)
    continues = _continues(string, quoted, known, number)
    shared = said.cue is None and _shares_sentence(string, q, known)
    scare, weak = (False, False) if continues else _scare(string, q, replace(said, cue=known[-1].cue) if shared else said, before, words)
    passage = Passage(
        f"P{number + 1}",
        "quotation",
        q.span,
        q.parts,
        q.block,
        marked=q.marked,
        scare=scare,
        weak=weak,
        continues=continues,
        cue=said.cue,
        label=said.label,
        public=says(context.whole, speech().public) or _is_cited(string, q, context),
        relayed=says(context.whole, speech().pass_on),
    )
    return passage if scare else _given(string, passage, known, cast, start)


def _shares_sentence(string: str, q: Quoted, known: list[Passage]) -> bool:
    """Whether the quotation before, with words of saying of its own, stands in the same sentence."""
    if not known or known[-1].cue is None or known[-1].span.end > q.span.start:
        return False
    between = string[known[-1].span.end : q.span.start]
    return len(between.split()) <= 10 and bool(re.match(r"\s*,?\s*(?:and|or|but|then|nor)\b", between)) and not _END.search(between)


def _is_cited(string: str, q: Quoted, context: _Context) -> bool:
    """Words from print: a reference with a year beside them, or an epigraph over the name of its author."""
    if _CITED.match(string, q.span.end) or _AUTHOR_YEAR.search(context.whole):
        return True
    return not q.marked and not len(context.before) and bool(_UNDERLINE.match(string, q.span.end))


def says(words: str, phrases: tuple[str, ...]) -> bool:
    """Whether some words hold one of the phrases, whatever stands between its words."""
    folded = " " + " ".join(re.findall(r"[^\W_]+", words.lower())) + " "
    return any(f" {p} " in folded for p in phrases)


def _pronoun(string: str, label: Span) -> bool:
    return string[label.start : label.end].lower() in speech().pronouns - {"i", "we"}


def _resolved(string: str, passage: Passage, start: int, cast: Cast) -> Passage:
    """ "she" means the person introduced since the running voice last spoke, else the running voice if it is near.

    Somebody introduced without words of saying is a guess, so the passage counts as inherited.
    """
    at = passage.label.start if passage.label else passage.span.start
    met = cast.spans[cast.last][-1].end if cast.last is not None else 0
    described = _introduced(string, Span(max(met, start - _NEAR, at - 2 * _NEAR), min(at, passage.span.start)), cast)
    if described is not None:
        return replace(passage, label=described, inherited=True)
    near = cast.last is not None and string.count("\n", met, passage.span.start) <= 2
    if not near:
        return replace(passage, label=None, inherited=True)
    return replace(passage, inherited=cast.guessed)


def _introduced(string: str, stretch: Span, cast: Cast, speaking: Span | None = None) -> Span | None:
    """The last person described or known by name who is the subject of a clause in a stretch of the draft's own words,
    and who does not speak there anyway."""
    if speaking is not None and stretch.start <= speaking.start < stretch.end:
        stretch = Span(speaking.end, stretch.end)
    own = _INSIDE.sub(lambda m: " " * len(m.group()), string[stretch.start : stretch.end])
    named = [m.span() for name in cast.names() for m in re.finditer(rf"\b{re.escape(name)}\b(?![’']s)", own)] if own.strip() else []
    found = [m.span("label") for m in described_person().finditer(own)]
    found += [m.span() for m in _FULL_NAME.finditer(own)] + named
    found += [m.span("name") for m in _BARE_NAME.finditer(own) if m["name"].lower() not in _NO_NAMES]
    subjects = [s for s in found if _AT_START.search(own, 0, s[0])]
    if not subjects:
        return None
    begin, end = max(subjects, key=lambda s: (s[0], s[1]))
    return Span(stretch.start + begin, stretch.start + end)


_INSIDE = re.compile(r"“[^”]*(?:”|$)|\"[^\"]*(?:\"|$)|«[^»]*(?:»|$)")
_AT_START = re.compile(r"(?:^|[.?!…:;,()—–\n]|\b(?:and|but|when|while|as|where|then|so|because|though|that|if|yet|for))\s*$")
_BARE_NAME = re.compile(
    r"\b(?P<name>[A-Z][a-zà-ÿ-]{2,})(?=\s+(?:was|is|had|has|lives|keeps|works|runs|says|knows|did|does|went|came|took|ran|[a-z]{2,}ed)\b|"
    r",\s+(?:\d{1,3}\b|an? |the |who ))"
)
_NO_NAMES = frozenset(
    "the this that these those there they she it you his her their our its what when where who why how and but some many most all both each every one two "
    "three four five six seven eight nine ten nobody everyone everybody someone somebody others several few another nothing everything something not only "
    "even also here today yesterday then now monday tuesday wednesday thursday friday saturday sunday none neither either".split()
)
_PLACES = (
    "Institute|Union|Council|Ministry|Street|Road|Lake|Hall|Hotel|Inn|Committee|Company|Authority|Park|House|Party|"
    "Court|Office|Board|University|School|Theatre|Station|Square|River|Island|City|County|Department|Agency|Bank|"
    "Club|Federation|Association|Church|Hospital|Bridge|Valley|Bay|Mountain|Museum"
)
_FULL_NAME = re.compile(
    rf"\b(?!The |A |An |In |At |On |But |And |When |For )[A-Z][a-zà-ÿ-]+ (?:[A-Z]· )?(?:(?:van|von|de|da|del|al|el|"
    rf"bin) )?(?!(?:{_PLACES})\b)[A-Z][a-zà-ÿ-]+\b|\bS\d{{2,4}}\b"
)


def _given(string: str, passage: Passage, known: list[Passage], cast: Cast, start: int) -> Passage:
    if passage.label is not None and _pronoun(string, passage.label):
        passage = _resolved(string, passage, start, cast)
    if passage.label is not None:
        label = string[passage.label.start : passage.label.end].replace("·", ".")
        voice = cast.meet(" ".join(label.split()), passage.label)
        cast.guessed = passage.inherited
        return replace(passage, voice=voice)
    earlier = next((p for p in reversed(known[-50:]) if p.voice), None)
    if earlier is None or not (earlier.block == passage.block or passage.continues):
        return passage
    somebody = None if passage.continues else _introduced(string, Span(earlier.span.end, passage.span.start), cast, speaking=earlier.label)
    if somebody is not None:
        cast.guessed = True
        return replace(passage, label=somebody, inherited=True, voice=cast.meet(" ".join(string[somebody.start : somebody.end].split()), somebody))
    return replace(passage, voice=earlier.voice, inherited=True)


def _continues(string: str, quoted: list[Quoted], known: list[Passage], number: int) -> str | None:
    """The id of the passage whose sentence goes on here: “The list,” she said, “was never published.”"""
    if number == 0:
        return None
    q, before = quoted[number], quoted[number - 1]
    if not (q.marked and before.marked) or before.last_block != q.block or known[-1].scare:
        return None
    between = string[before.span.end : q.span.start]
    inside = string[before.parts[-1].start : before.parts[-1].end].rstrip(" \n”’\"'»")
    if _END.search(between) or ";" in between or len(between.split()) > 45 or not between.strip(" ,—–-"):
        return None
    first = string[q.parts[0].start : q.parts[0].end].lstrip("[(… .")[:2]
    joined = between.rstrip().endswith((",", "—", "–")) or first[:1].islower()
    goes_on = first[:1].islower() or first in ("I ", "I’", "I'") or (joined and not inside.endswith((".", "?", "!")))
    comma_before = inside.endswith((",", "—", "–", "…")) or between.lstrip().startswith((",", "—", "–"))
    only = _has_saying(between) and _only_attribution(string, known[-1], before.span.end, q.span.start)
    return known[-1].id if joined and goes_on and comma_before and only else None


def _only_attribution(string: str, before: Passage, begin: int, end: int) -> bool:
    """Whether nothing stands between two quotations but who says them, and how."""
    ends = [s.end for s in (before.cue, before.label) if s is not None and begin <= s.start < end]
    behind = string[max(ends, default=begin) : end]
    rest = behind.strip(" ,—–-\n")
    if rest and not behind.rstrip().endswith((",", "—", "–", "-")):
        return False
    return (
        bool(
            re.match(
                (
                    r"(?:who|which|whose|in|at|on|with|without|over|from|while|when|after|before|later|then|quietly|again|as (?:if|"
                    r"though|he|she|they)\b|\w+ing\b|\w+ly\b|$)"
                ),
                rest,
            )
        )
        and " and the " not in rest
    )


def _has_saying(words: str) -> bool:
    return bool(re.search(rf"\b(?:{'|'.join(re.escape(v) for v in speech().verbs)})\b", words, re.I))


def _scare(string: str, q: Quoted, said: Attribution, before: str, words: int) -> tuple[bool, bool]:
    """(scare, weak): marks around a phrase that is nobody's reported speech; a fragment that may be either."""
    inside = string[q.parts[0].start : q.parts[-1].end].strip()
    if not q.marked:
        return False, False
    if not any(c.isalnum() for c in inside):
        return True, False
    if words <= _SHORT and never_speech(before):
        return True, False
    if _title(inside, words):
        return True, False
    has_speaker = said.cue is not None
    sentence = inside[:1].isupper() and inside[-1:] in ".?!,…"
    if words > 9 or (words > _SHORT and (sentence or has_speaker)):
        return False, False
    if not has_speaker:
        whole = sentence and inside[-1:] != ","
        if whole and (words >= 3 or (words > 1 and not before.strip())):
            return False, False
        return words < _PHRASE, words >= _PHRASE
    nobody = said.label is None or string[said.label.start : said.label.end].lower() in ("it", "they", "we", "which")
    plain = inside[:1].islower() and words <= 3 and (not said.calling or nobody) and not before.rstrip().endswith(":")
    return False, plain


def _title(inside: str, words: int) -> bool:
    """Whether every weighty word is capitalised, as in the name of a book or an operation."""
    if words < 2 or inside[-1:] in ".?!,":
        return False
    weighty = [w for w in re.findall(r"[^\W\d_][\w’'-]*", inside) if len(w) > 3]
    return len(weighty) >= 2 and all(w[0].isupper() for w in weighty)
