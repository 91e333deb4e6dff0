"""Finds the verb of a clause where the tagger took it for a noun or a participle: "the other remembers objecting"."""

from __future__ import annotations

from chatham.language.reporting import Reporting

_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_BREAKS = frozenset((",", ";", ":", "—", "–", "--", "(", ")"))
_OBJECT = frozenset(("DT", "PRP$", "PRP", "NNP", "PDT", "WP", "EX"))
_NAMES = frozenset(("NN", "NNP", "NNPS", "JJ", "DT", "CD", "POS"))
_MARKS = frozenset(("``", "''", ":", ",", ".", "-LRB-", "-RRB-"))
_SUSPECT = frozenset(("VB", "VBN", "VBD", "VBG", "WDT", "PRP$"))
_SEQUEL = _OBJECT | frozenset(("IN", "TO", "QUO", "WRB", "WDT", "VBG", "CD", ":", ".", ",", "``", "RB", "NNS", "NN", "JJ", "JJR", "VBN"))


def finite_verbs(words: list[str], low: list[str], tags: list[str], lex: Reporting) -> None:
    """Changes ``tags`` in place."""
    low = [*low, ""]  # so that there is a word behind each
    known, never, ordinals = lex.verbs, lex.never, lex.ordinals
    for at, (tag, word) in enumerate(zip(tags, low, strict=False)):
        if tag in _SUSPECT or word in never or word in ordinals or tag in _MARKS and word[0].isalnum():
            _small(low, tags, at, word, lex)
    for at in range(1, len(tags)):
        word, tag = low[at], tags[at]
        if word not in known or tag in _FINITE or tag == "VBG" or word in lex.be or words[at][0].isupper() and at > 2:
            continue
        if word == lex.lemmas[word]:
            if _inverted(low, tags, at, lex) or tag not in ("VBN", "TO") and (tag != "VB" or _unhelped(low, tags, at, lex)) and _plain(low, tags, at, lex):
                tags[at] = "VBP"
            elif tag in ("VB", "NN") and word in lex.unchanged and _subject_before(low, tags, at, lex) and _bare(low, tags, at):
                tags[at] = "VBD"
        elif word.endswith("s") and tag in ("NNS", "NN", "UH", "IN"):
            if _third(low, tags, at, lex):
                tags[at] = "VBZ"
        elif tag in ("VBN", "JJ", "IN", "NN") and not word.endswith("ing") and _past(low, tags, at, lex):
            tags[at] = "VBD"


def _small(low: list[str], tags: list[str], at: int, word: str, lex: Reporting) -> None:
    """Small words that are taken for something else: "her" before "to", "that" behind a verb, "last" before "week"."""
    follows = tags[at + 1] if at + 1 < len(tags) else "."
    if tags[at] in lex.never.get(word, ()):
        tags[at] = "VBP" if word in lex.verbal else "NNS" if word.endswith("s") else "NN"
    elif tags[at] in _MARKS and word[0].isalnum():
        tags[at] = "NNP"
    elif tags[at] == "VBG" and at and tags[at - 1] == "DT" and follows == "DT":
        tags[at] = "NN"
    elif tags[at] == "VBN" and at and _subject_pronoun(low, tags, at, lex):
        tags[at] = "VBD"
    elif word in lex.ordinals and at and low[at - 1] in ("a", "another", "the") and tags[at] != "NN" and follows in _FINITE | {"VBN", "RB"}:
        tags[at] = "NN"
    elif word == "last" and tags[at] == "VB" and low[at + 1 : at + 2] and low[at + 1] in lex.times:
        tags[at] = "JJ"
    elif word == "her" and tags[at] == "PRP$" and (follows in ("TO", "IN", "RP", ".", ",", "``", "''", "QUO", "DT", "MD") or low[at + 1] == "not"):
        tags[at] = "PRP"
    elif at:
        _behind(low, tags, at, follows, lex)


