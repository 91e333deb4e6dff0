"""What a file is, by its bytes and not by what it is called."""

from __future__ import annotations

import re
from typing import Final, Literal

from chatham.core.errors import ReadError
from chatham.readers.decode import looks_binary, unmarked_wide

Nature = Literal[
    "docx", "odt", "rtf", "pdf", "epub", "mail", "text", "none", "empty", "garbled", "sheet", "slides", "office", "old word", "old office", "locked", "archive"
]  # fmt: skip

_PICTURES = (b"\xff\xd8\xff", b"\x89PNG", b"GIF8", b"II*\x00", b"MM\x00*", b"BM", b"8BPS", b"\x00\x00\x01\x00")
_SOUNDS = (b"ID3", b"OggS", b"fLaC", b"\x1aE\xdf\xa3", b"\xff\xfb", b"\xff\xf3", b"\xff\xf2", b"\xff\xf1", b"caff", b"#!AMR", b"MThd")
_SYSTEM = re.compile(r"(?:^|/)(?:\.[^/]*|~\$[^/]*|thumbs\.db|desktop\.ini|icon\r?|[^/]*\.(?:lnk|url|webloc|tmp|bak~|crdownload|part))$", re.I)
_TEXTUAL = re.compile(r"\.(?:txt|text|md|markdown|srt|vtt|json|html?|csv|otr|eml)$", re.I)
_FIELD = re.compile(rb"^(?:received|return-path|delivered-to|from|to|date|subject|message-id|mime-version|content-type|x-[\w-]+):", re.I | re.M)
_MIMETYPE: Final = b"mimetypeapplication/"

_UNREAD: Final = {
    "garbled": ("text", "is named like a text but holds bytes that are none", "Save it again as text in UTF-8 and run again."),
    "sheet": ("sheet", "is a spreadsheet, which is not read as evidence", "Copy the cells with words into a text file and run again."),
    "slides": ("slides", "is a presentation, which is not read", "Export it as PDF and run again."),
    "office": ("office", "is an office file of a kind that is not read", "Save it as .docx or text and run again."),
    "old word": ("old-word", "is in the old Word format", "Save it as .docx, for example with soffice --headless --convert-to docx, and run again."),
    "old office": ("old-office", "is an old Office file", "Open it, save it as .docx or PDF and run again."),
    "locked": ("locked", "is locked with a password", "Save a copy without the password and run again."),
    "archive": ("archive", "is an archive, which is not opened", "Unpack it and name the folder."),
}


def is_system_file(label: str) -> bool:
    """True for what operating systems and programs leave lying about (hidden files, lock files, thumbnails)."""
    return bool(_SYSTEM.search(label))


def unread(what: Nature, label: str) -> ReadError | None:
    """The error for a file of a kind that is not read; None for one that is."""
    if what not in _UNREAD:
        return None
    code, message, next_step = _UNREAD[what]
    return ReadError(f"not-read-{code}", f"{label} {message}.", next_step)


def nature(data: bytes, label: str) -> Nature:
    """What the bytes are. 'none' is a picture, a sound or anything else that cannot be evidence in words;
    'garbled' is named like a text and is none."""
    if not data.strip(b"\x00 \r\n\t\xef\xbb\xbf"):
        return "empty"
    if is_system_file(label):
        return "none"
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _package(data)
    if b"%PDF-" in data[:1024] and not data[:1024].lstrip().startswith((b"<", b"{")):
        return "pdf"
    if data.lstrip()[:5] == b"{\\rtf":
        return "rtf"
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        return _compound(data)
    if data.startswith((b"\x1f\x8b", b"BZh", b"7z\xbc\xaf", b"Rar!", b"\xfd7zXZ")):
        return "archive"
    if data.startswith(_PICTURES + _SOUNDS) or data[4:8] == b"ftyp" or (data[:4] == b"RIFF" and data[8:12] in (b"WAVE", b"WEBP", b"AVI ")):
        return "none"
    if data[:5] == b"<?xml" and b"<office:document" in data[:4000]:
        return "odt"
    wide = data.startswith((b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")) or unmarked_wide(data)
    if wide or not looks_binary(data):
        return "mail" if _is_mail(data) else "text"
    return "garbled" if _TEXTUAL.search(label) else "none"


def _package(data: bytes) -> Nature:
    """What a packed file is, by the names of its first and last parts."""
    head = data[:4000] + data[-20_000:]
    if _MIMETYPE in data[:200]:
        kind = data[data.index(_MIMETYPE) + len(_MIMETYPE) :][:60]
        if kind.startswith(b"epub+zip"):
            return "epub"
        if kind.startswith(b"vnd.oasis.opendocument.text"):
            return "odt"
        return "sheet" if b"opendocument.spreadsheet" in kind else "slides" if b"opendocument.presentation" in kind else "office"
    if b"META-INF/container.xml" in head and b".opf" in head:
        return "epub"
    if b".iwa" in head:
        return "office"
    if b"word/" in head:
        return "docx"
    if b"xl/" in head or b"ppt/" in head:
        return "sheet" if b"xl/" in head else "slides"
    if b"content.xml" in head and b"META-INF/manifest.xml" in head:
        return "odt"
    return "docx" if b"[Content_Types].xml" in head else "archive"


def _compound(data: bytes) -> Nature:
    """What a file in the container of old Office programs is; new ones with a password are kept in it too."""
    names = [name for name in ("EncryptedPackage", "WordDocument") if name.encode("utf-16-le") in data]
    if "EncryptedPackage" in names:
        return "locked"
    return "old word" if names else "old office"


def _is_mail(data: bytes) -> bool:
    """True for bytes that begin as an e-mail does."""
    head = data[:8000].replace(b"\r\n", b"\n").split(b"\n\n", 1)[0]
    names = {m.group().lower() for m in _FIELD.finditer(head)}
    return b"from:" in names and len(names) >= 3 and bool(names & {b"message-id:", b"mime-version:", b"received:"})
