"""The draft's own file holds more than its words.

## What it finds
Once for the whole file, as advice, what kinds of thing the draft's file carries beside its text: author, company, comments,
tracked changes, hidden words, links to files on a computer, revision ids, pictures with a place in them. Where one of
these holds the name of a source whom the text does not name, it is a warning that tells the code.

## Why it matters
The file goes to editors, lawyers, translators and other papers. A deleted sentence is still in it, and a name in a
comment has more than once been found by somebody who only looked.

## Example
```settings
[file]
kinds = ["deleted words", "author", "revision ids"]
```
```draft
[[The river belongs to nobody.]] That is what the law says.
```

## Better
```settings
[file]
kinds = []
```
```draft
The river belongs to nobody. That is what the law says.
```

## When to let it stand
The file stays on this desk. What leaves it is made anew, or cleaned first.

## What would settle it
Word's “Inspect Document”, LibreOffice's “Remove personal information on saving”, or a new file with nothing but the text.

## What it cannot see
What the words themselves give away. A name that is written in another way than the evidence has it. Words that a PDF
draws without ink are told as hidden, but their names count as printed; white words and words under a black bar are not told.

## References
DocumentCloud and OpenNews: what to take out of a file before it is published.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from chatham.core.case import Case
from chatham.core.evidence import Source
from chatham.core.finding import Finding
from chatham.core.rule import Rule
from chatham.core.secret import Secret
from chatham.core.story import Story
from chatham.language.wording import sentence

RULE = Rule("P08", "telling-file", "exposure", "advice", "0.1")

_MOST = 5


def check(case: Case) -> Iterator[Finding]:
    """One line for the whole file: whose names go with it, or else what does."""
    kinds = _listed(case.story.file.kinds)
    page = _page(case.story)
    unseen = [*case.story.file.hidden, *(Secret(n.words, "a comment") for n in case.story.notes if n.kind == "comment")]
    codes = [s.code for s in case.evidence.sources if _in_secret(case, s, page, unseen)]
    if codes:
        message = f"The file holds a name that its text does not print: {_listed(codes)}; look in its {kinds or 'comments'}."
        yield case.finding(case.top(), sentence(message), (), "warning")
    elif kinds:
        yield case.finding(case.top(), sentence(f"The file holds more than its words: {kinds}."))


def _listed(words: Sequence[str]) -> str:
    more = f" and {len(words) - _MOST} more" if len(words) > _MOST else ""
    return ", ".join(words[:_MOST]) + more


def _page(story: Story) -> str:
    """What a reader is shown: of a Markdown text neither its head nor its comments."""
    if story.form != "md":
        return story.text.string
    markdown = "\n".join(story.text[block.span] for block in story.blocks)
    pieces, at = [], 0  # in one pass, for a hostile text may open thousands of comments and close none
    while (begin := markdown.find("<!--", at)) >= 0 and (end := markdown.find("-->", begin)) >= 0:
        pieces.append(markdown[at:begin])
        at = end + 3
    return " ".join([*pieces, markdown[at:]])


def _in_secret(case: Case, source: Source, page: str, unseen: Sequence[Secret]) -> bool:
    """Whether a name of a source of this draft stands in what the page does not show, and not on the page."""
    names = [n for n in (source.name, source.printed_name) if n is not None and n.parts() and n != Secret(source.code)]
    held = any(words.holds(n) for n in names for words in unseen)
    return held and _of_this_draft(case, source) and not any(_printed(case, n, page) for n in names)


def _printed(case: Case, name: Secret, page: str) -> bool:
    """Whether the reader is told the name anyway, in the text or as a speaker's."""
    return name.occurs_in(page) or any(v.named and name.named_by(v.label) for v in case.voices.values())


def _of_this_draft(case: Case, source: Source) -> bool:
    """Whether the draft uses the source, or a table or head tells of one; the reporter in a transcript is neither."""
    return source.agreed_label is not None or source.terms is not None or case.first_use(source.code) is not None