def _behind(low: list[str], tags: list[str], at: int, follows: str, lex: Reporting) -> None:
    """Words that the one before them tells apart: "having met", "he never read", "denied that", "threatens strike", "says skipped halts were"."""
    word, tag, before = low[at], tags[at], low[at - 1]
    reports = before in lex.verbs and tags[at - 1][:2] == "VB"
    if tag == "VBD" and before in lex.having and word not in lex.auxiliary:
        tags[at] = "VBN"
    elif tag == "VB" and word in lex.verbs and _alone(low, tags, at, lex):
        tags[at] = "VBD" if word in lex.unchanged else "VBP"
    elif word == "that" and tag == "WDT" and (reports or tags[at - 1] == "RP"):
        described = follows == "NN" and before in lex.framed and low[at + 2 : at + 3] and low[at + 2] in lex.framed[before]
        tags[at] = "DT" if described else "IN"
    elif tag == "VB" and reports and tags[at - 1] in _FINITE and "n" in lex.verbs[before] and before not in lex.governing | lex.auxiliary:
        tags[at] = "NN"
    elif tag == "VBD" and reports and follows == "NNS" and tags[at - 1] in _FINITE and tags[at + 2 : at + 3] and tags[at + 2] in _FINITE:
        tags[at] = "VBN"


def _alone(low: list[str], tags: list[str], at: int, lex: Reporting) -> bool:
    """ "He never read it": a pronoun as subject, and nothing that helps."""
    i = at - 1
    while i > 0 and tags[i] == "RB":
        i -= 1
    before = low[i - 1] if i else ""
    return low[i] in lex.nominative and before not in lex.auxiliary | lex.governing and (not i or tags[i - 1] != "MD")


def _past(low: list[str], tags: list[str], at: int, lex: Reporting) -> bool:
    """ "Another predicted it would ...", "some officials praised the work", "two thought it late"."""
    before, follows = tags[at - 1], tags[at + 1] if at + 1 < len(tags) else "."
    if _subject_pronoun(low, tags, at, lex):
        return True
    if _helped(low, tags, at, lex):
        return False
    if before == "," and (follows in _OBJECT or follows in ("TO", "NN", "NNS")) and not _FINITE & set(tags) and tags[0] in ("DT", "NNP", "PRP$", "CD"):
        return True  # "The general, in his garden, denied everything"
    stands = low[at - 1] in lex.standing
    if not stands and before not in ("NN", "NNS", "NNP", "NNPS", "PRP", "CD", "RB", ")"):
        return False
    kinds = lex.verbs[low[at]]
    if before == "RB" and (at < 2 or tags[at - 2] not in ("NN", "NNS", "NNP", "PRP", "CD")):
        return False
    if follows in _OBJECT and low[at + 1] not in lex.days and ("o" not in kinds or low[at + 1] in lex.nominative) and lex.lemmas[low[at]] not in lex.named:
        return True
    if "c" in kinds and low[at + 1 : at + 2] == ["that"] and tags[at + 1] != "DT":
        return True
    if (stands or tags[at] == "IN") and "c" in kinds and (follows in _OBJECT or follows in ("IN", "TO")):
        return True
    rules = follows == "TO" and "t" in kinds or follows == "IN" and low[at + 1] in lex.particles.get(low[at], ())
    rules = rules or follows in (":", "QUO") and "s" in kinds or stands and "n" in kinds and follows in ("RB", "NN", "NNS", "JJ")
    return rules and _bare(low, tags, at)


def _unhelped(low: list[str], tags: list[str], at: int, lex: Reporting) -> bool:
    """Whether a bare form stands behind words for several and without a helping verb or "to"."""
    i = at - 1
    while i > 0 and tags[i] == "RB":
        i -= 1
    return low[i] in lex.several or tags[i] in ("NN", "NNP") and _of_several(low, tags, i, lex)


def _subject_before(low: list[str], tags: list[str], at: int, lex: Reporting) -> bool:
    """A noun with what begins a noun phrase, so that the next word is its verb ("A third put the losses at nine")."""
    follows = tags[at + 1] if at + 1 < len(tags) else "."
    return follows in _OBJECT and (low[at - 1] in lex.standing or tags[at - 1] in ("NN", "NNS", "NNP"))


