"""Folding for comparison: words with the place they came from.

The text itself is never changed. A ``Word`` carries a folded ``key`` for comparing and the span it was made from, so
whatever is found can be shown exactly as it stands. Harmless differences (case, accents, contractions, spelling
variants, numerals against number words, hyphens at a line's end) vanish in the keys.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from chatham.language.lexicon import english

WORD, NUMBER, ELLIPSIS, BRACKET, TAG, INAUDIBLE = range(6)


class Word(NamedTuple):
    """One comparable word.

    ``unit`` numbers the surface words: the two halves of "don't" share one. ``kind`` is WORD, NUMBER, ELLIPSIS (a
    mark of omission), BRACKET (inside square brackets), TAG or INAUDIBLE (a transcriber's note). ``wrapped`` is true
    for a word that was hyphenated at the end of a line.
    """

    key: str
    start: int
    end: int
    unit: int
    kind: int = WORD
    wrapped: bool = False


_IN = "\u00ad\u200b-\u200d\u2060\ufeff\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u0591-\u05c7"
_ONE = "\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0002ffff"
_W = rf"(?:(?![{_ONE}])[^\W_])"
_TAGS = (
    "laugh|chuckl|giggl|cough|sigh|pause|silence|music|applause|cross ?talk|overlap|door|phone|ph\\b|sic\\b|cries|crying|sob|"
    "noise|background noise|sniff|clears|break\\b|recording|tape|end of|start of|beep|gesture|nods|shrugs|translator|interpreter|"
    "(?:through|via|to) (?:the |an )?(?:interpreter|translator|interviewer)|in (?:english|spanish|french|arabic|russian|german|portuguese|italian|"
    "ukrainian|turkish)\\b|smiles|weeps|whispers|points|off ?mic|silent"
)
_NOTE = "inaudible|unintelligible|indistinct|unclear|garbled|illegible|audio (?:lost|drops|gap)"
_TAGS, _NOTE = _TAGS.replace(" ", r"\ "), _NOTE.replace(" ", r"\ ")  # the patterns below ignore bare blanks
_BOXED = rf"""(?P<inaudible>[\[(]\s*(?i:{_NOTE})[^\])\n]{{0,60}}[\])])
    |(?P<tag>[\[(]\s*(?i:{_TAGS})[^\])\n]{{0,60}}[\])])
    |(?P<hidden>[\[(]\s*(?:…|\.(?:\s?\.){{1,3}})\s*[\])])
    |(?P<capital>\[[^\W\d_]\](?=[^\W\d_])(?:{_W}|[{_IN}])+(?:['’]{_W}+)*)
    |(?P<suffixed>{_W}+\[[^\W\d_]{{1,4}}\])
    |(?P<open>\[)|(?P<close>\])
    |(?P<single>[{_ONE}])
    |"""


def _tokens(letter: str, boxed: str) -> re.Pattern[str]:
    return re.compile(
        rf"""{boxed}(?P<ellipsis>…\.?|\.(?:[ \u00a0]?\.){{2,3}})
    |(?P<clock>(?<![\d:.])(?:\d{{1,2}}[.:]\d{{2}}(?=\s?[ap]\.?\s?m\b)|\d{{1,2}}:\d{{2}}(?![\d:])))
    |(?P<number>\d+(?:[.,]\d+)*(?!['’]?{letter}))
    |(?P<word>{letter}(?:{letter}|[{_IN}])*(?:['’ʼ]{letter}(?:{letter}|[{_IN}])*|(?<=[^\W\d_])-[ \t]*\r?\n[ \t]*[^\W\d_](?:{letter}|[{_IN}])*)*)
    |(?P<sign>[$€£%])""",
        re.X,
    )


TOKEN = _tokens(_W, _BOXED)
# Most stretches have no bracket and no letter that is a word of its own; for them half the work suffices.
PLAIN = _tokens(r"[^\W_]", "")
_NEEDS_ALL = re.compile(rf"[\[(\]{_ONE}]")
_STRIP = re.compile(rf"[{_IN}]|-\s+")
_ISE = re.compile(r"is(e|ed|es|er|ers|ing|ation|ations|ational)$")
_YSE = re.compile(r"ys(e|ed|es|er|ers|ing)$")
_SIGNS = {"$": "dollars", "€": "euros", "£": "pounds", "%": "percent"}
_NTH = re.compile(r"(\d{1,15})(?:st|nd|rd|th)$")


@lru_cache(maxsize=200_000)
def fold(surface: str) -> str:
    """One word as it is compared: lower case, no accents, straight apostrophes, American spelling."""
    key = surface if surface.isascii() else _plain(surface)
    key = key.lower().replace("ʼ", "'")
    if "-" in key:
        key = _STRIP.sub("", key)
    return _spelling(key)


def _plain(surface: str) -> str:
    """Without accents, soft hyphens and typographic apostrophes; letters of other scripts stay as they are."""
    stripped = _STRIP.sub("", surface.replace("’", "'"))
    wide = unicodedata.normalize("NFKD", stripped.casefold())
    return unicodedata.normalize("NFC", "".join(c for c in wide if not unicodedata.combining(c)))


def _spelling(key: str) -> str:
    lexicon = english()
    if key in lexicon.spelling:
        return lexicon.spelling[key]
    if len(key) >= 5:
        for length in range(5, min(len(key), 11) + 1):
            stem = lexicon.spelling_stems.get(key[:length])
            if stem is not None:
                key = stem + key[length:]
                break
        if len(key) > 6:
            key = _YSE.sub(r"yz\1", _ISE.sub(r"iz\1", key))
    return key


@lru_cache(maxsize=200_000)
def keys_of(surface: str) -> tuple[str, ...]:
    """The keys that one surface word stands for: two or three for a contraction, else one."""
    lexicon = english()
    key = fold(surface)
    if key in lexicon.contractions:
        return tuple(_number(k) or k for k in lexicon.contractions[key])
    ordinal = _NTH.match(key)
    if ordinal:
        return (f"#{int(ordinal[1])}th",)
    return (_number(key) or key.replace("'", ""),)


def _number(key: str) -> str | None:
    lexicon = english()
    if key in lexicon.numbers:
        return f"#{lexicon.numbers[key]}"
    if key in lexicon.ordinals:
        return f"#{lexicon.ordinals[key]}th"
    if key in lexicon.multipliers:
        return f"#x{lexicon.multipliers[key]}"
    return None


def _digits(surface: str) -> str:
    """'1,200' and '1.200' and '1200' alike; '3.5' stays a fraction."""
    plain = re.sub(r"[.,](?=\d{3}(?!\d))", "", surface).replace(",", ".")
    return "#" + (plain.rstrip("0").rstrip(".") if "." in plain else plain.lstrip("0") or "0")


def words(text: str, stretches: Iterable[tuple[int, int]], bracketed: bool = False) -> list[Word]:
    """The comparable words of ``text`` inside the given stretches, in the order given.

    ``bracketed``: what stands in square brackets is an insertion (in a draft) or a transcriber's remark (in
    evidence) and is marked BRACKET; otherwise brackets are ignored.
    """
    found: list[Word] = []
    unit = -1
    for start, end in stretches:
        inside = False
        tokens = TOKEN if _NEEDS_ALL.search(text, start, end) else PLAIN
        for m in tokens.finditer(text, start, end):
            name = m.lastgroup
            if name == "open":
                inside = bracketed and text.find("]", m.end(), end) >= 0
                continue
            if name == "close":
                inside = False
                continue
            unit += 1
            if name == "word" and not inside:
                surface = m.group()
                for key in keys_of(surface):
                    found.append(Word(key, m.start(), m.end(), unit, NUMBER if key[0] == "#" else WORD, "\n" in surface))
                continue
            found.extend(_make(str(name), m.group(), m.start(), m.end(), unit, inside))
    return _numbers_joined(found)


def _make(name: str, surface: str, start: int, end: int, unit: int, inside: bool) -> list[Word]:
    kind = BRACKET if inside else WORD
    if name == "word":
        return [Word(k, start, end, unit, kind, "\n" in surface) for k in keys_of(surface)]
    if name == "number":
        return [Word(_digits(surface), start, end, unit, BRACKET if inside else NUMBER)]
    if name == "clock":
        hours, minutes = re.split("[.:]", surface)
        return [Word(f"#{int(hours)}:{minutes}", start, end, unit, BRACKET if inside else NUMBER)]
    if name in ("ellipsis", "hidden"):
        return [Word("…", start, end, unit, ELLIPSIS)]
    if name == "inaudible":
        return [Word("[?]", start, end, unit, INAUDIBLE)]
    if name == "tag":
        return [Word("[]", start, end, unit, TAG)]
    if name == "capital":
        return [Word(k, start, end, unit) for k in keys_of(surface.replace("[", "").replace("]", ""))]
    if name == "suffixed":
        return [Word(fold(surface.split("[")[0]), start, end, unit, BRACKET)]
    if name == "sign":
        return [Word(_SIGNS[surface], start, end, unit, kind)]
    return [Word(surface, start, end, unit, kind)]


_MOST = 1e18  # what is larger is a row of figures or of words, and is not reckoned with


def _value(key: str) -> float | None:
    try:
        value = float(key[1:])
    except ValueError:  # a multiplier, an ordinal, a time of day
        return None
    return value if value < _MOST else None


def _numbers_joined(found: list[Word]) -> list[Word]:
    """'two hundred and fifty' becomes one word with the key of 250, '$400' the words '400 dollars'."""
    joined: list[Word] = []
    at = 0
    found = _coins(found)
    while at < len(found):
        word = found[at]
        if word.kind == NUMBER or (word.key in ("a", "per") and word.kind == WORD):
            end, key = _number_run(found, at)
            if end > at + 1:
                joined.append(Word(key, word.start, found[end - 1].end, word.unit, NUMBER if key[0] == "#" else WORD))
                at = end
                continue
        if word.key.startswith("#x") and word.kind == NUMBER:
            word = word._replace(key="#" + word.key[2:])
        if word.key in _COINS and at + 1 < len(found) and found[at + 1].kind == NUMBER and word.end == found[at + 1].start:
            end, key = _number_run(found, at + 1)
            last = found[end - 1]
            joined.append(Word(key.replace("#x", "#"), word.start, last.end, word.unit, NUMBER))
            joined.append(Word(word.key, word.start, last.end, word.unit))
            at = end
            continue
        joined.append(word)
        at += 1
    return joined


_COINS = frozenset(["pounds", "pound", "dollars", "dollar", "euros", "euro", "crowns", "crown"])


def _coins(found: list[Word]) -> list[Word]:
    """'four pounds ten' counts like '£4.10', 'pounds' like 'pound'."""
    if not any(w.key in _COINS for w in found):
        return found
    mended: list[Word] = []
    at = 0
    while at < len(found):
        w = found[at]
        more = at + 1 + (found[at + 1].key == "and") if w.key in _COINS and at + 1 < len(found) else len(found)
        if more < len(found) and mended and mended[-1].kind == NUMBER and found[more].kind == NUMBER and _near(found, more):
            small, whole = _value(found[more].key), _value(mended[-1].key)
            if small is not None and whole is not None and 1 <= small < 100 and whole == int(whole):
                more += more + 1 < len(found) and found[more + 1].key in ("pence", "cents", "p")
                last = mended.pop()
                mended.append(Word(_digits(f"{int(whole)}.{int(small):02d}"), last.start, found[more].end, last.unit, NUMBER))
                mended.append(Word(w.key if w.key.endswith("s") else w.key + "s", last.start, found[more].end, last.unit))
                at = more + 1
                continue
        mended.append(w)
        at += 1
    return mended


def _number_run(found: list[Word], at: int) -> tuple[int, str]:
    """The end and the key of the number that begins at ``at``; ``at + 1`` where it is a single word."""
    word = found[at]
    if word.key == "per":
        cents = at + 1 < len(found) and found[at + 1].key == "cent"
        return (at + 2, "percent") if cents else (at + 1, "per")
    value = 1.0 if word.key == "a" else _value(word.key)
    end = at + 1
    if value is None:
        return at + 1, word.key
    total = 0.0
    while end < len(found):
        if not _near(found, end):
            break
        times = _times(found, end)
        step = _value(found[end].key) if found[end].kind == NUMBER else None
        spoken_and = found[end].key == "and" and _times(found, end - 1) and end + 1 < len(found)
        if times:
            if value * times > _MOST:
                break
            value *= times
            if times >= 1000:
                total, value = total + value, 0.0
        elif spoken_and and found[end + 1].kind == NUMBER and (_value(found[end + 1].key) or 0) > 0:
            end += 1
            continue
        elif (
            step is not None
            and 0 < step < 1000
            and _times(found, end - 1 if found[end - 1].key != "and" else end - 2)
            or step is not None
            and 0 < step < 10
            and value % 100 in range(20, 100, 10)
        ):
            value += step
        elif 20 <= value < 100 and value % 10 == 0 and re.fullmatch(r"#[1-9]th", found[end].key):
            return end + 1, f"#{int(value) + int(found[end].key[1])}th"
        elif step is not None and 10 <= step < 100 and 13 <= value <= 20 and total == 0 and end == at + 1:
            value = value * 100 + step
        else:
            break
        end += 1
    if end == at + 1:
        return end, word.key
    total += value
    return end, "#" + (f"{total:.0f}" if total == int(total) else f"{total:g}")


def _near(found: list[Word], at: int) -> bool:
    return found[at].start - found[at - 1].end <= 1


def _times(found: list[Word], at: int) -> int:
    return int(found[at].key[2:]) if found[at].key.startswith("#x") and found[at].kind == NUMBER else 0
