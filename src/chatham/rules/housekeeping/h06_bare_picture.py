"""A picture has no credit or no caption.

## What it finds
Captions with no credit in them or beside them; a picture of a Markdown draft with neither words of its own nor a caption behind it; and,
on the first sentence, a Word, OpenDocument or RTF file with more pictures than captions. A credit that says it is for all
pictures is for all, and a caption that stands there twice needs one.

## Why it matters
A picture is a claim about who was where. Without a credit nobody can be asked, and without a caption nobody knows what is
claimed.

## Example
```draft
The mill stopped in March, and the clerks who had been paid by the bag went home at noon with what they could carry.

![[[The mill at Sarn in March]]](mill.jpg)

Nobody knows who took the key. The foreman says that it hangs on the nail beside the clock, where the boys can reach it.
```

## Better
```draft
The mill stopped in March, and the clerks who had been paid by the bag went home at noon with what they could carry.

![The mill at Sarn in March](mill.jpg)
Photo: Orla Haddle

Nobody knows who took the key. The foreman says that it hangs on the nail beside the clock, where the boys can reach it.
```

## When to let it stand
The layout puts the credit, or the picture is an ornament.

## What would settle it
Who took the picture, when and where, and by what right it is printed.

## What it cannot see
Whether a caption is true and a credit the right one. Pictures of a saved page that have no caption: its files also count buttons and
marks that no reader sees.

## References
A rule of Chatham's own.
"""

from __future__ import annotations

from collections.abc import Iterator

from chatham.core.case import Case
from chatham.core.finding import Finding
from chatham.core.rule import Rule
from chatham.language.credits import uncaptioned, uncredited
from chatham.language.wording import sentence, shown

RULE = Rule("H06", "bare-picture", "housekeeping", "advice", "0.1", alone=True, where="audit")

_COUNTED = ("docx", "odt", "rtf")


def check(case: Case) -> Iterator[Finding]:
    """Captions without a credit, then pictures without a caption."""
    text, furniture = case.story.text.string, case.reading.furniture
    for span in uncredited(text, furniture):
        yield case.finding(span, sentence(f"No credit beside the caption {shown(text[span.start : span.end], 60)}."))
    if case.story.form == "md":
        for span in uncaptioned(case.story, furniture):
            yield case.finding(span, "A picture without a caption.")
    captions = sum(f.kind == "caption" for f in furniture)
    if case.story.form in _COUNTED and case.story.file.pictures > captions:
        many = f"{case.story.file.pictures} picture{'s' if case.story.file.pictures > 1 else ''}"
        yield case.finding(case.top(), f"The file holds {many} and {captions or 'no'} caption{'' if captions == 1 else 's'}.")
