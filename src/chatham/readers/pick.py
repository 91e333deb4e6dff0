"""Choose a reader by what a file is, not by what it is called."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Literal

from chatham.core.errors import ReadError
from chatham.core.evidence import Interview
from chatham.core.story import Story
from chatham.core.text import Text
from chatham.readers.captions import is_captions, read_captions
from chatham.readers.decode import decode, looks_binary, unmarked_wide
from chatham.readers.docx import read_draft as read_word_draft
from chatham.readers.docx import read_words
from chatham.readers.drafts import read_html, read_markdown, read_plain
from chatham.readers.head import split_head
from chatham.readers.speech_json import read_speech_json
from chatham.readers.turns import find_turns, without_line_numbers

Nature = Literal["docx", "text", "none", "garbled", "pdf", "rtf", "office", "old office", "archive", "empty"]

_PICTURES = (b"\xff\xd8\xff", b"\x89PNG", b"GIF8", b"II*\x00", b"MM\x00*", b"BM", b"8BPS", b"\x00\x00\x01\x00")
_SOUNDS = (b"ID3", b"OggS", b"fLaC", b"\x1aE\xdf\xa3", b"\xff\xfb", b"\xff\xf3", b"\xff\xf2", b"\xff\xf1", b"caff", b"#!AMR", b"MThd")
_SYSTEM = re.compile(r"(?:^|/)(?:\.[^/]*|~\$[^/]*|thumbs\.db|desktop\.ini|icon\r?|[^/]*\.(?:lnk|url|webloc|tmp|bak~|crdownload|part))$", re.I)
_TEXTUAL = re.compile(r"\.(?:txt|text|md|markdown|srt|vtt|json|html?|csv|otr)$", re.I)
_HTML = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|article|div|p|h\d|section)\b", re.I | re.S)

_NOT_YET = {
    "garbled": ("text", "is named like a text but holds bytes that are none", "Save it again as text in UTF-8 and run again."),
    "pdf": ("pdf", "is a PDF, which is not read yet", "Export it as Word or text and run again."),
    "rtf": ("rtf", "is an RTF file, which is not read yet", "Save it as .docx and run again."),
    "office": ("office", "is an office file of a kind that is not read yet", "Save it as .docx or text and run again."),
    "old office": ("old-office", "is an old or encrypted Office file", "Open it, take the password off, save it as .docx and run again."),
    "archive": ("archive", "is an archive, which is not opened", "Unpack it and name the folder."),
}


def is_system_file(label: str) -> bool:
    """True for what operating systems and programs leave lying about (hidden files, lock files, thumbnails)."""
    return bool(_SYSTEM.search(label))


def nature(data: bytes, label: str) -> Nature:
    """What the bytes are. 'none' is a picture, a sound or anything else that cannot be evidence in words;
    'garbled' is named like a text and is none."""
    if not data.strip(b"\x00 \r\n\t\xef\xbb\xbf"):
        return "empty"
    if is_system_file(label):
        return "none"
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _package(data)
    if data.lstrip()[:5] == b"%PDF-":
        return "pdf"
    if data.lstrip()[:5] == b"{\\rtf":
        return "rtf"
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        return "old office"
    if data.startswith((b"\x1f\x8b", b"BZh", b"7z\xbc\xaf", b"Rar!", b"\xfd7zXZ")):
        return "archive"
    if data.startswith(_PICTURES + _SOUNDS) or data[4:8] == b"ftyp" or (data[:4] == b"RIFF" and data[8:12] in (b"WAVE", b"WEBP", b"AVI ")):
        return "none"
    wide = data.startswith((b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")) or unmarked_wide(data)
    if wide or not looks_binary(data):
        return "text"
    return "garbled" if _TEXTUAL.search(label) else "none"


def _package(data: bytes) -> Nature:
    head = data[:4000] + data[-20_000:]
    if b"word/" in head:
        return "docx"
    if b"mimetypeapplication/" in head or b"xl/" in head or b"ppt/" in head or b"[Content_Types].xml" in head:
        return "docx" if b"[Content_Types].xml" in head and b"xl/" not in head and b"ppt/" not in head else "office"
    return "archive"


def _refuse(what: str, label: str) -> ReadError:
    code, message, next_step = _NOT_YET[what]
    return ReadError(f"not-read-{code}", f"{label} {message}.", next_step)


def read_draft(data: bytes, label: str) -> Story:
    """The draft. Raises ReadError with a sentence for whatever is no draft."""
    what = nature(data, label)
    if what in _NOT_YET:
        raise _refuse(what, label)
    if what == "empty":
        raise ReadError("empty-draft", f"{label} is empty.", "Name the file that holds the draft.")
    if what == "docx":
        return read_word_draft(data, label)
    if what == "none":
        raise ReadError("no-draft", f"{label} is no text.", "Name a draft in Word, Markdown, text or HTML.")
    string, _ = decode(data, label)
    if _HTML.match(string[:4000]):
        return read_html(string, label)
    if re.search(r"(?m)^(?:#{1,6} \S|> ?\S|\[\^[^\]]+\]:|```)", string) or label.lower().endswith((".md", ".markdown")):
        return read_markdown(string, label)
    return read_plain(string, label)


def read_evidence(data: bytes, label: str) -> Interview | None:
    """One file of evidence, or None for a file that cannot be evidence. Raises ReadError for one that cannot be read."""
    what = nature(data, label)
    if what in ("none", "empty"):
        return None
    if what in _NOT_YET:
        raise _refuse(what, label)
    if what == "docx":
        string, _ = read_words(data, label)
        return _transcript(string, label, "docx")
    string, guessed = decode(data, label)
    if not string.strip() or _is_table(string, label):
        return None
    found = _read_text(string, label)
    return replace(found, form=found.form + "/cp1252") if guessed else found


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
        story = read_html(string, label)
        return _transcript(story.text.string, label, "html")
    return _transcript(string, label, "md" if label.lower().endswith((".md", ".markdown")) else "txt")


def _transcript(string: str, label: str, form: str) -> Interview:
    head, begin = split_head(string, label)
    string = without_line_numbers(string)
    found = find_turns(string, begin, head.terms)
    return Interview(label, Text(string), tuple(found.turns), tuple(found.pieces), tuple(found.speakers), head, form=form)
