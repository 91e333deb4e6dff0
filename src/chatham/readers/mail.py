"""Read an e-mail saved as a file: what its sender wrote, and apart from it what the sender repeats of others."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from chatham.core.errors import ReadError
from chatham.core.evidence import Head, Interview, Piece, Turn
from chatham.core.report import Problem
from chatham.core.text import Text
from chatham.readers.decode import decode
from chatham.readers.html_lines import Lines, parsed
from chatham.readers.turns import Turns

if TYPE_CHECKING:
    from email.message import EmailMessage

_REPEATED = re.compile(r"^[ \t]*>.*$|^On .{4,120} wrote:[ \t]*$|^-{2,}[ \t]*(?:Original|Forwarded) [Mm]essage.*$", re.M)
_BLANK = re.compile(r"\n[ \t]*\n\s*")
_FIELDS = re.compile(rb"^(?:from|date|subject|content-[\w-]{1,40}):[^\n]*(?:\n[ \t][^\n]*)*", re.I | re.M)
_LONGEST_FIELD = 8_000  # bytes; the parser of the standard library takes time with the square of them


def read_mail(data: bytes, label: str) -> Interview:
    """An e-mail as a document. Attachments are not opened, and that is said. Raises ``ReadError``."""
    from email import policy
    from email.message import EmailMessage
    from email.parser import BytesParser

    broken = ReadError("broken-mail", f"{label} is an e-mail that cannot be read.", "Copy its words into a text file and run again.")
    if any(m.end() - m.start() > _LONGEST_FIELD for m in _FIELDS.finditer(data)):
        raise broken
    try:
        message = BytesParser(policy=policy.default).parsebytes(data)
        assert isinstance(message, EmailMessage)
        body = _body(message, label)
        fields = [(name, " ".join(str(message.get(name, "")).split())) for name in ("From", "Date", "Subject")]
        attached = [part for part in message.iter_attachments() if part.get_content_maintype() in ("application", "text", "message")]
    except ReadError:
        raise
    except Exception:  # the parser of the standard library stumbles over hostile headers in many ways
        raise broken from None
    head = "".join(f"{name}: {words}\n" for name, words in fields if words) + "\n"
    string = (head + body).replace("\r\n", "\n").replace("\r", "\n").rstrip()
    found = _turns(string, len(head), re.sub(r"\s*<[^>]*>\s*$", "", fields[0][1]).strip('" '))
    problems: tuple[Problem, ...] = ()
    if attached:
        what = "an attachment, which was" if len(attached) == 1 else f"{len(attached)} attachments, which were"
        problems = (Problem("attachments", f"{label} has {what} not read.", label, "Save what is attached beside it and run again."),)
    return Interview(label, Text(string), tuple(found.turns), tuple(found.pieces), tuple(found.speakers), Head(), "document", "eml", problems=problems)


def _body(message: EmailMessage, label: str) -> str:
    """The words of the message, its plain form before its HTML."""
    part = message.get_body(preferencelist=("plain", "html"))
    if part is None:
        return ""
    raw = part.get_payload(decode=True)
    charset = part.get_content_charset() or "utf-8"
    try:
        words = raw.decode(charset) if isinstance(raw, bytes) else ""
    except (LookupError, UnicodeDecodeError):
        words = decode(raw, label)[0] if isinstance(raw, bytes) else ""
    if part.get_content_subtype() != "html" or not words.strip():
        return words
    lines = Lines()
    lines.walk(parsed(words, label))
    return "\n\n".join(lines.strings)


def _turns(string: str, begin: int, sender: str) -> Turns:
    """The sender's paragraphs, and lines repeated from others as nobody's."""
    found = Turns()
    mine = found.speaker(sender) if sender else -1
    cuts = [(m.start(), m.end(), True) for m in _REPEATED.finditer(string, begin)] + [(*m.span(), False) for m in _BLANK.finditer(string, begin)]
    at = begin
    for start, end, repeated in [*sorted(cuts), (len(string), len(string), False)]:
        for low, high, who in ((at, start, mine), (start, end if repeated else start, -1)):
            words = string[max(low, at) : high]
            first = max(low, at) + len(words) - len(words.lstrip())
            if words.strip():
                found.turns.append(Turn(len(found.turns) + 1, first, first + len(words.strip()), who))
                found.pieces.append(Piece(first, first + len(words.strip()), len(found.turns) - 1))
        at = max(at, end)
    return found