def _inverted(low: list[str], tags: list[str], at: int, lex: Reporting) -> bool:
    """ "He will go, say friends.": behind a comma, and the rest is a noun phrase."""
    if low[at] not in lex.verbal or low[at - 1] != "," or not _FINITE & set(tags[:at]) or at + 1 >= len(tags):
        return False
    return tags[at + 1] in ("NNS", "DT", "CD", "JJ", "NNP", "NNPS", "PRP$", "JJS") and low[at + 1] != "that"


def _subject_pronoun(low: list[str], tags: list[str], at: int, lex: Reporting) -> bool:
    """Whether a pronoun stands before that can be nothing but the subject."""
    sure = low[at - 1] in lex.nominative or low[at - 1] == "it" and at > 1 and tags[at - 2][:1] in "N,"
    return sure and (at < 2 or low[at - 2] not in lex.auxiliary)


def _helped(low: list[str], tags: list[str], at: int, lex: Reporting) -> bool:
    i = at - 1
    while i >= 0 and tags[i] in ("RB", "RBR", "RP") and low[i] not in lex.auxiliary:
        i -= 1
    return i >= 0 and low[i] in lex.auxiliary and tags[i] != "POS"


def _third(low: list[str], tags: list[str], at: int, lex: Reporting) -> bool:
    """ "The other remembers objecting", "the handwriting, he insists, was"."""
    if low[at - 1] in ("he", "she", "it", "who"):
        return True
    follows = tags[at + 1] if at + 1 < len(tags) else "."
    if tags[at - 1] == "CC":
        return "VBZ" in tags[:at] and (follows in _OBJECT or low[at + 1] in ("that", "to")) and low[at - 1] != "or"
    if follows not in _SEQUEL or not _bare(low, tags, at):
        return False
    if follows == "IN" and low[at + 1] not in lex.particles.get(low[at], ()) and not set("sc") & set(lex.verbs[low[at]]):
        return False
    i = at - 1
    while i > 0 and tags[i] == "RB":
        i -= 1
    if low[at - 1] == "," and _behind_aside(low, tags, at):
        return True
    if tags[i] in (",", ")"):
        addressed = low[at + 1] == "that" or follows == "PRP" and low[at + 1] not in lex.nominative
        return (follows in _OBJECT or low[at + 1] == "that") and any(t in _NAMES for t in tags[:i]) and addressed
    return (tags[i] in ("NN", "NNP", "JJ") or low[i] in lex.singly) and _one_subject(low, tags, i, lex)


def _behind_aside(low: list[str], tags: list[str], at: int) -> bool:
    """ "One, who has known both families, remembers Mr Brill bringing ...": the words to the comma before are who it is."""
    i = next((k for k in range(at - 2, 0, -1) if low[k] == ","), 0)
    aside = tags[i + 1 : i + 3] if i else []
    return bool(aside) and (aside[0] in ("WP", "WDT") or aside[0] == "IN" and aside[1] in ("WP", "WDT")) and not _FINITE & set(tags[:i])


def _one_subject(low: list[str], tags: list[str], last: int, lex: Reporting) -> bool:
    """Whether the words up to there are the subject of a clause, and one person or thing ("a member of the board")."""
    if tags[last] == "JJ" and low[last] not in lex.singly and low[last - 1] not in lex.singly:
        return False
    i, sure = last, low[last] in lex.singly or tags[last] == "NNP"
    while i >= 0:
        if tags[i] in ("DT", "PRP$"):
            sure = True
        elif tags[i] == "IN" and i and tags[i - 1] in ("NN", "NNP", "CD") and low[i] in lex.links:
            sure = low[i - 1] in lex.singly
        elif tags[i] not in _NAMES:
            break
        i -= 1
    begins = i < 0 and (tags[last + 2 : last + 3] in (["PRP"], ["VBG"], ["TO"], ["``"]) or low[last + 2 : last + 3] == ["that"])  # as in a headline
    return (sure or begins) and (
        i < 0 or low[i] in _BREAKS or tags[i] in ("CC", "RB", "QUO", "``", "WRB", "LS", "NFP", "VBN") or low[i] in lex.stops or low[i] in "*-•"
    )


