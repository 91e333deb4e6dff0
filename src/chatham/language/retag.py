"""Mends what the tagger is apt to get wrong in reports: "Ada claimed in ...", names at the start, headlines in capitals."""

from __future__ import annotations

from chatham.language.clauses import QUOTATION
from chatham.language.describing import describing, singular
from chatham.language.finite import finite_verbs
from chatham.language.reporting import Reporting
from chatham.language.storywords import raw

_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_BEFORE_PERSON = frozenset(("DT", "NN", "NNS", "NNP", "JJ", "CD", "POS", "PRP$"))
_BEHIND_PERSON = frozenset(("VBD", "VBZ", "VBP", "MD", "IN", ",", ".", "VBN", "WP", "RB", "TO", "CC", QUOTATION))
_OBJECT = frozenset(("PRP", "PRP$", "DT"))
_BREAKS = frozenset((",", ";", ":", "—", "–", "--", "(", ")"))


def _dates_before_names(words: list[str], low: list[str], tags: list[str]) -> None:
    """In "On 8 October President Ada Brill signed ..." the date is no part of the name."""
    months = raw()["calendar"]["months"]
    for at in range(1, len(words) - 1):
        if low[at] in months and words[at - 1].isdigit() and words[at + 1][0].isupper() and low[at + 1] not in months:
            tags[at - 1] = tags[at] = "RB"


def mended(words: list[str], low: list[str], tags: list[str], lex: Reporting, seen: frozenset[str]) -> None:
    """Changes ``tags`` in place."""
    _first_names(words, low, tags, seen | lex.openers)
    _dates_before_names(words, low, tags)
    _people(low, tags, lex)
    for at, tag in enumerate(tags):
        word = low[at]
        if word not in lex.verbs or word in lex.be:
            continue
        kinds = lex.verbs[word]
        if word in lex.past and tag[:2] in ("NN", "JJ"):
            tag = tags[at] = "VBD"
        if tag in ("VBN", "JJ") and word.endswith(("d", "t")) and not _helped(low, tags, at, lex) and _told(low, tags, at, kinds, lex):
            tags[at] = "VBD"
        elif (
            tag == "NN"
            and "c" in kinds
            and at
            and tags[at - 1] == "NNS"
            and (tags[at + 1 : at + 2] in ([":"], [QUOTATION]) or low[at + 1 : at + 2] == ["that"])
        ):
            tags[at] = "VBP"
        elif tag in ("NNS", "NN") and at and _plans(low, tags, at):
            tags[at] = "VBZ" if word.endswith("s") else "VBP"
        elif tag in ("NNS", "NN") and "s" in kinds and at and _behind_quotation(tags, at):
            tags[at] = "VBZ" if word.endswith("s") else "VBD"
        elif tag in ("NNS", "NN", "NNP", "NNPS") and "s" in kinds and at and tags[at - 1] in ("NNP", "PRP", "NNPS", QUOTATION) and not _FINITE & set(tags):
            follows = tags[at + 1] if at + 1 < len(tags) else "."
            if follows in (QUOTATION, "IN", "DT", "PRP", ".", ",", ":", "NNP", "PRP$"):
                tags[at] = "VBZ" if word.endswith("s") else "VBD" if word.endswith("ed") else "VBP"
    finite_verbs(words, low, tags, lex)


def _people(low: list[str], tags: list[str], lex: Reporting) -> None:
    """Nouns for people, which end a noun phrase, and the verb behind them: "a port official disputed her account", "guards doubt it"."""
    persons = describing().persons
    for at in range(len(low) - 1):
        word, tag, after = low[at], tags[at], tags[at + 1]
        if tag == "EX" and after in ("VBD", "VBZ") and low[at + 1] in lex.verbs and low[at + 1] not in lex.be:
            tags[at] = "RB"
        if tag in ("NN", "NNS"):
            if tag == "NN" and word not in persons or tag == "NNS" and singular(word) not in persons:
                continue
        elif tag == "JJ" and word in persons and at and tags[at - 1] in _BEFORE_PERSON and after in _BEHIND_PERSON:
            tags[at] = tag = "NN"
        elif tag == "VBZ" and (not at or tags[at - 1] in ("CC", ",")) and singular(word) in persons and singular(word) != word and low[at + 1] in lex.verbs:
            tags[at] = tag = "NNS"
        else:
            continue
        if (
            low[at + 1] not in lex.verbs
            or low[at + 1] in lex.be
            or at + 2 >= len(low)
            or (low[at + 2] not in lex.subjects and tags[at + 2] not in _OBJECT and low[at + 2] != "that")
        ):
            continue
        if tag == "NN" and after in ("NNS", "NN") and low[at + 1].endswith("s"):
            tags[at + 1] = "VBZ"
        elif tag == "NNS" and after in ("NN", "UH", "VB", "JJ", "IN") and low[at + 1] in lex.lemmas.values():
            tags[at + 1] = "VBP"
        elif after == "VBN" and tags[at + 2] in ("PRP$", "DT", "PRP"):
            tags[at + 1] = "VBD"


