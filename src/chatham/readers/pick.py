"""Choose a reader by what a file is, not by what it is called."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from chatham.core.errors import ReadError
from chatham.core.evidence import Interview
from chatham.core.story import Story
from chatham.core.text import Span, Text
from chatham.office.names import value
from chatham.office.package import Package
from chatham.office.wordml import text_of
from chatham.readers.captions import is_captions, read_captions
from chatham.readers.decode import decode
from chatham.readers.docx import read_draft as read_word_draft
from chatham.readers.drafts import read_markdown, read_plain
from chatham.readers.head import split_head
from chatham.readers.nature import Nature, is_system_file, nature, unread
from chatham.readers.packed_page import saved_page
from chatham.readers.paragraphs import wrapped
from chatham.readers.plain_notes import notes_at_the_end
from chatham.readers.speech_json import read_speech_json
from chatham.readers.stacked import find_all_turns
from chatham.readers.turns import without_indents, without_line_numbers

__all__ = ["is_system_file", "nature", "read_draft", "read_evidence"]

_HTML = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->).)*-->\s*)*<(?:!doctype\s+html|html|head|body|article|div|p|h\d|section)\b", re.I | re.S)
_PRINTED: Final = frozenset(["odt", "rtf", "pdf"])
_NO_DRAFT: Final = frozenset(["none", "epub", "mail"])


def read_draft(data: bytes, label: str) -> Story:
    """The draft. Raises ReadError with a sentence for whatever is no draft."""
    data = saved_page(data)
    what = nature(data, label)
    refused = unread(what, label)
    if refused is not None:
        raise refused
    if what == "empty":
        raise ReadError("empty-draft", f"{label} is empty.", "Name the file that holds the draft.")
    if what == "docx":
        return read_word_draft(data, label)
    if what in _PRINTED:
        return _printed_draft(what, data, label)
    if what in _NO_DRAFT:
        raise ReadError("no-draft", f"{label} is no text of a draft.", "Name a draft in Word, OpenDocument, RTF, PDF, Markdown, text or HTML.")
    string, _ = decode(data, label)
    if _HTML.match(string[:4000]):
        return _page_draft(string, label)
    if re.search(r"(?m)^(?:#{1,6} \S|> ?\S|\[\^[^\]]+\]:|```)", string) or label.lower().endswith((".md", ".markdown")):
        return read_markdown(string, label)
    return read_plain(string, label)


def _printed_draft(what: Nature, data: bytes, label: str) -> Story:
    """A text of a word processor; each reader is loaded only when there is something for it to read."""
    if what == "odt":
        from chatham.readers.odt import read_draft as read
    elif what == "rtf":
        from chatham.readers.rtf import read_rtf as read
    else:
        from chatham.readers.pdf import read_draft as read
    return read(data, label)


def _page_draft(string: str, label: str) -> Story:
    from chatham.readers.page_facts import facts_of_page

    story = _page(string, label)
    return replace(story, file=facts_of_page(string, label, story.notes))


def _page(string: str, label: str) -> Story:
    from chatham.readers.page import read_page

    return read_page(string, label)


def read_evidence(data: bytes, label: str) -> Interview | None:
    """One file of evidence, or None for a file that cannot be evidence. Raises ReadError for one that cannot be read."""
    data = saved_page(data)
    what = nature(data, label)
    if what in ("none", "empty"):
        return None
    refused = unread(what, label)
    if refused is not None:
        raise refused
    if what != "text":
        return _packed(what, data, label)
    string, guessed = decode(data, label)
    if not string.strip() or _is_table(string, label):
        return None
    found = _read_text(string, label)
    if "noScribe" in string[:1000]:
        from chatham.readers.noscribe import local_speakers

        found = replace(found, speakers=tuple(local_speakers(found.speakers)), doubtful_words=True)
    return replace(found, form=found.form + "/cp1252") if guessed else found


def _packed(what: Nature, data: bytes, label: str) -> Interview:
    """Evidence that is more than a text."""
    if what == "docx":
        return _word_transcript(data, label)
    if what == "pdf":
        from chatham.readers.pdf import read_paper

        paper = read_paper(data, label)
        return replace(_transcript(paper.string, label, "pdf"), pages=paper.pages, problems=paper.problems)
    if what == "epub":
        from chatham.readers.epub import read_epub

        return read_epub(data, label)
    if what == "mail":
        from chatham.readers.mail import read_mail

        return read_mail(data, label)
    if what == "odt":
        from chatham.readers.odt import read_odt as read
    else:
        from chatham.readers.rtf import read_rtf as read
    story = read(data, label)
    return _transcript(story.text.string, label, what, [block.span for block in story.blocks])


def _word_transcript(data: bytes, label: str) -> Interview:
    root, text = text_of(Package(data, label))
    if any((value(mark, "name") or "").startswith("ts_") for mark in root.iter("{*}bookmarkStart")):
        from chatham.readers.noscribe import timed, word_marks

        marks = word_marks(root, text)
        if marks:
            return timed(text.string, marks, label, "docx")
    return _transcript(text.string, label, "docx", [p.span for p in text.paragraphs])


def _is_table(string: str, label: str) -> bool:
    """A spreadsheet saved as text, with figures and names in its cells and nobody's talk."""
    if not label.lower().endswith((".csv", ".tsv")):
        return False
    lines = string.strip().split("\n")[:200]
    return sum(len(line.split()) for line in lines) / len(lines) < 14


def _read_text(string: str, label: str) -> Interview:
    captions = is_captions(string)
    if captions:
        return read_captions(string, label, captions)
    if string.lstrip()[:1] in ("{", "[") and re.match(r"\s*(?:\{\s*[\"}]|\[\s*[\[{\"\]])", string):
        return read_speech_json(string, label)
    if _HTML.match(string[:4000]):
        return _page_transcript(string, label)
    return _transcript(string, label, "md" if label.lower().endswith((".md", ".markdown")) else "txt")


def _page_transcript(string: str, label: str) -> Interview:
    """A page as evidence: what stands around its article is nobody's words."""
    from chatham.readers.noscribe import is_noscribe, read_noscribe_html
    from chatham.readers.timed import Mark, recut

    timed = read_noscribe_html(string, label) if is_noscribe(string) else None
    if timed is not None:
        return timed
    story = _page(string, label)
    shown = story.text.string
    apart = [block.span for block in story.blocks if block.kind == "furniture"]
    lines = [block.span for block in story.prose()]
    if not apart:
        return _transcript(shown, label, "html", lines)
    seen = list(shown)
    for span in apart:
        seen[span.start : span.end] = " " * len(span)
    found = recut(shown, find_all_turns("".join(seen), paragraphs=lines), [Mark(*span) for span in apart])
    return Interview(label, story.text, tuple(found.turns), tuple(found.pieces), tuple(found.speakers), form="html")


def _transcript(string: str, label: str, form: str, paragraphs: Sequence[Span] = ()) -> Interview:
    """``paragraphs`` are told by a form that has any, and not believed where somebody broke the lines by hand."""
    head, begin = split_head(string, label)
    plain = without_line_numbers(string)
    end = notes_at_the_end(plain)[0] if form == "txt" else len(plain)  # comments at the end of an export are nobody's words
    paragraphs = () if "\n\n" in plain and wrapped(plain) else paragraphs
    found = find_all_turns((plain if plain == string else without_indents(plain))[:end], begin, head.terms, paragraphs)
    return Interview(label, Text(plain), tuple(found.turns), tuple(found.pieces), tuple(found.speakers), head, form=form)
