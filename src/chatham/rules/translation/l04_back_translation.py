"""Words are put back into the language they were spoken in, out of a foreign report.

## What it finds
A direct quotation of somebody who spoke the draft's own language, whose words stand in the files only in a foreign
text with a translation under it. Also, as a warning, one whose speaker's only file is in another language than the
talk was held in.

## Why it matters
What comes back from another language is a third person's sentence. The speaker can show the tape, and every word in
the marks is false.

## Example
```sources
code,printed_name,language
S04,Helena Brandeira,en
```
```document le-courrier.md
Selon la cheffe de l'opposition, « pas un seul robinet de ce pays ne sera fermé tant que nous serons assis ici ».
= According to the leader of the opposition, "not a single tap in this country will be shut as long as we are sitting here".
```
```draft
[[“Not a single tap in this country will be shut as long as we are sitting here,”]] said Helena Brandeira.
```

## Better
```draft
No tap would be closed while her party sat in the Assembly, Helena Brandeira told the newspaper Le Courrier.
```

## When to let it stand
The speaker used the foreign language, or has agreed to the wording.

## What would settle it
A record of the words in the language they were spoken in: *language* in the file's head is that language.

## What it cannot see
In what language somebody spoke of whom neither sources.csv nor a file tells it.

## References
Reuters Handbook, on translation: foreign reports are not put back into a speaker's language as direct quotation.
"""

from __future__ import annotations

from collections.abc import Iterator

from chatham.core.case import Case
from chatham.core.evidence import Interview
from chatham.core.finding import Finding
from chatham.core.languages import language_name
from chatham.core.match import Match
from chatham.core.passage import Passage
from chatham.core.rule import Rule
from chatham.language.tongue import language_of, layer_words
from chatham.language.wording import place, sentence

RULE = Rule("L04", "back-translation", "translation", "error", "0.1", needs=("language",), outranks=("L01", "L02"))


def check(case: Case) -> Iterator[Finding]:
    """Quotations out of a translation of a foreign text, then those whose speaker's files are foreign altogether."""
    for passage, match in case.located():
        foreign = _foreign(case, match) if match.layer == 1 else None
        if foreign is not None and _spoke_ours(case, passage, match):
            spoken = language_name(case.language)
            message = f"Spoken in {spoken}; these words are a translation back from {language_name(foreign)} ({place(match)})."
            yield case.finding(passage.span, sentence(message), (match,), None, passage.id)
    for passage, alignment in case.laid():
        file = _only_foreign(case, passage) if alignment.verdict == "unchecked" else None
        if file is not None:
            spoken, written = language_name(case.language), language_name(file.language or "")
            message = f"Spoken in {spoken}, and the only record of it is in {written} ({file.file.rsplit('/', 1)[-1]})."
            yield case.finding(passage.span, sentence(message), (), "warning", passage.id)


def _foreign(case: Case, match: Match) -> str | None:
    """The language of the words above the translation line, where it is not the draft's."""
    above = language_of(match.original or "") or language_of(layer_words(case.interview(match.file), 0), case.language)
    return above if above != case.language else None


def _spoke_ours(case: Case, passage: Passage, match: Match) -> bool:
    """Whether the talk was in the draft's language, or the speaker's language is and this is somebody's report."""
    interview = case.interview(match.file)
    if interview.kind == "interview" and interview.head.language is not None:
        return interview.head.language == case.language
    codes = frozenset([match.source]) if match.source else case.pointed.get(passage.id) or case.sources.get(passage.voice or "", frozenset())
    source = case.evidence.source(next(iter(codes))) if len(codes) == 1 else None
    return source is not None and source.language == case.language


def _only_foreign(case: Case, passage: Passage) -> Interview | None:
    """The speaker's one file, where the talk was in the draft's language and the file's words are not."""
    codes = case.pointed.get(passage.id, frozenset())
    own = [i for i in case.evidence.interviews if codes and (i.head.source in codes or any(s.code in codes for s in i.speakers))]
    foreign = all(i.head.language == case.language and i.language not in (None, case.language) for i in own)
    return own[0] if own and foreign else None