def _behind_quotation(tags: list[str], at: int) -> bool:
    """ "“...,” the suit reads.": the only word that can be the verb behind a quotation."""
    if tags[at - 1][:2] not in ("NN", "JJ") or tags[at + 1 : at + 2] not in ([], ["."], [","]):
        return False
    begin = at
    while begin and tags[begin - 1] != QUOTATION:
        begin -= 1
    return begin > 0 and not _FINITE & set(tags[begin:at])


def _plans(low: list[str], tags: list[str], at: int) -> bool:
    """ "The builders plan to ...": a verb, where the clause has no other."""
    if at + 1 >= len(low) or low[at + 1] != "to" or tags[at - 1] not in ("NN", "NNS", "NNP", "NNPS", "PRP", "RB"):
        return False
    if tags[at - 1] == "NN" and (not low[at].endswith("s") or _FINITE & set(tags)):
        return False
    begin = at
    while begin and low[begin - 1] not in _BREAKS and tags[begin - 1] != QUOTATION and low[begin - 1] not in ("that", "because", "if", "when", "while", "as"):
        begin -= 1
    return not any(t in _FINITE or t in ("TO", "VBG", "VB") for t in tags[begin:at])


def _first_names(words: list[str], low: list[str], tags: list[str], seen: frozenset[str]) -> None:
    """A capital, no common verb or adjective, and a finite verb behind it: a name."""
    for at in range(min(len(words) - 1, 3)):
        if at and tags[at - 1] not in (QUOTATION, "``", "CC") and words[at - 1] not in _BREAKS:
            continue
        if words[at][0].isupper() and low[at] not in seen and tags[at] in ("VB", "FW", "UH", "RB", "VBZ") and (words[at + 1] == "," or tags[at + 1] == "RB"):
            tags[at] = "NNP"
        if words[at][0].isupper() and tags[at + 1] in ("VBZ", "VBD", "VBN", "MD", "NNP") and _name(words[at], low[at] in seen, tags[at], tags[at + 1]):
            tags[at] = "NNP"


def _name(word: str, common: bool, tag: str, behind: str) -> bool:
    if not common and tag in ("VB", "VBP", "VBZ", "JJ", "FW", "UH", "VBN", "VBD", "RB"):
        return len(word) > 3 or tag == "VB"
    return tag in ("VB", "FW") or tag == "VBP" and behind != "NNP" or tag == "JJ" and behind in ("VBZ", "VBD")


def _helped(low: list[str], tags: list[str], at: int, lex: Reporting) -> bool:
    i = at - 1
    while i >= 0 and (tags[i] in ("RB", "RBR", "CC", "VBN", "VBD", "RP") and low[i] not in lex.auxiliary) and at - i < 6:
        i -= 1
    return i >= 0 and low[i] in lex.auxiliary and tags[i] != "POS"


def _told(low: list[str], tags: list[str], at: int, kinds: str, lex: Reporting) -> bool:
    """Whether the form tells what somebody did and does not describe the noun before it."""
    if low[at] in ("said", "wrote", "tweeted", "replied", "argued", "insisted"):
        return True
    before = tags[at - 1] if at else QUOTATION
    if before in ("DT", "PRP$", "JJ", "POS", "IN", "TO"):
        return False
    follows = low[at + 1] if at + 1 < len(low) else "."
    if "c" in kinds and (follows in lex.subjects or follows == "that") or at + 1 < len(tags) and tags[at + 1] == QUOTATION:
        return True
    if before == QUOTATION and "s" in kinds:
        return True
    if tags[at] == "JJ":
        return False
    begin, end = at, at
    while (
        begin
        and low[begin - 1] not in _BREAKS
        and tags[begin - 1] not in (QUOTATION, "WDT", "WP")
        and low[begin - 1] not in ("that", "because", "if", "when", "while", "as")
    ):
        begin -= 1
    while (
        end + 1 < len(low)
        and low[end + 1] not in _BREAKS
        and tags[end + 1] != QUOTATION
        and low[end + 1] not in ("that", "because", "if", "when", "while", "as")
    ):
        end += 1
    finite = [i for i in range(begin, end + 1) if tags[i] in _FINITE]
    if not finite:
        return True
    if "t" in kinds and follows == "to" and finite[0] > at:
        return before in ("PRP", "NNP", "NNPS", "NNS", "NN")
    return "c" in kinds and before in ("PRP", "NNP") and finite[0] > at


def plain_case(words: list[str], seen: frozenset[str], lex: Reporting) -> list[str]:
    """The words of a headline that gives every word a capital, in lower case where the text or the lists know them so."""
    long = [w for w in words if w[0].isalpha() and len(w) > 3]
    if len(words) < 4 or sum(w[0].isupper() for w in long) < 0.75 * len(long):
        return words
    shouting = sum(w.isupper() for w in long) > 0.75 * len(long)
    return [_plain(w, seen, lex, shouting) for w in words]


def _plain(word: str, seen: frozenset[str], lex: Reporting, shouting: bool) -> str:
    low = word.lower()
    if not word[0].isalpha() or word.isupper() and not shouting and len(word) > 1:
        return word
    if low in seen or low in lex.verbs or low in lex.catenative:
        return low
    return word.capitalize() if shouting else word