def _plain(low: list[str], tags: list[str], at: int, lex: Reporting) -> bool:
    """ "Environmentalists worry that ...", "a majority of voters expect her to win"."""
    i = at - 1
    while i > 0 and tags[i] == "RB":
        i -= 1
    if low[at] in lex.alike or tags[at] == "JJ" and low[i] == "most":
        return False
    if low[i] in lex.plural and (i == 0 or low[i - 1] not in lex.auxiliary):
        return tags[at] != "IN" or low[at] not in lex.stops
    mistaken = tags[i] == "VBZ" and low[at] not in lex.unchanged and (i == 0 or tags[i - 1] in ("CC", "JJ", "DT", "NNP"))  # "guards", taken for a verb
    several = tags[i] in ("NNS", "NNPS") or low[i] in lex.several or tags[i] in ("NNP", "NN") and _of_several(low, tags, i, lex)
    follows = tags[at + 1] if at + 1 < len(tags) else "."
    if _told_last(low, tags, at, lex):
        return True
    opens = follows in _OBJECT or follows in ("IN", "WRB", "QUO", "VBG", "TO", "RP") or low[at + 1] == "that"
    if not (several or mistaken) or low[at] not in lex.verbal and (tags[at] == "IN" and not mistaken or not opens):
        return False
    if tags[at] in ("NN", "JJ") and follows == "IN" and "c" not in lex.verbs[low[at]] and low[at + 1] not in lex.particles[low[at]]:
        return False
    if tags[i] == "VBZ" and _bare(low, tags, at, i):
        tags[i] = "NNS"
        return True
    return _bare(low, tags, at)


def _told_last(low: list[str], tags: list[str], at: int, lex: Reporting) -> bool:
    """ "The bank knew, leaked files show": the last word, behind a comma and a noun phrase."""
    if tags[at + 1 : at + 2] not in ([], ["."]) or "c" not in lex.verbs[low[at]] or tags[at - 1] not in ("NNS", "NNPS"):
        return False
    i = at - 1
    while i > 0 and (tags[i] in _NAMES or tags[i] in ("NNS", "NNPS", "VBN") or low[i - 1] == ","):
        i -= 1
    return low[i] == "," and bool(_FINITE & set(tags[:i]))


def _of_several(low: list[str], tags: list[str], at: int, lex: Reporting) -> bool:
    """ "members of Congress echo her concerns"."""
    while at > 1 and tags[at - 1] in ("NNP", "NN", "DT", "PRP$", "JJ", "POS"):
        at -= 1
    near = at > 2 and low[at - 1] == "to" and low[at - 2] in lex.near
    return near and tags[at - 3] in ("NNS", "DT") or at > 1 and low[at - 1] in lex.links and tags[at - 2] == "NNS"


def _bare(low: list[str], tags: list[str], at: int, passed: int = -1) -> bool:
    """Whether the clause around a word has no other verb that could be its own."""
    begin = at
    while begin and low[begin - 1] not in _BREAKS and tags[begin - 1] != "QUO" and low[begin - 1] not in ("that", "because", "when", "while", "as", "whether"):
        begin -= 1
        if tags[begin] in _FINITE and begin != passed and not any(tags[k] in ("WP", "WDT") for k in range(max(0, begin - 4), begin)):
            return False
        if tags[begin] == "TO" and tags[begin + 1] == "VB" and begin + 4 > at:
            return False
    end, opened = at + 1, False
    while end < len(tags) and low[end] not in _BREAKS and tags[end] != "QUO":
        opened = opened or tags[end] in ("IN", "WP", "WDT", "WRB", "PRP", "CC") or end == at + 1 and tags[end] in ("DT", "NNP", "PRP$")
        if tags[end] in _FINITE and not opened:
            return False
        end += 1
    return True
